"""Claims as reviewed: a rejected one is left out, a corrected one says what the reviewer said. What was read stays.

A corrected claim carries what was put right itself (`hr:edtf`, `hr:actor`...): no words of the text say it.

What an event carries (who, where, when, how long) is what the words of its claims say. So where a claim is rejected or
corrected, what no remaining claim says goes from the event, and an event of which no claim remains goes too.
"""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from rightsgraph.errors import UsageError
from rightsgraph.iris import HR, HRV
from rightsgraph.records import Status
from rightsgraph.resolution.decisions import Decision, Verdict

__all__ = ["CORRECTABLE", "checked_values", "reviewed"]

CORRECTABLE = ("status", "type", "date", "actor", "affected", "place")
"""What of a claim may be corrected: status and act type as the lists name them; a date as 2020, 2020-05, 2020-05-03 or
nothing; a participant as a record of the build, or nothing."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def _hr(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{HR}{name}")


_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (ox.NamedNode(_RDF + n) for n in ("type", "subject", "predicate", "object"))
_ABOUT, _STATUS, _MENTIONS, _TIME_WORDS, _EDTF = map(_hr, ("about", "epistemicStatus", "mentions", "timeWords", "edtf"))
_EVENT, _NON_EVENT, _EVENT_TYPE, _NON_EVENT_TYPE = map(_hr, ("Event", "NonEvent", "eventType", "nonEventType"))
_WORDS = ox.NamedNode("http://www.w3.org/ns/oa#exact")
_DATE_TEXT = _hr("dateText")
_BOUNDS = tuple(map(_hr, ("beginEarliest", "beginLatest", "endEarliest", "endLatest")))
_DATES = (_EDTF, _DATE_TEXT, _hr("ongoingAsOf"), *_BOUNDS)
_ROLES = {_hr(n): _hr(f"{n}Words") for n in ("actor", "affected", "inSupportOf", "addressee", "place")}
_LENGTHS = {_hr("duration"): _hr("durationWords"), _hr("sentenceLength"): _hr("sentenceWords")}
_HAPPENED = {ox.NamedNode(f"{HRV}{status}") for status in Status if status.happened}

_Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Properties = defaultdict[ox.NamedNode, set[_Node]]


def checked_values(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the corrected values in sorted order; UsageError names what cannot be corrected, or not so."""
    for name, value in values.items():
        if name not in CORRECTABLE:
            raise UsageError(f"--set {name}: cannot be corrected; these can: {', '.join(CORRECTABLE)}")
        if name == "status" and value not in set(Status):
            raise UsageError(f"--set status={value}: no such status; one of {', '.join(Status)}")
        if name == "date" and value and not _is_date(value):
            raise UsageError(f"--set date={value}: write 2020, 2020-05 or 2020-05-03, or nothing to take the date away")
        if name == "type" and not re.fullmatch(r"[a-z]+(-[a-z]+)*", value):
            raise UsageError(f"--set type={value}: write an act type of the vocabulary, such as arrest")
    if not values:
        raise UsageError(f"give --set NAME=VALUE for what is to be corrected: {', '.join(CORRECTABLE)}")
    return tuple(sorted(values.items()))


def reviewed(quads: Iterable[ox.Quad], decisions: Mapping[str, Decision]) -> list[ox.Quad]:
    """Return the quads of one graph with the decisions on its claims applied, by the IRI of the claim."""
    quads = list(quads)
    graph = _Graph(quads)
    touched = set()
    for iri, decision in sorted(decisions.items()):
        claim = ox.NamedNode(iri)
        if claim not in graph.nodes or decision.verdict is Verdict.ACCEPT:
            continue
        touched |= graph.objects(claim, _ABOUT)
        if decision.verdict is Verdict.REJECT:
            graph.reject(claim)
        else:
            graph.correct(claim, dict(decision.values))
    for event in touched:
        if isinstance(event, ox.NamedNode):
            graph.settle(event)
    return graph.quads(quads[0].graph_name) if quads else []


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    return bool(match and (not match[3] or int(match[3]) <= calendar.monthrange(int(match[1]), int(match[2]))[1]))


class _Graph:
    """The statements of one document's graph, to be changed."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.nodes: dict[ox.NamedNode, _Properties] = {}
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode):
                self.nodes.setdefault(quad.subject, defaultdict(set))[quad.predicate].add(quad.object)

    def objects(self, subject: _Node, predicate: ox.NamedNode) -> set[_Node]:
        found = self.nodes.get(subject) if isinstance(subject, ox.NamedNode) else None
        return set(found.get(predicate, ())) if found is not None else set()

    def quads(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> list[ox.Quad]:
        return [
            ox.Quad(s, p, o, graph) for s, found in self.nodes.items() for p, values in found.items() for o in values
        ]

    def reject(self, claim: ox.NamedNode) -> None:
        """Leave out a claim, and the single value that only it says."""
        (subject, predicate, value) = (self.objects(claim, p) for p in (_SUBJECT, _PREDICATE, _OBJECT))
        del self.nodes[claim]
        for s in subject & set(self.nodes):
            for p in predicate:
                others = (c for c, said in self.nodes.items() if s in said[_SUBJECT] and p in said[_PREDICATE])
                kept = {o for c in others for o in self.objects(c, _OBJECT)}
                if isinstance(s, ox.NamedNode) and isinstance(p, ox.NamedNode):
                    self.nodes[s][p] -= value - kept

    def correct(self, claim: ox.NamedNode, values: dict[str, str]) -> None:
        """Let a claim say what the reviewer says; its words stay those of the text."""
        if "status" in values:
            self.nodes[claim][_STATUS] = {ox.NamedNode(f"{HRV}{values['status']}")}
        for name in ("actor", "affected", "place"):
            if name in values:
                self.nodes[claim].pop(_ROLES[_hr(name)], None)
                self.nodes[claim][_hr(name)] = {ox.NamedNode(values[name])} if values[name] else set()
        if "date" in values:
            self.nodes[claim].pop(_TIME_WORDS, None)
            self.nodes[claim].update({p: {value} for p, value in _dates(values["date"])})
        if "type" in values:
            for event in self.objects(claim, _ABOUT):
                if isinstance(event, ox.NamedNode):
                    for predicate in (_EVENT_TYPE, _NON_EVENT_TYPE):
                        if self.nodes[event].get(predicate):
                            self.nodes[event][predicate] = {ox.NamedNode(f"{HRV}{values['type']}")}

    def settle(self, event: ox.NamedNode) -> None:
        """Let an event carry what its remaining claims say, or leave it out with all that points to it."""
        claims = sorted((c for c, said in self.nodes.items() if event in said[_ABOUT]), key=str)
        if {_EVENT, _NON_EVENT}.isdisjoint(self.objects(event, _TYPE)):
            return
        if not claims:
            del self.nodes[event]
            for said in self.nodes.values():
                for values in said.values():
                    values.discard(event)
            return
        own = self.nodes[event]
        for role, words in _ROLES.items():
            own[role] = {r for c in claims for m in self.objects(c, words) for r in self.objects(m, _MENTIONS)}
            own[role] |= {r for c in claims for r in self.objects(c, role)}
        for length, words in _LENGTHS.items():
            own[length] = {q for c in claims for q in self.objects(c, words)}
        self._date(event, claims)
        happened = any(not _HAPPENED.isdisjoint(self.objects(c, _STATUS)) for c in claims)
        types = own.pop(_EVENT_TYPE, set()) | own.pop(_NON_EVENT_TYPE, set())
        own[_EVENT_TYPE if happened else _NON_EVENT_TYPE] = types
        own[_TYPE] = (own[_TYPE] - {_EVENT, _NON_EVENT}) | {_EVENT if happened else _NON_EVENT}

    def _date(self, event: ox.NamedNode, claims: list[ox.NamedNode]) -> None:
        """Date an event by a correction, else as it was where a claim still says so, else by a remaining claim."""
        own = self.nodes[event]
        corrected = [c for c in claims if self.objects(c, _EDTF)]
        times = sorted({t for c in claims for t in self.objects(c, _TIME_WORDS)}, key=str)
        dated: list[_Node] = [*corrected, *(t for t in times if self.objects(t, _EDTF))]
        if not corrected and any(self.objects(t, _EDTF) & own[_EDTF] for t in dated):
            return
        for predicate in _DATES:
            own.pop(predicate, None)
        if dated:
            for predicate in (_EDTF, _DATE_TEXT, *_BOUNDS):
                own[predicate] = self.objects(dated[0], predicate)
            own[_DATE_TEXT] |= {
                ox.Literal(w.value, language="en") for w in self.objects(dated[0], _WORDS) if isinstance(w, ox.Literal)
            }


def _dates(text: str) -> Iterable[tuple[ox.NamedNode, ox.Literal]]:
    """Yield the statements of a corrected date: EDTF, and the first and last day that it allows."""
    match = _DATE.fullmatch(text)
    if match is None:
        return
    year, month, day = match.groups()
    first = f"{year}-{month or '01'}-{day or '01'}"
    last_month = month or "12"
    last = f"{year}-{last_month}-{day or calendar.monthrange(int(year), int(last_month))[1]:>02}"
    yield _EDTF, ox.Literal(text, datatype=ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF"))
    yield _DATE_TEXT, ox.Literal(text, language="en")
    for predicate, value in zip(_BOUNDS, (first, last, first, last), strict=True):
        yield predicate, ox.Literal(value, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#date"))
