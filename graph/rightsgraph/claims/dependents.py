"""What hangs on a token, and on what it hangs: objects of prepositions, owners, the verb of its clause."""

from typing import Any

from rightsgraph.tagging.labels import VERBS

__all__ = ["clause_verb", "owners", "preposition_objects"]


def preposition_objects(token: Any, *names: str) -> list[Any]:
    """Return the heads of the objects of the named prepositions that hang on the token."""
    found: list[Any] = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt", "advmod") and child.lower_ in names and not _is_not(child):
            found.extend(c for c in child.children if c.dep_ in ("pobj", "pcomp"))
    return found


def _is_not(preposition: Any) -> bool:
    """Whether a preposition tells whom or what it was not: "by soldiers, not by police"."""
    return any(c.dep_ == "neg" for c in preposition.children)


def owners(noun: Any) -> list[Any]:
    """Return the heads of possessives before a noun ("her", "Liu Di's")."""
    return [c for c in noun.children if c.dep_ == "poss"]


def clause_verb(token: Any) -> Any:
    """Return the verb of the clause that a token stands in (the token itself when it is that verb)."""
    here = token
    while here.pos_ not in VERBS and here.head != here:
        here = here.head
    return here
