"""What a build has done so far, in a file beside OUT: a build that was killed goes on from there.

A record is a key of 32 bytes and what was done under it, with its length and checksum. Records are only added, so of
a build that died in the middle of one, all but the last are whole; the torn end is cut off when the file is opened.
"""

import contextlib
import os
import struct
import time
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from rightsgraph.errors import StoreError
from rightsgraph.store.staging import reason

__all__ = ["Journal"]

_HEAD = struct.Struct(">32sII")
_SYNC_SECONDS = 5.0
_GO_ON = "what was done is kept; free some space and give the same command again"


class Journal:
    """The journal of the build into one folder. Use it as a context manager; `remove` it when the build is in place.

    Only who holds the lock on the folder (`staged`) may open it.
    """

    def __init__(self, out: str | Path) -> None:
        out = Path(os.path.realpath(out))
        self._path = out.with_name(f".{out.name}.journal")
        self._places: dict[bytes, tuple[int, int]] = {}
        self._end = 0
        self._synced = time.monotonic()
        try:
            self._stream: BinaryIO = self._path.open("r+b" if self._path.exists() else "w+b")
            self._end = self._whole()
            self._stream.truncate(self._end)
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be written ({reason(error)}); choose another --out") from error

    def __contains__(self, key: bytes) -> bool:
        """Whether something was done under the key."""
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, key: bytes) -> bytes:
        """Return what was done under the key, the last where there are several; KeyError where nothing was."""
        start, length = self._places[key]
        self._stream.seek(start)
        return self._stream.read(length)

    def add(self, key: bytes, done: bytes) -> None:
        """Add a record; a kill after this returns loses nothing. StoreError when the disk is full."""
        try:
            self._stream.seek(self._end)
            self._stream.write(_record(key, done))
            self._stream.flush()
            if time.monotonic() - self._synced > _SYNC_SECONDS:
                os.fsync(self._stream.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise StoreError(f"{self._path}: cannot be written ({reason(error)}); {_GO_ON}") from error
        self._places[key] = (self._end + _HEAD.size, len(done))
        self._end += _HEAD.size + len(done)

    def keep(self, keys: Collection[bytes]) -> None:
        """Write the journal anew with the records of these keys alone: what the others hold is in no file any more."""
        kept = [key for key in self._places if key in keys]
        if len(kept) == len(self._places):
            return
        aside = self._path.with_name(f"{self._path.name}.partial")
        with aside.open("wb") as stream:
            for key in kept:
                stream.write(_record(key, self[key]))
        self._stream.close()
        aside.replace(self._path)
        self._stream = self._path.open("r+b")
        self._places.clear()
        self._end = self._whole()

    def close(self) -> None:
        """Close the file; an empty one is removed."""
        with contextlib.suppress(OSError):  # what could not be written is cut off when it is opened again
            self._stream.close()
        if not self._places:
            self._path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Close and delete the file."""
        self._places.clear()
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _whole(self) -> int:
        """Note the places of all whole records, and return where the last ends."""
        end = 0
        for key, start, length in self._records():
            self._places[key] = (start, length)
            end = start + length
        return end

    def _records(self) -> Iterator[tuple[bytes, int, int]]:
        self._stream.seek(0)
        place = 0
        while len(head := self._stream.read(_HEAD.size)) == _HEAD.size:
            key, length, checksum = _HEAD.unpack(head)
            done = self._stream.read(length)
            if len(done) < length or zlib.crc32(done, zlib.crc32(key)) != checksum:
                return
            yield key, place + _HEAD.size, length
            place += _HEAD.size + length


def _record(key: bytes, done: bytes) -> bytes:
    return _HEAD.pack(key, len(done), zlib.crc32(done, zlib.crc32(key))) + done
