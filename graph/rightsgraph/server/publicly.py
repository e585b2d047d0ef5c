"""A public data set as a build that can be served: pseudonyms for names, searched for names before anybody sees it."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rightsgraph.publishing import PublicGraph
from rightsgraph.store import MARKER, GraphStore

__all__ = ["public_build"]


@contextmanager
def public_build(graph: PublicGraph, base: str) -> Iterator[Path]:
    """Yield a folder with the public data set as a build, removed at the end; LeakError when a name stands in it.

    It is a copy: what changes in the build is not in it until it is made again.
    """
    buffer = io.BytesIO()
    graph.export("nquads", buffer)
    with TemporaryDirectory(prefix="rightsgraph-public-") as folder:
        out = Path(folder) / "public"
        with GraphStore.create(out) as store:
            store.bulk(buffer.getvalue())
        (out / MARKER).write_text(json.dumps({"settings": {"base": base}}), encoding="utf-8")
        (out / "documents.jsonl").write_text("", encoding="utf-8")
        yield out
