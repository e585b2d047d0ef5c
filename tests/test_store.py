"""The store on disk and the staged folder, with the real pyoxigraph."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from rightsgraph.errors import StoreError
from rightsgraph.iris import HR
from rightsgraph.records import Kind
from rightsgraph.store import MARKER, VOCABULARY_GRAPH, GraphStore, View, opened, staged

GRAPHS = sorted((Path(__file__).parent / "graphs").glob("*.trig"))
G = "https://data.example.org/rights/graph/doc-0000000000000001"
H = "https://data.example.org/rights/graph/doc-0000000000000002"


def quad(value: str, graph: str = G) -> str:
    return f'<https://data.example.org/s> <https://data.example.org/p> "{value}" <{graph}> .\n'


def values(store: GraphStore) -> set[str]:
    rows = store.store.query("SELECT ?o WHERE { <https://data.example.org/s> ?p ?o }", use_default_graph_as_union=True)
    return {row["o"].value for row in rows}


def test_two_graphs_written_by_hand_serve_as_fixtures():
    assert [path.name for path in GRAPHS] == ["harbour.trig", "valley-03.trig"]


def test_a_new_store_holds_the_vocabulary_and_no_data(tmp_path):
    with GraphStore.create(tmp_path / "out") as store:
        assert store.graphs() == ()
        detention = "<https://w3id.org/rightsgraph/vocab#detention>"
        assert store.store.query(f"ASK {{ GRAPH <{VOCABULARY_GRAPH}> {{ {detention} ?p ?o }} }}")


def test_what_was_written_is_there_after_opening_it_again(tmp_path):
    with GraphStore.create(tmp_path) as store:
        store.bulk(quad("one") + quad("two", H))
    with GraphStore.open(tmp_path) as store:
        assert store.graphs() == (G, H)
        assert values(store) == {"one", "two"}


def test_replacing_a_graph_drops_what_it_held_and_leaves_the_others(tmp_path):
    with GraphStore.create(tmp_path) as store:
        store.bulk(quad("old") + quad("other", H))
        store.replace(G, quad("new"))
        assert values(store) == {"new", "other"}
        store.replace(G, "")
        assert store.graphs() == (H,)


@pytest.mark.parametrize("wrong", ["no quad", quad("new") + quad("stray", H), quad("new") + "<a> <b> <c> .\n"])
def test_a_replacement_that_fails_changes_nothing(wrong):
    with GraphStore.memory() as store:
        store.bulk(quad("old"))
        with pytest.raises(StoreError) as error:
            store.replace(G, wrong)
        assert "\n" not in str(error.value)
        assert values(store) == {"old"}


EVERY = GraphStore.memory()


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(max_examples=200, deadline=None)
def test_replacing_keeps_every_character_of_a_literal(text):
    escaped = "".join(f"\\u{ord(c):04X}" if ord(c) < 0x20 or c in '"\\\x7f' else c for c in text)
    EVERY.replace(G, quad(escaped))
    assert values(EVERY) == {text}


def test_removing_a_graph_withdraws_exactly_its_statements():
    with GraphStore.memory() as store:
        store.bulk(quad("one") + quad("two", H))
        store.remove(G)
        store.remove("https://data.example.org/rights/graph/unknown")
        assert store.graphs() == (H,)
        assert values(store) == {"two"}


# rdflib 7.6 warns of a call that its own queries make.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_the_rdflib_view_answers_over_all_graphs_and_keeps_literals_as_they_are():
    with GraphStore.memory() as store:
        for path in GRAPHS:
            store.store.load(path.read_bytes(), _trig())
        view = store.dataset()
        assert isinstance(view, rdflib.Dataset)
        assert sum(1 for _ in view.quads()) == len(store.store)
        rows = view.query(f"SELECT ?who WHERE {{ ?e a <{HR}Event> ; <{HR}affected>/rdfs:label ?who }}")
        assert {str(row[0]) for row in rows} >= {"Mira Okonjo", "Tomas Vell"}
        assert set(view.objects(None, rdflib.DCTERMS.language)) == {rdflib.Literal("en")}


def test_a_view_tells_the_words_and_the_document_of_a_graph():
    with GraphStore.memory() as store:
        store.store.load(GRAPHS[0].read_bytes(), _trig())
        view = View.of(store, store.graphs()[0])
        document, name = view.document() or ("", "")
        text = view.value(document, "text") or ""
        assert name == "harbour.txt"
        excerpts = view.nodes("Excerpt")
        assert len(excerpts) > 20
        for excerpt in excerpts:
            start, end = view.span(excerpt) or (0, 0)
            assert text[start:end] == view.quote(excerpt)
            assert view.source(excerpt) == document
        mention = next(m for m in view.nodes("Mention") if view.quote(m) == "Ivo Brandt")
        assert not view.in_own_text(mention)
        assert view.kind(view.value(mention, "mentions") or "") is Kind.PERSON
        assert view.label("https://data.example.org/nobody") == "https://data.example.org/nobody"


def test_opening_what_is_missing_or_is_no_build_says_so_in_one_line(tmp_path):
    with pytest.raises(StoreError, match="no such folder; build it again"):
        GraphStore.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(StoreError, match="not a build"):
        GraphStore.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="not a build"):
        GraphStore.open(tmp_path / "file")


@pytest.mark.parametrize("part", ["CURRENT", "MANIFEST*", "*.sst"])
def test_a_damaged_store_is_named_with_the_remedy(tmp_path, part):
    with GraphStore.create(tmp_path) as store:
        store.bulk(quad("one"))
    del store
    for path in (tmp_path / "graph").glob(part):
        path.write_bytes(b"junk")
    with pytest.raises(StoreError, match=r"damaged .*; build it again: rightsgraph build") as error:
        GraphStore.open(tmp_path)
    assert "\n" not in str(error.value)


def test_a_second_writer_is_told_to_wait(tmp_path):
    with GraphStore.create(tmp_path) as store:
        assert store.store is not None
        with pytest.raises(StoreError, match="in use by another process; wait"):
            GraphStore.open(tmp_path, read_only=False)


def test_creating_over_a_store_or_below_a_file_is_refused(tmp_path):
    GraphStore.create(tmp_path / "out").close()
    with pytest.raises(StoreError, match="there already"):
        GraphStore.create(tmp_path / "out")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        GraphStore.create(tmp_path / "file" / "out")


def test_a_closed_store_says_that_it_is_closed(tmp_path):
    store = GraphStore.create(tmp_path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.graphs()


def test_an_open_store_is_used_as_it_is_and_a_folder_is_opened(tmp_path):
    with GraphStore.create(tmp_path) as store, opened(store) as same:
        assert same is store
    with opened(tmp_path) as store:
        assert store.graphs() == ()


def build(out: Path, content: str) -> None:
    with staged(out) as folder:
        (folder / "graph").mkdir()
        (folder / "graph" / "file").write_text(content)
        (folder / MARKER).write_text(json.dumps({"content": content}))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_build_takes_the_place_of_the_one_before_it(tmp_path):
    build(tmp_path / "deep" / "out", "one")
    (tmp_path / "deep" / "out" / "left").write_text("of the old build")
    build(tmp_path / "deep" / "out", "two")
    assert names(tmp_path / "deep") == ["out"]
    assert names(tmp_path / "deep" / "out") == ["graph", MARKER]
    assert (tmp_path / "deep" / "out" / "graph" / "file").read_text() == "two"


def test_where_names_cannot_be_exchanged_two_renames_do(tmp_path, monkeypatch):
    monkeypatch.setattr("rightsgraph.store.staging._exchanged", lambda one, other: False)
    build(tmp_path / "out", "one")
    build(tmp_path / "out", "two")
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "graph" / "file").read_text() == "two"


def interrupted(path: Path) -> None:
    path.write_text("half")
    raise KeyboardInterrupt


def test_a_build_that_fails_leaves_the_old_one_and_nothing_else(tmp_path):
    build(tmp_path / "out", "one")
    with pytest.raises(KeyboardInterrupt), staged(tmp_path / "out") as folder:
        interrupted(folder / MARKER)
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "graph" / "file").read_text() == "one"


def test_a_build_without_its_marker_does_not_take_the_place(tmp_path):
    with pytest.raises(StoreError, match=r"no rightsgraph.json was written"), staged(tmp_path / "out"):
        pass
    assert names(tmp_path) == []


def test_a_folder_that_is_no_build_is_never_replaced(tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(StoreError, match="not a build"), staged(tmp_path / "thesis"):
        pytest.fail("the block must not run")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"), staged(tmp_path / "file"):
        pytest.fail("the block must not run")
    assert names(tmp_path) == ["file", "thesis"]
    assert names(tmp_path / "thesis") == ["chapter.txt"]


def test_what_appears_in_the_place_during_a_build_is_not_replaced(tmp_path):
    def meanwhile(folder: Path) -> None:
        (folder / MARKER).write_text("{}")
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "new.txt").write_text("somebody's")

    with pytest.raises(StoreError, match="not a build"), staged(tmp_path / "out") as folder:
        meanwhile(folder)
    assert names(tmp_path / "out") == ["new.txt"]


def test_an_empty_folder_and_a_link_to_a_build_are_replaced(tmp_path):
    (tmp_path / "empty").mkdir()
    build(tmp_path / "empty", "one")
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    build(tmp_path / "link", "two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "empty" / "graph" / "file").read_text() == "two"


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path):
    program = (
        "import os, sys; from rightsgraph.store import staged\n"
        "with staged(sys.argv[1]) as folder:\n"
        "    (folder / 'half').mkdir(); (folder / 'half' / 'file').write_text('x'); os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path / "out"], env=_environment(), check=False)
    assert done.returncode == 9
    assert names(tmp_path) == [".out.partial"]
    build(tmp_path / "out", "one")
    assert names(tmp_path) == ["out"]
    assert names(tmp_path / "out") == ["graph", MARKER]


def test_a_build_killed_between_its_two_renames_is_put_right(tmp_path):
    build(tmp_path / "out", "one")
    (tmp_path / "out").rename(tmp_path / ".out.old")
    with pytest.raises(RuntimeError), staged(tmp_path / "out"):
        raise RuntimeError
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "graph" / "file").read_text() == "one"


def test_two_builds_into_one_folder_at_once_are_refused(tmp_path):
    with staged(tmp_path / "out") as folder:
        with pytest.raises(StoreError, match="another build is writing it"), staged(tmp_path / "out"):
            pytest.fail("the block must not run")
        (folder / MARKER).write_text("{}")
    assert names(tmp_path) == ["out"]


def test_a_folder_that_cannot_be_written_is_refused_before_anything_is_done(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"), staged(tmp_path / "file" / "out"):
        pytest.fail("the block must not run")
    if os.getuid() == 0:
        pytest.skip("the superuser may write everywhere")
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(StoreError, match="cannot be written"), staged(tmp_path / "locked" / "out"):
        pytest.fail("the block must not run")


def _environment() -> dict[str, str]:
    root = Path(__file__).resolve().parents[1]
    return {**os.environ, "PYTHONPATH": str(root / "graph")}


def _trig():
    import pyoxigraph

    return pyoxigraph.RdfFormat.TRIG
