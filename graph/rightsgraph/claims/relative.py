"""Times that count from the day of the document: "yesterday", "last month", "two years ago", "on Monday"."""

import calendar
import datetime
import re

from rightsgraph.claims.dates import Clock, days_of, shifted, time_on
from rightsgraph.records import Time
from rightsgraph.tagging.numbers import number_of

__all__ = ["LEADS", "RELATIVE", "WEEKDAYS", "relative_time"]

WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
"""The days of the week by their folded names, Monday being 0."""

RELATIVE = re.compile(
    r"\b(?:(?P<today>today|this morning|this afternoon|this evening|tonight)|(?P<yesterday>yesterday|last night)"
    r"|(?P<tomorrow>tomorrow)"
    r"|(?P<which>last|this|next|the previous|the past|the last|past|earlier this)"
    r"\s+(?P<unit>week|month|year|weekend)\b(?!\s+of\s+(?:(?:the|an?|his|her|their|its)\b|(?-i:[A-Z])|\d))"
    r"|(?:(?P<nago>\d+|[a-z]+(?:\s+few)?)\s+(?P<uago>day|week|month|year)s?\s+ago(?:\s+(?P<now>today|this\s+month))?)"
    r"|(?:over|in|during|within|for)\s+the\s+(?:past|last|previous)\s+(?P<npast>\d+|[a-z]+)?\s*"
    r"(?P<upast>year|month|week|day)s?\b(?!\s+of\b)"
    r"|(?P<yearend>(?:the\s+)?(?:end\s+of\s+the\s+year|year['’]s\s+end|year-end))"
    r"|(?P<year>(?:during|throughout)\s+the\s+year|this\s+year)"
    r"|(?P<weekend>(?:over|at|during|on)\s+the\s+weekend)"
    r"|(?:on\s+|last\s+|this\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    r"(?!\s+(?:(?-i:[A-Z])|\d)))",
    re.I,
)
"""Finds them; `relative_time` tells what a match means."""

LEADS = ("weekend", "day", "this", "night", "tomorrow", "last", "next", "previous", "past", "earlier", "ago", "year")
"""Parts of words without one of which a text has no such time: the cheap question before."""

_EARLY = 4
"""The month up to which a text of a year hardly tells of "the year" that it is written in."""

_AHEAD = re.compile(r"\b(?:for|next)\s+$", re.I)
"""Right before a day of the week they say that it is still to come ("called a strike for Friday")."""


def relative_time(match: re.Match[str], offset: int, clock: Clock) -> Time | None:
    """Return the time that a match of `RELATIVE` says; None when the document has no day or the words are too vague.

    `offset` is added to its place. In a report on one year "this year" is that year.
    """
    groups = {key: value.lower() for key, value in match.groupdict().items() if value}
    place = (match.start() + offset, match.end() + offset, match.group())
    if clock.period and "yearend" in groups:
        days = (datetime.date(clock.period, 12, 1), datetime.date(clock.period, 12, 31))
        return time_on(*place, f"{clock.period}-12", days)
    if clock.period and "year" in groups:
        return _in_year(place, clock.period)
    if clock.today is None:
        return None
    if "year" in groups and not groups["year"].startswith("this") and clock.today.month <= _EARLY:
        return None  # "during the year", written in March: which year is told of, nobody knows
    if "year" in groups or "yearend" in groups:
        return _in_year(place, clock.today.year)
    if "nago" in groups:
        number = number_of(groups["nago"])
        return None if number is None else _ago(place, clock.today, groups["uago"], number, groups.get("now", ""))
    if "upast" in groups:
        said = groups.get("npast", "1")
        number = number_of(said) or 1
        return _up_to(place, clock.today, groups["upast"], number)
    if "which" in groups:
        return _which(place, clock.today, groups["which"], groups["unit"])
    if "weekend" in groups:
        return _weekend(place, clock.today)
    day = _day(groups, clock.today)
    if "weekday" in groups and _AHEAD.search(match.string[: match.start()]):
        day += datetime.timedelta(weeks=1)
    elif day == clock.today and match.group().lower().startswith("last "):
        day -= datetime.timedelta(weeks=1)
    return time_on(*place, day.isoformat(), (day, day))


_Place = tuple[int, int, str]


def _day(groups: dict[str, str], today: datetime.date) -> datetime.date:
    """Today, yesterday, tomorrow, or the last such day of the week, today included."""
    if "weekday" in groups:
        return today - datetime.timedelta(days=(today.weekday() - WEEKDAYS[groups["weekday"]]) % 7)
    return today + datetime.timedelta(days="tomorrow" in groups) - datetime.timedelta(days="yesterday" in groups)


def _in_year(place: _Place, year: int) -> Time:
    return time_on(*place, f"{year}", (datetime.date(year, 1, 1), datetime.date(year, 12, 31)))


def _ago(place: _Place, today: datetime.date, unit: str, number: int, now: str) -> Time | None:
    """As precise as the words: a number of days ago is a day, of weeks or months a month, of years a year.

    "Ten years ago today" is a day, "ten years ago this month" a month.
    """
    then = shifted(today, unit, -number)
    if unit == "day" or now == "today":
        return time_on(*place, then.isoformat(), (then, then))
    bare = unit == "year" and not now
    days = days_of(then.year, None if bare else then.month)
    edtf = f"{then.year}" if bare else f"{then:%Y-%m}"
    return None if days is None else time_on(*place, edtf, days)


def _up_to(place: _Place, today: datetime.date, unit: str, number: int) -> Time:
    """A stretch of time up to today: it begins about then, and nothing is said of an end."""
    start, end, words = place
    first = shifted(today, unit, -number)
    return Time(
        start=start,
        end=end,
        text=words,
        edtf=f"{first:%Y-%m}~/{today:%Y-%m}",
        begin_earliest=first.replace(day=1),
        begin_latest=today,
    )


def _weekend(place: _Place, today: datetime.date) -> Time:
    """The last Saturday and Sunday that were begun."""
    saturday = today - datetime.timedelta(days=(today.weekday() - WEEKDAYS["saturday"]) % 7)
    sunday = saturday + datetime.timedelta(days=1)
    return time_on(*place, f"{saturday.isoformat()}/{sunday.isoformat()}", (saturday, sunday))


def _which(place: _Place, today: datetime.date, which: str, unit: str) -> Time | None:
    """Last, this or next week, month or year."""
    if which in ("the past", "the last", "past"):
        return None  # a stretch of time up to now, not one week, month or year
    step = -1 if which in ("last", "the previous") else 1 if which == "next" else 0
    if unit == "year":
        days = days_of(today.year + step)
        return None if days is None else time_on(*place, f"{today.year + step}", days)
    if unit == "month":
        then = shifted(today.replace(day=1), "month", step)
        days = days_of(then.year, then.month)
        return None if days is None else time_on(*place, f"{then:%Y-%m}", days)
    monday = today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(weeks=step)
    sunday = monday + datetime.timedelta(days=6)
    edtf = f"{monday:%Y-%m}" if monday.month == sunday.month else f"{monday.isoformat()}/{sunday.isoformat()}"
    return time_on(*place, edtf, (monday, sunday))
