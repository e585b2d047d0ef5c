"""Measures, parts and slices of networks: the same by both engines, the same every time."""

import random
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightsgraph import network
from rightsgraph.errors import UsageError
from rightsgraph.network.days import first_day, last_day
from rightsgraph.network.measures import _pagerank
from rightsgraph.store import GraphStore

GRAPHS = sorted((Path(__file__).parent / "graphs").glob("*.trig"))
MEASURED = ("betweenness", "closeness", "pagerank")


@pytest.fixture(scope="module")
def store():
    made = GraphStore.memory()
    for path in GRAPHS:
        made.store.load(path.read_bytes(), ox.RdfFormat.TRIG)
    return made


def invented(size: int, seed: int, *, directed: bool = False, likely: float = 0.12) -> nx.Graph:
    chance = random.Random(seed)
    graph = nx.relabel_nodes(nx.gnp_random_graph(size, likely, seed=seed, directed=directed), lambda n: f"n{n:03}")
    for *_, data in graph.edges(data=True):
        data["weight"] = chance.randint(1, 9)
    return graph


@given(st.integers(0, 30), st.integers(0, 2**32 - 1), st.booleans())
@settings(max_examples=60, deadline=None)
def test_igraph_and_networkx_measure_the_same(size, seed, directed):
    graph = invented(size, seed, directed=directed)
    one, other = (network.measure(graph, using=engine) for engine in network.ENGINES)
    assert (one.engine, other.engine) == network.ENGINES
    ours, theirs = ({s.node: s for s in found.standings} for found in (one, other))
    assert ours.keys() == theirs.keys() == set(graph)
    for node, standing in ours.items():
        for name in MEASURED:
            assert getattr(standing, name) == pytest.approx(getattr(theirs[node], name), abs=2e-6)
        for name in ("degree", "incoming", "outgoing", "strength", "core", "component"):
            assert getattr(standing, name) == getattr(theirs[node], name)


def test_the_measures_are_those_of_the_definitions():
    star = nx.relabel_nodes(nx.star_graph(4), lambda n: f"n{n}")
    middle, leaf, *_ = network.measure(star, using="networkx").standings
    assert (middle.node, middle.degree, middle.betweenness, middle.closeness) == ("n0", 4, 1.0, 1.0)
    assert (leaf.degree, leaf.betweenness, leaf.closeness) == (1, 0.0, pytest.approx(4 / 7, abs=1e-6))
    assert sum(s.pagerank for s in network.measure(star).standings) == pytest.approx(1, abs=1e-5)
    cycle = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")])
    assert _pagerank(cycle) == pytest.approx({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3})


def test_two_cliques_joined_by_one_edge_are_two_communities_for_both_methods():
    graph = nx.relabel_nodes(nx.barbell_graph(6, 0), lambda n: f"n{n:02}")
    expected = (tuple(f"n{n:02}" for n in range(6)), tuple(f"n{n:02}" for n in range(6, 12)))
    for engine, method in (("networkx", "Louvain (networkx)"), ("igraph", "Leiden (igraph)")):
        assert network.communities(graph, using=engine) == expected
        assert network.measure(graph, using=engine).method == method
    assert network.measure(graph).method == "Louvain (networkx)", "small: the same whatever is installed"


@pytest.mark.parametrize("engine", network.ENGINES)
def test_measures_are_the_same_every_time_in_whatever_order_the_edges_came(engine):
    graph = invented(60, 7)
    edges = list(graph.edges(data=True))
    random.Random(3).shuffle(edges)
    other = nx.Graph(edges)
    other.add_nodes_from(graph)
    before = random.getstate()
    assert network.measure(graph, using=engine) == network.measure(other, using=engine)
    assert random.getstate() == before, "the chance of others is left alone"


def test_leiden_finds_communities_about_as_good_as_louvain():
    graph = invented(80, 11, likely=0.06)
    ours, theirs = (network.measure(graph, using=engine).modularity for engine in network.ENGINES)
    assert ours > theirs - 0.03
    assert min(ours, theirs) > 0.2


def test_without_igraph_networkx_measures_and_igraph_asked_for_is_refused(monkeypatch, store):
    graph = network.project(store, "claims")
    before = network.measure(graph)
    monkeypatch.setitem(sys.modules, "igraph", None)
    monkeypatch.setattr("rightsgraph.network.measures.find_spec", lambda name: None)
    after = network.measure(graph)
    assert (before.engine, after.engine) == ("igraph", "networkx")
    assert before.standings == after.standings
    with pytest.raises(UsageError, match=r"rightsgraph\[network\]"):
        network.measure(graph, using="igraph")
    with pytest.raises(UsageError, match="no engine"):
        network.measure(graph, using="gephi")


def test_an_empty_network_is_measured():
    for graph in (nx.Graph(), nx.DiGraph()):
        for engine in network.ENGINES:
            found = network.measure(graph, using=engine)
            assert (found.nodes, found.components, found.standings) == (0, 0, ())
    lonely = nx.Graph()
    lonely.add_node("a")
    (alone,) = network.measure(lonely).standings
    assert (alone.degree, alone.closeness, alone.pagerank) == (0, 0.0, 1.0)


def test_a_file_with_measures_bears_them_on_its_nodes(store):
    graph = network.project(store, "claims")
    made = network.with_measures(graph)
    assert "degree" not in next(iter(graph.nodes(data=True)))[1]
    for _, data in made.nodes(data=True):
        assert data["degree"] >= 1
        assert {"betweenness", "closeness", "pagerank", "community"} <= set(data)
    assert made.graph["communities_by"] == "Louvain (networkx)"


def test_parallel_edges_become_one_that_keeps_every_status(store):
    graph = network.project(store, "claims")
    one = network.simple(graph)
    assert not one.is_multigraph()
    assert sum(d["weight"] for *_, d in one.edges(data=True)) == sum(d["weight"] for *_, d in graph.edges(data=True))
    for source, target, data in graph.edges(data=True):
        assert set(data["statuses"].split("; ")) <= set(one.edges[source, target]["statuses"].split("; "))


def test_folding_ties_those_who_share_a_neighbour_and_keeps_the_statuses(store):
    graph = network.project(store, "person-organisation")
    folded = network.fold(graph, "person")
    assert {d["kind"] for _, d in folded.nodes(data=True)} == {"person"}
    assert folded.number_of_edges() > 0
    for one, other, data in folded.edges(data=True):
        shared = set(graph[one]) & set(graph[other])
        assert data["weight"] == len(shared) > 0
        legs = {s for m in shared for end in (one, other) for s in graph.edges[end, m]["statuses"].split("; ")}
        assert set(data["statuses"].split("; ")) == legs
        assert data["evidence"]


def test_an_ego_network_is_who_is_within_so_many_steps(store):
    graph = network.project(store, "claims")
    near = network.ego(graph, "mira okonjo")
    (mira,) = network.find(graph, "Mira Okonjo")
    assert set(near) == {mira, *nx.all_neighbors(graph, mira)}
    assert set(near) < set(network.ego(graph, mira, radius=2)) or len(near) == len(graph)
    assert "around Mira Okonjo" in near.graph["title"]
    assert near.graph["note"] == graph.graph["note"]
    with pytest.raises(UsageError, match="'Nobody': nobody of that name"):
        network.ego(graph, "Nobody")
    with pytest.raises(UsageError, match="names that hold it: Mira Okonjo"):
        network.ego(graph, "Okonjo")


def test_paths_lead_from_one_to_another_by_the_shortest_ways():
    graph = nx.Graph([("a", "b"), ("b", "d"), ("a", "c"), ("c", "d"), ("e", "f")])
    assert network.paths(graph, "a", "d") == (("a", "b", "d"), ("a", "c", "d"))
    assert network.paths(graph, "a", "d", most=1) == (("a", "b", "d"),)
    assert network.paths(graph, "a", "e") == ()


def test_a_slice_holds_the_events_of_its_days_only_and_nothing_undated(store):
    whole = network.project(store, "claims")
    then = network.project(store, "claims", since="2019-05", until="2019-05")
    assert 0 < then.number_of_edges() < whole.number_of_edges()
    for *_, data in then.edges(data=True):
        assert data["periods"]
        assert data["first_date"] <= "2019-05-31"
    assert "2019-05 to 2019-05" in then.graph["title"]
    assert network.project(store, "claims", since="2030").number_of_edges() == 0
    by_year = dict(network.slices(store, "claims"))
    assert 2019 in by_year
    assert all(graph.number_of_edges() for graph in by_year.values())


def test_co_mention_is_sliced_by_the_day_of_the_document(store):
    assert network.project(store, "co-mention", since="1900").number_of_edges() > 0
    assert network.project(store, "co-mention", until="1900").number_of_edges() == 0


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", "", ""),
        ("2004", "2004-01-01", "2004-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2004-02-29", "2004-02-29", "2004-02-29"),
    ],
)
def test_a_year_a_month_and_a_day_are_read(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["04", "2004-13", "2003-02-29", "2004-2", "٢٠٠٤", "2004-02-29T00", " 2004"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(UsageError, match="no day; write a year"):
        first_day(text)
