"""The time that an act has in common with another one of its sentence, where the words let it.

"Soldiers raided the church on 3 May and detained five": one course of events. "Tried her on 3 May and sentenced her".
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.hearings import is_day_of_hearing, trails
from rightsgraph.claims.moments import is_accused_then, is_held_then, told_meanwhile
from rightsgraph.claims.sharing import act_at_once, act_in_course, is_along, is_later, is_trailing
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import first_of_row, lemma
from rightsgraph.records import Time
from rightsgraph.tagging.labels import PAST, SUBJECTS

__all__ = ["shared_time"]

_BELOW = frozenset({"dispersed", "object_below"})
"""Slots that an infinitive fills: what is said of it is said of the act ("used force to disperse them on 3 May")."""


def shared_time(sentence: Sentence, match: Match, given: Mapping[int, Time], times: Sequence[Time]) -> Time | None:
    """Return the time of another act that is that of an act without one too; None where it may be another."""
    token = match.token
    lent = _by_one_verb(sentence, match, given)
    if lent is not None:
        return lent
    other = act_in_course(sentence, match, given) or act_at_once(sentence, match, given)
    if other is not None:
        return given[other.token.i]
    found = _of_row(sentence, match, given) or _of_what_follows(sentence, match, given)
    if found is not None:
        return found
    if match.trigger.part == "noun" and match.verb is None:
        top = first_of_row(token)
        if top.dep_ in ("dobj", "nsubjpass") and top.head.i in given and not _undoes(sentence, top.head):
            return given[top.head.i]
    along = is_along(sentence, token, times)
    if (token.dep_ in ("pcomp", "xcomp") or along) and any(other.token == token.head for other in sentence.found):
        return given.get(token.head.i)  # "while beaten ... he": one act told by two words
    return None


def _of_row(sentence: Sentence, match: Match, given: Mapping[int, Time]) -> Time | None:
    """The time of the act that a verb goes on from: "held a trial on 3 May and sentenced", "in May seized and beat"."""
    token = match.token
    goes_on = token.dep_ == "conj" and token.pos_ == "VERB"
    if not goes_on and not trails(token):
        return None
    above = sentence.anchors.get(_act_above(sentence, token))  # "held a trial and sentenced": the act is the noun's
    time = None if above is None else given.get(above.token.i)
    if above is None or time is None:
        return None
    if is_day_of_hearing(sentence, above, match, time):
        return time
    ahead = time.start < sentence.block.start + token.head.idx  # a date in front of a coordination holds for all of it
    told = ahead and not is_later(token) and not _holds_now(token)
    return time if goes_on and (told or is_accused_then(above, match) or is_held_then(above, match)) else None


def _of_what_follows(sentence: Sentence, match: Match, given: Mapping[int, Time]) -> Time | None:
    """The time of an act below: "beaten and robbed on 3 May", "detained her as she marched on 3 May"."""
    token = match.token
    first = token.head if token.dep_ == "conj" and token.head.pos_ == "VERB" else token
    for child in (*token.children, *(c for c in first.children if first is not token and c.i > token.i)):
        own = child.i in given and child.head == token
        beside = child.i - token.i <= 2 or is_trailing(match, sentence.anchors.get(child.i))
        if own and child.dep_ == "conj" and beside:
            return given[child.i]
        told = told_meanwhile(child) if match.trigger.type in act_types().custody else None
        if told is not None and told.i in given:
            return given[told.i]  # "detained her as she marched on 3 May", "during a raid on 3 May"
        if own and child.dep_ in ("xcomp", "advcl") and _BELOW & match.trigger.frame.slots.keys():
            return given[child.i]  # "used live rounds to disperse the march on 3 May"
    return None


def _by_one_verb(sentence: Sentence, match: Match, given: Mapping[int, Time]) -> Time | None:
    """The time of another act that the same verb lends its roles: "lived with surveillance and threats since May".

    Not of where time was spent before: "was freed on 3 May after two years in prison".
    """
    if any(c.test == "time-inside" for c in match.trigger.conditions):
        return None
    verb = clause_verb(match.token) if match.trigger.frame.name == "lacks" else match.verb
    others = (o for o in sentence.found if verb is not None and verb in (o.verb, o.token) and o.token.i in given)
    return next((given[o.token.i] for o in others), None)


def _holds_now(verb: Any) -> bool:
    """Whether a verb tells in the present what goes on since: "On 3 May A was held; he remains in prison"."""
    return verb.tag_ in ("VBZ", "VBP") and verb.head.tag_ in PAST and lemma(verb) in claim_words().continuing


def _undoes(sentence: Sentence, verb: Any) -> bool:
    """Whether a verb tells what became of a verdict that was given before: "quashed her conviction on 3 May"."""
    act = sentence.anchors.get(verb.i)
    return act is not None and act.trigger.frame.name == "done-to-object"


def _act_above(sentence: Sentence, verb: Any) -> int:
    """The verb that a verb goes on from, over verbs that tell no act: "raided his home, seized books and arrested"."""
    above = verb.head
    while above.i not in sentence.anchors and above.dep_ == "conj" and above.pos_ == "VERB":
        if any(c.dep_ in SUBJECTS for c in above.children):
            break
        above = above.head
    return int(above.i)
