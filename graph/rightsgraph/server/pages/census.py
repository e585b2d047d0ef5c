"""Who and what a build holds, read once from the store: names, events with their roles and claims, sentences of claims.

Lists, counts and the network come from it; a query for each would walk the whole graph every time. It holds IRIs and
names, no texts but the sentences of claims: some 200 MB for 4,000 documents of 250 words.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import Event

import pyoxigraph as ox

from rightsgraph.iris import HR, HRV
from rightsgraph.records import Status
from rightsgraph.server.pages.graph import LABEL, OA, RDF, SKOS, documents_of_graphs

__all__ = ["FIRM", "ROLES", "Census", "EndedError", "Told"]

ROLES = ("actor", "affected", "inSupportOf", "addressee")
FIRM = tuple(status.value for status in Status if status.happened)
"""The statuses that make an event, firmest first."""

_ENTITIES = {"Person": "person", "Organization": "organisation", "Group": "group", "Place": "place"}
_EVENTS = {"Event": "event", "NonEvent": "nonevent"}
_OTHERS = {"Statistic": "statistic", "Post": "post", "Claim": "claim"}


@dataclass(slots=True)
class Told:
    """An event or non-event: its types (local names), who is in which role, its days, and the statuses of its claims.

    `begins` are the earliest and latest first day, `first` and `last` the earliest and latest day of all; empty where
    nothing is known.
    """

    kind: str
    types: list[str] = field(default_factory=list)
    roles: dict[str, list[str]] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    claims: list[tuple[str, str]] = field(default_factory=list)
    begins: tuple[str, str] = ("", "")
    first: str = ""
    last: str = ""

    @property
    def statuses(self) -> list[str]:
        """The statuses of its claims, one a claim."""
        return [status for _, status in self.claims]

    @property
    def year(self) -> str:
        """The year in which it began, when it can only be one."""
        earliest, latest = self.begins
        return earliest[:4] if earliest and earliest[:4] == latest[:4] else ""


class EndedError(Exception):
    """A census was not read to its end: nobody waits for it any more."""


class Census:
    """What a build holds; made by `Census(store)`, which takes some seconds for thousands of documents.

    EndedError soon after `ended` is set.
    """

    def __init__(self, store: ox.Store, ended: Event | None = None) -> None:
        self._store, self._ended = store, ended or Event()
        self.kinds: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.events: dict[str, Told] = {}
        self._count()
        self.names = self._first_values(LABEL, self.kinds)
        self.others: dict[str, list[str]] = self._values((f"{SKOS}altLabel", f"{HR}pseudonym"), self.kinds)
        self.claims: dict[str, tuple[str, str]] = {}
        self.said: defaultdict[str, list[str]] = defaultdict(list)
        self.speakers: defaultdict[str, int] = defaultdict(int)
        self._read_events()
        self._read_claims()
        self.appearances = self._appearances()
        self._read_from = documents_of_graphs(store)
        self.documents = tuple(sorted(set(self._read_from.values())))
        by_name: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for iri, name in self.names.items():
            by_name[self.kinds[iri], name].append(iri)
        self.by_name: Mapping[tuple[str, str], list[str]] = {key: sorted(iris) for key, iris in by_name.items()}

    def of_kind(self, kind: str) -> list[str]:
        """Return the IRIs of the people, organisations, groups or places."""
        return [iri for iri, found in self.kinds.items() if found == kind]

    def claims_by_document(self) -> Mapping[str, int]:
        """Return how many claims each document has."""
        graphs = dict(self._in_graphs(f"?it a <{HR}Claim>"))  # in a public data set no claim's IRI has its document's
        return Counter(
            claim.partition("#")[0] if "#" in claim else self._read_from.get(graphs.get(claim, ""), "")
            for claim in self.claims
        )

    def sentences(self) -> tuple[tuple[str, str, str], ...]:
        """Return the sentences of claims: the words, their IRI, and what the claim is about."""
        found: dict[tuple[str, str], str] = {}
        exact = ox.NamedNode(f"{OA}exact")
        for claim, words in self._pairs(f"{HR}excerpt"):
            if claim in self.claims:
                for quad in self._store.quads_for_pattern(ox.NamedNode(words), exact, None, None):
                    if isinstance(quad.object, ox.Literal):
                        found[words, self.claims[claim][0]] = quad.object.value
        return tuple((text, iri, about) for (iri, about), text in sorted(found.items()))

    def words(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Return whom the words of each claim name, by role."""
        means = dict(self._pairs(f"{HR}mentions"))
        found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for role in ROLES:
            for claim, words in self._pairs(f"{HR}{role}Words"):
                if (who := means.get(words)) is not None:
                    found[claim][role].add(who)
            for claim, who in self._pairs(f"{HR}{role}"):  # a reader's correction stands on the claim itself
                if claim in self.claims:
                    found[claim][role].add(who)
        return {claim: {role: frozenset(who) for role, who in roles.items()} for claim, roles in found.items()}

    def _pairs(self, predicate: str, value: str | None = None) -> Iterator[tuple[str, str]]:
        """Yield the subjects and values of a property in all graphs; those of the vocabulary name none of the data.

        A query is twice as fast as a look-up by pattern here: the names of graphs are never made into strings.
        """
        if self._ended.is_set():
            raise EndedError
        wanted = "?value" if value is None else str(ox.NamedNode(value))
        query = (
            f"SELECT ?it {'' if value else '?value'} {{ GRAPH ?graph {{ ?it {ox.NamedNode(predicate)} {wanted} }} }}"
        )
        for row in self._store.query(query):  # type: ignore[union-attr]
            yield row[0].value, value if value is not None else row[1].value

    def _in_graphs(self, pattern: str) -> Iterator[tuple[str, str]]:
        """Yield what fits as `?it` in a pattern, with the graph it stands in."""
        for row in self._store.query(f"SELECT ?it ?graph {{ GRAPH ?graph {{ {pattern} }} }}"):  # type: ignore[union-attr]
            yield row[0].value, row[1].value

    def _count(self) -> None:
        for classes in (_ENTITIES, _EVENTS, _OTHERS):
            for name, kind in classes.items():
                found = {iri for iri, _ in self._pairs(f"{RDF}type", f"{HR}{name}")}
                self.counts[kind] = len(found)
                if classes is _ENTITIES:
                    self.kinds |= dict.fromkeys(sorted(found), kind)
                elif classes is _EVENTS:
                    self.events |= {iri: Told(kind) for iri in sorted(found)}

    def _values(self, predicates: tuple[str, ...], subjects: Mapping[str, object]) -> dict[str, list[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for predicate in predicates:
            for iri, value in self._pairs(predicate):
                if iri in subjects:
                    found[iri].add(value)
        return {iri: sorted(values) for iri, values in found.items()}

    def _first_values(self, predicate: str, subjects: Mapping[str, object]) -> dict[str, str]:
        return {iri: values[0] for iri, values in self._values((predicate,), subjects).items()}

    def _read_events(self) -> None:
        for name in ("eventType", "nonEventType"):
            for iri, types in self._values((f"{HR}{name}",), self.events).items():
                self.events[iri].types += [sys.intern(t.removeprefix(HRV)) for t in types]
        for role in ROLES:
            for iri, who in self._values((f"{HR}{role}",), self.events).items():
                self.events[iri].roles[role] = who
        for iri, where in self._values((f"{HR}place",), self.events).items():
            self.events[iri].places = where
        days = {
            name: self._first_values(f"{HR}{name}", self.events)
            for name in ("beginEarliest", "beginLatest", "endEarliest", "endLatest", "ongoingAsOf")
        }
        for iri, event in self.events.items():
            earliest, latest, _, ends, ongoing = (days[name].get(iri, "") for name in days)
            event.begins = (earliest, latest)
            event.first = earliest or latest or ongoing
            event.last = ends or days["endEarliest"].get(iri, "") or latest or ongoing or earliest

    def _read_claims(self) -> None:
        about = dict(self._pairs(f"{HR}about"))
        for claim, value in self._pairs(f"{HR}epistemicStatus"):
            status = sys.intern(value.removeprefix(HRV))
            if claim in about:
                self.claims[claim] = (about[claim], status)
                if (event := self.events.get(about[claim])) is not None and (claim, status) not in event.claims:
                    event.claims.append((claim, status))
        for claim, speaker in self._pairs(f"{HR}saidBy"):
            self.said[claim].append(speaker)
            self.speakers[speaker] += 1

    def _appearances(self) -> Mapping[str, int]:
        """Return in how many events, said to have happened, each person, organisation, group or place takes part."""
        found: defaultdict[str, int] = defaultdict(int)
        for event in self.events.values():
            if event.kind == "event":
                for who in {w for those in event.roles.values() for w in those} | set(event.places):
                    found[who] += 1
        return found
