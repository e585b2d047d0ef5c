"""Which of the years that a text writes is the year of its story, for days that are said without one."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rightsgraph.claims.dates import TO_YEAR, Clock, Days, days_of, writes_year
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Time
from rightsgraph.tagging import Block

__all__ = [
    "Sources",
    "are_in_passing",
    "is_of_source",
    "sets_story",
    "tells_year",
    "told_last",
    "year_for",
    "year_of_today",
]

_AHEAD = 120
"""Days that a date without a year may lie ahead of the document, where the words speak of what is to come."""

_STILL_TO_COME = re.compile(
    r"\b(?:due|will|scheduled|to be|next|until|upcoming|set to|preparing|planned|expected to|expected on|ahead of"
    r"|opens|starts|begins)\b"
)
_SOURCES = re.compile(r"\(([^()]*)\)")
_OF_SOURCE = re.compile(
    r"\b([0-3]?\d)\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?:20)?([0-3]\d)(?=\s*(?:[,;]|$))"
)
"""The day of a report in the brackets behind it: "(27 January 12)", "(RFA, 3 Sep 2019; 6 Dec 19)"."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_FROM_TODAY = re.compile(
    r"\b(?:today|yesterday|tonight|(?:last|this) (?:week|month|year|night|weekend)|ago"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""What counts from the day of the document: with it the story is told of then, whatever year it told of before."""

_OWNERS = (["the"], ["a"], ["its"], ["their"], ["his"], ["her"])
_NOT_OF_STORY = (*_OWNERS, ["since"])
"""Before a bare year these say that it is not that of the story: "the 1992 law", "has been held since 2015"."""


def sets_story(block: Block, time: Time, before: str, last_year: int | None) -> bool:
    """Return whether the written year of a time is that of the story; `before` are the words of its sentence before it.

    So is that of "yesterday" or "last month". It is not when a bare year stands before a noun ("under the 1992 law") or
    goes back before the story ("a student since 2001"), nor when more than a year goes back in what is only said of
    something ("he had signed a petition released in December 2008"): the story goes on where it was.
    """
    year = time.begin_earliest.year if time.begin_earliest else 0
    if _is_of_noun(block, time) or (len(time.edtf) > TO_YEAR and time.edtf.replace("/", "").isdigit()):
        return False  # "after a March 2022 raid", "from 2019 to 2023"
    if str(year) not in time.text:
        return _FROM_TODAY.search(time.text) is not None and not _is_aside(block, time)
    goes_back = year < (last_year or 0)
    if len(time.edtf) > TO_YEAR:
        return not (goes_back and _is_aside(block, time))
    return before.split()[-1:] not in _NOT_OF_STORY and not goes_back


def year_of_today(times: Sequence[Time], clock: Clock) -> int | None:
    """Return the year of a day said before any year was written, where it is that of the document or the one before.

    The story is told of then, and a year written behind it in passing goes back before it.
    """
    anchor = clock.anchor
    years = [t.begin_earliest.year for t in times if t.begin_earliest and len(t.edtf) > TO_YEAR]
    return next((y for y in years if anchor is not None and y >= anchor.year - 1), None)


def told_last(block: Block, times: Sequence[Time], before: Time | None) -> Time | None:
    """Return the time of a sentence from which the next may count ("the following day"): the one of its main clause.

    None where it tells of several, and where it is that of a source ("on 3 May Radio Tarn said that"); the one told
    `before` where all that it says is said in passing.
    """
    main = {time.edtf: time for time in times if not _is_aside(block, time)}
    if not main:
        return before
    if len(main) != 1:
        return None
    (time,) = main.values()
    bare = len(time.edtf) == TO_YEAR and block.text[: time.start - block.start].split()[-1:] in _OWNERS
    return None if bare or is_of_source(block, time) else time


def are_in_passing(block: Block, times: Sequence[Time]) -> bool:
    """Return whether all the times of a sentence are said in passing: "A, who was held in 2019, followed the trial"."""
    return all(_is_aside(block, time) for time in times)


def is_of_source(block: Block, time: Time) -> bool:
    """Return whether a time hangs on who tells of something: "according to a 3 May report", "on 3 May A said"."""
    here = _top(block, time)
    while here.pos_ not in ("VERB", "AUX") and here.head != here:
        if here.dep_ == "prep" and here.lower_ in claim_words().source_leads:
            return True
        here = here.head
    return any(c.dep_ == "ccomp" for c in here.children)


def _is_aside(block: Block, time: Time) -> bool:
    """Whether a time hangs on no verb of the main clause, but on a participle or a clause that describes something."""
    here = _top(block, time)
    while here.pos_ not in ("VERB", "AUX") and here.head != here:
        here = here.head
    while here.dep_ == "conj" and here.head.pos_ in ("VERB", "AUX"):
        here = here.head
    return here.dep_ in ("acl", "relcl", "pcomp", "advcl") and here.head != here


def _is_of_noun(block: Block, time: Time) -> bool:
    """Whether a time stands before a noun that something else is told of: "following a March 2022 operation"."""
    root = _top(block, time)
    return root.dep_ in ("compound", "nmod", "amod") and root.head.pos_ == "NOUN" and root.head.i > root.i


def _top(block: Block, time: Time) -> Any:
    return block.span(time.start, time.end).root


def tells_year(time: Time) -> bool:
    """Return whether the words of a time write its year or say which it is ("last year")."""
    return writes_year(time) or (len(time.edtf) == TO_YEAR and "year" in time.text.lower())


def year_for(
    month: int, day: int | None, clock: Clock, before: Time | None, last_year: int | None, around: str
) -> int | None:
    """Return the year of a date without one, None where nothing tells it.

    It is that of the report, of the time before or of the story, else the latest that fits; `around` are the words
    around it, by which it may lie ahead.
    """
    if clock.period:
        return clock.period
    if before is not None and before.begin_earliest is not None and tells_year(before):
        return before.begin_earliest.year
    anchor = clock.anchor
    if anchor is None and last_year is None and clock.sources is not None:
        years = {source.year - (_of_year(source.year, month, day) > source) for source in clock.sources}
        return years.pop() if len(years) == 1 else None
    if anchor is None or (last_year is not None and last_year < anchor.year - 1):
        return last_year
    latest = days_of(anchor.year, month, day)
    if latest is None or latest[0] <= anchor:
        return anchor.year
    to_come = _STILL_TO_COME.search(around) and (latest[0] - anchor).days <= _AHEAD
    return anchor.year if to_come else anchor.year - 1


def _of_year(year: int, month: int, day: int | None) -> datetime.date:
    """The first day of a month, or a day, of a year; its last day where the calendar has no such day."""
    days = days_of(year, month, day)
    return datetime.date(year, 12, 31) if days is None else days[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The reports by which the days of a text without a year are told.

    `days` are the first and the last day of those named last, `own` whether the sentence names them itself, `last` the
    latest day told by them.
    """

    days: Days | None = None
    own: bool = False
    last: datetime.date | None = None

    def then(self, text: str) -> "Sources":
        """Return the sources of the next sentence: those that it names in brackets, else the same."""
        found = (one for inside in _SOURCES.findall(text) for one in _OF_SOURCE.findall(inside))
        days = [days_of(2000 + int(year), _MONTHS.index(month) + 1, int(day)) for day, month, year in found]
        told = [first for first, _ in filter(None, days)]
        return Sources(days=(min(told), max(told)), own=True, last=self.last) if told else replace(self, own=False)

    def followed(self, times: Sequence[Time]) -> "tuple[tuple[Time, ...], Sources]":
        """Return the times of a sentence and what follows; a day before the last is left out if others told of it."""
        if self.days is None:
            return tuple(times), self
        kept = tuple(t for t in times if self.own or not self._goes_back(t))
        latest = max((t.begin_earliest for t in kept if t.begin_earliest), default=self.last)
        return kept, replace(self, last=latest)

    def _goes_back(self, time: Time) -> bool:
        day = time.begin_earliest
        return day is not None and self.last is not None and day < self.last and str(day.year) not in time.text
