"""Clauses that leave out their verb: "A was shot by police and B by rebels", "A was held in Tarn and B in Karo".

The parser lists B with the police, or with Tarn. B is set apart, with those by whom, or the place where, it was done to
B, so that B is nobody who shot A, and A was held in one place.
"""

from typing import Any

from rightsgraph.tagging.labels import VERBS
from rightsgraph.tagging.trees import Tree

__all__ = ["with_gapped_clauses"]

_PLACING = ("in", "at", "near", "on")
_NAMES = frozenset({"NNP", "NNPS"})


def with_gapped_clauses(doc: Any) -> Any:
    """Return the Doc with such clauses apart; the same Doc where there is none."""
    tree, by = Tree(doc), doc.vocab.strings["by"]
    placing = {doc.vocab.strings[word] for word in _PLACING}
    for i, lower in enumerate(doc.to_array(["LOWER"]).tolist()):
        if lower == by and i > 1 and doc[i - 1].dep_ == "conj" and doc[i - 1].tag_ in _NAMES:
            _set_apart(tree, doc[i - 1], doc[i])
        elif lower in placing and i > 1 and doc[i - 1].dep_ == "conj" and doc[i - 1].tag_ in _NAMES:
            _set_place_apart(tree, doc[i - 1], doc[i])
    return tree.done()


def _set_apart(tree: Tree, name: Any, by: Any) -> None:
    """Hang a name that was listed behind "by" and stands before another on the verb, and the second "by" on it."""
    verb = next((t for t in name.ancestors if t.pos_ in VERBS), None)
    first = name.left_edge.i
    if verb is None or not verb.i < first or tree.doc[first - 1].dep_ != "cc":
        return
    if any(c.dep_ == "agent" and c.i < first for c in verb.children):
        tree.set(first - 1, verb.i, "cc")
        tree.set(name.i, verb.i, "dep")
        tree.set(by.i, name.i, "prep")


def _set_place_apart(tree: Tree, name: Any, placing: Any) -> None:
    """Hang a name that was listed behind a place or a day and stands before another on the verb."""
    listed = name.head
    verb = listed.head.head if listed.dep_ == "pobj" and listed.head.lower_ == placing.lower_ else None
    first = name.left_edge.i
    behind = any(c.dep_ == "pobj" and c.tag_ == listed.tag_ for c in placing.children)
    if verb is None or verb.pos_ not in VERBS or not behind or first == name.i:
        return
    if not any(c.dep_ == "nsubjpass" and c.tag_ in _NAMES for c in verb.children):
        return
    if placing.head == name and first > verb.i and tree.doc[first - 1].dep_ == "cc":
        tree.set(first - 1, verb.i, "cc")
        tree.set(name.i, verb.i, "dep")
