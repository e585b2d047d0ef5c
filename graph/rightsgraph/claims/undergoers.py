"""Who undergoes a verb, or what stands behind its object: a participle, a passive infinitive, a penalty."""

from typing import Any

from rightsgraph.claims.voice import is_infinitive, is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import people_words
from rightsgraph.tagging.labels import ALL_SUBJECTS

__all__ = [
    "depicted",
    "first_objects",
    "is_blamed",
    "is_filled",
    "is_instead",
    "named_before",
    "objects_as_subjects",
    "penalised",
    "taken_to_undergo",
    "told_in",
]

_RELATIVE = frozenset({"WP", "WDT"})
_LAID_ON = frozenset({"to", "on", "upon", "against"})


def depicted(verb: Any) -> Any | None:
    """Return the object that a participle right behind it tells the state of: "led him away blindfolded"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBN", "JJ") or any(c.dep_ != "advmod" for c in verb.children):
        return None
    between = verb.doc[verb.i - 1]
    objects_ = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
    near = objects_ and (between == objects_[-1] or (between.head == verb.head and between.dep_ in ("advmod", "prt")))
    return objects_[-1] if near else None


def told_in(verb: Any) -> Any | None:
    """Return the "posting" of "fined her for posting a video alleging that": who posts alleges, not who fines."""
    noun = verb.doc[verb.left_edge.i - 1] if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.left_edge.i else None
    while noun is not None and noun.dep_ in ("pobj", "prep", "compound", "amod"):
        noun = noun.head
    if noun is None or noun.dep_ != "dobj" or noun.lemma_.lower() not in claim_words().written_things:
        return None
    return noun.head if noun.head != verb.head and noun.head.dep_ == "pcomp" else None


def is_blamed(token: Any) -> bool:
    """Return whether a word is whom a verb blames, and not what it costs them: "fined her 400 dollars for posting"."""
    given = token.dep_ == "dative" and token.pos_ != "ADP"
    priced = token.ent_type_ == "MONEY" or any(c.dep_ == "nummod" and c.ent_type_ == "MONEY" for c in token.children)
    return (given or token.dep_ == "dobj") and not priced


def is_filled(clause: Any) -> bool:
    """Return whether a relative word of a clause is not its object: "who fled", "whose son fled"."""
    if any(c.tag_ in _RELATIVE and (c.dep_ in ALL_SUBJECTS or c.dep_ in ("dobj", "pobj")) for c in clause.children):
        return True
    return any(word.tag_ == "WP$" for word in clause.doc[clause.left_edge.i : clause.i])


def is_instead(of: Any) -> bool:
    """Return whether it is the "of" of "instead of", behind which stands what who acts did not do."""
    return bool(of.i and of.nbor(-1).lower_ == "instead")


def _is_disappeared(token: Any) -> bool:
    """Return whether a name right behind "disappeared" is whom somebody made disappear: the parser sees no object."""
    verb = token.head
    behind = token.dep_ == "npadvmod" and verb.lemma_ == "disappear" and token.left_edge.i == verb.i + 1
    return bool(behind and token.ent_type_ == "PERSON")


def named_before(verb: Any) -> Any | None:
    """Return the name right before a participle and its comma: "to free A, jailed for ten years"."""
    first = verb.left_edge.i
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or first < len("A,") or verb.doc[first - 1].text != ",":
        return None
    named = (c for c in verb.head.children if c.dep_ == "dobj" and c.pos_ == "PROPN")
    return next((c for c in named if c.right_edge.i == first - 2), None)


def taken_to_undergo(verb: Any) -> Any | None:
    """Return who is taken somewhere to undergo something: "took [her] away to be interrogated", "to face trial"."""
    head = verb.head
    undergoes = is_passive(verb) or verb.lemma_.lower() in people_words().enduring_verbs
    if verb.dep_ != "advcl" or not is_infinitive(verb) or not undergoes or is_passive(head):
        return None
    behind = (c for c in head.children if c.dep_ == "dobj" and head.i < c.i < verb.i)
    return next((c for c in behind if c.pos_ in ("PRON", "PROPN") or people_words().agent_type(c)), None)


def penalised(verb: Any) -> list[Any]:
    """Return to whom a verb gives a penalty: "issued a warning to A", "imposed a fine on A", "gave A a warning"."""
    things = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in claim_words().handed_out]
    if not things or any(c.dep_ == "auxpass" for c in verb.children):
        return []
    below = [c for over in (verb, *things) for c in over.children]
    given = (c for c in below if c.dep_ == "dative" and c.pos_ != "ADP")
    to = (p for c in below if c.dep_ in ("dative", "prep") and c.lower_ in _LAID_ON for p in c.children)
    return [*given, *(p for p in to if p.dep_ == "pobj")]


def first_objects(verb: Any) -> list[Any]:
    """Return the direct objects, without one after what follows the first: "held A on the eve of a prize for B"."""
    found: list[Any] = []
    closed = False
    for child in verb.children:
        closed = closed or (bool(found) and child.dep_ in ("prep", "agent") and child.i > found[-1].i)
        if (child.dep_ == "dobj" and (not closed or _listed_on(child))) or _is_disappeared(child):
            found.append(child)
    return found


def _listed_on(token: Any) -> bool:
    """Whether a person's name goes on with a list: "sentenced A to ten years, B to six"."""
    first = token.left_edge.i
    return bool(token.ent_type_ == "PERSON" and first and token.doc[first - 1].text in (",", ":", ";"))


def objects_as_subjects(verb: Any) -> list[Any]:
    """Return the second subject of an active verb, behind it: the parser's error for an object with words around it."""
    before = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    behind = [c for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i]
    return behind if before and verb.pos_ == "VERB" and not any(c.dep_ == "ccomp" for c in verb.children) else []
