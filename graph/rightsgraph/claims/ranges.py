"""Two times that make one ("from 2005 to 2014"), and times with an open end ("since May", "by 2004")."""

import dataclasses
import re

from rightsgraph.claims.dates import TO_DAY, TO_MONTH, Days, days_of, is_one_date, time_on
from rightsgraph.claims.relative import WEEKDAYS
from rightsgraph.records import Time

__all__ = ["is_open", "is_range", "joined", "opened", "up_to", "whole", "with_bare_day"]

_BETWEEN = re.compile(r"^\s*,?\s*(?:to|and|through|until|till|–|-|—)\s*$")
_EITHER = re.compile(r"\s*,?\s+or\s+(?:(?:in|on|around|about|the|early|late|mid)[\s-]+){0,3}", re.I)
"""Between two times of which one is meant: "in late January or mid-February"."""

_ON_OR_AFTER = re.compile(r"\bon or (?:(?:soon|shortly|immediately) )?after$")
_YEAR = re.compile(r"\d{4}")
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FIRST_DAY = re.compile(
    rf"(?:\b(?:from|between|nights?\s+of)\s+(?:the\s+)?{_DAY}\s+(?:and|to|through|until|till)\s+(?:the\s+)?"
    r"|(?<![\w.,/$£€-])(?P<dashed>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?[-–—]\s?|\s+or\s+(?:the\s+)?))\Z",
    re.I,
)
"""Right before a date, the day of the same month on which its range begins: "(from 3 to) 6 March", "(3-)6 March".

So does one of two days that may be meant: "(3 or) 4 March".
"""

_LAST_DAY = re.compile(rf"\s?(?P<between>[-–—]|\s(?:and|or|to|through|until|till)\s)\s?{_DAY}(?![\w%/-]|[.,]\d)", re.I)
_LEAD = re.compile(r"\b(?P<lead>from|between|nights?\s+of)\s+\Z", re.I)


def is_range(text: str, offset: int, first: Time, second: Time) -> bool:
    """Return whether the words around and between two times make them one range; `offset` is where `text` begins."""
    if any(time.text.split()[-1].lower() in WEEKDAYS for time in (first, second)):
        return False
    between = text[first.end - offset : second.start - offset]
    if _EITHER.fullmatch(between):
        return _is_either(first, second)
    if not _BETWEEN.match(between):
        return False
    before = text[: first.start - offset].rstrip().lower()
    word = between.strip(" ,\n\t").lower()
    if word == "and" and before.rpartition(" ")[2] in ("in", "during", "throughout"):
        apart = "respectively" in text[second.end - offset :]
        return not apart and _are_months_in_a_row(first, second)
    return (
        (before.endswith("from") and word in ("to", "through", "until", "till"))
        or (before.endswith("between") and word == "and")
        or word in ("–", "-", "—", "to", "through")
    )


def _is_either(first: Time, second: Time) -> bool:
    """Whether two times with "or" between them are days, months or years alike, the earlier first."""
    if len(first.edtf) != len(second.edtf) or not (is_one_date(first) and is_one_date(second)):
        return False
    return first.edtf < second.edtf or not (_YEAR.search(first.text) or _YEAR.search(second.text))


def _are_months_in_a_row(first: Time, second: Time) -> bool:
    """Whether two times are a month and the next one: "in July and August 2020"."""
    days = [t.begin_earliest for t in (first, second) if t.begin_earliest and len(t.edtf) == TO_MONTH]
    if len(days) < 2:
        return False
    if all(_YEAR.search(t.text) for t in (first, second)):
        return (days[1].year - days[0].year) * 12 + days[1].month - days[0].month == 1
    return (days[1].month - days[0].month) % 12 == 1


def joined(text: str, offset: int, first: Time, second: Time) -> Time:
    """Return two times of a range as one: it begins in the first and ends in the second."""
    if not _YEAR.search(first.text) and _YEAR.search(second.text):
        first = _in_year_of(first, second)
    edtf, end = second.edtf, (second.begin_earliest, second.end_latest)
    written = _YEAR.search(first.text) or _YEAR.search(second.text)
    if not written and first.begin_earliest and second.end_latest and second.end_latest < first.begin_earliest:
        first = _in_year_of(first, second)  # "between January and September", written in March
    if first.begin_earliest and second.end_latest and second.end_latest < first.begin_earliest:
        edtf, end = _next_after(first, second)
    time = Time(
        start=first.start,
        end=second.end,
        text=text[first.start - offset : second.end - offset],
        edtf=f"{first.edtf}/{edtf}",
        begin_earliest=first.begin_earliest,
        begin_latest=first.begin_latest,
        end_earliest=end[0],
        end_latest=end[1],
    )
    return _somewhere(time) if _EITHER.fullmatch(text[first.end - offset : second.start - offset]) else time


def _somewhere(time: Time) -> Time:
    """A range as the days of which one is meant: what it dates begins and ends on any of them."""
    return dataclasses.replace(time, begin_latest=time.end_latest, end_earliest=time.begin_earliest)


def _in_year_of(first: Time, second: Time) -> Time:
    """The written year ("from 3 May to 7 May 2020") is that of both, or the first lies in the year before."""
    if first.begin_earliest is None or second.begin_earliest is None:
        return first
    begin, other = first.begin_earliest, second.begin_earliest
    year = other.year - ((begin.month, begin.day) > (other.month, other.day))
    days = _days_as_precise(first, year)
    return first if days is None else time_on(first.start, first.end, first.text, f"{year}{first.edtf[4:]}", days)


def _next_after(first: Time, second: Time) -> tuple[str, Days | tuple[None, None]]:
    """A second date that lies before the first belongs to the next year ("from November 2023 to March")."""
    assert first.begin_earliest is not None
    assert second.begin_earliest is not None
    assert second.end_latest is not None
    if _YEAR.search(second.text):
        return second.edtf, (second.begin_earliest, second.end_latest)
    begin, end = first.begin_earliest, second.begin_earliest
    year = begin.year + ((end.month, end.day) < (begin.month, begin.day))
    days = days_of(year, end.month, end.day if len(second.edtf) == len("YYYY-MM-DD") else None)
    return f"{year}{second.edtf[4:]}", days or (None, None)


def _days_as_precise(time: Time, year: int) -> Days | None:
    """The days of a time in another year: of the year, the month or the date, as its words say."""
    assert time.begin_earliest is not None
    month = time.begin_earliest.month if len(time.edtf) >= len("YYYY-MM") else None
    day = time.begin_earliest.day if len(time.edtf) == len("YYYY-MM-DD") else None
    return days_of(year, month, day)


def with_bare_day(text: str, offset: int, time: Time) -> Time:
    """Return a date with the other day of its range that has no month of its own: "between 3 and 6 March", "May 2-5".

    Without such a day, it returns the date as it is.
    """
    if len(time.edtf) != TO_DAY or time.begin_earliest is None:
        return time
    day, start, end = time.begin_earliest.day, time.start - offset, time.end - offset
    first = _FIRST_DAY.search(text, max(0, start - 40), start) if text[start].isdigit() else None
    if first is not None:
        number, begin = int(first["day"] or first["dashed"]), first.start("day" if first["day"] else "dashed")
        days = _over(time, text[begin:end], begin + offset, time.end, number, day)
        return _somewhere(days) if " or " in first.group() and days is not time else days
    last = None if text[start].isdigit() else _LAST_DAY.match(text, end)
    bare = last is not None and last["between"].strip().lower() in ("and", "to", "through", "until", "till")
    if last is None or (bare and _LEAD.search(text, max(0, start - 20), start) is None):
        return time
    days = _over(time, text[start : last.end("day")], time.start, last.end("day") + offset, day, int(last["day"]))
    return _somewhere(days) if last["between"].strip().lower() == "or" and days is not time else days


def _over(time: Time, words: str, start: int, end: int, first: int, last: int) -> Time:
    """The days from `first` to `last` of the month of a date; the date as it is where these are none."""
    assert time.begin_earliest is not None
    year, month = time.begin_earliest.year, time.begin_earliest.month
    begins, ends = days_of(year, month, first or None), days_of(year, month, last)
    if not first < last or begins is None or ends is None:
        return time
    return Time(
        start=start,
        end=end,
        text=words,
        edtf=f"{begins[0].isoformat()}/{ends[0].isoformat()}",
        begin_earliest=begins[0],
        begin_latest=begins[0],
        end_earliest=ends[0],
        end_latest=ends[0],
    )


def is_open(time: Time) -> bool:
    """Return whether a time has a beginning and no end ("since May"), and its EDTF does not say so yet."""
    return time.begin_earliest is not None and time.end_latest is None and "/" not in time.edtf


def opened(text: str, offset: int, time: Time) -> Time:
    """Return a time with its end open after "since" or "after", with its beginning open after "by" or "until"."""
    before = text[: time.start - offset].rstrip().lower()
    word = before.rpartition(" ")[2]
    if word == "since":
        return dataclasses.replace(time, end_earliest=None, end_latest=None)
    if word == "after" and _ON_OR_AFTER.search(before):
        return time  # "on or soon after 3 May"
    if word == "after" and "/" not in time.edtf:
        return dataclasses.replace(time, edtf=f"{time.edtf}/..", end_earliest=None, end_latest=None)
    if word in ("until", "till"):
        return dataclasses.replace(time, begin_earliest=None, end_earliest=None, end_latest=None)
    if word.rpartition(",")[2] in ("by", "before") or before.endswith(("prior to", "later than")):
        return up_to(time)
    return time


def up_to(time: Time) -> Time:
    """Return a time as the latest that is meant: "by 3 May"."""
    edtf = time.edtf if "/" in time.edtf else f"../{time.edtf}"
    return dataclasses.replace(time, edtf=edtf, begin_earliest=None, end_earliest=None, end_latest=None)


def whole(time: Time) -> Time:
    """Return a time up to which something was not done as that when it was: "was not held until 3 May"."""
    days = days_of(*map(int, time.edtf.split("-"))) if is_one_date(time) else None
    if days is not None:
        return time_on(time.start, time.end, time.text, time.edtf, days)
    return dataclasses.replace(
        time, begin_earliest=time.begin_latest, end_earliest=time.begin_latest, end_latest=time.begin_latest
    )
