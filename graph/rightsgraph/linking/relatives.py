"""What a relative pronoun stands for: a noun before it, with all that is coordinated with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.phrases import antecedent
from rightsgraph.linking.words import is_pronoun, lemma, people_words
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["heads_of_relative"]

_BODIES = frozenset({"media", "company", "court"})
"""Agent types of nouns that "who" does not mean: "known by a nickname on social media, who was arrested"."""

_JUDGES = frozenset({"judge", "magistrate", "justice", "juror"})
"""Nouns of that type for people, whom "who" does mean: "the people, including a judge who sentenced her"."""

_Heads = Mapping[tuple[int, int], tuple[str, ...]]


def heads_of_relative(heads: _Heads, entities: Mapping[str, Entity], number: int, pronoun: Any) -> Iterator[Any]:
    """Yield the heads of the phrases that a relative pronoun of block `number` stands for.

    `heads` maps (block number, token number) to keys of `entities`.
    """
    found = antecedent(pronoun)
    if found is None:
        return
    target = found
    if pronoun.lower_ == "who":
        target = _person_above(heads, entities, number, found)
        if _tell_of(heads, number, pronoun.head, target):
            target = target.head.head
    yield from (c for c in conjuncts(_counted(pronoun, target)) if c.i < pronoun.i or c == target)


def _tell_of(heads: _Heads, number: int, verb: Any, person: Any) -> bool:
    """Whether relatives "of A, who said he was beaten" say it, and not A."""
    over = person.head.head
    family = person.dep_ == "pobj" and person.head.lower_ == "of" and people_words().agent_type(over) == "family"
    if not family or not people_words().speaks_of(verb):
        return False
    own = heads.get((number, person.i), ())
    told = (s for c in verb.children if c.dep_ == "ccomp" for s in c.children if s.dep_ in SUBJECTS)
    return any(is_pronoun(s.text) and heads.get((number, s.i), ()) == own != () for s in told)


def _counted(relative: Any, target: Any) -> Any:
    """Return what a relative clause is about; "six journalists, including X, who were charged" speaks of the six."""
    over = target.head
    plural = any(c.lower_ in ("were", "are", "have") for c in relative.head.children if c.dep_ in ("aux", "auxpass"))
    one_included = target.dep_ == "pobj" and over.lower_ == "including" and target.tag_ in ("NNP", "NN")
    if plural and one_included and not any(c.dep_ == "conj" for c in target.children):
        return over.head
    return target


def _person_above(heads: _Heads, entities: Mapping[str, Entity], number: int, token: Any) -> Any:
    """Climb from a thing or place to the nearest noun for a person ("an engineer from Sichuan, who ...")."""
    here = token
    for _ in range(6):
        keys = heads.get((number, here.i), ())
        known = entities[keys[0]] if keys else None
        judges = lemma(here) in _JUDGES
        if known is not None and known.kind is not Kind.PLACE and (judges or known.agent_type not in _BODIES):
            return here
        agent_type = people_words().agent_type(here)
        if (agent_type and (judges or agent_type not in _BODIES)) or here.lower_ in people_words().stand_ins:
            return here
        if here.head.lower_ == "including":
            break  # one of many, and not all of them
        if here.dep_ not in ("pobj", "prep", "appos", "dobj", "conj", "acl"):
            break
        here = here.head
    return token
