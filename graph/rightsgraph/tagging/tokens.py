"""A parsed paragraph as plain records: what rules ask of a token thousands of times, taken once from spaCy's arrays.

A Token of spaCy is made anew for each question and looks its words up each time; the tokens here are made once a
paragraph, and there is one of each. They bear the names of spaCy's attributes and say the same (the tests compare every
one), so a rule reads like any code over spaCy. No spaCy Doc is kept: `tokenising` makes the tokens of one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Self, overload

from rightsgraph.tagging.edges import edges_of

__all__ = ["Form", "Stretch", "Token", "Tokens"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a word is by its letters alone, wherever it stands."""

    text: str
    lower: str
    is_alpha: bool
    is_digit: bool
    is_lower: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_title: bool
    is_upper: bool
    like_num: bool


class Token:
    """A token of a paragraph; its attributes are those of a Token of spaCy, under the same names.

    One more is `folded`: the lemma in lower case, of what the tagger took for a name in the plural the singular
    ("Authorities"); the word itself where there is no lemma.
    """

    __slots__ = (
        *("doc", "i", "idx", "text", "lower_", "lemma_", "folded", "pos_", "tag_", "dep_", "ent_type_", "whitespace_"),
        *("head", "children", "is_sent_start", "sent", "form", "branch"),
    )

    doc: "Tokens"
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    folded: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    whitespace_: str
    head: "Token"
    children: tuple["Token", ...]
    is_sent_start: bool | None
    sent: "Stretch"
    form: Form
    branch: tuple["Token", ...] | None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: "Token") -> bool:
        return self.idx < other.idx

    @property
    def text_with_ws(self) -> str:
        """The token with the blank behind it."""
        return self.text + self.whitespace_

    @property
    def lefts(self) -> tuple["Token", ...]:
        """The children in front of it."""
        return tuple(c for c in self.children if c.i < self.i)

    @property
    def rights(self) -> tuple["Token", ...]:
        """The children behind it."""
        return tuple(c for c in self.children if c.i > self.i)

    @property
    def subtree(self) -> tuple["Token", ...]:
        """The token and all that hangs on it, branch by branch."""
        found = self.branch
        if found is None:
            before = [t for c in self.children if c.i < self.i for t in c.subtree]
            behind = [t for c in self.children if c.i > self.i for t in c.subtree]
            found = self.branch = (*before, self, *behind)
        return found

    @property
    def left_edge(self) -> "Token":
        """The first token of what hangs on it."""
        whole = self.doc
        return whole.tokens[whole.edges[0][self.i]]

    @property
    def right_edge(self) -> "Token":
        """The last token of what hangs on it."""
        whole = self.doc
        return whole.tokens[whole.edges[1][self.i]]

    @property
    def ancestors(self) -> Iterator["Token"]:
        """What it hangs on, up to the root."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    def is_ancestor(self, other: "Token") -> bool:
        """Return whether another token hangs on it, over however many others."""
        return any(token is self for token in other.ancestors)

    def nbor(self, i: int = 1) -> "Token":
        """Return the token so many places further on; IndexError where the paragraph ends."""
        if not 0 <= self.i + i < len(self.doc):
            raise IndexError(f"no token {i} places from token {self.i} of {len(self.doc)}")
        return self.doc[self.i + i]

    is_alpha = property(attrgetter("form.is_alpha"))
    is_digit = property(attrgetter("form.is_digit"))
    is_lower = property(attrgetter("form.is_lower"))
    is_punct = property(attrgetter("form.is_punct"))
    is_quote = property(attrgetter("form.is_quote"))
    is_space = property(attrgetter("form.is_space"))
    is_title = property(attrgetter("form.is_title"))
    is_upper = property(attrgetter("form.is_upper"))
    like_num = property(attrgetter("form.like_num"))


class Stretch:
    """Tokens [start, end) of a paragraph, like a Span of spaCy."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: "Tokens", start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    @property
    def start_char(self) -> int:
        """Where it begins in the text of the paragraph."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where it ends in the text of the paragraph."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> "Token | Stretch":
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + start, self.start + max(start, end))
        place = self.end + at if at < 0 else self.start + at
        if not self.start <= place < self.end:
            raise IndexError(f"no token {at} in {len(self)}")
        return self.doc.tokens[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stretch) and (self.doc, self.start, self.end) == (other.doc, other.start, other.end)

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words, as written."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def lemma_(self) -> str:
        """The lemmas of the words, as the words are spaced."""
        return "".join(token.lemma_ + token.whitespace_ for token in self).strip()

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, and of those the first; a mark or blank only where it must."""
        start, end = self.start, self.end
        tokens = self.doc.tokens[start:end]
        if len(tokens) == 1:
            return tokens[0]
        for token in tokens:
            if token.head is token:
                return token
        outward = [t for t in tokens if not start <= t.head.i < end]
        if len(outward) > 1:
            return min(outward, key=_depth)
        return outward[0] if outward else self.doc[start]


def _depth(token: Token) -> int:
    """Return over how many others a token hangs on the root; as many as can be for a mark or blank by itself."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


class Tokens:
    """The tokens of a parsed paragraph, its sentences, and what the recogniser found in it (start, end, label).

    `doc[i]` and `doc[start:end]` are a Token and a Stretch, as with a Doc of spaCy. `answers` are those that rules gave
    `once` about a token.
    """

    __slots__ = ("_edges", "_starts", "answers", "found", "sents", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], found: tuple[tuple[int, int, str], ...]) -> None:
        self.text, self.tokens, self.found = text, tokens, found
        self.sents: tuple[Stretch, ...] = ()
        self.answers: dict[tuple[object, int], Any] = {}
        self._edges: tuple[list[int], list[int]] | None = None
        self._starts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if at.__class__ is int:
            return self.tokens[at]
        start, end, _ = at.indices(len(self.tokens))  # type: ignore[union-attr]
        return Stretch(self, start, max(start, end))

    def char_span(self, start: int, end: int, alignment_mode: str = "expand") -> Stretch | None:
        """Return the tokens that the characters [start, end) touch, or None where the text has none."""
        assert alignment_mode == "expand"
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if start == self.tokens[first].idx + len(self.tokens[first].text):
            first += 1  # the blank behind a token is no part of it
        return Stretch(self, first, last + 1)

    def _at(self, character: int) -> int | None:
        """The token at a character, or in front of the blank there."""
        if not 0 <= character < len(self.text):
            return None
        if self._starts is None:
            self._starts = [token.idx for token in self.tokens]
        return bisect_right(self._starts, character) - 1

    @property
    def edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token of what hangs on each token."""
        if self._edges is None:
            self._edges = edges_of([t.head.i for t in self.tokens])
        return self._edges
