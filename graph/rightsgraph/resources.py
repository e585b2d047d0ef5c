"""Where the project's knowledge lies: ontology, shapes, queries, lexicon and gazetteers.

In an installed wheel they are inside the package (`rightsgraph/_resources`), in a checkout at its top level.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from rightsgraph.errors import ResourceError

__all__ = ["resource", "resource_text", "resources_in"]


def _root() -> Traversable:
    installed = files("rightsgraph") / "_resources"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2]


def resource(name: str) -> Traversable:
    """Return the file or folder `name`, such as `shapes/rightsgraph.ttl`; ResourceError when it is not there."""
    found = _root().joinpath(*name.split("/"))
    if not (found.is_file() or found.is_dir()):
        raise ResourceError(f"{name}: not in this installation; install rightsgraph again")
    return found


def resource_text(name: str) -> str:
    """Return the text of the file `name` (UTF-8); ResourceError when it is not there or not text."""
    try:
        return resource(name).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ResourceError(
            f"{name}: not UTF-8 at byte {error.start}; mend the file or install rightsgraph again"
        ) from error


def resources_in(folder: str, suffix: str) -> tuple[Traversable, ...]:
    """Return the files of `folder` whose name ends in `suffix`, sorted by name."""
    return tuple(sorted((f for f in resource(folder).iterdir() if f.name.endswith(suffix)), key=lambda f: f.name))
