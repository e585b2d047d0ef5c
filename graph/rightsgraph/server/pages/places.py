"""The places on a map that is drawn here: no tile comes from another host."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.server.pages.census import Census
from rightsgraph.server.pages.graph import GEO
from rightsgraph.server.pages.models import Ref
from rightsgraph.server.pages.rendering import BUNDLE, Pages

__all__ = ["Box", "places"]

_LABELLED = 16
_SHOWN = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A part of the world in degrees; x is the longitude, y the latitude turned over, as SVG counts downwards."""

    west: float
    north: float
    width: float
    height: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> "Box":
        """Return a box twice as wide as high around points (latitude, longitude), at least 24 degrees wide."""
        found = list(points)
        if not found:
            return cls(west=-180, north=-84, width=360, height=142)
        lows, highs = (
            (min(p[1] for p in found), -max(p[0] for p in found)),
            (max(p[1] for p in found), -min(p[0] for p in found)),
        )
        width, height = highs[0] - lows[0], highs[1] - lows[1]
        wide = min(360.0, max(24.0, width * 1.25, height * 1.25 * 2))
        high = min(142.0, wide / 2)
        west = min(max((lows[0] + highs[0] - wide) / 2, -180.0), 180.0 - wide)
        north = min(max((lows[1] + highs[1] - high) / 2, -84.0), 58.0 - high)
        return cls(west=round(west, 2), north=round(north, 2), width=round(wide, 2), height=round(high, 2))

    def x(self, longitude: float) -> float:
        """Return a longitude in a box 1000 wide."""
        return round((longitude - self.west) * 1000 / self.width, 1)

    def y(self, latitude: float) -> float:
        """Return a latitude in a box 1000 wide."""
        return round((-latitude - self.north) * 1000 / self.width, 1)

    @property
    def tall(self) -> float:
        """The height of the box when it is 1000 wide."""
        return round(self.height * 1000 / self.width, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point on the map: the records that lie there, and the events that are said to have happened there."""

    x: float
    y: float
    radius: float
    label: str
    count: int
    href: str
    shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    ref: Ref
    where: tuple[float, float] | None
    count: int


async def places(pages: Pages, request: Request) -> Response:
    """The map and the list of places."""
    world = request.query_params.get("view") == "world"
    named = request.query_params.get("name", "")
    census = await pages.census()
    known = await pages.once("places", lambda: run_in_threadpool(_known, pages, census))

    def read() -> dict[str, Any]:
        by_point: defaultdict[tuple[float, float], list[_Place]] = defaultdict(list)
        by_label: defaultdict[str, list[_Place]] = defaultdict(list)
        for place in known:
            by_label[place.ref.label].append(place)
            if place.where is not None:
                by_point[place.where].append(place)
        box = Box.around(() if world else _where_most_is(by_point))
        listed = sorted(by_label.items(), key=lambda p: (-sum(x.count for x in p[1]), p[0].casefold()))
        return {
            "box": box,
            "land": _land(box),
            "spots": _spots(pages, box, by_point),
            "world": world,
            "named": named,
            "chosen": [
                (p.ref, pages.reader().document(pages.reader().graph.node(p.ref.iri)), p.count)
                for p in by_label.get(named, ())
            ],
            "listed": [
                (
                    label,
                    len(p),
                    sum(x.count for x in p),
                    p[0].ref.href if len(p) == 1 else pages.addresses.at("/places", name=label),
                )
                for label, p in listed[:_SHOWN]
            ],
            "total": len(by_label),
            "records": len(known),
            "outside": sum(
                1 for lat, long in by_point if not (0 <= box.x(long) <= 1000 and 0 <= box.y(lat) <= box.tall)
            ),
            "unplaced": sum(1 for p in known if p.where is None),
        }

    return await pages.render(request, "places.html", **await run_in_threadpool(read))


def _where_most_is(by_point: dict[tuple[float, float], list[_Place]]) -> list[tuple[float, float]]:
    """Return the points without the outermost: 19 of 20 events lie between them in either direction."""
    weights = [(where, sum(p.count for p in here)) for where, here in by_point.items()]
    if not any(n for _, n in weights):
        return list(by_point)
    kept = []
    for axis in (0, 1):
        ordered = sorted(weights, key=lambda w: w[0][axis])
        total = sum(n for _, n in ordered)
        passed, inside = 0, set()
        for where, n in ordered:
            if passed + n > total / 40 and passed < total * 39 / 40:
                inside.add(where)
            passed += n
        kept.append(inside)
    return sorted(kept[0] & kept[1]) or list(by_point)


def _known(pages: Pages, census: Census) -> tuple[_Place, ...]:
    reader = pages.reader()
    found = []
    for iri in census.of_kind("place"):
        node, name = reader.graph.node(iri), census.names.get(iri, "")
        latitude, longitude = node.one(f"{GEO}lat"), node.one(f"{GEO}long")
        where = (float(latitude), float(longitude)) if latitude and longitude else None
        ref = Ref(iri=iri, label=name, href=reader.addresses.page(iri), kind="place")
        found.append(_Place(ref=ref, where=where, count=census.appearances.get(iri, 0)))
    return tuple(found)


def _spots(pages: Pages, box: Box, by_point: dict[tuple[float, float], list[_Place]]) -> tuple[Spot, ...]:
    counts = {where: sum(p.count for p in here) for where, here in by_point.items()}
    most = max(counts.values(), default=1) or 1
    ranked = sorted(by_point, key=lambda w: (-counts[w], w))
    spots: list[Spot] = []
    for where in ranked:
        here = by_point[where]
        label = Counter(p.ref.label for p in here).most_common(1)[0][0]
        x, y = box.x(where[1]), box.y(where[0])
        # A label is written where no label written before is in its way.
        free = all(abs(x - s.x) > 90 or abs(y - s.y) > 18 for s in spots if s.shown)
        href = here[0].ref.href if len(here) == 1 else pages.addresses.at("/places", name=label)
        radius = 3.5 + 20 * (counts[where] / most) ** 0.5 if counts[where] else 3.0
        shown = free and sum(s.shown for s in spots) < _LABELLED and 0 <= x <= 1000 and 0 <= y <= box.tall
        spots.append(
            Spot(x=x, y=y, radius=round(radius, 1), label=label, count=counts[where], href=href or "", shown=shown)
        )
    return tuple(spots)


@cache
def _outlines() -> dict[str, list[tuple[float, float, float, float, list[float]]]]:
    """Return the outlines of land that the bundle holds, coarse and fine; none without a bundle."""
    file = BUNDLE / "world.json"
    if not file.is_file():
        return {"coarse": [], "fine": []}
    found: dict[str, list[tuple[float, float, float, float, list[float]]]] = json.loads(
        file.read_text(encoding="utf-8")
    )
    return found


def _land(box: Box) -> str:
    """Return the outlines of land in a box as the data of an SVG path; empty without a bundle."""
    rings = _outlines()["fine" if box.width < 150 else "coarse"]
    east, south = box.west + box.width, box.north + box.height
    drawn = []
    for west, low, right, high, flat in rings:
        if right < box.west or west > east or -low < box.north or -high > south:
            continue
        points = [f"{box.x(flat[i])} {box.y(flat[i + 1])}" for i in range(0, len(flat), 2)]
        kept = [p for p, before in zip(points, [None, *points], strict=False) if p != before]
        if len(kept) > 2:
            drawn.append(f"M{'L'.join(kept)}Z")
    return "".join(drawn)
