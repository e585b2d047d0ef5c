"""The files of a build beside its store: what each document gave, the report, the quarantine, what made it.

All of them follow from `documents.jsonl`, the quarantine and the run, so a document that is withdrawn leaves no trace
in any of them: they are written again without it, as if it had never been read.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.errors import StoreError
from rightsgraph.export import export
from rightsgraph.records import Unread
from rightsgraph.store import MARKER, GraphStore
from rightsgraph.summary import DocumentSummary, Summary, summarise
from rightsgraph.validation import report_json, report_text

__all__ = ["DOCUMENTS", "QUARANTINE", "BuildFiles", "names_of", "statements_of"]

DOCUMENTS = "documents.jsonl"
"""A line a document: what was read and found in it."""

QUARANTINE = "quarantine.trig"
"""The records at Violation, kept out of the graph."""

_REPORT, _REPORT_TEXT = "report.json", "report.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildFiles:
    """What stands in the files of a build: its run, what each document gave, what was not read, what was withheld."""

    run: Run
    documents: tuple[DocumentSummary, ...]
    unread: tuple[Unread, ...]
    repeated: tuple[Unread, ...]
    withheld: str

    def write(self, folder: Path, *, statements: int) -> Summary:
        """Write them all into a folder and return their sum; `statements` are those in the store."""
        with GraphStore.memory() as store, (folder / QUARANTINE).open("wb") as stream:
            store.bulk(self.withheld)
            export(store, "trig", stream)
        summary = summarise(self.documents, unread=self.unread, repeated=self.repeated, statements=statements)
        findings = [f for d in self.documents for f in d.findings]
        (folder / DOCUMENTS).write_text("".join(d.line() for d in self.documents), encoding="utf-8", newline="\n")
        (folder / _REPORT_TEXT).write_text(report_text(findings), encoding="utf-8", newline="\n")
        _write_json(folder / _REPORT, {**summary.counts(), "report": json.loads(report_json(findings))})
        _write_json(folder / MARKER, self._marker())
        return summary

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
            at = folder / DOCUMENTS
            lines = at.read_text(encoding="utf-8").split("\n")  # a name may hold any other separator of lines
            documents = tuple(DocumentSummary.read(line) for line in lines if line)
            at = folder / _REPORT
            report = json.loads(at.read_text(encoding="utf-8"))
            unread, repeated = (tuple(Unread(**u) for u in report[key]) for key in ("unread", "repeated"))
            at = folder / QUARANTINE
            withheld = "".join(sorted(f"{quad} .\n" for quad in ox.parse(at.read_bytes(), ox.RdfFormat.TRIG)))
        except (OSError, ValueError, KeyError, TypeError, SyntaxError) as error:
            raise StoreError(f"{at}: missing or damaged; build it again: rightsgraph build PATH... --out") from error
        return cls(run=run, documents=documents, unread=unread, repeated=repeated, withheld=withheld)

    def _marker(self) -> dict[str, Any]:
        """Return what made the build."""
        run = self.run
        return {
            "rightsgraph": run.tool_version,
            "settings": {"base": run.settings.base, "model": run.settings.model},
            "model": {"name": run.model, "version": run.model_version, "sha256": run.model_sha256},
            "documents": [{"id": d.id, "name": d.name, "sha256": d.sha256} for d in self.documents],
        }


def statements_of(folder: Path) -> int:
    """Return how many statements the store of a build holds, as its report says."""
    return int(json.loads((folder / _REPORT).read_text(encoding="utf-8"))["statements"])


def names_of(folder: Path) -> dict[str, str]:
    """Return the names of the documents of a build by their ids; none where there is no build that can be read."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return {d["id"]: d["name"] for d in marker["documents"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
