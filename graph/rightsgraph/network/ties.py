"""Ties gathered from many claims or mentions into one edge, with attributes that are scalars."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rightsgraph.iris import HRV
from rightsgraph.network.accounts import Happening, Saying
from rightsgraph.records import Status
from rightsgraph.store import View

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["CLAIMED", "CO_MENTION", "QUOTE", "Tie", "add_node", "clean", "every_edge"]

CLAIMED, CO_MENTION = "claimed", "co-mention"

QUOTE = 160  # characters of a quotation on an edge; the whole stands in the graph
_QUOTES = 5  # quotations on an edge; `sources` names all
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ORDER = {status.value: number for number, status in enumerate(Status)}


def clean(text: str) -> str:
    """Return text in one line without control characters, which XML cannot hold and a terminal would obey.

    Marks that turn the direction of writing go too: they can show a name as another one.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(_seen(c) for c in text)
    return " ".join(text.split())


def _seen(character: str) -> str:
    if character in _DIRECTIONS:
        return ""
    return " " if unicodedata.category(character) in ("Cc", "Cn", "Cs") else character


@dataclass(slots=True, kw_only=True)
class Tie:
    """What is known of one edge, gathered from claims or mentions."""

    layer: str
    relations: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    said_by: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)
    quotes: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    claims: set[str] = field(default_factory=set)

    def add(self, document: str, relation: str, sayings: Iterable[Saying], event: Happening | None = None) -> None:
        """Add claims of one document; only those that say it happened count."""
        self.documents.add(document)
        self.relations.add(relation)
        for saying in sayings:
            self.statuses.add(saying.status)
            self.said_by.update(saying.said_by)
            self.quotes[saying.iri] = (document, saying.start, saying.quote)
            if saying.happened:
                self.claims.add(saying.iri)
        if event is not None:
            self.types.update(event.types)
            self.days.update(filter(None, (event.first, event.last)))
            self.periods.update(filter(None, (event.period,)))

    def attributes(self, weight: int | None = None) -> dict[str, str | int]:
        """Return the attributes of the edge; several values are joined by `; `, quotations by ` | `."""
        in_order = sorted((place, iri) for iri, place in self.quotes.items())
        quotes = list(dict.fromkeys(clean(words) for (_, _, words), _ in in_order if words))
        more = [f"and {len(quotes) - _QUOTES} more"] if len(quotes) > _QUOTES else []
        return {
            "layer": self.layer,
            "relation": "; ".join(sorted(self.relations)),
            "event_types": "; ".join(sorted(self.types)),
            "statuses": "; ".join(sorted(self.statuses, key=lambda s: (_ORDER.get(s, len(_ORDER)), s))),
            "said_by": "; ".join(sorted(map(clean, self.said_by))),
            "weight": len(self.claims) if weight is None else weight,
            "first_date": min(self.days, default=""),
            "last_date": max(self.days, default=""),
            "periods": "; ".join(sorted(self.periods)),
            "documents": "; ".join(sorted(map(clean, self.documents))),
            "document_count": len(self.documents),
            "evidence": " | ".join([_shortened(q) for q in quotes[:_QUOTES]] + more),
            "sources": " ".join(iri for _, iri in in_order),
        }


def add_node(graph: "nx.Graph[str]", view: View, entity: str, document: str) -> None:
    """Add an entity to the graph, or the document to those that name it."""
    if entity in graph:
        named = set(graph.nodes[entity]["documents"].split("; "))
        graph.nodes[entity]["documents"] = "; ".join(sorted({*named, clean(document)}))
        return
    kind = view.kind(entity)
    graph.add_node(
        entity,
        label=clean(view.label(entity)),
        kind=kind.value if kind is not None else "",
        agent_type="; ".join(t.removeprefix(HRV) for t in view.values(entity, "agentType")),
        disclosure=(view.value(entity, "disclosure") or "").removeprefix(HRV),
        documents=clean(document),
    )


def every_edge(graph: "nx.Graph[str]") -> Iterator[tuple[Any, ...]]:
    """Yield the edges of a network as networkx adds them: source, target, key where there are several, attributes."""
    found: Any = graph
    yield from found.edges(keys=True, data=True) if graph.is_multigraph() else found.edges(data=True)


def _shortened(quote: str) -> str:
    return quote if len(quote) <= QUOTE else quote[: QUOTE - 1].rstrip() + "…"
