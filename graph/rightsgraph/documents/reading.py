"""Paths to documents. What cannot be read is an `Unread` with its reason, and never stops the others."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from rightsgraph.documents.blocks import split_blocks
from rightsgraph.documents.dates import iso_date
from rightsgraph.documents.decoding import decode, require_text
from rightsgraph.documents.jsonlines import looks_like_json_lines, read_line
from rightsgraph.documents.markdown import read_markdown
from rightsgraph.documents.metadata import find_metadata
from rightsgraph.documents.pages import Page, read_page
from rightsgraph.documents.regions import classify
from rightsgraph.documents.sources import JSON_LINES, MARKDOWN, PAGES, Source, find_sources
from rightsgraph.errors import InputError, UsageError
from rightsgraph.records import Document, MetadataField, Unread

__all__ = ["DEFAULT_MAX_BYTES", "read_documents"]

DEFAULT_MAX_BYTES = 20_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_HEAD_NAMES = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title", "title"),
    "date": (
        *("article:published_time", "datepublished", "dc.date", "dcterms.date", "dcterms.issued", "dc.date.issued"),
        *("citation_publication_date", "pubdate", "publish_date", "publish-date", "date", "time"),
    ),
    "publisher": ("dc.publisher", "dcterms.publisher", "publisher"),
    "site": ("og:site_name", "application-name"),
    "url": ("url", "og:url"),
    "language": ("language", "og:locale"),
    "identifier": ("dc.identifier", "dcterms.identifier"),
    "licence": ("dcterms.rights", "dc.rights"),
}


def read_documents(
    paths: Iterable[str | Path], *, max_bytes: int = DEFAULT_MAX_BYTES, stdin: BinaryIO | None = None
) -> Iterator[Document | Unread]:
    """Return the documents at `paths`, sorted by path; what cannot be read comes as an Unread.

    A path is a file, a folder (read through; only the suffixes it knows, nothing hidden), a pattern such as
    `reports/**/*.html`, or `-` for `stdin`: a text, or JSON lines. A file, or a line of JSON lines, of more than
    `max_bytes` bytes is not read. Raises UsageError at once when there is nothing at the paths, and at the end when
    nothing could be read.
    """
    sources, missing = find_sources(paths)
    if "-" in (source.path for source in sources) and stdin is None:
        raise UsageError("-: there is no standard input; give a file or a folder")
    return _read_all(sources, missing, max_bytes, stdin)


def _read_all(
    sources: Iterable[Source], missing: Iterable[Unread], max_bytes: int, stdin: BinaryIO | None
) -> Iterator[Document | Unread]:
    lost: list[Unread] = []
    read = 0
    lines: dict[str, str] = {}
    everything = chain.from_iterable(_read(source, max_bytes, stdin, lines) for source in sources)
    for result in chain(missing, everything):
        if isinstance(result, Unread):
            lost.append(result)
        else:
            read += 1
        yield result
    if not read:
        more = f" (and {len(lost) - 1} more that could not be read)" if len(lost) > 1 else ""
        raise UsageError(f"nothing to read: {lost[0].source}: {lost[0].reason}{more}")


def _read(source: Source, max_bytes: int, stdin: BinaryIO | None, lines: dict[str, str]) -> Iterator[Document | Unread]:
    """Yield what one source holds. `lines` are the ids of JSON lines so far, with where they stand."""
    try:
        if source.path == "-":
            assert stdin is not None
            yield from _read_stream(source, stdin, max_bytes, lines)
            return
        with Path(source.path).open("rb") as stream:
            if source.suffix in JSON_LINES:
                yield from _read_lines(source, stream, max_bytes, lines)
            elif source.suffix == ".json":
                yield from _read_stream(source, stream, max_bytes, lines)
            else:
                yield _read_file(source, stream.read(max_bytes + 1), max_bytes)
    except InputError as error:
        yield Unread(source=source.shown, reason=str(error))
    except OSError as error:
        yield Unread(source=source.shown, reason=f"cannot be read ({error.strerror or error}); check the file")


def _read_stream(
    source: Source, stream: BinaryIO, max_bytes: int, lines: dict[str, str]
) -> Iterator[Document | Unread]:
    """Yield the documents of a stream that does not say what it is: JSON lines when its first line is an object."""
    first = stream.readline(max_bytes + 1)
    while first and not first.strip():
        first = stream.readline(max_bytes + 1)
    if looks_like_json_lines(first):
        yield from _read_lines(source, stream, max_bytes, lines, first)
    elif source.suffix == ".json":
        raise InputError('not JSON lines; write one object a line: {"id": "...", "text": "..."}')
    else:
        yield _read_file(source, first + stream.read(max(0, max_bytes + 1 - len(first))), max_bytes)


def _read_lines(
    source: Source, stream: BinaryIO, max_bytes: int, lines: dict[str, str], first: bytes | None = None
) -> Iterator[Document | Unread]:
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
            document = _document_of_line(line)
        except InputError as error:
            yield Unread(source=place, reason=str(error))
            continue
        earlier = lines.setdefault(document.name, place)
        if earlier != place:
            yield Unread(source=place, reason=f"id {document.name!r} stands already at {earlier}; give each its own")
        else:
            yield document
    if number == 0:
        raise InputError("empty; give a document with words in it")


def _document_of_line(line: bytes) -> Document:
    row = read_line(line)
    blocks = tuple(split_blocks(row.text))
    regions = classify(blocks)
    sha256 = hashlib.sha256(line).hexdigest()
    return Document(
        id=sha256[:16],
        sha256=sha256,
        name=row.name,
        text=row.text,
        media_type="text/plain",
        regions=regions,
        metadata=find_metadata(row.text, regions, row.metadata),
    )


def _read_file(source: Source, data: bytes, max_bytes: int) -> Document:
    """Return the document in the bytes of one file. Raises InputError."""
    if len(data) > max_bytes:
        raise InputError(_too_large(max_bytes))
    sha256 = hashlib.sha256(data).hexdigest()
    if source.suffix in PAGES:
        charset = _CHARSET.search(data, 0, 4096)
        page, media_type = read_page(decode(data, _encoding(charset[1]) if charset else None)), "text/html"
    elif source.suffix in MARKDOWN:
        page, media_type = read_markdown(decode(data)), "text/markdown"
    else:
        text = decode(data)
        page, media_type = Page(text, tuple(split_blocks(text)), {}), "text/plain"
    require_text(page.text)
    regions = classify(page.blocks)
    return Document(
        id=sha256[:16],
        sha256=sha256,
        name=source.name,
        text=page.text,
        media_type=media_type,
        regions=regions,
        metadata=find_metadata(page.text, regions, tuple(_head(page))),
    )


def _encoding(label: bytes) -> str:
    """Return the encoding that a page means by a label: Latin-1 and ASCII mean Western Windows (WHATWG Encoding)."""
    name = label.decode("ascii", "replace").casefold()
    return "cp1252" if name in ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name


def _head(page: Page) -> Iterator[MetadataField]:
    """Yield what a page's head says; a title or site that stands in the text as well has its words there."""
    for name, keys in _HEAD_NAMES.items():
        value = _head_value(name, keys, page.head)
        if value is None:
            continue
        start = page.text.find(value) if name in ("title", "site", "publisher", "identifier") else -1
        end = start + len(value) if start >= 0 else None
        yield MetadataField(name=name, value=value, start=start if start >= 0 else None, end=end)


def _head_value(name: str, keys: Iterable[str], head: Mapping[str, str]) -> str | None:
    for key in keys:
        value: str | None = head.get(key, "").strip()
        if value and name == "date":
            value = iso_date(value)
        elif value and name == "language":
            value = re.split(r"[-_]", value)[0].casefold() if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_].*)?", value) else None
        elif value and key == "title":
            value = re.split(r"\s+[|»–—-]\s+", value)[0]
        if value:
            return value
    return None


def _too_large(max_bytes: int) -> str:
    return f"larger than {max_bytes:,} bytes; split it, or raise the limit"
