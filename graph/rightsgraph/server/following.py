"""The build as it is now: when it is built again, or decisions are applied, the server turns to what took its place.

A request sees one build from its beginning to its end. While a ledger has changed and was not yet applied, or a build
is away, the last one is shown; the one who runs the server is told.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from rightsgraph.errors import StoreError
from rightsgraph.server.app import create_app
from rightsgraph.server.settings import Serving
from rightsgraph.store import current, fingerprint

__all__ = ["Following"]

_EVERY = 2.0


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
        self._shown: _Shown | None = None
        self._watching: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._told: str | None = None

    async def start(self) -> None:
        """Open the build and begin to watch it; StoreError when it cannot be opened."""
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
        shown = self._shown
        assert shown is not None
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
            try:
                mark = await asyncio.to_thread(_mark, self._out)
                if self._shown is None or mark == self._shown.mark:
                    self._told = None
                    continue
                old, self._shown = self._shown, await self._opened()
            except StoreError as error:
                self._tell(f"{error}; what was there before is still shown")
                continue
            self._told = None
            self._tell(f"{self._out}: has changed; what is there now is shown")
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


def _mark(out: Path) -> object:
    """Return what is another thing when the build has been replaced, or other decisions were applied."""
    place = current(out)
    try:
        found = (place / "graph" / "CURRENT").stat()
    except OSError as error:
        raise StoreError(
            f"{out}: no build is there now; build it again: rightsgraph build PATH... --out {out}"
        ) from error
    return str(place), found.st_dev, found.st_ino, found.st_mtime_ns, fingerprint(out)
