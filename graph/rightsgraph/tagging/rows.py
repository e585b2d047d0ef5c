"""Verbs in a row that the parser hangs on something in between.

"Tortured by officers and eleven men died": the men are the subject of "died", and tortured nobody. "Killed 31 people
and displaced 40 others": the second is a verb, no adjective. "The case of A, who was arrested and, after a trial,
sentenced": a participle without "was" goes on from the passive before it, not from the verb of the sentence.
"""

from typing import Any

from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.trees import Tree

__all__ = ["with_rows"]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
_ROUND_NUMBERS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})
_OWN = frozenset({"aux", "auxpass", "dobj", "dative", "ccomp", "xcomp", "prt", "mark", *SUBJECTS})


def with_rows(doc: Any) -> Any:
    """Return the Doc with such verbs set right; the same Doc where there is none."""
    tree, strings = Tree(doc), doc.vocab.strings
    conj, acl, finite, past = (
        strings["conj"],
        strings["acl"],
        {strings[t] for t in _FINITE},
        {strings[t] for t in _PAST},
    )
    for i, (dep, tag) in enumerate(doc.to_array(["DEP", "TAG"]).tolist()):
        if dep == conj and tag in finite | past:
            _give_subject(tree, doc[i])
        if dep in (conj, acl) and tag in past:
            _go_on_from_passive(tree, doc[i])
        elif dep == conj:
            _give_object(tree, doc[i])
    return tree.done()


def _give_subject(tree: Tree, verb: Any) -> None:
    """Give a verb the noun right before it, which was read as one more of those who did what is told before."""
    auxiliaries = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    first = min([verb.i, *auxiliaries])
    if first < 2 or any(c.dep_ in (*SUBJECTS, "cc") and c.i < verb.i for c in verb.children):
        return
    noun = verb.doc[first - 1]
    if noun.dep_ != "conj" or noun.tag_ not in ("NNS", "NNP", "NNPS") or noun.head.dep_ not in ("pobj", "dobj"):
        return
    above = verb.head
    if above.pos_ != "VERB" or not above.is_ancestor(noun) or noun.left_edge.nbor(-1).dep_ != "cc":
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    tree.set(noun.i, verb.i, "nsubjpass" if passive else "nsubj")


def _give_object(tree: Tree, noun: Any) -> None:
    """Make a participle before a number a verb: "displaced 40 others" is no "40 displaced others"."""
    verb = next((c for c in noun.children if c.dep_ == "amod" and c.tag_ in _PAST and c.i < noun.i), None)
    first = noun.head
    above = first.head
    if verb is None or first.dep_ != "dobj" or above.tag_ not in _PAST or verb.nbor(-1).dep_ != "cc":
        return
    counted = noun.lower_ in _ROUND_NUMBERS or any(c.dep_ == "nummod" and c.i > verb.i for c in noun.children)
    if not counted or verb.lemma_.lower() not in name_words().harm_verbs | name_words().custody_verbs:
        return
    tree.set(verb.i, above.i, "conj")
    tree.set(noun.i, verb.i, "dobj")
    tree.tags[verb.i] = "VBD"


def _go_on_from_passive(tree: Tree, verb: Any) -> None:
    """Hang a participle on the passive between it and the active verb, or the noun before that, that it was hung on."""
    above = verb.head
    if verb.lemma_.lower() not in name_words().custody_verbs | name_words().harm_verbs:
        return
    if any(c.dep_ in _OWN for c in verb.children):
        return
    if verb.dep_ == "conj":
        active = above.tag_ in _FINITE and not any(c.dep_ in ("auxpass", "nsubjpass") for c in above.children)
        if not active or not any(c.dep_ == "dobj" and c.i < verb.i for c in above.children):
            return
    for before in reversed(verb.doc[above.i + 1 : verb.i]):
        if before.dep_ == "relcl" and before.head != above and above.is_ancestor(before):
            if any(c.dep_ == "auxpass" for c in before.children):
                tree.set(verb.i, before.i, "conj")
                tree.tags[verb.i] = "VBN"
            return
