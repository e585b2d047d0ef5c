"""Candidates for names: what the recogniser found, with trimmed boundaries, and the names that are known beforehand."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.gazetteer import Gazetteer
from rightsgraph.tagging.names import name_words

__all__ = ["KNOWN", "MONTHS", "SPREAD", "TAGGED", "Candidate", "tagged", "with_known"]

TAGGED, KNOWN, SPREAD = 0.9, 0.99, 0.8
"""How sure a candidate is: found by the recogniser, known beforehand, or told by the words around it."""

MONTHS = frozenset(name.lower() for name in calendar.month_name if name)

_LABELS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE}
_TRIM_START = frozenset("\"'“”‘’([-–—,;:.*•") | {"the", "a", "an", "``"}
_TRIM_END = frozenset("\"'“”‘’)],;:-–—*•") | {"'s", "’s", "''", ".", "'", "’"}


@dataclass(slots=True)
class Candidate:
    """Tokens [start, end) of the Doc of a document's block, what they may name, and how sure that is."""

    block: int
    start: int
    end: int
    kind: Kind
    confidence: float


def tagged(number: int, doc: Any) -> Iterator[Candidate]:
    """Yield what the recogniser found in block `number`, without articles, quotation marks and titles around it."""
    for first, behind, label in doc.found:
        kind = _LABELS.get(label)
        if kind is None:
            continue
        start, end = _trimmed(doc, first, behind)
        if kind is Kind.PERSON:
            start = _after_titles(doc, start, end)
        if any(t.is_title or t.is_upper or t.text[:1].isupper() or t.text[:1].isdigit() for t in doc[start:end]):
            yield Candidate(number, start, end, kind, TAGGED)


def _trimmed(doc: Any, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].lower_ in _TRIM_START or doc[start].is_space) and not _is_an(doc, start, end):
        start += 1
    while start < end and (doc[end - 1].lower_ in _TRIM_END or doc[end - 1].is_space):
        last = end == len(doc) or doc[end].is_sent_start
        if doc[end - 1].text == "." and end - 2 >= start and len(doc[end - 2]) <= 3 and not last:
            break  # the point of an abbreviation
        end -= 1
    return start, end


def _is_an(doc: Any, start: int, end: int) -> bool:
    """Whether "An" is no article but a family name, by its capital inside a sentence: "Bo Lin and An Wenqi"."""
    first = doc[start]
    inside = start > 0 and not first.is_sent_start and not doc[start - 1].is_punct
    return first.text == "An" and inside and end - start > 1 and doc[start + 1].text[:1].isupper()


def _after_titles(doc: Any, start: int, end: int) -> int:
    """Return where a person's name starts after titles ("Dr.") and what is left of a date ("May 12")."""
    titles = name_words().titles
    while end - start > 1 and (doc[start].lower_ in titles or doc[start].lower_ in MONTHS or doc[start].like_num):
        start += 1
    return start


def with_known(number: int, doc: Any, mine: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates with the names that the gazetteer knows added and corrected; the longest name wins."""
    taken = {i: one for one in mine for i in range(one.start, one.end)}
    start = 0
    while start < len(doc):
        word = doc[start].text
        asked = word[:1].isupper() and gazetteer.may_begin(word)
        fresh = _known_at(number, doc, start, taken, gazetteer) if asked else None
        if fresh is None:
            start += 1
            continue
        over = {id(taken[i]) for i in range(start, fresh.end) if i in taken}
        mine = [one for one in mine if id(one) not in over]
        mine.append(fresh)
        taken.update(dict.fromkeys(range(start, fresh.end), fresh))
        start = fresh.end
    return mine


def _known_at(number: int, doc: Any, start: int, taken: dict[int, Candidate], gazetteer: Gazetteer) -> Candidate | None:
    """Return the longest known name that starts here, or None."""
    for end in range(min(len(doc), start + gazetteer.longest), start, -1):
        if doc[end - 1].is_space or doc[end - 1].is_punct:
            continue
        text = doc[start:end].text
        known = gazetteer.known(text)
        if known is None or (text.isupper() and len(text) > 5 and known.kind is not Kind.PLACE):
            continue
        over = [taken[i] for i in range(start, end) if i in taken]
        if any(one.start < start or one.end > end for one in over):
            continue  # part of a longer name
        if not over and end - start == 1 and known.kind is not Kind.PLACE and not text.isupper():
            continue  # one ordinary word: believed only where the recogniser saw a name
        if not over and known.kind is Kind.PLACE and _part_of_name(doc, end):
            continue
        return Candidate(number, start, end, known.kind, KNOWN)
    return None


def _part_of_name(doc: Any, end: int) -> bool:
    """Whether the word after it makes what ends here a part of some other proper name."""
    after = doc[end] if end < len(doc) else None
    return bool(
        after is not None
        and after.pos_ == "PROPN"
        and after.dep_ not in ("appos", "conj")
        and doc[end - 1].dep_ == "compound"
    )
