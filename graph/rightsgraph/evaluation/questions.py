"""Answers to questions, against the rows that the hand-written facts give.

Columns of free wording, of offsets and of counts of nodes are left out, and so are rows about unnamed groups (a
participant's cell that starts with a lower-case letter or a digit): a build words and counts these its own way.
A question is answered when the F1 of the remaining rows is at least 0.8.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rightsgraph.evaluation.score import Score

__all__ = ["ANSWERED", "QuestionScore", "score_question"]

ANSWERED = 0.8

_FREE = {"event", "nonEvent", "quote", "claims", "events", "start", "end", "date", "hedge", "demand", "act"}
_PARTICIPANT = {"who", "by", "from", "to", "onBehalfOf", "supported", "company", "source", "names"}
_DATES_COUNT = {"prisoner-count-growth"}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionScore:
    """One question's score and the rows behind it; `scored` is False when the expected rows are free wording only."""

    name: str
    score: Score
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def scored(self) -> bool:
        """Whether anything is expected that can be compared."""
        return self.score.wanted > 0

    @property
    def answered(self) -> bool:
        """Whether the F1 of the rows is high enough."""
        return self.scored and self.score.f1 >= ANSWERED

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object."""
        return {
            "name": self.name,
            "scored": self.scored,
            "answered": self.answered,
            **self.score.to_json(),
            "missing": list(self.missing),
            "extra": list(self.extra),
        }


def _plain(cell: str) -> str:
    try:
        value = float(cell)
    except ValueError:
        return " ".join(cell.split())
    return str(int(value)) if value.is_integer() else str(value)


def _rows(name: str, table: str) -> set[tuple[str, ...]]:
    lines = list(csv.reader(io.StringIO(table, newline="")))
    if not lines:
        return set()
    header = [column.lstrip("?") for column in lines[0]]
    keep = [i for i, c in enumerate(header) if c not in _FREE or (c == "date" and name in _DATES_COUNT)]
    who = [i for i, c in enumerate(header) if c in _PARTICIPANT]

    def unnamed(row: list[str]) -> bool:
        return any(row[i][:1].islower() or row[i][:1].isdigit() for i in who)

    return {tuple(_plain(row[i]) for i in keep) for row in lines[1:] if len(row) == len(header) and not unnamed(row)}


def _shown(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(" | ".join(row) for row in sorted(rows))


def score_question(name: str, expected: str, given: str) -> QuestionScore:
    """Return the score of the answer `given` to the question `name`; both tables are CSV text with a header."""
    want, got = _rows(name, expected), _rows(name, given)
    return QuestionScore(
        name=name,
        score=Score(right=len(want & got), given=len(got), wanted=len(want)),
        missing=_shown(want - got),
        extra=_shown(got - want),
    )
