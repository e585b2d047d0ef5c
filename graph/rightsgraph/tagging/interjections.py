"""Who says in passing what a sentence tells: "soldiers, villagers claim, killed three men".

The parser makes the saying the main clause, or those who killed its subject. The verb of the sentence gets back its
place and its subject, and the saying hangs on it.
"""

from typing import Any

from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_interjections_apart"]

_SAYING = frozenset({"VBZ", "VBP", "VBD", "NN", "NNS"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LONGEST = 6
"""Tokens from the comma to the verb of saying at most."""


def with_interjections_apart(doc: Any) -> Any:
    """Return the Doc with such sentences set right; the same Doc where there is none."""
    tree, comma = None, doc.vocab.strings[","]
    last = -_LONGEST
    for i, lower in enumerate(doc.to_array(["LOWER"]).tolist()):
        if lower != comma:
            continue
        near, last = 1 < i - last <= _LONGEST + 1 and last > 0, i
        if near and doc[i - 1].tag_ in _SAYING and doc[i - 1].lemma_.lower() in name_words().aside_verbs:
            tree = tree or Tree(doc)
            _set_apart(tree, doc[i - 1])
    return doc if tree is None else tree.done()


def _set_apart(tree: Tree, saying: Any) -> None:
    teller, main = _teller(saying), _main(saying)
    if teller is None or main is None:
        return
    behind = teller.left_edge.i - 2
    before = (teller.head, *(c for over in (saying, main) for c in over.children if c.i < behind + 1))
    doer = next((c for c in before if c.pos_ in _NOUNS and c.i <= behind <= c.right_edge.i), None)
    own = [c for c in main.children if c.dep_ in SUBJECTS and c != doer]
    if doer is None or own or (doer.head == main and doer.dep_ in SUBJECTS and saying.head == main):
        return
    if saying.head == saying or (saying.head != main and main.head == saying):
        tree.take_place(main, saying)
    passive = main.tag_ == "VBN" and any(c.lemma_ == "be" for c in main.children)
    tree.set(saying.i, main.i, "parataxis")
    tree.set(doer.i, main.i, "nsubjpass" if passive else "nsubj")
    tree.set(teller.i, saying.i, "nsubj")
    if saying.tag_ in ("NN", "NNS"):
        saying.pos_, saying.tag_ = "VERB", "VBP"


def _teller(saying: Any) -> Any | None:
    """Who stands right before a verb of saying behind a comma: its subject, or what was read as an apposition."""
    doc = saying.doc
    token = doc[saying.i - 1]
    while token.head.i <= saying.i - 1 and token.head != token and doc[token.left_edge.i - 1].text != ",":
        token = token.head
    first = token.left_edge.i
    behind = token.dep_ in (*SUBJECTS, "appos") and token.pos_ in _NOUNS and token.right_edge.i == saying.i - 1
    return token if behind and first > 1 and doc[first - 1].text == "," and token.lower_ != "it" else None


def _main(saying: Any) -> Any | None:
    """The finite verb right behind the comma of a verb of saying, without a subject between."""
    for token in saying.doc[saying.i + 2 : saying.i + _LONGEST]:
        if token.pos_ == "AUX":
            return token.head if token.dep_ in ("aux", "auxpass") else token
        if token.pos_ == "VERB":
            return token if token.tag_ in ("VBD", "VBZ", "VBP") else None
        if token.pos_ not in ("ADV", "PART"):
            return None
    return None
