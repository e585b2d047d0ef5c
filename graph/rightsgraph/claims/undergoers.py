"""Who undergoes a participle or a passive infinitive that stands behind the object of a verb."""

from typing import Any

from rightsgraph.claims.voice import is_infinitive, is_passive
from rightsgraph.linking import people_words

__all__ = ["depicted", "named_before", "taken_to_undergo"]


def depicted(verb: Any) -> Any | None:
    """Return the object that a participle right behind it tells the state of: "led him away blindfolded"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBN", "JJ") or any(c.dep_ != "advmod" for c in verb.children):
        return None
    between = verb.doc[verb.i - 1]
    objects_ = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
    near = objects_ and (between == objects_[-1] or (between.head == verb.head and between.dep_ in ("advmod", "prt")))
    return objects_[-1] if near else None


def named_before(verb: Any) -> Any | None:
    """Return the name right before a participle and its comma: "to free A, jailed for ten years"."""
    first = verb.left_edge.i
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or first < len("A,") or verb.doc[first - 1].text != ",":
        return None
    named = (c for c in verb.head.children if c.dep_ == "dobj" and c.pos_ == "PROPN")
    return next((c for c in named if c.right_edge.i == first - 2), None)


def taken_to_undergo(verb: Any) -> Any | None:
    """Return who is taken somewhere for something to be done to: "took [her] away to be interrogated"."""
    head = verb.head
    if verb.dep_ != "advcl" or not is_infinitive(verb) or not is_passive(verb) or is_passive(head):
        return None
    behind = (c for c in head.children if c.dep_ == "dobj" and head.i < c.i < verb.i)
    return next((c for c in behind if c.pos_ in ("PRON", "PROPN") or people_words().agent_type(c)), None)
