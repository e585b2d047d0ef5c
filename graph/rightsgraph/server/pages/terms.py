"""The vocabulary as the pages use it: statuses, types of events and every other term with its label and definition."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import pyoxigraph as ox

from rightsgraph.iris import HR, HRV
from rightsgraph.records import Status
from rightsgraph.store import VOCABULARY_GRAPH

__all__ = ["SKOS", "Mark", "Term", "Vocabulary"]

SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_HAPPENED = frozenset(status.value for status in Status if status.happened)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a claim is said: its word, what that means, and whether it says that something happened."""

    name: str
    label: str
    definition: str
    happened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the vocabulary with all that it says of itself, by property."""

    iri: str
    label: str
    definition: str
    values: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """The local name."""
        return self.iri.removeprefix(HR).removeprefix(HRV)

    @property
    def anchor(self) -> str:
        """The id of the term on the page of the vocabulary."""
        return self.iri.removeprefix(HR) if self.iri.startswith(HR) else f"list-{self.iri.removeprefix(HRV)}"


class Vocabulary:
    """The terms of the graph of the vocabulary, read once."""

    def __init__(self, store: ox.Store) -> None:
        index: dict[str, dict[str, list[str]]] = {}
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(VOCABULARY_GRAPH)):
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
                values = index.setdefault(quad.subject.value, {})
                values.setdefault(quad.predicate.value, []).append(quad.object.value)
        self.terms: Mapping[str, Term] = MappingProxyType({iri: _term(iri, index[iri]) for iri in sorted(index)})

    def label(self, iri: str) -> str:
        """Return the label of a term, or the last part of its IRI."""
        term = self.terms.get(iri)
        return term.label if term is not None else iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]

    def mark(self, status: str) -> Mark:
        """Return the mark of a status, given by IRI or local name."""
        name = status.removeprefix(HRV)
        term = self.terms.get(f"{HRV}{name}")
        label, definition = (term.label, term.definition) if term is not None else (name, "")
        return Mark(name=name, label=label, definition=definition, happened=name in _HAPPENED)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The statuses, firmest first."""
        return tuple(self.mark(status.value) for status in Status)

    def in_scheme(self, scheme: str) -> tuple[Term, ...]:
        """Return the concepts of a list (its local name), by label."""
        wanted = f"{HRV}{scheme}"
        found = (t for t in self.terms.values() if wanted in t.values.get(f"{SKOS}inScheme", ()))
        return tuple(sorted(found, key=lambda t: t.label))

    @cached_property
    def event_types(self) -> tuple[Term, ...]:
        """The types of events, by label."""
        return self.in_scheme("EventTypes")

    def narrower(self, name: str) -> frozenset[str]:
        """Return the IRIs of a type of event, given by local name, and of all narrower ones; empty when unknown."""
        found: set[str] = set()
        waiting = [f"{HRV}{name}"] if f"{HRV}{name}" in self.terms else []
        while waiting:
            iri = waiting.pop()
            if iri not in found:
                found.add(iri)
                waiting += [t.iri for t in self.event_types if iri in t.values.get(f"{SKOS}broader", ())]
        return frozenset(found)


def _term(iri: str, values: Mapping[str, list[str]]) -> Term:
    def first(*names: str) -> str:
        return next((min(values[n]) for n in names if n in values), "")

    label = first(f"{SKOS}prefLabel", f"{_RDFS}label", "http://purl.org/dc/terms/title")
    return Term(
        iri=iri,
        label=label or iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1],
        definition=first(f"{SKOS}definition", f"{_RDFS}comment", "http://purl.org/dc/terms/description"),
        values=MappingProxyType({name: tuple(sorted(found)) for name, found in sorted(values.items())}),
    )
