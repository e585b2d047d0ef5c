"""One graph read as nodes and their values, for exports and networks that walk it record by record."""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.records import Kind
from rightsgraph.store.graph import GraphStore

__all__ = ["View"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_NAME = "https://schema.org/name"
_IDENTIFIER = "http://purl.org/dc/terms/identifier"
_OA = "http://www.w3.org/ns/oa#"
_KINDS = {
    f"{HR}Person": Kind.PERSON,
    f"{HR}Organization": Kind.ORGANISATION,
    f"{HR}Place": Kind.PLACE,
    f"{HR}Group": Kind.GROUP,
}


class View:
    """The statements of one graph, by subject and property; nodes and values are strings, in sorted order.

    Properties of the vocabulary go by their local names (`about`), all others by their IRIs.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        index: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
                continue  # a statement about a statement (RDF 1.2) is no part of the model
            index[quad.subject.value][quad.predicate.value.removeprefix(HR)].add(quad.object.value)
        self._index = index
        self._foreign: tuple[tuple[int, int], ...] | None = None
        self._mentions: dict[str, list[str]] | None = None

    @classmethod
    def of(cls, store: GraphStore, graph_iri: str) -> "View":
        """Return the view of one named graph of the store."""
        return cls(store.store.quads_for_pattern(None, None, None, ox.NamedNode(graph_iri)))

    def nodes(self, *types: str) -> tuple[str, ...]:
        """Return the nodes of any of these classes of the vocabulary, given by local name."""
        wanted = {HR + name for name in types}
        return tuple(sorted(n for n, values in self._index.items() if not wanted.isdisjoint(values.get(_RDF_TYPE, ()))))

    def names(self, node: str) -> tuple[str, ...]:
        """Return the properties that a node has, sorted."""
        return tuple(sorted(self._index[node])) if node in self._index else ()

    def values(self, node: str, name: str) -> tuple[str, ...]:
        """Return the values of a property of a node."""
        return tuple(sorted(self._index[node].get(name, ()))) if node in self._index else ()

    def value(self, node: str, name: str) -> str | None:
        """Return the first value of a property of a node, or None."""
        return next(iter(self.values(node, name)), None)

    def label(self, node: str) -> str:
        """Return the label of a node, or else its IRI."""
        return self.value(node, _LABEL) or node

    def kind(self, node: str) -> Kind | None:
        """Return what an entity is, or None when the node is no entity."""
        return next((k for k in map(_KINDS.get, self.values(node, _RDF_TYPE)) if k is not None), None)

    def span(self, node: str) -> tuple[int, int] | None:
        """Return start and end of a stretch of text, in code points, or None when it has none."""
        start, end = self.value(node, f"{_OA}start"), self.value(node, f"{_OA}end")
        return (int(start), int(end)) if start is not None and end is not None else None

    def mentions(self, entity: str) -> tuple[str, ...]:
        """Return the mentions of an entity."""
        if self._mentions is None:
            self._mentions = defaultdict(list)
            for mention in self.nodes("Mention"):
                for mentioned in self.values(mention, "mentions"):
                    self._mentions[mentioned].append(mention)
        return tuple(self._mentions.get(entity, ()))

    def quote(self, node: str) -> str:
        """Return the words of a stretch of text, as read; empty when they are not recorded."""
        return self.value(node, f"{_OA}exact") or ""

    def in_own_text(self, node: str) -> bool:
        """Return whether a stretch stands in the document's own text, and not in what a page puts around it."""
        if self._foreign is None:
            regions = (r for r in self.nodes("Region") if self.value(r, "ownText") == "false")
            self._foreign = tuple(filter(None, map(self.span, regions)))
        start, _ = self.span(node) or (-1, -1)
        return not any(first <= start < end for first, end in self._foreign)

    def source(self, node: str) -> str | None:
        """Return the document that a stretch of text belongs to, or None."""
        return self.value(node, f"{_OA}hasSource")

    def document(self) -> tuple[str, str] | None:
        """Return IRI and name of the document that this graph was read from, or None in a graph of another use.

        It is the one that has a checksum; documents that a text only refers to have none. In a public data set none
        has, and it is the only one.
        """
        documents = self.nodes("Document")
        own = [d for d in documents if self.values(d, "https://schema.org/sha256")] or documents[: len(documents) == 1]
        if not own:
            return None
        return own[0], self.value(own[0], _NAME) or self.value(own[0], _IDENTIFIER) or own[0]
