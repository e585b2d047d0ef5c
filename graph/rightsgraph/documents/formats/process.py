"""The process in which foreign formats are read: started when the first is met, ended with the reading.

A parser that hangs, dies, or asks for too much memory takes this process with it and nothing else: what it was reading
becomes an Unread, and a new process goes on with what comes after.
"""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from rightsgraph.config import ReadLimits
from rightsgraph.documents.formats.wire import decoded, line
from rightsgraph.records import Document, Unread

__all__ = ["Reader"]

_CODE = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"
_MODULE = "rightsgraph.documents.formats.worker"
_PATIENCE = 5.0
"""Seconds beyond the limit in which the process may end what it does by itself."""
_DEATHS = 20
"""An input that killed so many readers is given up."""
_LONGEST = 1 << 30
"""Bytes of one message; a process that sends more is not to be trusted."""


class _Died(Exception):  # noqa: N818 (it is no error of ours: it carries what is told of an input)
    """The process ended, or had to be ended, while it read."""


class Reader:
    """Reads files of foreign formats in a process of its own. Use it as a context manager, or `close` it."""

    def __init__(self, limits: ReadLimits, *, max_bytes: int, module: str = _MODULE) -> None:
        self._limits = limits
        self._max_bytes = max_bytes
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._pending = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: str, name: str, shown: str) -> Iterator[tuple[Document | Unread, str]]:
        """Yield what the file at `path` holds, each with the place of it as a reader is shown it.

        `name` is what its documents are called, `shown` how the file is called in what is reported.
        """
        after, before, deaths, place = -1, -1, 0, shown
        while True:
            request = {
                "path": os.path.abspath(path),  # noqa: PTH100 - bytes of names that are not UTF-8 must survive
                "name": name,
                "shown": shown,
                "after": after,
                "limits": asdict(self._limits),
                "max_bytes": self._max_bytes,
            }
            try:
                for message in self._answers(request):
                    if "begin" in message:
                        after, place = int(message["begin"]), str(message["place"])
                    elif "at" in message:
                        place = str(message["at"])
                    elif "document" in message or "unread" in message:
                        yield decoded(message), place
            except (_Died, ValueError, KeyError, TypeError) as error:
                self.close()
                if deaths and after == before:  # it died again on the way to the next file: that was told
                    return
                why = str(error) if isinstance(error, _Died) else "its reader gave an answer that makes no sense"
                yield Unread(source=place, reason=f"{why}; check the file, or save it in another format"), place
            except GeneratorExit:
                self.close()
                raise
            else:
                return
            deaths += 1
            if after < 0 or deaths >= _DEATHS:
                if deaths >= _DEATHS:
                    reason = f"given up after {deaths} of its files ended their reader; unpack it and take them out"
                    yield Unread(source=shown, reason=reason), shown
                return
            before = after

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
            self._process = None
        self._pending.clear()

    def _answers(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the messages that answer a request, up to the last."""
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(line(request))
            process.stdin.flush()
        except OSError as error:
            raise _Died(self._end()) from error
        while True:
            message = json.loads(self._line())
            if "done" in message:
                return
            yield message

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        environment = {k: v for k, v in os.environ.items() if k.startswith("COVERAGE_") or k in ("PATH", "SYSTEMROOT")}
        path = [str(Path(folder).absolute()) for folder in sys.path]
        command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _CODE.format(path=path, module=self._module)]
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter, and no text of a document in the command
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        return self._process

    def _line(self) -> bytes:
        """Return the next line of the process; raise _Died when none comes in time."""
        assert self._process is not None
        assert self._process.stdout is not None
        source = self._process.stdout.fileno()
        deadline = time.monotonic() + self._limits.seconds + _PATIENCE
        searched = 0
        while (end := self._pending.find(b"\n", searched)) < 0:
            searched = len(self._pending)
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([source], [], [], left)[0]:
                raise _Died(f"took longer than {self._limits.seconds} s to read (--limit seconds=N for more)")
            piece = os.read(source, 1 << 20)
            if not piece:
                raise _Died(self._end())
            self._pending += piece
            if len(self._pending) > _LONGEST:
                raise _Died("its reader sent far too much")
        found = bytes(self._pending[:end])
        del self._pending[: end + 1]
        return found

    def _end(self) -> str:
        """Return how the process ended, in words."""
        assert self._process is not None
        try:
            status = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            return "its reader fell silent"
        if status == TIMED_OUT:
            return f"took longer than {self._limits.seconds} s to read (--limit seconds=N for more)"
        if status == OUT_OF_MEMORY:
            return f"needs more than {self._limits.memory:,} bytes of memory to read (--limit memory=N for more)"
        return f"its reader died (signal {-status})" if status < 0 else f"its reader ended with status {status}"


TIMED_OUT, OUT_OF_MEMORY = 1, 70
"""What the process ends with by itself: `faulthandler` ends with 1 when the time is over."""
