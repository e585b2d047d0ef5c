"""Since when, until when or at what time somebody is said to hold a post.

A time right behind a post tells of it by its preposition ("Commander of the 3rd Brigade since 2012"); a time beside the
verb of the post by the verb: "was appointed in May 2015" begins then, "left in 2017" ends then, "was Commander in 2012"
says only that it was so then. Other times tell nothing of a post.
"""

import dataclasses
import datetime
import re
from collections.abc import Iterable
from typing import Any

from rightsgraph.claims.posts import Holding
from rightsgraph.claims.titles import post_words
from rightsgraph.records import Time
from rightsgraph.tagging import Block
from rightsgraph.tagging.labels import VERBS

__all__ = ["Tenure", "tenure_of"]

_LEADS = re.compile(r"\s*,?\s*(?:\(|(since|from|until|till|up to|as of|as at|between)\s+)$", re.I)


@dataclasses.dataclass(frozen=True, slots=True)
class Tenure:
    """A time as said, and the days that it leaves for the begin and the end of the post."""

    said: Time
    held: Time


def tenure_of(block: Block, holding: Holding, title: Any, times: Iterable[Time]) -> Tenure | None:
    """Return when the post is said to be held, or None; `title` is the token of the post, `times` its sentence's."""
    pieces = (holding.person, holding.title, holding.body, holding.part_of)
    end = block.start + max(p.end for p in pieces if p is not None)
    known = tuple(times)
    for time in known:
        if time.start < end:
            continue
        lead = _LEADS.fullmatch(block.text[end - block.start : time.start - block.start])
        if lead is not None:
            return _beside(time, (lead[1] or "(").lower())
        break
    return _by_verb(block, title, known) if holding.predicated else None


def _beside(time: Time, lead: str) -> Tenure | None:
    """The tenure that a time behind a preposition tells; a single year in brackets tells none."""
    if "/" in time.edtf:
        return Tenure(time, time)
    if lead in ("since", "from"):
        return Tenure(time, _begun(time, still=lead == "since"))
    if lead in ("until", "till", "up to"):
        return Tenure(time, _ended(time))
    return Tenure(time, _then(time)) if lead in ("as of", "as at") else None


def _by_verb(block: Block, title: Any, times: Iterable[Time]) -> Tenure | None:
    """The tenure that the verb of a post and a time beside it tell."""
    verb, words = _verb_over(title), post_words()
    for time in times:
        span = block.span(time.start, time.end)
        if verb.pos_ not in VERBS or _verb_over(span.root) != verb or _is_inside_name(span.root):
            continue
        word = verb.lemma_.lower()
        if "/" in time.edtf and word in words.holding | words.beginning:
            return Tenure(time, time)
        if word in words.beginning:
            return Tenure(time, _begun(time, still=False))
        if word in words.ending:
            return Tenure(time, _ended(time))
        if word in words.holding:
            begun = time.begin_earliest is not None and time.end_latest is None  # "has led the brigade since 2012"
            until = time.begin_earliest is None
            return Tenure(time, _begun(time, still=True) if begun else _ended(time) if until else _then(time))
    return None


def _verb_over(token: Any) -> Any:
    """The nearest verb over a token, or the token at the top."""
    here = token
    while here.head != here and here.pos_ not in VERBS:
        here = here.head
    return here


def _is_inside_name(token: Any) -> bool:
    """Whether a time stands before a noun that is no time ("the 2015 election") and so dates that."""
    return token.dep_ in ("amod", "nummod", "compound", "nmod", "poss") and token.head.ent_type_ not in ("DATE", "TIME")


def _begun(time: Time, *, still: bool) -> Time:
    """Begun in a time: its end is open where it still is so, else unknown."""
    edtf = f"{time.edtf}/{'..' if still else ''}"
    return dataclasses.replace(time, edtf=edtf, end_earliest=None, end_latest=None)


def _ended(time: Time) -> Time:
    """Ended in a time; the begin is unknown. A time after "until" has only its last day."""
    return dataclasses.replace(
        time,
        edtf=f"/{time.edtf}",
        begin_earliest=None,
        begin_latest=None,
        end_earliest=time.begin_earliest or _first_day(time),
        end_latest=time.end_latest or time.begin_latest,
    )


def _first_day(time: Time) -> datetime.date | None:
    """The first day of the year, month or day that an EDTF date names: a time after "until" keeps its last day only."""
    try:
        return datetime.date.fromisoformat(f"{time.edtf}-01-01"[: len("2014-05-01")])
    except ValueError:
        return time.begin_latest


def _then(time: Time) -> Time:
    """Held at a time: begun by its last day, and not ended before its first."""
    return dataclasses.replace(
        time,
        begin_earliest=None,
        begin_latest=time.end_latest or time.begin_latest,
        end_earliest=time.begin_earliest,
        end_latest=None,
    )
