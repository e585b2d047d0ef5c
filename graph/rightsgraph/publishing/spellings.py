"""The ways in which a name may be written, and text read so that all of them look alike.

Case, accents, script (anyascii), Unicode forms, the signs between words, and the escapes of URLs, HTML, XML, JSON and
Turtle make no difference. Text in base64 or compressed is not read.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

__all__ = ["readings", "words_of"]

_APOSTROPHES = re.compile("['`´ʹʻʼʾʿˈ‘’‛′＇]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})")
_SURROGATES = re.compile(r"\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"\\[nrtbf]")
_WORD = re.compile(r"[a-z0-9]+")


def readings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a text in Latin letters, lower case, once for each way to read it.

    The ways: as written or with its escapes undone (twice, for what was escaped twice), and apostrophes as part of a
    word or as its end.
    """
    seen = set()
    for written in (text, _unescaped(text), _unescaped(_unescaped(text))):
        if written in seen:
            continue
        seen.add(written)
        plain = _plain(written)
        yield tuple(_WORD.findall(_APOSTROPHES.sub("", plain)))
        if _APOSTROPHES.search(plain):
            yield tuple(_WORD.findall(_APOSTROPHES.sub(" ", plain)))


def words_of(name: str) -> set[tuple[str, ...]]:
    """Return the words of a name, for each way to read it."""
    return {words for words in readings(name) if words}


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return anyascii(folded).lower()


def _unescaped(text: str) -> str:
    """Return the text with one layer of escapes undone."""
    if "\\" in text:
        text = _SURROGATES.sub(
            lambda m: chr(0x10000 + ((int(m[1], 16) - 0xD800) << 10) + int(m[2], 16) - 0xDC00), _CONTROL.sub(" ", text)
        )
        text = _ESCAPE.sub(lambda m: _character(m[1] or m[2] or m[3]), text)
    if "%" in text:
        text = unquote(text, errors="replace")
    return html.unescape(text) if "&" in text else text


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else " "
