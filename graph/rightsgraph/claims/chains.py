"""The wider places said behind a place, read from the words between: "Luhuo county, Ganzi prefecture, Sichuan"."""

import re
from collections.abc import Iterable

from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Kind, Mention, Participant
from rightsgraph.tagging.labels import BEFORE_NOUN
from rightsgraph.tagging.mentions import name_words

__all__ = ["places_around"]

_OTHER_NAME = re.compile(r"^\)|\([^()]{1,100}\)")
_WIDER = re.compile(r"(?:[,(]|\b(?:in|of))\s+(?:the\s+)?$|\($")
"""How what stands between a place and the wider place behind it ends."""

_STEP = re.compile(r"[,(]|\b(?:in|of|the|and)\b|&")
_CHAIN = 6


def places_around(sentence: Sentence, places: Iterable[Participant]) -> list[Participant]:
    """The wider places said behind a place ("Luhuo (Draggo) county, Ganzi prefecture, Sichuan"), if not parsed so.

    Read from the words between, for the parser hangs them on anything.
    """
    linked, text = sentence.linked, sentence.linked.parse.document.text
    known = {p.start for p in places}
    last = sentence.block.start + sentence.span.end_char
    found: list[Participant] = []
    for place in places:
        end, steps = place.end, 0
        for mention in linked.parse.mentions:
            if mention.start < end or steps == _CHAIN:
                continue
            leads = _leads_wider(text[end : mention.start])
            if mention.kind is not Kind.PLACE or (not leads and _is_kind_of_place(mention.text.split()[-1])):
                continue  # the words between tell whether it is a name of the place ("Kangding (Dartsedo)")
            if mention.start >= last or not leads or _is_of_body(sentence, mention):
                break
            end, steps = mention.end, steps + 1
            if "(" not in text[place.end : mention.start].rpartition(",")[2] and mention.start not in known:
                known.add(mention.start)
                key = linked.named.of_mention[mention.start, mention.end]
                found.append(Participant(entity=key, start=mention.start, end=mention.end))
    return found


def _is_of_body(sentence: Sentence, mention: Mention) -> bool:
    """Whether a place stands before a noun that is no kind of place: "in Lima, Cusco police ..."."""
    token = sentence.token_at(mention.start, mention.end)
    return token.dep_ in BEFORE_NOUN and not _is_kind_of_place(token.head.text)


def _leads_wider(between: str) -> bool:
    """Whether words lead from a place to the wider place behind: ", ", " county, ", ", the capital of "."""
    words = _OTHER_NAME.sub("", between)
    return _WIDER.search(words) is not None and all(_is_kind(step.split()) for step in _STEP.split(words))


def _is_kind(words: list[str]) -> bool:
    """Whether words are nothing but a kind of place, or a name that ends in one ("Yi Autonomous Prefecture")."""
    named = bool(words) and _is_kind_of_place(words[-1]) and all(word[0].isupper() for word in words)
    return named or all(_is_kind_of_place(word) or word in claim_words().parts_of_places for word in words)


def _is_kind_of_place(word: str) -> bool:
    """Whether a word between two places is "county", "prefecture", or short for one ("TAP")."""
    plain = word.lower().rstrip(".")
    return plain in claim_words().place_nouns or plain in name_words().place_heads or (word.isupper() and len(word) < 7)
