"""The body of a request, up to a size and within a time, however it is sent."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from rightsgraph.server.settings import Limits

__all__ = ["TooLongError", "read_body"]


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
