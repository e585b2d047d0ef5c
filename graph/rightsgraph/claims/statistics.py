"""Counts of people and percentages, with date, place and what they are compared with."""

import re
from collections.abc import Iterator, Sequence

from rightsgraph.claims.figures import as_point, compared_with, course_of
from rightsgraph.claims.quantities import size_of
from rightsgraph.claims.times import Clock, clock_of, times_in
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Kind, Quantity, Statistic, Time

__all__ = ["sizes_of_groups", "statistics_of"]

_RATE = r"\d+(?:\.\d+)?)\s*(?:per\s?cent|percent|%)"
_CHANGE = "increase|rise|growth|decrease|fall|drop|decline|reduction|jump"
_PERCENT = re.compile(rf"\b(?:(?P<one>{_RATE}\s+(?P<way1>{_CHANGE})|(?P<way2>{_CHANGE})\s+of\s+(?P<two>{_RATE})")
_BASE = re.compile(r"^\W*(?:on|over|from|since|compared\s+(?:with|to)|than|in)\b[^.;]{0,60}")


def sizes_of_groups(linked: Linked) -> dict[str, Quantity]:
    """Return how many people each unnamed group that a claim speaks of has, where its words say so."""
    text = linked.parse.document.text
    found: dict[str, Quantity] = {}
    for key, mentions in linked.used.items():
        entity = linked.entities[key]
        if entity.kind is not Kind.GROUP or entity.named:
            continue
        for mention in sorted(mentions, key=lambda m: m.start):
            quantity = size_of(text[mention.start : mention.end], mention.start)
            if quantity is not None:
                found[key] = quantity
                break
    return found


def statistics_of(linked: Linked, claims: Sequence[Claim]) -> Iterator[Statistic]:
    """Yield a statistic for each dated count of people that an act is said of, and for percentages built on it."""
    sizes = sizes_of_groups(linked)
    clock = clock_of(linked.parse.document)
    seen: set[int] = set()
    for claim in claims:
        people = (*claim.affected, *claim.actor)
        group = next((p.entity for p in people if p.entity in sizes), None)
        if group is None and claim.status.happened:
            yield from _course(linked, claim, clock)
        if group is None or claim.time is None or not claim.status.happened:
            continue
        quantity = sizes[group]
        if quantity.start in seen or (quantity.value, quantity.minimum, quantity.maximum) == (None, None, None):
            continue
        if not claim.excerpt.start <= quantity.start < claim.excerpt.end:
            continue
        seen.add(quantity.start)
        time = as_point(claim.time)
        yield _statistic(claim, quantity, linked.entities[group].name, time)
        yield from _growth(linked.parse.document.text, claim, clock, time)
        what = linked.entities[group].name.removeprefix(quantity.text).strip()
        text = linked.parse.document.text
        for number, then in compared_with(text, quantity.end, claim.excerpt.end, clock, "people"):
            yield _statistic(claim, number, f"{what} ({then.text})", then)


def _statistic(claim: Claim, quantity: Quantity, what: str, time: Time, baseline: int | None = None) -> Statistic:
    return Statistic(
        quantity=quantity,
        label=f"{claim.type.replace('-', ' ')}: {what}",
        said_by=claim.said_by,
        status=claim.status,
        excerpt=claim.excerpt,
        time=time,
        place=claim.place[0].entity if claim.place else None,
        counts_type=claim.type,
        baseline=baseline,
    )


def _course(linked: Linked, claim: Claim, clock: Clock) -> Iterator[Statistic]:
    """The two figures of "the number of detained nurses rose from 17 in 2019 to 23 in 2020"."""
    text = linked.parse.document.text
    of = next((p for p in claim.affected if linked.entities[p.entity].kind is Kind.GROUP), None)
    if of is None or re.search(r"\bnumber\s+of\s+$", text[claim.excerpt.start : of.start]) is None:
        return
    name = linked.entities[of.entity].name
    for number, time in course_of(text, of.end, claim.excerpt.end, clock, "people"):
        yield _statistic(claim, number, f"{name} ({time.text})", time)


def _growth(text: str, claim: Claim, clock: Clock, time: Time) -> Iterator[Statistic]:
    """The percentage in a claim's sentence, after the figure that it is built on, which the text leaves out."""
    percent = _PERCENT.search(text, claim.excerpt.start, claim.excerpt.end)
    rest = None if percent is None else _BASE.match(text[percent.end() : claim.excerpt.end])
    if percent is None or rest is None:
        return
    base = next(times_in(rest.group(), percent.end(), clock, None), None)
    if base is None:
        return
    way = (percent["way1"] or percent["way2"]).lower()
    unknown = Quantity(start=base.start, end=base.end, text=base.text, unit="people", modifier="unknown")
    yield _statistic(claim, unknown, f"figure of {base.text} (not given)", base)
    change = Quantity(
        start=percent.start(),
        end=percent.end(),
        text=percent.group(),
        unit="percent",
        value=percent["one"] or percent["two"],
    )
    yield _statistic(claim, change, f"{way} over {base.text}", time, base.start)
