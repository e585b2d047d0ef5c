"""Relative clauses that somebody tells: "the man who witnesses said had shot A was freed".

The parser takes "said" for what the man did, or "had shot" for the verb of the sentence. Such a paragraph is parsed
anew without the words of telling, as "the man who had shot A was freed", and these apart, as "witnesses said so"; they
are then hung on the verb that they tell.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.tagging.labels import FINITE, PAST, VERBS
from rightsgraph.tagging.names import name_words

__all__ = ["Stretch", "joined_again", "tellings", "told_apart"]

Stretch = tuple[int, int]
"""The first token, and the one behind the last."""

_RELATIVE = frozenset({"who", "whom", "that", "which"})
_SAYING = frozenset({"VBZ", "VBP", "VBD", "VBN", "NN", "NNS"})
_NO_TELLERS = frozenset(
    {"that", "to", "not", "it", "who", "whom", "which", "had", "has", "have", "was", "were", "is", "are", "be", "been"}
) | {"did", "does", "do", "will", "would", "may", "might", "can", "could", "should", "must"}
_LONGEST = 7
"""Tokens of a telling at most."""

_PARSED = ("LEMMA", "POS", "TAG", "DEP", "ENT_IOB", "ENT_TYPE")
_DEP = _PARSED.index("DEP")


def tellings(tokens: Any) -> list[Stretch]:
    """Return the tellings inside relative clauses, in the order of the text.

    Each stands right behind the relative word and right before the verb of the clause, which has no other subject.
    """
    found: list[Stretch] = []
    for first, end in _tellings(tokens):
        if not found or first > found[-1][1]:
            found.append((first, end))
    return found


def _tellings(tokens: Any) -> Iterator[Stretch]:
    for word in tokens:
        if word.lower_ in _RELATIVE and word.i > 0 and not _opens_speech(word):
            end = _end(tokens, word.i + 1)
            if end is not None:
                yield word.i + 1, end


def _opens_speech(word: Any) -> bool:
    """Whether "that" opens what somebody says, and no relative clause."""
    return bool(word.lower_ == "that" and word.nbor(-1).pos_ not in ("NOUN", "PROPN", "PRON"))


def _has_subject(tokens: Any, i: int) -> bool:
    """Whether a few words that name somebody, with a finite verb behind them, stand at a token."""
    for token in tokens[i : i + _LONGEST]:
        if token.i > i and token.tag_ in FINITE:
            return True
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"):
            return False
    return False


def _end(tokens: Any, first: int) -> int | None:
    """Return the token behind the verb of saying whose teller begins with a token, or None.

    Behind "whom" the clause has a subject of its own: "whom they reported soldiers had shot".
    """
    opening, behind = tokens[first], tokens[first - 2] if first > 1 else None
    if opening.lower_ in _NO_TELLERS or opening.pos_ in ("ADP", "ADV") or (behind is not None and behind.pos_ == "ADP"):
        return None  # "who were held were tortured", "the day on which the report was published"
    whom = tokens[first - 1].lower_ == "whom"
    for verb in tokens[first + 1 : first + _LONGEST]:
        saying = verb.lemma_.lower() in name_words().aside_verbs and verb.tag_ in _SAYING
        if saying and (_is_finite_verb(tokens, verb.i + 1) or (whom and _has_subject(tokens, verb.i + 1))):
            return int(verb.i) + 1
        if verb.is_punct or verb.lower_ in _NO_TELLERS:
            return None
    return None


def _is_finite_verb(tokens: Any, i: int) -> bool:
    """Whether a finite verb stands at a token, behind adverbs at most."""
    while i < len(tokens) and tokens[i].tag_ == "RB":
        i += 1
    return i < len(tokens) and tokens[i].tag_ in FINITE | PAST and tokens[i].pos_ in VERBS


def told_apart(tokens: Any, cut: Sequence[Stretch]) -> list[tuple[list[str], list[bool]]]:
    """Return the words, with the spaces behind them, of a paragraph without some stretches, and of each of these."""
    out = [t for t in tokens if not any(a <= t.i < b for a, b in cut)]
    split = [([t.text for t in out], [bool(t.whitespace_) for t in out])]
    for first, end in cut:
        words = [t.text for t in tokens[first:end]]
        split.append(([*words, "so", "."], [True] * len(words) + [False, False]))
    return split


def joined_again(whole: Any, docs: Sequence[Any], cut: Sequence[Stretch]) -> Any:
    """Return an unparsed Doc as its parts (`told_apart`) were parsed, each stretch hung on the verb that it tells."""
    import numpy as np

    strings, rest = whole.vocab.strings, docs[0]
    heads = list(range(len(whole)))
    rows = np.zeros((len(whole), len(_PARSED)), dtype=np.uint64)
    places = [i for i in range(len(whole)) if not any(a <= i < b for a, b in cut)]
    rows[places] = rest.to_array(list(_PARSED))
    for token in rest:
        heads[places[token.i]] = places[token.head.i]
    for (first, end), doc in zip(cut, docs[1:], strict=True):
        rows[first:end] = doc.to_array(list(_PARSED))[: end - first]
        saying = end - 1
        for token in doc[: end - first]:
            inside = token.head.i < end - first and token.i != end - first - 1 and token.head != token
            heads[first + token.i] = first + token.head.i if inside else saying
        heads[saying] = places[_verb(rest[places.index(end)]).i]
        rows[saying, _DEP] = strings.add("parataxis")
    offsets = np.array([head - i for i, head in enumerate(heads)], dtype=np.int64).astype(np.uint64)
    whole.from_array([*_PARSED, "HEAD"], np.column_stack([rows, offsets]))
    return whole


def _verb(token: Any) -> Any:
    """The verb of the clause that a token opens: its own, or that of which it is a part."""
    while (token.pos_ not in VERBS or token.dep_ in ("aux", "auxpass")) and token.head != token:
        token = token.head
    return token
