"""Clauses that leave out their verb: "A was shot by police and B by rebels".

The parser lists B with the police. B is set apart, with those by whom it was done to B, so that B is nobody who shot A.
"""

from typing import Any

from rightsgraph.tagging.labels import VERBS
from rightsgraph.tagging.trees import Tree

__all__ = ["with_gapped_clauses"]

_NAMES = frozenset({"NNP", "NNPS"})


def with_gapped_clauses(doc: Any) -> Any:
    """Return the Doc with such clauses apart; the same Doc where there is none."""
    tree, by = Tree(doc), doc.vocab.strings["by"]
    for i, lower in enumerate(doc.to_array(["LOWER"]).tolist()):
        if lower == by and i > 1 and doc[i - 1].dep_ == "conj" and doc[i - 1].tag_ in _NAMES:
            _set_apart(tree, doc[i - 1], doc[i])
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
