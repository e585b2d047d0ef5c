"""A document is withdrawn: all that rests on it goes, and nothing else.

What remains is byte for byte what a build without the document would have written, and one line in the ledger that says
who withdrew it, when and why. The store is written anew, since a deleted statement may live on in a database's files.
"""

import shutil
from pathlib import Path

import pyoxigraph as ox

from rightsgraph.buildfiles import BuildFiles, Ending, write_files
from rightsgraph.dataset import describe
from rightsgraph.errors import UsageError
from rightsgraph.inputs import Record
from rightsgraph.iris import Minter
from rightsgraph.resolution import Decision, Verdict, append, apply_ledger, ledger_of
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore, Journal, staged
from rightsgraph.summary import DocumentSummary, Summary

__all__ = ["retract"]

_AT_ONCE = 200_000


def retract(out: str | Path, document: str, *, by: str, when: str, reason: str) -> tuple[DocumentSummary, Summary]:
    """Withdraw a document from the build at `out`; return what it had given, and the sum of what remains.

    `document` is its name, its id or its IRI. All or nothing: `out` is replaced whole. Later builds into `out` leave it
    out too, until the decision is undone. UsageError when no document, or more than one, is so called or no reason is
    given; StoreError when the build cannot be read or written.
    """
    if not reason.strip():
        raise UsageError("--reason: say why the document is withdrawn; the ledger keeps it")
    out = Path(out)
    files = BuildFiles.read(out)
    minter = Minter(files.run.settings.base)
    gone = _document(files, minter, document)
    graph = ox.NamedNode(minter.graph(gone.id))
    decision = Decision(
        verdict=Verdict.RETRACT, subjects=(minter.document(gone.id),), by=by, when=when, reason=reason.strip()
    )
    with staged(out) as folder:
        if ledger_of(out).exists():
            shutil.copyfile(ledger_of(out), ledger_of(folder))
        append(ledger_of(folder), [decision])
        with GraphStore.open(out) as source, GraphStore.create(folder) as target:
            vocabulary = len(target.store)
            _copy(source, target, without=(graph, ox.DefaultGraph(), ox.NamedNode(VOCABULARY_GRAPH)))
            for piece in describe(target, files.run):
                target.bulk(piece)
            statements = len(target.store) - vocabulary
        withheld = "".join(f"{line}\n" for line in files.withheld.split("\n") if line and f" {graph} ." not in line)
        summary = write_files(
            folder,
            files.run,
            (d for d in files.documents() if d.id != gone.id),
            lambda: Ending(statements=statements, withheld=withheld),
            unread=files.unread,
            repeated=tuple(r for r in files.repeated if not r.reason.endswith(f" as {gone.name}")),
        )
        record = Record.read(out)
        if record is not None:
            record.without(gone.id).write(folder)
        Journal(out).remove()  # a build that was interrupted may hold its words too
        apply_ledger(folder)
    return gone, summary


def _document(files: BuildFiles, minter: Minter, wanted: str) -> DocumentSummary:
    found = [d for d in files.documents() if wanted in (d.name, d.id, minter.document(d.id))]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(d.id for d in found)
        raise UsageError(f"{wanted}: {len(found)} documents are so called; give the id of one: {ids}")
    raise UsageError(f"{wanted}: no such document in the build; rightsgraph.json lists them by name and id")


def _copy(source: GraphStore, target: GraphStore, *, without: tuple[ox.NamedNode | ox.DefaultGraph, ...]) -> None:
    lines: list[str] = []
    for quad in source.store:
        if quad.graph_name not in without:
            lines.append(f"{quad} .\n")
            if len(lines) == _AT_ONCE:
                target.bulk("".join(lines))
                lines.clear()
    target.bulk("".join(lines))
