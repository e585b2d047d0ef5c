"""The day of an act of custody that the parser hung on something else in its clause, or on one told along with it.

"Police detained pastor A, 50, during a raid on 3 May", "police detained her while she was singing on 3 May".
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dates import TO_DAY, days_of, is_one_date, time_on
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.lexicon import load_lexicon, status_words
from rightsgraph.claims.sharing import is_at_once, is_later
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import lemma
from rightsgraph.records import Time
from rightsgraph.tagging.labels import SUBJECTS

__all__ = [
    "add_at_once",
    "add_in_course",
    "add_of_assembly",
    "add_of_written",
    "add_right_behind",
    "add_same_day",
    "add_starting",
    "add_told_of_when",
    "add_year_end",
    "is_accused_then",
    "is_held_then",
    "told_meanwhile",
]

_SAME_DAY = re.compile(r"\b(?:that|same|the) day\b", re.I)
_YEAR_END = re.compile(r"year['’]s end|end of the year|year-end", re.I)
_WHEN = re.compile(r",?\s+when\b")
_ON = re.compile(
    r"\son(?:\s+or\s+(?:around|about))?(?:\s+the\s+(?:(?:early|late)\s+)?(?:morning|afternoon|evening|night)\s+of)?\s+\Z"
)


def add_right_behind(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give a day that the parser hung on something else to the act of custody, release or violence that it is of.

    It is where it follows with "on" and no verb or reason stands between ("detained pastor A, 50, during a raid on 3
    May"), and where it is that of what those taken in were just doing ("detained her while she was singing on 3 May").
    """
    types = act_types()
    befalling = types.custody | types.leaving | types.ending_a_scene | types.of_violence
    for time in left:
        token = sentence.token_at(time.start, time.end)
        if len(time.edtf) < TO_DAY or not _opens_with_on(sentence, time):
            continue
        act = _act_meanwhile(sentence, token) or _act_before(sentence, time)
        if act is not None and act.trigger.type in befalling and (act.trigger.part == "verb" or _is_next(act, token)):
            given.setdefault(act.token.i, time)


def _is_next(act: Match, token: Any) -> bool:
    """Whether a time stands right behind a noun that tells an act: "it goes back to her arrest on 3 May"."""
    return bool(token.left_edge.i - 2 == act.token.i)


def add_in_course(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give custody the day of what led to it: "disrupted a service on 3 May and detained A", "when it ended on 3 May".

    The verb before tells no act; it is one by which people are met or a place is entered, in the plain past.
    """
    types = act_types()
    leading = claim_words().encountering | claim_words().breaking_in | claim_words().breaking_off
    for time in left:
        verb = clause_verb(sentence.token_at(time.start, time.end))
        if len(time.edtf) < TO_DAY or verb.tag_ != "VBD" or verb.i in sentence.anchors:
            continue
        when = any(c.dep_ in ("advmod", "mark") and c.lower_ == "when" and c.i < verb.i for c in verb.children)
        for match in sentence.found:
            token = match.token
            if token.i in given or match.trigger.type not in types.custody or match.trigger.part != "verb":
                continue
            goes_on = token.dep_ == "conj" and token.head == verb and verb.lemma_.lower() in leading
            ended = when and verb.dep_ == "advcl" and verb.head == token and verb.i < token.i and token.tag_ == "VBD"
            plain = not any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in token.children if goes_on)
            if (goes_on or ended) and plain and not is_later(token):
                given[token.i] = time


def add_at_once(sentence: Sentence, times: Sequence[Time], given: dict[int, Time]) -> None:
    """Give custody the day of what it followed at once: "held her immediately after they stopped her on 3 May"."""
    for match in sentence.found:
        verb = match.token
        if verb.i in given or match.trigger.type not in act_types().custody or match.trigger.part != "verb":
            continue
        clause = next((c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and _follows_at_once(c)), None)
        if clause is None:
            continue
        inside = [t for t in times if _is_of_clause(sentence, sentence.token_at(t.start, t.end), clause)]
        if len(inside) == 1 and len(inside[0].edtf) == TO_DAY and _opens_with_on(sentence, inside[0]):
            given[verb.i] = inside[0]


def _is_of_clause(sentence: Sentence, token: Any, clause: Any) -> bool:
    """Whether a time hangs on a verb, with no other act between."""
    here = token.head
    while here not in (clause, here.head) and here.i not in sentence.anchors:
        here = here.head
    return bool(here == clause)


def _follows_at_once(clause: Any) -> bool:
    """Whether a clause tells what was done right before: "immediately after they stopped her"."""
    after = next((c for c in clause.children if c.dep_ == "mark" and c.lower_ == "after"), None)
    return after is not None and after.i > 0 and after.nbor(-1).lower_ in claim_words().at_once


def add_starting(sentence: Sentence, times: Iterable[Time], given: dict[int, Time]) -> None:
    """Give custody of some length the day on which it started: "held her for ten days starting on 3 May"."""
    for time in times:
        verb = clause_verb(sentence.token_at(time.start, time.end))
        if verb.tag_ != "VBG" or not status_words().has("open", "starting", verb.lemma_.lower()) or verb.dep_ == "acl":
            continue
        behind = [m for m in sentence.found if m.trigger.part == "verb" and m.token.i < verb.i]
        if not behind or behind[-1].trigger.type not in act_types().custody or not _is_for_length(behind[-1].token):
            continue
        for token in [t for t, other in given.items() if other is time and t != behind[-1].token.i]:
            del given[token]
        given[behind[-1].token.i] = time


def _is_for_length(verb: Any) -> bool:
    """Whether a verb is said to go on for some time: "held her for ten days"."""
    lengths = (n for c in verb.children if c.dep_ == "prep" and c.lower_ == "for" for n in c.children)
    return any(n.dep_ == "pobj" and n.lemma_.lower() in claim_words().units for n in lengths)


def add_year_end(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give the end of the year to the state that is told: "remained in prison awaiting trial at year's end"."""
    for time in left:
        verb = clause_verb(sentence.token_at(time.start, time.end))
        if _YEAR_END.search(time.text) and verb.dep_ == "advcl" and verb.tag_ == "VBG":
            act = sentence.anchors.get(verb.head.i)
            if act is not None and act.trigger.type in act_types().states:
                given.setdefault(act.token.i, time)


def add_of_assembly(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give the day on which a protest was held to who took part: "arrested for her part in a rally held on 3 May"."""
    assemblies = load_lexicon().lists["assembly"]
    for time in left:
        held = clause_verb(sentence.token_at(time.start, time.end))
        if held.dep_ != "acl" or held.lemma_ not in claim_words().convening or lemma(held.head) not in assemblies:
            continue
        here = held.head
        while here.i not in sentence.anchors and here.dep_ in ("pobj", "prep", "dobj") and here.i > here.head.i:
            here = here.head
        act = sentence.anchors.get(here.i)
        if act is not None and act.trigger.type == "protest":
            given.setdefault(act.token.i, time)


def add_of_written(sentence: Sentence, times: Iterable[Time], given: dict[int, Time]) -> None:
    """Give what somebody wrote the day that stands before it: "a 3 May article that she wrote"."""
    for time in times:
        noun = sentence.block.span(time.start, time.end).root.head
        if noun.pos_ == "NOUN" and lemma(noun) in claim_words().written_things:
            written = (sentence.anchors.get(c.i) for c in noun.children if c.dep_ == "relcl")
            for match in written:
                if match is not None and match.trigger.type in act_types().rights_exercise:
                    given.setdefault(match.token.i, time)


def add_told_of_when(sentence: Sentence, given: dict[int, Time], times: Iterable[Time]) -> None:
    """Give a day to the act told of it with "when": "was held until 3 May, when officials freed her"."""
    block = sentence.block
    for time in times:
        behind = _WHEN.match(block.text, time.end - block.start)
        if behind is None or len(time.edtf) > TO_DAY or time.begin_latest is None or not is_one_date(time):
            continue
        when = sentence.token_at(block.start + behind.end() - len("when"), block.start + behind.end())
        match = sentence.anchors.get(when.head.i)
        if match is None or when.head.i < when.i or when.lower_ != "when":
            continue
        year, *parts = map(int, time.edtf.split("-"))
        days = days_of(year, *parts)
        if days is not None:
            given.setdefault(match.token.i, time_on(time.start, time.end, time.text, time.edtf, days))


def add_same_day(sentence: Sentence, given: dict[int, Time]) -> None:
    """Give the day of what was done "later that day" to what was done before: "beat A before freeing him that day"."""
    for match in sentence.found:
        time, over = given.get(match.token.i), match.token.head
        if time is None or match.token.dep_ != "pcomp" or over.lower_ != "before" or not _SAME_DAY.search(time.text):
            continue
        verb = over.head
        while verb.i not in sentence.anchors and verb.dep_ == "conj":
            verb = verb.head
        if (above := sentence.anchors.get(verb.i)) is not None:
            given.setdefault(above.token.i, time)


def is_accused_then(arrest: Match, match: Match) -> bool:
    """Return whether those who arrest somebody accuse them: "arrested A on 3 May and accused him of theft"."""
    actors = {r.entity for r in arrest.roles.get("actor", ())}
    same = bool(actors) and actors == {r.entity for r in match.roles.get("actor", ())}
    return same and arrest.trigger.type in act_types().custody and match.trigger.type == "accusation"


def is_held_then(deportation: Match, match: Match) -> bool:
    """Return whether those brought back are put away by the same: "returned A to Tarn on 3 May and placed him in"."""
    whom = {r.entity for r in deportation.roles.get("affected", ())}
    same = bool(whom) and whom == {r.entity for r in match.roles.get("affected", ())}
    kinds = deportation.trigger.type == "deportation" and match.trigger.type in act_types().custody
    others = is_later(match.token) or any(c.dep_ in SUBJECTS for c in match.token.children)
    return same and kinds and match.token.tag_ == "VBD" and not others


def _act_before(sentence: Sentence, time: Time) -> Match | None:
    """The act that stands before a time with no other verb, reason or source between them."""
    block = sentence.block
    first = block.span(time.start, time.end).start
    for here in range(first - 1, sentence.span.start - 1, -1):
        token = block.doc[here]
        match = sentence.anchors.get(here)
        if match is not None and match.token.i == here:
            return match
        if token.head.dep_ == "relcl" and token.head.lemma_ == "be" and token.dep_ in ("nsubj", "attr"):
            continue  # "detained two nuns who are sisters on 3 May"
        if token.lower_ in claim_words().not_between or token.text in ("(", ")", ";", ":", "“", "”", '"'):
            return None
        described = token.dep_ == "relcl" and token.lemma_ == "be"
        if token.pos_ in ("VERB", "AUX") and not token.text[:1].isupper() and not described:
            return None
    return None


def _act_meanwhile(sentence: Sentence, token: Any) -> Match | None:
    """The act told over the clause of a time, which only says what those it is done to were doing then."""
    verb = clause_verb(token)
    if verb.i in sentence.anchors:
        return None
    if _is_meanwhile(verb):
        return sentence.anchors.get(verb.head.i)
    noun = verb.head
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    under_way = verb.dep_ == "relcl" and verb.tag_ == "VBG" and any(c.tag_ == "VBD" for c in verb.children)
    taking_part = noun.dep_ in ("dobj", "nsubjpass") or noun.head.dep_ == "agent"
    return sentence.anchors.get(over.i) if under_way and taking_part and over.i < verb.i else None


def told_meanwhile(child: Any) -> Any | None:
    """Return the verb or noun of what went on when the verb above was done, or None: "during a raid", "as she sang"."""
    if child.dep_ == "prep" and child.lower_ == "during":
        return next((c for c in child.children if c.dep_ == "pobj"), None)
    return child if _is_meanwhile(child) else None


def _is_meanwhile(verb: Any) -> bool:
    """Whether a clause behind its main verb tells what somebody was doing then: "while she was singing"."""
    if verb.dep_ != "advcl" or verb.head.i > verb.i or verb.tag_ not in ("VBD", "VBG", "VBN"):
        return False
    doing = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    perfect = any(c.dep_ == "neg" or c.lower_ == "had" for c in verb.children if c.dep_ in ("aux", "neg"))
    return is_at_once(verb) and not perfect and all(c.lower_ in ("he", "she", "they") for c in doing)


def _opens_with_on(sentence: Sentence, time: Time) -> bool:
    """Whether "on" or "on or around" stands right before a time."""
    text = sentence.linked.parse.document.text
    if time.text.lower().startswith("on "):
        return True
    return _ON.search(text, max(0, time.start - len(" on or around the early afternoon of ")), time.start) is not None
