"""What one input may unpack to: bytes, files, and how often its own size."""

import io
from typing import IO

from rightsgraph.config import ReadLimits
from rightsgraph.errors import InputError

__all__ = ["Budget", "Metered", "TooMuchInputError", "too_large"]

_PIECE = 1 << 16
_HARMLESS = 50_000_000
"""Bytes that any input may unpack to, however small it is."""


class TooMuchInputError(InputError):
    """An input goes beyond a limit as a whole: nothing more of it is read."""


class Budget:
    """Counts what one input unpacks to, and stops it with TooMuchInputError."""

    def __init__(self, limits: ReadLimits, packed: int) -> None:
        self.limits = limits
        self._packed = max(1, packed)
        self._expanded = 0
        self._members = 0

    def spend(self, count: int) -> None:
        """Count unpacked bytes."""
        self._expanded += count
        if self._expanded > self.limits.expanded:
            raise TooMuchInputError(
                f"unpacks to more than {self.limits.expanded:,} bytes (--limit expanded=N for more)"
            )
        if self._expanded > max(_HARMLESS, self.limits.ratio * self._packed):
            raise TooMuchInputError(
                f"unpacks to more than {self.limits.ratio} times its size, as a bomb does (--limit ratio=N for more)"
            )

    def member(self) -> None:
        """Count a file in it."""
        self._members += 1
        if self._members > self.limits.members:
            raise TooMuchInputError(f"holds more than {self.limits.members:,} files (--limit members=N for more)")

    def read(self, stream: IO[bytes], *, counted: bool = False) -> bytes:
        """Return all bytes of an unpacked file, counting them unless the stream does. InputError: too many for one."""
        pieces, size = [], 0
        while piece := stream.read(_PIECE):
            self.spend(0 if counted else len(piece))
            size += len(piece)
            if size > self.limits.file:
                raise InputError(too_large(self.limits.file))
            pieces.append(piece)
        return b"".join(pieces)


class Metered(io.RawIOBase):
    """An unpacking stream whose bytes are counted as they are read."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        """Whether it can be read: yes."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes; all that are left come piece by piece, so that they are counted in time."""
        if size >= 0:
            data = self._stream.read(size)
            self._budget.spend(len(data))
            return data
        pieces = []
        while piece := self.read(_PIECE):
            pieces.append(piece)
        return b"".join(pieces)


def too_large(most: int) -> str:
    """Return what is said of one file that is too large."""
    return f"larger than {most:,} bytes (--limit file=N for more)"
