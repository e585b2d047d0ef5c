"""Queries in processes that are kept warm, watched and replaced: a query can cost its own answer, nothing else.

An answer is whole, or there is none.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rightsgraph.errors import StoreError
from rightsgraph.server.answers import (
    Answer,
    Asked,
    BusyError,
    MalformedError,
    RefusedError,
    TooCostlyError,
    TooLargeError,
    UnacceptableError,
    UnanswerableError,
)
from rightsgraph.server.settings import Limits
from rightsgraph.server.worker import FRAME

__all__ = ["Runner"]

_START = 30.0
_LONGEST_WAIT = 120.0
_OUT_OF_MEMORY = tuple(-getattr(signal, name) for name in ("SIGABRT", "SIGSEGV", "SIGBUS") if hasattr(signal, name))


_FAILURES: Mapping[str, type[RefusedError]] = {
    "malformed": MalformedError,
    "unacceptable": UnacceptableError,
    "large": TooLargeError,
    "unanswerable": UnanswerableError,
}


class Runner:
    """Answers queries on the store in `folder`, each in one of `workers` processes.

    Relative IRIs in a query are taken as below `base`.

    `start` it in a running event loop, and `close` it.
    """

    def __init__(self, folder: Path, base: str, limits: Limits, *, workers: int | None = None) -> None:
        self._folder, self._base, self._limits = folder, base, limits
        self._count = workers or limits.workers
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._replacing: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._closed = False

    async def start(self) -> None:
        """Start the processes; StoreError when they cannot open the store."""
        for worker in await asyncio.gather(*(self._started() for _ in range(self._count))):
            self._idle.put_nowait(worker)

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        for task in self._replacing:
            task.cancel()
        await asyncio.gather(*(worker.end() for worker in self._all))
        self._all.clear()

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that run."""
        return tuple(sorted(worker.pid for worker in self._all))

    async def ask(self, asked: Asked) -> Answer:
        """Return the answer; raises a RefusedError."""
        if self._waiting >= self._limits.queue:
            raise BusyError(f"{self._waiting} queries wait already; ask again later")
        self._waiting += 1
        try:
            async with asyncio.timeout(_LONGEST_WAIT):
                worker = await self._idle.get()
                while worker.gone:  # something else ended it while it was idle
                    self._replace(worker)
                    worker = await self._idle.get()
        except TimeoutError:
            raise BusyError(f"no process was free for {_LONGEST_WAIT:g} s; ask again later") from None
        finally:
            self._waiting -= 1
        try:
            return await self._asked(worker, asked)
        finally:
            # Also when the client has gone away: a process in the middle of an answer is of no use to the next query.
            if worker.reusable:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)

    async def _asked(self, worker: "_Worker", asked: Asked) -> Answer:
        limits = self._limits
        try:
            async with asyncio.timeout(limits.seconds):
                said, content = await worker.exchange(asked, limits)
        except TimeoutError:
            raise TooCostlyError(
                f"the query took longer than {limits.seconds:g} s and was ended; ask for less"
            ) from None
        except (asyncio.IncompleteReadError, ConnectionError, OSError):
            status = await worker.end()
            if status in _OUT_OF_MEMORY:
                raise TooCostlyError(_hungry(limits)) from None
            raise TooCostlyError(f"the query ended its process (status {status}); ask for less") from None
        if said["tired"]:
            worker.reusable = False
        if "failed" not in said:
            return Answer(kind=said["kind"], form=said["form"], content=content)
        if said["failed"] == "memory":
            worker.reusable = False
            raise TooCostlyError(_hungry(limits))
        if said["failed"] == "store":
            worker.reusable = False
            raise BusyError("the build is being replaced; ask again")
        raise _FAILURES[said["failed"]](said["reason"])

    async def _started(self) -> "_Worker":
        worker = await _Worker.started(self._folder, self._base)
        self._all.add(worker)
        if self._closed:
            await worker.end()
        return worker

    def _replace(self, worker: "_Worker") -> None:
        self._all.discard(worker)
        worker.kill()
        if not self._closed:
            task = asyncio.get_running_loop().create_task(self._replaced(worker))
            self._replacing.add(task)
            task.add_done_callback(self._replacing.discard)

    async def _replaced(self, worker: "_Worker") -> None:
        await worker.end()
        pause = 0.1
        while not self._closed:
            try:
                started = await self._started()
            except StoreError:  # the folder is being replaced; the server will open what takes its place
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)
            else:
                self._idle.put_nowait(started)
                return


def _hungry(limits: Limits) -> str:
    return f"the query needed more than {limits.memory // 1_000_000:,} MB of memory and was ended; ask for less"


class _Worker:
    """One process and the two pipes to it."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.reusable = True

    @classmethod
    async def started(cls, folder: Path, base: str) -> "_Worker":
        """Return a process that has opened the store; StoreError when it could not."""
        command = (sys.executable, "-P", "-m", "rightsgraph.server.worker", str(folder / "graph"), base)
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, limit=1 << 20
        )
        worker = cls(process)
        try:
            async with asyncio.timeout(_START):
                said, _ = await worker._read()
        except (TimeoutError, asyncio.IncompleteReadError, OSError) as error:
            await worker.end()
            raise StoreError(f"{folder}: a process that answers queries did not start; try again") from error
        if "failed" in said:
            await worker.end()
            raise StoreError(f"{folder}: cannot be opened to answer queries ({said['reason']}); build it again")
        return worker

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def gone(self) -> bool:
        """Whether the process has ended, also when the event loop has not heard of it yet."""
        if self._process.returncode is not None:
            return True
        try:
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        except ChildProcessError:
            return True

    async def exchange(self, asked: Asked, limits: Limits) -> tuple[dict[str, Any], bytes]:
        """Send a query and return what the process says, and the content of the answer."""
        assert self._process.stdin is not None
        request = {
            "query": asked.query,
            "default": asked.default,
            "named": asked.named,
            "values": asked.values,
            "rows_as": asked.rows_as,
            "graph_as": asked.graph_as,
            "seconds": limits.seconds,
            "memory": limits.memory,
            "rows": limits.rows,
            "answer": limits.answer,
        }
        body = json.dumps(request).encode()
        self.reusable = False
        self._process.stdin.write(FRAME.pack(len(body)) + body)
        await self._process.stdin.drain()
        answer = await self._read()
        self.reusable = True
        return answer

    async def _read(self) -> tuple[dict[str, Any], bytes]:
        stream = self._process.stdout
        assert stream is not None
        (length,) = FRAME.unpack(await stream.readexactly(FRAME.size))
        said: dict[str, Any] = json.loads(await stream.readexactly(length))
        return said, await stream.readexactly(said["bytes"])

    def kill(self) -> None:
        """End the process at once."""
        self.reusable = False
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def end(self) -> int | None:
        """End the process, wait until it has ended, and return its status."""
        with contextlib.suppress(TimeoutError):
            # A process that died by itself tells why; any other is killed.
            async with asyncio.timeout(0.2 if self._process.stdout and self._process.stdout.at_eof() else 0):
                await self._process.wait()
        self.kill()
        return await self._process.wait()
