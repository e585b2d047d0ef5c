"""Part a document's quads into those that conform and those that are withheld.

A record at Violation is withheld with all its statements, and so is what then hangs in the air: every claim that has
lost any part, every event, non-event and statistic that no claim supports any more, every mention, person,
organisation, group and place without the words that name it, and what only withheld records pointed to. What a
withheld claim alone supported of an event that stays is withheld too. No statement without its words, and none
without who says it.
"""

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.records import Finding, Severity
from rightsgraph.validation.evidence import Node
from rightsgraph.validation.gate import Gate, parse_nquads
from rightsgraph.validation.report import sorted_findings
from rightsgraph.validation.shapes import RDF_TYPE

__all__ = ["quarantine"]


def _hr(*names: str) -> frozenset[ox.NamedNode]:
    return frozenset(ox.NamedNode(HR + name) for name in names)


_TYPE = ox.NamedNode(RDF_TYPE)
_SOURCE = ox.NamedNode("http://www.w3.org/ns/oa#hasSource")
_SHA256 = ox.NamedNode("https://schema.org/sha256")
_ABOUT, _MENTIONS = (ox.NamedNode(HR + name) for name in ("about", "mentions"))
_DOCUMENT, _CLAIM, _MENTION = (ox.NamedNode(HR + name) for name in ("Document", "Claim", "Mention"))
_CLAIMED = _hr("Event", "NonEvent", "Statistic", "Post")
_NAMED = _hr("Person", "Organization", "Group", "Place")
_PARTS = _hr("Excerpt", "TimeExpression", "Quantity", "Charge")
_ROLES = {
    ox.NamedNode(f"{HR}{role}Words"): ox.NamedNode(HR + role)
    for role in ("actor", "affected", "inSupportOf", "addressee", "place")
}
_LENGTHS = {
    ox.NamedNode(HR + words): ox.NamedNode(HR + value)
    for words, value in (("durationWords", "duration"), ("sentenceWords", "sentenceLength"))
}
_TIME_WORDS = ox.NamedNode(HR + "timeWords")
_DATES = _hr("edtf", "dateText", "beginEarliest", "beginLatest", "endEarliest", "endLatest", "ongoingAsOf")


def quarantine(
    nquads: str | bytes, findings: Iterable[Finding], *, gate: Gate | None = None, context: str | bytes = ""
) -> tuple[str, str, tuple[Finding, ...]]:
    """Return the N-Quads that conform, those withheld, and all findings, worst first.

    `findings` are what `Gate.check` found in `nquads`; what remains is checked again until it conforms, and what that
    finds at Violation is added. When the document itself is at Violation, or nothing else helps, all of it is withheld.
    Both parts keep the order of `nquads`, and together they hold exactly its statements.
    """
    found = sorted_findings(findings)
    violations = [f for f in found if f.severity is Severity.VIOLATION]
    if not violations:
        return (nquads.decode() if isinstance(nquads, bytes) else nquads), "", found
    gate = gate or Gate()
    around = parse_nquads(context) if context else []
    quads = parse_nquads(nquads)
    kept, withheld = quads, set[ox.Quad]()
    while violations:
        nodes = {_text(n): n for q in kept for n in (q.subject, q.object) if not isinstance(n, ox.Literal)}
        broken = {nodes[f.focus] for f in violations if f.focus in nodes}
        if not broken or broken & _sources(kept):
            withheld = set(quads)
            break
        withheld |= _hanging(kept, broken)
        kept = [q for q in quads if q not in withheld]
        if not any(q.predicate == _TYPE for q in kept):
            withheld = set(quads)
            break
        again = [f for f in gate.check_quads(kept, around) if f.severity is Severity.VIOLATION]
        found, violations = sorted_findings((*found, *again)), again
    return _lines(q for q in quads if q not in withheld), _lines(q for q in quads if q in withheld), found


def _text(node: Node) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _lines(quads: Iterable[ox.Quad]) -> str:
    return "".join(f"{q} .\n" for q in quads)


def _sources(quads: Iterable[ox.Quad]) -> set[Node]:
    """Return the documents that were read, against those that are only referred to."""
    found: set[Node] = set()
    for quad in quads:
        if quad.predicate == _SHA256:
            found.add(quad.subject)
        elif quad.predicate == _SOURCE and not isinstance(quad.object, ox.Literal):
            found.add(quad.object)
    return found


def _hanging(quads: list[ox.Quad], broken: set[Node]) -> set[ox.Quad]:
    """Return the quads to withhold with the nodes `broken`."""
    graph = _Graph(quads)
    gone = set(broken)
    while more := graph.follow(gone) - gone:
        gone |= more
    lost = {q for q in quads if q.subject in gone or q.object in gone}
    return lost | graph.unsupported(gone)


class _Graph:
    """What the parts of a document's graph need of each other."""

    def __init__(self, quads: list[ox.Quad]) -> None:
        self._quads = quads
        self._types: dict[Node, set[object]] = {}
        self._claims: dict[object, set[Node]] = {}
        self._mentions: dict[object, set[Node]] = {}
        self._pointing: dict[object, set[Node]] = {}
        for quad in quads:
            if quad.predicate == _TYPE:
                self._types.setdefault(quad.subject, set()).add(quad.object)
                continue
            self._pointing.setdefault(quad.object, set()).add(quad.subject)
            if quad.predicate == _ABOUT:
                self._claims.setdefault(quad.object, set()).add(quad.subject)
            elif quad.predicate == _MENTIONS:
                self._mentions.setdefault(quad.object, set()).add(quad.subject)

    def follow(self, gone: set[Node]) -> set[Node]:
        """Return the nodes that cannot stay without those that are gone."""
        found: set[Node] = set()
        for quad in self._quads:
            types = self._types.get(quad.subject, set())
            if quad.object in gone and (_CLAIM in types or (_MENTION in types and quad.predicate == _MENTIONS)):
                found.add(quad.subject)
        for node, types in self._types.items():
            for needed, supports in ((_CLAIMED, self._claims), (_NAMED, self._mentions)):
                given = supports.get(node, set())
                if types & needed and given and given <= gone:
                    found.add(node)
            pointing = self._pointing.get(node, set())
            if types & _PARTS and _MENTION not in types and pointing and pointing <= gone:
                found.add(node)
        return found

    def unsupported(self, gone: set[Node]) -> set[ox.Quad]:
        """Return what only claims that are gone said of events that stay: participants, place, dates and lengths."""
        lost, kept = self._said(lambda claim: claim in gone), self._said(lambda claim: claim not in gone)
        only = {said for said in lost if said not in kept and said[0] not in gone}
        undated = {event for event, what, _ in only if what == _TIME_WORDS}
        undated -= {event for event, what, _ in kept if what == _TIME_WORDS}
        return {
            q
            for q in self._quads
            if (q.subject, q.predicate, q.object) in only or (q.subject in undated and q.predicate in _DATES)
        }

    def _said(self, wanted: Callable[[Node], bool]) -> set[tuple[object, ox.NamedNode, object]]:
        """Return (event, property, value) as the words of the wanted claims give them."""
        about: dict[Node, set[object]] = {}
        meant: dict[object, set[object]] = {}
        for quad in self._quads:
            if quad.predicate == _ABOUT and wanted(quad.subject):
                about.setdefault(quad.subject, set()).add(quad.object)
            elif quad.predicate == _MENTIONS:
                meant.setdefault(quad.subject, set()).add(quad.object)
        said = set()
        for quad in self._quads:
            for event in about.get(quad.subject, ()):
                if quad.predicate in _ROLES:
                    said |= {(event, _ROLES[quad.predicate], who) for who in meant.get(quad.object, ())}
                elif quad.predicate in _LENGTHS:
                    said.add((event, _LENGTHS[quad.predicate], quad.object))
                elif quad.predicate == _TIME_WORDS:
                    said.add((event, _TIME_WORDS, quad.object))
        return said
