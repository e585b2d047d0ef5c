"""A day of one's own in brackets: "they were held again (Ana Sol on 19 April)", "held Ana (12 May) and Bo (13 May)".

Each is a claim of its own, told by the words of the day. So is what is said beside a name of a list: "Ana Sol (aged 60,
detained 12 May)", "Ana Sol, a teacher, detained 12 May; Bo Lin, ...".
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dates import TO_DAY
from rightsgraph.linking import Referent
from rightsgraph.records import Claim, Kind, Mention, Participant, Span, Time

__all__ = ["days_apart", "told_beside_names"]

_OPENED = re.compile(r"\s*\((?:on\s+)?")
_SAID_OF = re.compile(r"\s+on\s+")
_BESIDE = re.compile(r"\s*\((?:[^()]*[,;]\s*)?|(?:\s*\([^()]*\))?,\s+(?:[^();:.A-Z]{1,60},\s*)?")
"""What stands between a name and what is told of it: an opened bracket or a comma, and a description."""

_ITS_DAY = re.compile(r"\s+(?:on\s+)?(?:or\s+)?(?:around\s+|about\s+)?[“\"]?(?:around\s+|about\s+)?")
_REACH = 90
"""Characters from a name to what is told beside it at most."""


def days_apart(sentence: Sentence, claim: Claim, times: Sequence[Time]) -> Iterator[Claim]:
    """Yield a claim of custody, and one more for each person with a day in brackets behind the act."""
    yield claim
    if claim.type not in act_types().custody or not claim.status.happened:
        return
    linked = sentence.linked
    text = linked.parse.document.text
    for time in times:
        if len(time.edtf) != TO_DAY or time.start < claim.trigger.end or text[time.end : time.end + 1] != ")":
            continue
        named = _named(linked.parse.mentions_in(claim.trigger.end, time.start), text, time)
        if named is not None:
            key = linked.named.of_mention[named.start, named.end]
            one = Participant(entity=key, start=named.start, end=named.end)
            trigger = Span(start=time.start, end=time.end)
            yield dataclasses.replace(claim, affected=(one,), time=time, trigger=trigger)


def told_beside_names(sentence: Sentence, times: Sequence[Time]) -> Mapping[int, tuple[Referent, Time]]:
    """Return for acts of custody told by a participle and its day beside a name, by their tokens, who and when."""
    linked = sentence.linked
    found: dict[int, tuple[Referent, Time]] = {}
    text = linked.parse.document.text
    for match in sentence.found:
        if match.trigger.part != "verb" or match.trigger.type not in act_types().custody or not _is_bare(match.token):
            continue
        start = sentence.block.start + match.token.idx
        end = start + len(match.token.text)
        time = next((t for t in times if t.start > end and _ITS_DAY.fullmatch(text[end : t.start])), None)
        if time is None or len(time.edtf) != TO_DAY:
            continue
        for mention in reversed(linked.parse.mentions):
            if mention.kind is not Kind.PERSON or not start - _REACH <= mention.end <= start:
                continue
            if _BESIDE.fullmatch(text[mention.end : start]):
                key = linked.named.of_mention[mention.start, mention.end]
                found[match.token.i] = (Referent(entity=key, start=mention.start, end=mention.end), time)
                break
    return found


def _is_bare(verb: Any) -> bool:
    """Whether a verb is a participle that may stand beside a name, for the parser often a verb without an object."""
    told = any(c.dep_ in ("dobj", "aux") for c in verb.children)
    return verb.tag_ == "VBN" or (verb.tag_ == "VBD" and not told)


def _named(mentions: Sequence[Mention], text: str, time: Time) -> Mention | None:
    """The person of a day in brackets: named right in front of the bracket, or in it right in front of the day."""
    for mention in mentions:
        if mention.kind is not Kind.PERSON or mention.end > time.start:
            continue
        between = text[mention.end : time.start]
        inside = text[mention.start - 1] == "(" and _SAID_OF.fullmatch(between)
        if inside or _OPENED.fullmatch(between):
            return mention
    return None
