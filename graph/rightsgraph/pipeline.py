"""The stages, composed: documents in, a build out, whole or not at all.

What a build writes into OUT:

    rightsgraph.json   what made it: version, settings, model, SHA-256 of every input; marks the folder as a build
    graph/             the store: a named graph a document, the vocabulary, the data set's description
    documents.jsonl    what each document gave: counts and findings
    report.txt, .json  what was read, found and withheld
    quarantine.trig    the records at Violation, kept out of the graph
    ledger.jsonl       what people decided, taken over from the build that is replaced; only when there is something
    view/              the store with all decisions applied; only when there are some
"""

import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from rightsgraph.buildfiles import BuildFiles
from rightsgraph.config import Settings
from rightsgraph.dataset import describe
from rightsgraph.documents import read_documents
from rightsgraph.errors import InputError
from rightsgraph.iris import Minter
from rightsgraph.records import Document, Unread
from rightsgraph.resolution import append, apply_ledger, ledger_of, read, replay
from rightsgraph.stages import Stages
from rightsgraph.store import GraphStore, staged
from rightsgraph.summary import DocumentSummary, Summary

__all__ = ["build"]

_RETRACTED = "retracted; to read it again, undo that decision: rightsgraph ledger OUT, rightsgraph undo OUT ID"

_BATCH = 500
"""Documents loaded into the store at once: enough for bulk loading to pay, few enough for a laptop's memory."""


def build(
    paths: Iterable[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    ledger: str | Path | None = None,
    on_progress: Callable[[int, int | None], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Build the graph of the documents at `paths` into the folder `out` and return what was done.

    Documents are taken in the order of their ids, so the order of `paths` changes nothing; a text given twice counts
    once. `on_progress` is called with documents done and documents in all. What cannot be read stands in the summary's
    `unread`, and so does what was retracted. The decisions of an earlier build in `out` are taken over; those of the
    file `ledger` are added to them. Raises UsageError, ModelError, ResourceError, InputError (a broken ledger) or
    StoreError; then `out` is as it was before.
    """
    began = time.perf_counter()
    settings = settings or Settings()
    minter = Minter(settings.base)
    with staged(Path(out)) as folder:
        retracted = _take_over(Path(out), ledger, folder)
        documents, repeated, unread = _read(paths, settings, stdin)
        kept = tuple(d for d in documents if minter.document(d.id) not in retracted)
        unread += tuple(Unread(source=d.id, reason=_RETRACTED) for d in documents if d not in kept)
        stages = Stages(settings)
        found: list[DocumentSummary] = []
        withheld: list[str] = []
        with GraphStore.create(folder) as store:
            vocabulary = len(store.store)
            waiting: list[str] = []
            for number, result in enumerate(stages.results(kept), 1):
                found.append(DocumentSummary.read(result.line))
                withheld.append(result.quarantined)
                waiting.append(result.conforming)
                if len(waiting) == _BATCH or number == len(kept):
                    store.bulk("".join(waiting))
                    waiting.clear()
                if on_progress is not None:
                    on_progress(number, len(kept))
            store.bulk(describe(store, stages.run))
            statements = len(store.store) - vocabulary
        files = BuildFiles(
            run=stages.run, documents=tuple(found), unread=unread, repeated=repeated, withheld="".join(withheld)
        )
        summary = files.write(folder, statements=statements)
        apply_ledger(folder)
        sizes = _sizes(folder)
    return replace(summary, files=sizes, seconds=time.perf_counter() - began)


def _take_over(out: Path, ledger: str | Path | None, folder: Path) -> frozenset[str]:
    """Put the ledger of the build that is replaced, and the lines of `ledger`, into the folder of the new build.

    Returns the IRIs of the documents that are retracted.
    """
    decisions = read(ledger_of(out))
    if decisions:
        shutil.copyfile(ledger_of(out), ledger_of(folder))
    if ledger is not None:
        if not Path(ledger).is_file():
            raise InputError(f"--ledger {ledger}: no such file; name the ledger.jsonl of a build or a copy of one")
        append(ledger_of(folder), read(ledger))
    return frozenset(replay(read(ledger_of(folder))).retracted)


def _read(
    paths: Iterable[str | Path], settings: Settings, stdin: BinaryIO | None
) -> tuple[tuple[Document, ...], tuple[Unread, ...], tuple[Unread, ...]]:
    """Return the documents by id, those given more than once, and what could not be read."""
    by_id: dict[str, list[Document]] = {}
    unread = []
    for found in read_documents(paths, max_bytes=settings.max_bytes, stdin=stdin):
        if isinstance(found, Unread):
            unread.append(found)
        else:
            by_id.setdefault(found.id, []).append(found)
    documents, repeated = [], []
    for _, (first, *others) in sorted((i, sorted(same, key=lambda d: d.name)) for i, same in by_id.items()):
        documents.append(first)
        repeated += [Unread(source=d.name, reason=f"the same text as {first.name}") for d in others]
    return tuple(documents), tuple(repeated), tuple(sorted(unread, key=lambda u: (u.source, u.reason)))


def _sizes(folder: Path) -> dict[str, int]:
    """Return the size of every file of a build in bytes, that of the store as one, sorted by name."""
    sizes: dict[str, int] = {}
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        top, *below = file.relative_to(folder).parts
        name = f"{top}/" if below else top
        sizes[name] = sizes.get(name, 0) + file.stat().st_size
    return sizes
