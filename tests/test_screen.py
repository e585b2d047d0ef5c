"""What is printed is safe for a terminal, and files are written whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph.cli.screen import one_line, output, printable
from rightsgraph.cli.summaries import show_summary
from rightsgraph.errors import StoreError
from rightsgraph.records import Unread
from rightsgraph.summary import Summary

SUMMARY = Summary(
    documents=2,
    unread=(Unread(source="b.txt", reason="empty"),),
    repeated=(),
    mentions={"person": 3, "organisation": 1, "place": 0, "group": 2},
    entities={"person": 1, "organisation": 1, "place": 0, "group": 2},
    claims={"arrest": {"asserted": 2, "denied": 1}, "release": {"requested": 4}},
    events=2,
    non_events=4,
    statistics=0,
    facts=1,
    findings={"Violation": 1, "Warning": 0, "Info": 2},
    statements=1234,
    withheld=12,
    files={"graph/": 1_200_000, "report.txt": 10},
    seconds=2.0,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, Ünïcode, 劉荻 and لِيو", "plain, Ünïcode, 劉荻 and لِيو"),
        ("red \x1b[31m", "red \\x1b[31m"),
        ("turned \u202e round", "turned \\u202e round"),
        ("bell\x07 \x9b2J", "bell\\x07 \\x9b2J"),
        ("half \udcff", "half \\udcff"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_terminal_controls_are_shown_as_escapes_and_scripts_stay(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_one_line_is_one_line_without_controls_whatever_the_text(text):
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line)


def test_a_file_is_replaced_only_when_all_of_it_is_written(tmp_path):
    target = tmp_path / "graph.nq"
    target.write_bytes(b"old")

    def fail_half_way():
        with output(str(target)) as stream:
            stream.write(b"new")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        fail_half_way()
    assert target.read_bytes() == b"old"
    with output(str(target)) as stream:
        stream.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert [f.name for f in tmp_path.iterdir()] == ["graph.nq"]


def test_a_place_that_cannot_be_written_is_one_error_that_names_it(tmp_path):
    with pytest.raises(StoreError, match=r"graph\.nq: cannot be written"), output(str(tmp_path / "no" / "graph.nq")):
        pass
    with pytest.raises(StoreError, match="is a folder"), output(str(tmp_path)):
        pass


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_fits_the_screen_and_says_what_was_done(width, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    show_summary(SUMMARY, "out\x1b")
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= width
    plain = " ".join(shown.split())
    assert "2 documents; 1 could not be read" in plain
    assert "6: 3 people, 1 organisation, 2 groups" in plain
    assert "7 claims about 2 events and 4 non-events" in plain
    assert "12 statements withheld, see report.txt; findings: 1 violation, 2 remarks" in plain
    assert "1,234 statements to out\\x1b in 2.0 s (1.0 documents a second)" in plain
    assert "release 4 4 requested" in plain
    assert "arrest 3 2 asserted, 1 denied" in plain


def test_the_summary_as_json_adds_up():
    made = SUMMARY.to_json()
    assert made["claims"] == {
        "all": 7,
        "by_type": {"release": 4, "arrest": 3},
        "by_status": {"asserted": 2, "denied": 1, "requested": 4},
    }
    assert made["conforms"] is False
    assert "seconds" not in SUMMARY.counts()
    assert "files" not in SUMMARY.counts()
