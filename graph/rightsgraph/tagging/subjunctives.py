"""Verbs coordinated with a subjunctive: "the union demanded that Ana be freed and called a strike".

A past tense cannot go on from "that ... be freed": it goes on from the verb that demands, where the parser errs.
Nor can a participle go on from a gerund ("was accused of spying and tortured"), nor a past tense from one that is told
of somebody ("called it disturbing order and held her").
"""

from typing import Any

from rightsgraph.tagging.trees import Tree

__all__ = ["with_verbs_freed"]

_GIVING = frozenset({"give", "hand", "award"})
"""Their object in the passive is what somebody was given: "accused of spying and given ten years"."""


def with_verbs_freed(doc: Any) -> Any:
    """Return the Doc with such verbs hung on the verb above the subjunctive; the same Doc where there is none."""
    tree = Tree(doc)
    past, participle = doc.vocab.strings.add("VBD"), doc.vocab.strings.add("VBN")
    for i, tag in enumerate(doc.to_array("TAG").tolist()):
        if tag == participle and doc[i].dep_ == "conj" and (above := _passive_above(doc[i])) is not None:
            tree.set(i, above.i, "conj")
        if tag == past and doc[i].dep_ == "conj":
            below = doc[i].head
            if _is_subjunctive(below) and below.head.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
                tree.set(i, below.head.i, "conj")
            elif (told := _finite_above(doc[i]) or _relative_above(doc[i]) or _told_above(doc[i])) is not None:
                tree.set(i, told.i, "conj")
    return tree.done()


def _passive_above(verb: Any) -> Any | None:
    """Return the passive that a participle goes on from over a gerund: "accused of spying and tortured", or None."""
    gerund = verb.head
    over = gerund.head.head
    if over.dep_ in ("oprd", "acomp") and over.pos_ == "ADJ":
        over = over.head  # "was found guilty of spying and jailed"
    if gerund.tag_ != "VBG" or gerund.dep_ != "pcomp" or over.tag_ != "VBN" or over.pos_ != "VERB":
        return None
    kept = ("aux", "auxpass", "nsubj", "det") if verb.lemma_ in _GIVING else ("dobj", "aux", "auxpass", "nsubj", "det")
    own = any(c.dep_ in kept for c in verb.children)
    return None if own or verb.pos_ != "VERB" else over


def _told_above(verb: Any) -> Any | None:
    """Return the verb that one goes on from in what somebody says: "he claimed they beat him and humiliated him".

    Whom a pronoun stands for does not do it to himself.
    """
    saying = verb.head
    clause = next((c for c in saying.children if c.dep_ == "ccomp" and saying.i < c.i < verb.i), None)
    speakers = {c.lower_ for c in saying.children if c.dep_ == "nsubj"}
    whom = {c.lower_ for c in verb.children if c.dep_ == "dobj"}
    same = (speakers, whom) in (({"he"}, {"him"}), ({"she"}, {"her"}), ({"they"}, {"them"}))
    if clause is None or not same or any(c.dep_ in ("nsubj", "aux", "auxpass") for c in verb.children):
        return None
    return next(
        (t for t in reversed(verb.doc[clause.left_edge.i : verb.i]) if t.tag_ == "VBD" and clause in (t, *t.ancestors)),
        clause,
    )


def _relative_above(verb: Any) -> Any | None:
    """Return the verb of "whom" that one with its "at" left alone goes on from: "men whom they beat and fired at"."""
    alone = (c for c in verb.children if c.dep_ == "prep" and c.i == verb.i + 1 and c.lower_ in ("at", "on", "upon"))
    if not any(not list(c.children) for c in alone) or any(c.dep_ in ("nsubj", "dobj") for c in verb.children):
        return None
    between = (t for t in verb.doc[verb.head.i : verb.i] if t.dep_ == "relcl")
    return next((t for t in between if any(c.tag_ in ("WP", "WDT") and c.dep_ == "dobj" for c in t.children)), None)


def _finite_above(verb: Any) -> Any | None:
    """Return the verb over a gerund a past tense goes on from: "convicted her of spying and jailed her", or None."""
    gerund = verb.head
    while gerund.dep_ == "conj" and gerund.tag_ == "VBG":
        gerund = gerund.head
    if gerund.tag_ != "VBG" or gerund.dep_ not in ("ccomp", "pcomp"):
        return None
    over = gerund.head
    while gerund.dep_ == "pcomp" and over.head != over and over.pos_ not in ("VERB", "AUX"):
        over = over.head
    perfect = over.tag_ == "VBN" and {c.lower_ for c in over.children if c.dep_ == "aux"} & {"has", "have", "had"}
    passive = any(c.dep_ == "auxpass" for c in over.children)
    if over.i > gerund.i or passive or not (over.tag_ == "VBD" or perfect):
        return None
    own = any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "mark") for c in verb.children)
    return None if own or not any(c.dep_ == "dobj" for c in verb.children) else over


def _is_subjunctive(verb: Any) -> bool:
    """Whether a verb stands with a bare "be" behind "that", without "should" or "to"."""
    if verb.dep_ != "ccomp" or not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return [c.lower_ for c in helpers] == ["be"] and helpers[0].tag_ == "VB"
