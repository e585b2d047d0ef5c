"""The pieces of lines on a page of a PDF, with where they stand: what PDFium knows of each character, put together.

A piece is a run of characters on one base line without a gap as wide as a column's. Where a word is broken at the end
of its line the piece ends in U+0002 (PDFium finds the hyphen); marks of notes set high and small are left out.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

__all__ = ["BROKEN", "Piece", "Sheet", "read_sheet"]

BROKEN = "\x02"
"""Ends the text of a piece whose last word goes on in the next line."""

_GAP = 1.2
"""Widths of a quad (the size of the type) that make a gap between columns or cells."""
_UNMAPPED = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
_MARKS = frozenset("0123456789*†‡§,")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters of one line: left, right and base line in points from the page's lower left corner, size of type."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page: its upright pieces in PDFium's order, those turned against them, how many characters have no meaning."""

    number: int
    label: str | None
    top: float
    bottom: float
    pieces: tuple[Piece, ...]
    turned: tuple[Piece, ...]
    characters: int
    unmapped: int
    pictures: bool


@dataclass(slots=True)
class _Run:
    """A piece in the making: `turn` is the direction of its line, `last` where its last character is, `end` which."""

    left: float
    base: float
    size: float
    turn: int
    bold: bool
    letters: list[str] = field(default_factory=list)
    last: float = 0.0
    end: int = 0
    raw: float = 0.0


def read_sheet(document: Any, number: int) -> Sheet:
    """Return the page of that number, from 1, of an open document of pypdfium2. Raises pypdfium2's PdfiumError."""
    from pypdfium2 import raw

    page = document[number - 1]
    try:
        sheet = _Characters(page, raw)
        pieces = tuple(sheet.pieces())
        turns = Counter(turn for piece, turn in pieces for _ in piece.text)
        main = min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0
        box = page.get_bbox()
        _, bottom, _, top = _turned(box, main)
        inside = [(p, t) for p, t in pieces if p.text.strip(f"{BROKEN} ") and _visible(p, t, box)]
        return Sheet(
            number=number,
            label=document.get_page_label(number - 1) or None,
            top=top,
            bottom=bottom,
            pieces=tuple(p for p, t in inside if t == main),
            turned=tuple(p for p, t in inside if t != main),
            characters=sheet.characters,
            unmapped=sheet.unmapped,
            pictures=any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)),
        )
    finally:
        page.close()


_Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def _turned(box: _Box, turn: int) -> _Box:
    """Return a box as it stands when lines that run in a direction (quarters of a circle) are made to run right."""
    left, bottom, right, top = box
    for _ in range(turn):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top


def _visible(piece: Piece, turn: int, box: _Box) -> bool:
    """Whether any of a piece stands on the page as it is shown."""
    left, bottom, right, top = _turned(box, turn)
    return piece.right > left and piece.left < right and bottom - piece.size < piece.base < top + piece.size


class _Characters:
    """The characters of one page, in PDFium's order, as pieces of lines."""

    def __init__(self, page: Any, raw: Any) -> None:
        self._raw = raw
        self._text = page.get_textpage()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = raw.FS_MATRIX()
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self.characters = 0
        self.unmapped = 0

    def pieces(self) -> Iterator[tuple[Piece, int]]:
        """Yield the pieces, each with the direction of its line in quarters of a circle, 0 to the right."""
        raw, text = self._raw, self._text
        run: _Run | None = None
        for index in range(raw.FPDFText_CountChars(text)):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in (13, 10):
                if run is not None:
                    yield self._piece(run)
                run = None
                continue
            letter = self._letter(code)
            if not letter:
                continue
            if letter == " ":
                if run is not None and run.letters and run.letters[-1] != " ":
                    run.letters.append(" ")
                continue
            raw.FPDFText_GetCharOrigin(text, index, self._x, self._y)
            if run is not None and self._follows(run, index):
                run.letters.append(letter)
                run.end = index
                if letter == BROKEN:
                    yield self._piece(run)
                    run = None
                continue
            size = self._size(index)
            along, across, turn = self._place(run)
            if run is not None and self._is_mark(run, letter, size, along, across, turn):
                run.last, run.end = along, index
                continue
            if run is None or not self._goes_on(run, along, across, turn):
                if run is not None:
                    yield self._piece(run)
                run = _Run(along, across, size, turn, self._is_bold(index), last=along, end=index, raw=self._raw_size)
            run.letters.append(letter)
            run.last, run.end = along, index
            if letter == BROKEN:
                yield self._piece(run)
                run = None
        if run is not None:
            yield self._piece(run)

    def _follows(self, run: _Run, index: int) -> bool:
        """Whether a character stands right behind the last one, upright and in type of the same size: the usual case.

        It only saves time: what it does not see is measured.
        """
        x, y = self._x.value, self._y.value
        step = x - run.last
        if run.turn != 0 or abs(y - run.base) > 0.01 * run.size or not 0 < step < _GAP * run.size:
            return False
        if self._raw.FPDFText_GetFontSize(self._text, index) != run.raw:
            return False
        run.last = x
        return True

    def _letter(self, code: int) -> str:
        """Return the text of a character; nothing for what has none."""
        if code in (0x20, 0xA0, 0x09, 0x3000) or 0x2000 <= code <= 0x200A:
            return " "
        if code == 2:
            return BROKEN
        if code == 0xAD:
            return "-"
        self.characters += 1
        if code in _UNMAPPED or 0xE000 <= code <= 0xF8FF or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            self.unmapped += 1
            return ""
        if code < 0x20 or 0x7F <= code <= 0x9F or code == 0xFEFF:
            return ""
        return _LIGATURES.get(code) or chr(code)

    def _size(self, index: int) -> float:
        """Return the size of type of a character as it stands on the page; keeps its matrix."""
        self._raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        self._raw_size: float = self._raw.FPDFText_GetFontSize(self._text, index)
        size = abs(self._raw_size) * math.hypot(self._matrix.c, self._matrix.d)
        return float(size) if 0.1 < size < 10_000 else 10.0

    def _place(self, run: _Run | None) -> tuple[float, float, int]:
        """Return where a character stands along and across its line, and the direction of the line."""
        a, b = self._matrix.a, self._matrix.b
        turn = round(math.atan2(b, a) / (math.pi / 2)) % 4 if a or b else (run.turn if run is not None else 0)
        x, y = self._x.value, self._y.value
        if not (math.isfinite(x) and math.isfinite(y)):
            x = y = 0.0
        along, _, _, across = _turned((x, y, x, y), turn)
        return along, across, turn

    def _right(self, index: int, turn: int) -> float:
        """Return where a character ends along its line."""
        left, right, bottom, top = self._box
        if not self._raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top):
            return -math.inf
        end = _turned((left.value, bottom.value, right.value, top.value), turn)[2]
        return end if math.isfinite(end) else -math.inf

    def _goes_on(self, run: _Run, along: float, across: float, turn: int) -> bool:
        """Whether a character stands behind the run, on its line, and not in another column."""
        if turn != run.turn or abs(across - run.base) > 0.45 * run.size or along < run.last - 0.5 * run.size:
            return False
        return along - run.last < _GAP * run.size or along - self._right(run.end, turn) < _GAP * run.size

    def _is_mark(self, run: _Run, letter: str, size: float, along: float, across: float, turn: int) -> bool:
        """Whether a character is a mark of a note: small and high, after a word or a sign."""
        if letter not in _MARKS or size > 0.8 * run.size or turn != run.turn:
            return False
        before = run.letters[-1] if run.letters else " "
        raised = 0.12 * run.size < across - run.base < 0.8 * run.size
        return raised and not before.isdigit() and before != " " and 0 <= along - run.last < 2 * run.size

    def _is_bold(self, index: int) -> bool:
        self._raw.FPDFText_GetFontInfo(self._text, index, self._font, len(self._font), self._flags)
        name = self._font.value.decode("utf-8", "replace").casefold()
        return any(word in name for word in ("bold", "black", "heavy", "semibold"))

    def _piece(self, run: _Run) -> tuple[Piece, int]:
        right = max(self._right(run.end, run.turn), run.last)
        text = unicodedata.normalize("NFC", "".join(run.letters)).strip(" ")
        return Piece(text=text, left=run.left, right=right, base=run.base, size=run.size, bold=run.bold), run.turn
