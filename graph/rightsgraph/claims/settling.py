"""What the frame of an act, and a denial in the next sentence, make of the status that its sentence gives."""

import dataclasses
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.denials import denial_of_it, retraction
from rightsgraph.claims.speakers import speaker_of
from rightsgraph.claims.status import Reading
from rightsgraph.claims.triggers import Match
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Span, Status

__all__ = ["doubted", "is_refusal", "status_of"]


def doubted(linked: Linked, number: int, claim: Claim, following: Any) -> Claim:
    """Return a claim, an allegation where the next sentence denies what its speaker says ("Police deny it").

    What was only reported is undone where the next sentence takes it back ("This turned out to be untrue").
    """
    types = act_types()
    taken_back = retraction(following) if claim.status.happened else None
    if taken_back is not None and (claim.speaker is not None or claim.status is not Status.ASSERTED):
        start = linked.parse.blocks[number].start + taken_back.idx
        cue = Span(start=start, end=start + len(taken_back.text))
        return dataclasses.replace(
            claim, status=Status.NEGATED, cue=cue, said_by=linked.publisher, speaker=None, also_said_by=()
        )
    if claim.speaker is None or not claim.status.happened or claim.type in types.accusing | types.penalties:
        return claim
    verb = denial_of_it(following, accused=claim.type in types.custody)
    if verb is None or claim.status is Status.ALLEGED:
        return claim
    denier = speaker_of(linked, number, verb)
    if denier is not None and denier.entity == claim.said_by:
        return claim
    start = linked.parse.blocks[number].start + verb.idx
    cue = Span(start=start, end=start + len(verb.text))
    return dataclasses.replace(claim, status=Status.ALLEGED, cue=cue)


def is_refusal(match: Match) -> bool:
    """Return whether the act is that something is refused: a negation is part of it ("may not see her").

    Of verbs that refuse by themselves it is none: "was not denied a lawyer".
    """
    trigger = match.trigger
    refuses = trigger.frame.name == "may-not" or bool(trigger.frame.flags.get("must_be_negated"))
    if refuses or any(c.test == "negated" and c.wanted for c in trigger.conditions):
        return True
    return trigger.type.startswith("denial") and trigger.frame.name not in ("denies", "do-to", "done-to")


def status_of(match: Match, reading: Reading) -> Status:
    """Return the status that the sentence gives an act, corrected by what its frame says.

    Charges that were not dropped, or should be, are charges.
    """
    status = reading.status
    forced = match.trigger.frame.flags.get("status")
    open_too = status is Status.POSSIBLE and forced == "negated"  # "could be held without charge"
    if forced and not open_too and not (status is Status.NEGATED and forced == "possible"):
        filed = match.trigger.frame.name == "filed-negated"
        things = (c for c in match.token.children if filed and c.dep_ in ("dobj", "nsubjpass"))
        any_charges = any(c.left_edge.lower_ == "any" for c in things)
        dropped = filed and not any_charges
        without = match.trigger.frame.name == "without" and status.happened  # "was not held without charge"
        kept = Status.ASSERTED if dropped and not status.happened else Status(forced)
        status = Status.POSSIBLE if any_charges else kept  # "should drop any charges": there may be none
        status = Status.POSSIBLE if without else status
    if is_refusal(match) and status in (Status.NEGATED, Status.POSSIBLE):
        status = Status.ASSERTED
    return status
