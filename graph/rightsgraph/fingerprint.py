"""On what the results of a build depend besides its documents, in one digest.

Two builds of one fingerprint give the same document the same statements, so what an earlier build holds need not be
read again. It covers the program itself, its knowledge (lexicon, gazetteers, ontology, shapes, recogniser), the
language model, the libraries that decide something, and the settings that stand in the graph.
"""

import hashlib
import platform
import re
import sys
import unicodedata
from importlib import metadata
from importlib.resources.abc import Traversable
from pathlib import Path

from rightsgraph.config import Settings
from rightsgraph.resources import resource
from rightsgraph.tagging import model_digest

__all__ = ["fingerprint"]

_KNOWLEDGE = ("data/lexicon", "data/gazetteers", "data/models", "ontology", "shapes")
_DECIDING = ("blis", "murmurhash", "numpy", "pyoxigraph", "shacl", "spacy", "thinc")


def fingerprint(settings: Settings) -> str:
    """Return the digest in hex. It takes a fifth of a second: nothing is loaded, files are only hashed."""
    whole = hashlib.sha256()
    for name, value in (
        ("python", f"{sys.version_info[:2]} {platform.machine()} {unicodedata.unidata_version}"),
        ("settings", f"{settings.base}\0{settings.model}"),
        ("model", model_digest(settings)),
        ("code", _digest(Path(__file__).resolve().parent, ".py")),
        *((folder, _digest(resource(folder))) for folder in _KNOWLEDGE),
        *(("library", f"{name} {version}") for name, version in _libraries()),
    ):
        whole.update(f"{name}\0{value}\0".encode())
    return whole.hexdigest()


def _digest(folder: Traversable, suffix: str = "") -> str:
    """Return the digest of the names and contents of the files below a folder."""
    whole = hashlib.sha256()
    for part in sorted(folder.iterdir(), key=lambda p: p.name):
        if part.is_dir():
            if part.name not in ("__pycache__", "_resources"):
                whole.update(f"{part.name}/\0{_digest(part, suffix)}\0".encode())
        elif part.name.endswith(suffix):
            whole.update(f"{part.name}\0{hashlib.sha256(part.read_bytes()).hexdigest()}\0".encode())
    return whole.hexdigest()


def _libraries() -> list[tuple[str, str]]:
    """Return the versions of the libraries that decide something, and of all that the installed package names."""
    try:
        required = metadata.requires("rightsgraph") or []
    except metadata.PackageNotFoundError:
        required = []
    names = {m[0].lower() for r in required if "extra ==" not in r and (m := re.match(r"[A-Za-z0-9._-]+", r))}
    found = []
    for name in sorted(names | set(_DECIDING)):
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            found.append((name, "not installed"))
    return found
