"""Every IRI is minted here, from content alone: never from a clock, a counter or the order of documents.

Policy (docs/iri-policy.md): people, organisations and places are scoped to their document, so that two documents
which say "Wang Wei" give two people; no person's name stands in an IRI; hashes are SHA-256 over parts joined by
U+001F, in lower-case hex.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from rightsgraph.errors import UsageError
from rightsgraph.records import Kind

__all__ = ["HR", "HRV", "Minter", "digest", "fold", "slug"]

HR = "https://w3id.org/rightsgraph/ns#"
HRV = "https://w3id.org/rightsgraph/vocab#"

_BASE = re.compile(r"^https?://[^\s<>\"{}|\\^`?#]+/$")
_FOLDER = {Kind.PERSON: "person", Kind.ORGANISATION: "org", Kind.PLACE: "place"}


def fold(name: str) -> str:
    """Return the name as it is compared: NFKC, case folded, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def digest(*parts: str, length: int) -> str:
    """Return the first `length` hex digits of SHA-256 over the parts, joined by U+001F."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def slug(name: str, longest: int = 40) -> str:
    """Return an ASCII slug of the name for reading only; nothing may parse it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints data IRIs under one base."""

    base: str

    def __post_init__(self) -> None:
        if not _BASE.match(self.base):
            raise UsageError(f"--base {self.base!r}: not a base IRI; give one like https://data.example.org/rights/")

    def document(self, document_id: str) -> str:
        """Return the IRI of a document from its 16 hex digits."""
        return f"{self.base}doc/{document_id}"

    def graph(self, document_id: str) -> str:
        """Return the name of the document's graph."""
        return f"{self.base}graph/doc-{document_id}"

    def excerpt(self, document_id: str, start: int, end: int) -> str:
        """Return the IRI of a stretch of text (RFC 5147 character range)."""
        return f"{self.document(document_id)}#char={start},{end}"

    def region(self, document_id: str, start: int, end: int) -> str:
        """Return the IRI of a page region."""
        return f"{self.document(document_id)}#region={start},{end}"

    def part(self, document_id: str, start: int, end: int) -> str:
        """Return the IRI of a page, chapter or other part of a document's file."""
        return f"{self.document(document_id)}#part={start},{end}"

    def within(self, document_id: str, what: str, *parts: str | int) -> str:
        """Return the IRI of a record inside a document, such as `#event-detention-640`."""
        return f"{self.document(document_id)}#{'-'.join([what, *map(str, parts)])}"

    def entity(self, document_id: str, kind: Kind, name: str) -> str:
        """Return the IRI of a named person, organisation or place of a document; a person's holds no name."""
        key = digest(kind.value, document_id, fold(name), length=12)
        readable = "" if kind is Kind.PERSON else slug(name)
        return f"{self.base}id/{_FOLDER[kind]}/{readable}-{key}" if readable else f"{self.base}id/{_FOLDER[kind]}/{key}"

    def claim(self, document_id: str, *content: str) -> str:
        """Return the IRI of a claim from what it says, so that a better run gives the same claim the same IRI."""
        return f"{self.document(document_id)}#claim-{digest(*content, length=12)}"

    def reference(self, title: str) -> str:
        """Return the IRI of a document that a text refers to by title."""
        return f"{self.base}id/document/{digest(fold(title), length=12)}"

    def run(self, *content: str) -> str:
        """Return the IRI of an extraction run from tool, model and settings."""
        return f"{self.base}run/{digest(*content, length=16)}"

    @property
    def dataset(self) -> str:
        """The IRI of the data set as a whole."""
        return f"{self.base}dataset"
