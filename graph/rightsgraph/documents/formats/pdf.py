"""PDF to text: pages in reading order, words made whole, notes and running titles taken out of the flow.

Text comes from PDFium (through pypdfium2); what is read is what is drawn on the pages. The running text of all pages
comes first, so that a sentence goes on over the foot of a page; then the notes, then running titles, page numbers and
text set across the page, which are regions of their own. The parts of the document say what stood on which page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.config import ReadLimits
from rightsgraph.documents.blocks import Block
from rightsgraph.documents.formats.hyphens import Words, joined
from rightsgraph.documents.formats.layout import Paragraph, paragraphs
from rightsgraph.documents.formats.pdftext import BROKEN, Sheet, read_sheet
from rightsgraph.documents.formats.running import body_size, running_pieces
from rightsgraph.documents.pages import Page
from rightsgraph.errors import InputError
from rightsgraph.records import Part, PartKind, RegionKind

__all__ = ["read_pdf"]

_PASSWORD = 4
"""FPDF_ERR_PASSWORD of PDFium's fpdfview.h."""
_SHORT = 20_000
"""Characters: a longer text is a report, and no web page that somebody printed."""
_LARGE, _SMALL = 1.12, 0.9
_LONGEST_HEADING = 30
_ENDS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'\u201d\u2019)]»"


def read_pdf(data: bytes, limits: ReadLimits, alive: Callable[[], None] = lambda: None) -> Page:
    """Return the text of a PDF with its pages. Raises InputError: encrypted, damaged, too many pages, no text.

    `alive` is called after every hundred pages.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise InputError("encrypted; save a copy without a password") from error
        raise InputError("damaged: no PDF that can be opened; save or fetch it again") from error
    try:
        count = len(document)
        if count > limits.pages:
            raise InputError(f"has {count:,} pages, more than {limits.pages:,} (--limit pages=N for more)")
        sheets, broken = _sheets(document, count, pypdfium2.PdfiumError, alive)
        title = str(document.get_metadata_dict().get("Title") or "")
    finally:
        document.close()
    _require_words(sheets, count)
    flow = _Flow(sheets)
    text, blocks, parts = flow.written()
    notes = tuple(_notes(sheets, broken))
    shown = " ".join(title.split())
    # The title that a PDF gives itself is as often the name of a draft: it counts only where the text has it too.
    head = {"title": shown} if shown and shown in text else {}
    # A page printed to a PDF from a browser has its site around it; a report has not.
    return Page(text, blocks, head, parts=parts, notes=notes, site=len(text) < _SHORT)


def _sheets(
    document: Any, count: int, failure: type[Exception], alive: Callable[[], None]
) -> tuple[list[Sheet], list[int]]:
    sheets, broken = [], []
    for number in range(1, count + 1):
        try:
            sheets.append(read_sheet(document, number))
        except failure:
            broken.append(number)
        if number % 100 == 0:
            alive()
    return sheets, broken


def _unreadable(sheet: Sheet) -> bool:
    """Whether a page's characters have no meaning: a font without a table of what its glyphs are."""
    return sheet.characters > 20 and sheet.unmapped > 0.3 * sheet.characters


def _require_words(sheets: Sequence[Sheet], count: int) -> None:
    """Raise InputError when there are no words on any page, saying why."""
    if any(sheet.pieces or sheet.turned for sheet in sheets if not _unreadable(sheet)):
        return
    many = f"{count:,} page{'s' if count != 1 else ''}"
    if any(_unreadable(sheet) for sheet in sheets):
        raise InputError(f"the fonts of its {many} do not say which letters they hold; recognise its text (OCR) first")
    if any(sheet.pictures for sheet in sheets):
        raise InputError(f"a scan: pictures without text on its {many}; recognise its text (OCR) first")
    raise InputError("no text on any page; fetch it again, or recognise its text (OCR) first")


def _notes(sheets: Sequence[Sheet], broken: Sequence[int]) -> Iterator[str]:
    """Yield what could not be read of a document that was."""
    scans = [s.number for s in sheets if s.pictures and not s.pieces and not s.turned and not _unreadable(s)]
    dark = [s.number for s in sheets if _unreadable(s)]
    for pages, what in (
        (scans, "pictures without text; recognise the text (OCR) to have it read"),
        (dark, "fonts that do not say which letters they hold; recognise the text (OCR) to have it read"),
        (broken, "damaged; fetch the file again"),
    ):
        if pages:
            yield f"{'page' if len(pages) == 1 else 'pages'} {_ranges(pages)}: {what}"


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers as "3, 5-9"; the first few ranges of many."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    words = [str(a) if a == b else f"{a}-{b}" for a, b in ranges]
    return ", ".join(words[:10]) + (f" and {len(words) - 10} more ranges" if len(words) > 10 else "")


@dataclass(slots=True)
class _Block:
    """A block in the making: stretches of text, each with the page it stands on."""

    stretches: list[tuple[int, str]] = field(default_factory=list)
    hint: RegionKind | None = None
    heading: bool = False

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.stretches)


class _Flow:
    """The text of all pages, put together."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = [sheet for sheet in sheets if not _unreadable(sheet)]
        self._size = body_size(self._sheets)
        self._running = running_pieces(self._sheets)
        self._words = Words(p.text.rpartition(" ")[0] if _is_broken(p.text) else p.text for p in self._pieces())
        self._body: list[_Block] = []
        self._footnotes: list[_Block] = []
        self._margins: list[_Block] = []
        self._last: tuple[int, Paragraph] | None = None

    def _pieces(self) -> Iterator[Any]:
        for sheet in self._sheets:
            yield from sheet.pieces

    def written(self) -> tuple[str, tuple[Block, ...], tuple[Part, ...]]:
        """Return the text, its blocks and its pages."""
        for sheet in self._sheets:
            self._page(sheet)
        self._close()
        pieces: list[str] = []
        blocks: list[Block] = []
        stretches: list[tuple[int, int, int]] = []
        position = 0
        for made in (*self._body, *self._footnotes, *self._margins):
            text = made.text
            if not text.strip():
                continue
            if pieces:
                pieces.append("\n\n")
                position += 2
            start = position
            for number, piece in made.stretches:
                if piece:
                    stretches.append((number, position, position + len(piece)))
                    position += len(piece)
            pieces.append(text)
            blocks.append(Block(start=start, end=position, text=text, hint=made.hint, heading=made.heading))
        return "".join(pieces), tuple(blocks), tuple(self._parts(stretches))

    def _parts(self, stretches: Sequence[tuple[int, int, int]]) -> Iterator[Part]:
        """Yield the stretches of each page, neighbours joined."""
        labels = {sheet.number: sheet.label for sheet in self._sheets}
        merged: list[list[int]] = []
        for number, start, end in stretches:
            if merged and merged[-1][0] == number:
                merged[-1][2] = end
            else:
                merged.append([number, start, end])
        for number, start, end in merged:
            label = labels[number]
            yield Part(
                kind=PartKind.PAGE,
                number=number,
                label=label if label != str(number) else None,
                start=start,
                end=end,
            )

    def _page(self, sheet: Sheet) -> None:
        """Add a page."""
        running = self._running[sheet.number]
        own = [piece for place, piece in enumerate(sheet.pieces) if place not in running]
        note: int | None = None
        middle = (sheet.top + sheet.bottom) / 2
        for paragraph in paragraphs(own):
            small = paragraph.size < _SMALL * self._size and paragraph.lines[0].base < middle
            marked = small and paragraph.lines[0].text[:1] in "0123456789*†‡§"
            if marked or (small and note == paragraph.column):
                note = paragraph.column
                block = _Block([(sheet.number, self._text(paragraph))], RegionKind.REFERENCES)
                self._footnotes.append(block)
                continue
            self._add(sheet.number, paragraph)
            self._last = (sheet.number, paragraph)
        for place in sorted(running, key=lambda place: (-sheet.pieces[place].base, sheet.pieces[place].left)):
            piece = sheet.pieces[place]
            hint = RegionKind.NAVIGATION if piece.base > middle else RegionKind.FOOTER
            self._margins.append(_Block([(sheet.number, piece.text.replace(BROKEN, "-"))], hint))
        for piece in sheet.turned:
            self._margins.append(_Block([(sheet.number, piece.text.replace(BROKEN, "-"))], RegionKind.NAVIGATION))

    def _add(self, number: int, paragraph: Paragraph) -> None:
        """Add a paragraph of running text, to the one before it where it goes on over a column or page."""
        text = self._text(paragraph)
        large = paragraph.size > _LARGE * self._size or paragraph.bold
        heading = large and len(text.split()) <= _LONGEST_HEADING and "\t" not in text
        if not heading and self._continues(number, paragraph):
            before = self._body[-1].stretches
            page, tail = before[-1]
            if _is_broken(tail):
                whole = joined(tail[:-1], text, self._words)
                cut = len(whole) - len(text)
                before[-1] = (page, whole[:cut])
                before.append((number, whole[cut:]))
            else:
                before[-1] = (page, f"{tail} ")
                before.append((number, text))
            return
        self._close()
        self._body.append(_Block([(number, text)], heading=heading))

    def _continues(self, number: int, paragraph: Paragraph) -> bool:
        """Whether a paragraph goes on with the last one of the column or page before."""
        if self._last is None or self._body[-1].heading:
            return False
        page, last = self._last
        return (page, last.column) != (number, paragraph.column) and _goes_on(last, paragraph)

    def _close(self) -> None:
        """End the last paragraph: a word that was to go on did not."""
        if self._body:
            page, tail = self._body[-1].stretches[-1]
            self._body[-1].stretches[-1] = (page, tail.replace(BROKEN, "-"))

    def _text(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph in one line; its last word may be broken still."""
        text = ""
        for line in paragraph.lines:
            if _is_broken(text):
                text = joined(text[:-1], line.text, self._words)
            else:
                text = f"{text} {line.text}" if text else line.text
        return text[:-1].replace(BROKEN, "-") + text[-1:]


def _is_broken(text: str) -> bool:
    """Whether a line ends in a broken word: PDFium says so, but not at the end of a page."""
    return text.endswith(BROKEN) or (len(text) > 2 and text[-1] in "-\u2010" and text[-2].isalnum())


def _goes_on(before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph at the head of a column goes on with the last one of the column before."""
    text, following = before.lines[-1].text, paragraph.lines[0].text
    if abs(before.size - paragraph.size) > 0.06 * before.size or before.bold != paragraph.bold:
        return False
    if _is_broken(text):
        return following[:1].isalpha()
    if text.rstrip(_CLOSERS).endswith(_ENDS) or "\t" in text or "\t" in following:
        return False
    return following[:1].islower() or (before.filled and following[:1].isalnum() and len(before.lines) > 1)
