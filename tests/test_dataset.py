"""The description of the data set."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from rightsgraph import dataset
from rightsgraph.config import Settings
from rightsgraph.counts import counted
from rightsgraph.dataset import Run
from rightsgraph.export import export
from rightsgraph.store import GraphStore

GRAPHS = sorted((Path(__file__).parent / "graphs").glob("*.trig"))
BASE = "https://data.example.org/rights/"
RUN = Run(settings=Settings(base=BASE), model="some_pipeline", model_version="3.7.1", model_sha256="ab" * 32)
VOID = "http://rdfs.org/ns/void#"
PROV = "http://www.w3.org/ns/prov#"


def describe(store: GraphStore, run: Run) -> str:
    return "".join(dataset.describe(store, run))


@pytest.fixture
def store():
    with GraphStore.memory() as made:
        for path in GRAPHS:
            made.store.load(path.read_bytes(), ox.RdfFormat.TRIG)
        yield made


def said(text: str, subject: str, predicate: str) -> list[str]:
    triples = [q for q in ox.parse(text, ox.RdfFormat.N_QUADS) if q.subject.value == subject]
    return sorted(q.object.value for q in triples if q.predicate.value == predicate)


def test_the_counts_are_those_of_what_is_exported(store, tmp_path):
    text = describe(store, RUN)
    with (tmp_path / "out.nt").open("wb") as stream:
        export(store, "ntriples", stream)
    triples = list(ox.parse(path=tmp_path / "out.nt", format=ox.RdfFormat.N_TRIPLES))
    dataset = f"{BASE}dataset"
    assert said(text, dataset, f"{VOID}triples") == [str(len(triples))]
    assert said(text, dataset, f"{VOID}distinctSubjects") == [str(len({q.subject for q in triples}))]
    assert said(text, dataset, f"{VOID}distinctObjects") == [str(len({q.object for q in triples}))]
    assert said(text, dataset, f"{VOID}properties") == [str(len({q.predicate for q in triples}))]
    assert said(text, dataset, f"{VOID}documents") == ["2"]
    assert said(text, f"{dataset}#class-Person", f"{VOID}entities") == ["5"]
    assert said(text, f"{dataset}#class-Claim", f"{VOID}entities") == ["13"]


@pytest.mark.parametrize("typed", [True, False])
def test_a_statement_that_several_graphs_have_is_counted_once(store, typed):
    before = int(said(describe(store, RUN), f"{BASE}dataset", f"{VOID}triples")[0])
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/rightsgraph/ns#Person>"
    name = '<http://www.w3.org/2000/01/rdf-schema#label> "Ana Lume"@en'
    for graph in ("a", "b", "c"):
        for said_of in (kind, name) if typed else (name,):
            store.bulk(f"<{BASE}id/person/0> {said_of} <{BASE}graph/{graph}> .\n")
    store.bulk(f'<{BASE}id/person/0> <https://schema.org/name> "Ana" <{BASE}graph/c> .\n')
    text = describe(store, RUN)
    assert said(text, f"{BASE}dataset", f"{VOID}triples") == [str(before + (3 if typed else 2))]
    assert said(text, f"{BASE}dataset#class-Person", f"{VOID}entities") == [str(6 if typed else 5)]
    assert counted(store, in_memory=0) == counted(store)


def test_the_description_does_not_count_itself(store):
    first = describe(store, RUN)
    store.bulk(first)
    assert describe(store, RUN) == first


def test_it_names_what_made_the_claims_and_from_which_inputs(store):
    text = describe(store, RUN)
    run = RUN.iri()
    assert run.startswith(f"{BASE}run/")
    assert said(text, f"{run}#model", "https://schema.org/sha256") == ["ab" * 32]
    inputs = said(text, f"{BASE}dataset", f"{PROV}wasDerivedFrom")
    assert len(inputs) == 2
    for document in inputs:
        (sha256,) = said(text, document, "https://schema.org/sha256")
        assert document == f"{BASE}doc/{sha256[:16]}"
        assert document in said(text, run, f"{PROV}used")


def test_it_lists_the_formats_and_the_graphs(store):
    text = describe(store, RUN)
    assert len(said(text, f"{BASE}dataset", "http://www.w3.org/ns/dcat#distribution")) == 6
    assert said(text, f"{BASE}dataset", "http://purl.org/dc/terms/hasPart") == list(store.graphs())
    assert said(text, f"{BASE}dataset", f"{VOID}uriSpace") == [BASE]


def test_the_same_store_gives_the_same_bytes_without_a_clock(store):
    text = describe(store, RUN)
    assert text == describe(store, RUN)
    assert text.splitlines() == sorted(text.splitlines())
    assert all(q.graph_name == ox.DefaultGraph() for q in ox.parse(text, ox.RdfFormat.N_QUADS))
    assert "dateTime" not in text


def test_another_model_is_another_run_and_the_same_model_is_the_same():
    other = Run(settings=Settings(base=BASE), model="some_pipeline", model_version="3.8.0", model_sha256="ab" * 32)
    assert other.iri() != RUN.iri()
    same = Run(
        settings=Settings(base=BASE, strict=True), model="some_pipeline", model_version="3.7.1", model_sha256="ab" * 32
    )
    assert same.iri() == RUN.iri()
