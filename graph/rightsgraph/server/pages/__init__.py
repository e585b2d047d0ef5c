"""The pages: `routes` are those with paths of their own, `page` is the page of any IRI.

They are made here, from templates, so that all that is for reading needs no script; scripts add the editor of queries
and the picture of the network. A status and a speaker go with every claim that a page shows.
"""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from rightsgraph.server.answers import BusyError, RefusedError
from rightsgraph.server.pages.asking import ask, completions, download
from rightsgraph.server.pages.lists import FOLDERS, agent_list, document_list, event_list, search
from rightsgraph.server.pages.networks import network, network_data
from rightsgraph.server.pages.overview import overview
from rightsgraph.server.pages.places import places
from rightsgraph.server.pages.records import record
from rightsgraph.server.pages.rendering import STATIC, Pages
from rightsgraph.server.pages.tables import event_table
from rightsgraph.server.pages.vocabulary import vocabulary
from rightsgraph.server.site import Site

__all__ = ["Pages", "page", "routes"]

_Made = Callable[[Pages, Request], Awaitable[Response]]

_PATHS: dict[str, _Made] = {
    "/": overview,
    "/search": search,
    "/documents": document_list,
    "/events": event_list,
    "/events.csv": event_table,
    "/places": places,
    "/network": network,
    "/network.json": network_data,
    "/query": ask,
    "/query/answer.{form}": download,
    "/vocabulary": vocabulary,
    "/vocabulary.json": completions,
}


def routes(site: Site) -> list[BaseRoute]:
    """Return the routes of the pages that are not about one IRI, those inside a document, and the static files."""

    def answering(make: _Made) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                return await make(_pages(site, request), request)
            except RefusedError as error:
                return PlainTextResponse(f"{error}\n", 503 if isinstance(error, BusyError) else 500)

        return answer

    async def within(request: Request) -> Response:
        pages = _pages(site, request)
        iri = pages.addresses.within(request.path_params["document"], request.path_params["part"])
        found = await page(site, request, iri)
        return found or PlainTextResponse(f"{iri}: this build says nothing of it\n", 404)

    return [
        *(Route(path, answering(make)) for path, make in _PATHS.items()),
        *(Route(f"/{folder}", answering(agent_list)) for folder in FOLDERS),
        Route("/doc/{document:str}/{part:str}", within),
        Mount("/static", StaticFiles(directory=STATIC), name="static"),
    ]


async def page(site: Site, request: Request, iri: str) -> Response | None:
    """Return the page of an IRI, None where there is none."""
    try:
        return await record(_pages(site, request), request, iri)
    except RefusedError as error:
        return PlainTextResponse(f"{error}\n", 503 if isinstance(error, BusyError) else 500)


def _pages(site: Site, request: Request) -> Pages:
    """Return the pages of a site, made at its first request."""
    state = request.app.state
    made = getattr(state, "pages", None)
    if not isinstance(made, Pages) or made.site is not site:
        made = state.pages = Pages(site)
    return made
