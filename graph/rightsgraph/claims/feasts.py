"""Days told by the names of feasts ("on Christmas Eve", "Good Friday 2019"), from `data/lexicon/feasts.toml`."""

import datetime
import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text

__all__ = ["Feast", "feast_of", "feast_on", "feasts_in", "is_feast"]

_FILE = "data/lexicon/feasts.toml"
_LEAD = re.compile(
    r"(?:\b(?:on|since|until|till|by|before|after|from|to|through|this|last|between|and|around)(?:\s+the)?\s+|,\s*|\()\Z",
    re.I,
)
"""What stands before a feast that is told as a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A feast that a text names at the offsets [start, end), and the year behind it, None where none stands there.

    `is_day` is False where the words do not tell a day: of another church's calendar ("Orthodox Easter Sunday"), or
    of what is called by it ("the May Day protests").
    """

    name: str
    start: int
    end: int
    year: int | None
    is_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calendar:
    fixed: Mapping[str, tuple[int, int]]
    from_easter: Mapping[str, int]
    pattern: re.Pattern[str]


def feasts_in(text: str) -> tuple[re.Match[str], ...]:
    """Return the matches of the feasts that a text names, in order; `feast_of` tells what a match means."""
    lower = text.lower()
    if " day" not in lower and "eve" not in lower and not any(day in lower for day in ("friday", "sunday", "easter")):
        return ()
    return tuple(_calendar().pattern.finditer(text))


def is_feast(match: re.Match[str]) -> bool:
    """Return whether a match is one of `feasts_in`."""
    return match.re is _calendar().pattern


def feast_of(match: re.Match[str]) -> Feast:
    """Return the feast that a match of `feasts_in` names."""
    return Feast(
        name=_folded(match["name"]),
        start=match.start("name"),
        end=match.end(),
        year=int(match["year"]) if match["year"] else None,
        is_day=not match["other"] and bool(match["year"] or _LEAD.search(match.string, 0, match.start())),
    )


def feast_on(name: str, year: int) -> datetime.date:
    """Return the day of a feast in a year; for those that move with Easter, that of the western churches."""
    from dateutil.easter import easter

    calendar = _calendar()
    if name in calendar.fixed:
        return datetime.date(year, *calendar.fixed[name])
    sunday: datetime.date = easter(year)
    return sunday + datetime.timedelta(days=calendar.from_easter[name])


@functools.cache
def _calendar() -> _Calendar:
    tables = tomllib.loads(resource_text(_FILE))
    fixed = {name: _month_and_day(name, day) for name, day in tables["fixed"].items()}
    names = sorted((*fixed, *tables["from-easter"]), key=lambda name: (-len(name), name))
    name = "|".join(re.escape(name).replace("'", "['’]") for name in names)
    other = "|".join(map(re.escape, tables["other-calendars"]["words"]))
    pattern = re.compile(
        rf"\b(?:(?P<other>{other})\s+)?(?P<name>{name})\b(?:(?:,|\s+of|\s+in)?\s+(?P<year>(?:19|20)\d\d)\b)?", re.I
    )
    return _Calendar(fixed=fixed, from_easter=tables["from-easter"], pattern=pattern)


def _month_and_day(name: str, said: str) -> tuple[int, int]:
    try:
        day = datetime.date.fromisoformat(f"2001-{said}")
    except (TypeError, ValueError) as error:
        raise ResourceError(f'{_FILE}: {name!r}: {said!r} is no day of every year; write "12-25"') from error
    return day.month, day.day


def _folded(name: str) -> str:
    return name.lower().replace("’", "'")
