"""Where a named person belongs, as the words beside the name tell: nation, people, belief, home, body, family.

Only what is said: "Tibetan monk" tells of a people and not of a nation, "Kenyan journalist" of a nation in the words of
the text. What is denied, doubted or asked is not told.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rightsgraph.linking import Linked, lemma, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging import read_words
from rightsgraph.tagging.gazetteer import plain
from rightsgraph.tagging.mentions import name_words

__all__ = [
    "ProfileWords",
    "Told",
    "is_belonging",
    "profile_words",
    "tells_residence",
    "told_beside",
    "told_by_verb",
    "told_of_family",
]

_LONGEST = 3
_BEFORE = ("amod", "compound", "nmod", "nummod")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileWords:
    """The lists of `profiles.toml` by name; the comments there say what each is for."""

    citizens: frozenset[str]
    ethnic_words: frozenset[str]
    descent_nouns: frozenset[str]
    residents: frozenset[str]
    living_verbs: frozenset[str]
    based: frozenset[str]
    members: frozenset[str]
    family: frozenset[str]


@functools.cache
def profile_words() -> ProfileWords:
    """Return the words of profiles; ResourceError names the file, the list and the remedy."""
    return read_words("data/lexicon/profiles.toml", ProfileWords)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told: its predicate, the tokens [start, end) that tell it, and the entity it points to, if any."""

    predicate: str
    start: int
    end: int
    entity: str | None = None


def is_belonging(linked: Linked, token: Any) -> bool:
    """Return whether a word tells where somebody belongs, and not what they do: "Kenyan", "Catholic", "resident"."""
    words = profile_words()
    if lemma(token) in words.citizens | words.residents | words.members or token.lower_ in words.based:
        return True
    return token.lower_ in words.ethnic_words or _belonging(linked, token.doc[token.i : token.i + 1]) is not None


def told_beside(linked: Linked, number: int, noun: Any) -> Iterator[Told]:
    """Yield what a noun that describes a person, or a name, and the words on it tell of the person."""
    doc, words = noun.doc, profile_words()
    before = [c for c in noun.lefts if c.dep_ in _BEFORE]
    first = min((min(t.i for t in c.subtree) for c in before), default=noun.i)
    yield from _peoples(linked, doc, first, noun)
    word = lemma(noun)
    for preposition in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"):
        for target in (c for c in preposition.children if c.dep_ == "pobj"):
            if target.lower_ in words.descent_nouns:
                start = min((c.i for c in target.lefts if c.dep_ in _BEFORE), default=target.i)
                yield from (Told("ethnicity", t.start, t.end) for t in _phrases(linked, doc, start, target.i))
            elif word in words.residents:
                yield from _pointing(linked, number, target, "residence", Kind.PLACE)
            elif word in words.citizens:
                yield from _nation(linked, number, target)
            elif word in words.members:
                yield from _pointing(linked, number, target, "member", Kind.ORGANISATION)
    for place in before:
        if word in words.residents:
            yield from _pointing(linked, number, place, "residence", Kind.PLACE)
    for based in (c for c in noun.children if c.lower_ in words.based):
        near = [c for c in based.subtree if c.i < based.i]
        inside = [p for c in based.children if c.dep_ == "prep" and c.lower_ == "in" for p in c.children]
        for place in (*near, *inside):
            yield from _pointing(linked, number, place, "residence", Kind.PLACE)


def tells_residence(verb: Any) -> bool:
    """Return whether a word is a verb of living in the present ("lives in Kano")."""
    living = verb.pos_ == "VERB" and verb.tag_ in ("VBZ", "VBP", "VBG")
    return living and verb.lemma_.lower() in profile_words().living_verbs


def told_by_verb(linked: Linked, number: int, verb: Any) -> Iterator[Told]:
    """Yield where a person lives, from a verb that `tells_residence`."""
    for preposition in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "at", "near")):
        for place in (c for c in preposition.children if c.dep_ == "pobj"):
            yield from _pointing(linked, number, place, "residence", Kind.PLACE)


def told_of_family(linked: Linked, number: int, noun: Any) -> Iterator[tuple[str, Told]]:
    """Yield (person, what is told) where a noun of family joins two people: "his wife, B", "B, the sister of A"."""
    if lemma(noun) not in profile_words().family:
        return
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]
    whose = {key for owner in owners for key in linked.heads.get((number, owner.i), ()) if _is_person(linked, key)}
    named = [noun.head] if noun.dep_ in ("appos", "compound", "nmod") else []
    named += [c for c in noun.children if c.dep_ == "appos"]
    who = {key for t in (noun, *named) for key in linked.heads.get((number, t.i), ()) if _is_person(linked, key)}
    who -= whose
    if len(whose) == len(who) == 1:
        start = min((c.i for c in noun.lefts if c.dep_ in ("poss", "det", *_BEFORE)), default=noun.i)
        yield whose.pop(), Told("relative", start, noun.i + 1, who.pop())


def _is_person(linked: Linked, key: str) -> bool:
    entity = linked.entities.get(key)
    return entity is not None and entity.kind is Kind.PERSON


def _peoples(linked: Linked, doc: Any, first: int, noun: Any) -> Iterator[Told]:
    """Yield peoples, beliefs and nations among the words from `first` to a noun, and in the noun itself."""
    own = noun.pos_ != "PROPN" or lemma(noun) in name_words().peoples | name_words().beliefs
    for told in _phrases(linked, doc, first, noun.i + 1 if own else noun.i):
        here = doc[told.start]
        apart = noun not in (here, here.head) and here.head.i not in range(told.start, told.end)
        if apart and here.head.dep_ in _BEFORE and here.head.pos_ == "PROPN":
            continue  # "the Catholic University lecturer": the university's
        if told.predicate != "nationality":
            yield told
        elif noun.pos_ == "NOUN" and people_words().agent_type(noun) is not None:
            yield Told("nationality", told.start, told.end)


def _phrases(linked: Linked, doc: Any, first: int, last: int) -> Iterator[Told]:
    """Yield the peoples, beliefs and nations in the tokens [first, last), the longest words first."""
    at = first
    while at < last:
        for length in range(min(_LONGEST, last - at), 0, -1):
            predicate = _belonging(linked, doc[at : at + length])
            if predicate is not None:
                ethnic = at > first and doc[at - 1].lower_ in profile_words().ethnic_words
                yield Told("ethnicity" if ethnic else predicate, at, at + length)
                at += length - 1
                break
        at += 1


def _belonging(linked: Linked, span: Any) -> str | None:
    """Return what words are of: `ethnicity`, `religion`, `nationality`, or None."""
    words = name_words()
    forms = {span.text.lower(), span.lemma_.lower(), span.text.lower().removesuffix("s")}
    if forms & words.beliefs:
        return "religion"
    if forms & words.peoples:
        return "ethnicity"
    return "nationality" if len(span) == 1 and plain(span.text) in linked.gazetteer.demonyms else None


def _nation(linked: Linked, number: int, token: Any) -> Iterator[Told]:
    """Yield a nation after "citizen of"."""
    for told in _pointing(linked, number, token, "nationality", Kind.PLACE):
        if told.entity is not None and linked.gazetteer.country_of(linked.entities[told.entity].name):
            yield Told("nationality", told.start, told.end)


def _pointing(linked: Linked, number: int, token: Any, predicate: str, kind: Kind) -> Iterator[Told]:
    """Yield what points to the one named entity of a kind that a token refers to."""
    keys = linked.heads.get((number, token.i), ())
    if len(keys) != 1 or linked.entities[keys[0]].kind is not kind or not linked.entities[keys[0]].named:
        return
    block = linked.parse.blocks[number]
    for mention in linked.entities[keys[0]].mentions:
        if mention.start <= block.start + token.idx < mention.end:
            span = block.span(mention.start, mention.end)
            yield Told(predicate, span.start, span.end, keys[0])
            return
