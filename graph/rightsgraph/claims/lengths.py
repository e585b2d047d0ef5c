"""Which length of time measures which act of a sentence: how long it lasted, or the penalty."""

import re
from collections.abc import Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Quantity

__all__ = ["length_of"]

_BOUND = re.compile(r"\b(?:ranging from|varying from|from|between)\s+$")
_OTHER_BOUND = re.compile(r"(?:\s+\w+){0,3}(?:\s*\([^()]*\))?,?\s+(?:to|and)\s+")


_OF_TERM = re.compile(r"\s+(?:out\s+)?of\s+(?:an?|his|her|their|the|that)\s+(?:[\w-]+\s+){0,4}?(?:sentence|term)s?\b")


def length_of(sentence: Sentence, match: Match, lengths: Sequence[Quantity]) -> Quantity | None:
    """Return the length of time that measures an act, by the parse, or None; the nearest to the trigger wins."""
    penal = match.trigger.type in act_types().penalties
    best: tuple[tuple[bool, int], Quantity] | None = None
    trigger = sentence.block.start + match.token.idx
    for number, quantity in enumerate(lengths):
        ahead = quantity.start < trigger
        if quantity.penalty == "death" and _is_debated(sentence, quantity):
            continue
        if not penal and (quantity.penalty or _is_beside(sentence, quantity)):
            continue
        if penal and ahead and _counts_from(sentence, quantity):
            continue  # "was held for a year before a court sentenced her"
        if _is_bound(sentence, lengths, number) or (penal and _is_part_served(sentence, quantity)):
            continue
        if match.trigger.frame.name == "done-to-object" and not _is_outcome(sentence, match, quantity):
            continue
        token = sentence.token_at(quantity.start, quantity.end)
        if (other := _measured_before(token)) is not None and other != match.token:
            continue  # "was detained after two weeks of harassment"
        owner = _spent_in(match, token) or sentence.anchors.get(token.i) or sentence.owner(token)
        if penal and owner is not None and _is_charge_between(owner):
            owner = sentence.owner(owner.token.head)
        behind = penal and _is_of_noun_before(match.token, token)
        if not behind and (owner is None or not (owner.token.i == match.token.i or _is_lent(owner, match, token))):
            continue
        rank = (penal and ahead and match.trigger.part == "verb", abs(token.i - match.token.i))
        if best is None or rank < best[0]:
            best = (rank, quantity)
    return best[1] if best else None


def _is_debated(sentence: Sentence, penalty: Quantity) -> bool:
    """Whether the death penalty is what somebody is for or against: "jailed for her work against the death penalty"."""
    here, debating = sentence.token_at(penalty.start, penalty.end), claim_words().debating
    while here.dep_ in ("compound", "poss"):
        here = here.head
    over = here.head
    if here.dep_ == "pobj":
        return over.lower_ == "against" or over.head.lemma_.lower() in debating
    return here.dep_ == "dobj" and over.lemma_.lower() in debating


def _measured_before(length: Any) -> Any | None:
    """The noun that a length measures which only tells after what something was done: "after two weeks of protests"."""
    if length.dep_ != "pobj" or length.head.lower_ not in ("after", "following", "despite", "amid"):
        return None
    of = next((c for c in length.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)


def _is_of_noun_before(verb: Any, length: Any) -> bool:
    """Whether a length measures the penalty that a clause hangs on: "the six-year sentence imposed on A"."""
    noun = verb.head
    penalty = verb.dep_ in ("acl", "relcl") and noun.lemma_.lower() in claim_words().penalty_nouns
    return penalty and length.i < noun.i and noun.is_ancestor(length)


def _is_charge_between(owner: Match) -> bool:
    """Whether the parser hung a term on the charge in front of it: "sentenced A on the same charge to two years"."""
    charge = owner.trigger.part == "noun" and owner.trigger.type in act_types().accusing
    return charge and owner.token.dep_ == "pobj" and owner.token.head.lower_ in ("on", "under")


def _counts_from(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a length tells how long before or after something else: "a year before", "two months later"."""
    return _behind(sentence, quantity).startswith(("before", "after", "later", "ago"))


def _behind(sentence: Sentence, quantity: Quantity) -> str:
    """The first words behind a length, in lower case."""
    return sentence.linked.parse.document.text[quantity.end : quantity.end + 12].lower().lstrip()


def _is_bound(sentence: Sentence, lengths: Sequence[Quantity], number: int) -> bool:
    """Whether a length is one end of a range: "terms ranging from two years to five", or what it was before.

    "Cut the term from five years to three": the five are no longer.
    """
    text = sentence.linked.parse.document.text
    if _leads_to_bound(text, lengths[number]):
        return True
    before = lengths[number - 1] if number else None
    if before is None or (lead := _leads_to_bound(text, before)) is None or lead == "from":
        return False
    return _OTHER_BOUND.fullmatch(text[before.end : lengths[number].start]) is not None


def _is_part_served(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a length is what was served of a term, and not the term: "served three years of a ten-year sentence"."""
    return _OF_TERM.match(sentence.linked.parse.document.text, quantity.end) is not None


def _leads_to_bound(text: str, length: Quantity) -> str | None:
    """The words before a length that make it one end of a range, None where there are none."""
    found = _BOUND.search(text[max(0, length.start - 20) : length.start])
    return found.group().strip() if found is not None else None


def _is_lent(owner: Match, match: Match, token: Any) -> bool:
    """Whether a length behind the verb over an act is the act's, which lasts: "threatened her with jail for a year".

    So is that behind what an act keeps from being done: "was not allowed to visit her for three months".
    """
    kept = match.trigger.frame.flags.get("must_be_negated") and match.trigger.type in act_types().in_custody
    if kept and owner.token.dep_ == "xcomp" and owner.token.head == match.token:
        return True
    lasts = owner.trigger.type in act_types().lasting | act_types().penalties
    lent = match.verb is not None and match.verb.i == owner.token.i
    return lent and not lasts and match.token.i < token.i


def _is_outcome(sentence: Sentence, match: Match, quantity: Quantity) -> bool:
    """Whether a length is what a sentence was changed to: "reduced the death sentence to life imprisonment"."""
    start = sentence.block.start + match.token.idx
    return " to " in sentence.linked.parse.document.text[start : quantity.start]


def _spent_in(match: Match, token: Any) -> Match | None:
    """The act, when the length at `token` is the time spent in it: "after nine months in prison"."""
    inside = any(c.test == "time-inside" for c in match.trigger.conditions)
    return match if inside and match.token.head.head == token else None


def _is_beside(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a length tells when, or how long something else lasted: "three days later", "within a week"."""
    text, after = sentence.linked.parse.document.text, _behind(sentence, quantity)
    before = text[max(0, quantity.start - 14) : quantity.start].lower().rstrip()
    if before.endswith(" for") and after.startswith(("after", "before")):
        return False  # "held for two months after his appeal"
    counted = _counts_from(sentence, quantity) or after.startswith("in prison for")
    return counted or before.endswith(("in the past", "within", "limit of", "deadline of"))
