"""Whether a time that hangs on an act is that of the act: not of the offence or the threat, nor up to which it was."""

import dataclasses
from collections.abc import Mapping, Sequence

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.attachment import is_dated
from rightsgraph.claims.dates import Clock
from rightsgraph.claims.negations import is_negated
from rightsgraph.claims.outcomes import is_put_off
from rightsgraph.claims.ranges import is_open, whole
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.upcoming import as_upcoming
from rightsgraph.records import Span, Status, Time

__all__ = ["OPEN", "kept_time"]

OPEN = (Status.POSSIBLE, Status.REQUESTED)
"""What is only possible or asked for: a time beside it may be that of who asks or threatens."""


def kept_time(
    sentence: Sentence,
    times: Mapping[int, Time],
    match: Match,
    status: Status,
    charges: Sequence[Span],
    clock: Clock,
) -> Time | None:
    """Return the time of an act of a sentence as its type and its status leave it, or None; `times` are by token."""
    token, kind, types = match.token, match.trigger.type, act_types()
    time = as_upcoming(times.get(token.i), match, status, clock)
    if time is not None and _is_of_charge(sentence, time, charges):
        time = None  # the time of what they are accused of
    if time is not None and token.dep_ == "amod" and token.head.left_edge.tag_ == "DT":
        time = None  # "the home of the detained writer on Tuesday": when she was detained, nothing tells
    if time is not None and is_open(time) and kind in types.penalties:
        time = None  # "serving a sentence since 2021": it was given before
    if time is not None and _is_up_to(sentence, time):
        began = status.happened and (is_negated(token) or is_put_off(token))  # "was not held until 21 January"
        before = kind in types.open_ended | types.lasting  # "remanded until 21 January": it began before
        time = whole(time) if began else None if before else time
    if time is not None and is_open(time) and (kind in types.momentary or _is_state_since(sentence, times, time)):
        time = dataclasses.replace(time, edtf=f"{time.edtf}/..")  # "held since 2021"
    if time is not None and status in OPEN and not is_dated(sentence, time, match, clock):
        time = None  # "threatened on 3 May to kill her": the day of the threat
    return time


def _is_of_charge(sentence: Sentence, time: Time, charged: Sequence[Span]) -> bool:
    """Whether a time stands in an offence, or hangs on one: "accused of taking part in a robbery in July 2012"."""
    if any(span.start <= time.start < span.end for span in charged):
        return True
    token = sentence.token_at(time.start, time.end)
    here = token.head
    during = here.pos_ == "NOUN" and here.dep_ == "pobj" and here.head.lower_ == "during"
    if during and any(span.end <= sentence.block.start + here.head.idx for span in charged):
        return True  # "charged with arson during a strike last month"
    if token.dep_ == "poss" and here.dep_ == "pobj":
        here = here.head  # "during last year's protests"
    if here.lower_ not in ("in", "during", "between"):
        return False  # "charged with inciting hatred on 3 May" is as likely the day of the charge
    while here.head != here and here.i not in sentence.anchors:
        here = here.head
        place = sentence.block.start + here.idx
        if here.pos_ == "VERB" and any(span.start <= place < span.end for span in charged):
            return True
    return False


def _is_state_since(sentence: Sentence, times: Mapping[int, Time], time: Time) -> bool:
    """Whether a state of the sentence holds since a time: one time said once is one time, for all of its acts."""
    return any(m.trigger.type in act_types().states and times.get(m.token.i) == time for m in sentence.found)


def _is_up_to(sentence: Sentence, time: Time) -> bool:
    """Whether a time is only that up to which something went on."""
    before = sentence.block.text[: time.start - sentence.block.start].rstrip().lower()
    return time.begin_earliest is None and before.endswith(("until", "till"))
