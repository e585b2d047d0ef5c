"""Times said of who tells, sees or oversees something, and so of it: "on 3 May he oversaw the beating of Ana Sol"."""

from collections.abc import Iterable

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.light_verbs import first_conjunct
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Time

__all__ = ["add_overseen", "add_told_state"]


def add_overseen(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give a time to what somebody oversaw, saw or survived then, or what was then: "her trial was on 3 May"."""
    for time in left:
        verb = clause_verb(sentence.token_at(time.start, time.end))
        seen = verb.i not in sentence.anchors and verb.lemma_.lower() in claim_words().overseeing
        was = verb.lemma_ == "be" and not any(c.dep_ in ("attr", "acomp", "neg") for c in verb.children)
        for match in sentence.found if seen or was else ():
            noun = first_conjunct(match.token)
            told = noun.dep_ in (("dobj", "nsubjpass") if seen else ("nsubj",))
            if match.trigger.part == "noun" and told and noun.head == verb:
                given.setdefault(match.token.i, time)


def add_told_state(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give the day of a report to the state that it tells: "On 3 May Tarn Watch reported that A was still being held".

    What was done to A by then was done on another day.
    """
    for time in left:
        saying = clause_verb(sentence.token_at(time.start, time.end))
        for match in sentence.found if saying.tag_ == "VBD" and saying.i not in sentence.anchors else ():
            verb = match.token if match.verb is None else match.verb
            under_way = any(c.dep_ in ("aux", "auxpass") and c.tag_ == "VBG" for c in verb.children)
            holds = under_way or verb.lemma_ in ("be", "remain")
            told = verb.dep_ == "ccomp" and verb.head == saying and match.trigger.type in act_types().states
            if told and holds and not any(c.lower_ in ("had", "has", "have") for c in verb.children):
                given.setdefault(match.token.i, time)
