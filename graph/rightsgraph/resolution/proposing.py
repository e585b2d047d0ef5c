"""From the records of a build to merges that the program decides, and those that it leaves to people."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rightsgraph import __version__
from rightsgraph.records import Kind
from rightsgraph.resolution.candidates import Namesakes, candidate_pairs
from rightsgraph.resolution.decisions import TOOL, Decision, Verdict
from rightsgraph.resolution.evidence import Comparison, compare_records
from rightsgraph.resolution.names import load_weights, name_parts
from rightsgraph.resolution.replay import Resolution, replay
from rightsgraph.resolution.traits import Traits

__all__ = ["Proposals", "propose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What the program decides itself, as decisions for the ledger, and what it asks people, the surest first."""

    decisions: tuple[Decision, ...]
    open: tuple[Comparison, ...]
    compared: int

    def lines(self) -> Iterator[str]:
        """Yield the open ones as lines of JSON."""
        for pair in self.open:
            yield json.dumps(_said(pair), ensure_ascii=False) + "\n"


def _said(pair: Comparison) -> dict[str, Any]:
    return {
        "records": [pair.first.iri, pair.second.iri],
        "names": [pair.first.name, pair.second.name],
        "similarity": round(pair.names, 3),
        "points": pair.points,
        "evidence": list(pair.evidence),
    }


def propose(
    records: Iterable[Traits],
    decided: Resolution,
    when: str,
    *,
    on_progress: Callable[[int, int | None], None] | None = None,
) -> Proposals:
    """Return which records of different documents are one, and which may be.

    What has been decided is neither decided nor proposed again, and no merge crosses a decision of a person. Places and
    bodies with an authority's id in common are one. People and other bodies are one above the thresholds of
    resolution.toml, unless that would make two people of one document one, a document tells of two of the name, or a
    word of their names differs: that is asked, and not even that where some document names people by both names. The
    order of `records` changes nothing.
    """
    records = sorted(records, key=lambda t: t.iri)
    namesakes = Namesakes(records)
    chosen = [
        _merge(one, other, when, "the same place or body in the authority's list", (f"+ both are {authority}",))
        for one, other, authority in _by_authority(records)
    ]
    automatic: list[Comparison] = []
    left: list[Comparison] = []
    compared = 0
    few = load_weights().thresholds["namesakes_proposed"]
    for one, other in candidate_pairs(records, namesakes):
        compared += 1
        if on_progress is not None and compared % 1000 == 0:
            on_progress(compared, None)
        pair = (one.iri, other.iri) if one.iri < other.iri else (other.iri, one.iri)
        if pair in decided.decided or decided.of(one.iri) == decided.of(other.iri):
            continue
        found = compare_records(one, other, namesakes)
        two = one.kind is Kind.PERSON and namesakes.apart(one.name, other.name)
        if two and not found.one_name:
            continue
        if found.automatic and not two and not namesakes.twice(one) and not namesakes.twice(other):
            automatic.append(found)
        elif found.proposed or _is_rare_namesake(found, namesakes, few):
            left.append(found)
    apart = _Apart(records, decided)
    for found in sorted(automatic, key=lambda c: (-c.points, -c.names, c.first.iri, c.second.iri)):
        if apart.join(found.first, found.second):
            chosen.append(_merge(found.first, found.second, when, f"names {found.names:.2f} alike", found.evidence))
        elif not apart.one(found.first, found.second):
            left.append(found)
    left.sort(key=lambda c: (-c.points, -c.names, c.first.iri, c.second.iri))
    asked: dict[tuple[str, str], Comparison] = {}
    for found in left:  # one question, the surest, for two clusters
        if not apart.one(found.first, found.second):
            asked.setdefault(apart.clusters(found.first, found.second), found)
    return Proposals(decisions=_new(chosen, decided), open=tuple(asked.values()), compared=compared)


def _is_rare_namesake(found: Comparison, namesakes: Namesakes, few: float) -> bool:
    """Whether two have the same full name, which few have, and nothing grave speaks against it."""
    first, second = name_parts(found.first.name), name_parts(found.second.name)
    same = first.words == second.words and not first.single
    least = load_weights().thresholds["points_namesakes"]
    return same and namesakes.known(found.first.name) <= few and found.points >= least


def _by_authority(records: Sequence[Traits]) -> Iterator[tuple[Traits, Traits, str]]:
    """Yield the places, and the bodies, that have an id in an authority's list in common, each with the first."""
    first: dict[tuple[Kind, str], Traits] = {}
    for record in records:
        for authority in sorted(record.authority) if record.kind is not Kind.PERSON else ():
            known = first.setdefault((record.kind, authority), record)
            if known.iri != record.iri:
                yield known, record, authority
                break


def _merge(one: Traits, other: Traits, when: str, reason: str, evidence: tuple[str, ...]) -> Decision:
    by = f"{TOOL} {__version__}"
    subjects = (one.iri, other.iri)
    return Decision(verdict=Verdict.SAME, subjects=subjects, by=by, when=when, reason=reason, evidence=evidence)


def _new(chosen: Iterable[Decision], decided: Resolution) -> tuple[Decision, ...]:
    """Return the decisions that join what is not joined yet, and are not refused by what people decided."""
    wanted = [
        d for d in chosen if decided.of(d.subjects[0]) != decided.of(d.subjects[1]) and d.pair not in decided.decided
    ]
    refused = {c.refused.id for c in replay((*decided.decided.values(), *wanted)).conflicts}
    return tuple(d for d in wanted if d.id not in refused)


class _Apart:
    """Clusters as the program makes them: never two records of one document, unless a person joined them."""

    def __init__(self, records: Iterable[Traits], decided: Resolution) -> None:
        self._root: dict[str, str] = {}
        self._documents: defaultdict[str, set[str]] = defaultdict(set)
        self._members: defaultdict[str, list[str]] = defaultdict(list)
        for record in records:
            root = decided.of(record.iri)
            self._root[record.iri] = root
            self._members[root].append(record.iri)
            self._documents[root].add(record.document)

    def one(self, first: Traits, second: Traits) -> bool:
        """Whether two records are in one cluster."""
        return self._root[first.iri] == self._root[second.iri]

    def clusters(self, first: Traits, second: Traits) -> tuple[str, str]:
        """Return the names of the two records' clusters, sorted."""
        one, other = sorted((self._root[first.iri], self._root[second.iri]))
        return one, other

    def join(self, first: Traits, second: Traits) -> bool:
        """Join two clusters and return True, or False when they have a document in common or are one."""
        small, large = sorted((self._root[first.iri], self._root[second.iri]), key=lambda r: (len(self._members[r]), r))
        if small == large or self._documents[small] & self._documents[large]:
            return False
        for member in self._members.pop(small):
            self._root[member] = large
            self._members[large].append(member)
        self._documents[large] |= self._documents.pop(small)
        return True
