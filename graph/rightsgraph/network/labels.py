"""The words of a drawing, each put where it covers least of what is there already."""

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.text import Text

__all__ = ["Point", "write_labels"]

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_LABELLED = 40  # edges up to which each bears its type of event


def write_labels(
    axes: "Axes", graph: "nx.Graph[str]", places: dict[str, Point], curves: list[tuple[str, list[Point]]]
) -> None:
    """Write the names beside the nodes and, when the edges are few, their types of event on them."""
    taken: list[Box] = [(x - 0.13, y - 0.13, x + 0.13, y + 0.13) for x, y in places.values()]
    lines = [point for _, points in curves for point in points]
    for node in sorted(graph, key=lambda n: (-graph.degree(n), n)):
        words = textwrap.fill(str(graph.nodes[node].get("label", node)), 24, max_lines=3, placeholder=" …")
        text = axes.text(
            0, 0, words, fontsize=8, ha="center", va="center", zorder=5, parse_math=False, linespacing=1.05
        )
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.7})
        width, height = _size(text)
        x, y = places[node]
        side, above = width / 2 + 0.17, height / 2 + 0.15
        spots = [(x, y - above), (x, y + above), (x + side, y), (x - side, y)]
        spots += [(x + dx * side * 0.8, y + dy * above) for dx in (1, -1) for dy in (-1, 1)]
        spots += [(x, y - above * 1.5), (x, y + above * 1.5)]
        _place(text, spots, (width, height), taken, lines)
    if len(curves) > _LABELLED:
        return
    for words, points in curves:
        if not words:
            continue
        text = axes.text(
            0, 0, words, fontsize=6.5, ha="center", va="center", color="#444444", zorder=4, parse_math=False
        )
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85})
        _place(text, [points[n] for n in (9, 7, 11, 5, 13, 4, 14)], _size(text), taken, [])


def _size(text: "Text") -> Point:
    """Return width and height of a text in inches."""
    figure = text.get_figure(root=True)
    assert figure is not None
    box = text.get_window_extent()
    return box.width / figure.dpi, box.height / figure.dpi


def _place(
    text: "Text",
    spots: list[Point],
    size: Point,
    taken: list[Box],
    lines: Iterable[Point],
) -> None:
    """Move a text to the spot where it covers least; the earlier spot wins a tie."""
    width, height = size
    best: tuple[float, int, Box] | None = None
    for number, (x, y) in enumerate(spots):
        box = (x - width / 2 - 0.02, y - height / 2 - 0.01, x + width / 2 + 0.02, y + height / 2 + 0.01)
        cost = sum(_overlap(box, other) for other in taken) * 40
        cost += sum(box[0] < px < box[2] and box[1] < py < box[3] for px, py in lines) * 0.5 + number * 0.05
        if best is None or cost < best[0]:
            best = (cost, number, box)
    assert best is not None
    text.set_position(spots[best[1]])
    taken.append(best[2])


def _overlap(one: Box, other: Box) -> float:
    """Return the area that two boxes share, in square inches."""
    return max(0.0, min(one[2], other[2]) - max(one[0], other[0])) * max(
        0.0, min(one[3], other[3]) - max(one[1], other[1])
    )
