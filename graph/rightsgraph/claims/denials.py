"""Denials set behind what they deny: "soldiers shot A, which the army denies", "a claim the prison service rejects"."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_negated
from rightsgraph.linking import people_words

__all__ = ["denial_behind", "denial_of_it", "denials", "retraction"]

_IT = frozenset({"it", "this", "that"})
_THE = frozenset({"the", "this", "that", "these", "those", "such", "all"})
_BREAKS = frozenset({",", "-", "–", "—", "("})
_GROUNDS = frozenset({"for", "of", "over", "on", "about", "to"})
"""Behind these stands what somebody is accused of, or what is spoken of."""

_TRUE = frozenset({"true", "correct", "accurate"})
_JUDGED = frozenset({"wrong", "mistaken"})
"""After "is" they may tell what somebody thinks of an act: "She was beaten. This was wrong"."""

_ENTITIES = frozenset({"PERSON", "GPE", "LOC", "ORG", "FAC", "DATE", "TIME"})


def denials(sentence: Any) -> Iterator[tuple[Any, Any, int]]:
    """Yield the verbs that deny what stands before them, each with the word they hang on and where their clause starts.

    A relative clause on a thing ("a report, which he disputes") denies nothing that was done.
    """
    words = status_words()
    for verb in sentence:
        if verb.dep_ not in ("relcl", "acl") or not words.has("rejections", "verbs", verb.lemma_.lower()):
            continue
        noun = verb.head
        which = next((c for c in verb.children if c.tag_ == "WDT" and c.dep_ in ("dobj", "nsubjpass")), None)
        if words.has("rejections", "nouns", noun.lemma_.lower()):
            start, over = noun.left_edge.i, noun.head  # "a charge she denies"
        elif which is not None and (_is_no_thing(noun) or _is_beside(verb, noun)):
            start, over = which.i, noun
        else:
            continue
        if start and verb.doc[start - 1].text in _BREAKS and not is_negated(verb):
            yield verb, over, start


def denial_behind(token: Any) -> Any | None:
    """Return the verb by which somebody denies the act of `token` behind it, or None."""
    for verb, over, _ in denials(token.sent):
        here = over
        while here not in (token, here.head) and (here.pos_ not in ("VERB", "AUX") or here.dep_ == "conj"):
            here = here.head
        if here == token and token.i < verb.i:
            return verb
    return None


def denial_of_it(sentence: Any, *, accused: bool) -> Any | None:
    """Return the verb by which somebody denies what somebody else says: "the police deny it", "the army denied this".

    A charge that is denied may be that of somebody `accused`: then only "it" or "the claim" are what was said.
    """
    words = status_words()
    for verb in sentence:
        if verb.pos_ != "VERB" or not words.has("rejections", "verbs", verb.lemma_.lower()) or is_negated(verb):
            continue
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if thing is None or not any(c.dep_ == "nsubj" for c in verb.children):
            continue
        if thing.lower_ in _IT:
            return verb
        named = words.has("rejections", "nouns", thing.lemma_.lower()) and not list(thing.rights)
        charge = words.has("rejections", "charges", thing.lemma_.lower())
        if named and not (charge and accused) and any(c.lower_ in _THE for c in thing.children):
            return verb
    return None


def retraction(sentence: Any) -> Any | None:
    """Return the verb by which a sentence takes back what was told before it ("this turned out untrue"), or None."""
    words = status_words()
    verb = sentence.root
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_.lower() not in ("be", "turn", "prove"):
        return None
    report = words.status_of("source_nouns", subject.lemma_.lower()) and any(c.lower_ in _THE for c in subject.children)
    if subject.lower_ not in _IT and not (report and not list(subject.rights)):
        return None
    below = [c for v in (verb, *(x for x in verb.children if x.dep_ == "xcomp")) for c in (v, *v.children)]
    told = [c for c in below if c.dep_ in ("acomp", "attr", "oprd", "xcomp")]
    negated = is_negated(verb)
    if any(words.has("truth", "negated", c.lower_) and c.lower_ in _TRUE for c in told):
        return verb if negated else None
    false = any(words.has("truth", "false", c.lower_) for c in told)
    judged = verb.lemma_ == "be" and any(c.lower_ in _JUDGED for c in told)
    return verb if false and not negated and not judged else None


def _is_no_thing(noun: Any) -> bool:
    """Whether "which" behind a noun means the whole clause: people, places and days are not denied."""
    return noun.pos_ == "VERB" or noun.ent_type_ in _ENTITIES or people_words().agent_type(noun) is not None


def _is_beside(verb: Any, noun: Any) -> bool:
    """Whether a noun is only a circumstance of what somebody denies: "hit her with sticks, which the army denies"."""
    words, over = status_words(), noun.head.lower_
    told = words.status_of("source_nouns", noun.lemma_.lower()) is not None
    return verb.lemma_ == "deny" and noun.dep_ == "pobj" and not told and over not in _GROUNDS
