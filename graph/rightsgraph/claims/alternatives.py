"""Two times of which only one is meant: "on 7 May or 18 June 2015", "on 2 May—or 3 May, she said"."""

import re

from rightsgraph.claims.dates import days_of, time_on
from rightsgraph.records import Time

__all__ = ["are_either", "as_either", "in_common"]

_BRACKET = r"(?:\s*\([^()]*\))?"
_OR = re.compile(
    rf"{_BRACKET}(?:,\s+(?:[12]\d{{3}},?\s*)?|\s*[–—-]+\s*|\s+)or\s+(?:(?:on|in|early\s+on|the|early|late)\s+)*"
)
"""What stands between two such times: "or", and what a source or a year says of the first."""

_FIRST_DAY = re.compile(r"(?<![\w.,/$£€-])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+or\s+(?:the\s+)?\Z")
_LAST_DAY = re.compile(
    r"\s+or\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    r"(?=\s*[,.;:)]|\s+(?:in|at|by|for|from|and|as|when|while|after|before|during)\b)(?![.,]\d)"
)
_WIDTHS = (len("2020-05"), len("2020"))


def are_either(text: str, offset: int, first: Time, second: Time) -> bool:
    """Return whether two times are one or the other; `offset` is where `text` begins."""
    told = all(len(time.edtf) >= len("2020") and set(time.edtf) <= set("0123456789-") for time in (first, second))
    return told and _OR.fullmatch(text[first.end - offset : second.start - offset]) is not None


def in_common(text: str, offset: int, first: Time, second: Time) -> tuple[Time, ...]:
    """Return what two times have in common, told by the words of both: their month or their year, if anything."""
    for width in _WIDTHS:
        if first.edtf[:width] == second.edtf[:width] and len(first.edtf) >= width <= len(second.edtf):
            return _wider(text, offset, first.edtf[:width], first.start, second.end)
    return ()


def as_either(text: str, offset: int, time: Time) -> Time:
    """Return a day beside another of its month as that month ("3 or 4 May 2020", "May 3 or 4"), others as they are."""
    if len(time.edtf) != len("2020-05-03"):
        return time
    start, end = time.start - offset, time.end - offset
    first = (
        _FIRST_DAY.search(text, max(0, start - len("on the 30th or the ")), start) if text[start].isdigit() else None
    )
    last = None if first or text[start].isdigit() else _LAST_DAY.match(text, end)
    if first is None and last is None:
        return time
    start, end = (first.start("day") if first else start), (last.end("day") if last else end)
    return next(iter(_wider(text, offset, time.edtf[: len("2020-05")], start + offset, end + offset)), time)


def _wider(text: str, offset: int, edtf: str, start: int, end: int) -> tuple[Time, ...]:
    days = days_of(*map(int, edtf.split("-")))
    return () if days is None else (time_on(start, end, text[start - offset : end - offset], edtf, days),)
