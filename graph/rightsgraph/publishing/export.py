"""A build as a public data set: written only when the search for names has found nothing in it."""

import io
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from rightsgraph import network, pictures
from rightsgraph.errors import LeakError, UsageError
from rightsgraph.export import export
from rightsgraph.publishing.facts import Facts
from rightsgraph.publishing.key import Key
from rightsgraph.publishing.leaks import Search
from rightsgraph.publishing.named import Named
from rightsgraph.publishing.policy import Policy, read_policy
from rightsgraph.publishing.pseudonyms import Pseudonymised
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore, opened

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["PublicGraph", "published"]

_REMEDY = 'nothing was published; see docs/data-protection.md, "When the search finds a name"'
_LAST = re.compile(r"[^/#]*\Z")


class PublicGraph:
    """What may be published of a build, with the search that all that is written of it must pass.

    `store` holds the data set in memory: queries, shapes and networks work on it as on any other.
    """

    def __init__(self, store: GraphStore, search: Search, who: dict[str, tuple[str, str]]) -> None:
        self.store, self._search, self._who = store, search, who

    def export(self, format: str, stream: IO[bytes]) -> None:  # noqa: A002 (the word of the command line)
        """Write the data set in a format of `rightsgraph.export`; LeakError when a name stands in it.

        UsageError for `posts`, which is nothing but offsets into the texts.
        """
        if format == "posts":
            raise UsageError(
                f"{format}: holds only offsets, which a public data set does not tell; choose another format"
            )
        self._check_values()
        buffer = io.BytesIO()
        export(self.store, format, buffer)
        stream.write(self.checked(buffer.getvalue(), format))

    def project(self, name: str, *, since: str = "", until: str = "") -> "nx.Graph[str]":
        """Return a projection of `rightsgraph.network`; LeakError when a name stands in it, UsageError for co-mention.

        Names that stand near each other cannot be told: the data set has no offsets.
        """
        if name == "co-mention":
            raise UsageError(
                f"{name}: counts how near names stand, which a public data set does not tell; choose another"
            )
        self._check_values()
        graph = network.project(self.store, name, since=since, until=until)
        for kind, things in (("node", graph.nodes(data=True)), ("edge", graph.edges(data=True))):
            for *ends, data in things:
                for field, value in [("id", " | ".join(ends)), *data.items()]:
                    self._refuse(self._search.find(str(value)), f"the attribute {field!r} of a {kind}")
        return graph

    def write_network(self, graph: "nx.Graph[str]", format: str, stream: IO[bytes]) -> None:  # noqa: A002
        """Write a projection in a format of `rightsgraph.network`; LeakError when a name stands in it."""
        buffer = io.BytesIO()
        network.write(graph, format, buffer)
        stream.write(self.checked(buffer.getvalue(), format))

    def draw(self, graph: "nx.Graph[str]", path: str | Path) -> None:
        """Draw a projection; an SVG is searched, and a PNG, which cannot be, shows what was searched as a graph."""
        path = Path(path)
        self.check_name(path)
        with TemporaryDirectory(dir=path.parent, prefix=".rightsgraph-") as folder:
            aside = Path(folder) / f"picture{path.suffix}"
            network.draw(graph, aside)
            try:
                for kind in ("json", "svg"):
                    if kind == "json":
                        self.write_network(graph, kind, io.BytesIO())
                    elif path.suffix.lower() == ".svg":
                        self.checked(aside.read_bytes(), kind)
            except LeakError:
                path.unlink(missing_ok=True)
                raise
            aside.replace(path)

    def picture(
        self,
        name: str,
        path: str | Path,
        *,
        about: str = "",
        projection: str = "claims",
        since: str = "",
        until: str = "",
    ) -> None:
        """Draw a picture of `rightsgraph.pictures`; LeakError when a name stands in what is drawn, or in the SVG."""
        path = Path(path)
        self.check_name(path)
        self._check_values()
        if name == "network":
            graph = self.project(projection, since=since, until=until)
            self.draw(network.ego(graph, about) if about else graph, path)
            return
        with TemporaryDirectory(dir=path.parent, prefix=".rightsgraph-") as folder:
            aside = Path(folder) / f"picture{path.suffix}"
            pictures.draw(self.store, name, aside, about=about, since=since, until=until)
            if path.suffix.lower() == ".svg":
                self.checked(aside.read_bytes(), "svg")
            aside.replace(path)

    def check_name(self, path: str | Path) -> None:
        """Raise LeakError when the name of a file tells a name."""
        self._refuse(self._search.find(Path(path).name), "the name of the file")

    def checked(self, data: bytes, what: str) -> bytes:
        """Return the bytes when no name stands in them; LeakError tells the line and whose name, by pseudonym."""
        found = self._search.line(data.decode(errors="replace"))
        if found is not None:
            line, owner = found
            self._refuse(owner, f"line {line} of the {what}" if line else f"the {what}")
        return data

    def write_map(self, path: str | Path) -> None:
        """Write who is who, one JSON line a record, for its owner alone (mode 0600)."""
        aside = Path(f"{path}.partial")
        aside.unlink(missing_ok=True)
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                for public, (label, iri) in sorted(self._who.items()):
                    row = {"public": public, "label": label, "record": iri}
                    stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)

    def _check_values(self) -> None:
        """Search every value by itself, so that a finding can name the property."""
        seen = set()
        for quad in self.store.store:
            if quad.graph_name == ox.NamedNode(VOCABULARY_GRAPH) or isinstance(quad.object, ox.Triple):
                continue
            for term, literal in ((quad.subject, False), (quad.object, isinstance(quad.object, ox.Literal))):
                text = str(term)
                if text not in seen:
                    seen.add(text)
                    field = _LAST.search(quad.predicate.value)
                    where = f"the property {field[0]!r}" if literal and field is not None else "an IRI"
                    self._refuse(self._search.find(text), where)

    def _refuse(self, owner: str | None, where: str) -> None:
        if owner is not None:
            raise LeakError(f"the name of {owner} stands in {where}; {_REMEDY}")


@contextmanager
def published(source: str | Path | GraphStore, key: Key, policy: Policy | None = None) -> Iterator[PublicGraph]:
    """Yield the public data set of a build (its folder, or its open store, as its decisions leave it)."""
    policy = policy if policy is not None else read_policy()
    with opened(source) as store:
        facts = Facts(store)
    named = Named(facts, policy, key)
    made = Pseudonymised(facts, named, policy, key)
    with GraphStore.memory() as target:
        target.store.extend(made.quads())
        who = {public: (made.label(record), record) for record, public in made.iris.items()}
        yield PublicGraph(target, named.search, who)
