"""The whole data set as files, with their SHA-256: `/dumps/rightsgraph.ttl` and so on, `/dumps/SHA256SUMS`.

A dump is what `rightsgraph export` writes. It is made by a process of its own when it is first asked for, and kept as
long as the build is shown in a file that has no name: whatever ends the server, nothing is left behind.
"""

import asyncio
import base64
import hashlib
import sys
import tempfile
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import IO, Any

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from rightsgraph.server.rdf import SUFFIXES, media_type
from rightsgraph.server.site import Site

__all__ = ["FOLDER", "NAME", "routes"]

FOLDER, NAME = "/dumps", "rightsgraph"
_PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class _Dump:
    """A dump in a file without a name: its size and its SHA-256."""

    stream: IO[bytes]
    size: int
    sha256: bytes
    turn: threading.Lock = field(default_factory=threading.Lock)

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the content; any number of readers at once."""
        for start in range(0, self.size, _PIECE):
            yield await anyio.to_thread.run_sync(self._read, start)

    def _read(self, start: int) -> bytes:
        with self.turn:  # Windows has no pread
            self.stream.seek(start)
            return self.stream.read(_PIECE)


class _Dumps:
    """Makes each dump once, one after the other."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: dict[str, _Dump] = {}
        self._lock = asyncio.Lock()

    async def get(self, form: str) -> _Dump | None:
        """Return the dump in a form, None when it cannot be made."""
        async with self._lock:
            if form not in self._made:
                dump = await self._make(form)
                if dump is None:
                    return None
                self._made[form] = dump
            return self._made[form]

    async def _make(self, form: str) -> _Dump | None:
        stream = tempfile.TemporaryFile()  # noqa: SIM115 (kept as long as the build is shown)
        command = (sys.executable, "-P", "-m", "rightsgraph.server.dumping", str(self._site.place), form)
        process = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.DEVNULL, stdout=stream)
        try:
            status = await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
        if status:
            stream.close()
            return None
        digest = await anyio.to_thread.run_sync(lambda: hashlib.file_digest(_rewound(stream), "sha256").digest())
        return _Dump(stream, stream.tell(), digest)


def _rewound(stream: Any) -> Any:
    stream.seek(0)
    return stream


def routes(site: Site) -> list[Route]:
    """Return the routes of the dumps."""
    dumps = _Dumps(site)

    async def dump(request: Request) -> Response:
        form = SUFFIXES.get(request.path_params["suffix"])
        if form is None:
            return PlainTextResponse(f"there are {', '.join(SUFFIXES)}\n", 404)
        made = await dumps.get(form)
        if made is None:
            return PlainTextResponse("the dump could not be written\n", 500)
        tag = f'"{made.sha256.hex()}"'
        headers = {
            "Content-Length": str(made.size),
            "Content-Type": media_type(form),
            "Content-Disposition": f'attachment; filename="{NAME}.{request.path_params["suffix"]}"',
            "ETag": tag,
            "Repr-Digest": f"sha-256=:{base64.b64encode(made.sha256).decode()}:",  # RFC 9530
        }
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"ETag": tag})
        if request.method == "HEAD":
            return Response(headers=headers)
        return StreamingResponse(made.pieces(), headers=headers)

    async def sums(_: Request) -> Response:
        lines = []
        for suffix, form in sorted(SUFFIXES.items()):
            made = await dumps.get(form)
            if made is None:
                return PlainTextResponse("a dump could not be written\n", 500)
            lines.append(f"{made.sha256.hex()}  {NAME}.{suffix}\n")
        return PlainTextResponse("".join(lines))

    methods = ["GET", "HEAD"]
    return [
        Route(f"{FOLDER}/SHA256SUMS", sums, methods=methods),
        Route(f"{FOLDER}/{NAME}.{{suffix}}", dump, methods=methods),
    ]
