"""The day of the week on which something is still to come: "goes on trial on Monday" means the next Monday."""

import datetime
import re
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.dates import Clock, time_on
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.relative import WEEKDAYS
from rightsgraph.claims.triggers import Match
from rightsgraph.records import Status, Time

__all__ = ["as_upcoming"]

_DAY = re.compile(rf"(?:on\s+|this\s+)?({'|'.join(WEEKDAYS)})", re.I)
_PRESENT = frozenset({"VBZ", "VBP"})
_WILL = frozenset({"will", "'ll", "shall"})
_CHAIN = frozenset({"xcomp", "acomp", "oprd", "conj"})


def as_upcoming(time: Time | None, match: Match, status: Status, clock: Clock) -> Time | None:
    """Return the time of an act; a bare day of the week ahead where the act is, None where it may be either.

    "Would be tried on Monday" was said at another time, from which nobody knows which Monday that is.
    """
    today = clock.today
    said = None if time is None else _DAY.fullmatch(time.text.strip())
    if time is None or said is None or time.begin_earliest is None or today is None or time.begin_earliest >= today:
        return time
    verb = _finite(clause_verb(match.token if match.verb is None else match.verb))
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if status is Status.POSSIBLE and helpers & {"would", "'d"}:
        return None
    beforehand = status is Status.POSSIBLE or match.trigger.type in act_types().appointed
    if not (helpers & _WILL or (_is_present(verb) and (beforehand or _is_starting(verb)))):
        return time
    day = time.begin_earliest + datetime.timedelta(weeks=1)
    return time_on(time.start, time.end, time.text, day.isoformat(), (day, day))


def _finite(verb: Any) -> Any:
    """The verb with a tense of its own over an infinitive or participle: the "is" of "is due to be tried"."""
    while verb.dep_ in _CHAIN and verb.head != verb and not _has_tense(verb):
        verb = verb.head
    return verb


def _has_tense(verb: Any) -> bool:
    helpers = (c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(word not in ("to", "be") for word in helpers)


def _is_present(verb: Any) -> bool:
    """Whether a verb, or the "is" of its passive, is in the present, and not in the perfect."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ in _PRESENT and (first == verb or first.lemma_ == "be")


def _is_starting(verb: Any) -> bool:
    return status_words().has("open", "starting", verb.lemma_.lower())
