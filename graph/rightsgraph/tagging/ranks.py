"""Ranks of armed forces and police before a name (`data/lexicon/ranks.tsv`): who bears one is a person."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rightsgraph.errors import ResourceError
from rightsgraph.tagging.alternations import alternation
from rightsgraph.tagging.names import name_words
from rightsgraph.tagging.tables import rows

__all__ = ["RankedName", "rank_pattern", "ranked_names"]

_RANKS = "data/lexicon/ranks.tsv"
_FORM = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_BETWEEN = r"[.,]?[\s\xa0]*[-–]?[\s\xa0]*"

_INITIALS = r"(?:[A-Z]\.?[\s\xa0]?){1,3}(?![\w’'])"
_WORD = r"(?:(?:[Dd]|[Oo]|[Aa]l|[Ee]l|Mc|Mac)?[’'-]?[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:[’'-](?![sS]\b)\w+)*)"
_PARTICLE = r"(?:(?:bin|ben|ibn|al|el|de|da|dos|van|von|der|del|la)[\s\xa0]+)"
_PART = re.compile(rf"(?:{_INITIALS}|{_PARTICLE}{{0,2}}{_WORD})")
_GAP = re.compile(r"\.?[\s\xa0]{1,2}|(?<=\b[A-Z]\.)(?=[A-Z])")
_BEFORE_NAME = re.compile(r"[\s\xa0]{0,3}")
_LONGEST = 5
"""The most words a name after a rank has; what follows is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedName:
    """A rank and the name behind it, as offsets of the text searched; `sure` is False where the rank may be a word."""

    rank: tuple[int, int]
    name: tuple[int, int]
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranks:
    """The pattern of any rank, and the forms (folded) that are also other words."""

    pattern: re.Pattern[str]
    doubtful: frozenset[str]


@functools.lru_cache(maxsize=256)
def ranked_names(text: str) -> tuple[RankedName, ...]:
    """Return the ranks of a text that stand right before a name, in the order of the text."""
    return tuple(_ranked_names(text))


def _ranked_names(text: str) -> Iterator[RankedName]:
    ranks = _ranks()
    for found in ranks.pattern.finditer(text):
        if not text[found.start()].isupper():
            continue
        start = _BEFORE_NAME.match(text, found.end()).end()  # type: ignore[union-attr]
        end = _end_of_name(text, start)
        if end is not None:
            sure = " ".join(re.findall(r"\w+", found.group().lower())) not in ranks.doubtful
            yield RankedName(rank=found.span(), name=(start, end), sure=sure)


def _end_of_name(text: str, start: int) -> int | None:
    """Where a name that starts here ends, or None when none does."""
    end: int | None = None
    here = start
    for _ in range(_LONGEST):
        part = _PART.match(text, here)
        word = part.group().lower().strip(". ") if part else ""
        if part is None or (not part.group().isupper() and word in _not_names(first=end is None)):
            break
        end = here + len(part.group().rstrip())
        gap = _GAP.match(text, end)
        if gap is None or ("." in gap.group() and len(word) > 2):
            break
        here = gap.end()
    return end


@functools.cache
def _not_names(*, first: bool) -> frozenset[str]:
    """Words that end the name behind a rank; a day or month can be a given name, so it may be the first."""
    words = name_words()
    others = words.titles | words.organisation_heads | words.not_in_names
    return others if first else others | words.calendar_words


def rank_pattern() -> str:
    """Return the regular expression of any rank, longest forms first."""
    return _ranks().pattern.pattern


@functools.cache
def _ranks() -> _Ranks:
    """The forms of the file; ResourceError names the line that is wrong."""
    forms: set[str] = set()
    doubtful: set[str] = set()
    for number, (service, rank, written) in rows(_RANKS, 3):
        if not service or not rank:
            raise ResourceError(f"{_RANKS}:{number}: no service or rank; write service, rank, forms divided by |")
        for form in written.split("|"):
            plain = form.removesuffix("?")
            if not _FORM.fullmatch(plain):
                raise ResourceError(f"{_RANKS}:{number}: form {form!r}; write lower-case words without full stops")
            forms.add(plain)
            if plain != form:
                doubtful.add(plain)
    either = alternation(forms, gap=_BETWEEN)
    return _Ranks(pattern=re.compile(rf"\b{either}(?![\w’'-])\.?", re.I), doubtful=frozenset(doubtful))
