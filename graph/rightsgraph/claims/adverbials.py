"""What a verb says of an adverbial clause below it: a purpose, what is still to come, what goes on from it."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.firmness import Firmness, add_beside
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.objects import ask_for
from rightsgraph.claims.outcomes import is_implied, is_step, is_still_to_come
from rightsgraph.claims.reports import add_report, add_telling
from rightsgraph.claims.voice import is_passive
from rightsgraph.records import Status

__all__ = ["add_adverbial"]


def add_adverbial(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a verb says of an adverbial clause: an infinitive that the parser takes for a purpose may be a demand.

    Other adverbial clauses are presupposed.
    """
    words = status_words()
    lemma = head.lemma_.lower()
    marks = [c for c in here.children if c.dep_ == "mark" or (c.dep_ == "aux" and c.lower_ == "to")]
    if len(marks) > 1 and marks[0].lower_ == "for":
        marks = marks[1:]  # "called for A to be killed"
    mark = next(iter(marks), None)
    if mark is None or mark.dep_ != "aux":
        if (
            mark is not None
            and mark.lower_ == "than"
            and any(c.lower_ == "rather" for c in (*here.children, *mark.children))
        ):
            firmness.say(Status.NEGATED, mark)  # "rather than free her, the court ..."
        if is_still_to_come(here, head):
            firmness.say(Status.POSSIBLE, head)
        if here.tag_ == "VBG" and any(c.dep_ == "nsubj" for c in here.children):
            _add_listed_report(firmness, here, head)
        elif here.tag_ == "VBG" and mark is None:
            add_telling(firmness, head)  # "claimed that rebels fired, wounding four"
        firmness.stopped = True
        return
    if is_implied(here, head):
        add_beside(firmness, head, negation_counts=False)  # "may be freed only to be jailed again"
        firmness.stopped = True
        return
    if words.has("open", "gathering", lemma) and firmness.kind in act_types().rights_exercise:
        firmness.stopped = True  # "gathered to protest": they did
        return
    if words.has("demands", "verbs", lemma) or words.has("demands", "verbs_for", lemma):
        ask_for(firmness, here, head)
    elif words.status_of("raising", lemma) and is_passive(head):
        firmness.say(words.status_of("raising", lemma), head)
    elif head.pos_ == "ADJ" and words.has("open", "adjectives", lemma):
        firmness.say(Status.POSSIBLE, head)  # "makes it easier to arrest her"
    elif head.pos_ == "VERB" and any(is_step(c) for c in head.children):
        firmness.say(Status.POSSIBLE, head)  # "must take all steps to free her"
        add_beside(firmness, head, negation_counts=False)
    elif head.pos_ == "VERB":
        objects = (c for c in head.children if c.dep_ == "dobj")
        demand = next((c for c in objects if words.has("demands", "nouns_for", c.lemma_.lower())), None)
        firmness.say(Status.POSSIBLE if demand is None else Status.REQUESTED, head if demand is None else demand)
    firmness.stopped = not words.status_of("speech", lemma)


def _add_listed_report(firmness: Firmness, here: Any, head: Any) -> None:
    """Add the "reports" of a list: "there were reports of soldiers beating nuns, police detaining monks"."""
    if any(c.dep_ == "expl" for c in head.children):
        for noun in (c for c in head.children if c.dep_ == "attr" and c.i < here.left_edge.i):
            add_report(firmness, here, noun, clause=False)
