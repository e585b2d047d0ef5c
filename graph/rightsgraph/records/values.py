"""Times and amounts as a text says them, and what they come to."""

import datetime
from dataclasses import dataclass

__all__ = ["Quantity", "Time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time as said. `edtf` is never more precise than the words; the four bounds are the days it allows."""

    start: int
    end: int
    text: str
    edtf: str
    begin_earliest: datetime.date | None = None
    begin_latest: datetime.date | None = None
    end_earliest: datetime.date | None = None
    end_latest: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, range or length as said. `unit` and `modifier` are local names in the vocabulary's lists.

    `iso` is the ISO 8601 duration of a length of time ("P5Y"); `penalty` is `life`, `death` or None.
    """

    start: int
    end: int
    text: str
    unit: str
    modifier: str = "exactly"
    value: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    iso: str | None = None
    penalty: str | None = None
