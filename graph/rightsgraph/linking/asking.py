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
    if token.dep_ == "poss":
        return _blames(seen, token)
    if token.dep_ != "dobj" and not (token.dep_ == "pobj" and token.head.lower_ == "against"):
        return False
    here, asked = token.head, False
    while here not in (here.head, seen.head) and here.dep_ in _DOWN_TO_ASKED:
        asked = asked or any(c.dep_ == "aux" and c.lower_ == "to" for c in here.children)
        here = here.head
    return asked and seen.dep_ in SUBJECTS and seen.head == here and people_words().speaks_of(here)


def _blames(seen: Any, token: Any) -> bool:
    """Whether somebody blames others for what befell those of a pronoun: "families blamed them for their arrest"."""
    verb = token.head.head.head if token.head.dep_ == "pobj" and token.head.head.lower_ == "for" else None
    blaming = verb is not None and verb.lemma_.lower() in people_words().blaming_verbs
    while blaming and seen.dep_ == "conj" and seen.head.pos_ in ("NOUN", "PROPN"):
        seen = seen.head
    return blaming and seen.dep_ in ("nsubj", "dobj") and seen.head == verb  # whoever is blamed took others
