"""What nobody in particular says in passing: "soldiers, it is claimed, killed three men".

The parser makes the aside the main clause and those who killed the subject of "claimed". The verb of the sentence gets
back its place, its subject and its auxiliary, and the aside hangs on it.
"""

from typing import Any

from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_asides_apart"]

_MARKS = frozenset({",", "–", "—", "-", "(", ")"})
_BEING = frozenset({"is", "was"})
_HELPING = frozenset({"is", "are", "was", "were", "been", "being"})
_LONGEST = 5
"""Tokens of an aside at most, without its marks."""


def with_asides_apart(doc: Any) -> Any:
    """Return the Doc with such sentences set right; the same Doc where there is none."""
    tree = None
    it = doc.vocab.strings["it"]
    for i, lower in enumerate(doc.to_array(["LOWER"]).tolist()):
        if lower != it or not i or doc[i - 1].text not in _MARKS:
            continue
        verb = _verb_of_aside(doc, i)
        if verb is not None:
            tree = tree or Tree(doc)
            _set_apart(tree, doc[i], verb)
    return doc if tree is None else tree.done()


def _verb_of_aside(doc: Any, it: int) -> Any | None:
    """The "claimed" of ", it is claimed,", the "seems" of ", it seems,"; None where no mark closes it."""
    for token in doc[it + 1 : it + _LONGEST]:
        if token.lemma_.lower() in name_words().aside_verbs and token.tag_ in ("VBN", "VBZ", "VBD"):
            bare = token.lemma_ in ("seem", "appear") and token.i == it + 1
            passive = token.tag_ == "VBN" and doc[it + 1].lower_ in _BEING
            closed = token.i + 1 < len(doc) and doc[token.i + 1].text in _MARKS
            return token if closed and (bare or passive) else None
        if token.pos_ not in ("AUX", "ADV"):
            return None
    return None


def _set_apart(tree: Tree, it: Any, aside: Any) -> None:
    main = next((t for t in tree.doc[aside.i + 2 : aside.sent.end] if t.pos_ == "VERB"), None)
    if main is None or main.tag_ not in ("VBD", "VBN", "VBZ", "VBP") or aside.is_sent_start:
        return
    near = aside in (main.head, main.head.head) or main == aside.head
    between = tree.doc[aside.i + 2 : main.i]
    if not near or any(t.tag_ in ("NN", "NNS", "NNP", "IN", "PRP") or t.is_punct for t in between):
        return
    before = [c for c in aside.children if c.i < it.i]
    auxiliary = tree.doc[it.i - 2] if it.i > 1 and tree.doc[it.i - 2].lower_ in _HELPING else None
    if auxiliary is not None and main.tag_ in ("VBN", "VBD"):
        before = [c for c in {*before, *auxiliary.children} if c.i < it.i and c != auxiliary]
    elif auxiliary is not None:
        return
    if aside.head == aside or (auxiliary is not None and auxiliary.head == auxiliary):
        tree.heads[main.i], tree.labels[main.i] = main.i, "ROOT"
    elif main != aside.head:
        tree.set(main.i, aside.head.i, aside.dep_)
    tree.set(aside.i, main.i, "parataxis")
    passive = auxiliary is not None or any(t.lower_ in _HELPING for t in between)
    for token in sorted(before, key=lambda t: t.i):
        subject = token.dep_ in SUBJECTS
        tree.set(token.i, main.i, ("nsubjpass" if passive else "nsubj") if subject else token.dep_)
    if auxiliary is not None:
        tree.set(auxiliary.i, main.i, "auxpass")
    for token in between:
        if token.pos_ in ("AUX", "ADV"):
            helping = "auxpass" if passive and token.lower_ in _HELPING else "aux"
            tree.set(token.i, main.i, helping if token.pos_ == "AUX" else "advmod")
    tree.changed = True
    tree.tags[main.i] = "VBN" if passive else "VBD" if main.tag_ == "VBN" else main.tag_
