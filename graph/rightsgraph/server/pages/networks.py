"""The network: who is said to have acted on whom, and who was together in one event, as edges with their claims.

All ties of a build are read once, in one query; a choice of type, status and time filters them, the strongest are laid
out, and the page says how many are left out. Only what some source says to have happened makes a tie.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from rightsgraph.iris import HRV
from rightsgraph.server.pages.census import FIRM, Census, Told
from rightsgraph.server.pages.rendering import Pages, number
from rightsgraph.server.pages.selections import Choice

__all__ = ["Network", "network", "network_data"]

_MOST = 150
_CROWD = 25
_RELATIONS = {"affected": "done to", "inSupportOf": "in support of", "addressee": "addressed to"}
_LAYERS = {"acts": "who acts on whom", "together": "who undergoes the same event"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tie:
    """One event that ties two records: in which statuses it is said, and whether somebody denies it."""

    source: str
    target: str
    relation: str
    event: str
    types: tuple[str, ...]
    statuses: frozenset[str]
    denied: bool
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The ties of one choice, laid out: nodes and edges as a page and its script read them."""

    layer: str
    nodes: tuple[Mapping[str, Any], ...]
    edges: tuple[Mapping[str, Any], ...]
    all_nodes: int
    all_edges: int


class Ties:
    """All ties of a build, and the names of those they tie."""

    def __init__(
        self, acts: tuple[_Tie, ...], together: tuple[_Tie, ...], names: Mapping[str, tuple[str, str]]
    ) -> None:
        self.layers = {"acts": acts, "together": together}
        self.names = names


async def network(pages: Pages, request: Request) -> Response:
    """The page of the network: a picture where scripts run, and its strongest ties as a table everywhere."""
    made, chosen = await _made(pages, request)
    return await pages.render(
        request,
        "network.html",
        network=made,
        layers=_LAYERS,
        types=pages.vocabulary.event_types,
        firm=[m for m in pages.vocabulary.marks if m.happened],
        crowd=_CROWD,
        **chosen,
    )


async def network_data(pages: Pages, request: Request) -> Response:
    """The same as JSON, with the places of the nodes."""
    made, _ = await _made(pages, request)
    return JSONResponse({"nodes": list(made.nodes), "edges": list(made.edges), "layer": made.layer})


async def _made(pages: Pages, request: Request) -> tuple[Network, dict[str, Any]]:
    given = dict(request.query_params)
    choice = Choice.of(given, pages.vocabulary)
    layer = given.get("layer") if given.get("layer") in _LAYERS else "acts"
    assert layer is not None
    around = given.get("around", "")
    most = number(given.get("most"), _MOST, most=400)
    census = await pages.census()
    ties = await pages.once("ties", lambda: run_in_threadpool(_all_ties, census))
    around = around if around in ties.names else ""
    key = hashlib.sha256(repr((layer, choice, around, most)).encode()).hexdigest()
    made = await pages.recent(key, lambda: _laid_out(pages, ties, layer, choice, around, most))
    parameters = {**choice.given, "layer": layer, "around": around, "most": str(most) if most != _MOST else ""}
    centre = pages.reader().ref(around) if around else None
    return made, {"choice": choice, "layer": layer, "centre": centre, "most": most, "given": parameters}


def _all_ties(census: Census) -> Ties:
    words = census.words()
    acts: list[_Tie] = []
    together: list[_Tie] = []
    for iri, event in census.events.items():
        if event.kind != "event" or not event.roles:
            continue
        acts += [
            _tie(iri, event, words, relation, (source, "actor"), (target, role))
            for role, relation in _RELATIONS.items()
            for source in event.roles.get("actor", ())
            for target in event.roles.get(role, ())
            if source != target and source in census.names and target in census.names
        ]
        people = [who for who in event.roles.get("affected", ()) if census.kinds.get(who) == "person"]
        if len(people) <= _CROWD:
            together += [
                _tie(iri, event, words, "undergoes the same event as", (one, "affected"), (other, "affected"))
                for one, other in combinations(people, 2)
            ]
    names = {iri: (census.names[iri], census.kinds[iri]) for t in (*acts, *together) for iri in (t.source, t.target)}
    return Ties(tuple(t for t in acts if t.statuses), tuple(t for t in together if t.statuses), names)


def _tie(
    iri: str,
    event: Told,
    words: Mapping[str, Mapping[str, frozenset[str]]],
    relation: str,
    one: tuple[str, str],
    other: tuple[str, str],
) -> _Tie:
    """Return the tie of two roles: as firm as the claims that name both, or where none does, as all that tell of it."""
    naming = {
        status
        for claim, status in event.claims
        if one[0] in words.get(claim, {}).get(one[1], ()) and other[0] in words.get(claim, {}).get(other[1], ())
    }
    statuses = naming.intersection(FIRM) or set(event.statuses).intersection(FIRM)
    return _Tie(
        source=one[0],
        target=other[0],
        relation=relation,
        event=iri,
        types=tuple(event.types),
        statuses=frozenset(statuses),
        denied=bool({"denied", "negated"}.intersection(event.statuses)),
        first=event.first,
        last=event.last,
    )


def _chosen(pages: Pages, ties: Iterable[_Tie], choice: Choice, around: str) -> list[_Tie]:
    wanted = choice.types(pages.vocabulary)
    found = [t for t in ties if choice.fits(t.types, t.statuses, (t.first, t.last), wanted)]
    if around:
        near = (
            {around} | {t.target for t in found if t.source == around} | {t.source for t in found if t.target == around}
        )
        found = [t for t in found if t.source in near and t.target in near]
    return found


def _laid_out(pages: Pages, ties: Ties, layer: str, choice: Choice, around: str, most: int) -> Network:
    import networkx as nx

    from rightsgraph.network.layout import positions

    found = _chosen(pages, ties.layers[layer], choice, around)
    by_pair: defaultdict[tuple[str, str, str], list[_Tie]] = defaultdict(list)
    weight: Counter[str] = Counter()
    for tie in found:
        by_pair[tie.source, tie.target, tie.relation].append(tie)
        weight[tie.source] += 1
        weight[tie.target] += 1
    # Whole ties, the heaviest pairs first, until the picture is full: no node stands there without its reason.
    kept: set[str] = {around} if around else set()
    pairs = []
    for pair in sorted(by_pair, key=lambda p: (-(weight[p[0]] + weight[p[1]]), p)):
        if len(kept | set(pair[:2])) <= most:
            kept |= set(pair[:2])
            pairs.append(pair)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(kept))
    graph.add_edges_from((a, b) for a, b, _ in pairs)
    places, _ = positions(graph) if kept else ({}, (1.0, 1.0))
    nodes = [
        {
            "id": iri,
            "label": ties.names[iri][0],
            "kind": ties.names[iri][1],
            "x": places[iri][0],
            "y": places[iri][1],
            "ties": weight[iri],
            "href": pages.addresses.page(iri),
        }
        for iri in sorted(kept, key=lambda n: (-weight[n], n))
    ]
    edges = [_edge(pages, ties, pair, by_pair[pair]) for pair in pairs]
    edges.sort(key=lambda e: (-e["events"], e["from"], e["to"], e["relation"]))
    return Network(layer=layer, nodes=tuple(nodes), edges=tuple(edges), all_nodes=len(weight), all_edges=len(by_pair))


def _edge(pages: Pages, ties: Ties, pair: tuple[str, str, str], found: list[_Tie]) -> dict[str, Any]:
    statuses = Counter(min(t.statuses, key=FIRM.index) for t in found)
    types = Counter(name for t in found for name in t.types)
    return {
        "source": pair[0],
        "target": pair[1],
        "from": ties.names[pair[0]][0],
        "to": ties.names[pair[1]][0],
        "relation": pair[2],
        "events": len(found),
        "statuses": {s: statuses[s] for s in FIRM if statuses[s]},
        "firmest": next(s for s in FIRM if statuses[s]),
        "denied": any(t.denied for t in found),
        "types": [pages.vocabulary.label(f"{HRV}{name}") for name, _ in types.most_common(4)],
        "evidence": [pages.addresses.page(t.event) for t in found[:5]],
    }
