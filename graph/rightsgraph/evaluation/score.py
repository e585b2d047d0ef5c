"""Counts of right, given and wanted, and the figures made from them."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Score", "folded", "overlap"]


def folded(name: str) -> str:
    """Return a name as it is compared: lower case, letters and digits only, one space between words."""
    return " ".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    """Return whether two half-open spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many were right, of how many given, of how many wanted. Scores add up."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(right=self.right + other.right, given=self.given + other.given, wanted=self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The part of what was given that is right, in [0, 1]; 0 when nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The part of what was wanted that was found, in [0, 1]; 0 when nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in [0, 1]."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0

    def to_json(self) -> dict[str, float | int]:
        """Return the counts and the figures, these rounded to four digits."""
        return {
            "right": self.right,
            "given": self.given,
            "wanted": self.wanted,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }
