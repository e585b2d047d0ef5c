"""What a graph says of each person and body, in the short form in which two of them are compared."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rightsgraph.claims import UNKNOWN_PUBLISHER
from rightsgraph.iris import HRV, digest, fold
from rightsgraph.records import Kind
from rightsgraph.store import GraphStore, View
from rightsgraph.tagging import load_gazetteer

__all__ = ["Act", "Traits", "traits_in"]

_OTHER_NAME = "http://www.w3.org/2004/02/skos/core#altLabel"
_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"
_CONTAINED = "https://schema.org/containedInPlace"
_PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_ISSUED = "http://purl.org/dc/terms/issued"
_ROLES = ("affected", "actor", "inSupportOf", "addressee")
_LONG_ENOUGH = 40
"""Shorter sentences are told of many: "He was released." is no evidence."""


@dataclass(frozen=True, slots=True)
class Act:
    """One event in which a record takes part: type, role, date (EDTF; of a lasting state its begin), folded places."""

    type: str
    role: str
    date: str
    places: frozenset[str]
    wider: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A person or body of one document, as it is compared.

    Everything is folded; `fellows` are the people named in events with it, `company` all people named in its document
    (itself too), `sentences` digests of the sentences that tell of it, `birth_years` the years that its age and the
    document's date allow.
    """

    iri: str
    document: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    authority: frozenset[str] = frozenset()
    acts: tuple[Act, ...] = ()
    fellows: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()
    charges: frozenset[str] = frozenset()
    lengths: frozenset[str] = frozenset()
    occupations: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    birth_years: frozenset[int] = frozenset()


def traits_in(store: GraphStore) -> Iterator[Traits]:
    """Yield the named people, organisations and places of every document, by document and IRI.

    A body of the gazetteer has its entry there for an authority. A publisher that no document names is left out.
    """
    gazetteer = load_gazetteer()
    for graph in store.graphs():
        view = View.of(store, graph)
        document = view.document()
        if document is not None:
            for traits in _of_document(view, document[0]):
                known = gazetteer.known(traits.name) if traits.kind is Kind.ORGANISATION else None
                if known is not None and known.kind is Kind.ORGANISATION:
                    listed = frozenset({f"{known.name} (of the list of known bodies)"})
                    yield dataclasses.replace(traits, authority=traits.authority | listed)
                elif traits.name != UNKNOWN_PUBLISHER:
                    yield traits


def _of_document(view: View, document: str) -> Iterator[Traits]:
    events: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for event in view.nodes("Event", "NonEvent"):
        for role in _ROLES:
            for record in view.values(event, role):
                events[record].append((event, role))
    issued = view.value(document, _ISSUED)
    company = frozenset(fold(view.label(p)) for p in view.nodes("Person"))
    sentences: defaultdict[str, set[str]] = defaultdict(set)
    for claim in view.nodes("Claim"):
        for event in view.values(claim, "about"):
            for excerpt in view.values(claim, "excerpt"):
                words = fold(view.quote(excerpt))
                if _tells(words, company):
                    sentences[event].add(digest(words, length=16))
    for record in view.nodes("Person", "Organization", "Place"):
        kind = view.kind(record)
        if kind is not None and not _is_unnamed(record):
            made = _traits(view, document, record, kind, events.get(record, []), sentences, issued)
            yield dataclasses.replace(made, company=company)


def _is_unnamed(place: str) -> bool:
    """Whether a place has no name, and so is a part of its document: "her home" is nowhere else the same place."""
    return "#" in place


def _tells(words: str, company: frozenset[str]) -> bool:
    """Whether a sentence is told of one story only: it is long, and has a number or two people's names.

    "No information is available on X's whereabouts" stands in the stories of all who are called X.
    """
    if len(words) < _LONG_ENOUGH:
        return False
    return any(c.isdigit() for c in words) or sum(name in words for name in company) > 1


def _traits(
    view: View,
    document: str,
    record: str,
    kind: Kind,
    events: list[tuple[str, str]],
    sentences: dict[str, set[str]],
    issued: str | None,
) -> Traits:
    others = {o for event, _ in events for role in _ROLES for o in view.values(event, role)} - {record}
    people = {o for o in others if view.kind(o) is Kind.PERSON}
    bodies = {o for o in others if view.kind(o) is Kind.ORGANISATION}
    charges = (c for event, _ in events for c in view.values(event, "charge"))
    lengths = (q for event, _ in events for q in view.values(event, "sentenceLength"))
    return Traits(
        iri=record,
        document=document,
        kind=kind,
        name=view.label(record),
        aliases=tuple(sorted({*view.values(record, _OTHER_NAME), *view.values(record, "pseudonym")})),
        authority=frozenset(view.values(record, _MATCH)),
        acts=tuple(_acts(view, events)),
        fellows=frozenset(fold(view.label(p)) for p in people),
        bodies=frozenset(fold(view.label(b)) for b in bodies | set(view.values(record, "memberOf"))),
        sentences=frozenset(s for event, _ in events for s in sentences.get(event, ())),
        charges=frozenset(fold(label) for c in charges for label in view.values(c, _PREF_LABEL)),
        lengths=frozenset(
            value for q in lengths for name in ("isoDuration", "penalty") for value in view.values(q, name)
        ),
        occupations=frozenset(map(fold, view.values(record, "occupation"))),
        peoples=frozenset(fold(v) for name in ("ethnicity", "nationality") for v in view.values(record, name)),
        genders=frozenset(map(fold, view.values(record, "gender"))),
        birth_years=_birth_years(view, record, issued),
    )


def _acts(view: View, events: list[tuple[str, str]]) -> Iterator[Act]:
    for event, role in sorted(events):
        places = {place for place in view.values(event, "place") if not _is_unnamed(place)}
        wider = {w for p in places for w in view.values(p, _CONTAINED)}
        for kind in (*view.values(event, "eventType"), *view.values(event, "nonEventType")):
            yield Act(
                kind.removeprefix(HRV),
                role,
                _begin(view.value(event, "edtf") or ""),
                frozenset(fold(view.label(p)) for p in places),
                frozenset(fold(view.label(p)) for p in wider),
            )


def _begin(edtf: str) -> str:
    """Return the date from which something lasts with no end said ("2021-03-04/"), or any other date as it is."""
    begin, _, end = edtf.partition("/")
    return begin if end in ("", "..") else edtf


def _birth_years(view: View, record: str, issued: str | None) -> frozenset[int]:
    """Return the years of birth that a birth date, or an age at the day of the document, allow."""
    years = {int(b[:4]) for b in view.values(record, "birthDate") if b[:4].isdigit()}
    ages = [a for a in view.values(record, "age") if a.isdigit()]
    if not years and ages and issued is not None:
        try:
            year = datetime.date.fromisoformat(issued).year
        except ValueError:
            return frozenset()
        years = {year - int(a) - behind for a in ages for behind in (0, 1)}
    return frozenset(years)
