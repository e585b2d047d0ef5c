"""Linked data: every IRI of the build leads to what is known of it.

`{base}id/person/0123` is asked for as `/id/person/0123`, whatever the base; any IRI at all as `/resource?iri=`. The
answer to either is 303 (See Other) to a page or to data, by `Accept`: `/id/person/0123.html`, `.ttl`, `.jsonld`,
`.trig`, `.nt`, `.nq`, `.rdf`. What a merge replaced leads to what stands for it; what was withdrawn is 410 (Gone).
"""

from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import quote, urlencode

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from rightsgraph.errors import UsageError
from rightsgraph.iris import HR, HRV
from rightsgraph.server.description import dataset_description
from rightsgraph.server.negotiation import best
from rightsgraph.server.rdf import MEDIA_TYPES, SUFFIXES, respond
from rightsgraph.server.site import Site
from rightsgraph.store import VOCABULARY_GRAPH

__all__ = ["Page", "description", "routes"]

Page = Callable[[Site, Request, str], Awaitable[Response | None]]
"""Gives the HTML page of an IRI, or None where there is none."""

_HTML = "text/html"
_MOST_INCOMING = 10_000
_KEPT = "/:@!$&'()*+,;=~-._"
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_REPLACED = ox.NamedNode("http://purl.org/dc/terms/isReplacedBy")
_INVALIDATED = ox.NamedNode("http://www.w3.org/ns/prov#invalidatedAtTime")
_VOCABULARY = {"ns": HR.rstrip("#"), "vocab": HRV.rstrip("#")}


def routes(site: Site, page: Page) -> list[Route]:
    """Return the routes of linked data; the last takes every path that no other has."""
    methods = ["GET", "HEAD"]

    async def resource(request: Request) -> Response:
        return await _answer(site, page, request, _asked_iri(request), request.path_params.get("suffix", ""))

    def vocabulary(iri: str) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            return await _answer(site, page, request, iri, request.path_params.get("suffix", ""))

        return answer

    async def data(request: Request) -> Response:
        path = request.path_params["path"]
        stem, dot, suffix = path.rpartition(".")
        known = bool(dot) and (suffix in SUFFIXES or suffix == "html")
        return await _answer(site, page, request, site.base + (stem if known else path), suffix if known else "")

    return [
        Route("/resource", resource, methods=methods),
        Route("/resource.{suffix}", resource, methods=methods),
        *(
            Route(path, vocabulary(iri), methods=methods)
            for which, iri in _VOCABULARY.items()
            for path in (f"/{which}", f"/{which}.{{suffix}}")
        ),
        Route("/{path:path}", data, methods=methods),
    ]


def description(site: Site, iri: str) -> list[ox.Quad] | None:
    """Return what the build says of an IRI, None when it is in no statement.

    Of a document, and of a graph, all that its graph holds; of the vocabulary all of it. Of anything else the
    statements about it, those that lead to it (none when they are more than 10,000: ask /sparql), and the names and
    types of all that these mention.
    """
    store = site.store.store
    graph = _graph(site, iri)
    if graph is not None:
        return list(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return None
    found = list(store.quads_for_pattern(node, None, None, None))
    incoming: list[ox.Quad] = []
    for quad in store.quads_for_pattern(None, None, node, None):
        incoming.append(quad)
        if len(incoming) > _MOST_INCOMING:
            incoming = []
            break
    if not (found or incoming):
        return None
    found += incoming
    near = {q.object for q in found if isinstance(q.object, ox.NamedNode)} | {q.subject for q in found}
    for other in sorted(near - {node}, key=str):
        for name in (_LABEL, _TYPE):
            found += store.quads_for_pattern(other, name, None, None)
    return list(dict.fromkeys(found))


def _graph(site: Site, iri: str) -> str | None:
    """Return the graph that holds all that is said of an IRI, or None."""
    if iri in _VOCABULARY.values() or iri == VOCABULARY_GRAPH:
        return VOCABULARY_GRAPH
    name = iri.removeprefix(site.base)
    graph = f"{site.base}graph/doc-{name.removeprefix('doc/')}" if name.startswith("doc/") and "#" not in name else iri
    try:
        return graph if site.store.store.contains_named_graph(ox.NamedNode(graph)) else None
    except ValueError:
        return None


def _asked_iri(request: Request) -> str:
    return request.query_params.get("iri", "")


async def _answer(site: Site, page: Page, request: Request, iri: str, suffix: str) -> Response:
    """Return the representation that a suffix names, or without one the redirection to the one that is wanted."""
    known = await run_in_threadpool(_known, site, iri)
    if known is None:
        return PlainTextResponse(f"{iri or 'nothing'}: this build says nothing of it\n", 404)
    if known == "gone":
        return PlainTextResponse(f"{iri}: withdrawn\n", 410)
    if suffix == "html":
        found = await page(site, request, iri)
        if found is not None:
            found.headers["Link"] = _alternates(site, iri)
            return found
        return PlainTextResponse(f"{iri}: has no page\n", 404)
    if suffix in SUFFIXES:
        return await run_in_threadpool(_data, site, iri, SUFFIXES[suffix], site.address(request))
    if suffix:
        return PlainTextResponse(f".{suffix}: no form of data; there are {', '.join(SUFFIXES)}\n", 404)
    if known:
        return RedirectResponse(site.link(known), 303, {"Vary": "Accept"})
    wanted = best(request.headers.get("accept"), (_HTML, *MEDIA_TYPES))
    if wanted is None:
        return PlainTextResponse(f"can be had as {_HTML}, {', '.join(MEDIA_TYPES)}\n", 406, {"Vary": "Accept"})
    form = "html" if wanted == _HTML else next(s for s, name in SUFFIXES.items() if name == MEDIA_TYPES[wanted])
    headers = {"Vary": "Accept", "Link": _alternates(site, iri)}
    return RedirectResponse(_place(site, iri, form), 303, headers)


def _known(site: Site, iri: str) -> str | None:
    """Return None for what is unknown, `gone`, the IRI that stands for a replaced one, or the empty string."""
    if not iri:
        return None
    if _graph(site, iri) is not None:
        return ""
    store = site.store.store
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return None
    replaced = _first(store.quads_for_pattern(node, _REPLACED, None, None))
    if replaced is not None and isinstance(replaced.object, ox.NamedNode):
        return replaced.object.value
    if _first(store.quads_for_pattern(node, _INVALIDATED, None, None)) is not None:
        return "gone"
    about = _first(store.quads_for_pattern(node, None, None, None))
    leading = _first(store.quads_for_pattern(None, None, node, None))
    return None if about is None and leading is None else ""


def _first(quads: Iterable[ox.Quad]) -> ox.Quad | None:
    return next(iter(quads), None)


def _data(site: Site, iri: str, form: str, address: str) -> Response:
    whole = iri == f"{site.base}dataset"
    found = dataset_description(site, address) if whole else description(site, iri)
    if found is None:
        return PlainTextResponse(f"{iri}: this build says nothing of it\n", 404)
    try:
        return respond(site, found, form, {"Link": _alternates(site, iri, but=form)})
    except UsageError as error:  # RDF/XML cannot name every property
        return PlainTextResponse(f"{error}\n", 406)


def _place(site: Site, iri: str, suffix: str) -> str:
    """Return where a representation of an IRI is."""
    if suffix == "html" and iri.startswith(f"{site.base}graph/doc-"):
        iri = f"{site.base}doc/{iri.removeprefix(f'{site.base}graph/doc-')}"
    for which, vocabulary in _VOCABULARY.items():
        if iri == vocabulary:
            return site.url(f"/{which}.{suffix}")
    if iri.startswith(site.base) and not set("#?") & set(iri):
        return site.url(f"/{quote(iri.removeprefix(site.base), safe=_KEPT)}.{suffix}")
    return site.url(f"/resource.{suffix}?{urlencode({'iri': iri})}")


def _alternates(site: Site, iri: str, but: str | None = None) -> str:
    """Return the header Link (RFC 8288) with the other representations, and what they describe."""
    links = [
        f'<{_place(site, iri, suffix)}>; rel="alternate"; type="{media}"'
        for media, form in MEDIA_TYPES.items()
        if form != but
        for suffix in [next(s for s, name in SUFFIXES.items() if name == form)]
    ]
    if but is not None:
        links.append(f'<{_place(site, iri, "html")}>; rel="alternate"; type="{_HTML}"')
    return ", ".join([*links, f'<{site.link(iri)}>; rel="describes"'])
