"""How an event is called: its kind, whom it befell or who did it, and that it is not told to have happened."""

import functools
import tomllib
from collections.abc import Sequence
from typing import Any

from rightsgraph.linking import Linked
from rightsgraph.records import Claim, Participant
from rightsgraph.resources import resource_text

__all__ = ["label_of"]

_NAMED = 4
"""The people that a label names at most; of more it names one fewer and counts the others."""


def label_of(linked: Linked, claim: Claim, *, happened: bool) -> str:
    """Return the English label of the event that a claim tells of ("arrest of A and B", "protest by C for D")."""
    words = _words()
    name = words["names"].get(claim.type, claim.type.replace("-", " "))
    label = _with_people(linked, claim, name, done_by=claim.type in words["done_by"]["types"])
    return label if happened else f"{label} ({words['not_happened'][claim.status.value]})"


def _with_people(linked: Linked, claim: Claim, name: str, *, done_by: bool) -> str:
    actors, affected = _listed(linked, claim.actor), _listed(linked, claim.affected)
    if done_by:
        support = _listed(linked, claim.in_support_of)
        label = f"{name} by {actors}" if actors else name
        return f"{label} for {support}" if support else label
    if affected:
        return f"{name} {affected}" if name.endswith((" on", " for", " to", " against")) else f"{name} of {affected}"
    if actors:
        return f"{name.removesuffix(' on').removesuffix(' of').removesuffix(' against')} by {actors}"
    places = _listed(linked, claim.place)
    return f"{name} in {places}" if places else name


def _listed(linked: Linked, participants: Sequence[Participant]) -> str:
    names = [linked.entities[p.entity].name for p in participants]
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} others"]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


@functools.cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource_text("data/lexicon/labels.toml"))
