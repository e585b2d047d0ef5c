"""A build put together from what its documents gave: some of it new, some taken over from the build before it.

What is taken over was checked when it was written. A store from which nothing goes is linked, not copied; as soon as
something goes, the store is written anew, since a deleted statement may live on in a database's files.
"""

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from rightsgraph.buildfiles import BuildFiles, Ending, write_files
from rightsgraph.dataset import Run, describe
from rightsgraph.errors import StoreError
from rightsgraph.inputs import Given, Record
from rightsgraph.iris import Minter
from rightsgraph.records import Unread
from rightsgraph.stages import DocumentResult
from rightsgraph.store import GraphStore, copied, current
from rightsgraph.summary import DocumentSummary, Summary

__all__ = ["Assembly", "Earlier"]

_BYTES_AT_ONCE = 1 << 25


@dataclass(frozen=True, slots=True)
class Earlier:
    """The build that is replaced, as far as it serves the new one: it was made in the same way, and is whole."""

    out: Path
    files: BuildFiles
    record: Record
    held: Mapping[str, str]
    """The id of each document in its store, by the digest of what was read."""

    @classmethod
    def of(cls, out: Path, fingerprint: str) -> Self | None:
        """Return the build at `out`, or None when there is none that serves."""
        try:
            record = Record.read(out)
            if record is None or record.fingerprint != fingerprint:
                return None
            files = BuildFiles.read(out)
        except StoreError:
            return None
        names = files.names
        given = (d for gave in record.sources.values() for d in gave.documents)
        return cls(out, files, record, {d.digest: d.id for d in given if names.get(d.id) == d.name})

    def ids(self) -> frozenset[str]:
        """Return the ids of the documents in its store."""
        return frozenset(self.files.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """All that a build consists of. `taken` are ids of documents that the earlier build holds, `new` the others."""

    run: Run
    record: Record
    earlier: Earlier | None
    taken: Collection[str]
    new: tuple[Given, ...]
    unread: tuple[Unread, ...]
    repeated: tuple[Unread, ...]

    def is_as_before(self) -> bool:
        """Whether the earlier build is what this one would be; its decisions apart."""
        before = self.earlier
        return (
            before is not None
            and not self.new
            and before.ids() == frozenset(self.taken)
            and before.record == self.record
            and (before.files.unread, before.files.repeated) == (self.unread, self.repeated)
            and _is_current(before.out)
        )

    def as_before(self) -> Summary:
        """Return the sum of the earlier build, which is as this one would be."""
        assert self.earlier is not None
        return self.earlier.files.summary()

    def write(self, folder: Path, results: Iterable[DocumentResult]) -> Summary:
        """Write the build into a folder and return its sum; `results` are those of the new documents, by their ids."""
        withheld: list[str] = []
        with self._begun(folder) as store:
            loading = _Loading(store)

            def loaded() -> Iterator[DocumentSummary]:
                for result in results:
                    withheld.append(result.quarantined)
                    loading.add(result.conforming.encode(), checked=True)
                    yield DocumentSummary.read(result.line)

            def ending() -> Ending:
                loading.end(checked=True)
                for piece in describe(store, self.run):
                    loading.add(piece.encode())
                loading.end()
                if self.earlier is not None:
                    withheld.extend(self._withheld(self.earlier.files.withheld))
                return Ending(statements=store.statements(), withheld="".join(withheld))

            documents = heapq.merge(loaded(), self._taken(), key=attrgetter("id"))
            summary = write_files(folder, self.run, documents, ending, unread=self.unread, repeated=self.repeated)
        self.record.write(folder)
        return summary

    def _taken(self) -> Iterator[DocumentSummary]:
        """Yield what the documents gave that are taken over, by their ids."""
        if self.earlier is not None:
            taken = frozenset(self.taken)
            yield from (document for document in self.earlier.files.documents() if document.id in taken)

    def _begun(self, folder: Path) -> GraphStore:
        """Return the new store with what is taken over, without a description of the data set."""
        if self.earlier is None or not self.taken:
            return GraphStore.create(folder)
        if len(self.taken) == len(self.earlier.ids()):
            copied(self.earlier.out, folder)
            store = GraphStore.open(folder, read_only=False)
            store.store.remove_graph(ox.DefaultGraph())
            return store
        store = GraphStore.create(folder)
        minter = Minter(self.run.settings.base)
        with GraphStore.open(self.earlier.out) as source:
            for piece in source.pieces({minter.graph(i) for i in self.taken}):
                store.bulk(piece)
        return store

    def _withheld(self, lines: str) -> Iterator[str]:
        minter = Minter(self.run.settings.base)
        graphs = {minter.graph(i) for i in self.taken}
        yield from (f"{line}\n" for line in lines.split("\n") if line.rsplit("<", 1)[-1][:-3] in graphs)


class _Loading:
    """Loads N-Quads into a store, many at once: each load costs something of its own."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, nquads: bytes, *, checked: bool = False) -> None:
        """Take some more; `checked` as in `GraphStore.bulk`."""
        self._waiting.append(nquads)
        self._size += len(nquads)
        if self._size > _BYTES_AT_ONCE:
            self.end(checked=checked)

    def end(self, *, checked: bool = False) -> None:
        """Load what waits."""
        self._store.bulk(b"".join(self._waiting), checked=checked)
        self._waiting.clear()
        self._size = 0


def _is_current(out: Path) -> bool:
    """Whether all decisions of a build stand in its view."""
    try:
        current(out)
    except StoreError:
        return False
    return True
