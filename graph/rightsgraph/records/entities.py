"""Names in a text, and the entities that they refer to."""

from dataclasses import dataclass
from enum import StrEnum

from rightsgraph.records.values import Quantity

__all__ = ["Entity", "Form", "Kind", "Mention"]


class Kind(StrEnum):
    """What a mention or entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"


class Form(StrEnum):
    """How words refer: by name, by a description ("the student") or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that refer to one person, organisation, place or group.

    `confidence` is how sure the tagger is that the words are of this kind, in [0, 1].
    """

    start: int
    end: int
    text: str
    kind: Kind
    form: Form = Form.NAME
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place or group of one document. `key` is unique in the document.

    `key` is made from kind and folded name, or for an unnamed group from the offset of its first words, so it does
    not depend on the order of processing. `authority` are IRIs of the same place or organisation elsewhere,
    `part_of` the keys of the places that a place lies in.
    """

    key: str
    kind: Kind
    name: str
    mentions: tuple[Mention, ...] = ()
    aliases: tuple[str, ...] = ()
    agent_type: str | None = None
    authority: tuple[str, ...] = ()
    latitude: str | None = None
    longitude: str | None = None
    part_of: tuple[str, ...] = ()
    quantity: Quantity | None = None
    members: tuple[str, ...] = ()
    named: bool = True
