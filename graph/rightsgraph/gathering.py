"""What the documents of a build give, gathered: from the build before, from one that was interrupted, or read now."""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from rightsgraph.assembly import Assembly, Earlier
from rightsgraph.buildfiles import names_of
from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.engines import EngineMaker, Lost
from rightsgraph.errors import UsageError
from rightsgraph.inputs import Given, Inputs, Record
from rightsgraph.iris import Minter
from rightsgraph.records import Document, Unread
from rightsgraph.stages import DocumentResult
from rightsgraph.store import Journal
from rightsgraph.summary import Summary

__all__ = ["Gathering"]

Progress = Callable[[int, int | None], None]

_RETRACTED = "retracted; to read it again, undo that decision: rightsgraph ledger OUT, rightsgraph undo OUT ID"


class Gathering:
    """The documents of one build: `gather` them, `keep` earlier ones if wanted, then put the `assembly` together.

    Of a text that is given under several names, the first name in the order of the alphabet counts. `retracted` are
    IRIs of documents. The journal holds what was read now, and what an interrupted build left.
    """

    def __init__(
        self, out: Path, settings: Settings, fingerprint: str, journal: Journal, retracted: frozenset[str]
    ) -> None:
        self._out, self._settings, self._fingerprint, self._journal = out, settings, fingerprint, journal
        minter = Minter(settings.base)
        self._is_retracted: Callable[[Given], bool] = lambda given: minter.document(given.id) in retracted
        self._before = names_of(out)
        self._earlier = Earlier.of(out, fingerprint)
        self._chosen: dict[str, Given] = {}
        self._names: dict[str, list[str]] = {}
        self._withdrawn: set[str] = set()
        self._unread: list[Unread] = []
        self._lost: dict[str, Unread] = {}
        self._kept: tuple[str, ...] = ()
        self._record = Record(fingerprint, {})
        self._run: Run | None = None
        self._done = 0

    def gather(
        self,
        paths: Iterable[str | Path],
        engine: EngineMaker,
        on_progress: Progress | None = None,
        stdin: BinaryIO | None = None,
    ) -> None:
        """Read what is at the paths as far as it is not known, and take it through the stages.

        What is given under a second name alone may turn out to be wanted after all; then all is looked through again.
        """
        paths = [str(path) for path in paths]
        for strict in (True,) if "-" in paths else (False, True):
            inputs = Inputs(
                paths,
                self._settings,
                self._fingerprint,
                known=self._earlier.record if self._earlier is not None else None,
                at_hand=lambda given, strict=strict: self._is_at_hand(given, strict=strict),  # type: ignore[misc]
                stdin=stdin,
            )
            self._go_through(inputs, engine, on_progress)
            self._record = inputs.record
            if all(map(self._is_there, self._chosen.values())):
                return

    def check_keeping(self) -> None:
        """Raise UsageError when there is an earlier build and its documents cannot be kept."""
        if self._earlier is None and self._before:
            raise UsageError(
                f"--keep: {self._out} was made by another version or with other settings, so what it holds cannot be "
                "kept beside what is read now; give all its inputs again, without --keep"
            )

    def keep(self) -> None:
        """Keep the documents of the earlier build that were not given, unless another of their name was."""
        if self._earlier is None:
            return
        given = {name for names in self._names.values() for name in names}
        for digest, identity in self._earlier.held.items():
            held = Given(identity, self._before.get(identity, ""), digest)
            if identity not in self._chosen and held.name not in given and not self._is_retracted(held):
                self._chosen[identity] = held
                self._kept += (held.name,)
        kept = {identity for identity in self._chosen if identity not in self._names}
        sources = {
            key: gave for key, gave in self._earlier.record.sources.items() if any(d.id in kept for d in gave.documents)
        }
        self._record = replace(self._record, sources={**sources, **self._record.sources})

    def assembly(self) -> Assembly:
        """Return what the build consists of."""
        held = self._earlier.held if self._earlier is not None else {}
        ordered = [self._chosen[identity] for identity in sorted(self._chosen)]
        repeated = [
            Unread(source=name, reason=f"the same text as {given.name}")
            for given in ordered
            for name in sorted(self._names.get(given.id, ()))[1:]
        ]
        unread = sorted((*self._unread, *self._lost.values()), key=lambda u: (u.source, u.reason))
        return Assembly(
            run=self._made_by(),
            record=self._record,
            earlier=self._earlier,
            taken=[given.id for given in ordered if given.digest in held],
            new=tuple(given for given in ordered if given.digest not in held),
            unread=(*unread, *(Unread(source=identity, reason=_RETRACTED) for identity in sorted(self._withdrawn))),
            repeated=tuple(repeated),
        )

    def results(self, documents: Iterable[Given]) -> Iterator[DocumentResult]:
        """Yield what documents that were read now, or before the interruption, gave."""
        for given in documents:
            yield DocumentResult.unpacked(self._journal[self._key(given.digest)])

    def compared(self, summary: Summary) -> Summary:
        """Return the sum of the build with how it differs from the one before."""
        names = {given.name for given in self._chosen.values()}
        gone = {name for identity, name in self._before.items() if identity not in self._chosen and name not in names}
        held = self._earlier.held if self._earlier is not None else {}
        reused = sum(given.digest in held for given in self._chosen.values())
        return replace(summary, reused=reused, removed=tuple(sorted(gone)), kept=tuple(sorted(self._kept)))

    def interrupted(self) -> str:
        """Return what to tell who interrupted the build."""
        if not len(self._journal):
            return "interrupted; nothing was written"
        done = f"{len(self._journal) - 1:,} documents that are done are kept"
        return f"interrupted; {self._out} is as it was, and {done}: give the same command again to go on"

    def _go_through(self, inputs: Inputs, engine: EngineMaker, on_progress: Progress | None) -> None:
        self._chosen.clear()
        self._names.clear()
        self._withdrawn.clear()
        self._unread.clear()
        self._done = 0
        digests: dict[tuple[str, str], str] = {}

        def tell() -> None:
            if on_progress is not None:
                on_progress(self._done, max(inputs.expected, self._done))

        wanted = self._wanted(inputs, digests)
        first = next(wanted, None)
        tell()
        if first is None:
            return
        made = engine(self._settings)
        self._note(made.run)
        for outcome in made.results(itertools.chain((first,), wanted)):
            document = outcome.document
            digest = digests.pop((document.id, document.name))
            if isinstance(outcome, Lost):
                self._lost[document.id] = Unread(source=document.name, reason=outcome.reason)
                self._chosen.pop(document.id, None)
            else:
                self._journal.add(self._key(digest), outcome.data)
            self._done += 1
            tell()

    def _wanted(self, inputs: Inputs, digests: dict[tuple[str, str], str]) -> Iterator[Document]:
        """Yield the documents that must go through the stages, and note all others."""
        for given in inputs:
            if isinstance(given, Unread):
                self._unread.append(given)
                continue
            if self._is_retracted(given):
                self._withdrawn.add(given.id)
                continue
            if given.id in self._lost:
                continue
            self._names.setdefault(given.id, []).append(given.name)
            chosen = self._chosen.get(given.id)
            if chosen is None or given.name < chosen.name:
                self._chosen[given.id] = Given(given.id, given.name, given.digest)
                if given.document is not None and not self._is_there(given):
                    digests[given.id, given.name] = given.digest
                    yield given.document
                    continue
            self._done += 1

    def _is_there(self, given: Given) -> bool:
        """Whether what a document gives is in the earlier build or in the journal."""
        held = self._earlier is not None and given.digest in self._earlier.held
        return held or self._key(given.digest) in self._journal

    def _is_at_hand(self, given: Given, *, strict: bool) -> bool:
        if self._is_there(given) or self._is_retracted(given):
            return True
        return not strict and self._earlier is not None and given.id in self._before

    def _key(self, digest: str) -> bytes:
        return sha256(f"{self._fingerprint}\0{digest}".encode()).digest()

    def _note(self, run: Run) -> None:
        """Note what makes the claims, so that the next process need not load the model to know it."""
        self._run = run
        said = [run.model, run.model_version, run.model_sha256, run.tool_version]
        self._journal.add(self._key("run"), json.dumps(said).encode())

    def _made_by(self) -> Run:
        if self._run is not None:
            return self._run
        if self._earlier is not None:
            return self._earlier.files.run
        model, version, sha256, tool = json.loads(self._journal[self._key("run")])
        return Run(settings=self._settings, model=model, model_version=version, model_sha256=sha256, tool_version=tool)
