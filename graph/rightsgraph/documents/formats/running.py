"""Running titles and page numbers: what stands at the head or foot of page after page, and is no part of the text."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rightsgraph.documents.formats.pdftext import Sheet

__all__ = ["body_size", "running_pieces"]

_MARGIN = 0.14
"""Running matter stands within this part of the page's height from its upper or lower edge."""
_NUMBER = re.compile(
    r"[\s|\-–—•·.\[(]*(?:(?:page|p\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|\|)\s*\d{1,4})?[\s|\-–—•·.\])]*", re.I
)
_DIGITS = re.compile(r"\d+")
_ROWS = 3


def running_pieces(sheets: Sequence[Sheet]) -> dict[int, frozenset[int]]:
    """Return for each page number the places (in `pieces`) of its running titles and page numbers.

    A line set apart from the text that comes back at the same height, but for its numbers, on three pages (in a short
    document: on two) is running; so is a number alone at the very edge.
    """
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    rows = {sheet.number: _marginal(sheet) for sheet in sheets}
    for sheet in sheets:
        for text, at, _, _ in rows[sheet.number]:
            seen[text, at].add(sheet.number)
    needed = 2 if len(sheets) <= 3 else 3
    found: dict[int, frozenset[int]] = {}
    for sheet in sheets:
        places: set[int] = set()
        for text, at, members, apart in rows[sheet.number]:
            pages = set().union(*(seen.get((text, near), set()) for near in (at - 1, at, at + 1)))
            if (apart and len(pages) >= needed) or _NUMBER.fullmatch(text.replace("#", "1")):
                places.update(members)
        found[sheet.number] = frozenset(places)
    return found


_Row = tuple[str, int, tuple[int, ...], bool]
"""A line of the margins: text with # for numbers, height, places of its pieces, whether it is apart from the text."""


def _marginal(sheet: Sheet) -> list[_Row]:
    """Return the outermost lines of a page: those set apart from the text, and the very first and last."""
    height = sheet.top - sheet.bottom
    lines: defaultdict[int, list[int]] = defaultdict(list)
    for place, piece in enumerate(sheet.pieces):
        lines[round(piece.base / 2)].append(place)
    downward = sorted(lines, reverse=True)
    found: dict[int, _Row] = {}
    head, foot = sheet.top - _MARGIN * height, sheet.bottom + _MARGIN * height
    for order, lowest, highest in ((downward, head, math.inf), (downward[::-1], -math.inf, foot)):
        apart = _apart(sheet, order, lines)
        for count, at in enumerate(order[: max(apart, 1)]):
            if lowest < at * 2 < highest:
                members = tuple(sorted(lines[at], key=lambda place: sheet.pieces[place].left))
                words = " ".join(" ".join(sheet.pieces[place].text for place in members).split())
                found.setdefault(at, (_DIGITS.sub("#", words).casefold(), at, members, count < apart))
    return list(found.values())


def _apart(sheet: Sheet, order: Sequence[int], lines: Mapping[int, Sequence[int]]) -> int:
    """Return how many of the outermost lines, at most three, stand apart from those further in."""
    apart = 0
    for count, (outer, inner) in enumerate(pairwise(order[: _ROWS + 1]), 1):
        size = max(sheet.pieces[place].size for place in (*lines[outer], *lines[inner]))
        if abs(outer - inner) * 2 > 1.7 * size:
            apart = count
    return apart


def body_size(sheets: Sequence[Sheet]) -> float:
    """Return the size of type in which most of a document is set, in points."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            sizes[round(piece.size * 2) / 2] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0
