"""A document's statements, looked up from a record to the words that say it and the document that holds them."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.validation.shapes import RDF_TYPE

__all__ = ["Evidence", "Node", "Term", "lexical"]

Node = ox.NamedNode | ox.BlankNode | ox.Triple
"""What a statement can be about."""

Term = Node | ox.Literal
"""What a statement can say, and, in SHACL, what a shape can look at."""

_OA = "http://www.w3.org/ns/oa#"
_DC = "http://purl.org/dc/terms/"
_SCHEMA = "https://schema.org/"

_FORWARD = f"<{HR}excerpt>"
_BACKWARD = frozenset(
    f"<{HR}{name}>"
    for name in ("about", "mentions", "charge", "sentenceLength", "duration", "quantity", "actor", "affected", "place")
)
_SOURCE, _START, _EXACT = (f"<{_OA}{name}>" for name in ("hasSource", "start", "exact"))
_NAMES = (f"<{_SCHEMA}name>", f"<{_DC}identifier>", f"<{_DC}title>")
_TYPE, _DOCUMENT = f"<{RDF_TYPE}>", f"<{HR}Document>"
_SHA256 = f"<{_SCHEMA}sha256>"
_INDEXED = frozenset((_FORWARD, _SOURCE, _START, _EXACT, *_NAMES, *_BACKWARD, _TYPE, _SHA256))
_STEPS = 3


def lexical(literal: str) -> str:
    """Return what a literal in N-Triples syntax says, without its datatype or language."""
    if "\\" not in literal:
        return literal[1 : literal.rindex('"')]
    said = next(iter(ox.parse(f"<x:s> <x:p> {literal} .".encode(), ox.RdfFormat.N_TRIPLES))).object
    assert isinstance(said, ox.Literal)
    return said.value


class Evidence:
    """An index of statements (subject, predicate, object, in N-Triples syntax), whatever graph they are in."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self._out: dict[str, list[tuple[str, str]]] = {}
        self._in: dict[str, list[str]] = {}
        self._documents: dict[str, None] = {}
        self._nearest: dict[str, str | None] = {}
        read = set[str]()
        for subject, predicate, value in rows:
            if predicate not in _INDEXED:
                continue
            if predicate in _BACKWARD:
                self._in.setdefault(value, []).append(subject)
            elif predicate == _TYPE:
                if value == _DOCUMENT:
                    self._documents[subject] = None
            elif predicate == _SHA256:
                read.add(subject)
            else:
                self._out.setdefault(subject, []).append((predicate, value))
        described = list(self._documents)
        sources = [d for d in described if d in read]
        self._only = sources[0] if len(sources) == 1 else described[0] if len(described) == 1 else None

    def quote(self, focus: str) -> str | None:
        """Return the words nearest to the record, the first in the text of those equally near; None without any."""
        words = self._words(focus)
        return None if words is None else self._text(words, _EXACT)

    def document(self, focus: str) -> str | None:
        """Return the name of the document that the record comes from, its identifier, title or IRI; None if unknown."""
        words = self._words(focus) or focus
        source = next(self._objects(words, _SOURCE), None)
        if source is None:
            source = focus if focus in self._documents else self._only
        if source is None:
            return None
        named = (self._text(source, name) for name in _NAMES)
        return next((n for n in named if n is not None), source.strip("<>"))

    def _words(self, focus: str) -> str | None:
        if focus not in self._nearest:
            self._nearest[focus] = self._nearest_words(focus)
        return self._nearest[focus]

    def _nearest_words(self, focus: str) -> str | None:
        if focus.startswith('"'):
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

    def _near(self, node: str) -> Iterator[str]:
        yield from self._objects(node, _FORWARD)
        yield from self._in.get(node, [])

    def _objects(self, node: str, predicate: str) -> Iterator[str]:
        for stated, value in self._out.get(node, []):
            if stated == predicate and not value.startswith('"'):
                yield value

    def _text(self, node: str, predicate: str) -> str | None:
        texts = (lexical(o) for p, o in self._out.get(node, []) if p == predicate and o.startswith('"'))
        return min(texts, default=None)

    def _place(self, words: str) -> tuple[int, str]:
        start = self._text(words, _START) or ""
        return (int(start) if start.isdecimal() else -1, words)
