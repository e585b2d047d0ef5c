"""The stages, composed: documents in, a build out, whole or not at all.

What a build writes into OUT:

    rightsgraph.json   what made it: version, settings, model, SHA-256 of every input; marks the folder as a build
    graph/             the store: a named graph a document, the vocabulary, the data set's description
    documents.jsonl    what each document gave: counts and findings
    inputs.json        which input gave which documents, by digests: what has not changed is not read again
    report.txt, .json  what was read, found and withheld
    quarantine.trig    the records at Violation, kept out of the graph
    ledger.jsonl       what people decided, taken over from the build that is replaced; only when there is something
    view/              the store with all decisions applied; only when there are some

OUT holds exactly the documents that were given, in whatever steps it was made (docs/builds.md).
"""

import gc
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from rightsgraph.config import Settings
from rightsgraph.engines import EngineMaker, local
from rightsgraph.errors import InputError
from rightsgraph.fingerprint import fingerprint
from rightsgraph.gathering import Gathering
from rightsgraph.resolution import append, apply_ledger, ledger_of, read, replay
from rightsgraph.store import Journal, LeftAsItIs, staged
from rightsgraph.store import fingerprint as decided
from rightsgraph.summary import Summary

__all__ = ["build"]


def build(
    paths: Iterable[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    ledger: str | Path | None = None,
    engine: EngineMaker | None = None,
    keep: bool = False,
    on_progress: Callable[[int, int | None], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Build the graph of the documents at `paths` into the folder `out` and return what was done.

    The order of `paths` changes nothing; a text given twice counts once. What an earlier build in `out`, or one that
    was interrupted, has read already in the same way is not read again. Documents of the earlier build that are not
    given any more go, or stay with `keep`. `engine` takes the documents through the stages: this process, unless told.
    `on_progress` is called with documents done and documents in all as far as they are counted. What cannot be read
    stands in the summary's `unread`, and so does what was retracted. The decisions of an earlier build in `out` are
    taken over; those of the file `ledger` are added to them. Raises UsageError, ModelError, ResourceError, InputError
    (a broken ledger), StoreError or KeyboardInterrupt; then `out` is as it was before, and the next call goes on with
    what was done.
    """
    began = time.perf_counter()
    settings = settings or Settings()
    out = Path(out)
    made_by = fingerprint(settings)
    with staged(out) as folder, Journal(out) as journal:
        retracted = _take_over(out, ledger, folder)
        work = Gathering(out, settings, made_by, journal, retracted)
        if keep:
            work.check_keeping()
        try:
            work.gather(paths, engine or local(), on_progress, stdin)
            gc.unfreeze()
            gc.collect()  # the model is needed no more, and its memory is what the store takes next
            if keep:
                work.keep()
            assembly = work.assembly()
            unchanged = assembly.is_as_before() and decided(folder) == decided(out)
            if unchanged:
                summary = replace(assembly.as_before(), files=_sizes(out), unchanged=True)
            else:
                summary = assembly.write(folder, work.results(assembly.new))
                apply_ledger(folder)
                summary = replace(summary, files=_sizes(folder))
        except KeyboardInterrupt as error:
            raise KeyboardInterrupt(work.interrupted()) from error
        summary = work.compared(summary)
        if unchanged:
            raise LeftAsItIs
    journal.remove()
    return replace(summary, seconds=time.perf_counter() - began)


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


def _sizes(folder: Path) -> dict[str, int]:
    """Return the size of every file of a build in bytes, that of the store as one, sorted by name."""
    sizes: dict[str, int] = {}
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        top, *below = file.relative_to(folder).parts
        name = f"{top}/" if below else top
        sizes[name] = sizes.get(name, 0) + file.stat().st_size
    return sizes
