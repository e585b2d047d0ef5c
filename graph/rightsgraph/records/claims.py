"""What a text says: claims, the events that they are about, statistics, facts, posts, and all of these as a story."""

from dataclasses import dataclass
from enum import StrEnum

from rightsgraph.records.documents import Document, Span
from rightsgraph.records.entities import Entity
from rightsgraph.records.values import Quantity, Time

__all__ = ["Claim", "Event", "Fact", "Participant", "Post", "Statistic", "Status", "Story"]


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
    new. `also_said_by` are those who say it together with the first speaker ("Ana Sol and Bo Lin said that").
    """

    type: str
    status: Status
    said_by: str
    speaker: Span | None
    trigger: Span
    excerpt: Span
    also_said_by: tuple[Participant, ...] = ()
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
