"""The named entities of a document: full names, family names, acronyms and other names of one, joined where sure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rightsgraph.iris import fold
from rightsgraph.linking.namesakes import kin_of_namesake, namesakes, told_of_by_namesake
from rightsgraph.linking.other_forms import bracketed_forms, called_by_alias, short_forms
from rightsgraph.linking.shortened import still_called
from rightsgraph.linking.surroundings import countries_around, implied_countries, is_called_region
from rightsgraph.linking.titled import apart_by_title
from rightsgraph.records import Entity, Kind, Mention
from rightsgraph.tagging import Gazetteer, Parse
from rightsgraph.tagging.gazetteer import plain

__all__ = ["NamedEntities", "name_entities"]

_NEXT_OF_LIST = re.compile(
    r"(?:\s*\([^().]{1,60}\))?(?:[,;]\s+(?:an?|the|former)\s[a-z -]{2,30})?\s*[,;]?\s+(?:and\s+)?"
    r"(?:(?:his|her|their|an?|the)\s[a-z -]{2,30},?\s|[a-z]+\s)?"
    r"|\),?\s+(?:and\s+)?(?:[a-z]+\s+|\d+\s+){2,5}\("
)
"""What stands between two names of a list: an age or a description of the first, a comma, "and", a noun."""

_ARTICLE = re.compile(r"^(?:the|The|THE|a|an|A|An(?=\s[a-z]))\s+")
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii"})

_MARKS = re.compile(r'[“”"]')
"""The quotation marks around a nickname, which are no part of the words of a name."""

_Name = tuple[Kind, str]
"""A kind, and a name in plain form."""


@dataclass(slots=True)
class NamedEntities:
    """The named entities by key, and for every mention (by its offsets) the key of its entity."""

    entities: dict[str, Entity] = field(default_factory=dict)
    of_mention: dict[tuple[int, int], str] = field(default_factory=dict)
    namesakes: set[str] = field(default_factory=set)

    def is_namesake(self, key: str) -> bool:
        """Return whether an entity bears a name that two people of the document bear, and is not the first of them."""
        return key in self.namesakes


def name_entities(parse: Parse, gazetteer: Gazetteer) -> NamedEntities:
    """Return the named entities of a document with all their mentions, aliases and authority ids.

    People: a longer name is one person; a shorter one joins it when its words stand in exactly one longer name.
    Of several such, a family name is the one that has been named by then, if only one has. Where two people could be
    meant, the short name stays by itself: a wrong person is worse than none. From "another man named X" on, every
    mention of a name that two bear is a person of its own.
    """
    groups: dict[_Name, list[Mention]] = defaultdict(list)
    for mention in parse.mentions:
        groups[mention.kind, _canonical(mention.text, gazetteer)].append(mention)
    two = _listed_together(parse, groups, gazetteer)
    for pairs in (told_of_by_namesake, kin_of_namesake):
        two |= pairs(parse, lambda mention: _canonical(mention.text, gazetteer))
    homes = _homes(groups, short_forms(parse), two)
    joined: dict[_Name, list[Mention]] = defaultdict(list)
    first = {name: min(m.start for m in mentions) for name, mentions in groups.items()}
    introduced = {m.start: _introduced(name, m, homes, first, two) for name, ms in groups.items() for m in ms}
    of = still_called(parse, groups, introduced)
    twice = namesakes(parse, lambda mention: of[mention.start][1])
    titled = apart_by_title(parse, lambda mention: of[mention.start][1])
    by_title: dict[tuple[_Name, str], list[Mention]] = defaultdict(list)
    alone: list[tuple[_Name, list[Mention]]] = []
    for mentions in groups.values():
        for mention in mentions:
            home = of[mention.start]
            if home[0] is Kind.PERSON and mention.start >= twice.get(home[1], mention.end):
                alone.append((home, [mention]))
            elif home[0] is Kind.PERSON and mention.start in titled:
                by_title[home, titled[mention.start]].append(mention)
            else:
                joined[home].append(mention)
    alone.extend((home, mentions) for (home, _), mentions in by_title.items())
    countries = _named_countries(joined, gazetteer) | _demonym_countries(parse, gazetteer)
    countries = countries or implied_countries(parse.mentions, gazetteer)
    around = countries_around(parse, gazetteer)
    bracketed = bracketed_forms(parse)
    named = NamedEntities()
    lies_in: dict[str, str] = {}
    own = frozenset(mentions[0].start for _, mentions in alone)
    for (kind, _), mentions in sorted((*joined.items(), *alone), key=lambda item: min(m.start for m in item[1])):
        ordered = tuple(sorted(mentions, key=lambda m: m.start))
        entity = _entity(kind, ordered, gazetteer, bracketed)
        if ordered[0].start in own:
            entity = replace(entity, key=f"{entity.key}#{ordered[0].start}")
            named.namesakes.add(entity.key)
        if kind is Kind.PLACE:
            within = frozenset(code for m in ordered for code in around.get(m.start, ()))
            city = not any(is_called_region(parse, m) for m in ordered)
            place = gazetteer.place(entity.name, countries, within, city=city)
            if place is not None:
                lies_in[entity.key] = place.country
                entity = replace(entity, authority=place.authority, latitude=place.latitude, longitude=place.longitude)
        named.entities[entity.key] = entity
        named.of_mention.update({(m.start, m.end): entity.key for m in ordered})
    return _with_parts(named, gazetteer, lies_in)


# ---------------------------------------------------------------- which names are one


def _canonical(text: str, gazetteer: Gazetteer) -> str:
    known = gazetteer.known(text)
    name = known.name if known else _ARTICLE.sub("", text)
    return plain(re.sub(r"['’]s$", "", " ".join(_MARKS.sub("", name).split())))


def _listed_together(
    parse: Parse, groups: Mapping[_Name, list[Mention]], gazetteer: Gazetteer
) -> frozenset[tuple[str, str]]:
    """The pairs of people's names that one list gives to two: "Dorje, an abbot; Pema; and Lobsang Dorje".

    Only where the short name stands in the list first and nowhere before: then it is no family name used again.
    """
    first = {name: min(m.start for m in mentions) for (kind, name), mentions in groups.items() if kind is Kind.PERSON}
    people = [m for m in parse.mentions if m.kind is Kind.PERSON]
    found: set[tuple[str, str]] = set()
    for number, one in enumerate(people):
        short = _canonical(one.text, gazetteer)
        end = one.end
        for other in people[number + 1 :] if first[short] == one.start else ():
            if not _NEXT_OF_LIST.fullmatch(parse.document.text[end : other.start]):
                break
            found.add((short, _canonical(other.text, gazetteer)))
            end = other.end
    return frozenset(found)


def _homes(
    names: Iterable[_Name], acronyms: Mapping[str, str], two: frozenset[tuple[str, str]] = frozenset()
) -> dict[_Name, _Name]:
    """Return for every name the name, perhaps itself, under which its mentions are gathered.

    `two` are pairs of names that are surely of two people.
    """
    words = {name: re.findall(r"[\w'-]+", name[1]) for name in names}
    homes: dict[_Name, _Name] = {}
    for kind, text in sorted(words, key=lambda name: -len(name[1].split())):
        name = (kind, text)
        longer = (kind, acronyms[text]) if text in acronyms else None
        if longer in words:
            homes[name] = homes.get(longer, longer)
            continue
        homes[name] = name
        if kind in (Kind.PLACE, Kind.GROUP):
            continue
        hosts = {
            homes[other]
            for other in words
            if other[0] is kind
            and other in homes
            and len(words[other]) > len(words[name])
            and _within(words[name], words[other], kind)
            and (text, other[1]) not in two
        }
        if len(hosts) != 1 and kind is Kind.PERSON and len(words[name]) == 1:
            others = {host for host in hosts if words[host][0] == words[name][0]}  # "Hassan" of "Hassan Ali"
            hosts = {host for host in hosts if words[host][-1] == words[name][0]} if not others else set()
        if len(hosts) == 1:
            homes[name] = hosts.pop()
    return homes


def _introduced(
    name: _Name,
    mention: Mention,
    homes: Mapping[_Name, _Name],
    first: Mapping[_Name, int],
    two: frozenset[tuple[str, str]],
) -> _Name:
    """Return the name under which a mention is gathered: of several people of one family name, the one by then."""
    kind, word = name
    if homes[name] != name or kind is not Kind.PERSON:
        return homes[name]
    whole = f" {word}"  # of "San Miguel" only those who end in it
    others = (
        other
        for other in homes
        if other[0] is kind and other != name and (other[1].endswith(whole) or word in other[1].split())
    )
    people = {homes[other] for other in others if (word, other[1]) not in two}
    known = {person for person in people if first[person] < mention.start}
    return known.pop() if len(known) == 1 and " " in next(iter(known))[1] else name


def _within(short: list[str], long: list[str], kind: Kind) -> bool:
    """Whether a person's shorter name stands in a longer one, or a body's is its first word ("Nokia Corporation")."""
    if kind is Kind.PERSON:
        if len(short) > 1 and len(long) == len(short) + 1 and long[-1] in _GENERATIONS:
            return False  # "Bo Lin" may be the father of "Bo Lin Jr."
        return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    return len(short) == 1 and len(short[0]) > 3 and long[0] == short[0] and len(long) == 2


# ---------------------------------------------------------------- entities


def _entity(
    kind: Kind,
    mentions: tuple[Mention, ...],
    gazetteer: Gazetteer,
    bracketed: frozenset[int],
) -> Entity:
    forms = Counter(" ".join(_ARTICLE.sub("", m.text).split()) for m in mentions)
    known = gazetteer.known(mentions[0].text)
    if known is None or known.kind is not kind:
        name = _main(kind, mentions, forms, bracketed)
    elif kind is Kind.PLACE and known.name not in forms and not (known.region and all(map(str.isupper, forms))):
        name = min(forms, key=lambda form: (-forms[form], form))
    else:
        name = known.name
    return Entity(
        key=f"{kind.value}:{fold(name)}",
        kind=kind,
        name=name,
        mentions=mentions,
        aliases=tuple(sorted(form for form in forms if _is_alias(form, name, kind))),
        agent_type=known.agent_type if known else ("individual" if kind is Kind.PERSON else None),
    )


def _main(kind: Kind, mentions: tuple[Mention, ...], forms: Counter[str], bracketed: frozenset[int]) -> str:
    """Return the name of an entity: its fullest form, but for a person's none that first stands as an alias."""
    if kind is not Kind.PERSON:
        return _fullest(forms)
    first = " ".join(min(mentions, key=lambda m: m.start).text.split())
    aliases = {" ".join(m.text.split()) for m in mentions if m.start in bracketed} - {first}
    names = Counter({form: count for form, count in forms.items() if form not in aliases})
    called = called_by_alias(mentions, first, aliases, bracketed)
    if called is not None:
        return called
    outside = sum(" ".join(m.text.split()) in aliases and m.start not in bracketed for m in mentions)
    family = any(alias.startswith(f"{name} ") for alias in aliases for name in names)  # "Gong, known as Gong Bangchen"
    goes_by = names.total() > 1 and not outside and not family  # "Sengdra (or Anya Sengdra)", and Sengdra from then on
    return _fullest(names if _any_full(names) or (names and not _any_full(aliases)) or goes_by else forms)


def _any_full(names: Iterable[str]) -> bool:
    """Whether one of the names has more than one word."""
    return any(" " in name for name in names)


def _fullest(forms: Counter[str]) -> str:
    """Return the form of most words, then the most frequent; an acronym only where there is nothing else."""
    return max(
        (form for form in forms if not form.isupper() or len(forms) == 1 or len(form.split()) > 1),
        key=lambda form: (len(form.split()), forms[form], form),
        default=min(forms),
    )


def _is_alias(form: str, name: str, kind: Kind) -> bool:
    """Whether a form is another name, not the same one written in capitals or a person's family name alone."""
    if kind is Kind.PLACE:
        return form != name
    if fold(form) == fold(name):
        return False
    if kind is Kind.ORGANISATION:
        return True
    return not form.isupper() and (kind is not Kind.PERSON or " " in form)


# ---------------------------------------------------------------- countries


def _named_countries(names: Iterable[_Name], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries that a document names, alone or in the name of a body ("Police of Libya")."""
    codes: set[str | None] = set()
    for kind, name in names:
        if kind is Kind.PLACE:
            codes.add(gazetteer.country_of(name))
        elif kind is Kind.ORGANISATION:
            codes.update(gazetteer.country_of(word) for word in name.split() if len(word) > len("USA"))
    return frozenset(code for code in codes if code is not None)


def _demonym_countries(parse: Parse, gazetteer: Gazetteer) -> frozenset[str]:
    tokens = (token for block in parse.blocks for token in block.doc if token.text[:1].isupper())
    codes = (gazetteer.demonyms.get(plain(token.text)) for token in tokens)
    return frozenset(code for code in codes if code is not None)


def _with_parts(named: NamedEntities, gazetteer: Gazetteer, lies_in: Mapping[str, str]) -> NamedEntities:
    """Say which country a place lies in, where the document names that country too."""
    places = [entity for entity in named.entities.values() if entity.kind is Kind.PLACE]
    by_code = {code: e.key for e in places if (code := gazetteer.country_of(e.name)) is not None}
    for entity in places:
        country = lies_in.get(entity.key)
        if entity.key not in by_code.values() and country in by_code:
            named.entities[entity.key] = replace(entity, part_of=(by_code[country],))
    return named
