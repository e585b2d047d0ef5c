"""Bytes to text: UTF-8 first, then what a byte order mark says, then what charset-normalizer finds."""

import codecs
import re

from rightsgraph.errors import InputError

__all__ = ["decode", "require_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
}
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")
_REMEDY = "save it as text in UTF-8"


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of `data`, exactly: no newline is changed, only a byte order mark is not part of it.

    `declared` is the encoding that the data says it has. Raises InputError, without a file's name, when the bytes are
    not text: a known binary format, NUL bytes, many control characters, or no encoding that fits.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"this is {what}; {_REMEDY}")
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        raise InputError(f"holds NUL bytes at {data.index(0)}: binary, or UTF-16 without a byte order mark; {_REMEDY}")
    return require_text(_first_fitting(data, [marked] if marked else ["utf-8", declared]))


def require_text(text: str) -> str:
    """Return the text as given, or raise InputError when it is blank or holds what no text holds."""
    if not text.strip():
        raise InputError("empty; give a document with words in it")
    if "\0" in text:
        raise InputError(f"holds a NUL character at {text.index(chr(0))}; {_REMEDY}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"holds half a character (a lone surrogate) at {error.start}; {_REMEDY}") from error
    if len(_CONTROLS.findall(text)) > max(2, len(text) // 100):
        raise InputError(f"binary: one character in a hundred or more is a control character; {_REMEDY}")
    return text


def _first_fitting(data: bytes, encodings: list[str | None]) -> str:
    for encoding in filter(None, encodings):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _detected(data)


def _detected(data: bytes) -> str:
    """Return the text in the encoding found; of several that read it equally well, that of Western Windows."""
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise InputError(f"no encoding fits its bytes: binary or damaged; {_REMEDY}")
    for match in matches:
        if "cp1252" in match.could_be_from_charset and match.chaos <= best.chaos:
            return data.decode("cp1252")
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(f"its bytes are not all {best.encoding}; {_REMEDY}") from error
