"""Several processes of this machine, each of which carries its documents through to N-Quads.

The pools of the standard library hang or give up when a process is killed, so this one watches over its own: a worker
that dies, or takes too long, is replaced, and what it had not answered is tried once more, each document by itself.
The second time, the document is reported and left out. The model is loaded once and shared by fork where that is safe;
elsewhere each worker loads its own.
"""

import contextlib
import ctypes
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.engines.batches import Batch, Batches, attempt, too_long
from rightsgraph.engines.outcomes import Lost, Packed
from rightsgraph.errors import RightsgraphError, StoreError
from rightsgraph.records import Document
from rightsgraph.stages import Stages

__all__ = ["Workers"]

_FORKS = sys.platform.startswith("linux")
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG, prctl(2)
_DEATHS = 10
"""So many workers may die one after the other, with nothing done between, before the build stops: memory is short."""


class Workers:
    """So many workers; started when the first document comes, ended when the last result is taken."""

    def __init__(self, settings: Settings, number: int, *, time_limit: float) -> None:
        self._settings, self._number, self._time_limit = settings, number, time_limit
        self._stages = Stages(settings)
        self._workers: list[_Worker] = []
        self._deaths = 0

    @property
    def run(self) -> Run:
        """What makes the claims."""
        return self._stages.run

    def results(self, documents: Iterable[Document]) -> Iterator[Packed | Lost]:
        """Yield what each document gives, in the order in which they are done."""
        batches = Batches(documents)
        waiting = batches.next()
        try:
            while True:
                while waiting is not None and (worker := self._idle()) is not None:
                    worker.give(waiting, self._time_limit)
                    waiting = batches.next()
                busy = [w for w in self._workers if w.batch is not None]
                if not busy:
                    return
                for worker in _speaking(busy):
                    yield from self._heard(worker, batches)
                waiting = waiting or batches.next()
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def _idle(self) -> "_Worker | None":
        """Return a worker that has nothing to do, a new one while there are fewer than wanted, else None."""
        found = next((w for w in self._workers if w.batch is None), None)
        if found is None and len(self._workers) < self._number:
            found = _Worker(self._settings, self._stages if _FORKS else None, [w.line for w in self._workers])
            self._workers.append(found)
        return found

    def _heard(self, worker: "_Worker", batches: Batches) -> Iterator[Packed | Lost]:
        """Yield what a worker says; when it died or is overdue, replace it and take back what it had not answered."""
        batch = worker.batch
        assert batch is not None
        try:
            if not worker.line.poll():
                self._workers.remove(worker)
                worker.end()
                yield from batches.failed(batch, worker.answered, too_long(self._time_limit), for_good=True)
                return
            while worker.batch is not None and worker.line.poll():
                said = worker.line.recv()
                if isinstance(said, RightsgraphError):
                    raise said
                if isinstance(said, bytes):
                    yield Packed(document=batch.documents[worker.answered], data=said)
                    self._deaths = 0
                    worker.answered += 1
                    worker.wind(self._time_limit)
                else:
                    worker.batch = None
                    if isinstance(said, str):
                        yield from batches.failed(batch, worker.answered, said)
        except (EOFError, ConnectionError):
            self._workers.remove(worker)
            how = worker.end()
            self._deaths += 1
            if self._deaths > _DEATHS:
                raise StoreError(
                    f"{self._deaths} workers died one after the other ({how}); memory may be short: "
                    "give fewer --workers; what was done is kept"
                ) from None
            why = f"the process that read it died twice ({how}); leave it out, or split it"
            yield from batches.failed(batch, worker.answered, why)


class _Worker:
    """One process, the line to it, and the batch that it works on."""

    def __init__(self, settings: Settings, stages: Stages | None, others: list[Connection]) -> None:
        context: Any = multiprocessing.get_context("fork" if stages is not None else "spawn")
        self.line, theirs = context.Pipe()
        closed = [*others, self.line] if stages is not None else []
        self._process: BaseProcess = context.Process(
            target=_work, args=(theirs, settings, stages, closed, os.getpid()), daemon=True
        )
        self._process.start()
        theirs.close()
        self.batch: Batch | None = None
        self.answered = 0
        self.due: float | None = None

    def give(self, batch: Batch, time_limit: float) -> None:
        """Give it a batch. A worker that has just died is found out when it is listened to."""
        self.batch, self.answered = batch, 0
        self.wind(time_limit)
        with contextlib.suppress(OSError):
            self.line.send(batch)

    def wind(self, time_limit: float) -> None:
        """Say until when the next answer is due."""
        self.due = time.monotonic() + time_limit if time_limit else None

    def end(self) -> str:
        """End the process and return how it ended."""
        alive = self._process.exitcode is None
        self._process.kill()
        self._process.join()
        self.line.close()
        code = self._process.exitcode or 0
        self._process.close()
        return signal.Signals(-code).name if code < 0 else f"exit status {code}" if not alive else "ended"


def _speaking(busy: list[_Worker]) -> list[_Worker]:
    """Wait, and return the workers that have said something, died, or are overdue."""
    now = time.monotonic()
    dues = [w.due for w in busy if w.due is not None]
    ready = wait([w.line for w in busy], timeout=max(0.0, min(dues) - now) if dues else None)
    now = time.monotonic()
    return [w for w in busy if w.line in ready or (w.due is not None and w.due <= now)]


def _work(line: Connection, settings: Settings, stages: Stages | None, closed: list[Connection], parent: int) -> None:
    """Answer batches until the other end of the line is closed: the life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    for other in closed:  # an inherited end that stays open would hide that the parent is gone
        other.close()
    if stages is not None:
        _die_with(parent)
    try:
        stages = stages or Stages(settings)
        while True:
            batch = line.recv()
            for found in attempt(stages, batch):
                line.send(found)
                if isinstance(found, str):
                    break
            else:
                line.send(None)
    except (EOFError, OSError):
        return
    except RightsgraphError as error:
        with contextlib.suppress(OSError):
            line.send(error)


def _die_with(parent: int) -> None:
    """Ask the system (Linux) to kill this process when its parent is killed."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
