"""How long a state lasted where an act ended it: "held from 2017 until her trial on 31 March"."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.dates import is_one_date
from rightsgraph.claims.ranges import joined
from rightsgraph.records import Time

__all__ = ["add_until"]


def add_until(sentence: Sentence, given: dict[int, Time]) -> None:
    """Give a state that began at a time its end, where an act with a day of its own ended it."""
    types = act_types()
    for match in sentence.found:
        begun, kind = given.get(match.token.i), match.trigger.type
        if begun is None or kind not in types.states | types.lasting or not is_one_date(begun):
            continue
        verb = match.token if match.verb is None else match.verb
        if not any(_is_below(sentence, begun, c) for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"):
            continue
        ends = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("until", "till"))
        acts = (sentence.anchors.get(noun.i) for end in ends for noun in end.children if noun.dep_ == "pobj")
        ended = next((given[act.token.i] for act in acts if act is not None and act.token.i in given), None)
        if ended is not None and ended.start > begun.end and is_one_date(ended):
            given[match.token.i] = joined(sentence.block.text, sentence.block.start, begun, ended)


def _is_below(sentence: Sentence, time: Time, preposition: Any) -> bool:
    return preposition in sentence.token_at(time.start, time.end).ancestors
