"""The records that flow through the stages. All are frozen; none knows spaCy or rdflib.

Offsets are Unicode code points into `Document.text`, half-open, and for every record that carries words
`document.text[start:end]` is those words, as read.
"""

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Claim",
    "Document",
    "Entity",
    "Event",
    "Fact",
    "Finding",
    "Form",
    "Kind",
    "Mention",
    "MetadataField",
    "Part",
    "PartKind",
    "Participant",
    "Post",
    "Quantity",
    "Region",
    "RegionKind",
    "Severity",
    "Span",
    "Statistic",
    "Status",
    "Story",
    "Time",
    "Unread",
]


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


class Status(StrEnum):
    """How firmly a source says something; the values are local names in the vocabulary's list of statuses."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    REQUESTED = "requested"
    POSSIBLE = "possible"
    OPINION = "opinion"

    @property
    def happened(self) -> bool:
        """Whether a claim of this status says that the thing happened, so that it makes an event."""
        return self in (Status.ASSERTED, Status.REPORTED, Status.ALLEGED)


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
class Time:
    """A time as said. `edtf` is never more precise than the words; the four bounds are the days it allows."""

    start: int
    end: int
    text: str
    edtf: str
    begin_earliest: datetime.date | None = None
    begin_latest: datetime.date | None = None
    end_earliest: datetime.date | None = None
    end_latest: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number, range or length as said. `unit` and `modifier` are local names in the vocabulary's lists.

    `iso` is the ISO 8601 duration of a length of time ("P5Y"); `penalty` is `life`, `death` or None.
    """

    start: int
    end: int
    text: str
    unit: str
    modifier: str = "exactly"
    value: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    iso: str | None = None
    penalty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place or group of one document. `key` is unique in the document.

    `key` is made from kind and folded name, or for an unnamed group from the offset of its first words, so it does
    not depend on the order of processing. `authority` are IRIs of the same place or organisation elsewhere.
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
    part_of: str | None = None
    quantity: Quantity | None = None
    members: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An entity in a role of one claim, with the words of this clause that refer to it."""

    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One source saying one thing about one event. `type` is a local name in the list of event types.

    `excerpt` is the sentence that says it first or most fully; `repeats` are sentences that say it again, with nothing
    new.
    """

    type: str
    status: Status
    said_by: str
    speaker: Span | None
    trigger: Span
    excerpt: Span
    affected: tuple[Participant, ...] = ()
    actor: tuple[Participant, ...] = ()
    in_support_of: tuple[Participant, ...] = ()
    addressee: tuple[Participant, ...] = ()
    place: tuple[Participant, ...] = ()
    time: Time | None = None
    ongoing: bool = False
    duration: Quantity | None = None
    sentence: Quantity | None = None
    charges: tuple[Span, ...] = ()
    cue: Span | None = None
    repeats: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What one or more claims of a document are about. `key` is `{type}-{offset of the first trigger}`.

    `happened` is False for a non-event: only negated, denied, demanded, possible or judged. The links hold keys of
    other events of the document.
    """

    key: str
    type: str
    happened: bool
    label: str
    claims: tuple[Claim, ...]
    time: Time | None = None
    follows: tuple[str, ...] = ()
    because_of: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    contributes_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A counted thing: how many people, by what event type or group, where, as of when, against which baseline."""

    quantity: Quantity
    label: str
    said_by: str
    status: Status
    excerpt: Span
    counts_type: str | None = None
    counts_group: str | None = None
    place: str | None = None
    time: Time | None = None
    baseline: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A statement about one entity: `predicate` is `occupation`, `origin`, `pseudonym`, `age`... with its words.

    `value` is literal text, or the key of an entity when `is_entity`.
    """

    entity: str
    predicate: str
    value: str
    is_entity: bool
    said_by: str
    status: Status
    words: Span
    excerpt: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A rank, a title or role, and the body in which a person holds it; at least one of the three is there.

    `part_of` is the larger body that the text names with it. `state` is a local name in the vocabulary's list of states
    of posts: `former`, `acting`, `incoming`, `outgoing`, `late`; None when nothing is said. `time` is when, as
    said, and `held` what it leaves for the begin and the end of the post.
    """

    person: Participant
    rank: Span | None
    title: Span | None
    organisation: Participant | None
    part_of: Participant | None
    state: str | None
    said_by: str
    speaker: Span | None
    status: Status
    words: Span
    excerpt: Span
    time: Time | None = None
    held: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that was read from one document: what the mapper turns into one named graph."""

    document: Document
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    facts: tuple[Fact, ...] = ()
    posts: tuple[Post, ...] = ()


class Severity(StrEnum):
    """The severities of SHACL (section 2.1.4), worst first."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that validation found: the shape, the record, the document and its words, and what to do."""

    severity: Severity
    shape: str
    message: str
    focus: str
    path: str | None = None
    value: str | None = None
    document: str | None = None
    quote: str | None = None
    remedy: str | None = None
    related: tuple[str, ...] = field(default=())
