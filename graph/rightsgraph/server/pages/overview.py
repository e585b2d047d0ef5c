"""The first page: how much there is, and a picture of the events by year and type."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.iris import HRV
from rightsgraph.server.pages.census import Census
from rightsgraph.server.pages.models import Ref, Tally
from rightsgraph.server.pages.rendering import Pages

__all__ = ["Dot", "Line", "Picture", "overview"]

_YEARS = 28
_LINES = 12
_TOLD = 10
_SPEAKERS = 8


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
    census = await pages.census()

    async def made() -> dict[str, Any]:
        return await run_in_threadpool(_counted, pages, census)

    return await pages.render(request, "overview.html", **await pages.once("overview", made))


def _counted(pages: Pages, census: Census) -> dict[str, Any]:
    reader = pages.reader()
    statuses = Counter(status for _, status in census.claims.values())
    people = sorted(
        (iri for iri in census.of_kind("person") if census.appearances.get(iri)),
        key=lambda iri: (-census.appearances[iri], census.names.get(iri, ""), iri),
    )
    return {
        "counts": census.counts,
        "texts": len(census.documents),
        "tallies": [Tally(mark=m, count=statuses[m.name]) for m in pages.vocabulary.marks if statuses[m.name]],
        "said": _speakers(pages, census),
        "told": [(reader.ref(iri), census.appearances[iri]) for iri in people[:_TOLD]],
        "picture": _picture(pages, census),
    }


def _speakers(pages: Pages, census: Census) -> list[tuple[Ref, int]]:
    """Return who speaks most, by name: one record, or a search for the records of that name, and how many claims."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for iri in census.speakers:
        by_name[census.names.get(iri, iri)].append(iri)
    counts = Counter({name: sum(census.speakers[i] for i in iris) for name, iris in by_name.items()})
    found = []
    for name, count in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:_SPEAKERS]:
        iris = by_name[name]
        href = pages.addresses.page(iris[0]) if len(iris) == 1 else pages.addresses.at("/search", q=name)
        found.append((Ref(iri="", label=name, href=href), count))
    return found


def _picture(pages: Pages, census: Census) -> Picture:
    """Return the dots: area by count, a column a year, what lies before the first column put together."""
    by_type: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in census.events.values():
        if event.kind == "event":
            for name in event.types:
                by_type[name][event.year] += 1
    years = sorted({y for counts in by_type.values() for y in counts if y})
    shown = years[-_YEARS:]
    columns = ([f"to {years[-_YEARS - 1]}"] if len(years) > _YEARS else []) + shown
    ranked = sorted(by_type, key=lambda t: (-by_type[t].total(), t))
    left, step, high = 210.0, 640 / max(len(columns), 8), 30.0
    most = max((n for t in ranked[:_LINES] for y, n in by_type[t].items() if y), default=1)
    lines = []
    for row_number, name in enumerate(ranked[:_LINES]):
        counts = by_type[name]
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
                label=pages.vocabulary.label(f"{HRV}{name}"),
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
