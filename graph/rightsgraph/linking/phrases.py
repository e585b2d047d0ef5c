"""Noun phrases over the parse: their words, their coordination, what a relative pronoun stands for."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.words import people_words

__all__ = [
    "SUBJECTS",
    "antecedent",
    "conjuncts",
    "included",
    "named_beside_one",
    "phrase",
    "run_on_noun",
    "short_phrase",
    "verb_said_after",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""The dependency labels of subjects."""

_LEFT = frozenset("det predet nummod amod compound nmod poss quantmod advmod npadvmod neg punct case preconj".split())
_FOLLOWING = frozenset("of from in with at for on to against".split())
_WHOLE = frozenset({"everyone", "everybody", "all", "anyone", "anybody", "nobody", "none", "every", "no"})
_INCLUDING = frozenset({"including", "includes", "namely", "among", "like"})
_RANGE = frozenset({"between", "from"})
_NEXT = 3
"""Tokens from one name of a list to the next at most: ", and "."""

_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"})
_WITHIN_RELATIVE = frozenset("conj xcomp ccomp aux auxpass pobj prep pcomp dobj poss nsubj nsubjpass".split())


def phrase(head: Any) -> tuple[int, int]:
    """Return the tokens [start, end) of a noun phrase.

    They are the words left of the head, and what follows it with "of", "from" or a participle, up to the first comma.
    """
    doc = head.doc
    start, end = head.i, head.i + 1
    for child in head.lefts:
        verb = child.dep_ == "amod" and (any(c.dep_ in SUBJECTS for c in child.children) or _is_coordinated(child))
        if (
            child.dep_ in _LEFT
            and not (child.dep_ == "punct" and child.text in ',;:"“”')
            and not _date(child)
            and not verb
        ):
            start = min(start, child.left_edge.i)
    for child in head.rights:
        if child.i < end:
            continue
        if child.i > end or not _belongs(child):
            break
        stop = child.right_edge.i + 1
        comma = next((t.i for t in doc[child.i : stop] if _cuts(t)), stop)
        end = max(end, comma)
        if comma != stop:
            break
    if start < head.i and run_on_noun(head) is not None:
        start += 1
    if head.dep_ == "pobj" and head.head.lower_ in _RANGE and head.head.i == start - 1 and doc[start].pos_ == "NUM":
        start -= 1  # "between 5 and 9 men"
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end


def _is_coordinated(participle: Any) -> bool:
    """Whether it is a verb after "and": the "detained" of "police harassed and detained villagers"."""
    noun = participle.head
    of_verb = noun.dep_ == "conj" and noun.head.pos_ == "VERB" and participle.i > noun.head.i
    return of_verb and participle.tag_ in ("VBN", "VBD") and noun.doc[participle.i - 1].dep_ == "cc"


def run_on_noun(head: Any) -> Any | None:
    """Return the noun that the parser runs together with a phrase behind it ("with incitement six nurses"), or None."""
    first = head.left_edge
    after = first.i + 1
    bare = first.dep_ in ("nmod", "compound") and first.pos_ == "NOUN" and first.head == head and after < head.i
    return first if bare and head.doc[after].dep_ in ("nummod", "det") and head.doc[after].head == head else None


def _belongs(child: Any) -> bool:
    """Whether what follows a noun is part of its phrase; a past tense with an object of its own is its verb."""
    if child.tag_ == "VBD" and child.dep_ == "acl" and any(c.dep_ == "dobj" for c in child.children):
        return False
    return child.dep_ in ("acl", "relcl", "advmod") or (child.dep_ == "prep" and child.lower_ in _FOLLOWING)


def _cuts(token: Any) -> bool:
    """Whether a token ends a phrase: a comma, a colon or a dash, but not the hyphen of "Internet-related"."""
    hyphen = token.text == "-" and not token.whitespace_
    return token.text in (",", ";", ":", "–", "—", "-") and not hyphen


def _date(token: Any) -> bool:
    return (
        token.ent_type_ in ("DATE", "TIME")
        and token.dep_ in ("compound", "npadvmod", "nmod", "nummod")
        and token.pos_ in ("PROPN", "NUM")
    )


def short_phrase(head: Any) -> tuple[int, int]:
    """Return the tokens [start, end) of the head with the words before it only, and an "of" phrase."""
    start, end = head.i, head.i + 1
    for child in head.lefts:
        if child.dep_ in _LEFT and child.dep_ != "punct":
            start = min(start, child.left_edge.i)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
            stop = child.right_edge.i + 1
            end = next((t.i for t in head.doc[child.i : stop] if t.text in (",", ";")), stop)
    return start, end


def conjuncts(head: Any) -> Iterator[Any]:
    """Yield the head and every noun coordinated with it, in the order of the text."""
    if not head.children and (head.dep_ != "dobj" or head.pos_ != "PROPN"):
        yield head
        return
    todo, seen = [head], []
    while todo:
        token = todo.pop(0)
        seen.append(token)
        listed = (c for c in token.children if c.dep_ == "conj" and c.pos_ in _NOUN_LIKE)
        todo.extend(c for c in listed if not _is_ruled_out(c) and verb_said_after(c) is None)
        if token.dep_ == "dobj" and token.pos_ == "PROPN":
            todo.extend(c for c in token.head.children if c.i > token.i and _second_object(c))
        for child in token.children:  # "Ana Sol, a nurse aged 43, and a friend of hers": hangs on the apposition
            if _list_as_apposition(token, child):
                todo.append(child)
            elif child.dep_ == "appos" and "PROPN" in (token.pos_, child.pos_):
                named = token.tag_ == "NN" and child.left_edge.i == token.i + 1  # "the nurse Ana Sol and Bo Lin"
                todo.extend(
                    c for c in child.children if c.dep_ == "conj" and (_starts_anew(c) or (named and _is_name(c)))
                )
    if len(seen) > 1 and _is_not_but(head):
        seen.remove(head)
    yield from sorted(seen, key=lambda t: t.i)


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
    not_ = bool(first and head.doc[first - 1].lower_ == "not")
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


def included(head: Any) -> Iterator[Any]:
    """Yield the heads named after "including", "among them", "such as": members of what the head counts."""
    for child in (*head.children, *_detached(head)):
        if child.dep_ == "prep" and (
            child.lower_ in _INCLUDING or (child.lower_ == "as" and any(c.lower_ == "such" for c in child.children))
        ):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from conjuncts(inner)


def _detached(head: Any) -> Iterator[Any]:
    """Yield each "including" after a phrase that the parser hangs on a place in it or on its verb.

    "ten elders of Naru village, including ...", "dozens of elders, including ...", "detained four, including ...".
    """
    counts = head.lemma_.lower() in people_words().measures
    for of in head.children:
        if of.lower_ == "of":
            over = (noun for noun in of.children if noun.ent_type_ in ("GPE", "LOC") or (counts and noun.tag_ == "NNS"))
            yield from (c for noun in over for c in noun.children if c.lower_ == "including")
    if head.dep_ in ("dobj", "nsubjpass"):
        for child in head.head.children:
            follows = child.lower_ == "including" and child.i > head.i + 1 and head.doc[child.i - 1].text == ","
            last = head.doc[child.i - 2]
            if follows and (last == head or head.is_ancestor(last)):
                yield child
                return
    yield from _said_later(head)


def _said_later(head: Any) -> Iterator[Any]:
    """Yield the "including" and a name behind all that is said of whom a verb counts, and of no other people.

    "Detained nine nuns on 3 May, including Ana Sol": the parser hangs it on the day, the place or the crime.
    """
    counts = head.lemma_.lower() in people_words().measures
    if head.dep_ not in ("dobj", "nsubjpass") or not (counts or head.tag_ in ("NNS", "CD")):
        return
    doc, depth = head.doc, 0
    for token in doc[head.i + 1 : head.sent.end]:
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if depth:
            continue
        if token.lower_ == "including" and token.head is not head:
            if any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in token.children):
                yield token
            return
        own = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head == head
        named = token.ent_type_ == "PERSON" and token.dep_ != "compound"
        if token.text in (";", ":") or named or _is_finite(token) or _counts_others(token, own=own):
            return


def _is_finite(token: Any) -> bool:
    """Whether a token is the finite verb of a clause, and of no relative one."""
    relative = token.dep_ == "relcl" or token.head.dep_ == "relcl"
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") and not relative


def _counts_others(token: Any, *, own: bool) -> bool:
    return not own and token.tag_ in ("NNS", "NNPS") and people_words().agent_type(token) is not None


def named_beside_one(noun: Any) -> Any | None:
    """Return the name in apposition to "one of" the people of a phrase, before or behind it, or None."""
    one = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or one.lower_ != "one" or noun.tag_ not in ("NNS", "DT"):
        return None
    if one.dep_ == "appos" and one.i > one.head.i:
        return one.head if one.head.pos_ == "PROPN" else None
    return next((c for c in one.children if c.dep_ == "appos" and c.i > noun.i and c.pos_ == "PROPN"), None)


def antecedent(token: Any) -> Any | None:
    """Return the noun on which the parser hangs the clause of a relative pronoun, or None."""
    verb = token.head
    while verb.dep_ in _WITHIN_RELATIVE:
        if verb.head == verb:
            return None
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None
