"""What every page needs: the site, the vocabulary, the templates, and answers that are worked out once."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from rightsgraph.server.pages.addresses import Addresses
from rightsgraph.server.pages.census import Census
from rightsgraph.server.pages.graph import Graph
from rightsgraph.server.pages.reading import Reader
from rightsgraph.server.pages.terms import Vocabulary
from rightsgraph.server.pages.words import link, shortened, spoken, visible
from rightsgraph.server.site import Site

__all__ = ["BUNDLE", "STATIC", "Pages", "number"]

_HERE = Path(__file__).resolve().parents[1]
STATIC = _HERE / "static"
"""The folder of what browsers load besides pages."""

BUNDLE = STATIC / "bundle"
"""The folder of what `npm run build` makes from `frontend/`; it may be missing."""

Given = TypeVar("Given")
_KEPT = 40


class Pages:
    """One site as pages: made once, used by all requests."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.addresses = Addresses(base=site.base, root=site.settings.root)
        self.vocabulary = Vocabulary(site.store.store)
        self.bundled = (BUNDLE / "site.js").is_file()
        self._known: dict[str, asyncio.Future[Any]] = {}
        self._recent: OrderedDict[str, Any] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()
        self._ended = Event()
        self._warming: asyncio.Task[Census] | None = None
        self._templates = _environment()
        self._templates.globals.update(
            at=self.addresses.at,
            data=self.addresses.data,
            site=site,
            bundled=self.bundled,
            marks=self.vocabulary.marks,
        )

    def reader(self) -> Reader:
        """Return a reader for one request."""
        return Reader(Graph(self.site.store.store), self.addresses, self.vocabulary)

    async def census(self) -> Census:
        """Return who and what the build holds, read once."""
        return await self.once("census", lambda: run_in_threadpool(Census, self.site.store.store, self._ended))

    def warm(self) -> None:
        """Begin to read who and what the build holds, so that the first visitor need not wait for it."""
        self._warming = asyncio.create_task(self.census())
        # Whoever asks next reads it again, and is told why it cannot be read.
        self._warming.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def close(self) -> None:
        """End what is still being read."""
        self._ended.set()
        if self._warming is not None:
            await asyncio.gather(self._warming, return_exceptions=True)

    async def once(self, name: str, make: Callable[[], Awaitable[Given]]) -> Given:
        """Return what `make` gives, made once for all requests: a build does not change while it is served."""
        if name not in self._known:
            future = self._known[name] = asyncio.get_running_loop().create_future()
            try:
                future.set_result(await make())
            except BaseException as error:
                del self._known[name]
                future.set_exception(error)
                future.exception()  # whoever waits gets it; nobody need
                raise
        given: Given = await asyncio.shield(self._known[name])
        return given

    async def recent(self, name: str, make: Callable[[], Given]) -> Given:
        """Return what `make` gives, worked out one at a time; only the last few are kept, so that memory is bounded."""
        async with self._one_at_a_time:
            if name not in self._recent:
                self._recent[name] = await run_in_threadpool(make)
                while len(self._recent) > _KEPT:
                    self._recent.popitem(last=False)
            self._recent.move_to_end(name)
            given: Given = self._recent[name]
        return given

    async def alone(self, make: Callable[[], Given]) -> Given:
        """Return what `make` gives, worked out while nothing else of its weight is."""
        async with self._one_at_a_time:
            return await run_in_threadpool(make)

    async def render(
        self,
        request: Request,
        template: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> Response:
        """Return a page; what comes from documents is escaped, and its marks of direction are shown."""
        made = self._templates.get_template(template)
        html = await run_in_threadpool(made.render, here=request.url.path, **values)
        return HTMLResponse(html, status_code=status, headers=headers)


def number(text: str | None, default: int, *, most: int) -> int:
    """Return a whole number that a visitor gave, in 1 to `most`, or the default when it is none."""
    if text is None or not (text.isascii() and text.isdigit() and len(text) < 10):
        return default
    return min(max(int(text), 1), most)


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters |= {"spoken": spoken, "short": shortened, "weblink": link, "count": _count, "data": _data}
    return made


def _shown(value: object) -> object:
    """Return what a template puts out: text with its hidden characters shown; markup of the templates as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _count(value: int) -> str:
    return f"{value:,}"


def _data(value: object) -> Markup:
    """Return JSON that may stand in an element of type application/json: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704
