"""Join the claims of one happening in one document, and link the events that the words link.

Two claims are about one event when they are of one type, about the same people, and nothing that they say of time,
length, charge or place differs. When in doubt they stay two: counting one arrest twice is mended by a reader, a wrong
join hides a person's second arrest.
"""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.labels import label_of
from rightsgraph.claims.wider import places_told
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Event, Kind, Participant, Quantity, Status, Time

__all__ = ["Link", "event_interval", "join_claims"]


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
    twin: bool = False
    """Whether the words of another event begin in the same place: "[detained] protesters remained in custody"."""

    @property
    def first(self) -> Claim:
        return self.claims[0]

    @property
    def key(self) -> str:
        words, whom = self.first.trigger, (*self.first.affected, *self.first.actor)
        key = f"{self.first.type}-{words.start}"
        return key if not self.twin else f"{key}-{words.end}-{min((p.start for p in whom), default=words.start)}"

    @property
    def happened(self) -> bool:
        return self.first.status.happened


def join_claims(linked: Linked, claims: Sequence[Claim], links: Iterable[Link]) -> tuple[Event, ...]:
    """Return the events of a document in the order of the text; a claim that only repeats another is folded into it."""
    groups: list[_Group] = []
    alike: defaultdict[tuple[Status | None, frozenset[str]], list[_Group]] = defaultdict(list)
    home: dict[int, _Group] = {}
    for claim in claims:
        near = alike[None if claim.status.happened else claim.status, _people(claim.affected)]
        group = next((g for g in near if _same(linked, g, claim)), None)
        if group is None:
            group = _Group([claim])
            group.twin = any(g.key == group.key and g.happened is group.happened for g in groups)
            groups.append(group)
            near.append(group)
        else:
            _fold(linked, group, claim)
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
                label=label_of(linked, group.first, happened=group.happened),
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
    """Whether a claim tells of the event of a group that happened, or not, as it says and to whom it says."""
    first = group.first
    back = _refers_back(linked, claim) and {first.type, claim.type} <= act_types().custody
    if first.type != claim.type and not back:
        return False
    if not claim.affected and _people(claim.actor) != _people(first.actor):
        return False
    if _people(claim.in_support_of) != _people(first.in_support_of) or _people(claim.addressee) != _people(
        first.addressee
    ):
        return False
    if not claim.affected and not (claim.actor and _is_known(linked, claim.actor)):
        return False
    return all(_agree(linked, known, claim) and not _charged_apart(linked, known, claim) for known in group.claims)


def _agree(linked: Linked, known: Claim, claim: Claim) -> bool:
    """Whether nothing that two claims say of time, length, place or actor differs."""
    if (
        _differ(known.time, claim.time)
        or _lengths_differ(known.sentence, claim.sentence)
        or _lengths_differ(known.duration, claim.duration)
    ):
        return False
    if known.place and claim.place and not _are_of_one_place(linked, known, claim):
        return False
    both = known.actor and claim.actor and claim.affected
    return not both or bool(_people(known.actor) & _people(claim.actor))


def _are_of_one_place(linked: Linked, one: Claim, other: Claim) -> bool:
    """Whether one of two claims has a place of the other, or one around that: not only one around both."""
    mine, theirs = _people(one.place), _people(other.place)
    return not (mine.isdisjoint(places_told(linked, other)) and theirs.isdisjoint(places_told(linked, one)))


def _is_known(linked: Linked, participants: Iterable[Participant]) -> bool:
    """Whether each of them is one known body or person; two unnamed groups of one description may be two groups."""
    entities = (linked.entities[p.entity] for p in participants)
    return all(entity.named or entity.kind is not Kind.GROUP for entity in entities)


def _refers_back(linked: Linked, claim: Claim) -> bool:
    """Whether a noun that gives nothing new ("his arrest") speaks of what was told before."""
    words = linked.parse.document.text[claim.trigger.start : claim.trigger.end].lower()
    bare = claim.time is None and not claim.place and not claim.actor and not claim.charges and claim.duration is None
    return bare and words in claim_words().custody_again


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


def _charged(linked: Linked, claim: Claim) -> list[frozenset[str]]:
    """The longer words of each charge of a claim, in lower case."""
    text = linked.parse.document.text
    told = (re.findall(r"\w{5,}", text[span.start : span.end].lower()) for span in claim.charges)
    return [frozenset(words) - {"charge", "charges"} for words in told if words]


def _charged_apart(linked: Linked, one: Claim, other: Claim) -> bool:
    """Whether two claims name charges that have nothing in common: accused of theft in May, and of fraud in June."""
    if one.type not in act_types().accusing or not one.charges or not other.charges:
        return False
    said = [frozenset().union(*_charged(linked, claim)) for claim in (one, other)]
    return all(said) and not said[0] & said[1]


def _fold(linked: Linked, group: _Group, claim: Claim) -> None:
    """Add a claim to its event; when another of the same voice says all that it says, only its words are added."""
    for number, known in enumerate(group.claims):
        if known.status is not claim.status or (claim.speaker is not None and _voices(known) != _voices(claim)):
            continue
        if _covers(linked, known, claim):
            group.claims[number] = _with_repeat(known, claim)
            return
        if _covers(linked, claim, known) and claim.speaker is None and known.speaker is None:
            group.claims[number] = _with_repeat(claim, known)
            return
    group.claims.append(claim)


def _voices(claim: Claim) -> set[str]:
    return {claim.said_by, *(other.entity for other in claim.also_said_by)}


def _with_repeat(known: Claim, again: Claim) -> Claim:
    spans = {*known.repeats, *again.repeats, again.excerpt} - {known.excerpt}
    return dataclasses.replace(known, repeats=tuple(sorted(spans)))


def _covers(linked: Linked, full: Claim, bare: Claim) -> bool:
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
    charges = _charged(linked, full)
    if any(all(not words <= known for known in charges) for words in _charged(linked, bare)):
        return False
    if not _people(bare.actor) <= _people(full.actor) or not _people(bare.affected) <= _people(full.affected):
        return False
    return _people(bare.place) <= places_told(linked, full)


def _time(group: _Group) -> Time | None:
    """The most precise time that a claim of the event gives."""
    times = [c.time for c in group.claims if c.time is not None]

    def width(time: Time) -> tuple[bool, int]:
        first, last = time.begin_earliest, time.end_latest or time.begin_latest
        return (first is None or last is None, (last - first).days if first and last else 0)

    return min(times, key=width, default=None)


def _part_of(linked: Linked, group: _Group, groups: Sequence[_Group]) -> tuple[str, ...]:
    """The one detention that the document tells of, for what is done to prisoners as prisoners; else nothing."""
    first, types = group.first, act_types()
    people = _people(first.affected)
    if not group.happened or not people:
        return ()
    if first.type in types.hurting:
        if not any(_says_custody(linked, c) for c in group.claims):
            return ()
    elif first.type not in types.in_custody:
        return ()
    hosts = [g for g in groups if g.happened and g.first.type in types.hosts and people & _people(g.first.affected)]
    if len(hosts) != 1:
        hosts = [g for g in hosts if any(c.excerpt == first.excerpt for c in g.claims)]
    return (hosts[0].key,) if len(hosts) == 1 else ()


def _says_custody(linked: Linked, claim: Claim) -> bool:
    text = linked.parse.document.text[claim.excerpt.start : claim.excerpt.end].lower()
    return any(word in text for word in claim_words().custody_signs)


def event_interval(event: Event) -> str | None:
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
    return f"{time.edtf}/" if event.happened and event.type in act_types().open_ended else time.edtf
