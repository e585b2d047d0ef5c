"""Copies of a build, put back."""

import shutil
from pathlib import Path

import pytest

from rightsgraph import pipeline
from rightsgraph.backups import backup, restore
from rightsgraph.cli import main
from rightsgraph.errors import StoreError, UsageError
from rightsgraph.resolution import Decision, Verdict, append, apply_ledger, ledger_of
from rightsgraph.store import GraphStore, current

TEXT = "Police arrested Ada Quill in Lisbon on 3 May 2021 after she posted an open letter."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A build with a decision, so that it has a view."""
    place = tmp_path_factory.mktemp("made")
    (place / "case.txt").write_text(TEXT, encoding="utf-8")
    out = place / "out"
    pipeline.build([place / "case.txt"], out)
    with GraphStore.open(out) as store:
        claims = [str(q.subject.value) for q in store.store if str(q.object).endswith("ns#Claim>")]
    when = "2026-01-01T00:00:00Z"
    decision = Decision(verdict=Verdict.ACCEPT, subjects=(claims[0],), by="test", when=when, reason="checked")
    append(ledger_of(out), [decision])
    apply_ledger(out)
    return out


def content(out):
    with GraphStore.open(out) as plain, GraphStore.open(current(out)) as decided:
        graphs = [sorted(map(str, store.store)) for store in (plain, decided)]
    return graphs, {f.name: f.read_bytes() for f in Path(out).iterdir() if f.is_file()}


@pytest.mark.parametrize("name", ["copy", "copy.tar"])
def test_a_backup_put_back_is_the_build(made, tmp_path, name):
    backup(made, tmp_path / name)
    shutil.copytree(made, tmp_path / "out")
    (tmp_path / "out" / "report.txt").write_text("spoilt", encoding="utf-8")
    restore(tmp_path / name, tmp_path / "out")
    assert content(tmp_path / "out") == content(made)
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted([name, "out"])


def test_a_backup_never_writes_over_anything_and_takes_only_builds(made, tmp_path):
    (tmp_path / "copy").mkdir()
    with pytest.raises(UsageError, match="there already; give a new name"):
        backup(made, tmp_path / "copy")
    with pytest.raises(StoreError, match="not a build"):
        backup(tmp_path / "copy", tmp_path / "other.tar")
    assert not (tmp_path / "other.tar").exists()


def test_what_is_no_whole_backup_is_refused_and_the_build_stays(made, tmp_path):
    backup(made, tmp_path / "copy.tar")
    shutil.copytree(made, tmp_path / "out")
    whole = (tmp_path / "copy.tar").read_bytes()
    for damaged in (b"", b"junk", whole[: len(whole) // 2]):
        (tmp_path / "bad.tar").write_bytes(damaged)
        with pytest.raises(StoreError, match=r"bad.tar: not a whole backup"):
            restore(tmp_path / "bad.tar", tmp_path / "out")
    with pytest.raises(UsageError, match="no such file or folder"):
        restore(tmp_path / "nothing", tmp_path / "out")
    assert content(tmp_path / "out") == content(made)


def test_the_command_line_copies_and_puts_back(made, tmp_path, capsys):
    assert main(["backup", str(made), str(tmp_path / "copy.tar")]) == 0
    assert main(["restore", str(tmp_path / "copy.tar"), str(tmp_path / "out")]) == 0
    assert content(tmp_path / "out") == content(made)
    assert "restored to" in capsys.readouterr().err
