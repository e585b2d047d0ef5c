"""What was read: a document with its text, regions, parts and metadata, or why nothing was."""

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Document", "MetadataField", "Part", "PartKind", "Region", "RegionKind", "Span", "Unread"]


class RegionKind(StrEnum):
    """What a stretch of a page is."""

    TITLE = "title"
    BODY = "body"
    HEADER = "header"
    REFERENCES = "references"
    LICENCE = "licence"
    NAVIGATION = "navigation"
    TEASER = "teaser"
    FOOTER = "footer"

    @property
    def own(self) -> bool:
        """Whether it belongs to the release itself (against the site around it)."""
        return self not in (RegionKind.NAVIGATION, RegionKind.TEASER, RegionKind.FOOTER)

    @property
    def narrative(self) -> bool:
        """Whether claims may be read from it: running text and references, not headers and licence sentences."""
        return self in (RegionKind.BODY, RegionKind.REFERENCES)


class PartKind(StrEnum):
    """What a file is made of, as its own readers count: pages of a PDF, chapters of a book, parts under a heading..."""

    PAGE = "page"
    PART = "part"
    CHAPTER = "chapter"
    MESSAGE = "message"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a document's text: code points, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the page and what it is. Regions do not overlap and come in the order of the text."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the text that stands in one page, chapter, message... of the file, so that it can be found there.

    `number` counts from 1 in the order of the file; `label` is what the file itself calls it (page "iv", a heading).
    Parts do not overlap and come in the order of the text; a page has several when its notes stand elsewhere.
    """

    kind: PartKind
    number: int
    label: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataField:
    """One thing known of the document: title, date, publisher, issuer, identifier, licence, language or url.

    `start` and `end` are the words of the text that say it; None when it was given beside the text.
    """

    name: str
    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as read. `id` is the first 16 hex digits of `sha256`, taken over the bytes (JSON lines: of the line).

    `name` is the id of the JSON line, else the file's name, with its path in the archive that holds it
    (`archive.zip/inner/file.pdf`); it is what exports call `document`. `parts` are the pages, chapters... of its file;
    none where the file has none.
    """

    id: str
    sha256: str
    name: str
    text: str
    media_type: str
    regions: tuple[Region, ...]
    metadata: tuple[MetadataField, ...] = ()
    parts: tuple[Part, ...] = ()

    def part_at(self, offset: int) -> Part | None:
        """Return the part in which a character stands, or None."""
        place = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[place] if place >= 0 and offset < self.parts[place].end else None

    def first(self, name: str) -> MetadataField | None:
        """Return the first metadata field of that name, or None."""
        return next((f for f in self.metadata if f.name == name), None)

    def value(self, name: str) -> str | None:
        """Return the value of the first metadata field of that name, or None."""
        found = self.first(name)
        return found.value if found else None

    @property
    def date(self) -> datetime.date | None:
        """The day of publication, or None when it is not known to the day."""
        value = self.value("date")
        try:
            return datetime.date.fromisoformat(value) if value and len(value) == 10 else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An input that could not be read: where, and why in one line with the remedy."""

    source: str
    reason: str
