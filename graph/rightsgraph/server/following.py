"""The build as it is now: when it is built again, or decisions are applied, the server turns to what took its place.

Whether it has changed is looked at before every request, and now and then, so that what was withdrawn is not shown to
the next who asks. A request sees one build from its beginning to its end. While a ledger has changed and was not yet
applied, what was there before is shown; while no build is there, nothing (503). The one who runs the server is told.
"""

import asyncio
import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from rightsgraph.errors import StoreError
from rightsgraph.server.app import create_app
from rightsgraph.server.headers import Guard
from rightsgraph.server.settings import Serving
from rightsgraph.store import LEDGER, VIEW, VIEW_OF, current, fingerprint

__all__ = ["Following"]

_EVERY = 2.0


class _AwayError(StoreError):
    """There is no build now."""


class _Shown:
    """One build while it is shown: its application, and how many requests are in it."""

    def __init__(self, app: Starlette, mark: object) -> None:
        self.app, self.mark, self.requests = app, mark, 0
        self.unused = asyncio.Event()
        self.replaced = False
        self.lifespan: AbstractAsyncContextManager[object] = app.router.lifespan_context(app)


class Following:
    """An ASGI application that shows the build at `out` and follows it; `say` is told of every change in one line."""

    def __init__(
        self, out: str | Path, settings: Serving, say: Callable[[str], None], *, every: float = _EVERY
    ) -> None:
        self._out, self._settings, self._say, self._every = Path(out), settings, say, every
        places = (Path("graph", "CURRENT"), Path(LEDGER), Path(VIEW, VIEW_OF), Path(VIEW, "graph", "CURRENT"))
        self._parts = tuple(str(self._out / place) for place in places)
        self._shown: _Shown | None = None
        self._watching: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._told: str | None = None
        self._looked: object = None
        self._away = False
        self._looking = asyncio.Lock()

    async def start(self) -> None:
        """Open the build and begin to watch it; StoreError when it cannot be opened."""
        self._looked = _glance(self._parts)
        self._shown = await self._opened()
        self._watching = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """Close what is open."""
        if self._watching is not None:
            self._watching.cancel()
        if self._shown is not None:
            await self._shown.lifespan.__aexit__(None, None, None)
        for task in tuple(self._ending):
            task.cancel()
        await asyncio.gather(*self._ending, return_exceptions=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request from the build that is shown now."""
        await self._look()
        shown = self._shown
        assert shown is not None
        if self._away:
            # Not what was there before: the engine never ends a query whose files are gone.
            response = PlainTextResponse("there is no build now; ask again later\n", 503, {"Retry-After": "10"})
            await Guard(response, self._settings)(scope, receive, send)
            return
        shown.requests += 1
        try:
            await shown.app(scope, receive, send)
        finally:
            shown.requests -= 1
            if shown.replaced and not shown.requests:
                shown.unused.set()

    async def _opened(self) -> _Shown:
        mark = await asyncio.to_thread(_mark, self._out)
        shown = _Shown(await asyncio.to_thread(create_app, self._out, self._settings), mark)
        await shown.lifespan.__aenter__()
        return shown

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            await self._look()

    async def _look(self) -> None:
        """Turn to what is there now, if it is another build than the one that is shown."""
        if _glance(self._parts) == self._looked:
            return
        async with self._looking:
            seen = _glance(self._parts)
            if seen == self._looked:
                return
            try:
                mark = await asyncio.to_thread(_mark, self._out)
                assert self._shown is not None
                if mark != self._shown.mark:
                    self._turn(await self._opened())
            except _AwayError as error:
                self._away = True
                self._tell(str(error))
            except StoreError as error:
                self._tell(f"{error}; what was there before is still shown")
            else:
                self._away, self._told = False, None
            self._looked = seen

    def _turn(self, new: _Shown) -> None:
        old, self._shown = self._shown, new
        self._tell(f"{self._out}: has changed; what is there now is shown")
        assert old is not None
        task = asyncio.create_task(self._ended(old))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def _ended(self, old: _Shown) -> None:
        """Close a build that is no longer shown when its last request has been answered."""
        old.replaced = True
        try:
            if old.requests:
                await old.unused.wait()
        finally:
            await old.lifespan.__aexit__(None, None, None)

    def _tell(self, line: str) -> None:
        if line != self._told:
            self._say(line)
            self._told = line


def _glance(parts: tuple[str, ...]) -> object:
    """Return what is another thing when a file has changed on which the mark depends; quick, and never an error."""
    seen: list[object] = []
    for part in parts:
        try:
            found = os.stat(part)  # noqa: PTH116 (before every request)
        except OSError:
            seen.append(None)
        else:
            seen.append((found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size))
    return seen


def _mark(out: Path) -> object:
    """Return what is another thing when the build has been replaced, or other decisions were applied."""
    place = current(out)
    try:
        found = (place / "graph" / "CURRENT").stat()
    except OSError as error:
        raise _AwayError(
            f"{out}: no build is there now; build it again: rightsgraph build PATH... --out {out}"
        ) from error
    return str(place), found.st_dev, found.st_ino, found.st_mtime_ns, fingerprint(out)
