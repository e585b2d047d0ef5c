"""Who takes the documents through the stages: this process, several of this machine, or a cluster.

All engines give the same bytes; they differ in speed and in what a document may do to them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.engines.outcomes import Lost, Packed
from rightsgraph.records import Document

__all__ = ["Engine", "EngineMaker", "Lost", "Packed", "local", "spark"]


class Engine(Protocol):
    """Takes documents through the stages."""

    @property
    def run(self) -> Run:
        """What makes the claims. May load the model."""
        ...

    def results(self, documents: Iterable[Document]) -> Iterator[Packed | Lost]:
        """Yield what each document gives, once each, in any order; documents are taken as they are needed."""
        ...


EngineMaker = Callable[[Settings], Engine]
"""Makes an engine when it turns out that a document must be read."""


def local(*, workers: int = 1, time_limit: float = 300.0) -> EngineMaker:
    """Return the engine of this machine: this process with one worker, else so many processes beside it.

    A document that takes longer than `time_limit` seconds is given up (0: no limit).
    """

    def make(settings: Settings) -> Engine:
        if workers > 1:
            from rightsgraph.engines.workers import Workers

            return Workers(settings, workers, time_limit=time_limit)
        from rightsgraph.engines.single import Single

        return Single(settings, time_limit=time_limit)

    return make


def spark(*, master: str | None = None, files: str | None = None, time_limit: float = 300.0) -> EngineMaker:
    """Return the engine of a Spark cluster; see `rightsgraph.engines.cluster.Spark`, and docs/scale.md."""

    def make(settings: Settings) -> Engine:
        from rightsgraph.engines.cluster import Spark

        return Spark(settings, master=master, files=files, time_limit=time_limit)

    return make
