"""The engine of a cluster: Apache Spark shares the documents out, and every Python worker carries its own to N-Quads.

Documents go out in waves. A wave is a table of packed documents; `mapInArrow` takes each partition through the stages
in a Python worker that keeps its model for the partitions to come; what comes out is written by Spark as files that it
commits when all of them are whole. So a task that dies is tried again by Spark, its half-written files count for
nothing, and no result passes through the memory of another executor. A wave that fails for good, because one of its
documents ends every worker, is halved until that document is found; it is reported and left out.
"""

import contextlib
import os
import pickle
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.engines.outcomes import Lost, Packed
from rightsgraph.engines.single import Single
from rightsgraph.errors import ModelError, RemoteError, UsageError
from rightsgraph.records import Document
from rightsgraph.stages import Stages

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

__all__ = ["LOCAL", "Spark"]

LOCAL = "local[*,4]"
"""The master that needs no cluster: this machine, with all its cores; a task is tried four times."""

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
}
_LOST = "every process of the cluster that read it died; leave it out, or split it"
_WAVE = 4_096
"""Documents in a wave: enough for the start of a job to cost little, few enough for the driver's memory."""

_PARTITION = 32
_DIED = ("Python worker exited unexpectedly", "Python worker failed to connect back", "ExecutorLostFailure")
"""What Spark says when a process died; anything else is no document's fault, and ends the build."""

_ERRORS = "rightsgraph.errors."
_ROW = "number bigint, data binary, reason string"


class Spark:
    """Takes documents through the stages on a Spark cluster.

    `master` is a master's address, or `local[...]`; None leaves it to spark-submit and spark-defaults.conf, and is this
    machine where they say nothing. `files` is a folder that driver and executors all reach (a path or an URI of
    Hadoop's file systems), where waves are written and removed; it may be left out where the master is this machine.
    UsageError when PySpark or Java is missing or `files` is needed.
    """

    def __init__(
        self, settings: Settings, *, master: str | None = None, files: str | None = None, time_limit: float = 300.0
    ) -> None:
        _check()
        self._master, self._files = master, files
        self._run = Stages(settings).run
        self._work = _Work(self._run, settings, time_limit)

    @property
    def run(self) -> Run:
        """What makes the claims."""
        return self._run

    def results(self, documents: Iterable[Document]) -> Iterator[Packed | Lost]:
        """Yield what each document gives, wave by wave, in any order."""
        rest = iter(documents)
        with _session(self._master, self._files) as session, _folder(session, self._files) as folder:
            while wave := tuple(islice(rest, _WAVE)):
                yield from self._through(session, folder, wave)

    def _through(
        self, session: "SparkSession", folder: str, wave: tuple[Document, ...], *, second: bool = False
    ) -> Iterator[Packed | Lost]:
        place = f"{folder}/{uuid4().hex}"
        try:
            self._submit(session, place, wave)
        except Exception as error:
            said = str(error)
            if _ERRORS in said:
                raise _ours(said) from error
            if not any(words in said for words in _DIED):
                raise RemoteError(f"Spark: {_line(said)}; look into its log; what was done is kept") from error
            if len(wave) > 1:
                half = len(wave) // 2
                yield from self._through(session, folder, wave[:half])
                yield from self._through(session, folder, wave[half:])
            elif second:
                yield Lost(document=wave[0], reason=_LOST)
            else:
                yield from self._through(session, folder, wave, second=True)
            return
        for row in session.read.parquet(place).toLocalIterator(prefetchPartitions=False):
            document = wave[row.number]
            if row.reason is None:
                yield Packed(document=document, data=bytes(row.data))
            else:
                yield Lost(document=document, reason=row.reason)
        _remove(session, place)

    def _submit(self, session: "SparkSession", place: str, wave: tuple[Document, ...]) -> None:
        import pyarrow as pa

        table = pa.table(
            {
                "number": pa.array(range(len(wave)), pa.int64()),
                "document": pa.array([pickle.dumps(d) for d in wave], pa.binary()),
            }
        )
        parts = max(-(-len(wave) // _PARTITION), 1)
        sent = session.createDataFrame(table).repartition(parts)
        done = sent.mapInArrow(self._work, _ROW)
        done.write.mode("error").parquet(place)


@dataclass(frozen=True)
class _Work:
    """What a Python worker does with a partition, sent there with nothing else of the driver's memory.

    Raises ModelError where a worker's program or model is not that of the driver: its claims would be others.
    """

    run: Run
    settings: Settings
    time_limit: float

    def __call__(self, batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        import pyarrow as pa

        schema = pa.schema([("number", pa.int64()), ("data", pa.binary()), ("reason", pa.string())])
        for batch in batches:
            numbers = batch.column("number").to_pylist()
            documents = [pickle.loads(d) for d in batch.column("document").to_pylist()]  # noqa: S301 (the driver's own)
            at = {document.id: number for document, number in zip(documents, numbers, strict=True)}
            for outcome in self._engine().results(documents):
                number = at[outcome.document.id]
                row: dict[str, list[Any]] = {"number": [number], "data": [None], "reason": [None]}
                if isinstance(outcome, Packed):
                    row["data"] = [outcome.data]
                else:
                    row["reason"] = [outcome.reason]
                yield pa.RecordBatch.from_pydict(row, schema=schema)

    def _engine(self) -> Single:
        if self not in _MODELS:
            made = Single(self.settings, time_limit=self.time_limit)
            if made.run != self.run:
                ours, theirs = (f"{r.tool_version} with {r.model} {r.model_version}" for r in (self.run, made.run))
                raise ModelError(f"has rightsgraph {theirs}, the driver {ours}; install the very same everywhere")
            _MODELS[self] = made
        return _MODELS[self]


_MODELS: dict[_Work, Single] = {}
"""The model of a Python worker, kept from partition to partition. Spark gives it no other place to be kept."""


def _check() -> None:
    if any(find_spec(name) is None for name in ("pyspark", "pyarrow", "pandas")):
        raise UsageError("--engine spark: PySpark is not installed; pip install 'rightsgraph[spark]'")
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise UsageError("--engine spark: no Java was found; install Java 17 or later, or set JAVA_HOME")


@contextlib.contextmanager
def _session(master: str | None, files: str | None) -> "Iterator[SparkSession]":
    """Yield the session of Spark: the one there is, or one that is ended afterwards."""
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    given = SparkSession.getActiveSession()
    if given is not None:
        yield given
        return
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with warnings.catch_warnings():
        # PySpark warns of newer pandas, which is not used here.
        warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
        where = master or SparkConf().get("spark.master", None) or LOCAL
        if files is None and not where.startswith("local"):
            raise UsageError(f"--master {where}: give --shared FOLDER, one that this machine and all executors reach")
        settings = dict(_SETTINGS)
        if where.startswith("local"):  # nothing listens to other machines
            settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        builder = SparkSession.builder.appName("rightsgraph").master(where)
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        try:
            yield session
        finally:
            session.stop()


@contextlib.contextmanager
def _folder(session: "SparkSession", files: str | None) -> Iterator[str]:
    """Yield a folder of this build's own in `files`, or in a temporary folder of this machine."""
    if files is None:
        with tempfile.TemporaryDirectory(prefix="rightsgraph-spark-") as made:
            yield f"file://{made}"
        return
    place = f"{files.rstrip('/')}/rightsgraph-{uuid4().hex}"
    try:
        yield place
    finally:
        _remove(session, place)


def _remove(session: "SparkSession", place: str) -> None:
    """Remove a folder of whatever file system Spark writes to."""
    context: Any = session.sparkContext
    path = context._jvm.org.apache.hadoop.fs.Path(place)  # noqa: SLF001 (PySpark has no other way to Hadoop's files)
    path.getFileSystem(context._jsc.hadoopConfiguration()).delete(path, True)  # noqa: SLF001, FBT003


def _ours(said: str) -> ModelError:
    """Return an error that is no document's fault, such as a model that an executor does not have."""
    line = next(part for part in said.splitlines() if _ERRORS in part)
    return ModelError(f"an executor {line.partition(_ERRORS)[2].partition(': ')[2].strip()}")


def _line(said: str) -> str:
    return " ".join(said.split())[:200]
