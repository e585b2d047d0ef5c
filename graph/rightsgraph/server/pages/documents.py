"""A document: its text with mentions and claims in place, what was not read dimmed, the claims beside their words."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.server.pages.graph import DCTERMS, SCHEMA, Node
from rightsgraph.server.pages.models import Happening, Ref, Saying
from rightsgraph.server.pages.reading import Reader
from rightsgraph.server.pages.rendering import Pages
from rightsgraph.server.pages.words import link
from rightsgraph.store import View

__all__ = ["Block", "Findings", "Piece", "document"]

_AT = re.compile(r"(\d{1,9}),(\d{1,9})")
_BREAK = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text over which nothing changes: its words, what it leads to, and how it is marked."""

    text: str
    href: str | None = None
    title: str = ""
    classes: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A claim beside the text: its anchor, what it is about, and that one's anchor at its first claim."""

    anchor: str
    event: str
    happening: Happening
    states: tuple[str, Ref] | None
    mark: Any
    speakers: tuple[Ref, ...]
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: its pieces, its region, whether that is the document's own text, and its claims by speaker."""

    pieces: tuple[Piece, ...]
    region: str
    own: bool
    notes: tuple[tuple[tuple[Ref, ...], tuple[Note, ...]], ...] = ()
    begins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cover:
    start: int
    end: int
    rank: int
    classes: str
    href: str | None = None
    title: str = ""


async def document(pages: Pages, request: Request, node: Node) -> Response:
    """The page of a document."""
    marked = _AT.fullmatch(request.query_params.get("at", ""))
    at = (int(marked[1]), int(marked[2])) if marked else None

    def read() -> dict[str, Any]:
        reader = pages.reader()
        view = View.of(pages.site.store, node.graphs[0]) if node.graphs else View(())
        text = node.one("text")
        notes = _notes(reader, view)
        return {
            "it": reader.ref(node.iri),
            "node": node,
            "publisher": reader.refs(node.all(f"{DCTERMS}publisher")),
            "facts": _facts(node),
            "url": link(node.one(f"{SCHEMA}url")),
            "text": bool(text),
            "blocks": tuple(_blocks(reader, view, text, notes, at)),
            "notes": notes,
            "counts": {name: len(view.nodes(kind)) for name, kind in _COUNTED.items()},
            "marked": at,
            "quoted": text[at[0] : at[1]] if at else "",
            "withdrawn": node.one("http://www.w3.org/ns/prov#invalidatedAtTime"),
        }

    found = await run_in_threadpool(read)
    findings = await pages.once("findings", lambda: run_in_threadpool(Findings, pages.site.out))
    key = node.iri.rpartition("/")[2]
    return await pages.render(request, "document.html", findings=await run_in_threadpool(findings.of, key), **found)


_COUNTED = {
    "people": "Person",
    "organisations": "Organization",
    "places": "Place",
    "groups": "Group",
    "events": "Event",
    "non-events": "NonEvent",
    "claims": "Claim",
}


def _facts(node: Node) -> tuple[tuple[str, str], ...]:
    """Return what is known of a document, as labels and values."""
    named = {
        "file or id": f"{SCHEMA}name",
        "identifier": f"{DCTERMS}identifier",
        "language": f"{DCTERMS}language",
        "format": f"{DCTERMS}format",
        "SHA-256 of the bytes": f"{SCHEMA}sha256",
        "terms": f"{DCTERMS}rights",
    }
    return tuple((label, node.one(name)) for label, name in named.items() if node.one(name))


def _notes(reader: Reader, view: View) -> tuple[Note, ...]:
    """Return the claims of the document in the order of its text."""
    found: list[tuple[int, str, Saying, str]] = []
    for iri in view.nodes("Claim"):
        saying = reader.saying(iri)
        about = view.value(iri, "about")
        if about is None:
            continue
        trigger = next((p.words.start for p in saying.parts if p.name == "trigger" and p.words), saying.start)
        found.append((trigger, saying.anchor, saying, about))
    notes, events = [], dict[str, Happening]()
    for start, anchor, saying, about in sorted(found, key=lambda f: f[:2]):
        event = "" if about in events else about.partition("#")[2]
        events.setdefault(about, reader.happening(about))
        notes.append(
            Note(
                anchor=anchor,
                event=event,
                happening=events[about],
                states=saying.states,
                mark=saying.mark,
                speakers=saying.speakers,
                start=start,
            )
        )
    return tuple(notes)


def _blocks(
    reader: Reader, view: View, text: str, notes: tuple[Note, ...], at: tuple[int, int] | None
) -> Iterator[Block]:
    regions = sorted(
        (*span, reader.vocabulary.label(view.value(r, "regionKind") or ""), view.value(r, "ownText") != "false")
        for r in view.nodes("Region")
        if (span := view.span(r)) is not None
    )
    covers = sorted(_covers(reader, view, at), key=lambda c: (c.start, c.end))
    starts = [n.start for n in notes]
    last_region = None
    for start, end, region, own in _paragraphs(text, regions):
        inside = notes[bisect_left(starts, start) : bisect_left(starts, end)]
        here = [c for c in covers if c.start < end and c.end > start]
        pieces = tuple(_pieces(text, start, end, here, at))
        spoken = tuple((by, tuple(those)) for by, those in groupby(inside, key=lambda n: n.speakers))
        yield Block(pieces=pieces, region=region, own=own, notes=spoken, begins=region != last_region)
        last_region = region


def _paragraphs(text: str, regions: list[tuple[int, int, str, bool]]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield stretches that neither hold an empty line nor cross a region's border, with the region's label."""
    cuts = sorted({0, len(text)} | {p for s, e, _, _ in regions for p in (s, e) if p <= len(text)})
    for first, last in pairwise(cuts):
        label, own = next(((name, own) for s, e, name, own in regions if s <= first and last <= e), ("", True))
        at = first
        for gap in _BREAK.finditer(text, first, last):
            if text[at : gap.start()].strip():
                yield at, gap.start(), label, own
            at = gap.end()
        if text[at:last].strip():
            yield at, last, label, own


def _covers(reader: Reader, view: View, at: tuple[int, int] | None) -> Iterator[_Cover]:
    for iri in view.nodes("Mention"):
        span, means = view.span(iri), view.value(iri, "mentions")
        if span is not None and means is not None:
            ref = reader.ref(means)
            title = f"{ref.label} ({ref.kind})"
            yield _Cover(start=span[0], end=span[1], rank=1, classes=f"mention {ref.kind}", href=ref.href, title=title)
    for iri in view.nodes("Claim"):
        about, status = view.value(iri, "about"), (view.value(iri, "epistemicStatus") or "").rpartition("#")[2]
        for excerpt in view.values(iri, "excerpt"):
            if (span := view.span(excerpt)) is not None:
                yield _Cover(start=span[0], end=span[1], rank=0, classes="sentence")
        for trigger in view.values(iri, "trigger"):
            if (span := view.span(trigger)) is not None and about:
                mark = reader.vocabulary.mark(status)
                title = f"{mark.label}: {reader.ref(about).label}"
                href = reader.addresses.page(about)
                yield _Cover(start=span[0], end=span[1], rank=2, classes=f"trigger {status}", href=href, title=title)
    if at is not None:
        yield _Cover(start=at[0], end=at[1], rank=3, classes="words")


def _pieces(text: str, start: int, end: int, covers: list[_Cover], at: tuple[int, int] | None) -> Iterator[Piece]:
    cuts = sorted({start, end} | {p for c in covers for p in (c.start, c.end) if start < p < end})
    for first, last in pairwise(cuts):
        over = sorted(
            (c for c in covers if c.start <= first and last <= c.end), key=lambda c: (c.rank, c.start - c.end)
        )
        links = [c for c in over if c.href]
        inner = min(links, key=lambda c: (c.end - c.start, -c.rank), default=None)
        classes = " ".join(dict.fromkeys(w for c in over for w in c.classes.split()))
        anchor = "words" if at is not None and (first == at[0] or (first == start and at[0] < start < at[1])) else ""
        yield Piece(
            text=text[first:last],
            href=inner.href if inner else None,
            title=inner.title if inner else "",
            classes=classes,
            anchor=anchor,
        )


class Findings:
    """What validation found in each document, from `documents.jsonl`: read line by line, one line kept a document."""

    def __init__(self, out: Path) -> None:
        self._file = out / "documents.jsonl"
        self._offsets: dict[str, int] = {}
        if not self._file.is_file():
            return
        offset = 0
        with self._file.open("rb") as stream:
            for line in stream:
                if found := re.search(rb'"id": "([0-9a-f]{16})"', line[:200]):
                    self._offsets[found[1].decode()] = offset
                offset += len(line)

    def of(self, document: str) -> tuple[Mapping[str, Any], ...]:
        """Return the findings of a document, given by its id, the gravest first."""
        if document not in self._offsets:
            return ()
        with self._file.open("rb") as stream:
            stream.seek(self._offsets[document])
            try:
                found = json.loads(stream.readline()).get("findings", [])
            except ValueError:
                return ()
        order = {"Violation": 0, "Warning": 1}
        return tuple(sorted(found, key=lambda f: order.get(f.get("severity"), 2)))
