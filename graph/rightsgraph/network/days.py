"""Days as they are given on the command line: a year, a month or a day."""

import calendar
import datetime
import re

from rightsgraph.errors import UsageError

__all__ = ["first_day", "last_day"]

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)


def first_day(text: str) -> str:
    """Return the first ISO day of a year, month or day; empty for empty, UsageError for anything else."""
    return _bounds(text)[0]


def last_day(text: str) -> str:
    """Return the last ISO day of a year, month or day; empty for empty, UsageError for anything else."""
    return _bounds(text)[1]


def _bounds(text: str) -> tuple[str, str]:
    if not text:
        return "", ""
    found = _DAY.match(text)
    wrong = UsageError(f"{text!r}: no day; write a year, a month or a day: 2004, 2004-02, 2004-02-29")
    if found is None:
        raise wrong
    try:
        year, month, day = (int(part) if part else 0 for part in found.groups())
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        last = datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError as error:
        raise wrong from error
    return first.isoformat(), last.isoformat()
