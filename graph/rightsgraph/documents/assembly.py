"""From a page as read to a document: its id, its regions and its metadata."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from rightsgraph.documents.blocks import split_blocks
from rightsgraph.documents.dates import iso_date
from rightsgraph.documents.decoding import decode, require_text
from rightsgraph.documents.formats.kinds import Form
from rightsgraph.documents.jsonlines import read_line
from rightsgraph.documents.markdown import read_markdown
from rightsgraph.documents.metadata import find_metadata
from rightsgraph.documents.pages import Page, read_page
from rightsgraph.documents.regions import classify
from rightsgraph.records import Document, MetadataField

__all__ = ["document_of_line", "document_of_page", "page_of_text"]

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


def page_of_text(data: bytes, form: Form, charset: str | None = None) -> Page:
    """Return the page in the bytes of a text, an HTML page or Markdown. Raises InputError.

    `charset` is what is said of the bytes beside them, as in the headers of a message.
    """
    if form is Form.PAGE:
        found = _CHARSET.search(data, 0, 4096)
        return read_page(decode(data, _encoding(found[1].decode("ascii", "replace") if found else charset)))
    if form is Form.MARKDOWN:
        return read_markdown(decode(data, _encoding(charset)))
    text = decode(data, _encoding(charset))
    return Page(text, tuple(split_blocks(text)), {})


def document_of_page(data: bytes, name: str, page: Page, media_type: str) -> Document:
    """Return the document of a page that was read from these bytes. Raises InputError when there are no words in it."""
    require_text(page.text)
    regions = classify(page.blocks, site=page.site)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=sha256[:16],
        sha256=sha256,
        name=name,
        text=page.text,
        media_type=media_type,
        regions=regions,
        metadata=find_metadata(page.text, regions, (*page.fields, *_head(page))),
        parts=page.parts,
    )


def document_of_line(line: bytes) -> Document:
    """Return the document that a line of JSON lines is. Raises InputError."""
    row = read_line(line)
    regions = classify(tuple(split_blocks(row.text)))
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


def _encoding(label: str | None) -> str | None:
    """Return the encoding that a page means by a label: Latin-1 and ASCII mean Western Windows (WHATWG Encoding)."""
    if label is None:
        return None
    name = label.casefold()
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
