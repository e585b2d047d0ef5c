"""N-Quads written as text: some thirty times faster than building a graph of term objects.

Escapes follow RDF 1.1 N-Quads, section 4 (canonical form: only what must be escaped is).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rightsgraph.iris import HR, HRV

__all__ = ["PREFIXES", "Quads"]

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "hr": HR,
    "hrv": HRV,
}

_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", '"': '\\"', "\\": "\\\\"}


@lru_cache(maxsize=4096)
def _named(name: str) -> str:
    """Return a prefixed name, or an IRI, as a term."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>" if prefix in PREFIXES else f"<{name}>"


def _literal(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda m: _NAMED.get(m.group()) or f"\\u{ord(m.group()):04X}", text) + '"'


_SOURCE, _START, _END, _EXACT = map(_named, ("oa:hasSource", "oa:start", "oa:end", "oa:exact"))
_INTEGER = f"^^{_named('xsd:integer')}"


@dataclass(slots=True)
class Quads:
    """The statements of one named graph, each kept once; predicates and types are written as prefixed names."""

    graph: str
    lines: set[str] = field(default_factory=set)
    """Subject, predicate and object of each: the graph and the full stop are the same everywhere."""

    def link(self, subject: str, predicate: str, target: str) -> None:
        """Add a statement whose object is an IRI or a prefixed name."""
        thing = f"<{target}>" if target.startswith("http") else _named(target)
        self.lines.add(f"<{subject}> {_named(predicate)} {thing}")

    def text(
        self, subject: str, predicate: str, value: str, *, language: str | None = None, datatype: str | None = None
    ) -> None:
        """Add a statement whose object is a literal."""
        tail = f"@{language}" if language else f"^^{_named(datatype)}" if datatype else ""
        self.lines.add(f"<{subject}> {_named(predicate)} {_literal(value)}{tail}")

    def number(self, subject: str, predicate: str, value: int) -> None:
        """Add an xsd:integer."""
        self.lines.add(f'<{subject}> {_named(predicate)} "{value}"{_INTEGER}')

    def stretch(self, subject: str, source: str, start: int, end: int, words: str) -> None:
        """Add where some words of a document stand, and the words: a third of all statements."""
        self.lines.update(
            (
                f"<{subject}> {_SOURCE} <{source}>",
                f'<{subject}> {_START} "{start}"{_INTEGER}',
                f'<{subject}> {_END} "{end}"{_INTEGER}',
                f"<{subject}> {_EXACT} {_literal(words)}",
            )
        )

    def decimal(self, subject: str, predicate: str, value: str) -> None:
        """Add an xsd:decimal in canonical form, as stores write it back ("1.0" as "1", "0.90" as "0.9")."""
        plain = value.rstrip("0").rstrip(".") if "." in value else value
        self.text(subject, predicate, plain, datatype="xsd:decimal")

    def written(self) -> str:
        """Return the statements as N-Quads, sorted: a space sorts before all that a longer object could go on with."""
        tail = f" <{self.graph}> .\n"
        return tail.join((*sorted(self.lines), ""))
