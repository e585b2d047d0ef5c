"""Whether a state is said to hold on the day of the document: "remains in custody", "has been held since May"."""

from typing import Any

from rightsgraph.claims.dates import Clock
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Time

__all__ = ["is_ongoing"]


def is_ongoing(token: Any, time: Time | None, clock: Clock) -> bool:
    """Return whether it is said to be so on the day of the document: a present tense, "remain", "is still held"."""
    if time is not None and time.begin_earliest is not None and time.end_latest is not None:
        return bool(clock.today and time.end_latest >= clock.today)
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        if verb.dep_ in ("relcl", "acl", "dobj", "nsubj", "nsubjpass"):
            return False
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    words = claim_words()
    if verb.dep_ == "xcomp" and verb.head.lemma_ in words.going_on:
        return _is_present(verb.head)  # "continues to be held"
    known = verb.lemma_ in words.continuing_perfect and not any(c.lower_ in words.many_times for c in verb.subtree)
    if known and any(c.lower_ in ("since", "for") and any(c.children) for c in verb.children):
        if any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'s", "'ve") for c in verb.children):
            return True
        if verb.dep_ == "acl" and verb.tag_ == "VBN":  # "A, detained since 2019, is ill"
            return _is_present(clause_verb(verb.head))
    return _is_present(verb) and verb.lemma_.lower() in words.continuing


def _is_present(verb: Any) -> bool:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(auxiliaries & {"is", "are", "'s", "'re", "remains", "remain"}) or (
        verb.tag_ in ("VBZ", "VBP") and not auxiliaries
    )
