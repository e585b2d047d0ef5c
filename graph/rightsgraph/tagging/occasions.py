"""Names of votes, in which a place or a body is no place or body: "the 1959 Freedonia general election"."""

from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.candidates import Candidate
from rightsgraph.tagging.names import name_words

__all__ = ["in_occasion"]

_LONGEST = 5
"""How many words may stand between a place and the head of the occasion's name."""


def in_occasion(doc: Any, one: Candidate) -> bool:
    """Whether a candidate stands between the year and the head of an occasion's name."""
    if one.kind is Kind.PERSON or not one.start or not _is_year(doc[one.start - 1].text):
        return False
    words = name_words()
    for token in doc[one.end : one.end + _LONGEST]:
        if token.lower_ in words.occasion_heads:
            return True
        if not (token.text[:1].isupper() or token.lower_ in words.occasion_words):
            return False
    return doc[one.end - 1].lower_ in words.occasion_heads


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[0] in "12"
