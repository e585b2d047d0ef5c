"""Who did what a noun tells, where the words are not "by": "soldiers were responsible for the killing of A"."""

from typing import Any

from rightsgraph.claims.clauses import subjects
from rightsgraph.claims.words import claim_words

__all__ = ["answerable", "is_committed"]

_BESIDE = frozenset({"nsubj", "acomp", "prep", "punct", "cc", "conj", "npadvmod"})
"""What may stand at the verb: anything else, such as a negation, a modal or an adverb, makes it less than a fact."""


def answerable(noun: Any) -> list[Any]:
    """Return the heads of those who are plainly said to be responsible for, or behind, what a noun tells.

    Only of a main clause, whose statement is as firm as that of the noun; who is "suspected of being responsible" or
    "found responsible" is left out.
    """
    if noun.dep_ != "pobj":
        return []
    preposition = noun.head
    over = preposition.head
    blaming = preposition.lower_ == "for" and over.lower_ in claim_words().answering and over.dep_ == "acomp"
    verb = over.head if blaming else over
    if not blaming and not (preposition.lower_ == "behind" and preposition.i == verb.i + 1):
        return []
    if verb.lemma_ != "be" or verb.dep_ != "ROOT" or verb.tag_ == "VB":
        return []
    if any(c.dep_ not in _BESIDE for c in verb.children) or any(c.dep_ == "advmod" for c in over.children):
        return []
    return subjects(verb)


def is_committed(noun: Any, verb: Any | None) -> bool:
    """Return whether the words say plainly that somebody did what a noun tells: "soldiers committed abductions".

    `verb` is the light verb of the noun; without one it is asked of the participle behind ("carried out by").
    """
    behind = [c for c in noun.children if c.dep_ in ("acl", "relcl")] if verb is None else [verb]
    return any(over.lemma_.lower() in claim_words().committing for over in behind)
