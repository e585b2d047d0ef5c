"""Dates as documents write them, to ISO 8601. What could be read two ways (03/04/2004) is not read at all."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["DateFound", "find_dates", "is_date_line", "iso_date"]

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr may jun jul aug sep oct nov dec"
).split()
_MONTH = (
    r"(?P<{0}month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}year>(?:19|20)\d\d)"
_DAY = r"(?P<{0}day>[0-3]?\d)(?:st|nd|rd|th)?"
_PATTERN = re.compile(
    r"(?<![\w/])(?:"
    + _DAY.format("a_") + r"(?:\s+of)?[\s-]+" + _MONTH.format("a_") + r",?[\s-]+" + _YEAR.format("a_")
    + "|" + _MONTH.format("b_") + r"\s+" + _DAY.format("b_") + r"\s*,?\s+" + _YEAR.format("b_")
    + "|" + _YEAR.format("c_") + r"-(?P<c_month>[01]\d)-(?P<c_day>[0-3]\d)(?:T[\d:.+Z-]+)?"
    + "|" + r"(?P<d_day>[0-3]?\d)(?P<d_mark>[/.])(?P<d_month>[0-3]?\d)(?P=d_mark)" + _YEAR.format("d_")
    + "|" + _MONTH.format("e_") + r",?\s+" + _YEAR.format("e_")
    + r")(?![\d/])",
    re.IGNORECASE,
)  # fmt: skip
_AROUND = re.compile(
    r"(?i:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:a\.?m|p\.?m|gmt|utc|est|edt|cet|bst)\b\.?"
    r"|\b(?:posted|published|updated|last|modified|first|released?|issued|created|date[d]?|on|at|of|for)\b"
    r"|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[\s,:;|()\-–—•·])+"
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a text: ISO 8601 (`2004-01-28`, or `2004-01` where no day is said) and where its words stand."""

    value: str
    start: int
    end: int


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateFound]:
    """Yield the unambiguous dates written between two offsets of a text, in order."""
    for match in _PATTERN.finditer(text, start, len(text) if end is None else end):
        value = _value(match)
        if value is not None:
            yield DateFound(value, match.start(), match.end())


def iso_date(words: str) -> str | None:
    """Return the date that is given beside a text as ISO 8601 (a year, month or day), or None if it is not clear."""
    words = words.strip()
    if re.fullmatch(r"(?:19|20)\d\d", words):
        return words
    short = re.fullmatch(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])", words)
    if short:
        return words
    found = next(find_dates(words), None)
    return found.value if found is not None and found.start == 0 else None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing else but a weekday, a time of day or a label such as "Posted on"."""
    match = _PATTERN.search(line) if len(line) <= 100 else None
    if match is None:
        return False
    rest = line[: match.start()], _PATTERN.sub(" ", line[match.end() :])
    return all(not part or _AROUND.fullmatch(part) is not None for part in rest)


def _value(match: re.Match[str]) -> str | None:
    found = {name[2:]: value for name, value in match.groupdict().items() if value is not None}
    year = int(found["year"])
    if found["month"].isdigit():
        month = int(found["month"])
    else:
        month = next(at for at, name in enumerate(_MONTHS) if name.startswith(found["month"].casefold()[:3])) + 1
    if "day" not in found:
        return f"{year:04}-{month:02}"
    day = int(found["day"])
    if "mark" in found and day != month:
        if day <= 12 and month <= 12:
            return None
        if month > 12:
            day, month = month, day
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
