"""A document cut into the paragraphs that are parsed, each with its place in the text.

A paragraph is parsed on its own, so no name or sentence runs over a blank line. For the parser, and only for it, every
line break inside a paragraph is read as a space: one character for one, so that offsets stay those of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rightsgraph.records import Document, Mention, RegionKind

__all__ = ["Block", "Parse", "paragraphs"]

_PARAGRAPH = re.compile(
    r"\S(?:.*?\S)??(?=[^\S\n]*(?:\n[^\S\n]*){2,}|[^\S\n]*\n[^\S\n]*(?:[-*•·–]|\d+[.)])\s|\s*\Z)", re.S
)
_LINE_BREAK = re.compile("[\n\r\t\x0b\x0c\x85\u2028\u2029\xa0]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A parsed paragraph: `doc` is a spaCy Doc whose character 0 is `start` of the document's text."""

    start: int
    end: int
    kind: RegionKind
    doc: Any

    def offsets(self, span: Any) -> tuple[int, int]:
        """Return where a spaCy Span of this block stands in the document's text."""
        return self.start + span.start_char, self.start + span.end_char


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """A document with its parsed paragraphs and its mentions, in the order of the text."""

    document: Document
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...] = ()


def paragraphs(document: Document) -> Iterator[tuple[int, str, RegionKind]]:
    """Yield (offset, text for the parser, region kind) of each paragraph of the release's own regions."""
    for region in document.regions:
        if not region.kind.own:
            continue
        for found in _PARAGRAPH.finditer(document.text[region.start : region.end]):
            yield region.start + found.start(), _LINE_BREAK.sub(" ", found.group()), region.kind
