"""The engine of one process. What a document does to it, it does to the build; the journal keeps the others."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.engines.batches import Batches, attempt, too_long
from rightsgraph.engines.outcomes import Lost, Packed
from rightsgraph.records import Document
from rightsgraph.stages import Stages

__all__ = ["Single"]


class _TooLong(BaseException):
    """Raised by the clock; no `except Exception` on the way may take it for its own."""


class Single:
    """Takes one batch after the other through the stages, in this process."""

    def __init__(self, settings: Settings, *, time_limit: float) -> None:
        self._stages = Stages(settings)
        self._time_limit = time_limit

    @property
    def run(self) -> Run:
        """What makes the claims."""
        return self._stages.run

    def results(self, documents: Iterable[Document]) -> Iterator[Packed | Lost]:
        """Yield what each document gives, in order but for those that are tried again by themselves."""
        batches = Batches(documents)
        while (batch := batches.next()) is not None:
            done: list[bytes] = []
            failure, for_good = None, False
            try:
                with self._limited():
                    for found in attempt(self._stages, batch):
                        if isinstance(found, str):
                            failure = found
                        else:
                            done.append(found)
            except _TooLong:
                failure, for_good = too_long(self._time_limit), True
            yield from (Packed(document=d, data=data) for d, data in zip(batch.documents, done, strict=False))
            if failure is not None:
                yield from batches.failed(batch, len(done), failure, for_good=for_good)

    @contextmanager
    def _limited(self) -> Iterator[None]:
        """Stop the block when its time is up, where the system can (POSIX, main thread)."""
        here = threading.current_thread() is threading.main_thread()
        if not self._time_limit or not here or not hasattr(signal, "setitimer"):
            yield
            return

        def ring(_number: int, _frame: object) -> None:
            raise _TooLong

        before = signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, self._time_limit)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
