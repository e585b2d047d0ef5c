"""What speaks for two records being one person or body, and what against it: in points, each with its words."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rightsgraph.iris import fold
from rightsgraph.resolution.candidates import Namesakes
from rightsgraph.resolution.names import Weights, differ, load_weights, name_parts, similarity
from rightsgraph.resolution.traits import Act, Traits

__all__ = ["Comparison", "compare_records"]

_DAY, _MONTH = 10, 7
_LIKE = {
    "arrest": "detention",
    "incommunicado-detention": "detention",
    "house-arrest": "detention",
    "conviction": "sentencing",
    "execution": "killing",
    "death-in-custody": "killing",
    "death": "killing",
}
"""Act types that two sources may use of one happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two records compared: how alike the names are in [0, 1], the points of all evidence, and that in words.

    `one_name` tells whether a name of the first is a name of the second, no word of it differing.
    """

    first: Traits
    second: Traits
    names: float
    one_name: bool
    points: float
    evidence: tuple[str, ...]

    @property
    def automatic(self) -> bool:
        """Whether the program may decide itself: never where a word of the names differs."""
        limits = load_weights().thresholds
        return self.one_name and self.names >= limits["name_automatic"] and self.points >= limits["points_automatic"]

    @property
    def proposed(self) -> bool:
        """Whether it is worth a person's look."""
        limits = load_weights().thresholds
        return self.names >= limits["name_proposed"] and self.points >= limits["points_proposed"]


def compare_records(first: Traits, second: Traits, names: Namesakes) -> Comparison:
    """Return the comparison of two records of different documents.

    `names` tells how common names are: the more namesakes are to be expected, the less the same name says, and who is
    told of everywhere is no sign that two stories are one.
    """
    if second.iri < first.iri:
        first, second = second, first
    weights = load_weights()
    expected = names.expected(first.name)
    found = [*_for(first, second, weights), *_company(first, second, names, weights)]
    found += _against(first, second, expected, weights)
    pairs = [(a, b) for a in (first.name, *first.aliases) for b in (second.name, *second.aliases)]
    alike = [similarity(a, b) for a, b in pairs]
    automatic = weights.thresholds["name_automatic"]
    return Comparison(
        first=first,
        second=second,
        names=max(alike),
        one_name=any(f >= automatic and not differ(a, b) for f, (a, b) in zip(alike, pairs, strict=True)),
        points=round(sum(points for points, _ in found), 3),
        evidence=tuple(f"{points:+.1f} {words}" for points, words in found if points),
    )


def _for(one: Traits, other: Traits, weights: Weights) -> Iterator[tuple[float, str]]:
    points = weights.evidence
    if one.sentences & other.sentences:
        yield points["same_sentence"], "the same sentence tells of both"
    yield from _acts(one, other, points)
    fellows = sorted(one.fellows & other.fellows)
    if fellows:
        each = (points["fellow_short" if name_parts(f).single else "fellow_full"] for f in fellows)
        shown = ", ".join(fellows[:3]) + (f" and {len(fellows) - 3} more" if len(fellows) > 3 else "")
        yield min(points["fellows_most"], sum(each)), f"told of together with {shown}"
    for name, mine, its in (
        ("same_charge", one.charges, other.charges),
        ("same_sentence_length", one.lengths, other.lengths),
        ("same_occupation", one.occupations, other.occupations),
        ("same_body", one.bodies, other.bodies),
    ):
        if mine & its:
            yield points[name], f"{name.replace('_', ' ')}: {min(mine & its)}"
    if one.birth_years & other.birth_years:
        yield points["same_birth_year"], f"born in {min(one.birth_years & other.birth_years)} or near it"
    names = {name_parts(n).words for n in (one.name, *one.aliases)}
    shared = names & {name_parts(n).words for n in (other.name, *other.aliases)}
    if len(shared) > 1:
        yield points["same_other_name"], "another name of the one is a name of the other"


def _company(one: Traits, other: Traits, names: Namesakes, weights: Weights) -> Iterator[tuple[float, str]]:
    """Yield what the same people named in both documents say, those aside who are told of in events of both."""
    own = {fold(n) for t in (one, other) for n in (t.name, *t.aliases)}
    shared = sorted(c for c in one.company & other.company if c not in own and names.rare(c))
    shared = [c for c in shared if c not in one.fellows & other.fellows]
    if shared:
        points = weights.evidence
        each = (points["company_short" if name_parts(c).single else "company_full"] for c in shared)
        yield min(points["company_most"], sum(each)), f"{len(shared)} more people named in both documents"


def _acts(one: Traits, other: Traits, points: Mapping[str, float]) -> Iterator[tuple[float, str]]:
    """Yield the best agreement of two acts, and places that both have."""
    best = (0.0, "")
    for mine in one.acts:
        for its in other.acts:
            if mine.role == its.role and _like(mine) == _like(its) and mine.date and its.date:
                best = max(best, _same_time(mine, its, points))
    if best[0]:
        yield best
    places = sorted({p for a in one.acts for p in a.places} & {p for a in other.acts for p in a.places})
    wider = sorted({p for a in one.acts for p in a.wider} & {p for a in other.acts for p in a.wider})
    if places:
        yield points["same_place"], f"acts of both in {places[0]}"
    elif wider:
        yield points["same_wider_place"], f"acts of both in {wider[0]}"


def _same_time(mine: Act, its: Act, points: Mapping[str, float]) -> tuple[float, str]:
    for name, length in (("same_day", _DAY), ("same_month", _MONTH), ("same_year", 4)):
        date = mine.date[:length]
        if len(date) == length and "/" not in mine.date + its.date and date == its.date[:length]:
            return points[name], f"{mine.type} of both {'on' if name == 'same_day' else 'in'} {date}"
    return 0.0, ""


def _like(act: Act) -> str:
    return _LIKE.get(act.type, act.type)


def _against(one: Traits, other: Traits, namesakes: float, weights: Weights) -> Iterator[tuple[float, str]]:
    points = weights.against
    if name_parts(one.name).single or name_parts(other.name).single:
        yield points["single_name"], "a name of one word"
    if namesakes > 1:
        yield round(points["common_name"] * math.log10(namesakes), 2), f"some {namesakes:,.0f} people may be so called"
    for name, mine, its, words in (
        ("other_gender", one.genders, other.genders, "not of one gender"),
        ("other_people", one.peoples, other.peoples, "not of one people"),
    ):
        if mine and its and not mine & its:
            yield points[name], words
    if one.birth_years and other.birth_years and not _near(one.birth_years, other.birth_years):
        yield points["other_birth_year"], "not of one age"
    yield from _other_acts(one, other, points)


def _near(mine: frozenset[int], its: frozenset[int]) -> bool:
    """Whether two birth years may be one: sources differ by a year."""
    return any(abs(a - b) <= 1 for a in mine for b in its)


def _other_acts(one: Traits, other: Traits, points: Mapping[str, float]) -> Iterator[tuple[float, str]]:
    """Yield what two acts of one person cannot both be: two places on a day; anything done to the dead."""
    days: dict[tuple[str, str], set[str]] = {}
    for number, traits in enumerate((one, other)):
        for act in traits.acts:
            if act.role == "affected" and len(act.date) == _DAY:
                days.setdefault((_like(act), str(number)), set()).add(act.date)
    for kind in sorted({kind for kind, _ in days}):
        mine, its = days.get((kind, "0"), set()), days.get((kind, "1"), set())
        if mine and its and not mine & its:
            yield points["other_day_same_act"], f"{kind} on other days"
    for mine_act in one.acts:
        for its_act in other.acts:
            same_day = len(mine_act.date) == _DAY and mine_act.date == its_act.date and mine_act.role == its_act.role
            apart = mine_act.places and its_act.places and not mine_act.places & its_act.places
            if same_day and apart and not (mine_act.places & its_act.wider or its_act.places & mine_act.wider):
                yield points["other_place_same_day"], f"in two places on {mine_act.date}"
                return
    for dead, living in ((one, other), (other, one)):
        deaths = [a.date[:4] for a in dead.acts if _like(a) == "killing" and a.role == "affected" and a.date]
        later = [a.date[:4] for a in living.acts if a.date and _like(a) != "killing"]
        if deaths and later and max(later) > max(deaths):
            yield points["dead_before"], f"dead since {max(deaths)}"
