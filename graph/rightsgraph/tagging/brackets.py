"""What brackets tell of the name right before them: "Ana Sol (freed in May), Bo Lin (jailed for a year)".

The parser hangs such a participle on the main verb, or the next name on the participle, so that the sentence of one
person becomes that of all who are named behind. What the brackets hold is hung on the name before them, and what
stands behind them on that name or on what the name hangs on.
"""

from collections.abc import Iterator
from typing import Any

from rightsgraph.tagging.labels import PAST, SUBJECTS
from rightsgraph.tagging.trees import Tree

__all__ = ["with_brackets_apart"]

_LONGEST = 40
"""Tokens between two brackets at most."""

_JOINING = frozenset({",", ";", "and", "&"})
_LISTED = frozenset({"PROPN", "NOUN", "PUNCT", "CCONJ"})
_LEADING = frozenset({"ADV", "AUX"})


def with_brackets_apart(doc: Any) -> Any:
    """Return the Doc with such brackets set right; the same Doc where there is none."""
    found = list(_bracketed(doc))
    if not found:
        return doc
    tree = Tree(doc)
    last: tuple[int, Any] | None = None
    for begin, end, noun, verb in found:
        _hang_on(tree, begin, end, noun, verb)
        first = min((c.i for c in noun.lefts if c.i < noun.i), default=noun.i)
        if last is not None and all(t.lower_ in _JOINING for t in doc[last[0] + 1 : first]):
            tree.set(noun.i, last[1].i, "conj")
        last = (end, noun)
    return tree.done()


def _bracketed(doc: Any) -> Iterator[tuple[int, int, Any, Any]]:
    """Yield (opening bracket, closing bracket, noun before, participle that tells of it) in the order of the text."""
    opened = doc.vocab.strings["("]
    for i, lower in enumerate(doc.to_array(["LOWER"]).tolist()):
        if lower != opened or not i or doc[i - 1].pos_ != "PROPN":
            continue
        end = next((t.i for t in doc[i + 1 : i + _LONGEST] if t.text in ("(", ")")), None)
        if end is None or doc[end].text != ")":
            continue
        verb = next((t for t in doc[i + 1 : end] if t.pos_ not in _LEADING or t.tag_ in PAST), None)
        if verb is None or verb.tag_ not in PAST or verb.lemma_ in ("be", "have"):
            continue
        if any(c.dep_ in SUBJECTS and i < c.i < verb.i for c in verb.children):
            continue
        noun = doc[i - 1]
        while noun.dep_ in ("compound", "nmod") and noun.i < noun.head.i < i:
            noun = noun.head
        yield i, end, noun, verb


def _hang_on(tree: Tree, begin: int, end: int, noun: Any, verb: Any) -> None:
    """Hang what brackets hold on the noun before them, and what hung on it from outside where the noun hangs."""
    inside = range(begin, end + 1)
    over = tree.heads[verb.i]
    outside = over if over not in inside and over != noun.i else tree.heads[noun.i]
    if outside in inside:
        outside = noun.i
    if tree.heads[noun.i] in inside:
        tree.set(noun.i, outside, "dep")
    for i in range(len(tree.doc)):
        if i not in inside and i != noun.i and tree.heads[i] in inside:
            listed = i > end and tree.doc[i].pos_ in _LISTED
            tree.set(i, noun.i if listed else outside, tree.labels[i] if listed else "dep")
    tree.set(verb.i, noun.i, "acl")
    tree.tags[verb.i] = "VBN"
    for i in inside:
        if i != verb.i and tree.heads[i] not in inside:
            tree.set(i, verb.i, tree.labels[i])
