"""What a build read, found, validated and wrote, in counts."""

import dataclasses
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from rightsgraph.records import Finding, Form, Kind, Severity, Status, Story, Unread

__all__ = ["DocumentSummary", "Summary", "summarise"]

_SUMMED = ("withheld", "events", "non_events", "statistics", "facts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build read, found, validated and wrote.

    `repeated` are texts given more than once, counted once; `mentions` are names by kind (of groups: names and
    descriptions). `claims` counts by act type and in it by status. `statements` and `withheld` are the triples in the
    graph, without the vocabulary, and in the quarantine; `files` are names and sizes in bytes. The rest depends on the
    build before and stands in no file: the time taken in seconds; how many documents were `reused` as they were; the
    names of documents of the build before that were not given, `removed` from this one or `kept`; whether all of it is
    `unchanged`.
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
    reused: int = 0
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unchanged: bool = False

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
        return {
            **self.counts(),
            "files": dict(self.files),
            "seconds": round(self.seconds, 3),
            "reused": self.reused,
            "removed": list(self.removed),
            "kept": list(self.kept),
            "unchanged": self.unchanged,
        }

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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """What was read and found in one document: a line of `documents.jsonl`.

    `findings` are those of its records; `withheld` counts its statements in the quarantine.
    """

    id: str
    name: str
    sha256: str
    mentions: Mapping[str, int]
    entities: Mapping[str, int]
    claims: Mapping[str, Mapping[str, int]]
    events: int
    non_events: int
    statistics: int
    facts: int
    findings: tuple[Finding, ...]
    withheld: int

    @classmethod
    def of(cls, story: Story, findings: tuple[Finding, ...], withheld: int) -> Self:
        """Return what was found in the document of a story."""
        document = story.document
        mentions: Counter[str] = Counter()
        for entity in story.entities:
            forms = (Form.NAME, Form.NOMINAL) if entity.kind is Kind.GROUP else (Form.NAME,)
            mentions[entity.kind.value] += sum(m.form in forms for m in entity.mentions)
        claims: dict[str, Counter[str]] = {}
        for claim in (claim for event in story.events for claim in event.claims):
            claims.setdefault(claim.type, Counter())[claim.status.value] += 1
        return cls(
            id=document.id,
            name=document.name,
            sha256=document.sha256,
            mentions=_all(Kind, mentions),
            entities=_all(Kind, Counter(e.kind.value for e in story.entities)),
            claims={kind: dict(sorted(counts.items())) for kind, counts in sorted(claims.items())},
            events=sum(e.happened for e in story.events),
            non_events=sum(not e.happened for e in story.events),
            statistics=len(story.statistics),
            facts=len(story.facts),
            findings=findings,
            withheld=withheld,
        )

    def line(self) -> str:
        """Return it as one line of JSON, keys in the order of the record."""
        said = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        said["findings"] = [finding.said() for finding in self.findings]
        return json.dumps(said, ensure_ascii=False) + "\n"

    @classmethod
    def read(cls, line: str) -> Self:
        """Return what a line of JSON says; ValueError, KeyError or TypeError when it is another thing."""
        said = json.loads(line)
        return cls(**{**said, "findings": tuple(map(Finding.of, said["findings"]))})


def _all(kinds: type[Kind], counts: Mapping[str, int]) -> dict[str, int]:
    return {kind.value: counts.get(kind.value, 0) for kind in kinds}


def summarise(
    documents: Iterable[DocumentSummary],
    *,
    unread: tuple[Unread, ...],
    repeated: tuple[Unread, ...],
    statements: int,
) -> Summary:
    """Return the sums over all documents; files and seconds are still empty."""
    mentions: Counter[str] = Counter()
    entities: Counter[str] = Counter()
    claims: dict[str, Counter[str]] = {}
    severities: Counter[Severity] = Counter()
    totals: Counter[str] = Counter()
    for document in documents:
        mentions.update(document.mentions)
        entities.update(document.entities)
        for kind, statuses in document.claims.items():
            claims.setdefault(kind, Counter()).update(statuses)
        severities.update(f.severity for f in document.findings)
        totals["documents"] += 1
        for name in _SUMMED:
            totals[name] += getattr(document, name)
    return Summary(
        documents=totals["documents"],
        unread=unread,
        repeated=repeated,
        mentions=_all(Kind, mentions),
        entities=_all(Kind, entities),
        claims={kind: dict(sorted(counts.items())) for kind, counts in sorted(claims.items())},
        findings={severity.value: severities[severity] for severity in Severity},
        statements=statements,
        withheld=totals["withheld"],
        events=totals["events"],
        non_events=totals["non_events"],
        statistics=totals["statistics"],
        facts=totals["facts"],
    )
