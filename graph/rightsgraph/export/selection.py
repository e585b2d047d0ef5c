"""What of a build is exported, in an order that depends on nothing but the statements.

Nothing here holds more than one graph, or as many statements as are sorted at once: what is more waits on disk.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType, TracebackType
from typing import Self

import pyoxigraph as ox

from rightsgraph.errors import StoreError
from rightsgraph.export.terms import name_of, term_key
from rightsgraph.iris import HR, HRV
from rightsgraph.sorting import Sorted
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

__all__ = [
    "PREFIXES",
    "RDF_TYPE",
    "Properties",
    "Selection",
    "Subject",
    "grouped",
    "numbered",
    "select",
    "selection_of",
]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

PREFIXES = MappingProxyType(
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "hr": HR,
        "hrv": HRV,
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes of every export, by name; none is also the scheme of an IRI, which JSON-LD would take for a prefix."""

_LEFT_OUT = f"<{HR}text>"
_URI_SPACE = ox.NamedNode("http://rdfs.org/ns/void#uriSpace")
_DIGITS = re.compile(r"[0-9]+")
_FOLDERS = {"person": "id/person/", "organisation": "id/org/", "place": "id/place/", "run": "run/"}
_AT_ONCE = 20_000
_END = " .\n"
_FIRST = "!"
"""Stands for `rdf:type` where properties are sorted: before the IRI of any other."""

Properties = Mapping[str, tuple[str, ...]]
"""The values of each property by its IRI, as N-Triples writes them; `rdf:type` first, everything else sorted."""

Subject = tuple[str, Properties]
"""A subject, an IRI or `_:label`, with all that is said of it."""


Statements = Callable[[], Iterator[str]]
"""Reads a graph anew each time: its statements as N-Triples, without the full stop."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The statements to export, by graph; the default graph is the empty string.

    `prefixes` are those of the standards and those of the data's own folders, `names` the same by what they stand for.
    """

    graphs: Mapping[str, Statements]
    prefixes: Mapping[str, str]
    names: Mapping[str, str]

    def subjects(self, graph: str | None = None) -> "Subjects":
        """Return the statements of one graph, or of all as one, by subject: a context manager, which reads them."""
        return Subjects(self.graphs.values() if graph is None else (self.graphs[graph],))

    def compact(self, iri: str) -> tuple[str, str] | None:
        """Return prefix and rest of an IRI, or None when no prefix fits or the rest needs escaping."""
        # Every prefix ends in `/` or `#`, and a rest that needs no escaping holds neither.
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = self.names.get(iri[:end])
        if name is None:
            return None
        rest = iri[end:]
        plain = rest.isascii() and rest.replace("-", "").replace("_", "").isalnum() and not rest.startswith("-")
        return (name, rest) if plain else None


class Subjects:
    """Statements by subject, everything sorted; what several graphs say is said once. Iterate once, inside `with`."""

    def __init__(self, graphs: Iterable[Statements]) -> None:
        self._graphs = graphs
        self._sorted = Sorted()
        self.properties: set[str] = set()
        """The IRIs of all properties."""

    def __enter__(self) -> Self:
        try:
            for statements in self._graphs:
                self._read(statements())
        except BaseException:
            self._sorted.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._sorted.close()

    def __iter__(self) -> Iterator[Subject]:
        return grouped(self.records())

    def records(self) -> Iterator[str]:
        """Return the statements as lines that `grouped` reads, sorted."""
        return iter(self._sorted)

    def _read(self, statements: Iterable[str]) -> None:
        records: list[str] = []
        names = {f"<{RDF_TYPE}>": _FIRST}
        last = begin = ""
        for statement in statements:
            subject, predicate, target = statement.split(" ", 2)
            if subject != last:
                name, last = name_of(subject), subject
                begin = f"{numbered(name)}\t{name}"
            name = names.get(predicate) or names.setdefault(predicate, predicate[1:-1])
            if subject == "<<(" or target.startswith("<<"):
                raise StoreError("a statement about a statement (RDF 1.2) has no place in the model; build it again")
            records.append(f"{begin}\t{name}\t{target}")
            if len(records) == _AT_ONCE:
                self._sorted.add(records)
                records.clear()
        self._sorted.add(records)
        names[f"<{RDF_TYPE}>"] = RDF_TYPE
        self.properties.update(names.values())


def grouped(records: Iterable[str]) -> Iterator[Subject]:
    """Yield the subjects of sorted records.

    A record is what a subject is sorted by, the subject, a property and a value, with tabs between them, which none but
    the last can hold. A subject is sorted by its IRI with all numbers in it of one length, so that `#char=640,655`
    stands before `#char=1063,1084`.
    """
    subject = ""
    properties: dict[str, list[str]] = {}
    for record in records:
        _, name, key, target = record.split("\t", 3)
        if name != subject:
            if subject:
                yield subject, _in_order(properties)
            subject, properties = name, {}
        properties.setdefault(key, []).append(target)
    if subject:
        yield subject, _in_order(properties)


def _in_order(properties: Mapping[str, list[str]]) -> Properties:
    return {
        RDF_TYPE if name == _FIRST else name: (*values,) if len(values) == 1 else (*sorted(values, key=term_key),)
        for name, values in properties.items()
    }


def numbered(iri: str) -> str:
    """Return an IRI with all numbers in it of one length."""
    return _DIGITS.sub(_filled, iri)


def _filled(digits: re.Match[str]) -> str:
    return digits[0].zfill(12)


def select(store: GraphStore, *, include_vocabulary: bool = False) -> Selection:
    """Return what is exported of a store: every graph but the vocabulary's, and no `hr:text`."""
    named = {g.value: g for g in store.store.named_graphs() if include_vocabulary or g.value != VOCABULARY_GRAPH}
    graphs: dict[str, Statements] = {name: partial(_stored, store.store, graph) for name, graph in named.items()}
    described = store.store.quads_for_pattern(None, _URI_SPACE, None, ox.DefaultGraph())
    return _selection(
        {"": partial(_described, store.store), **graphs},
        bases=[q.object.value for q in described if isinstance(q.object, ox.Literal)],
    )


def selection_of(graphs: Mapping[str, Iterable[ox.Quad]], *, bases: Iterable[str]) -> Selection:
    """Return a selection of statements given by graph; `bases` are those under which the data were minted."""
    held = {name: [str(quad.triple) for quad in quads] for name, quads in graphs.items()}
    return _selection({name: partial(iter, statements) for name, statements in held.items()}, bases=bases)


def _selection(graphs: Mapping[str, Statements], *, bases: Iterable[str]) -> Selection:
    spaces = sorted(bases)
    own = {name: spaces[0] + folder for name, folder in _FOLDERS.items()} if spaces else {}
    prefixes = dict(sorted({**PREFIXES, **own}.items()))
    return Selection(
        graphs={name: graphs[name] for name in sorted(graphs)},
        prefixes=MappingProxyType(prefixes),
        names=MappingProxyType({space: name for name, space in prefixes.items()}),
    )


def _stored(store: ox.Store, graph: ox.NamedNode | ox.BlankNode) -> Iterator[str]:
    """Yield the statements of a named graph; as text at once, since an object for each term costs more than reading."""
    where = f"GRAPH {graph} {{ ?s ?p ?o }} FILTER (?p != {_LEFT_OUT})"
    found = store.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}")
    assert isinstance(found, ox.QueryTriples)
    text = (found.serialize(format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    if text:
        yield from text[: -len(_END)].split(_END)


def _described(store: ox.Store) -> Iterator[str]:
    """Yield the statements of the default graph, one by one: it names every document."""
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        statement = str(quad)
        if statement.split(" ", 2)[1] != _LEFT_OUT:
            yield statement
