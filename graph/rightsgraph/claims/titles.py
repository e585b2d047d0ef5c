"""The pieces that posts are told with: persons, ranks, titles, bodies and places, found in a paragraph's words.

Titles and bodies are told by the words of `data/lexicon/posts.toml`, ranks by `ranks.tsv`; the recogniser's names fill
the rest.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import alternation, rank_pattern, ranked_names, read_words

__all__ = ["Piece", "PieceKind", "PostWords", "pieces_of", "post_words"]


class PieceKind(StrEnum):
    """What a piece is."""

    PERSON = "person"
    RANK = "rank"
    TITLE = "title"
    BODY = "body"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one kind; offsets count in the paragraph."""

    kind: PieceKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostWords:
    """The word lists of `data/lexicon/posts.toml`; the comments of that file say what each holds."""

    heads: frozenset[str]
    before_heads: frozenset[str]
    fields: frozenset[str]
    fielded: frozenset[str]
    portfolios: frozenset[str]
    units: frozenset[str]
    unit_tails: frozenset[str]
    body_heads: frozenset[str]
    lower_body_heads: frozenset[str]
    body_firsts: frozenset[str]
    body_names: frozenset[str]
    inside_names: frozenset[str]
    courtesies: frozenset[str]
    linking: frozenset[str]
    moving: frozenset[str]
    beginning: frozenset[str]
    ending: frozenset[str]
    holding: frozenset[str]
    modifiers: Mapping[str, str]


@functools.cache
def post_words() -> PostWords:
    """Return the words of posts; ResourceError names the file, the list and the remedy."""
    return read_words("data/lexicon/posts.toml", PostWords)


def either(words: Iterable[str]) -> str:
    """Return a regular expression of any of these words, the longest first."""
    return alternation(words, gap=r"[\s-]+")


_LETTERS = 6
_WORDS = re.compile(r"[^\W_]+")
_HEADQUARTERS_OF = re.compile(r"\b(?:Headquarters|HQ)(?:,|\s+of(?:\s+the)?)?\s+\Z")
_HEADQUARTERS = re.compile(r"\s+headquarters\b")
_CAPITAL = r"[A-Z][\w’'-]*"
_NUMBER = (
    r"[‘'“]?(?:\d{1,4}(?:st|nd|rd|th)?|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|One|Two|Three|"
    r"Four|Five|Six|Seven|Eight|Nine|[IVX]{1,4})[’'”]?"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    title: re.Pattern[str]
    bodies: tuple[re.Pattern[str], ...]
    firsts: frozenset[str]
    """The words with which a title begins, in lower case: the cheap question before."""

    def titles(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the titles of a text, as `title.finditer` does."""
        end = 0
        for word in _WORDS.finditer(text):
            if word.start() >= end and word.group().lower() in self.firsts:
                found = self.title.match(text, word.start())
                if found is not None:
                    yield found
                    end = found.end()


@functools.cache
def _patterns() -> _Patterns:
    words = post_words()
    heads, field = either(words.heads), either(words.fields)
    modifier = either(words.before_heads | set(words.modifiers))
    fields = rf"(?i:{field})(?:(?:[\s/]+|\s*(?:&|\band\b)\s*)(?i:{field}))*"
    joined = (
        rf"(?:\s*\([A-Z]{{2,6}}\))?(?:,?\s+(?i:of|for|in[\s-]charge[\s]of)(?:\s+the)?\s+|,?\s+){fields}"
        r"(?:\s+\([A-Z]\w+\))?"
    )
    portfolio = rf"\s+(?:of|for)\s+(?:the\s+)?{_CAPITAL}(?:(?:,|\s+and|\s+&)?\s+{_CAPITAL})*"
    title = (
        rf"\b(?:(?i:{modifier})[\s.-]+)*(?:(?:(?i:{either(words.portfolios)})(?![\w-]){portfolio})"
        rf"|(?:(?i:{either(words.fielded)})(?![\w-]){joined}\b)|(?:(?i:{heads})\b))(?![\w-])"
    )
    unit = either(words.units)
    not_head = rf"(?!(?i:the\b|{heads}\b|{_rank()}\b))"
    word = rf"(?=[A-Z]){not_head}{_CAPITAL}"  # the capital first: to look for heads takes long
    inside = r"(?:\s+(?:of|and|for|&)(?:\s+the)?)?"  # `word` is long, so it stands as few times as may be
    longer = {w for w in words.body_heads if len(w) > 3}
    heads_of_bodies = either({w.title() for w in words.body_heads} | {w.upper() for w in longer})
    lowered = either(words.lower_body_heads)
    firsts = either({w.title() for w in words.body_firsts})
    tail = rf"(?:\s+{either({t.title() for t in words.unit_tails} | set(words.unit_tails))}\b)*"
    bodies = (
        rf"(?<![\w.]){_NUMBER}\s*(?:{_CAPITAL}\s+){{0,4}}(?i:{unit})(?!\w){tail}",
        rf"\b(?i:{unit})\s+\d{{1,3}}\b",
        r"\b(?i:(?:TF\s+)?operation)\s+" + rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}",
        rf"\bHeadquarters,?(?:\s+{word})+",
        rf"\b{firsts}(?=\s+(?:of|for)\s)(?:{inside}\s+{word})+",
        rf"\b(?:{word}(?:(?:,?\s+(?:and|&))?\s+|\s+of\s+)){{1,6}}?(?:{heads_of_bodies}|(?<=[a-z]\s){lowered})\b(?:\s+(?:{heads_of_bodies})\b)*{tail}(?:\s+of\s+{word}(?:\s+and\s+{word})?)?",
        rf"\b{either(words.body_names)}\b",
    )
    begun = (*words.before_heads, *words.modifiers, *words.portfolios, *words.fielded, *words.heads)
    opening = frozenset(_WORDS.findall(some.lower())[0] for some in begun)
    return _Patterns(re.compile(title), tuple(re.compile(b) for b in bodies), opening)


@functools.cache
def _rank() -> str:
    return rank_pattern()


@functools.cache
def _promotion() -> re.Pattern[str]:
    """The rank to which somebody rises."""
    return re.compile(
        rf"\b(?:promoted|raised|elevated|rises|rose)\s+to\s+(?:the\s+rank\s+of\s+)?(?:an?\s+)?((?i:{_rank()}))(?![\w-])"
    )


def pieces_of(text: str, offset: int, mentions: Iterable[Mention]) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph in the order of its words, without overlaps; `mentions` are its names.

    There are none where nobody is named.
    """
    found: list[Piece] = []
    named = [(m, m.start - offset, m.end - offset) for m in mentions]
    people = [(start, end) for m, start, end in named if m.kind is Kind.PERSON]
    for one in ranked_names(text):
        if one.sure or any(s < one.name[1] and one.name[0] < e for s, e in people):
            found.append(Piece(kind=PieceKind.RANK, start=one.rank[0], end=one.rank[1]))
            found.append(Piece(kind=PieceKind.PERSON, start=one.name[0], end=one.name[1]))
    if not people and not found:
        return ()
    for rank in _promotion().finditer(text):
        risen = Piece(kind=PieceKind.RANK, start=rank.start(1), end=rank.end(1))
        if not _meets(risen, found):
            found.append(risen)
    seen = [Piece(kind=PieceKind.PERSON, start=s, end=e) for s, e in people if _is_name(text[s:e])]
    plain = _masked(text, (*found, *seen))
    found += [p for p in _titles_and_bodies(plain, ranks=bool(found)) if not _meets(p, found)]
    found = [_with_headquarters(text, p) if p.kind is PieceKind.BODY else p for p in found]
    kinds = {Kind.PERSON: PieceKind.PERSON, Kind.ORGANISATION: PieceKind.BODY, Kind.PLACE: PieceKind.PLACE}
    for mention, start, end in named:
        if mention.kind in kinds:
            piece = Piece(kind=kinds[mention.kind], start=start, end=end)
            if not _meets(piece, found) and not _is_common(text[start:end]) and text[start].isalnum():
                found.append(_with_headquarters(text, piece) if piece.kind is PieceKind.BODY else piece)
    return tuple(_without_abbreviations(text, sorted(found, key=lambda p: p.start)))


def _with_headquarters(text: str, body: Piece) -> Piece:
    """A body with the headquarters before or behind its name: "Headquarters 81 Division", "NAF headquarters"."""
    before, behind = _HEADQUARTERS_OF.search(text, 0, body.start), _HEADQUARTERS.match(text, body.end)
    start = before.start() if before is not None else body.start
    return Piece(kind=body.kind, start=start, end=behind.end() if behind is not None else body.end)


def _masked(text: str, pieces: Iterable[Piece]) -> str:
    """The text with a mark for every character of these pieces, so that no other piece runs into them."""
    for piece in pieces:
        text = text[: piece.start] + "|" * (piece.end - piece.start) + text[piece.end :]
    return text


@functools.lru_cache(maxsize=1024)
def _is_name(words: str) -> bool:
    """Whether no title or body stands in what the recogniser took for a person."""
    patterns = _patterns()
    return next(patterns.titles(words), None) is None and not any(p.search(words) for p in patterns.bodies)


def _is_common(words: str) -> bool:
    """Whether these words are a common noun that names no body by itself ("Division")."""
    return words.lower() in post_words().body_heads


def _without_abbreviations(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out the letters that repeat the title or body before them: "(GOC)", ", COAS,"."""
    last: Piece | None = None
    for piece in pieces:
        if last is not None and piece.kind in (PieceKind.TITLE, PieceKind.BODY, last.kind):
            gap, after = text[last.end : piece.start].strip(), text[piece.end : piece.end + 1]
            letters = text[piece.start : piece.end].isupper() and piece.end - piece.start <= _LETTERS
            if gap in ("(", ",(", ", (") and after == ")" and last.kind in (PieceKind.TITLE, PieceKind.BODY):
                continue
            if gap == "," and letters and after == "," and last.kind is piece.kind:
                continue
        yield piece
        last = piece


def _meets(piece: Piece, others: Iterable[Piece]) -> bool:
    return any(piece.start < other.end and other.start < piece.end for other in others)


def _titles_and_bodies(text: str, *, ranks: bool) -> Iterator[Piece]:
    """Titles and bodies; where two overlap, the one that starts first, and of those the longer.

    Without a title or rank there is nothing that a body could belong to, and none is looked for.
    """
    patterns = _patterns()
    titles = [Piece(kind=PieceKind.TITLE, start=m.start(), end=m.end()) for m in patterns.titles(text)]
    if not titles and not ranks:
        return
    bodies = [
        Piece(kind=PieceKind.BODY, start=m.start(), end=m.end()) for p in patterns.bodies for m in p.finditer(text)
    ]
    taken: list[Piece] = []
    for piece in sorted((*titles, *bodies), key=lambda p: (p.start, -p.end, p.kind)):
        last = taken[-1] if taken else None
        if last is None or piece.start >= last.end:
            taken.append(piece)
        elif piece.kind is PieceKind.TITLE and piece.end > last.end and last.kind is PieceKind.BODY:
            rest = patterns.title.match(text, last.end + 1)  # "3 Division Garrison | Commander"
            if rest is not None:
                taken.append(Piece(kind=PieceKind.TITLE, start=rest.start(), end=rest.end()))
    yield from taken
