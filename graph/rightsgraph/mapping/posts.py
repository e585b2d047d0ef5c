"""A post that a person holds, with the claim that says it."""

from rightsgraph.mapping.claims import add_claim_head
from rightsgraph.mapping.nodes import Nodes
from rightsgraph.records import Post, Span

__all__ = ["add_post"]


def add_post(nodes: Nodes, post: Post) -> None:
    """Add who holds which rank and title in which body, and the claim with the words for each."""
    add = nodes.quads
    iri = nodes.within("post", post.person.start, post.words.start)
    add.link(iri, "rdf:type", "hr:Post")
    add.text(iri, "rdfs:label", _label(nodes, post), language="en")
    add.link(iri, "hr:holder", nodes.entity(post.person.entity))
    if post.time is not None and post.held is not None:
        add.text(iri, "hr:edtf", post.held.edtf, datatype="edtf:EDTF")
        add.text(iri, "hr:dateText", post.time.text, language="en")
        nodes.bounds(iri, post.held)
    if post.state is not None:
        add.link(iri, "hr:postState", f"hrv:post-{post.state}")
    excerpt = nodes.excerpt(post.excerpt.start, post.excerpt.end)
    claim = add_claim_head(nodes, iri, post.status, post.said_by, [excerpt], own=[excerpt])
    add.link(claim, "hr:trigger", nodes.excerpt(post.words.start, post.words.end))
    add.link(claim, "hr:holderWords", nodes.mention(post.person.entity, post.person.start, post.person.end))
    if post.time is not None:
        add.link(claim, "hr:timeWords", nodes.time(post.time))
    if post.speaker is not None:
        add.link(claim, "hr:speakerWords", nodes.excerpt(post.speaker.start, post.speaker.end))
    for span, value, words in ((post.rank, "hr:rank", "hr:rankWords"), (post.title, "hr:postTitle", "hr:titleWords")):
        if span is not None:
            add.text(iri, value, _words(nodes, span), language="en")
            add.link(claim, words, nodes.excerpt(span.start, span.end))
    if post.organisation is not None:
        body = post.organisation
        add.link(iri, "hr:postIn", nodes.entity(body.entity))
        add.link(claim, "hr:organizationWords", nodes.mention(body.entity, body.start, body.end))
        if post.part_of is not None and post.part_of.entity != body.entity:
            add.link(nodes.entity(body.entity), "hr:unitOf", nodes.entity(post.part_of.entity))


def _words(nodes: Nodes, span: Span) -> str:
    return " ".join(nodes.document.text[span.start : span.end].split())


def _label(nodes: Nodes, post: Post) -> str:
    """The words of the post without its holder: no name stands in a label."""
    words = [_words(nodes, span) for span in (post.title or post.rank,) if span is not None]
    body = post.organisation
    return ", ".join([*words, *([nodes.entities[body.entity].name] if body is not None else [])])
