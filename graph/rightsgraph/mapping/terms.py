"""N-Quads written as text: some thirty times faster than building a graph of term objects.

Escapes follow RDF 1.1 N-Quads, section 4 (canonical form: only what must be escaped is).
"""

import re
from dataclasses import dataclass, field

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


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


def _literal(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda m: _NAMED.get(m.group()) or f"\\u{ord(m.group()):04X}", text) + '"'


@dataclass(slots=True)
class Quads:
    """The statements of one named graph, each kept once; predicates and types are written as prefixed names."""

    graph: str
    lines: set[str] = field(default_factory=set)

    def link(self, subject: str, predicate: str, target: str) -> None:
        """Add a statement whose object is an IRI or a prefixed name."""
        self.lines.add(f"<{subject}> <{_expanded(predicate)}> <{_expanded(target)}> <{self.graph}> .\n")

    def text(
        self, subject: str, predicate: str, value: str, *, language: str | None = None, datatype: str | None = None
    ) -> None:
        """Add a statement whose object is a literal."""
        tail = f"@{language}" if language else f"^^<{_expanded(datatype)}>" if datatype else ""
        self.lines.add(f"<{subject}> <{_expanded(predicate)}> {_literal(value)}{tail} <{self.graph}> .\n")

    def number(self, subject: str, predicate: str, value: int) -> None:
        """Add an xsd:integer."""
        self.text(subject, predicate, str(value), datatype="xsd:integer")

    def decimal(self, subject: str, predicate: str, value: str) -> None:
        """Add an xsd:decimal in canonical form, as stores write it back ("1.0" as "1", "0.90" as "0.9")."""
        plain = value.rstrip("0").rstrip(".") if "." in value else value
        self.text(subject, predicate, plain, datatype="xsd:decimal")

    def written(self) -> str:
        """Return the statements, sorted."""
        return "".join(sorted(self.lines))
