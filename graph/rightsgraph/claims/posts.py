"""Who holds which rank, title or role, and in which body: read from the order of words around a name.

Before a name stand "the Commander of the 3rd Brigade, Enugu, Col."; behind it ", the Commander of", ", who is now",
"was moved from ... to ... as". Only known words may stand between a name and its post: anything else ends the reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rightsgraph.claims.post_gaps import (
    ARTICLES,
    CLOSED,
    FURTHER,
    JOINT,
    OWNS,
    PLURAL,
    RISING,
    SENDING,
    STAYING,
    TO_BODY,
    WEAK,
    WHERE,
    WORD,
    any_rank,
    between,
    courtesy,
    rank_behind,
)
from rightsgraph.claims.post_order import (
    first_of,
    is_aside,
    is_listed,
    is_replaced,
    is_told_of_earlier,
    led_by,
    two_of,
)
from rightsgraph.claims.titles import Piece, PieceKind, pieces_of, post_words
from rightsgraph.records import Mention

__all__ = ["Holding", "holdings_of"]


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
        gone = {n for n in people if is_replaced(self.text, self.pieces, n)}
        for number, person in enumerate(people):
            mine = left[person]
            after = [] if person in gone else self._after(person)
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
                rank = self._rank_of(self.pieces[person])
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
                if (TO_BODY if bodies else courtesy()).fullmatch(gap) is None:
                    break
                holding.title, holding.modifier = piece, self._modifier(piece)
                holding.body, holding.part_of = two_of(bodies[::-1], self.text)
                if holding.body is None:
                    self._owner(holding, at)
                return holding
            if piece.kind in (PieceKind.BODY, PieceKind.PLACE):
                wanted = FURTHER if bodies else courtesy()
                if wanted.fullmatch(gap) is None and WHERE.fullmatch(gap) is None:
                    break
                if piece.kind is PieceKind.BODY:
                    bodies.append(piece)
            else:
                break
            edge, at = piece.start, at - 1
        led = led_by(self.text, self.pieces, number, holding.person, holding.rank)
        if led is not None:
            holding.body, holding.predicated = led, True
            return holding
        return holding if holding.rank is not None else None

    def _owner(self, holding: Holding, at: int) -> None:
        """The body right before its title: "the brigade's commander", "3 Division Garrison Commander"."""
        if at > 0 and self.pieces[at - 1].kind is PieceKind.BODY:
            before, title = self.pieces[at - 1], self.pieces[at]
            if OWNS.fullmatch(self.text[before.end : title.start]):
                holding.body = before

    def _modifier(self, title: Piece) -> str | None:
        """What a word in or before a title says of its holder: former, acting..."""
        words = post_words().modifiers
        before = WORD.findall(self.text[max(0, title.start - 24) : title.start].lower())
        before = [w for w in before if w not in ("to", "be")][-2:]  # "ceases to be Commander"
        inside = WORD.findall(self.text[title.start : title.end].lower())
        return next((words[w] for w in (*inside, *before) if w in words), None)

    # ------------------------------------------------------------ behind the name

    def _rank_of(self, person: Piece) -> Piece | None:
        """The rank of ", a major general,"."""
        found = rank_behind().match(self.text, person.end)
        return Piece(kind=PieceKind.RANK, start=found.start(1), end=found.end(1)) if found else None

    def _after(self, number: int) -> list[Holding]:
        """The posts that stand behind a name, in order."""
        person = self.pieces[number]
        found: list[Holding] = []
        edge = person.end + (self.text[person.end : person.end + 2] == ".,")  # "Bo Lin Jr., commander of"
        ranked = rank_behind().match(self.text, edge)
        joint = JOINT.match(self.text, ranked.end()) if ranked is not None else None
        here: Holding | None = None
        rest = self.pieces[number + 1 :]
        for place, piece in enumerate(rest):
            gap = self.text[edge : piece.start]
            if place == 0 and joint is not None and joint.end() <= piece.start:
                gap = f", the{self.text[joint.end() : piece.start]}"  # ", an air commodore and director of"
            if place == 0 and is_told_of_earlier(self.text, self.pieces, person, gap):
                break
            if here is None and piece.kind is PieceKind.RANK and RISING.search(gap):
                found.append(Holding(person=person, rank=piece, predicated=True))
                edge = piece.end
                continue
            if (
                here is None
                and piece.kind in (PieceKind.PERSON, PieceKind.RANK)
                and is_aside(self.text, self.pieces, number, piece)
            ):
                edge = piece.end
                continue
            title = rest[place + 1] if place + 1 < len(rest) and rest[place + 1].kind is PieceKind.TITLE else None
            if here is None and piece.kind is PieceKind.BODY and title is not None and self._owns(gap, piece, title):
                found.append(self._owned(person, piece, title, gap))
                here, edge = found[-1], title.end
                continue
            if here is not None and here.title is not None and piece is here.title:
                continue
            if piece.kind is PieceKind.TITLE:
                here = self._titled(person, here, piece, gap, found)
            elif piece.kind is PieceKind.BODY:
                here = self._bodied(person, here, piece, gap, found)
            elif piece.kind is PieceKind.PLACE:
                if here is None or WHERE.fullmatch(gap) is None:
                    break
            else:
                break
            if here is None:
                break
            edge = piece.end
        return found

    def _owns(self, gap: str, body: Piece, title: Piece) -> bool:
        """Whether a body with a title right behind it is the post of who stands before: "is Army Commander"."""
        words = between(gap)
        set_off = words is not None and (words & {"is", "was", "becomes", "as", "named", "remains"} or not words)
        return bool(set_off) and "," in f"{gap}," and self.text[body.end : title.start].strip() == ""

    def _owned(self, person: Piece, body: Piece, title: Piece, gap: str) -> Holding:
        told = bool(between(gap))
        return Holding(person=person, title=title, body=body, modifier=self._modifier(title), predicated=told)

    def _titled(
        self, person: Piece, here: Holding | None, title: Piece, gap: str, found: list[Holding]
    ) -> Holding | None:
        words = between(gap)
        if words is None or (here is None and not gap.strip()) or "by" in words:
            return None  # "was dismissed by the minister" makes nobody one
        if here is None and words & PLURAL and self._is_shared(person, title):
            return None
        if here is not None and here.title is None and ("as" in words or "appointed" in words):
            here.title, here.modifier = title, self._modifier(title)
            return here
        if here is not None and not words & {"and", "now", "formerly", "as", "to", "who", "is", "until", "was"}:
            return None
        if here is None and (
            (not words and ";" in gap) or "and" in words or (words - ARTICLES and words - ARTICLES <= WEAK)
        ):
            return None
        if words & {"a", "an"} and any_rank().fullmatch(self.text, title.start, title.end):
            found.append(Holding(person=person, rank=title))
            return found[-1]
        told = bool(words - ARTICLES)
        found.append(Holding(person=person, title=title, modifier=self._modifier(title), predicated=told))
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
        if here is not None and here.title is not None and here.body is None and TO_BODY.fullmatch(gap):
            here.body = body
            return here
        words = between(gap)
        if words is None:
            return None
        if here is None and not words and "," in gap and is_listed(self.text, self.pieces, person, body):
            found.append(Holding(person=person, body=body))
            return found[-1]
        if here is None and words - ARTICLES == {"to"} and SENDING.search(self.text[: first_of(self.pieces, person)]):
            found.append(Holding(person=person, body=body, predicated=True))
            return found[-1]
        if here is not None and here.body is not None and FURTHER.fullmatch(gap) and "to" not in words:
            here.part_of = here.part_of or body
            return here
        if words & post_words().moving or (here is not None and "to" in words):
            found.append(Holding(person=person, body=body, predicated=True))
            return found[-1]
        if here is None and words <= STAYING and words & {"of", "until"}:
            found.append(Holding(person=person, body=body, predicated=True))
            return found[-1]
        return None

    def _is_a_subject(self, person: int, after: list[Holding]) -> bool:
        """Whether the title behind a name that has one already begins what comes next ("..., the Army chief said")."""
        first, last = after[0].title, after[-1].body or after[-1].title
        if first is None or last is None:
            return False
        words = set(WORD.findall(self.text[self.pieces[person].end : first.start].lower()))
        return words <= ARTICLES and CLOSED.match(self.text, last.end) is None

    def _is_of_next(self, person: int, mine: Holding | None, after: list[Holding], other: Holding | None) -> bool:
        """Whether a post between two names, set off by commas alone, is that of the second."""
        first = after[0].title
        if other is None or first is None or other.title != first:
            return False
        gap = self.text[self.pieces[person].end : first.start]
        if set(WORD.findall(gap.lower())) - {"the", "while", "when"}:
            return False
        if ";" in gap or "while" in gap or (mine is not None and mine.title is not None):
            return True
        return self.pieces[0].kind in (PieceKind.TITLE, PieceKind.BODY)


def holdings_of(text: str, offset: int, mentions: tuple[Mention, ...]) -> Iterator[Holding]:
    """Yield the posts of a paragraph; `mentions` are the names in it."""
    pieces = pieces_of(text, offset, mentions)
    if any(p.kind is PieceKind.PERSON for p in pieces) and any(
        p.kind in (PieceKind.RANK, PieceKind.TITLE, PieceKind.BODY) for p in pieces
    ):
        yield from _Reader(text, pieces).holdings()
