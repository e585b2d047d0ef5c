"""In which countries a text says that its places lie: "Aba county, Sichuan", "Tarn, France"."""

import itertools
import re
from collections.abc import Mapping, Sequence

from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import Gazetteer, Parse
from rightsgraph.tagging.mentions import name_words

__all__ = ["countries_around", "implied_countries", "is_called_region"]

_TO_WIDER = re.compile(
    r"\)?(?:\s*\([^()]{1,40}\))?(?P<kind>(?:\s+[\w&.'’-]+){0,5}?)\s*(?:,|\(|\b(?:in|of)\b)\s*(?:(?:in|of|the|both)\s+)*"
)
"""What stands between a place and the wider place behind it: another name in brackets, what kind of place it is."""


_NOUN = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+(?:Autonomous\s+)?(\w+)")
_CITIES = frozenset({"city", "town", "municipality"})


def countries_around(parse: Parse, gazetteer: Gazetteer) -> Mapping[int, frozenset[str]]:
    """Return the countries (ISO 3166-1) of the wider places said behind each place, by the offset of its mention."""
    found: dict[int, frozenset[str]] = {}
    places = [m for m in parse.mentions if m.kind is Kind.PLACE]
    for place, wider in reversed(tuple(itertools.pairwise(places))):
        if _leads(parse.document.text, place, wider):
            own = gazetteer.countries_around(wider.text)
            around = found.get(wider.start, frozenset())
            said = own & around or own or around  # "Punjab, India" is the one of India
            if said:
                found[place.start] = said
    return found


def implied_countries(mentions: Sequence[Mention], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries of the provinces that a text names and only one country has."""
    regions = (gazetteer.countries_around(m.text) for m in mentions if m.kind is Kind.PLACE)
    return frozenset(code for codes in regions if len(codes) == 1 for code in codes)


def is_called_region(parse: Parse, place: Mention) -> bool:
    """Return whether a place is called a county, district or village by the noun behind it, so that it is no city."""
    noun = _NOUN.match(parse.document.text, place.end)
    return noun is not None and noun[1].lower() in name_words().region_nouns - _CITIES


def _leads(text: str, place: Mention, wider: Mention) -> bool:
    """Whether the words between two places say that the first lies in the second."""
    if text[wider.end : wider.end + 2] in ("'s", "’s"):
        return False  # "in Lima, Peru's capital" would do, but not "in Oslo, Peru's envoy"
    between = _TO_WIDER.fullmatch(text[place.end : wider.start])
    return between is not None and all(map(_is_kind, between["kind"].split()))


def _is_kind(word: str) -> bool:
    """Whether a word tells what kind of place it is: "county", "Yi Autonomous Prefecture"."""
    words = name_words()
    plain = word.lower()
    return plain in words.region_nouns | words.place_heads | words.subdivision_words or word[0].isupper() or word == "&"
