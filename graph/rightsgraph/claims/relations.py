"""Which act comes after, because of, or in aid of which other, where the words of one sentence (or "later") say so."""

import dataclasses
import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.dates import Days, shifted
from rightsgraph.claims.events import Link
from rightsgraph.claims.quantities import lengths_in
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Quantity, Status, Time

__all__ = ["links_between", "trigger_tokens", "with_relative_times", "with_support"]

_AFTER = frozenset({"after", "following", "since", "upon"})
_BEFORE = frozenset({"before"})
_HEIGHT = 12
"""The words that are climbed from one act to another at most."""

_BEHIND = 60
"""Characters behind an act's trigger within which "years after his arrest" may still tell when it was."""


def trigger_tokens(linked: Linked, claims: Sequence[Claim]) -> list[tuple[int, Any]]:
    """Return the block number and token of each claim's trigger."""
    found = []
    for claim in claims:
        start, end = claim.trigger.start, claim.trigger.end
        number = linked.parse.block_at(start)
        found.append((number, linked.parse.blocks[number].span(start, end).root))
    return found


def links_between(linked: Linked, claims: Sequence[Claim]) -> Iterator[Link]:
    """Yield the links that the text states between claims."""
    tokens = trigger_tokens(linked, claims)
    by_sentence: dict[int, list[int]] = {}
    for index, claim in enumerate(claims):
        by_sentence.setdefault(claim.excerpt.start, []).append(index)
    earlier: list[int] = []
    for _, indices in sorted(by_sentence.items()):
        for one in indices:
            for other in indices:
                if one != other:
                    yield from _between(claims[one], tokens[one][1], claims[other], tokens[other][1])
        for one in indices:
            number, token = tokens[one]
            if earlier and number == tokens[earlier[0]][0] and _is_later(token):
                for main in earlier:
                    if tokens[main][1].dep_ == "ROOT":
                        yield _link("follows", claims[one], claims[main])
        earlier = indices


def _is_later(verb: Any) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in claim_words().later for c in verb.children)


def _link(kind: str, source: Claim, target: Claim) -> Link:
    return Link(kind=kind, source=source.trigger.start, target=target.trigger.start)


def _between(claim: Claim, token: Any, other: Claim, target: Any) -> Iterator[Link]:
    """The links of a claim to another of its sentence whose trigger, `target`, stands below its own."""
    path = _path(target, token)
    if path is None:
        return
    types = act_types()
    if claim.type == "technology-supply" and other.type == "censorship" and claim.status.happened:
        yield _link("contributes_to", claim, other)
    if claim.type in types.demands and other.type == "release" and other.status is Status.REQUESTED:
        yield _link("contributes_to", claim, other)
        return
    for step in path:
        marks = {c.lower_ for c in step.children if c.dep_ == "mark"}
        if step.dep_ == "prep":
            marks.add(step.lower_)
        if marks & _AFTER:
            yield _link("follows", claim, other)
            return
        if marks & _BEFORE:
            yield _link("follows", other, claim)
            return
        grounds = claim.type in types.done_because and other.type in types.grounds and other.status.happened
        if grounds and _is_because(step, marks):
            yield _link("because_of", claim, other)
            return


def _is_because(step: Any, marks: set[str]) -> bool:
    """Whether a word on the way to another act makes it the reason: "for", "over", "because", "on grounds of"."""
    if step.dep_ == "prep" and step.lower_ in ("for", "over"):
        return True
    return "because" in marks or step.lower_ in ("basis", "grounds")


def _path(token: Any, ancestor: Any) -> list[Any] | None:
    """The tokens from `token` up to, not including, `ancestor`; None when that is not above it."""
    here = token
    steps: list[Any] = []
    for _ in range(_HEIGHT):
        if here == ancestor:
            return steps
        steps.append(here)
        if here.head == here:
            return None
        here = here.head
    return None


def with_support(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with whom a petition, protest or appeal is for: those whose release stands below it."""
    tokens = [token for _, token in trigger_tokens(linked, claims)]
    result = []
    for claim, token in zip(claims, tokens, strict=True):
        asks = claim.type in act_types().demands and claim.type != "online-expression"
        if not asks or claim.in_support_of:
            result.append(claim)
            continue
        support = [
            person
            for other, target in zip(claims, tokens, strict=True)
            if other.type == "release" and other.status is Status.REQUESTED and other.excerpt == claim.excerpt
            if _path(target, token) is not None
            for person in other.affected
        ]
        result.append(dataclasses.replace(claim, in_support_of=tuple(dict.fromkeys(support))))
    return tuple(result)


def with_relative_times(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with "three years after his arrest" counted from it, as an approximate year or month."""
    text = linked.parse.document.text
    result = []
    for claim in claims:
        time = None
        if claim.time is None and claim.status.happened and claim.affected:
            time = _counted_time(text, claim, claims)
        result.append(claim if time is None else dataclasses.replace(claim, time=time))
    return tuple(result)


@functools.cache
def _counted_from() -> re.Pattern[str]:
    acts = "|".join(map(re.escape, sorted(claim_words().counted_from)))
    return re.compile(rf"\b(?:after|following)\s+(?:his|her|their|the)\s+(?:\w+\s+)?(?P<act>{acts})\b", re.I)


def _counted_time(text: str, claim: Claim, claims: Sequence[Claim]) -> Time | None:
    """The time that a claim's sentence counts from an act of the same people that a time is known of."""
    first = claim.excerpt.start
    words = text[first : claim.excerpt.end]
    match = _counted_from().search(words)
    if match is None or first + match.start("act") == claim.trigger.start:
        return None
    if match.start() > claim.trigger.start - first + _BEHIND:
        return None
    lengths = lengths_in(words[: match.start()], first)
    length = next((q for q in lengths if q.end >= first + match.start() - 2), None)
    if length is None or length.value is None or text[: length.start].split()[-1:] == ["for"]:
        return None  # "was held for two months after her arrest": how long it lasted
    people = {p.entity for p in claim.affected}
    begin = next((day for one in claims if (day := _day_of(one)) and people & {p.entity for p in one.affected}), None)
    if begin is None or length.unit not in ("year", "month"):
        return None
    return _about(text, length, first + match.end(), shifted(begin, length.unit, round(float(length.value))))


def _day_of(claim: Claim) -> datetime.date | None:
    """The day from which others may be counted, where the act and its time allow that."""
    if claim.type not in act_types().anchors or claim.time is None or claim.time.begin_latest is None:
        return None
    return claim.time.begin_earliest


def _about(text: str, length: Quantity, end: int, day: datetime.date) -> Time:
    """The year or month about a day, as precise as the length that was counted; the words end at `end`."""
    if length.unit == "year":
        edtf, days = f"{day.year}~", (day.replace(month=1, day=1), day.replace(month=12, day=31))
    else:
        edtf, days = f"{day:%Y-%m}~", _month_about(day)
    low, high = days
    return Time(
        start=length.start,
        end=end,
        text=text[length.start : end],
        edtf=edtf,
        begin_earliest=low,
        begin_latest=high,
        end_earliest=low,
        end_latest=high,
    )


def _month_about(day: datetime.date) -> Days:
    """From the first of a day's month to the first of the next."""
    first = day.replace(day=1)
    return first, shifted(first, "month", 1)
