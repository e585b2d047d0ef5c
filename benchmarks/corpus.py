"""Print what a build of many documents costs, stage by stage, beside spaCy's own pipeline in the same run.

    python benchmarks/corpus.py ROWS.jsonl [--documents 100 1000 10000] [--reference 50]

ROWS.jsonl holds documents, one a line (`id`, `text`); where more are wanted than it has, they are repeated under other
ids, with a line of their own in the text, and the table says so. Times are of the processor (user and system, of all
threads), since a wall clock measures the neighbours too; the build's wall time stands beside. Batches of both sides
take turns, so that both meet the same machine.
"""

import argparse
import json
import resource
import shutil
import statistics
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from rightsgraph.claims import read_story
from rightsgraph.config import BASE_MODEL, Settings
from rightsgraph.dataset import describe
from rightsgraph.documents import read_documents
from rightsgraph.iris import HR, Minter
from rightsgraph.linking import link
from rightsgraph.mapping import to_nquads
from rightsgraph.records import Document
from rightsgraph.stages import CHECKED, Stages, seldom_collected
from rightsgraph.store import GraphStore
from rightsgraph.tagging import load_tagger
from rightsgraph.validation import Gate, quarantine

BATCH = 32
STORED = 500


def cpu() -> float:
    """Return the processor time of this process in seconds."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def rows(path: str, wanted: int) -> Iterator[str]:
    """Yield so many lines of JSON, repeated under other ids where there are too few."""
    given = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    for number in range(wanted):
        row, again = given[number % len(given)], number // len(given)
        text = row["text"] if not again else f"{row['text']}\n\nCopy {again}."
        yield json.dumps({"id": f"{row['id']}-{again}" if again else str(row["id"]), "text": text}) + "\n"


def conforming(gate: Gate, quads: list[str]) -> Iterator[str]:
    """Yield what conforms of each document, checked as many at once as a build checks."""
    for at in range(0, len(quads), CHECKED):
        some = quads[at : at + CHECKED]
        for nquads, found in zip(some, gate.check_all(some), strict=True):
            yield quarantine(nquads, found, gate=gate)[0]


class Clock:
    """Processor seconds by stage, and of each batch for the two sides that are compared."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def timed(self, stage: str, work: Callable[[], Any]) -> Any:
        """Do the work and return what it returns."""
        began = cpu()
        try:
            with seldom_collected():
                return work()
        finally:
            self.spent[stage] += cpu() - began


def measured(path: str, wanted: int, reference: int) -> None:
    """Build so many documents stage by stage, and print the table."""
    import spacy

    settings, clock, minter = Settings(), Clock(), Minter(Settings().base)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stock = spacy.load(BASE_MODEL)
    tagger, gate, run = load_tagger(settings), Gate(), Stages(settings).run
    folder = Path(tempfile.mkdtemp(prefix="rightsgraph-benchmark-"))
    try:
        source = folder / "rows.jsonl"
        source.write_text("".join(rows(path, wanted)), encoding="utf-8")
        found = read_documents([source], max_bytes=settings.max_bytes)
        words = triples = documents = 0
        ratios, sample, waiting = [], [], []
        wall = 0.0
        with GraphStore.create(folder / "out") as store:
            while batch := clock.timed("reading", lambda: [d for _, d in zip(range(BATCH), found, strict=False)]):
                texts = [d.text for d in batch if isinstance(d, Document)]
                documents += len(texts)
                words += sum(len(text.split()) for text in texts)
                before = sum(clock.spent.values())
                began = time.perf_counter()
                parses = clock.timed("spaCy and names", lambda: list(tagger.parse(batch)))
                linked = clock.timed("linking", lambda: [link(p, tagger.gazetteer) for p in parses])  # noqa: B023
                stories = clock.timed("claims", lambda: [read_story(one) for one in linked])  # noqa: B023
                quads = clock.timed("mapping", lambda: [to_nquads(s, minter, run.iri()) for s in stories])  # noqa: B023
                kept = clock.timed("validation", lambda: list(conforming(gate, quads)))  # noqa: B023
                triples += sum(q.count("\n") for q in kept)
                waiting += kept
                if len(waiting) >= STORED or documents >= wanted:
                    clock.timed("store", lambda: store.bulk("".join(waiting), checked=True))  # noqa: B023
                    waiting.clear()
                ours = sum(clock.spent.values()) - before
                wall += time.perf_counter() - began
                began_stock = cpu()
                list(stock.pipe(texts))
                theirs = cpu() - began_stock
                clock.spent["stock nlp.pipe"] += theirs
                ratios.append(ours / theirs)
                sample += quads[: max(0, reference - len(sample))]
            clock.timed("store", lambda: store.bulk("".join(describe(store, run))))
        size = sum(f.stat().st_size for f in (folder / "out").rglob("*") if f.is_file())
        show(clock, ratios, documents=documents, words=words, triples=triples, size=size, wall=wall)
        beside(clock, sample, triples_text="".join(sample))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def show(
    clock: Clock, ratios: list[float], *, documents: int, words: int, triples: int, size: int, wall: float
) -> None:
    """Print the stages, and the whole against spaCy's own pipeline."""
    theirs = clock.spent.pop("stock nlp.pipe")
    whole = sum(clock.spent.values())
    print(
        f"\n{documents:,} documents, {words:,} words, {triples:,} triples; {size / documents / 1000:.1f} kB a document"
    )
    print(f"{'stage':<18}{'s':>9}{'share':>8}{'docs/s':>10}{'words/s':>11}{'triples/s':>11}")
    for stage, seconds in (*clock.spent.items(), ("the whole build", whole), ("stock nlp.pipe", theirs)):
        rate = [n / seconds if seconds else 0.0 for n in (documents, words, triples)]
        print(
            f"{stage:<18}{seconds:>9.1f}{100 * seconds / whole:>7.1f}%"
            f"{rate[0]:>10,.1f}{rate[1]:>11,.0f}{rate[2]:>11,.0f}"
        )
    late = sum(clock.spent[stage] for stage in ("mapping", "validation", "store"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"build over stock nlp.pipe: {whole / theirs:.2f} in all, {statistics.median(ratios):.2f} median of batches")
    print(
        f"mapping, validation and store: {100 * late / whole:.1f} % of the build; wall time of the build {wall:.1f} s"
    )
    print(f"peak memory, both pipelines in one process: {peak:,.0f} MB")


def beside(clock: Clock, sample: list[str], triples_text: str) -> None:
    """Print the reference engine and rdflib on a sample."""
    import rdflib

    if not sample:
        return
    quads = triples_text.count("\n")
    fast, slow = Gate(), Gate(engine="reference")
    same = [clock.timed("fast", lambda: fast.check(q)) for q in sample]  # noqa: B023
    agree = [clock.timed("pySHACL", lambda: slow.check(q)) for q in sample]  # noqa: B023
    where = [[(f.severity, f.shape, f.focus) for f in found] for found in (*same, *agree)]
    print(
        f"\non {len(sample)} documents, {quads:,} triples: gate {len(sample) / clock.spent['fast']:,.0f} documents/s, "
    )
    agrees = where[: len(same)] == where[len(same) :]
    print(f"pySHACL alone {len(sample) / clock.spent['pySHACL']:,.1f}; they agree: {agrees}")
    store, graph = ox.Store(), rdflib.Dataset(default_union=True)
    clock.timed("load", lambda: store.bulk_load(triples_text, ox.RdfFormat.N_QUADS))
    clock.timed("rdflib load", lambda: graph.parse(data=triples_text, format="nquads"))
    query = f"SELECT ?type (COUNT(?e) AS ?n) WHERE {{ ?e a ?type . ?c <{HR}about> ?e }} GROUP BY ?type"
    clock.timed("query", lambda: list(store.query(query, use_default_graph_as_union=True)))
    clock.timed("rdflib query", lambda: list(graph.query(query)))
    clock.timed("write", lambda: store.dump(format=ox.RdfFormat.N_QUADS))
    clock.timed("rdflib write", lambda: graph.serialize(format="nquads"))
    for what in ("load", "query", "write"):
        ours, theirs = clock.spent[what], clock.spent[f"rdflib {what}"]
        print(
            f"{what:<8}{1000 * ours:>9.1f} ms, rdflib {1000 * theirs:>9.1f} ms ({theirs / max(ours, 1e-6):.0f} times)"
        )


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows")
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--reference", type=int, default=20, help="documents checked by pySHACL too (%(default)s)")
    arguments = parser.parse_args()
    with Path(arguments.rows).open(encoding="utf-8") as stream:
        given = sum(1 for line in stream if line.strip())
    print(f"{Path(arguments.rows).name}: {given:,} documents", end="")
    print("; more are copies under other ids, with one line of their own" if max(arguments.documents) > given else "")
    for wanted in arguments.documents:
        measured(arguments.rows, wanted, arguments.reference)


if __name__ == "__main__":
    main()
