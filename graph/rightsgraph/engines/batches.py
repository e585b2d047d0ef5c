"""Documents, some at once: enough to pay for the way to a worker, few enough to lose little with it."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rightsgraph.engines.outcomes import Lost
from rightsgraph.errors import RightsgraphError
from rightsgraph.records import Document
from rightsgraph.stages import Stages

__all__ = ["Batch", "Batches", "attempt", "too_long"]

_DOCUMENTS, _LETTERS = 32, 60_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents to be worked on together; `second` when they are tried for the second time."""

    documents: tuple[Document, ...]
    second: bool = False


class Batches:
    """The batches still to be worked on: those that come back first, then what is read on, small ones at the start.

    Documents are taken from the iterable only as they are asked for, so memory does not grow with their number.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = iter(documents)
        self._back: deque[Batch] = deque()
        self._size = 1

    def next(self) -> Batch | None:
        """Return the next batch, or None at the end."""
        if self._back:
            return self._back.popleft()
        batch: list[Document] = []
        letters = 0
        for document in self._documents:
            batch.append(document)
            letters += len(document.text)
            if len(batch) == self._size or letters > _LETTERS:
                break
        self._size = min(2 * self._size, _DOCUMENTS)
        return Batch(tuple(batch)) if batch else None

    def failed(self, batch: Batch, answered: int, reason: str, *, for_good: bool = False) -> Iterator[Lost]:
        """Take back what a batch left unanswered, each document by itself; yield what was tried twice already.

        `for_good`: a document that was alone is not tried again.
        """
        left = batch.documents[answered:]
        if batch.second or (for_good and len(batch.documents) == 1):
            yield from (Lost(document=document, reason=reason) for document in left)
        else:
            self._back.extend(Batch((document,), second=True) for document in left)


def attempt(stages: Stages, batch: Batch) -> Iterator[bytes | str]:
    """Yield the packed result of each document in order, or at last why the rest failed."""
    try:
        for result in stages.results(batch.documents):
            yield result.packed()
    except (RightsgraphError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 (one document must not cost the others; it is reported)
        yield _defect(error)


def _defect(error: Exception) -> str:
    """Return the words of a report for an error that no document should be able to cause."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:160]
    return f"a defect in rightsgraph ({what}); please report it with the document, the others are not concerned"


def too_long(seconds: float) -> str:
    """Return the words of a report for a document that took too long."""
    return f"took longer than {seconds:g} seconds; raise --time-limit, or split it"
