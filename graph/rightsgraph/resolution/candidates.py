"""Pairs of records that may be one, found without comparing all with all.

Two records are compared when their names share a key of sound and something else agrees too (a sentence, a day, a
fellow, a place, a charge...), or when few have the name. So the pairs grow with the evidence, not with the square
of a common name: a block of more than `_LARGEST` records is left to its finer keys.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rightsgraph.records import Kind
from rightsgraph.resolution.names import load_weights, name_parts, sound_keys
from rightsgraph.resolution.traits import Traits

__all__ = ["Namesakes", "candidate_pairs"]

_LARGEST = 60
_FEW, _SMALL_SHARE = 12, 0.004
_COMPANY = 40


class Namesakes:
    """How common names are here: how many records of a name to expect if its words were drawn at random."""

    def __init__(self, records: Sequence[Traits]) -> None:
        self._words: Counter[str] = Counter()
        names = {(t.kind, name_parts(t.name).words, t.document) for t in records}
        self._names: Counter[tuple[str, ...]] = Counter(words for _, words, _ in names)
        for words, times in self._names.items():
            self._words.update(dict.fromkeys(words, times))
        self._all = max(1, sum(self._names.values()))
        self._documents = len({t.document for t in records})
        self._named_in: dict[tuple[str, ...], set[str]] = {}
        for record in records:
            if record.kind is Kind.PERSON:
                self._named_in.setdefault(name_parts(record.name).words, set()).add(record.document)
        people = (t for t in records if t.kind is Kind.PERSON)
        self._borne = Counter((tuple(sorted(name_parts(t.name).words)), t.document) for t in people)
        self._told: Counter[str] = Counter()
        for company in {t.document: t.company for t in records}.values():
            self._told.update(company)

    def expected(self, name: str) -> float:
        """Return the expected number of records with these words in their names."""
        share = 1.0
        for word in name_parts(name).words:
            share *= self._words.get(word, 1) / self._all
        return share * self._all

    def rare(self, name: str) -> bool:
        """Return whether few documents name somebody so: a head of state is no sign that two stories are one."""
        return self._told[name] <= max(_FEW, self._documents * _SMALL_SHARE)

    def apart(self, one: str, other: str) -> bool:
        """Return whether one document names people by both names, and the names are not the same: then they are two."""
        first, second = name_parts(one).words, name_parts(other).words
        if sorted(first) == sorted(second) or "".join(first) == "".join(second):
            return False
        return not self._named_in.get(first, frozenset()).isdisjoint(self._named_in.get(second, frozenset()))

    def twice(self, record: Traits) -> bool:
        """Return whether the document of a record tells of another person of its name."""
        return self._borne[tuple(sorted(name_parts(record.name).words)), record.document] > 1

    def known(self, name: str) -> int:
        """Return how many records have the name."""
        return self._names[name_parts(name).words]


def candidate_pairs(records: Sequence[Traits], namesakes: Namesakes) -> Iterator[tuple[Traits, Traits]]:
    """Yield each pair of people, or of bodies, of different documents that is worth comparing, once and in order."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    few = load_weights().thresholds["namesakes_proposed"]
    for number, record in enumerate(records):
        if record.kind is Kind.PLACE:
            continue
        names = {key for name in (record.name, *record.aliases) for key in sound_keys(name)}
        signs = set(_signs(record))
        if namesakes.known(record.name) <= few:
            signs.add("name")
        if len(record.company) <= _COMPANY:
            signs.update(f"company {c}" for c in record.company if namesakes.rare(c))
        for name in names:
            for sign in signs:
                blocks[f"{record.kind} {name}", sign].append(number)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if 1 < len(block) <= _LARGEST:
            pairs.update((a, b) for i, a in enumerate(block) for b in block[i + 1 :])
    for a, b in sorted(pairs):
        if records[a].document != records[b].document:
            yield records[a], records[b]


def _signs(record: Traits) -> Iterator[str]:
    """Yield what a namesake must share to be compared."""
    yield from (f"sentence {s}" for s in record.sentences)
    yield from (f"fellow {f}" for f in record.fellows)
    yield from (f"body {b}" for b in record.bodies)
    yield from (f"charge {c}" for c in record.charges)
    yield from (f"born {year}" for year in record.birth_years)
    for act in record.acts:
        if act.date:
            yield f"date {act.date}"
        yield from (f"place {p}" for p in act.places)
