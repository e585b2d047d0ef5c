"""A claim: who says what how firmly, with the words for each part of it."""

from collections.abc import Iterable, Iterator

from rightsgraph.mapping.nodes import Nodes
from rightsgraph.records import Claim, Participant, Status

__all__ = ["add_claim", "add_claim_head", "participants"]

_ROLES = {
    "actor": "actor",
    "addressee": "addressee",
    "affected": "affected",
    "in_support_of": "inSupportOf",
    "place": "place",
}


def participants(claim: Claim) -> Iterator[tuple[str, Participant]]:
    """Yield the participants of a claim, each with its role as the ontology names it."""
    for role, name in _ROLES.items():
        for participant in getattr(claim, role):
            yield name, participant


def add_claim(nodes: Nodes, claim: Claim, event: str) -> None:
    """Add a claim about the event of that IRI."""
    add = nodes.quads
    excerpts = [nodes.excerpt(span.start, span.end) for span in (claim.excerpt, *claim.repeats)]
    trigger = nodes.excerpt(claim.trigger.start, claim.trigger.end)
    iri = add_claim_head(nodes, event, claim.status, claim.said_by, excerpts, own=(trigger, *sorted(excerpts)))
    add.link(iri, "hr:trigger", trigger)
    if claim.confidence < 1:
        add.decimal(iri, "hr:confidence", f"{claim.confidence:.2f}")
    for span, predicate in ((claim.cue, "hr:statusWords"), (claim.speaker, "hr:speakerWords")):
        if span is not None:
            add.link(iri, predicate, nodes.excerpt(span.start, span.end))
    for other in claim.also_said_by:
        add.link(iri, "hr:saidBy", nodes.entity(other.entity))
        add.link(iri, "hr:speakerWords", nodes.excerpt(other.start, other.end))
    for role, participant in participants(claim):
        words = nodes.mention(participant.entity, participant.start, participant.end)
        add.link(iri, f"hr:{role}Words", words)
    if claim.time is not None:
        add.link(iri, "hr:timeWords", nodes.time(claim.time))
    for quantity, predicate in ((claim.sentence, "hr:sentenceWords"), (claim.duration, "hr:durationWords")):
        if quantity is not None:
            add.link(iri, predicate, nodes.quantity(quantity))
    for charge in claim.charges:
        add.link(iri, "hr:chargeWords", nodes.excerpt(charge.start, charge.end))
        add.link(event, "hr:charge", nodes.charge(charge))


def add_claim_head(
    nodes: Nodes, about: str, status: Status, said_by: str, excerpts: Iterable[str], *, own: Iterable[str]
) -> str:
    """Add what every claim says, and return its IRI, which `own` tells from other claims about the same."""
    add, speaker = nodes.quads, nodes.entity(said_by)
    iri = nodes.minter.claim(nodes.document.id, about, status.value, speaker, *own)
    add.link(iri, "rdf:type", "hr:Claim")
    add.link(iri, "hr:about", about)
    add.link(iri, "hr:epistemicStatus", f"hrv:{status.value}")
    add.link(iri, "hr:saidBy", speaker)
    add.link(iri, "prov:wasGeneratedBy", nodes.run)
    for excerpt in excerpts:
        add.link(iri, "hr:excerpt", excerpt)
    return iri
