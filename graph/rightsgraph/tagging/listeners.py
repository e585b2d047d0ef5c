"""What somebody is told, where the parser hangs it on him who listens, or on nothing: "told the court that | guards".

Each function sets one verb right in a tree (see `tellings`).
"""

from typing import Any

from rightsgraph.tagging.labels import FINITE, PAST, SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["LEFT_OF_NOUN", "TELLING", "give_content", "give_joined", "give_listener", "give_told"]

LEFT_OF_NOUN = frozenset({"det", "compound", "nmod", "amod", "nummod", "poss"})
"""The labels of what stands before a noun."""

TELLING = frozenset({"tell", "inform", "assure", "notify"})
"""Verbs that take who listens and what is told (lemmas)."""


def give_listener(tree: Tree, verb: Any) -> None:
    """Hang on "told" what it tells, read as one more verb: "said A fell ill when she told B | she had"."""
    doc = tree.doc
    own = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    if own is None or any(c.dep_ == "cc" and c.i < own.i for c in verb.children):
        return
    first = own.left_edge.i
    above = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < first), None)
    saying = verb.head if verb.dep_ == "conj" else above
    if saying is None:
        return
    between = reversed(doc[saying.i + 1 : first])
    telling = next((t for t in between if t.lemma_.lower() in TELLING and t.tag_ in FINITE), None)
    if telling is None or telling == saying or any(t.is_punct or t.dep_ == "cc" for t in doc[telling.i : first]):
        return
    children = list(telling.children)
    if not any(c.dep_ == "dobj" for c in children) or any(c.dep_ in ("ccomp", "xcomp") for c in children):
        return
    top = telling
    while top.head not in (top, verb):
        top = top.head
    if top.head == verb and top.i >= telling.left_edge.i:
        return
    told = next((c for c in saying.children if c.dep_ == "ccomp" and c.i < telling.i), saying)
    if saying == above:
        tree.take_place(saying, verb)
    for child in (c for c in verb.children if c.i < telling.left_edge.i and c != above):
        tree.set(child.i, told.i, child.dep_)
    tree.set(verb.i, telling.i, "ccomp")


def give_content(tree: Tree, verb: Any) -> None:
    """Hang on "told" what was told, read as said of who listens: "told the court that | guards beat him"."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    that = next((c for c in subjects if c.lower_ == "that"), None)
    listener = verb.head
    told = listener.head
    of_telling = listener.dep_ in ("dobj", "dative") and told.lemma_.lower() in name_words().telling_verbs | {"tell"}
    if that is not None and len(subjects) > 1 and of_telling:
        tree.set(verb.i, told.i, "ccomp")
        tree.set(that.i, verb.i, "mark")


def give_told(tree: Tree, telling: Any) -> None:
    """Hang on "told" what somebody told, behind a comma: "Bo Lin, who told a judge on 3 May, | officers beat him"."""
    verbs = name_words().telling_verbs | {"tell"}
    if telling.lemma_.lower() not in verbs or not any(c.lower_ == "who" for c in telling.children):
        return
    if any(c.dep_ in ("ccomp", "xcomp") for c in telling.children):
        return
    comma = telling.right_edge.i + 1
    if comma + 2 >= len(tree.doc) or tree.doc[comma].text != ",":
        return
    subject = tree.doc[comma + 1]
    while subject.dep_ in LEFT_OF_NOUN and subject.head.i > subject.i:
        subject = subject.head
    verb = subject.head
    behind = subject.dep_ in SUBJECTS and verb.tag_ in PAST and verb.dep_ in ("conj", "ccomp") and verb.i > comma
    bare = not any(c.dep_ in ("mark", "cc") and c.i < verb.i for c in verb.children)
    if behind and bare and verb.head.i < telling.i:
        tree.set(verb.i, telling.i, "ccomp")


def give_joined(tree: Tree, verb: Any) -> None:
    """Give a verb its subject, read as one more object of the verb before: "jailed A and her brother | told us"."""
    over = verb.head
    children = list(verb.children)
    bare = not any(c.dep_ in (*SUBJECTS, "cc", "punct") and c.i < verb.i for c in children)
    things = next((c for c in over.children if c.dep_ in ("dobj", "pobj") and c.right_edge.i + 1 == verb.i), None)
    if not bare or things is None or not any(c.dep_ in ("dobj", "ccomp") for c in children):
        return
    joined = [
        t
        for t in things.subtree
        if t.dep_ == "conj" and t.right_edge.i + 1 == verb.i and t.pos_ in ("NOUN", "PROPN", "PRON")
    ]
    between = next((c for c in joined[0].head.children if c.dep_ == "cc"), None) if joined else None
    if between is not None and between.i + 1 == joined[0].left_edge.i and between.lower_ in ("and", "but"):
        tree.set(joined[0].i, verb.i, "nsubj")
        tree.set(between.i, over.i, "cc")
