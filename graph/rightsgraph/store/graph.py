"""The graph on disk: one named graph a document, in a pyoxigraph store at `OUT/graph/`."""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from rightsgraph.errors import StoreError
from rightsgraph.resources import resource_text
from rightsgraph.store.current import current
from rightsgraph.store.staging import reason

if TYPE_CHECKING:
    import rdflib

__all__ = ["VOCABULARY_GRAPH", "GraphStore", "copied", "opened"]

VOCABULARY_GRAPH = "https://w3id.org/rightsgraph/graph/vocabulary"
"""The named graph that holds the ontology, so that queries can walk from a type to the broader ones."""

_FOLDER = "graph"
_AT_ONCE = 100_000
_REBUILD = "build it again: rightsgraph build PATH... --out"


class GraphStore:
    """A pyoxigraph store with one named graph a document.

    The store itself is `store`; query it with `use_default_graph_as_union=True`, for the default graph alone holds only
    the description of the data set. Use it as a context manager: leaving writes all to disk and lets go of the lock.
    """

    def __init__(self, store: ox.Store, *, read_only: bool = False) -> None:
        self._store: ox.Store | None = store
        self._read_only = read_only

    @classmethod
    def create(cls, out: str | Path) -> Self:
        """Return a new store at `OUT/graph/` that holds the vocabulary; StoreError when there is one or no room."""
        place = Path(out) / _FOLDER
        if place.exists():
            raise StoreError(f"{place}: there already; remove it, or open it instead of creating it")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            made = cls(ox.Store(place))
        except OSError as error:
            raise StoreError(f"{place}: cannot be written ({reason(error)}); choose another --out") from error
        made._load_vocabulary()
        return made

    @classmethod
    def memory(cls) -> Self:
        """Return a new store in memory that holds the vocabulary."""
        made = cls(ox.Store())
        made._load_vocabulary()
        return made

    @classmethod
    def open(cls, out: str | Path, *, read_only: bool = True) -> Self:
        """Return the store of the build at `out`.

        Raises StoreError when `out` is missing, is not a build, is damaged, or is locked by another writer. Reading
        beside a writer is undefined (pyoxigraph): open with `read_only=False` to take the lock.
        """
        out = Path(out)
        place = out / _FOLDER
        if not out.exists():
            raise StoreError(f"{out}: no such folder; {_REBUILD} {out}")
        if not (place / "CURRENT").is_file():
            raise StoreError(f"{out}: not a build (it has no {_FOLDER}/CURRENT); name the folder given to --out")
        try:
            return cls(ox.Store.read_only(str(place)) if read_only else ox.Store(place), read_only=read_only)
        except (OSError, RuntimeError, ValueError) as error:
            if "lock" in str(error).lower() and not isinstance(error, RuntimeError):
                raise StoreError(f"{out}: in use by another process; wait until it ends, or end it") from error
            raise StoreError(f"{place}: damaged ({reason(error)}); {_REBUILD} {out}") from error

    @property
    def store(self) -> ox.Store:
        """The pyoxigraph store; StoreError when it has been closed."""
        if self._store is None:
            raise StoreError("the store is closed; open it again")
        return self._store

    def replace(self, graph_iri: str, nquads: str | bytes) -> None:
        """Put the quads in the place of all that the graph `graph_iri` held: all or nothing.

        StoreError when the text does not parse, or holds a quad of another graph; then nothing has changed.
        """
        graph = ox.NamedNode(graph_iri)
        triples = []
        for quad in _parsed(nquads):
            if quad.graph_name != graph:
                raise StoreError(f"{graph_iri}: given a statement of {quad.graph_name}; replace one graph at a time")
            triples.append(f"{quad.triple} .")
        # One update is one transaction; a statement is written in N-Triples, which SPARQL reads as it is.
        inserted = f"; INSERT DATA {{ GRAPH {graph} {{\n" + "\n".join(triples) + "\n} }" if triples else ""
        self.store.update(f"DROP SILENT GRAPH {graph}{inserted}")

    def bulk(self, nquads: str | bytes, *, checked: bool = False) -> None:
        """Add quads of any graphs, fast and without a transaction each; StoreError when the text does not parse.

        `checked`: the gate has let them through, so their IRIs and language tags are not looked at once more.
        """
        try:
            self.store.bulk_load(nquads, ox.RdfFormat.N_QUADS, lenient=checked)
        except SyntaxError as error:
            raise StoreError(f"N-Quads: {reason(error)}; nothing was added") from error

    def remove(self, graph_iri: str) -> None:
        """Remove the graph and all that it holds; nothing happens when there is none."""
        self.store.remove_graph(ox.NamedNode(graph_iri))

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs that hold data, sorted; the vocabulary is not among them."""
        named = (g.value for g in self.store.named_graphs() if isinstance(g, ox.NamedNode))
        return tuple(sorted(g for g in named if g != VOCABULARY_GRAPH))

    def statements(self) -> int:
        """Return how many statements there are, those of the vocabulary not counted."""
        vocabulary = self.store.quads_for_pattern(None, None, None, ox.NamedNode(VOCABULARY_GRAPH))
        return len(self.store) - sum(1 for _ in vocabulary)

    def pieces(self, graphs: Collection[str]) -> Iterator[str]:
        """Yield the statements of some graphs as N-Quads, some megabytes at a time."""
        lines: list[str] = []
        for graph in sorted(graphs):
            lines += [f"{quad} .\n" for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))]
            if len(lines) > _AT_ONCE:
                yield "".join(lines)
                lines.clear()
        yield "".join(lines)

    def dataset(self) -> "rdflib.Dataset":
        """Return a copy in memory for those who work in rdflib; its default graph is the union of all graphs.

        Literals keep the form they have in the store. Changes to it do not reach the store.
        """
        import rdflib

        def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.IdentifiedNode | rdflib.Literal:
            if isinstance(value, ox.NamedNode):
                return rdflib.URIRef(value.value)
            if isinstance(value, ox.BlankNode):
                return rdflib.BNode(value.value)
            if isinstance(value, ox.Triple):
                raise StoreError("a statement about a statement (RDF 1.2) cannot be read by rdflib; query the store")
            if value.language:
                return rdflib.Literal(value.value, lang=value.language)
            # rdflib holds "en"^^xsd:string apart from "en", which are one literal in RDF 1.1.
            plain = value.datatype.value == str(rdflib.XSD.string)
            datatype = None if plain else rdflib.URIRef(value.datatype.value)
            return rdflib.Literal(value.value, datatype=datatype, normalize=False)

        copy = rdflib.Dataset(default_union=True)
        graphs = {
            g: copy.graph(rdflib.URIRef(g.value)) for g in self.store.named_graphs() if isinstance(g, ox.NamedNode)
        }
        for quad in self.store:
            target = copy.default_graph if isinstance(quad.graph_name, ox.DefaultGraph) else graphs[quad.graph_name]
            subject, predicate = term(quad.subject), rdflib.URIRef(quad.predicate.value)
            target.add((subject, predicate, term(quad.object)))
        return copy

    def close(self) -> None:
        """Write all to disk and let go of the store's lock."""
        if self._store is not None and not self._read_only:
            self._store.flush()
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _load_vocabulary(self) -> None:
        graph = ox.NamedNode(VOCABULARY_GRAPH)
        self.store.load(resource_text("ontology/rightsgraph.ttl"), ox.RdfFormat.TURTLE, to_graph=graph)


def copied(source: str | Path, target: str | Path) -> None:
    """Copy the store of the build at `source` to the folder `target`, where there is none; the store must be closed.

    The bulk of it is shared: a store never changes its files of data, so a second name for each is enough.
    """
    place = Path(target) / _FOLDER
    place.mkdir()
    for file in sorted((Path(source) / _FOLDER).iterdir()):
        if file.suffix == ".sst":
            try:
                os.link(file, place / file.name)
                continue
            except OSError:  # a file system without second names, or another file system
                pass
        if file.is_file() and file.name not in ("LOCK", "LOG"):
            shutil.copyfile(file, place / file.name)


@contextmanager
def opened(source: "str | Path | GraphStore") -> Iterator[GraphStore]:
    """Yield the store of a build's folder, with its decisions applied, or the store given, left open.

    The store of a folder is read-only and closed at the end.
    """
    if isinstance(source, GraphStore):
        yield source
    else:
        with GraphStore.open(current(source)) as store:
            yield store


def _parsed(nquads: str | bytes) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(nquads, ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise StoreError(f"N-Quads: {reason(error)}; nothing was changed") from error
