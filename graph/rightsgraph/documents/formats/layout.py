"""From pieces of lines to paragraphs in reading order: columns, then lines, then paragraphs.

A page is cut where a gutter parts running text on both sides of it; what crosses the gutter (a headline, a picture's
caption) parts the columns above it from those below. Lines of short cells are a table, and read line by line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rightsgraph.documents.formats.pdftext import Piece

__all__ = ["Line", "Paragraph", "paragraphs"]

_LEAST = 4
"""A column has so many lines or more."""
_BULLETS = tuple("•●▪■◦‣·–—")
_ENDS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'\u201d\u2019)]»"


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one base line, joined; cells of a table are parted by tabs."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph. `filled` is whether its last line runs to the end of its column."""

    lines: tuple[Line, ...]
    column: int
    filled: bool

    @property
    def size(self) -> float:
        """The size of its type."""
        return median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is set bold."""
        return all(line.bold for line in self.lines)


def paragraphs(pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page in the order in which they are read."""
    for number, column in enumerate(_columns(sorted(pieces, key=lambda p: (-p.base, p.left)))):
        yield from _parted(tuple(_lines(column)), number)


def _columns(pieces: Sequence[Piece], deep: int = 0) -> Iterator[Sequence[Piece]]:
    """Yield groups of pieces, each read from top to bottom before the next."""
    gutter = _gutter(pieces) if deep < 6 else None
    if gutter is None:
        if pieces:
            yield pieces
        return
    left: list[Piece] = []
    right: list[Piece] = []
    across: list[Piece] = []
    for piece in pieces:
        if piece.left < gutter - 1 and piece.right > gutter:
            if left or right:
                yield from _columns(left, deep + 1)
                yield from _columns(right, deep + 1)
                left, right = [], []
            across.append(piece)
            continue
        if across:
            yield across
            across = []
        (left if piece.left < gutter - 1 else right).append(piece)
    if across:
        yield across
    yield from _columns(left, deep + 1)
    yield from _columns(right, deep + 1)


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Return the left edge of the column behind the best gutter, or None when the pieces are one column or a table."""
    if len(pieces) < 2 * _LEAST:
        return None
    best: tuple[float, float, float] | None = None
    found = None
    for edge in _edges(pieces):
        left = [p for p in pieces if p.right <= edge - 2]
        right = [p for p in pieces if p.left >= edge - 1]
        if len(left) < _LEAST or len(right) < _LEAST:
            continue
        crossing = sum(len(p.text) for p in pieces if p.left < edge - 1 and p.right > edge - 2)
        whole = sum(len(p.text) for p in pieces)
        if crossing > 0.4 * whole or not _side_by_side(left, right):
            continue
        if not (_runs(left) and _runs(right)):
            continue
        rank = (crossing / whole, -(edge - max(p.right for p in left)), edge)
        if best is None or rank < best:
            best, found = rank, edge
    return found


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Return where several lines begin, but for the left edge of all."""
    first = min(p.left for p in pieces)
    starts = sorted(p.left for p in pieces if p.left > first + 40)
    edges: list[float] = []
    group: list[float] = []
    for start in [*starts, float("inf")]:
        if group and start - group[0] > 6:
            if len(group) >= _LEAST - 1:
                edges.append(group[0])
            group = []
        group.append(start)
    return edges


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether two groups stand beside each other for at least half of the lower one's height."""
    top = min(max(p.base for p in left), max(p.base for p in right))
    bottom = max(min(p.base for p in left), min(p.base for p in right))
    height = min(max(p.base for p in g) - min(p.base for p in g) for g in (left, right))
    return top - bottom >= 0.5 * height > 0


def _runs(column: Sequence[Piece]) -> bool:
    """Whether pieces are lines of running text and not cells: most fill the column, with several words each."""
    widths = sorted(p.right - p.left for p in column)
    wide = widths[int(0.9 * (len(widths) - 1))]
    return median(len(p.text.split()) for p in column) >= 3 and median(widths) >= 0.55 * wide


def _lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    """Yield the lines of a column from top to bottom."""
    row: list[Piece] = []
    for piece in pieces:
        if row and abs(piece.base - row[0].base) > 0.4 * max(row[0].size, piece.size):
            yield _line(row)
            row = []
        row.append(piece)
    if row:
        yield _line(row)


def _line(row: Sequence[Piece]) -> Line:
    row = sorted(row, key=lambda p: p.left)
    text = row[0].text
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        text += ("\t" if gap > 1.2 * piece.size else " " if gap > 0.12 * piece.size else "") + piece.text
    longest = max(row, key=lambda p: len(p.text))
    return Line(
        text=text,
        left=row[0].left,
        right=max(p.right for p in row),
        base=longest.base,
        size=longest.size,
        bold=all(p.bold for p in row),
    )


def _parted(lines: Sequence[Line], column: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a column."""
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    pitch = _pitch(lines)
    group = [lines[0]]
    for line in lines[1:]:
        if _begins(group[-1], line, group, left, right, pitch):
            yield _paragraph(group, column, left, right)
            group = []
        group.append(line)
    yield _paragraph(group, column, left, right)


def _paragraph(lines: Sequence[Line], column: int, left: float, right: float) -> Paragraph:
    return Paragraph(tuple(lines), column, lines[-1].right >= right - 0.12 * (right - left))


def _pitch(lines: Sequence[Line]) -> float:
    """Return how far the lines of a paragraph stand apart: the commonest distance in sizes of type."""
    distances = sorted((above.base - below.base) / max(above.size, 1.0) for above, below in pairwise(lines))
    usual = [d for d in distances if 0.8 < d < 2.6]
    return min(usual[len(usual) // 3], 2.2) if usual else 1.25


def _begins(before: Line, line: Line, group: Sequence[Line], left: float, right: float, pitch: float) -> bool:
    """Whether a line begins a paragraph."""
    distance = (before.base - line.base) / max(min(before.size, line.size), 1.0)
    if distance > 1.28 * pitch or abs(before.size - line.size) > 0.12 * before.size or distance < 0:
        return True
    if before.bold != line.bold and (before.bold or line.bold):
        return not _mid_sentence(before, line)
    if "\t" in before.text or "\t" in line.text or line.text.startswith(_BULLETS):
        return True
    ended = before.text.rstrip(_CLOSERS).endswith(_ENDS)
    short = before.right < right - 0.2 * (right - left)
    indented = line.left > left + 0.9 * line.size and before.left < line.left - 0.9 * line.size and len(group) > 1
    return (ended and (short or indented)) or (short and indented)


def _mid_sentence(before: Line, line: Line) -> bool:
    return not before.text.rstrip(_CLOSERS).endswith(_ENDS) and line.text[:1].islower()
