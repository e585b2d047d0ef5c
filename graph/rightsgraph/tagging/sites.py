"""Names of prisons and detention centres, whole: "Lima No. 2 Detention Centre", where the recogniser saw "Lima".

Such a name is a run of words with capitals that ends in the word for what it is; a number, and whom it is for
("Kupa Women's Prison"), may stand inside.
"""

from collections.abc import Iterable
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.candidates import KNOWN, SPREAD, Candidate
from rightsgraph.tagging.names import name_words

__all__ = ["with_whole_sites"]

_NUMBERING = frozenset({"no", "nr", "number"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X"})


def with_whole_sites(number: int, doc: Any, mine: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates of a block with those that are part of the name of a site as that one name."""
    found = list(mine)
    for head in doc:
        end = _number_behind(doc, head.i + 1) or head.i + 1
        if not _ends_site(doc, head, end):
            continue
        start = _start(doc, head, found)
        inside = [one for one in found if one.start < end and one.end > start]
        named = end > head.i + 1 or _is_name(doc, start, head)  # "Prison No. 3" is told apart by its number
        if not named or any(not _may_be_part(one, start, end) for one in inside):
            continue
        sure = max((one.confidence for one in inside if one.confidence != KNOWN), default=SPREAD)
        found = [one for one in found if one not in inside]
        found.append(Candidate(number, start, end, Kind.PLACE, sure))
    return found


def _ends_site(doc: Any, head: Any, end: int) -> bool:
    """Whether the name of a site ends at a word, or a number behind it: "Prison", "Centre" behind "Detention"."""
    if not head.text[:1].isupper() or (end < len(doc) and doc[end].text[:1].isupper()):
        return False
    heads = name_words().custody_heads
    return head.lower_ in heads or (head.i > 0 and f"{doc[head.i - 1].lower_} {head.lower_}" in heads)


def _start(doc: Any, head: Any, found: Iterable[Candidate]) -> int:
    """Where the run of words begins that a name consists of."""
    people = {one.end for one in found if one.kind is Kind.PERSON}
    start: int = head.i
    while start:
        number = _number_before(doc, start)
        if number is not None:
            start = number
        elif _is_for_whom(doc, start) or (start not in people and _is_word_of_name(doc[start - 1])):
            start -= 1
        else:
            break
    return start


def _is_for_whom(doc: Any, end: int) -> bool:
    """Whether the possessive ends at a token that says whom a site is for: "Women's"."""
    return (
        bool(end > 1 and doc[end - 1].text in _POSSESSIVES) and doc[end - 2].lower_ in name_words().whom_sites_are_for
    )


def _is_word_of_name(token: Any) -> bool:
    """Whether a token is a word with a capital, not one that only begins the sentence."""
    word = token.text.replace("’", "").replace("'", "").replace("-", "")
    opens = token.is_sent_start and token.pos_ != "PROPN"
    return bool(word.isalpha() and word[:1].isupper() and token.pos_ in _NAMING and not opens)


def _number_before(doc: Any, end: int) -> int | None:
    """Where the "No. 2" begins that ends at a token, or None."""
    if end < len(("No", "2")) or not doc[end - 1].is_digit:
        return None
    start = end - 3 if doc[end - 2].text == "." else end - 2
    return start if start >= 0 and doc[start].lower_.rstrip(".") in _NUMBERING else None


def _number_behind(doc: Any, start: int) -> int | None:
    """Where the "No. 3" ends that begins at a token, or None."""
    if start + 1 >= len(doc) or doc[start].lower_.rstrip(".") not in _NUMBERING:
        return None
    digit = start + 2 if doc[start + 1].text == "." else start + 1
    return digit + 1 if digit < len(doc) and doc[digit].is_digit else None


def _is_name(doc: Any, start: int, head: Any) -> bool:
    """Whether a run says more than what kind of site it is: "Lima PSB Detention Centre", not "Detention Centre"."""
    first = doc[start]
    own = _is_word_of_name(first) and first.lower_ not in name_words().kinds_of_sites and not first.text.isupper()
    return own and first.lower_.rstrip(".") not in _NUMBERING and start < head.i


def _may_be_part(one: Candidate, start: int, end: int) -> bool:
    """Whether what was recognised may be a part of the name: it lies within it, and is nobody's."""
    return one.kind is not Kind.PERSON and start <= one.start and one.end <= end
