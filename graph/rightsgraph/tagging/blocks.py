"""A document cut into the paragraphs that are parsed, each with its place in the text.

A paragraph is parsed on its own, so no name or sentence runs over a blank line. For the parser, and only for it, every
line break inside a paragraph is read as a space, and so is a source in brackets ("(Radio Free Asia, 12 August 2011)"),
which tears clauses apart and tells nothing of what happened: one character for one, so that offsets stay those of the
text. The dateline of a wire story ("TUNIS, 12 March 2021 (AFP) -") and the date of an entry of a chronology ("3 March
2021: ") are paragraphs of their own: they are no part of the sentence behind them.
"""

import bisect
import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.records import Document, Mention, RegionKind
from rightsgraph.tagging.names import name_words

__all__ = ["Block", "Parse", "is_dateline", "is_entry_head", "paragraphs"]

_BRACKETS = re.compile(r"\([^()]{6,400}\)")
_MONTHS = "|".join((*calendar.month_name[1:], "Sept", *calendar.month_abbr[1:]))
_DATED = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS})\.?,? (?:\d{{4}}|\d{{2}})\b|\b(?:{_MONTHS})\.? \d{{1,2}}, \d{{4}}\b")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z][a-z'’-]+")
_LINE_BREAK = re.compile("[\n\r\t\x0b\x0c\x85\u2028\u2029\xa0]")

_PLACE = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|la|el|al|of|the)){0,5}"
_PLACES = rf"{_PLACE}(?:, ?{_PLACE}){{0,2}}"
_DAY = rf"(?:\d{{1,2}} (?:{_MONTHS})\.?|(?:{_MONTHS})\.? \d{{1,2}})"
_YEAR_AND_DAY = rf"(?:{_DAY},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_AGENCY = r"\([A-Z][\w .,&/'’-]{1,40}\)"
_DATELINE = re.compile(
    rf"(?:\({_PLACES}(?:,? {_YEAR_AND_DAY})?\)|"
    rf"{_PLACES}(?:,? {_YEAR_AND_DAY}|(?:,? {_DAY})?,? {_AGENCY}|,? {_YEAR_AND_DAY},? {_AGENCY}"
    rf"| \((?:{_YEAR_AND_DAY}|{_DAY})\)))\s*(?:--|[-–—])"
    rf"|[^\W\d_a-z][^\W\d_a-z'’-]{{2,}}(?: [^\W\d_a-z]{{2,}}){{0,5}}(?:, ?{_PLACE})?\s+"
    r"(?:--|[–—])(?=\s)(?![^.!?]*\s(?:--|[–—])\s)"
)
"""The head of a wire story: "CALI, Colombia, 9 October 2020 -", "TUNIS (AP) —", "(Beirut) –", "CALI, Colombia --"."""

_WEEKDAYS = "|".join((*calendar.day_name, *calendar.day_abbr))
_DATE = rf"(?:{_YEAR_AND_DAY}|{_DAY}|(?:{_MONTHS})\.?,? \d{{4}}|\d{{4}})"
_ENTRY = rf"(?:(?:On|In) )?(?:(?:{_WEEKDAYS}),? )?{_DATE}(?: ?:| (?:--|[-–—]))"
"""The head of an entry of a chronology: "3 March 2021: ", "- March 3 - "."""

_ENTRY_HEAD = re.compile(rf"(?:[-*•·–] )?{_ENTRY}(?= [\"“‘(]?[^\W\d_a-z])")
_PARAGRAPH = re.compile(
    r"\S(?:.*?\S)??(?=[^\S\n]*(?:\n[^\S\n]*){2,}|[^\S\n]*\n[^\S\n]*(?:(?:[-*•·–]|\d+[.)])\s|"
    rf"{_ENTRY} [\"“‘(]?[^\W\d_a-z])|\s*\Z)",
    re.S,
)
_HEADING_LINE = re.compile(r"(?:(?<=\n)|\A)(?P<line>[^\n]{3,80}[^\s.!?:;,–—-])[^\S\n]*\n(?=[^\W\d_a-z\"“‘][^\n]{120})")
"""A line over a much longer one that goes on with a capital, and no mark at its end: the heading of that paragraph."""
_GOES_ON = frozenset("a an and as at by for from in of on or that the to which who with".split())
_STORY = re.compile(r"\s*(?=[^\W\d_a-z]|[\"'“‘(\[\d])")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A parsed paragraph: `doc` holds its tokens, and character 0 of theirs is `start` of the document's text.

    `text` is the text of `doc` and `sentences` are its sentences.
    """

    start: int
    end: int
    kind: RegionKind
    doc: Any
    text: str = field(init=False, repr=False)
    sentences: tuple[Any, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.doc.text)
        object.__setattr__(self, "sentences", tuple(self.doc.sents))

    def offsets(self, span: Any) -> tuple[int, int]:
        """Return where a stretch of this block stands in the document's text."""
        return self.start + span.start_char, self.start + span.end_char

    def span(self, start: int, end: int) -> Any:
        """Return the tokens that the characters [start, end) of the document's text touch."""
        return self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")

    def words(self, span: Any) -> str:
        """Return the text of a stretch of this block."""
        return self.text[span.start_char : span.end_char]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A document with its parsed paragraphs and its mentions, in the order of the text."""

    document: Document
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(m.start for m in self.mentions))

    def block_at(self, place: int) -> int:
        """Return the number of the paragraph that an offset of one stands in."""
        return bisect.bisect_right(self.blocks, place, key=lambda block: block.start) - 1

    def mention_at(self, place: int) -> Mention | None:
        """Return the mention that an offset stands in, or None."""
        number = bisect.bisect_right(self._starts, place) - 1
        return self.mentions[number] if number >= 0 and place < self.mentions[number].end else None

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that begin at the offsets [start, end)."""
        first = bisect.bisect_left(self._starts, start)
        return self.mentions[first : bisect.bisect_left(self._starts, end, first)]


def paragraphs(document: Document) -> Iterator[tuple[int, str, RegionKind]]:
    """Yield (offset, text for the parser, region kind) of each paragraph of the release's own regions."""
    opening = True
    for region in document.regions:
        if not region.kind.own:
            continue
        for piece in _pieces(document.text, region.start, region.end):
            start, text = piece
            entry = _ENTRY_HEAD.match(text) if region.kind.narrative else None
            if entry is not None:
                opening = False
                yield start, entry.group(), region.kind
                start, text = start + entry.end() + 1, text[entry.end() + 1 :]
            elif opening and region.kind.narrative:
                head = _dateline(text)
                if head is not None:
                    yield start, text[: head[0]], region.kind
                    start, text = start + head[1], text[head[1] :]
                opening = head is None and _SENTENCE_END.search(text) is None
            yield start, _BRACKETS.sub(_blank, text), region.kind


def _pieces(whole: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield (offset, text) of each paragraph between two offsets, without line breaks; a heading line is its own."""
    for found in _PARAGRAPH.finditer(whole[start:end]):
        here, text = start + found.start(), found.group()
        lines = _HEADING_LINE.finditer(text) if "\n" in text else ()
        cuts = [(m.end("line"), m.end()) for m in lines if m["line"].split()[-1] not in _GOES_ON]
        for before, behind in zip([0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)], strict=True):
            yield here + before, _LINE_BREAK.sub(" ", text[before:behind])


def is_entry_head(text: str) -> bool:
    """Return whether a paragraph is the date at the head of an entry of a chronology and nothing else."""
    found = _ENTRY_HEAD.match(f"{text} A")
    return found is not None and found.end() == len(text)


def is_dateline(text: str) -> bool:
    """Return whether a paragraph is the dateline of a story and nothing else."""
    return _DATELINE.fullmatch(text) is not None and not is_entry_head(text)


def _dateline(text: str) -> tuple[int, int] | None:
    """Where the dateline at the head of a paragraph ends, and where the story behind it begins; None without one."""
    head = _DATELINE.match(text)
    story = _STORY.match(text, head.end()) if head is not None else None
    return (head.end(), story.end()) if head is not None and story is not None else None


def _blank(bracket: re.Match[str]) -> str:
    """Return a bracket as blanks when it holds the date of a source, names and words of sources, and nothing else."""
    words = bracket.group()
    cited = _DATED.search(words) and all(w in name_words().citation_words for w in _SMALL_WORD.findall(words))
    return " " * len(words) if cited else words
