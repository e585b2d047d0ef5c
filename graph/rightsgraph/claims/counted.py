"""Times that count from one told before: "that day", "the following day", "later that month", "a month earlier".

Of a day they are a day, of a month no more than a month. What counts in weeks is as precise as that: a month, where
all days that may be meant lie in one.
"""

import calendar
import datetime
import re

from rightsgraph.claims.dates import TO_DAY, TO_MONTH, TO_YEAR, days_of, is_one_date, shifted, time_on
from rightsgraph.claims.relative import WEEKDAYS
from rightsgraph.records import Time
from rightsgraph.tagging.numbers import number_of

__all__ = ["COUNTED", "MAY_COUNT", "counted_time"]

_MONTHS = tuple(name.lower() for name in calendar.month_name if name)
_UNIT = r"(?P<{0}>day|week|month|year)"
COUNTED = re.compile(
    rf"\b(?:(?:(?:later|earlier)\s+)?(?:(?:on|in)\s+)?(?:that|(?:the|that)\s+same)\s+(?P<same>day|date|week|month|year)"
    r"|(?-i:(?<![,\s]\s)(?<!and\s)at\s+the|(?<!at\s)the)\s+same\s+(?P<at>time)(?=[.;]|\s+and\b)"
    r"|(?P<part>that\s+(?:same\s+)?(?:night|evening|afternoon|morning)|(?:later|earlier)\s+(?:in\s+the|the\s+same)\s+day"
    r"|(?:by|in)\s+the\s+evening|by\s+nightfall)"
    r"|(?:(?:later|earlier)\s+)?in\s+the\s+same\s+(?P<insame>month|year)"
    rf"|(?:on\s+|in\s+)?the\s+(?:following|next)\s+{_UNIT.format('following')}"
    rf"|(?:on\s+|in\s+)?the\s+(?:following|next)\s+(?P<named>{'|'.join((*_MONTHS, *WEEKDAYS))})\b"
    r"|the\s+(?P<morning>following|next)\s+(?:morning|afternoon|evening)"
    r"|(?P<after>the\s+day\s+after)(?=[.,;])|(?P<eve>(?:the\s+day\s+before)(?=[.,;])|(?:on\s+)?the\s+previous\s+day)"
    rf"|(?:just\s+|only\s+)?(?P<number>\d+|an?|[a-z]+)\s+{_UNIT.format('later')}s?"
    r"\s+(?P<way>later|earlier(?!\s+than\b)|previously|before(?=[.,;])))\b(?!['’]s)",
    re.I,
)
"""Finds them; `counted_time` tells what a match means."""

MAY_COUNT = (
    "same",
    "that ",
    "following",
    "next",
    "later",
    "earlier",
    "previously",
    "before",
    "the day ",
    "previous day",
    "the evening",
    "nightfall",
)
"""Parts of words without one of which a text has no such time: the cheap question before."""

_PARTED = (["before"], ["after"], ["until"], ["till"], ["since"], ["by"], ["from"], ["than"])
"""What stands before a time that is not that of the act."""

_AROUND = 3
"""Days by which a length in weeks may be off."""


def counted_time(match: re.Match[str], offset: int, told: Time | None) -> Time | None:
    """Return the time that a match of `COUNTED` says, counted from the one told before; None where that is too vague.

    `offset` is added to its place.
    """
    if told is None or told.begin_earliest is None or told.end_latest is None or not is_one_date(told):
        return None
    if match.string[: match.start()].lower().split()[-1:] in _PARTED:
        return None  # "two weeks before that date"
    groups = {key: value.lower() for key, value in match.groupdict().items() if value}
    place = (match.start() + offset, match.end() + offset, match.group())
    precise = len(told.edtf)
    within_day = "day" if groups.keys() & {"part", "at"} else None
    unit = groups.get("same", "").replace("date", "day") or groups.get("insame") or within_day
    if unit is not None:
        return _within(place, told.begin_earliest, unit, precise)
    if "named" in groups:
        return _next_named(place, told.begin_earliest, groups["named"], precise)
    if "following" in groups:
        return _shifted(place, told.begin_earliest, groups["following"], 1, precise)
    if groups.keys() & {"morning", "after"}:
        return _shifted(place, told.begin_earliest, "day", 1, precise)
    if "eve" in groups:
        return _shifted(place, told.begin_earliest, "day", -1, precise)
    number = number_of(groups["number"])
    if number is None:
        return None
    way = 1 if groups["way"] == "later" else -1
    return _shifted(place, told.begin_earliest, groups["later"], way * number, precise)


_Place = tuple[int, int, str]


def _within(place: _Place, day: datetime.date, unit: str, precise: int) -> Time | None:
    """The day, month or year that was told, no more precise than it was."""
    if unit == "week" or precise < {"day": TO_DAY, "month": TO_MONTH, "year": TO_YEAR}[unit]:
        return None
    return _on(place, day, {"day": TO_DAY, "month": TO_MONTH, "year": TO_YEAR}[unit])


def _shifted(place: _Place, day: datetime.date, unit: str, number: int, precise: int) -> Time | None:
    """The time a number of days, weeks, months or years after a day, as precise as both allow."""
    then = shifted(day, unit, number)
    if unit == "day":
        return _on(place, then, TO_DAY) if precise == TO_DAY else None
    if unit == "week":
        near = {(then + datetime.timedelta(days=step)).month for step in (-_AROUND, _AROUND)}
        return _on(place, then, TO_MONTH) if precise == TO_DAY and len(near) == 1 else None
    if unit == "month":
        return _on(place, then, TO_MONTH) if precise >= TO_MONTH else None
    return _on(place, then, TO_YEAR)


def _next_named(place: _Place, day: datetime.date, name: str, precise: int) -> Time | None:
    """The first month or day of the week of that name after a day: "the following March", "the following Monday"."""
    if name in WEEKDAYS:
        ahead = (WEEKDAYS[name] - day.weekday() - 1) % 7 + 1
        return _on(place, day + datetime.timedelta(days=ahead), TO_DAY) if precise == TO_DAY else None
    month = _MONTHS.index(name) + 1
    if precise == TO_YEAR:
        return None
    return _on(place, datetime.date(day.year + (month <= day.month), month, 1), TO_MONTH)


def _on(place: _Place, day: datetime.date, precise: int) -> Time | None:
    days = days_of(day.year, day.month if precise > TO_YEAR else None, day.day if precise == TO_DAY else None)
    return None if days is None else time_on(*place, day.isoformat()[:precise], days)
