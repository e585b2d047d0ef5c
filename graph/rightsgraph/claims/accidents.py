"""What nobody did: deaths and injuries in accidents and disasters, which are no killings and no attacks."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.agents import by_agent
from rightsgraph.claims.dependents import preposition_objects
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words

__all__ = ["is_accident", "is_by_thing"]

_ARMED = frozenset({"police", "army", "military", "security", "armoured", "armored", "government"})


def is_accident(token: Any) -> bool:
    """Return whether nobody did it: "killed in a crash", "an earthquake killed", "a bridge fell, killing six"."""
    return any(_in_accident(verb) for verb in _coordinated(token))


def is_by_thing(token: Any) -> bool:
    """Return whether a thing did it, and nobody: "detained by heavy traffic", "tortured by doubts"."""
    things = claim_words().delays | claim_words().torments
    return any(
        noun.lemma_.lower() in things for noun in (*by_agent(token), *(c for c in token.children if c.dep_ == "nsubj"))
    )


def _coordinated(token: Any) -> Iterator[Any]:
    """The token and the verbs that it is coordinated with before it: "killing six and injuring two"."""
    yield token
    while token.dep_ == "conj" and token.head.pos_ in ("VERB", "NOUN"):
        token = token.head
        yield token


def _in_accident(token: Any) -> bool:
    clauses = (token.head,) if token.dep_ == "advcl" else ()
    if any(_is_mishap(verb) for verb in (*clauses, *(c for c in token.children if c.dep_ == "advcl"))):
        return True
    if token.dep_ == "relcl" and not is_passive(token):
        over = token.head.head if token.head.ent_type_ in ("DATE", "TIME") else token.head
        phrase = token.doc[over.left_edge.i : token.i]  # "victims of an earthquake last month that killed"
        if any(_is_accident(noun) and noun.dep_ in ("pobj", "nsubj", "dobj", "conj", "attr") for noun in phrase):
            return True
    subjects = (c for c in token.children if c.dep_ == "nsubj")
    if any(_is_accident(noun) for noun in (*subjects, *by_agent(token))):
        return True
    return any(_is_accident(o) for o in preposition_objects(token, "in", "during"))


def _is_accident(noun: Any) -> bool:
    words = claim_words()
    if noun.lemma_.lower() in words.explosions:  # "a gas explosion", "an explosion of gas"
        beside = (c for c in noun.children if c.dep_ in ("compound", "nmod"))
        return any(c.lower_ in words.explosive for c in (*beside, *preposition_objects(noun, "of", "at", "in")))
    return noun.lemma_.lower() in words.accidents


def _is_mishap(verb: Any) -> bool:
    """Whether a clause tells of an accident that nobody is said to have caused: "a bridge fell", "a lorry hit them"."""
    words = claim_words()
    vehicles = (c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in words.vehicles)
    if any(_ARMED.isdisjoint(t.lower_ for t in noun.subtree) for noun in vehicles):
        return True
    caused = is_passive(verb) or any(c.dep_ == "dobj" for c in verb.children)
    return verb.lemma_.lower() in words.accident_verbs and not caused
