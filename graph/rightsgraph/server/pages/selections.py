"""Which events a visitor asks for: by type, status and time; and how rows are cut into pages."""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rightsgraph.iris import HRV
from rightsgraph.server.pages.terms import Vocabulary

__all__ = ["Choice", "Paging"]

Row = TypeVar("Row")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a visitor chose: a type of event, a status (local names), and the days from and until, or empty."""

    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str], vocabulary: Vocabulary) -> "Choice":
        """Return the choice in the parameters of a request; what is no type, status or date counts as not chosen."""
        kind, status = given.get("type", ""), given.get("status", "")
        return cls(
            type=kind if vocabulary.narrower(kind) else "",
            status=status if status in {m.name for m in vocabulary.marks} else "",
            since=_day(given.get("from", ""), last=False),
            until=_day(given.get("until", ""), last=True),
        )

    @property
    def given(self) -> dict[str, str]:
        """The parameters that give this choice again."""
        return {"type": self.type, "status": self.status, "from_": self.since, "until": self.until}

    def types(self, vocabulary: Vocabulary) -> frozenset[str]:
        """Return the local names of the types chosen: the one named and all narrower ones; empty for all types."""
        return frozenset(iri.removeprefix(HRV) for iri in vocabulary.narrower(self.type))

    def fits(
        self, types: Iterable[str], statuses: Iterable[str], days: tuple[str, str], wanted: frozenset[str]
    ) -> bool:
        """Return whether an event is chosen: `wanted` is what `types` gave, `days` its first and last."""
        return (
            (not self.type or not wanted.isdisjoint(types))
            and (not self.status or self.status in statuses)
            and (not self.since or days[1] >= self.since)
            and (not self.until or "" < days[0] <= self.until)
        )


def _day(text: str, *, last: bool) -> str:
    """Return a year, month or day as a full day, the first or the last one of it; empty when it is no date."""
    text = text.strip()
    if not _DAY.fullmatch(text):
        return ""
    full = text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text
    try:
        day = datetime.date.fromisoformat(full)
        if last and len(text) == 4:
            day = day.replace(month=12, day=31)
        elif last and len(text) == 7:
            day = (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return ""
    return day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """One page of many rows."""

    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def first_row(self) -> int:
        """The number of the first row shown, from 1."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def last_row(self) -> int:
        """The number of the last row shown."""
        return min(self.number * self.size, self.total)

    def of(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return this page's rows of all."""
        return rows[(self.number - 1) * self.size : self.number * self.size]
