"""What is told of one trial in several sentences: its verdicts have one day, whoever they are given to."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.counted import COUNTED
from rightsgraph.claims.times import clock_of, times_in
from rightsgraph.claims.words import claim_words
from rightsgraph.claims.years import are_in_passing
from rightsgraph.linking import Linked, people_words

__all__ = ["are_tried_together", "is_attributed", "is_only_described", "verdict_types"]


def is_only_described(linked: Linked, number: int, sentence: Any, words: str) -> bool:
    """Return whether a sentence only describes somebody with its times: "A, held since May, was in court"."""
    block = linked.parse.blocks[number]
    times = tuple(times_in(words, block.start + sentence.start_char, clock_of(linked.parse.document), None))
    return are_in_passing(block, times) and not COUNTED.search(words)


def verdict_types() -> frozenset[str]:
    """Return the types of what a court gives at the end of a trial."""
    return act_types().of_one_verdict | {"acquittal"}


def are_tried_together(token: Any) -> bool:
    """Return whether a sentence tells of others of the same trial: "her co-defendants were acquitted"."""
    words = claim_words().tried_together
    return any(
        t.lemma_.lower() in words or (t.lemma_ == "try" and any(c.lower_ == "with" for c in t.children))
        for t in token.sent
    )


def is_attributed(verb: Any) -> bool:
    """Return whether a clause only has its source behind it: "A court freed Ana on Monday, state media said"."""
    over = verb.head
    behind = verb.dep_ == "ccomp" and over.dep_ == "ROOT" and verb.i < over.i and people_words().speaks_of(over)
    return behind and not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
