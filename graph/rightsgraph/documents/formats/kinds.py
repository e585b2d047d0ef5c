"""What a file is, by its first bytes; its name decides only where bytes cannot (Markdown against plain text)."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from rightsgraph.errors import InputError

__all__ = ["HEAD", "SUFFIXES", "UNREADABLE", "Form", "require_promised", "sniff"]

HEAD = 8192
"""So many first bytes of a file are looked at."""


class Form(StrEnum):
    """A form that a file can have: those of `here` are read in the process that asks, the rest in one of its own."""

    TEXT = "text/plain"
    PAGE = "text/html"
    MARKDOWN = "text/markdown"
    JSON_LINES = "application/jsonl"
    PDF = "application/pdf"
    RTF = "application/rtf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    EPUB = "application/epub+zip"
    MESSAGE = "message/rfc822"
    MAILBOX = "application/mbox"
    MHTML = "multipart/related"
    WARC = "application/warc"
    WEBARCHIVE = "application/x-webarchive"
    ZIP = "application/zip"
    TAR = "application/x-tar"
    GZIP = "application/gzip"
    BZIP2 = "application/x-bzip2"
    XZ = "application/x-xz"

    @property
    def here(self) -> bool:
        """Whether it is read in the process that asks: text, which no foreign parser has to take apart."""
        return self in (Form.TEXT, Form.PAGE, Form.MARKDOWN, Form.JSON_LINES)

    @property
    def holds_lines(self) -> bool:
        """Whether it is, or may hold, JSON lines, each a document whose id must differ from all others."""
        return self in (Form.JSON_LINES, Form.ZIP, Form.TAR, Form.GZIP, Form.BZIP2, Form.XZ)


SUFFIXES = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".html": Form.PAGE,
    ".htm": Form.PAGE,
    ".xhtml": Form.PAGE,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    ".pdf": Form.PDF,
    ".rtf": Form.RTF,
    ".docx": Form.DOCX,
    ".docm": Form.DOCX,
    ".odt": Form.ODT,
    ".epub": Form.EPUB,
    ".eml": Form.MESSAGE,
    ".mbox": Form.MAILBOX,
    ".mbx": Form.MAILBOX,
    ".mht": Form.MHTML,
    ".mhtml": Form.MHTML,
    ".warc": Form.WARC,
    ".webarchive": Form.WEBARCHIVE,
    ".zip": Form.ZIP,
    ".tar": Form.TAR,
    ".tgz": Form.GZIP,
    ".gz": Form.GZIP,
    ".tbz2": Form.BZIP2,
    ".tbz": Form.BZIP2,
    ".bz2": Form.BZIP2,
    ".txz": Form.XZ,
    ".xz": Form.XZ,
}
"""The suffixes that are looked for in folders and archives, each with the form that it promises."""

UNREADABLE = {
    ".doc": "save it as .docx, .odt or PDF",
    ".wpd": "save it as .docx, .odt or PDF",
    ".pages": "export it as PDF or .docx",
    ".ppt": "export it as PDF",
    ".pptx": "export it as PDF",
    ".odp": "export it as PDF",
    ".xls": "save what is told in it as text",
    ".xlsx": "save what is told in it as text",
    ".ods": "save what is told in it as text",
    ".djvu": "convert it to PDF with a text layer",
    ".ps": "convert it to PDF",
    ".xps": "convert it to PDF",
    ".msg": "save the message as .eml",
    ".pst": "export its messages as .mbox or .eml",
    ".mobi": "convert it to EPUB",
    ".azw3": "convert it to EPUB",
    ".rar": "pack it as .zip or .tar.gz",
    ".7z": "pack it as .zip or .tar.gz",
}
"""Suffixes of documents that are not read, each with what to do: in a folder they are told of, not passed over."""

_STARTS = (
    (b"{\\rtf", Form.RTF),
    (b"\x1f\x8b", Form.GZIP),
    (b"BZh", Form.BZIP2),
    (b"\xfd7zXZ\x00", Form.XZ),
    (b"WARC/", Form.WARC),
    (b"bplist00", Form.WEBARCHIVE),
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html\b|html\b|head\b|body\b)", re.I | re.S
)
_HEADER = re.compile(rb"(?m)^([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?")
_MAIL = frozenset(
    b"message-id mime-version received return-path delivered-to x-mailer content-type content-transfer-encoding "
    b"dkim-signature arc-seal x-received snapshot-content-location".split()
)
_MAILBOX = re.compile(rb"From \S[^\r\n]{0,200}\d\d:\d\d[^\r\n]{0,40}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?)")
_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_RELATED = re.compile(rb"(?im)^content-type:\s*multipart/related|^snapshot-content-location:")


def sniff(head: bytes, name: str) -> Form:
    """Return the form of a file from its first `HEAD` bytes; of a ZIP file, `ZIP`, which an office file is too.

    What no bytes tell is what the name promises, if that is a form of text, or else text.
    """
    promised = SUFFIXES.get(PurePosixPath(name).suffix.casefold())
    if b"%PDF-" in head[:1024] and not _PAGE.match(head):
        return Form.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Form.ZIP
    for start, form in _STARTS:
        if head.startswith(start):
            return form
    if head[257:262] == b"ustar" or (promised is Form.TAR and len(head) > 500 and b"\0" in head[:100]):
        return Form.TAR
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if promised is Form.JSON_LINES:
        return promised
    if _PAGE.match(plain):
        return Form.PAGE
    if _MAILBOX.match(plain):
        return Form.MAILBOX
    if promised in (Form.MESSAGE, Form.MHTML) or _is_message(plain):
        return Form.MHTML if promised is Form.MHTML or _RELATED.search(_headers(plain)) else Form.MESSAGE
    return promised if promised is not None and promised.here else Form.TEXT


def require_promised(form: Form, name: str, data: bytes) -> None:
    """Raise InputError when a file holds no sign of the form that its name promises: damaged, cut off, a stray page.

    `data` is what it holds, or its beginning: without it nobody could tell text from what is damaged.
    """
    promised = SUFFIXES.get(PurePosixPath(name).suffix.casefold())
    if form is Form.TEXT and promised is not None and not promised.here:
        suffix = PurePosixPath(name).suffix
        if not _is_text(data[:HEAD]):
            raise InputError(f"damaged, or not what {suffix} files hold: it does not begin as one; fetch it again")
        raise InputError(f"holds plain text, not what {suffix} files hold; fetch it again, or name it .txt")


def _is_text(data: bytes) -> bool:
    """Whether bytes can be text: no NUL or other control that no text has, bar UTF-16 with its mark."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or not _CONTROLS.search(data)


def _headers(data: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]


def _is_message(data: bytes) -> bool:
    """Whether text begins with the headers of an Internet message: two or more, one that only machines write."""
    if not _HEADER.match(data):
        return False
    names = {name.lower() for name in _HEADER.findall(_headers(data))}
    return len(names) >= 2 and len(names & _MAIL) >= 1 and bool(names & {b"from", b"date", b"message-id", b"subject"})
