"""An event, or what is only denied, demanded or possible, with its claims, time and links."""

from rightsgraph.claims.events import event_interval
from rightsgraph.mapping.claims import add_claim, participants
from rightsgraph.mapping.nodes import Nodes
from rightsgraph.records import Event, Time

__all__ = ["add_event"]

_LINKS = {
    "follows": "hr:follows",
    "because_of": "hr:becauseOf",
    "part_of": "hr:partOf",
    "contributes_to": "hr:contributesTo",
}


def add_event(nodes: Nodes, event: Event) -> None:
    """Add an event or non-event and all its claims."""
    add, iri = nodes.quads, nodes.event(event)
    add.link(iri, "rdf:type", "hr:Event" if event.happened else "hr:NonEvent")
    add.link(iri, "hr:eventType" if event.happened else "hr:nonEventType", f"hrv:{event.type}")
    add.text(iri, "rdfs:label", event.label, language="en")
    if event.time is not None:
        _add_time(nodes, event, event.time, iri)
    if event.happened and nodes.document.date and any(claim.ongoing for claim in event.claims):
        nodes.day(iri, "hr:ongoingAsOf", nodes.document.date)
    for name, predicate in _LINKS.items():
        for key in getattr(event, name):
            add.link(iri, predicate, nodes.event(nodes.events[key]))
    for claim in event.claims:
        for role, participant in participants(claim):
            add.link(iri, f"hr:{role}", nodes.entity(participant.entity))
        if claim.sentence is not None:
            add.link(iri, "hr:sentenceLength", nodes.quantity(claim.sentence))
        if claim.duration is not None:
            add.link(iri, "hr:duration", nodes.quantity(claim.duration))
        add_claim(nodes, claim, iri)


def _add_time(nodes: Nodes, event: Event, time: Time, iri: str) -> None:
    """Add the time of an event; of one that goes on, only the days on which it can begin are known."""
    edtf = event_interval(event)
    nodes.quads.text(iri, "hr:edtf", edtf or time.edtf, datatype="edtf:EDTF")
    nodes.quads.text(iri, "hr:dateText", time.text, language="en")
    if edtf and edtf.endswith("/") and time.begin_earliest is not None:
        time = Time(
            start=time.start,
            end=time.end,
            text=time.text,
            edtf=edtf,
            begin_earliest=time.begin_earliest,
            begin_latest=time.begin_latest,
        )
    nodes.bounds(iri, time)
