"""Whom "who" means where the parser hangs its clause on a body: "Bo Lin of the Daily Lantern, who was held"."""

from typing import Any

from rightsgraph.linking import Linked, people_words
from rightsgraph.records import Kind

__all__ = ["who_is_meant"]

_WITHIN = frozenset({"conj", "xcomp", "ccomp", "advcl"})
_THINGS = frozenset({Kind.ORGANISATION, Kind.PLACE})


def who_is_meant(linked: Linked, number: int, act: Any, head: Any) -> Any:
    """Return the person around the body or place on which a clause with "who" hangs; `head` itself elsewhere.

    "Ana Sol, a legal worker for Lantern, whom gunmen shot": who is shot is she.
    """
    clause = act
    while clause.dep_ in _WITHIN and clause.head != clause:
        clause = clause.head
    relative = clause.dep_ == "relcl" and any(c.lower_ in ("who", "whom") for c in clause.children)
    if not relative or clause.head != head or not _is_thing(linked, number, head):
        return head
    here = head
    while here.dep_ in ("pobj", "appos", "conj", "compound", "prep") and here.head != here:
        here = here.head
        if here.pos_ in ("NOUN", "PROPN") and not _is_thing(linked, number, here):
            known = linked.heads.get((number, here.i)) or people_words().agent_type(here) is not None
            if known and here.dep_ != "appos":
                return here
    return head


def _is_thing(linked: Linked, number: int, token: Any) -> bool:
    keys = linked.heads.get((number, token.i), ())
    return bool(keys) and all(linked.entities[key].kind in _THINGS for key in keys)
