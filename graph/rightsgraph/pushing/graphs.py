"""The graphs of a store as they are sent: sorted N-Triples without the texts, and the SHA-256 of these bytes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

__all__ = ["Outgoing", "outgoing"]

_TEXT = ox.NamedNode(f"{HR}text")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_DATASET = ox.NamedNode("http://rdfs.org/ns/void#Dataset")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One graph: its name on the server, its statements as N-Triples in UTF-8, and their SHA-256 in hex."""

    name: str
    body: bytes

    @property
    def sha256(self) -> str:
        """The fingerprint of what is sent."""
        return hashlib.sha256(self.body).hexdigest()


def outgoing(store: GraphStore) -> Iterator[Outgoing]:
    """Yield the vocabulary, then the graphs of the data by name, then the description of the data set.

    The texts (`hr:text`) stay, as in every export. The description, which is the default graph of a build, is sent
    under the IRI of the data set: the default graph of a server may be somebody else's. It goes last, so that a server
    that has it has had all.
    """
    for name in (VOCABULARY_GRAPH, *store.graphs()):
        body = _body(store.store.quads_for_pattern(None, None, None, ox.NamedNode(name)))
        if body:
            yield Outgoing(name=name, body=body)
    described = store.store.quads_for_pattern(None, _TYPE, _DATASET, ox.DefaultGraph())
    names = [q.subject.value for q in described if isinstance(q.subject, ox.NamedNode)]
    if names:
        body = _body(store.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        yield Outgoing(name=min(names), body=body)


def _body(quads: Iterator[ox.Quad]) -> bytes:
    return "".join(sorted(f"{q.triple} .\n" for q in quads if q.predicate != _TEXT)).encode()
