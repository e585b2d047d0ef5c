"""The process that writes a dump: `python -m rightsgraph.server.dumping FOLDER FORMAT`, to standard output."""

import sys

from rightsgraph.export import export
from rightsgraph.store import GraphStore

__all__ = ["main"]


def main(folder: str, name: str) -> None:
    """Write the store in `folder` in a format of `rightsgraph.export`: the same store gives the same bytes."""
    with GraphStore.open(folder) as store:
        export(store, name, sys.stdout.buffer)


if __name__ == "__main__":
    main(*sys.argv[1:])
