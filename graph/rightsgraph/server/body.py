"""The body of a request, up to a size and within a time, however it is sent; and that of a large response."""

import asyncio
from collections.abc import Callable, Mapping

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from rightsgraph.server.settings import Limits

__all__ = ["TooLongError", "Whole", "read_body"]

_PIECE = 65_536


class TooLongError(Exception):
    """The body is larger than allowed, or is sent too slowly; the text says which."""


async def read_body(request: Request, limits: Limits) -> bytes:
    """Return the body; TooLongError when it has more bytes than `limits.request`, told or sent.

    TimeoutError when it is not whole after `limits.patience` seconds, ClientDisconnect when the client went away.
    """
    told = request.headers.get("content-length", "")
    too_long = TooLongError(f"the body has more than {limits.request:,} bytes; send a shorter query")
    if told.isdigit() and int(told) > limits.request:
        raise too_long
    body = bytearray()
    async with asyncio.timeout(limits.patience):
        while True:
            message = await request.receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            body += message.get("body", b"")
            if len(body) > limits.request:
                raise too_long
            if not message.get("more_body", False):
                return bytes(body)


class Whole(Response):
    """A response whose length is known, sent piece by piece as the client takes it; `done` is called at its end."""

    def __init__(self, content: bytes, headers: Mapping[str, str], done: Callable[[], None]) -> None:
        super().__init__(headers={**headers, "Content-Length": str(len(content))})
        self.body = content
        self._done = done

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send it."""
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            size = len(self.body)
            for start in range(0, size or 1, _PIECE):
                piece = bytes(self.body[start : start + _PIECE])
                await send({"type": "http.response.body", "body": piece, "more_body": start + _PIECE < size})
        finally:
            self._done()
