"""JSON lines: one claim a line, or one mention a line, for those who work with tables and not with RDF.

Offsets are code points into the document's text, half-open; `document` is the id of the JSON line that was read, or the
file's name. Keys come in a fixed order; lines are sorted by document, then by where they stand in the text.
"""

import json
from collections.abc import Iterator
from typing import Any

from rightsgraph.iris import HRV
from rightsgraph.records import Kind
from rightsgraph.store import GraphStore, View

__all__ = ["claim_lines", "mention_lines", "post_lines"]

_ROLES = {
    "affected": "affectedWords",
    "actor": "actorWords",
    "in_support_of": "inSupportOfWords",
    "addressee": "addresseeWords",
    "place": "placeWords",
}
_POSTS = {"rankWords": "rank", "titleWords": "post", "organizationWords": "posted"}
_PENALTIES = {f"{HRV}life-imprisonment": "life", f"{HRV}death-penalty": "death"}
_NAME, _NOMINAL, _PRONOUN = f"{HRV}name", f"{HRV}nominal", f"{HRV}pronoun"


def claim_lines(store: GraphStore) -> Iterator[str]:
    """Yield the claims about events and non-events, sorted by document, start of the trigger and type.

    `said_by` is empty when the text names no speaker of its own: then the document's publisher says it. Else it is the
    speaker as the text has it ("her family", "HRW"). A claim of an event with several types gives a line for each.
    `part` is the page, chapter or message of the file with its words, null where there is none. A participant that a
    reviewer put right has no offsets (null); a public data set has none at all, and its `said_by` names the publisher.
    """
    for name, view in _documents(store):
        rows = [
            _claim(name, view, claim, event, kind)
            for claim in view.nodes("Claim")
            for event in view.values(claim, "about")
            for kind in (*view.values(event, "eventType"), *view.values(event, "nonEventType"))
        ]
        yield from map(_line, sorted(rows, key=lambda r: (r["trigger"] or [], r["type"], r["claim"])))


def mention_lines(store: GraphStore) -> Iterator[str]:
    """Yield the mentions by name, and of groups also those by description, sorted by document and place in the text.

    Only those in the document's own text: not what a page puts around it. In a public data set, which has no mentions,
    a line is a person, organisation, place or group of the document, without words and offsets (null).
    """
    for name, view in _documents(store):
        document = view.document()
        if document is not None and view.value(document[0], "https://schema.org/sha256") is None:
            yield from map(_line, _entities(name, view))
        rows: list[dict[str, Any]] = []
        for mention in view.nodes("Mention"):
            span, entity = view.span(mention), view.value(mention, "mentions")
            kind = view.kind(entity) if entity is not None else None
            forms = {_NAME, _NOMINAL} if kind is Kind.GROUP else {_NAME}
            if span is None or kind is None or not view.in_own_text(mention):
                continue
            if view.value(mention, "mentionForm") not in forms:
                continue
            rows.append(
                {
                    "document": name,
                    "kind": kind.value,
                    "start": span[0],
                    "end": span[1],
                    "text": view.quote(mention),
                    "name": view.label(entity or ""),
                    "entity": entity,
                }
            )
        yield from map(_line, sorted(rows, key=lambda r: (r["start"], r["end"], r["entity"])))


def post_lines(store: GraphStore) -> Iterator[str]:
    """Yield a line for each document: its id, and who holds which rank, which title or role, and in which body.

    A relation has a type (`rank`, `post` or `posted`), and `person` and `other` as offsets; in the order of the text.
    """
    for name, view in _documents(store):
        found = {
            (*person, *other, kind)
            for claim in view.nodes("Claim")
            for person in _spans(view, claim, "holderWords")
            for words, kind in _POSTS.items()
            for other in _spans(view, claim, words)
        }
        relations = [{"type": kind, "person": [a, b], "other": [c, d]} for a, b, c, d, kind in sorted(found)]
        yield _line({"id": name, "relations": relations})


def _entities(name: str, view: View) -> Iterator[dict[str, Any]]:
    for entity in view.nodes("Person", "Organization", "Place", "Group"):
        kind = view.kind(entity)
        where = {"document": name, "kind": kind.value if kind else None, "start": None, "end": None, "text": None}
        yield {**where, "name": view.label(entity), "entity": entity}


def _documents(store: GraphStore) -> Iterator[tuple[str, View]]:
    """Yield name and view of each document, by name and then by graph."""
    named = []
    for graph in store.graphs():
        document = View.of(store, graph).document()
        if document is not None:
            named.append((document[1], graph))
    for name, graph in sorted(named):
        yield name, View.of(store, graph)


def _claim(name: str, view: View, claim: str, event: str, kind: str) -> dict[str, Any]:
    excerpts = sorted(filter(None, map(view.span, view.values(claim, "excerpt"))))
    trigger = next(iter(_spans(view, claim, "trigger")), None)
    around = [e for e in excerpts if trigger is not None and e[0] <= trigger[0] and trigger[1] <= e[1]]
    excerpt = next(iter(around or excerpts), None)
    status, confidence = view.value(claim, "epistemicStatus"), view.value(claim, "confidence")
    roles = {role: _participants(view, claim, words) for role, words in _ROLES.items()}
    named = bool(view.values(claim, "speakerWords")) or not view.values(claim, "excerpt")
    return {
        "document": name,
        "type": kind.removeprefix(HRV),
        "affected": roles["affected"],
        "actor": roles["actor"],
        "in_support_of": roles["in_support_of"],
        "addressee": roles["addressee"],
        "place": roles["place"],
        "date": view.value(claim, "edtf") or _first(view, claim, "timeWords", "edtf"),
        "duration": _length(view, claim, "durationWords"),
        "sentence": _length(view, claim, "sentenceWords"),
        "charge": [view.quote(w) for w in _in_order(view, claim, "chargeWords")],
        "status": status.removeprefix(HRV) if status is not None else None,
        "said_by": sorted(_speaker(view, claim, by) for by in view.values(claim, "saidBy")) if named else [],
        "trigger": _offsets(trigger or excerpt),
        "excerpt": _offsets(excerpt),
        "part": _part(view, claim),
        "claim": claim,
        "event": event,
        "confidence": float(confidence) if confidence is not None else None,
    }


def _speaker(view: View, claim: str, entity: str) -> str:
    """Return a speaker as the text says it: a body by its longest name there, people without a name by the words."""
    kind, label = view.kind(entity), view.label(entity)
    if kind is Kind.GROUP:
        pronouns = {view.span(m) for m in view.mentions(entity) if view.value(m, "mentionForm") == _PRONOUN}
        spoken = [w for w in view.values(claim, "speakerWords") if view.span(w) not in pronouns]
        own = {view.span(m) for m in view.mentions(entity)}  # of several speakers each has words of its own
        words = (view.quote(w) for w in sorted(spoken, key=lambda w: view.span(w) not in own))
        return next(filter(None, words), label)
    if kind is not Kind.ORGANISATION:
        return label
    names = [view.quote(m) for m in view.mentions(entity) if view.value(m, "mentionForm") == _NAME]
    return label if not names or label in names else max(sorted(names), key=len)


def _part(view: View, claim: str) -> dict[str, Any] | None:
    """Return the page, chapter... of the file in which a claim's trigger, or else its sentence, begins."""
    words = (*view.values(claim, "trigger"), *view.values(claim, "excerpt"))
    part = next((p for w in words for p in view.values(w, "inPart")), None)
    if part is None:
        return None
    kind, number = view.value(part, "partKind"), view.value(part, "partNumber")
    return {
        "kind": kind.removeprefix(f"{HRV}part-") if kind is not None else None,
        "number": int(number) if number is not None else None,
        "label": view.value(part, "partLabel"),
    }


def _offsets(span: tuple[int, int] | None) -> list[int] | None:
    return list(span) if span is not None else None


def _participants(view: View, claim: str, words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for mention in _in_order(view, claim, words):
        for entity in view.values(mention, "mentions"):
            start, end = view.span(mention) or (0, 0)
            kind = view.kind(entity)
            name = view.label(entity)
            found.append({"name": name, "kind": kind.value if kind else None, "start": start, "end": end})
    for entity in view.values(claim, words.removesuffix("Words")):  # corrected by a reviewer: no words say it
        kind = view.kind(entity)
        found.append({"name": view.label(entity), "kind": kind.value if kind else None, "start": None, "end": None})
    return found


def _length(view: View, claim: str, words: str) -> str | None:
    """Return the ISO 8601 duration of a quantity, or `life` or `death`."""
    penalty = _first(view, claim, words, "penalty")
    return _first(view, claim, words, "isoDuration") or (_PENALTIES.get(penalty) if penalty is not None else None)


def _first(view: View, claim: str, words: str, name: str) -> str | None:
    return next((v for node in _in_order(view, claim, words) for v in view.values(node, name)), None)


def _spans(view: View, claim: str, words: str) -> list[tuple[int, int]]:
    return sorted(filter(None, map(view.span, view.values(claim, words))))


def _in_order(view: View, claim: str, words: str) -> list[str]:
    """Return the words that a claim points to, in the order of the text; a quantity stands where its excerpt does."""

    def place(node: str) -> tuple[tuple[int, int], str]:
        span = view.span(node) or next(iter(_spans(view, node, "excerpt")), None)
        return span or (0, 0), node

    return sorted(view.values(claim, words), key=place)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"
