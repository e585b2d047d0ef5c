"""The year of a month or day said without one, where what is told next of somebody can only have come later.

"In August 2018, police arrested A. In March, a court sentenced her" is March 2019: nobody is sentenced before that.
"A was convicted in 2016. In June a court freed him": June of which year is not said. So is it not where either may have
come first ("arrested in August 2018. In March, guards beat her"). A report on one year tells its own.
"""

import calendar
import dataclasses
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.carrying import without_brackets
from rightsgraph.claims.dates import TO_DAY, TO_MONTH, TO_YEAR, days_of, writes_year
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.relations import trigger_tokens
from rightsgraph.claims.scenes import YEAR
from rightsgraph.claims.sharing import is_later
from rightsgraph.claims.times import clock_of, times_in
from rightsgraph.claims.trials import verdict_types
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, is_pluperfect
from rightsgraph.records import Claim, Time

__all__ = ["with_years_onward"]

_NAMES_MONTH = re.compile(rf"\b(?:{'|'.join(calendar.month_abbr[1:])})")
_EARLY = re.compile(r"\b(?:early|late|mid)(?:[\s-]+in)?[\s-]*\Z", re.I)
"""Before a year these say when in it: what is told on is not long after."""

_SHORTLY = 92
"""Days before an act told, a quarter of a year, in which what is told next may go back to how it came to that."""

_OF_YEAR = re.compile(r"\s+(?:of|in|that|the)\s+(?:(?:that|the same|same)\s+)?year\b", re.I)
"""Behind a month these say that its year is the one told before: "in March of that year"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A dated act that was told: the first `day` of its time as that was read, and the `years` that it lies later."""

    claim: Claim
    time: Time
    day: datetime.date
    years: int = 0


def with_years_onward(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, a time without a year in the year in which it can have been, or without it."""
    if clock_of(linked.parse.document).period is not None:
        return tuple(claims)
    return tuple(_onward(linked, claims))


def _onward(linked: Linked, claims: Sequence[Claim]) -> Iterator[Claim]:
    told: list[_Told] = []
    settled: dict[int, int | None] = {}
    for claim, (_, token) in zip(claims, trigger_tokens(linked, claims), strict=True):
        time = claim.time
        if time is None or time.begin_earliest is None:
            yield claim
            continue
        years: int | None = 0
        day = time.begin_earliest
        before = None if writes_year(time) else _told_before(linked, told, claim, time.start, day.year)
        if before is not None:
            if time.start not in settled:
                settled[time.start] = _years_on(linked, before, claim, time, token)
            years = settled[time.start]
        later = time if years == 0 else None if years is None else _later(linked, time, years)
        if later is not None and claim.status.happened and (before is not None or writes_year(time)):
            told.append(_Told(claim=claim, time=time, day=day, years=years or 0))
        yield claim if later is time else dataclasses.replace(claim, time=later)


def _told_before(linked: Linked, told: Sequence[_Told], claim: Claim, start: int, year: int) -> _Told | None:
    """The dated act told last, of somebody of a claim, whose year a time at `start` has that is said without one."""
    text = linked.parse.document.text
    for one in reversed(told):
        if one.time.end > start or one.day.year != year:
            continue
        bygone = _is_bare_year(text, one.time)
        if bygone and YEAR.search(text, one.time.end, start):
            return None
        if _share_people(one.claim, claim):
            return one
    return None


def _share_people(one: Claim, other: Claim) -> bool:
    mine = {p.entity for p in other.affected}
    return any(p.entity in mine for p in (*one.affected, *one.actor))


def _years_on(linked: Linked, before: _Told, claim: Claim, time: Time, token: Any) -> int | None:
    """How many years later a time is than it was read, None where that is not said."""
    text = linked.parse.document.text
    if _OF_YEAR.match(text, time.end) or len(time.edtf) not in (TO_MONTH, TO_DAY) or not _NAMES_MONTH.search(time.text):
        return 0
    if (day := _told_between(linked, before, time)) is not None and time.begin_latest and time.begin_latest >= day:
        return 0  # "arrested in August 2018. In May 2018 she went to Tarn. On 9 May, ..."
    if _is_bare_year(text, before.time):
        return 0 if _opens_sentence(linked, before) else None
    if time.begin_latest is None or time.begin_latest >= before.day:
        return before.years
    if _is_background(token):
        return 0
    stage, former = _stage(claim.type), _stage(before.claim.type)
    if is_later(token) or (stage is not None and former is not None and stage > former):
        return before.years + 1
    if (before.day - time.begin_latest).days <= _SHORTLY:
        return before.years
    back = stage is not None and former is not None and stage < former
    return before.years if back and before.claim.type not in act_types().ending_proceedings else None


def _told_between(linked: Linked, before: _Told, time: Time) -> datetime.date | None:
    """The day of the year of a time that is written last between it and an act told before."""
    start = before.time.end
    between = without_brackets(linked.parse.document.text[start : time.start])
    if not YEAR.search(between):
        return None
    times = times_in(between, start, clock_of(linked.parse.document), None)
    days = [t.begin_earliest for t in times if t.begin_earliest and writes_year(t) and len(t.edtf) > TO_YEAR]
    return days[-1] if days and days[-1].year == before.day.year else None


def _stage(kind: str) -> int | None:
    """How far proceedings have come with an act, None where it may be done at any time."""
    types = act_types()
    stages = (types.of_the_state, types.pending, verdict_types(), types.ending_proceedings)
    return next((number for number, kinds in enumerate(stages) if kind in kinds), None)


def _is_background(token: Any) -> bool:
    """Whether what was done before is told: "they had beaten her in March", "earlier, in March, they beat her"."""
    verb = clause_verb(token)
    perfect = is_pluperfect(verb)
    return perfect or any(t.lower_ in claim_words().earlier | claim_words().at_first for t in verb.subtree)


def _opens_sentence(linked: Linked, told: _Told) -> bool:
    """Whether a time stands in front of all that its sentence tells: "In 2016, a court tried A. In June ..."."""
    return told.time.start < told.claim.trigger.start and not YEAR.search(
        linked.parse.document.text, told.claim.excerpt.start, told.time.start
    )


def _is_bare_year(text: str, time: Time) -> bool:
    return len(time.edtf) == TO_YEAR and not _EARLY.search(text, max(0, time.start - len("early in ")), time.start)


def _later(linked: Linked, time: Time, years: int) -> Time | None:
    """A month or day so many years later, None where that is still to come."""
    year, *parts = map(int, time.edtf.split("-"))
    days = days_of(year + years, *parts)
    today = clock_of(linked.parse.document).today
    if days is None or (today is not None and days[0] > today):
        return None

    def moved(day: datetime.date | None, to: datetime.date) -> datetime.date | None:
        return None if day is None else to

    return dataclasses.replace(
        time,
        edtf=f"{year + years:04d}{time.edtf[TO_YEAR:]}",
        begin_earliest=moved(time.begin_earliest, days[0]),
        begin_latest=moved(time.begin_latest, days[1]),
        end_earliest=moved(time.end_earliest, days[0]),
        end_latest=moved(time.end_latest, days[1]),
    )
