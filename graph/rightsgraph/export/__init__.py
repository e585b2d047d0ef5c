"""A build in the formats of linked data, and as JSON lines of claims, of mentions and of posts.

The same graph gives the same bytes, in whatever order its documents were loaded. Two things stay in the build: the
vocabulary (unless asked for) and `hr:text`, the texts themselves, which belong to those who published them.
Turtle, N-Triples and RDF/XML know no named graphs: there, all graphs are one.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import IO

from rightsgraph.errors import UsageError
from rightsgraph.export.jsonld import jsonld
from rightsgraph.export.lines import claim_lines, mention_lines, post_lines
from rightsgraph.export.rdfxml import rdfxml
from rightsgraph.export.selection import Selection, select, selection_of
from rightsgraph.export.turtle import trig, turtle
from rightsgraph.sorting import Sorted
from rightsgraph.store import GraphStore, opened

__all__ = [
    "FORMATS",
    "Selection",
    "claim_lines",
    "export",
    "mention_lines",
    "post_lines",
    "select",
    "selection_of",
    "written",
]

_AT_ONCE = 20_000


def _nquads(selection: Selection) -> Iterator[str]:
    return _lines(selection, named=True)


def _ntriples(selection: Selection) -> Iterator[str]:
    return _lines(selection, named=False)


def _lines(selection: Selection, *, named: bool) -> Iterator[str]:
    with Sorted() as ordered:
        for graph, statements in selection.graphs.items():
            end = f" <{graph}> ." if named and graph else " ."
            found = statements()
            while some := [statement + end for statement in islice(found, _AT_ONCE)]:
                ordered.add(some)
        for piece in ordered.pieces():
            if piece:
                yield "\n".join(piece) + "\n"


_RDF: Mapping[str, Callable[[Selection], Iterable[str]]] = MappingProxyType(
    {
        "turtle": turtle,
        "trig": trig,
        "nquads": _nquads,
        "ntriples": _ntriples,
        "jsonld": jsonld,
        "rdfxml": rdfxml,
    }
)
_LINES: Mapping[str, Callable[[GraphStore], Iterable[str]]] = MappingProxyType(
    {"jsonl": claim_lines, "mentions": mention_lines, "posts": post_lines}
)

FORMATS = (*_RDF, *_LINES)
"""The names of the formats that `export` writes."""


def export(
    source: str | Path | GraphStore,
    format: str,  # noqa: A002 (the word of the command line)
    stream: IO[bytes],
    *,
    include_vocabulary: bool = False,
) -> None:
    """Write the build at `source` (its folder, or its open store) to a binary stream, in UTF-8 with line feeds.

    UsageError names the formats when `format` is none of them, or the property that RDF/XML has no name for;
    StoreError when `source` cannot be read. `include_vocabulary` concerns the formats of RDF only.
    """
    if format not in FORMATS:
        raise UsageError(f"{format!r}: not an export format; choose one of {', '.join(FORMATS)}")
    with opened(source) as store, _uncollected():
        if format in _LINES:
            pieces = _LINES[format](store)
        else:
            pieces = written(select(store, include_vocabulary=include_vocabulary), format)
        for piece in pieces:
            stream.write(piece.encode())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the garbage collector off: an export makes millions of objects and no cycles of them."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def written(selection: Selection, format: str) -> Iterable[str]:  # noqa: A002 (the word of the command line)
    """Return the statements of a selection in a format of RDF, piece by piece."""
    return _RDF[format](selection)
