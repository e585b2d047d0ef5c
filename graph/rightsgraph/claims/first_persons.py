"""Whom "I", "me" and "our" mean: the speaker of the quotation that they stand in."""

from collections.abc import Sequence

from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Kind

__all__ = ["resolve_first_persons"]

_SINGULAR = frozenset({"i", "me", "my"})
_FIRST_PERSON = _SINGULAR | {"we", "us", "our"}


def resolve_first_persons(linked: Linked, quoted: Sequence[tuple[int, int, Referent | None]]) -> None:
    """Let "I", "me" and "our" in a quotation mean its speaker.

    A group that "my" names keeps its name: groups are named by their own words.
    """
    for number, block in enumerate(linked.parse.blocks):
        for token in block.doc:
            if token.lower_ not in _FIRST_PERSON:
                continue
            place = block.start + token.idx
            speaker = next((r for s, e, r in quoted if s <= place < e and r is not None), None)
            if speaker is None:
                continue
            wanted = Kind.PERSON if token.lower_ in _SINGULAR else Kind.ORGANISATION
            if linked.entities[speaker.entity].kind is wanted:
                linked.refer(number, token.i, speaker.entity)
