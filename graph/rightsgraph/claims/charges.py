"""The offences named in an accusation, charge, conviction or sentence, in the words of the text."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.lexicon import Lexicon
from rightsgraph.claims.matching import Match

__all__ = ["charges_of"]

_PREPOSITIONS = {
    "accusation": ("of", "with"),
    "charging": ("with", "of", "on", "for", "under"),
    "conviction": ("of", "on", "for"),
    "acquittal": ("of", "on"),
    "sentencing": ("for", "on", "over"),
    "arrest": ("on", "under"),
    "detention": ("on", "under"),
}
_GENERIC = frozenset({"offence", "offense", "crime", "charge", "accusation", "count", "thing", "act", "activity"})
_PENALTIES = frozenset("year month imprisonment prison jail probation term sentence life colony lash fine penalty death custody house camp labour labor".split())  # fmt: skip
_TIME = frozenset({"year", "month", "day", "week", "life", "time", "hour"})


def charges_of(match: Match, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Return the token ranges [start, end) of the offences that a match names, in the order of the text."""
    kinds = _PREPOSITIONS.get(match.trigger.type)
    if kinds is None:
        return ()
    found: list[tuple[int, int]] = []
    for token in _carriers(match, lexicon):
        found.extend(_own_modifier(token, lexicon))
        for child in token.children:
            if child.dep_ in ("prep", "dative") and child.lower_ in kinds:
                quoted = tuple(_quoted(child))
                if quoted:
                    found.extend(quoted)
                    continue
                for item in child.children:
                    if item.dep_ in ("pobj", "pcomp"):
                        found.extend(
                            _offences(
                                item,
                                lexicon,
                                strict=match.trigger.type in ("arrest", "detention") or child.lower_ in ("on", "under"),
                            )
                        )
    clean: list[tuple[int, int]] = []
    for start, end in found:
        start, end = _stripped(match.token.doc, start, end)
        if start < end and (start, end) not in clean:
            clean.append((start, end))
    return tuple(clean)


def _quoted(preposition: Any) -> Iterator[tuple[int, int]]:
    """Offences in quotation marks right after the preposition, with those coordinated: "of “A” and “B”"."""
    doc = preposition.doc
    here = preposition.i + 1
    while here < len(doc):
        while here < len(doc) and (doc[here].lower_ in ("and", "or", "the", "both") or doc[here].text == ","):
            here += 1
        if here >= len(doc) or not doc[here].is_quote or doc[here].text == "”":
            return
        end = next((t.i for t in doc[here + 1 : here + 40] if t.is_quote), None)
        if end is None or end - here > 30:
            return
        yield here + 1, end
        here = end + 1


def _carriers(match: Match, lexicon: Lexicon) -> Iterator[Any]:
    """The tokens whose prepositions name the offence: the trigger, its light verb, the charge that is brought."""
    yield match.token
    for token in (match.token, match.verb):
        if token is None:
            continue
        for child in token.children:
            if child.dep_ in ("dobj", "nsubjpass", "nsubj") and child.lemma_.lower() in lexicon.lists["charge-heads"]:
                yield child
    if match.verb is not None:
        yield match.verb
    for child in match.token.children:
        if child.dep_ in ("acomp", "oprd", "ccomp", "xcomp") and child.pos_ == "ADJ":
            yield child  # "found guilty of"
        if match.trigger.type == "sentencing" and child.dep_ in ("prep", "dobj", "oprd", "dative"):
            for inner in child.subtree:  # "sentenced to eight years in prison for X": hangs on the sentence
                if inner.lemma_.lower() in _PENALTIES:
                    yield inner


def _own_modifier(token: Any, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """ "drug charges": the word before "charges" names the offence."""
    if (
        token.pos_ == "NOUN"
        and token.lemma_.lower() in ("charge", "count")
        and not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
    ):
        named = [c for c in token.children if c.dep_ in ("compound", "nmod")]
        if named:
            yield named[0].left_edge.i, token.i + 1


def _offences(item: Any, lexicon: Lexicon, *, strict: bool) -> Iterator[tuple[int, int]]:
    head = item.lemma_.lower()
    if item.pos_ == "PRON" or item.tag_ in ("WDT", "WP"):
        return
    if item.pos_ == "NOUN" and head in lexicon.lists["charge-heads"]:
        inner = [
            p
            for c in item.children
            if c.dep_ == "prep" and c.lower_ in ("of", "for", "including")
            for p in c.children
            if p.dep_ in ("pobj", "pcomp")
        ]
        if inner:
            for one in inner:
                yield from _offences(one, lexicon, strict=False)
        else:
            yield from _own_modifier(item, lexicon)
        return
    if (
        strict
        or head in _TIME
        or item.ent_type_ in ("DATE", "TIME")
        or (item.pos_ == "PROPN" and item.ent_type_ in ("GPE", "PERSON"))
    ):
        return
    if head in _GENERIC:
        listed = [
            p
            for c in item.children
            if c.dep_ == "prep" and c.lower_ in ("including", "as", "like")
            for p in c.children
            if p.dep_ in ("pobj", "pcomp")
        ]
        if listed:
            for one in listed:
                yield from _offences(one, lexicon, strict=False)
            return
        if not any(c.dep_ in ("prep", "amod", "compound") for c in item.children):
            return
    parts = _coordinated(item)
    for i, part in enumerate(parts):
        start = part.left_edge.i
        stop = parts[i + 1].left_edge.i if i + 1 < len(parts) else part.right_edge.i + 1
        yield start, _cut(part, start, stop)


def _coordinated(item: Any) -> list[Any]:
    chain = [item]
    todo = [item]
    while todo:
        token = todo.pop()
        for child in token.children:
            if (
                child.dep_ == "conj"
                and (child.tag_ == "VBG") == (item.tag_ == "VBG")
                and child.pos_ in ("NOUN", "VERB", "PROPN")
            ):
                chain.append(child)
                todo.append(child)
    return sorted(chain, key=lambda t: t.i)


def _cut(part: Any, start: int, stop: int) -> int:
    """End the offence before a trailing "and", a comma, a relative clause, or a time."""
    doc = part.doc
    end = stop
    for token in doc[part.i : stop]:
        if token.dep_ == "relcl" and token.head == part:
            end = min(end, token.left_edge.i)
        if token.text in (";", "—", "–") or (
            token.text == "-" and token.whitespace_ and token.i and doc[token.i - 1].whitespace_
        ):
            end = min(end, token.i)
        if (
            token.dep_ == "prep"
            and token.head == part
            and token.lower_ in ("after", "following", "in", "on", "since", "during")
            and any(c.ent_type_ == "DATE" for c in token.children)
        ):
            end = min(end, token.i)
    while end > start and (
        (doc[end - 1].is_punct and doc[end - 1].text not in (")",)) or doc[end - 1].dep_ == "cc" or doc[end - 1].is_space
    ):
        end -= 1
    return end


def _stripped(doc: Any, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        doc[start].is_quote
        or doc[start].is_punct
        or (doc[start].lower_ in ("the", "a", "an", "and", "or")
        and doc[start + 1 if start + 1 < end else start].is_quote)
        or doc[start].dep_ == "cc"
    ):
        start += 1
    while end > start and (doc[end - 1].is_quote or doc[end - 1].text in (",", ".", ";", "”", "“")):
        end -= 1
    return start, end
