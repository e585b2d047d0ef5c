"""Who asks for what is to be done to somebody else: "Ana called on the king to free him"."""

from typing import Any

from rightsgraph.linking.words import people_words
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["asks_for"]

_DOWN_TO_ASKED = frozenset({"conj", "xcomp", "pcomp", "prep", "dobj", "pobj", "advcl"})


def asks_for(seen: Any, token: Any) -> bool:
    """Return whether somebody asks for what is to be done to a pronoun: "an expert called on the king to release him".

    So with "to drop the charges against him".
    """
    if token.dep_ != "dobj" and not (token.dep_ == "pobj" and token.head.lower_ == "against"):
        return False
    here, asked = token.head, False
    while here not in (here.head, seen.head) and here.dep_ in _DOWN_TO_ASKED:
        asked = asked or any(c.dep_ == "aux" and c.lower_ == "to" for c in here.children)
        here = here.head
    return asked and seen.dep_ in SUBJECTS and seen.head == here and people_words().speaks_of(here)
