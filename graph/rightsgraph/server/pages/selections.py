"""Which events a visitor asks for: by type, status and time; and how rows are cut into pages."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from rightsgraph.iris import HR, HRV
from rightsgraph.server.pages.terms import Vocabulary
from rightsgraph.server.site import Table

__all__ = ["PREFIXES", "Choice", "Paging", "cell", "put", "whole"]

PREFIXES = f"""PREFIX hr: <{HR}>
PREFIX hrv: <{HRV}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

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

    def pattern(self, vocabulary: Vocabulary, event: str = "?e") -> str:
        """Return SPARQL that holds of the records chosen; both an event's and a non-event's type count."""
        lines = []
        if self.type:
            wanted = " ".join(f"<{iri}>" for iri in sorted(vocabulary.narrower(self.type)))
            lines.append(f"VALUES ?chosen {{ {wanted} }} {event} hr:eventType|hr:nonEventType ?chosen .")
        if self.status:
            lines.append(f"?claim hr:about {event} ; hr:epistemicStatus hrv:{self.status} .")
        if self.since or self.until:
            lines.append(f"{{ {event} hr:beginEarliest ?from1 }} UNION {{ {event} hr:beginLatest ?from1 }}")
            lines.append(f"OPTIONAL {{ {event} hr:endLatest ?end1 }} OPTIONAL {{ {event} hr:beginLatest ?late1 }}")
            lines.append("BIND(COALESCE(?end1, ?late1, ?from1) AS ?to1)")
        if self.since:
            lines.append(f'FILTER(STR(?to1) >= "{self.since}")')
        if self.until:
            lines.append(f'FILTER(STR(?from1) <= "{self.until}")')
        return "\n".join(lines)


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
    def clause(self) -> str:
        """The end of a query that gives this page's rows."""
        return f"LIMIT {self.size} OFFSET {(self.number - 1) * self.size}"

    @property
    def first_row(self) -> int:
        """The number of the first row shown, from 1."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def last_row(self) -> int:
        """The number of the last row shown."""
        return min(self.number * self.size, self.total)


def cell(row: Mapping[str, object], name: str) -> str:
    """Return the text of a cell, or an empty string where nothing is bound."""
    term = row.get(name)
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def whole(table: Table, name: str = "n") -> int:
    """Return the whole number in the first row, such as a count; 0 when there is no row."""
    return int(cell(table.rows[0], name) or 0) if table.rows else 0


def put(query: str, **values: ox.NamedNode | ox.Literal) -> str:
    """Return a query with terms in the place of variables, each written so that it cannot be anything but one term."""
    for name, term in values.items():
        query = re.sub(rf"\?{name}\b", lambda _, term=term: str(term), query)  # type: ignore[misc]
    return query
