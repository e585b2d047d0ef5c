"""Whom an age means: "the 33-year-old" is the one person of whom the sentences just before tell."""

from typing import Any

from rightsgraph.linking.discourse import Discourse, is_source
from rightsgraph.linking.words import determiner, lemma, people_words
from rightsgraph.records import Kind

__all__ = ["aged", "is_age"]

_REACH = 2
"""How many sentences back an age may point."""


def is_age(token: Any) -> bool:
    """Return whether a word is the "old" of "the 33-year-old"."""
    years = (c for c in token.children if c.lower_ == "year") if token.lower_ == "old" else ()
    return any(c.dep_ == "nummod" and c.like_num for year in years for c in year.children)


def aged(discourse: Discourse, token: Any) -> str | None:
    """Return whom "the 33-year-old" or "the 33-year-old blogger" means, None where that is unsure.

    It is the one human being of whom the sentences just before tell, with or without a name; who only speaks there is
    none of whom they tell.
    """
    words = people_words()
    noun = token.tag_ == "NN" and lemma(token) in words.back_reference
    own = is_age(token) or (noun and any(c.dep_ == "amod" and is_age(c) for c in token.children))
    if not own or determiner(token) != "the":
        return None
    found: set[str] = set()
    for seen in discourse.seen:
        if not 0 < discourse.sentence - seen.sentence <= _REACH or words.speaks(seen.token) or is_source(seen.token):
            continue
        entities = [discourse.entity(key) for key in seen.keys]
        if len(entities) > 1 and any(e.kind is Kind.PERSON for e in entities):
            return None
        one = entities[0]
        unnamed = one.kind is Kind.GROUP and not one.named and not seen.plural and lemma(seen.token) not in words.bodies
        if one.kind is Kind.PERSON or unnamed:
            found.add(one.key)
    if len(found) != 1:
        return None
    (key,) = found
    gender = words.gender(token)
    return key if gender is None or discourse.linked.genders.get(key, gender) == gender else None
