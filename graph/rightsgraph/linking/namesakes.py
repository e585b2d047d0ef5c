"""People who bear a name that a document has given to somebody else before: "another man named Hassan Ali"."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from rightsgraph.linking.words import people_words
from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import Parse
from rightsgraph.tagging.mentions import name_words

__all__ = ["namesakes"]

_REACH = 120
"""How many characters before a name are looked at."""


def namesakes(parse: Parse, home: Callable[[Mention], str]) -> Mapping[str, int]:
    """Return the names under which a document tells of two people, with the offset at which the second comes in.

    `home` gives the name under which a mention is gathered.
    """
    found: dict[str, int] = {}
    seen: set[str] = set()
    last = ""
    for mention in (m for m in parse.mentions if m.kind is Kind.PERSON):
        name = home(mention)
        if name in seen and " " in mention.text.strip() and _is_another(parse, mention, alone=last == name):
            found.setdefault(name, mention.start)
        seen.add(name)
        last = name
    return found


def _is_another(parse: Parse, mention: Mention, *, alone: bool) -> bool:
    """Whether the words before a name say that another person bears it too.

    "Another journalist, Ana Sol" says so only where the person named just before (`alone`) is of that name: else she
    is another one than they are.
    """
    words = people_words()
    others = "|".join(sorted(map(re.escape, words.another_one), key=lambda w: (-len(w), w)))
    naming = "|".join(sorted(map(re.escape, words.called), key=lambda w: (-len(w), w)))
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
    block = next(block for block in parse.blocks if block.start <= mention.start < block.end)
    return block.doc.char_span(mention.start - block.start, mention.end - block.start, alignment_mode="expand")
