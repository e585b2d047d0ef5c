"""A day of one's own in brackets: "they were held again (Ana Sol on 19 April)", "held Ana (12 May) and Bo (13 May)".

Each is a claim of its own, told by the words of the day.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.lexicon import act_types
from rightsgraph.records import Claim, Kind, Mention, Participant, Span, Time

__all__ = ["days_apart"]

_DAY = len("2020-05-03")
_OPENED = re.compile(r"\s*\((?:on\s+)?")
_SAID_OF = re.compile(r"\s+on\s+")


def days_apart(sentence: Sentence, claim: Claim, times: Sequence[Time]) -> Iterator[Claim]:
    """Yield a claim of custody, and one more for each person with a day in brackets behind the act."""
    yield claim
    if claim.type not in act_types().custody or not claim.status.happened:
        return
    linked = sentence.linked
    text = linked.parse.document.text
    for time in times:
        if len(time.edtf) != _DAY or time.start < claim.trigger.end or text[time.end : time.end + 1] != ")":
            continue
        named = _named(linked.parse.mentions, text, time, claim.trigger.end)
        if named is not None:
            key = linked.named.of_mention[named.start, named.end]
            one = Participant(entity=key, start=named.start, end=named.end)
            trigger = Span(start=time.start, end=time.end)
            yield dataclasses.replace(claim, affected=(one,), time=time, trigger=trigger)


def _named(mentions: Sequence[Mention], text: str, time: Time, start: int) -> Mention | None:
    """The person of a day in brackets: named right in front of the bracket, or in it right in front of the day."""
    for mention in mentions:
        if mention.kind is not Kind.PERSON or not start <= mention.start < mention.end <= time.start:
            continue
        between = text[mention.end : time.start]
        inside = text[mention.start - 1] == "(" and _SAID_OF.fullmatch(between)
        if inside or _OPENED.fullmatch(between):
            return mention
    return None
