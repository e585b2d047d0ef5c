"""The engine of a cluster, on Spark in this machine: the same bytes as the local one, whatever dies on the way.

PySpark is half a gigabyte, so the tests do not require it: `.ci/run` installs requirements/spark.txt for them.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from rightsgraph import pipeline
from rightsgraph.cli import main
from rightsgraph.config import Settings
from rightsgraph.engines import Lost, Packed, cluster
from rightsgraph.errors import ModelError, RemoteError, UsageError

_MISSING = [
    *(f"not here: {name} (requirements/spark.txt)" for name in ("pyspark", "pyarrow") if find_spec(name) is None),
    *(["not here: Java"] if shutil.which("java") is None and not os.environ.get("JAVA_HOME") else []),
]
on_spark = pytest.mark.skipif(bool(_MISSING), reason="; ".join(_MISSING))
FILES = ("documents.jsonl", "inputs.json", "report.json", "report.txt", "quarantine.trig", "rightsgraph.json")
PLACES = ("Lusaka", "Kitwe", "Ndola", "Kabwe")
NAMES = ("Grace Banda", "Peter Mwale", "Ruth Phiri", "John Tembo", "Mary Zulu")


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """Twenty short texts about invented people."""
    path = tmp_path_factory.mktemp("cluster") / "texts.jsonl"
    rows = [
        {
            "id": f"text-{n:02}",
            "date": f"2021-0{1 + n % 9}-11",
            "text": f"Police in {PLACES[n % 4]} arrested the journalist {NAMES[n % 5]} on {1 + n} March 2020. "
            f"{NAMES[(n + 1) % 5]} was reportedly beaten in custody. The ministry denied that anyone had been held.",
        }
        for n in range(20)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def local(texts):
    out = texts.with_name("local")
    pipeline.build([texts], out)
    return out


def spark(texts: Path, out: Path, master: str) -> list[str]:
    command = [sys.executable, "-m", "rightsgraph", "build", str(texts), "--out", str(out)]
    return [*command, "--engine", "spark", "--master", master, "--json"]


def exported(out: Path) -> bytes:
    command = [sys.executable, "-m", "rightsgraph", "export", str(out), "--format", "nquads"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def same(one: Path, other: Path) -> None:
    for name in FILES:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name
    assert exported(one) == exported(other)


def workers() -> set[int]:
    """The Python workers of Spark that have loaded the model (300 MB), by their process numbers."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            pages = int((folder / "statm").read_text().split()[1])
        except (OSError, IndexError):
            continue
        if b"pyspark.daemon" in command and pages * os.sysconf("SC_PAGE_SIZE") > 300e6:
            found.add(int(folder.name))
    return found


@on_spark
def test_spark_gives_the_same_bytes(texts, local, tmp_path):
    command = spark(texts, tmp_path / "out", "local[2]")
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"] == 20
    same(local, tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["out"], "nothing is left beside the build"


@on_spark
@pytest.mark.skipif(sys.platform != "linux", reason="workers are found in /proc")
def test_a_worker_that_is_killed_changes_nothing(texts, local, tmp_path):
    already, killed = workers(), 0
    command = spark(texts, tmp_path / "out", "local[2,4]")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + 600
        while process.poll() is None and not killed and time.monotonic() < until:
            for number in workers() - already:
                os.kill(number, signal.SIGKILL)
                killed += 1
            time.sleep(0.02)
        _, said = process.communicate(timeout=600)
    assert killed, "no worker was there to be killed"
    assert process.returncode == 0, said
    same(local, tmp_path / "out")


class Jobs:
    """Stands for Spark's jobs: `fails(wave)` gives the words of the error that a job ends with, or None."""

    def __init__(self, monkeypatch, fails):
        self.waves: list[list[str]] = []
        self.rows: list = []
        self.read = self

        def submit(engine, session, place, wave):
            self.waves.append([d.id for d in wave])
            said = fails(wave)
            if said:
                raise RuntimeError(said)
            self.rows = [
                type("Row", (), {"number": n, "data": d.id.encode(), "reason": None}) for n, d in enumerate(wave)
            ]

        monkeypatch.setattr(cluster.Spark, "_submit", submit)
        monkeypatch.setattr(cluster, "_remove", lambda session, place: None)

    def parquet(self, place):
        return self

    def toLocalIterator(self, prefetchPartitions):  # noqa: N802, N803 (Spark's names)
        return iter(self.rows)

    def through(self, documents):
        return list(object.__new__(cluster.Spark)._through(self, "folder", tuple(documents)))


def test_a_document_that_ends_every_worker_is_found_tried_twice_and_left_out(make, monkeypatch):
    documents = [make(f"Text number {n}.") for n in range(9)]
    poison = documents[5]
    jobs = Jobs(monkeypatch, lambda wave: "Python worker exited unexpectedly (crashed)" if poison in wave else None)
    outcomes = jobs.through(documents)
    done = [o for o in outcomes if isinstance(o, Packed)]
    (lost,) = (o for o in outcomes if isinstance(o, Lost))
    assert {o.document.id for o in done} == {d.id for d in documents} - {poison.id}
    assert all(o.data == o.document.id.encode() for o in done)
    assert lost.document is poison
    assert "every process of the cluster that read it died" in lost.reason
    assert jobs.waves.count([poison.id]) == 2


def test_what_is_no_documents_fault_ends_the_build_at_once(make, monkeypatch):
    documents = [make(f"Text number {n}.") for n in range(4)]
    jobs = Jobs(monkeypatch, lambda wave: "No space left on device")
    with pytest.raises(RemoteError, match="Spark: No space left on device; look into its log"):
        jobs.through(documents)
    assert len(jobs.waves) == 1
    jobs = Jobs(monkeypatch, lambda wave: "Traceback\nrightsgraph.errors.ModelError: has rightsgraph 0.0.1, too old\n")
    with pytest.raises(ModelError, match=r"an executor has rightsgraph 0\.0\.1, too old"):
        jobs.through(documents)
    assert len(jobs.waves) == 1


def test_without_spark_or_java_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"rightsgraph\[spark\]"):
        cluster.Spark(Settings())
    monkeypatch.setattr(cluster, "find_spec", lambda name: name)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError, match="install Java 17"):
        cluster.Spark(Settings())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "spark", "--workers", "2"], "leave it out with --engine spark"),
        (["--master", "local[2]"], "belong to --engine spark"),
        (["--shared", "/srv/shared"], "belong to --engine spark"),
    ],
)
def test_options_that_do_not_go_together_are_refused(options, said, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Police arrested Ana Ruiz.")
    assert main(["build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), *options]) == 2
    assert said in capsys.readouterr().err
