"""Who does what a noun tells, where they stand bare before it: "police harassment", "faced government pressure"."""

from typing import Any

from rightsgraph.claims.lexicon import Trigger
from rightsgraph.linking import Linked, Referent, people_words
from rightsgraph.records import Kind

__all__ = ["add_officials"]

_FRAMES = frozenset({"deed-on", "violence-on"})
_OFFICIAL = frozenset({"police", "state-authority", "military", "prison-staff"})


def add_officials(linked: Linked, number: int, act: Any, trigger: Trigger, found: dict[str, list[Referent]]) -> None:
    """Add as its actor those in office whom a bare noun before an act of block `number` names: "police harassment".

    They are those known by the noun from before, or else a new group. Where somebody else did it, where nobody is said
    to have undergone it, and where the noun is of other people ("prisoner abuse"), nothing is added.
    """
    if trigger.frame.name not in _FRAMES or found.get("actor") or not found.get("affected"):
        return
    beside = (c for c in act.children if c.dep_ in ("compound", "nmod") and c.tag_ == "NN" and not list(c.children))
    noun = next((c for c in beside if people_words().agent_type(c) in _OFFICIAL), None)
    if noun is None:
        return
    start, end = linked.parse.blocks[number].offsets(noun.doc[noun.i : noun.i + 1])
    groups = (e for e in linked.entities.values() if e.kind is Kind.GROUP and not e.named)
    known = next((e.key for e in groups if e.name.lower() == noun.lower_), None)
    found["actor"] = [Referent(entity=known or linked.add_group(number, noun), start=start, end=end)]
