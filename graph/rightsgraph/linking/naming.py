"""Named mentions of one document to its named entities: full names, family names, acronyms, other names of a country."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from rightsgraph.iris import fold
from rightsgraph.records import Entity, Kind, Mention
from rightsgraph.tagging import Gazetteer, Parse
from rightsgraph.tagging.gazetteer import plain

__all__ = ["NamedEntities", "name_entities"]

_ALSO = re.compile(r"[\s,(]*(?:also|better|formerly)?\s*(?:known as|called|a\.?k\.?a\.?|alias)\s+[\"“‘]?", re.I)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


@dataclass(slots=True)
class NamedEntities:
    """The named entities by key, and for every mention (by its offsets) the key of its entity."""

    entities: dict[str, Entity] = field(default_factory=dict)
    of_mention: dict[tuple[int, int], str] = field(default_factory=dict)


def name_entities(parse: Parse, gazetteer: Gazetteer) -> NamedEntities:
    """Return the named entities of a document with all their mentions, aliases and authority ids.

    People: a longer name is one person; a shorter one joins it when its words stand in exactly one longer name.
    Where two people could be meant, the short name stays by itself: a wrong person is worse than none.
    """
    groups: dict[tuple[Kind, str], list[Mention]] = defaultdict(list)
    for mention in parse.mentions:
        groups[mention.kind, _canonical(mention.text, gazetteer)].append(mention)
    home = _homes(groups, _acronyms(parse))
    joined: dict[tuple[Kind, str], list[Mention]] = defaultdict(list)
    for key, mentions in groups.items():
        joined[home[key]].extend(mentions)
    countries = frozenset(
        code for kind, name in joined if kind is Kind.PLACE and (code := gazetteer.country_of(name)) is not None
    ) | _demonym_countries(parse, gazetteer)
    named = NamedEntities()
    for (kind, _), mentions in sorted(joined.items(), key=lambda item: min(m.start for m in item[1])):
        ordered = tuple(sorted(mentions, key=lambda m: m.start))
        entity = _entity(kind, ordered, gazetteer, countries)
        named.entities[entity.key] = entity
        named.of_mention.update({(m.start, m.end): entity.key for m in ordered})
    return _with_parts(named, gazetteer, countries)


def _canonical(text: str, gazetteer: Gazetteer) -> str:
    known = gazetteer.known(text)
    name = known.name if known else _ARTICLE.sub("", text)
    return plain(re.sub(r"['’]s$", "", " ".join(name.split())))


def _acronyms(parse: Parse) -> Mapping[str, str]:
    """Names before brackets and the short form inside: "Islamic Renaissance Party of Tajikistan (IRPT)"."""
    found: dict[str, str] = {}
    text = parse.document.text
    for one, other in zip(parse.mentions, parse.mentions[1:], strict=False):
        between = text[one.end : other.start]
        if (
            between.strip() in ("(", "(the", "(“", '("')
            and text[other.end : other.end + 2].strip(' ”"').startswith(")")
            and one.kind is other.kind
        ):
            found[plain(other.text)] = plain(_ARTICLE.sub("", one.text))
        elif one.kind is other.kind and _ALSO.fullmatch(between):
            found[plain(other.text)] = plain(_ARTICLE.sub("", one.text))
    return found


def _homes(
    groups: Mapping[tuple[Kind, str], list[Mention]], acronyms: Mapping[str, str]
) -> dict[tuple[Kind, str], tuple[Kind, str]]:
    home: dict[tuple[Kind, str], tuple[Kind, str]] = {}
    for kind, name in sorted(groups, key=lambda k: -len(k[1].split())):
        longer = acronyms.get(name)
        if longer is not None and (kind, longer) in groups:
            home[kind, name] = home.get((kind, longer), (kind, longer))
            continue
        home[kind, name] = (kind, name)
        if kind is Kind.PLACE or kind is Kind.GROUP:
            continue
        words = _words(name)
        hosts = {
            home[other]
            for other in groups
            if other[0] is kind
            and other in home
            and len(_words(other[1])) > len(words)
            and _within(words, _words(other[1]), kind)
        }
        if len(hosts) == 1:
            home[kind, name] = hosts.pop()
        elif kind is Kind.PERSON and len(words) == 1:
            last = {h for h in hosts if _words(h[1])[-1] == words[0]}
            if len(last) == 1:
                home[kind, name] = last.pop()
    return home


def _words(name: str) -> list[str]:
    return re.findall(r"[\w'-]+", name)


def _within(short: list[str], long: list[str], kind: Kind) -> bool:
    if kind is Kind.PERSON:
        return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    return len(short) == 1 and len(short[0]) > 3 and long[0] == short[0] and len(long) == 2


def _entity(kind: Kind, mentions: tuple[Mention, ...], gazetteer: Gazetteer, countries: frozenset[str]) -> Entity:
    forms = Counter(" ".join(_ARTICLE.sub("", m.text).split()) for m in mentions)
    known = gazetteer.known(mentions[0].text)
    longest = max(
        (form for form in forms if not form.isupper() or len(forms) == 1 or len(form.split()) > 1),
        key=lambda f: (len(f.split()), forms[f], f),
        default=min(forms),
    )
    name = longest
    if known and known.kind is kind:
        name = known.name if known.name in forms or kind is not Kind.PLACE else min(forms, key=lambda f: (-forms[f], f))
    aliases = tuple(
        sorted(
            form
            for form in forms
            if fold(form) != fold(name) and not form.isupper() | (kind is Kind.PERSON and " " not in form)
        )
    )
    if kind is Kind.PLACE:
        aliases = tuple(sorted(form for form in forms if form != name))
    elif kind is Kind.ORGANISATION:
        aliases = tuple(sorted(form for form in forms if fold(form) != fold(name)))
    place = gazetteer.place(name, countries) if kind is Kind.PLACE else None
    return Entity(
        key=f"{kind.value}:{fold(name)}",
        kind=kind,
        name=name,
        mentions=mentions,
        aliases=aliases,
        agent_type=known.agent_type if known else ("individual" if kind is Kind.PERSON else None),
        authority=place.authority if place else (),
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
    )


def _demonym_countries(parse: Parse, gazetteer: Gazetteer) -> frozenset[str]:
    found = set()
    for block in parse.blocks:
        for token in block.doc:
            if token.text[:1].isupper() and (code := gazetteer.demonyms.get(plain(token.text))):
                found.add(code)
    return frozenset(found)


def _with_parts(named: NamedEntities, gazetteer: Gazetteer, countries: frozenset[str]) -> NamedEntities:
    """Say which country a place lies in, where the document names that country too."""
    import dataclasses

    by_code = {
        code: e.key for e in named.entities.values() if e.kind is Kind.PLACE and (code := gazetteer.country_of(e.name))
    }
    for key, entity in list(named.entities.items()):
        if entity.kind is Kind.PLACE and key not in by_code.values():
            place = gazetteer.place(entity.name, countries)
            if place and place.country in by_code:
                named.entities[key] = dataclasses.replace(entity, part_of=by_code[place.country])
    return named
