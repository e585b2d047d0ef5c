"""Whom a noun of family means when the text has told of the tie before: "Bo Lin's daughter Ana said her father ..."."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.words import lemma, people_words
from rightsgraph.records import Kind

__all__ = ["relative_told_of"]

_OTHER_SIDE = {"child": "parent", "parent": "child", "spouse": "spouse", "sibling": "sibling"}
"""What somebody is to a relative of that kind."""


def relative_told_of(discourse: Discourse, noun: Any) -> str | None:
    """Return the key of the person whose relative the owner of a family noun is, None where no such tie was told.

    Only ties told in the same paragraph count, and only where one person fits.
    """
    kinds = people_words().kin
    wanted = _OTHER_SIDE.get(kinds.get(lemma(noun), ""))
    if wanted is None or noun.tag_ != "NN":
        return None
    owners = [key for c in noun.children if c.dep_ == "poss" for key in discourse.keys(c)]
    if len(owners) != 1:
        return None
    gender = people_words().gender(noun)
    genders = discourse.linked.genders
    found = {
        other
        for seen in discourse.seen
        if seen.keys == (owners[0],) and seen.token.doc is noun.doc
        for kin, other in _ties(discourse, seen.token)
        if kinds.get(lemma(kin)) == wanted and (gender is None or genders.get(other, gender) == gender)
    }
    if len(found) != 1:
        return None
    (key,) = found
    if gender:
        genders.setdefault(key, gender)
    return key


def _ties(discourse: Discourse, told: Any) -> Iterator[tuple[Any, str]]:
    """Yield the nouns of family that somebody is called by, each with the named person whose they are."""
    beside = (told.head, *(c for c in told.children if c.dep_ in ("compound", "appos", "nmod")))
    for noun in (told, *beside):
        over = noun is told.head and told.dep_ not in ("appos", "compound")
        if over or people_words().agent_type(noun) != "family":
            continue
        of = (p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children)
        whose = [key for c in (*noun.children, *of) if c.dep_ in ("poss", "pobj") for key in discourse.keys(c)]
        if len(whose) == 1 and discourse.entity(whose[0]).kind is Kind.PERSON:
            yield noun, whose[0]
