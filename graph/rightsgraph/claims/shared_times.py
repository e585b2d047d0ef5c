"""The time that one act of a sentence has from another, over a coordination or from what was done along with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.moments import is_accused_then, is_day_of_trial, is_held_then, told_meanwhile
from rightsgraph.claims.sharing import act_at_once, act_in_course, is_later, is_trailing
from rightsgraph.claims.triggers import Match
from rightsgraph.records import Time

__all__ = ["shared_time"]

_BELOW = frozenset({"dispersed", "object_below"})
"""Slots that an infinitive fills: what is said of it is said of the act ("used force to disperse them on 3 May")."""


def shared_time(sentence: Sentence, match: Match, given: Mapping[int, Time], times: Sequence[Time]) -> Time | None:
    """Return the time that an act has from another of its sentence: joined to it, told along with it or below it."""
    token = match.token
    other = act_in_course(sentence, match, given) or act_at_once(sentence, match, given)
    if other is not None:
        return given[other.token.i]
    if token.dep_ == "conj" and token.pos_ == "VERB":
        above = sentence.anchors.get(_act_above(sentence, token))  # "held a trial and sentenced": the act is the noun's
        time = None if above is None else given.get(above.token.i)
        if time is not None and above is not None and is_day_of_trial(sentence, above, match, time):
            return time
        if time is not None and time.start < sentence.block.start + token.head.idx and not is_later(token):
            return time  # a date in front of a coordination holds for all of it
        if time is not None and above is not None and (is_accused_then(above, match) or is_held_then(above, match)):
            return time
    first = token.head if token.dep_ == "conj" and token.head.pos_ == "VERB" else token
    for child in (*token.children, *(c for c in first.children if first is not token and c.i > token.i)):
        if (
            child.i in given
            and child.head == token
            and child.dep_ == "conj"
            and (child.i - token.i <= 2 or is_trailing(match, sentence.anchors.get(child.i)))
        ):
            return given[child.i]
        if (
            match.trigger.type in act_types().custody
            and (told := told_meanwhile(child)) is not None
            and told.i in given
        ):
            return given[told.i]  # "detained her as she marched on 3 May", "during a raid on 3 May"
        if (
            child.i in given
            and child.head == token
            and child.dep_ in ("xcomp", "advcl")
            and _BELOW & match.trigger.frame.slots.keys()
        ):
            return given[child.i]  # "used live rounds to disperse the march on 3 May"
    if match.trigger.part == "noun" and match.verb is None:
        top = token
        while top.dep_ == "conj":
            top = top.head
        if top.dep_ in ("dobj", "nsubjpass") and top.head.i in given and not _undoes(sentence, top.head):
            return given[top.head.i]
    along = _goes_with(token) and not _are_several_between(sentence, token.head, token, times)
    if (token.dep_ in ("pcomp", "xcomp") or along) and any(other.token == token.head for other in sentence.found):
        return given.get(token.head.i)  # "while beaten ... he": one act told by two words
    return None


def _undoes(sentence: Sentence, verb: Any) -> bool:
    """Whether a verb tells what became of a verdict that was given before: "quashed her conviction on 3 May"."""
    act = sentence.anchors.get(verb.i)
    return act is not None and act.trigger.frame.name == "done-to-object"


def _act_above(sentence: Sentence, verb: Any) -> int:
    """The verb that a verb goes on from, over verbs that tell no act: "raided his home, seized books and arrested"."""
    above = verb.head
    while above.i not in sentence.anchors and above.dep_ == "conj" and above.pos_ == "VERB":
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in above.children):
            break
        above = above.head
    return int(above.i)


def _goes_with(token: Any) -> bool:
    """Whether a participle tells what was done along with the verb above: "filed a charge, accusing them of"."""
    return bool(token.dep_ == "advcl" and token.tag_ == "VBG" and not any(c.dep_ == "mark" for c in token.children))


def _are_several_between(sentence: Sentence, verb: Any, token: Any, times: Sequence[Time]) -> bool:
    """Whether several days stand between two verbs: "took in A on 3 May, and B on 4 May, holding them in Tarn"."""
    start, end = sentence.block.start + verb.idx, sentence.block.start + token.idx
    return len({time.edtf for time in times if start < time.start < end}) > 1
