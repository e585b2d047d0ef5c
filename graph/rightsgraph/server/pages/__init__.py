"""The pages: `routes` are those with paths of their own, `page` is the page of any IRI."""

from html import escape

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from rightsgraph.server.site import Site

__all__ = ["page", "routes"]


def routes(site: Site) -> list[Route]:
    """Return the routes of the pages that are not about one IRI."""

    async def overview(_: Request) -> Response:
        graphs = "".join(f'<li><a href="{escape(site.link(g))}">{escape(g)}</a></li>' for g in site.store.graphs())
        return HTMLResponse(_framed(site, site.title, f"<ul>{graphs}</ul>"))

    return [Route("/", overview)]


async def page(site: Site, _: Request, iri: str) -> Response | None:
    """Return the page of an IRI, None where there is none."""
    rows = await run_in_threadpool(_rows, site, iri)
    return HTMLResponse(_framed(site, iri, f"<table>{rows}</table>")) if rows else None


def _rows(site: Site, iri: str) -> str:
    def shown(term: object) -> str:
        if isinstance(term, ox.NamedNode):
            return f'<a href="{escape(site.link(term.value))}">{escape(term.value)}</a>'
        return escape(term.value if isinstance(term, ox.Literal) else str(term))

    quads = site.store.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
    return "".join(f"<tr><th>{shown(q.predicate)}</th><td>{shown(q.object)}</td></tr>" for q in sorted(quads, key=str))


def _framed(site: Site, title: str, body: str) -> str:
    home = f'<a href="{escape(site.url("/"))}">{escape(site.title)}</a>'
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{home}<h1>{escape(title)}</h1>{body}</body></html>'
