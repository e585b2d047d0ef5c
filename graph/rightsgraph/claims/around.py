"""The words around a token that conditions of triggers ask for, remembered of the last few tokens.

Many triggers stand under one verb, and each asks the same of it.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from rightsgraph.claims.clauses import objects, subjects
from rightsgraph.claims.words import claim_words

__all__ = ["near_below", "objects_of", "opens_compound", "subjects_of"]

_REMEMBERED = 8
_NEAR = 5


@functools.lru_cache(maxsize=_REMEMBERED)
def objects_of(token: Any) -> tuple[tuple[Any, frozenset[str]], ...]:
    """Return the objects of a token, each with the words that stand for it."""
    candidates = (*objects(token), *(c for c in token.children if c.dep_ in ("dobj", "attr", "oprd", "acomp", "pobj")))
    return tuple((o, _forms(_with_of(o))) for o in candidates)


@functools.lru_cache(maxsize=_REMEMBERED)
def subjects_of(token: Any) -> tuple[tuple[Any, frozenset[str]], ...]:
    """Return the subjects of a token, each with its words."""
    return tuple((s, _forms((s,))) for s in subjects(token))


@functools.lru_cache(maxsize=_REMEMBERED)
def near_below(token: Any) -> tuple[Any, ...]:
    """Return what stands near a token below it, or hangs on it, and behind no preposition."""
    return tuple(c for c in token.subtree if (abs(c.i - token.i) <= _NEAR or c.head == token) and c.dep_ != "pobj")


def opens_compound(token: Any) -> bool:
    """Return whether a hyphen follows: the "sit" of "a sit-in", which the parser takes for a verb."""
    return bool(token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == "-" and not token.whitespace_)


def _with_of(token: Any) -> Iterator[Any]:
    """A noun with what is coordinated with it, what it carries ("prison term") and what is after its "of"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield child
        named = token.text[:1].isupper()  # "banned the app Koru"
        carried = named or token.lemma_.lower() in claim_words().carriers or opens_compound(child)
        if child.dep_ in ("compound", "nmod") and carried:
            yield child
        if child.dep_ == "appos" and named and child.tag_ == "NN":
            yield child  # "Koru, a weekly newspaper, was closed"
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (p for p in child.children if p.dep_ == "pobj")


def _forms(tokens: Iterable[Any]) -> frozenset[str]:
    """The words and lemmas of tokens, in lower case."""
    return frozenset(form for t in tokens for form in (t.lower_, t.lemma_.lower()))
