"""HTML to text: the whole page as blocks, each with what the markup says of it.

Nothing on the page is thrown away, so that menus and teasers stay addressable; scripts, styles and form choices are
no text. Elements named for site furniture (`nav`, `footer`, class `related`...) hint at the kind of their blocks,
unless they wrap the story itself. The text that this gives is the text of the document, and offsets count in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from rightsgraph.documents.blocks import Block
from rightsgraph.documents.cues import Cues, load_cues
from rightsgraph.errors import InputError
from rightsgraph.records import MetadataField, Part, RegionKind

__all__ = ["Page", "read_page"]

_SILENT = frozenset("script style template svg iframe noscript select datalist textarea object canvas math".split())
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section "
    "summary table tbody tfoot thead title tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_WHOLE_PAGE = frozenset("html body main article h1 h2 h3 h4 h5 h6 p table tbody tr".split())
_ELEMENTS = {
    "nav": RegionKind.NAVIGATION,
    "footer": RegionKind.FOOTER,
    "aside": RegionKind.TEASER,
    "form": RegionKind.NAVIGATION,
    "button": RegionKind.NAVIGATION,
    "dialog": RegionKind.NAVIGATION,
}
_ROLES = {
    "navigation": RegionKind.NAVIGATION,
    "search": RegionKind.NAVIGATION,
    "dialog": RegionKind.NAVIGATION,
    "contentinfo": RegionKind.FOOTER,
    "complementary": RegionKind.TEASER,
}
_TOKEN = re.compile(r"[a-z]+|[A-Z][a-z]*")
_LEAST = 150
_DEEPEST = 2000


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its text, its blocks, and what its head says (`title`, `language`, `url`, and `<meta>` names).

    `parts` are its pages, chapters...; `fields` what is known of it beside text and head; `notes` what of the file
    could not be read, each with the remedy. `site` is whether a site may stand around the text, as on a web page.
    """

    text: str
    blocks: tuple[Block, ...]
    head: Mapping[str, str]
    parts: tuple[Part, ...] = ()
    fields: tuple[MetadataField, ...] = ()
    notes: tuple[str, ...] = ()
    site: bool = True


@dataclass(slots=True)
class _Element:
    """An open element: its tag, what it hints at, and whether its text is not shown."""

    tag: str
    hint: RegionKind | None
    silent: bool
    number: int


@dataclass(slots=True)
class _Piece:
    """A block in the making."""

    text: str
    tag: str
    linked: int
    hints: tuple[tuple[int, RegionKind], ...]


@dataclass(slots=True)
class _Reader:
    """Takes the events of the HTML parser (a parser target of lxml) and keeps the blocks of the page."""

    cues: Cues
    head: dict[str, str] = field(default_factory=dict)
    pieces: list[_Piece] = field(default_factory=list)
    open: list[_Element] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    linked: int = 0
    count: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        if not isinstance(tag, str):
            return
        if len(self.open) > _DEEPEST:
            raise InputError(f"elements are nested deeper than {_DEEPEST}; save the page as text")
        if tag in _BLOCKS:
            self.flush()
        elif tag == "br":
            self.buffer.append("\n")
        elif tag in ("td", "th") and self.buffer:
            self.buffer.append("\t")
        self._note(tag, attributes)
        if tag not in _VOID:
            silent = tag in _SILENT or "hidden" in attributes or bool(self.open and self.open[-1].silent)
            self.count += 1
            self.open.append(_Element(tag, self._hint(tag, attributes), silent, self.count))

    def end(self, tag: str) -> None:
        """Close an element, with those left open inside it."""
        if tag in _BLOCKS:
            self.flush()
        while self.open:
            if self.open.pop().tag == tag:
                return

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if not self.open or self.open[-1].silent:
            return
        self.buffer.append(text if any(element.tag == "pre" for element in self.open) else re.sub(r"\s+", " ", text))
        if any(element.tag == "a" for element in self.open):
            self.linked += len("".join(text.split()))

    def comment(self, text: str) -> None:
        """Leave a comment out."""

    def close(self) -> None:
        """End the page."""
        self.flush()

    def flush(self) -> None:
        """Make a block of the text so far."""
        lines = (re.sub(r"[ \xa0]+", " ", line).strip() for line in "".join(self.buffer).split("\n"))
        text = re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()
        linked, self.linked = self.linked, 0
        self.buffer.clear()
        tag = next((element.tag for element in reversed(self.open) if element.tag in _BLOCKS), "")
        if tag == "title" or (self.open and self.open[0].tag == "title"):
            self.head.setdefault("title", " ".join(text.split()))
        elif text:
            hints = tuple((element.number, element.hint) for element in self.open if element.hint is not None)
            self.pieces.extend(_Piece(part, tag, linked, hints) for part in text.split("\n\n"))

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Keep what the head says in `<meta>`, `<link>`, `<html lang>` and the first `<time>`."""
        if tag == "meta":
            name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").casefold()
            content = " ".join((attributes.get("content") or "").split())
            if name and content:
                self.head.setdefault(name, content)
        elif tag == "link" and attributes.get("rel") == "canonical" and attributes.get("href"):
            self.head.setdefault("url", attributes["href"])
        elif tag == "html" and attributes.get("lang"):
            self.head.setdefault("language", attributes["lang"])
        elif tag == "time" and attributes.get("datetime") and not any(e.hint for e in self.open):
            self.head.setdefault("time", attributes["datetime"])

    def _hint(self, tag: str, attributes: Mapping[str, str]) -> RegionKind | None:
        if tag in _WHOLE_PAGE:
            return None
        named = _ELEMENTS.get(tag) or _ROLES.get((attributes.get("role") or "").casefold())
        if named is not None:
            return named
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        tokens = {token.casefold() for token in _TOKEN.findall(names)}
        return next((RegionKind(kind) for kind, known in self.cues.html.items() if tokens & known), None)


def read_page(markup: str) -> Page:
    """Return the text, blocks and head of an HTML page. Raises InputError when it holds no text."""
    etree = import_module("lxml.etree")
    reader = _Reader(load_cues())
    parser = etree.HTMLParser(target=reader, huge_tree=True, remove_pis=True)
    try:
        parser.feed(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
        parser.close()
    except etree.LxmlError as error:
        if "depth" in str(error).casefold():
            raise InputError(f"elements are nested deeper than {_DEEPEST}; save the page as text") from error
        reader.close()
    if not reader.pieces:
        raise InputError("a page without text; save it from the browser after it has loaded, or as text")
    text, blocks = [], []
    position = 0
    for piece, hint in zip(reader.pieces, _hints(reader.pieces), strict=True):
        text.append(piece.text)
        end = position + len(piece.text)
        is_heading = re.fullmatch(r"h[1-6]", piece.tag) is not None
        all_links = piece.linked >= 0.8 * len("".join(piece.text.split()))
        blocks.append(Block(start=position, end=end, text=piece.text, hint=hint, linked=all_links, heading=is_heading))
        position = end + 2
    return Page("\n\n".join(text), tuple(blocks), reader.head)


def _hints(pieces: Iterable[_Piece]) -> Iterator[RegionKind | None]:
    """Yield the hint of each piece: that of the outermost element which is not a wrapper of the story itself.

    A wrapper (a form around the whole page, a class "content-with-sidebar") holds the page's first heading, or leaves
    next to no text outside.
    """
    pieces = list(pieces)
    size: Counter[int] = Counter()
    wrappers: set[int] = set()
    for piece in pieces:
        for number, _ in piece.hints:
            size[number] += len(piece.text) - piece.linked
            if piece.tag == "h1":
                wrappers.add(number)
    total = sum(len(piece.text) - piece.linked for piece in pieces)
    wrappers |= {number for number, inside in size.items() if total - inside < max(_LEAST, total // 10)}
    for piece in pieces:
        yield next((kind for number, kind in piece.hints if number not in wrappers), None)
