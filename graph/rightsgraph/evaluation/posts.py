"""Who holds which rank, title or post in which body, against gold relations.

A relation given is right when its kind agrees and both its spans overlap those of a gold relation, each matched once.
Of persons that the gold does not annotate nothing is counted: gold of this kind annotates the members of some bodies.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rightsgraph.evaluation.gold import GoldDocument
from rightsgraph.evaluation.score import Score, overlap

__all__ = ["score_posts"]

_KINDS = {"is_posted": "posted", "has_rank": "rank", "has_title": "post", "has_role": "post"}


def score_posts(documents: Iterable[GoldDocument], rows: Iterable[Mapping[str, Any]]) -> dict[str, Score]:
    """Return the score of each kind of relation (`post`, `posted`, `rank`) over the gold documents that list some."""
    given = {str(row["id"]): row["relations"] for row in rows}
    scores: dict[str, Score] = {}
    for document in documents:
        if document.relations is None:
            continue
        people = [r[1] for r in document.relations] + list(document.people)
        open_ = list(document.relations)
        for relation in open_:
            kind = _kind(relation[0])
            scores[kind] = scores.get(kind, Score()) + Score(wanted=1)
        for relation in given.get(document.id, ()):
            kind, person, other = relation["type"], relation["person"], relation["other"]
            hit = next((w for w in open_ if _kind(w[0]) == kind and _same(w, person, other)), None)
            if hit is not None:
                open_.remove(hit)
            if hit is not None or any(overlap(p, person) for p in people):
                scores[kind] = scores.get(kind, Score()) + Score(right=hit is not None, given=1)
    return dict(sorted(scores.items()))


def _kind(name: str) -> str:
    return _KINDS.get(name, name)


def _same(wanted: tuple[str, tuple[int, int], tuple[int, int]], person: Sequence[int], other: Sequence[int]) -> bool:
    return overlap(wanted[1], person) and overlap(wanted[2], other)
