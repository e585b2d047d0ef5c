"""GEXF 1.3 (gexf.net), dynamic: each edge is there in the time that its claims speak of.

networkx writes version 1.2 at most, with today's date in it. An edge without any date has no start and no end, so that
it shows at all times; a node has them only when all its edges do. Times of one edge that touch are one, for Gephi takes
no two intervals that overlap.
"""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from rightsgraph.network.ties import every_edge

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["gexf", "merged"]

_NAMESPACE = "http://gexf.net/1.3"
_OPEN = ".."
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}

Period = tuple[str, str]


def gexf(graph: "nx.Graph[str]") -> str:
    """Return a network as GEXF 1.3, the same text for the same graph."""
    nodes: list[tuple[str, Any]] = [(node, data) for node, data in graph.nodes(data=True)]
    edges = [(ends[0], ends[1], ends[2] if len(ends) > 2 else None, data) for *ends, data in every_edge(graph)]
    times = [merged(str(data.get("periods", ""))) for *_, data in edges]
    of_nodes: defaultdict[str, list[Sequence[Period]]] = defaultdict(list)
    for (source, target, *_), periods in zip(edges, times, strict=True):
        of_nodes[source].append(periods)
        of_nodes[target].append(periods)
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "rightsgraph"
    words = (str(graph.graph.get(name, "")) for name in ("title", "note"))
    ET.SubElement(meta, "description").text = ". ".join(filter(None, words))
    attributes: dict[str, str] = {"defaultedgetype": "directed" if graph.is_directed() else "undirected"}
    if any(times):
        attributes |= {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    body = ET.SubElement(root, "graph", attributes)
    node_columns = _columns(body, "node", [data for _, data in nodes])
    edge_columns = _columns(body, "edge", [data for *_, data in edges])
    listed = ET.SubElement(body, "nodes", {"count": str(len(nodes))})
    for node, data in nodes:
        made = ET.SubElement(listed, "node", {"id": node, "label": str(data.get("label", node))})
        spans = of_nodes[node]
        _values(made, node_columns, data)
        _times(made, merged("; ".join("/".join(p) for span in spans for p in span)) if all(spans) else ())
    listed = ET.SubElement(body, "edges", {"count": str(len(edges))})
    for number, ((source, target, key, data), periods) in enumerate(zip(edges, times, strict=True)):
        ends = {"id": str(number if key is None else key), "source": source, "target": target}
        weight = {"weight": str(data["weight"])} if "weight" in data else {}
        kind = " ".join(filter(None, (str(data.get("relation", "")), str(data.get("event_types", "")))))
        made = ET.SubElement(listed, "edge", {**ends, **weight, **({"kind": kind} if graph.is_multigraph() else {})})
        _values(made, edge_columns, data)
        _times(made, periods)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def merged(periods: str) -> tuple[Period, ...]:
    """Return periods such as `2001-05-01/2001-05-31; 2001-06-01/..` in order, those that touch as one."""
    spans = sorted(_days(period) for period in periods.split("; ") if period)
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple((_day(first), _day(last)) for first, last in found)


_EARLIEST, _LATEST = 0, datetime.date.max.toordinal() + 1


def _days(period: str) -> tuple[int, int]:
    first, _, last = period.partition("/")
    begin = _EARLIEST if first == _OPEN else datetime.date.fromisoformat(first).toordinal()
    end = _LATEST if last == _OPEN else datetime.date.fromisoformat(last).toordinal()
    return begin, max(begin, end)


def _day(ordinal: int) -> str:
    return _OPEN if ordinal in (_EARLIEST, _LATEST) else datetime.date.fromordinal(ordinal).isoformat()


def _columns(body: ET.Element, kind: str, rows: list[dict[str, Any]]) -> dict[str, str]:
    """Declare the attributes of nodes or edges; return the id of each. Label and weight have a place of their own."""
    names = list(dict.fromkeys(name for row in rows for name in row if name not in ("label", "weight")))
    if not names:
        return {}
    declared = ET.SubElement(body, "attributes", {"class": kind, "mode": "static"})
    for number, name in enumerate(names):
        sort = next(type(row[name]) for row in rows if name in row)
        ET.SubElement(declared, "attribute", {"id": str(number), "title": name, "type": _TYPES.get(sort, "string")})
    return {name: str(number) for number, name in enumerate(names)}


def _values(made: ET.Element, columns: dict[str, str], data: dict[str, Any]) -> None:
    values = ET.SubElement(made, "attvalues")
    for name, column in columns.items():
        if name in data:
            ET.SubElement(values, "attvalue", {"for": column, "value": str(data[name])})


def _times(made: ET.Element, periods: Sequence[Period]) -> None:
    limits = [{name: day for name, day in (("start", first), ("end", last)) if day != _OPEN} for first, last in periods]
    if len(limits) == 1:
        made.attrib.update(limits[0])
    elif limits:
        spells = ET.SubElement(made, "spells")
        for limit in limits:
            ET.SubElement(spells, "spell", limit)
