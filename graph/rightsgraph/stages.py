"""One document from its text to checked quads: the seam at which engines share out the work.

What comes out of `Stages.results` is all that the rest of a build needs of a document: plain text, so it can cross a
process or a network. It depends on nothing but the document, the settings and what ships, never on the documents
before it.
"""

import gc
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from typing import Self

from rightsgraph.claims import read_story
from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.iris import Minter
from rightsgraph.linking import link
from rightsgraph.mapping import to_nquads
from rightsgraph.records import Document, Finding, Story
from rightsgraph.summary import DocumentSummary
from rightsgraph.tagging import load_tagger
from rightsgraph.validation import Gate, quarantine

__all__ = ["CHECKED", "Disagreement", "DocumentResult", "Stages", "seldom_collected"]

_SAMPLED = 500
"""One document in so many, told by its id, is checked by pySHACL too: a sample of every large build."""

_OBJECTS_UNTIL_COLLECTED = (10_000, 5, 10)

_LENGTHS = "<5Q"
"""How the lengths of the parts of a result are written before them (struct)."""

CHECKED, _LETTERS_CHECKED = 16, 1_000_000
"""So many documents are checked at once, or so many letters of N-Quads: more gain nothing."""


class Disagreement(Exception):  # noqa: N818 (a defect in one of the engines, told with the document)
    """The gate and the reference engine find different things in one document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """What one document gave: its quads that conform, those withheld (both N-Quads), and its line of documents.jsonl.

    `id` and `name` are those of the document.
    """

    id: str
    name: str
    conforming: str
    quarantined: str
    line: str

    def packed(self) -> bytes:
        """Return it as a few bytes, a tenth of its text: for a file or another process."""
        parts = [part.encode() for part in astuple(self)]
        return zlib.compress(b"".join((struct.pack(_LENGTHS, *map(len, parts)), *parts)), 1)

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """Return what `packed` packed."""
        whole = zlib.decompress(data)
        at = struct.calcsize(_LENGTHS)
        parts = []
        for length in struct.unpack_from(_LENGTHS, whole):
            parts.append(whole[at : at + length].decode())
            at += length
        identity, name, conforming, quarantined, line = parts
        return cls(id=identity, name=name, conforming=conforming, quarantined=quarantined, line=line)


class Stages:
    """The stages between reading and the store, set up once. Loading takes seconds and some 500 MB.

    `run` says what made the claims. Raises ModelError or ResourceError when the model or what ships is broken.
    """

    def __init__(self, settings: Settings) -> None:
        self._minter = Minter(settings.base)
        self._gate = Gate()
        self._reference: Gate | None = None
        self._tagger = load_tagger(settings)
        self.run = Run(
            settings=settings,
            model=self._tagger.model_name,
            model_version=self._tagger.model_version,
            model_sha256=self._tagger.model_sha256,
        )
        gc.collect()
        gc.freeze()  # what is loaded stays until the end: the collector need not go over it again and again

    def results(self, documents: Iterable[Document]) -> Iterator[DocumentResult]:
        """Yield what every document gives, in order."""
        with seldom_collected():
            for some in _together(self._mapped(documents)):
                found = self._gate.check_all([nquads for _, nquads in some])
                for (story, nquads), findings in zip(some, found, strict=True):
                    yield self._result(story, nquads, findings)

    def _mapped(self, documents: Iterable[Document]) -> Iterator[tuple[Story, str]]:
        """Yield what was read from every document, and its N-Quads before they are checked."""
        for parse in self._tagger.parse(documents):
            story = read_story(link(parse, self._tagger.gazetteer))
            yield story, to_nquads(story, self._minter, self.run.iri())

    def _result(self, story: Story, nquads: str, found: tuple[Finding, ...]) -> DocumentResult:
        if int(story.document.id, 16) % _SAMPLED == 0:
            self._compare(nquads, found)
        conforming, quarantined, findings = quarantine(nquads, found, gate=self._gate)
        summary = DocumentSummary.of(story, findings, len(set(quarantined.split("\n")) - {""}))
        return DocumentResult(
            id=summary.id,
            name=summary.name,
            conforming=conforming,
            quarantined=quarantined,
            line=summary.line(),
        )

    def _compare(self, nquads: str, found: tuple[Finding, ...]) -> None:
        """Raise Disagreement unless the reference engine finds the same as the gate."""
        if self._reference is None:
            self._reference = Gate(engine="reference")
        both = ({(f.severity, f.shape, f.focus) for f in of} for of in (found, self._reference.check(nquads)))
        differing = sorted(shape for _, shape, _ in frozenset.symmetric_difference(*map(frozenset, both)))
        if differing:
            raise Disagreement(f"the two SHACL engines disagree on {', '.join(dict.fromkeys(differing))}")


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the garbage collector look for cycles less often while the block runs.

    Documents at work are a million objects that hardly ever form cycles, and all go when the documents are done.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_OBJECTS_UNTIL_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _together(mapped: Iterable[tuple[Story, str]]) -> Iterator[list[tuple[Story, str]]]:
    """Yield as many at once as are cheaper to check together: short documents share what each check costs."""
    some: list[tuple[Story, str]] = []
    letters = 0
    for story, nquads in mapped:
        some.append((story, nquads))
        letters += len(nquads)
        if len(some) == CHECKED or letters > _LETTERS_CHECKED:
            yield some
            some, letters = [], 0
    if some:
        yield some
