"""The process that answers queries, one after the other: it can be ended at any moment, and nothing else ends with it.

Started by the runner as `python -m rightsgraph.server.worker FOLDER BASE`. A frame is four bytes (big-endian) that tell
the length of a JSON object, and the object. Each request is one frame; each answer one frame, whose `bytes` tells the
length of the content behind it.
"""

import ctypes
import io
import json
import math
import os
import signal
import struct
import sys
from collections.abc import Mapping
from itertools import islice
from typing import Any, BinaryIO

import pyoxigraph as ox

from rightsgraph.errors import QueryError
from rightsgraph.queries import PREFIXES, names_dataset, refuse, unparsed
from rightsgraph.server.rowcount import rows_in

__all__ = ["FRAME", "main"]

FRAME = struct.Struct(">I")

_ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}
_PREFIXED = {"turtle", "trig", "rdfxml", "jsonld"}
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TIRED = 256_000_000  # allocators keep what a large answer took: such a process is replaced
_PARENT_DEATH = 1  # PR_SET_PDEATHSIG, prctl(2)


class _TooLargeError(Exception):
    """The answer is larger than allowed; the text says by which measure."""


class _Bounded(io.BytesIO):
    """Takes what the engine writes, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._most:
            raise _TooLargeError(f"the answer has more than {self._most:,} bytes; ask for less, or add LIMIT")
        return super().write(data)


def main(folder: str, base: str) -> None:
    """Open the store in `folder` and answer until standard input ends; relative IRIs of queries are below `base`."""
    requests, answers = _own_streams()
    _die_with_parent()
    try:
        store = ox.Store.read_only(folder)
    except (OSError, RuntimeError, ValueError) as error:
        _send(answers, {"failed": "store", "reason": " ".join(str(error).split())})
        return
    _send(answers, {"ready": True})
    baseline = 0
    while (head := requests.read(FRAME.size)) and len(head) == FRAME.size:
        asked = json.loads(requests.read(FRAME.unpack(head)[0]))
        baseline = baseline or _limit_memory(asked["memory"])
        # Whatever becomes of the parent, a query ends: without a handler the alarm ends the process in any code.
        _alarm(math.ceil(asked["seconds"]) + 2)
        said, content = _answer(store, base, asked)
        _alarm(0)
        _send(answers, {**said, "tired": _resident() > _TIRED}, content)


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return standard input and output, and put others in their place, so that nothing else can write a frame."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 (a descriptor is wanted)
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all; the parent decides
    return requests, answers


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):  # not on Windows
        signal.alarm(seconds)


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)


def _resident() -> int:
    """Return how many bytes of memory the process has, or at most had; 0 where the system does not say."""
    try:
        import resource

        # In kB on Linux, and cheap: the file below is read only when the process has ever been large.
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1024 if sys.platform == "linux" else 1)
        if most <= _TIRED:
            return most
        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123 (proc has no other way)
            return int(stream.read().split()[1]) * _PAGE
    except (ImportError, OSError):
        return 0


def _limit_memory(more: int) -> int:
    """Allow the process `more` bytes of address space beyond what it has; return the limit. Unix only."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as stream:  # noqa: PTH123 (proc has no other way)
            now = int(stream.read().split()[0]) * _PAGE
        resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))
    except (ImportError, OSError, ValueError):
        return 1
    return now + more


def _send(stream: BinaryIO, said: Mapping[str, Any], content: bytes = b"") -> None:
    head = json.dumps({**said, "bytes": len(content)}).encode()
    stream.write(FRAME.pack(len(head)) + head)
    stream.write(content)
    stream.flush()


def _answer(store: ox.Store, base: str, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return what became of a query and, when it was answered, the content."""
    text = asked["query"]
    try:
        refuse(text)
        answer = store.query(text, base_iri=base, **_dataset(text, asked), **_substitutions(asked))
        if isinstance(answer, ox.QueryTriples):
            return _graph(answer, asked)
        return _rows(answer, asked)
    except QueryError as error:
        return {"failed": "malformed", "reason": str(error)}, b""
    except SyntaxError as error:
        return {"failed": "malformed", "reason": unparsed(text, error)}, b""
    except _TooLargeError as error:
        return {"failed": "large", "reason": str(error)}, b""
    except MemoryError:
        return {"failed": "memory", "reason": ""}, b""
    except OSError as error:
        return {"failed": "store", "reason": " ".join(str(error).split())}, b""
    except (RuntimeError, ValueError) as error:
        return {"failed": "unanswerable", "reason": " ".join(str(error).split())}, b""


def _dataset(text: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data set of the query: what the protocol names goes before FROM, and that before all graphs as one."""
    default, named = asked["default"], asked["named"]
    if default is not None or named is not None:
        return {
            "default_graph": [ox.NamedNode(g) for g in default or ()],
            "named_graphs": [ox.NamedNode(g) for g in named or ()],
        }
    return {"use_default_graph_as_union": not names_dataset(text)}


def _substitutions(asked: Mapping[str, Any]) -> dict[str, Any]:
    given = asked["values"]
    if not given:
        return {}
    lines = "".join(f"<urn:x:{name}> <urn:x:is> {term} .\n" for name, term in given.items())
    values = {q.subject.value.removeprefix("urn:x:"): q.object for q in ox.parse(lines, ox.RdfFormat.N_TRIPLES)}
    return {"substitutions": {ox.Variable(name): term for name, term in values.items()}}


def _rows(answer: "ox.QuerySolutions | ox.QueryBoolean", asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    form = asked["rows_as"]
    if form is None:
        return {"failed": "unacceptable", "reason": "rows"}, b""
    stream = _Bounded(asked["answer"])
    answer.serialize(stream, _ROWS[form])
    content = stream.getvalue()
    if isinstance(answer, ox.QueryBoolean):
        return {"kind": "boolean", "form": form}, content
    if rows_in(content, form, more_than=asked["rows"]):
        raise _TooLargeError(f"the answer has more than {asked['rows']:,} rows; ask for less, or add LIMIT")
    return {"kind": "rows", "form": form}, content


def _graph(answer: ox.QueryTriples, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    form = asked["graph_as"]
    if form is None:
        return {"failed": "unacceptable", "reason": "graph"}, b""
    found = list(islice(answer, asked["rows"] + 1))
    if len(found) > asked["rows"]:
        raise _TooLargeError(f"the answer has more than {asked['rows']:,} statements; ask for less, or add LIMIT")
    triples = sorted(set(found), key=str)
    prefixes = dict(PREFIXES) if form in _PREFIXED else None
    stream = _Bounded(asked["answer"])
    ox.serialize(triples, stream, format=_GRAPHS[form], prefixes=prefixes)
    return {"kind": "graph", "form": form}, stream.getvalue()


if __name__ == "__main__":
    main(*sys.argv[1:])
