"""How good a build is, measured against gold: names, claims, rows on people, posts and answers to questions."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightsgraph.evaluation.claims import AttributeScore, ClaimScores, TypeScore, score_claims
from rightsgraph.evaluation.gold import Gold, read_gold
from rightsgraph.evaluation.names import NameScores, score_names
from rightsgraph.evaluation.posts import score_posts
from rightsgraph.evaluation.profiles import ProfileScore, score_profiles
from rightsgraph.evaluation.questions import QuestionScore, score_question
from rightsgraph.evaluation.score import Score

__all__ = [
    "AttributeScore",
    "ClaimScores",
    "Evaluation",
    "NameScores",
    "ProfileScore",
    "QuestionScore",
    "Score",
    "TypeScore",
    "evaluate",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The figures of a build; None or empty where the gold is silent."""

    names: NameScores | None
    claims: ClaimScores | None
    profiles: tuple[ProfileScore, ...]
    posts: Mapping[str, Score]
    questions: tuple[QuestionScore, ...]

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        return sum(q.answered for q in self.questions)

    def to_json(self) -> dict[str, Any]:
        """Return all figures as a JSON object."""
        return {
            "names": self.names and self.names.to_json(),
            "claims": self.claims and self.claims.to_json(),
            "profiles": [p.to_json() for p in self.profiles],
            "posts": {kind: score.to_json() for kind, score in self.posts.items()},
            "questions": [q.to_json() for q in self.questions],
            "answered": self.answered,
            "asked": sum(q.scored for q in self.questions),
        }


def evaluate(out: str | Path, gold: str | Path) -> Evaluation:
    """Return how well the build in `out` agrees with the gold; InputError, StoreError or QueryError when unreadable."""
    wanted = read_gold(Path(gold))
    names = any(d.entities is not None for d in wanted.documents)
    claims = any(d.claims is not None for d in wanted.documents)
    profiles = any(d.profile is not None for d in wanted.documents)
    posts = any(d.relations is not None for d in wanted.documents)
    return Evaluation(
        names=score_names(wanted.documents, _exported(out, "mentions")) if names else None,
        claims=score_claims(wanted.documents, _exported(out, "jsonl")) if claims else None,
        profiles=score_profiles(wanted.documents, _exported(out, "jsonl")) if profiles else (),
        posts=score_posts(wanted.documents, _exported(out, "posts")) if posts else {},
        questions=tuple(_answers(out, wanted)),
    )


def _exported(out: str | Path, form: str) -> Iterator[Mapping[str, Any]]:
    from rightsgraph.export import export

    stream = io.BytesIO()
    export(Path(out), form, stream)
    for line in stream.getvalue().splitlines():
        yield json.loads(line)


def _answers(out: str | Path, gold: Gold) -> Iterator[QuestionScore]:
    if not gold.questions:
        return
    from rightsgraph.builds import query

    for question in gold.questions:
        given = query(out, question.name if question.query is None else str(question.query))
        yield score_question(question.name, question.rows.read_text(encoding="utf-8"), given.csv())
