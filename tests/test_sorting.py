"""Lines sorted on disk, and terms as N-Triples writes them."""

import gc

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph import sorting
from rightsgraph.errors import StoreError
from rightsgraph.export.terms import literal, reading, term_key
from rightsgraph.sorting import Sorted

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def in_order(pieces, at_once):
    ordered = Sorted(at_once=at_once)
    try:
        for piece in pieces:
            ordered.add(piece)
        return [line for piece in ordered.pieces() for line in piece]
    finally:
        ordered.close()


@given(st.lists(st.lists(LINES, max_size=12), max_size=12), st.integers(1, 40))
def test_lines_come_sorted_and_each_once_however_few_are_sorted_at_once(pieces, at_once):
    assert in_order(pieces, at_once) == sorted({line for piece in pieces for line in piece})


def test_parts_longer_than_what_is_read_back_at_once_are_merged(monkeypatch):
    monkeypatch.setattr(sorting, "_BLOCK", 300)
    lines = [f"{number * 7919 % 3001:04}" for number in range(6002)]
    pieces = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    assert in_order(pieces, 4_000) == sorted(set(lines))


def test_what_is_sorted_on_disk_leaves_no_file_open(tmp_path, monkeypatch):
    monkeypatch.setattr(sorting.tempfile, "tempdir", str(tmp_path))
    ordered = Sorted(at_once=10)
    for number in range(20):
        ordered.add([f"line {number}"])
    assert next(ordered.pieces())
    ordered.close()
    gc.collect()  # a file left open is a warning, and a warning an error
    assert not list(tmp_path.iterdir())


def test_no_room_for_what_waits_on_disk_is_said_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(sorting.tempfile, "tempdir", str(tmp_path / "gone"))
    ordered = Sorted(at_once=10)
    with pytest.raises(StoreError, match=r"gone: cannot be written .*; free some space, or set TMPDIR"):
        ordered.add(["a line that is longer than ten"])
    ordered.close()


@given(TEXTS)
def test_the_parts_of_a_literal_are_those_that_the_store_knows(text):
    day = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    assert literal(str(ox.Literal(text))) == (text, "", "http://www.w3.org/2001/XMLSchema#string")
    assert literal(str(ox.Literal(text, language="zh-hant"))) == (text, "zh-hant", "")
    assert literal(str(ox.Literal(text, datatype=day))) == (text, "", day.value)
    assert reading(str(ox.Literal(text))) == "^http://www.w3.org/2001/XMLSchema#string"
    assert reading(str(ox.Literal(text, language="en"))) == "@en"
    assert reading(str(ox.Literal(text, datatype=day))) == f"^{day.value}"


def test_nodes_come_before_literals_and_a_shorter_iri_before_what_it_begins():
    terms = ['"b"', '"a\\tz"', '"a z"', "_:b", "<urn:a/b>", "<urn:a>"]
    assert sorted(terms, key=term_key) == ["<urn:a>", "<urn:a/b>", "_:b", '"a\\tz"', '"a z"', '"b"']
    assert reading("<urn:a>") == reading("_:b") == "^"
