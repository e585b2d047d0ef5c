"""Of whom reports tell: "reports of men beaten by police and of detainees who were starved"."""

from typing import Any

from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.prepositions import told_of
from rightsgraph.records import Status

__all__ = ["is_reported", "reporting_of", "reports_of", "tells_of"]

_LISTED = 4
"""How many of whom reports tell are gone through on the way up to the reports, at most."""


def is_reported(here: Any, noun: Any) -> bool:
    """Return whether a participle is what a noun or verb of report is about: "reports of soldiers killing ten men"."""
    of = noun.head
    if here.tag_ not in ("VBG", "VBN") or noun.dep_ != "pobj" or of.lower_ not in ("of", "about"):
        return False
    return any(status_words().status_of("source_nouns", n.lemma_.lower()) for n in (of.head, *told_of(of.head)))


def tells_of(gerund: Any, noun: Any) -> bool:
    """Return whether a gerund hangs on the reports that tell of it: "reports of police and troops attacking nuns"."""
    about = any(c.lower_ in ("of", "about") and noun.i < c.i < gerund.i for c in noun.children)
    return gerund.tag_ == "VBG" and about


def reporting_of(noun: Any) -> Any | None:
    """Return the verb by which somebody reports cases of what is told of a noun: "reported instances of men beaten"."""
    of, words = noun.head, status_words()
    case = of.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or not words.has("over_objects", "cases", case.lemma_.lower()):
        return None
    told = case.dep_ == "dobj" and words.status_of("over_objects", case.head.lemma_.lower()) == Status.REPORTED
    return case.head if told else None


def reports_of(noun: Any) -> Any | None:
    """Return the reports of whom a noun names: "reports of men beaten by police and of detainees who were starved"."""
    for _ in range(_LISTED):
        of = noun.head
        while of.dep_ == "conj" and of.head.pos_ == "ADP":
            of = of.head
        over = of.head
        if noun.dep_ != "pobj" or of.lower_ not in ("of", "about"):
            return None
        if status_words().status_of("source_nouns", over.lemma_.lower()):
            return over
        if over.dep_ not in ("acl", "relcl"):
            return None
        noun = over.head
    return None
