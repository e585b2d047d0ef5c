"""From the recogniser's spans to mentions: boundaries, kinds and consistency over a document.

The steps, in order; each is a rule that holds for any text, and its words are in `data/lexicon/names.toml`:
what the model found, with trimmed boundaries; known names; the head word of a name; people told by the verb beside
them; lists of one kind; acronyms in brackets; one kind for one name over the document; the same name elsewhere.
"""

import calendar
import functools
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.records import Document, Form, Kind, Mention
from rightsgraph.resources import resource_text
from rightsgraph.tagging.blocks import Block
from rightsgraph.tagging.gazetteer import Gazetteer, plain

__all__ = ["NameWords", "mentions_of", "name_words"]

_LABELS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE}
_TRIM_START = frozenset("\"'“”‘’([-–—,;:.*•") | {"the", "a", "an", "``"}
_TRIM_END = frozenset("\"'“”‘’)],;:-–—*•") | {"'s", "’s", "''", ".", "'", "’"}
_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
_BELIEVING = frozenset({"believe", "belief", "trust", "confide", "confidence", "interest", "invest", "faith", "hope", "see", "find"})
_TAGGED, _KNOWN, _SPREAD = 0.9, 0.99, 0.8


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists of `data/lexicon/names.toml`, folded."""

    titles: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    generic_organisations: frozenset[str]
    organisation_heads: frozenset[str]
    place_heads: frozenset[str]
    person_verbs: frozenset[str]
    person_nouns: frozenset[str]
    pseudonym_nouns: frozenset[str]
    alias_phrases: tuple[str, ...]
    list_heads: Mapping[str, str]


@functools.cache
def name_words() -> NameWords:
    """Return the word lists around names."""
    table = tomllib.loads(resource_text("data/lexicon/names.toml"))
    sets = {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}
    return NameWords(
        **{key: sets[key] for key in NameWords.__dataclass_fields__ if key not in ("list_heads", "alias_phrases")},
        alias_phrases=tuple(table["alias_phrases"]),
        list_heads={word: kind for kind, words in table["list_heads"].items() for word in words},
    )


@dataclass(slots=True)
class _Found:
    """A candidate: tokens [start, end) of a block's Doc."""

    block: int
    start: int
    end: int
    kind: Kind
    confidence: float


def mentions_of(document: Document, blocks: tuple[Block, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the named mentions of a document, in the order of the text, without overlaps."""
    found: list[_Found] = []
    for number, block in enumerate(blocks):
        mine = list(_tagged(number, block.doc))
        mine = _with_known(number, block.doc, mine, gazetteer)
        mine = [_stretched(block.doc, one, mine, gazetteer) for one in mine]
        mine = [_by_head(block.doc, one, gazetteer) for one in mine]
        mine = [_by_verb(block.doc, one, gazetteer) for one in mine]
        found.extend(_in_lists(number, block.doc, mine, gazetteer))
    found = _consistent(blocks, found, gazetteer)
    found = _spread(blocks, found, gazetteer)
    found = _without_overlaps(one for one in found if not _generic(blocks[one.block].doc, one))
    mentions = []
    for one in sorted(found, key=lambda f: (f.block, f.start)):
        start, end = blocks[one.block].offsets(blocks[one.block].doc[one.start : one.end])
        words = document.text[start:end]
        mentions.append(
            Mention(start=start, end=end, text=words, kind=one.kind, form=Form.NAME, confidence=one.confidence)
        )
    return tuple(mentions)


def _tagged(number: int, doc: Any) -> Iterable[_Found]:
    words = name_words()
    for ent in doc.ents:
        kind = _LABELS.get(ent.label_)
        if kind is None:
            continue
        start, end = ent.start, ent.end
        while start < end and (doc[start].lower_ in _TRIM_START or doc[start].is_space):
            start += 1
        while start < end and (doc[end - 1].lower_ in _TRIM_END or doc[end - 1].is_space):
            if doc[end - 1].text == "." and end - 2 >= start and len(doc[end - 2]) <= 3:
                break
            end -= 1
        if kind is Kind.PERSON:
            while end - start > 1 and (doc[start].lower_ in words.titles or doc[start].lower_ in _MONTHS or doc[start].like_num):
                start += 1
        if start < end and any(
            t.is_title or t.is_upper or t.text[:1].isupper() or t.text[:1].isdigit() for t in doc[start:end]
        ):
            yield _Found(number, start, end, kind, _TAGGED)


def _with_known(number: int, doc: Any, mine: list[_Found], gazetteer: Gazetteer) -> list[_Found]:
    """Add and correct names that the gazetteer knows; the longest name at a place wins."""
    taken = {i: one for one in mine for i in range(one.start, one.end)}
    start = 0
    while start < len(doc):
        step = 1
        if doc[start].text[:1].isupper():
            for end in range(min(len(doc), start + gazetteer.longest), start, -1):
                if doc[end - 1].is_space or doc[end - 1].is_punct:
                    continue
                text = doc[start:end].text
                known = gazetteer.known(text)
                if known is None or (text.isupper() and len(text) > 5 and known.kind is not Kind.PLACE):
                    continue
                over = {id(taken[i]): taken[i] for i in range(start, end) if i in taken}
                if any(o.start < start or o.end > end for o in over.values()):
                    continue  # part of a longer name
                if not over and end - start == 1 and known.kind is not Kind.PLACE and not text.isupper():
                    continue  # one ordinary word: believed only where the model saw a name
                if not over and known.kind is Kind.PLACE and _part_of_name(doc, start, end):
                    continue
                mine = [one for one in mine if id(one) not in over]
                fresh = _Found(number, start, end, known.kind, _KNOWN)
                mine.append(fresh)
                taken.update(dict.fromkeys(range(start, end), fresh))
                step = end - start
                break
        start += step
    return mine


def _part_of_name(doc: Any, start: int, end: int) -> bool:
    """Whether the words beside make it a part of some other proper name."""
    after = doc[end] if end < len(doc) else None
    return bool(
        after is not None
        and after.pos_ == "PROPN"
        and after.dep_ not in ("appos", "conj")
        and doc[end - 1].dep_ == "compound"
    )


def _stretched(doc: Any, one: _Found, others: list[_Found], gazetteer: Gazetteer) -> _Found:
    """Complete a name that the model cut: "Nazanin" + "Zaghari-Ratcliffe", "Narges" + "Mohammadi", "Court of" + place."""
    words = name_words()
    taken = {i for other in others if other is not one for i in range(other.start, other.end)}
    start, end = one.start, one.end
    if one.confidence == _KNOWN:
        return one
    head = doc[start:end].root.head
    if doc[end - 1].dep_ == "compound" and head.pos_ == "PROPN" and end <= head.i <= end + 3 and not taken & set(range(end, head.i + 1)):
        between = doc[end : head.i + 1]
        if all(t.text[:1].isupper() or t.text in ("-", "–") for t in between) and head.lower_ not in words.organisation_heads | words.place_heads:
            end = head.i + 1
            kind = Kind.PERSON if one.kind is Kind.PLACE and not gazetteer.known(doc[start : one.end].text) and "-" in between.text else one.kind
            return _Found(one.block, start, end, kind, one.confidence)
    if one.kind is Kind.PERSON and end - start == 1 and start and not doc[start].is_sent_start:
        before = doc[start - 1]
        name = before.text[:1].isupper() and before.text[1:].islower() and not before.is_sent_start and before.is_alpha
        if name and before.i not in taken and before.lower_ not in words.titles | _MONTHS and before.pos_ != "NOUN" and not gazetteer.country_of(before.text) and not before.ent_type_:
            return _Found(one.block, start - 1, end, one.kind, one.confidence)
    if one.kind is Kind.ORGANISATION and doc[end - 1].lower_ in ("of", "for"):
        place = next((o for o in others if o.start in (end, end + 1) and o.kind is Kind.PLACE and doc[end:o.start].text.lower() in ("", "the")), None)
        return _Found(one.block, start, place.end if place else end - 1, one.kind, one.confidence)
    return one


def _by_head(doc: Any, one: _Found, gazetteer: Gazetteer) -> _Found:
    words = name_words()
    text = doc[one.start : one.end].text
    if one.end - one.start < 2 or gazetteer.known(text):
        return one
    first, last = doc[one.start].lower_, doc[one.end - 1].lower_
    pair = f"{doc[one.end - 2].lower_} {last}"
    if pair in words.place_heads or last in words.place_heads:
        kind = Kind.PLACE
    elif last in words.organisation_heads or (
        first in words.organisation_heads and doc[one.start + 1].lower_ in ("of", "for", "against", "on")
    ):
        kind = Kind.ORGANISATION
    else:
        return one
    return _Found(one.block, one.start, one.end, kind, one.confidence)


def _by_verb(doc: Any, one: _Found, gazetteer: Gazetteer) -> _Found:
    """A name of two to four words that is arrested, freed or jailed is a person's; one word after "in" is a place's."""
    last = doc[one.end - 1]
    if one.kind is Kind.PERSON and one.end - one.start <= 3 and last.dep_ == "pobj" and last.head.lower_ in ("in", "near"):
        over = last.head.head
        if last.head.i == one.start - 1 and over.lemma_.lower() not in _BELIEVING and not any(c.dep_ in ("relcl", "appos") for c in last.children):
            return _Found(one.block, one.start, one.end, Kind.PLACE, _SPREAD)
        return one
    if one.kind is Kind.PERSON or not 2 <= one.end - one.start <= 4 or one.confidence == _KNOWN:
        return one
    if gazetteer.known(doc[one.start : one.end].text) or not all(
        t.text[:1].isupper() for t in doc[one.start : one.end]
    ):
        return one
    words = name_words()
    if (
        doc[one.end - 1].lower_ in words.organisation_heads | words.place_heads
        or doc[one.start].lower_ in words.organisation_heads
    ):
        return one
    root = doc[one.start : one.end].root
    governor = root.head
    done_to = root.dep_ in ("dobj", "nsubjpass") and governor.lemma_.lower() in words.person_verbs
    undergone = root.dep_ == "pobj" and governor.lower_ == "of" and governor.head.lemma_.lower() in words.person_nouns
    described = any(
        child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in words.person_verbs
        for child in root.children
    )
    if done_to or described or undergone:
        return _Found(one.block, one.start, one.end, Kind.PERSON, _SPREAD)
    return one


def _list_of(token: Any) -> list[Any]:
    """The heads of a coordination that starts at `token`, in order."""
    heads, todo = [], [token]
    while todo:
        head = todo.pop()
        heads.append(head)
        todo.extend(
            child for child in head.children if child.dep_ in ("conj", "appos") and child.pos_ in ("PROPN", "NOUN", "X")
        )
    return sorted(heads, key=lambda t: t.i)


def _in_lists(number: int, doc: Any, mine: list[_Found], gazetteer: Gazetteer) -> list[_Found]:
    """Give the members of a list of three or more names one kind, and name those that the model passed over."""
    at = {i: one for one in mine for i in range(one.start, one.end)}
    done: set[int] = set()
    for token in doc:
        if token.i in done or token.dep_ == "conj" and token.head.pos_ == "PROPN":
            continue
        heads = [t for t in _list_of(token) if t.pos_ in ("PROPN", "X") or t.i in at]
        linked = [t for t in heads if t == token or t.dep_ == "conj"]
        if len(linked) < 3:
            continue
        done.update(t.i for t in linked)
        names = [at[t.i] for t in linked if t.i in at]
        votes = Counter(one.kind for one in names if one.confidence < _KNOWN or one.kind is not Kind.PLACE)
        if not votes:
            continue
        kind, most = votes.most_common(1)[0]
        if most * 2 < len(linked) or most < 2:
            continue
        for head in linked:
            one = at.get(head.i)
            if one is None:
                start = min((t.i for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"), default=head.i)
                if head.text[:1].isupper() and not head.is_sent_start:
                    mine.append(_Found(number, start, head.i + 1, kind, _SPREAD))
            elif (
                one.kind is not kind and one.confidence < _KNOWN and not gazetteer.known(doc[one.start : one.end].text)
            ):
                one.kind = kind
    return mine


def _consistent(blocks: tuple[Block, ...], found: list[_Found], gazetteer: Gazetteer) -> list[_Found]:
    """One name, one kind: the majority over the document, where a person's full name speaks for its parts."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for one in found:
        votes[_name(blocks, one)][one.kind] += 3 if one.confidence == _KNOWN else 1
    people = {name for name, kinds in votes.items() if kinds.most_common(1)[0][0] is Kind.PERSON and " " in name}
    parts = Counter(part for name in people for part in set(name.split()))
    for one in found:
        name = _name(blocks, one)
        if one.confidence == _KNOWN or gazetteer.known(name):
            continue
        if " " not in name and parts[name]:
            one.kind = Kind.PERSON
        else:
            best = max(votes[name].values())
            if votes[name][one.kind] < best:
                one.kind = next(kind for kind, n in votes[name].most_common() if n == best)
    return found


def _spread(blocks: tuple[Block, ...], found: list[_Found], gazetteer: Gazetteer) -> list[_Found]:
    """Find the same name elsewhere: whole names, acronyms in brackets after a name, and family names after full names."""
    taken = {(one.block, i) for one in found for i in range(one.start, one.end)}
    kinds: dict[tuple[str, ...], Kind] = {}
    for one in found:
        doc = blocks[one.block].doc
        name = tuple(t.text for t in doc[one.start : one.end])
        if len(name) > 1 or (len(name[0]) > 3 and not name[0].isupper()):
            kinds.setdefault(name, one.kind)
        if (
            one.kind is Kind.PERSON
            and len(name) > 1
            and len(name[-1]) > 2
            and name[-1][0].isupper()
            and not gazetteer.known(name[-1])
        ):
            kinds.setdefault((name[-1],), Kind.PERSON)
        if one.end + 2 < len(doc) and doc[one.end].text == "(" and doc[one.end + 2].text == ")":
            short = doc[one.end + 1]
            if (
                re.fullmatch(r"[A-Z][A-Za-z&.-]{1,9}", short.text)
                and sum(c.isupper() for c in short.text) > 1
                and len(name) > 1
            ):
                kinds[(short.text,)] = one.kind
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in kinds:
        by_first[name[0]].append(name)
    for number, block in enumerate(blocks):
        for token in block.doc:
            for name in sorted(by_first.get(token.text, ()), key=len, reverse=True):
                span = range(token.i, token.i + len(name))
                if span.stop > len(block.doc) or any((number, i) in taken for i in span):
                    continue
                if tuple(block.doc[i].text for i in span) != name or (
                    len(name) == 1 and token.pos_ not in ("PROPN", "NOUN", "X")
                ):
                    continue
                before = block.doc[token.i - 1] if token.i else None
                after = block.doc[span.stop] if span.stop < len(block.doc) else None
                if len(name) == 1 and any(
                    t is not None
                    and t.text[:1].isupper()
                    and t.pos_ == "PROPN"
                    and t.is_alpha
                    and t.lower_ not in name_words().titles
                    for t in (before, after)
                ):
                    continue  # inside some other name
                found.append(_Found(number, span.start, span.stop, kinds[name], _SPREAD))
                taken.update((number, i) for i in span)
                break
    return found


def _without_overlaps(found: Iterable[_Found]) -> list[_Found]:
    """Keep the longer of two names that overlap."""
    kept: list[_Found] = []
    taken: set[tuple[int, int]] = set()
    for one in sorted(found, key=lambda f: (f.start - f.end, f.block, f.start)):
        places = {(one.block, i) for i in range(one.start, one.end)}
        if not places & taken:
            kept.append(one)
            taken |= places
    return kept


def _generic(doc: Any, one: _Found) -> bool:
    """Whether it is a role or common word that never is a name by itself."""
    words = name_words()
    span = doc[one.start : one.end]
    if one.confidence == _KNOWN:
        return False
    if len(span) == 1:
        return (
            span[0].lower_ in words.generic_organisations
            or span[0].lower_ in words.titles
            or (one.kind is Kind.ORGANISATION and span.text.islower())
        )
    return all(t.lower_ in words.generic_organisations for t in span)


def _name(blocks: tuple[Block, ...], one: _Found) -> str:
    return plain(blocks[one.block].doc[one.start : one.end].text)
