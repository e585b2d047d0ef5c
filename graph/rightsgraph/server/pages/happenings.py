"""An event, non-event, statistic or post: every claim about it, and for every statement why it is made."""

from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.server.pages.graph import SCHEMA, Node
from rightsgraph.server.pages.models import Happening, Ref
from rightsgraph.server.pages.reading import Reader
from rightsgraph.server.pages.rendering import Pages
from rightsgraph.server.pages.terms import Mark

__all__ = ["happening", "is_happening"]

_RELATED = {
    "follows": "after",
    "becauseOf": "because of",
    "partOf": "part of",
    "contributesTo": "contributes to",
    "baseline": "compared with",
}
_BACK = {
    "follows": "followed by",
    "becauseOf": "given as a reason for",
    "partOf": "has part",
    "contributesTo": "helped by",
    "baseline": "compared in",
}
_LENGTHS = {"duration": "lasted", "sentenceLength": "sentence", "quantity": "how many"}
_ROLE_LABELS = {
    "affected": "done to",
    "actor": "done by",
    "inSupportOf": "in support of",
    "addressee": "addressed to",
    "place": "place",
    "charge": "charge",
    "holder": "held by",
    "postIn": "in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One line about an event: what it says, and the claims (their anchors and marks) whose words say it."""

    label: str
    values: tuple[Ref, ...]
    text: str
    because: tuple[tuple[str, Mark], ...]


async def happening(pages: Pages, request: Request, node: Node) -> Response:
    """The page of an event, non-event, statistic or post."""

    def read() -> dict[str, Any]:
        reader = pages.reader()
        it, sayings = reader.happening(node.iri), reader.sayings(node.iri)
        return {
            "it": it,
            "sayings": sayings,
            "statements": _statements(reader, node, it),
            "related": _related(reader, node),
            "around": _around(reader, it),
        }

    return await pages.render(request, "happening.html", **await run_in_threadpool(read))


def is_happening(node: Node) -> bool:
    """Return whether a node is an event, non-event, statistic or post."""
    return node.is_a("Event", "NonEvent", "Statistic", "Post")


def _statements(reader: Reader, node: Node, it: Happening) -> tuple[Statement, ...]:
    """Return what the event is said to be, line by line, each with the claims whose own words say it."""
    sayings = reader.sayings(node.iri)

    def because(part: str, value: str = "") -> tuple[tuple[str, Mark], ...]:
        return tuple(
            (s.anchor, s.mark)
            for s in sayings
            if any(p.name == part and (not value or p.means is None or p.means.iri == value) for p in s.parts)
        )

    lines = []
    for role, refs in it.roles:
        part = {"postIn": "organization"}.get(role, role.lower())
        lines += [
            Statement(
                label=_ROLE_LABELS[role], values=(r,), text="", because=because(part, r.iri if role != "charge" else "")
            )
            for r in refs
        ]
    if it.words:
        said = node.one("dateText")
        text = it.words + (f" (“{said}”)" if said else "")
        lines.append(Statement(label="when", values=(), text=text, because=because("time")))
    for name, label in _LENGTHS.items():
        for iri in node.all(name):
            text = reader.quantity(reader.graph.node(iri))
            part = "sentence" if name == "sentenceLength" else "duration" if name == "duration" else "trigger"
            lines.append(Statement(label=label, values=(), text=text, because=because(part)))
    if node.is_a("Statistic") and node.one(f"{SCHEMA}value", f"{SCHEMA}minValue", f"{SCHEMA}maxValue"):
        lines.append(Statement(label="figure", values=(), text=reader.quantity(node), because=because("trigger")))
    for name, label in (("rank", "rank"), ("postTitle", "title or role")):
        lines += [
            Statement(label=label, values=(), text=text, because=because("title" if name == "postTitle" else "rank"))
            for text in node.all(name)
        ]
    if state := node.one("postState"):
        lines.append(Statement(label="state", values=(), text=reader.vocabulary.label(state), because=()))
    return tuple(lines)


def _related(reader: Reader, node: Node) -> tuple[tuple[str, tuple[Happening, ...]], ...]:
    """Return the events that the text ties to this one, by how it does."""
    found = []
    for name, label in _RELATED.items():
        if node.all(name):
            found.append((label, reader.happenings(node.all(name))))
    for name, label in _BACK.items():
        pointing = reader.graph.pointing(name, node.iri)
        if pointing:
            found.append((label, reader.happenings(pointing)))
    return tuple(found)


def _around(reader: Reader, it: Happening) -> tuple[tuple[Ref, tuple[Happening, ...]], ...]:
    """Return, for up to three people whom the event is done to, their dated events: a timeline around this one."""
    found = []
    people = [r for role, refs in it.roles if role == "affected" for r in refs if r.kind == "person"][:3]
    for person in people:
        pointing = [e for role in ("affected", "actor") for e in reader.graph.pointing(role, person.iri)][:80]
        events = [h for h in reader.happenings(pointing) if h.kind == "event" and (h.first or h.iri == it.iri)]
        if len(events) > 1:
            found.append((person, tuple(events)))
    return tuple(found)
