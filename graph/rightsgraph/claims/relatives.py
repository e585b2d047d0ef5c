"""What a noun says of its relative clause: told by somebody, asked of anyone, of a play or a part in it, or nothing."""

from typing import Any

from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.firmness import Firmness, add_beside
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_denied, is_negated, is_nothing
from rightsgraph.claims.outcomes import is_step
from rightsgraph.claims.reported import reports_of
from rightsgraph.claims.reports import add_report
from rightsgraph.claims.sayings import add_saying
from rightsgraph.claims.voice import is_passive
from rightsgraph.records import Status
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["is_part", "noun_over_relative"]


def noun_over_relative(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a noun says of its relative clause, which else is presupposed."""
    if firmness.status is Status.NEGATED and _is_hardly(head):
        firmness.status, firmness.cue = Status.ASSERTED, None  # "hardly a day passed on which nobody was held"
    teller, passive = _teller(here, head), is_passive(here)
    beside = next((c for c in here.children if c.dep_ == "parataxis" and c.i < here.i), None)
    if teller is None and beside is not None and status_words().status_of("speech", beside.lemma_.lower()):
        teller = beside  # "a man they said had shot A"
    if teller is not None:
        add_saying(firmness, here, teller)
    elif any(c.lower_ == "that" and _is_bare_that(c, passive=passive) for c in here.children):
        add_report(firmness, here, head, clause=False)  # "the story that she was tortured", no relative clause
    elif _is_evidence(here, head):
        add_report(firmness, here, head, clause=False)  # "no proof she was poisoned"
    elif status_words().has("open", "anyone", head.lower_):
        firmness.say(Status.POSSIBLE, head)  # "anyone who arrests A will be rewarded"
    elif is_infinitive(here) and status_words().has("open", "means", head.lemma_.lower()):
        firmness.say(Status.POSSIBLE, head)  # "offered the guards money to kill her"
    elif is_infinitive(here) and is_step(head):
        firmness.say(Status.POSSIBLE, head)  # "must take all steps to free her"
        add_beside(firmness, head.head, negation_counts=False)
        return
    elif is_infinitive(here) and (head.dep_ == "ROOT" or head.lower_ == "time" or _is_supposed(head)):
        firmness.say(Status.POSSIBLE, head)  # "Police to arrest A", a headline; "were she to be arrested"
    elif _is_in_fiction(here, head) or is_part(head):
        firmness.say(Status.POSSIBLE, head)  # "plays a prisoner who is tortured"
    elif (caller := _caller(head)) is not None:
        firmness.say(Status.ALLEGED, caller)  # "branded her a terrorist who had bombed a market"
        firmness.said_by(caller)
    elif (accusing := _accusing(here, head)) is not None:
        firmness.say(Status.ALLEGED, accusing)  # "charged with torture that led to the death of a man"
    elif _is_cleft(head):
        firmness.say(Status.NEGATED, head.head)  # "it was not the police who killed her"
    elif here.left_edge.i and here.left_edge.nbor(-1).text != "," and (reports := reports_of(head)) is not None:
        add_report(firmness, here, reports, clause=False)  # "reports of detainees who were beaten"
    firmness.stopped = True


def _is_hardly(noun: Any) -> bool:
    """Whether there was hardly any, or none, of what a noun says."""
    beside = [*noun.children, *(c for c in noun.head.children if noun.dep_ in SUBJECTS and c.i < noun.i)]
    return is_nothing(noun) or any(status_words().has("beside", "few", c.lower_) for c in beside)


def _is_supposed(head: Any) -> bool:
    """Whether a subject stands behind the "were" of a condition: "were she to be arrested"."""
    verb = head.head
    return bool(head.dep_ == "nsubj" and verb.lower_ == "were" and verb.i < head.i and verb.dep_ in ("advcl", "ccomp"))


def _is_bare_that(that: Any, *, passive: bool) -> bool:
    """Whether a "that" only opens a clause, which has all it needs: "the story that police had beaten her"."""
    objects = [c for c in that.head.children if c.dep_ == "dobj" and c != that]
    return (
        that.dep_ == "mark" or (that.dep_ == "dobj" and passive) or (that.dep_ in ("dobj", "dative") and bool(objects))
    )


def _is_in_fiction(here: Any, noun: Any) -> bool:
    """Whether a relative clause tells what happens in a play or a novel: "a play in which soldiers kill a priest"."""
    inside = any(t.lower_ == "where" or (t.lower_ == "which" and t.head.lower_ == "in") for t in here.subtree)
    return inside and status_words().has("open", "fiction", noun.lemma_.lower())


def is_part(noun: Any) -> bool:
    """Return whether a noun is the part that somebody plays, or somebody of whom a novel or a play tells."""
    words = status_words()
    over = noun.head if noun.dep_ == "dobj" else noun.head.head
    if noun.dep_ not in ("dobj", "pobj") or noun.pos_ == "PROPN" or over.i > noun.i:
        return False
    if words.has("open", "acting", over.lemma_.lower()) and (noun.dep_ == "dobj" or noun.head.lower_ == "as"):
        return True
    works = [over, *(c for c in over.children if c.dep_ == "nsubj")]
    told = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about")
    return told and any(all(words.has("open", k, w.lemma_.lower()) for k in ("fiction", "depicting")) for w in works)


def _caller(noun: Any) -> Any | None:
    """Return the verb that calls somebody what a noun says: "called her a spy who", "described as a man who"."""
    below = noun.dep_ == "appos" or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    apart = noun.left_edge.i > 0 and noun.left_edge.nbor(-1).is_punct
    if apart or not (below or noun.dep_ == "oprd"):
        return None
    over = noun.head.head if below else noun.head
    calling = over.pos_ == "VERB" and status_words().has("rejections", "calling", over.lemma_.lower())
    return over if calling and over.i < noun.i and not is_denied(over) else None


def _accusing(clause: Any, deed: Any) -> Any | None:
    """Return the verb that charges somebody with a deed of which a clause tells the outcome, and which none knows."""
    bare = any(c.lower_ in ("that", "which") and c.dep_ in SUBJECTS for c in clause.children)
    if not bare or clause.left_edge.i <= deed.i or clause.left_edge.nbor(-1).text == ",":
        return None
    here = deed
    while here.dep_ == "conj" or (here.dep_ == "pobj" and here.head.lower_ == "of" and here.head.head.pos_ == "NOUN"):
        here = here.head if here.dep_ == "conj" else here.head.head
    over = here.head.head if here.dep_ == "pobj" and here.head.lower_ in ("with", "of", "for") else None
    known = here.head.lower_ != "with" and deed.left_edge.lower_ in ("the", "this", "that")  # "accused of the attack"
    accuses = over is not None and status_words().has("accusing", "verbs", over.lemma_.lower())
    return over if accuses and not known else None


def _is_evidence(clause: Any, noun: Any) -> bool:
    """Whether a clause without "that" is what there is or is no evidence of, or what somebody fears or claims."""
    relative = any(t.tag_ in ("WP", "WDT", "WRB", "WP$") for t in clause.subtree)
    whole = any(c.dep_ in ("nsubj", "nsubjpass") and c.i < clause.i for c in clause.children)
    told = any(
        c.dep_ in ("auxpass", "dobj") for c in clause.children
    )  # "raising fears they were killed": lacks nothing
    doubted = told and status_words().status_of("source_nouns", noun.lemma_.lower()) == Status.ALLEGED
    return whole and not relative and (doubted or status_words().has("evidence", "nouns", noun.lemma_.lower()))


def _is_cleft(head: Any) -> bool:
    """Whether a clause hangs on what "it was not"."""
    verb = head.head
    being = head.dep_ == "attr" and verb.lemma_ == "be"
    return being and is_negated(verb) and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in verb.children)


def _teller(here: Any, head: Any) -> Any | None:
    """The verb of saying over a clause that the parser hangs on the hearer or agent ("was told by A that"), or None."""
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    whole = any(c.lower_ == "that" and c.dep_ == "mark" for c in here.children)
    if not whole or verb.pos_ != "VERB" or head.dep_ not in ("pobj", "dobj", "dative"):
        return None
    return verb if status_words().has("passive_speech", "addressed", verb.lemma_.lower()) else None
