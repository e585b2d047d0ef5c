"""Two people whom one family name means, told apart by their titles: "Mr Sol was held. Mrs Sol was released"."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import Parse
from rightsgraph.tagging.mentions import name_words

__all__ = ["apart_by_title"]

_TITLE = re.compile(r"(?:\b(?P<other>[A-Z][a-z]+)\.?\s+(?:and|&)\s+)?\b(?P<title>[A-Z][a-z]+)\.?\s+$")
_REACH = 40
"""How many characters before a name are looked at."""


def apart_by_title(parse: Parse, home: Callable[[Mention], str]) -> Mapping[int, str]:
    """Return the mentions, by where they start, that are not of the first who bears a name, and what tells them apart.

    `home` gives the name under which a mention is gathered. Whose title is of the other sex is another person, and so
    are a couple ("Mr and Mrs Sol"); who is called by the bare family name after both is neither for sure.
    """
    mentions: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for mention in parse.mentions:
        if mention.kind is Kind.PERSON:
            before = parse.document.text[max(0, mention.start - _REACH) : mention.start]
            mentions[home(mention)].append((mention, _sex(before)))
    found: dict[int, str] = {}
    for told in mentions.values():
        sexes = list(dict.fromkeys(sex for _, sex in told if sex))
        if len(sexes) < 2:
            continue
        known: set[str] = set()
        for mention, sex in sorted(told, key=lambda one: one[0].start):
            known.add(sex)
            if sex and sex != sexes[0]:
                found[mention.start] = sex
            elif not sex and len(known - {""}) > 1 and " " not in mention.text.strip():
                found[mention.start] = str(mention.start)
    return found


def _sex(before: str) -> str:
    """The sex that a title right before a name tells, "couple" where two titles do, or nothing."""
    title, words = _TITLE.search(before), name_words()
    if title is None:
        return ""
    sexes = {"m": words.male_titles, "f": words.female_titles}
    told = {sex for word in title.groups() if word for sex, titles in sexes.items() if word.lower() in titles}
    return "couple" if len(told) > 1 else next(iter(told), "")
