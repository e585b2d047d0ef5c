"""The application: all routes of one build, behind the guard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from rightsgraph.server import crawling, description, dumps, linked, pages
from rightsgraph.server.headers import Guard
from rightsgraph.server.protocol import endpoint
from rightsgraph.server.settings import Serving
from rightsgraph.server.site import Site

__all__ = ["create_app"]


def create_app(out: str | Path, settings: Serving | None = None) -> Starlette:
    """Return the application that shows the build at `out` as it is now; StoreError when there is none.

    The processes that answer queries run from the application's start to its end (lifespan). What the pages count is
    read as soon as these run, beside the first requests.
    """
    settings = settings or Serving()
    site = Site.open(out, settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        shown = app.state.pages = pages.Pages(site)
        try:
            await site.start()
            shown.warm()
            yield
        finally:
            await shown.close()
            await site.close()

    routes = [
        Route("/sparql", endpoint(site), methods=["GET", "POST"]),
        *description.routes(site),
        *dumps.routes(site),
        *crawling.routes(site),
        *pages.routes(site),
        *linked.routes(site, pages.page),
    ]
    app = Starlette(routes=routes, lifespan=lifespan, middleware=[Middleware(Guard, settings=settings)])
    app.state.site = site
    return app
