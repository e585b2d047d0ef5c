"""A store read as records with their values, over all graphs at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from rightsgraph.iris import HR, HRV
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

__all__ = ["EXACT", "LABEL", "OTHER", "RDF_TYPE", "SAME", "Facts", "local"]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
OTHER = "http://www.w3.org/2004/02/skos/core#altLabel"
SAME = "http://www.w3.org/2004/02/skos/core#exactMatch"
EXACT = "http://www.w3.org/ns/oa#exact"
_URI_SPACE = "http://rdfs.org/ns/void#uriSpace"
_SPACES = (HR, HRV, "https://schema.org/", "http://purl.org/dc/terms/")

Term = ox.NamedNode | ox.BlankNode | ox.Literal


def local(iri: str) -> str:
    """Return the name of a term without its namespace, as the policy has it; other IRIs as they are."""
    space = next((s for s in _SPACES if iri.startswith(s)), "")
    return iri[len(space) :]


class Facts:
    """The values of each record by local name of the property, and the graphs that describe it.

    `predicates` has the IRI of each property, `base` the IRI that those of the data begin with,
    `vocabulary` the terms of the vocabulary.
    """

    def __init__(self, store: GraphStore) -> None:
        self._values: defaultdict[str, defaultdict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
        self.graphs: defaultdict[str, set[str]] = defaultdict(set)
        self.predicates: dict[str, str] = {}
        self.vocabulary: set[str] = set()
        self.base = ""
        for quad in store.store:
            if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
                continue
            graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
            if graph == VOCABULARY_GRAPH:
                self.vocabulary.add(quad.subject.value)
                continue
            if not graph:
                if quad.predicate.value == _URI_SPACE and isinstance(quad.object, ox.Literal):
                    self.base = min(filter(None, (self.base, quad.object.value)))
                continue
            name = local(quad.predicate.value)
            self.predicates[name] = quad.predicate.value
            self._values[quad.subject.value][name].add(quad.object)
            self.graphs[quad.subject.value].add(graph)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._values))

    def properties(self, record: str) -> Iterable[str]:
        """Return the properties of a record."""
        return sorted(self._values[record]) if record in self._values else ()

    def terms(self, record: str, name: str) -> tuple[Term, ...]:
        """Return the values of a property as terms, sorted."""
        return tuple(sorted(self._values[record].get(name, ()), key=str)) if record in self._values else ()

    def values(self, record: str, name: str) -> tuple[str, ...]:
        """Return the values of a property as text."""
        return tuple(term.value for term in self.terms(record, name))

    def types(self, record: str) -> frozenset[str]:
        """Return the classes of a record, those of the vocabulary by local name."""
        return frozenset(map(local, self.values(record, RDF_TYPE)))

    def concepts(self, record: str, name: str) -> frozenset[str]:
        """Return the values of a property that are terms of the vocabulary, by local name."""
        return frozenset(map(local, self.values(record, name)))
