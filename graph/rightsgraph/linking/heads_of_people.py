"""Which words are the heads of phrases for people or bodies without a name: nouns, counts, "those", peoples."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.ages import is_age
from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.plurals import suffers
from rightsgraph.linking.words import determiner, first_of_row, governs, lemma, numbers_law, people_words
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["is_nominal", "of_whom"]

_ARGUMENTS = SUBJECTS | {"dobj", "pobj"}

_UNITS = frozenset({"year", "month", "week", "day"})
_NONE = frozenset({"none", "neither"})
"""Of whom something is denied is who stands after their "of"."""


def is_nominal(discourse: Discourse, token: Any) -> bool:
    """Return whether a token is the head of a phrase that refers to people or bodies without a name."""
    words = people_words()
    if token.dep_ in ("compound", "amod", "nmod", "npadvmod") or token.tag_ in ("WDT", "WP", "WP$"):
        return False
    if token.i in discourse.inside:
        return False
    as_noun = token.pos_ in ("ADJ", "VERB") and token.tag_ in ("NN", "NNS", "VBN") and token.dep_ in _ARGUMENTS
    if token.lower_ in _NONE:
        return next(of_whom(token), None) is not None
    if token.pos_ in ("NOUN", "PROPN") or as_noun:
        known = words.agent_type(token) is not None or (lemma(token) in words.measures and _of_people(token))
        known = known or _of_a_nation(token)
        counted_so = token.pos_ == "PROPN" and governs(token, "nummod") and suffers(token)  # "killed two Dinka"
        return known or counted_so or _others(discourse, token) or _are_others(token)
    if is_age(token):
        return token.dep_ in _ARGUMENTS or token.dep_ == "conj"
    if (token.lower_ not in words.stand_ins and token.pos_ != "NUM") or _of_things(token):
        return False
    return (token.dep_ in _ARGUMENTS or token.dep_ in ("conj", "appos")) and _stands_alone(token)


def _others(discourse: Discourse, token: Any) -> bool:
    """Whether it counts others beside somebody named: "Ana Ruiz and three others"."""
    if token.lower_ != "others" or token.dep_ != "conj" or not governs(token, "nummod"):
        return False
    return bool(discourse.people([first_of_row(token)]))


def _are_others(token: Any) -> bool:
    """Whether it counts others to or by whom something is done: "two were killed and at least nine others wounded"."""
    return bool(token.lower_ == "others" and token.dep_ in SUBJECTS and governs(token, "nummod"))


def _of_a_nation(token: Any) -> bool:
    """Whether a noun counts people by their nation or belief: "34 Afghans", "the Christians"."""
    return bool(token.ent_type_ == "NORP" and token.tag_ in ("NNS", "NNPS"))


def _of_people(measure: Any) -> bool:
    """Whether what is measured is people ("a group of students", "half of those arrested")."""
    of = (p for c in measure.children if c.lower_ == "of" for p in c.children)
    return any(people_words().agent_type(p) or (p.lower_ == "those" and governs(p, "acl", "relcl")) for p in of)


def of_whom(token: Any) -> Iterator[Any]:
    """Yield the nouns for people after the "of" of a "none": "none of the 36 activists"; of other words none."""
    if token.lower_ not in _NONE:
        return
    of = (p for c in token.children if c.lower_ == "of" for p in c.children)
    yield from (p for p in of if p.dep_ == "pobj" and p.pos_ == "NOUN" and people_words().agent_type(p) is not None)


def _of_things(count: Any) -> bool:
    """Whether what is counted is no people: "most of the counts"."""
    of = [p for c in count.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    return bool(of) and all(lemma(p) in people_words().things for p in of)


def _is_of_row(number: Any) -> bool:
    """Whether a number is one of a row whose unit is said once: "terms of three, two, and one years"."""
    behind = number.doc[number.i + 1 : number.sent.end]
    rest = next((t for t in behind if t.text not in (",", "and") and t.pos_ != "NUM"), None)
    return rest is not None and rest.i > number.i + 1 and rest.lemma_.lower() in _UNITS


def _stands_alone(token: Any) -> bool:
    """Whether a count or "those" can stand for people: no date, no sum of money, no number after a preposition."""
    if token.dep_ == "pobj" and token.pos_ == "NUM" and not governs(token, "prep", "acl", "relcl"):
        return token.head.lower_ == "among" and determiner(token) == "the"
    if token.pos_ == "NUM" and (numbers_law(token) or _is_of_row(token)):
        return False
    return token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
