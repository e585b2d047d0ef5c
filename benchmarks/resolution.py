"""Print how many returning people are found across documents, and how many strangers are made one.

    python benchmarks/resolution.py ROWS.jsonl OUT

ROWS are summaries of prisoners' cases, one a line ("id", "text", "gold": {"name": ...}); OUT is the build of the same
file. Nothing is written, and no ledger is read.

How the labelled set is made: a person in a row's document is *that row's person* when the name is the row's gold name
and no like story has it too; it is *another row's person* when exactly one other row of that gold name tells, in its
text, of the person whose row names it. All else has no label and is not counted. Positive pairs are two records of one
person in two documents; namesakes are two of one name who are not.

Limits: the label of a returning person rests on both texts naming two people, which is also evidence that the program
weighs, so recall here is kinder than on texts that share nothing but one name; other spellings of a name have no label,
so recall across spellings is not measured; merges of people without a label are in no figure.
"""

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from rightsgraph.records import Kind
from rightsgraph.resolution import Proposals, Traits, propose, replay, traits_in
from rightsgraph.store import GraphStore, View

_ALIKE = 0.8
"""Two rows that share more of their words tell one story; which of two namesakes is meant cannot be told."""


def plain(words: str) -> str:
    """Return words in lower case with one space between, nothing but letters and digits."""
    return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())


class Rows:
    """The summaries, and whom a name in one of them means."""

    def __init__(self, path: Path) -> None:
        rows = [row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()) if row["gold"]]
        self.names = {row["id"]: plain(row["gold"]["name"]) for row in rows}
        self.texts = {row["id"]: f" {plain(row['text'])} " for row in rows}
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        for row, name in self.names.items():
            self._called[name].append(row)

    def meant(self, row: str, name: str) -> str | None:
        """Return the row of the person so called in the text of `row`, or None where that cannot be told."""
        own = self.names[row]
        others = [r for r in self._called.get(plain(name), ()) if r != row and f" {own} " in self.texts[r]]
        if own == plain(name):
            return None if any(self._alike(row, other) for other in others) else row
        return others[0] if len(others) == 1 else None

    def _alike(self, one: str, other: str) -> bool:
        mine, its = set(self.texts[one].split()), set(self.texts[other].split())
        return len(mine & its) > _ALIKE * min(len(mine), len(its))


def measured(people: Mapping[str, Traits], who: Mapping[str, str], found: Proposals) -> Iterable[tuple[str, str]]:
    """Yield the figures of the labelled people, each with its name."""
    resolution = replay(found.decisions)
    asked = {tuple(sorted((resolution.of(c.first.iri), resolution.of(c.second.iri)))) for c in found.open}
    positives = decided = proposed = namesakes = false = 0
    groups: defaultdict[str, list[str]] = defaultdict(list)
    clusters: defaultdict[str, list[str]] = defaultdict(list)
    called: defaultdict[str, list[str]] = defaultdict(list)
    for iri, row in sorted(who.items()):
        groups[row].append(iri)
        clusters[resolution.of(iri)].append(iri)
        called[plain(people[iri].name)].append(iri)
    for a, b in _pairs(groups, people):
        positives += 1
        one, other = sorted((resolution.of(a), resolution.of(b)))
        decided += one == other
        proposed += one != other and (one, other) in asked
    namesakes = sum(who[a] != who[b] for a, b in _pairs(called, people))
    false = sum(who[a] != who[b] for a, b in _pairs(clusters, people))
    yield "labelled people", f"{len(who):,}"
    yield "pairs that are one person", f"{positives:,}"
    yield "pairs of one name that are two people", f"{namesakes:,}"
    yield "recall of automatic merges", f"{decided / max(1, positives):.3f}"
    yield "recall counting proposals", f"{(decided + proposed) / max(1, positives):.3f}"
    yield "false merges (pairs)", f"{false:,} of {decided + false:,}"
    yield "precision of automatic merges", f"{decided / max(1, decided + false):.4f}"


def _pairs(groups: Mapping[str, list[str]], people: Mapping[str, Traits]) -> Iterable[tuple[str, str]]:
    for group in groups.values():
        for a, b in itertools.combinations(group, 2):
            if people[a].document != people[b].document:
                yield a, b


def main() -> None:
    """Parse, measure, print: all documents (those without labels may lead from one to another), then the later half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    rows = Rows(arguments.rows)
    with GraphStore.open(arguments.out) as store:
        records = tuple(traits_in(store))
        documents = dict(filter(None, (View.of(store, graph).document() for graph in store.graphs())))
    names = sorted(documents.values())
    for part, some in (("all documents", set(names)), ("the later half alone", set(names[len(names) // 2 :]))):
        kept = [t for t in records if documents[t.document] in some]
        found = propose(kept, replay(()), "2026-01-01T00:00:00Z")
        people = {t.iri: t for t in kept if t.kind is Kind.PERSON}
        meant = {
            iri: rows.meant(documents[t.document], t.name)
            for iri, t in people.items()
            if documents[t.document] in rows.names
        }
        who = {iri: row for iri, row in meant.items() if row is not None}
        print(f"{part}: {len(kept):,} records, {len(found.decisions):,} merges, {len(found.open):,} questions")
        for name, figure in measured(people, who, found):
            print(f"  {name:40} {figure:>16}")


if __name__ == "__main__":
    main()
