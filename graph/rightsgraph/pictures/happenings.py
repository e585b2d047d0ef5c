"""What a build says to have happened, or not: each event or non-event with its time, place, words and statuses."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from rightsgraph.iris import HR, HRV
from rightsgraph.network.ties import clean
from rightsgraph.records import Status
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

__all__ = ["FIRM", "Told", "told", "type_labels"]

FIRM = tuple(status for status in Status if status.happened)
"""The statuses that say that something happened, firmest first."""

_PREFIXES = f"""PREFIX hr: <{HR}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event (or non-event) of one document, with how many claims have which status.

    `begin` and `end` are the four day bounds in pairs (earliest, latest), ISO or empty; `agents` the IRIs and names of
    those in a role, `speakers` the names of those who say it so firmly.
    """

    iri: str
    label: str
    types: tuple[str, ...]
    is_event: bool
    statuses: Counter[Status]
    edtf: str = ""
    begin: tuple[str, str] = ("", "")
    end: tuple[str, str] = ("", "")
    place: str = ""
    agents: frozenset[str] = frozenset()
    speakers: Mapping[Status, frozenset[str]] = field(default_factory=dict)

    @property
    def firmest(self) -> Status:
        """The first of its claims' statuses in their order."""
        return min(self.statuses, key=list(Status).index)

    def touches(self, since: str, until: str) -> bool:
        """Return whether the days it allows touch those from `since` to `until` (ISO, or empty for no limit)."""
        days = sorted(filter(None, (*self.begin, *self.end)))
        return bool(days) and (not until or days[0] <= until) and (not since or days[-1] >= since)

    @property
    def year(self) -> int | None:
        """The year in which it began, when that is told."""
        first, last = self.begin
        return int(first[:4]) if first and last and first[:4] == last[:4] else None


def told(store: GraphStore) -> tuple[Told, ...]:
    """Return all that is told of in a store, sorted by first day (undated last), then by IRI."""
    facts = _facts(store)
    statuses: defaultdict[str, Counter[Status]] = defaultdict(Counter)
    speakers: defaultdict[str, defaultdict[Status, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event, status, claim in _rows(
        store,
        """SELECT DISTINCT ?event ?status ?claim WHERE { GRAPH ?g {
             ?claim hr:about ?event ; hr:epistemicStatus ?status } }""",
    ):
        if event in facts and claim:
            statuses[event][Status(status.removeprefix(HRV))] += 1
    for event, status, speaker in _rows(
        store,
        """SELECT DISTINCT ?event ?status ?speaker WHERE { GRAPH ?g {
             ?claim hr:about ?event ; hr:epistemicStatus ?status ; hr:saidBy ?by . ?by rdfs:label ?speaker } }""",
    ):
        speakers[event][Status(status.removeprefix(HRV))].add(clean(speaker))
    found = [
        Told(
            iri=event,
            label=clean(min(values["label"], default=event)),
            types=tuple(sorted(t.removeprefix(HRV) for t in values["eventType"] | values["nonEventType"])),
            is_event=bool(values["eventType"]),
            statuses=statuses[event],
            edtf=min(values["edtf"], default=""),
            begin=(min(values["beginEarliest"], default=""), max(values["beginLatest"], default="")),
            end=(min(values["endEarliest"], default=""), max(values["endLatest"], default="")),
            place=min(values["place"], default=""),
            agents=frozenset(values["agent"]),
            speakers={status: frozenset(names) for status, names in speakers[event].items()},
        )
        for event, values in facts.items()
        if event in statuses
    ]
    return tuple(sorted(found, key=lambda t: (_first(t) or "9999", t.iri)))


def type_labels(store: GraphStore) -> dict[str, str]:
    """Return the English name of each type of event of the vocabulary, by local name."""
    graph = f"GRAPH <{VOCABULARY_GRAPH}>"
    found = _rows(store, f'SELECT ?t ?l ?n WHERE {{ {graph} {{ ?t skos:prefLabel ?l FILTER (LANG(?l) = "en") }} }}')
    return {concept.removeprefix(HRV): label for concept, label, _ in sorted(found)}


def _first(one: Told) -> str:
    return min(filter(None, (*one.begin, *one.end)), default="")


def _facts(store: GraphStore) -> dict[str, defaultdict[str, set[str]]]:
    """Return the values of all events and non-events, by IRI and by local name of the property."""
    facts: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    names = ("eventType", "nonEventType", "edtf", "beginEarliest", "beginLatest", "endEarliest", "endLatest", "place")
    for event, name, value in _rows(
        store,
        f"""SELECT ?event ?name ?value WHERE {{ GRAPH ?g {{
              {{ ?event a hr:Event }} UNION {{ ?event a hr:NonEvent }} ?event ?name ?value
              FILTER (?name IN ({", ".join(f"hr:{n}" for n in names)}, rdfs:label)) }} }}""",
    ):
        facts[event][name.removeprefix(HR).rsplit("#", 1)[-1]].add(value)
    for event, agent, label in _rows(
        store,
        """SELECT ?event ?agent ?label WHERE { GRAPH ?g {
             ?event hr:actor|hr:affected|hr:inSupportOf|hr:addressee ?agent . ?agent rdfs:label ?label } }""",
    ):
        facts[event]["agent"] |= {agent, clean(label)}
    return {event: values for event, values in facts.items() if values["eventType"] or values["nonEventType"]}


def _rows(store: GraphStore, query: str) -> Iterator[tuple[str, str, str]]:
    """Yield the first three values of each row as strings, empty where nothing is bound."""
    answer = store.store.query(_PREFIXES + query)
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        first, second, third = (row[n] for n in range(3)) if len(answer.variables) > 2 else (row[0], row[1], None)
        yield _value(first), _value(second), _value(third)


def _value(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
