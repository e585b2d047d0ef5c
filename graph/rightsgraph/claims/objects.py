"""What a verb says of the act that is its object: "demanded the release", "denied the killing", "called it off"."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.clauses import subjects
from rightsgraph.claims.firmness import Firmness
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_denied, is_negated
from rightsgraph.claims.sayings import add_judgement
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Status

__all__ = ["add_over_noun", "add_voice", "ask", "ask_for", "is_disowned"]

_NOUNS = frozenset({"NOUN", "PROPN"})


def add_over_noun(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a verb says of the noun for an act that is its object, or the subject of its passive."""
    words = status_words()
    lemma = head.lemma_.lower()
    called = next((f"{lemma} {c.lower_}" for c in head.children if c.dep_ == "prt"), lemma)  # "called off"
    if words.has("imposed", "detaining", lemma) and words.has("imposed", "custody", here.lemma_.lower()):
        firmness.negation_counts = False  # "the judge ordered his detention": he is held
    elif words.has("demands", "orders", lemma) and is_disowned(head):
        told = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in ("the", "this", "that")) for c in here.children)
        firmness.say(None if told else Status.POSSIBLE, head)  # "denied ordering the killing": there was one
        firmness.stopped = True
    elif words.has("demands", "verbs", lemma):
        ask(firmness, head)
        add_voice(firmness, head)
    elif words.status_of("put_off", called):
        firmness.say(words.status_of("put_off", called), head)
    elif words.has("imposed", "approving", lemma) and words.has("imposed", "approved", here.lemma_.lower()):
        firmness.negation_counts = False  # "the prosecutor approved his arrest": he is held already
    elif words.has("open", "over_nouns", lemma):
        if not _is_met_with(firmness, here, head):
            firmness.say(Status.POSSIBLE, head)
    elif words.status_of("over_objects", lemma):
        _add_told_noun(firmness, here, head)
    elif words.has("presupposing", "surviving", lemma) and _is_of_survivor(here):
        firmness.say(Status.NEGATED, head)  # "survived an assassination"
        firmness.stopped = True
    elif words.has("presupposing", "verbs", lemma):
        add_judgement(firmness, head)
        firmness.stopped = True  # "should condemn the killing", "failed to investigate it"
    elif here.pos_ in _NOUNS and head != firmness.light and not words.has("bringing", "verbs", lemma):
        firmness.negation_counts = False  # no verb above can undo what another verb's object takes for granted


def ask_for(firmness: Firmness, here: Any, head: Any) -> None:
    """Add a demand for what an infinitive says; where it says "not to", nothing is asked to happen."""
    words = status_words()
    if firmness.status is Status.NEGATED and is_negated(here):
        firmness.status, firmness.cue = Status.POSSIBLE, head
    if words.has("demands", "orders", head.lemma_.lower()) and is_disowned(head):
        firmness.say(Status.POSSIBLE, head)  # "denied ordering his men to kill her": whether they did, nobody says
        firmness.stopped = True
        return
    if firmness.status is not Status.POSSIBLE:
        ask(firmness, head)
    add_voice(firmness, head)


def _is_of_survivor(noun: Any) -> bool:
    """Whether an act would have killed who survived it: "an assassination", not "the killing of her brother"."""
    of = (o for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children)
    others = any(c.dep_ == "poss" for c in noun.children) or any(o.ent_type_ != "DATE" for o in of)
    return status_words().has("presupposing", "survived", noun.lemma_.lower()) and not others


def _add_told_noun(firmness: Firmness, here: Any, head: Any) -> None:
    """An act as the object of a verb of saying ("denied the killing", "confirmed the arrest")."""
    words = status_words()
    lemma = head.lemma_.lower()
    status = words.status_of("over_objects", lemma)
    made = words.has("over_applications", "nouns", here.lemma_.lower()) or firmness.kind in act_types().accusing
    if status == "denied" and made:
        firmness.stopped = True  # "rejected her appeal", "denied the charges": they were made
        return
    if words.has("imposed", "confirming", lemma) and firmness.kind in act_types().in_court and _is_by_court(head):
        firmness.stopped = True  # "the appeal court confirmed the sentence"
        return
    if is_denied(head):  # "did not deny the killing": nobody says that it was so, nor that it was not
        open_ = status == "denied" or words.has("unconfirmed", "verbs", lemma)
        firmness.say(Status.REPORTED if open_ else None, head)
        firmness.stopped = True
    elif status is not None and (status != "denied" or here.dep_ == "dobj"):
        firmness.say(status, head)
        firmness.said_by(head)


def _is_by_court(verb: Any) -> bool:
    """Whether a court does what a verb says, or nobody says who does."""
    courts = claim_words().courts
    return is_passive(verb) or any(s.lemma_.lower() in courts for s in subjects(verb))


def is_disowned(order: Any) -> bool:
    """Return whether somebody denies having given an order: "denied ordering", "denies that he ordered"."""
    over = order.head
    deny = over != order and over.pos_ == "VERB" and status_words().status_of("over_objects", over.lemma_.lower())
    return deny == "denied" and order.dep_ in ("xcomp", "ccomp") and not is_denied(over)


def ask(firmness: Firmness, verb: Any) -> None:
    """Add that something is demanded; where it is not, it may still happen ("refused to order her release")."""
    firmness.say(Status.POSSIBLE if is_denied(verb) else Status.REQUESTED, verb)


def add_voice(firmness: Firmness, head: Any) -> None:
    """Take who asks for something as the speaker; who orders it does it, and speaks to nobody here."""
    if not status_words().has("demands", "orders", head.lemma_.lower()):
        firmness.said_by(head)


def _is_met_with(firmness: Firmness, noun: Any, verb: Any) -> bool:
    """Whether somebody did meet with what they faced: "continue to face harassment"; "faces arrest" is open."""
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and perfect)
    past = past or (verb.dep_ == "xcomp" and verb.head.lemma_ == "continue" and verb.head.tag_ != "VB")
    words = claim_words()
    usual = any(c.lower_ in words.often for c in verb.children)
    often = usual or any(t.lower_ == "hands" for t in verb.subtree)
    past = past or (usual and verb.tag_ in ("VBP", "VBZ"))  # "journalists regularly face arrest"
    met = firmness.kind in words.met_with or often or noun.lemma_.lower() in words.met_as
    return verb.lemma_ == "face" and past and met
