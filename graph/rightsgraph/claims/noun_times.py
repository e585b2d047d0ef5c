"""Which times are not those of the act that they hang on: of a source, a description, a noun, a bracket, "as of"."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.lexicon import load_lexicon
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import lemma
from rightsgraph.records import Time
from rightsgraph.tagging.labels import PAST

__all__ = ["belongs_to_noun", "holds_then", "is_before_event", "is_bracketed", "is_counted_from", "is_of_other"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


def is_of_other(token: Any, match: Match) -> bool:
    """Return whether a time hangs on a source ("according to a May report") or a description ("born in 1975")."""
    here = token
    while here.head != here and here.i not in match.anchors:
        if here.dep_ == "prep" and here.lower_ in claim_words().source_leads:
            return True
        told = here.tag_ == "VBG" and match.trigger.type == "publication"  # "a report documenting arrests in May"
        if here.dep_ == "acl" and (here.tag_ in PAST or told):
            return True
        here = here.head
    return False


def holds_then(match: Match) -> bool:
    """Return whether an act is a state or goes on "as of" a day, and is not told as done before it ("had detained")."""
    verb = match.token if match.verb is None else match.verb
    helpers = {c.lemma_.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if (verb.tag_ == "VBG" and "be" in helpers) or verb.lemma_ == "be":
        return True  # "was still holding him", "his whereabouts were unknown"
    return match.trigger.type in act_types().states and not (verb.pos_ == "VERB" and "have" in helpers)


def is_bracketed(sentence: Sentence, what: Any) -> bool:
    """Return whether a time or a token stands in round brackets of its sentence."""
    start = what.start - sentence.block.start if isinstance(what, Time) else what.idx
    text = sentence.block.text[sentence.span.start_char : start]
    return bool(text.rfind("(") > text.rfind(")"))


def belongs_to_noun(token: Any, match: Match, before: str) -> bool:
    """Return whether a year stands inside a participant's phrase ("the 1989 protests"): it is not that of the act."""
    if before.split()[-1:] in (["on"], ["in"]):
        return False  # "On 18 July police officers ...": the parser hangs the date on the officers
    if _is_of_noun(token, match):
        return True
    here = token
    while here.head != here and here.i not in match.anchors:
        if _is_happening(here.head, match) or _is_at_scene(here.head, match):
            return False  # "killed in the 2002 riots", "arrested at a 3 May protest", "at the scene of the 3 May fire"
        if (
            here.dep_ in ("amod", "nummod", "compound", "nmod", "poss")
            and here.head.i not in match.anchors
            and here.head.pos_ in ("NOUN", "PROPN")
            and here.head.ent_type_ not in ("DATE", "TIME")
        ):
            return True
        here = here.head
    return False


def _is_happening(noun: Any, match: Match) -> bool:
    """Whether a noun tells in the course of which happening an act was done."""
    during = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "during") and noun.head.head.i in match.anchors
    if during and noun.head.i and lemma(noun.head.nbor(-1)) in claim_words().taking_part:
        return False  # "held for her part in the 3 May march"
    return during and lemma(noun) in load_lexicon().lists["assembly"] | claim_words().dated_happenings


def _is_at_scene(noun: Any, match: Match) -> bool:
    """Whether people are taken in at the scene of something: "held at the scene of a fire of 3 May"."""
    scene = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    at_scene = scene.lower_ == "scene" and scene.head.lower_ == "at"
    return at_scene and match.trigger.type in act_types().custody


def _is_of_noun(token: Any, match: Match) -> bool:
    """Whether a time hangs with "of" on a noun that is no time: "after the coup attempt of last July"."""
    here = token
    while here.dep_ in ("compound", "nmod", "nummod", "amod", "npadvmod") and here.head != here:
        here = here.head
    over = here.head.head
    if _is_at_scene(here, match):
        return False
    if here.dep_ != "pobj" or here.head.lower_ != "of" or not match.anchors.isdisjoint((here.i, over.i)):
        return False
    timed = over.ent_type_ in ("DATE", "TIME") or lemma(over) in claim_words().times_of
    if lemma(over) in claim_words().written_things:
        return True  # "a post of 3 May", all of it a date for the recogniser
    return over.pos_ in ("NOUN", "PROPN") and not timed


def is_before_event(sentence: Sentence, time: Time, match: Match) -> bool:
    """Return whether a time is that of an event before which an act was done: "held before the summit on 3 May"."""
    doc, words = sentence.block.doc, claim_words()
    here = sentence.block.span(time.start, time.end).start - 1
    if here <= match.token.i or doc[here].lower_ not in ("on", "in", "of"):
        return False
    nouns: list[str] = []
    while here > match.token.i + 1 and (_is_in_noun_phrase(doc[here - 1]) or doc[here - 1].lower_ == "of"):
        here -= 1
        nouns += (lemma(doc[here]), doc[here].lower_)
    before = doc[here - 1]
    events = words.events_to_come | words.dated_happenings | load_lexicon().lists["assembly"]
    return before.lower_ == "before" and before.head.i in match.anchors and not events.isdisjoint(nouns)


def is_counted_from(sentence: Sentence, time: Time) -> bool:
    """Return whether another time is counted from a time, or it is that of what is remembered on an anniversary.

    "A day before her wedding on 3 May", "two days after the 3 May march", "the anniversary of his murder on 3 May".
    """
    doc, words = sentence.block.doc, claim_words()
    first = here = sentence.block.span(time.start, time.end).start
    while here > 1 and (_is_in_noun_phrase(doc[here - 1]) or doc[here - 1].lower_ in ("on", "in", "of")):
        here -= 1
        if doc[here].lower_ == "anniversary" and any(i in sentence.anchors for i in range(here + 1, first)):
            return True
    if any(i in sentence.anchors for i in range(here, first)):
        return False  # "two months after her arrest on 3 May": that of the arrest
    parted = here > 1 and here < first and doc[here - 1].lower_ in ("before", "after")
    return parted and lemma(doc[here - 2]) in words.units and doc[here - 2].pos_ == "NOUN"


def _is_in_noun_phrase(token: Any) -> bool:
    return token.pos_ in _NOMINAL or token.tag_ == "PRP$"
