"""Names with a nickname in quotation marks in them: Edgar “Tivo” Mwanza is one person, not three."""

import re
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.candidates import MONTHS, TAGGED, Candidate
from rightsgraph.tagging.names import name_words

__all__ = ["with_nicknames"]

_QUOTED = re.compile(r'[ ][“"][A-Z][^”"]{0,40}[”"] [A-Z]')
_LONGEST = 3
"""Words of a nickname, at most."""


def with_nicknames(number: int, doc: Any, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates of block `number`, the parts around a nickname and the nickname made one person.

    A person's name stands right before the opening mark, or one of a word before a person's; behind the closing mark a
    capitalised word that is no role.
    """
    if _QUOTED.search(doc.text) is None:
        return found
    for mark in [token for token in doc if token.is_quote]:
        end = _behind_nickname(doc, mark.i)
        if end is None:
            continue
        last = next((one.end for one in found if one.start == end and one.end - one.start <= _LONGEST), end + 1)
        people = [one for one in found if one.kind is Kind.PERSON and one.start < last and mark.i <= one.end]
        start = next((one.start for one in people if one.end == mark.i), mark.i - 1)
        if not people or not _is_name(doc[start]):
            continue
        whole = Candidate(number, start, last, Kind.PERSON, TAGGED)
        found = [one for one in found if one.end <= whole.start or one.start >= whole.end]
        found.append(whole)
    return found


def _is_name(token: Any) -> bool:
    return bool(token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in _ordinary())


def _ordinary() -> frozenset[str]:
    words = name_words()
    return words.calendar_words | words.titles | words.role_words | words.not_in_names | words.platforms | MONTHS


def _behind_nickname(doc: Any, opening: int) -> int | None:
    """Return the word behind a nickname that opens at a token and stands within a name, None where there is none."""
    if opening + 3 >= len(doc) or not doc[opening].is_quote or doc[opening].whitespace_:
        return None
    closing = next((t.i for t in doc[opening + 1 : opening + 2 + _LONGEST] if t.is_quote), None)
    if closing is None or closing == opening + 1 or closing + 1 >= len(doc) or not doc[closing].whitespace_:
        return None
    inside, behind = doc[opening + 1 : closing], doc[closing + 1]
    if not all(t.is_alpha and t.text[:1].isupper() for t in inside) or not behind.is_alpha or not _is_name(behind):
        return None
    apart = opening and doc[opening - 1].whitespace_ and not doc[closing - 1].whitespace_
    return int(behind.i) if apart else None
