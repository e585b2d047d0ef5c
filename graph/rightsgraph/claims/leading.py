"""The day in front of all that a sentence tells, where the parser hung it on something else.

"According to Radio Tarn (3 May 2020), on 1 May, officials from the office that keeps order detained A": the day is that
of what is told first. "On 1 May, police returned her to Tarn when she petitioned and placed her in detention": what one
course of plain past verbs goes on to tell of custody has it too, when no other time is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dates import TO_DAY
from rightsgraph.claims.sharing import is_later
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Time
from rightsgraph.tagging.labels import FINITE, PAST

__all__ = ["add_leading"]

_LEAD = re.compile(
    r"(?:^|[,;)][”\"’]?\s+)(?:on|in|during)(?:\s+or\s+(?:around|about))?"
    r"(?:\s+the\s+(?:(?:late|early)\s+)?(?:night|evening|morning|afternoon)\s+of)?\s*$",
    re.I,
)
"""What stands before a day in front: the beginning of the sentence or a comma, and "on" or "on the night of"."""

_RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "where"})
_NEAR = 3
"""Tokens from a relative pronoun to the verb of its clause at most: "that reportedly implements"."""


def add_leading(sentence: Sentence, times: Sequence[Time], given: dict[int, Time]) -> None:
    """Give the day in front of a sentence to what is told first, and to custody that goes on from it."""
    lead = _leading(sentence, times)
    if lead is None:
        return
    verbs = list(_told_plainly(sentence, lead))
    first = verbs[0] if verbs else None
    match = None if first is None else _act_of(sentence, first)
    if match is not None and match.token.i not in given and lead not in given.values():
        given[match.token.i] = lead
    if any(t is not lead and t.start > lead.end and not _in_brackets(sentence, t.start) for t in times):
        return
    for verb in verbs[1:]:
        match = _act_of(sentence, verb)
        if match is not None and match.token.i not in given and match.trigger.type in act_types().custody:
            given[match.token.i] = lead


def _leading(sentence: Sentence, times: Iterable[Time]) -> Time | None:
    """The first day that stands in front of all clauses: at the beginning, or behind the sources named there."""
    text, start = sentence.linked.parse.document.text, sentence.block.start + sentence.span.start_char
    sources = bool(len(sentence.span)) and sentence.span[0].lower_ in claim_words().source_leads
    for time in times:
        before = text[start : time.start].lstrip()
        if len(time.edtf) != TO_DAY or not _LEAD.search(before) or _in_brackets(sentence, time.start):
            continue
        words = sentence.block.span(time.start, time.end)
        plain = all(t.tag_ not in FINITE for t in _outside(sentence, sentence.span.start, words.start))
        return time if plain and (sources or "," not in before) else None
    return None


def _told_plainly(sentence: Sentence, lead: Time) -> Iterator[Any]:
    """Yield the verbs in the plain past that a day in front is said of: the first, and what goes on from it with "and".

    A verb of another clause, or one told as later, ends them.
    """
    here = sentence.block.span(lead.start, lead.end).end
    began = False
    for token in _outside(sentence, here, sentence.span.end):
        if token.lower_ in ("but", "because", "although", ";") or _is_told_later(token):
            return
        if token.tag_ not in FINITE | PAST or token.dep_ == "compound":
            continue
        if token.dep_ in ("aux", "auxpass") or _is_relative(token):
            continue
        if not began:
            if token.tag_ not in PAST or (token.tag_ == "VBN" and _is_description(token)):
                if token.tag_ in FINITE:
                    return
                continue
            began = True
            yield token
        elif token.tag_ == "VBD" and _goes_on(token):
            yield token


def _is_told_later(verb: Any) -> bool:
    """Whether a word parts a verb from the day in front; "then" goes on: "raided it and then detained A"."""
    return is_later(verb) and not any(c.lower_ == "then" for c in verb.children)


def _is_description(participle: Any) -> bool:
    """Whether a participle only describes a noun ("villages located in Tarn"): "detained" read so is a verb."""
    return participle.dep_ == "acl" or bool(participle.i and participle.nbor(-1).tag_ in ("DT", "IN", "PRP$"))


def _is_relative(verb: Any) -> bool:
    """Whether a relative pronoun stands right before a verb, or its clause hangs on a noun."""
    before = verb.doc[max(0, verb.i - _NEAR) : verb.i]
    return verb.dep_ == "relcl" or any(t.lower_ in _RELATIVE for t in before)


def _goes_on(verb: Any) -> bool:
    """Whether a verb goes on from the one before: "and" or a comma right before it, adverbs left out."""
    here = verb.i - 1
    while here > 0 and verb.doc[here].tag_ == "RB":
        here -= 1
    return verb.doc[here].lower_ in ("and", ",") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _act_of(sentence: Sentence, verb: Any) -> Match | None:
    match = sentence.anchors.get(verb.i)
    return match if match is not None and verb in (match.token, match.verb) else None


def _outside(sentence: Sentence, start: int, stop: int) -> Iterator[Any]:
    """Yield the tokens [start, stop) of a sentence that stand in no brackets."""
    depth = 0
    for token in sentence.block.doc[start:stop]:
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if not depth:
            yield token


def _in_brackets(sentence: Sentence, place: int) -> bool:
    text = sentence.block.text[sentence.span.start_char : place - sentence.block.start]
    return text.rfind("(") > text.rfind(")")
