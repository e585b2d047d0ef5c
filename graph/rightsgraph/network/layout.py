"""Where the nodes of a drawing stand: stress majorization of each component, then the components side by side.

Gansner, Koren and North, "Graph Drawing by Stress Majorization" (2004): distances on paper follow distances in the
graph. It needs no random start and nothing beyond numpy.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["positions"]

Points = NDArray[np.float64]

_ROUNDS = 300
_STEP = 1.6  # inches that stand for one step along an edge
_NEAREST = 0.95  # inches that two nodes keep apart
_WIDEST = 3.0  # how many times `_STEP` a crowded component may be stretched
_PADDING = (1.5, 0.85)  # inches around a component, for the labels


def positions(graph: "nx.Graph[str]") -> tuple[dict[str, tuple[float, float]], tuple[float, float]]:
    """Return the place of every node in inches, and the width and height of the whole."""
    import networkx as nx

    flat: nx.Graph[str] = nx.Graph()
    flat.add_nodes_from(sorted(graph))
    flat.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in graph.edges()}))
    parts = sorted((sorted(part) for part in nx.connected_components(flat)), key=lambda p: (-len(p), p))
    placed = [(part, _placed(flat, part)) for part in parts]
    placed.sort(key=lambda p: -round(float(np.ptp(p[1], axis=0)[1]), 3))  # the tall first: the small fill the gaps
    sizes = [np.ptp(points, axis=0) + _PADDING for _, points in placed]
    corners = _packed([(float(w), float(h)) for w, h in sizes])
    found: dict[str, tuple[float, float]] = {}
    bottom = max((y + h for (_, y), (_, h) in zip(corners, sizes, strict=True)), default=0.0)
    for (part, points), (x, y), (_, height) in zip(placed, corners, sizes, strict=True):
        corner = np.array([x + _PADDING[0] / 2, bottom - y - height + _PADDING[1] / 2])
        moved = points - points.min(axis=0) + corner
        found |= {node: (round(float(px), 3), round(float(py), 3)) for node, (px, py) in zip(part, moved, strict=True)}
    widest = max((x + w for (x, _), (w, _) in zip(corners, sizes, strict=True)), default=0.0)
    return found, (float(widest), float(bottom))


def _packed(sizes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the upper left corner of each box, y downwards: the highest gap in which it fits, then the leftmost."""
    row = max([float(np.sqrt(sum(w * h for w, h in sizes) * 1.5)), *(w for w, _ in sizes)], default=1.0) + 1e-6
    placed: list[tuple[float, float, float, float]] = []
    for width, height in sizes:
        spots = sorted({(y, x) for x in {0.0, *(b[2] for b in placed)} for y in {0.0, *(b[3] for b in placed)}})
        y, x = next(
            (y, x)
            for y, x in spots
            if x + width <= row
            and not any(
                x < b[2] - 1e-9 and b[0] < x + width - 1e-9 and y < b[3] - 1e-9 and b[1] < y + height - 1e-9
                for b in placed
            )
        )
        placed.append((x, y, x + width, y + height))
    return [(x, y) for x, y, *_ in placed]


def _placed(graph: "nx.Graph[str]", part: list[str]) -> Points:
    """Return the points of one component, in inches, wider than high."""
    if len(part) == 1:
        return np.zeros((1, 2))
    points = _majorized(_distances(graph, part))
    points -= points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    points = points @ axes.T  # the longest extent becomes the width
    points *= np.where(points[np.abs(points).argmax(axis=0), [0, 1]] < 0, -1, 1)  # an axis has no sign of its own
    gaps = np.linalg.norm(points[:, None] - points[None], axis=2) + np.eye(len(part)) * 1e9
    scaled: Points = points * min(max(_STEP, _NEAREST / max(float(gaps.min()), 1e-6)), _STEP * _WIDEST)
    return scaled


def _distances(graph: "nx.Graph[str]", part: list[str]) -> Points:
    import networkx as nx

    at = {node: number for number, node in enumerate(part)}
    steps = np.zeros((len(part), len(part)))
    for node in part:
        for other, length in nx.single_source_shortest_path_length(graph, node).items():
            steps[at[node], at[other]] = length
    return steps


def _majorized(steps: Points) -> Points:
    """Return points whose distances are as near to `steps` as can be, near pairs counting most (weight 1/d²)."""
    n = len(steps)
    turns = 2 * np.pi * np.arange(n) / n
    points = np.column_stack([np.cos(turns), np.sin(turns) * 0.8]) * max(float(steps.max()) / 2, 0.5)
    far = steps + np.eye(n)
    weights = (1 - np.eye(n)) / far**2
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(_ROUNDS):
        gaps = np.linalg.norm(points[:, None] - points[None], axis=2)
        pull = -weights * steps / np.maximum(gaps, 1e-9)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        moved = inverse @ (pull @ points)
        done = float(np.abs(moved - points).max()) < 1e-5
        points = moved
        if done:
            break
    return points
