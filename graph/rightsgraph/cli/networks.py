"""What `network` does with a projection: the part asked for, and its measures as a table or in a file."""

import argparse
import io
import shutil
from typing import IO, TYPE_CHECKING

from rightsgraph.cli.screen import printable

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["measured_table", "shaped", "write_network"]

_ROWS = 40
_COLUMNS = (
    ("kind", "kind"),
    ("degree", "degree"),
    ("strength", "strength"),
    ("betweenness", "between"),
    ("closeness", "close"),
    ("pagerank", "pagerank"),
    ("core", "core"),
    ("component", "part"),
    ("community", "community"),
)


def shaped(graph: "nx.Graph[str]", options: argparse.Namespace) -> "nx.Graph[str]":
    """Return the part of a projection that is asked for, with its measures when a file is to hold them."""
    from rightsgraph.network import ego, fold, with_measures

    if options.fold is not None:
        graph = fold(graph, options.fold)
    if options.ego is not None:
        graph = ego(graph, options.ego, radius=options.radius)
    if options.measures and options.format is not None:
        graph = with_measures(graph, using=options.engine)
    return graph


def write_network(graph: "nx.Graph[str]", options: argparse.Namespace, stream: IO[bytes]) -> None:
    """Write a network in its format, or its measures as a table."""
    from rightsgraph.network import write

    if options.format is not None:
        write(graph, options.format, stream)
    else:
        stream.write(measured_table(graph, options.engine).encode())


def measured_table(graph: "nx.Graph[str]", engine: str | None) -> str:
    """Return the measures of a network as a table of the 40 nodes with most ties, and what the numbers are not."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from rightsgraph.network import measure

    found = measure(graph, using=engine)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("name", overflow="fold")
    for _, title in _COLUMNS:
        table.add_column(title, justify="left" if title == "kind" else "right", no_wrap=True)
    for standing in found.standings[:_ROWS]:
        cells = (getattr(standing, name) for name, _ in _COLUMNS)
        table.add_row(Text(printable(standing.label)), *(f"{c:.4f}" if isinstance(c, float) else str(c) for c in cells))
    stream = io.StringIO()
    width = max(shutil.get_terminal_size((110, 24)).columns, 100)
    console = Console(file=stream, width=width, color_system=None, highlight=False, legacy_windows=False)
    console.print(table)
    more = found.nodes - len(found.standings[:_ROWS])
    lines = [
        str(graph.graph.get("title", "")),
        f"{found.nodes} nodes, {found.edges} edges (parallel ones once), density {found.density:.4f}",
        f"{found.components} parts; {found.communities} communities by {found.method}, {found.modularity:.3f} modular",
        f"measures by {found.engine}",
        found.note,
        "A measure describes what was written: who is written about most is most central.",
        "",
        *(line.rstrip() for line in stream.getvalue().splitlines()),
    ]
    if more > 0:
        lines.append(f"and {more} more: --format csv-nodes has all")
    return "\n".join(lines) + "\n"
