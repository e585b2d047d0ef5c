"""What is to be sent to a server, and what is to go from it."""

from collections.abc import Callable
from dataclasses import dataclass

from rightsgraph.pushing.graphs import Outgoing, outgoing
from rightsgraph.pushing.memory import Memory
from rightsgraph.pushing.server import GraphServer
from rightsgraph.store import GraphStore

__all__ = ["Pushed", "push"]

_BESIDES = 2  # the vocabulary and the description of the data set


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What was done: names of graphs. `gone` are those pushed earlier that the build no longer has, left there.

    `trusted` counts the unchanged ones of which the server did not say whether it has them.
    """

    sent: tuple[str, ...]
    unchanged: tuple[str, ...]
    deleted: tuple[str, ...]
    gone: tuple[str, ...]
    trusted: int = 0
    bytes: int = 0


def push(
    store: GraphStore,
    server: GraphServer,
    memory: Memory,
    *,
    prune: bool = False,
    everything: bool = False,
    dry_run: bool = False,
    check: Callable[[bytes, str], bytes] | None = None,
    on_progress: Callable[[int, int | None], None] | None = None,
) -> Pushed:
    """Put every graph of a store on a server, and return what was done.

    A graph is left alone when the memory has its fingerprint and the server says that it has a graph of that name; a
    server that was emptied is filled again. That nobody else changed a graph there cannot be seen: `everything` sends
    all. `prune` deletes what was pushed earlier and is no longer in the build, never what others put there. `check` is
    called with all that is about to be sent, before any of it is. With `dry_run` nothing is sent or deleted. Raises
    RemoteError; what was sent until then is remembered.
    """
    if check is not None:
        for graph in outgoing(store):
            check(graph.name.encode() + b"\n" + graph.body, "graph")
    total, names = len(store.graphs()) + _BESIDES, set()
    sent: list[str] = []
    unchanged: list[str] = []
    trusted = size = 0
    for number, graph in enumerate(outgoing(store), 1):
        names.add(graph.name)
        there = _there(graph, server, memory) if not everything else False
        if there is False:
            if not dry_run:
                server.put(graph.name, graph.body)
                memory.add(graph.name, graph.sha256)
            sent.append(graph.name)
            size += len(graph.body)
        else:
            unchanged.append(graph.name)
            trusted += there is None
        if on_progress is not None:
            on_progress(number, total)
    gone = sorted(memory.known.keys() - names)
    deleted: list[str] = []
    for name in gone if prune else ():
        if not dry_run:
            server.delete(name)
            memory.forget(name)
        deleted.append(name)
    return Pushed(
        sent=tuple(sent),
        unchanged=tuple(unchanged),
        deleted=tuple(deleted),
        gone=tuple(name for name in gone if name not in deleted),
        trusted=trusted,
        bytes=size,
    )


def _there(graph: Outgoing, server: GraphServer, memory: Memory) -> bool | None:
    """Return whether the server has this very graph as far as can be known, None when it does not say."""
    return server.has(graph.name) if memory.known.get(graph.name) == graph.sha256 else False
