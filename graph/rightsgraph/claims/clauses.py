"""The arguments of a verb or noun, over spaCy's dependency parse (ClearNLP labels).

Handles active and passive, coordination ("arrested, beaten and charged"), control and raising ("is believed to have
been tortured"), participles ("jailed for ..."), relative clauses and nominals ("the arrest of X by Y", "her detention").
"""

from collections.abc import Iterator
from typing import Any

__all__ = [
    "above",
    "by_agent",
    "clause_verb",
    "governor",
    "is_passive",
    "objects",
    "owners",
    "preposition_objects",
    "subjects",
]

_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECT_CONTROL = frozenset({"force", "order", "ask", "urge", "tell", "allow", "permit", "cause", "compel", "let", "make", "help", "see", "watch", "have", "leave", "want", "keep", "find", "hear", "require", "instruct", "call", "enable", "forbid", "pressure", "get", "set"})  # fmt: skip


def is_passive(verb: Any) -> bool:
    """Return whether a verb's subject undergoes it: a passive, or a past participle that describes a noun."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" and not (verb.tag_ == "VBD" and verb.dep_ in ("acl", "conj")):
        return False
    if verb.dep_ in ("acl", "amod", "pcomp", "relcl") and not any(c.dep_ in ("nsubj", "aux") for c in verb.children):
        return True
    if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        own = any(c.dep_ in ("dobj", "ccomp", "xcomp", "prt", "aux") for c in verb.children)
        return verb.tag_ in ("VBN", "VBD") and not own and is_passive(verb.head)
    if (
        verb.dep_ in ("advcl", "ccomp", "xcomp", "oprd", "ROOT", "dep")
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
    ):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("get", "have") and verb.tag_ == "VBN"


def subjects(verb: Any, depth: int = 0) -> list[Any]:
    """Return the heads of a verb's subject, own or inherited."""
    own = [c for c in verb.children if c.dep_ in _SUBJECT and c.lower_ not in ("there",)]
    if own:
        return [_through(s) for s in own]
    if depth > 6 or verb.head == verb:
        return []
    head = verb.head
    if verb.dep_ == "conj":
        return subjects(head, depth + 1) if head.pos_ in ("VERB", "AUX") else _noun_above(head)
    if verb.dep_ in ("acl", "amod"):
        return [head] if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ") else subjects(head, depth + 1)
    if verb.dep_ == "relcl":
        return [head]
    if verb.dep_ in ("xcomp", "ccomp", "advcl"):
        if verb.dep_ == "ccomp" and not _infinitive(verb) and verb.tag_ not in ("VB", "VBN", "VBG"):
            return []
        if head.pos_ in ("VERB", "AUX"):
            if verb.dep_ in ("xcomp", "ccomp") or (_infinitive(verb) and head.lemma_ in _OBJECT_CONTROL):
                controlled = (
                    [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
                    if head.lemma_ in _OBJECT_CONTROL
                    else []
                )
                if controlled:
                    return [_through(c) for c in controlled]
            return subjects(head, depth + 1)
        if head.pos_ in ("ADJ", "NOUN"):
            return (
                subjects(head.head, depth + 1)
                if head.dep_ in ("acomp", "attr", "oprd", "dobj", "xcomp", "conj")
                else subjects(head, depth + 1)
            )
    if verb.dep_ in ("pcomp", "prep", "pobj"):
        top = head
        while top.dep_ in ("prep", "pcomp", "pobj", "agent", "conj") and top.pos_ not in (
            "VERB",
            "AUX",
            "NOUN",
            "PROPN",
        ):
            top = top.head
        if top.pos_ in ("VERB", "AUX"):
            passive_object = is_passive(top)
            return (
                subjects(top, depth + 1)
                if passive_object or not _accusing(top)
                else [_through(c) for c in top.children if c.dep_ == "dobj"] or subjects(top, depth + 1)
            )
        return []
    return []


def _accusing(verb: Any) -> bool:
    return str(verb.lemma_) in (
        "accuse",
        "suspect",
        "convict",
        "charge",
        "ban",
        "prevent",
        "bar",
        "stop",
        "block",
        "arrest",
        "detain",
        "jail",
        "sentence",
        "fine",
        "punish",
        "beat",
        "prosecute",
        "imprison",
        "criticize",
        "criticise",
        "target",
    )


def _infinitive(verb: Any) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _through(token: Any) -> Any:
    """ "X, whose brother, Y, has been abducted": the parser hangs the brother on X; the brother is the subject."""
    for child in token.children:
        if child.dep_ == "appos" and any(c.dep_ == "poss" and c.lower_ == "whose" for c in child.children):
            return child
    return token


def _noun_above(token: Any) -> list[Any]:
    return [token] if token.pos_ in ("NOUN", "PROPN") else []


def objects(verb: Any) -> list[Any]:
    """Return the heads of what is acted on: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return subjects(verb)
    own = [c for c in verb.children if c.dep_ == "dobj"]
    if own:
        return own
    for child in verb.children:  # "did not allow prisoners to meet their families"
        small = _infinitive(child) or child.pos_ == "ADJ"  # "found her guilty", "allowed her to go"
        if child.dep_ in ("ccomp", "xcomp") and verb.lemma_ in _OBJECT_CONTROL and small:
            inner = [c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")]
            if inner:
                return inner
    if verb.dep_ == "relcl" and not any(c.dep_ in _SUBJECT and c.tag_ in ("WP", "WDT") for c in verb.children):
        if not any(c.tag_ in ("WP", "WDT") and c.dep_ in ("dobj", "pobj") for c in verb.children):
            return [verb.head]
    for child in verb.children:  # "detained and beat activists": the last verb of the chain has the object
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i > verb.i:
            shared = [c for c in child.children if c.dep_ == "dobj"]
            if shared and not is_passive(child) and child.i - verb.i <= 4:
                return shared
    return []


def by_agent(token: Any) -> list[Any]:
    """Return the heads after the "by" of a passive or of a noun."""
    found = []
    for child in token.children:
        if child.lower_ == "by" and child.dep_ in ("agent", "prep"):
            found.extend(c for c in child.children if c.dep_ == "pobj")
    if not found and token.dep_ == "conj" and token.pos_ == "NOUN":
        return []
    if not found:
        for child in token.children:
            if child.dep_ == "conj" and (child.pos_ == token.pos_ or child.tag_ == "VBN"):
                found.extend(by_agent(child))
    return found


def preposition_objects(token: Any, *names: str) -> list[Any]:
    """Return the heads of the objects of the named prepositions that hang on the token, with nested ones ("from under")."""
    found = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt", "advmod") and child.lower_ in names:
            found.extend(c for c in child.children if c.dep_ in ("pobj", "pcomp"))
    return found


def owners(noun: Any) -> list[Any]:
    """Return the heads of possessives before a noun ("her", "Liu Di's")."""
    return [c for c in noun.children if c.dep_ == "poss"]


def governor(token: Any) -> Any | None:
    """Return the verb or noun that a token hangs on, looking through prepositions and coordination."""
    here = token
    for _ in range(8):
        if here.head == here:
            return None
        here = here.head
        if here.pos_ in ("VERB", "AUX") or (here.pos_ in ("NOUN", "PROPN") and here.dep_ not in ("compound",)):
            return here
    return None


def clause_verb(token: Any) -> Any:
    """Return the verb of the clause that a token stands in (the token itself when it is that verb)."""
    here = token
    while here.pos_ not in ("VERB", "AUX") and here.head != here:
        here = here.head
    return here


def above(token: Any) -> Iterator[Any]:
    """Yield the tokens over a token, nearest first."""
    here = token
    while here.head != here:
        here = here.head
        yield here
