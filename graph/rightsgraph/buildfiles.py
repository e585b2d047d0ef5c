"""The files of a build beside its store: what each document gave, the report, the quarantine, what made it.

All of them follow from `documents.jsonl`, the quarantine and the run, so a document that is withdrawn leaves no trace
in any of them: they are written again without it, as if it had never been read.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.errors import StoreError
from rightsgraph.export import export
from rightsgraph.records import Unread
from rightsgraph.store import MARKER, GraphStore
from rightsgraph.summary import DocumentSummary, Summary, summarise
from rightsgraph.validation import LongReport

__all__ = ["DOCUMENTS", "QUARANTINE", "BuildFiles", "Ending", "names_of", "statements_of", "write_files"]

DOCUMENTS = "documents.jsonl"
"""A line a document: what was read and found in it."""

QUARANTINE = "quarantine.trig"
"""The records at Violation, kept out of the graph."""

_REPORT, _REPORT_TEXT = "report.json", "report.txt"
_FINDINGS = '  "report": {\n'
"""The line of the report's file that its findings follow; what stands before it is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildFiles:
    """What stands in the files of a build: its run, what was not read, what was withheld, and which documents it has.

    `names` are those of its documents by their ids, in the order of the ids.
    """

    folder: Path
    run: Run
    names: Mapping[str, str]
    unread: tuple[Unread, ...]
    repeated: tuple[Unread, ...]
    withheld: str

    @classmethod
    def read(cls, folder: Path) -> "BuildFiles":
        """Return what the files of a build say; StoreError when one is missing or damaged."""
        at = folder / MARKER
        try:
            marker = json.loads(at.read_text(encoding="utf-8"))
            run = Run(
                settings=Settings(base=marker["settings"]["base"], model=marker["settings"]["model"]),
                model=marker["model"]["name"],
                model_version=marker["model"]["version"],
                model_sha256=marker["model"]["sha256"],
                tool_version=marker["rightsgraph"],
            )
            del marker
            at = folder / DOCUMENTS
            names = {d.id: d.name for d in _documents(at)}
            at = folder / _REPORT
            report = _summed(at)
            unread, repeated = (tuple(Unread(**u) for u in report[key]) for key in ("unread", "repeated"))
            at = folder / QUARANTINE
            withheld = "".join(sorted(f"{quad} .\n" for quad in ox.parse(at.read_bytes(), ox.RdfFormat.TRIG)))
        except (OSError, ValueError, KeyError, TypeError, SyntaxError) as error:
            raise _damaged(at) from error
        return cls(folder=folder, run=run, names=names, unread=unread, repeated=repeated, withheld=withheld)

    def documents(self) -> Iterator[DocumentSummary]:
        """Yield what each document gave, in the order of their ids; StoreError when the file is damaged."""
        at = self.folder / DOCUMENTS
        try:
            yield from _documents(at)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(at) from error

    def summary(self) -> Summary:
        """Return their sum."""
        statements = statements_of(self.folder)
        return summarise(self.documents(), unread=self.unread, repeated=self.repeated, statements=statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What is known of a build only when all its documents are in the store; `withheld` are N-Quads."""

    statements: int
    withheld: str


def write_files(
    folder: Path,
    run: Run,
    documents: Iterable[DocumentSummary],
    ending: Callable[[], Ending],
    *,
    unread: tuple[Unread, ...],
    repeated: tuple[Unread, ...],
) -> Summary:
    """Write the files of a build into a folder, and return their sum.

    `documents` come in the order of their ids and are not held; then `ending` is asked.
    """
    with (
        LongReport() as report,
        _opened(folder / DOCUMENTS) as lines,
        _opened(folder / MARKER) as marker,
    ):
        noted = _noted(documents, lines, marker, run, report)
        summary = summarise(noted, unread=unread, repeated=repeated, statements=0)
        ended = ending()
        summary = replace(summary, statements=ended.statements)
        with _opened(folder / _REPORT_TEXT) as stream:
            stream.writelines(report.text())
        with _opened(folder / _REPORT) as stream:
            head = json.dumps(summary.counts(), ensure_ascii=False, indent=2).removesuffix("\n}")
            stream.write(f'{head},\n  "report": ')
            stream.writelines(report.json("\n  "))
            stream.write("\n}\n")
    with GraphStore.memory() as store, (folder / QUARANTINE).open("wb") as binary:
        store.bulk(ended.withheld)
        export(store, "trig", binary)
    return summary


def statements_of(folder: Path) -> int:
    """Return how many statements the store of a build holds, as its report says."""
    return int(_summed(folder / _REPORT)["statements"])


def names_of(folder: Path) -> dict[str, str]:
    """Return the names of the documents of a build by their ids; none where there is no build that can be read."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return {d["id"]: d["name"] for d in marker["documents"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _documents(file: Path) -> Iterator[DocumentSummary]:
    """Yield what each line says; a name may hold any other separator of lines than a line feed."""
    with file.open(encoding="utf-8", newline="\n") as lines:
        yield from (DocumentSummary.read(line) for line in lines if line != "\n")


def _noted(
    documents: Iterable[DocumentSummary], lines: IO[str], marker: IO[str], run: Run, report: LongReport
) -> Iterator[DocumentSummary]:
    """Yield the documents as they are written: a line each, an entry in what made the build, and their findings."""
    made = {
        "rightsgraph": run.tool_version,
        "settings": {"base": run.settings.base, "model": run.settings.model},
        "model": {"name": run.model, "version": run.model_version, "sha256": run.model_sha256},
    }
    marker.write(json.dumps(made, ensure_ascii=False, indent=2).removesuffix("\n}") + ',\n  "documents": [')
    comma = ""
    for document in documents:
        lines.write(document.line())
        entry = {"id": document.id, "name": document.name, "sha256": document.sha256}
        shown = json.dumps(entry, ensure_ascii=False, indent=2).replace("\n", "\n    ")
        marker.write(f"{comma}\n    {shown}")
        comma = ","
        report.add(document.findings)
        yield document
    marker.write("\n  ]\n}\n" if comma else "]\n}\n")


def _summed(report: Path) -> Any:
    """Return what a report's file says before its findings, which may be many."""
    head: list[str] = []
    with report.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if line == _FINDINGS:  # of nothing deeper does a line begin with two blanks
                return json.loads("".join(head).rstrip().removesuffix(",") + "}")
            head.append(line)
    return json.loads("".join(head))


def _damaged(file: Path) -> StoreError:
    return StoreError(f"{file}: missing or damaged; build it again: rightsgraph build PATH... --out")


def _opened(file: Path) -> IO[str]:
    return file.open("w", encoding="utf-8", newline="\n")
