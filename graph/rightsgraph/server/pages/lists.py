"""Lists: search, people, organisations, documents, and events in order of time."""

from collections import Counter
from collections.abc import Mapping, Sequence
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

__all__ = ["FOLDERS", "agent_list", "chosen_events", "document_list", "event_list", "search"]

FOLDERS = {"people": "person", "organisations": "organisation", "groups": "group"}
"""The paths of lists, and what is on them."""

_SIZE = 100
_FOUND = 30
_SENTENCES = 60
_YEARS = 70
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How many of the chosen events began in each year: a bar a year, as (x, height, count, year, address)."""

    width: float
    wide: float
    bars: tuple[tuple[float, float, int, str, str], ...]
    undated: int


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
                note=str(len(reader.graph.documents(reader.graph.node(iri)))),
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


def chosen_events(pages: Pages, census: Census, given: Mapping[str, str]) -> tuple[Choice, list[str], int]:
    """Return what a visitor chose, the events or non-events that fit in order of time, and how many others fit."""
    choice = Choice.of(given, pages.vocabulary)
    wanted = choice.types(pages.vocabulary)
    kind = "nonevent" if given.get("kind") == "non-events" else "event"
    fitting = [
        (event.first or "9999", iri, event.kind)
        for iri, event in census.events.items()
        if choice.fits(event.types, event.statuses, (event.first, event.last), wanted)
    ]
    mine = sorted((first, iri) for first, iri, found in fitting if found == kind)
    return choice, [iri for _, iri in mine], len(fitting) - len(mine)


async def event_list(pages: Pages, request: Request) -> Response:
    """Events in order of time, and apart from them what is only denied, asked for, possible or feared."""
    given = dict(request.query_params)
    apart = given.get("kind") == "non-events"
    census = await pages.census()

    def rows() -> tuple[Choice, list[Happening], Paging, int, Bars | None]:
        choice, mine, others = chosen_events(pages, census, given)
        paging = Paging(number=number(given.get("page"), 1, most=100_000), size=_SIZE, total=len(mine))
        reader = pages.reader()
        shown = [reader.happening(iri) for iri in paging.of(mine)]
        return choice, shown, paging, others, _bars(pages, census, choice, mine)

    choice, shown, paging, others, bars = await run_in_threadpool(rows)
    return await pages.render(
        request,
        "events.html",
        rows=shown,
        paging=paging,
        choice=choice,
        apart=apart,
        others=others,
        bars=bars,
        types=pages.vocabulary.event_types,
        given={**choice.given, "kind": "non-events" if apart else ""},
    )


def _bars(pages: Pages, census: Census, choice: Choice, iris: Sequence[str]) -> Bars | None:
    """Return the bars of the years, from the first to the last; None when there are not at least two years."""
    counts = Counter(census.events[iri].year for iri in iris)
    undated = counts.pop("", 0)
    if len(counts) < 2:
        return None
    first, last = int(min(counts)), int(max(counts))
    first = max(first, last - _YEARS)  # a lone early year would make all others thin
    width = 900.0
    wide = min(40.0, width / (last - first + 1))
    most = max(counts.values())
    bars = []
    for year in range(first, last + 1):
        count = counts[str(year)]
        given = {**choice.given, "from_": f"{year}-01-01", "until": f"{year}-12-31"}
        href = pages.addresses.at("/events", **given)
        bars.append((round((year - first) * wide, 2), round(70 * count / most, 1), count, str(year), href))
    return Bars(width=width, wide=round(wide, 2), bars=tuple(bars), undated=undated)
