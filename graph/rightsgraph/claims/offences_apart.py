"""One verb, an offence for each: "convicted Ana of fraud and her brother of theft", "charged A with B and C with D".

The parser gives all of them one of the offences. Where each person stands right before an offence of their own, each is
told of in a claim of its own; nobody is given another's.
"""

import dataclasses
import re
from collections.abc import Iterator

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.records import Claim, Kind, Participant, Span

__all__ = ["offences_apart"]

_WITH = "charging"
"""What is done "with" an offence; the others are done "of" one."""

_JOINED = re.compile(r"(?:[,;]\s*(?:and|but|while)?|\s(?:and|but|while))\s*\Z")
"""What joins an offence to the next person."""

_LONGEST = 80
"""Characters of an offence at most, or more than an offence is told."""

_BEHIND = re.compile(r"(?=[,;.]|\s+(?:on|in|at|after|and|but|while|during|before)\b)")
"""What ends the last offence."""


def offences_apart(sentence: Sentence, claim: Claim) -> Iterator[Claim]:
    """Yield the claims that a charge or verdict tells: itself, or one for each person with an offence of their own."""
    shares = _shares(sentence, claim) if claim.type in act_types().accusing | {"acquittal"} else []
    if len(shares) < 2:
        yield claim
        return
    for number, (person, offence) in enumerate(shares):
        trigger = claim.trigger if number == 0 else offence
        yield dataclasses.replace(claim, affected=(person,), charges=(offence,), trigger=trigger)


def _shares(sentence: Sentence, claim: Claim) -> list[tuple[Participant, Span]]:
    """The persons behind the verb, each with the offence right behind; nothing where anybody has none."""
    text, preposition = sentence.linked.parse.document.text, "with" if claim.type == _WITH else "of"
    before = re.compile(rf"\s+{preposition}\s+")
    people = _people(sentence, claim, preposition)
    first = [one for one in claim.affected if one.start < claim.trigger.start]
    gapped = len(first) == 1 and {p.entity for p in people} & {p.entity for p in claim.affected}
    if gapped:  # "A was convicted of fraud and B of theft"
        people = [*first, *people]
    shares: list[tuple[Participant, Span]] = []
    for number, person in enumerate(people):
        into = before.match(text, claim.trigger.end if gapped and number == 0 else person.end)
        if into is None:
            return []
        if number + 1 < len(people):
            joined = _JOINED.search(text, into.end(), people[number + 1].start)
            if joined is None:
                return []
            end = joined.start()
        else:
            end = _end(text, into.end(), claim.excerpt.end)
        if not 0 < end - into.end() <= _LONGEST or "." in text[into.end() : end]:
            return []
        shares.append((person, Span(start=into.end(), end=end)))
    return shares


def _end(text: str, start: int, stop: int) -> int:
    found = _BEHIND.search(text, start, stop)
    return found.start() if found is not None else stop


def _people(sentence: Sentence, claim: Claim, preposition: str) -> list[Participant]:
    """The persons named behind the verb, and those without a name whom it was done to, each without "of theft"."""
    linked = sentence.linked
    text, first = linked.parse.document.text, claim.trigger.end
    spans: dict[int, Participant] = {}
    for mention in linked.parse.mentions_in(first, claim.excerpt.end):
        if mention.kind is Kind.PERSON:
            key = linked.named.of_mention[mention.start, mention.end]
            spans[mention.start] = Participant(entity=key, start=mention.start, end=mention.end)
    for one in claim.affected:
        if one.start < first or any(p.start < one.end and one.start < p.end for p in spans.values()):
            continue
        cut = text.find(f" {preposition} ", one.start, claim.excerpt.end)
        spans[one.start] = dataclasses.replace(one, end=cut if one.start < cut < one.end else one.end)
    return [spans[start] for start in sorted(spans)]
