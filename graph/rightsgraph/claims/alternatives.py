"""Two times of which only one is meant: "on 7 May or 18 June 2015", "on 2 May—or 3 May, she said"."""

import re

from rightsgraph.claims.dates import TO_DAY, TO_MONTH, TO_YEAR, days_of, time_on
from rightsgraph.records import Time

__all__ = ["are_either", "as_either", "in_common"]

_BRACKET = r"(?:\s*\([^()]*\))?"
_OR = re.compile(
    rf"{_BRACKET}(?:,\s+(?:[12]\d{{3}},?\s*)?|\s*[–—-]+\s*|\s+)or\s+(?:(?:on|in|early\s+on|the|early|late)\s+)*"
)
"""What stands between two such times: "or", and what a source or a year says of the first."""

_FIRST_DAY = re.compile(
    r"(?:(?<![\w.,/$£€-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+or"
    r"|\b[Oo]n\s+(?:both\s+)?(?:the\s+)?(?P<and>[0-3]?\d)(?:st|nd|rd|th)?\s+and)\s+(?:the\s+)?\Z"
)
_LAST_DAY = re.compile(
    r"\s+or\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    r"(?=\s*[,.;:)]|\s+(?:in|at|by|for|from|and|as|when|while|after|before|during)\b)(?![.,]\d)"
)
_WIDTHS = (TO_MONTH, TO_YEAR)


def are_either(text: str, offset: int, first: Time, second: Time) -> bool:
    """Return whether two times are one or the other; `offset` is where `text` begins."""
    told = all(len(time.edtf) >= TO_YEAR and set(time.edtf) <= set("0123456789-") for time in (first, second))
    return told and _OR.fullmatch(text[first.end - offset : second.start - offset]) is not None


def in_common(text: str, offset: int, first: Time, second: Time) -> tuple[Time, ...]:
    """Return what one of two times surely lies in, told by the words of both: the two in a row, their month or year."""
    last, then = first.end_latest, second.begin_earliest
    if len(first.edtf) == len(second.edtf) and last and then and (then - last).days == 1:
        return (_in_a_row(text, offset, (first, second), first.start, second.end),)
    for width in _WIDTHS:
        if first.edtf[:width] == second.edtf[:width] and len(first.edtf) >= width <= len(second.edtf):
            return _wider(text, offset, first.edtf[:width], first.start, second.end)
    return ()


def as_either(text: str, offset: int, time: Time) -> Time:
    """Return a day beside another of its month as what both share ("3 or 4 May 2020", "on 3 and 4 May")."""
    day = time.begin_earliest
    if len(time.edtf) != TO_DAY or day is None:
        return time
    start, end, leads = time.start - offset, time.end - offset, text[time.start - offset].isdigit()
    before = _FIRST_DAY.search(text, max(0, start - len("on both the 30th and the ")), start) if leads else None
    behind = None if leads else _LAST_DAY.match(text, end)
    other = before or behind
    name = "and" if before and before["and"] else "day"
    days = other and days_of(day.year, day.month, int(other[name]))
    if other is None or not days:
        return time
    place = (min(time.start, other.start(name) + offset), max(time.end, other.end(name) + offset))
    two = (time_on(*place, "", days[0].isoformat(), days), time)
    return next(iter(in_common(text, offset, *(two if before else two[::-1]))), time)


def _in_a_row(text: str, offset: int, times: tuple[Time, Time], start: int, end: int) -> Time:
    first, second = times
    return Time(
        start=start,
        end=end,
        text=text[start - offset : end - offset],
        edtf=f"{first.edtf}/{second.edtf}",
        begin_earliest=first.begin_earliest,
        begin_latest=second.end_latest,
        end_earliest=first.begin_earliest,
        end_latest=second.end_latest,
    )


def _wider(text: str, offset: int, edtf: str, start: int, end: int) -> tuple[Time, ...]:
    days = days_of(*map(int, edtf.split("-")))
    return () if days is None else (time_on(start, end, text[start - offset : end - offset], edtf, days),)
