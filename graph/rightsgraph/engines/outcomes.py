"""What becomes of a document in an engine."""

from dataclasses import dataclass

from rightsgraph.records import Document

__all__ = ["Lost", "Packed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What a document gave: a `DocumentResult`, packed."""

    document: Document
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A document that could not be read to its end, and why, in one line with the remedy."""

    document: Document
    reason: str
