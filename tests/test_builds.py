"""Builds in steps: what has not changed is taken over, what was interrupted goes on; all ways give the same bytes."""

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import weakref
from pathlib import Path

import pytest

from rightsgraph import pipeline
from rightsgraph.assembly import Assembly
from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.engines import local
from rightsgraph.errors import StoreError, UsageError
from rightsgraph.export import export
from rightsgraph.inputs import Record
from rightsgraph.stages import Stages
from rightsgraph.store import Journal
from rightsgraph.withdrawal import retract

ROOT = Path(__file__).parents[1]
FILES = ("documents.jsonl", "inputs.json", "quarantine.trig", "report.json", "report.txt", "rightsgraph.json")
NAMES = ("Ada Quill", "Bela Rost", "Cora Stern", "Dario Tamm", "Edda Ulm", "Falk Varga", "Gita Weiss", "Hana Yarrow")


def text(name, place="Oruba"):
    return (
        f"{place}: a teacher is held over letters\n\n"
        f"Police arrested {name} in Lisbon on 3 May 2021 after an open letter. "
        f"{name} was sentenced to five years in prison in June 2021.\n\n"
        f'Lantern Rights Watch said: "{name} should be released immediately."\n'
    )


@pytest.fixture(scope="module")
def stages():
    """The real stages, loaded once."""
    return Stages(Settings())


@pytest.fixture
def folder(tmp_path, monkeypatch, stages):
    """A folder of eight texts, which is the current one, so that every build sees the same paths."""
    for engine in ("single", "workers"):
        monkeypatch.setattr(f"rightsgraph.engines.{engine}.Stages", lambda settings: stages)
    (tmp_path / "in").mkdir()
    for name in NAMES:
        (tmp_path / "in" / f"{name.split()[0].lower()}.txt").write_text(text(name), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What a build of the eight texts in one go gives."""
    place = tmp_path_factory.mktemp("undisturbed")
    (place / "in").mkdir()
    for name in NAMES:
        (place / "in" / f"{name.split()[0].lower()}.txt").write_text(text(name), encoding="utf-8")
    done = run("build", "in", "--out", "out", cwd=place)
    assert done.returncode == 0, done.stderr
    return content(place / "out")


def content(out):
    """All that a build says, byte for byte."""
    dump = out.with_name(f"{out.name}.nq")
    with dump.open("wb") as stream:
        export(out, "nquads", stream)
    said = {"graph": dump.read_bytes(), **{name: (out / name).read_bytes() for name in FILES}}
    dump.unlink()
    return said


def names(place):
    return sorted(f.name for f in place.iterdir())


def command(*arguments):
    return [sys.executable, "-m", "rightsgraph", *arguments]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "graph")}


def run(*arguments, cwd):
    return subprocess.run(command(*arguments), cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)


class _Counting:
    """An engine of this machine that counts what it was given."""

    def __init__(self, **options):
        self.read = []
        self._make = local(**options)

    def __call__(self, settings):
        engine = self._make(settings)

        class Engine:
            run = engine.run

            @staticmethod
            def results(documents):
                yield from engine.results(map(self._noted, documents))

        return Engine()

    def _noted(self, document):
        self.read.append(document.name)
        return document


def test_two_workers_give_the_bytes_of_one(folder, undisturbed):
    pipeline.build(["in"], "out", engine=local(workers=2))
    assert content(folder / "out") == undisturbed
    assert names(folder) == ["in", "out"]


def test_what_has_not_changed_is_neither_read_nor_written(folder):
    pipeline.build(["in"], "out")
    before = (folder / "out").stat().st_ino
    counting = _Counting()
    summary = pipeline.build(["in"], "out", engine=counting)
    assert counting.read == []
    assert (summary.unchanged, summary.reused, summary.documents) == (True, 8, 8)
    assert (folder / "out").stat().st_ino == before
    assert names(folder) == ["in", "out"]


def test_only_what_is_new_or_changed_is_read_and_the_build_is_that_of_one_go(folder, undisturbed):
    spare = (folder / "in" / "ada.txt").read_bytes()
    (folder / "in" / "ada.txt").write_text(text("Ada Quill", "Merania"), encoding="utf-8")
    (folder / "in" / "bela.txt").rename(folder / "bela.txt")
    pipeline.build(["in"], "out")
    (folder / "bela.txt").rename(folder / "in" / "bela.txt")
    counting = _Counting()
    summary = pipeline.build(["in"], "out", engine=counting)
    assert counting.read == ["bela.txt"]
    assert (summary.reused, summary.removed) == (7, ())
    (folder / "in" / "ada.txt").write_bytes(spare)
    counting = _Counting()
    summary = pipeline.build(["in"], "out", engine=counting)
    assert counting.read == ["ada.txt"]
    assert (summary.reused, summary.removed) == (7, ())
    assert content(folder / "out") == undisturbed
    assert not in_files(folder, b"Merania")


def in_files(place, words):
    return [f for f in place.rglob("*") if f.is_file() and words in f.read_bytes()]


def test_what_is_not_given_any_more_goes_and_is_told_or_is_kept_on_demand(folder, undisturbed):
    pipeline.build(["in"], "out")
    shutil.copytree("out", "copy")
    (folder / "new.txt").write_text(text("Ivo Zander"), encoding="utf-8")
    summary = pipeline.build(["new.txt"], "copy", keep=True)
    assert (summary.documents, summary.reused, len(summary.kept), summary.removed) == (9, 8, 8, ())
    counting = _Counting()
    summary = pipeline.build(["in", "new.txt"], "copy", engine=counting)
    assert (summary.documents, summary.reused, summary.kept, counting.read) == (9, 9, (), [])
    summary = pipeline.build(["in"], "copy", engine=counting)
    assert (summary.documents, summary.removed, counting.read) == (8, ("new.txt",), [])
    assert content(folder / "copy") == undisturbed
    assert not in_files(folder / "copy", b"Zander")


def test_a_name_or_quotation_that_holds_what_separates_lines_elsewhere_stays_whole(folder):
    (folder / "in" / "two\u2028lines.txt").write_text(text("Bela Marr", "Tarn"), encoding="utf-8")
    pipeline.build(["in"], "out")
    (folder / "in" / "more.txt").write_text(text("Cora Marr", "Tarn"), encoding="utf-8")
    summary = pipeline.build(["in"], "out")
    assert (summary.documents, summary.reused) == (len(NAMES) + 2, len(NAMES) + 1)
    line = f'<a:s> <a:p> "two\u2028lines" <{Settings().base}graph/doc-0a> .\n'
    assembly = Assembly(
        run=Run(settings=Settings(), model="m", model_version="1", model_sha256="0"),
        record=Record("", {}),
        earlier=None,
        taken=["0a"],
        new=(),
        unread=(),
        repeated=(),
    )
    assert list(assembly._withheld(line + line.replace("doc-0a", "doc-0b"))) == [line]


def test_the_model_is_let_go_before_the_store_is_written(folder, monkeypatch):
    made, alive, write = [], [], Assembly.write

    def engine(settings):
        one = local()(settings)
        one.itself = one  # as a model is, held by a cycle, and kept from the collector
        made.append(weakref.ref(one))
        gc.freeze()
        return one

    monkeypatch.setattr(Assembly, "write", lambda self, *given: alive.append(made[0]()) or write(self, *given))
    pipeline.build(["in"], "out", engine=engine)
    assert alive == [None]


def test_another_way_of_reading_reads_everything_and_keeps_nothing(folder, monkeypatch):
    pipeline.build(["in/ada.txt", "in/bela.txt"], "out")
    monkeypatch.setattr("rightsgraph.pipeline.fingerprint", lambda settings: "another")
    with pytest.raises(UsageError, match="--keep: out was made by another version"):
        pipeline.build(["in/ada.txt"], "out", keep=True)
    counting = _Counting()
    summary = pipeline.build(["in/ada.txt"], "out", engine=counting)
    assert counting.read == ["ada.txt"]
    assert summary.removed == ("bela.txt",)


def test_a_line_of_json_lines_that_changes_is_read_alone(folder):
    rows = [{"id": name.split()[0], "text": text(name)} for name in NAMES[:3]]
    Path("rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    pipeline.build(["rows.jsonl"], "out")
    rows[1]["text"] = text(NAMES[1], "Merania")
    Path("rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    counting = _Counting()
    summary = pipeline.build(["rows.jsonl"], "out", engine=counting)
    assert counting.read == ["Bela"]
    assert (summary.reused, summary.removed) == (2, ())


def test_a_repeat_whose_first_name_goes_counts_under_the_other(folder):
    shutil.copyfile("in/ada.txt", "in/zed.txt")
    pipeline.build(["in/ada.txt", "in/zed.txt"], "out")
    summary = pipeline.build(["in/ada.txt", "in/zed.txt"], "out")
    assert (summary.unchanged, len(summary.repeated)) == (True, 1)
    summary = pipeline.build(["in/zed.txt"], "out")
    assert (summary.documents, summary.repeated) == (1, ())
    pipeline.build(["in/zed.txt"], "fresh")
    assert content(folder / "out") == content(folder / "fresh")


def test_a_retracted_document_is_in_no_file_not_even_of_an_interrupted_build(folder):
    pipeline.build(["in"], "out")
    with Journal("out") as journal:
        journal.add(b"k" * 32, b"Ada Quill")
    assert in_files(folder, b"Ada Quill")
    for file in (folder / "in").iterdir():
        if file.name == "ada.txt":
            file.unlink()
    retract("out", "ada.txt", by="test", when="2026-01-01T00:00:00Z", reason="asked to")
    assert not in_files(folder, b"Ada Quill")
    assert names(folder) == ["in", "out"]


def test_a_journal_gives_back_its_whole_records_and_cuts_off_a_torn_one(tmp_path):
    with Journal(tmp_path / "out") as journal:
        journal.add(b"a" * 32, b"first")
        journal.add(b"b" * 32, b"second")
    place = tmp_path / ".out.journal"
    whole = place.read_bytes()
    for torn in (whole[:-1], whole[:-3], whole[: len(whole) // 2 + 10], whole[:-1] + b"x", whole + b"ab"):
        place.write_bytes(torn)
        with Journal(tmp_path / "out") as journal:
            assert journal[b"a" * 32] == b"first"
            assert (b"b" * 32 in journal) == (torn.startswith(whole))
            journal.add(b"c" * 32, b"third")
        with Journal(tmp_path / "out") as journal:
            assert journal[b"c" * 32] == b"third"
    with Journal(tmp_path / "out") as journal:
        journal.remove()
    assert names(tmp_path) == []


# Builds that are really stopped


def started(folder, *options, at_least=0):
    """A running build of the eight texts whose journal holds something; it can be interrupted wherever tests run."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so it is in a shell's background jobs, and their children
        signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command("build", "in", "--out", "out", *options), cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE
    )
    journal = folder / ".out.journal"
    until = time.monotonic() + 120
    while process.poll() is None and not (journal.exists() and journal.stat().st_size > at_least):
        assert time.monotonic() < until
        time.sleep(0.005)
    return process


def test_an_interrupted_build_keeps_what_it_did_and_goes_on(folder, undisturbed):
    for _ in range(5):  # on a busy machine a build can be done before it is interrupted
        with started(folder, at_least=1000) as process:
            process.send_signal(signal.SIGINT)
            _, error = process.communicate(timeout=60)
        if process.returncode == 130:
            break
        shutil.rmtree(folder / "out")
    assert process.returncode == 130
    assert error.decode().count("\n") == 1
    assert "documents that are done are kept: give the same command again to go on" in error.decode()
    assert names(folder) == [".out.journal", "in"]
    counting = _Counting()
    pipeline.build(["in"], "out", engine=counting)
    assert len(counting.read) < 8
    assert content(folder / "out") == undisturbed


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_killed_build_goes_on_and_gives_the_bytes_of_one_that_was_not(folder, undisturbed, workers):
    for _ in range(5):
        with started(folder, "--workers", workers, at_least=1000) as process:
            process.kill()
            process.communicate(timeout=60)
        if process.returncode < 0:
            break
        shutil.rmtree(folder / "out")
    assert not (folder / "out").exists()
    counting = _Counting()
    pipeline.build(["in"], "out", engine=counting)
    assert len(counting.read) < 8
    assert content(folder / "out") == undisturbed
    assert names(folder) == ["in", "out"]


def test_a_worker_that_is_killed_changes_nothing(folder, undisturbed):
    with started(folder, "--workers", "2") as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while not (workers := children.read_text().split()):
            time.sleep(0.005)
        os.kill(int(workers[0]), signal.SIGKILL)
        _, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, b"")
    assert content(folder / "out") == undisturbed


def test_a_second_build_into_one_folder_is_refused_in_one_line(folder):
    for _ in range(5):  # on a busy machine the first can be done before it is stopped
        with started(folder) as process:
            process.send_signal(signal.SIGSTOP)
            done = run("build", "in", "--out", "out", cwd=folder)
            process.kill()
            process.communicate()
        if done.returncode == 2:
            break
        shutil.rmtree(folder / "out")
    assert done.returncode == 2
    assert done.stderr == f"rightsgraph: {folder / 'out'}: another build is writing it; wait until it ends, or end it\n"


@pytest.fixture
def mounted(tmp_path):
    """A function that mounts a file system in memory; skips where only the superuser may."""
    place = tmp_path / "mounted"
    place.mkdir()

    def mount(options):
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.skip(f"cannot mount a file system: {done.stderr.strip()}")
        return place

    yield mount
    subprocess.run(["umount", place], capture_output=True, check=False)


def test_on_a_full_disk_a_build_stops_in_one_line_and_goes_on_when_there_is_room(folder, undisturbed, mounted):
    place = mounted("size=96k")
    done = run("build", "in", "--out", str(place / "out"), cwd=folder)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no space left on device" in done.stderr.lower()
    assert not (place / "out").exists()
    subprocess.run(["mount", "-o", "remount,size=64m", place], check=True)
    counting = _Counting()
    pipeline.build(["in"], place / "out", engine=counting)
    assert content(place / "out") == undisturbed
    assert names(place) == ["out"]


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(folder, mounted):
    place = mounted("size=1m,ro")
    done = run("build", "in", "--out", str(place / "out"), cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(f"rightsgraph: {place / 'out'}: cannot be written (")
    assert done.stderr.endswith("); choose another --out\n")
    assert done.stderr.count("\n") == 1


def test_a_damaged_record_of_inputs_means_reading_all_again(folder):
    pipeline.build(["in/ada.txt"], "out")
    Path("out/inputs.json").write_text("{", encoding="utf-8")
    counting = _Counting()
    pipeline.build(["in/ada.txt"], "out", engine=counting)
    assert counting.read == ["ada.txt"]
    Path("out/inputs.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match=r"out/inputs.json: damaged .*; delete that file, and build again"):
        retract("out", "ada.txt", by="test", when="2026-01-01T00:00:00Z", reason="asked to")
