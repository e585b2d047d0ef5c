"""Disappearances told without saying by whom, which other words of the text show to be enforced.

Somebody who "disappeared" may have gone away, drowned or been taken: only where the text says that a state had a hand
in it is it an enforced disappearance.
"""

import dataclasses
import re
from collections.abc import Sequence

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.conditions import OFFICIAL
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Status

__all__ = ["with_enforced"]

_PLAIN, _ENFORCED = "disappearance", "enforced-disappearance"


def with_enforced(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, a disappearance being enforced where the text says so of the same people.

    It does where officials made them disappear, where the sentence tells that they were arrested, where the text calls
    it enforced elsewhere, where their whereabouts are unknown after an arrest from which nobody freed them, and where
    it goes on to tell that officials held them then.
    """
    return tuple(
        dataclasses.replace(claim, type=_ENFORCED)
        if claim.type == _PLAIN and _is_enforced(linked, claim, claims)
        else claim
        for claim in claims
    )


def _is_enforced(linked: Linked, claim: Claim, claims: Sequence[Claim]) -> bool:
    if not claim.status.happened:
        return False
    if any(linked.entities[p.entity].agent_type in OFFICIAL for p in claim.actor):
        return True
    people = {p.entity for p in claim.affected}
    firm = (Status.ASSERTED, claim.status)
    told = [c for c in claims if people & {p.entity for p in c.affected} and c.status in firm]
    if any(c.type == _ENFORCED for c in told):
        return True
    beside = [c for c in told if c.excerpt == claim.excerpt]
    if any(_is_taken(linked, c) and not _is_later(claim, c) for c in beside):
        return not any(c.type == "release" for c in beside)
    if _were_held_then(linked, claim, told):
        return True
    if not any(sign in _words(linked, claim) for sign in claim_words().lost_signs):
        return False
    before = [
        c for c in told if c.trigger.start < claim.trigger.start and (c.type == "release" or _is_taken(linked, c))
    ]
    return bool(before) and before[-1].type != "release"


def _is_later(missing: Claim, held: Claim) -> bool:
    """Whether somebody was held on another day than the one on which they went missing, told before it."""
    if missing.time is None or held.time is None or held.trigger.start < missing.trigger.start:
        return False
    return missing.time.edtf != held.time.edtf


def _were_held_then(linked: Linked, claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether the first thing told of custody after a disappearance is that those missing were held, on no other day.

    "Ana Sol disappeared on 3 May. ... Police confirmed that they were holding her."
    """
    if claim.time is None:
        return False
    later = (c for c in told if c.trigger.start > claim.trigger.start and c.excerpt != claim.excerpt)
    first = next((c for c in later if c.type in act_types().custody or c.type in ("release", "kidnapping")), None)
    if first is None or first.type == "arrest" or not _is_taken(linked, first):
        return False  # who was arrested may have been so weeks later
    if set(re.findall(r"\w+", _words(linked, first))) & claim_words().elsewhen:
        return False
    return first.time is None or first.time.edtf == claim.time.edtf


def _is_taken(linked: Linked, claim: Claim) -> bool:
    by_state = any(linked.entities[p.entity].agent_type in OFFICIAL for p in claim.actor)
    return claim.type in act_types().of_the_state or (claim.type == "kidnapping" and by_state)


def _words(linked: Linked, claim: Claim) -> str:
    return linked.parse.document.text[claim.excerpt.start : claim.excerpt.end].lower()
