"""The posts of a linked document: whose they are, in which body, how firmly said and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rightsgraph.claims.posts import Holding, holdings_of
from rightsgraph.claims.status import read_status, status_beside
from rightsgraph.claims.tenures import tenure_of
from rightsgraph.claims.times import Clock, clock_of, times_in
from rightsgraph.claims.titles import Piece
from rightsgraph.iris import fold
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Entity, Kind, Mention, Participant, Post, Span, Status
from rightsgraph.tagging import Block

__all__ = ["posts_of"]

_TOLD = 0.8
"""The confidence of a body's name that the words around it tell and the recogniser did not see."""

_Quotation = tuple[int, int, Referent | None]


def posts_of(linked: Linked, quoted: Sequence[_Quotation]) -> Iterator[Post]:
    """Yield the posts that a document tells of, in the order of the text.

    `quoted` are the quotations of the document. A rank is a post of its own wherever it stands before a name. Bodies
    that are named only here are added to `linked`.
    """
    clock = clock_of(linked.parse.document)
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative:
            continue
        mentions = linked.parse.mentions_in(block.start, block.end)
        for holding in holdings_of(block.text, block.start, mentions):
            post = _post(linked, number, block, holding, mentions, quoted, clock)
            if post is not None:
                yield post


def _post(
    linked: Linked,
    number: int,
    block: Block,
    holding: Holding,
    mentions: Sequence[Mention],
    quoted: Sequence[_Quotation],
    clock: Clock,
) -> Post | None:
    told = [p for p in (holding.rank, holding.title, holding.body) if p is not None]
    person = _person(linked, block, holding.person, mentions)
    organisation = _body(linked, block, holding.body, mentions)
    if person is None or not (holding.rank or holding.title or organisation):
        return None  # "was moved to Rex Prison", the place
    words = holding.title or holding.body or holding.rank or holding.person
    token = _last_token(block.doc, words)
    place = block.start + words.start
    speaker = next((r for s, e, r in quoted if s <= place < e), None)
    status = status_beside(token) if speaker is None else Status.REPORTED
    if not status.happened:
        return None
    if holding.predicated:
        reading = read_status(linked, number, token, None, negation_counts=True, quoted_by=speaker)
        status, speaker = reading.status, reading.speaker
        if not status.happened:
            return None  # whoever is not, or only may be, in a post holds none
    pieces = [*told, holding.person, *([holding.part_of] if holding.part_of else [])]
    inside = block.doc.char_span(min(p.start for p in pieces), max(p.end for p in pieces), alignment_mode="expand")
    first, last = block.doc[inside.start].sent, block.doc[inside.end - 1].sent
    start, _ = block.offsets(first)
    _, end = block.offsets(last)
    if speaker is not None:
        linked.note(speaker)
    times = times_in(linked.parse.document.text[start:end], start, clock, None)
    tenure = tenure_of(block, holding, token, times)
    return Post(
        person=person,
        rank=_span(block, holding.rank),
        title=_span(block, holding.title),
        organisation=organisation,
        part_of=_body(linked, block, holding.part_of, mentions),
        state=holding.modifier,
        time=None if tenure is None else tenure.said,
        held=None if tenure is None else tenure.held,
        said_by=speaker.entity if speaker else linked.publisher,
        speaker=Span(start=speaker.start, end=speaker.end) if speaker else None,
        status=status,
        words=Span(start=place, end=block.start + words.end),
        excerpt=Span(start=start, end=end),
    )


def _span(block: Block, piece: Piece | None) -> Span | None:
    return None if piece is None else Span(start=block.start + piece.start, end=block.start + piece.end)


def _last_token(doc: Any, piece: Piece) -> Any:
    span = doc.char_span(piece.start, piece.end, alignment_mode="expand")
    return span.root


def _person(linked: Linked, block: Block, piece: Piece, mentions: Sequence[Mention]) -> Participant | None:
    """The person of the mention that these words are, or None when no name was seen here."""
    start, end = block.start + piece.start, block.start + piece.end
    mine = next((m for m in mentions if m.start < end and start < m.end and m.kind is Kind.PERSON), None)
    if mine is None:
        return None
    key = linked.named.of_mention.get((mine.start, mine.end))
    return Participant(entity=key, start=mine.start, end=mine.end) if key in linked.entities else None


def _body(linked: Linked, block: Block, piece: Piece | None, mentions: Sequence[Mention]) -> Participant | None:
    """The body of the mention that these words are; else a body of that name, added when it is new."""
    if piece is None:
        return None
    start, end = block.start + piece.start, block.start + piece.end
    for mention in mentions:
        if (mention.start, mention.end) == (start, end):
            key = linked.named.of_mention.get((start, end))
            known = key in linked.entities and linked.entities[key].kind is Kind.ORGANISATION
            return Participant(entity=key, start=start, end=end) if key is not None and known else None
    name = " ".join(linked.parse.document.text[start:end].split())
    key = f"{Kind.ORGANISATION.value}:{fold(name)}"
    entity = linked.entities.get(key) or Entity(key=key, kind=Kind.ORGANISATION, name=name)
    if entity.kind is not Kind.ORGANISATION:
        return None
    if not any((m.start, m.end) == (start, end) for m in entity.mentions):
        text = linked.parse.document.text[start:end]
        mention = Mention(start=start, end=end, text=text, kind=Kind.ORGANISATION, confidence=_TOLD)
        entity = replace(entity, mentions=tuple(sorted((*entity.mentions, mention), key=lambda m: (m.start, m.end))))
        linked.entities[key] = entity
    return Participant(entity=key, start=start, end=end)
