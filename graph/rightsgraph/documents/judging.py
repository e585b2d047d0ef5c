"""What each block of a page is, judged by its own features and by where it stands.

Each block is judged by its own features first (length, ends of sentences, bars between short items, the cues of the
lexicon), then by where it stands: before the first running text, inside it, or after its end. The tail of other stories
opens at a head such as "Related" or at a copyright line with little or nothing of the story behind it. Where nothing
speaks against it, a block is body: losing the text of a release is worse than keeping a stray line.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from rightsgraph.documents.blocks import Block
from rightsgraph.documents.cues import Cues
from rightsgraph.documents.dates import is_date_line
from rightsgraph.documents.features import OwnFeatures, is_end_mark, names_copyright
from rightsgraph.records import RegionKind

__all__ = ["PageOfBlocks"]

_WORD = re.compile(r"[^\W\d_]{5,}")
_QUOTED = re.compile(r"^[\"\u201c\u00ab].*[\"\u201d\u00bb]$", re.DOTALL)
_LONGEST_HEADER = 8
"""More lines than this above the running text, none of them telling, are a table or a list: body."""
_LEAD = 3
"""A title is compared with so many of the first blocks of running text: it sums up the lead, not the whole."""
_SITE = frozenset({RegionKind.NAVIGATION, RegionKind.TEASER, RegionKind.FOOTER})


def _vocabulary(blocks: Iterable[Block]) -> frozenset[str]:
    return frozenset(word for block in blocks for word in _WORD.findall(block.line))


class PageOfBlocks:
    """One page while it is judged. `kinds` holds what is known of each block; None is not known yet."""

    def __init__(self, blocks: Sequence[Block], cues: Cues) -> None:
        self.blocks = blocks
        self.cues = cues
        self.own = OwnFeatures(cues)
        self.kinds: list[RegionKind | None] = [None] * len(blocks)

    def judge(self) -> list[RegionKind]:
        """Return the kind of each block."""
        for place, block in enumerate(self.blocks):
            self.kinds[place] = block.hint or self.own.kind(block)
        self._teasers_with_blurbs()
        tail = self._tail()
        running = [place for place in self._running() if place < tail]
        if not running:
            return self._without_running_text()
        first, last = running[0], running[-1]
        self._before(first)
        self._after(last + 1, tail)
        self._within(first, last + 1)
        self._licences(first)
        self._behind(tail)
        return [kind or RegionKind.BODY for kind in self.kinds]

    def _teasers_with_blurbs(self) -> None:
        """Mark blurbs that end in "More>>" or "Read more", with the headlines above them."""
        for place, block in enumerate(self.blocks):
            if self.kinds[place] is not None or len(block.words) > 90:
                continue
            if len(block.words) > 3 and self.cues.teaser_end.found(block.line):
                self.kinds[place] = RegionKind.TEASER
                above = place - 1
                if above >= 0 and self.kinds[above] is None and self.blocks[above].title_like:
                    self.kinds[above] = RegionKind.TEASER

    def _running(self) -> list[int]:
        """Return the places of the blocks of running text that nothing has claimed."""
        return [
            place
            for place, block in enumerate(self.blocks)
            if self.kinds[place] is None and block.prose and not block.linked
        ]

    def _tail(self) -> int:
        """Return the place where the site's own matter begins after the story; the number of blocks when it does not.

        A head of other stories opens it if the greater part of the running text stands before it; so does a copyright
        line (which may be a photograph's), or a head higher up, if what follows speaks of something else.
        """
        running = self._running()
        own = frozenset(running)
        sizes = [len(block.text) if place in own else 0 for place, block in enumerate(self.blocks)]
        before_it = list(accumulate(sizes, initial=0))
        for place, block in enumerate(self.blocks):
            comments = len(block.words) <= 6 and self.cues.comments_head.found(block.line)
            head = len(block.words) <= 6 and self.cues.heads_teasers(block.line)
            copyright_line = self.kinds[place] is RegionKind.FOOTER and names_copyright(block)
            if not (comments or head or copyright_line):
                continue
            if self.kinds[place] is None or (head and self.kinds[place] is RegionKind.NAVIGATION):
                self.kinds[place] = RegionKind.TEASER
            before = before_it[place]
            if before == 0:
                continue
            after = before_it[-1] - before
            if (
                comments
                or after == 0
                or (head and before >= after)
                or ((before >= after or before >= 400) and self._is_elsewhere(place, running))
            ):
                return place
            self._listed_under(place)
        return len(self.blocks)

    def _is_elsewhere(self, place: int, running: Sequence[int]) -> bool:
        """Whether the running text after a place shares few of its longer words with the text before it."""
        before = _vocabulary(self.blocks[at] for at in running if at < place)
        after = _vocabulary(self.blocks[at] for at in running if at > place)
        return len(after & before) < 0.25 * len(after)

    def _listed_under(self, place: int) -> None:
        """Mark the headlines that stand under the head of a list of stories inside a page."""
        for at in range(place + 1, min(place + 9, len(self.blocks))):
            if self.kinds[at] is not None or self.blocks[at].prose:
                return
            self.kinds[at] = RegionKind.TEASER

    def _before(self, first: int) -> None:
        """Judge what stands above the running text: menus, the title, and the lines that say whose it is."""
        title = self._title(first)
        for place in range(first):
            if self.kinds[place] is None and self.blocks[place].line == title:
                self.kinds[place] = RegionKind.TITLE
        self._menus(0, first)
        unsaid = [place for place in range(first) if self.kinds[place] is None]
        many = sum(not self.own.heads(self.blocks[place]) for place in unsaid) > _LONGEST_HEADER
        for place in unsaid:
            if self.blocks[place].linked and not self.blocks[place].heading:
                self.kinds[place] = RegionKind.NAVIGATION
                continue
            self.kinds[place] = RegionKind.BODY if many else RegionKind.HEADER

    def _title(self, first: int) -> str | None:
        """Return the line above the body that is its title, in comparable form; None without one.

        It is the first that says what the lead says (a caption may share more), else the one that shares most with it.
        """
        running = [place for place in self._running() if place >= first]
        lead = _vocabulary(self.blocks[place] for place in running[:_LEAD])
        words_of_lead = "\n".join(self.blocks[place].line for place in running[:_LEAD])
        best: tuple[float, int] = (0.0, 0)
        title = None
        for block, kind in zip(self.blocks[:first], self.kinds, strict=False):
            if kind is RegionKind.TITLE:
                return block.line
            if kind is not None or not block.title_like or self.own.heads(block):
                continue
            words = _vocabulary([block])
            shared = len(words & lead)
            if block.line in words_of_lead:  # the name of the one who speaks there
                shared = 0
            elif shared >= 3 and shared >= 0.6 * len(words):
                return block.line
            rank = (shared * shared / len(words) + block.heading if words else 0.0, len(block.words))
            if rank > best and (len(block.words) >= 3 or shared or block.heading):
                best, title = rank, block.line
        return title

    def _menus(self, begin: int, end: int) -> None:
        """Mark columns of links: runs of very short lines, two or more of them rooms of a site."""
        place = begin
        while place < end:
            run = place
            while run < end and self._is_menu_item(run):
                run += 1
            known = sum(self.own.names_room(self.blocks[at].line) for at in range(place, run))
            if known >= 2 and 4 * known >= run - place:
                for at in range(place, run):
                    self.kinds[at] = RegionKind.NAVIGATION
            place = max(run, place + 1)

    def _is_menu_item(self, place: int) -> bool:
        block = self.blocks[place]
        if self.kinds[place] is RegionKind.NAVIGATION:
            return True
        return (
            self.kinds[place] is None and len(block.words) <= 4 and not block.sentence and not is_date_line(block.plain)
        )

    def _within(self, first: int, end: int) -> None:
        """Judge the running text itself: what follows the head of further reading is its list."""
        self._menus(first, end)
        for place in range(first, end):
            if self.kinds[place] is None:
                self.kinds[place] = self._elsewhere(place)

    def _elsewhere(self, place: int) -> RegionKind | None:
        """What a block is that leads to other texts; None for one that does not."""
        if self._continues_references(place):
            return RegionKind.REFERENCES
        return RegionKind.TEASER if self._leads_elsewhere(place) else None

    def _continues_references(self, place: int) -> bool:
        """Whether a block under a line that leads to further reading is one of the titles it leads to."""
        block = self.blocks[place]
        if place == 0 or self.kinds[place - 1] is not RegionKind.REFERENCES:
            return False
        return not block.prose or block.link or _QUOTED.match(block.plain) is not None

    def _leads_elsewhere(self, place: int) -> bool:
        """Whether a block is the headline of another story: nothing but a link, and of some length."""
        return self.blocks[place].linked and len(self.blocks[place].words) >= 5

    def _after(self, begin: int, end: int) -> None:
        """Judge what stands between the last running text and the tail."""
        self._menus(begin, end)
        for place in range(begin, end):
            block = self.blocks[place]
            previous = self.kinds[place - 1] if place else None
            if self.kinds[place] is not None:
                continue
            elsewhere = self._elsewhere(place)
            if elsewhere is not None:
                self.kinds[place] = elsewhere
            elif (
                previous in _SITE
                and len(block.words) <= 4
                and not block.bulleted
                and not is_end_mark(self.blocks[place - 1])
            ):
                self.kinds[place] = previous

    def _licences(self, first: int) -> None:
        """Keep as licence only what stands outside the story; judge contact lines, which stand after most of it."""
        total = sum(len(block.text) for block in self.blocks[first:])
        last = max((place for place, kind in enumerate(self.kinds) if kind is None), default=first)
        so_far = 0
        for place in range(first, len(self.blocks)):
            block = self.blocks[place]
            early = 2 * so_far < total and place < last
            if self.kinds[place] is RegionKind.LICENCE and early and block.hint is None:
                self.kinds[place] = None
            elif so_far and not early and self._names_contact(place):
                self.kinds[place] = RegionKind.FOOTER
            so_far += len(block.text)

    def _names_contact(self, place: int) -> bool:
        """Whether a block that is not yet something else says whom the press may ring, or goes on saying so."""
        block = self.blocks[place]
        if self.kinds[place] not in (None, RegionKind.REFERENCES) or len(block.words) > 60:
            return False
        if self.cues.contact.found(block.line):
            return True
        above = self.blocks[place - 1]
        goes_on = self.kinds[place - 1] is RegionKind.FOOTER and self.cues.contact.found(above.line)
        return goes_on and not block.prose and len(block.words) <= 12

    def _behind(self, tail: int) -> None:
        """Judge the tail: running text and headlines there belong to other stories."""
        self._menus(tail, len(self.blocks))
        for place in range(tail, len(self.blocks)):
            previous = self.kinds[place - 1] if place else None
            if self.kinds[place] is RegionKind.REFERENCES:
                self.kinds[place] = RegionKind.TEASER
            elif self.kinds[place] is None:
                block = self.blocks[place]
                short = len(block.words) <= 4 and previous in (RegionKind.NAVIGATION, RegionKind.FOOTER)
                listed = short and not self.cues.heads_teasers(block.line)
                self.kinds[place] = previous if listed else RegionKind.TEASER

    def _without_running_text(self) -> list[RegionKind]:
        """Return the kinds for a page without a sentence of its own: all body but its menus, and never nothing."""
        kept = (RegionKind.NAVIGATION,)
        kinds = [kind if kind in kept else RegionKind.BODY for kind in self.kinds]
        hinted = [block.hint if block.hint in _SITE else RegionKind.BODY for block in self.blocks]
        for choice in (kinds, hinted):
            if RegionKind.BODY in choice:
                return [kind or RegionKind.BODY for kind in choice]
        return [RegionKind.BODY] * len(self.blocks)
