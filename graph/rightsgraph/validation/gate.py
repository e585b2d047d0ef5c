"""The gate: the quads of one document against the shapes, before anything is written."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from rightsgraph.errors import InputError, ResourceError
from rightsgraph.iris import HR, HRV
from rightsgraph.records import Finding, Severity
from rightsgraph.validation.engines import Result, load_engine
from rightsgraph.validation.evidence import Evidence, lexical
from rightsgraph.validation.report import sorted_findings
from rightsgraph.validation.shapes import RDF_TYPE, Excerpts, load_shapes, local_name, superclasses, vocabulary
from rightsgraph.validation.statements import Statements

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
_TYPE_TERM = f"<{RDF_TYPE}>"

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
        shapes_of = self._file.shapes.values()
        classes = frozenset().union(*(s.classes for s in shapes_of))
        self._target_classes = {f"<{c}>" for c in classes}
        self._target_classes |= {f"<{c}>" for c, above in self._above.items() if above & classes}
        self._target_predicates = {f"<{p}>" for s in shapes_of for p in s.subjects_of | s.objects_of}

    @property
    def shapes(self) -> tuple[str, ...]:
        """The names under which shapes report, in the order of their IRIs."""
        return tuple(dict.fromkeys(shape.name for shape in self._file.shapes.values()))

    def check(self, nquads: str | bytes, *, context: str | bytes = "") -> tuple[Finding, ...]:
        """Return what the shapes find in the quads of one document, all its graphs merged, worst first.

        `context` holds N-Quads that are known besides, such as the description of the run that made the claims: shapes
        see them, but nothing is reported of them. Raises InputError when the N-Quads do not parse.
        """
        if isinstance(nquads, str) and not context:
            return self.check_all((nquads,))[0]
        return self.check_quads(parse_nquads(nquads), parse_nquads(context) if context else ())

    def check_all(self, documents: Sequence[str]) -> list[tuple[Finding, ...]]:
        """Return what `check` returns of the N-Quads of each document.

        Documents that name no node of their own in common are checked at once, which finds the same in each and costs
        half as much for short ones; all others by themselves.
        """
        found = self._at_once(documents)
        if found is None and len(documents) > 1:
            return [self.check(nquads) for nquads in documents]
        return [self.check_quads(parse_nquads(nquads)) for nquads in documents] if found is None else found

    def _at_once(self, documents: Sequence[str]) -> list[tuple[Finding, ...]] | None:
        """Return the findings of each document; None where they must be checked by themselves, or parsed."""
        if self._excerpts is None:
            return None
        read: list[Statements] = []
        owners: dict[str, int] = {}
        for number, nquads in enumerate(documents):
            statements = Statements.of(nquads)
            if statements is None or not self._has_targets(statements.rows):
                return None
            if number and not owners.keys().isdisjoint(statements.nodes):
                return None
            owners.update(dict.fromkeys(statements.nodes, number))
            read.append(statements)
        known = self._excerpts.around({c for statements in read for c in statements.concepts})
        try:
            results = list(self._engine.results(known + "".join(documents)))
        except ResourceError:  # no N-Quads: a parser says where
            return None
        found: list[list[tuple[Result, str, str | None]]] = [[] for _ in read]
        for result in results:
            focus, value = result.focus, result.value
            if focus not in owners and value is not None:  # a shape that asks one question of all data
                focus, value = value, None
            if focus not in owners:
                return None
            found[owners[focus]].append((result, focus, None if value is None else _plain(value)))
        return [self._findings(some, s.rows) if some else () for some, s in zip(found, read, strict=True)]

    def check_quads(self, quads: Sequence[ox.Quad], context: Sequence[ox.Quad] = ()) -> tuple[Finding, ...]:
        """Return what the shapes find in parsed quads; see `check`."""
        own_rows, around = _rows(quads), _rows(context)
        if not self._has_targets(own_rows):
            return (_nothing(),)
        data = triples_text((*quads, *context))
        blank = {q.subject for q in quads} | {q.object for q in quads}
        labels = "".join(f'{b} <{_LABEL}> "{b.value}" .\n' for b in blank if isinstance(b, ox.BlankNode))
        known = self._vocabulary if self._excerpts is None else self._excerpts.of(data)
        results = list(self._engine.results(known + data + labels))
        names = {r.focus: f"_:{_plain(r.value)}" for r in results if r.shape == _LABEL and r.value is not None}
        own = {row[0] for row in own_rows} | ({row[2] for row in own_rows} - {row[0] for row in around})
        found = []
        for result in results:
            focus, value = names.get(result.focus, result.focus), result.value
            if (
                focus not in own or _is_term(focus)
            ) and value is not None:  # a shape that asks one question of all data
                focus, value = names.get(value, value), None
            if result.shape != _LABEL and focus in own:
                found.append((result, focus, None if value is None else names.get(value) or _plain(value)))
        return self._findings(found, (*own_rows, *around))

    def focus_nodes(self, nquads: str | bytes) -> Mapping[str, int]:
        """Return how many nodes of the data each shape targets, by the name of the shape.

        Shapes that ask one question of the whole data (`sh:targetNode`) are counted as 0.
        """
        quads = parse_nquads(nquads)
        counts: Counter[str] = Counter()
        for shape in self._file.shapes.values():
            nodes: set[object] = {q.subject for q in quads if q.predicate.value in shape.subjects_of}
            nodes |= {q.object for q in quads if q.predicate.value in shape.objects_of}
            nodes |= {q.subject for q in quads if q.predicate == _TYPE and self._classes(q) & shape.classes}
            counts[shape.name] += len(nodes)
        return counts

    def _classes(self, quad: ox.Quad) -> frozenset[str]:
        iri = quad.object.value if isinstance(quad.object, ox.NamedNode) else ""
        return self._above.get(iri, frozenset((iri,)))

    def _has_targets(self, rows: Iterable[Sequence[str]]) -> bool:
        """Whether any shape has something to look at."""
        classes, predicates = self._target_classes, self._target_predicates
        return any(p in predicates or (p == _TYPE_TERM and o in classes) for _, p, o in rows)

    def _findings(
        self, found: Sequence[tuple[Result, str, str | None]], rows: Iterable[Sequence[str]]
    ) -> tuple[Finding, ...]:
        """Return the findings of one document: results with the record in N-Triples syntax and the value as shown."""
        evidence = Evidence(rows)
        return sorted_findings({self._finding(result, focus, value, evidence) for result, focus, value in found})

    def _finding(self, result: Result, focus: str, value: str | None, evidence: Evidence) -> Finding:
        shape = self._file.shapes.get(result.shape)
        name = local_name(result.shape) if shape is None else shape.name
        shown = _plain(focus)
        return Finding(
            severity=Severity(result.severity),
            shape=name,
            message=_curies(result.message) or f"does not conform to {name}",
            focus=shown,
            path=None if result.path is None else _curies(result.path),
            value=value if value != shown else None,
            document=evidence.document(focus),
            quote=evidence.quote(focus),
            remedy=None if shape is None else shape.remedy,
        )


def _rows(quads: Iterable[ox.Quad]) -> list[tuple[str, str, str]]:
    return [(str(q.subject), str(q.predicate), str(q.object)) for q in quads]


def _is_term(node: str) -> bool:
    """Whether a node is one of the ontology or of its lists: data point to them, and none describes them."""
    return node.startswith((f"<{HR}", f"<{HRV}"))


def _nothing() -> Finding:
    return Finding(
        severity=Severity.WARNING,
        shape=NOTHING,
        message="There is nothing to validate: no shape applies to any statement here.",
        focus="",
        remedy="Check that this is the right file and that it uses the terms of the ontology (https://w3id.org/rightsgraph/ns#).",
    )


def _plain(term: str) -> str:
    """Return the lexical form of a literal in N-Triples syntax, the IRI of a node, a blank node as it is."""
    if term.startswith("<"):
        return term[1:-1]
    return lexical(term) if term.startswith('"') else term


def _curies(text: str) -> str:
    return _TERM.sub(lambda m: _PREFIXES[m[1]] + m[2], text)
