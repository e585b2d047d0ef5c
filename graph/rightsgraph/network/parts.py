"""Parts of a network, and networks made of one: around somebody, folded onto one kind, one tie a pair, by slices."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsgraph.errors import UsageError
from rightsgraph.iris import fold as folded_name
from rightsgraph.network.projections import project
from rightsgraph.network.ties import every_edge
from rightsgraph.records import Status
from rightsgraph.store import GraphStore, opened

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["ego", "find", "fold", "simple", "slices"]

_SEVERAL = ("relation", "event_types", "statuses", "said_by", "documents", "periods")
_SHOWN = 8  # names that an error offers
_RANK = {status.value: number for number, status in enumerate(Status)}


def find(graph: "nx.Graph[str]", who: str) -> tuple[str, ...]:
    """Return the nodes that `who` names, by IRI or by label (in any case), sorted; UsageError when there is none.

    A label may name several: two people of one name are two nodes.
    """
    if who in graph:
        return (who,)
    wanted = folded_name(who)
    found = tuple(sorted(n for n, data in graph.nodes(data=True) if folded_name(str(data.get("label", ""))) == wanted))
    if not found:
        parts = sorted({str(d["label"]) for _, d in graph.nodes(data=True) if wanted in folded_name(str(d["label"]))})
        near = f"; names that hold it: {', '.join(parts[:_SHOWN])}" if parts else ""
        raise UsageError(f"{who!r}: nobody of that name is in this network{near}")
    return found


def ego(graph: "nx.Graph[str]", who: str, *, radius: int = 1) -> "nx.Graph[str]":
    """Return the part of a network within `radius` steps of somebody, in either direction of its edges.

    `who` is an IRI or a label; where several have that label, it is the part around each of them.
    """
    centre = find(graph, who)
    near, edge = set(centre), set(centre)
    for _ in range(radius):
        edge = {n for node in edge for n in _neighbours(graph, node)} - near
        near |= edge
    part: nx.Graph[str] = _like(graph, title=f"{graph.graph.get('title', 'Network')}: around {_labels(graph, centre)}")
    part.add_nodes_from((n, data) for n, data in graph.nodes(data=True) if n in near)
    part.add_edges_from(e for e in every_edge(graph) if e[0] in near and e[1] in near)
    return part


def fold(graph: "nx.Graph[str]", kind: str = "person") -> "nx.Graph[str]":
    """Return the one-mode projection of a bipartite network: two nodes of a kind are tied by those they share.

    `weight` is the number of nodes shared, and `relation` names them. Every tie keeps the statuses of all edges it is
    made of, so that what rests on an allegation still says so.
    """
    made: nx.Graph[str] = _like(graph, title=f"{graph.graph.get('title', 'Network')}, folded onto: {kind}")
    made.add_nodes_from((n, data) for n, data in graph.nodes(data=True) if data.get("kind") == kind)
    through: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for middle in graph:
        if graph.nodes[middle].get("kind") != kind:
            ends = sorted(n for n in graph[middle] if n in made)
            for one, other in combinations(ends, 2):
                through[one, other].append(middle)
    for (one, other), shared in sorted(through.items()):
        legs = [graph.edges[end, middle] for middle in shared for end in (one, other)]
        data = _joined(legs)
        data["relation"] = "share " + "; ".join(sorted({str(graph.nodes[m].get("label", m)) for m in shared}))
        made.add_edge(one, other, **{**data, "weight": len(shared)})
    return made


def simple(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Return the network with one edge a pair (and direction): weights summed, statuses and sources joined."""
    import networkx as nx

    made: nx.Graph[str] = nx.DiGraph(**graph.graph) if graph.is_directed() else nx.Graph(**graph.graph)
    made.add_nodes_from(graph.nodes(data=True))
    legs: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, data in graph.edges(data=True):
        legs.setdefault((source, target), []).append(data)
    made.add_edges_from((*pair, _joined(parallel)) for pair, parallel in legs.items())
    return made


def slices(source: str | Path | GraphStore, name: str) -> Iterator[tuple[int, "nx.Graph[str]"]]:
    """Yield each year that events of a build speak of, with the projection of that year; undated events are in none.

    Each slice reads the build again: on a large one, ask `project` for the years that are wanted.
    """
    with opened(source) as store:
        whole = project(store, name)
        days = (str(data.get(end, "")) for *_, data in whole.edges(data=True) for end in ("first_date", "last_date"))
        known = sorted({int(day[:4]) for day in days if day})
        for year in range(known[0], known[-1] + 1) if known else ():
            graph = project(store, name, since=str(year), until=str(year))
            if graph.number_of_edges():
                yield year, graph


def _like(graph: "nx.Graph[str]", **changed: str) -> "nx.Graph[str]":
    made: nx.Graph[str] = graph.__class__()
    made.graph.update({**graph.graph, **changed})
    return made


def _labels(graph: "nx.Graph[str]", nodes: tuple[str, ...]) -> str:
    label = str(graph.nodes[nodes[0]].get("label", nodes[0]))
    return label if len(nodes) == 1 else f"{len(nodes)} of the name {label}"


def _neighbours(graph: "nx.Graph[str]", node: str) -> Iterator[str]:
    import networkx as nx

    yield from nx.all_neighbors(graph, node)


def _joined(legs: list[dict[str, Any]]) -> dict[str, str | int]:
    """Return the attributes of edges as those of one."""
    made: dict[str, str | int] = dict(legs[0])
    for name in _SEVERAL:
        made[name] = "; ".join(_parts(str(leg.get(name, "")) for leg in legs))
    made["sources"] = " ".join(dict.fromkeys(s for leg in legs for s in str(leg.get("sources", "")).split()))
    made["evidence"] = " | ".join(dict.fromkeys(str(leg["evidence"]) for leg in legs if leg.get("evidence")))
    made["weight"] = sum(int(leg.get("weight", 1)) for leg in legs)
    made["document_count"] = len(_parts([str(made["documents"])]))
    made["first_date"] = min((str(leg["first_date"]) for leg in legs if leg.get("first_date")), default="")
    made["last_date"] = max((str(leg["last_date"]) for leg in legs if leg.get("last_date")), default="")
    return made


def _parts(values: Any) -> list[str]:
    """Return the single values of attributes that hold several, sorted, statuses in their own order."""
    found = {part for value in values for part in value.split("; ") if part}
    return sorted(found, key=lambda p: (_RANK.get(p, len(_RANK)), p))
