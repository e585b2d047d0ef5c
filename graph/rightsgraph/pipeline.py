"""The stages, composed: documents in, a build out, whole or not at all.

What a build writes into OUT:

    rightsgraph.json   what made it: version, settings, model, SHA-256 of every input; marks the folder as a build
    graph/             the store: a named graph a document, the vocabulary, the data set's description
    report.txt, .json  what was read, found and withheld
    quarantine.trig    the records at Violation, kept out of the graph
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from rightsgraph.claims import read_story
from rightsgraph.config import Settings
from rightsgraph.dataset import Run, describe
from rightsgraph.documents import read_documents
from rightsgraph.export import export
from rightsgraph.iris import Minter
from rightsgraph.linking import link
from rightsgraph.mapping import to_nquads
from rightsgraph.records import Document, Finding, Story, Unread
from rightsgraph.store import MARKER, GraphStore, staged
from rightsgraph.summary import Summary, Tally
from rightsgraph.tagging import load_tagger
from rightsgraph.validation import Gate, quarantine, report_json, report_text

__all__ = ["build"]

_BATCH = 500
"""Documents loaded into the store at once: enough for bulk loading to pay, few enough for a laptop's memory."""


def build(
    paths: Iterable[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    *,
    on_progress: Callable[[int, int | None], None] | None = None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Build the graph of the documents at `paths` into the folder `out` and return what was done.

    Documents are taken in the order of their ids, so the order of `paths` changes nothing; a text given twice counts
    once. `on_progress` is called with documents done and documents in all. What cannot be read stands in the summary's
    `unread`. Raises UsageError, ModelError, ResourceError or StoreError; then `out` is as it was before.
    """
    began = time.perf_counter()
    settings = settings or Settings()
    minter = Minter(settings.base)
    with staged(Path(out)) as folder:
        documents, repeated, unread = _read(paths, settings, stdin)
        stages = _Stages(settings, minter)
        tally = Tally()
        withheld: list[str] = []
        with GraphStore.create(folder) as store:
            vocabulary = len(store.store)
            waiting: list[str] = []
            for number, checked in enumerate(stages.checked(documents), 1):
                tally.add(checked.story, checked.findings)
                withheld.append(checked.quarantined)
                waiting.append(checked.conforming)
                if len(waiting) == _BATCH or number == len(documents):
                    store.bulk("".join(waiting))
                    waiting.clear()
                if on_progress is not None:
                    on_progress(number, len(documents))
            store.bulk(describe(store, stages.run))
            statements = len(store.store) - vocabulary
        summary = tally.summary(
            documents=len(documents),
            unread=unread,
            repeated=repeated,
            statements=statements,
            withheld=_write_quarantine(folder / "quarantine.trig", "".join(withheld)),
        )
        (folder / "report.txt").write_text(report_text(tally.findings), encoding="utf-8", newline="\n")
        _write_json(folder / "report.json", {**summary.counts(), "report": json.loads(report_json(tally.findings))})
        _write_json(folder / MARKER, _marker(stages.run, documents))
        files = _sizes(folder)
    return replace(summary, files=files, seconds=time.perf_counter() - began)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """One document after the gate: its story, the quads that conform, those withheld, and why."""

    story: Story
    conforming: str
    quarantined: str
    findings: tuple[Finding, ...]


class _Stages:
    """The stages between reading and the store, set up once."""

    def __init__(self, settings: Settings, minter: Minter) -> None:
        self._minter = minter
        self._gate = Gate()
        self._tagger = load_tagger(settings)
        self.run = Run(
            settings=settings,
            model=self._tagger.model_name,
            model_version=self._tagger.model_version,
            model_sha256=self._tagger.model_sha256,
        )

    def checked(self, documents: Iterable[Document]) -> Iterator[_Checked]:
        """Yield every document's checked quads, in order."""
        for parse in self._tagger.parse(documents):
            story = read_story(link(parse, self._tagger.gazetteer))
            nquads = to_nquads(story, self._minter, self.run.iri())
            conforming, quarantined, findings = quarantine(nquads, self._gate.check(nquads), gate=self._gate)
            yield _Checked(story=story, conforming=conforming, quarantined=quarantined, findings=findings)


def _marker(run: Run, documents: Iterable[Document]) -> dict[str, Any]:
    """Return what made the build."""
    return {
        "rightsgraph": run.tool_version,
        "settings": {"base": run.settings.base, "model": run.settings.model},
        "model": {"name": run.model, "version": run.model_version, "sha256": run.model_sha256},
        "documents": [{"id": d.id, "name": d.name, "sha256": d.sha256} for d in documents],
    }


def _write_quarantine(path: Path, nquads: str) -> int:
    """Write the withheld statements as TriG, sorted; return how many they are."""
    with GraphStore.memory() as store, path.open("wb") as stream:
        vocabulary = len(store.store)
        store.bulk(nquads)
        export(store, "trig", stream)
        return len(store.store) - vocabulary


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _sizes(folder: Path) -> dict[str, int]:
    """Return the size of every file of a build in bytes, that of the store as one, sorted by name."""
    sizes: dict[str, int] = {}
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        top, *below = file.relative_to(folder).parts
        name = f"{top}/" if below else top
        sizes[name] = sizes.get(name, 0) + file.stat().st_size
    return sizes
