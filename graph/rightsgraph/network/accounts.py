"""What each document says: the events it tells of, with who is in which role and which claims say so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from rightsgraph.iris import HRV
from rightsgraph.records import Status
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore, View

__all__ = ["ROLES", "Account", "Happening", "Saying", "accounts", "narrower", "overlap"]

ROLES = ("actor", "affected", "inSupportOf", "addressee")

_FIRM = frozenset(status.value for status in Status if status.happened)
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ISSUED = "http://purl.org/dc/terms/issued"
_OPEN = ".."
_BROADER = "http://www.w3.org/2004/02/skos/core#broader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim: its IRI and status, who says it, the sentence and where, and whom its own words name in which role."""

    iri: str
    status: str
    said_by: tuple[str, ...]
    start: int
    quote: str
    words: Mapping[str, frozenset[str]]

    @property
    def happened(self) -> bool:
        """Whether it says that the thing happened."""
        return self.status in _FIRM


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event of one document. `first` and `last` are the earliest and latest day it allows, or empty.

    `period` is the time of which the document speaks, as `first/last` with `..` for an open side, or empty: from the
    first day it allows to the last; where no end is told, to the last day that is spoken of, and open only where the
    text itself leaves it open.
    """

    iri: str
    types: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    sayings: tuple[Saying, ...]
    part_of: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    period: str = ""

    def overlaps(self, since: str, until: str) -> bool:
        """Return whether its period touches the days from `since` to `until`; what has no date touches none."""
        return overlap(self.period, since, until)

    def support(self, one: str, role: str, other: str, other_role: str) -> tuple[Saying, ...]:
        """Return the claims that carry the tie of two roles, then those that deny or doubt the event.

        They are the claims whose own words name both; where no claim names both, all that say it happened: the tie is
        then what the document says as a whole.
        """
        firm = tuple(s for s in self.sayings if s.happened)
        naming = tuple(s for s in firm if one in s.words[role] and other in s.words[other_role])
        return (naming or firm) + tuple(s for s in self.sayings if not s.happened) if firm else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One document: its IRI, name and day, its graph as a view, its events, and what it says of membership."""

    document: str
    name: str
    day: str
    view: View
    events: tuple[Happening, ...]
    memberships: tuple[tuple[str, str, Saying], ...]


def accounts(store: GraphStore) -> Iterator[Account]:
    """Yield what each document says, by graph."""
    for graph in store.graphs():
        view = View.of(store, graph)
        document = view.document()
        if document is None:
            continue
        about: dict[str, list[str]] = {}
        for claim in view.nodes("Claim"):
            for target in view.values(claim, "about"):
                about.setdefault(target, []).append(claim)
        yield Account(
            document=document[0],
            name=document[1],
            day=(view.value(document[0], _ISSUED) or "")[:10],
            view=view,
            events=tuple(_happening(view, e, about.get(e, [])) for e in view.nodes("Event")),
            memberships=tuple(_memberships(view)),
        )


def narrower(store: GraphStore, event_type: str) -> frozenset[str]:
    """Return a type of event and all narrower ones of the vocabulary, by local names."""
    graph, found, waiting = ox.NamedNode(VOCABULARY_GRAPH), {event_type}, [event_type]
    while waiting:
        broader = ox.NamedNode(HRV + waiting.pop())
        for quad in store.store.quads_for_pattern(None, ox.NamedNode(_BROADER), broader, graph):
            name = quad.subject.value.removeprefix(HRV) if isinstance(quad.subject, ox.NamedNode) else ""
            if name and name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def _happening(view: View, event: str, claims: list[str]) -> Happening:
    days = [d for n in ("beginEarliest", "beginLatest", "endEarliest", "endLatest") for d in view.values(event, n)]
    return Happening(
        iri=event,
        types=tuple(t.removeprefix(HRV) for t in view.values(event, "eventType")),
        roles={role: view.values(event, role) for role in ROLES},
        sayings=tuple(_saying(view, claim) for claim in claims),
        part_of=view.values(event, "partOf"),
        first=min(days, default=""),
        last=max(days, default=""),
        period=_period(view, event, days),
    )


def _period(view: View, event: str, days: list[str]) -> str:
    if not days:
        return ""
    begin, end = view.value(event, "beginEarliest"), view.values(event, "endLatest")
    if end:
        last = max(end)
    elif any(edtf.endswith("/..") for edtf in view.values(event, "edtf")):
        last = _OPEN
    else:
        last = max(*days, *view.values(event, "ongoingAsOf"), "")
    return f"{begin or _OPEN}/{last}"


def overlap(period: str, since: str, until: str) -> bool:
    """Return whether a period such as `2001-05-01/2001-05-31` or `2001-05-01/..` touches the days given.

    `since` and `until` are ISO days, or empty for no limit.
    """
    if not period:
        return False
    first, _, last = period.partition("/")
    return (first == _OPEN or not until or first <= until) and (last == _OPEN or not since or last >= since)


def _saying(view: View, claim: str) -> Saying:
    named = {
        role: frozenset(
            (
                *(e for mention in view.values(claim, f"{role}Words") for e in view.values(mention, "mentions")),
                *view.values(claim, role),  # without words: put right by a reviewer, or in a public data set
            )
        )
        for role in ROLES
    }
    excerpts = sorted((view.span(e) or (0, 0), view.quote(e)) for e in view.values(claim, "excerpt"))
    (start, _), quote = excerpts[0] if excerpts else ((0, 0), "")
    return Saying(
        iri=claim,
        status=(view.value(claim, "epistemicStatus") or "").removeprefix(HRV),
        said_by=tuple(map(view.label, view.values(claim, "saidBy"))),
        start=start,
        quote=quote,
        words=named,
    )


def _memberships(view: View) -> Iterator[tuple[str, str, Saying]]:
    for claim in view.nodes("Claim"):
        if any(p.endswith("#memberOf") for p in view.values(claim, f"{_RDF}predicate")):
            for member in view.values(claim, f"{_RDF}subject"):
                for body in view.values(claim, f"{_RDF}object"):
                    yield member, body, _saying(view, claim)
