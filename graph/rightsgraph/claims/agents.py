"""Who is said to have done what a passive or a noun tells: after "by", or at whose hands."""

from typing import Any

from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.dependents import owners, preposition_objects
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words

__all__ = ["by_agent"]

_ROW = frozenset({"cc", "conj", "punct", "advmod", "prt", "oprd"})
"""What stands between two verbs that have one doer."""


def by_agent(token: Any) -> list[Any]:
    """Return the heads after the "by" of a passive or of a noun."""
    if token.tag_ == "VBG" and token.pos_ == "VERB" and not is_passive(token):
        return []  # "arrested for protesting by police": who protests does not do so by somebody
    by = (
        c
        for c in token.children
        if c.lower_ == "by" and c.dep_ in ("agent", "prep") and not any(n.dep_ == "neg" for n in c.children)
    )
    found = [c for preposition in by for c in preposition.children if c.dep_ == "pobj"] or _at_hands(token)
    if found or (token.dep_ == "conj" and token.pos_ == "NOUN"):
        return found
    forced = token.tag_ == "VBN" and token.lemma_ in claim_words().object_control  # "made to sign a paper by police"
    below = [c for c in token.children if forced and c.dep_ == "xcomp" and is_infinitive(c)]
    found = [p for c in below for o in (c, *(o for o in c.children if o.dep_ == "dobj")) for p in by_agent(o)]
    if found:
        return found
    if token.pos_ == "VERB" and not is_passive(token):
        return []  # "disappeared on a walk and was detained by guards"
    later = (c for c in token.children if c.dep_ == "conj" and (c.pos_ == token.pos_ or c.tag_ == "VBN"))
    later = (c for c in later if all(d.dep_ not in ("nsubjpass", "auxpass") for d in c.children))  # "but was held by"
    later = (c for c in later if _is_next(token, c))
    return [agent for child in later for agent in by_agent(child)]  # "arrested and beaten by police"


def _is_next(verb: Any, other: Any) -> bool:
    """Whether nothing is told of a verb before the next: not so "arrested on 3 May and ordered by a judge to pay"."""
    between = (c for c in verb.children if verb.i < c.i < other.i)
    return all(c.dep_ in _ROW for c in between)


def _at_hands(token: Any) -> list[Any]:
    """At whose hands somebody undergoes something: "was tortured at the hands of the police"."""
    hands = (h for at in token.children if at.lower_ == "at" for h in at.children if h.lower_ in ("hands", "hand"))
    return [p for hand in hands for p in (*owners(hand), *preposition_objects(hand, "of"))]
