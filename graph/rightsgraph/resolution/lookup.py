"""From what somebody writes to the record that is meant: an IRI, the end of one, or a name that only one has."""

import pyoxigraph as ox

from rightsgraph.errors import UsageError
from rightsgraph.iris import HR, fold
from rightsgraph.store import GraphStore

__all__ = ["claim_called", "label_of", "record_called"]

_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_OTHER = ox.NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_KINDS = tuple(ox.NamedNode(f"{HR}{name}") for name in ("Person", "Organization", "Place", "Group"))
_CLAIM = ox.NamedNode(f"{HR}Claim")
_SHOWN = 5


def record_called(store: GraphStore, words: str) -> str:
    """Return the IRI of the person, organisation, place or group that is meant.

    `words` are its IRI, the end of it after `/` or `:` (as exports shorten it), or its name. UsageError when there is
    none, or when several have the name: then it lists them.
    """
    records = {
        q.subject.value for kind in _KINDS for q in _with(store, _TYPE, kind) if isinstance(q.subject, ox.NamedNode)
    }
    if words in records:
        return words
    tail = words.rsplit(":", 1)[-1].strip("/")
    found = {r for r in records if r.rsplit("/", 1)[-1] == tail}
    if not found:
        wanted = fold(words)
        named = (q for p in (_LABEL, _OTHER) for q in store.store.quads_for_pattern(None, p, None, None))
        found = {
            q.subject.value
            for q in named
            if isinstance(q.subject, ox.NamedNode)
            and isinstance(q.object, ox.Literal)
            and q.subject.value in records
            and fold(q.object.value) == wanted
        }
    return _only(words, found, "record")


def claim_called(store: GraphStore, words: str) -> str:
    """Return the IRI of the claim that is meant: given whole, or from `claim-` on; UsageError when there is no one."""
    claims = {q.subject.value for q in _with(store, _TYPE, _CLAIM) if isinstance(q.subject, ox.NamedNode)}
    return _only(words, {c for c in claims if words in (c, c.rsplit("#", 1)[-1])}, "claim")


def label_of(store: GraphStore, iri: str) -> str:
    """Return the label of a record, or its IRI where it has none."""
    quads = store.store.quads_for_pattern(ox.NamedNode(iri), _LABEL, None, None)
    return min((q.object.value for q in quads if isinstance(q.object, ox.Literal)), default=iri)


def _with(store: GraphStore, predicate: ox.NamedNode, target: ox.NamedNode) -> list[ox.Quad]:
    return list(store.store.quads_for_pattern(None, predicate, target, None))


def _only(words: str, found: set[str], what: str) -> str:
    if len(found) == 1:
        return found.pop()
    if not found:
        raise UsageError(f"{words}: no such {what} in the build; give its IRI, as `rightsgraph export` writes it")
    several = ", ".join(sorted(found)[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
    raise UsageError(f"{words}: {len(found)} {what}s are so called; give the IRI of one: {several}")
