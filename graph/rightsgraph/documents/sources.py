"""The files behind the paths that are given: folders read through, patterns expanded, each file once, sorted."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rightsgraph.documents.formats.kinds import SUFFIXES, UNREADABLE, Form
from rightsgraph.errors import UsageError
from rightsgraph.records import Unread

__all__ = ["Source", "find_sources", "shown", "unless_nothing"]

_T = TypeVar("_T")
_OTHER = frozenset(".csv .tsv .xml .jpeg .jpg .png .gif .tif .tiff".split())
_KINDS = "text, HTML, Markdown, JSON lines, PDF, office documents, mail, books or archives of these"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read, or `-` for standard input."""

    path: str

    @property
    def suffix(self) -> str:
        """The suffix of its name, in lower case."""
        return Path(self.path).suffix.casefold()

    @property
    def form(self) -> Form | None:
        """The form that its suffix promises, None when it promises none."""
        return SUFFIXES.get(self.suffix)

    @property
    def name(self) -> str:
        """The file's name, as it can be printed."""
        return shown(Path(self.path).name) if self.path != "-" else "-"

    @property
    def shown(self) -> str:
        """The path, as it can be printed."""
        return shown(self.path)


def shown(path: str) -> str:
    r"""Return a path as text that can be printed and written: bytes of its name that are not UTF-8 become `\\xe9`."""
    plain = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in plain)


def find_sources(paths: Iterable[str | Path]) -> tuple[tuple[Source, ...], tuple[Unread, ...]]:
    """Return the files at the paths, sorted and each once, and what is wrong with the other paths.

    Raises UsageError when no path was given, or nothing that may be read is at any.
    """
    given = [str(path) for path in paths]
    if not given:
        raise UsageError(f"no path given; name files, folders, patterns or - with {_KINDS}")
    files: dict[str, str] = {}
    wrong: list[Unread] = []
    for path in dict.fromkeys(given):
        for found in _expanded(path):
            if isinstance(found, Unread):
                wrong.append(found)
            else:
                files.setdefault(found if found == "-" else os.path.realpath(found), found)
    if not files:
        reasons = "; ".join(f"{unread.source}: {unread.reason}" for unread in wrong[:3])
        raise UsageError(f"nothing to read: {reasons}")
    order = sorted(files.values(), key=os.fsencode)
    return tuple(map(Source, order)), tuple(sorted(wrong, key=lambda unread: unread.source))


def unless_nothing(results: Iterable[_T | Unread]) -> Iterator[_T | Unread]:
    """Yield what was read and what was not; UsageError at the end, with the first reason, when nothing was read."""
    lost: list[Unread] = []
    read = False
    for result in results:
        if isinstance(result, Unread):
            lost.append(result)
        else:
            read = True
        yield result
    if not read:
        more = f" (and {len(lost) - 1} more that could not be read)" if len(lost) > 1 else ""
        raise UsageError(f"nothing to read: {lost[0].source}: {lost[0].reason}{more}")


def _expanded(path: str) -> Iterator[str | Unread]:
    """Yield the files at one path, or why there are none."""
    if path == "-":
        yield path
        return
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        if not glob.has_magic(path):
            yield Unread(source=shown(path), reason="no such file or folder; check the name")
            return
        matches = sorted(glob.glob(path, recursive=True), key=os.fsencode)  # noqa: PTH207 - takes absolute patterns
        if not matches:
            yield Unread(source=shown(path), reason="the pattern matches no file; check it")
        for match in matches:
            yield from _existing(match)
        return
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        yield Unread(source=shown(path), reason=f"cannot be read ({why}); check the path")
        return
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        yield Unread(source=shown(path), reason="neither a file nor a folder; give a file, or - for standard input")
        return
    yield from _existing(path)


def _existing(path: str) -> Iterator[str | Unread]:
    if Path(path).is_dir():
        yield from _inside(path)
    elif (suffix := Path(path).suffix.casefold()) in UNREADABLE:
        yield _unreadable(path, suffix)
    elif suffix in _OTHER:
        yield Unread(source=shown(path), reason=f"{suffix} files are not read; save what is told in it as text")
    else:
        yield path


def _unreadable(path: str, suffix: str) -> Unread:
    return Unread(source=shown(path), reason=f"{suffix} files are not read; {UNREADABLE[suffix]}")


def _inside(folder: str) -> Iterator[str | Unread]:
    """Yield the files of a folder and its folders that have a known suffix; links to folders are not followed.

    Documents of a form that is not read are told of. What a browser saved beside a page (`page.html`, `page_files/`) is
    part of that page.
    """
    failed: list[OSError] = []
    count = 0
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        saved = {f"{Path(name).stem}_files" for name in names if Path(name).suffix.casefold() in (".html", ".htm")}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in saved)
        for name in sorted(names):
            suffix, path = Path(name).suffix.casefold(), str(Path(parent, name))
            if name.startswith("."):
                continue
            if suffix in SUFFIXES:
                yield from [path] if _is_regular(path) else _irregular(path)
                count += 1
            elif suffix in UNREADABLE:
                yield _unreadable(path, suffix)
                count += 1
    for error in failed:
        yield Unread(source=shown(str(error.filename)), reason=f"cannot be read ({error.strerror}); check the folder")
    if not count and not failed:
        known = " ".join(sorted(SUFFIXES))
        yield Unread(source=shown(folder), reason=f"no file in this folder can be read; the suffixes known are {known}")


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False


def _irregular(path: str) -> Iterator[Unread]:
    try:
        Path(path).stat()
        reason = "not a file; take it away or give a file"
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); check the link"
    yield Unread(source=shown(path), reason=reason)
