"""The statements about one node, of all graphs taken as one, read without a query."""

from collections import defaultdict
from collections.abc import Mapping

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.store import VOCABULARY_GRAPH

__all__ = ["DCTERMS", "GEO", "LABEL", "OA", "PROV", "RDF", "SCHEMA", "SKOS", "Graph", "Node", "documents_of_graphs"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"

_VOCABULARY = ox.NamedNode(VOCABULARY_GRAPH)


class Node:
    """A node and its values in sorted order; properties of the vocabulary go by local names, all others by IRIs."""

    __slots__ = ("graphs", "iri", "values")

    def __init__(self, iri: str, values: Mapping[str, tuple[str, ...]], graphs: tuple[str, ...]) -> None:
        self.iri = iri
        self.values = values
        self.graphs = graphs

    def all(self, *names: str) -> tuple[str, ...]:
        """Return the values of these properties."""
        return tuple(value for name in names for value in self.values.get(name, ()))

    def one(self, *names: str) -> str:
        """Return the first value of the first of these properties that has any, or an empty string."""
        return next((self.values[name][0] for name in names if name in self.values), "")

    def is_a(self, *classes: str) -> bool:
        """Return whether it is of any of these classes of the vocabulary, given by local name."""
        return not {HR + name for name in classes}.isdisjoint(self.values.get(f"{RDF}type", ()))

    def __bool__(self) -> bool:
        return bool(self.values)


class Graph:
    """Nodes of a store, remembered for as long as one page is made."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._nodes: dict[str, Node] = {}
        self._documents: dict[str, str] = {}

    def node(self, iri: str) -> Node:
        """Return a node with all that is said of it; without values when nothing is."""
        if iri not in self._nodes:
            self._nodes[iri] = self._read(iri)
        return self._nodes[iri]

    def pointing(self, name: str, iri: str) -> tuple[str, ...]:
        """Return the IRIs of the nodes that have this property (a local name or an IRI) with this node, sorted."""
        predicate = ox.NamedNode(name if ":" in name else HR + name)
        quads = self.store.quads_for_pattern(None, predicate, ox.NamedNode(iri), None)
        return tuple(sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}))

    def documents(self, node: Node) -> tuple[str, ...]:
        """Return the documents in whose graphs a node is described, in the order of the graphs."""
        return tuple(dict.fromkeys(filter(None, map(self._document, node.graphs))))

    def _document(self, graph: str) -> str:
        """Return the document that a graph was read from, or an empty string in a graph of another use."""
        if graph not in self._documents:
            self._documents[graph] = documents_of_graphs(self.store, graph).get(graph, "")
        return self._documents[graph]

    def _read(self, iri: str) -> Node:
        values: defaultdict[str, set[str]] = defaultdict(set)
        graphs: set[str] = set()
        try:
            subject = ox.NamedNode(iri)
        except ValueError:
            return Node(iri, {}, ())
        for quad in self.store.quads_for_pattern(subject, None, None, None):
            if quad.graph_name == _VOCABULARY or isinstance(quad.object, ox.Triple):
                continue
            values[quad.predicate.value.removeprefix(HR)].add(quad.object.value)
            if isinstance(quad.graph_name, ox.NamedNode):
                graphs.add(quad.graph_name.value)
        return Node(iri, {name: tuple(sorted(found)) for name, found in values.items()}, tuple(sorted(graphs)))


def documents_of_graphs(store: ox.Store, graph: str | None = None) -> dict[str, str]:
    """Return the document that each graph, or the given one, was read from; graphs of another use have none.

    It is the one that has a checksum. In a public data set none has, and it is the only one.
    """
    given = "" if graph is None else f"VALUES ?graph {{ {ox.NamedNode(graph)} }} "
    document = f"?it a <{HR}Document> OPTIONAL {{ ?it <{SCHEMA}sha256> ?sum }}"
    found: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for row in store.query(f"SELECT ?it ?graph ?sum {{ {given}GRAPH ?graph {{ {document} }} }}"):  # type: ignore[union-attr]
        found[row["graph"].value][row["it"].value] = row["sum"] is not None
    own = {name: sorted(iri for iri, read in iris.items() if read) for name, iris in found.items()}
    return {name: (own[name] or sorted(iris))[0] for name, iris in found.items() if own[name] or len(iris) == 1}
