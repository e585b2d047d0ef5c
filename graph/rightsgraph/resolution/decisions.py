"""What was decided about two records, about a claim or about a document: by whom, when and why."""

from dataclasses import dataclass
from enum import StrEnum

from rightsgraph.iris import digest

__all__ = ["TOOL", "Decision", "Verdict"]

TOOL = "rightsgraph"
"""Who decides where nobody did: what this program proposes to itself gives way to every person's decision."""


class Verdict(StrEnum):
    """What a decision says.

    Of two records: `same`, `different` or `unsure`. Of a claim: `accept`, `reject` or `correct`. Of a document:
    `retract`. Of an earlier decision, named by its id: `undo`.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    RETRACT = "retract"
    UNDO = "undo"

    @property
    def of_two(self) -> bool:
        """Whether it is about two records being one."""
        return self in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)

    @property
    def of_claim(self) -> bool:
        """Whether it is about one claim."""
        return self in (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the ledger.

    `subjects` are two IRIs for a verdict of two records (in a merge the first is the one that stays), one IRI for a
    claim or document, the id of a decision for `undo`.

    `when` is UTC to the second ("2026-03-01T09:30:00Z"); `values` are the corrected values of a claim, by name.
    """

    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    when: str
    reason: str = ""
    evidence: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The first 16 hex digits of SHA-256 over all that it says: an edited line no longer has its id."""
        values = "\x1e".join(f"{name}\x1d{value}" for name, value in self.values)
        said = (self.verdict, "\x1e".join(self.subjects), self.by, self.when, self.reason, "\x1e".join(self.evidence))
        return digest(*said, values, length=16)

    @property
    def automatic(self) -> bool:
        """Whether this program decided, and no person."""
        return self.by == TOOL or self.by.startswith(f"{TOOL} ")

    @property
    def pair(self) -> tuple[str, str]:
        """The two records in sorted order, whichever was named first."""
        first, second = sorted(self.subjects)
        return first, second

    @property
    def order(self) -> tuple[str, tuple[str, ...], str]:
        """By what decisions are replayed: when they were made, not where they stand in the file."""
        return self.when, self.subjects, self.id
