"""Counts of people and percentages, with date, place and what they are compared with."""

import re
from collections.abc import Iterator, Sequence

from rightsgraph.claims.quantities import size_of
from rightsgraph.claims.reading import PUBLISHER
from rightsgraph.claims.times import clock_of, times_in
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Kind, Quantity, Statistic, Time

__all__ = ["sizes_of_groups", "statistics_of"]

_PERCENT = re.compile(
    r"\b(?:(?P<one>\d+(?:\.\d+)?)\s*(?:per\s?cent|percent|%)\s+(?P<way1>increase|rise|growth|decrease|fall|drop|decline|reduction|jump)"
    r"|(?P<way2>increase|rise|growth|decrease|fall|drop|decline|reduction|jump)\s+of\s+(?P<two>\d+(?:\.\d+)?)\s*(?:per\s?cent|percent|%))"
)
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
    text = linked.parse.document.text
    clock = clock_of(linked.parse.document)
    seen: set[int] = set()
    for claim in claims:
        group = next((p.entity for p in (*claim.affected, *claim.actor) if p.entity in sizes), None)
        if group is None or claim.time is None or not claim.status.happened:
            continue
        quantity = sizes[group]
        if (
            quantity.start in seen
            or quantity.value is None
            or not claim.excerpt.start <= quantity.start < claim.excerpt.end
        ):
            continue
        seen.add(quantity.start)
        place = claim.place[0].entity if claim.place else None
        percent = _PERCENT.search(text, claim.excerpt.start, claim.excerpt.end)
        base = None
        if percent is not None:
            rest = _BASE.match(text[percent.end() : claim.excerpt.end])
            if rest is not None:
                base = next(times_in(rest.group(), percent.end(), clock, None), None)
        common = {
            "said_by": claim.said_by or PUBLISHER,
            "status": claim.status,
            "excerpt": claim.excerpt,
            "counts_type": claim.type,
            "place": place,
        }
        name = linked.entities[group].name
        yield Statistic(
            quantity=quantity, label=f"{claim.type.replace('-', ' ')}: {name}", time=_as_point(claim.time), **common
        )
        if percent is None or base is None:
            continue
        number = percent["one"] or percent["two"]
        way = (percent["way1"] or percent["way2"]).lower()
        unknown = Quantity(start=base.start, end=base.end, text=base.text, unit="people", modifier="unknown")
        yield Statistic(
            quantity=unknown,
            label=f"{claim.type.replace('-', ' ')}: figure of {base.text} (not given)",
            time=base,
            **common,
        )
        change = Quantity(start=percent.start(), end=percent.end(), text=percent.group(), unit="percent", value=number)
        yield Statistic(
            quantity=change,
            label=f"{claim.type.replace('-', ' ')}: {way} over {base.text}",
            time=_as_point(claim.time),
            baseline=base.start,
            **common,
        )


def _as_point(time: Time) -> Time:
    """A count "by January 2004" is the count of that month: both bounds are its days."""
    if (
        time.begin_earliest is None
        and time.begin_latest is not None
        and re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", time.edtf)
    ):
        last = time.begin_latest
        first = (
            last
            if len(time.edtf) == 10
            else last.replace(day=1)
            if len(time.edtf) == 7
            else last.replace(month=1, day=1)
        )
        return Time(
            start=time.start, end=time.end, text=time.text, edtf=time.edtf, begin_earliest=first, begin_latest=last
        )
    return time
