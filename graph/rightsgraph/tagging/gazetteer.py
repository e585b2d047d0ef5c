"""Names known beforehand: countries and their demonyms, and bodies of the field.

Sources: `data/gazetteers/*.tsv` (ours) and pycountry (the ISO 3166-1 names). Provinces and cities are in `places`, but
for regions that texts call by a short name ("TAR").
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from rightsgraph.errors import ResourceError
from rightsgraph.records import Kind
from rightsgraph.resources import resource_text
from rightsgraph.tagging.names import plain
from rightsgraph.tagging.places import PlaceRecord, countries_of_region, country_record, find_place, region_record
from rightsgraph.tagging.tables import rows

__all__ = ["Gazetteer", "Known", "PlaceRecord", "load_gazetteer", "plain", "rows"]

_COUNTRIES = "data/gazetteers/countries.tsv"
_BODIES = "data/gazetteers/organisations.tsv"
_REGIONS = "data/gazetteers/regions.tsv"
_USER_ASSIGNED = frozenset({"XK"})
"""Codes outside ISO 3166-1 that GeoNames and the European Union use: Kosovo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name known beforehand, what it is, and the name to show for it; `region` is an ISO 3166-2 code."""

    kind: Kind
    name: str
    agent_type: str | None = None
    country: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names and demonyms, by plain form. Look-ups ask for whole names of at most `longest` words."""

    names: Mapping[str, Known]
    demonyms: Mapping[str, str]
    longest: int = field(default=6)
    _openings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_openings", tuple(sorted({name.partition(" ")[0] for name in self.names})))

    def may_begin(self, word: str) -> bool:
        """Return whether a known name may begin with a word: the cheap question before those for whole names."""
        start = plain(word)
        place = bisect_left(self._openings, start)
        return place < len(self._openings) and self._openings[place].startswith(start)

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

    def place(
        self, name: str, countries: frozenset[str], within: frozenset[str] = frozenset(), *, city: bool = True
    ) -> PlaceRecord | None:
        """Return the place that a name means in a document about `countries`, or None when that is unsure.

        A country is itself. A province or city must lie in one of the countries that the text says it is `within`,
        without such in one of `countries`, or be a city that is known without its country (`find_place`).
        """
        known = self.known(name)
        if known and known.country:
            return country_record(known.country)
        if known and known.region:
            return region_record(known.region)
        return find_place(name, countries, within, city=city)

    def countries_around(self, name: str) -> frozenset[str]:
        """Return the countries in which a place lies that is said to be in the place of that name."""
        known = self.known(name)
        if known and known.region:
            return frozenset({known.region.partition("-")[0]})
        country = self.country_of(name)
        return countries_of_region(name) if country is None else frozenset({country})


@functools.cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer from the data files; ResourceError names file, line and remedy."""
    names: dict[str, Known] = {}
    demonyms: dict[str, str] = {}
    _add_countries(names, demonyms)
    _add_regions(names)
    _add_bodies(names)
    return Gazetteer(names=names, demonyms=demonyms)


def _add_countries(names: dict[str, Known], demonyms: dict[str, str]) -> None:
    import pycountry

    seen: set[str] = set()
    for number, (code, others, adjectives) in rows(_COUNTRIES, 3):
        record = pycountry.countries.get(alpha_2=code)
        if code != code.upper() or (record is None and code not in _USER_ASSIGNED):
            raise ResourceError(
                f"{_COUNTRIES}:{number}: {code!r} is not an ISO 3166-1 code; write the two capitals, such as PE"
            )
        if code in seen:
            raise ResourceError(f"{_COUNTRIES}:{number}: {code} has a line already; put its names into one line")
        seen.add(code)
        ours = _names_in(_COUNTRIES, number, others)
        official = () if record is None else (record.name,)
        for name in (*ours, *official):
            names[plain(name)] = Known(kind=Kind.PLACE, name=ours[0], country=code)
        for adjective in filter(None, adjectives.split("|")):
            demonyms.setdefault(plain(adjective), code)


def _add_regions(names: dict[str, Known]) -> None:
    import pycountry

    for number, (code, name, others) in rows(_REGIONS, 3):
        place = f"{_REGIONS}:{number}"
        record: object = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
        if record is None:
            raise ResourceError(f"{place}: {code!r} is not an ISO 3166-2 code; write one such as CN-XZ")
        known = Known(kind=Kind.PLACE, name=name, region=code)
        for alias in (*_names_in(_REGIONS, number, name), *filter(None, others.split("|"))):
            before = names.setdefault(plain(alias), known)
            if before != known:
                raise ResourceError(
                    f"{place}: {alias!r} means {before.name!r} already; a name can mean only one of them"
                )


def _add_bodies(names: dict[str, Known]) -> None:
    kinds = {kind.value: kind for kind in Kind}
    types = _agent_types()
    for number, (kind, agent_type, name, others) in rows(_BODIES, 4):
        place = f"{_BODIES}:{number}"
        if kind not in kinds:
            raise ResourceError(f"{place}: unknown kind {kind!r}; expected {', '.join(kinds)}")
        if agent_type and agent_type not in types:
            raise ResourceError(f"{place}: unknown agent type {agent_type!r}; expected {', '.join(sorted(types))}")
        known = Known(kind=kinds[kind], name=name, agent_type=agent_type or None)
        for alias in (*_names_in(_BODIES, number, name), *filter(None, others.split("|"))):
            before = names.setdefault(plain(alias), known)
            if before != known:
                raise ResourceError(
                    f"{place}: {alias!r} means {before.name!r} already; a name can mean only one of them"
                )


def _names_in(file: str, number: int, cell: str) -> list[str]:
    """Return the names of a cell; the first is the one to show, so none may be empty."""
    found = [name.strip() for name in cell.split("|")]
    if not all(map(plain, found)):
        raise ResourceError(f"{file}:{number}: an empty name; write a name, and | only between two names")
    return found


def _agent_types() -> frozenset[str]:
    """The local names of the agent types in the ontology, read without an RDF library (start-up time)."""
    text = resource_text("ontology/rightsgraph.ttl")
    return frozenset(re.findall(r"^hrv:([\w-]+) a [^.;]*hr:AgentType\b", text, re.M))
