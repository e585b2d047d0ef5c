"""Whom lawyers and relatives mean by a pronoun: "Bo Lin, a lawyer for Ana Sol, said that she had been beaten"."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.plurals import suffers
from rightsgraph.linking.words import SINGULAR, lemma, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["spoken_for"]

_REACH = 2
"""How many sentences back somebody else may be whom a pronoun means."""


def spoken_for(discourse: Discourse, token: Any) -> tuple[str, ...] | None:
    """Return whom a pronoun means to whom something is done, by what a lawyer or relative of one person says.

    "Ana Sol's sister said that guards beat her" is of Ana; of "Ana Sol's sister said that she was beaten" nobody knows,
    so nobody is meant. None where nobody speaks for somebody named, or the text just told of others.
    """
    speaker = _speaker_above(token) or _acting_above(token)
    if speaker is None or not suffers(token):
        return None
    told = list(_spoken_of(discourse, speaker))
    if len({key for _, key in told}) != 1:
        return None
    noun, key = told[0]
    gender, genders = SINGULAR[token.lower_], discourse.linked.genders
    own = set(discourse.keys(speaker))
    if speaker.dep_ == "pobj":  # "Ana Sol served as a lawyer for Bo Lin"
        own.update(key for c in speaker.head.head.children if c.dep_ in SUBJECTS for key in discourse.keys(c))
    lately = (s for s in discourse.seen if discourse.sentence - s.sentence <= _REACH)
    people = {k for s in lately for k in s.keys if discourse.entity(k).kind is Kind.PERSON} - own - {key}
    if key in own or genders.get(key, gender) != gender or any(genders.get(k, gender) == gender for k in people):
        return None
    if any(genders.get(k) == gender and discourse.entity(k).kind is Kind.PERSON for k in own):
        unsure = token.dep_ == "dobj" or lemma(noun) in people_words().acting_for
        return () if unsure else None  # "Ana Sol's sister, Eva Sol, said that guards beat her": Eva is a "her", too
    apart = any(genders.get(k, gender) != gender for k in own)
    if apart or token.dep_ == "dobj" or lemma(noun) in people_words().acting_for:
        genders.setdefault(key, gender)
        return (key,)
    named = any(discourse.entity(k).kind is Kind.PERSON for k in own)
    return None if named else ()  # "Ana Sol's sister, Eva, said that she was beaten" may be of Eva


def _acting_above(token: Any) -> Any | None:
    """Who "served as a lawyer for Bo Lin during his imprisonment", the noun that says so; or None."""
    during = token.head.head if token.dep_ == "poss" and token.head.dep_ == "pobj" else None
    while during is not None and during.dep_ == "conj":
        during = during.head
    if during is None or during.dep_ != "prep":
        return None
    nouns = (t for t in token.doc[token.sent.start : token.i] if lemma(t) in people_words().acting_for)
    return next((n for n in nouns if n.dep_ in ("pobj", "attr", "appos", "nsubj")), None)


def _spoken_of(discourse: Discourse, speaker: Any) -> Iterator[tuple[Any, str]]:
    """Yield the nouns by which a speaker is called somebody's, each with the person whose: "a lawyer for Ana Sol"."""
    for noun in (speaker, *(c for c in speaker.children if c.dep_ == "appos")):
        behind = (o for p in noun.children if p.lower_ in ("for", "of") for o in p.children if o.dep_ == "pobj")
        for owner in (*(c for c in noun.children if c.dep_ == "poss" and c.pos_ == "PROPN"), *behind):
            keys = discourse.keys(owner)
            called = people_words().agent_type(noun) is not None or lemma(noun) in people_words().acting_for
            known = called and len(keys) == 1
            if known and discourse.entity(keys[0]).kind is Kind.PERSON:
                yield noun, keys[0]


def _speaker_above(token: Any) -> Any | None:
    """The subject of the verb of saying over the clause of a pronoun, or who is quoted "as saying" it."""
    clause = token.head
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    saying = clause.head
    if clause.dep_ != "ccomp" or not people_words().speaks_of(saying):
        return None
    if saying.dep_ == "pcomp" and saying.head.lower_ == "as":
        quoting = saying.head.head
        whom = ("dobj", "nsubjpass") if quoting.lemma_ == "quote" else ()
        return next((c for c in quoting.children if c.dep_ in whom), None)
    return next((c for c in saying.children if c.dep_ == "nsubj"), None)
