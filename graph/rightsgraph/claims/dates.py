"""Days of the calendar: what relative times count from, and the days of a year, a month or a date."""

import calendar
import datetime
import re
from dataclasses import dataclass

from rightsgraph.records import Document, Time

__all__ = [
    "TO_DAY",
    "TO_MONTH",
    "TO_YEAR",
    "Clock",
    "Days",
    "clock_of",
    "days_of",
    "is_one_date",
    "shifted",
    "time_on",
    "writes_year",
]

TO_DAY, TO_MONTH, TO_YEAR = len("2020-05-03"), len("2020-05"), len("2020")
"""How many characters of EDTF a time has that is known to the day, to the month, to the year."""

Days = tuple[datetime.date, datetime.date]
"""The first and the last day of a stretch of time."""


_YEARS_END = re.compile(
    r"\b(?:at|as of|by) (?:the )?(?:year['’]s end|end of the year)\b(?!\s+(?:of\s+)?(?:\d{4}|before))", re.I
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|(?-i:may)|might|to be|due|plan(?:s|ned|ning)?|expect\w*|hop\w+|promis\w+"
    r"|pledg\w+|aim\w*|target\w*|until|this year|next)\b",
    re.I,
)
_TITLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REPORT = re.compile(r"\breports?\b|\breview\b", re.I)
_EVENTS_OF = re.compile(r"\b(?:events|developments) (?:of|in) (?P<year>(?:19|20)\d\d)\b", re.I)
_YEARLY = re.compile(r"(?-i:\bReport|\bREPORT) (?:19|20)\d\d(?=\s*(?:$|[:,;(–—-]|/\d\d\b))|\bannual report\b", re.I)
"""A yearly report by its title: "Tarland Aid Report 2021: Ruvia", and no "Report: 21 held in March 2021"."""

_OFTENER = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|half-yearly|mid-?year|mid-?term|interim|situation|mission|flash|special)\b",
    re.I,
)
_FIRST_HALF = 6
"""The last month of the first half of a year."""

_AROUND = 90
"""Characters around "at year's end" in which nothing may say that it is still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What relative times count from: the day of the document, or the year that a report is about.

    `sources` are the first and the last day of the reports that a text without a date names, by which a day without a
    year is told.
    """

    today: datetime.date | None
    period: int | None = None
    sources: Days | None = None

    @property
    def anchor(self) -> datetime.date | None:
        """The latest day that the text can tell of."""
        return datetime.date(self.period, 12, 31) if self.period else self.today


def clock_of(document: Document) -> Clock:
    """Return the clock of a document, from its date and from a year named in the title of a report."""
    today = document.date
    title = document.value("title") or ""
    period = None if today is None else _reported_year(title, today)
    if (
        today
        and period is None
        and _years_in(title) <= {today.year}
        and _is_told_at_years_end(document.text, today.year)
    ):
        period = today.year - 1
    return Clock(today=today, period=period)


def _reported_year(title: str, today: datetime.date) -> int | None:
    """The past year that a report is about, by its title: "2020 Human Rights Report", "World Report 2021" of January.

    A yearly report that bears the year in the first half of which it came out tells of the year before.
    """
    told = _EVENTS_OF.search(title)
    years = {int(told["year"])} if told else _years_in(title)
    if len(years) != 1 or not (told or _REPORT.search(title)):
        return None
    (year,) = years
    if year < today.year:
        return year
    yearly = _YEARLY.search(title) is not None and _OFTENER.search(title) is None
    return year - 1 if year == today.year and yearly and today.month <= _FIRST_HALF else None


def _years_in(title: str) -> set[int]:
    return {int(year) for year in _TITLE_YEAR.findall(title)}


def _is_told_at_years_end(text: str, year: int) -> bool:
    """Whether a text tells how things stood at the end of a year that it does not name: of the one before its own."""
    if "year" not in text or str(year) in text:
        return False
    around = (text[max(0, m.start() - _AROUND) : m.end() + _AROUND] for m in _YEARS_END.finditer(text))
    return any(not _TO_COME.search(words) for words in around)


def days_of(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """Return the first and last day of a year, month or date; None when the calendar has no such day."""
    try:
        if month is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if day is None:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        return datetime.date(year, month, day), datetime.date(year, month, day)
    except ValueError:
        return None


def time_on(start: int, end: int, text: str, edtf: str, days: Days) -> Time:
    """Return the time said at [start, end) that lies, as a whole, on the given days."""
    first, last = days
    return Time(
        start=start,
        end=end,
        text=text,
        edtf=edtf,
        begin_earliest=first,
        begin_latest=last,
        end_earliest=first,
        end_latest=last,
    )


def shifted(day: datetime.date, unit: str, number: int) -> datetime.date:
    """Return the day `number` units later (earlier when negative), cut to the last day of a shorter month."""
    if unit in ("day", "week"):
        return day + datetime.timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_one_date(time: Time) -> bool:
    """Return whether a time is one day, month or year: no range, no decade, and not about then (EDTF level 0)."""
    return not set(time.edtf) & set("/~X")


def writes_year(time: Time) -> bool:
    """Return whether the words of a time write its year."""
    return time.edtf[:TO_YEAR] in time.text
