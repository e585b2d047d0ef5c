"""The course of a story through the years, for days that are told in it without one.

A day told as background does not lead the story back for good: "On 7 January 2017 she heard that they had held him on
15 December 2016. On 12 May" is 2017, for 12 May 2016 lies before what was told. A day told again in a clause is the day
told before: "police held her on 18 July 2015. In 2016 a court tried her for what she did when held on 18 July".
"""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.dates import TO_DAY, Clock, days_of, writes_year
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.words import claim_words
from rightsgraph.claims.years import are_in_passing, is_of_source, sets_story, year_of_today
from rightsgraph.linking import is_pluperfect
from rightsgraph.records import Time
from rightsgraph.tagging import Block

__all__ = ["Course"]


_LATELY = datetime.timedelta(days=120)
"""A day so long before the news may be told of again after what led to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The `year` that a story is in, and the `days` told with theirs.

    `last` is the day told last of it, `left` the one from which it went back to an earlier year, `aside` whether that
    was told in the background of what was done on the day left, `told` whether the day left is that of who tells it,
    `lately` whether it was told as one of the days before the document ("on Wednesday").
    """

    year: int | None = None
    days: frozenset[datetime.date] = frozenset()
    last: datetime.date | None = None
    left: datetime.date | None = None
    aside: bool = False
    told: bool = False
    lately: bool = False

    def begun(self, times: Sequence[Time], clock: Clock) -> "Course":
        """Return the course with the year of a day said before any year was written, where that is the document's."""
        return dataclasses.replace(self, year=year_of_today(times, clock)) if self.year is None else self

    def settled(self, block: Block, times: Sequence[Time]) -> tuple[Time, ...]:
        """Return the times of the next sentence, the days without a year where the course of the story has them."""
        return tuple(self._settled(block, times))

    def followed(self, block: Block, times: Sequence[Time], start: int) -> "Course":
        """Return the course behind a sentence that begins at `start` and has these times."""
        now = self
        for time in times:
            day = time.begin_earliest
            if day is None:
                continue
            back = now.last is not None and now.last.year == now.year and day.year < now.last.year
            if now.left is not None and day.year == now.left.year and len(time.edtf) == TO_DAY:
                now = dataclasses.replace(now, year=day.year, left=None)
            elif sets_story(block, time, block.text[start - block.start : time.start - block.start], now.year):
                told = any(is_of_source(block, t) for t in times if t.begin_earliest == now.last)
                aside = back and _is_background(_verb_of(block, time))
                lately = not writes_year(time) if not back else now.lately
                left = now.last if back else None
                now = dataclasses.replace(now, year=day.year, left=left, aside=aside, told=told, lately=lately)
            else:
                continue
            now = dataclasses.replace(now, last=day if len(time.edtf) == TO_DAY else now.last)
        again = (t.begin_earliest for t in times if t.begin_earliest and len(t.edtf) == TO_DAY and writes_year(t))
        return dataclasses.replace(now, days=now.days.union(again))

    def _settled(self, block: Block, times: Sequence[Time]) -> Iterator[Time]:
        written = False
        for time in times:
            written = written or writes_year(time)
            settled = time if writes_year(time) else self._in_course(block, time, alone=not written)
            if settled is not None:
                yield settled

    def _in_course(self, block: Block, time: Time, *, alone: bool) -> Time | None:
        """A day without a year as it is by the course of the story, None where two years may be meant."""
        day = time.begin_earliest
        if day is None or len(time.edtf) != TO_DAY or day in self.days:
            return time
        verb = _verb_of(block, time)
        if are_in_passing(block, (time,)) or _is_background(verb):
            again = [one for one in self.days if (one.month, one.day) == (day.month, day.day)]
            return _on(time, again[0]) if len(again) == 1 and verb.dep_ != "ccomp" else time
        if not alone or self.left is None or self.last is None or day.year != self.last.year:
            return time
        if any(word.lower_ in claim_words().earlier for word in verb.subtree):
            return time
        days = days_of(self.left.year, day.month, day.day)
        if days is not None and days[0] == self.left:
            return _on(time, days[0])  # "freed on Wednesday. Held since May 2012, he ... On 10 May he": that Wednesday
        if days is not None and self.lately and datetime.timedelta() <= self.left - days[0] <= _LATELY:
            return None
        if days is None or days[0] < self.left:
            return time
        if day >= self.last:
            return None if self.aside and not self.told else time
        return _on(time, days[0]) if self.aside else None


def _verb_of(block: Block, time: Time) -> Any:
    return clause_verb(block.span(time.start, time.end).root)


def _is_background(verb: Any) -> bool:
    """Whether a verb tells what was done before, or what somebody was told."""
    heard = verb.dep_ == "ccomp" and verb.i > verb.head.i  # not "freed on 3 May, she said"
    return heard or is_pluperfect(verb)


def _on(time: Time, day: datetime.date) -> Time:
    end = None if time.end_latest is None else day
    return dataclasses.replace(
        time, edtf=day.isoformat(), begin_earliest=day, begin_latest=day, end_earliest=end, end_latest=end
    )
