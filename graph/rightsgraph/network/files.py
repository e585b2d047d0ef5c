"""Networks as files: GraphML, GEXF, CSV and JSON, the same bytes for the same graph."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from rightsgraph.errors import UsageError
from rightsgraph.network.gexf import gexf

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMATS", "write"]

_COLUMNS = ("source", "target", "source_label", "target_label", "source_kind", "target_kind")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(graph: "nx.Graph[str]", format: str, stream: IO[bytes]) -> None:  # noqa: A002 (the word of the command line)
    """Write a projection to a binary stream, in UTF-8; UsageError names the formats.

    `graphml` and `gexf` (1.3, with the times of the edges) are for Gephi and others, `cytoscape` is the JSON of
    Cytoscape and Cytoscape.js, `json` networkx's node-link form. `csv` is the list of edges with a header, one edge a
    line, and `csv-nodes` that of the nodes; a cell that a spreadsheet would take for a formula begins with an
    apostrophe.
    """
    if format not in _WRITERS:
        raise UsageError(f"{format!r}: not a network format; choose one of {', '.join(FORMATS)}")
    stream.write(_WRITERS[format](graph).encode())


def _graphml(graph: "nx.Graph[str]") -> str:
    from networkx.readwrite.graphml import GraphMLWriter

    # Not `write_graphml`: it takes lxml where that is installed, which writes other bytes.
    writer = GraphMLWriter(graph, encoding="utf-8", prettyprint=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{writer}\n'


def _csv(graph: "nx.Graph[str]") -> str:
    edges: list[tuple[str, str, dict[str, Any]]] = list(graph.edges(data=True))
    columns = [*_COLUMNS, *(edges[0][2] if edges else ())]
    ends = (
        [source, target, *(graph.nodes[n].get(name, "") for name in ("label", "kind") for n in (source, target))]
        for source, target, _ in edges
    )
    return _table(columns, ([*row, *data.values()] for row, (*_, data) in zip(ends, edges, strict=True)))


def _csv_nodes(graph: "nx.Graph[str]") -> str:
    nodes: list[tuple[str, Any]] = [(node, data) for node, data in graph.nodes(data=True)]
    columns = list(nodes[0][1]) if nodes else ["label", "kind"]
    return _table(["id", *columns], ([node, *(data.get(c, "") for c in columns)] for node, data in nodes))


def _table(columns: list[str], rows: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    table.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    """Return a value as a spreadsheet will show it, not run it (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(graph: "nx.Graph[str]") -> str:
    import networkx as nx

    return _text(nx.node_link_data(graph, edges="edges"))


def _cytoscape(graph: "nx.Graph[str]") -> str:
    import networkx as nx

    made: dict[str, Any] = nx.cytoscape_data(graph)
    made["data"] = dict(made["data"])
    for number, edge in enumerate(made["elements"]["edges"]):
        data = edge["data"]
        data["id"] = str(data.pop("key", f"edge-{number}"))
    for node in made["elements"]["nodes"]:
        node["data"]["name"] = node["data"].get("label", node["data"]["id"])  # what Cytoscape shows
        node["data"].pop("value", None)
    return _text(made)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_WRITERS: Mapping[str, "Callable[[nx.Graph[str]], str]"] = MappingProxyType(
    {
        "graphml": _graphml,
        "gexf": gexf,
        "csv": _csv,
        "csv-nodes": _csv_nodes,
        "json": _json,
        "cytoscape": _cytoscape,
    }
)

FORMATS = tuple(_WRITERS)
"""The names of the formats that `write` knows."""
