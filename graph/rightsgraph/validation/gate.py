"""The gate: the quads of one document against the shapes, before anything is written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from rightsgraph.errors import InputError
from rightsgraph.iris import HR, HRV
from rightsgraph.records import Finding, Severity
from rightsgraph.validation.engines import Result, load_engine
from rightsgraph.validation.evidence import Evidence, Term
from rightsgraph.validation.report import sorted_findings
from rightsgraph.validation.shapes import RDF_TYPE, Excerpts, load_shapes, local_name, superclasses, vocabulary

__all__ = ["NOTHING", "Gate", "parse_nquads", "triples_text"]

NOTHING = "NothingToValidate"
"""The shape named by the finding that no shape had anything to look at: an empty graph conforms to everything."""

_PREFIXES = {
    HR: "hr:",
    HRV: "hrv:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/prov#": "prov:",
    "https://schema.org/": "schema:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}
_TERM = re.compile(r"<?(" + "|".join(map(re.escape, _PREFIXES)) + r")([A-Za-z0-9_-]+)>?")
_TYPE = ox.NamedNode(RDF_TYPE)

# An engine names blank nodes its own way, so each blank node of the data carries its label, and a shape of ours reports
# that label together with the engine's name for the node.
_LABEL = "urn:rightsgraph:blank"
_LABEL_SHAPE = f"""
<{_LABEL}> a <http://www.w3.org/ns/shacl#NodeShape> ;
    <http://www.w3.org/ns/shacl#targetSubjectsOf> <{_LABEL}> ;
    <http://www.w3.org/ns/shacl#property> [ <http://www.w3.org/ns/shacl#path> <{_LABEL}> ;
        <http://www.w3.org/ns/shacl#nodeKind> <http://www.w3.org/ns/shacl#IRI> ] .
"""


def parse_nquads(nquads: str | bytes) -> list[ox.Quad]:
    """Return the quads of N-Quads text; InputError with the line when it does not parse."""
    data = nquads.encode() if isinstance(nquads, str) else nquads
    try:
        quads = list(ox.parse(data, ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise InputError(f"N-Quads, line {error.lineno}: {reason}; write one statement a line") from error
    if any(isinstance(q.object, ox.Triple) for q in quads):
        raise InputError("N-Quads: a statement about a statement (RDF 1.2), which SHACL cannot see; use a claim node")
    return quads


def triples_text(quads: Iterable[ox.Quad]) -> str:
    """Return the triples of the quads as N-Triples, without their graphs."""
    return "".join(f"{quad.triple} .\n" for quad in quads)


class Gate:
    """Shapes and ontology, loaded once; checks one document after the other.

    `shapes` is a Turtle file of shapes instead of those that ship. `engine` is `fast` or `reference` (pySHACL); unless
    told, the shipped shapes run on the fast one, which finds the same in the tests, and all others on the reference.
    Raises ResourceError when the shapes are broken.
    """

    def __init__(self, shapes: str | Path | None = None, *, engine: str | None = None) -> None:
        self._file = load_shapes(shapes)
        engine = engine or ("fast" if shapes is None else "reference")
        everything = vocabulary()
        self._above = superclasses(everything)
        self._excerpts = Excerpts(everything, self._file.text) if shapes is None else None
        self._vocabulary = everything
        self._engine = load_engine(engine, self._file.text + _LABEL_SHAPE, self._file.source)
        for _ in self._engine.results(self._vocabulary):  # a query of the shapes that does not parse shows here
            pass

    @property
    def shapes(self) -> tuple[str, ...]:
        """The names of the shapes, in the order of their IRIs."""
        return tuple(shape.name for shape in self._file.shapes.values())

    def check(self, nquads: str | bytes, *, context: str | bytes = "") -> tuple[Finding, ...]:
        """Return what the shapes find in the quads of one document, all its graphs merged, worst first.

        `context` holds N-Quads that are known besides, such as the description of the run that made the claims: shapes
        see them, but nothing is reported of them. Raises InputError when the N-Quads do not parse.
        """
        return self.check_quads(parse_nquads(nquads), parse_nquads(context) if context else ())

    def check_quads(self, quads: Sequence[ox.Quad], context: Sequence[ox.Quad] = ()) -> tuple[Finding, ...]:
        """Return what the shapes find in parsed quads; see `check`."""
        if not self._has_targets(quads):
            return (_nothing(),)
        data = triples_text((*quads, *context))
        blank = {q.subject for q in quads} | {q.object for q in quads}
        labels = "".join(f'{b} <{_LABEL}> "{b.value}" .\n' for b in blank if isinstance(b, ox.BlankNode))
        known = self._vocabulary if self._excerpts is None else self._excerpts.of(data)
        results = list(self._engine.results(known + data + labels))
        names = {r.focus: _plain(r.value) for r in results if r.shape == _LABEL and r.value is not None}
        evidence = Evidence((*quads, *context))
        own: set[Term] = {q.subject for q in quads}
        own |= {q.object for q in quads} - {q.subject for q in context}
        findings = set()
        for result in results:
            focus, value = _node(result.focus, names), result.value
            if (
                focus not in own or _is_term(focus)
            ) and value is not None:  # a shape that asks one question of all data
                focus, value = _node(value, names), None
            if result.shape != _LABEL and focus in own:
                findings.add(self._finding(result, focus, _shown(value, names), evidence))
        return sorted_findings(findings)

    def focus_nodes(self, nquads: str | bytes) -> Mapping[str, int]:
        """Return how many nodes of the data each shape targets, by the name of the shape.

        Shapes that ask one question of the whole data (`sh:targetNode`) are counted as 0.
        """
        quads = parse_nquads(nquads)
        counts = {}
        for shape in self._file.shapes.values():
            nodes: set[object] = {q.subject for q in quads if q.predicate.value in shape.subjects_of}
            nodes |= {q.object for q in quads if q.predicate.value in shape.objects_of}
            nodes |= {q.subject for q in quads if q.predicate == _TYPE and self._classes(q) & shape.classes}
            counts[shape.name] = len(nodes)
        return counts

    def _classes(self, quad: ox.Quad) -> frozenset[str]:
        iri = quad.object.value if isinstance(quad.object, ox.NamedNode) else ""
        return self._above.get(iri, frozenset((iri,)))

    def _has_targets(self, quads: Iterable[ox.Quad]) -> bool:
        shapes = self._file.shapes.values()
        classes = frozenset().union(*(s.classes for s in shapes))
        predicates = frozenset().union(*(s.subjects_of | s.objects_of for s in shapes))
        return any(
            q.predicate.value in predicates or (q.predicate == _TYPE and self._classes(q) & classes) for q in quads
        )

    def _finding(self, result: Result, focus: Term, value: str | None, evidence: Evidence) -> Finding:
        shape = self._file.shapes.get(result.shape)
        return Finding(
            severity=Severity(result.severity),
            shape=local_name(result.shape),
            message=_curies(result.message) or f"does not conform to {local_name(result.shape)}",
            focus=_text(focus),
            path=None if result.path is None else _curies(result.path),
            value=value if value != _text(focus) else None,
            document=evidence.document(focus),
            quote=evidence.quote(focus),
            remedy=None if shape is None else shape.remedy,
        )


def _is_term(node: Term) -> bool:
    """Whether a node is one of the ontology or of its lists: data point to them, and none describes them."""
    return isinstance(node, ox.NamedNode) and node.value.startswith((HR, HRV))


def _nothing() -> Finding:
    return Finding(
        severity=Severity.WARNING,
        shape=NOTHING,
        message="There is nothing to validate: no shape applies to any statement here.",
        focus="",
        remedy="Check that this is the right file and that it uses the terms of the ontology (https://w3id.org/rightsgraph/ns#).",
    )


def _plain(term: str) -> str:
    """Return the lexical form of a literal in N-Triples syntax, the IRI of a node, the label of a blank node."""
    if term.startswith("<"):
        return term[1:-1]
    return _text(_node(term, {})) if term.startswith('"') else term


def _node(term: str, names: Mapping[str, str]) -> Term:
    """Return what an engine's term stands for."""
    if term.startswith("_:"):
        return ox.BlankNode(names.get(term, term[2:]))
    statement: ox.Quad = next(iter(ox.parse(f"<x:s> <x:p> {term} .".encode(), ox.RdfFormat.N_TRIPLES)))
    return statement.object


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _shown(value: str | None, names: Mapping[str, str]) -> str | None:
    if value is None:
        return None
    return f"_:{names[value]}" if value in names else _plain(value)


def _curies(text: str) -> str:
    return _TERM.sub(lambda m: _PREFIXES[m[1]] + m[2], text)
