"""Which act comes after, because of, or in aid of which other, where the words of one sentence (or "later") say so."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.claims.events import Link
from rightsgraph.claims.quantities import lengths_in
from rightsgraph.claims.times import shifted
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Status, Time

__all__ = ["links_between", "with_relative_times", "with_support"]

_AFTER = frozenset({"after", "following", "since", "upon"})
_BEFORE = frozenset({"before"})
_LATER = frozenset({"later", "subsequently", "then", "afterwards", "afterward", "thereafter"})
_DONE_TO = frozenset({"arrest", "detention", "sentencing", "conviction", "charging", "accusation", "trial", "release", "ill-treatment", "torture", "killing", "harassment", "house-arrest", "incommunicado-detention", "deportation", "censorship", "threat", "attack"})  # fmt: skip
_GROUNDS = frozenset(
    {
        "online-expression",
        "protest",
        "petition",
        "call-for-release",
        "website-publishing",
        "technology-supply",
        "publication",
    }
)
_DEMANDS = frozenset({"petition", "call-for-release", "appeal", "protest", "online-expression"})
_RELATIVE = re.compile(
    r"\b(?P<when>after|following)\s+(?:his|her|their|the)\s+(?:\w+\s+)?(?P<act>arrest|detention|release|conviction|trial|imprisonment|abduction)\b",
    re.I,
)


def _tokens(linked: Linked, claims: Sequence[Claim]) -> list[tuple[int, Any]]:
    """The block number and token of each claim's trigger."""
    found = []
    for claim in claims:
        for number, block in enumerate(linked.parse.blocks):
            if block.start <= claim.trigger.start < block.end:
                span = block.doc.char_span(
                    claim.trigger.start - block.start, claim.trigger.end - block.start, alignment_mode="expand"
                )
                found.append((number, span.root))
                break
    return found


def links_between(linked: Linked, claims: Sequence[Claim]) -> Iterator[Link]:
    """Yield the links that the text states between claims."""
    tokens = _tokens(linked, claims)
    by_sentence: dict[int, list[int]] = {}
    for index, claim in enumerate(claims):
        by_sentence.setdefault(claim.excerpt.start, []).append(index)
    ordered = sorted(by_sentence)
    for position, start in enumerate(ordered):
        indices = by_sentence[start]
        for one in indices:
            for other in indices:
                if one != other:
                    yield from _between(claims[one], tokens[one][1], claims[other], tokens[other][1])
        if position:
            earlier = by_sentence[ordered[position - 1]]
            for one in indices:
                token = tokens[one][1]
                if (
                    any(c.dep_ == "advmod" and c.lower_ in _LATER for c in token.children)
                    and tokens[one][0] == tokens[earlier[0]][0]
                ):
                    for main in earlier:
                        if tokens[main][1].dep_ == "ROOT":
                            yield Link(
                                kind="follows", source=claims[one].trigger.start, target=claims[main].trigger.start
                            )


def _between(claim: Claim, token: Any, other: Claim, target: Any) -> Iterator[Link]:
    path = _path(target, token)
    if path is None:
        return
    pair = {"source": claim.trigger.start, "target": other.trigger.start}
    if claim.type == "technology-supply" and other.type == "censorship" and claim.status.happened:
        yield Link(kind="contributes_to", **pair)
    if claim.type in _DEMANDS | {"appeal"} and other.type == "release" and other.status is Status.REQUESTED:
        yield Link(kind="contributes_to", **pair)
        return
    for step in path:
        marks = {c.lower_ for c in step.children if c.dep_ == "mark"} | (
            {step.lower_} if step.dep_ == "prep" else set()
        )
        if marks & _AFTER:
            yield Link(kind="follows", **pair)
            return
        if marks & _BEFORE:
            yield Link(kind="follows", source=other.trigger.start, target=claim.trigger.start)
            return
        if claim.type in _DONE_TO and other.type in _GROUNDS and other.status.happened:
            if (
                (step.dep_ == "prep"
                and step.lower_ in ("for", "over"))
                or "because" in marks
                or step.lower_ in ("basis", "grounds")
            ):
                yield Link(kind="because_of", **pair)
                return


def _path(token: Any, ancestor: Any) -> list[Any] | None:
    """The tokens from `token` up to, not including, `ancestor`; None when it is not above. A list of verbs is one step."""
    here, steps = token, []
    for _ in range(12):
        if here == ancestor:
            return steps
        steps.append(here)
        if here.head == here:
            return None
        here = here.head
    return None


def with_support(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with whom a petition, protest or appeal is for: those whose release stands below it."""
    tokens = _tokens(linked, claims)
    result = []
    for claim, (_, token) in zip(claims, tokens, strict=True):
        if claim.type in _DEMANDS and not claim.in_support_of:
            support = [
                p
                for other, (_, target) in zip(claims, tokens, strict=True)
                if other.type == "release"
                and other.status is Status.REQUESTED
                and other.excerpt == claim.excerpt
                and _path(target, token) is not None
                for p in other.affected
            ]
            if support and claim.type != "online-expression":
                claim = dataclasses.replace(claim, in_support_of=tuple(dict.fromkeys(support)))
        result.append(claim)
    return tuple(result)


def with_relative_times(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with "three years after his arrest" counted from that arrest, as an approximate year or month."""
    text = linked.parse.document.text
    result = []
    for claim in claims:
        if claim.time is None and claim.status.happened and claim.affected:
            time = _relative_time(text, claim, claims)
            if time is not None:
                claim = dataclasses.replace(claim, time=time)
        result.append(claim)
    return tuple(result)


def _relative_time(text: str, claim: Claim, claims: Sequence[Claim]) -> Time | None:
    words = text[claim.excerpt.start : claim.excerpt.end]
    match = _RELATIVE.search(words)
    if (
        match is None
        or claim.excerpt.start + match.start("act") == claim.trigger.start
        or match.start() > claim.trigger.start - claim.excerpt.start + 60
    ):
        return None
    length = next(
        (
            q
            for q in lengths_in(words[: match.start()], claim.excerpt.start)
            if q.end >= claim.excerpt.start + match.start() - 2
        ),
        None,
    )
    people = {p.entity for p in claim.affected}
    if length is None or length.value is None:
        return None
    for anchor in claims:
        known = anchor.time
        if (
            anchor.type in ("arrest", "detention", "release", "conviction", "trial")
            and known
            and known.begin_earliest
            and known.begin_latest
            and people & {p.entity for p in anchor.affected}
        ):
            if length.unit not in ("year", "month"):
                return None
            first = shifted(known.begin_earliest, length.unit, round(float(length.value)))
            start, end = length.start, claim.excerpt.start + match.end()
            edtf = f"{first.year}~" if length.unit == "year" else f"{first:%Y-%m}~"
            low, high = (
                (first.replace(month=1, day=1), first.replace(month=12, day=31))
                if length.unit == "year"
                else (first.replace(day=1), shifted(first.replace(day=1), "month", 1).replace(day=1))
            )
            return Time(
                start=start,
                end=end,
                text=text[start:end],
                edtf=edtf,
                begin_earliest=low,
                begin_latest=high,
                end_earliest=low,
                end_latest=high,
            )
    return None
