"""Verdicts read as clauses: in "declared Ana Sol not guilty" she is the object, and guilty what is said of her."""

from typing import Any

from rightsgraph.tagging.trees import Tree

__all__ = ["with_verdicts"]

_VERDICTS = frozenset({"guilty", "innocent"})
_FINDING = frozenset({"declare", "find", "pronounce", "rule"})


def with_verdicts(doc: Any) -> Any:
    """Return the Doc with such verdicts hung on their verb; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    verdicts, clause = frozenset(map(strings.add, _VERDICTS)), strings["ccomp"]
    for i, (lower, dep) in enumerate(doc.to_array(["LOWER", "DEP"]).tolist()):
        if lower not in verdicts or dep != clause or doc[i].head.lemma_.lower() not in _FINDING:
            continue
        token = doc[i]
        subjects = [c for c in token.children if c.dep_ == "nsubj"]
        if len(subjects) == 1 and not any(c.dep_ in ("aux", "cop", "mark") for c in token.children):
            tree.set(subjects[0].i, token.head.i, "dobj")
            tree.set(token.i, token.head.i, "oprd")
    return tree.done()
