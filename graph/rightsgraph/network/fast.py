"""Measures by igraph, a library in C. It is optional, and networkx gives the same without it."""

import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["betweenness", "closeness", "leiden", "pagerank"]


def betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the share of shortest paths that lead over each node, normalised as networkx does."""
    made, nodes = _igraph(graph)
    pairs = (len(nodes) - 1) * (len(nodes) - 2) / (1 if graph.is_directed() else 2)
    return {n: v / pairs if pairs > 0 else 0.0 for n, v in zip(nodes, made.betweenness(), strict=True)}


def closeness(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return the closeness of each node over incoming paths, scaled by what reaches it (Wasserman and Faust 1994)."""
    made, nodes = _igraph(graph)
    reached = made.neighborhood_size(order=len(nodes), mode="in") if nodes else []
    near = made.closeness(mode="in") if nodes else []
    scale = max(len(nodes) - 1, 1)
    return {n: c * (r - 1) / scale if r > 1 else 0.0 for n, c, r in zip(nodes, near, reached, strict=True)}


def pagerank(graph: "nx.Graph[str]", *, damping: float) -> dict[str, float]:
    """Return the weighted PageRank of each node."""
    made, nodes = _igraph(graph)
    ranks = made.pagerank(damping=damping, weights="weight") if nodes else []
    return dict(zip(nodes, ranks, strict=True))


def leiden(graph: "nx.Graph[str]", *, seed: int) -> list[set[str]]:
    """Return the communities of a network without directions by the Leiden method over modularity with weights."""
    import igraph

    made, nodes = _igraph(graph)
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 (a seed for the same result, not a secret)
    try:
        parts = made.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
    finally:
        igraph.set_random_number_generator(random)
    return [{nodes[number] for number in part} for part in parts]


def _igraph(graph: "nx.Graph[str]") -> tuple[Any, list[str]]:
    """Return a network as igraph's, nodes and edges in sorted order, with its nodes."""
    import igraph

    nodes = sorted(graph)
    at = {node: number for number, node in enumerate(nodes)}
    edges = sorted((at[s], at[t], w) for s, t, w in graph.edges(data="weight", default=1))
    made = igraph.Graph(n=len(nodes), edges=[e[:2] for e in edges], directed=graph.is_directed())
    made.es["weight"] = [w for *_, w in edges]
    return made, nodes
