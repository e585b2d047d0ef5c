"""Several days told of one act, each of some of those it was done to: "held Ana Sol on 3 May and Bo Lin on 4 May".

Each is a claim of its own, the later ones told by the words of their day. So it is with "and on 4 May Bo Lin", "and Bo
Lin the next day", and "Ana Sol and Bo Lin were held on 3 and 4 May, respectively".
"""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dates import TO_DAY, days_of, time_on
from rightsgraph.records import Claim, Kind, Participant, Span, Time
from rightsgraph.tagging.labels import FINITE

__all__ = ["days_in_turn"]

_BRACKET = r"(?:\s*\([^()]*\))?"
_TO_DAY = re.compile(
    rf"{_BRACKET},?\s+(?:on\s+)?(?:or\s+)?(?:(?:around|about)\s+)?(?:the\s+(?:night|morning|evening|afternoon)\s+of\s+)?"
)
_TO_NAME = re.compile(rf"{_BRACKET}\s*[,;]?\s*(?:and\s+|then\s+)*(?:[a-z][a-z’'-]*,?\s+){{0,4}}")
_TO_NEXT_NAME = re.compile(r"\s*(?:[,;]\s*(?:and\s+|then\s+)*|and\s+(?:then\s+)?)(?:[a-z][a-z’'-]*,?\s+){0,4}")
_TO_NEXT_DAY = re.compile(r"\s*,?\s+and,?\s+(?:then,?\s+)?(?:on\s+)?")
_AGAIN = re.compile(r"\band\s+(?:then\s+)?again,?\s+(?:on\s+)?(?:or\s+)?(?:(?:around|about)\s+)?\Z")
_JOINED = re.compile(r"\s*(?:,|,?\s*and)\s+(?:on\s+)?")
_SECOND = re.compile(r",?\s+and\s+(?P<day>[0-3]?\d),?\s+respectively\b")
_TWO_DAYS = re.compile(r"(?P<first>[0-3]?\d)(?:st|nd|rd|th)?\s+and\s+(?:the\s+)?(?P<second>[0-3]?\d)(?!\d)")
_AND_THEN = re.compile(r"(?:st|nd|rd|th)?\s+and\s+(?:(?:in|on|the)\s+)*")
"""What stands between two times that are told of several people without who has which."""

_RESPECTIVELY = re.compile(r"(?:[a-z]{2}\b)?(?:\s+[A-Z][a-z]+(?:,?\s+\d{4})?)?\s*,?\s*respectively\b")
_BESIDE_NAMES = frozenset("NOUN ADJ PROPN NUM DET PRON CCONJ PUNCT SPACE PART ADV SYM".split())

_UNTOLD = re.compile(r"\bon an? (?:un[a-z]+|later|earlier|different|separate|other) (?:date|day)\b")

_Item = tuple[int, int, str | Time | None]
"""Where a name or a day begins and ends, and whose it is or which; None for a day that is not told."""

_Turn = tuple[tuple[_Item, ...], Time | None]
"""The names of those taken on a day, and the day."""


def days_in_turn(sentence: Sentence, claim: Claim, times: Sequence[Time]) -> Iterator[Claim]:
    """Yield a claim of custody or release, or the claims that it is when several days are told of it."""
    types = act_types()
    behind = [d for t in times for d in _both(t) if claim.trigger.end <= t.start < claim.excerpt.end]
    days = [t for t in behind if len(t.edtf) == TO_DAY]
    if (several := _of_each(sentence, claim, behind)) is not None:
        yield from several
        return
    told = claim.type in types.custody | types.leaving and claim.status.happened and bool(claim.affected)
    text = sentence.linked.parse.document.text
    untold = days and _UNTOLD.search(text, days[0].end, claim.excerpt.end)
    days = list(_with_second(text, days))
    if not told or len({t.edtf for t in (*days, claim.time) if t}) + bool(untold) < len(("one", "two")):
        yield claim
        return
    yield from _respectively(sentence, claim, days) or _in_turn(sentence, claim, days) or _again(sentence, claim, times)


def _both(time: Time) -> tuple[Time, ...]:
    """Two days told with one month, each for itself ("on 4 and 6 May"), another time as it is."""
    two = _TWO_DAYS.match(time.text)
    if two is None or time.begin_earliest is None:
        return (time,)
    month = time.begin_earliest.year, time.begin_earliest.month
    days = [(*two.span(name), days_of(*month, int(two[name]))) for name in ("first", "second")]
    return tuple(
        time_on(time.start + start, time.start + end, time.text[start:end], allowed[0].isoformat(), allowed)
        for start, end, allowed in days
        if allowed is not None
    )


def _of_each(sentence: Sentence, claim: Claim, behind: Sequence[Time]) -> list[Claim] | None:
    """The claims told of several people with two times joined by "and", None where none are so told.

    Each has one of them with "respectively" ("killed in 2001 and 2005, respectively"), none without it.
    """
    text = sentence.linked.parse.document.text
    alone = len(claim.affected) < len(("one", "two")) or claim.type in act_types().appointed  # a trial goes on
    if alone or claim.time is None or not claim.status.happened:
        return None
    pair = next(
        (p for p in itertools.pairwise(behind) if claim.time.start <= p[0].start and _are_joined(text, *p)), None
    )
    if pair is None or not claim.time.start <= pair[0].start < claim.time.end:
        return None
    return _respectively(sentence, claim, behind) or [dataclasses.replace(claim, time=None)]


def _are_joined(text: str, first: Time, second: Time) -> bool:
    return _AND_THEN.fullmatch(text[first.end : second.start]) is not None


def _with_second(text: str, days: Sequence[Time]) -> Iterator[Time]:
    """Yield days, each with one of its month told right behind: "on June 9 and 10, respectively"."""
    for day in days:
        yield day
        second = _SECOND.match(text, day.end)
        if second is not None and day.begin_earliest is not None:
            allowed = days_of(day.begin_earliest.year, day.begin_earliest.month, int(second["day"]))
            if allowed is not None:
                start, end = second.span("day")
                yield time_on(start, end, text[start:end], allowed[0].isoformat(), allowed)


def _again(sentence: Sentence, claim: Claim, times: Sequence[Time]) -> Iterator[Claim]:
    """Yield a claim, and one more where it is told to have been done again: "on 3 May and again on 9 May"."""
    text = sentence.linked.parse.document.text
    behind = [t for t in times if claim.trigger.end <= t.start < claim.excerpt.end]
    number = next((i for i, t in enumerate(behind) if i and _AGAIN.search(text[behind[i - 1].end : t.start])), None)
    if number is None or claim.time not in behind[: number + 1]:
        yield claim
        return
    yield dataclasses.replace(claim, time=behind[number - 1] if claim.time is behind[number] else claim.time)
    yield _of_turn(claim, claim.affected, behind[number], first=False)


def _respectively(sentence: Sentence, claim: Claim, days: Sequence[Time]) -> list[Claim]:
    text = sentence.linked.parse.document.text
    last = next((i for i, day in enumerate(days) if _RESPECTIVELY.match(text, day.end)), None)
    people = sorted(claim.affected, key=lambda p: p.start)
    told = days[: 0 if last is None else last + 1][-len(people) :]
    joined = all(_JOINED.fullmatch(text[a.end : b.start]) for a, b in itertools.pairwise(told))
    if len(told) != len(people) or len(told) < len(("one", "two")) or not joined:
        return []
    return [_of_turn(claim, (one,), day, first=not i) for i, (one, day) in enumerate(zip(people, told, strict=True))]


def _in_turn(sentence: Sentence, claim: Claim, days: Sequence[Time]) -> list[Claim]:
    turns = list(_turns(sentence, claim, days))
    own = {p.entity: p for p in claim.affected}
    if not turns or len({day and day.edtf for _, day in turns}) < len(("one", "two")):
        return []
    text, names = sentence.linked.parse.document.text, turns[0][0]
    if names and not any(key in own for _, _, key in names) and text[: names[0][0]].rstrip()[-1:] != ":":
        return []
    placed = {key for names, _ in turns for _, _, key in names}
    rest = tuple(p for p in claim.affected if p.entity not in placed)
    if turns[0][0] and any(sentence.linked.entities[p.entity].kind is Kind.PERSON for p in rest):
        return []  # of somebody the words do not say the day
    claims = []
    for number, (names, day) in enumerate(turns):
        people = tuple(
            own.get(str(key)) or Participant(entity=str(key), start=start, end=end) for start, end, key in names
        )
        claims.append(_of_turn(claim, people or rest, day, first=not number))
    return claims


def _of_turn(claim: Claim, people: tuple[Participant, ...], day: Time | None, *, first: bool) -> Claim:
    words = people[0] if day is None else day
    trigger = claim.trigger if first else Span(start=words.start, end=words.end)
    return dataclasses.replace(claim, affected=people, time=day, trigger=trigger)


def _turns(sentence: Sentence, claim: Claim, days: Sequence[Time]) -> Iterator[_Turn]:
    """Yield who was taken on which day, from the act on, as long as nothing but names and days is told."""
    text = sentence.linked.parse.document.text
    items = _items(sentence, claim, days)
    here, at = claim.trigger.end, 0
    names: list[_Item] = []
    last: Time | None = None
    while at < len(items):
        start, end, what = items[at]
        between = text[here:start]
        if what is None:
            if names and _TO_DAY.fullmatch(between):
                yield tuple(names), None
            return
        if isinstance(what, Time):
            opens = not names and last is None and claim.time is not None and claim.time.start == what.start
            if names and _TO_DAY.fullmatch(between) and not _goes_on(sentence, what):
                yield tuple(names), what
            elif names and claim.time is not None and claim.time.end <= claim.trigger.start:
                behind = _run(sentence, items, at + 1, end) if _TO_NEXT_DAY.fullmatch(between) else []
                if behind and not _goes_on(sentence, behind[-1]):
                    yield tuple(names), claim.time
                    yield tuple(behind), what
                return
            elif opens:
                yield (), what
            elif last is not None and _TO_NEXT_DAY.fullmatch(between):
                behind = _run(sentence, items, at + 1, end)
                if behind and not _goes_on(sentence, behind[-1]):
                    yield tuple(behind), what
                return
            else:
                return
            names, last = [], what
        elif (names or last) and not _follows(sentence, here, start, _TO_NEXT_NAME if last and not names else _TO_NAME):
            return
        else:
            names.append((start, end, what))
        here, at = end, at + 1


def _follows(sentence: Sentence, here: int, start: int, pattern: re.Pattern[str]) -> bool:
    """Whether a name stands at `start` with nothing but signs, "and" and nouns for somebody behind a place."""
    if not pattern.fullmatch(sentence.linked.parse.document.text[here:start]):
        return False
    block = sentence.block
    between = block.doc[block.span(here - 1, here).end : block.span(start, start + 1).start]
    return all(token.pos_ in _BESIDE_NAMES for token in between)


def _run(sentence: Sentence, items: Sequence[_Item], at: int, here: int) -> list[_Item]:
    """The names that follow a place one after another."""
    found: list[_Item] = []
    for start, end, what in items[at:]:
        if what is None or isinstance(what, Time) or not _follows(sentence, here, start, _TO_NAME):
            break
        found.append((start, end, what))
        here = end
    return found


def _items(sentence: Sentence, claim: Claim, days: Sequence[Time]) -> list[_Item]:
    """The people's names and the days behind the act of a claim, in the order of the text, none in brackets."""
    linked = sentence.linked
    text, first, stop = linked.parse.document.text, claim.trigger.end, claim.excerpt.end
    people = (m for m in linked.parse.mentions if first <= m.start < stop and m.kind is Kind.PERSON)
    named: list[_Item] = [(m.start, m.end, linked.named.of_mention[m.start, m.end]) for m in people]
    dated: list[_Item] = [(t.start, t.end, t) for t in days]
    untold: list[_Item] = [(m.start(), m.end(), None) for m in _UNTOLD.finditer(text, first, stop)]
    return sorted(
        (
            item
            for item in (*named, *dated, *untold)
            if text.count("(", first, item[0]) == text.count(")", first, item[0])
        ),
        key=lambda item: item[0],
    )


def _goes_on(sentence: Sentence, what: Time | _Item) -> bool:
    """Whether a finite verb follows: "and Bo Lin on 4 May left", "and on 4 May Bo Lin left"."""
    start, end = (what.start, what.end) if isinstance(what, Time) else what[:2]
    doc: Any = sentence.block.doc
    behind = sentence.block.span(start, end).end
    behind += behind < len(doc) and doc[behind].text == ","
    return bool(behind < sentence.span.end and doc[behind].tag_ in FINITE)
