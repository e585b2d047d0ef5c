"""What a build knows of one person, against a row of a database on the same person.

For each value of the row: whether some claim about the person named there holds it. How many different values those
claims give is counted too, so that giving every date of a text shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.evaluation.gold import GoldDocument
from rightsgraph.evaluation.score import folded

__all__ = ["ProfileScore", "score_profiles"]

_CUSTODY = frozenset(
    {"detention", "arrest", "house-arrest", "incommunicado-detention", "kidnapping", "enforced-disappearance"}
)
_VERDICT = frozenset({"sentencing", "conviction"})
_VALUES = {
    "detention_date": ("date", _CUSTODY),
    "sentence": ("sentence", _VERDICT),
    "sentence_date": ("date", _VERDICT),
    "release_date": ("date", frozenset({"release"})),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileScore:
    """Of how many rows with a value it was found, and how many were given; `person`: any claim about the person."""

    value: str
    rows: int
    found: int
    given: int

    def to_json(self) -> dict[str, int | str]:
        """Return the counts as a JSON object."""
        return {"value": self.value, "rows": self.rows, "found": self.found, "given": self.given}


def score_profiles(documents: Iterable[GoldDocument], rows: Iterable[Mapping[str, Any]]) -> tuple[ProfileScore, ...]:
    """Return the score of each value over the gold documents with a row; `rows` are those of the `jsonl` export."""
    claims: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        claims.setdefault(row["document"], []).append(row)
    counts: dict[str, list[int]] = {}

    def count(value: str, found: bool, given: int) -> None:  # noqa: FBT001 (a count of truth values)
        tally = counts.setdefault(value, [0, 0, 0])
        tally[0] += 1
        tally[1] += found
        tally[2] += given

    for document in documents:
        wanted = document.profile
        if wanted is None:
            continue
        name = folded(wanted["name"])
        mine = [c for c in claims.get(document.id, ()) if any(folded(p["name"]) == name for p in c["affected"])]
        count("person", bool(mine), bool(mine))
        for value, (field, types) in _VALUES.items():
            if value in wanted:
                given = {c[field] for c in mine if c["type"] in types and c.get(field)}
                count(value, wanted[value] in given, len(given))
        if "province" in wanted:
            places = {folded(p["name"]) for c in mine for p in c["place"]}
            count("province", any(folded(wanted["province"]) in p for p in places), len(places))
    return tuple(ProfileScore(value=value, rows=n, found=f, given=g) for value, (n, f, g) in counts.items())
