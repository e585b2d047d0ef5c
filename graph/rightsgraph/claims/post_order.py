"""How names and bodies stand in a row: who goes and who comes, who is led by whom, what is one more of a list."""

from collections.abc import Sequence

from rightsgraph.claims.post_gaps import BY, GOVERNED, LED, LISTED, NUMBERED, PREDICATES, REPLACING, WORD
from rightsgraph.claims.titles import Piece, PieceKind

__all__ = ["first_of", "is_aside", "is_listed", "is_replaced", "is_told_of_earlier", "led_by", "two_of"]


def is_replaced(text: str, pieces: Sequence[Piece], number: int) -> bool:
    """Return whether somebody stands behind "succeeded" and another name: the posts that follow are not theirs."""
    at = number - 1
    if at >= 0 and pieces[at].kind is PieceKind.RANK:
        at -= 1
    if at < 0 or pieces[at].kind is not PieceKind.PERSON:
        return False
    start = pieces[at + 1].start
    return REPLACING.fullmatch(text, pieces[at].end, start) is not None


def is_aside(text: str, pieces: Sequence[Piece], number: int, piece: Piece) -> bool:
    """Return whether a piece behind a name is who was there before, or the rank that one is promoted to."""
    at = pieces.index(piece)
    if piece.kind is PieceKind.RANK:
        return at + 1 < len(pieces) and is_replaced(text, pieces, at + 1) and at == number + 1
    return is_replaced(text, pieces, at)


def led_by(text: str, pieces: Sequence[Piece], number: int, person: Piece, rank: Piece | None) -> Piece | None:
    """Return the body that is led by who is named next: "the State Command will be led by", ", the other by"."""
    at = number - 1 - (rank is not None)
    body = pieces[at] if at >= 0 and pieces[at].kind is PieceKind.BODY else None
    first = person.start if rank is None else rank.start
    if body is None or BY.fullmatch(text, body.end, first) is None:
        return None
    gap = text[body.end : first].strip()
    told = LED.search(gap) is not None or (gap == "by" and LED.search(text[: body.start]) is not None)
    return body if told else None


def is_told_of_earlier(text: str, pieces: Sequence[Piece], person: Piece, gap: str) -> bool:
    """Return whether what follows a name and a comma is told of another: "a guard of Bo Lin, is now chief of"."""
    words = set(WORD.findall(gap.lower()))
    governed = GOVERNED.search(text[: first_of(pieces, person)]) is not None
    return governed and gap.lstrip().startswith(",") and "who" not in words and bool(words & PREDICATES)


def first_of(pieces: Sequence[Piece], person: Piece) -> int:
    """Return where a name begins, or the rank before it."""
    at = pieces.index(person)
    return pieces[at - 1].start if at and pieces[at - 1].kind is PieceKind.RANK else person.start


def is_listed(text: str, pieces: Sequence[Piece], person: Piece, body: Piece) -> bool:
    """Return whether a unit behind a name with its rank is one of a list: "Col. Bo Lin, 22 Brigade; Col. ..."."""
    ranked = first_of(pieces, person) != person.start
    return (
        ranked
        and NUMBERED.search(text, body.start, body.end) is not None
        and (LISTED.match(text, body.end) is not None)
    )


def two_of(pieces: list[Piece], text: str) -> tuple[Piece | None, Piece | None]:
    """Return a body and the larger one it is part of; a numbered unit is the smaller."""
    numbered = [NUMBERED.search(text, p.start, p.end) is not None for p in pieces[:2]]
    if numbered == [False, True]:
        pieces = [pieces[1], pieces[0]]
    return (pieces[0] if pieces else None), (pieces[1] if len(pieces) > 1 else None)
