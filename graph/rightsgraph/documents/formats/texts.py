"""Pages put together from pieces: blocks one under the other, a blank line between them, with their parts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rightsgraph.documents.blocks import Block
from rightsgraph.documents.pages import Page
from rightsgraph.records import Part, PartKind, RegionKind

__all__ = ["Stretch", "headed_parts", "stacked", "written"]

_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The text of one block, with what is known of it."""

    text: str
    hint: RegionKind | None = None
    heading: bool = False


def written(stretches: Iterable[Stretch]) -> tuple[str, tuple[Block, ...]]:
    """Return the text and the blocks of stretches; blank ones are left out."""
    pieces: list[str] = []
    blocks: list[Block] = []
    position = 0
    for stretch in stretches:
        text = stretch.text.strip()
        if not text:
            continue
        end = position + len(text)
        pieces.append(text)
        blocks.append(Block(start=position, end=end, text=text, hint=stretch.hint, heading=stretch.heading))
        position = end + 2
    return "\n\n".join(pieces), tuple(blocks)


def headed_parts(blocks: Sequence[Block], end: int) -> tuple[Part, ...]:
    """Return the parts of a text under its headings; none when it has none."""
    starts = [
        (block.start, block.plain[:_LONGEST_LABEL])
        for place, block in enumerate(blocks)
        if block.heading and not (place and blocks[place - 1].heading)
    ]
    if not starts:
        return ()
    if starts[0][0] > 0:
        starts.insert(0, (0, ""))
    edges = [*(start for start, _ in starts[1:]), end]
    return tuple(
        Part(kind=PartKind.PART, number=number, label=label or None, start=start, end=edge)
        for number, ((start, label), edge) in enumerate(zip(starts, edges, strict=True), 1)
    )


def stacked(pages: Sequence[tuple[int, str | None, Page]], kind: PartKind) -> Page:
    """Return pages as one, each a part with its number and label; the head is that of none."""
    texts: list[str] = []
    blocks: list[Block] = []
    parts: list[Part] = []
    position = 0
    for number, label, page in pages:
        if not page.text:
            continue
        end = position + len(page.text)
        blocks += (replace(block, start=block.start + position, end=block.end + position) for block in page.blocks)
        parts.append(Part(kind=kind, number=number, label=label, start=position, end=end))
        texts.append(page.text)
        position = end + 2
    return Page("\n\n".join(texts), tuple(blocks), {}, parts=tuple(parts), site=False)
