"""The two members of "neither ... nor", and who is left out of "all but", often hung on something else by the parser.

"Neither the soldiers who shot A nor the officer": the officer goes with the soldiers, and nobody shot him. "All but one
of the nuns were held": the one is no second subject.
"""

from typing import Any

from rightsgraph.tagging.trees import Tree

__all__ = ["with_pairs"]

_LEFT_OF_NOUN = frozenset({"det", "compound", "nmod", "amod", "nummod", "poss", "case", "quantmod"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_ALL = frozenset({"all", "everyone", "everybody", "none", "nobody", "neither"})


def with_pairs(doc: Any) -> Any:
    """Return the Doc with such pairs set right; the same Doc where there is none."""
    words = [token.lower_ for token in doc]
    pairs, left_out = "neither" in words and "nor" in words, "but" in words and not _ALL.isdisjoint(words)
    if not pairs and not left_out:
        return doc
    tree = Tree(doc)
    for but in (i for i, word in enumerate(words) if left_out and word == "but" and i):
        _leave_out(tree, but, but - 1 if words[but - 1] in _ALL else doc[but].head.i)
    for nor in (i for i, word in enumerate(words) if word == "nor"):
        start = doc[nor].sent.start
        first = next((i for i in range(nor - 1, start - 1, -1) if words[i] == "neither"), None)
        if first is not None and nor + 1 < len(doc):
            _join(tree, first, nor)
    return tree.done()


def _leave_out(tree: Tree, but: int, whole: int) -> None:
    """Hang who is left out on "but": "all but one of the nuns", "none of the nuns but Ana Sol"."""
    one = _member(tree.doc, but + 1) if but + 1 < len(tree.doc) else None
    if one is None or tree.doc[whole].lower_ not in _ALL or one.pos_ == "VERB" or one.i < but:
        return
    if one.dep_ in ("nsubj", "nsubjpass", "dobj", "conj"):
        tree.set(but, whole, "prep")
        tree.set(one.i, but, "pobj")


def _join(tree: Tree, neither: int, nor: int) -> None:
    one, other = _member(tree.doc, neither + 1), _member(tree.doc, nor + 1)
    if one is None or other is None or not one.i < nor < other.i:
        return
    alike = one.pos_ == other.pos_ or (one.pos_ in _NOUNS and other.pos_ in _NOUNS)
    if not alike or other.dep_ != "conj":
        return
    tree.set(neither, one.i, "preconj")
    tree.set(nor, one.i, "cc")
    tree.set(other.i, one.i, "conj")


def _member(doc: Any, start: int) -> Any | None:
    """The verb or the noun whose phrase begins at a token, adverbs apart."""
    token = doc[start]
    while token.tag_ == "RB" and token.i + 1 < len(doc):
        token = token.nbor()
    while token.dep_ in _LEFT_OF_NOUN and token.head.i > token.i:
        token = token.head
    return token if token.pos_ in _NOUNS or token.pos_ == "VERB" else None
