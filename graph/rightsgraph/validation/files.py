"""Turtle, TriG and N-Quads files, and stores of many documents, checked a document at a time."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from rightsgraph.errors import InputError, UsageError
from rightsgraph.iris import HR
from rightsgraph.records import Finding
from rightsgraph.validation.gate import NOTHING, Gate
from rightsgraph.validation.report import sorted_findings
from rightsgraph.validation.shapes import RDF_TYPE

__all__ = ["validate_files", "validate_store"]

_FORMATS = {
    ".ttl": (ox.RdfFormat.TURTLE, "Turtle"),
    ".trig": (ox.RdfFormat.TRIG, "TriG"),
    ".nq": (ox.RdfFormat.N_QUADS, "N-Quads"),
}
_VOCABULARY = "https://w3id.org/rightsgraph/graph/vocabulary"
_TYPE, _DOCUMENT = ox.NamedNode(RDF_TYPE), ox.NamedNode(HR + "Document")
_SHA256 = ox.NamedNode("https://schema.org/sha256")

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def validate_files(paths: Iterable[str | Path], *, gate: Gate | None = None) -> tuple[Finding, ...]:
    """Return what the shapes find in .ttl, .trig and .nq files, each file by itself, worst first.

    Raises InputError with file and line when one cannot be read, UsageError for another suffix.
    """
    gate = gate or Gate()
    findings: set[Finding] = set()
    for path in map(Path, paths):
        store = ox.Store()
        store.extend(_read(path))
        for finding in validate_store(store, gate=gate):
            findings.add(replace(finding, document=str(path)) if finding.document is None else finding)
    return sorted_findings(findings)


def validate_store(
    store: ox.Store, *, gate: Gate | None = None, skip: Collection[str] = (_VOCABULARY,)
) -> tuple[Finding, ...]:
    """Return what the shapes find in a store, one document's graph at a time, worst first.

    A graph that holds one document is checked with what it refers to in others; all that is in no such graph is checked
    together. With fewer than two documents everything is checked together. `skip` are graphs that are not data.
    """
    gate = gate or Gate()
    skipped = {ox.NamedNode(iri) for iri in skip}
    everything: list[Graph] = [ox.DefaultGraph(), *store.named_graphs()]
    graphs = sorted((g for g in everything if g not in skipped), key=str)
    documents: list[Graph] = [g for g in graphs if not isinstance(g, ox.DefaultGraph) and _holds_document(store, g)]
    groups: list[list[Graph]] = [graphs]
    if len(documents) > 1:
        groups = [*([g] for g in documents), [g for g in graphs if g not in documents]]
    findings: set[Finding] = set()
    for group in groups:
        own = [q for g in group for q in store.quads_for_pattern(None, None, None, g)]
        around = list(_referred(store, own, skipped)) if len(groups) > 1 else []
        findings.update(gate.check_quads(own, around))
    if len(groups) > 1:  # a graph of links to other authorities is no mistake beside graphs with something to check
        findings = {f for f in findings if f.shape != NOTHING}
    return sorted_findings(findings)


def _holds_document(store: ox.Store, graph: Graph) -> bool:
    documents = (q.subject for q in store.quads_for_pattern(None, _TYPE, _DOCUMENT, graph))
    return any(next(store.quads_for_pattern(d, _SHA256, None, graph), None) is not None for d in documents)


def _referred(store: ox.Store, own: list[ox.Quad], skipped: Collection[Graph]) -> Iterator[ox.Quad]:
    """Yield what other graphs state of the nodes that these quads refer to and do not describe."""
    described = {q.subject for q in own}
    nodes = {q.object for q in own if isinstance(q.object, ox.NamedNode)} - described
    for node in sorted(nodes, key=str):
        yield from (q for q in store.quads_for_pattern(node, None, None, None) if q.graph_name not in skipped)


def _read(path: Path) -> Iterable[ox.Quad]:
    if path.suffix not in _FORMATS:
        raise UsageError(f"{path}: not a file of RDF; name a {', '.join(_FORMATS)} file")
    form, name = _FORMATS[path.suffix]
    try:
        quads = list(ox.parse(path.read_bytes(), form))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except SyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise InputError(f"{path}:{error.lineno}: not {name} ({reason}); correct the file") from error
    if any(isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode) for q in quads):
        # A parser makes up the labels of blank nodes; RDFC-1.0 gives the same ones every time.
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return list(dataset)
    return quads
