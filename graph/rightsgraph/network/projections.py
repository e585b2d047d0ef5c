"""The projections. Nodes and edges come in sorted order, so that a graph depends on its claims alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rightsgraph.errors import UsageError
from rightsgraph.iris import HRV, digest
from rightsgraph.network.accounts import ROLES, Account, Happening, accounts, narrower, overlap
from rightsgraph.network.days import first_day, last_day
from rightsgraph.network.ties import CLAIMED, CO_MENTION, QUOTE, Tie, add_node
from rightsgraph.records import Kind
from rightsgraph.store import GraphStore, opened

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["NOTES", "PROJECTIONS", "WINDOW", "project"]

WINDOW = 300
"""How far apart two names may stand to be mentioned together, in code points: about two sentences."""

_AGENTS = (Kind.PERSON, Kind.ORGANISATION, Kind.GROUP)
_DONE = {"affected": "done to", "inSupportOf": "in support of", "addressee": "addressed to"}
_Pairs = defaultdict[tuple[str, str], Tie]


def project(source: str | Path | GraphStore, name: str, *, since: str = "", until: str = "") -> "nx.Graph[str]":
    """Return a projection of a build (its folder, or its open store) as a networkx graph; see the package for each.

    `claims` is a MultiDiGraph with one edge a pair, relation and type of event; the others are simple graphs. Nodes are
    those with an edge, and in `co-detained` also who was held alone. With `since` or `until` (`2004`, `2004-02` or
    `2004-02-29`, both included) only events whose time touches these days count, and of co-mention only documents of
    these days; what has no date is left out then. UsageError names the projections, or says which day cannot be read.
    """
    if name not in _MAKERS:
        raise UsageError(f"{name!r}: not a projection; choose one of {', '.join(PROJECTIONS)}")
    days = (first_day(since), last_day(until))
    with opened(source) as store:
        held = narrower(store, "deprivation-of-liberty")
        made = _MAKERS[name](_within(accounts(store), name, *days), held)
    layer = CO_MENTION if name == CO_MENTION else CLAIMED
    title = _TITLES[name] + (f", {since or '...'} to {until or '...'}" if since or until else "")
    ordered = made.__class__(name=name, title=title, layer=layer, note=NOTES[layer])
    found: Any = made
    # People first: the edges of a simple graph then lead from a person, whom they are about.
    nodes: list[tuple[str, dict[str, Any]]] = list(found.nodes(data=True))
    nodes.sort(key=lambda n: (n[1]["kind"] != Kind.PERSON.value, n[0]))
    rank = {node: number for number, (node, _) in enumerate(nodes)}
    edges: list[tuple[Any, ...]] = list(found.edges.data(keys=True) if made.is_multigraph() else found.edges.data())
    if not made.is_directed():
        edges = [(*sorted(edge[:2], key=rank.__getitem__), edge[2]) for edge in edges]
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(edges, key=lambda e: (rank[e[0]], rank[e[1]], e[2:-1])))
    return ordered


def _within(found: Iterable[Account], name: str, since: str, until: str) -> Iterator[Account]:
    """Yield the accounts with the events of a time only, or for co-mention the documents of a time only."""
    for account in found:
        if not since and not until:
            yield account
        elif name == CO_MENTION:
            if account.day and overlap(f"{account.day}/{account.day}", since, until):
                yield account
        else:
            yield replace(account, events=tuple(e for e in account.events if e.overlaps(since, until)), memberships=())


def _co_detained(found: Iterable[Account], held: frozenset[str]) -> "nx.Graph[str]":
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    ties: _Pairs = defaultdict(lambda: Tie(layer=CLAIMED))
    shared: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for account in found:
        events = {e.iri: e for e in account.events if held.intersection(e.types) and any(s.happened for s in e.sayings)}
        people: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)  # event: the people in it, by event of theirs
        for event in events.values():
            for person in _of_kind(account, event.roles["affected"], Kind.PERSON):
                add_node(graph, account.view, person, account.name)
                for whole in _wholes(event.iri, events):
                    people[whole].add((person, event.iri))
        for whole in sorted(people):
            for (one, its), (other, theirs) in combinations(sorted(people[whole]), 2):
                if one == other or (its == theirs and its != whole):  # counted once, where they are together
                    continue
                relation = "held in the same event" if its == theirs else "held in parts of one event"
                for mine, event in ((one, events[its]), (other, events[theirs])):
                    sayings = event.support(mine, "affected", mine, "affected")
                    ties[one, other].add(account.name, relation, sayings, event)
                shared[one, other].add(whole)
    graph.add_edges_from((*pair, tie.attributes(len(shared[pair]))) for pair, tie in ties.items())
    return graph


def _wholes(event: str, events: Mapping[str, Happening]) -> Iterator[str]:
    """Yield an event and those that it is part of, as far as they are among the events given."""
    seen, waiting = set(), [event]
    while waiting:
        iri = waiting.pop()
        if iri in events and iri not in seen:
            seen.add(iri)
            waiting.extend(events[iri].part_of)
            yield iri


def _person_organisation(found: Iterable[Account], _: frozenset[str]) -> "nx.Graph[str]":
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    ties: _Pairs = defaultdict(lambda: Tie(layer=CLAIMED))
    for account in found:
        for event, (role, other_role) in product(account.events, product(ROLES, ROLES)):
            people = _of_kind(account, event.roles[role], Kind.PERSON)
            bodies = _of_kind(account, event.roles[other_role], Kind.ORGANISATION, Kind.GROUP)
            for person, body in product(people, bodies):
                sayings = event.support(person, role, body, other_role)
                if sayings:
                    relation = f"person {role}, organisation {other_role}"
                    ties[person, body].add(account.name, relation, sayings, event)
                    _add_nodes(graph, account, person, body)
        for member, body, saying in account.memberships:
            if saying.happened and account.view.kind(member) is Kind.PERSON:
                ties[member, body].add(account.name, "person member of organisation", [saying])
                _add_nodes(graph, account, member, body)
    graph.add_edges_from((*pair, tie.attributes()) for pair, tie in ties.items())
    return graph


def _claims(found: Iterable[Account], _: frozenset[str]) -> "nx.Graph[str]":
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ties: defaultdict[tuple[str, str, str, str], Tie] = defaultdict(lambda: Tie(layer=CLAIMED))
    for account in found:
        for event, (role, relation) in product(account.events, _DONE.items()):
            actors = _of_kind(account, event.roles["actor"], *_AGENTS)
            targets = _of_kind(account, event.roles[role], *_AGENTS)
            for actor, target in product(actors, targets):
                sayings = event.support(actor, "actor", target, role)
                if sayings and actor != target:
                    _add_nodes(graph, account, actor, target)
                    for event_type in event.types:
                        ties[actor, target, relation, event_type].add(account.name, relation, sayings, event)
    for (actor, target, relation, event_type), tie in ties.items():
        tie.types = {event_type}
        graph.add_edge(actor, target, digest(actor, target, relation, event_type, length=16), **tie.attributes())
    return graph


def _agent_event(found: Iterable[Account], _: frozenset[str]) -> "nx.Graph[str]":
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    ties: _Pairs = defaultdict(lambda: Tie(layer=CLAIMED))
    for account in found:
        for event, role in product(account.events, ROLES):
            for agent in _of_kind(account, event.roles[role], *_AGENTS):
                sayings = event.support(agent, role, agent, role)
                if sayings:
                    ties[agent, event.iri].add(account.name, role, sayings, event)
                    _add_nodes(graph, account, agent, event.iri)
                    graph.nodes[event.iri]["kind"] = "event"
    graph.add_edges_from((*pair, tie.attributes()) for pair, tie in ties.items())
    return graph


def _co_mention(found: Iterable[Account], _: frozenset[str]) -> "nx.Graph[str]":
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    ties: _Pairs = defaultdict(lambda: Tie(layer=CO_MENTION))
    near: defaultdict[tuple[str, str], int] = defaultdict(int)
    for account in found:
        names = _names(account)
        text = account.view.value(account.document, "text")
        for number, (start, end, mention, entity) in enumerate(names):
            for other_start, other_end, other_mention, other in names[number + 1 :]:
                if other_start - end > WINDOW:
                    break
                if other == entity or other_start < end:  # a name inside a name is no second mention
                    continue
                pair = (min(entity, other), max(entity, other))
                near[pair] += 1
                tie = ties[pair]
                tie.documents.add(account.name)
                tie.relations.add(f"named within {WINDOW} characters")
                quote = f"{account.view.quote(mention)} … {account.view.quote(other_mention)}"
                if text is not None and other_end - start <= QUOTE:
                    quote = text[start:other_end]
                tie.quotes[mention] = (account.name, start, quote)
                tie.quotes.setdefault(other_mention, (account.name, other_start, ""))
                _add_nodes(graph, account, *pair)
    graph.add_edges_from((*pair, tie.attributes(near[pair])) for pair, tie in ties.items())
    return graph


def _names(account: Account) -> list[tuple[int, int, str, str]]:
    """Return the names in the document's own text, in its order: start, end, mention, entity."""
    view = account.view
    found = []
    for mention in view.nodes("Mention"):
        span, entity = view.span(mention), view.value(mention, "mentions")
        if span is None or entity is None or view.value(mention, "mentionForm") != f"{HRV}name":
            continue
        if view.in_own_text(mention):
            found.append((*span, mention, entity))
    return sorted(found)


def _of_kind(account: Account, entities: tuple[str, ...], *kinds: Kind) -> list[str]:
    return [e for e in entities if account.view.kind(e) in kinds]


def _add_nodes(graph: "nx.Graph[str]", account: Account, *entities: str) -> None:
    for entity in entities:
        add_node(graph, account.view, entity, account.name)


_MAKERS: Mapping[str, "Callable[[Iterable[Account], frozenset[str]], nx.Graph[str]]"] = MappingProxyType(
    {
        "co-detained": _co_detained,
        "person-organisation": _person_organisation,
        "claims": _claims,
        "agent-event": _agent_event,
        CO_MENTION: _co_mention,
    }
)
_TITLES = {
    "co-detained": "People said to have been detained together",
    "person-organisation": "People, and the organisations and groups in what is said of them",
    "claims": "Who is said to act on, for or towards whom",
    "agent-event": "Who is said to have which role in which event",
    CO_MENTION: f"Named within {WINDOW} characters of each other",
}

NOTES: Mapping[str, str] = MappingProxyType(
    {
        CLAIMED: "An edge is what sources say, with their status; weights count claims, not what happened.",
        CO_MENTION: "An edge is nearness in a text: it measures coverage, not responsibility, and is no claim.",
    }
)
"""What every file, table and drawing of a network says of its edges, by layer."""

PROJECTIONS = tuple(_MAKERS)
"""The names of the projections."""
