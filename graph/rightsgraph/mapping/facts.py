"""Statistics, and facts about one entity, each with the claim that says it."""

from rightsgraph.mapping.claims import add_claim_head
from rightsgraph.mapping.nodes import Nodes
from rightsgraph.records import Fact, Statistic

__all__ = ["add_fact", "add_statistic"]

_FACTS = {
    "age": "hr:age",
    "ethnicity": "hr:ethnicity",
    "member": "hr:memberOf",
    "nationality": "hr:nationality",
    "occupation": "hr:occupation",
    "origin": "hr:origin",
    "pseudonym": "hr:pseudonym",
    "relative": "hr:relative",
    "religion": "hr:religion",
    "residence": "hr:residence",
}


def add_statistic(nodes: Nodes, statistic: Statistic) -> None:
    """Add a counted thing and its claim."""
    add, quantity = nodes.quads, statistic.quantity
    iri = nodes.within("stat", quantity.start)
    add.link(iri, "rdf:type", "hr:Statistic")
    add.link(iri, "rdf:type", "hr:Quantity")
    add.text(iri, "rdfs:label", statistic.label, language="en")
    nodes.amount(iri, quantity)
    if statistic.counts_type:
        add.link(iri, "hr:counts", f"hrv:{statistic.counts_type}")
    if statistic.counts_group:
        add.link(iri, "hr:counts", nodes.entity(statistic.counts_group))
    if statistic.place:
        add.link(iri, "hr:place", nodes.entity(statistic.place))
    if statistic.time is not None:
        add.text(iri, "hr:edtf", statistic.time.edtf, datatype="edtf:EDTF")
        add.text(iri, "hr:dateText", statistic.time.text, language="en")
        nodes.bounds(iri, statistic.time)
    if statistic.baseline is not None:
        add.link(iri, "hr:baseline", nodes.within("stat", statistic.baseline))
    excerpt = nodes.excerpt(statistic.excerpt.start, statistic.excerpt.end)
    claim = add_claim_head(nodes, iri, statistic.status, statistic.said_by, [excerpt], own=[excerpt])
    add.link(claim, "hr:trigger", nodes.excerpt(quantity.start, quantity.end))


def add_fact(nodes: Nodes, fact: Fact) -> None:
    """Add a statement about an entity, and its claim with the statement in RDF's own words for one."""
    add = nodes.quads
    subject, predicate = nodes.entity(fact.entity), _FACTS[fact.predicate]
    value = nodes.entity(fact.value) if fact.is_entity else fact.value
    excerpt = nodes.excerpt(fact.excerpt.start, fact.excerpt.end)
    claim = add_claim_head(nodes, subject, fact.status, fact.said_by, [excerpt], own=[excerpt, predicate, value])
    add.link(claim, "hr:trigger", nodes.excerpt(fact.words.start, fact.words.end))
    add.link(claim, "rdf:subject", subject)
    add.link(claim, "rdf:predicate", predicate)
    for where, name in ((subject, predicate), (claim, "rdf:object")):
        if fact.is_entity:
            add.link(where, name, value)
        else:
            add.text(where, name, value, language="en")
