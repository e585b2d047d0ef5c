"""The place in the name of a court, a police force or a prison: "the Lima High Court", "Kumasi Central Prison"."""

import re

from rightsgraph.claims.words import claim_words
from rightsgraph.iris import fold
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.mentions import name_words

__all__ = ["place_in_name", "without_kind"]

_ARTICLE = re.compile(r"the\s+", re.I)
_OF = re.compile(r"\b(?:of|in)\s+(?:the\s+)?(?=[A-Z])")
_LONGEST = 3


def place_in_name(linked: Linked, start: int, end: int) -> Referent | None:
    """Return the place with which the name at [start, end) begins or that it ends with after "of", and its words.

    It is one that the text names elsewhere, or a province or large city known to the gazetteer, which is then added to
    `linked`; of a country it is not told where in it. None where the name holds no such place.
    """
    text = linked.parse.document.text
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article is not None else start
    of = [match.end() for match in _OF.finditer(text, start, end)]
    return _at_start(linked, start, end) or (_whole(linked, of[-1], end) if of else None)


def without_kind(name: str) -> str:
    """Return the name of a place without the word for what kind of place it is: "Kupa" for "Kupa County"."""
    first, _, last = name.rpartition(" ")
    return first if last.lower() in name_words().region_nouns or (first and last.isupper()) else name


def _at_start(linked: Linked, start: int, end: int) -> Referent | None:
    words = list(re.finditer(r"[^\s,]+", linked.parse.document.text[start:end]))
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        after = words[count].group().lower()
        if after in name_words().place_heads - name_words().region_nouns - claim_words().site_words:
            continue  # "Kano Road Police Station"
        place = _whole(linked, start, start + words[count - 1].end())
        if place is not None:
            return place
    return None


def _whole(linked: Linked, start: int, end: int) -> Referent | None:
    """The place that the words at [start, end) name."""
    name = linked.parse.document.text[start:end]
    if linked.gazetteer.country_of(name) is not None or (" " in name and name.split()[-1].isupper()):
        return None
    for place in linked.named.entities.values():
        if place.kind is Kind.PLACE and not {name, without_kind(name)}.isdisjoint((place.name, *place.aliases)):
            return Referent(entity=place.key, start=start, end=end)
    countries = linked.gazetteer.countries_around(name)
    record = linked.gazetteer.place(name, countries) if len(countries) < 2 else None
    if record is None or name.lower() in claim_words().not_seats:
        return None
    key = f"{Kind.PLACE.value}:{fold(name)}"
    if key not in linked.entities:
        linked.entities[key] = Entity(
            key=key,
            kind=Kind.PLACE,
            name=name,
            authority=record.authority,
            latitude=record.latitude,
            longitude=record.longitude,
        )
    return Referent(entity=key, start=start, end=end)
