"""The day of a group told of before, for those of its people of whom more is told: "Among those held was A"."""

import dataclasses
import re
from collections.abc import Sequence

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.scenes import is_narrow
from rightsgraph.claims.times import clock_of, names_time
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, people_words
from rightsgraph.records import Claim, Entity, Kind
from rightsgraph.tagging.numbers import number_of

__all__ = ["NEAR", "with_times_of_groups"]

NEAR = 900
"""Characters from the words on a group to those on one of its members at most."""

_NEXT = 700
"""Characters from the words on a group to those that go on telling of its people at most."""

_NUMBER = re.compile(r"\b\d{1,3}\b")
_IN_WORDS = range(2, 13)
"""The sizes of groups that are read in words."""


def with_times_of_groups(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with the time of the group of which they tell more, where they have none."""
    return tuple(_as_elaborated(linked, claims, i) or _as_member(linked, claims, i) for i in range(len(claims)))


def _as_elaborated(linked: Linked, claims: Sequence[Claim], index: int) -> Claim | None:
    """The claim with the day of the custody told just before, when it only names those who were counted there; or None.

    "On 16 May police detained eight women. Officials held A, B, ... and H in Tarn": as many as were counted. "Police
    detained seven of the women (A, B, ...) at a gate": fewer, called by the same noun. No word says that it is others.
    """
    claim = claims[index]
    people = [p for p in claim.affected if linked.entities[p.entity].kind is Kind.PERSON]
    if claim.time is not None or not claim.status.happened or claim.type not in act_types().custody or len(people) < 2:
        return None
    text = linked.parse.document.text
    words = text[claim.excerpt.start : claim.excerpt.end]
    said = {word.strip("(),.;") for word in words.lower().split()}
    if said & (claim_words().elsewhen | claim_words().besides) or names_time(words, clock_of(linked.parse.document)):
        return None
    earlier = (c for c in reversed(claims[:index]) if c.type in act_types().custody and c.excerpt != claim.excerpt)
    former = next(earlier, None)
    if former is None or former.time is None or not former.status.happened or not is_narrow(former.time):
        return None
    groups = [g for p in former.affected if (g := linked.entities[p.entity]).kind is Kind.GROUP and not g.named]
    number = _number_of(groups[0]) if len(groups) == 1 else None
    if number is None or claim.trigger.start - former.trigger.start > _NEXT:
        return None
    first = min(people, key=lambda p: p.start)  # of those counted, the words are the count: "seven of the women"
    before = text[claim.excerpt.start : first.end].lower().split()
    among = any(word in ("of", "among") for word in before) and str(number) in before  # "15 of the roughly 30 who came"
    same_noun = any(word.strip("(,").removesuffix("s") in _nouns(linked, former) for word in before)
    whole = len(people) == number or (len(people) < number and (same_noun or among))
    return dataclasses.replace(claim, time=former.time) if whole else None


def _number_of(group: Entity) -> int | None:
    """How many a group was counted as, by its words: "a total of 18 nuns", "six nuns"."""
    figure = _NUMBER.search(group.name)
    said = (number_of(word) for word in group.name.lower().split() if not word.isdigit())
    return int(figure.group()) if figure else next((n for n in said if n in _IN_WORDS), None)


def _as_member(linked: Linked, claims: Sequence[Claim], index: int) -> Claim:
    """The claim with day and place of the group told of before, when it only tells who was in that group.

    "On 5 May police detained nine monks in Tarn. Among those held was A": A was detained on 5 May, in Tarn. So it is
    with single terms after a common verdict: "The court sentenced six men on 3 June. B was sentenced to two years."
    """
    claim = claims[index]
    among_held = _is_among_held(linked, claim)
    if claim.time is not None or not claim.status.happened or not (among_held or _one_person(linked, claim)):
        return claim
    likes = next((types for types in (act_types().custody, act_types().of_one_verdict) if claim.type in types), None)
    told_of_group = len(claim.affected) > 1 and any(p.entity != claim.affected[-1].entity for p in claim.affected)
    words = linked.parse.document.text[claim.excerpt.start : claim.excerpt.end]
    before = " ".join(linked.parse.document.text[claim.excerpt.start : claim.trigger.start].lower().split())
    told_of_group = told_of_group or among_held or before.endswith("one of those")
    if likes is None or not (told_of_group or claim.sentence is not None):
        return claim
    if names_time(words, clock_of(linked.parse.document)):
        return claim  # "the detainees included B, detained in 2017": each may have a day of their own
    for former in reversed(claims[:index]):
        if former.type not in likes or not former.status.happened or former.time is None:
            continue
        mine = {p.entity for p in claim.affected} & {p.entity for p in former.affected}
        apart = _one_person(linked, former) and not mine  # told of somebody else, and of no group that they are of
        if apart and _of_one_noun(linked, claim, claims[:index]):
            continue  # told of in between: "Among the nuns held was A" is of the nuns
        if claim.trigger.start - former.trigger.start > NEAR or apart or former.sentence:
            return claim
        if claim.ongoing and claim.excerpt == former.excerpt:
            return claim  # "in April A was arrested with six others; he and two of them remain in custody"
        courts = [{p.entity for p in told.actor} for told in (former, claim)]
        if claim.sentence is not None and all(courts) and courts[0].isdisjoint(courts[1]):
            return claim  # "the court sentenced five men on 3 May. Another court sentenced B to two years"
        place = claim.place or former.place
        return dataclasses.replace(claim, time=former.time, place=place) if is_narrow(former.time) else claim
    return claim


def _is_among_held(linked: Linked, claim: Claim) -> bool:
    """Whether a claim only tells who was among those held, by "the detainees": "Among the detainees were A and B"."""
    words = linked.parse.document.text[claim.trigger.start : claim.trigger.end].lower().split()
    return not claim_words().held_people.isdisjoint(words) and bool({"is", "are", "was", "were"} & set(words))


def _of_one_noun(linked: Linked, claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether the group that a claim counts somebody among is called by a noun of just one group in custody before."""
    nouns = _nouns(linked, claim)
    groups = [c for c in before if c.type in act_types().custody and c.time is not None and nouns & _nouns(linked, c)]
    return len({c.affected[0].entity for c in groups}) == 1


def _nouns(linked: Linked, claim: Claim) -> frozenset[str]:
    """The nouns for people by which the groups of a claim are called."""
    known = people_words().agent_types
    words = (
        word.removesuffix("s")
        for p in claim.affected
        if linked.entities[p.entity].kind is Kind.GROUP
        for word in linked.entities[p.entity].name.lower().split()
        if word.endswith("s")
    )
    return frozenset(word for word in words if word in known)


def _one_person(linked: Linked, claim: Claim) -> bool:
    """Whether a claim names just one person among those affected, beside groups at most."""
    named = {p.entity for p in claim.affected if linked.entities[p.entity].kind is Kind.PERSON}
    return len(named) == 1
