"""Paths to documents. What cannot be read is an `Unread` with its reason, and never stops the others.

Text, HTML, Markdown and JSON lines are read here; every other form in a process of its own (`formats`), which is
started when the first such file is met and reads one file at a time.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from rightsgraph.config import ReadLimits
from rightsgraph.documents.assembly import document_of_line, document_of_page, page_of_text
from rightsgraph.documents.formats.kinds import HEAD, Form, require_promised, sniff
from rightsgraph.documents.formats.process import Reader
from rightsgraph.documents.jsonlines import looks_like_json_lines
from rightsgraph.documents.sources import Source, find_sources, unless_nothing
from rightsgraph.errors import InputError, UsageError
from rightsgraph.records import Document, Unread

__all__ = ["DEFAULT_MAX_BYTES", "read_documents"]

DEFAULT_MAX_BYTES = 20_000_000


def read_documents(
    paths: Iterable[str | Path],
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
    stdin: BinaryIO | None = None,
    limits: ReadLimits | None = None,
    reader: Reader | None = None,
) -> Iterator[Document | Unread]:
    """Return the documents at `paths`, sorted by path; what cannot be read comes as an Unread.

    A path is a file, a folder (read through; only the suffixes it knows, nothing hidden), a pattern such as
    `reports/**/*.html`, or `-` for `stdin`: any one file, or JSON lines. An archive gives each document in it, named by
    its path inside (`archive.zip/inner/file.pdf`). Documents are read as they are asked for, one at a time, and each
    depends on its own bytes only: reading one path alone gives what reading it among others does (but that an id of
    JSON lines which stood before is refused).

    A text or page, or a line of JSON lines, of more than `max_bytes` bytes is not read; `limits` are those of every
    other form (`ReadLimits`). A document can come with an Unread of the same source, which tells what of it could not
    be read, such as pages that were scanned. Raises UsageError at once when there is nothing at the paths, and at the
    end when nothing could be read. The process that reads foreign forms ends with the iteration, or when that is
    closed; a `reader` that is given serves many calls, with its own limits, and is the caller's to close.
    """
    sources, missing = find_sources(paths)
    if "-" in (source.path for source in sources) and stdin is None:
        raise UsageError("-: there is no standard input; give a file or a folder")
    reading = nullcontext(reader) if reader is not None else Reader(limits or ReadLimits(), max_bytes=max_bytes)
    return _read_all(sources, missing, max_bytes, stdin, reading)


def _read_all(
    sources: Iterable[Source],
    missing: Iterable[Unread],
    max_bytes: int,
    stdin: BinaryIO | None,
    opened: AbstractContextManager[Reader],
) -> Iterator[Document | Unread]:
    with opened as reader:
        reading = _Reading(reader, max_bytes, stdin)
        everything = chain.from_iterable(map(reading.source, sources))
        yield from unless_nothing(chain(missing, everything))


class _Reading:
    """One reading of many sources: what they share, and the ids of JSON lines so far, with where they stand."""

    def __init__(self, reader: Reader, max_bytes: int, stdin: BinaryIO | None) -> None:
        self._reader = reader
        self._max_bytes = max_bytes
        self._stdin = stdin
        self._ids: dict[str, str] = {}

    def source(self, source: Source) -> Iterator[Document | Unread]:
        """Yield what one source holds."""
        try:
            if source.path == "-":
                assert self._stdin is not None
                yield from self._stream(source, self._stdin)
                return
            with Path(source.path).open("rb") as stream:
                if source.suffix == ".json":
                    yield from self._stream(source, stream)
                else:
                    yield from self._file(source, stream)
        except InputError as error:
            yield Unread(source=source.shown, reason=str(error))
        except OSError as error:
            yield Unread(source=source.shown, reason=f"cannot be read ({error.strerror or error}); check the file")

    def _file(self, source: Source, stream: BinaryIO) -> Iterator[Document | Unread]:
        """Yield the documents of a file, by what it is: here, or in the process for foreign forms."""
        head = stream.read(HEAD)
        stream.seek(0)
        form = sniff(head, source.path)
        if form is Form.JSON_LINES:
            yield from self._lines(source, stream)
        elif form.here:
            yield self._text(source, form, stream.read(self._max_bytes + 1))
        else:
            yield from self._foreign(source, source.path)

    def _foreign(self, source: Source, path: str) -> Iterator[Document | Unread]:
        for result, place in self._reader.read(path, source.name, source.shown):
            own = not isinstance(result, Document) or f"{result.name}/".startswith(f"{source.name}/")
            yield result if own else self._first_of_its_id(result, place)

    def _first_of_its_id(self, result: Document | Unread, place: str) -> Document | Unread:
        """Return a document of JSON lines, or an Unread when its id stood before."""
        assert isinstance(result, Document)
        earlier = self._ids.setdefault(result.name, place)
        if earlier == place:
            return result
        return Unread(source=place, reason=f"id {result.name!r} stands already at {earlier}; give each its own")

    def _stream(self, source: Source, stream: BinaryIO) -> Iterator[Document | Unread]:
        """Yield the documents of a stream that does not say what it is: JSON lines when its first line is an object."""
        first = stream.readline(self._max_bytes + 1)
        while first and not first.strip():
            first = stream.readline(self._max_bytes + 1)
        if looks_like_json_lines(first):
            yield from self._lines(source, stream, first)
            return
        if source.suffix == ".json":
            raise InputError('not JSON lines; write one object a line: {"id": "...", "text": "..."}')
        head = first if len(first) >= HEAD else first + stream.read(HEAD - len(first))
        form = sniff(head, "")
        if form.here:
            more = stream.read(max(0, self._max_bytes + 1 - len(head)))
            yield self._text(source, form, head + more)
            return
        with tempfile.NamedTemporaryFile(prefix="rightsgraph-") as whole:
            whole.write(head)
            shutil.copyfileobj(stream, whole, 1 << 20)
            whole.flush()
            yield from self._foreign(source, whole.name)

    def _text(self, source: Source, form: Form, data: bytes) -> Document:
        """Return the document in the bytes of one text. Raises InputError."""
        if len(data) > self._max_bytes:
            raise InputError(_too_large(self._max_bytes))
        require_promised(form, source.path, data)
        page = page_of_text(data, form)
        return document_of_page(data, source.name, page, form.value)

    def _lines(self, source: Source, stream: BinaryIO, first: bytes | None = None) -> Iterator[Document | Unread]:
        """Yield the documents of JSON lines; `first` was read before the stream."""
        max_bytes = self._max_bytes
        number = 0
        while True:
            line = first if first is not None else stream.readline(max_bytes + 1)
            first = None
            if not line:
                break
            number += 1
            place = f"{source.shown}:{number}"
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if len(line) > max_bytes:
                yield Unread(source=place, reason=_too_large(max_bytes))
                while line and not line.endswith(b"\n"):
                    line = stream.readline(max_bytes + 1)
                continue
            line = line.rstrip(b"\r\n")
            if not line.strip():
                continue
            try:
                document = document_of_line(line)
            except InputError as error:
                yield Unread(source=place, reason=str(error))
                continue
            yield self._first_of_its_id(document, place)
        if number == 0:
            raise InputError("empty; give a document with words in it")


def _too_large(max_bytes: int) -> str:
    return f"larger than {max_bytes:,} bytes; split it, or raise the limit"
