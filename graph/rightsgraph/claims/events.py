"""Join the claims of one happening in one document, and link the events that the words link.

Two claims are about one event when they are of one type, about the same people, and nothing that they say of time,
length, charge or place differs. When in doubt they stay two: counting one arrest twice is mended by a reader, a wrong
join hides a person's second arrest.
"""

import dataclasses
import datetime
import functools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Event, Participant, Quantity, Status, Time
from rightsgraph.resources import resource_text

__all__ = ["Link", "join_claims"]

_CUSTODY = frozenset({"arrest", "detention"})
_LASTING = frozenset(
    {
        "detention",
        "house-arrest",
        "incommunicado-detention",
        "censorship",
        "surveillance",
        "kidnapping",
        "enforced-disappearance",
    }
)
_IN_CUSTODY = frozenset({"denial-of-family-contact", "denial-of-counsel", "denial-of-medical-care", "family-visit"})
_HURT = frozenset({"ill-treatment", "torture", "sexual-violence", "health-condition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One claim (by the offset of its trigger) linked to another: `follows`, `because_of` or `contributes_to`."""

    kind: str
    source: int
    target: int


@dataclass(slots=True)
class _Group:
    claims: list[Claim]
    links: dict[str, set[int]] = field(default_factory=dict)

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def key(self) -> str:
        return f"{self.first.type}-{self.first.trigger.start}"

    @property
    def happened(self) -> bool:
        return self.first.status.happened


def join_claims(linked: Linked, claims: Sequence[Claim], links: Iterable[Link], publisher: str) -> tuple[Event, ...]:
    """Return the events of a document in the order of the text; a claim that only repeats another is folded into it."""
    groups: list[_Group] = []
    home: dict[int, _Group] = {}
    for claim in claims:
        group = next((g for g in groups if _same(linked, g, claim)), None)
        if group is None:
            group = _Group([claim])
            groups.append(group)
        else:
            _fold(group, claim)
        home[claim.trigger.start] = group
    for link in links:
        source, target = home.get(link.source), home.get(link.target)
        if source is not None and target is not None and source is not target:
            source.links.setdefault(link.kind, set()).add(id(target))
    by_id = {id(g): g for g in groups}
    events = []
    for group in groups:
        linked_to = {kind: tuple(sorted(by_id[t].key for t in targets)) for kind, targets in group.links.items()}
        follows = tuple(k for k in linked_to.get("follows", ()) if k not in linked_to.get("because_of", ()))
        events.append(
            Event(
                key=group.key,
                type=group.first.type,
                happened=group.happened,
                label=_label(linked, group, publisher),
                claims=tuple(group.claims),
                time=_time(group),
                follows=follows,
                because_of=linked_to.get("because_of", ()),
                part_of=_part_of(linked, group, groups),
                contributes_to=linked_to.get("contributes_to", ()),
            )
        )
    return tuple(events)


def _people(participants: Iterable[Participant]) -> frozenset[str]:
    return frozenset(p.entity for p in participants)


def _same(linked: Linked, group: _Group, claim: Claim) -> bool:
    first = group.first
    if first.status.happened is not claim.status.happened:
        return False
    if not first.status.happened and first.status is not claim.status:
        return False
    back = _refers_back(linked, claim) and {first.type, claim.type} <= _CUSTODY
    if first.type != claim.type and not back:
        return False
    mine, theirs = _people(claim.affected), _people(first.affected)
    if mine != theirs or (not mine and _people(claim.actor) != _people(first.actor)):
        return False
    if not mine and not claim.actor:
        return False
    if not mine and not _names_one(linked, claim.actor):
        return False
    for known in group.claims:
        if (
            _differ(known.time, claim.time)
            or _lengths_differ(known.sentence, claim.sentence)
            or _lengths_differ(known.duration, claim.duration)
        ):
            return False
        if known.place and claim.place and not _people(known.place) & _people(claim.place):
            return False
        if known.actor and claim.actor and mine and not _people(known.actor) & _people(claim.actor):
            return False
    return True


def _names_one(linked: Linked, participants: Iterable[Participant]) -> bool:
    return all(linked.entities[p.entity].named or linked.entities[p.entity].kind.value != "group" for p in participants)


def _refers_back(linked: Linked, claim: Claim) -> bool:
    """ "his arrest": a noun that gives nothing new speaks of what was told before."""
    words = linked.parse.document.text[claim.trigger.start : claim.trigger.end].lower()
    bare = claim.time is None and not claim.place and not claim.actor and not claim.charges and claim.duration is None
    return bare and words in ("arrest", "arrests", "detention", "imprisonment", "incarceration", "jailing", "captivity")


def _differ(one: Time | None, other: Time | None) -> bool:
    if one is None or other is None or one.edtf == other.edtf:
        return False
    if one.begin_earliest and one.end_latest and other.begin_earliest and other.end_latest:
        return one.end_latest < other.begin_earliest or other.end_latest < one.begin_earliest
    return False


def _lengths_differ(one: Quantity | None, other: Quantity | None) -> bool:
    return (
        one is not None
        and other is not None
        and (one.iso, one.penalty, one.minimum) != (other.iso, other.penalty, other.minimum)
    )


def _fold(group: _Group, claim: Claim) -> None:
    """Add a claim to its event; when another claim of the same voice says all that it says, only its words are added."""
    for number, known in enumerate(group.claims):
        if (known.status, known.said_by) != (claim.status, claim.said_by) and claim.speaker is not None:
            continue
        if known.status is not claim.status:
            continue
        if _covers(known, claim):
            group.claims[number] = _with_repeat(known, claim)
            return
        if _covers(claim, known) and claim.speaker is None and known.speaker is None:
            group.claims[number] = _with_repeat(claim, known)
            return
    group.claims.append(claim)


def _with_repeat(known: Claim, again: Claim) -> Claim:
    spans = {*known.repeats, *again.repeats, again.excerpt} - {known.excerpt}
    return dataclasses.replace(known, repeats=tuple(sorted(spans)))


def _covers(full: Claim, bare: Claim) -> bool:
    """Whether one claim says everything that the other says."""
    if bare.time is not None and (full.time is None or full.time.edtf != bare.time.edtf):
        return False
    if bare.ongoing and not full.ongoing:
        return False
    if (
        (bare.duration and not full.duration)
        or (bare.sentence and not full.sentence)
        or (bare.charges and not full.charges)
    ):
        return False
    return all(
        _people(b) <= _people(f)
        for b, f in ((bare.actor, full.actor), (bare.place, full.place), (bare.affected, full.affected))
    )


def _time(group: _Group) -> Time | None:
    """The most precise time that a claim of the event gives."""
    times = [c.time for c in group.claims if c.time is not None]

    def width(time: Time) -> tuple[bool, int]:
        first, last = time.begin_earliest, time.end_latest or time.begin_latest
        return (first is None or last is None, (last - first).days if first and last else 0)

    return min(times, key=width, default=None)


def _part_of(linked: Linked, group: _Group, groups: Sequence[_Group]) -> tuple[str, ...]:
    """What is done to prisoners as prisoners is part of their detention, where the document tells of one detention only."""
    first = group.first
    if not group.happened or first.type not in _IN_CUSTODY | _HURT:
        return ()
    people = _people(first.affected)
    if not people:
        return ()
    if first.type in _HURT and not any(_says_custody(linked, c) for c in group.claims):
        return ()
    hosts = [
        g
        for g in groups
        if g.happened
        and g.first.type in ("detention", "incommunicado-detention", "house-arrest")
        and people & _people(g.first.affected)
    ]
    if len(hosts) != 1:
        hosts = [g for g in hosts if any(c.excerpt == first.excerpt for c in g.claims)]
    return (hosts[0].key,) if len(hosts) == 1 else ()


def _says_custody(linked: Linked, claim: Claim) -> bool:
    text = linked.parse.document.text[claim.excerpt.start : claim.excerpt.end].lower()
    return any(
        word in text for word in ("custody", "detention", "prison", "jail", "detained", "guards", "cell", "imprison")
    )


def _label(linked: Linked, group: _Group, publisher: str) -> str:
    names = _label_words()
    first = group.first
    name = names["names"].get(first.type, first.type.replace("-", " "))
    actors, affected = _listed(linked, first.actor), _listed(linked, first.affected)
    if first.type in names["done_by"]["types"]:
        label = f"{name} by {actors}" if actors else name
        support = _listed(linked, first.in_support_of)
        if support:
            label = f"{label} for {support}"
    elif affected:
        label = f"{name} {affected}" if name.endswith((" on", " for", " to", " against")) else f"{name} of {affected}"
    elif actors:
        label = f"{name.removesuffix(' on').removesuffix(' of').removesuffix(' against')} by {actors}"
    else:
        places = _listed(linked, first.place)
        label = f"{name} in {places}" if places else name
    if not group.happened:
        label = f"{label} ({_STATUS_WORDS[first.status]})"
    return label


_STATUS_WORDS = {
    Status.DENIED: "denied",
    Status.NEGATED: "said not to have happened",
    Status.REQUESTED: "asked for",
    Status.POSSIBLE: "said to be possible",
    Status.OPINION: "judged or feared",
}


def _listed(linked: Linked, participants: Sequence[Participant]) -> str:
    names = [linked.entities[p.entity].name for p in participants]
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


@functools.cache
def _label_words() -> dict[str, Any]:
    return tomllib.loads(resource_text("data/lexicon/labels.toml"))


def event_interval(event: Event, ongoing_day: datetime.date | None) -> str | None:
    """Return the EDTF of an event: a state that began on a day is open at its end; "by" leaves the beginning open."""
    time = event.time
    if time is None:
        return None
    if "/" in time.edtf:
        return time.edtf
    if time.begin_earliest is None:
        return f"../{time.edtf}"
    if time.end_latest is None:
        return f"{time.edtf}/.."
    if event.type in _LASTING and event.happened and time.end_latest is not None:
        return f"{time.edtf}/"
    return time.edtf
