"""The outline of the world: countries by their numeric codes, from the TopoJSON that ships (Natural Earth)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rightsgraph.resources import resource_text

__all__ = ["Ring", "countries"]

Ring = tuple[tuple[float, float], ...]
"""A closed line of longitudes and latitudes in degrees."""

_ANTARCTICA = "010"
_HALF = 180.0
_FILE = "data/gazetteers/world.json"


def countries() -> Mapping[str, tuple[Ring, ...]]:
    """Return the outer and inner rings of each country, by ISO 3166-1 numeric code; those without a code share ''."""
    world: dict[str, Any] = json.loads(resource_text(_FILE))
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:  # TopoJSON 1.0, section 2.1.4: positions are deltas on a grid
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    made: dict[str, tuple[Ring, ...]] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        made[shape.get("id", "")] = made.get(shape.get("id", ""), ()) + tuple(_rings(shape, arcs))
    return made


def _rings(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterator[Ring]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    for polygon in polygons:
        for ring in polygon:
            points: list[tuple[float, float]] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += arc[1:] if points else arc
            if shape.get("id") != _ANTARCTICA:  # it goes round the pole, and has no towns
                yield from _unwrapped(points)


def _unwrapped(points: list[tuple[float, float]]) -> Iterator[Ring]:
    """Yield a ring that crosses the date line once on each side of the map, and any other as it is."""
    turn, before = 0.0, points[0][0]
    whole: list[tuple[float, float]] = []
    for x, y in points:
        turn -= 360.0 if x - before > _HALF else -360.0 if before - x > _HALF else 0.0
        before = x
        whole.append((x + turn, y))
    yield tuple(whole)
    for shift in (-360.0, 360.0):
        if any(-_HALF < x + shift < _HALF for x, _ in whole):
            yield tuple((x + shift, y) for x, y in whole)
