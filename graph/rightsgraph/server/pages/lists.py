"""Lists: search, people, organisations, documents, and events in order of time."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.server.pages.models import Quote, Ref
from rightsgraph.server.pages.rendering import Pages, number
from rightsgraph.server.pages.selections import PREFIXES, Choice, Paging, cell, put, whole

__all__ = ["FOLDERS", "agent_list", "document_list", "event_list", "search"]

_SIZE = 100
_FOUND = 30
FOLDERS = {"people": "Person", "organisations": "Organization", "groups": "Group"}
_KINDS = (("Person", "People"), ("Organization", "Organisations"), ("Place", "Places"), ("Group", "Groups"))

_NAMED = (
    PREFIXES
    + """SELECT ?x (SAMPLE(?names) AS ?name) (SAMPLE(?others) AS ?other) WHERE {
  ?x rdfs:label ?names ; a ?class .
  { SELECT DISTINCT ?x WHERE {
    ?x rdfs:label|skos:altLabel|hr:pseudonym ?known FILTER(CONTAINS(LCASE(STR(?known)), LCASE(STR(?q)))) } }
  OPTIONAL { ?x skos:altLabel|hr:pseudonym ?others FILTER(CONTAINS(LCASE(STR(?others)), LCASE(STR(?q)))) }
} GROUP BY ?x ORDER BY STRLEN(?name) ?name ?x LIMIT 31"""
)
_TITLED = (
    PREFIXES
    + """SELECT DISTINCT ?x WHERE { ?x a hr:Document ; schema:sha256 ?sum ;
    dcterms:title|schema:name|dcterms:identifier ?t
  FILTER(CONTAINS(LCASE(STR(?t)), LCASE(STR(?q)))) } ORDER BY ?x LIMIT 31"""
)
_SAID = (
    PREFIXES
    + """SELECT DISTINCT ?w ?about WHERE { ?c hr:excerpt ?w ; hr:about ?about . ?w oa:exact ?t
  FILTER(CONTAINS(LCASE(STR(?t)), LCASE(STR(?q)))) } ORDER BY ?w ?about LIMIT 61"""
)
_AGENTS = (
    PREFIXES
    + """SELECT ?x (SAMPLE(?l) AS ?label) (COUNT(DISTINCT ?e) AS ?events) WHERE {
  ?x a ?class ; rdfs:label ?l . FILTER(STRSTARTS(LCASE(STR(?l)), LCASE(STR(?q))))
  OPTIONAL { ?e a hr:Event ; hr:actor|hr:affected|hr:inSupportOf|hr:addressee ?x }
} GROUP BY ?x ORDER BY """
)
_AGENTS_COUNT = (
    PREFIXES
    + """SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a ?class ; rdfs:label ?l
  FILTER(STRSTARTS(LCASE(STR(?l)), LCASE(STR(?q)))) }"""
)
_TEXTS = (
    PREFIXES
    + """SELECT ?x (SAMPLE(?t) AS ?title) (SAMPLE(?d) AS ?day) (COUNT(DISTINCT ?c) AS ?claims) WHERE {
  ?x a hr:Document ; schema:sha256 ?sum ; dcterms:title ?t OPTIONAL { ?x dcterms:issued ?d }
  OPTIONAL { GRAPH ?g { ?x schema:sha256 ?s . ?c a hr:Claim } }
} GROUP BY ?x ORDER BY DESC(?day) ?title ?x """
)
_TEXTS_COUNT = PREFIXES + "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a hr:Document ; schema:sha256 ?sum }"


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
    found = await _found(pages, looked) if looked else {}
    return await pages.render(request, "search.html", looked=looked, found=found, cut=_FOUND)


async def _found(pages: Pages, looked: str) -> Mapping[str, list[Row]]:
    reader, value = pages.reader(), ox.Literal(looked)
    found: dict[str, list[Row]] = {}
    for name, title in _KINDS:
        query = _NAMED.replace("?class", f"hr:{name}")
        rows = [
            Row(
                ref=reader.ref(cell(r, "x")),
                note=cell(r, "other") if cell(r, "other") != cell(r, "name") else "",
                document=reader.document(reader.graph.node(cell(r, "x"))),
            )
            for r in (await pages.site.select(put(query, q=value))).rows
        ]
        if rows:
            found[title] = rows
    rows = [Row(ref=reader.ref(cell(r, "x"))) for r in (await pages.site.select(put(_TITLED, q=value))).rows]
    if rows:
        found["Documents"] = rows
    rows = []
    for r in (await pages.site.select(put(_SAID, q=value))).rows:
        rows.append(Row(ref=reader.ref(cell(r, "about")), quote=reader.quote(cell(r, "w"))))
    if rows:
        found["Words of claims"] = rows
    return found


async def agent_list(pages: Pages, request: Request) -> Response:
    """People, organisations or groups, by name or by how many events they take part in."""
    folder = request.url.path.rpartition("/")[2]
    asked = " ".join(request.query_params.get("q", "").split())[:100]
    by_name = request.query_params.get("order") == "name"
    query, value = (q.replace("?class", f"hr:{FOLDERS[folder]}") for q in (_AGENTS, _AGENTS_COUNT)), ox.Literal(asked)
    listing, counting = query
    total = whole(await pages.site.select(put(counting, q=value)))
    paging = Paging(number=number(request.query_params.get("page"), 1, most=100_000), size=_SIZE, total=total)
    order = "LCASE(?label) ?x " if by_name else "DESC(?events) LCASE(?label) ?x "
    table = await pages.site.select(put(listing + order + paging.clause, q=value))

    def rows() -> list[Row]:
        reader = pages.reader()
        return [
            Row(
                ref=reader.ref(cell(r, "x")),
                count=int(cell(r, "events")),
                document=reader.document(reader.graph.node(cell(r, "x"))),
                note=str(len([g for g in reader.graph.node(cell(r, "x")).graphs if "graph/doc-" in g])),
            )
            for r in table.rows
        ]

    return await pages.render(
        request,
        "agents.html",
        folder=folder,
        rows=await run_in_threadpool(rows),
        paging=paging,
        asked=asked,
        order="name" if by_name else "",
        given={"q": asked, "order": "name" if by_name else ""},
    )


async def document_list(pages: Pages, request: Request) -> Response:
    """The documents, newest first."""
    total = whole(await pages.site.select(_TEXTS_COUNT))
    paging = Paging(number=number(request.query_params.get("page"), 1, most=100_000), size=_SIZE, total=total)
    table = await pages.site.select(_TEXTS + paging.clause)
    reader = pages.reader()
    rows = [Row(ref=reader.ref(cell(r, "x")), note=cell(r, "day"), count=int(cell(r, "claims"))) for r in table.rows]
    return await pages.render(request, "documents.html", rows=rows, paging=paging)


async def event_list(pages: Pages, request: Request) -> Response:
    """Events in order of time, and apart from them what did not happen or was only asked for or feared."""
    given = dict(request.query_params)
    choice = Choice.of(given, pages.vocabulary)
    apart = given.get("kind") == "non-events"
    pattern = f"?e a hr:{'NonEvent' if apart else 'Event'} . {choice.pattern(pages.vocabulary)}"
    counting = f"{PREFIXES}SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE {{ {pattern} }}"
    other = pattern.replace("hr:NonEvent", "hr:Event") if apart else pattern.replace("a hr:Event", "a hr:NonEvent")
    total = whole(await pages.site.select(counting))
    others = whole(await pages.site.select(f"{PREFIXES}SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE {{ {other} }}"))
    paging = Paging(number=number(given.get("page"), 1, most=100_000), size=_SIZE, total=total)
    table = await pages.site.select(
        f"{PREFIXES}SELECT ?e (MIN(?when) AS ?day) WHERE {{ {pattern} "
        "OPTIONAL { ?e hr:beginEarliest ?d1 } OPTIONAL { ?e hr:beginLatest ?d2 } OPTIONAL { ?e hr:ongoingAsOf ?d3 }\n"
        'BIND(STR(COALESCE(?d1, ?d2, ?d3, "9999")) AS ?when) }'
        f" GROUP BY ?e ORDER BY ?day ?e {paging.clause}"
    )
    rows = await run_in_threadpool(lambda: [pages.reader().happening(cell(r, "e")) for r in table.rows])
    return await pages.render(
        request,
        "events.html",
        rows=rows,
        paging=paging,
        choice=choice,
        apart=apart,
        others=others,
        types=pages.vocabulary.event_types,
        given={**choice.given, "kind": "non-events" if apart else ""},
    )
