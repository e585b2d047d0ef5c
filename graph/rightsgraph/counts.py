"""How much of what a store holds, each thing once although several graphs have it.

A million statements are told apart in memory. Of more, that takes gigabytes: then graphs are looked at one by one, and
what each has is sorted, on disk where it does not fit, at twice the cost.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.sorting import Sorted
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

__all__ = ["Counts", "counted"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_TEXT = f"<{HR}text>"
_VOCABULARY = f"<{VOCABULARY_GRAPH}>"
_DATA = f"FILTER (?g != {_VOCABULARY} && ?p != {_TEXT})"
_IN_MEMORY = 1_000_000
_AT_ONCE = 1 << 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The statistics of VoID (section 4.6) of the named graphs, without the vocabulary and without `hr:text`."""

    triples: int
    subjects: int
    objects: int
    properties: int
    entities: Mapping[str, int]
    """How many entities each class has, by its IRI, sorted."""


def counted(store: GraphStore, *, in_memory: int = _IN_MEMORY) -> Counts:
    """Return the counts of a store; up to so many statements in memory."""
    rows = _by(store, "?p", f"GRAPH ?g {{ ?s ?p ?o }} {_DATA}")
    entities = _by(store, "?c", f"GRAPH ?g {{ ?s a ?c }} FILTER (?g != {_VOCABULARY})")
    repeated = subjects = 0
    with Sorted(at_once=_AT_ONCE) as nodes, Sorted(at_once=_AT_ONCE) as values:
        if sum(rows.values()) <= in_memory:
            subjects, objects = _told_apart(store)
            shared = _shared(store)
        else:
            for number, graph in enumerate(_graphs(store)):
                nodes.add([f"{node}\t{number}" for node in _terms(store, "?s", graph)])
                values.add(_terms(store, "?o", graph))
            subjects = sum(1 for _ in groupby(nodes, key=_first))
            objects = sum(map(len, values.pieces()))
            shared = (node for node, graphs in groupby(nodes, key=_first) if sum(1 for _ in graphs) > 1)
        for node in shared:
            repeated += _repeated(store, node, entities)
    return Counts(
        triples=sum(rows.values()) - repeated,
        subjects=subjects,
        objects=objects,
        properties=len(rows),
        entities=dict(sorted(entities.items())),
    )


def _told_apart(store: GraphStore) -> tuple[int, int]:
    """Return how many subjects there are, and how many objects."""
    where = f"GRAPH ?g {{ ?s ?p ?o }} {_DATA}"
    found = store.store.query(f"SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) WHERE {{ {where} }}")
    assert isinstance(found, ox.QuerySolutions)
    subjects, objects = (int(number.value) for number in next(found))
    return subjects, objects


def _shared(store: GraphStore) -> Iterator[str]:
    """Yield the subjects that stand in several graphs."""
    each = f"SELECT DISTINCT ?s ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {_DATA} }}"
    found = store.store.query(f"SELECT ?s WHERE {{ {{ {each} }} }} GROUP BY ?s HAVING (COUNT(*) > 1)")
    assert isinstance(found, ox.QuerySolutions)
    return (str(node) for (node,) in found)


def _first(line: str) -> str:
    return line.partition("\t")[0]


def _graphs(store: GraphStore) -> Iterator[str]:
    """Yield the graphs that hold data, as they stand in a query."""
    return (f"<{g.value}>" for g in store.store.named_graphs() if g.value != VOCABULARY_GRAPH)


def _terms(store: GraphStore, name: str, graph: str) -> list[str]:
    """Return the different terms at one place of the statements of a graph."""
    found = store.store.query(f"SELECT DISTINCT {name} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} FILTER (?p != {_TEXT}) }}")
    assert isinstance(found, ox.QuerySolutions)
    # A header, and an end of line behind the last: a row of SPARQL's TSV is one term, its line feeds escaped.
    return (found.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode().split("\n")[1:-1]


def _by(store: GraphStore, name: str, where: str) -> dict[str, int]:
    """Return how often each value of a variable occurs."""
    found = store.store.query(f"SELECT {name} (COUNT(*) AS ?n) WHERE {{ {where} }} GROUP BY {name}")
    assert isinstance(found, ox.QuerySolutions)
    return {term.value: int(number.value) for term, number in found}


def _repeated(store: GraphStore, node: str, entities: dict[str, int]) -> int:
    """Return how many statements of a node are said once more, and correct the count of its classes."""
    if not node.startswith("<"):
        return 0  # in a query, the name of a blank node is a variable; the model has none
    where = f"GRAPH ?g {{ {node} ?p ?o }} {_DATA}"
    found = store.store.query(f"SELECT ?p ?o (COUNT(*) AS ?n) WHERE {{ {where} }} GROUP BY ?p ?o HAVING (COUNT(*) > 1)")
    assert isinstance(found, ox.QuerySolutions)
    repeated = 0
    for name, value, number in found:
        more = int(number.value) - 1
        repeated += more
        if str(name) == _TYPE:
            entities[value.value] -= more
    return repeated
