"""Times as said, resolved against the day of the document, never more precise than the words.

Returns EDTF (ISO 8601-2:2019, levels 0 and 1) with the days that it allows. A written year wins; a date without a
year takes the year that the story last set, else the latest such day on or before the document's day. A report on one
year ("2023 Human Rights Report") is read as written at the end of that year.
"""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rightsgraph.records import Document, Time

__all__ = ["Clock", "clock_of", "shifted", "times_in"]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WORDS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())} | {"a": 1, "an": 1}  # fmt: skip

_M = r"(?P<{0}month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_D = r"(?P<{0}day>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<{0}year>1[89]\d\d|20\d\d)"
_FULL = re.compile(
    rf"\b(?:{_D.format('a')}\s+(?:of\s+)?{_M.format('a')},?\s+{_Y.format('a')}"
    rf"|{_M.format('b')}\s+{_D.format('b')}(?:,\s*|\s+){_Y.format('b')}"
    rf"|{_Y.format('c')}-(?P<cmonth>0[1-9]|1[0-2])-(?P<cday>[0-3]\d)"
    rf"|{_D.format('d')}\s+(?:of\s+)?{_M.format('d')}(?!\s+[A-Z][a-z]+(?:ist|ion|ing|ment)\b)"
    rf"|{_M.format('e')}\s+{_D.format('e')}(?!\d|,\d|\s*(?:percent|per cent|%))"
    rf"|{_M.format('f')},?\s+(?:of\s+)?{_Y.format('f')}"
    rf"|(?P<gpre>(?i:in|since|by|until|till|during|early|late|mid|mid-|last|this|next|from|to|and|of|through|late in|early in|end of)\s*){_M.format('g')}(?!\s*\d|\s+of\s+\d|\s+(?:[A-Z]|be\b|have\b|not\b))"
    rf"|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?{_Y.format('s')}"
    rf"|(?P<decade>(?:1[89]|20)\d)0s"
    rf"|(?<![\d$€£,.])(?<!(?<!mid)(?<!\d)-){_Y.format('h')}(?![\d%]|,\d|\.\d|\s+(?:people|persons|[A-Z][a-z]))"
    r")"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<today>today|this morning|this afternoon|this evening|tonight)|(?P<yesterday>yesterday|last night)|(?P<tomorrow>tomorrow)"
    r"|(?P<which>last|this|next|the previous|the past|the last|past|earlier this)\s+(?P<unit>week|month|year|weekend)\b(?!\s+of)"
    r"|(?:(?P<nago>\d+|[a-z]+(?:\s+few)?)\s+(?P<uago>day|week|month|year)s?\s+ago)"
    r"|(?:over|in|during|within|for)\s+the\s+(?:past|last|previous)\s+(?P<npast>\d+|[a-z]+)?\s*(?P<upast>year|month|week|day)s?"
    r"|(?P<yearend>(?:the\s+)?(?:end\s+of\s+the\s+year|year['’]s\s+end|year-end))|(?P<year>during\s+the\s+year|this\s+year)"
    r"|(?:on\s+|last\s+|this\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!\s+(?:(?-i:[A-Z])|\d)))",
    re.I,
)
_RANGE = re.compile(r"^\s*(?:to|and|through|until|till|–|-|—)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What relative times count from: the day of the document, or the year that a report is about."""

    today: datetime.date | None
    period: int | None = None

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
    return Clock(today=today, period=period)


def times_in(text: str, offset: int, clock: Clock, last_year: int | None) -> Iterator[Time]:
    """Yield the times of a stretch of text in order; `offset` is added to their places.

    `last_year` is the year that the story set before. Ranges ("from 2005 to 2014") are one time.
    """
    found: list[Time] = []
    for match in sorted((*_FULL.finditer(text), *_RELATIVE.finditer(text)), key=lambda m: (m.start(), -m.end())):
        if found and match.start() + offset < found[-1].end:
            continue
        if match.re is _FULL:
            time = _absolute(match, offset, clock, found[-1] if found else None, last_year)
        else:
            time = _relative(match, offset, clock)
        if time is None:
            continue
        if found and _is_range(text, offset, found[-1], time):
            found[-1] = _joined(text, offset, found[-1], time)
            continue
        found.append(time)
    for time in found:
        yield _opened(text, offset, time)


def _days(year: int, month: int | None, day: int | None) -> tuple[datetime.date, datetime.date] | None:
    try:
        if month is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if day is None:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        return datetime.date(year, month, day), datetime.date(year, month, day)
    except ValueError:
        return None


def _made(start: int, end: int, text: str, edtf: str, days: tuple[datetime.date, datetime.date]) -> Time:
    return Time(
        start=start,
        end=end,
        text=text,
        edtf=edtf,
        begin_earliest=days[0],
        begin_latest=days[1],
        end_earliest=days[0],
        end_latest=days[1],
    )


def _absolute(
    match: re.Match[str], offset: int, clock: Clock, before: Time | None, last_year: int | None
) -> Time | None:
    groups = {key: value for key, value in match.groupdict().items() if value}
    start, end = match.start(), match.end()
    if "gpre" in groups:
        start += len(groups["gpre"])
    month = next(
        (_MONTHS[v.lower().rstrip(".")] for k, v in groups.items() if k.endswith("month") and not v.isdigit()), None
    )
    month = int(groups["cmonth"]) if "cmonth" in groups else month
    day = next((int(v) for k, v in groups.items() if k.endswith("day")), None)
    year = next((int(v) for k, v in groups.items() if k.endswith("year")), None)
    words = match.string[start:end]
    if "decade" in groups:
        first = int(groups["decade"] + "0")
        return _made(
            start + offset,
            end + offset,
            words,
            f"{groups['decade']}X",
            (datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31)),
        )
    if "season" in groups and year:
        return _made(
            start + offset,
            end + offset,
            words,
            f"{year}-{_SEASONS[groups['season'].lower()]}",
            (datetime.date(year, 1, 1), datetime.date(year + 1, 3, 31)),
        )
    if year is None and month is not None:
        year = _year_for(
            month, day, clock, before, last_year, match.string[max(0, match.start() - 60) : match.end() + 12]
        )
    if year is None:
        return None
    days = _days(year, month, day)
    if days is None:
        return None
    edtf = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    return _made(start + offset, end + offset, words, edtf, days)


def _year_for(
    month: int, day: int | None, clock: Clock, before: Time | None, last_year: int | None, around: str
) -> int | None:
    if clock.period:
        return clock.period
    if before is not None and before.begin_earliest is not None and str(before.begin_earliest.year) in before.text:
        return before.begin_earliest.year
    anchor = clock.anchor
    if last_year is not None and (anchor is None or last_year < anchor.year - 1):
        return last_year
    if anchor is None:
        return last_year
    future = re.search(r"\b(?:due|will|scheduled|to be|next|until|upcoming|set to|preparing|planned)\b", around)
    latest = _days(anchor.year, month, day)
    if latest and latest[0] > anchor and not (future and (latest[0] - anchor).days <= 120):
        return anchor.year - 1
    return anchor.year


def _relative(match: re.Match[str], offset: int, clock: Clock) -> Time | None:
    groups = {key: value.lower() for key, value in match.groupdict().items() if value}
    start, end, words = match.start() + offset, match.end() + offset, match.group()
    if clock.period and ("yearend" in groups or "year" in groups):
        if "yearend" in groups:
            return _made(
                start,
                end,
                words,
                f"{clock.period}-12",
                (datetime.date(clock.period, 12, 1), datetime.date(clock.period, 12, 31)),
            )
        return _made(
            start,
            end,
            words,
            f"{clock.period}",
            (datetime.date(clock.period, 1, 1), datetime.date(clock.period, 12, 31)),
        )
    today = clock.today
    if today is None:
        return None
    if "today" in groups or "yesterday" in groups or "tomorrow" in groups:
        day = today + datetime.timedelta(days="tomorrow" in groups) - datetime.timedelta(days="yesterday" in groups)
        return _made(start, end, words, day.isoformat(), (day, day))
    if "weekday" in groups:
        day = today - datetime.timedelta(days=(today.weekday() - _DAYS[groups["weekday"]]) % 7)
        return _made(start, end, words, day.isoformat(), (day, day))
    if "year" in groups or "yearend" in groups:
        return _made(
            start, end, words, f"{today.year}", (datetime.date(today.year, 1, 1), datetime.date(today.year, 12, 31))
        )
    if "nago" in groups:
        number = _WORDS.get(groups["nago"]) or (int(groups["nago"]) if groups["nago"].isdigit() else None)
        return None if number is None else _before(start, end, words, today, groups["uago"], number)
    if "upast" in groups:
        number = (
            _WORDS.get(groups.get("npast", "one"), 1)
            if not groups.get("npast", "1").isdigit()
            else int(groups.get("npast", "1"))
        )
        first = shifted(today, groups["upast"], -number)
        return Time(
            start=start,
            end=end,
            text=words,
            edtf=f"{first:%Y-%m}~/{today:%Y-%m}",
            begin_earliest=first.replace(day=1),
            begin_latest=today,
        )
    if "which" in groups:
        return _which(start, end, words, today, groups["which"], groups["unit"])
    return None


def _before(start: int, end: int, words: str, today: datetime.date, unit: str, number: int) -> Time | None:
    then = shifted(today, unit, -number)
    if unit == "day":
        return _made(start, end, words, then.isoformat(), (then, then))
    days = _days(then.year, None if unit == "year" else then.month, None)
    edtf = f"{then.year}" if unit == "year" else f"{then:%Y-%m}"
    return None if days is None else _made(start, end, words, edtf, days)


def _which(start: int, end: int, words: str, today: datetime.date, which: str, unit: str) -> Time | None:
    past = which in ("last", "the previous", "the past", "past", "the last")
    if which in ("the past", "the last", "past"):
        return None  # a stretch of time up to now, not one week, month or year
    step = -1 if past else 1 if which == "next" else 0
    if unit == "year":
        days = _days(today.year + step, None, None)
        return None if days is None else _made(start, end, words, f"{today.year + step}", days)
    if unit == "month":
        then = shifted(today.replace(day=1), "month", step)
        days = _days(then.year, then.month, None)
        return None if days is None else _made(start, end, words, f"{then:%Y-%m}", days)
    monday = today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(weeks=step)
    sunday = monday + datetime.timedelta(days=6)
    edtf = f"{monday:%Y-%m}" if monday.month == sunday.month else f"{monday.isoformat()}/{sunday.isoformat()}"
    return Time(
        start=start,
        end=end,
        text=words,
        edtf=edtf,
        begin_earliest=monday,
        begin_latest=sunday,
        end_earliest=monday,
        end_latest=sunday,
    )


def shifted(day: datetime.date, unit: str, number: int) -> datetime.date:
    """Return the day `number` units later (earlier when negative), cut to the last day of a shorter month."""
    if unit in ("day", "week"):
        return day + datetime.timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _is_range(text: str, offset: int, first: Time, second: Time) -> bool:
    between = text[first.end - offset : second.start - offset]
    if first.text.split()[-1].lower() in _DAYS or second.text.split()[-1].lower() in _DAYS:
        return False
    if not _RANGE.match(between):
        return False
    before = text[: first.start - offset].rstrip().lower()
    word = between.strip().lower()
    return (
        (before.endswith("from")
        and word in ("to", "through", "until", "till"))
        or (before.endswith("between")
        and word == "and")
        or word in ("–", "-", "—", "to", "through")
    )


def _joined(text: str, offset: int, first: Time, second: Time) -> Time:
    if (
        not re.search(r"\d{4}", first.text)
        and re.search(r"\d{4}", second.text)
        and second.begin_earliest
        and first.begin_earliest
    ):
        first = _in_year(first, second)
    if first.begin_earliest and second.end_latest and second.end_latest < first.begin_earliest:
        edtf, days = _next_after(first, second)
    else:
        edtf, days = second.edtf, (second.begin_earliest, second.end_latest)
    return Time(
        start=first.start,
        end=second.end,
        text=text[first.start - offset : second.end - offset],
        edtf=f"{first.edtf}/{edtf}",
        begin_earliest=first.begin_earliest,
        begin_latest=first.begin_latest,
        end_earliest=days[0],
        end_latest=days[1],
    )


def _in_year(first: Time, second: Time) -> Time:
    """ "from 3 May to 7 May 2020": the written year is that of both, or the first lies in the year before."""
    assert first.begin_earliest is not None and second.begin_earliest is not None
    year = second.begin_earliest.year
    if (first.begin_earliest.month, first.begin_earliest.day) > (
        second.begin_earliest.month,
        second.begin_earliest.day,
    ):
        year -= 1
    month = first.begin_earliest.month
    day = first.begin_earliest.day if len(first.edtf) == 10 else None
    days = _days(year, month if len(first.edtf) >= 7 else None, day)
    return first if days is None else _made(first.start, first.end, first.text, f"{year}{first.edtf[4:]}", days)


def _next_after(first: Time, second: Time) -> tuple[str, tuple[datetime.date | None, datetime.date | None]]:
    """A second date that lies before the first belongs to the next year ("from November 2023 to March")."""
    assert first.begin_earliest is not None and second.begin_earliest is not None and second.end_latest is not None
    if re.search(r"\d{4}", second.text):
        return second.edtf, (second.begin_earliest, second.end_latest)
    year = first.begin_earliest.year
    if (second.begin_earliest.month, second.begin_earliest.day) < (
        first.begin_earliest.month,
        first.begin_earliest.day,
    ):
        year += 1
    day = second.begin_earliest.day if len(second.edtf) == 10 else None
    days = _days(year, second.begin_earliest.month, day)
    return f"{year}{second.edtf[4:]}", days or (None, None)


def _opened(text: str, offset: int, time: Time) -> Time:
    """ "Since" leaves the end open and "by" the beginning."""
    before = text[: time.start - offset].rstrip().lower()
    if before.endswith("since"):
        return Time(
            start=time.start,
            end=time.end,
            text=time.text,
            edtf=time.edtf,
            begin_earliest=time.begin_earliest,
            begin_latest=time.begin_latest,
        )
    if before.endswith((" by", ",by", "until", "till", "before", "prior to")) or before == "by":
        return Time(start=time.start, end=time.end, text=time.text, edtf=time.edtf, begin_latest=time.begin_latest)
    return time
