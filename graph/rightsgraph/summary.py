"""What a build read, found, validated and wrote, in counts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.records import Finding, Form, Kind, Severity, Status, Story, Unread

__all__ = ["Summary", "Tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build read, found, validated and wrote.

    `repeated` are texts given more than once, counted once; `mentions` are names by kind (of groups: names and
    descriptions). `claims` counts by act type and in it by status. `statements` and `withheld` are the triples in the
    graph, without the vocabulary, and in the quarantine; `files` are names and sizes in bytes; `seconds` is the time
    taken, and stands in no file.
    """

    documents: int
    unread: tuple[Unread, ...]
    repeated: tuple[Unread, ...]
    mentions: Mapping[str, int]
    entities: Mapping[str, int]
    claims: Mapping[str, Mapping[str, int]]
    events: int
    non_events: int
    statistics: int
    facts: int
    findings: Mapping[str, int]
    statements: int
    withheld: int
    files: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def claims_by_type(self) -> dict[str, int]:
        """How many claims of each act type, the most frequent first."""
        totals = {kind: sum(statuses.values()) for kind, statuses in self.claims.items()}
        return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))

    @property
    def claims_by_status(self) -> dict[str, int]:
        """How many claims of each status that occurs, in the order of the statuses."""
        totals = {status.value: sum(c.get(status.value, 0) for c in self.claims.values()) for status in Status}
        return {status: n for status, n in totals.items() if n}

    @property
    def conforms(self) -> bool:
        """Whether nothing was found at Violation."""
        return not self.findings.get(Severity.VIOLATION.value)

    def to_json(self) -> dict[str, Any]:
        """Return all of it as a JSON object."""
        return {**self.counts(), "files": dict(self.files), "seconds": round(self.seconds, 3)}

    def counts(self) -> dict[str, Any]:
        """Return what depends on the input alone as a JSON object, the same on every run."""
        return {
            "documents": self.documents,
            "unread": [{"source": u.source, "reason": u.reason} for u in self.unread],
            "repeated": [{"source": u.source, "reason": u.reason} for u in self.repeated],
            "mentions": dict(self.mentions),
            "entities": dict(self.entities),
            "claims": {
                "all": sum(self.claims_by_type.values()),
                "by_type": self.claims_by_type,
                "by_status": self.claims_by_status,
            },
            "events": self.events,
            "non_events": self.non_events,
            "statistics": self.statistics,
            "facts": self.facts,
            "findings": dict(self.findings),
            "conforms": self.conforms,
            "statements": self.statements,
            "withheld": self.withheld,
        }


class Tally:
    """Adds up stories and findings, one document after the other."""

    def __init__(self) -> None:
        self._mentions: Counter[Kind] = Counter()
        self._entities: Counter[Kind] = Counter()
        self._claims: dict[str, Counter[str]] = {}
        self._numbers: Counter[str] = Counter()
        self._findings: list[Finding] = []

    def add(self, story: Story, findings: tuple[Finding, ...]) -> None:
        """Count one document."""
        for entity in story.entities:
            self._entities[entity.kind] += 1
            forms = (Form.NAME, Form.NOMINAL) if entity.kind is Kind.GROUP else (Form.NAME,)
            self._mentions[entity.kind] += sum(m.form in forms for m in entity.mentions)
        for event in story.events:
            self._numbers["events" if event.happened else "non_events"] += 1
            for claim in event.claims:
                self._claims.setdefault(claim.type, Counter())[claim.status.value] += 1
        self._numbers["statistics"] += len(story.statistics)
        self._numbers["facts"] += len(story.facts)
        self._findings += findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order in which they came."""
        return tuple(self._findings)

    def summary(
        self,
        *,
        documents: int,
        unread: tuple[Unread, ...],
        repeated: tuple[Unread, ...],
        statements: int,
        withheld: int,
    ) -> Summary:
        """Return the summary of all that was added; files and seconds are still empty."""
        severities = Counter(f.severity for f in self._findings)
        return Summary(
            documents=documents,
            unread=unread,
            repeated=repeated,
            mentions={kind.value: self._mentions[kind] for kind in Kind},
            entities={kind.value: self._entities[kind] for kind in Kind},
            claims={kind: dict(sorted(counts.items())) for kind, counts in sorted(self._claims.items())},
            findings={severity.value: severities[severity] for severity in Severity},
            statements=statements,
            withheld=withheld,
            events=self._numbers["events"],
            non_events=self._numbers["non_events"],
            statistics=self._numbers["statistics"],
            facts=self._numbers["facts"],
        )
