"""What is at the paths of a build, read only as far as it must be: what has not changed since is known by its hash.

A source is a file (or standard input); a build remembers, for the digest of its path and bytes, which documents it
gave. The digest of a document covers all that was read of it, so two builds agree on what is the same.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Self

from rightsgraph.config import Settings
from rightsgraph.documents import read_documents
from rightsgraph.documents.formats import Form, Reader
from rightsgraph.documents.sources import Source, find_sources, unless_nothing
from rightsgraph.errors import StoreError, UsageError
from rightsgraph.records import Document, Unread
from rightsgraph.store import reason

__all__ = ["INPUTS", "Given", "Inputs", "Record", "document_digest"]

INPUTS = "inputs.json"
"""The file of a build that remembers what its inputs gave; it lets the next build skip what has not changed."""

_AT_ONCE = 1 << 20


def document_digest(document: Document) -> str:
    """Return the SHA-256 in hex of all that was read of a document: its text, name, regions and metadata."""
    return hashlib.sha256(repr(document).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Given:
    """A document that was given: its id and name, and the digest of what was read; `text` unless it is as before."""

    id: str
    name: str
    digest: str
    document: Document | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Gave:
    """What one source gave."""

    documents: tuple[Given, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What the inputs of a build gave, under one fingerprint: the file `inputs.json`."""

    fingerprint: str
    sources: Mapping[str, _Gave]

    @classmethod
    def read(cls, out: Path) -> Self | None:
        """Return the record of the build at `out`; None when it has none. StoreError when it is damaged."""
        place = out / INPUTS
        try:
            said = json.loads(place.read_text(encoding="utf-8"))
            sources = {
                key: _Gave(
                    tuple(Given(*each) for each in gave["documents"]), tuple(Unread(**each) for each in gave["unread"])
                )
                for key, gave in said["sources"].items()
            }
            return cls(str(said["fingerprint"]), sources)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(f"{place}: damaged ({reason(error)}); delete that file, and build again") from error

    def write(self, out: Path) -> None:
        """Write the file, a line a source."""
        lines = [f"    {json.dumps(key)}: {_line(gave)}" for key, gave in sorted(self.sources.items())]
        body = ",\n".join(lines)
        text = f'{{\n  "fingerprint": {json.dumps(self.fingerprint)},\n  "sources": {{\n{body}\n  }}\n}}\n'
        (out / INPUTS).write_text(text, encoding="utf-8", newline="\n")

    def without(self, document: str) -> "Record":
        """Return the record without the sources of a document: they are read anew by the next build."""
        kept = {key: gave for key, gave in self.sources.items() if all(d.id != document for d in gave.documents)}
        return Record(self.fingerprint, kept)

    def digests(self) -> frozenset[str]:
        """Return the digests of all documents that were given."""
        return frozenset(d.digest for gave in self.sources.values() for d in gave.documents)


def _line(gave: _Gave) -> str:
    said: dict[str, Any] = {
        "documents": [[d.id, d.name, d.digest] for d in gave.documents],
        "unread": [{"source": u.source, "reason": u.reason} for u in gave.unread],
    }
    return json.dumps(said, ensure_ascii=False)


class Inputs:
    """The inputs of one build. Iterate once; then `record` is what the next build needs.

    `at_hand` says whether what a document gives is there already: only then it need not be read.
    `expected` is how many documents there are at least, from what costs nothing to count. Raises UsageError at once
    when nothing is at the paths, and at the end of the iteration when nothing could be read.
    """

    def __init__(
        self,
        paths: Iterable[str | Path],
        settings: Settings,
        fingerprint: str,
        *,
        known: Record | None,
        at_hand: Callable[[Given], bool],
        stdin: BinaryIO | None = None,
    ) -> None:
        self._settings, self._stdin, self._at_hand = settings, stdin, at_hand
        self._known = known.sources if known is not None and known.fingerprint == fingerprint else {}
        sources, self._missing = find_sources(paths)
        self._gave: dict[str, _Gave] = {}
        self._fingerprint = fingerprint
        self.expected = 0
        self._alone = [(source, self._key(source)) for source in sources if _is_alone(source)]
        self._together = [(source, self._key(source)) for source in sources if not _is_alone(source)]

    @property
    def record(self) -> Record:
        """What the sources gave; those that could not be opened, and standard input, are not in it."""
        return Record(self._fingerprint, self._gave)

    def __iter__(self) -> Iterator[Given | Unread]:
        with Reader(self._settings.limits, max_bytes=self._settings.max_bytes) as reader:
            yield from unless_nothing(self._all(reader))

    def _all(self, reader: Reader) -> Iterator[Given | Unread]:
        yield from self._missing
        for source, key in self._alone:
            yield from self._one([source], key, reader)
        if self._together:
            keys = [key for _, key in self._together]
            whole = None if None in keys else _digest("\n".join(map(str, keys)))
            yield from self._one([source for source, _ in self._together], whole, reader)

    def _one(self, sources: list[Source], key: str | None, reader: Reader) -> Iterator[Given | Unread]:
        """Yield what the sources give, from memory when nothing has changed."""
        before = self._known.get(key) if key is not None else None
        if key is not None and before is not None and all(map(self._at_hand, before.documents)):
            self._gave[key] = before
            yield from before.documents
            yield from before.unread
            return
        documents: list[Given] = []
        unread: list[Unread] = []
        try:
            paths = [source.path for source in sources]
            for found in read_documents(paths, max_bytes=self._settings.max_bytes, stdin=self._stdin, reader=reader):
                if isinstance(found, Unread):
                    unread.append(found)
                    yield found
                else:
                    digest = document_digest(found)
                    documents.append(Given(found.id, found.name, digest))
                    yield Given(found.id, found.name, digest, found)
        except UsageError as error:
            if not unread:  # a file that went away since it was found
                if self._stdin is None and any(source.path == "-" for source in sources):
                    raise
                yield Unread(source=sources[0].shown, reason=str(error))
                return
        if key is not None:
            self._gave[key] = _Gave(tuple(documents), tuple(unread))

    def _key(self, source: Source) -> str | None:
        """Return the digest of a source's path and bytes and of how it is read; None when it cannot be told."""
        self.expected += source.form is not Form.JSON_LINES
        if source.path == "-":
            return None
        whole = hashlib.sha256(f"{self._settings!r}\0{source.path}\0".encode("utf-8", "surrogateescape"))
        try:
            with Path(source.path).open("rb") as stream:
                while piece := stream.read(_AT_ONCE):
                    whole.update(piece)
                    if source.form is Form.JSON_LINES:
                        self.expected += piece.count(b"\n")
        except OSError:
            return None
        return whole.hexdigest()


def _is_alone(source: Source) -> bool:
    """Whether what a file gives depends on no other: it holds no JSON lines, whose ids must differ across files."""
    return source.form is not None and not source.form.holds_lines


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
