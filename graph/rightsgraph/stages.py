"""One document from its text to checked quads: the seam at which engines share out the work.

What comes out of `Stages.results` is all that the rest of a build needs of a document: plain text, so it can cross a
process or a network. It depends on nothing but the document, the settings and what ships, never on the documents
before it.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Self

from rightsgraph.claims import read_story
from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.iris import Minter
from rightsgraph.linking import link
from rightsgraph.mapping import to_nquads
from rightsgraph.records import Document
from rightsgraph.summary import DocumentSummary
from rightsgraph.tagging import load_tagger
from rightsgraph.validation import Gate, quarantine

__all__ = ["DocumentResult", "Stages"]


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
        return zlib.compress(json.dumps(astuple(self), ensure_ascii=False).encode(), 1)

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """Return what `packed` packed."""
        identity, name, conforming, quarantined, line = json.loads(zlib.decompress(data))
        return cls(id=identity, name=name, conforming=conforming, quarantined=quarantined, line=line)


class Stages:
    """The stages between reading and the store, set up once. Loading takes seconds and some 500 MB.

    `run` says what made the claims. Raises ModelError or ResourceError when the model or what ships is broken.
    """

    def __init__(self, settings: Settings) -> None:
        self._minter = Minter(settings.base)
        self._gate = Gate()
        self._tagger = load_tagger(settings)
        self.run = Run(
            settings=settings,
            model=self._tagger.model_name,
            model_version=self._tagger.model_version,
            model_sha256=self._tagger.model_sha256,
        )

    def results(self, documents: Iterable[Document]) -> Iterator[DocumentResult]:
        """Yield what every document gives, in order."""
        for parse in self._tagger.parse(documents):
            story = read_story(link(parse, self._tagger.gazetteer))
            nquads = to_nquads(story, self._minter, self.run.iri())
            conforming, quarantined, findings = quarantine(nquads, self._gate.check(nquads), gate=self._gate)
            summary = DocumentSummary.of(story, findings, len(set(quarantined.splitlines())))
            yield DocumentResult(
                id=summary.id,
                name=summary.name,
                conforming=conforming,
                quarantined=quarantined,
                line=summary.line(),
            )
