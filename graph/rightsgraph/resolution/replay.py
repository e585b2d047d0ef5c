"""The decisions replayed: which records are one, which never are, and where two decisions cannot both hold.

Rules, in this order: what was undone does not count; of several decisions on one pair the last of a person counts, and
a person's before this program's; `different` holds always, so a chain of merges that would cross it stops at the link
that would cross it (persons' merges first, then in order of time). So the order of the lines changes nothing.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rightsgraph.resolution.decisions import Decision, Verdict

__all__ = ["Conflict", "Resolution", "replay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A merge that was not made, the decision that forbids it, and the merges that lead from one to the other."""

    refused: Decision
    forbidden_by: Decision
    chain: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What holds after all decisions.

    `canonical` gives, for each record that another stands for, that other; `decided` the decision that counts of each
    pair; `claims` that of each claim; `retracted` that of each document; `by_record` the merges that touch a record.
    """

    canonical: Mapping[str, str]
    decided: Mapping[tuple[str, str], Decision]
    claims: Mapping[str, Decision] = field(default_factory=dict)
    retracted: Mapping[str, Decision] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    merges: tuple[Decision, ...] = ()

    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each record that stands for others, those others, sorted."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for member, canonical in sorted(self.canonical.items()):
            found[canonical].append(member)
        return {canonical: tuple(members) for canonical, members in sorted(found.items())}

    def of(self, record: str) -> str:
        """Return the record that stands for `record`: itself, where nothing was decided."""
        return self.canonical.get(record, record)


def replay(decisions: Iterable[Decision]) -> Resolution:
    """Return what holds after all decisions, in whatever order they are given."""
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: d.order)
    decided: dict[tuple[str, str], Decision] = {}
    claims: dict[str, Decision] = {}
    retracted: dict[str, Decision] = {}
    for decision in _not_undone(ordered):
        if decision.verdict.of_two:
            former = decided.get(decision.pair)
            if former is None or former.automatic or not decision.automatic:
                decided[decision.pair] = decision
        elif decision.verdict.of_claim:
            claims[decision.subjects[0]] = decision
        elif decision.verdict is Verdict.RETRACT:
            retracted[decision.subjects[0]] = decision
    clusters = _Clusters(d for d in decided.values() if d.verdict is Verdict.DIFFERENT)
    merges = [d for d in decided.values() if d.verdict is Verdict.SAME]
    for decision in sorted(merges, key=lambda d: (d.automatic, d.order)):
        clusters.merge(decision)
    return Resolution(
        canonical=MappingProxyType(clusters.canonical()),
        decided=MappingProxyType(decided),
        claims=MappingProxyType(claims),
        retracted=MappingProxyType(retracted),
        conflicts=tuple(clusters.conflicts),
        merges=tuple(sorted(clusters.made, key=lambda d: d.order)),
    )


def _not_undone(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that count: an `undo` that is itself undone undoes nothing.

    An id is a digest of what a decision says, so no two can undo each other.
    """
    decisions = tuple(decisions)
    undoing: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.verdict is Verdict.UNDO:
            undoing[decision.subjects[0]].append(decision)

    def counts(decision: Decision) -> bool:
        return not any(counts(undo) for undo in undoing.get(decision.id, ()))

    return tuple(d for d in decisions if d.verdict is not Verdict.UNDO and counts(d))


class _Clusters:
    """Union-find (smaller into larger) that keeps, for every cluster, what it must never be joined with."""

    def __init__(self, different: Iterable[Decision]) -> None:
        self.made: list[Decision] = []
        self.conflicts: list[Conflict] = []
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._enemies: defaultdict[str, dict[str, Decision]] = defaultdict(dict)
        self._links: defaultdict[str, list[tuple[str, Decision]]] = defaultdict(list)
        for decision in sorted(different, key=lambda d: d.order):
            first, second = decision.pair
            self._enemies[first][second] = decision
            self._enemies[second][first] = decision

    def merge(self, decision: Decision) -> None:
        """Join the two records' clusters, or note why they cannot be."""
        first, second = (self._find(s) for s in decision.subjects)
        if first == second:
            self.made.append(decision)
            return
        forbidding = self._forbids(first, second)
        if forbidding is not None:
            chain = self._chain(forbidding, decision)
            self.conflicts.append(Conflict(refused=decision, forbidden_by=forbidding, chain=chain))
            return
        small, large = sorted((first, second), key=lambda root: (len(self._members[root]), root))
        for member in self._members.pop(small):
            self._root[member] = large
            self._members[large].append(member)
        self._enemies[large] |= self._enemies.pop(small, {})
        self.made.append(decision)
        one, other = decision.subjects
        self._links[one].append((other, decision))
        self._links[other].append((one, decision))

    def canonical(self) -> dict[str, str]:
        """Return the record that stands for each other one: the first of the cluster's first merge."""
        standing: dict[str, str] = {}
        for decision in sorted(self.made, key=lambda d: d.order):
            standing.setdefault(self._find(decision.subjects[0]), decision.subjects[0])
        return {
            member: standing[root]
            for root, members in self._members.items()
            if root in standing
            for member in members
            if member != standing[root]
        }

    def _find(self, record: str) -> str:
        if record not in self._root:
            self._root[record] = record
            self._members[record] = [record]
        return self._root[record]

    def _forbids(self, first: str, second: str) -> Decision | None:
        """Return the first decision that keeps the two clusters apart, or None."""
        few, other = sorted((first, second), key=lambda root: len(self._enemies.get(root, {})))
        found = [d for enemy, d in self._enemies.get(few, {}).items() if self._root.get(enemy, enemy) == other]
        return min(found, key=lambda d: d.order) if found else None

    def _chain(self, forbidding: Decision, refused: Decision) -> tuple[Decision, ...]:
        """Return the merges, the refused one among them, that would lead from one forbidden record to the other."""
        start, goal = forbidding.pair
        one, other = refused.subjects
        came: dict[str, tuple[str, Decision] | None] = {start: None}
        waiting = deque([start])
        while waiting and goal not in came:
            here = waiting.popleft()
            ways = list(self._links[here])
            ways += [(other, refused)] if here == one else [(one, refused)] if here == other else []
            for there, decision in ways:
                if there not in came:
                    came[there] = here, decision
                    waiting.append(there)
        chain: list[Decision] = []
        step = came.get(goal)
        while step is not None:
            chain.append(step[1])
            step = came[step[0]]
        return tuple(reversed(chain))
