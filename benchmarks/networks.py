#!/usr/bin/env python3
"""Measures by networkx and by igraph on one invented network of each size: processor seconds, and the ratio.

    python benchmarks/networks.py [EDGES ...]        (2,000 10,000 unless told)

The networks are of the Barabási-Albert kind (few with many ties), which networks of reporting are like. What both give
is compared too: betweenness to six digits, communities by their modularity, for these are two methods.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import networkx as nx

from rightsgraph import network
from rightsgraph.network import fast

_TIES = 5


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds that some work takes, and what it gives."""
    began = time.process_time()
    given = work()
    return time.process_time() - began, given


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(f"{'edges':>8}  {'measure':<12} {'networkx':>10} {'igraph':>8} {'ratio':>6}  what they give")
    for edges in sizes:
        graph = nx.relabel_nodes(nx.barabasi_albert_graph(edges // _TIES, _TIES, seed=1), str)
        nx.set_edge_attributes(graph, 1, "weight")
        slow, ours = seconds(lambda g=graph: nx.betweenness_centrality(g))
        quick, theirs = seconds(lambda g=graph: fast.betweenness(g))
        worst = max(abs(ours[node] - theirs[node]) for node in ours)
        row(graph, "betweenness", slow, quick, f"largest difference {worst:.1e}")
        slow, ours = seconds(lambda g=graph: network.communities(g, using="networkx"))
        quick, theirs = seconds(lambda g=graph: network.communities(g, using="igraph"))
        one, other = (nx.community.modularity(graph, [set(p) for p in parts]) for parts in (ours, theirs))
        row(graph, "communities", slow, quick, f"modularity {one:.3f} and {other:.3f}")


def row(graph: "nx.Graph[str]", what: str, slow: float, quick: float, note: str) -> None:
    """Print one row."""
    print(f"{graph.number_of_edges():>8,}  {what:<12} {slow:>9.2f}s {quick:>7.2f}s {slow / quick:>6.1f}  {note}")


if __name__ == "__main__":
    main([int(size.replace(",", "")) for size in sys.argv[1:]] or [2_000, 10_000])
