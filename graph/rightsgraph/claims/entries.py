"""Entries of a chronology ("3 March 2021: Police arrested A."): the day at their head is that of what they tell."""

import dataclasses

from rightsgraph.claims.dates import Clock
from rightsgraph.claims.times import times_in
from rightsgraph.claims.triggers import Match
from rightsgraph.linking import is_pluperfect
from rightsgraph.records import Time
from rightsgraph.tagging import Block

__all__ = ["entry_clock", "entry_day", "is_main"]


def entry_day(block: Block, clock: Clock, last_year: int | None, *, listed: bool) -> Time | None:
    """Return the day of an entry, from the block that is its head, or None where that may be no more than a dateline.

    The day of the document before a dash is such a one, unless it is `listed` with others. `last_year` is the year that
    the story set before.
    """
    found = tuple(times_in(block.text, block.start, clock, last_year))
    if not found:
        return None
    time = found[-1]  # behind the day of the week
    if listed or block.text.rstrip().endswith(":"):
        return time
    return time if clock.today is not None and time.begin_earliest != clock.today else None


def entry_clock(clock: Clock, day: Time) -> Clock:
    """Return what relative times of an entry count from: its day, where its head tells the year."""
    dated = day.begin_earliest is not None and str(day.begin_earliest.year) in day.text
    return dataclasses.replace(clock, today=day.end_latest, period=None) if dated else clock


def is_main(match: Match) -> bool:
    """Return whether an act is told by the main clause of its sentence, and not as done before ("had detained")."""
    verb = here = match.token if match.verb is None else match.verb
    while here.dep_ == "conj":
        here = here.head
    return bool(here.dep_ == "ROOT" and not is_pluperfect(verb))
