"""What a verdict or a sentence was for, told of the trial or the verdict before: "tried for fraud and acquitted".

"Sentenced her to a year in prison after convicting her of theft": the sentence is for theft, too. Only where one verb
goes on from the other, or stands behind its "after", and both are told of the same people.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import lemma
from rightsgraph.records import Claim
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["with_charges_of_verdict"]

_RANKED = ("conviction", "trial", "charging")
"""Acts that name the offence: the verdict says best what the sentence is for."""

_AFTER = frozenset({"after", "upon", "following"})


def with_charges_of_verdict(sentence: Sentence, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of a sentence, verdicts that name no offence with that of what they go on from."""
    types = act_types()
    claims = tuple(_without_hearings(sentence, claims))
    named = [c for c in claims if c.charges and c.type in _RANKED and c.status.happened]
    named.sort(key=lambda c: _RANKED.index(c.type))
    for claim in claims:
        verdict = claim.type in types.penalties | {"acquittal"} and claim.status.happened and not claim.charges
        sources = (c for c in named if verdict and c.type != claim.type and _goes_on(sentence, claim, c))
        source = next(sources, None)
        yield claim if source is None else dataclasses.replace(claim, charges=source.charges)


def _without_hearings(sentence: Sentence, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims, a bare "arraigned" and the charge told with it as one: "arraigned her and charged her with"."""
    folded: set[int] = set()
    for claim in claims:
        verb = sentence.token_at(claim.trigger.start, claim.trigger.end)
        if claim.type == "charging" and not claim.charges and lemma(verb) in claim_words().read_out:
            charge = next(
                (c for c in claims if c.type == claim.type and c.charges and _goes_on(sentence, c, claim)), None
            )
            if charge is not None and charge.status is claim.status and charge.trigger.start > claim.trigger.start:
                folded.add(claim.trigger.start)
                place, time = charge.place or claim.place, charge.time or claim.time
                claims = [dataclasses.replace(c, place=place, time=time) if c is charge else c for c in claims]
    yield from (c for c in claims if c.trigger.start not in folded)


def _goes_on(sentence: Sentence, verdict: Claim, other: Claim) -> bool:
    """Whether a verdict is told of the same people as another act, by a verb that goes on from it or the reverse."""
    if {p.entity for p in verdict.affected} != {p.entity for p in other.affected}:
        return False
    here, there = (sentence.token_at(c.trigger.start, c.trigger.end) for c in (verdict, other))
    if there.pos_ == "NOUN" and there.dep_ == "pobj" and there.head.lower_ in ("on", "under"):
        trial = sentence.anchors.get(there.head.head.i)
        if trial is None or trial.trigger.type != "trial":
            return False  # "arrested on drug charges in 2007 and sentenced to death"
        there = there.head.head  # "tried on charges of fraud and acquitted"
    return _is_joined(here, there) or _is_joined(there, here) or _is_after(there, here)


def _is_joined(verb: Any, first: Any) -> bool:
    """Whether a verb goes on from another without a subject of its own: "tried for fraud and acquitted"."""
    while verb.dep_ in ("conj", "advcl") and verb != first:
        if any(c.dep_ in (*SUBJECTS, "mark", "aux") for c in verb.children) or (
            verb.dep_ == "advcl" and verb.i < verb.head.i
        ):
            return False
        verb = verb.head
    return bool(verb == first)


def _is_after(verb: Any, first: Any) -> bool:
    """Whether a verb tells what came right before another, with "after": "sentenced after being found guilty"."""
    joint = verb.head if verb.dep_ == "pcomp" else next((c for c in verb.children if c.dep_ == "mark"), None)
    above = None if joint is None else joint.head if verb.dep_ == "pcomp" else verb.head
    return joint is not None and joint.lower_ in _AFTER and above == first
