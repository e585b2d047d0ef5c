"""A story as one named graph: document, entities, words, events, claims, facts and posts (docs/graph-model.md)."""

from rightsgraph.iris import Minter
from rightsgraph.mapping.entities import add_entity
from rightsgraph.mapping.events import add_event
from rightsgraph.mapping.facts import add_fact, add_statistic
from rightsgraph.mapping.nodes import Nodes
from rightsgraph.mapping.posts import add_post
from rightsgraph.records import Part, Region, Story

__all__ = ["to_nquads"]

_FIELDS = {"identifier": "dcterms:identifier", "licence": "dcterms:rights", "url": "schema:url"}


def to_nquads(story: Story, minter: Minter, run: str) -> str:
    """Return the quads of a document's graph as sorted N-Quads; the same story gives the same bytes."""
    nodes = Nodes(story, minter, run)
    _add_document(nodes)
    publisher = _publisher(nodes, story)
    if publisher is not None:
        nodes.quads.link(nodes.iri, "dcterms:publisher", nodes.entity(publisher))
    nodes.quads.link(run, "rdf:type", "hr:ExtractionRun")
    for entity in story.entities:
        add_entity(nodes, entity)
    for event in story.events:
        add_event(nodes, event)
    for statistic in story.statistics:
        add_statistic(nodes, statistic)
    for fact in story.facts:
        add_fact(nodes, fact)
    for post in story.posts:
        add_post(nodes, post)
    nodes.close()
    return nodes.quads.written()


def _add_document(nodes: Nodes) -> None:
    add, iri, document = nodes.quads, nodes.iri, nodes.document
    add.link(iri, "rdf:type", "hr:Document")
    add.text(iri, "dcterms:title", document.value("title") or document.name, language="en")
    add.text(iri, "schema:name", document.name)
    add.text(iri, "schema:sha256", document.sha256)
    add.text(iri, "dcterms:format", document.media_type)
    add.text(iri, "dcterms:language", document.value("language") or "en")
    add.text(iri, "hr:text", document.text)
    add.link(iri, "hr:disclosure", "hrv:public")
    if document.date is not None:
        nodes.day(iri, "dcterms:issued", document.date)
    if date := document.value("date"):
        add.text(iri, "hr:edtf", date, datatype="edtf:EDTF")
    for name, predicate in _FIELDS.items():
        if value := document.value(name):
            add.text(iri, predicate, value)
    if issuer := document.value("issuer"):
        add.text(iri, "dcterms:creator", issuer)
    for region in document.regions:
        _add_region(nodes, region)
    for part in document.parts:
        _add_part(nodes, part)


def _add_region(nodes: Nodes, region: Region) -> None:
    add, iri = nodes.quads, nodes.minter.region(nodes.document.id, region.start, region.end)
    add.link(iri, "rdf:type", "hr:Region")
    add.link(iri, "hr:regionKind", f"hrv:region-{region.kind.value}")
    add.text(iri, "hr:ownText", str(region.kind.own).lower(), datatype="xsd:boolean")
    add.link(iri, "oa:hasSource", nodes.iri)
    add.number(iri, "oa:start", region.start)
    add.number(iri, "oa:end", region.end)


def _add_part(nodes: Nodes, part: Part) -> None:
    add, iri = nodes.quads, nodes.minter.part(nodes.document.id, part.start, part.end)
    add.link(iri, "rdf:type", "hr:Part")
    add.link(iri, "hr:partKind", f"hrv:part-{part.kind.value}")
    add.number(iri, "hr:partNumber", part.number)
    if part.label:
        add.text(iri, "hr:partLabel", part.label)
    add.link(iri, "oa:hasSource", nodes.iri)
    add.number(iri, "oa:start", part.start)
    add.number(iri, "oa:end", part.end)


def _publisher(nodes: Nodes, story: Story) -> str | None:
    """Return the key of who publishes: the body of the metadata, or who says what has no other speaker."""
    named = f"organisation:{(nodes.document.value('publisher') or '').casefold()}"
    if named in nodes.entities:
        return named
    return next((claim.said_by for event in story.events for claim in event.claims if claim.speaker is None), None)
