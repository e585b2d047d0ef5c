"""People, organisations and places found, against the gold: as entities and as single mentions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.evaluation.gold import GoldDocument, GoldEntity
from rightsgraph.evaluation.score import Score
from rightsgraph.iris import fold
from rightsgraph.records import Kind

__all__ = ["KINDS", "NameScores", "score_names"]

KINDS = (Kind.PERSON.value, Kind.ORGANISATION.value, Kind.PLACE.value)

_LEAD = re.compile(r"(?:(?:the|an?)\s+|[\s\"'“”‘’(\[]+)", re.IGNORECASE)
_TRAIL = re.compile(r"(?:['’]s|[\s\"'“”‘’)\],;:]+)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameScores:
    """Scores by kind, for entities (a name of a document counts once) and for mentions (exact offsets and kind).

    `missed` and `wrong` are the entities behind the entity scores, as "document: kind name"; `outside` are mentions
    beyond the stretches that the gold says are the document's own.
    """

    entities: Mapping[str, Score]
    mentions: Mapping[str, Score]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    outside: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object of all figures and lists."""
        return {
            "entities": {kind: score.to_json() for kind, score in self.entities.items()},
            "mentions": {kind: score.to_json() for kind, score in self.mentions.items()},
            "missed": list(self.missed),
            "wrong": list(self.wrong),
            "outside": list(self.outside),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    name: str
    kind: str
    mentions: frozenset[tuple[int, int]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a leading article, a closing possessive and surrounding quotes or brackets: they count neither way."""
    while True:
        if (lead := _LEAD.match(text)) and lead.end() < len(text):
            text, start = text[lead.end() :], start + lead.end()
        elif (trail := _TRAIL.search(text)) and trail.start() > 0:
            text, end = text[: trail.start()], end - (len(text) - trail.start())
        else:
            return start, end


def _found(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[_Found]]:
    spans: dict[tuple[str, str, str, str], set[tuple[int, int]]] = {}
    for row in rows:
        if row["kind"] in KINDS:
            key = (row["document"], row["entity"], row["kind"], row["name"])
            spans.setdefault(key, set()).add(_trim(row["text"], row["start"], row["end"]))
    by_document: dict[str, list[_Found]] = {}
    for (document, _, kind, name), mentions in sorted(spans.items()):
        by_document.setdefault(document, []).append(_Found(name=name, kind=kind, mentions=frozenset(mentions)))
    return by_document


def _pair(gold: list[GoldEntity], found: list[_Found]) -> tuple[list[GoldEntity], list[_Found]]:
    """Return what is left over of each after pairing, best overlap first; partners have one kind and share words."""
    ranked = sorted(
        (
            (-(2 * len(g.mentions & f.mentions) + (fold(g.name) == fold(f.name))), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.kind == f.kind and (g.mentions & f.mentions or fold(g.name) == fold(f.name))
        ),
    )
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in ranked:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
    return [gold[i] for i in sorted(left)], [found[j] for j in sorted(right)]


def score_names(documents: Iterable[GoldDocument], rows: Iterable[Mapping[str, Any]]) -> NameScores:
    """Return the scores of rows of the `mentions` export against the gold documents that list entities."""
    given = _found(rows)
    entities = dict.fromkeys(KINDS, Score())
    mentions = dict.fromkeys(KINDS, Score())
    missed: list[str] = []
    wrong: list[str] = []
    outside: list[str] = []
    for document in documents:
        if document.entities is None:
            continue
        found = given.get(document.id, [])
        unpaired, extra = _pair([e for e in document.entities if e.kind in KINDS], found)
        optional = {(span, e.kind) for e in document.entities if e.optional for span in e.mentions}
        extra = [f for f in extra if not all((span, f.kind) in optional for span in f.mentions)]
        unpaired = [e for e in unpaired if not e.optional]
        for kind in KINDS:
            wanted = [e for e in document.entities if e.kind == kind and not e.optional]
            lacking = sum(e.kind == kind for e in unpaired)
            right = len(wanted) - lacking
            entities[kind] += Score(right=right, given=right + sum(f.kind == kind for f in extra), wanted=len(wanted))
            gold_spans = {span for e in wanted for span in e.mentions}
            spans = {span for f in found if f.kind == kind for span in f.mentions if (span, kind) not in optional}
            mentions[kind] += Score(right=len(gold_spans & spans), given=len(spans), wanted=len(gold_spans))
        missed += [f"{document.id}: {e.kind} {e.name}" for e in unpaired]
        wrong += [f"{document.id}: {f.kind} {f.name}" for f in extra]
        outside += [
            f"{document.id}: {f.kind} {f.name} at {start}"
            for f in found
            for start, end in sorted(f.mentions)
            if document.own and not any(a <= start and end <= b for a, b in document.own)
        ]
    return NameScores(
        entities=entities, mentions=mentions, missed=tuple(missed), wrong=tuple(wrong), outside=tuple(outside)
    )
