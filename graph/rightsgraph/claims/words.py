"""The words that the rules of reading ask for, from `data/lexicon/claims.toml`."""

import functools
from dataclasses import dataclass

from rightsgraph.tagging import read_words

__all__ = ["ClaimWords", "claim_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """The lists of `claims.toml` by name; the comments there say what each is for."""

    object_control: frozenset[str]
    asking: frozenset[str]
    object_blamed: frozenset[str]
    nobody: frozenset[str]
    reflexives: frozenset[str]
    never_bare: frozenset[str]
    with_participles: frozenset[str]
    holding: frozenset[str]
    happening: frozenset[str]
    living: frozenset[str]
    confessions: frozenset[str]
    confessing_verbs: frozenset[str]
    verdicts: frozenset[str]
    offences: frozenset[str]
    written_things: frozenset[str]
    telling_of_own: frozenset[str]
    suffered_alone: frozenset[str]
    perils: frozenset[str]
    undergoing: frozenset[str]
    becoming: frozenset[str]
    laying: frozenset[str]
    dispersing: frozenset[str]
    encountering: frozenset[str]
    exercising: frozenset[str]
    practices: frozenset[str]
    issuing: frozenset[str]
    freeing: frozenset[str]
    enduring: frozenset[str]
    spent_in: frozenset[str]
    taking_people: frozenset[str]
    not_people: frozenset[str]
    not_occupation: frozenset[str]
    carriers: frozenset[str]
    negative_adverbs: frozenset[str]
    failing: frozenset[str]
    proceedings: frozenset[str]
    elsewhen: frozenset[str]
    units: frozenset[str]
    penalty_modifiers: frozenset[str]
    charge_verbs: frozenset[str]
    charge_nouns: frozenset[str]
    generic_offences: frozenset[str]
    penalty_nouns: frozenset[str]
    time_nouns: frozenset[str]
    times_of: frozenset[str]
    courts: frozenset[str]
    accidents: frozenset[str]
    accident_verbs: frozenset[str]
    vehicles: frozenset[str]
    site_words: frozenset[str]
    custody_sites: frozenset[str]
    place_nouns: frozenset[str]
    parts_of_places: frozenset[str]
    held_people: frozenset[str]
    entering: frozenset[str]
    bringing: frozenset[str]
    containing_places: frozenset[str]
    largest_places: frozenset[str]
    at_another_time: frozenset[str]
    later: frozenset[str]
    interrupted: frozenset[str]
    besides: frozenset[str]
    breaking_in: frozenset[str]
    protesting_people: frozenset[str]
    counted_from: frozenset[str]
    continuing: frozenset[str]
    continuing_perfect: frozenset[str]
    going_on: frozenset[str]
    many_times: frozenset[str]
    lost_signs: frozenset[str]
    custody_again: frozenset[str]
    custody_signs: frozenset[str]
    bare_custody: frozenset[str]
    source_leads: frozenset[str]
    dated_by: frozenset[str]
    no_occupation: frozenset[str]
    local_authorities: frozenset[str]
    officials: frozenset[str]
    not_seats: frozenset[str]


@functools.cache
def claim_words() -> ClaimWords:
    """Return the words that the rules ask for; ResourceError names the file, the list and the remedy."""
    return read_words("data/lexicon/claims.toml", ClaimWords)
