"""What an infinitive says of how it came out: "released her, only to arrest her again", "went on to kill five men"."""

from typing import Any

from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.voice import is_passive

__all__ = ["is_implied", "is_left_undone", "is_put_off", "is_step", "is_still_to_come", "is_too_late"]

_PRESENT = frozenset({"VBZ", "VBP"})


def is_implied(here: Any, head: Any) -> bool:
    """Return whether the verb `head` says that what the infinitive `here` below it tells was done.

    "Only to" tells the outcome and no purpose where the words do not only limit it ("came only to arrest her"): after a
    comma, in the passive, over a verb of seeing, or of something done again.
    """
    words = status_words()
    if not is_infinitive(here):
        return False
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), None)
    lemma = head.lemma_.lower()
    if words.has("implied", "verbs", lemma if particle is None else f"{lemma} {particle}"):
        return here.dep_ in ("xcomp", "advcl")
    only = next((c for c in here.children if c.lower_ == "only" and c.i < here.i), None)
    if only is None or here.dep_ not in ("advcl", "xcomp", "acl", "relcl"):
        return False
    apart = only.i > 0 and only.nbor(-1).text in (",", "-", "–", "—")
    again = any(words.has("implied", "again", t.lower_) for t in here.subtree)
    return apart or again or is_passive(here) or words.has("implied", "seen", here.lemma_.lower())


def is_too_late(here: Any, head: Any) -> bool:
    """Return whether what an infinitive says could not be done any more: "too late to save her", "too ill to try"."""
    return bool(here.dep_ == "xcomp" and is_infinitive(here) and any(c.lower_ == "too" for c in head.children))


def is_still_to_come(here: Any, head: Any) -> bool:
    """Return whether a temporal clause in the present tells of what is to come: "when she is freed, she will"."""
    words = status_words()
    if not any(c.dep_ in ("mark", "advmod") and words.has("open", "temporal", c.lower_) for c in here.children):
        return False
    first = next((c for c in here.children if c.dep_ in ("aux", "auxpass")), here)
    will = any(c.dep_ == "aux" and words.has("open", "modals", c.lower_) and c.tag_ == "MD" for c in head.children)
    up_to = any(c.lower_ in ("until", "till", "before") for c in here.children)
    until = up_to and (is_infinitive(head) or head.tag_ in ("VB", *_PRESENT))
    return (will or until) and first.tag_ in _PRESENT  # "vowed to go on until she is freed"


def is_left_undone(here: Any, head: Any) -> bool:
    """Return whether somebody does nothing, or little, for what an infinitive says: "did nothing to stop them"."""
    if not is_infinitive(here) or here.dep_ not in ("acl", "relcl", "advcl", "xcomp"):
        return False
    verb = head if head.pos_ == "VERB" else head.head
    things = (c for c in verb.children if c.dep_ == "dobj" and c.i < here.i)
    return verb.lemma_ == "do" and any(status_words().has("open", "undoing", c.lower_) for c in things)


def is_put_off(token: Any) -> bool:
    """Return whether an act came about only at a time: "unable to detain him until May", "evaded arrest until May"."""
    words, here, until = status_words(), token, False
    while here.head != here and here.dep_ in ("xcomp", "dobj", "conj"):
        until = until or _is_until(here)
        here = here.head
        held_up = words.has("open", "at_last", here.lemma_.lower())
        if held_up and (until or _is_until(here)):
            return True
    return False


def _is_until(verb: Any) -> bool:
    """Whether "until" and a time stand with a verb, or with one joined to it."""
    joined = (verb, *(c for c in verb.children if c.dep_ == "conj"))
    leads = (c for one in joined for c in one.children if c.dep_ == "prep" and c.lower_ in ("until", "till"))
    return any(not status_words().has("open", "up_to_now", t.lower_) for c in leads for t in c.children)


def is_step(noun: Any) -> bool:
    """Return whether somebody takes steps, by which an act has not come about yet."""
    taken = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in ("take", "make", "do")
    return taken and status_words().has("open", "steps", noun.lemma_.lower())
