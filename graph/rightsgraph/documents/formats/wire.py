"""Documents as JSON, over the pipe between the process that reads a foreign format and the one that asks.

JSON and not pickle: what comes back was made from hostile bytes by a process that may have been taken over.
"""

import json
from dataclasses import asdict
from typing import Any

from rightsgraph.records import Document, MetadataField, Part, PartKind, Region, RegionKind, Unread

__all__ = ["decoded", "encoded", "line"]


def encoded(result: Document | Unread) -> dict[str, Any]:
    """Return a result as plain data, told apart by its key."""
    return {"document" if isinstance(result, Document) else "unread": asdict(result)}


def decoded(message: dict[str, Any]) -> Document | Unread:
    """Return the result in a message. Raises ValueError, KeyError or TypeError when it is none."""
    if "unread" in message:
        return Unread(source=str(message["unread"]["source"]), reason=str(message["unread"]["reason"]))
    row = message["document"]
    text = row["text"]
    return Document(
        id=_text(row["id"]),
        sha256=_text(row["sha256"]),
        name=_text(row["name"]),
        text=_text(text),
        media_type=_text(row["media_type"]),
        regions=tuple(Region(kind=RegionKind(r["kind"]), **_span(r, text)) for r in row["regions"]),
        metadata=tuple(_field(f, text) for f in row["metadata"]),
        parts=tuple(
            Part(kind=PartKind(p["kind"]), number=int(p["number"]), label=_label(p["label"]), **_span(p, text))
            for p in row["parts"]
        ),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode()  # raises on half a character, which no store can write
    return value


def _label(value: Any) -> str | None:
    return None if value is None else _text(value)


def _span(row: dict[str, Any], text: str) -> dict[str, int]:
    start, end = int(row["start"]), int(row["end"])
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is outside the text")
    return {"start": start, "end": end}


def _field(row: dict[str, Any], text: str) -> MetadataField:
    span = {"start": None, "end": None} if row["start"] is None else _span(row, text)
    return MetadataField(name=_text(row["name"]), value=_text(row["value"]), **span)


def line(message: dict[str, Any]) -> bytes:
    """Return a message as one line."""
    return json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
