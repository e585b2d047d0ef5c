"""Which nouns are coordinated with a noun, also where the parser hangs one of a list on something else."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.tagging.answers import once

__all__ = ["NOT_ALL", "conjuncts", "verb_said_after"]

NOT_ALL = frozenset({"just", "merely", "simply", "only"})
"""After "not" these tell that there was more: "not only A but B", "did not just beat her"."""

_WHOLE = frozenset({"everyone", "everybody", "all", "anyone", "anybody", "nobody", "none", "every", "no"})
_REGARDING = frozenset({"consider", "regard", "believe", "call", "know", "name", "describe", "think", "deem", "see"})
_NEXT = 3
"""Tokens from one name of a list to the next at most: ", and "."""
_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"})


@once
def conjuncts(head: Any) -> tuple[Any, ...]:
    """Return the head and every noun coordinated with it, in the order of the text."""
    if not head.children and (head.dep_ != "dobj" or head.pos_ != "PROPN"):
        return (head,)
    todo, seen = [head], []
    while todo:
        token = todo.pop(0)
        seen.append(token)
        listed = (c for c in token.children if c.dep_ == "conj" and c.pos_ in _NOUN_LIKE)
        todo.extend(c for c in listed if not _is_ruled_out(c) and verb_said_after(c) is None)
        if token.dep_ == "dobj" and token.pos_ == "PROPN":
            todo.extend(c for c in token.head.children if c.i > token.i and _second_object(c))
        elif token.dep_ == "dobj" and token.tag_ == "NNS":
            todo.extend(_counted_later(token))
        for child in token.children:  # "Ana Sol, a nurse aged 43, and a friend of hers": hangs on the apposition
            if _list_as_apposition(token, child):
                todo.append(child)
            elif child.dep_ == "appos" and token.tag_ == "NNS" and token.doc[child.left_edge.i - 1].text == "(":
                todo.extend(c for c in child.children if c.dep_ == "conj" and _counts_behind_brackets(c))
            elif child.dep_ == "appos" and "PROPN" in (token.pos_, child.pos_):
                named = token.tag_ == "NN" and child.left_edge.i == token.i + 1  # "the nurse Ana Sol and Bo Lin"
                todo.extend(
                    c for c in child.children if c.dep_ == "conj" and (_starts_anew(c) or (named and _is_name(c)))
                )
    if len(seen) > 1 and _is_not_but(head):
        seen.remove(head)
    return tuple(sorted(seen, key=lambda t: t.i))


def _counted_later(token: Any) -> Iterator[Any]:
    """Yield more people of one noun, counted behind a place: "held two nuns (A, B) at a gate and two nuns (C, ...)"."""
    if not any(c.dep_ == "nummod" for c in token.children):
        return
    for preposition in token.head.children:
        if preposition.dep_ == "prep" and preposition.i > token.i:
            for place in preposition.children:
                for one in place.children if place.dep_ == "pobj" else ():
                    counted = one.dep_ == "conj" and any(c.dep_ == "nummod" for c in one.children)
                    if counted and one.tag_ == "NNS" and one.lemma_ == token.lemma_ != place.lemma_:
                        yield one


def _counts_behind_brackets(token: Any) -> bool:
    """Whether a counted noun opens behind the brackets where the parser hangs it: "two nuns (A, B) and two monks"."""
    first = token.left_edge.i
    counted = token.tag_ == "NNS" and any(c.dep_ == "nummod" for c in token.children)
    return counted and first > 1 and token.doc[first - 1].dep_ == "cc" and token.doc[first - 2].text == ")"


def _is_name(token: Any) -> bool:
    return bool(token.pos_ == "PROPN" and token.ent_type_ == "PERSON")


def _is_ruled_out(token: Any) -> bool:
    """Whether a member of a list is named as no member: "A but not B", "A, not B", "everyone but A"."""
    first = token.left_edge.i
    if "not" in (token.doc[first].lower_, token.doc[max(0, first - 1)].lower_):
        return True
    over = token.head
    excepted = over.lower_ in _WHOLE or any(c.lower_ in _WHOLE and c.dep_ in ("det", "predet") for c in over.children)
    return bool(excepted and token.dep_ == "conj" and first and token.doc[first - 1].lower_ == "but")


def _is_not_but(head: Any) -> bool:
    """Whether the first of two is the one who is not meant: "arrested not A but B"."""
    first = head.left_edge.i
    before = head.doc[first] if head.doc[first].lower_ == "not" else head.doc[max(0, first - 1)]
    not_ = before.lower_ == "not" and before.nbor().lower_ not in NOT_ALL
    return not_ and any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children)


def verb_said_after(token: Any) -> Any | None:
    """Return the verb whose subject a noun is, though the parser counts it with what stands before it, or None.

    "Police beat A, B, her lawyer, told reporters": the last verb has no subject of its own, and B stands before it.
    """
    doc, here = token.doc, token.right_edge.i + 1
    if token.dep_ not in ("conj", "appos") or not token.left_edge.i or doc[token.left_edge.i - 1].text != ",":
        return None
    if here < len(doc) and doc[here].text == ",":
        here += 1
    if here >= len(doc) or doc[here].tag_ not in ("VBD", "VBZ", "VBP") or doc[here].dep_ != "conj":
        return None
    if token.dep_ == "appos" and doc[here].lemma_ in _REGARDING:
        return None  # "the abbot, Ana Sol, considered a saint"
    own = any(c.dep_ in ("nsubj", "nsubjpass", "cc", "aux", "auxpass") for c in doc[here].children)
    joined = any(c.dep_ == "cc" and token.i < c.i < here for c in doc[here].head.children)
    return None if own or joined or doc[here].head.pos_ != "VERB" else doc[here]


def _list_as_apposition(token: Any, child: Any) -> bool:
    """Whether "B and C" is more of the list that starts with A, though the parser takes it for an apposition."""
    people = token.ent_type_ == child.ent_type_ == "PERSON" and child.dep_ == "appos" and child.pos_ == "PROPN"
    if not people:
        return False
    last = (c for c in token.children if c.dep_ == "conj" and c.i > child.i and c.ent_type_ == "PERSON")
    in_list = child.doc[child.left_edge.i - 1].text == "," and any(c.left_edge.i - child.i <= _NEXT for c in last)
    return in_list or any(c.dep_ == "conj" and c.ent_type_ == "PERSON" for c in child.children)


def _second_object(token: Any) -> bool:
    """Whether a name that the parser coordinates with the verb is one more object: "held Ana Sol, 52, and Bo Lin".

    Not where each has a day, place or crime of its own: "held Ana Sol on 3 May, and Bo Lin on 4 May".
    """
    if token.dep_ != "conj" or token.pos_ != "PROPN" or token.tag_ != "NNP" or token.head.pos_ != "VERB":
        return False
    between = token.doc[token.head.i : token.left_edge.i]
    return (
        not _is_ruled_out(token)
        and not any(t.dep_ == "prep" for t in between)
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in token.children)
    )


def _starts_anew(token: Any) -> bool:
    """Whether a coordinated noun is somebody else: after a comma with an article, or with a name of its own.

    "The teacher Ana Sol and the lawyer Bo Lin": the parser hangs the lawyer on the teacher's name.
    """
    first = token.left_edge.i
    if token.pos_ == "NOUN" and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in token.children):
        return True
    own = any(c.dep_ in ("det", "poss", "nummod") for c in token.children)
    return token.pos_ == "NOUN" and own and first > 1 and token.doc[first - 2].text == ","
