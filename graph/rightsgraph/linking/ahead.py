"""Pronouns in front of the main clause, and whom it names behind them: "Before she was held, Ana"."""

from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.tellers import people_in
from rightsgraph.linking.words import SINGULAR, people_words
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["may_be_ahead", "named_ahead"]


def named_ahead(discourse: Discourse, token: Any) -> str | None:
    """Return the one person of a sentence, its subject, for a pronoun in front of it: "Before she was held, Ana".

    So with "Before her arrest, Ana". None where anybody else is named in the sentence.
    """
    opening = _opening(token)
    people = people_in(discourse, token)
    if opening is None or len(people) != 1:
        return None
    key, named = next(iter(people.items()))
    return key if named.dep_ in SUBJECTS and named.head == opening.head and opening.right_edge.i < named.i else None


def _opening(token: Any) -> Any | None:
    """Return the head of the clause or the phrase in front of the main verb in which a token stands, or None."""
    here = token
    while here.head != here and here.head.dep_ != "ROOT":
        here = here.head
    before = here.dep_ in ("advcl", "prep") and here.right_edge.i < here.head.i
    return here if before and here.head != here else None


def may_be_ahead(discourse: Discourse, token: Any, winner: str, gender: str) -> bool:
    """Return whether a pronoun in front of the main verb may mean somebody named behind: "since he left, Bo's son".

    Not where that is who speaks, nor where another such pronoun follows: "After she left, Bo saw police beat her".
    """
    opening = _opening(token)
    if opening is None or people_words().speaks_of(opening.head):
        return False
    genders = discourse.linked.genders
    named = {k for k, t in people_in(discourse, token).items() if t.i > opening.right_edge.i}
    others = {key for key in named if genders.get(key, gender) == gender}
    again = any(SINGULAR.get(t.lower_) == gender for t in token.sent if t.i > opening.right_edge.i)
    return bool(others) and winner not in named and not again
