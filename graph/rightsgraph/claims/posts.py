"""Who holds which rank, title or role, and in which body: read from the order of words around a name.

Before a name stand "the Commander of the 3rd Brigade, Enugu, Col."; behind it ", the Commander of", ", who is now",
"was moved from ... to ... as". Only known words may stand between a name and its post: anything else ends the reading.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rightsgraph.claims.titles import Piece, PieceKind, either, pieces_of, post_words
from rightsgraph.records import Mention
from rightsgraph.tagging import rank_pattern

__all__ = ["Holding", "holdings_of"]

_CAPITAL = r"[A-Z][\w’'-]*"
_PAREN = r"(?:\s*,?\s*\([^()]{1,40}\)|\s*,\s*[A-Z]{2,7}s?(?=\s*,))?"
_ARTICLE = r"(?:(?:the|its|his|her|their|our|this|that|a|an|new|newly|formed|elite|country[’']s|nation[’']s)\s+)*"
_TO_BODY = re.compile(
    rf"{_PAREN}(?:\s*,?\s*(?:of|at|for|in|to|with|in[\s-]charge(?:\s+of)?|commanding)?\s+|\s*[,/–-]\s*|,\s*){_ARTICLE}[‘'“]?",
    re.I,
)
_OWNS = re.compile(r"\s*[’']s?\s+(?:new\s+|acting\s+|former\s+|deputy\s+)*|\s+")
_WHERE = re.compile(rf"{_PAREN}\s*,?\s*(?:(?:in|at|of|for|and)\s+)?(?:the\s+)?")
_FURTHER = re.compile(rf"{_PAREN}(?:\s*,?\s*(?:of|in|under)\s+|\s*,\s*|\s+){_ARTICLE}", re.I)
_WORD = re.compile(r"[\w’'-]+")
_MARKS = re.compile(r"[\w’'\s,;()–-]*")
_NUMBERED = re.compile(r"\d")
_CLOSED = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[,.;:)–-]|and\b|$)")
_PLURAL = frozenset({"were", "are", "been"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_WEAK = frozenset({"of", "to", "by", "with", "from", "at", "in", "over", "while", "when"})
_STAYING = frozenset({"of", "the", "formerly", "until", "now", "recently", "at", "was", "who", "currently", "also"})


@dataclass(slots=True, kw_only=True)
class Holding:
    """One post of a person as found in a paragraph: pieces whose offsets count there.

    `modifier` is the list of `posts.toml` that a word at the title stands in; `predicated` is whether a clause says it
    ("was appointed"), which can be denied or demanded, and not the name itself ("the commander, Col. ...").
    """

    person: Piece
    rank: Piece | None = None
    title: Piece | None = None
    body: Piece | None = None
    part_of: Piece | None = None
    modifier: str | None = None
    predicated: bool = False


@dataclass(slots=True)
class _Reader:
    """Reads the posts of one paragraph."""

    text: str
    pieces: tuple[Piece, ...]
    taken: set[Piece] = field(default_factory=set)

    def holdings(self) -> Iterator[Holding]:
        people = [n for n, p in enumerate(self.pieces) if p.kind is PieceKind.PERSON]
        left = {n: self._before(n) for n in people}
        for number, person in enumerate(people):
            mine = left[person]
            after = self._after(person)
            follower = people[number + 1] if number + 1 < len(people) else None
            if follower is not None and after and self._is_of_next(person, mine, after, left[follower]):
                after = []
            if after and mine is not None and mine.title is not None and self._is_a_subject(person, after):
                after = []
            claimed = {h.title for h in after} | {h.body for h in after}
            if follower is not None and left[follower] is not None:
                other = left[follower]
                if other is not None and other.title is not None and other.title in claimed:
                    left[follower] = Holding(person=other.person, rank=other.rank)
            rank = mine.rank if mine is not None else None
            if rank is None:
                rank = self._rank_behind(self.pieces[person])
            if mine is not None and (mine.title is not None or mine.body is not None):
                mine.rank = rank
                yield mine
            elif rank is not None and not after:
                yield Holding(person=self.pieces[person], rank=rank)
            for holding in after:
                holding.rank = holding.rank or rank
                yield holding

    # ------------------------------------------------------------ before the name

    def _before(self, number: int) -> Holding | None:
        """The rank, title and body that stand before a name, or None."""
        person = self.pieces[number]
        holding = Holding(person=person)
        edge, at = person.start, number - 1
        if at >= 0 and self.pieces[at].kind is PieceKind.RANK and not self.text[self.pieces[at].end : edge].strip():
            holding.rank, edge, at = self.pieces[at], self.pieces[at].start, at - 1
        bodies: list[Piece] = []
        while at >= 0:
            piece, gap = self.pieces[at], self.text[self.pieces[at].end : edge]
            if piece.kind is PieceKind.TITLE:
                if (_TO_BODY if bodies else self._courtesy()).fullmatch(gap) is None:
                    break
                holding.title, holding.modifier = piece, self._modifier(piece)
                holding.body, holding.part_of = _two(bodies[::-1], self.text)
                if holding.body is None:
                    self._owner(holding, at)
                return holding
            if piece.kind in (PieceKind.BODY, PieceKind.PLACE):
                wanted = _FURTHER if bodies else self._courtesy()
                if wanted.fullmatch(gap) is None and _WHERE.fullmatch(gap) is None:
                    break
                if piece.kind is PieceKind.BODY:
                    bodies.append(piece)
            else:
                break
            edge, at = piece.start, at - 1
        return holding if holding.rank is not None else None

    def _owner(self, holding: Holding, at: int) -> None:
        """The body right before its title: "the brigade's commander", "3 Division Garrison Commander"."""
        if at > 0 and self.pieces[at - 1].kind is PieceKind.BODY:
            before, title = self.pieces[at - 1], self.pieces[at]
            if _OWNS.fullmatch(self.text[before.end : title.start]):
                holding.body = before

    def _courtesy(self) -> re.Pattern[str]:
        return _courtesy()

    def _modifier(self, title: Piece) -> str | None:
        """What a word in or before a title says of its holder: former, acting..."""
        words = post_words().modifiers
        before = _WORD.findall(self.text[max(0, title.start - 24) : title.start].lower())[-2:]
        inside = _WORD.findall(self.text[title.start : title.end].lower())
        return next((words[w] for w in (*inside, *before) if w in words), None)

    # ------------------------------------------------------------ behind the name

    def _rank_behind(self, person: Piece) -> Piece | None:
        """The rank of ", a major general,"."""
        found = _rank_behind().match(self.text, person.end)
        return Piece(kind=PieceKind.RANK, start=found.start(1), end=found.end(1)) if found else None

    def _after(self, number: int) -> list[Holding]:
        """The posts that stand behind a name, in order."""
        person = self.pieces[number]
        found: list[Holding] = []
        edge = person.end
        here: Holding | None = None
        for piece in self.pieces[number + 1 :]:
            gap = self.text[edge : piece.start]
            if piece.kind is PieceKind.TITLE:
                here = self._titled(person, here, piece, gap, found)
            elif piece.kind is PieceKind.BODY:
                here = self._bodied(person, here, piece, gap, found)
            elif piece.kind is PieceKind.PLACE:
                if here is None or _WHERE.fullmatch(gap) is None:
                    break
            else:
                break
            if here is None:
                break
            edge = piece.end
        return found

    def _titled(
        self, person: Piece, here: Holding | None, title: Piece, gap: str, found: list[Holding]
    ) -> Holding | None:
        words = _between(gap)
        if words is None or (here is None and not gap.strip()) or "by" in words:
            return None  # "was dismissed by the minister" makes nobody one
        if here is None and words & _PLURAL and self._is_shared(person, title):
            return None
        if here is not None and here.title is None and ("as" in words or "appointed" in words):
            here.title, here.modifier = title, self._modifier(title)
            return here
        if here is not None and not words & {"and", "now", "formerly", "as", "to", "who", "is", "until", "was"}:
            return None
        if here is None and (
            (not words and ";" in gap) or "and" in words or (words - _ARTICLES and words - _ARTICLES <= _WEAK)
        ):
            return None
        if words & {"a", "an"} and _any_rank().fullmatch(self.text, title.start, title.end):
            found.append(Holding(person=person, rank=title))
        else:
            state = self._modifier(title)
            found.append(Holding(person=person, title=title, modifier=state, predicated=bool(words - _ARTICLES)))
        return found[-1]

    def _is_shared(self, person: Piece, title: Piece) -> bool:
        """Whether two people are told two posts at once: "A and B are minister of X and chief of Y"."""
        at = self.pieces.index(person)
        before = self.pieces[at - 1] if at else None
        two = before is not None and before.kind is PieceKind.PERSON
        joined = two and before is not None and self.text[before.end : person.start].strip(" ,") == "and"
        after = self.text[title.start : title.end + 5].split()
        return joined and "and" in after

    def _bodied(
        self, person: Piece, here: Holding | None, body: Piece, gap: str, found: list[Holding]
    ) -> Holding | None:
        if here is not None and here.title is not None and here.body is None and _TO_BODY.fullmatch(gap):
            here.body = body
            return here
        words = _between(gap)
        if words is None:
            return None
        if here is not None and here.body is not None and _FURTHER.fullmatch(gap) and "to" not in words:
            here.part_of = here.part_of or body
            return here
        if words & post_words().moving or (here is not None and "to" in words):
            found.append(Holding(person=person, body=body, predicated=True))
            return found[-1]
        if here is None and words <= _STAYING and words & {"of", "until"}:
            found.append(Holding(person=person, body=body, predicated=True))
            return found[-1]
        return None

    def _is_a_subject(self, person: int, after: list[Holding]) -> bool:
        """Whether the title behind a name that has one already begins what comes next ("..., the Army chief said")."""
        first, last = after[0].title, after[-1].body or after[-1].title
        if first is None or last is None:
            return False
        words = set(_WORD.findall(self.text[self.pieces[person].end : first.start].lower()))
        return words <= _ARTICLES and _CLOSED.match(self.text, last.end) is None

    def _is_of_next(self, person: int, mine: Holding | None, after: list[Holding], other: Holding | None) -> bool:
        """Whether a post between two names, set off by commas alone, is that of the second."""
        first = after[0].title
        if other is None or first is None or other.title != first:
            return False
        gap = self.text[self.pieces[person].end : first.start]
        if set(_WORD.findall(gap.lower())) - {"the", "while", "when"}:
            return False
        if ";" in gap or "while" in gap or (mine is not None and mine.title is not None):
            return True
        return self.pieces[0].kind in (PieceKind.TITLE, PieceKind.BODY)


def _two(pieces: list[Piece], text: str) -> tuple[Piece | None, Piece | None]:
    """A body and the larger one it is part of; a numbered unit is the smaller."""
    numbered = [_NUMBERED.search(text, p.start, p.end) is not None for p in pieces[:2]]
    if numbered == [False, True]:
        pieces = [pieces[1], pieces[0]]
    return (pieces[0] if pieces else None), (pieces[1] if len(pieces) > 1 else None)


def _between(gap: str) -> set[str] | None:
    """The words between a name and a post when all are known to stand there, else None."""
    if _MARKS.fullmatch(gap) is None:
        return None
    words = set(_WORD.findall(re.sub(r"\([^()]*\)", " ", gap).lower()))
    known = post_words()
    allowed = known.linking | known.moving | {"and"} | {w for m in known.modifiers for w in m.split()}
    return words if words <= allowed else None


_courtesies: dict[str, re.Pattern[str]] = {}


def _courtesy() -> re.Pattern[str]:
    """What stands between a post and the name or rank behind it."""
    if "" not in _courtesies:
        titles = either(post_words().courtesies)
        _courtesies[""] = re.compile(
            rf"{_PAREN}\s*(?:,?\s*(?:in\s+|at\s+|of\s+|for\s+)?(?:the\s+)?{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}\s*(?=,))?{_PAREN}\s*[,:–-]?\s*(?:(?:is|was|remains)\s+)?(?:(?i:{titles})\.?\s*,?\s*)*"
        )
    return _courtesies[""]


def _rank_behind() -> re.Pattern[str]:
    if "rank" not in _courtesies:
        _courtesies["rank"] = re.compile(
            rf"\s*(?:,\s+(?:an?|himself an?|also an?)\s+(?:retired\s+|serving\s+)?|\()({rank_pattern()})(?=\s*[,.;()])",
            re.I,
        )
    return _courtesies["rank"]


@functools.cache
def _any_rank() -> re.Pattern[str]:
    return re.compile(rank_pattern(), re.I)


def holdings_of(text: str, offset: int, mentions: tuple[Mention, ...]) -> Iterator[Holding]:
    """Yield the posts of a paragraph; `mentions` are the names in it."""
    pieces = pieces_of(text, offset, mentions)
    if any(p.kind is PieceKind.PERSON for p in pieces) and any(
        p.kind in (PieceKind.RANK, PieceKind.TITLE) for p in pieces
    ):
        yield from _Reader(text, pieces).holdings()
