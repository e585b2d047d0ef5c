"""What one block of a page is by its own features, wherever it stands: its cues, its length, bars between items."""

import re

from rightsgraph.documents.blocks import Block
from rightsgraph.documents.cues import Cues
from rightsgraph.documents.dates import is_date_line
from rightsgraph.records import RegionKind

__all__ = ["OwnFeatures", "is_end_mark", "names_copyright"]

_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\)\s)|©\s*(?:19|20)\d\d|\(c\)\s*(?:19|20)\d\d")
_END_MARK = re.compile(r"#(?:\s*#)+|-\s*30\s*-|[\s*#\-–—/\\<>(\[]*ends?[\s*#\-–—/\\<>.)\]]*")
_BYLINE = re.compile(r"(?i:by)(?:\s+(?:[A-Z][\w.'\u2019-]*,?|and|in|for|of|the|&|\||\d\d?,|\d{4},?))+")
_LONGEST_CUED = 1000
"""Characters; no cue is looked for in a longer paragraph."""


def is_end_mark(block: Block) -> bool:
    """Return whether a line ends a release: `###`, `- 30 -`, `ENDS`."""
    return _END_MARK.fullmatch(block.plain.casefold()) is not None


def names_copyright(block: Block) -> bool:
    """Return whether a line says whose copyright it is."""
    return _COPYRIGHT.search(block.line) is not None


class OwnFeatures:
    """Judges single blocks by the cues of the lexicon."""

    def __init__(self, cues: Cues) -> None:
        self.cues = cues

    def kind(self, block: Block) -> RegionKind | None:
        """Return what a block is by its own features; None where they do not tell."""
        if len(block.plain) > _LONGEST_CUED:
            return None
        line, count, cues = block.line, len(block.words), self.cues
        if is_end_mark(block) or (count <= 4 and cues.end_mark.found(line)):
            return RegionKind.FOOTER
        if count <= 8 and cues.control.found(line):
            return RegionKind.NAVIGATION
        if self._is_menu_line(block):
            return RegionKind.NAVIGATION
        if count <= 40 and cues.licence.found(line):
            return RegionKind.LICENCE
        if (count <= 25 and names_copyright(block)) or (count <= 40 and cues.footer.found(line)):
            return RegionKind.FOOTER
        if count <= 60 and cues.banner.found(line):
            return RegionKind.NAVIGATION
        if count <= 30 and cues.teaser_line.found(line):
            return RegionKind.TEASER
        if count <= 60 and cues.reference.found(line):
            return RegionKind.REFERENCES
        return None

    def _is_menu_line(self, block: Block) -> bool:
        """Whether a line is a row of links: several short items between bars or arrows, one or more a site's rooms."""
        items = block.items
        if len(items) < 3 or block.sentence or any(len(item.split()) > 6 for item in items):
            return False
        known = sum(self.names_room(item) for item in items)
        return known >= 2 or (known == 1 and (len(items) >= 4 or self.names_room(items[0])))

    def names_room(self, item: str) -> bool:
        """Return whether an item of a menu is one of a site's rooms, or a button."""
        folded = item.casefold()
        return self.cues.menu.found(folded) or self.cues.control.found(folded)

    def heads(self, block: Block) -> bool:
        """Return whether a line says whose the text is, of when, or under which number."""
        if len(block.words) > 30:
            return False
        return (
            _BYLINE.fullmatch(block.plain) is not None
            or self.cues.header.found(block.line)
            or is_date_line(block.plain)
        )
