"""The first page: how much there is, and a picture of the events by year and type."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.iris import HRV
from rightsgraph.server.pages.models import Ref, Tally
from rightsgraph.server.pages.rendering import Pages
from rightsgraph.server.pages.selections import PREFIXES, cell
from rightsgraph.server.site import Term

__all__ = ["Dot", "Line", "Picture", "overview"]

_YEARS = 28
_LINES = 12
_CLASSES = ("Document", "Person", "Organization", "Place", "Group", "Event", "NonEvent", "Statistic", "Post", "Claim")

_COUNTS = (
    PREFIXES
    + "SELECT ?c (COUNT(DISTINCT ?x) AS ?n) WHERE { VALUES ?c { "
    + " ".join(f"hr:{c}" for c in _CLASSES)
    + " } ?x a ?c } GROUP BY ?c"
)
_TEXTS = PREFIXES + "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a hr:Document ; schema:sha256 ?sum }"
_STATUSES = (
    PREFIXES + "SELECT ?s (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a hr:Claim ; hr:epistemicStatus ?s } GROUP BY ?s"
)
_BY_YEAR = (
    PREFIXES
    + """SELECT ?t ?y (COUNT(DISTINCT ?e) AS ?n) WHERE {
  ?e a hr:Event ; hr:eventType ?t .
  OPTIONAL { ?e hr:beginEarliest ?a ; hr:beginLatest ?b
    BIND(SUBSTR(STR(?a), 1, 4) AS ?y) FILTER(?y = SUBSTR(STR(?b), 1, 4)) }
} GROUP BY ?t ?y"""
)
_SAID = (
    PREFIXES
    + """SELECT ?label (COUNT(?c) AS ?n) (COUNT(DISTINCT ?who) AS ?records) (SAMPLE(?who) AS ?one) WHERE {
  ?c hr:saidBy ?who . ?who rdfs:label ?label } GROUP BY ?label ORDER BY DESC(?n) ?label LIMIT 8"""
)
_TOLD = (
    PREFIXES
    + """SELECT ?who (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a hr:Event ; hr:affected ?who . ?who a hr:Person }
GROUP BY ?who ORDER BY DESC(?n) ?who LIMIT 10"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """The events of one type in one year."""

    x: float
    radius: float
    count: int
    year: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The events of one type: its dots, how many have no single year, and all of them."""

    label: str
    y: float
    dots: tuple[Dot, ...]
    undated: int
    total: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in a box of `width` by `height`: lines of dots, the columns' names, and what it leaves out."""

    width: float
    height: float
    lines: tuple[Line, ...]
    columns: tuple[tuple[float, str], ...]
    undated_x: float
    total_x: float
    left_out: int

    @property
    def years(self) -> tuple[str, ...]:
        """The years that have events, in order."""
        return tuple(sorted({d.year for line in self.lines for d in line.dots}))


async def overview(pages: Pages, request: Request) -> Response:
    """The first page."""
    found = await pages.once("overview", lambda: _counted(pages))
    return await pages.render(request, "overview.html", **found)


async def _counted(pages: Pages) -> dict[str, Any]:
    select, reader = pages.site.select, pages.reader()
    counts = {cell(r, "c").rpartition("#")[2]: int(cell(r, "n")) for r in (await select(_COUNTS)).rows}
    texts = (await select(_TEXTS)).rows
    statuses = {cell(r, "s").removeprefix(HRV): int(cell(r, "n")) for r in (await select(_STATUSES)).rows}
    said = [_speaker(pages, r) for r in (await select(_SAID)).rows]
    told = [(reader.ref(cell(r, "who")), int(cell(r, "n"))) for r in (await select(_TOLD)).rows]
    return {
        "counts": {name: counts.get(name, 0) for name in _CLASSES},
        "texts": int(cell(texts[0], "n")) if texts else 0,
        "tallies": [Tally(mark=m, count=statuses[m.name]) for m in pages.vocabulary.marks if m.name in statuses],
        "said": said,
        "told": told,
        "picture": await _picture(pages),
    }


def _speaker(pages: Pages, row: Mapping[str, Term]) -> tuple[Ref, int]:
    """Return who speaks, by name: one record, or a search for the records of that name, and how many claims."""
    label, alone = cell(row, "label"), cell(row, "records") == "1"
    href = pages.addresses.page(cell(row, "one")) if alone else pages.addresses.at("/search", q=label)
    return Ref(iri="", label=label, href=href), int(cell(row, "n"))


async def _picture(pages: Pages) -> Picture:
    """Return the dots: area by count, a column a year, what lies before the first column put together."""
    by_type: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in (await pages.site.select(_BY_YEAR)).rows:
        by_type[cell(row, "t")][cell(row, "y")] += int(cell(row, "n"))
    years = sorted({y for counts in by_type.values() for y in counts if y})
    shown = years[-_YEARS:]
    columns = ([f"to {years[-_YEARS - 1]}"] if len(years) > _YEARS else []) + shown
    ranked = sorted(by_type, key=lambda t: (-by_type[t].total(), t))
    left, step, high = 210.0, 640 / max(len(columns), 8), 30.0
    most = max((n for t in ranked[:_LINES] for y, n in by_type[t].items() if y), default=1)
    lines = []
    for row_number, iri in enumerate(ranked[:_LINES]):
        name, counts = iri.removeprefix(HRV), by_type[iri]
        dots: list[Dot] = []
        for column, year in enumerate(columns):
            early = year.startswith("to ")
            count = sum(n for y, n in counts.items() if y and y <= year[3:]) if early else counts[year]
            if count:
                since = None if early else f"{year}-01-01"
                href = pages.addresses.at("/events", type=name, from_=since, until=f"{year.removeprefix('to ')}-12-31")
                radius = max(2.0, min(13.0, step / 2 - 1) * min(1.0, count / most) ** 0.5)
                dots.append(
                    Dot(x=left + (column + 0.5) * step, radius=round(radius, 2), count=count, year=year, href=href)
                )
        lines.append(
            Line(
                label=pages.vocabulary.label(iri),
                y=34 + (row_number + 0.5) * high,
                dots=tuple(dots),
                undated=counts[""],
                total=counts.total(),
                href=pages.addresses.at("/events", type=name),
            )
        )
    end = left + step * len(columns)
    return Picture(
        width=end + 150,
        height=34 + high * len(lines) + 8,
        lines=tuple(lines),
        columns=tuple((left + (c + 0.5) * step, y) for c, y in enumerate(columns)),
        undated_x=end + 70,
        total_x=end + 125,
        left_out=sum(by_type[t].total() for t in ranked[_LINES:]),
    )
