"""Web archives: WARC (ISO 28500, by warcio) and Safari's, by the standard library's `plistlib`."""

import plistlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any
from urllib.parse import urlsplit

from rightsgraph.documents.assembly import page_of_text
from rightsgraph.documents.formats.archives import Entry
from rightsgraph.documents.formats.budget import Budget
from rightsgraph.documents.formats.kinds import SUFFIXES, Form
from rightsgraph.documents.pages import Page
from rightsgraph.errors import InputError
from rightsgraph.records import MetadataField, PartKind

__all__ = ["read_webarchive", "warc_entries"]

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "message/rfc822": ".eml",
    Form.DOCX.value: ".docx",
    Form.ODT.value: ".odt",
}


def warc_entries(stream: IO[bytes], budget: Budget, alive: Callable[[], None]) -> Iterator[Entry]:
    """Yield the pages and documents captured in a WARC file, each with its address and the number of its record."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            budget.member()
            alive()
            if record.rec_type not in ("response", "resource"):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            suffix = _suffix(record, address)
            if suffix is not None:
                url = address.strip("<>")
                fields = (MetadataField(name="url", value=url),) if _is_address(url) else ()
                yield Entry(
                    f"{number}{suffix}",
                    lambda record=record: _payload(record, budget),  # type: ignore[misc]
                    part=(PartKind.RECORD, number, url if fields else None),
                    fields=fields,
                )
    except ArchiveLoadFailed as error:
        raise InputError("damaged: its records cannot be told apart from here on; fetch it again") from error


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://")) and url.isprintable() and " " not in url


def _suffix(record: Any, address: str) -> str | None:
    """Return the suffix that a record's kind of content has, or None when it is no document or was no success."""
    headers = record.http_headers
    if headers is not None and not headers.get_statuscode().startswith("200"):
        return None
    kind = (headers.get_header("Content-Type") if headers is not None else None) or record.content_type or ""
    path = PurePosixPath(urlsplit(address).path) if _is_address(address) else PurePosixPath()
    if path.name == "robots.txt":
        return None
    found = _TYPES.get(kind.partition(";")[0].strip().casefold())
    given = path.suffix.casefold()
    return found or (given if given in SUFFIXES and kind.startswith("application/octet-stream") else None)


def _payload(record: Any, budget: Budget) -> bytes:
    data = budget.read(record.content_stream())
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise InputError("cut off: the record is shorter than it says; fetch it again")
    return data


def read_webarchive(data: bytes) -> Page:
    """Return the page in a web archive of Safari. Raises InputError when there is none."""
    try:
        archive = plistlib.loads(data)
        main = archive["WebMainResource"]
        content, kind, url = main["WebResourceData"], main["WebResourceMIMEType"], main.get("WebResourceURL", "")
    except Exception as error:
        raise InputError("no web archive that can be opened; save the page again, as HTML") from error
    if not isinstance(content, bytes) or kind not in ("text/html", "application/xhtml+xml"):
        raise InputError("a web archive of something else than a page; save that by itself")
    charset = main.get("WebResourceTextEncodingName")
    page = page_of_text(content, Form.PAGE, charset if isinstance(charset, str) else None)
    fields = (MetadataField(name="url", value=url),) if isinstance(url, str) and _is_address(url) else ()
    return Page(page.text, page.blocks, page.head, fields=fields)
