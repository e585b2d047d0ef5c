"""Figures that a text compares, each with its time: "up from 340 in 2022", "rose from 17 in 2019 to 23 in 2020"."""

import dataclasses
import re
from collections.abc import Iterator

from rightsgraph.claims.dates import Clock
from rightsgraph.claims.times import times_in
from rightsgraph.records import Quantity, Time
from rightsgraph.tagging.numbers import FIGURE, number_of

__all__ = ["as_point", "compared_with", "course_of"]

_WITH = re.compile(
    rf"\b(?:(?:up|down)\s+from|compared\s+(?:with|to)|as\s+against|from)\s+(?P<number>{FIGURE})(?=\s)", re.I
)
_TO = re.compile(rf"\bto\s+(?P<number>{FIGURE})(?=\s)")
_WHEN = re.compile(r"\s(?:in|at|on|by|during|the)\b[^,.;]{0,40}")
"""The words with the time of a figure, behind its number."""

_Figure = tuple[Quantity, Time]


def compared_with(text: str, start: int, end: int, clock: Clock, unit: str) -> Iterator[_Figure]:
    """Yield the figure with its time that text[start:end] compares another with, where it says of which year it is."""
    yield from _figure(_WITH, text, start, end, clock, unit)


def course_of(text: str, start: int, end: int, clock: Clock, unit: str) -> Iterator[_Figure]:
    """Yield both figures of text[start:end] between which a number rose or fell, nothing where one is missing."""
    both = [found for pattern in (_WITH, _TO) for found in _figure(pattern, text, start, end, clock, unit)]
    yield from both if len(both) > 1 else ()


def _figure(pattern: re.Pattern[str], text: str, start: int, end: int, clock: Clock, unit: str) -> Iterator[_Figure]:
    found = pattern.search(text, start, end)
    when = None if found is None else _WHEN.match(text, found.end(), end)
    if found is None or when is None:
        return
    time = next(times_in(when.group(), when.start(), clock, None), None)
    if time is None or re.search(r"\d{4}", time.text) is None:
        return  # "the previous year" is that before the figure's, not before the document's
    first, last = found.span("number")
    number = Quantity(start=first, end=last, text=text[first:last], unit=unit, value=str(number_of(found["number"])))
    yield number, as_point(time)


def as_point(time: Time) -> Time:
    """Return the time of a count: one "by January 2004" is of that month, so both bounds are its days."""
    if time.begin_earliest is not None or time.begin_latest is None:
        return time
    edtf = time.edtf.removeprefix("../")
    first = last = time.begin_latest
    if re.fullmatch(r"\d{4}-\d\d", edtf):
        first = last.replace(day=1)
    elif re.fullmatch(r"\d{4}", edtf):
        first = last.replace(month=1, day=1)
    elif not re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return time
    return dataclasses.replace(
        time, edtf=edtf, begin_earliest=first, begin_latest=last, end_earliest=None, end_latest=None
    )
