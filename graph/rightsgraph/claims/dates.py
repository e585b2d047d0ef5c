"""Days of the calendar: what relative times count from, and the days of a year, a month or a date."""

import calendar
import datetime
import re
from dataclasses import dataclass

from rightsgraph.records import Document, Time

__all__ = ["Clock", "Days", "clock_of", "days_of", "shifted", "time_on"]

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
    years = [int(y) for y in re.findall(r"\b(19\d\d|20\d\d)\b", title)]
    period = None
    if today and len(years) == 1 and years[0] < today.year and re.search(r"\breports?\b|\breview\b", title, re.I):
        period = years[0]
    elif today and not years and _is_told_at_years_end(document.text, today.year):
        period = today.year - 1
    return Clock(today=today, period=period)


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
