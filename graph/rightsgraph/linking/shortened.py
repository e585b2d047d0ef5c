"""Family names by which one of several people is called: "Chen" for Chen Bowen, though his uncle is Chen Tailin.

Whoever a text has called by the bare name more than once while nobody else of that name was known goes on being called
so; near a mention of another who bears it, who is meant is left open.
"""

import bisect
from collections.abc import Iterable, Mapping

from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import Parse

__all__ = ["still_called"]

_Name = tuple[Kind, str]

_SETTLED = 2
"""So many times somebody is called by the bare name before it is theirs."""


def still_called(
    parse: Parse, groups: Mapping[_Name, list[Mention]], homes: Mapping[int, _Name]
) -> Mapping[int, _Name]:
    """Return the names under which mentions are gathered, by where they start, with those of bare family names.

    `groups` are the mentions by name, `homes` the names that the mentions are gathered under by now.
    """
    starts = sorted(block.start + span.start_char for block in parse.blocks for span in block.sentences)
    found = dict(homes)
    for name, mentions in groups.items():
        kind, word = name
        if kind is not Kind.PERSON or " " in word:
            continue
        bearers = [m for other, ms in groups.items() if _bears(other, word) for m in ms]
        for mention in sorted(mentions, key=lambda m: m.start):
            if found[mention.start] != name:
                continue
            called = [found[m.start] for m in mentions if m.start < mention.start and found[m.start] != name]
            if len(called) >= _SETTLED and len(set(called)) == 1:
                one = called[0]
                others = (m for m in bearers if found[m.start] != one)
                if not _any_near(mention, others, starts):
                    found[mention.start] = one
    return found


def _bears(name: _Name, word: str) -> bool:
    """Whether a person's name of several words has a word in it."""
    return name[0] is Kind.PERSON and " " in name[1] and word in name[1].split()


def _any_near(mention: Mention, others: Iterable[Mention], starts: list[int]) -> bool:
    """Whether one of the others is named in the sentence of a mention or in that before."""
    here = bisect.bisect_right(starts, mention.start)
    return any(here - 1 <= bisect.bisect_right(starts, other.start) <= here for other in others)
