"""One build as it is served: what every route is handed."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote

import pyoxigraph as ox
from starlette.requests import Request

from rightsgraph.errors import StoreError
from rightsgraph.server.answers import Asked
from rightsgraph.server.runner import Runner
from rightsgraph.server.settings import Serving
from rightsgraph.store import MARKER, GraphStore, current, hold

__all__ = ["Site", "Table", "Term", "base_of"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_KEPT = "/:@!$&'()*+,;=~-._"
_PAGE_WORKERS = 2


def base_of(out: str | Path) -> str:
    """Return under which base the data of the build at `out` were minted; StoreError when its marker does not say."""
    marker = Path(out) / MARKER
    try:
        base = json.loads(marker.read_text(encoding="utf-8"))["settings"]["base"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{marker}: missing or damaged; build it again: rightsgraph build") from error
    return str(base)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a SELECT: in each the terms by variable, where there is one."""

    variables: tuple[str, ...]
    rows: tuple[Mapping[str, Term], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One build, opened read only.

    `out` is its folder and `place` the folder whose store is shown: `out` itself, or its view where decisions were
    made. `lock` keeps writers out of it. `store` is for look-ups that a pattern bounds (the statements about one
    thing); whatever searches goes through `select` and `construct`, which run in processes of their own under
    `settings.limits`. `endpoint` answers /sparql.
    """

    out: Path
    place: Path
    base: str
    title: str
    settings: Serving
    store: GraphStore
    runner: Runner
    endpoint: Runner
    lock: IO[bytes] | None = field(repr=False)

    @classmethod
    def open(cls, out: str | Path, settings: Serving | None = None) -> "Site":
        """Return the site of the build at `out`; StoreError when there is none, or it is being written."""
        out, settings = Path(out), settings or Serving()
        place = current(out)
        lock = hold(place)
        try:
            store = GraphStore.open(place)
            base = base_of(out)
        except StoreError:
            if lock is not None:
                lock.close()
            raise
        return cls(
            out=out,
            place=place,
            base=base,
            title=settings.title,
            settings=settings,
            store=store,
            runner=Runner(place, base, settings.limits, workers=_PAGE_WORKERS),
            endpoint=Runner(place, base, settings.limits),
            lock=lock,
        )

    async def start(self) -> None:
        """Start the processes that answer queries."""
        await asyncio.gather(self.runner.start(), self.endpoint.start())

    async def close(self) -> None:
        """End the processes that answer queries, and close the store."""
        await self.runner.close()
        await self.endpoint.close()
        self.store.close()
        if self.lock is not None:
            self.lock.close()

    async def select(self, query: str, **values: Term) -> Table:
        """Return the rows of a SELECT over all graphs as one; `values` are put in the place of variables it selects.

        Raises a RefusedError (of `runner`) when the query is over a limit.
        """
        given = {name: str(value) for name, value in values.items()}
        answer = await self.runner.ask(Asked(query=query, values=given, graph_as=None))
        solutions = ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON)
        if isinstance(solutions, ox.QueryBoolean):
            truth = ox.Literal(bool(solutions))
            return Table(("answer",), ({"answer": truth},))
        names = tuple(v.value for v in solutions.variables)
        rows = ({n: t for n, t in zip(names, row, strict=True) if t is not None} for row in solutions)
        return Table(names, tuple(rows))

    async def construct(self, query: str, **values: Term) -> tuple[ox.Triple, ...]:
        """Return the statements of a CONSTRUCT or DESCRIBE over all graphs as one, sorted; see `select`."""
        given = {name: str(value) for name, value in values.items()}
        answer = await self.runner.ask(Asked(query=query, values=given, rows_as=None, graph_as="ntriples"))
        return tuple(quad.triple for quad in ox.parse(answer.content, ox.RdfFormat.N_TRIPLES))

    def url(self, path: str) -> str:
        """Return a path of this server as a link on a page writes it: below the path under which a proxy shows it."""
        return f"{self.settings.root}{path}"

    def address(self, request: Request) -> str:
        """Return where the client reaches this server, without a slash at its end."""
        if self.settings.url:
            return self.settings.url.rstrip("/")
        return f"{request.url.scheme}://{request.headers['host']}"

    def iri(self, path: str) -> str:
        """Return the IRI that a path of this server stands for, such as `/doc/0123456789abcdef`."""
        return self.base + unquote(path.removeprefix("/"))

    def link(self, iri: str) -> str:
        """Return where this server tells about an IRI: below its own paths for its data, else at `/resource?iri=`."""
        if iri.startswith(self.base) and iri != self.base and "?" not in iri:
            path, mark, part = iri.removeprefix(self.base).partition("#")
            return self.url("/" + quote(path, safe=_KEPT)) + (f"#{quote(part, safe=_KEPT)}" if mark else "")
        return self.url(f"/resource?iri={quote(iri, safe='')}")
