"""Offences that stand in a list, in quotation marks, in brackets or before "charges": told by their words and marks."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.words import claim_words
from rightsgraph.tagging.labels import FINITE, PAST, SUBJECTS, VERBS

__all__ = [
    "behind_articles",
    "behind_colon",
    "in_brackets",
    "listed_after_including",
    "own_modifier",
    "quoted",
    "without_tail",
]

_MEMBERS = frozenset({"pcomp", "conj", "dep", "advcl", "acl"})


def listed_after_including(token: Any) -> list[tuple[int, int]]:
    """The offences of "accused of various offences, including doing A, doing B and doing C".

    The parser hangs the later ones of a long list on the verb of accusing or on each other, so every gerund that heads
    a member of the list is taken, to the next one or the end of the sentence.
    """
    doc, stop = token.doc, token.sent.end
    first = next((t.i for t in doc[token.i : stop] if t.lower_ == "including"), None)
    if first is None:
        return []
    heads = [t for t in doc[first + 1 : stop] if t.tag_ == "VBG" and t.dep_ in _MEMBERS and _opens_member(t, first)]
    starts = [t.left_edge.i if t.left_edge.i > first else t.i for t in heads]
    if len(starts) < 2:
        return []
    ends = [*starts[1:], stop]
    return [(start, without_tail(doc, start, end)) for start, end in zip(starts, ends, strict=True)]


def _opens_member(token: Any, including: int) -> bool:
    """Whether a gerund stands first in a member of a list: after "including", a comma or "and"."""
    before = token.doc[token.i - 1]
    return bool(token.i - 1 == including or before.text == "," or before.lower_ == "and")


def quoted(preposition: Any) -> list[tuple[int, int]]:
    """Offences in quotation marks right after the preposition, with those coordinated: of “A” and “B”."""
    doc = preposition.doc
    found: list[tuple[int, int]] = []
    here = preposition.i + 1
    while here < len(doc):
        while here < len(doc) and (doc[here].lower_ in ("and", "or", "the", "both") or doc[here].text == ","):
            here += 1
        if here >= len(doc) or not doc[here].is_quote or doc[here].text == "”":
            break
        end = next((t.i for t in doc[here + 1 : here + 40] if t.is_quote), None)
        if end is None or end - here > 30:
            break
        found.append((here + 1, end))
        here = end + 1
    return found


def in_brackets(token: Any) -> list[tuple[int, int]]:
    """The offences in brackets right behind "charges": "the same charges (joining and funding a banned group)"."""
    doc, start = token.doc, token.i + 2
    if token.lemma_.lower() not in claim_words().charge_nouns or start >= len(doc) or doc[token.i + 1].text != "(":
        return []
    end = next((t.i for t in doc[start : start + 30] if t.text == ")"), None)
    first = doc[start]
    named = first.tag_ == "VBG" or (first.pos_ in ("NOUN", "ADJ") and first.ent_type_ == "")
    return [(start, end)] if named and end is not None and end > start else []


def behind_articles(under: Any) -> list[tuple[int, int]]:
    """The offences in brackets behind the numbers of a law: "under Article 221 (hooliganism) and 233 (riots)"."""
    doc, here, stop = under.doc, under.i + 1, under.sent.end
    found: list[tuple[int, int]] = []
    while here < stop and (doc[here].tag_ not in FINITE | PAST and doc[here].text not in (";", ":")):
        if doc[here].text != "(":
            here += 1
            continue
        end = next((t.i for t in doc[here : min(here + 30, stop)] if t.text == ")"), None)
        if end is None:
            break
        inside = doc[here + 1 : end]
        numbered = any(c.isdigit() for c in doc[here - 1].text)
        names = len(inside) and inside[0].is_alpha and inside[0].pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
        law = any(t.lower_ in claim_words().laws for t in inside)
        if numbered and names and not law and any(t.is_lower or t.is_title for t in inside):
            found.append((here + 1, end))
        here = end + 1
    return found


def own_modifier(token: Any) -> Iterator[tuple[int, int]]:
    """The offence that the word before "charges" names ("drug charges")."""
    if (
        token.pos_ == "NOUN"
        and token.lemma_.lower() in claim_words().charge_nouns | {"conviction"}
        and not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
    ):
        named = [
            c for c in token.children if c.dep_ in ("compound", "nmod") or (c.dep_ == "amod" and c.lower_ == "related")
        ]
        if named:
            for before in _sharing(token):
                yield before.left_edge.i, before.i + 1
            charge = token.lemma_.lower() in claim_words().charge_nouns  # "drug charges", but "drug" convictions
            yield named[0].left_edge.i, token.i + 1 if charge else named[-1].i + 1


def _sharing(charges: Any) -> list[Any]:
    """The bare nouns that share a "charges" with the last of their list: "sedition, theft and terrorism charges"."""
    found, token = [], charges
    while token.dep_ == "conj" and token.head.pos_ == "NOUN" and token.head.i < charges.i:
        token = token.head
        found.append(token)
    bare = all(not any(c.dep_ in ("det", "poss", "nummod", "amod") for c in noun.children) for noun in found)
    return found[::-1] if bare and not any(noun.tag_ == "NNS" for noun in found) else []


def behind_colon(item: Any) -> list[tuple[int, int]]:
    """The offences listed behind "three offences:", to the end of the sentence: all nouns, or all in "-ing".

    Against whom and when they were brought may stand between: "three charges against A on 10 May: inciting hatred".
    """
    doc, stop = item.doc, item.sent.end
    colon = next((t.i for t in doc[item.i + 1 : stop] if t.text == ":" or t.pos_ in VERBS), stop)
    if colon + 1 >= stop or doc[colon].text != ":" or (colon > item.i + 1 and doc[colon + 1].tag_ != "VBG"):
        return []
    if any(t.dep_ in SUBJECTS for t in doc[colon + 1 : stop]):
        return []  # a sentence of its own
    starts = [colon + 1]
    for token in doc[colon + 2 : stop]:
        before = doc[token.i - 1]
        joined = before.text in (",", ";") or before.dep_ == "cc"
        opens = token.tag_ == "VBG" if doc[starts[0]].tag_ == "VBG" else token.pos_ in ("NOUN", "ADJ", "DET", "PROPN")
        if joined and opens:
            starts.append(token.i)
    ends = [*starts[1:], stop]
    return [(start, without_tail(doc, start, end)) for start, end in zip(starts, ends, strict=True)]


def without_tail(doc: Any, start: int, end: int) -> int:
    """Return the end of an offence before a trailing "and", space or punctuation; a closing bracket is part of it."""
    while end > start and (
        doc[end - 1].dep_ == "cc" or doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text != ")")
    ):
        end -= 1
    return end
