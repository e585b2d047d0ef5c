"""Candidates over a whole document: one kind for one name, the same name elsewhere, no overlaps."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.blocks import Block
from rightsgraph.tagging.candidates import KNOWN, SPREAD, Candidate
from rightsgraph.tagging.gazetteer import Gazetteer
from rightsgraph.tagging.names import name_words, plain
from rightsgraph.tagging.people import is_family_name

__all__ = ["consistent", "spread", "without_overlaps"]

_JOINED = ("al", "-", "Sol")
"""A family name with its article, in tokens."""

_MARKS = frozenset({"“", "”", '"'})
_Name = tuple[str, ...]
"""The tokens of a name, as written."""

_GIVEN, _FAMILY = 2, 99
"""How much a whole name says of its last part and of the others, against a part's own kind where it stands alone."""


def consistent(blocks: tuple[Block, ...], found: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates, each with the kind that most of its name have; a full name speaks for its parts."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for one in found:
        told = one.confidence == SPREAD and one.kind is Kind.PERSON  # by the words beside it: more than a guess
        votes[_plain(blocks, one)][one.kind] += 3 if one.confidence == KNOWN or told else 1
    parts: Counter[str] = Counter()
    for name, kinds in votes.items():
        if " " in name and kinds.most_common(1)[0][0] is Kind.PERSON:
            *others, last = name.split()
            parts.update(dict.fromkeys(others, _GIVEN * kinds[Kind.PERSON]))
            parts[last] += _FAMILY * kinds[Kind.PERSON]
    for one in found:
        name = _plain(blocks, one)
        if one.confidence == KNOWN or gazetteer.known(name):
            continue
        kind, most = votes[name].most_common(1)[0]
        if " " not in name and parts[name] and parts[name] + votes[name][Kind.PERSON] >= most:
            one.kind = Kind.PERSON
        elif votes[name][one.kind] < most:
            one.kind = kind
        elif one.kind is not Kind.PERSON and one.confidence != KNOWN and _has_a_persons_part(name, votes):
            one.kind = Kind.PERSON
    return found


def _has_a_persons_part(name: str, votes: dict[str, Counter[Kind]]) -> bool:
    """Whether the first or last word of a name of two or three stands alone, more than once, as a person's."""
    words = name.split()
    if not 2 <= len(words) <= 3 or any(not word.isalpha() or word in _heads() for word in words):
        return False
    alone = [votes[word] for word in (words[0], words[-1]) if word in votes]
    return any(kinds[Kind.PERSON] > 1 and kinds[Kind.PERSON] == kinds.total() for kinds in alone)


def _heads() -> frozenset[str]:
    return name_words().organisation_heads | name_words().place_heads


def _plain(blocks: tuple[Block, ...], one: Candidate) -> str:
    return plain(blocks[one.block].doc[one.start : one.end].text)


def spread(blocks: tuple[Block, ...], found: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates with the other places where their names stand.

    A name is looked for whole, by the acronym in brackets after it, and a person's by the family name: the last, or
    the first where the text calls anybody by that.
    """
    kinds: dict[_Name, Kind] = {}
    for one in found:
        _add_names(kinds, blocks[one.block].doc, one, gazetteer)
    in_front = _family_names_in_front(blocks, found, gazetteer)
    nicknames = frozenset(_nicknames(blocks, found))
    kinds = dict.fromkeys(in_front | nicknames, Kind.PERSON) | kinds
    by_first: dict[str, list[_Name]] = defaultdict(list)
    for name in sorted(kinds, key=len, reverse=True):
        by_first[name[0]].append(name)
    taken = {(one.block, i) for one in found for i in range(one.start, one.end)}
    for number, block in enumerate(blocks):
        for token in block.doc:
            for name in by_first.get(token.text, ()):
                places = [(number, i) for i in range(token.i, token.i + len(name))]
                if name in in_front and token.pos_ != "PROPN" and not is_family_name(token):
                    continue  # "You", "An" and "He" are family names, and other words
                if name in nicknames and len(name) == 1 and token.pos_ != "PROPN":
                    continue  # so are nicknames
                if taken.isdisjoint(places) and _stands_at(block.doc, token, name):
                    found.append(Candidate(number, token.i, token.i + len(name), kinds[name], SPREAD))
                    taken.update(places)
                    break
    return found


def _nicknames(blocks: tuple[Block, ...], found: Iterable[Candidate]) -> Iterator[_Name]:
    """Yield what stands in quotation marks within people's names: the "Tivo" of Edgar “Tivo” Mwanza."""
    for one in found:
        words = tuple(t.text for t in blocks[one.block].doc[one.start : one.end])
        marks = [i for i, word in enumerate(words) if word in _MARKS]
        if one.kind is Kind.PERSON and len(marks) == 2 and len(" ".join(words[marks[0] + 1 : marks[1]])) > 3:
            yield words[marks[0] + 1 : marks[1]]


def _family_names_in_front(
    blocks: tuple[Block, ...], found: Iterable[Candidate], gazetteer: Gazetteer
) -> frozenset[_Name]:
    """The first words of people's names, where the text calls somebody by such a word: "Du Jing ... Du"."""
    people = [tuple(t.text for t in blocks[p.block].doc[p.start : p.end]) for p in found if p.kind is Kind.PERSON]
    full = [name for name in people if 1 < len(name) < 4]
    first = {name[0] for name in full if len(name[0]) > 1 and name[0].istitle()} - {name[-1] for name in full}
    called = any(len(name) == 1 and name[0] in first for name in people)
    called = called or any(t.text in first and is_family_name(t) for block in blocks for t in block.doc)
    return frozenset((word,) for word in first if not gazetteer.known(word)) if called else frozenset()


def _add_names(kinds: dict[_Name, Kind], doc: Any, one: Candidate, gazetteer: Gazetteer) -> None:
    """Add the names by which what a candidate names may be called elsewhere."""
    name = tuple(t.text for t in doc[one.start : one.end])
    if len(name) > 1 or (len(name[0]) > 3 and not name[0].isupper()):
        kinds.setdefault(name, one.kind)
    if len(name) == 1:
        return
    last = name[-1]
    if one.kind is Kind.PERSON and len(last) > 2 and last[0].isupper() and not gazetteer.known(last):
        kinds.setdefault((last,), Kind.PERSON)
        if len(name) > len(_JOINED) and name[-2] == "-" and name[-3].lower() in name_words().particles:
            for article in (name[-3], name[-3].title()):  # "al-Sol"
                kinds.setdefault((article, *name[-2:]), Kind.PERSON)
    if one.end + 2 < len(doc) and doc[one.end].text == "(" and doc[one.end + 2].text == ")":
        short = doc[one.end + 1].text
        if re.fullmatch(r"[A-Z][A-Za-z&.-]{1,9}", short) and sum(c.isupper() for c in short) > 1:
            kinds[short,] = one.kind


def _stands_at(doc: Any, token: Any, name: _Name) -> bool:
    """Whether a name stands from `token` on, and is not a part of some other name."""
    end = token.i + len(name)
    if end > len(doc) or tuple(t.text for t in doc[token.i : end]) != name:
        return False
    if len(name) > 1:
        return True
    beside = [doc[i] for i in (token.i - 1, end) if 0 <= i < len(doc)]
    return (token.pos_ in ("PROPN", "NOUN", "X") or is_family_name(token)) and not any(
        t.text[:1].isupper() and t.pos_ == "PROPN" and t.is_alpha and t.lower_ not in name_words().titles
        for t in beside
    )


def without_overlaps(found: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates without those that a longer one overlaps."""
    kept: list[Candidate] = []
    taken: set[tuple[int, int]] = set()
    for one in sorted(found, key=lambda f: (f.start - f.end, f.block, f.start)):
        places = {(one.block, i) for i in range(one.start, one.end)}
        if not places & taken:
            kept.append(one)
            taken |= places
    return kept
