"""The place of a happening, carried from the sentence that says it to those that go on telling it.

"On 4 May guards stopped A in Lima. They beat him." What has the day of the first sentence because it tells of the same
scene has its place too. So have those who are named as taken on the very day on which a group was taken there: "On 5
May police detained thirty teachers in Lima. ... They detained B on 5 May." A sentence that names a place of its own
tells of that one.
"""

import bisect
import dataclasses
from collections.abc import Sequence

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.dates import TO_DAY
from rightsgraph.claims.members import NEAR
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Kind, Participant

__all__ = ["with_carried_places"]


def with_carried_places(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with the place of their scene, where they have none and their sentence names none."""
    starts = sorted(m.start for m in linked.parse.mentions if m.kind is Kind.PLACE)
    result: list[Claim] = []
    for claim in claims:
        place: tuple[Participant, ...] = ()
        unnamed = not any(linked.entities[p.entity].named for p in claim.place)
        open_to_it = claim.type in act_types().custody and claim.status.happened and unnamed
        if open_to_it and not _names_any(claim, starts):
            place = _of_scene(claim, result) or _of_group(linked, claim, result)
        result.append(dataclasses.replace(claim, place=(*place, *claim.place)) if place else claim)
    return tuple(result)


def _names_any(claim: Claim, starts: Sequence[int]) -> bool:
    """Whether a place is named in the sentence of a claim; `starts` are where places are named, in order."""
    at = bisect.bisect_left(starts, claim.excerpt.start)
    return at < len(starts) and starts[at] < claim.excerpt.end


def _of_scene(claim: Claim, before: Sequence[Claim]) -> tuple[Participant, ...]:
    """The place of the claims from which a claim has its time, where they agree on it or are of the same people."""
    time = claim.time
    if time is None or claim.excerpt.start <= time.start < claim.excerpt.end:
        return ()
    scene = [c for c in before if c.time is not None and c.time.start == time.start and c.place]
    whom = {p.entity for p in claim.affected}
    same = [c for c in scene if not whom.isdisjoint(p.entity for p in c.affected)]
    return _agreed(same or scene)


def _of_group(linked: Linked, claim: Claim, before: Sequence[Claim]) -> tuple[Participant, ...]:
    """The place where a group was taken that somebody is counted among, or on the very day that somebody was."""
    time, among = claim.time, _is_among(linked, claim)
    day = time.edtf if time is not None and len(time.edtf) == TO_DAY else None
    if day is None and not among:
        return ()
    groups = [
        c
        for c in before
        if c.type in act_types().custody
        and c.status.happened
        and c.place
        and claim.trigger.start - c.trigger.start < NEAR
        and any(linked.entities[p.entity].kind is Kind.GROUP for p in c.affected)
        and (among or (c.time is not None and c.time.edtf == day))
    ]
    return _agreed(groups)


def _is_among(linked: Linked, claim: Claim) -> bool:
    """Whether somebody named is counted among people told of before: "those detained", "the detainees included"."""
    text = linked.parse.document.text
    named = any(linked.entities[p.entity].kind is Kind.PERSON for p in claim.affected)
    groups = [p for p in claim.affected if linked.entities[p.entity].kind is Kind.GROUP]
    words = [text[p.start : p.end].lower().split() for p in groups]
    return named and any(w[0] == "those" or (w[0] == "the" and w[-1] in claim_words().held_people) for w in words if w)


def _agreed(claims: Sequence[Claim]) -> tuple[Participant, ...]:
    """The place of claims that all tell the same one."""
    places = {frozenset(p.entity for p in c.place) for c in claims}
    return claims[-1].place if len(places) == 1 else ()
