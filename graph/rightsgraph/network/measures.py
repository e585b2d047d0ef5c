"""Measures of networks: who stands where, which groups there are, and ways between two.

networkx is the reference. Where igraph is installed (the extra `network`; it is GPL-2.0-or-later, so nothing here needs
it) the same functions ask it, which is many times faster on large networks: degrees, betweenness, closeness and
PageRank are the same to six digits, and that is what is given. Communities are another matter: Louvain (networkx) and
Leiden (igraph) are two methods and may part a network differently, so the engine is chosen by size and always named.

A measure describes the network that was projected from texts. Who is written about most is most central; that is
coverage, and says nothing on responsibility.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rightsgraph.errors import UsageError
from rightsgraph.network.parts import find, simple

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["ENGINES", "Measures", "Standing", "communities", "engine", "measure", "paths", "with_measures"]

ENGINES = ("igraph", "networkx")
"""What can compute; igraph only where it is installed."""

METHODS: Mapping[str, str] = {"igraph": "Leiden", "networkx": "Louvain"}
"""How each engine finds communities."""

_DIGITS = 6
_SEED = 20
_DAMPING = 0.85
_FEW = 10_000  # edges up to which networkx finds the communities, so that they do not depend on what is installed
_MOST_PATHS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is measured of one node.

    `degree` counts those it is tied to, `incoming` and `outgoing` the edges in each direction (both equal to `degree`
    without directions), `strength` the sum of the weights of its edges. `betweenness` is the share of shortest paths
    that lead over it (Freeman, normalised), `closeness` the Wasserman-Faust form, over incoming paths; `pagerank` is
    weighted, with damping 0.85. `core` is the largest k of a k-core that holds it; `component` and `community` are
    numbered from 1, largest first.
    """

    node: str
    label: str
    kind: str
    degree: int
    incoming: int
    outgoing: int
    strength: int
    betweenness: float
    closeness: float
    pagerank: float
    core: int
    component: int
    community: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """A network measured: its nodes by degree (highest first), what computed it, and what the numbers are not."""

    standings: tuple[Standing, ...]
    nodes: int
    edges: int
    density: float
    components: int
    communities: int
    modularity: float
    engine: str
    method: str
    note: str


def engine(name: str | None = None) -> str:
    """Return the engine to use: the one named, or igraph where it is installed; UsageError when it cannot be had."""
    installed = find_spec("igraph") is not None
    if name is None:
        return "igraph" if installed else "networkx"
    if name not in ENGINES:
        raise UsageError(f"{name!r}: no engine of measures; choose one of {', '.join(ENGINES)}")
    if name == "igraph" and not installed:
        raise UsageError("igraph: not installed; pip install 'rightsgraph[network]', or take the engine networkx")
    return name


def communities(graph: "nx.Graph[str]", *, using: str | None = None) -> tuple[tuple[str, ...], ...]:
    """Return the communities of a network, largest first, each sorted; the same every time.

    Louvain (Blondel et al. 2008) or Leiden (Traag et al. 2019) over modularity with weights, directions left aside.
    Without `using`, networkx finds those of networks of up to 10,000 edges; igraph, where it is, those of larger ones.
    """
    flat = _undirected(graph)
    chosen = _finder(flat, using)
    if not flat.number_of_edges():
        return tuple((n,) for n in sorted(flat))
    if chosen == "igraph":
        from rightsgraph.network.fast import leiden

        found = leiden(flat, seed=_SEED)
    else:
        import networkx as nx

        found = nx.community.louvain_communities(flat, weight="weight", seed=_SEED)
    return tuple(sorted((tuple(sorted(part)) for part in found), key=lambda part: (-len(part), part)))


def measure(graph: "nx.Graph[str]", *, using: str | None = None) -> Measures:
    """Return the measures of a network; parallel edges count once, with their weights summed."""
    import networkx as nx

    one = simple(graph)
    chosen, flat = engine(using), _undirected(one)
    values = _by_igraph(one) if chosen == "igraph" else _by_networkx(one)
    cores: Mapping[str, int] = nx.core_number(flat) if len(flat) else {}
    parts = sorted((tuple(sorted(p)) for p in nx.connected_components(flat)), key=lambda p: (-len(p), p))
    groups = communities(one, using=using)
    component = {node: number for number, part in enumerate(parts, 1) for node in part}
    community = {node: number for number, part in enumerate(groups, 1) for node in part}
    incoming, outgoing = (one.in_degree, one.out_degree) if isinstance(one, nx.DiGraph) else (one.degree, one.degree)
    standings = [
        Standing(
            node=node,
            label=str(data.get("label", node)),
            kind=str(data.get("kind", "")),
            degree=flat.degree(node),
            incoming=incoming(node),
            outgoing=outgoing(node),
            strength=int(one.degree(node, weight="weight")),
            **{name: round(found[node], _DIGITS) + 0.0 for name, found in values.items()},
            core=cores[node],
            component=component[node],
            community=community[node],
        )
        for node, data in one.nodes(data=True)
    ]
    finder = _finder(flat, using)
    return Measures(
        standings=tuple(sorted(standings, key=lambda s: (-s.degree, -s.strength, s.label, s.node))),
        nodes=len(one),
        edges=one.number_of_edges(),
        density=round(nx.density(one), _DIGITS),
        components=len(parts),
        communities=len(groups),
        modularity=round(nx.community.modularity(flat, list(map(set, groups))), _DIGITS)
        if flat.number_of_edges()
        else 0.0,
        engine=chosen,
        method=f"{METHODS[finder]} ({finder})",
        note=str(graph.graph.get("note", "")),
    )


def with_measures(graph: "nx.Graph[str]", *, using: str | None = None) -> "nx.Graph[str]":
    """Return a copy of a network whose nodes bear their measures as attributes, for Gephi and Cytoscape."""
    measured, made = measure(graph, using=using), graph.copy()
    for standing in measured.standings:
        names = (n for n in Standing.__dataclass_fields__ if n not in ("node", "label", "kind"))
        made.nodes[standing.node].update({name: getattr(standing, name) for name in names})
    made.graph["communities_by"] = measured.method
    return made


def paths(graph: "nx.Graph[str]", one: str, other: str, *, most: int = _MOST_PATHS) -> tuple[tuple[str, ...], ...]:
    """Return the shortest ways between two, as IRIs, at most `most` of them, sorted; none when there is no way.

    Both are IRIs or labels. Directions count where the network has them. A way says who is named with whom, edge by
    edge; it is no link between its ends.
    """
    import networkx as nx

    starts, ends = find(graph, one), find(graph, other)
    found: list[tuple[str, ...]] = []
    flat = nx.DiGraph(graph) if graph.is_directed() else nx.Graph(graph)
    for start in starts:
        for end in ends:
            if start != end and nx.has_path(flat, start, end):
                ways = nx.all_shortest_paths(flat, start, end)
                found += [tuple(way) for way, _ in zip(ways, range(most), strict=False)]
    return tuple(sorted(found, key=lambda way: (len(way), way))[:most])


def _finder(flat: "nx.Graph[str]", using: str | None) -> str:
    return engine(using) if using is not None or flat.number_of_edges() > _FEW else "networkx"


def _undirected(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return the network without directions, weights summed, nodes and edges sorted."""
    import networkx as nx

    flat: nx.Graph[str] = nx.Graph()
    flat.add_nodes_from(sorted(graph))
    for source, target, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1])):
        if source != target:
            before = flat.edges[source, target]["weight"] if flat.has_edge(source, target) else 0
            flat.add_edge(source, target, weight=before + int(data.get("weight", 1)))
    return flat


def _by_networkx(graph: "nx.Graph[str]") -> dict[str, Mapping[str, float]]:
    import networkx as nx

    return {
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
        "pagerank": _pagerank(graph),
    }


def _by_igraph(graph: "nx.Graph[str]") -> dict[str, Mapping[str, float]]:
    from rightsgraph.network.fast import betweenness, closeness, pagerank

    return {
        "betweenness": betweenness(graph),
        "closeness": closeness(graph),
        "pagerank": pagerank(graph, damping=_DAMPING),
    }


def _pagerank(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return PageRank by power iteration (Page et al. 1999), as `networkx.pagerank` does, which would need scipy."""
    import numpy as np

    nodes: Sequence[str] = sorted(graph)
    if not nodes:
        return {}
    at = {node: number for number, node in enumerate(nodes)}
    edges: list[tuple[Any, Any, Any]] = list(graph.edges(data="weight", default=1))
    if not graph.is_directed():
        edges += [(target, source, weight) for source, target, weight in edges if source != target]
    sources = np.array([at[s] for s, _, _ in edges], dtype=np.intp)
    targets = np.array([at[t] for _, t, _ in edges], dtype=np.intp)
    weights = np.array([w for *_, w in edges], dtype=np.float64)
    out = np.bincount(sources, weights, len(nodes))
    dangling = out == 0
    shares = weights / out[sources] if len(edges) else weights
    rank = np.full(len(nodes), 1 / len(nodes))
    for _ in range(1000):
        flow = np.bincount(targets, rank[sources] * shares, len(nodes))
        after = _DAMPING * (flow + rank[dangling].sum() / len(nodes)) + (1 - _DAMPING) / len(nodes)
        done = float(np.abs(after - rank).sum()) < 1e-12
        rank = after
        if done:
            break
    return {node: float(value) for node, value in zip(nodes, rank, strict=True)}
