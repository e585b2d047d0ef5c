"""The view: the graph with all decisions applied, in which a person is one node. What was read stays as it was.

Every statement of a document about a record that another stands for is made about that other. Its label becomes
another name (`skos:altLabel`), and the record itself is left as a tombstone in the graph of the resolution:
`dcterms:isReplacedBy` what stands for it, `dcterms:isPartOf` the document it was read in. Claims are as reviewed
(reviewing.py). Taking a decision back gives the former bytes.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from rightsgraph.iris import HR, HRV
from rightsgraph.resolution.decisions import Decision, Verdict
from rightsgraph.resolution.ledger import ledger_of, read
from rightsgraph.resolution.replay import Resolution, replay
from rightsgraph.resolution.reviewing import reviewed
from rightsgraph.store import VIEW, VIEW_OF, VOCABULARY_GRAPH, GraphStore, fingerprint

__all__ = ["apply", "resolved_quads"]

_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_OTHER_NAME = ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
_REPLACED_BY = ox.NamedNode("http://purl.org/dc/terms/isReplacedBy")
_PART_OF = ox.NamedNode("http://purl.org/dc/terms/isPartOf")
_HAS_PART = ox.NamedNode("http://purl.org/dc/terms/hasPart")
_PROV = "http://www.w3.org/ns/prov#"
_ENTITY, _ACTIVITY, _USED, _ENDED, _INVALIDATED = (
    ox.NamedNode(_PROV + name) for name in ("Entity", "Activity", "used", "endedAtTime", "invalidatedAtTime")
)
_DONE = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.CORRECT: "corrected"}
_DISCLOSURE = ox.NamedNode(f"{HR}disclosure")
_STRICTEST_FIRST = tuple(ox.NamedNode(f"{HRV}{name}") for name in ("confidential", "restricted", "public"))
_URI_SPACE = ox.NamedNode("http://rdfs.org/ns/void#uriSpace")
_AT_ONCE = 200_000

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def apply(out: str | Path) -> Resolution:
    """Make the view of the build at `out` anew from its ledger, and return what holds.

    Without decisions there is no view, and the build is byte for byte what it was before anybody decided. The view is
    written aside and put in place whole. Raises InputError for a broken ledger, StoreError for a broken build.
    """
    out = Path(out)
    seen = fingerprint(out)
    resolution = replay(read(ledger_of(out)))
    place, aside, old = out / VIEW, out / f".{VIEW}.partial", out / f".{VIEW}.old"
    for left in (aside, old):
        shutil.rmtree(left, ignore_errors=True)
    if seen is None:
        shutil.rmtree(place, ignore_errors=True)
        return resolution
    with GraphStore.open(out) as source, GraphStore.create(aside) as target:
        for piece in _pieces(resolved_quads(source, resolution)):
            target.bulk(piece)
    (aside / VIEW_OF).write_text(f"{seen}\n", encoding="ascii")
    if place.exists():
        place.rename(old)
    aside.rename(place)
    shutil.rmtree(old, ignore_errors=True)
    return resolution


def resolved_quads(source: GraphStore, resolution: Resolution) -> Iterator[ox.Quad]:
    """Yield the statements of a store with all decisions applied, without the vocabulary, and those that tell of them.

    Records that the store does not hold (their document is not in this build) stand for nobody: the next of their
    cluster does. Of several disclosures the strictest holds.
    """
    standing = _standing(source, resolution)
    labels = {c: label for c in set(standing.values()) if (label := _first(source, c, _LABEL)) is not None}
    disclosures = _strictest(source, standing)
    for quad in _reviewed(source, resolution):
        if quad.graph_name != ox.NamedNode(VOCABULARY_GRAPH):
            yield from _resolved(quad, standing, labels, disclosures)
    yield from _traces(source, resolution, standing)


def _reviewed(source: GraphStore, resolution: Resolution) -> Iterator[ox.Quad]:
    """Yield the statements of a store, those of graphs with reviewed claims as the reviews leave them."""
    graphs: defaultdict[ox.NamedNode, dict[str, Decision]] = defaultdict(dict)
    for claim, decision in resolution.claims.items():
        for quad in source.store.quads_for_pattern(ox.NamedNode(claim), _RDF_TYPE, None, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                graphs[quad.graph_name][claim] = decision
    for quad in source.store:
        if quad.graph_name not in graphs:
            yield quad
    for graph, decisions in sorted(graphs.items(), key=str):
        yield from reviewed(source.store.quads_for_pattern(None, None, None, graph), decisions)
        named = {ox.NamedNode(value) for d in decisions.values() for _, value in d.values if ":" in value}
        for record in sorted(named, key=str):  # read in another document: here it needs its kind and name too
            for quad in source.store.quads_for_pattern(record, None, None, None):
                if quad.predicate in (_RDF_TYPE, _LABEL, _DISCLOSURE):
                    yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _standing(source: GraphStore, resolution: Resolution) -> dict[ox.NamedNode, ox.NamedNode]:
    """Return, for each record of the store that another one stands for, that other."""
    clusters: defaultdict[str, list[str]] = defaultdict(list)
    for decision in resolution.merges:
        for subject in decision.subjects:
            clusters[resolution.of(subject)].append(subject)
    standing: dict[ox.NamedNode, ox.NamedNode] = {}
    for canonical, members in clusters.items():
        held = [m for m in dict.fromkeys((canonical, *members)) if _first(source, ox.NamedNode(m), _RDF_TYPE)]
        standing |= {ox.NamedNode(member): ox.NamedNode(held[0]) for member in held[1:]}
    return standing


def _resolved(
    quad: ox.Quad,
    standing: dict[ox.NamedNode, ox.NamedNode],
    labels: dict[ox.NamedNode, _Term],
    disclosures: dict[ox.NamedNode, _Term],
) -> Iterator[ox.Quad]:
    subject, predicate, target = quad.subject, quad.predicate, quad.object
    replaced = standing.get(subject) if isinstance(subject, ox.NamedNode) else None
    if isinstance(target, ox.NamedNode):
        target = standing.get(target, target)
    subject = replaced or subject
    if predicate == _DISCLOSURE and isinstance(subject, ox.NamedNode) and subject in disclosures:
        target = disclosures[subject]
    if replaced is not None and predicate in (_LABEL, _OTHER_NAME):
        label = labels.get(replaced, target)
        yield ox.Quad(replaced, _LABEL, label, quad.graph_name)
        if target == label:
            return
        predicate = _OTHER_NAME
    yield ox.Quad(subject, predicate, target, quad.graph_name)


def _strictest(source: GraphStore, standing: dict[ox.NamedNode, ox.NamedNode]) -> dict[ox.NamedNode, _Term]:
    """Return the disclosure of each record that stands for others: the strictest of all of them."""
    found: defaultdict[ox.NamedNode, list[int]] = defaultdict(list)
    for member, canonical in (*standing.items(), *((c, c) for c in set(standing.values()))):
        for quad in source.store.quads_for_pattern(member, _DISCLOSURE, None, None):
            if quad.object in _STRICTEST_FIRST:
                found[canonical].append(_STRICTEST_FIRST.index(quad.object))
    return {canonical: _STRICTEST_FIRST[min(places)] for canonical, places in found.items()}


def _traces(
    source: GraphStore, resolution: Resolution, standing: dict[ox.NamedNode, ox.NamedNode]
) -> Iterator[ox.Quad]:
    """Yield what tells of the decisions.

    Of a record that another stands for: by what it is replaced and where it was read. Of a document that was retracted:
    when, and nothing of what it said. Of a claim that was accepted or corrected: by whom and when.
    """
    described = source.store.quads_for_pattern(None, _URI_SPACE, None, ox.DefaultGraph())
    spaces = [q.object.value for q in described if isinstance(q.object, ox.Literal)]
    if not spaces:
        return
    base = min(spaces)
    graph = ox.NamedNode(f"{base}graph/resolution")
    found: list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = []
    for member, canonical in standing.items():
        found += [(member, _RDF_TYPE, _ENTITY), (member, _REPLACED_BY, canonical)]
        for quad in source.store.quads_for_pattern(member, _RDF_TYPE, None, None):
            document = ox.NamedNode(str(quad.graph_name).strip("<>").replace("graph/doc-", "doc/"))
            found.append((member, _PART_OF, document))
    for iri, decision in resolution.retracted.items():
        gone = ox.NamedNode(iri)
        found += [(gone, _RDF_TYPE, _ENTITY), (gone, _INVALIDATED, _moment(decision))]
    for claim, decision in resolution.claims.items():
        node, made = ox.NamedNode(claim), ox.NamedNode(f"{base}decision/{decision.id}")
        if decision.verdict is Verdict.REJECT or _first(source, node, _RDF_TYPE) is None:
            continue
        found += [(made, _RDF_TYPE, _ACTIVITY), (made, _USED, node), (made, _ENDED, _moment(decision))]
        found.append((made, _LABEL, ox.Literal(f"{_DONE[decision.verdict]} by {decision.by}", language="en")))
    if found:
        yield ox.Quad(ox.NamedNode(f"{base}dataset"), _HAS_PART, graph, ox.DefaultGraph())
    for subject, predicate, target in found:
        yield ox.Quad(subject, predicate, target, graph)


def _moment(decision: Decision) -> ox.Literal:
    return ox.Literal(decision.when, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime"))


def _first(source: GraphStore, subject: ox.NamedNode, predicate: ox.NamedNode) -> _Term | None:
    found = (q.object for q in source.store.quads_for_pattern(subject, predicate, None, None))
    return min(found, key=str, default=None)


def _pieces(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield N-Quads, so many statements at once."""
    lines: list[str] = []
    for quad in quads:
        lines.append(f"{quad} .\n")
        if len(lines) == _AT_ONCE:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)
