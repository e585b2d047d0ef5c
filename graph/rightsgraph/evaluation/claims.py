"""Claims against gold claims: who did what to whom, when, where, how firmly said.

A given claim matches a gold claim of its document when the types agree and they share a participant: an affected
one, or for acts that are only done (a protest) an actor. Participants agree when their spans overlap or one name is
the other or a run of its words. Each claim is matched once, best agreement first. Claims with neither an actor nor an
affected one are not scored. docs/evaluation.md documents the format.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rightsgraph.evaluation.gold import GoldDocument
from rightsgraph.evaluation.score import Score, folded, overlap

__all__ = ["AttributeScore", "ClaimScores", "TypeScore", "score_claims"]

_Claim = Mapping[str, Any]

_ATTRIBUTES = ("actor", "place", "date", "duration", "sentence", "charge", "status", "said_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeScore:
    """Over matched pairs: `right` of those that the gold `has`, and how many were given where it has none."""

    has: int = 0
    right: int = 0
    absent: int = 0
    given_for_none: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScore:
    """The score of one act type and its commonest errors, such as "missed (4)" or "read as arrest (2)"."""

    score: Score
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScores:
    """All claims together, by act type, and by attribute of the matched ones."""

    total: Score
    documents: int
    types: Mapping[str, TypeScore]
    attributes: Mapping[str, AttributeScore]

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object of all figures."""
        return {
            "documents": self.documents,
            "total": self.total.to_json(),
            "types": {name: {**t.score.to_json(), "errors": list(t.errors)} for name, t in self.types.items()},
            "attributes": {
                name: {"has": a.has, "right": a.right, "absent": a.absent, "given_for_none": a.given_for_none}
                for name, a in self.attributes.items()
            },
        }


def _same(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    placed = a["start"] is not None and b["start"] is not None  # not what a reviewer put right
    if placed and overlap((a["start"], a["end"]), (b["start"], b["end"])):
        return True
    x, y = folded(a["name"]), folded(b["name"])
    return bool(x and y) and (f" {x} " in f" {y} " or f" {y} " in f" {x} ")


def _shared(a: Iterable[Mapping[str, Any]], b: Sequence[Mapping[str, Any]]) -> int:
    return sum(any(_same(x, y) for y in b) for x in a)


def _agreement(gold: _Claim, given: _Claim) -> int:
    """Return how well two claims agree; 0 when they are not about one thing."""
    role = "affected" if gold["affected"] else "actor"
    common = _shared(gold[role], given[role])
    if gold["type"] != given["type"] or not common:
        return 0
    return (
        10 * common
        + _shared(gold["actor"], given["actor"])
        + _shared(gold["place"], given["place"])
        + bool(gold["status"] == given["status"])
        + 2 * overlap(gold["trigger"], given["trigger"])
        + bool(gold["date"] is not None and gold["date"] == given["date"])
    )


def _attribute(name: str, gold: _Claim, given: _Claim) -> AttributeScore:
    g, p = gold[name], given.get(name)
    if name in ("actor", "place"):
        has, right, extra = bool(g), _shared(g, p or ()) == len(g), bool(p)
    elif name in ("charge", "said_by"):
        theirs = [folded(y) for y in p or () if folded(y)]
        has, right, extra = bool(g), all(any(folded(x) in y or y in folded(x) for y in theirs) for x in g), bool(p)
    else:
        has, right, extra = g is not None, g == p, p is not None
    return AttributeScore(has=has, right=has and right, absent=not has, given_for_none=not has and extra)


def _match(golds: list[_Claim], givens: list[_Claim]) -> list[tuple[int, int]]:
    ranked = sorted(
        (-agreement, i, j) for i, g in enumerate(golds) for j, p in enumerate(givens) if (agreement := _agreement(g, p))
    )
    left, right = set(range(len(golds))), set(range(len(givens)))
    pairs = []
    for _, i, j in ranked:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((i, j))
    return pairs


def _near(claim: _Claim, others: Iterable[_Claim]) -> str | None:
    """Return the type under which the same words were taken, None when no claim has them."""
    return next((str(o["type"]) for o in others if overlap(claim["trigger"], o["trigger"])), None)


def _commonest(errors: Counter[str]) -> tuple[str, ...]:
    return tuple(f"{what} ({n})" for what, n in sorted(errors.items(), key=lambda e: (-e[1], e[0]))[:3])


def score_claims(documents: Iterable[GoldDocument], rows: Iterable[_Claim]) -> ClaimScores:
    """Return the scores of rows of the `jsonl` export against the gold documents that list claims."""
    by_document: dict[str, list[_Claim]] = {}
    for row in rows:
        by_document.setdefault(row["document"], []).append(row)
    count = 0
    scores: dict[str, Score] = {}
    errors: dict[str, Counter[str]] = {}
    tally: dict[str, Counter[str]] = {name: Counter() for name in _ATTRIBUTES}
    for document in documents:
        if document.claims is None:
            continue
        count += 1
        golds, givens = (
            [c for c in claims if c["affected"] or c["actor"]]
            for claims in (document.claims, by_document.get(document.id, []))
        )
        pairs = _match(golds, givens)
        for i, j in pairs:
            for name in _ATTRIBUTES:
                part = _attribute(name, golds[i], givens[j])
                tally[name].update(
                    has=part.has, right=part.right, absent=part.absent, given_for_none=part.given_for_none
                )
        matched, used = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, claim in enumerate(golds):
            kind = str(claim["type"])
            scores[kind] = scores.get(kind, Score()) + Score(right=i in matched, wanted=1)
            if i not in matched:
                near = _near(claim, givens)
                what = "missed" if near is None else "other people" if near == kind else f"read as {near}"
                errors.setdefault(kind, Counter())[what] += 1
        for j, claim in enumerate(givens):
            kind = str(claim["type"])
            scores[kind] = scores.get(kind, Score()) + Score(given=1)
            if j not in used and _near(claim, golds) is None:
                errors.setdefault(kind, Counter())["not in the gold"] += 1
    return ClaimScores(
        total=sum(scores.values(), Score()),
        documents=count,
        types={
            kind: TypeScore(score=scores[kind], errors=_commonest(errors.get(kind, Counter())))
            for kind in sorted(scores, key=lambda k: (-scores[k].wanted, k))
        },
        attributes={name: AttributeScore(**counts) for name, counts in tally.items()},
    )
