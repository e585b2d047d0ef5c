"""A drawing of a network as PNG or SVG: shapes and colours by kind, lines by status, a legend."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsgraph.network.canvas import figure_of, head, picture

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw"]

# Okabe and Ito's colours, told apart by most of the colour-blind; the shapes say the same.
_KINDS = {
    "person": ("o", "#0072B2", "person"),
    "organisation": ("s", "#D55E00", "organisation"),
    "group": ("D", "#009E73", "group"),
    "place": ("^", "#CC79A7", "place"),
    "event": ("p", "#E69F00", "event"),
}
_OTHER = ("o", "#777777", "other")
_RELATIONS = {"done to": "#555555", "in support of": "#009E73", "addressed to": "#B07AA1"}
_LINE = "#9a9a9a"
_STYLES: dict[str, tuple[Any, str]] = {
    "asserted": ("solid", "said as fact"),
    "hedged": ((0, (5, 2.5)), "reported or alleged only"),
    "disputed": ((0, (5, 2, 1, 2)), "also denied or doubted"),
}
_MOST = 60  # nodes in a drawing; more can be read by no one
_MARGIN = 0.35
_HEAD = 0.75
_ROW = 0.24
_SMALLEST = (7.5, 3.6)
_LARGEST = 60.0


def draw(graph: "nx.Graph[str]", path: str | Path) -> None:
    """Draw a projection into a `.png` or `.svg` file, the same bytes each time; UsageError on another ending.

    Of more than 60 nodes those with the most ties and who they are tied to are drawn, and the drawing says so.
    """
    picture(path, lambda: _figure(graph))


def _figure(graph: "nx.Graph[str]") -> "Figure":
    from rightsgraph.network.labels import write_labels
    from rightsgraph.network.layout import positions

    shown = _largest(graph)
    places, (width, height) = positions(shown)
    legend = _legend(shown)
    rows = -(-len(legend) // 4)
    foot = _MARGIN + rows * _ROW
    full = (max(width + 2 * _MARGIN, _SMALLEST[0]), max(height + _HEAD + foot, _SMALLEST[1]))
    shrink = min(1.0, _LARGEST / max(full))
    figure = figure_of(full[0] * shrink, full[1] * shrink)
    axes = head(figure, str(graph.graph.get("title", "Network")), _counts(graph, shown), size=full)
    left, low = (full[0] - width) / 2, foot + (full[1] - foot - _HEAD - height) / 2
    places = {node: (x + left, y + low) for node, (x, y) in places.items()}
    if shown.number_of_nodes() == 0:
        axes.text(
            full[0] / 2, full[1] / 2, "nobody is tied to anybody in this projection", ha="center", color="#555555"
        )
        return figure
    curves = list(_edges(axes, shown, places))
    _nodes(axes, shown, places)
    write_labels(axes, shown, places, curves)
    corner: dict[str, Any] = {"loc": "lower left", "bbox_to_anchor": (_MARGIN - 0.12, 0.1), "borderaxespad": 0}
    axes.legend(
        handles=legend, **corner, bbox_transform=axes.transData, ncol=4, frameon=False, fontsize=8, columnspacing=1.6
    )
    return figure


def _largest(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return the part to draw: those with most ties, each with its neighbours as far as there is room."""
    import networkx as nx

    if len(graph) <= _MOST:
        return graph
    rank = {node: number for number, node in enumerate(sorted(graph, key=lambda n: (-graph.degree(n), n)))}
    kept: set[str] = set()
    for node in rank:
        near = sorted({*nx.all_neighbors(graph, node)} - kept - {node}, key=rank.__getitem__)
        if node in kept:
            continue
        if len(kept) + 2 > _MOST:
            break
        kept.update([node, *near][: _MOST - len(kept)])
    return graph.subgraph(kept).copy()


def _counts(graph: "nx.Graph[str]", shown: "nx.Graph[str]") -> str:
    nodes, edges = shown.number_of_nodes(), shown.number_of_edges()
    count = f"{nodes} nodes, {edges} edges"
    if nodes < graph.number_of_nodes():
        count = (
            f"the {nodes} of {graph.number_of_nodes()} nodes, those with most ties and their neighbours, {edges} edges"
        )
    co_mention = graph.graph.get("layer") == "co-mention"
    return f"{count} · {'nearness in a text, no claim' if co_mention else 'claims, not established facts'}"


def _look(data: dict[str, Any]) -> tuple[str, str]:
    """Return the style and the relation of an edge, as keys of the legend."""
    statuses = set(str(data.get("statuses", "")).split("; ")) - {""}
    firm = {"asserted", "reported", "alleged"}
    style = "disputed" if statuses - firm else "asserted" if "asserted" in statuses or not statuses else "hedged"
    return style, str(data.get("relation", ""))


def _edges(
    axes: "Axes", graph: "nx.Graph[str]", places: dict[str, tuple[float, float]]
) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Draw the edges; yield the label and the points of each."""
    from matplotlib.patches import FancyArrowPatch

    directed = graph.is_directed()
    edges = sorted(graph.edges(data=True), key=lambda e: (min(e[:2]), max(e[:2])))
    for _, group in groupby(edges, key=lambda e: (min(e[:2]), max(e[:2]))):
        parallel = list(group)
        for number, (source, target, data) in enumerate(parallel):
            bend = (number - (len(parallel) - 1) / 2) * 0.22
            bend = bend if source <= target else -bend  # the two directions bow apart, not onto one line
            style, relation = _look(data)
            arrow = FancyArrowPatch(
                places[source],
                places[target],
                arrowstyle="-|>" if directed else "-",
                mutation_scale=11,
                connectionstyle=f"arc3,rad={bend}",
                linestyle=_STYLES[style][0],
                linewidth=1.0 + min(float(data.get("weight", 1)), 6) * 0.25,
                color=_RELATIONS.get(relation, _LINE),
                shrinkA=9,
                shrinkB=9,
                zorder=1,
            )
            axes.add_patch(arrow)
            words = str(data.get("event_types", "")) or ("member" if "member of" in relation else "")
            yield words, _curve(places[source], places[target], bend)


def _curve(start: tuple[float, float], end: tuple[float, float], bend: float) -> list[tuple[float, float]]:
    """Return points along matplotlib's `arc3`, a quadratic curve whose control point is off the middle by `bend`."""
    (x, y), (u, v) = start, end
    cx, cy = (x + u) / 2 + bend * (v - y), (y + v) / 2 - bend * (u - x)
    steps = [n / 20 for n in range(1, 20)]
    return [
        ((1 - t) ** 2 * x + 2 * t * (1 - t) * cx + t * t * u, (1 - t) ** 2 * y + 2 * t * (1 - t) * cy + t * t * v)
        for t in steps
    ]


def _nodes(axes: "Axes", graph: "nx.Graph[str]", places: dict[str, tuple[float, float]]) -> None:
    for node, data in graph.nodes(data=True):
        marker, colour, _ = _KINDS.get(data.get("kind", ""), _OTHER)
        size = 70 + 16 * min(graph.degree(node), 12)
        axes.scatter(*places[node], s=size, marker=marker, color=colour, edgecolors="white", linewidths=1.2, zorder=3)


def _legend(graph: "nx.Graph[str]") -> list[Any]:
    """Return the keys of what occurs in the drawing."""
    from matplotlib.lines import Line2D

    kinds = {data.get("kind", "") for _, data in graph.nodes(data=True)}
    looks = {_look(data) for *_, data in graph.edges(data=True)}
    made = [
        Line2D(
            [],
            [],
            marker=marker,
            color="none",
            markerfacecolor=colour,
            markeredgecolor="white",
            markersize=9,
            label=label,
        )
        for kind, (marker, colour, label) in _KINDS.items()
        if kind in kinds
    ]
    made += [
        Line2D([], [], color=colour, linewidth=2, label=relation)
        for relation, colour in _RELATIONS.items()
        if any(relation == used for _, used in looks)
    ]
    if graph.graph.get("layer") != "co-mention":
        made += [
            Line2D([], [], color="#555555", linewidth=1.4, linestyle=style, label=label)
            for name, (style, label) in _STYLES.items()
            if any(name == used for used, _ in looks)
        ]
    return made
