"""Markdown to text: headings, links, emphasis and lists become the words a reader sees, a block a paragraph.

Front matter (`---`, lines of `key: value`, `---`) is metadata, not text; what names who published a text, or where it
stands, under another key ("source", "author", "link") counts where the key for it is missing. Images and code give
their words.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rightsgraph.documents.blocks import Block
from rightsgraph.documents.metadata import names_organisation
from rightsgraph.documents.pages import Page

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z][\w-]*):[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_ADDRESS = re.compile(r"https?://\S+")
_ADDRESSES = ("link", "permalink", "canonical", "source-url", "source")
_OTHER_KEYS = {"published": "date", "lang": "language", "license": "dc.rights", "licence": "dc.rights"}


def read_markdown(source: str) -> Page:
    """Return the text, blocks and front matter of a CommonMark text; pipe tables are kept, cells parted by tabs."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(source)
    head: dict[str, str] = {}
    if front is not None:
        head = _head({key.casefold(): value.strip("\"'") for key, value in _ENTRY.findall(front.group(1))})
        source = source[front.end() :]
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(source)
    return _page(tokens, head)


def _head(entries: Mapping[str, str]) -> dict[str, str]:
    """The entries of front matter, with those under other keys that say the same; an author only where it is a body."""
    head = dict(entries)
    addresses = (entries.get(key) or entries.get(key.replace("-", "_"), "") for key in _ADDRESSES)
    address = next((value for value in addresses if _ADDRESS.fullmatch(value)), None)
    if address is not None:
        head.setdefault("url", address)
    source, author = entries.get("source", ""), entries.get("author", "")
    if source and not _ADDRESS.match(source):
        head.setdefault("publisher", source)
    elif names_organisation(author):
        head.setdefault("publisher", author)
    for key, name in _OTHER_KEYS.items():
        if key in entries:
            head.setdefault(name, entries[key])
    return head


def _page(tokens: Sequence[Any], head: Mapping[str, str]) -> Page:
    blocks: list[Block] = []
    parts: list[str] = []
    row: list[str] | None = None
    position = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "tr_open":
            row = []
            continue
        if token.type == "tr_close":
            text, linked = "\t".join(row or ()).strip(), False
            row = None
        elif token.type == "inline":
            text, linked = _words(token.children)
        else:
            text, linked = (token.content.strip() if token.type in ("fence", "code_block", "html_block") else ""), False
        if row is not None:
            row.append(text)
        elif text:
            is_heading = before is not None and before.type == "heading_open"
            end = position + len(text)
            blocks.append(Block(start=position, end=end, text=text, linked=linked, heading=is_heading))
            parts.append(text)
            position = end + 2
    return Page("\n\n".join(parts), tuple(blocks), head)


def _words(children: Sequence[Any]) -> tuple[str, bool]:
    """Return the words of inline tokens, and whether all of them are links."""
    words: list[str] = []
    depth = plain = 0
    for child in children:
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type in ("softbreak", "hardbreak"):
            words.append("\n" if child.type == "hardbreak" else " ")
        elif child.content:
            words.append(child.content)
            plain += 0 if depth else len(child.content.strip())
    text = "".join(words).strip()
    return text, bool(text) and plain == 0
