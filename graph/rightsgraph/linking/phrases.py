"""Noun phrases over the parse: their words, their coordination, what a relative pronoun stands for."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.words import first_of_row, people_words
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = [
    "antecedent",
    "identifying",
    "included",
    "named_beside_one",
    "phrase",
    "run_on_noun",
    "short_phrase",
]


_LEFT = frozenset("det predet nummod amod compound nmod poss quantmod advmod npadvmod neg punct case preconj".split())
_FOLLOWING = frozenset("of from in with at for on to against".split())
_JUDGED = frozenset({"convict", "acquit", "accuse", "suspect", "clear"})
_SOME = frozenset({"some", "several", "many", "others"})
_INCLUDING = frozenset({"including", "includes", "namely", "among", "like"})
_RANGE = frozenset({"between", "from"})
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
            and not (child.dep_ == "compound" and child.tag_ == "NNS" and child.lower_ in name_words().rumour_nouns)
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
    if child.lower_ in ("but", "except") and child.head.lower_ in ("all", "everyone", "everybody"):
        return bool(child.dep_ == "prep")  # "all but two of the nine nuns"
    when = child.lower_ in ("on", "in") and any(c.ent_type_ in ("DATE", "TIME") for c in child.children)
    if when and child.dep_ == "prep":
        return False  # "a court on Sunday freed her"
    return child.dep_ in ("acl", "relcl", "advmod") or (
        child.dep_ == "prep" and child.lower_ in _FOLLOWING and not _of_deed(child)
    )


def _cuts(token: Any) -> bool:
    """Whether a token ends a phrase: a comma, a colon, a dash or "including"; not the hyphen of "Internet-related"."""
    if token.lower_ == "including":
        return True
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
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == end and not _of_deed(child):
            stop = child.right_edge.i + 1
            end = next((t.i for t in head.doc[child.i : stop] if t.text in (",", ";")), stop)
    return start, end


def _of_deed(of: Any) -> bool:
    """Whether an "of" stands before what somebody is accused of: "accused the government of having done little".

    So it does in "convicted her of fraud and her brother | of theft".
    """
    if any(c.dep_ == "pcomp" and c.pos_ == "VERB" for c in of.children):
        return True
    top = first_of_row(of.head)
    if top == of.head or top.dep_ not in ("dobj", "nsubjpass") or top.head.lemma_.lower() not in _JUDGED:
        return False
    own = (c for over in (top, top.head) for c in over.children if c.lower_ == "of" and c.i < of.head.i)
    if next(own, None) is None:
        return False  # "convicted Ana Sol and the head of state security"
    words = people_words()
    bare = (c for c in of.children if c.dep_ == "pobj" and c.tag_ == "NN" and c.left_edge.dep_ not in ("det", "poss"))
    return words.agent_type(of.head) is not None and any(words.agent_type(c) is None for c in bare)


def included(head: Any) -> Iterator[Any]:
    """Yield the heads named after "including", "among them", "such as": members of what the head counts."""
    for child in (*head.children, *_detached(head)):
        if child.i > 0 and child.nbor(-1).lower_ == "not":
            continue  # "nine nuns, not including A"
        if child.dep_ == "prep" and (
            child.lower_ in _INCLUDING or (child.lower_ == "as" and any(c.lower_ == "such" for c in child.children))
        ):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from conjuncts(inner)
        if (
            child.dep_ == "relcl"
            and child.lemma_ == "include"
            and not any(c.dep_ in ("aux", "neg") for c in child.children)
        ):
            listed = (one for o in child.children if o.dep_ == "dobj" for one in conjuncts(o))
            yield from (name for one in listed for name in (one, *(c for c in one.children if c.dep_ == "appos")))


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
    yield from _on_body(head)
    yield from _said_later(head)


def _on_body(head: Any) -> Iterator[Any]:
    """Yield the "including" before a person that the parser hangs on a body: "activists of a union, including A"."""
    for preposition in head.children if head.tag_ == "NNS" else ():
        for body in preposition.children if preposition.dep_ == "prep" else ():
            for child in body.children if body.tag_ in ("NN", "NNP") else ():
                person = any(c.dep_ == "pobj" and c.ent_type_ == "PERSON" for c in child.children)
                if child.lower_ == "including" and child.nbor(-1).text == "," and person:
                    yield child


def _is_among_them(preposition: Any) -> bool:
    """Whether a name stands behind "among them": the parser makes two objects of the two."""
    inside = [c for c in preposition.children if c.dep_ == "pobj"]
    them = preposition.lower_ == "among" and inside and inside[0].lower_ in ("them", "whom")
    return bool(them and any(c.pos_ == "PROPN" for c in inside[1:]))


def _said_later(head: Any) -> Iterator[Any]:
    """Yield the "including" and a name behind all that is said of whom a verb counts, and of no other people.

    "Detained nine nuns on 3 May, including Ana Sol": the parser hangs it on the day, the place or the crime.
    """
    counts = head.lemma_.lower() in people_words().measures
    if head.dep_ not in ("dobj", "nsubjpass") or not (counts or head.tag_ in ("NNS", "CD") or head.lower_ in _SOME):
        return
    doc, depth = head.doc, 0
    for token in doc[head.i + 1 : head.sent.end]:
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if depth:
            continue
        if _is_among_them(token):
            yield token
            return
        if token.lower_ == "including" and token.head is not head:
            if any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in token.children):
                yield token
            return
        own = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head == head
        named = token.ent_type_ == "PERSON" and token.dep_ != "compound"
        told = (
            head.dep_ == "nsubjpass" and head.head in (token, token.head) and token.dep_ in ("aux", "auxpass", "ROOT")
        )
        finite = _is_finite(token) and not told  # "nine nuns were detained in Tarn, including Ana Sol"
        if token.text in (";", ":") or named or finite or _counts_others(token, own=own):
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


def identifying(name: Any) -> Any | None:
    """Return the participle by which a name is said to be somebody's: "a man [identified] as Ana Sol"; or None."""
    into = name.head
    if name.dep_ != "pobj" or into.lower_ != "as" or into.head.dep_ != "acl" or into.head.tag_ != "VBN":
        return None
    verb, words = into.head, people_words()
    before = verb.nbor(-1) if verb.i else verb
    sure = before.tag_ not in ("RB", "IN") or before.lower_ in words.surely_identified
    return verb if verb.lemma_ in words.naming_verbs and sure else None


def antecedent(token: Any) -> Any | None:
    """Return the noun on which the parser hangs the clause of a relative pronoun, or None."""
    verb = token.head
    while verb.dep_ in _WITHIN_RELATIVE:
        if verb.head == verb:
            return None
        verb = verb.head
    if verb.dep_ != "relcl":
        return None
    noun = verb.head
    if token.lower_ == "which" and noun.ent_type_ == "PERSON":  # "the passport of Ana Sol, which they had seized"
        return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    first = noun.left_edge.i
    before = noun.doc[max(0, first - 1) : first + 1]
    contrast = noun.dep_ in ("appos", "conj") and any(t.lower_ == "not" for t in before)
    return noun.head if contrast and noun.head.dep_ == "attr" else noun  # "it was rebels, not soldiers, who"
