"""What the words above a clause or noun say of it: verbs of saying, asking and denying, prepositions, nouns of report.

Each function adds to a `Firmness` what `head` says of `here`, the word below it on the way up from the trigger.
"""

from typing import Any

from rightsgraph.claims.clauses import is_infinitive, is_passive, subjects
from rightsgraph.claims.firmness import Firmness, add_beside, add_shared
from rightsgraph.claims.lexicon import status_words
from rightsgraph.records import Status

__all__ = ["add_governor"]

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_VERBS = frozenset({"VERB", "AUX"})
_CIRCUMSTANCES = frozenset(
    {
        "after",
        "before",
        "during",
        "following",
        "since",
        "for",
        "over",
        "despite",
        "in",
        "at",
        "on",
        "by",
        "as",
        "under",
        "from",
    }
)
"""Prepositions whose noun is presupposed: what governs the clause does not reach into it."""


def add_governor(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what the word `head` says of the word `here` that hangs on it, by what hangs how on what."""
    dep = here.dep_
    if dep == "relcl":
        firmness.stopped = True
    elif dep == "acl":
        _noun_over_clause(firmness, here, head)
    elif dep == "advcl":
        _verb_over_adverbial(firmness, here, head)
    elif dep == "conj":
        add_shared(firmness, here, head)
    elif head.pos_ in _VERBS:
        _verb(firmness, here, head)
    elif head.pos_ == "ADP" or dep in ("pobj", "pcomp"):
        _preposition(firmness, head)
    elif head.pos_ in ("ADJ", "NOUN", "PROPN") and dep in ("xcomp", "ccomp", "prep"):
        if dep == "ccomp" and head.head.pos_ in _VERBS:
            _truth(firmness, head.head)
        if status_words().has("open", "adjectives", head.lower_):
            firmness.say(Status.POSSIBLE, head)
        elif dep == "ccomp":
            firmness.say(status_words().status_of("source_nouns", head.lemma_.lower()), head)
    elif dep in ("amod", "compound", "poss", "nmod", "nummod"):
        firmness.stopped = True


# ------------------------------------------------------------------ nouns and prepositions


def _noun_over_clause(firmness: Firmness, here: Any, head: Any) -> None:
    """A noun may ask for what its clause says ("a call to release"), leave it open, or name its source."""
    words = status_words()
    noun, infinitive = head.lemma_.lower(), is_infinitive(here)
    if infinitive and words.has("open", "nouns", noun):
        firmness.say(Status.POSSIBLE, head)
        return
    firmness.stopped = True
    if infinitive and words.has("demands", "nouns_for", noun):
        firmness.say(Status.REQUESTED, head)
    elif any(c.dep_ == "mark" and c.lower_ == "that" for c in here.children):
        firmness.say(words.status_of("source_nouns", noun), head)
        _add_rejection(firmness, head)
    elif infinitive:
        firmness.say(Status.POSSIBLE, head)


def _add_rejection(firmness: Firmness, noun: Any) -> None:
    """What a noun reports is denied by the subject of its verb: "denied allegations that", "rejected reports of"."""
    words = status_words()
    if noun.dep_ not in ("dobj", "nsubjpass") or not words.status_of("source_nouns", noun.lemma_.lower()):
        return
    if words.has("rejections", "verbs", noun.head.lemma_.lower()):
        firmness.say(Status.DENIED, noun.head)
        firmness.said_by(noun.head)


def _preposition(firmness: Firmness, head: Any) -> None:
    preposition, over = head.lower_, head.head
    if preposition == "than" and any(c.lower_ == "rather" for c in head.children):
        firmness.say(Status.OPINION, head)  # "rather than putting them behind bars" asks for nothing of the kind
        firmness.stopped = True
        return
    if preposition == "without" and firmness.negation_counts:
        firmness.say(Status.NEGATED, head)
    kept_from = preposition == "from" and status_words().has("open", "negated", over.lemma_.lower())
    if kept_from and firmness.negation_counts and any(c.dep_ == "pcomp" for c in head.children):
        firmness.say(Status.NEGATED, over)  # "was prohibited from publishing"
    if preposition == "for" and over != head and _is_asking_for(over):
        firmness.say(Status.REQUESTED, over)
        if over.pos_ == "VERB":
            firmness.said_by(over)
        firmness.stopped = True
        return
    _add_over_preposition(firmness, preposition, over)
    if preposition in _CIRCUMSTANCES:
        firmness.stopped = True


def _is_asking_for(over: Any) -> bool:
    words = status_words()
    if over.pos_ == "VERB":
        return words.has("demands", "verbs_for", over.lemma_.lower())
    return over.pos_ == "NOUN" and words.has("demands", "nouns_for", over.lemma_.lower())


def _add_over_preposition(firmness: Firmness, preposition: str, over: Any) -> None:
    words = status_words()
    lemma = over.lemma_.lower()
    if over.pos_ == "NOUN" and preposition in ("of", "to", "with", "about", "that"):
        if words.has("open", "nouns", lemma):
            firmness.say(Status.POSSIBLE, over)
        if words.status_of("source_nouns", lemma) and preposition in ("of", "about"):
            firmness.say(words.status_of("source_nouns", lemma), over)
            _add_rejection(firmness, over)
    elif over.pos_ == "VERB" and preposition in ("with", "of"):
        firmness.say(words.status_of("over_of", lemma), over)
    elif over.pos_ == "ADJ" and preposition in ("to", "for") and words.has("open", "adjectives", over.lower_):
        firmness.say(Status.POSSIBLE, over)


# ------------------------------------------------------------------ verbs


def _verb_over_adverbial(firmness: Firmness, here: Any, head: Any) -> None:
    """An infinitive that the parser takes for a purpose may be a demand; other adverbial clauses are presupposed."""
    words = status_words()
    lemma = head.lemma_.lower()
    mark = next((c for c in here.children if c.dep_ == "mark" or (c.dep_ == "aux" and c.lower_ == "to")), None)
    if mark is None or mark.dep_ != "aux":
        firmness.stopped = True
        return
    if words.has("demands", "verbs", lemma) or words.has("demands", "verbs_for", lemma):
        firmness.say(Status.REQUESTED, head)
        firmness.said_by(head)
    elif words.status_of("raising", lemma) and is_passive(head):
        firmness.say(words.status_of("raising", lemma), head)
    elif head.pos_ == "VERB":
        objects = (c for c in head.children if c.dep_ == "dobj")
        demand = next((c for c in objects if words.has("demands", "nouns_for", c.lemma_.lower())), None)
        firmness.say(Status.POSSIBLE if demand is None else Status.REQUESTED, head if demand is None else demand)
    firmness.stopped = not words.status_of("speech", lemma)


def _verb(firmness: Firmness, here: Any, head: Any) -> None:
    words = status_words()
    dep, lemma = here.dep_, head.lemma_.lower()
    if dep == "ccomp" and here.i < head.i and any(t.text == ";" for t in here.doc[here.i : head.i]):
        firmness.stopped = True  # "Five were arrested; four reportedly remain": two sentences in one
        return
    if dep in ("xcomp", "dobj", "ccomp") and words.has("open", "negated", lemma):
        stopping = words.has("open", "stopping", lemma)
        if not stopping and firmness.negation_counts:  # what is stopped, or should be, did happen
            firmness.say(Status.NEGATED, head)
        firmness.stopped = stopping
        return
    if dep in ("ccomp", "csubj", "advcl"):
        _truth(firmness, head)
    if dep in _CLAUSES:
        _verb_over_clause(firmness, here, head)
    elif dep == "dobj" or (dep == "nsubjpass" and is_passive(head)):
        _verb_over_noun(firmness, here, head)
    if dep in ("ccomp", "xcomp") or (dep in ("dobj", "nsubjpass") and here.pos_ == "NOUN"):
        before = firmness.status
        add_beside(firmness, head, negation_counts=firmness.negation_counts and dep == "xcomp")
        opened = before is Status.ASSERTED and firmness.status in (Status.REQUESTED, Status.POSSIBLE)
        if opened and dep == "ccomp" and words.status_of("speech", lemma):
            firmness.status, firmness.cue = before, None  # "may say that": what is said is as it was


def _truth(firmness: Firmness, verb: Any) -> None:
    """Add that what a clause says did not happen: "it is not true that", "it is false that"."""
    words = status_words()
    negated = any(c.dep_ == "neg" for c in verb.children)
    for child in verb.children:
        if child.dep_ in ("acomp", "attr") and words.has("truth", "negated" if negated else "false", child.lower_):
            firmness.say(Status.NEGATED, child)


def _verb_over_clause(firmness: Firmness, here: Any, head: Any) -> None:
    words = status_words()
    dep, lemma = here.dep_, head.lemma_.lower()
    being = dep == "xcomp" and any(c.dep_ == "auxpass" and c.lower_ == "being" for c in here.children)
    infinitive = is_infinitive(here) or (dep == "xcomp" and here.tag_ == "VBG") or being
    if lemma == "deny" and any(c.dep_ == "neg" for c in head.children):
        firmness.say(Status.REPORTED, head)  # "did not deny that he was held": nobody said he was, nor that he was not
    elif lemma == "deny" and dep == "xcomp":
        firmness.say(Status.DENIED, head)
        firmness.said_by(head)
    elif infinitive and is_passive(head) and words.status_of("raising", lemma):
        firmness.say(words.status_of("raising", lemma), head)
    elif words.status_of("linking", lemma):
        firmness.say(words.status_of("linking", lemma), head)
    elif (dep != "xcomp" and not infinitive) or (infinitive and lemma == "say"):
        _verb_of_saying(firmness, here, head)
    elif words.has("imposed", "verbs", lemma) and words.has("imposed", "infinitives", here.lemma_.lower()):
        return  # "was ordered to serve a year in a labour camp"
    elif infinitive and words.has("demands", "verbs", lemma):
        firmness.say(Status.REQUESTED, head)
        firmness.said_by(head)
    elif infinitive and words.has("open", "possible", lemma):
        firmness.say(Status.POSSIBLE, head)
    elif not infinitive and here.tag_ == "VBN" and words.has("demands", "participles", lemma):
        firmness.say(Status.REQUESTED, head)


def _verb_over_noun(firmness: Firmness, here: Any, head: Any) -> None:
    words = status_words()
    lemma = head.lemma_.lower()
    if words.has("demands", "verbs", lemma):
        firmness.say(Status.REQUESTED, head)
        firmness.said_by(head)
    elif words.status_of("put_off", lemma):
        firmness.say(words.status_of("put_off", lemma), head)
    elif words.has("open", "possible", lemma) and words.has("open", "over_nouns", lemma):
        firmness.say(Status.POSSIBLE, head)
    else:
        status = words.status_of("over_objects", lemma)
        if status is not None and (status != "denied" or here.dep_ == "dobj"):
            firmness.say(status, head)
            firmness.said_by(head)


def _verb_of_saying(firmness: Firmness, here: Any, head: Any) -> None:
    """A verb of saying over a clause gives its status and, unless a nearer one did, the speaker."""
    words = status_words()
    lemma = head.lemma_.lower()
    passive = is_passive(head)
    status = words.status_of("speech", lemma) or (words.status_of("raising", lemma) if passive else None)
    if status is None:  # "rumours spread that ..."
        sources = (
            words.status_of("source_nouns", c.lemma_.lower()) for c in head.children if c.dep_ in ("nsubj", "nsubjpass")
        )
        firmness.say(next((s for s in sources if s is not None), None), head)
        return
    subjunctive = here.tag_ == "VB" or any(c.lower_ in ("be", "should") for c in here.children)
    if words.has("speech", "requested", lemma) and not subjunctive:
        status = "asserted"  # "insisted that she was tortured"
    if lemma == "fear" and firmness.status is Status.NEGATED:
        firmness.status, firmness.cue = Status.OPINION, head
    if passive and not words.has("passive_speech", "addressed", lemma):
        reported = words.has("passive_speech", "reported", lemma)
        firmness.say("reported" if reported else status, head)
        return
    firmness.say(status, head)
    if not firmness.said_by(head) and status == "asserted" and subjects(head):
        firmness.say(Status.REPORTED, head)  # somebody says so, and nobody knows who
