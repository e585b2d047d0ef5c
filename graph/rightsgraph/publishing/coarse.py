"""Dates and lengths made less exact, never wrong: what is left still holds of what was said."""

import calendar
import re

__all__ = ["edtf", "first_day", "largest_unit", "last_day", "month_of"]

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-[0-9]{2}\Z")
# One date of EDTF (ISO 8601-2:2019), levels 0 and 1: year, month or season, day; unspecified digits; qualifiers.
_DATE = re.compile(r"([0-9]{2}[0-9X]{2})(?:-([0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?([?~%]?)\Z")
_LENGTH = re.compile(r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?\Z")


def edtf(date: str, *, to_year: bool) -> str | None:
    """Return an EDTF date or interval cut to months or years, or None when it is not one that is understood."""
    parts = [_cut(part, to_year=to_year) for part in date.split("/")]
    if len(parts) > 2 or any(part is None for part in parts):
        return None
    kept = [part for part in parts if part is not None]
    return kept[0] if len(kept) == 2 and kept[0] == kept[1] else "/".join(kept)


def _cut(part: str, *, to_year: bool) -> str | None:
    if part in ("", ".."):
        return part
    found = _DATE.match(part)
    if found is None:
        return None
    year, month, doubt = found.groups()
    return f"{year}{doubt}" if to_year or month is None or month == "XX" else f"{year}-{month}{doubt}"


def month_of(day: str) -> str:
    """Return the month of a day, `2003-11`; empty when it is no day."""
    return day[:7] if _DAY.match(day) else ""


def first_day(day: str, *, to_year: bool) -> str | None:
    """Return the first day of the month or year of a day; None when it is no day."""
    if _DAY.match(day) is None:
        return None
    return f"{day[:4]}-01-01" if to_year else f"{day[:7]}-01"


def last_day(day: str, *, to_year: bool) -> str | None:
    """Return the last day of the month or year of a day; None when it is no day."""
    found = _DAY.match(day)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    if to_year:
        return f"{found[1]}-12-31"
    return f"{day[:7]}-{calendar.monthrange(year, month)[1]:02}" if 1 <= month <= 12 and year > 0 else None


def largest_unit(length: str) -> str | None:
    """Return an ISO 8601 duration in its largest unit (`P5Y3M` -> `P5Y`); None when it is not one in days or longer."""
    found = _LENGTH.match(length)
    if found is None:
        return None
    units = ((number, unit) for number, unit in zip(found.groups(), "YMWD", strict=True) if number and int(number))
    number, unit = next(units, ("", ""))
    return f"P{number}{unit}" if number else None
