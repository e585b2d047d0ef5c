"""HTTP connections that do not wait for ever: for the head of a request, and for a client to take its answer."""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["patient"]


def patient(seconds: float) -> type[H11Protocol]:
    """Return a protocol that ends a connection whose client keeps it waiting for `seconds`.

    uvicorn bounds only the pause between two requests. Here the head of a request must be whole in time, and a client
    that takes nothing of an answer for as long is cut off. (The body is the application's to wait for.)
    """

    class Patient(H11Protocol):
        _head: asyncio.TimerHandle | None = None
        _stalled: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._await_head()

        def handle_events(self) -> None:
            super().handle_events()
            cycle: Any = self.cycle  # None before the first request
            waiting = cycle is None or cycle.response_complete
            if not waiting:
                self._disarm()
            elif self._head is None and self.conn.trailing_data[0]:
                self._await_head()

        def connection_lost(self, exc: Exception | None) -> None:
            self._disarm()
            self.resume_writing()
            super().connection_lost(exc)

        def pause_writing(self) -> None:
            super().pause_writing()
            self._stalled = self.loop.call_later(seconds, self.transport.abort)

        def resume_writing(self) -> None:
            super().resume_writing()
            if self._stalled is not None:
                self._stalled.cancel()
                self._stalled = None

        def _await_head(self) -> None:
            self._head = self.loop.call_later(seconds, self._give_up)

        def _give_up(self) -> None:
            self.transport.close()

        def _disarm(self) -> None:
            if self._head is not None:
                self._head.cancel()
                self._head = None

    return Patient
