"""JSON lines: one document a line, its text exactly as given."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from rightsgraph.documents.dates import iso_date
from rightsgraph.documents.decoding import require_text
from rightsgraph.errors import InputError
from rightsgraph.records import MetadataField

__all__ = ["Line", "looks_like_json_lines", "read_line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one line gives: the document's name, its text and what is said of it beside the text."""

    name: str
    text: str
    metadata: tuple[MetadataField, ...] = field(default=())


def looks_like_json_lines(line: bytes) -> bool:
    """Whether a first line is an object of JSON."""
    if not line.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def read_line(line: bytes) -> Line:
    """Return what a line says: `id` and `text`, and `title`, `date`, `publisher`, `url` where they are given.

    A date that is not a date is left out, so that the text's own is found. Raises InputError, without the file's name,
    for a line that is no object, has no id or no text.
    """
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start}; JSON lines are UTF-8, save the file so") from error
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON ({error.msg} at column {error.colno}); write one object a line") from error
    except (ValueError, RecursionError) as error:
        raise InputError("not JSON that can be read; write one flat object a line") from error
    if not isinstance(row, dict):
        raise InputError('not an object; write {"id": "...", "text": "..."}')
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError('no "text"; write {"id": "...", "text": "..."}')
    return Line(name=_name(row), text=require_text(text), metadata=tuple(_metadata(row)))


def _name(row: Mapping[str, object]) -> str:
    name = row.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        return str(name)
    if not isinstance(name, str) or not name.strip():
        raise InputError('no "id"; write {"id": "...", "text": "..."}')
    return _clean(name, "id")


def _metadata(row: Mapping[str, object]) -> list[MetadataField]:
    found = []
    for key in ("title", "date", "publisher", "url"):
        given = row.get(key)
        if not isinstance(given, str) or not given.strip():
            continue
        value = iso_date(given) if key == "date" else _clean(given.strip(), key)
        if value is not None:
            found.append(MetadataField(name=key, value=value))
    return found


def _clean(value: str, key: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f'"{key}" holds half a character (a lone surrogate); write it in UTF-8') from error
    if "\0" in value:
        raise InputError(f'"{key}" holds a NUL character; leave it out')
    return value
