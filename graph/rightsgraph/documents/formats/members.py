"""The walk through one input: a file, or all that is packed in it, each read by the reader of its form.

Every file on the way has a number, said before it is opened. When the process dies, the next one passes over the file
with the last number, and all that is in it, and says nothing again of those before.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from rightsgraph.config import ReadLimits
from rightsgraph.documents.assembly import document_of_line, document_of_page, page_of_text
from rightsgraph.documents.formats.archives import BROKEN, Entry, inner_name, tar_entries, unpacking, zip_entries
from rightsgraph.documents.formats.budget import Budget, TooMuchInputError, too_large
from rightsgraph.documents.formats.kinds import HEAD, Form, require_promised, sniff
from rightsgraph.documents.formats.mail import mailbox_entries, read_message
from rightsgraph.documents.formats.office import form_of_zip
from rightsgraph.documents.formats.readers import read_foreign
from rightsgraph.documents.formats.webarchives import warc_entries
from rightsgraph.documents.formats.wire import encoded
from rightsgraph.documents.pages import Page
from rightsgraph.documents.sources import shown
from rightsgraph.errors import InputError
from rightsgraph.records import Document, Part, Unread

__all__ = ["Walk"]

_PACKED = (Form.GZIP, Form.BZIP2, Form.XZ)
_ARCHIVES = (Form.ZIP, Form.TAR, Form.MAILBOX, Form.WARC, *_PACKED)


class Walk:
    """Walks one input and says what it meets. Files before number `after` were read; that one killed its reader."""

    def __init__(
        self, *, limits: ReadLimits, max_bytes: int, after: int, say: Callable[[dict[str, Any]], None]
    ) -> None:
        self._limits = limits
        self._max_bytes = max_bytes
        self._after = after
        self._say = say
        self._number = -1
        self._budget = Budget(limits, 0)

    def file(self, path: str, name: str, place: str) -> None:
        """Walk a file on disk, called `name`, which stands at `place` for whoever reads the report."""
        with Path(path).open("rb") as stream:
            self._budget = Budget(self._limits, Path(path).stat().st_size)
            fresh = self._begins(place)
            if fresh is None:
                return
            try:
                self._guarded(place, lambda: self._open(stream, Entry("", bytes), name, place, 0, fresh=fresh))
            except TooMuchInputError as error:
                self._unread(place, str(error))

    # ---------------------------------------------------------------- numbers and results

    def _begins(self, place: str) -> bool | None:
        """Count a file. True: it begins now, and that is said; False: it was read before; None: it ended its reader."""
        self._number += 1
        if self._number == self._after:
            return None
        if self._number < self._after:
            return False
        self._say({"begin": self._number, "place": place})
        return True

    def _unread(self, place: str, reason: str) -> None:
        self._say(encoded(Unread(source=place, reason=reason)))

    def _guarded(self, place: str, what: Callable[[], object]) -> None:
        """Do something with a file; what is wrong with it is said of it and stops nothing else."""
        try:
            what()
        except (TooMuchInputError, MemoryError, BrokenPipeError):
            raise
        except InputError as error:
            self._unread(place, str(error))
        except RecursionError:
            self._unread(place, "nested too deep; save it again, or as text")
        except (OSError, *BROKEN) as error:
            self._unread(place, f"damaged, or not what it says it is ({_short(error)}); save or pack it again")
        except Exception as error:  # noqa: BLE001 - foreign parsers raise anything; the file pays for it, not the build
            self._unread(place, f"its parser failed ({_short(error)}); save it again, or as text")

    # ---------------------------------------------------------------- archives

    def _open(self, stream: IO[bytes], entry: Entry, name: str, place: str, depth: int, *, fresh: bool) -> None:
        """Read a file, or go into it. `stream` can be wound back."""
        head = stream.read(HEAD)
        stream.seek(0)
        form = entry.form or sniff(head, name)
        if form is Form.ZIP:
            form = form_of_zip(stream)
            stream.seek(0)
        if form in _ARCHIVES:
            if depth > self._limits.depth:
                raise InputError(f"packed more than {self._limits.depth} deep (--limit depth=N for more)")
            self._entries(self._inside(form, stream, name), name, place, depth)
            return
        data = stream.read(self._limits.file + 1)
        if len(data) > self._limits.file:
            raise InputError(too_large(self._limits.file))
        if form in (Form.MESSAGE, Form.MHTML):
            page, attached = read_message(data, form)
            if page is not None and fresh:
                self._guarded(place, lambda: self._document(data, page, form, entry, name, place))
            if depth >= self._limits.depth and attached:
                raise InputError(f"attached more than {self._limits.depth} deep (--limit depth=N for more)")
            self._entries(attached, name, place, depth)
        elif fresh:
            self._read(form, data, entry, name, place)

    def _inside(self, form: Form, stream: IO[bytes], name: str) -> Iterator[Entry]:
        """Yield what is in an archive."""
        if form is Form.ZIP:
            with zipfile.ZipFile(stream) as archive:
                yield from zip_entries(archive, self._budget)
        elif form is Form.TAR:
            yield from tar_entries(stream, self._budget, self._alive)
        elif form is Form.MAILBOX:
            yield from mailbox_entries(stream, self._budget)
        elif form is Form.WARC:
            yield from warc_entries(stream, self._budget, self._alive)
        else:
            yield from self._unpacked(form, stream, name)

    def _unpacked(self, form: Form, stream: IO[bytes], name: str) -> Iterator[Entry]:
        """Yield what is in a compressed file: the files of a tar or web archive, or the one file that it is."""
        inside = inner_name(name)
        found = sniff(unpacking(stream, form, self._budget).read(HEAD), inside)
        stream.seek(0)
        if found is Form.WARC and form is Form.GZIP:
            yield from warc_entries(stream, self._budget, self._alive)
            return
        opened = unpacking(stream, form, self._budget)
        if found is Form.TAR:
            yield from tar_entries(opened, self._budget, self._alive)
        elif found is Form.MAILBOX:
            yield from mailbox_entries(opened, self._budget)
        else:
            # What is read was counted already.
            yield Entry(inside, lambda: self._budget.read(opened, counted=True))

    def _entries(self, entries: Iterable[Entry], name: str, place: str, depth: int) -> None:
        """Read the files of an archive or message, one after the other."""
        for entry in entries:
            inner = shown(entry.name)
            at = f"{place}/{inner}"
            fresh = self._begins(at)
            if fresh is None:
                continue
            if entry.refused is not None:
                if fresh:
                    self._unread(at, entry.refused)
                continue
            self._guarded(at, lambda e=entry, i=inner, a=at, f=fresh: self._entry(e, f"{name}/{i}", a, depth, fresh=f))  # type: ignore[misc]
            if fresh:
                self._say({"at": place})  # whatever fails before the next file begins is the archive's own fault

    def _entry(self, entry: Entry, name: str, place: str, depth: int, *, fresh: bool) -> None:
        self._open(io.BytesIO(entry.read()), entry, name, place, depth + 1, fresh=fresh)

    def _alive(self) -> None:
        self._say({"alive": True})

    # ---------------------------------------------------------------- documents

    def _read(self, form: Form, data: bytes, entry: Entry, name: str, place: str) -> None:
        """Read one document, or the lines of JSON lines."""
        require_promised(form, name, data)
        if form.here and len(data) > self._max_bytes:
            raise InputError(f"larger than {self._max_bytes:,} bytes (--max-bytes N for more)")
        if form is Form.JSON_LINES:
            self._lines(data, place)
            return
        page = page_of_text(data, form) if form.here else read_foreign(form, data, self._limits, self._alive)
        self._document(data, page, form, entry, name, place)

    def _lines(self, data: bytes, place: str) -> None:
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                at = f"{place}:{number}"
                self._say({"at": at})
                self._guarded(at, lambda found=line: self._say(encoded(document_of_line(found))))  # type: ignore[misc]

    def _document(self, data: bytes, page: Page, form: Form, entry: Entry, name: str, place: str) -> None:
        page = replace(page, fields=(*page.fields, *entry.fields))
        document: Document = document_of_page(data, name, page, form.value)
        if entry.part is not None and not document.parts:
            kind, number, label = entry.part
            whole = Part(kind=kind, number=number, label=label, start=0, end=len(document.text))
            document = replace(document, parts=(whole,))
        self._say(encoded(document))
        for note in page.notes:
            self._unread(place, note)


def _short(error: BaseException) -> str:
    """Return what an error says, in a few words that can be printed."""
    words = " ".join(shown(str(error)).split()) or type(error).__name__
    return words if len(words) <= 120 else f"{words[:117]}..."
