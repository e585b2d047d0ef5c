"""Facts about people that a text states in passing: occupation, origin, other names, age."""

import re
from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.clauses import clause_verb
from rightsgraph.claims.reading import PUBLISHER
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, people_words
from rightsgraph.records import Fact, Kind, Span, Status
from rightsgraph.tagging import Block
from rightsgraph.tagging.mentions import name_words

__all__ = ["profile_facts"]

_AGE = re.compile(r"^\s*,?\s*(?:aged\s+|age\s+)?(?P<age>\d{1,3})(?=\s*(?:,|\)|\.|;|years? old|-year-old|$))", re.I)
_QUOTED = re.compile(r"\s*(?:,|of|was|is|:)?\s*([\"“‘'])([^\"”’]{2,60})[\"”’']")
_OLDEST = 120


def profile_facts(linked: Linked) -> Iterator[Fact]:
    """Yield the facts of a document about its named people, in the order of the text, each with its words."""
    seen: set[tuple[str, str, str]] = set()
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative:
            continue
        for sentence in block.doc.sents:
            for fact in _of_sentence(linked, number, block, sentence):
                key = (fact.entity, fact.predicate, fact.value.casefold())
                if key not in seen:
                    seen.add(key)
                    yield fact


def _of_sentence(linked: Linked, number: int, block: Block, sentence: Any) -> Iterator[Fact]:
    start, end = block.offsets(sentence)
    excerpt = Span(start=start, end=end)
    for token in sentence:
        key = _person_of(linked, number, token)
        if key is not None:
            yield from _described(linked, number, block, token, key, excerpt)
        if token.lower_ in name_words().pseudonym_nouns and token.pos_ == "NOUN":
            yield from _pseudonym(linked, number, block, token, excerpt)
    for mention in linked.parse.mentions:
        if mention.kind is Kind.PERSON and start <= mention.start < end:
            words = _age_after(linked.parse.document.text, mention.end)
            if words is not None:
                key = linked.named.of_mention[mention.start, mention.end]
                age = linked.parse.document.text[words.start : words.end]
                yield _fact(key, "age", age, words, excerpt)


def _age_after(text: str, end: int) -> Span | None:
    """The digits of an age that stands behind a name: "Name, 34," or "Name, aged 34"."""
    match = _AGE.match(text[end : end + 24])
    if match is None or int(match["age"]) > _OLDEST:
        return None
    if "age" not in match.group().lower() and text[end : end + 1] != ",":
        return None
    return Span(start=end + match.start("age"), end=end + match.end("age"))


def _fact(entity: str, predicate: str, value: str, words: Span, excerpt: Span, *, is_entity: bool = False) -> Fact:
    return Fact(
        entity=entity,
        predicate=predicate,
        value=value,
        is_entity=is_entity,
        said_by=PUBLISHER,
        status=Status.ASSERTED,
        words=words,
        excerpt=excerpt,
    )


def _person_of(linked: Linked, number: int, token: Any) -> str | None:
    """The one named person that a describing noun stands beside, or None."""
    if token.pos_ != "NOUN" or people_words().agent_type(token) not in ("individual", "activists", "detainees"):
        return None
    if token.dep_ not in ("appos", "attr", "compound", "nmod") and not any(c.dep_ == "appos" for c in token.children):
        return None
    described = token.head if token.dep_ in ("compound", "nmod") else token
    keys = linked.heads.get((number, described.i), ())
    return keys[0] if len(keys) == 1 and linked.entities[keys[0]].kind is Kind.PERSON else None


def _described(linked: Linked, number: int, block: Block, token: Any, key: str, excerpt: Span) -> Iterator[Fact]:
    """The occupation that a noun beside a name tells, and the origin after its "from"."""
    if token.dep_ != "conj" and people_words().agent_type(token) != "detainees":
        words = block.doc[_first_of(token) : token.i + 1]
        start, end = block.offsets(words)
        yield _fact(key, "occupation", words.text, Span(start=start, end=end), excerpt)
    origins = [place for c in token.children if c.dep_ == "prep" and c.lower_ == "from" for place in c.children]
    for place in origins:
        keys = linked.heads.get((number, place.i), ())
        if len(keys) != 1 or linked.entities[keys[0]].kind is not Kind.PLACE:
            continue
        offset = block.start + place.idx
        here = next((m for m in linked.entities[keys[0]].mentions if m.start <= offset < m.end), None)
        if here is not None:
            named = Span(start=here.start, end=here.end)
            yield _fact(key, "origin", keys[0], named, excerpt, is_entity=True)


def _first_of(noun: Any) -> int:
    """The first token of an occupation: with its adjectives, without "former", numbers and dates."""
    modifiers = (c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod"))
    first = min((c.i for c in modifiers if c.lower_ not in claim_words().not_occupation), default=noun.i)
    while first < noun.i and (noun.doc[first].is_punct or noun.doc[first].ent_type_ in ("CARDINAL", "DATE")):
        first += 1
    return int(first)


def _pseudonym(linked: Linked, number: int, block: Block, token: Any, excerpt: Span) -> Iterator[Fact]:
    """The quoted words (or the name) after "pseudonym", for the person whose it is."""
    text = block.doc.text
    after = text[token.idx + len(token) : token.idx + len(token) + 80]
    match = _QUOTED.match(after)
    if match is None:
        return
    start = block.start + token.idx + len(token) + match.start(2)
    people = [k for k in dict.fromkeys(_owners(linked, number, token)) if linked.entities[k].kind is Kind.PERSON]
    if len(people) == 1:
        name = match.group(2).rstrip(",.")
        yield _fact(people[0], "pseudonym", name, Span(start=start, end=start + len(name)), excerpt)


def _owners(linked: Linked, number: int, noun: Any) -> list[str]:
    """Whose something is: by a possessive, else the subject of its clause."""
    owners = [key for c in noun.children if c.dep_ == "poss" for key in linked.heads.get((number, c.i), ())]
    if owners:
        return owners
    subjects = [c for c in clause_verb(noun).children if c.dep_ == "nsubj"]
    return [r.entity for subject in subjects for r in linked.referents(number, subject)]
