#!/usr/bin/env python3
"""What each named question and each export costs on builds of growing size, beside rdflib and pyoxigraph's own dump.

    python benchmarks/questions.py OUT [--sizes 10000 100000 1000000] [--rdflib 100000] [--limit 60]

A smaller build is made of the first documents of OUT. Times are processor seconds. A question on a person is asked of
the one who is told of most, in the year with most events; the others as they ship. rdflib has all statements in one
graph in memory; it is asked up to a size, each question for at most `--limit` seconds (`>` where that was not enough),
and `!` marks an answer of another number of rows. It is asked without the lists (`{ SELECT ?x WHERE { ... } }`) that
the questions are made of, for they make it slower.
"""

import argparse
import io
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from rightsgraph.export import export
from rightsgraph.export.selection import PREFIXES
from rightsgraph.queries import ask, bind, named_queries
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore, current

_OF_DOCUMENTS = {
    "http://purl.org/dc/terms/hasPart",
    "http://www.w3.org/ns/prov#used",
    "http://www.w3.org/ns/prov#wasDerivedFrom",
    "https://schema.org/sha256",
}
"""What the description of a build says of each document: left out of a smaller build."""
_LEAST = 0.2
_LIST = re.compile(r"(OPTIONAL )?\{ SELECT (?:\?\w+ )+WHERE \{")
_FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_MOST_TOLD = """PREFIX hr: <https://w3id.org/rightsgraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { ?e hr:affected ?p . ?p a hr:Person ; rdfs:label ?name }
GROUP BY ?name ORDER BY DESC(COUNT(DISTINCT ?e)) ?name LIMIT 1"""
_BUSIEST = """PREFIX hr: <https://w3id.org/rightsgraph/ns#>
SELECT ?year WHERE { ?e a hr:Event ; hr:beginEarliest ?day BIND(YEAR(?day) AS ?year) }
GROUP BY ?year ORDER BY DESC(COUNT(?e)) ?year LIMIT 1"""


class _Counting(io.RawIOBase):
    """Takes what is written and keeps its size."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.size += len(data)
        return len(data)


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds that some work takes, and what it gives; what is quick is done again and again."""
    began, times = time.process_time(), 0
    while not times or (took := time.process_time() - began) < _LEAST:
        given = work()
        times += 1
    return took / times, given


def part(source: GraphStore, size: int, folder: Path) -> GraphStore:
    """Return a build of the first documents of another, up to a number of statements; the other when it has no more."""
    if size >= len(source.store):
        return source
    described = source.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    quads = [quad for quad in described if quad.predicate.value not in _OF_DOCUMENTS]
    for graph in source.graphs():
        found = list(source.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        if len(quads) + len(found) > size:
            break
        quads += found
    with GraphStore.create(folder) as made:
        made.store.bulk_extend(quads)
    return GraphStore.open(folder)


def questions(store: GraphStore) -> dict[str, str]:
    """Return the named questions, those on a person and a period asked of what the build tells most of."""
    name, year = ((list(ask(store.store, query)) or [("nobody",)])[0][0] for query in (_MOST_TOLD, _BUSIEST))
    values = {"name": name, "from": f"{year}-01-01", "until": f"{year}-12-31", "on": f"{year}-07-01"}
    return {
        query.name: bind(query.text, {p.name: str(values[p.name]) for p in query.parameters if p.name in values})
        for query in named_queries()
    }


def in_rdflib(store: GraphStore) -> Any:
    """Return all statements of a store in one rdflib graph."""
    import rdflib

    data = io.BytesIO()
    ox.serialize((quad.triple for quad in store.store), data, format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=data.getvalue(), format="nt")


def flat(text: str) -> str:
    """Return a question with plain patterns in the place of its lists: what rdflib answers fastest."""
    while found := _LIST.search(text):
        end, depth = found.end(), 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        inner, after = text[found.end() : end - 1].strip(), text.index("}", end) + 1
        plain = f"OPTIONAL {{ {inner} }}" if found[1] else f"{inner} ."
        text = text[: found.start()] + plain + text[after:]
    return text


def within(limit: float, work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor seconds that some work takes and what it gives; None when it takes longer than the limit."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        return seconds(work)
    except TimeoutError:
        return limit, None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def ask_all(store: GraphStore, limit: float, *, beside: bool) -> None:
    """Print a line for each question."""
    graph = in_rdflib(store) if beside else None
    print(f"{'question':32} {'rows':>7} {'seconds':>8} {'rdflib':>9} {'ratio':>7}")
    for name, text in questions(store).items():
        took, rows = seconds(lambda text=text: len(list(ask(store.store, text))))
        line = f"{name:32} {rows:7,} {took:8.3f}"
        if graph is not None:
            slow, other = within(limit, lambda text=text: len(list(graph.query(flat(text)))))
            late = ">" if other is None else "!" if other != rows else ""
            line += f" {late + format(slow, '.3f'):>9} {slow / took:7.1f}"
        print(line, flush=True)


def dump(store: GraphStore, form: str, stream: Any) -> None:
    """Write all of a store by pyoxigraph itself; Turtle graph by graph, for it has no graphs."""
    prefixes = None if form == "nquads" else dict(PREFIXES)
    graphs: Iterable[Any] = [None]
    if form == "turtle":
        graphs = [ox.DefaultGraph(), *map(ox.NamedNode, (*store.graphs(), VOCABULARY_GRAPH))]
    for graph in graphs:
        store.store.dump(stream, _FORMATS[form], from_graph=graph, prefixes=prefixes)


def export_all(store: GraphStore) -> None:
    """Print a line for each format."""
    print(f"{'export':32} {'MB':>7} {'seconds':>8} {'its dump':>9} {'ratio':>7}")
    for form in _FORMATS:
        stream = _Counting()
        slow, _ = seconds(lambda form=form: dump(store, form, _Counting()))
        took, _ = seconds(lambda form=form, stream=stream: export(store, form, stream))
        print(f"{form:32} {stream.size / 1e6:7,.1f} {took:8.2f} {slow:9.2f} {took / slow:7.1f}", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, metavar="OUT", help="a build")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rdflib", type=int, default=100_000, help="the largest size at which rdflib is asked")
    parser.add_argument("--limit", type=float, default=60, help="seconds that rdflib has for a question")
    options = parser.parse_args()
    with GraphStore.open(current(options.out)) as source, tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            with part(source, size, Path(folder) / str(size)) as store:
                print(f"\n{len(store.store):,} statements, {len(store.graphs()):,} documents")
                ask_all(store, options.limit, beside=size <= options.rdflib)
                if size == options.sizes[-1]:
                    print()
                    export_all(store)


if __name__ == "__main__":
    sys.exit(main())
