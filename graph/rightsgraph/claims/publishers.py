"""Who publishes a document: whoever says what it says where the text names nobody else."""

from rightsgraph.iris import fold
from rightsgraph.linking import Linked
from rightsgraph.records import Entity, Form, Kind, Mention, MetadataField

__all__ = ["UNKNOWN_PUBLISHER", "add_publisher", "publisher_of"]

UNKNOWN_PUBLISHER = "unknown publisher"
"""The name of who says what a document says that names no publisher: another one for every document."""


def publisher_of(linked: Linked) -> str:
    """Return the key of the entity that publishes the document, whether or not a mention names it."""
    name = _name(_field(linked))
    for entity in linked.entities.values():
        if entity.kind is Kind.ORGANISATION and fold(name) in (fold(entity.name), *map(fold, entity.aliases)):
            return entity.key
    return f"{Kind.ORGANISATION.value}:{fold(name)}"


def add_publisher(linked: Linked) -> None:
    """Add the publisher to the entities of a document where no mention names it."""
    if linked.publisher in linked.entities:
        return
    field = _field(linked)
    name = _name(field)
    known = linked.gazetteer.known(name)
    mentions: tuple[Mention, ...] = ()
    if field is not None and field.start is not None and field.end is not None:
        mentions = (
            Mention(start=field.start, end=field.end, text=field.value, kind=Kind.ORGANISATION, form=Form.NOMINAL),
        )
    linked.entities[linked.publisher] = Entity(
        key=linked.publisher,
        kind=Kind.ORGANISATION,
        name=name,
        mentions=mentions,
        agent_type=known.agent_type if known else None,
    )


def _field(linked: Linked) -> MetadataField | None:
    document = linked.parse.document
    return document.first("publisher") or document.first("issuer") or document.first("site")


def _name(field: MetadataField | None) -> str:
    return field.value if field is not None else UNKNOWN_PUBLISHER
