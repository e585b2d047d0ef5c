"""What search engines may know: `robots.txt` and `sitemap.xml` (sitemaps.org).

A server that was not given an address is nobody's to crawl. One that was shows its documents, bodies and places, and
keeps people, searches and queries out: to be found by name is a harm of its own.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from rightsgraph.iris import HR
from rightsgraph.server.site import Site

__all__ = ["routes"]

_MOST = 50_000  # sitemaps.org: URLs in one file
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LISTED = ("Document", "Organization", "Place")
_KEPT_OUT = ("/id/person/", "/people", "/events", "/search", "/query", "/resource", "/sparql", "/dumps/", "/network")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def routes(site: Site) -> list[Route]:
    """Return the routes of what crawlers ask for."""
    known: list[str] = []

    def paths() -> list[str]:
        """Return the paths of all that is listed, found once."""
        if not known:
            store = site.store.store
            kinds = (ox.NamedNode(HR + name) for name in _LISTED)
            found = {q.subject for kind in kinds for q in store.quads_for_pattern(None, _TYPE, kind, None)}
            iris = (node.value for node in found if isinstance(node, ox.NamedNode))
            known.extend(sorted(site.link(iri) for iri in iris if iri.startswith(site.base) and "#" not in iri))
        return known

    async def robots(_: Request) -> Response:
        if not site.settings.url:
            return PlainTextResponse("User-agent: *\nDisallow: /\n")
        rules = "".join(f"Disallow: {site.url(path)}\n" for path in _KEPT_OUT)
        return PlainTextResponse(f"User-agent: *\n{rules}Sitemap: {site.settings.url.rstrip('/')}/sitemap.xml\n")

    async def sitemap(request: Request) -> Response:
        listed = await run_in_threadpool(paths)
        address = site.address(request)
        host = address.removesuffix(site.settings.root)
        number = int(request.path_params.get("number", 0))
        if number or len(listed) <= _MOST:
            part = listed[max(0, number - 1) * _MOST :][:_MOST]
            return _xml("urlset", "url", [host + path for path in part]) if part or not number else _none()
        parts = range(1, -(-len(listed) // _MOST) + 1)
        return _xml("sitemapindex", "sitemap", [f"{address}/sitemap-{part}.xml" for part in parts])

    return [
        Route("/robots.txt", robots),
        Route("/sitemap.xml", sitemap),
        Route("/sitemap-{number:int}.xml", sitemap),
    ]


def _none() -> Response:
    return PlainTextResponse("no such part\n", 404)


def _xml(root: str, element: str, addresses: Sequence[str]) -> Response:
    lines = "".join(f"  <{element}><loc>{escape(a)}</loc></{element}>\n" for a in addresses)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_SPACE}">\n{lines}</{root}>\n'
    return Response(text, media_type="application/xml")
