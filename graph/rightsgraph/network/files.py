"""Networks as files: GraphML, GEXF, CSV and node-link JSON, the same bytes for the same graph."""

import csv
import io
import json
from typing import IO, TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from rightsgraph.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMATS", "write"]

FORMATS = ("graphml", "gexf", "csv", "json")
"""The names of the formats that `write` knows."""

_COLUMNS = ("source", "target", "source_label", "target_label", "source_kind", "target_kind")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(graph: "nx.Graph[str]", format: str, stream: IO[bytes]) -> None:  # noqa: A002 (the word of the command line)
    """Write a projection to a binary stream, in UTF-8; UsageError names the formats.

    `csv` is the list of edges with a header, one edge a line; a node without an edge is not in it. A cell that a
    spreadsheet would take for a formula starts with an apostrophe. `json` is networkx's node-link form.
    """
    match format:
        case "graphml":
            text = _graphml(graph)
        case "gexf":
            text = _gexf(graph)
        case "csv":
            text = _csv(graph)
        case "json":
            text = _json(graph)
        case _:
            raise UsageError(f"{format!r}: not a network format; choose one of {', '.join(FORMATS)}")
    stream.write(text.encode())


def _graphml(graph: "nx.Graph[str]") -> str:
    from networkx.readwrite.graphml import GraphMLWriter

    # Not `write_graphml`: it takes lxml where that is installed, which writes other bytes.
    writer = GraphMLWriter(graph, encoding="utf-8", prettyprint=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{writer}\n'


def _gexf(graph: "nx.Graph[str]") -> str:
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    root = writer.xml
    for meta in [child for child in root if child.tag.rsplit("}", 1)[-1] == "meta"]:
        root.remove(meta)  # it holds today's date and the version of networkx
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _csv(graph: "nx.Graph[str]") -> str:
    edges: list[tuple[str, str, dict[str, Any]]] = list(graph.edges(data=True))
    columns = [*_COLUMNS, *(edges[0][2] if edges else ())]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    for source, target, data in edges:
        ends = [source, target, *(graph.nodes[n][name] for name in ("label", "kind") for n in (source, target))]
        table.writerow([_cell(value) for value in (*ends, *data.values())])
    return text.getvalue()


def _cell(value: str | int) -> str | int:
    """Return a value as a spreadsheet will show it, not run it (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(graph: "nx.Graph[str]") -> str:
    import networkx as nx

    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=2) + "\n"
