"""The blocks of a text: the lines and paragraphs that regions are made of, with what can be measured of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rightsgraph.documents.cues import comparable
from rightsgraph.records import RegionKind

__all__ = ["Block", "split_blocks"]

_WIDEST_WRAPPED = 160
_NARROWEST_WRAPPED = 45
_BULLET = re.compile(r"^(?:[•●▪■◦‣·*–—-]\s+|\(?[0-9a-z]{1,2}[.)]\s+)")
_CLOSERS = "\"'\u201d\u2019)]»"
_SEPARATOR = re.compile(r" ?[|•·»›>→] ?| [/–—] ")
_LINK = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, kw_only=True)
class Block:
    """A line, or the wrapped lines of one paragraph: `text` is the page's text from `start` to `end`.

    `hint` is what the page's markup says that it is; `linked` whether its words are all links; `heading` whether it is
    marked up as a heading.
    """

    start: int
    end: int
    text: str
    hint: RegionKind | None = None
    linked: bool = False
    heading: bool = False

    @cached_property
    def plain(self) -> str:
        """The text in one line, with single spaces."""
        return " ".join(self.text.split())

    @cached_property
    def line(self) -> str:
        """The text as cues see it."""
        return comparable(self.plain)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, with the punctuation that touches them; signs that stand alone are left out."""
        return tuple(word for word in self.text.split() if any(letter.isalnum() for letter in word))

    @cached_property
    def bulleted(self) -> bool:
        """Whether it is an item of a list, by its bullet or number."""
        return _BULLET.match(self.text) is not None

    @cached_property
    def items(self) -> tuple[str, ...]:
        """What stands between the bars or arrows of a line of links; one item when there are none."""
        return tuple(item for item in _SEPARATOR.split(self.plain.strip("|•·»›>→ ")) if item)

    @cached_property
    def sentence(self) -> bool:
        """Whether it ends as a sentence of at least three words does."""
        ending = self.text.rstrip(_CLOSERS + " ")
        return len(self.words) >= 3 and (ending.endswith((".", "!", "\u2026")) or "? " in ending)

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text: a sentence, an item of some length, or many words in lower case."""
        count = len(self.words)
        if self.heading and count <= 30:
            return False
        if self.sentence or (self.bulleted and count >= 5):
            return True
        return count >= 20 and 2 * sum(word[0].islower() for word in self.words) >= count

    @cached_property
    def title_like(self) -> bool:
        """Whether it could be a headline: a few words that do not end as a sentence does."""
        return len(self.plain) <= 220 and 2 <= len(self.words) <= 30 and not self.sentence and not self.bulleted

    @cached_property
    def link(self) -> bool:
        """Whether it holds the address of a page."""
        return _LINK.search(self.text) is not None


def split_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; every character that is not white space is in exactly one."""
    paragraph: list[tuple[int, int]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            paragraph.append((start, start + len(stripped)))
        else:
            yield from _unwrapped(text, paragraph)
            paragraph = []
        position += len(line)
    yield from _unwrapped(text, paragraph)


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """Yield the lines of a paragraph, those joined that were broken in mid-sentence or for want of room."""
    width = max((end - start for start, end in lines), default=0)
    full = sum(end - start >= width - 15 for start, end in lines)
    wrapped = width <= _WIDEST_WRAPPED and full >= 3
    begun: int | None = None
    for place, (start, end) in enumerate(lines):
        begun = start if begun is None else begun
        following = text[slice(*lines[place + 1])] if place + 1 < len(lines) else ""
        room = width - 3 - (end - start) if width <= _WIDEST_WRAPPED else width
        if following and _continues(text[start:end], following, room, wrapped=wrapped):
            continue
        yield Block(start=begun, end=end, text=text[begun:end])
        begun = None


def _continues(line: str, following: str, room: int, *, wrapped: bool) -> bool:
    """Whether a line with so much room left goes on in the next one; `wrapped` is whether the paragraph is wrapped."""
    if len(line) < _NARROWEST_WRAPPED or _BULLET.match(following):
        return False
    ended = line.endswith((".", "!", "?", ":", ";", "|"))
    if following[0].islower() and not ended:
        return True
    return (wrapped or not ended) and len(following.split(maxsplit=1)[0]) + 1 > room
