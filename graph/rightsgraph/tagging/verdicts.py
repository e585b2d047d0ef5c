"""Verdicts read as clauses: in "declared Ana Sol not guilty" she is the object, and guilty what is said of her."""

from typing import Any

from rightsgraph.tagging.trees import Tree

__all__ = ["with_verdicts"]

_VERDICTS = frozenset({"guilty", "innocent"})
_FINDING = frozenset({"declare", "find", "pronounce", "rule"})


def with_verdicts(doc: Any) -> Any:
    """Return the Doc with such verdicts hung on their verb; the same Doc where there is none."""
    tree = Tree(doc)
    for token in doc:
        if token.lower_ not in _VERDICTS or token.dep_ != "ccomp" or token.head.lemma_.lower() not in _FINDING:
            continue
        subjects = [c for c in token.children if c.dep_ == "nsubj"]
        if len(subjects) == 1 and not any(c.dep_ in ("aux", "cop", "mark") for c in token.children):
            tree.set(subjects[0].i, token.head.i, "dobj")
            tree.set(token.i, token.head.i, "oprd")
    return tree.done()
