"""People who bear a name that a document has given to somebody else before: "another man named Hassan Ali"."""

import functools
import itertools
import re
from collections.abc import Callable, Mapping
from typing import Any

from rightsgraph.linking.words import people_words
from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import Parse
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["kin_of_namesake", "namesakes", "told_of_by_namesake"]

_REACH = 120
"""How many characters before and behind a name are looked at."""

_AGE = re.compile(r"(?:,\s+(?:aged\s+)?|\s+\()(\d{1,2})(?=\s*[,;.)]|\s+years?\s+(?:old|of\s+age)\b)")
_YEARS = 5
"""How much older somebody may be at the end of a story; in one sentence, nobody grows older."""
_IN_OFFICE = frozenset({"state-authority", "police", "military", "court", "prison-staff"})
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|&))\s+(?:[A-Z]\w*\.?\s+)?")
"""Between two names of a list: "two men named A and B"."""


def namesakes(parse: Parse, home: Callable[[Mention], str]) -> Mapping[str, int]:
    """Return the names under which a document tells of two people, with the offset at which the second comes in.

    `home` gives the name under which a mention is gathered.
    """
    found: dict[str, int] = {}
    ages: dict[str, int] = {}
    stations: dict[str, set[str]] = {}
    text = parse.document.text
    people = [m for m in parse.mentions if m.kind is Kind.PERSON]
    ends = (*(m.start for m in people[1:]), len(text))
    before: Mention | None = None
    for mention, end in zip(people, ends, strict=False):
        name, after = home(mention), text[mention.end : mention.end + _REACH]
        full, seen, age = " " in mention.text.strip(), name in ages, _age(after)
        alone = before is not None and home(before) == name
        years = 0 if alone and before is not None and "." not in text[before.end : mention.start] else _YEARS
        station = _station(text[max(0, mention.start - _REACH) : mention.start], after)
        if _is_said_to_be_another(after):
            found.setdefault(name, mention.start if seen and full else mention.end)
        elif full and (
            (_are_several(text, mention) and not _LISTED.fullmatch(text[mention.end : end]))
            or (seen and (_is_another(parse, mention, alone=alone) or _is_elder(ages[name], age, years)))
            or (alone and before is not None and _is_beside(parse, before, mention))
            or (station and stations.get(name, {station}) != {station})
        ):
            found.setdefault(name, mention.start)
        ages[name] = ages.get(name) or age
        if station:
            stations.setdefault(name, set()).add(station)
        before = mention
    return found


def kin_of_namesake(parse: Parse, home: Callable[[Mention], str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of a short and a full name that are of two people of one family.

    "Ana Sol was arrested with her brother Sol", "Imam Ali Sol was held. Ali, his son, was beaten"; of "the twins Eva
    and Ana Sol" the family name is that of both.
    """
    people = [m for m in parse.mentions if m.kind is Kind.PERSON]
    found: set[tuple[str, str]] = set()
    for one, other in itertools.pairwise(people):
        short, full = home(other), home(one)
        if " " in short and " " not in full:
            short, full = full, short  # "Sol, brother of Ana Sol"
        related = (" " not in home(other) and _is_kin(parse, one, other)) or _is_kin_of(parse, one, other)
        if " " not in short and " " in full and short in full.split() and related:
            found.add((short, full))
    listed = (home(m) for m in people if _is_one_of_family(parse.document.text, m))
    return frozenset(found | {(name.split()[-1], name) for name in listed})


def told_of_by_namesake(parse: Parse, home: Callable[[Mention], str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of a family name and a full name that are two people, for one tells of the other.

    "President Sol said that Ana Sol had been released": nobody calls themselves by the fuller name (Chomsky 1981,
    principle C).
    """
    people = [m for m in parse.mentions if m.kind is Kind.PERSON]
    full = [m for m in people if " " in m.text.strip()]
    found: set[tuple[str, str]] = set()
    for mention in people if full else ():
        longer = [m for m in full if home(mention) in home(m).split()] if " " not in mention.text.strip() else []
        root = _span(parse, mention).root if longer else None
        if root is None or root.dep_ not in SUBJECTS:
            continue
        offset = mention.start - root.idx
        for clause in (c for c in root.head.children if c.dep_ == "ccomp"):
            told = range(offset + clause.left_edge.idx, offset + clause.right_edge.idx)
            found.update((home(mention), home(m)) for m in longer if m.start in told)
    return frozenset(found)


def _is_beside(parse: Parse, one: Mention, other: Mention) -> bool:
    """Whether a name stands again beside itself, for somebody else who bears it.

    "Police held Bo Lin, 25, in Orle and Bo Lin, 26, in Tarn", "his grandson Bo Lin", "President Bo Lin said that the
    baker Bo Lin had been freed": nobody names himself in full in what he says (Chomsky 1981, principle C).
    """
    if parse.block_at(one.start) != parse.block_at(other.start):
        return False
    first, root = _span(parse, one).root, _span(parse, other).root
    return _are_joined(first, root) or _is_told_by(first, root) or _is_kin(parse, one, other)


def _are_joined(first: Any, root: Any) -> bool:
    """Whether two names are two of one list, and the second is no other form of the first ("Sonam (or Abu Sonam)")."""
    here = root
    if any(t.text in ("(", "or") for t in first.doc[first.i : root.i]):
        return False
    while here.dep_ == "conj" and here.head.i >= first.i:
        here = here.head
        if here == first:
            return True
    return False


def _is_told_by(first: Any, root: Any) -> bool:
    """Whether who bears the first name tells of who bears the other, in no quotation."""
    if first.dep_ not in SUBJECTS or not people_words().speaks(first):
        return False
    clauses = [c for c in first.head.children if c.dep_ == "ccomp" and c.left_edge.i <= root.i <= c.right_edge.i]
    return bool(clauses) and not any(t.is_quote for t in first.doc[first.i : root.i])


def _is_kin(parse: Parse, one: Mention, other: Mention) -> bool:
    """Whether a name is said to be that of a relative of who was named last: "his grandson Bo Lin", "Ali, his son".

    "Bo Lin's wife said that her husband, Bo Lin, was held" tells of one: who only owns somebody is not "her" or "his".
    """
    text, words = parse.document.text, people_words()
    between, after = text[one.end : other.start], text[other.end : other.end + _REACH]
    kin = _either(frozenset(word for word, kind in words.agent_types.items() if kind == "family"))
    if re.match(r"['’]s\b", between):
        return re.fullmatch(rf"['’]s(?:\s+[\w-]+){{0,2}}?\s+(?:{kin}),?\s+", between) is not None
    if text[: one.start].endswith(" of "):
        return False
    whose = rf"(?:his|her)(?:\s+[\w-]+){{0,2}}?\s+(?:{kin})"
    if " " not in other.text.strip() and re.match(rf",?\s+{whose}\b", after):
        return True
    named = rf"{whose},?(?:\s+(?:{_either(words.called)}))?\s+[\"“‘]?"
    return re.fullmatch(rf"(?:[^.!?]*\b|.*[.!?][\"”’]?\s+(?=[HT])){named}", between, re.I | re.S) is not None


def _is_kin_of(parse: Parse, one: Mention, other: Mention) -> bool:
    """Whether a name is that of a relative of who is named next: "Bana (brother of Abo Bana)", "Sol, whose son"."""
    kin = _either(frozenset(word for word, kind in people_words().agent_types.items() if kind == "family"))
    between = parse.document.text[one.end : other.start]
    of = rf"\s*[,(—–-]?\s*(?:(?:an?|the)\s+)?(?:[\w-]+\s+)?(?:{kin})\s+of\s+(?:[\w-]+\s+){{0,2}}"
    whose = rf"\s*,?\s+whose\s+(?:[\w-]+\s+)?(?:{kin}),?\s+"
    return re.fullmatch(rf"{of}|{whose}", between, re.I) is not None


def _is_one_of_family(text: str, mention: Mention) -> bool:
    """Whether a name is the second of two of one family: "the brothers Eli and Bo Lin"."""
    together, before = _either(people_words().of_one_family), text[max(0, mention.start - _REACH) : mention.start]
    return re.search(rf"\b(?i:{together}),?\s+[A-Z][\w’'-]*\s+(?:and|&)\s+$", before) is not None


def _station(before: str, after: str) -> str:
    """Whether a name is told as that of somebody in office ("Colonel Bo Lin") or of a child ("Bo Lin, a boy")."""
    words = people_words()
    title = re.search(r"([\w-]+)\s+$", before)
    noun = title[1].lower() if title is not None else ""
    if noun not in words.bodies and words.agent_types.get(noun) in _IN_OFFICE:
        return "office"
    child = re.match(rf",\s+(?:an?\s+)(?:[\w-]+\s+){{0,2}}?(?:{_either(words.young)})\b", after)
    return "child" if child is not None else ""


def _is_said_to_be_another(after: str) -> bool:
    """Whether the words behind a name say that somebody else bears it: "(no relation)", "not to be confused with"."""
    phrases = _either(people_words().unrelated)
    return re.match(rf"\s*[,(–—-]?\s*(?:who\s+(?:is|was)\s+)?(?:{phrases})\b", after, re.I) is not None


def _are_several(text: str, mention: Mention) -> bool:
    """Whether the words before a name count those who bear it: "two men named Bo Lin"."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    several, called = _either(people_words().several), _either(people_words().called)
    return re.search(rf"\b(?:{several})(?:\s+[\w-]+){{1,4}}\s+(?:{called})\s+[\"“‘]?$", before, re.I) is not None


def _age(after: str) -> int:
    """The age behind a name ("Bo Lin, 24,", "Bo Lin (24)"), or 0."""
    match = _AGE.match(after)
    return int(match[1]) if match is not None else 0


def _is_elder(one: int, other: int, years: int) -> bool:
    """Whether two ages are those of two people: a story of a few years makes one person no more than that older."""
    return bool(one and other) and abs(one - other) > years


@functools.cache
def _either(phrases: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=lambda w: (-len(w), w)))


def _is_another(parse: Parse, mention: Mention, *, alone: bool) -> bool:
    """Whether the words before a name say that another person bears it too.

    "Another journalist, Ana Sol" says so only where the person named just before (`alone`) is of that name: else she
    is another one than they are.
    """
    words = people_words()
    others, naming = _either(words.another_one), _either(words.called)
    before = parse.document.text[max(0, mention.start - _REACH) : mention.start]
    pattern = rf"\b(?:{others})(?P<noun>(?:,?\s+[\w-]+){{0,5}}?)(?P<comma>,)?(?P<named>\s+(?:{naming}))?\s+[\"“‘]?$"
    match = re.search(pattern, before, re.I)
    if match is None or not _stands_alone(parse, mention):
        return False
    noun = match["noun"].split()
    if noun and not _is_person(noun[-1].lower()) and not (match["named"] and _names(parse, mention)):
        return False
    sure = not match["comma"] and (not noun or match["named"])
    return bool(sure) or alone


def _is_person(noun: str) -> bool:
    words, names = people_words(), name_words()
    lists = (words.male, words.female, words.back_reference, words.any_people, names.person_before, names.titles)
    return any(noun in one for one in lists)


def _names(parse: Parse, mention: Mention) -> bool:
    """Whether the verb before a name only tells it, as in "a baker named Bo Lin", and is not what somebody does."""
    span = _span(parse, mention)
    return any(t.dep_ == "acl" for t in span.doc[max(0, span.start - 2) : span.start])


def _stands_alone(parse: Parse, mention: Mention) -> bool:
    """Whether a name stands for its person, and not before a noun: "another Bo Lin supporter" tells of no other Lin."""
    root = _span(parse, mention).root
    return not (root.dep_ in ("compound", "nmod") and root.head.i > root.i)


def _span(parse: Parse, mention: Mention) -> Any:
    return parse.blocks[parse.block_at(mention.start)].span(mention.start, mention.end)
