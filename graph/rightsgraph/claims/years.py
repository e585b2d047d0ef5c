"""Which of the years that a text writes is the year of its story, for days that are said without one."""

from typing import Any

from rightsgraph.records import Time
from rightsgraph.tagging import Block

__all__ = ["sets_story"]

_OWNERS = (["the"], ["a"], ["its"], ["their"], ["his"], ["her"])


def sets_story(block: Block, time: Time, before: str, last_year: int | None) -> bool:
    """Return whether the written year of a time is that of the story; `before` are the words of its sentence before it.

    It is not when a bare year stands before a noun ("under the 1992 law") or goes back before the story ("a student
    since 2001"), nor when more than a year goes back in what is only said of something ("he had signed a petition
    released in December 2008"): the story goes on where it was.
    """
    year = time.begin_earliest.year if time.begin_earliest else 0
    if str(year) not in time.text:
        return False
    goes_back = year < (last_year or 0)
    if len(time.edtf) > len("2020"):
        return not (goes_back and _is_aside(block, time))
    return before.split()[-1:] not in _OWNERS and not goes_back


def _is_aside(block: Block, time: Time) -> bool:
    """Whether a time hangs on no verb of the main clause, but on a participle or a clause that describes something."""
    here = _top(block, time)
    while here.pos_ not in ("VERB", "AUX") and here.head != here:
        here = here.head
    while here.dep_ == "conj" and here.head.pos_ in ("VERB", "AUX"):
        here = here.head
    return here.dep_ in ("acl", "relcl", "pcomp", "advcl") and here.head != here


def _top(block: Block, time: Time) -> Any:
    span = block.doc.char_span(time.start - block.start, time.end - block.start, alignment_mode="expand")
    return span.root
