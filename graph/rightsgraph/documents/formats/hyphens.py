"""Words broken at the end of a line, made whole as their author wrote them.

Whether the hyphen is the word's own ("well-known") or the printer's ("demon-stration") is told by the document itself
where it has the word elsewhere. Else the hyphen stays where a wrong guess would change a name ("Jong-un"), before a
capital or a number, and behind the words that make compounds (`data/lexicon/hyphens.toml`); otherwise it goes.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text

__all__ = ["Words", "joined"]

LEXICON = "data/lexicon/hyphens.toml"

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'\u2019][^\W\d_]+)*")
_LAST = re.compile(r"(?:(\S+)\s+)?[\"'(\[\u201c\u2018]*([^\W_]+(?:[-'\u2019][^\W_]+)*)$")
_FIRST = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_LONGEST_SYLLABLE = 4
_LONGEST_NAME = 6


@cache
def _prefixes() -> frozenset[str]:
    try:
        return frozenset(tomllib.loads(resource_text(LEXICON))["compound_prefixes"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ResourceError(f"{LEXICON}: {error}; mend the file or install rightsgraph again") from error


class Words:
    """The whole words of a document, counted."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._count: Counter[str] = Counter()
        for text in texts:
            words = _WORD.findall(text)
            self._count.update(words)
            self._count.update(word.casefold() for word in words if word[0].isupper())

    def __contains__(self, word: str) -> bool:
        return self._count[word] > 0 or self._count[word.casefold()] > 0


def joined(before: str, after: str, words: Words) -> str:
    """Return two lines as one, where the first ends in a broken word: `before` is given without its hyphen."""
    last, first = _LAST.search(before), _FIRST.match(after)
    if last is None or first is None:
        return f"{before}-{after}"
    head, tail = last[2], first[0]
    if f"{head}-{tail}" in words:
        return f"{before}-{after}"
    if f"{head}{tail}" in words:
        return before + after
    compound = head.rpartition("-")[2].casefold() in _prefixes()
    # "Kim Jong-un": a short second part of a name behind another name.
    named = (
        head[0].isupper()
        and len(head) <= _LONGEST_NAME
        and len(tail) <= _LONGEST_SYLLABLE
        and bool(last[1])
        and last[1][:1].isupper()
    )
    if compound or named or not tail[0].islower() or not head[-1].isalpha() or head.isupper():
        return f"{before}-{after}"
    return before + after
