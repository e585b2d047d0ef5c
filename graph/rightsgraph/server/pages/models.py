"""What the pages show, as frozen records: references, words of a document, claims, and what they are about."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from rightsgraph.server.pages.terms import Mark

__all__ = ["Happening", "Part", "Quote", "Ref", "Saying", "Tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A record that a page names: its label, the page about it (if there is one), and what it is."""

    iri: str
    label: str
    href: str | None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of a document: the exact words, their offsets in code points, and the address that marks them.

    `part` tells in which page, chapter or other part of the file they begin, when that is known: "page 3 (iv)".
    """

    text: str
    start: int
    end: int
    href: str
    part: str = ""

    def pieces(self, parts: "tuple[Part, ...]") -> Iterator[tuple[str, str]]:
        """Yield the text in stretches, each with the names of the parts (as one string) that cover it."""
        inside = [p for p in parts if p.words is not None and self.start <= p.words.start and p.words.end <= self.end]
        cuts = {self.start, self.end}
        for part in inside:
            if part.words is not None:
                cuts |= {part.words.start, part.words.end}
        ordered = sorted(cuts)
        for start, end in itertools.pairwise(ordered):
            names = {p.name for p in inside if p.words is not None and p.words.start <= start and end <= p.words.end}
            yield self.text[start - self.start : end - self.start], " ".join(sorted(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a claim: its role (`name` for machines, `label` for people), its words, and what they mean."""

    name: str
    label: str
    words: Quote | None
    means: Ref | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim: how firmly and by whom it is said, in which words, and which run of the program read it so."""

    iri: str
    anchor: str
    mark: Mark
    speakers: tuple[Ref, ...]
    sentences: tuple[Quote, ...]
    parts: tuple[Part, ...]
    document: Ref
    run: Ref | None
    confidence: str
    reviewed: tuple[str, ...]
    states: tuple[str, Ref] | None = None

    @property
    def start(self) -> int:
        """Where its first sentence begins."""
        return self.sentences[0].start if self.sentences else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many claims have one status."""

    mark: Mark
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What claims are about: an event, a non-event, a statistic, a post, or a fact about somebody.

    `when` is EDTF as written, `first` and `last` the earliest and latest day that it allows, or empty.
    """

    iri: str
    href: str
    label: str
    kind: str
    types: tuple[Ref, ...]
    when: str
    words: str
    first: str
    last: str
    roles: tuple[tuple[str, tuple[Ref, ...]], ...]
    tallies: tuple[Tally, ...]
    speakers: tuple[Ref, ...]
    document: Ref

    @property
    def counted(self) -> bool:
        """Whether it is counted among events: at least one source says that it happened."""
        return self.kind == "event"

    @property
    def firmest(self) -> Mark | None:
        """The firmest way in which anybody says it, or None when no claim is about it."""
        return self.tallies[0].mark if self.tallies else None
