"""SPARQL 1.1 Protocol (W3C, 21 March 2013), the query operation: /sparql. The update operation is refused."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from rightsgraph.server.answers import (
    Answer,
    Asked,
    BusyError,
    MalformedError,
    RefusedError,
    TooCostlyError,
    TooLargeError,
    UnacceptableError,
)
from rightsgraph.server.body import TooLongError, Whole, read_body
from rightsgraph.server.description import service_description
from rightsgraph.server.negotiation import best
from rightsgraph.server.site import Site

__all__ = ["GRAPH_TYPES", "ROW_TYPES", "endpoint", "refused"]

ROW_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "application/sparql-results+json": "json",
        "application/sparql-results+xml": "xml",
        "text/csv": "csv",
        "text/tab-separated-values": "tsv",
        "application/json": "json",
        "application/xml": "xml",
        "text/xml": "xml",
    }
)
GRAPH_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "turtle",
        "application/n-triples": "ntriples",
        "application/ld+json": "jsonld",
        "application/rdf+xml": "rdfxml",
        "application/trig": "trig",
        "application/n-quads": "nquads",
        "application/json": "jsonld",
        "application/xml": "rdfxml",
    }
)
_NAMED = {
    **{form: kind for kind, form in reversed(tuple(ROW_TYPES.items()))},
    **{form: kind for kind, form in reversed(tuple(GRAPH_TYPES.items()))},
}
"""The first media type of each form."""
_LONGEST_URL = 16_000
_RETRY_AFTER = "5"
_FORM, _DIRECT, _UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)


class _BadRequestError(Exception):
    """A request that is none of the protocol's: its status and the reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


def endpoint(site: Site) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers /sparql: a query by GET or POST, or the service's description by GET without one."""
    held = 0  # bytes of answers on their way to clients

    def let_go(size: int) -> None:
        nonlocal held
        held -= size

    async def sparql(request: Request) -> Response:
        nonlocal held
        accept = request.headers.get("accept")
        if request.method in ("GET", "HEAD") and "format" not in request.query_params and _is_browser(accept):
            asked_for = request.url.query
            return RedirectResponse(
                site.url("/query" + (f"?{asked_for}" if asked_for else "")), 303, {"Vary": "Accept"}
            )
        try:
            given = await _parameters(request, site)
            if given is None:
                return service_description(site, request)
            asked = _asked(given, accept)
        except _BadRequestError as error:
            return _plain(error.status, str(error))
        except TimeoutError:
            return _plain(408, f"the body was not whole after {site.settings.limits.patience:g} s")
        try:
            answer = await site.endpoint.ask(asked)
        except RefusedError as error:
            return refused(error)
        size = len(answer.content)
        if held and held + size > site.settings.limits.held:
            return refused(BusyError("too many large answers are on their way; ask again later"))
        held += size
        return Whole(answer.content, _headers(answer, given), lambda: let_go(size))

    return sparql


def _is_browser(accept: str | None) -> bool:
    """Return whether a page is wanted, and more than any form of an answer: then the page of queries is shown."""
    return best(accept, (*ROW_TYPES, *GRAPH_TYPES, "text/html")) == "text/html"


async def _parameters(request: Request, site: Site) -> list[tuple[str, str]] | None:
    """Return the parameters of the query operation (section 2.1), None when the request is a bare GET."""
    raw = request.scope["query_string"]
    if len(raw) > _LONGEST_URL:
        raise _BadRequestError(414, f"the address is longer than {_LONGEST_URL:,} bytes; send the query with POST")
    in_url = _decoded(raw)
    if request.method in ("GET", "HEAD"):
        return in_url or None
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    charset = _charset(parameters)
    if kind == _UPDATE:
        raise _BadRequestError(403, "updates are refused: this server only reads")
    if kind not in (_FORM, _DIRECT):
        raise _BadRequestError(
            415, f"a query comes as {_DIRECT} or {_FORM}, and not as {kind or 'a body of unknown type'}"
        )
    if charset.lower().replace("_", "-") not in ("utf-8", "utf8", "us-ascii"):
        raise _BadRequestError(415, f"a query is written in UTF-8, and not in {charset}")
    try:
        body = await read_body(request, site.settings.limits)
    except TooLongError as error:
        raise _BadRequestError(413, str(error)) from error
    if kind == _FORM:
        return [*in_url, *_decoded(body)]
    try:
        query = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _BadRequestError(400, f"the query is not UTF-8 (byte {error.start})") from error
    return [*in_url, ("query", query)]


def _charset(parameters: str) -> str:
    pairs = (parameter.partition("=") for parameter in parameters.split(";"))
    return next((value.strip(' "') for name, _, value in pairs if name.strip().lower() == "charset"), "utf-8")


def _decoded(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise _BadRequestError(400, f"the parameters are not UTF-8 in percent-encoding ({error})") from error


def _asked(given: list[tuple[str, str]], accept: str | None) -> Asked:
    def values(name: str) -> list[str]:
        return [value for key, value in given if key == name]

    queries = values("query")
    if values("update") or values("using-graph-uri") or values("using-named-graph-uri"):
        raise _BadRequestError(403 if values("update") else 400, "updates are refused: this server only reads")
    if len(queries) != 1:
        raise _BadRequestError(400, f"{len(queries) or 'no'} parameters `query`; give one query")
    wanted = values("format")
    if wanted:
        if wanted[0] not in _NAMED or len(wanted) > 1:
            raise _BadRequestError(
                400, f"format: give one of {', '.join(_NAMED)}, or leave it out and say it with Accept"
            )
        rows_as = wanted[0] if wanted[0] in ROW_TYPES.values() else None
        graph_as = wanted[0] if wanted[0] in GRAPH_TYPES.values() else None
    else:
        row_type, graph_type = best(accept, tuple(ROW_TYPES)), best(accept, tuple(GRAPH_TYPES))
        if row_type is None and graph_type is None:
            raise _BadRequestError(406, _acceptable("rows") + _acceptable("graph"))
        rows_as = ROW_TYPES[row_type] if row_type else None
        graph_as = GRAPH_TYPES[graph_type] if graph_type else None
    default, named = values("default-graph-uri"), values("named-graph-uri")
    for iri in (*default, *named):
        if not _absolute(iri):
            raise _BadRequestError(400, f"{iri!r}: no IRI of a graph")
    dataset = bool(default or named)
    return Asked(
        query=queries[0],
        default=default if dataset else None,
        named=named if dataset else None,
        rows_as=rows_as,
        graph_as=graph_as,
    )


def _absolute(iri: str) -> bool:
    scheme, colon, rest = iri.partition(":")
    return bool(colon and rest and scheme.isascii() and scheme.replace("+", "").isalnum()) and not any(
        c <= " " or c in '<>"{}|\\^`' for c in iri
    )


def _headers(answer: Answer, given: list[tuple[str, str]]) -> dict[str, str]:
    media_type = _NAMED[answer.form]
    if media_type.startswith("text/") and media_type != "text/tab-separated-values":
        media_type += "; charset=utf-8"
    headers = {"Vary": "Accept"}
    for name, value in given:
        if name == "format":
            headers["Content-Disposition"] = f'attachment; filename="answer.{_SUFFIXES[value]}"'
    return {**headers, "Content-Type": media_type}


_SUFFIXES = {
    "json": "json",
    "xml": "xml",
    "csv": "csv",
    "tsv": "tsv",
    "turtle": "ttl",
    "ntriples": "nt",
    "jsonld": "jsonld",
    "rdfxml": "rdf",
    "trig": "trig",
    "nquads": "nq",
}


def _acceptable(kind: str) -> str:
    types = ROW_TYPES if kind == "rows" else GRAPH_TYPES
    what = "rows (SELECT, ASK)" if kind == "rows" else "a graph (CONSTRUCT, DESCRIBE)"
    return f"{what} can be had as {', '.join(types)}\n"


def refused(error: RefusedError) -> Response:
    """Return the response to a query that was not answered."""
    if isinstance(error, MalformedError):
        return _plain(400, str(error))
    if isinstance(error, UnacceptableError):
        return _plain(406, f"{_acceptable(str(error))}the header Accept allows none of them")
    if isinstance(error, TooLargeError):
        return _plain(422, str(error))
    if isinstance(error, BusyError):
        return _plain(503, str(error), {"Retry-After": _RETRY_AFTER})
    return _plain(503 if isinstance(error, TooCostlyError) else 500, str(error))


def _plain(status: int, reason: str, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{reason.rstrip()}\n", status, {"Vary": "Accept", **(headers or {})})
