"""The day of a hearing, which is that of what is decided there: "taken before a judge on 3 May and charged with theft".

So is the day of a sentence that of the conviction told with "after": "sentenced her on 3 May after finding her guilty".
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.sharing import is_later
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import lemma
from rightsgraph.records import Time
from rightsgraph.tagging.labels import PAST, SUBJECTS

__all__ = ["add_of_proceedings", "is_day_of_hearing", "trails"]

_BEFORE = frozenset({"before", "to", "in"})
"""Between a verb and the court: "brought before a judge", "taken to court", "appeared in court"."""


def is_day_of_hearing(sentence: Sentence, first: Match, match: Match, time: Time) -> bool:
    """Return whether a time behind a trial is that of what it came to: "tried her on 3 May and sentenced her to death".

    So is that of a charge: "brought before a court on 3 May, charged with theft and remanded". What was decided on
    another day is told with that day, or with "later".
    """
    verb = match.token
    if time.end > sentence.block.start + verb.idx or is_later(verb):
        return False
    if first.token != verb.head and verb not in _right_behind(sentence, time):
        return False
    if first.trigger.type == "trial":
        return match.trigger.type in act_types().of_one_verdict or _is_decided_there(match)
    if first.trigger.type != "charging" or not _is_decided_there(match):
        return False
    return match.trigger.type != "charging" or lemma(first.token) in claim_words().read_out


def add_of_proceedings(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give acts the time of a verb that tells none: "she was alone on 3 May, without a lawyer", "taken to court on"."""
    for time in left:
        verb = clause_verb(sentence.token_at(time.start, time.end))
        if verb.i in sentence.anchors:
            continue
        decided = {*_joined(verb), *_right_behind(sentence, time)} if _leads_to_court(verb, sentence, time) else set()
        for match in sentence.found:
            if match.token.i in given:
                continue
            lacks = match.trigger.frame.name == "lacks" and clause_verb(match.token) == verb
            if lacks or (match.token in decided and _is_decided_there(match)):
                given[match.token.i] = time


def trails(token: Any) -> bool:
    """Return whether a participle goes on behind a comma: "was brought before a court, charged with theft"."""
    bare = token.dep_ == "advcl" and token.tag_ == "VBN" and token.i > token.head.i
    return bare and not any(c.dep_ in (*SUBJECTS, "mark", "aux", "auxpass") for c in token.children)


def _leads_to_court(verb: Any, sentence: Sentence, time: Time) -> bool:
    """Whether a verb tells that somebody was before a court, and the time of it stands behind."""
    if time.start < sentence.block.start + verb.idx:
        return False
    courts = claim_words().hearing_bodies
    led = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _BEFORE)
    return any(o.dep_ == "pobj" and lemma(o) in courts for preposition in led for o in preposition.children)


def _joined(verb: Any) -> Iterator[Any]:
    """Yield the verbs that a verb goes on to, up to one with a subject of its own or told as done later."""
    for child in verb.children:
        own = any(c.dep_ in SUBJECTS for c in child.children)
        if child.dep_ == "conj" and not own and not is_later(child):
            yield child
            yield from _joined(child)


def _right_behind(sentence: Sentence, time: Time) -> Iterator[Any]:
    """Yield the participle right behind a time and "and" or a comma: "on 3 May and charged", "on 3 May, charged"."""
    here = sentence.block.span(time.start, time.end).end
    joint = sentence.block.doc[here : sentence.span.end]
    verb = next((t for t in joint if t.lower_ not in (",", "and", "was", "were")), None)
    if verb is not None and verb.i > here and verb.tag_ in PAST:
        yield verb


def _is_decided_there(match: Match) -> bool:
    """Whether an act is a charge or a remand, told in the plain past: not "and has been charged"."""
    verb = match.token
    plain = match.trigger.part == "verb" and not any(c.dep_ == "aux" for c in verb.children)
    return plain and (match.trigger.type == "charging" or lemma(verb) in claim_words().decided_at_hearings)
