"""Kinds that the common noun beside a name tells ("newspaper Al Fanar"), and nouns that are no part of a name."""

from dataclasses import replace
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.candidates import KNOWN, SPREAD, Candidate
from rightsgraph.tagging.names import name_words

__all__ = ["by_noun", "by_region", "without_noun"]

_LEADS = frozenset({"in", "from", "near", ","})
"""What a place named like a body stands behind ("in Rex county"): "a Fatah village" is none called Fatah."""


def by_noun(doc: Any, one: Candidate) -> Candidate:
    """Return a candidate as a body when the noun right before or after it says so, itself otherwise."""
    if one.kind is Kind.ORGANISATION or one.confidence == KNOWN:
        return one
    words = name_words()
    root = doc[one.start : one.end].root
    before = doc[one.start - 1] if one.start else None
    if before is not None and before.lower_ in words.organisation_before:
        tied = before.head.i == root.i or (root.head.i == before.i and root.dep_ == "appos")
        return replace(one, kind=Kind.ORGANISATION, confidence=SPREAD) if tied else one
    if one.kind is Kind.PERSON and one.end - one.start == 1 and _is_acronym(doc, one.start):
        return replace(one, kind=Kind.ORGANISATION)
    after = doc[one.end] if one.end < len(doc) else None
    if one.kind is Kind.PERSON and after is not None and after.lower_ in words.organisation_after:
        tied = root.head.i == after.i and root.dep_ in ("compound", "nmod")
        return replace(one, kind=Kind.ORGANISATION) if tied else one
    return one


def _is_acronym(doc: Any, at: int) -> bool:
    """Whether a word is written in capitals where the words beside it are not: no person is called by such."""
    if not (doc[at].is_upper and doc[at].is_alpha and 2 < len(doc[at]) < 7):
        return False
    return not any(t.is_upper and t.is_alpha and len(t) > 2 for t in (*doc[max(0, at - 1) : at], *doc[at + 1 : at + 2]))


def by_region(doc: Any, one: Candidate) -> Candidate:
    """Return a candidate as a place when the noun right after it says so ("Vahdat district"), itself otherwise.

    Another name of the place may stand between, in brackets: "Vahdat (Kofarnihon) district".
    """
    words, after = name_words(), one.end
    if one.kind is Kind.PLACE or one.confidence == KNOWN:
        return one
    if after < len(doc) and doc[after].text == "(":
        after = next((i + 1 for i in range(after + 1, min(after + 5, len(doc))) if doc[i].text == ")"), after)
    if after >= len(doc) or not doc[after].is_lower or doc[after].lower_ not in words.region_nouns:
        return one
    of_body = one.kind is Kind.ORGANISATION and doc[one.start - 1].lower_ not in _LEADS
    short = one.end - one.start < 4 and all(t.text[:1].isupper() for t in doc[one.start : one.end])
    return replace(one, kind=Kind.PLACE) if short and not of_body else one


def without_noun(doc: Any, one: Candidate) -> Candidate:
    """Return a place without the small noun after its name ("Umbala [district]")."""
    words = name_words()
    end = one.end
    while end - one.start > 1 and one.kind is Kind.PLACE and doc[end - 1].is_lower:
        if doc[end - 1].lower_ not in words.place_heads | words.region_nouns:
            break
        end -= 1
    return one if end == one.end else replace(one, end=end)
