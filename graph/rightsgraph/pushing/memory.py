"""What was pushed where, as JSON lines beside the build; it holds names of graphs and fingerprints, and no data.

A build's folder is replaced whole by the next build, so this stands beside it: `OUT.pushed.jsonl`. A line is added
after the server has said that it has a graph. A push that is killed in between sends that graph once more; that
changes nothing.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rightsgraph.errors import StoreError

__all__ = ["Memory", "memory_of"]


def memory_of(out: str | Path) -> Path:
    """Return where the memory of a build's pushes stands."""
    folder = Path(os.path.realpath(out))
    return folder.with_name(f"{folder.name}.pushed.jsonl")


class Memory:
    """The fingerprints of the graphs that one server was given, by name of the graph.

    Open it with `Memory.open`, which keeps two pushes of one build from running at once.
    """

    def __init__(self, server: str, known: dict[str, str], stream: IO[str] | None = None) -> None:
        self._server, self._known, self._stream = server, known, stream

    @property
    def known(self) -> Mapping[str, str]:
        """The SHA-256 of each graph that the server has acknowledged, by name."""
        return self._known

    def add(self, graph: str, sha256: str) -> None:
        """Note that the server has a graph."""
        self._known[graph] = sha256
        self._note({"server": self._server, "graph": graph, "sha256": sha256})

    def forget(self, graph: str) -> None:
        """Note that the server no longer has a graph."""
        self._known.pop(graph, None)
        self._note({"server": self._server, "graph": graph, "sha256": None})

    def _note(self, line: dict[str, str | None]) -> None:
        if self._stream is not None:
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._stream.flush()

    @classmethod
    @contextmanager
    def open(cls, path: str | Path, server: str) -> "Iterator[Memory]":
        """Yield the memory of one server from a file, made when it is not there; lines of other servers stay.

        StoreError when another push holds it, or it is no such file. A last line that a killed push left half written
        is dropped.
        """
        path = Path(path)
        try:
            with path.open("a+", encoding="utf-8", newline="\n") as stream:
                _claim(stream, path)
                stream.seek(0)
                lines = stream.read().splitlines(keepends=True)
                known = _read(path, lines, server)
                if lines and not lines[-1].endswith("\n"):
                    stream.truncate(len("".join(lines[:-1]).encode()))
                yield cls(server, known, stream)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written ({error.strerror}); give --state FILE elsewhere") from error


def _read(path: Path, lines: list[str], server: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for number, text in enumerate(lines, 1):
        if number == len(lines) and not text.endswith("\n"):
            break
        try:
            line = json.loads(text)
            to, graph, sha256 = line["server"], line["graph"], line["sha256"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}:{number}: no memory of pushes; give --state another file") from error
        if to == server and sha256 is None:
            known.pop(graph, None)
        elif to == server:
            known[graph] = sha256
    return known


def _claim(stream: IO[str], path: Path) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on this system: two pushes at once are not detected there
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise StoreError(f"{path}: another push of this build is running; wait until it ends, or end it") from error
