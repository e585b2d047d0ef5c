"""A document's quads, looked up from a record to the words that say it and the document that holds them."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.validation.shapes import RDF_TYPE

__all__ = ["Evidence", "Node", "Term"]

Node = ox.NamedNode | ox.BlankNode | ox.Triple
"""What a statement can be about."""

Term = Node | ox.Literal
"""What a statement can say, and, in SHACL, what a shape can look at."""

_OA = "http://www.w3.org/ns/oa#"
_DC = "http://purl.org/dc/terms/"
_SCHEMA = "https://schema.org/"

_FORWARD = (ox.NamedNode(HR + "excerpt"),)
_BACKWARD = tuple(
    ox.NamedNode(HR + name)
    for name in ("about", "mentions", "charge", "sentenceLength", "duration", "quantity", "actor", "affected", "place")
)
_SOURCE, _START, _EXACT = (ox.NamedNode(_OA + name) for name in ("hasSource", "start", "exact"))
_NAMES = tuple(ox.NamedNode(iri) for iri in (_SCHEMA + "name", _DC + "identifier", _DC + "title"))
_TYPE, _DOCUMENT = ox.NamedNode(RDF_TYPE), ox.NamedNode(HR + "Document")
_SHA256 = ox.NamedNode(_SCHEMA + "sha256")
_STEPS = 3


class Evidence:
    """An index of quads, whatever graph they are in."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._out: dict[Node, list[tuple[ox.NamedNode, Node | ox.Literal]]] = {}
        self._in: dict[Node, list[tuple[ox.NamedNode, Node]]] = {}
        for quad in quads:
            self._out.setdefault(quad.subject, []).append((quad.predicate, quad.object))
            if not isinstance(quad.object, ox.Literal):
                self._in.setdefault(quad.object, []).append((quad.predicate, quad.subject))
        described = [d for p, d in self._in.get(_DOCUMENT, []) if p == _TYPE]
        sources = [d for d in described if any(p == _SHA256 for p, _ in self._out[d])]
        self._only = sources[0] if len(sources) == 1 else described[0] if len(described) == 1 else None

    def __contains__(self, node: Node) -> bool:
        """Whether anything is stated about the node."""
        return node in self._out

    def quote(self, focus: Term) -> str | None:
        """Return the words nearest to the record, the first in the text of those equally near; None without any."""
        words = self._words(focus)
        return None if words is None else self._text(words, _EXACT)

    def document(self, focus: Term) -> str | None:
        """Return the name of the document that the record comes from, its identifier, title or IRI; None if unknown."""
        node = None if isinstance(focus, ox.Literal) else focus
        words = self._words(focus) or node
        source = None if words is None else next(self._objects(words, (_SOURCE,)), None)
        if source is None:
            source = node if node and (_TYPE, _DOCUMENT) in self._out.get(node, []) else self._only
        if source is None:
            return None
        named = (self._text(source, name) for name in _NAMES)
        return next((n for n in named if n is not None), str(source).strip("<>"))

    def _words(self, focus: Term) -> Node | None:
        if isinstance(focus, ox.Literal):
            return None
        seen, ring = {focus}, [focus]
        for _ in range(_STEPS):
            quoted = [n for n in ring if self._text(n, _EXACT) is not None]
            if quoted:
                return min(quoted, key=self._place)
            ring = [n for n in dict.fromkeys(m for r in ring for m in self._near(r)) if n not in seen]
            seen.update(ring)
        quoted = [n for n in ring if self._text(n, _EXACT) is not None]
        return min(quoted, key=self._place, default=None)

    def _near(self, node: Node) -> Iterator[Node]:
        yield from self._objects(node, _FORWARD)
        yield from (s for p, s in self._in.get(node, []) if p in _BACKWARD)

    def _objects(self, node: Node, predicates: tuple[ox.NamedNode, ...]) -> Iterator[Node]:
        for predicate, value in self._out.get(node, []):
            if predicate in predicates and not isinstance(value, ox.Literal):
                yield value

    def _text(self, node: Node, predicate: ox.NamedNode) -> str | None:
        texts = (o.value for p, o in self._out.get(node, []) if p == predicate and isinstance(o, ox.Literal))
        return min(texts, default=None)

    def _place(self, words: Node) -> tuple[int, str]:
        start = self._text(words, _START) or ""
        return (int(start) if start.isdecimal() else -1, str(words))
