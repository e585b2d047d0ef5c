"""Lists: search, people, organisations, documents, and events in order of time."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.iris import fold
from rightsgraph.server.pages.census import Census
from rightsgraph.server.pages.graph import DCTERMS, SCHEMA
from rightsgraph.server.pages.models import Happening, Quote, Ref
from rightsgraph.server.pages.rendering import Pages, number
from rightsgraph.server.pages.selections import Choice, Paging

__all__ = ["FOLDERS", "agent_list", "document_list", "event_list", "search"]

FOLDERS = {"people": "person", "organisations": "organisation", "groups": "group"}
"""The paths of lists, and what is on them."""

_SIZE = 100
_FOUND = 30
_SENTENCES = 60
_KINDS = (("person", "People"), ("organisation", "Organisations"), ("place", "Places"), ("group", "Groups"))
_TITLES = (f"{DCTERMS}title", f"{SCHEMA}name", f"{DCTERMS}identifier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record in a list, with what the list says of it."""

    ref: Ref
    note: str = ""
    count: int = 0
    document: Ref | None = None
    quote: Quote | None = None


async def search(pages: Pages, request: Request) -> Response:
    """People, organisations, places, groups, documents, and the words of claims that hold what is looked for."""
    looked = " ".join(request.query_params.get("q", "").split())[:200]
    found: Mapping[str, list[Row]] = {}
    if looked:
        census = await pages.census()
        sentences = await pages.once("sentences", lambda: run_in_threadpool(census.sentences))
        titles = await pages.once("titles", lambda: run_in_threadpool(_titles, pages, census))
        found = await run_in_threadpool(_found, pages, census, sentences, titles, fold(looked))
    return await pages.render(request, "search.html", looked=looked, found=found, cut=_FOUND, sentences=_SENTENCES)


def _titles(pages: Pages, census: Census) -> Mapping[str, str]:
    graph = pages.reader().graph
    return {iri: fold(" \n ".join(graph.node(iri).all(*_TITLES))) for iri in census.documents}


def _found(
    pages: Pages,
    census: Census,
    sentences: tuple[tuple[str, str, str], ...],
    titles: Mapping[str, str],
    looked: str,
) -> Mapping[str, list[Row]]:
    """Return what holds the words looked for: by name, the shortest first; documents by title; sentences in order."""
    reader = pages.reader()
    found: dict[str, list[Row]] = {}
    named: dict[str, list[tuple[int, str, str, str]]] = {kind: [] for kind, _ in _KINDS}
    for iri, kind in census.kinds.items():
        name = census.names.get(iri, "")
        if looked in fold(name):
            named[kind].append((len(name), name, iri, ""))
        else:
            other = next((o for o in census.others.get(iri, ()) if looked in fold(o)), None)
            if other is not None:
                named[kind].append((len(other), name, iri, other))
    for kind, title in _KINDS:
        rows = [
            Row(ref=reader.ref(iri), note=other, document=reader.document(reader.graph.node(iri)))
            for _, _, iri, other in sorted(named[kind])[: _FOUND + 1]
        ]
        if rows:
            found[title] = rows
    rows = [Row(ref=reader.ref(iri)) for iri, title in titles.items() if looked in title][: _FOUND + 1]
    if rows:
        found["Documents"] = rows
    rows = []
    for text, words, about in sentences:
        if looked in fold(text):
            rows.append(Row(ref=reader.ref(about), quote=reader.quote(words)))
            if len(rows) > _SENTENCES:
                break
    if rows:
        found["Words of claims"] = rows
    return found


async def agent_list(pages: Pages, request: Request) -> Response:
    """People, organisations or groups, by name or by how many events they take part in."""
    folder = request.url.path.rpartition("/")[2]
    asked = " ".join(request.query_params.get("q", "").split())[:100]
    by_name = request.query_params.get("order") == "name"
    census = await pages.census()

    def rows() -> tuple[list[Row], Paging]:
        iris = [i for i in census.of_kind(FOLDERS[folder]) if fold(census.names.get(i, "")).startswith(fold(asked))]
        iris.sort(key=lambda i: (0 if by_name else -census.appearances.get(i, 0), fold(census.names.get(i, "")), i))
        paging = Paging(number=number(request.query_params.get("page"), 1, most=100_000), size=_SIZE, total=len(iris))
        reader = pages.reader()
        return [
            Row(
                ref=reader.ref(iri),
                count=census.appearances.get(iri, 0),
                document=reader.document(reader.graph.node(iri)),
                note=str(len([g for g in reader.graph.node(iri).graphs if "graph/doc-" in g])),
            )
            for iri in paging.of(iris)
        ], paging

    shown, paging = await run_in_threadpool(rows)
    order = "name" if by_name else ""
    return await pages.render(
        request,
        "agents.html",
        folder=folder,
        rows=shown,
        paging=paging,
        asked=asked,
        order=order,
        given={"q": asked, "order": order},
    )


async def document_list(pages: Pages, request: Request) -> Response:
    """The documents, newest first."""
    census = await pages.census()

    def listed() -> list[tuple[str, str]]:
        graph = pages.reader().graph
        found = [
            (iri, graph.node(iri).one(f"{DCTERMS}issued"), graph.node(iri).one(*_TITLES)) for iri in census.documents
        ]
        found.sort(key=lambda f: (f[2], f[0]))
        found.sort(key=lambda f: f[1], reverse=True)
        return [(iri, day) for iri, day, _ in found]

    every = await pages.once("documents", lambda: run_in_threadpool(listed))
    claims = await pages.once("claims of documents", lambda: run_in_threadpool(census.claims_by_document))
    paging = Paging(number=number(request.query_params.get("page"), 1, most=100_000), size=_SIZE, total=len(every))
    reader = pages.reader()
    rows = [Row(ref=reader.ref(iri), note=day, count=claims.get(iri, 0)) for iri, day in paging.of(every)]
    return await pages.render(request, "documents.html", rows=rows, paging=paging)


async def event_list(pages: Pages, request: Request) -> Response:
    """Events in order of time, and apart from them what did not happen or was only asked for or feared."""
    given = dict(request.query_params)
    choice = Choice.of(given, pages.vocabulary)
    apart = given.get("kind") == "non-events"
    census = await pages.census()

    def rows() -> tuple[list[Happening], Paging, int]:
        wanted = choice.types(pages.vocabulary)
        chosen = [
            (event.first or "9999", iri, event.kind)
            for iri, event in census.events.items()
            if choice.fits(event.types, event.statuses, (event.first, event.last), wanted)
        ]
        kind = "nonevent" if apart else "event"
        mine = sorted((first, iri) for first, iri, found in chosen if found == kind)
        paging = Paging(number=number(given.get("page"), 1, most=100_000), size=_SIZE, total=len(mine))
        reader = pages.reader()
        return [reader.happening(iri) for _, iri in paging.of(mine)], paging, len(chosen) - len(mine)

    shown, paging, others = await run_in_threadpool(rows)
    return await pages.render(
        request,
        "events.html",
        rows=shown,
        paging=paging,
        choice=choice,
        apart=apart,
        others=others,
        types=pages.vocabulary.event_types,
        given={**choice.given, "kind": "non-events" if apart else ""},
    )
