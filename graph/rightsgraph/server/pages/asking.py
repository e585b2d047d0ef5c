"""The page on which a question is asked: the named ones with their parameters, or any SPARQL query."""

import re
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from rightsgraph.errors import QueryError
from rightsgraph.iris import HR, HRV
from rightsgraph.queries import NamedQuery, bind, named_queries
from rightsgraph.server.answers import (
    Answer,
    Asked,
    BusyError,
    MalformedError,
    TooCostlyError,
    TooLargeError,
)
from rightsgraph.server.pages.rendering import Pages
from rightsgraph.server.pages.tables import written

__all__ = ["ask", "completions", "download"]

_SHOWN = 500
_START = """PREFIX hr: <https://w3id.org/rightsgraph/ns#>
PREFIX hrv: <https://w3id.org/rightsgraph/vocab#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?event ?label ?status WHERE {
  ?event a hr:Event ; rdfs:label ?label .
  ?claim hr:about ?event ; hr:epistemicStatus ?status .
} LIMIT 50
"""
_ROWS = {"csv": "text/csv", "tsv": "text/tab-separated-values", "json": "application/sparql-results+json"}
_GRAPHS = {"ttl": ("turtle", "text/turtle"), "nt": ("ntriples", "application/n-triples")}
_GRAPHS |= {"jsonld": ("jsonld", "application/ld+json"), "rdf": ("rdfxml", "application/rdf+xml")}
_PLACE = re.compile(r"\b(?:at|line)\s+(\d+)(?::|,? column )(\d+)")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}
_STATUS = {BusyError: 503, TooCostlyError: 503, TooLargeError: 413}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of the answer: what is shown, where it leads, and what kind of value it is."""

    text: str
    href: str | None = None
    kind: str = "text"
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An answer as the page shows it: its columns and the first rows of all."""

    kind: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked: the text, and the named question it comes from with the values of its parameters."""

    text: str
    question: NamedQuery | None
    values: dict[str, str]
    given: dict[str, str]


async def ask(pages: Pages, request: Request) -> Response:
    """The page: questions, editor, and the answer when something is asked."""
    questions = pages_questions()
    result, failure, place, status = None, "", None, 200
    try:
        wanted = _wanted(request)
        if wanted.given:
            result = _result(pages, await _answer(pages, wanted, "json", "ntriples"))
    except QueryError as error:
        wanted = _unbound(request)
        failure, status = str(error), next((s for c, s in _STATUS.items() if isinstance(error, c)), 400)
        found = _PLACE.search(failure) if isinstance(error, MalformedError) else None
        place = _place(wanted.text, int(found[1]), int(found[2])) if found else None
    return await pages.render(
        request,
        "query.html",
        status=status,
        questions=questions,
        wanted=wanted,
        start=_START,
        result=result,
        failure=failure,
        place=place,
        shown=_SHOWN,
        limits=pages.site.settings.limits,
        rows_as=tuple(_ROWS),
        graph_as=tuple(_GRAPHS),
    )


async def download(pages: Pages, request: Request) -> Response:
    """The whole answer as a file."""
    form = str(request.path_params["form"])
    try:
        wanted = _wanted(request)
        if not wanted.given:
            return PlainTextResponse("Nothing is asked: give ?query=... or ?question=...\n", status_code=400)
        rows_as = ("json" if form == "csv" else form) if form in _ROWS else None
        graph_as = _GRAPHS[form][0] if form in _GRAPHS else None
        if rows_as is None and graph_as is None:
            return PlainTextResponse(f"{form}: no such format\n", status_code=404)
        answer = await _answer(pages, wanted, rows_as, graph_as)
    except QueryError as error:
        status = next((s for c, s in _STATUS.items() if isinstance(error, c)), 400)
        return PlainTextResponse(f"{error}\n", status_code=status)
    content = _csv(answer.content) if form == "csv" and answer.kind == "rows" else answer.content
    kind = _ROWS.get(form) or _GRAPHS[form][1]
    name = wanted.question.name if wanted.question is not None else "answer"
    headers = {"content-disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=kind, headers=headers)


async def completions(pages: Pages, _: Request) -> Response:
    """The terms of the vocabulary, for the editor."""
    found = []
    for term in pages.vocabulary.terms.values():
        for namespace, prefix in ((HR, "hr:"), (HRV, "hrv:")):
            if term.iri.startswith(namespace):
                found.append({"label": prefix + term.name, "detail": term.label, "info": term.definition})
    return JSONResponse(found)


def pages_questions() -> tuple[NamedQuery, ...]:
    """Return the named questions, in the order of their words."""
    return tuple(sorted(named_queries(), key=lambda q: q.question))


def _wanted(request: Request) -> Wanted:
    given = request.query_params
    name = given.get("question", "")
    if name:
        question = next((q for q in named_queries() if q.name == name), None)
        if question is None:
            raise QueryError(f"{name[:60]}: no such question; choose one of the list")
        values = {p.name: given.get(f"p.{p.name}", p.default) for p in question.parameters}
        parameters = {"question": name} | {f"p.{n}": v for n, v in values.items()}
        return Wanted(text=bind(question.text, values), question=question, values=values, given=parameters)
    text = given.get("query", "")
    return Wanted(text=text, question=None, values={}, given={"query": text} if text.strip() else {})


def _unbound(request: Request) -> Wanted:
    """Return what was asked when it cannot be answered, so that the page shows it again."""
    given = request.query_params
    question = next((q for q in named_queries() if q.name == given.get("question")), None)
    values = {p.name: given.get(f"p.{p.name}", p.default) for p in question.parameters} if question else {}
    return Wanted(
        text=question.text if question else given.get("query", ""), question=question, values=values, given={}
    )


async def _answer(pages: Pages, wanted: Wanted, rows_as: str | None, graph_as: str | None) -> Answer:
    return await pages.site.endpoint.ask(Asked(query=wanted.text, rows_as=rows_as, graph_as=graph_as))


def _result(pages: Pages, answer: Answer) -> Result:
    reader = pages.reader()

    def shown(term: Any) -> Cell:
        if term is None:
            return Cell(text="", kind="none")
        if isinstance(term, ox.NamedNode):
            href = pages.addresses.page(term.value)
            ref = reader.ref(term.value)
            return Cell(text=ref.label, href=href, kind="iri", title=term.value)
        if isinstance(term, ox.Literal):
            kind = (
                "number"
                if term.datatype.value in _NUMBERS
                else "date"
                if term.datatype.value == _XSD + "date"
                else "text"
            )
            return Cell(text=term.value, kind=kind, title=term.language or "")
        return Cell(text=str(term))

    if answer.kind == "graph":
        triples = [q.triple for q in ox.parse(answer.content, ox.RdfFormat.N_TRIPLES)]
        rows = tuple(tuple(map(shown, (t.subject, t.predicate, t.object))) for t in triples[:_SHOWN])
        return Result(kind="graph", columns=("subject", "predicate", "object"), rows=rows, total=len(triples))
    found = ox.parse_query_results(answer.content, ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return Result(kind="boolean", columns=("answer",), rows=((Cell(text="yes" if found else "no"),),), total=1)
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(v.value for v in found.variables)
    solutions = list(found)
    rows = tuple(tuple(shown(term) for term in solution) for solution in solutions[:_SHOWN])
    return Result(kind="rows", columns=columns, rows=rows, total=len(solutions))


def _place(text: str, line: int, column: int) -> dict[str, Any] | None:
    lines = text.splitlines() or [""]
    if not 1 <= line <= len(lines):
        return None
    return {"line": line, "column": column, "text": lines[line - 1], "before": lines[line - 1][: max(0, column - 1)]}


def _csv(results: bytes) -> str:
    found = ox.parse_query_results(results, ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    rows = [
        [term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term or "") for term in solution]
        for solution in found
    ]
    return written([[v.value for v in found.variables], *rows])
