"""Which verb lends a noun its arguments: "faces arrest", "arrests followed", "was subject to surveillance"."""

from typing import Any

from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.lexicon import Lexicon
from rightsgraph.claims.quantities import counting_words
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import lemma, people_words
from rightsgraph.tagging.labels import VERBS

__all__ = ["first_conjunct", "light_verb"]


def first_conjunct(token: Any) -> Any:
    """Return the first token of the coordination that a token stands in; the token itself when there is none."""
    while token.dep_ == "conj":
        beside = _listed_before(token) if token.pos_ == "NOUN" and token.head.pos_ == "VERB" else None
        token = token.head if beside is None else beside
    return token


def _listed_before(noun: Any) -> Any | None:
    """The noun of a list whose last member hangs on the verb: "subjected to beatings, and harassment by guards"."""
    for child in noun.head.children:
        if child.dep_ == "prep" and child.lower_ == "to" and child.i < noun.i:
            return next((p for p in child.children if p.dep_ == "pobj" and p.pos_ == "NOUN"), None)
    return None


def light_verb(token: Any, lexicon: Lexicon) -> Any | None:
    """Return the verb that lends a noun its arguments ("faces arrest", "arrests followed"), or None."""
    words = claim_words()
    top = _measure_of(first_conjunct(token))
    head = top.head
    if top.dep_ in ("nsubj", "nsubjpass") and head.lemma_.lower() in words.happening:
        return head
    if top.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        word = head.lemma_.lower()
        if word in words.telling_of_own and lemma(token) in words.suffered_alone:
            return head
        return head if any(word in verbs for verbs in lexicon.light_verbs.values()) else None
    if top.dep_ != "pobj":
        return None
    while head.dep_ == "conj" and head.head.pos_ == "ADP":
        head = head.head  # "subject to a ban and to surveillance"
    over, preposition = head.head, head.lower_
    if preposition == "including" and over.pos_ == "NOUN":
        return light_verb(over, lexicon)  # "faced pressure, including arrest"
    if preposition == "to" and over.lower_ == "subject" and over.dep_ in ("acomp", "oprd"):
        return over.head if over.head.lemma_.lower() in words.living else None  # "is subject to surveillance"
    if preposition in ("of", "to") and over.lemma_.lower() in words.undergoing and over.pos_ not in VERBS:
        return _victims_verb(over)
    if preposition == "of" and over.lemma_.lower() in words.perils:
        faced = over.dep_ == "dobj" and over.head.lemma_.lower() in lexicon.light_verbs["subject_affected"]
        return clause_verb(head) if over.dep_ == "pobj" or faced else None  # "is at risk of torture"
    if preposition in ("in", "to") and over.pos_ == "VERB" and over.lemma_.lower() in words.engaging:
        return over  # "engaged in torture"
    if preposition == "on" and over.lemma_.lower() in words.living:
        return over
    if preposition in ("under", "in") and over.lemma_ in words.time_nouns and over.dep_ == "dobj":
        verb = over.head  # "completed four years under house arrest"
        return verb if verb.lemma_.lower() in words.living else None
    if preposition not in ("to", "under", "in", "into", "through", "with") or over.pos_ not in VERBS:
        return None
    if head.i < over.i and any(c.dep_ == "neg" for c in over.children):
        return None  # "In the trial, A was not able to speak": the trial took place
    return over if over.lemma_.lower() in words.holding or over.lemma_.lower() in words.living else None


def _measure_of(noun: Any) -> Any:
    """The noun that says how many there were, or how they came: the "dozens" of "received dozens of threats"."""
    over = noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    if of and over.dep_ in ("dobj", "nsubjpass") and lemma(over) in people_words().measures | counting_words().cases:
        return over
    if of and over.dep_ in ("dobj", "nsubjpass", "pobj") and lemma(over) in counting_words().kinds:
        return over
    return _carrier_of(noun)


def _carrier_of(noun: Any) -> Any:
    """The call or letter by which a threat comes: "received two calls with death threats"; else the noun itself."""
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "with"
    held = (
        noun.dep_ == "dobj"
        and noun.head.lemma_ in ("contain", "include", "carry")
        and noun.head.dep_ in ("acl", "relcl")
    )
    over = noun.head.head if inside or held else noun
    if inside and over.pos_ == "VERB":  # "received a phone call with threats": hangs on the verb
        over = next((c for c in over.children if c.dep_ == "dobj"), noun)
    return over if over.dep_ == "dobj" and lemma(over) in claim_words().carrying_words else noun


def _victims_verb(noun: Any) -> Any | None:
    """The "became" of "became a victim of torture", the "fell" of "fell victim to"; None elsewhere."""
    predicate = noun.dep_ in ("attr", "oprd", "acomp", "dobj", "advmod", "conj") and noun.head.pos_ in VERBS
    return noun.head if predicate and noun.head.lemma_.lower() in claim_words().becoming else None
