"""The regions of a page: the release against the site around it; and those of a text that has no site around it."""

from collections.abc import Iterable, Sequence

from rightsgraph.documents.blocks import Block, split_blocks
from rightsgraph.documents.cues import load_cues
from rightsgraph.documents.judging import PageOfBlocks
from rightsgraph.records import Region, RegionKind

__all__ = ["classify", "find_regions"]

_OPENING = 40
"""A title and header are looked for in so many blocks of a text without a site around it."""


def find_regions(text: str) -> tuple[Region, ...]:
    """Return the regions of a text: in order, disjoint, covering all that is not white space.

    A text that is not blank always has a body.
    """
    return classify(tuple(split_blocks(text)))


def classify(blocks: Sequence[Block], *, site: bool = True) -> tuple[Region, ...]:
    """Return the regions that these blocks make; neighbours of one kind are one region.

    Without a `site` around it (a report, a book) nothing is taken for a menu or for another story unless its block says
    so, and no line ends the text: a long report has headings such as "Related" and lines of copyright in its midst.
    """
    if not blocks:
        return ()
    if not site:
        return _joined(blocks, _without_site(blocks))
    page = PageOfBlocks(blocks, load_cues())
    return _joined(blocks, page.judge())


def _without_site(blocks: Sequence[Block]) -> list[RegionKind]:
    """Return the kinds of the blocks of a text of its own: what opens it as on a page, then body."""
    opening = blocks[:_OPENING]
    judged = PageOfBlocks(opening, load_cues()).judge()
    first = next((place for place, kind in enumerate(judged) if kind is RegionKind.BODY), 0)
    heads = (RegionKind.TITLE, RegionKind.HEADER)
    kinds = [kind if place < first and kind in heads else RegionKind.BODY for place, kind in enumerate(judged)]
    kinds += [RegionKind.BODY] * (len(blocks) - len(opening))
    kinds = [block.hint or kind for block, kind in zip(blocks, kinds, strict=True)]
    return kinds if RegionKind.BODY in kinds else [RegionKind.BODY] * len(blocks)


def _joined(blocks: Sequence[Block], kinds: Iterable[RegionKind]) -> tuple[Region, ...]:
    regions: list[Region] = []
    for block, kind in zip(blocks, kinds, strict=True):
        if regions and regions[-1].kind is kind:
            regions[-1] = Region(kind=kind, start=regions[-1].start, end=block.end)
        else:
            regions.append(Region(kind=kind, start=block.start, end=block.end))
    return tuple(regions)
