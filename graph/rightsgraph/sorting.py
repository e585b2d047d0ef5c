"""Lines sorted and each once, however many: what is more than fits is sorted in parts, which wait on disk."""

import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from types import TracebackType
from typing import IO, Self

from rightsgraph.errors import StoreError

__all__ = ["Sorted", "no_room"]

_AT_ONCE = 1 << 25
"""Letters that are sorted at once; with what Python needs beside them, some 80 MB."""

_BLOCK = 1 << 16
"""Letters of a part that are read back at once, and one line more."""

Part = list[tuple[int, int]]
"""Where the blocks of a part stand in the file, and how long they are."""


class Sorted:
    """Takes lines without line feeds, then gives them sorted by code point, each once. Use it as a context manager.

    The file that parts wait in has no name, so nothing is left behind. StoreError when there is no room for it.
    """

    def __init__(self, *, at_once: int = _AT_ONCE) -> None:
        self._at_once = at_once
        self._lines: list[str] = []
        self._letters = 0
        self._file: IO[bytes] | None = None
        self._parts: list[Part] = []

    def add(self, lines: list[str]) -> None:
        """Take some more lines."""
        self._lines += lines
        self._letters += sum(map(len, lines))
        if self._letters > self._at_once:
            self._put_aside()

    def pieces(self) -> Iterator[list[str]]:
        """Yield all lines, some at a time; nothing can be added any more, but they can be asked for again."""
        if not self._parts:
            self._lines = sorted(set(self._lines))
            yield self._lines
            return
        if self._lines:
            self._put_aside()
        yield from _merged([self._read(part) for part in self._parts])

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self.pieces())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything."""
        self._lines.clear()
        if self._file is not None:
            self._file.close()

    def _put_aside(self) -> None:
        """Write what is held to the file, sorted."""
        ordered = sorted(set(self._lines))
        self._lines.clear()
        self._letters = 0
        part: Part = []
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="rightsgraph-")  # noqa: SIM115 (closed at the end)
            at = self._file.seek(0, 2)
            for block in _blocks(ordered):
                data = "\n".join(block).encode()
                self._file.write(data)
                part.append((at, len(data)))
                at += len(data)
            self._file.flush()
        except OSError as error:
            raise no_room(error) from error
        self._parts.append(part)

    def _read(self, part: Part) -> Iterator[list[str]]:
        assert self._file is not None
        for at, length in part:
            self._file.seek(at)
            yield self._file.read(length).decode().split("\n")


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    letters = 0
    for line in lines:
        block.append(line)
        letters += len(line)
        if letters > _BLOCK:
            yield block
            block, letters = [], 0
    if block:
        yield block


def no_room(error: OSError) -> StoreError:
    """Return what to say when a temporary file could not be written."""
    reason = (error.strerror or str(error)).lower()
    return StoreError(f"{tempfile.gettempdir()}: cannot be written ({reason}); free some space, or set TMPDIR")


def _merged(parts: Iterable[Iterator[list[str]]]) -> Iterator[list[str]]:
    """Yield the lines of sorted parts in order, each once.

    What is not above the last line of any block at hand can be followed by nothing smaller.
    """
    at_hand = [(block, part) for part in parts if (block := next(part, []))]
    while at_hand:
        bound = min(block[-1] for block, _ in at_hand)
        ready: list[str] = []
        left = []
        for block, part in at_hand:
            end = bisect_right(block, bound)
            ready += block[:end]
            rest = block[end:] or next(part, [])
            if rest:
                left.append((rest, part))
        at_hand = left
        ready.sort()  # runs that are in order already, which costs little more than merging them
        yield list(dict.fromkeys(ready))
