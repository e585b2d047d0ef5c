"""Where an act happened, by a word that points back: "in Lima, where he was beaten", "She was held there"."""

from collections.abc import Sequence
from typing import Any

from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Kind, Mention
from rightsgraph.tagging.mentions import name_words

__all__ = ["pointed_at"]

_SAME_CLAUSE = frozenset({"conj", "xcomp", "ccomp", "pcomp", "advcl"})
_NEAR = 60
_PLACES = frozenset({"place", "country"})
_FURTHEST = 3
"""Sentences back in which the place of a "there" is looked for."""


def pointed_at(sentence: Sentence, match: Match) -> Mention | None:
    """Return the place that a "where" or "there" beside an act means; None where it may mean several."""
    verb = match.token if match.verb is None else match.verb
    clause = verb
    while clause.dep_ in _SAME_CLAUSE and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    verbs = (clause, *(c for c in clause.children if c.dep_ == "conj"))  # it may hang on the last of a row
    where = next((c for one in verbs for c in one.children if c.lower_ == "where" and c.i < clause.i), None)
    if where is not None and clause.dep_ == "relcl":
        return _before_where(sentence, where, clause.head)
    if any(c.lower_ == "there" and c.dep_ == "advmod" for t in {verb, match.token} for c in t.children):
        return _told_before(sentence, verb)
    return None


def _before_where(sentence: Sentence, where: Any, noun: Any) -> Mention | None:
    """The place right before "where", or of which a "place where" is told: "Kenya is a place where"."""
    start = sentence.block.start + where.idx
    places = _places(sentence, sentence.block.start + sentence.span.start_char, start)
    if noun.dep_ == "attr" and noun.lower_ in _nouns():
        subjects = [c for c in noun.head.children if c.dep_ == "nsubj"]
        offsets = [sentence.block.start + s.idx for s in subjects]
        return next((p for p in places for offset in offsets if p.start <= offset < p.end), None)
    text = sentence.linked.parse.document.text
    last = places[-1] if places and start - places[-1].end < _NEAR else None
    if last is None or not all(_is_of_name(word) for word in text[last.end : start].split()):
        return None
    return _first_of_chain(text, places)


def _first_of_chain(text: str, places: Sequence[Mention]) -> Mention:
    """The first of the places that end a row: "in [Tarn] county, Khatlon province, where"."""
    first = places[-1]
    for before in reversed(places[:-1]):
        between = text[before.end : first.start]
        if not all(_is_of_name(word) or word in ("in", "of", "the") for word in between.split()):
            break
        first = before
    return first


def _is_of_name(word: str) -> bool:
    """Whether a word between a place and "where" only tells what kind of place it is."""
    plain = word.strip(",()").lower()
    return not plain or plain in _nouns() or word[0].isupper() or word[0] == "("


def _nouns() -> frozenset[str]:
    return (
        _PLACES
        | name_words().region_nouns
        | name_words().place_heads
        | claim_words().place_nouns
        | claim_words().site_words
    )


def _told_before(sentence: Sentence, verb: Any) -> Mention | None:
    """The one place told of before "there", in the sentence or else in the last one before that names any."""
    offset, end = sentence.block.start, sentence.block.start + verb.idx
    before = [s.start_char for s in sentence.block.sentences if s.start <= sentence.span.start]
    for start in reversed(before[-1 - _FURTHEST :]):
        places = _places(sentence, offset + start, end)
        if places:
            first = _first_of_chain(sentence.linked.parse.document.text, places)
            of = sentence.linked.named.of_mention
            others = {of[p.start, p.end] for p in places if p.start < first.start} - {of[first.start, first.end]}
            return None if others else first
    return None


def _places(sentence: Sentence, start: int, end: int) -> list[Mention]:
    found = sentence.linked.parse.mentions_in(start, end)
    return [m for m in found if m.kind is Kind.PLACE or (m.kind is Kind.ORGANISATION and _is_site(m.text))]


def _is_site(name: str) -> bool:
    return not claim_words().site_words.isdisjoint(name.lower().split())
