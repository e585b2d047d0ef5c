"""ZIP, tar and compressed files: the files in them, one after the other, never written to disk.

Links and devices are not followed, names that lead out of the archive are refused, and what is unpacked is counted
while it is unpacked, whatever the archive says of its size.
"""

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import IO, Any, cast

from rightsgraph.documents.formats.budget import Budget, Metered
from rightsgraph.documents.formats.kinds import SUFFIXES, UNREADABLE, Form
from rightsgraph.errors import InputError
from rightsgraph.records import MetadataField, PartKind

__all__ = ["BROKEN", "Entry", "inner_name", "tar_entries", "unpacking", "zip_entries"]

BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError)
"""What the standard library raises on a broken archive; `OSError` comes from gzip and bz2 as well."""

_LONGEST_NAME = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive, or why it is none that can be read.

    `part` and `fields` are what its archive says of it: which message or record it is, from which address. `form` is
    given where the archive knows it better than the first bytes do.
    """

    name: str
    read: Callable[[], bytes]
    refused: str | None = None
    part: tuple[PartKind, int, str | None] | None = None
    fields: tuple[MetadataField, ...] = ()
    form: Form | None = None


def zip_entries(archive: zipfile.ZipFile, budget: Budget) -> Iterator[Entry]:
    """Yield the files of a ZIP archive that may be documents. Raises InputError when its files overlap."""
    _require_apart(archive)
    for info in archive.infolist():
        budget.member()
        name = _name(info.filename)
        mode = info.external_attr >> 16
        if info.is_dir() or (name and not _wanted(name)):
            continue
        if name is None:
            yield _refused(info.filename, "its name leads out of the archive; unpack it with care and give the file")
        elif stat.S_ISLNK(mode):
            yield _refused(name, "a link, which is not followed; give the file it points to")
        elif info.flag_bits & 1:
            yield _refused(name, "encrypted; unpack it with its password and give the file")
        elif (remedy := UNREADABLE.get(_suffix(name))) is not None:
            yield _refused(name, f"{_suffix(name)} files are not read; {remedy}")
        else:
            yield Entry(name, lambda info=info: _unzipped(archive, info, budget))  # type: ignore[misc]


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    with archive.open(info) as stream:
        return budget.read(stream)


def _require_apart(archive: zipfile.ZipFile) -> None:
    """Raise InputError when two files of an archive share bytes: only bombs and broken archives do."""
    places = sorted((info.header_offset, info.compress_size) for info in archive.infolist())
    for (start, size), (following, _) in pairwise(places):
        if start + 30 + size > following:
            raise InputError("its files overlap, as in a bomb; pack it again")


def tar_entries(stream: IO[bytes], budget: Budget, alive: Callable[[], None]) -> Iterator[Entry]:
    """Yield the files of a tar archive that may be documents, in order; each can be read only before the next comes."""
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for info in archive:
            vars(archive)["members"] = []  # else it keeps every header that it has read
            budget.member()
            alive()
            name = _name(info.name)
            if info.isdir() or (name and not _wanted(name)):
                continue
            if name is None:
                yield _refused(info.name, "its name leads out of the archive; unpack it with care and give the file")
            elif info.issym() or info.islnk():
                yield _refused(name, "a link, which is not followed; give the file it points to")
            elif not info.isreg():
                yield _refused(name, "no regular file; take it out of the archive")
            elif (remedy := UNREADABLE.get(_suffix(name))) is not None:
                yield _refused(name, f"{_suffix(name)} files are not read; {remedy}")
            else:
                member = archive.extractfile(info)
                assert member is not None
                yield Entry(name, lambda member=member: budget.read(member))  # type: ignore[misc]


def unpacking(stream: IO[bytes], form: Form, budget: Budget) -> IO[bytes]:
    """Return a stream of what a compressed file unpacks to, counted as it is read."""
    openers: dict[Form, Any] = {Form.GZIP: gzip.open, Form.BZIP2: bz2.open, Form.XZ: lzma.open}
    opened = openers[form](stream)
    return cast("IO[bytes]", Metered(opened, budget))


def inner_name(name: str) -> str:
    """Return the name of the file in a compressed one: `.tgz` holds a `.tar`, `report.txt.gz` holds `report.txt`."""
    path = PurePosixPath(name)
    suffix = path.suffix.casefold()
    if suffix in (".tgz", ".tbz", ".tbz2", ".txz"):
        return path.with_suffix(".tar").name
    return path.stem if suffix in (".gz", ".bz2", ".xz") else path.name


def _refused(name: str, reason: str) -> Entry:
    return Entry(name[:_LONGEST_NAME], bytes, reason)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.casefold()


def _wanted(name: str) -> bool:
    """Whether a file may be a document: its suffix is known, and neither it nor a folder above it is hidden."""
    path = PurePosixPath(name)
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return False
    return path.suffix.casefold() in SUFFIXES or path.suffix.casefold() in UNREADABLE


def _name(name: str) -> str | None:
    """Return the path of a file inside its archive, None when it leads out of it."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts or "\0" in name or len(name) > _LONGEST_NAME:
        return None
    return "/".join(parts[1:] if parts[0].endswith(":") and len(parts) > 1 else parts)
