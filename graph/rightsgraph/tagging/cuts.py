"""Sentences that the parser cuts in the middle, joined: "officers detained | alleged member Ana Sol on 3 May".

Where no sign ends the words before a border, there is none. What opens behind it is whom the verb before it governs
("detained | Ana Sol"), one more of a list ("Ana Sol, and | Bo Lin") or the rest of a name ("detained Ana | Sol").
"""

from typing import Any

from rightsgraph.tagging.labels import PAST
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["join_cut"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})


def join_cut(tree: Tree, start: int) -> None:
    """Join the sentence that begins at token `start` to the one before it, where the parser cut one in two."""
    doc = tree.doc
    before, first = doc[start - 1], doc[start]
    if not before.is_alpha or before.is_space:
        return
    root = doc[tree.root(start)]
    if before.pos_ == "CCONJ" and root.pos_ in _NOUNS and first.text[:1].isupper():
        tree.set(root.i, tree.heads[before.i], "conj")
    elif _lacks_object(tree, before.i) and root.pos_ in _NOUNS:
        tree.set(root.i, before.i, "dobj")
    elif before.pos_ == first.pos_ == "PROPN" and _lacks_object(tree, tree.heads[before.i]):
        _join_name(tree, before.i, start, root)


def _lacks_object(tree: Tree, verb: int) -> bool:
    """Whether a token is a past verb of taking people in, in the active voice and without an object."""
    token = tree.doc[verb]
    if token.tag_ not in PAST or token.lemma_.lower() not in name_words().custody_verbs:
        return False
    labels = {tree.labels[c] for c in tree.children(verb)}
    return "auxpass" not in labels and _OBJECTS.isdisjoint(labels)


def _join_name(tree: Tree, before: int, start: int, root: Any) -> None:
    """Make one name of its two parts, the object of the verb before it; what was told behind hangs on that verb."""
    verb = tree.heads[before]
    tree.set(before, start, "compound")
    if root.i != start:
        tree.set(root.i, verb, "advcl" if root.tag_ == "VBG" else "dep")
    tree.set(start, verb, "dobj")
