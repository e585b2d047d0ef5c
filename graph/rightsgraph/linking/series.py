"""The rest of a list of names, by its commas: "detained Dorje, Lobsang Oezer (45), teacher Ana Sol, and Bo Lin on".

The parser often takes a list apart. Where a name is followed by nothing but brackets, ages, commas, "and", nouns for
people and another name, that name is of the same list.
"""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.words import people_words
from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import Block, Parse
from rightsgraph.tagging.labels import FINITE, SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["end_of_list", "names_listed_on"]

_SEPARATORS = frozenset({",", ";", "and", "&"})
_TOGETHER = (("along", "with"), ("together", "with"), ("as", "well", "as"))
_AGE = frozenset({"age", "aged"})
_DESCRIBING = frozenset({"NOUN", "ADJ", "PROPN", "DET"})
_OF_ORIGIN = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "PART"})
_MOST_WORDS = 6
"""Words of a description before a name at most: "former rights group member Ana Sol"."""


def names_listed_on(parse: Parse, block: Block, last: Any, stop: int) -> Iterator[Any]:
    """Yield the head of each person's name by which a list goes on behind the name that holds the token `last`.

    `last` may be the noun before that name too ("the teacher Ana Sol"). The list ends before the token `stop`.
    """
    here = parse.mention_at(block.start + last.idx)
    end = min(stop, last.sent.end)
    if here is None:
        here = _named_behind(parse, block, last)
        undergo = last.tag_ == "NNS" and last.dep_ in ("dobj", "nsubjpass")
        if undergo and here is not None and here.kind is Kind.PERSON:
            root = block.span(here.start, here.end).root
            if _is_of_another_clause(root, _token_behind(block, here), end, stop):
                return
            yield root
    if here is None and last.tag_ == "NNS":  # "detained practitioners from Tarn, Ana Sol, 40, and Bo Lin"
        found = _next_name(parse, block, last.i + 1, end)
        if found is None or _is_of_another_clause(*found, end, stop):
            return
        yield found[0]
        here = parse.mention_at(block.start + found[0].idx)
    if here is None or here.kind is not Kind.PERSON:
        return
    i = _token_behind(block, here)
    while (found := _next_name(parse, block, i, end)) is not None:
        name, i = found
        if _is_of_another_clause(name, i, end, stop):
            return
        yield name


def end_of_list(last: Any, head: Any) -> int:
    """Return the token before which a list ends that goes on behind a token: its verb, or the "was" before that."""
    verb = head.head
    if head.dep_ not in SUBJECTS or verb.i < last.i:
        return len(head.doc)
    before = (c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i > last.i)
    return int(min((verb.i, *before)))


def _named_behind(parse: Parse, block: Block, noun: Any) -> Mention | None:
    """The name right behind a noun, with a comma at most between."""
    doc, i = block.doc, noun.i + 1
    i += i < len(doc) and doc[i].text == ","
    mention = parse.mention_at(block.start + doc[i].idx) if i < len(doc) else None
    return mention if mention is not None and mention.start == block.start + doc[i].idx else None


def _next_name(parse: Parse, block: Block, i: int, end: int) -> tuple[Any, int] | None:
    """The head of the next name of a list that has come to token `i`, and the token behind the name."""
    doc = block.doc
    depth, parted, described, origin = 0, False, 0, False
    while i < end:
        token = doc[i]
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if depth or token.text == ")" or token.is_space:
            i += 1
            continue
        if not parted and (origin or _opens_origin(token)) and token.lower_ not in _SEPARATORS:
            if token.pos_ not in _OF_ORIGIN or (origin and _mention_of_person(parse, block, token)):
                return None
            i, origin = i + 1, True
            continue
        together = next((len(words) for words in _TOGETHER if _reads(doc, i, words)), 0)
        mention = parse.mention_at(block.start + token.idx) if parted else None
        if token.lower_ in _SEPARATORS or together:
            parted, described = True, 0
            i += max(1, together)
        elif mention is not None and mention.kind is Kind.PERSON and mention.start == block.start + token.idx:
            behind = _token_behind(block, mention)
            if behind < len(doc) and doc[behind].tag_ == "POS":
                i, described = behind + 1, described + 1  # "Ana Sol's father Bo Sol"
                continue
            if described and not _tells_of_people(doc[i - 1]):
                return None
            return doc[i:behind].root, behind
        elif parted and (token.lower_ in _AGE or (token.like_num and _is_age(doc, i))):
            i += 1
        elif parted and (years := _years_old(doc, i)):
            i += years
        elif parted and token.tag_ == "PRP$" and i + 1 < end and doc[i + 1].lemma_ in name_words().family_nouns:
            i, described = i + 1, described + 1  # "Ana Sol, her sisters Eva Sol and Ida Sol, and Bo Lin"
        elif not parted and doc[i - 1].text == ")" and token.tag_ == "NNP":
            i += 1  # "Ana (Anna) Sol": the rest of a name behind its other form
        elif parted and described < _MOST_WORDS and token.pos_ in _DESCRIBING:
            i, described = i + 1, described + 1
        else:
            return None
    return None


def _is_of_another_clause(name: Any, behind: int, end: int, stop: int) -> bool:
    """Whether a verb of its own stands behind a name, or the parser makes it a subject: "held A, and B fled"."""
    doc = name.doc
    if behind < end and doc[behind].text == "," and behind + 1 < end:
        behind += 1
    if behind < stop and behind < len(doc) and doc[behind].tag_ in FINITE:
        return True
    if name.dep_ not in SUBJECTS or not name.i < name.head.i < stop:
        return False
    between = doc[name.i : name.head.i].text
    return bool(between.count("(") == between.count(")"))


def _opens_origin(token: Any) -> bool:
    """Whether a word opens what tells where somebody is from: "pastor Ana Sol of the Tarn Church and Bo Lin"."""
    return token.lower_ in ("of", "from") and token.dep_ == "prep"


def _mention_of_person(parse: Parse, block: Block, token: Any) -> bool:
    mention = parse.mention_at(block.start + token.idx)
    return mention is not None and mention.kind is Kind.PERSON


def _years_old(doc: Any, i: int) -> int:
    """How many tokens an age before a name has: "45-year-old Ana Sol"; none elsewhere."""
    words = [t.lower_ for t in doc[i : i + len("45 - year - old".split())] if t.text != "-"]
    told = len(words) > 2 and words[0].isdigit() and words[1] in ("year", "years") and words[2] == "old"
    return next((n for n in range(1, 6) if doc[i + n - 1].lower_ == "old"), 0) if told else 0


def _token_behind(block: Block, mention: Mention) -> int:
    return int(block.span(mention.start, mention.end).end)


def _reads(doc: Any, i: int, words: tuple[str, ...]) -> bool:
    return i + len(words) <= len(doc) and all(doc[i + n].lower_ == word for n, word in enumerate(words))


def _is_age(doc: Any, i: int) -> bool:
    """Whether a number stands for itself between commas, or behind "aged"."""
    if doc[i - 1].lower_ in _AGE:
        return True
    closed = i + 1 >= len(doc) or doc[i + 1].text in (",", ";") or doc[i + 1].lower_ == "and"
    return len(doc[i]) < len("100") and doc[i - 1].text == "," and closed


def _tells_of_people(token: Any) -> bool:
    return people_words().agent_type(token) is not None or token.lower_ in name_words().titles
