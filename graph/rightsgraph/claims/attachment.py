"""What hangs on which act of a sentence, by the parse: its times, its own and over a coordination."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dates import TO_DAY, TO_MONTH, TO_YEAR, Clock
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.hearings import add_of_proceedings
from rightsgraph.claims.leading import add_leading
from rightsgraph.claims.moments import (
    add_at_once,
    add_in_course,
    add_of_assembly,
    add_of_written,
    add_right_behind,
    add_same_day,
    add_starting,
    add_told_of_when,
    add_year_end,
)
from rightsgraph.claims.noun_times import (
    belongs_to_noun,
    holds_then,
    is_before_event,
    is_bracketed,
    is_counted_from,
    is_of_other,
)
from rightsgraph.claims.others_times import is_of_ending, other_act, own_times
from rightsgraph.claims.ranges import up_to
from rightsgraph.claims.shared_times import shared_time
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.until import add_until
from rightsgraph.claims.witnessed import add_overseen, add_told_state
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Time

__all__ = ["is_dated", "times_of"]

_OF_SOURCE = re.compile(r"\w+ (?:on|to)(?: an?| the)?\s+")
"""What stands between the beginning of a sentence and the day of its first source: "Based on February 2009 reports"."""

_ON_LEAD = re.compile(r"[,;)][”\"’]?\s+on(?:\s+or\s+(?:about|around|(?:soon|shortly)\s+after))?\Z")
"""What stands between the sources and the day of what they tell."""

_FURTHER = frozenset({"and", "but", "then"})
"""Words with which a further clause begins."""


def times_of(sentence: Sentence, times: Iterable[Time]) -> dict[int, Time]:
    """Return the time of each act, by its token: at most one, by the parse, then over a coordination."""
    given: dict[int, Time] = {}
    left: list[Time] = []
    times = own_times(sentence, (time for time in times if not is_counted_from(sentence, time)))
    for time in _of_happenings(sentence, times):
        token = sentence.token_at(time.start, time.end)
        match = (
            _opened_act(sentence, time)
            or _act_behind_sources(sentence, time, token)
            or sentence.owner(
                token if token.dep_ == "prep" else token.head  # "during the year" has its preposition
            )
        )
        before = _before(sentence, time.start)
        if match is None or is_of_other(token, match):
            left.append(time)
            continue
        if is_of_ending(token, match):
            continue
        if (other := other_act(sentence, time, match)) is not None:
            given.setdefault(other.token.i, time)
            continue
        if belongs_to_noun(token, match, before) or not _is_nearer(sentence, time, match, given):
            continue
        if is_bracketed(sentence, time) and not is_bracketed(sentence, match.token):
            continue  # "RFA (5 December 2019)": the day of a source
        if before.endswith("as of") and not holds_then(match):
            continue  # up to then, not then
        given[match.token.i] = up_to(time) if is_before_event(sentence, time, match) else time
    add_told_of_when(sentence, given, times)
    _add_set_apart(sentence, left, given)
    add_right_behind(sentence, left, given)
    add_in_course(sentence, left, given)
    add_leading(sentence, times, given)
    _of_inverted(sentence, left, given)
    add_of_proceedings(sentence, left, given)
    add_overseen(sentence, left, given)
    add_year_end(sentence, left, given)
    add_told_state(sentence, left, given)
    add_of_assembly(sentence, left, given)
    add_of_written(sentence, times, given)
    add_same_day(sentence, given)
    add_starting(sentence, times, given)
    add_at_once(sentence, times, given)
    for match in sentence.found:
        if match.token.i not in given:
            shared = shared_time(sentence, match, given, times)
            if shared is not None:
                given[match.token.i] = shared
    add_until(sentence, given)
    return given


def _of_inverted(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give a time in front of "was A charged" to the participle, which the parser takes for a description of A."""
    for time in left:
        verb = clause_verb(sentence.token_at(time.start, time.end))
        bare = verb.dep_ == "ROOT" and verb.lemma_ == "be" and not any(c.dep_ == "nsubj" for c in verb.children)
        for match in sentence.found if bare else ():
            token = match.token
            if token.dep_ == "acl" and token.head.dep_ == "attr" and token.head.head == verb:
                given.setdefault(token.i, time)


def _opened_act(sentence: Sentence, time: Time) -> Match | None:
    """The act told right behind a time that opens a further clause: "tried her on 3 May and, on 9 May, sentenced her".

    The parser hangs such a time on the verb before as often as on its own.
    """
    doc = sentence.block.doc
    span = sentence.block.span(time.start, time.end)
    before, here = span.start - 1, span.end
    if before < 1 or doc[before].lower_ not in claim_words().dated_by:
        return None
    before -= 1
    before -= doc[before].text == ","
    if before < sentence.span.start or doc[before].lower_ not in _FURTHER:
        return None
    while here < sentence.span.end and (doc[here].text == "," or doc[here].tag_ == "RB"):
        here += 1
    if here >= sentence.span.end or doc[here].tag_ not in ("VBD", "VBN"):
        return None
    match = sentence.anchors.get(here)
    return match if match is not None and match.token.i == here and match.trigger.part == "verb" else None


def _add_set_apart(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give a time between commas that the parser hung on a source or a description to the main act of the sentence.

    "According to Radio Tarn, on or around 3 May, police detained A", "Police detained A, of Tarn county, on 3 May".
    """
    main = [m for m in sentence.found if m.trigger.part == "verb" and m.token.dep_ == "ROOT" and m.token.i not in given]
    if len(main) != 1:
        return
    act = main[0].token
    first = sentence.span[0].lower_ in claim_words().source_leads
    for time in left:
        token = sentence.token_at(time.start, time.end)
        early = time.start < sentence.block.start + act.idx
        if (not early or first) and _stands_apart(sentence, time) and not _has_verb_between(token, act):
            given[act.i] = time
            return


def _act_behind_sources(sentence: Sentence, time: Time, token: Any) -> Match | None:
    """The main act of a sentence that names its sources first, for the day between the two.

    The parser hangs "according to a post by Ana Sol, on 3 May" on the post as often as on the verb behind it.
    """
    if sentence.span[0].lower_ not in claim_words().source_leads or len(time.edtf) < TO_DAY:
        return None
    main = next((m for m in sentence.found if m.trigger.part == "verb" and m.token.dep_ == "ROOT"), None)
    if main is None or time.end > sentence.block.start + main.token.idx or not _stands_apart(sentence, time):
        return None
    if main.token.i == sentence.span.start or _has_verb_between(token, main.token):
        return None
    text = sentence.linked.parse.document.text
    return main if _ON_LEAD.search(text[: time.start].rstrip().lower()) else None


def _stands_apart(sentence: Sentence, time: Time) -> bool:
    """Whether a comma and "on", "in" or the like stand before a time."""
    text, start = sentence.linked.parse.document.text, sentence.block.start + sentence.span.start_char
    return _set_apart().search(text[start : time.start].rstrip().lower()) is not None


def _has_verb_between(token: Any, act: Any) -> bool:
    """Whether a verb with a subject stands between a time and an act: then the time may be that verb's."""
    first, last = sorted((token.i, act.i))
    return any(
        t.pos_ in ("VERB", "AUX")
        and not (t.dep_ == "relcl" and t.lemma_ == "be")  # "A and B, who are cousins, on 3 May"
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)
        for t in act.doc[first + 1 : last]
    )


@functools.cache
def _set_apart() -> re.Pattern[str]:
    leads = "|".join(sorted(claim_words().dated_by))
    said = f"{leads}|or|the|early|late|morning|afternoon|evening|night|of|soon|shortly|after"
    return re.compile(rf"[,;)][”\"’]?\s+(?:(?:{said})\s*)+$")


def _is_nearer(sentence: Sentence, time: Time, match: Match, given: Mapping[int, Time]) -> bool:
    """Whether an act has no time yet, or one that tells less: only of the verb before it, or wider than its own.

    "... sentenced on 3 May", "In April police held A on Good Friday".
    """
    former = given.get(match.token.i)
    if former is None or not _is_own(sentence, time, match):
        return former is None
    return not _is_own(sentence, former, match) or _lies_within(time, former)


def _lies_within(time: Time, other: Time) -> bool:
    """Whether a day lies within a month or a year."""
    if len(time.edtf) != TO_DAY or len(other.edtf) not in (TO_MONTH, TO_YEAR):
        return False
    return time.edtf.startswith(other.edtf)


def _is_own(sentence: Sentence, time: Time, match: Match) -> bool:
    """Whether a time hangs on an act itself, or stands right in front of it."""
    if _opened_act(sentence, time) == match:
        return True
    return any(t.i in match.anchors for t in sentence.token_at(time.start, time.end).ancestors)


def is_dated(sentence: Sentence, time: Time, match: Match, clock: Clock) -> bool:
    """Return whether the time given to an act that is open is that of the act, and not of who speaks of it."""
    ahead = clock.today is not None and time.begin_earliest is not None and time.begin_earliest > clock.today
    return ahead or match.token.dep_ == "conj" or _is_own(sentence, time, match)


def _of_happenings(sentence: Sentence, times: Sequence[Time]) -> Sequence[Time]:
    """The times without the days of the sources named first: "Based on a May 2010 report, on 3 March ..."."""
    first = sentence.span[0] if len(sentence.span) else None
    if first is None or first.lower_ not in claim_words().source_leads:
        return times
    text, start = sentence.linked.parse.document.text, sentence.block.start + sentence.span.start_char
    times = [t for t in times if not _OF_SOURCE.fullmatch(text[start : t.start].lstrip().lower())]
    for number, time in enumerate(times):
        if sentence.span.root.i < sentence.token_at(time.start, time.end).i:
            break
        if _set_apart().search(text[start : time.start].rstrip().lower()):
            return times[number:]
    return times


def _before(sentence: Sentence, start: int) -> str:
    return sentence.linked.parse.document.text[max(0, start - 30) : start].rstrip().lower()
