"""HTTP connections that do not wait for ever: for the head of a request, and for a client to take its answer."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["patient"]

_LONGEST_HEAD = 65_536


def patient(seconds: float) -> type[HttpToolsProtocol]:
    """Return a protocol that ends a connection whose client keeps it waiting for `seconds`.

    uvicorn bounds only the pause between two requests. Here the head of a request must be whole in time and of a
    bounded length, and a client that takes nothing of an answer for as long is cut off. (The body is the application's
    to wait for.) The head of an answer is sent together with what follows it.
    """
    return type("Patient", (_Patient,), {"seconds": seconds})


class _Patient(HttpToolsProtocol):
    """A connection that waits for its client for some seconds."""

    seconds: float
    _head: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _within = False  # a head has been read, and its body not yet
    _unread = 0  # bytes of a head that is not whole

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(_Together(transport))  # type: ignore[arg-type]
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if not self._within:
            self._await_head()
        super().data_received(data)
        if self._head is not None:
            self._unread += len(data)
            if self._unread > _LONGEST_HEAD and not self.transport.is_closing():
                self.send_400_response("The head of the request is too long.")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._await_head()

    def on_headers_complete(self) -> None:
        self._disarm()
        self._within, self._unread = True, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._within = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        together: Any = self.transport
        together.flush()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stalled = self.loop.call_later(self.seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _await_head(self) -> None:
        if self._head is None:
            self._head = self.loop.call_later(self.seconds, self._give_up)

    def _give_up(self) -> None:
        self._head = None
        cycle: Any = self.cycle  # None before the first request
        if cycle is None or cycle.response_complete:
            self.transport.close()
        else:  # what was asked before is still being answered
            self._await_head()

    def _disarm(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None


class _Together:
    """A transport that keeps the head of a response until its first piece comes, so that both go out at once."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._held = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send some bytes; those of a head with the next."""
        if not self._held and data.endswith(b"\r\n\r\n") and data.startswith(b"HTTP/1.") and data[9:12] != b"100":
            self._held = data
            return
        held, self._held = self._held, b""
        self._transport.write(held + data if held else data)

    def flush(self) -> None:
        """Send what is held."""
        if self._held:
            self.write(b"")

    def close(self) -> None:
        """Send what is held and end the connection."""
        self.flush()
        self._transport.close()
