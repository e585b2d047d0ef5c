"""The people whom a text lists by name: in brackets, after a dash, or after a colon ("The monks were: A, B and C")."""

from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.words import lemma, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import FINITE
from rightsgraph.tagging.numbers import number_of

__all__ = ["counted", "first_listed", "listed_after", "listed_as"]

_OPENING = {"(": ")", "—": "—", "–": "–", "--": "--", ":": ""}
"""What opens a list, and what closes it; after a colon the end of the sentence does."""

_SEPARATORS = frozenset({",", ";", "and", "&"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_REACH = 24
"""How many tokens may stand between the noun and what opens its list."""


def listed_after(discourse: Discourse, noun: Any) -> list[str]:
    """Return the keys of the people listed after a plural noun and no other noun for people, nothing where unsure.

    "three monks on 8 April (Ana Sol, Bo Lin, and a third)", "ten women—Ana Sol, Bo Lin (48) and others—were held".
    """
    doc, stop = noun.doc, noun.sent.end
    announced = _after_colon(discourse, noun)
    if announced:
        return announced
    for token in doc[noun.i + 1 : min(stop, noun.i + _REACH)]:
        if token.text in _OPENING and not (token.text == "(" and _closes_before_name(discourse, token, stop)):
            return _people(discourse, token.i + 1, stop, _OPENING[token.text])
        if token.i in discourse.names and discourse.entity(discourse.names[token.i]).kind is Kind.PERSON:
            return []
        if token.tag_ in FINITE or token.text in (";", ".", ",", ")"):
            return []
        if token.tag_ == "NNS" and token.pos_ == "NOUN" and token.dep_ != "compound":
            return []
    return []


def _after_colon(discourse: Discourse, noun: Any) -> list[str]:
    """Return the people listed behind the colon at the end of what is told of a counted noun, nothing where unsure.

    "Police detained four nuns in Tarn county, Khatlon province: Ana Sol, Bo Lin and others": the colon tells who they
    were, whatever stands between, when no other people are named or counted there and the list is not too long.
    """
    doc, count = noun.doc, counted(noun)
    colon, stop = _colon_behind(noun)
    if count is None or colon is None:
        return []
    for token in doc[noun.i + 1 : colon]:
        if token.i in discourse.names and discourse.entity(discourse.names[token.i]).kind is Kind.PERSON:
            return []
        if token.tag_ in ("NNS", "NNPS") and counted(token) is not None and people_words().agent_type(token):
            return []
    people = _people(discourse, colon + 1, stop, "")
    return people if len(people) <= count else []


def _colon_behind(noun: Any) -> tuple[int | None, int]:
    """Return the colon of a noun's sentence, outside brackets, and where its list ends: the parser may cut there."""
    doc, depth = noun.doc, 0
    for token in doc[noun.i + 1 : noun.sent.end]:
        depth += (token.text == "(") - (token.text == ")")
        if token.text == ":" and not depth:
            after = doc[token.i + 1].sent.end if token.i + 1 < len(doc) else token.i + 1
            return token.i, max(noun.sent.end, after)
    return None, noun.sent.end


def counted(token: Any) -> int | None:
    """Return the number that a phrase counts, None where it counts nothing."""
    if token.pos_ == "NUM":
        return number_of(token.text)
    own = [c for c in token.children if c.dep_ in ("nummod", "compound", "nmod")]
    counts = [c if c.dep_ == "nummod" else next((n for n in c.children if n.dep_ == "nummod"), None) for c in own]
    first = token.left_edge  # "ten Tarn Union members": the parser hangs the ten on the union
    number = next((c for c in counts if c is not None and (c.head == token or c == first)), None)
    return None if number is None else number_of(number.text)


def listed_as(discourse: Discourse, subject: Any) -> list[str]:
    """Return the keys of the people of "The monks were: A, B and C" for its subject, nothing where it is no such."""
    verb = subject.head
    if verb.lemma_ != "be" or subject.dep_ != "nsubj" or verb.i < subject.i or verb.i + 1 >= subject.sent.end:
        return []
    if any(c.dep_ in ("aux", "neg", "mark") for c in verb.children):
        return []
    start, stop = verb.i + 1, subject.sent.end
    if subject.doc[start].text == ":":
        start += 1
        stop = _end_of_list(subject.doc, start)
    return _people(discourse, start, stop, "")


def _end_of_list(doc: Any, start: int) -> int:
    """Return where a list behind a colon ends: at the next full stop, though the parser may cut a sentence before."""
    stop = doc[start].sent.end if start < len(doc) else start
    while stop < len(doc) and doc[stop - 1].text not in (".", "!", "?"):
        stop = doc[stop].sent.end
    return int(stop)


def _closes_before_name(discourse: Discourse, bracket: Any, stop: int) -> bool:
    """Whether a bracket holds no person's name: "(Kardze) county"."""
    first = bracket.doc[bracket.i + 1] if bracket.i + 1 < stop else None
    return first is None or _starting_at(discourse, first.i) is None


def _people(discourse: Discourse, start: int, stop: int, closing: str) -> list[str]:
    """Return the people of a list that starts at a token: each the first name of its part, brackets left out.

    Parts without a name ("an abbot", "52 years old") tell of the one before or name nobody. What opens with no name,
    and what has a verb of its own ("A and B said"), is no list.
    """
    doc = discourse.linked.parse.blocks[discourse.block].doc
    items = _items(doc, start, stop, closing)
    if len(items) > 2:
        return _first_of_each(discourse, items)
    found: list[str] = []
    depth, fresh, i = 0, True, start
    while i < stop:
        token = doc[i]
        if not depth and token.text in (closing, ")"):
            break
        depth += (token.text == "(") - (token.text == ")")
        if depth or token.text == ")":
            i += 1
            continue
        if token.tag_ in FINITE:
            return []
        if token.lower_ in _RELATIVE:
            break
        if token.lower_ in _SEPARATORS:
            fresh = True
        elif fresh:
            name = _starting_at(discourse, i)
            if name is not None:
                found.append(name[0])
                i, fresh = name[1], False
                continue
            fresh = token.is_punct or token.is_space or token.tag_ in ("NN", "NNS")  # "monk Ana Sol"
            fresh = fresh or lemma(token) in people_words().sexes  # "Males A and B and females C, D"
            if not fresh and not found:
                return []
        i += 1
    return found if len(found) > 1 else []


def _items(doc: Any, start: int, stop: int, closing: str) -> list[tuple[int, int]]:
    """Return the parts [start, end) of a list that semicolons part, brackets of its own left alone."""
    parts, depth, first = [], 0, start
    for i in range(start, stop):
        if not depth and doc[i].text in (closing, ")"):
            stop = i
            break
        depth += (doc[i].text == "(") - (doc[i].text == ")")
        if doc[i].text == ";" and not depth:
            parts.append((first, i))
            first = i + 1
    return [*parts, (first, stop)]


def _first_of_each(discourse: Discourse, items: list[tuple[int, int]]) -> list[str]:
    """Return the people with whom the parts of a list open, whatever is told of each; nothing if one is no name."""
    doc = discourse.linked.parse.blocks[discourse.block].doc
    found: list[str] = []
    for start, end in items:
        i = start
        while i < end and _starting_at(discourse, i) is None:
            if not (doc[i].lower_ in _SEPARATORS or doc[i].is_space or people_words().agent_type(doc[i])):
                break
            i += 1
        name = _starting_at(discourse, i) if i < end else None
        if name is None and i < end and not doc[i].text[:1].isupper():
            return []
        if name is not None:
            found.append(name[0])
    return found if 2 * len(found) > len(items) else []


def first_listed(discourse: Discourse, index: int) -> tuple[str, ...]:
    """Return the key of the person whose name starts at a token, nothing where none does."""
    found = _starting_at(discourse, index)
    return () if found is None else (found[0],)


def _starting_at(discourse: Discourse, index: int) -> tuple[str, int] | None:
    """Return the key and the end of the person's name that starts at a token, or None."""
    block = discourse.linked.parse.blocks[discourse.block]
    start = block.start + block.doc[index].idx
    mention = discourse.linked.parse.mention_at(start)
    if mention is None or mention.start != start or mention.kind is not Kind.PERSON:
        return None
    key = discourse.linked.named.of_mention[mention.start, mention.end]
    return key, block.span(mention.start, mention.end).end
