"""An entity with its names, authority records, members and mentions."""

from rightsgraph.mapping.nodes import Nodes
from rightsgraph.records import Entity, Form, Kind, Mention

__all__ = ["add_entity"]

_CLASSES = {
    Kind.PERSON: "hr:Person",
    Kind.ORGANISATION: "hr:Organization",
    Kind.PLACE: "hr:Place",
    Kind.GROUP: "hr:Group",
}


def add_entity(nodes: Nodes, entity: Entity) -> None:
    """Add an entity and all its mentions."""
    add, iri = nodes.quads, nodes.entity(entity.key)
    add.link(iri, "rdf:type", _CLASSES[entity.kind])
    add.text(iri, "rdfs:label", entity.name, language="en")
    for alias in entity.aliases:
        add.text(iri, "skos:altLabel", alias, language="en")
    if entity.kind is not Kind.PLACE:
        # A public export pseudonymises people; a place or body has nobody to protect.
        add.link(iri, "hr:disclosure", "hrv:restricted" if entity.kind is Kind.PERSON else "hrv:public")
        if entity.agent_type:
            add.link(iri, "hr:agentType", f"hrv:{entity.agent_type}")
    for authority in entity.authority:
        add.link(iri, "skos:exactMatch", authority)
    if entity.latitude and entity.longitude:
        add.decimal(iri, "geo:lat", entity.latitude)
        add.decimal(iri, "geo:long", entity.longitude)
    for wider in entity.part_of:
        add.link(iri, "schema:containedInPlace", nodes.entity(wider))
    if entity.quantity is not None:
        add.link(iri, "hr:quantity", nodes.quantity(entity.quantity))
    for member in entity.members:
        add.link(nodes.entity(member), "hr:memberOf", iri)
    for mention in entity.mentions:
        _add_mention(nodes, entity.key, mention)


def _add_mention(nodes: Nodes, key: str, mention: Mention) -> None:
    add, iri = nodes.quads, nodes.mention(key, mention.start, mention.end)
    nodes.narrow(iri, "hr:Mention")
    add.link(iri, "hr:mentions", nodes.entity(key))
    add.link(iri, "hr:mentionForm", f"hrv:{mention.form.value}")
    if mention.form is Form.NAME:
        add.decimal(iri, "hr:confidence", f"{mention.confidence:.2f}")
