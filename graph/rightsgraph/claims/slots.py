"""Which tokens stand in a slot of a frame around a verb; around a noun `noun_slots` tells."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.agents import by_agent
from rightsgraph.claims.clauses import objects, subjects
from rightsgraph.claims.dependents import clause_verb, owners, preposition_objects
from rightsgraph.claims.lexicon import Trigger, status_words
from rightsgraph.claims.noun_slots import around_noun, objects_below
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import antecedent, lemma, people_words
from rightsgraph.tagging.labels import SUBJECTS, VERBS

__all__ = ["fillers"]

_PREPOSITIONS = frozenset({"on", "upon", "about", "into", "against", "for", "to", "of", "at"})
_TOWARDS = ("into", "to", "at", "on")
"""After which of these stands the thing that something is done to, a trigger's conditions say."""

_HUMAN = frozenset({"family", "individual", "activists", "detainees"})
"""Agent types of nouns for human beings, and for no body that is a place too ("her office was raided")."""

_BEHIND = frozenset({"attr", "appos", "oprd", "npadvmod"})


def fillers(slot: str, token: Any, trigger: Trigger, verb: Any | None) -> list[Any]:
    """Return the heads of what stands in a slot of the trigger at `token`; `verb` is the light verb of a noun."""
    return around_noun(slot, token, verb) if trigger.part == "noun" else _around_verb(slot, token, trigger)


def _around_verb(slot: str, token: Any, trigger: Trigger) -> list[Any]:
    if slot == "subject":
        return _subject(token, trigger)
    if slot == "undergoing":
        return objects(token) or subjects(token)
    if slot == "object":
        return objects(token) or [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if slot == "object_passive":
        return subjects(token) if is_passive(token) else []
    if slot in ("from", "named_behind"):
        return _behind_verb(slot, token)
    if slot == "indirect":
        return _indirect(token)
    if slot == "by":
        acts = {"subject", "object"} <= trigger.frame.slots.keys()
        own = acts and any(c.dep_ == "nsubj" for c in token.children)
        return [] if own and not is_passive(token) else by_agent(token)  # "broke up a rally by teachers"
    if slot == "owner_of_object":
        found = _owners_of_objects(token)
        beside = not found and token.dep_ == "conj" and token.head.pos_ in VERBS
        return _owners_of_objects(token.head) if beside else found  # "upheld A's conviction but cut the term"
    if slot == "owner_of_subject":
        return [p for s in subjects(token) for p in (*owners(s), *preposition_objects(s, "of"))]
    if slot == "release_of":
        return [p for n in preposition_objects(token, "for") for p in (*owners(n), *preposition_objects(n, "of"))]
    if slot in ("dispersed", "owner_of_into", "subject_below", "object_below"):
        return _below(slot, token, trigger)
    if slot == "against":
        found = [p for o in (token, *objects(token)) for p in preposition_objects(o, slot)]
        return [p for p in found if p.head == found[-1].head] or _laid_against(token)
    if slot == "described":
        return [token.head] if token.dep_ == "amod" else []
    if slot in _PREPOSITIONS:
        found = [p for o in (token, *objects(token)) for p in preposition_objects(o, slot)]
        measured = (p for o in found if lemma(o) in claim_words().units for p in preposition_objects(o, slot))
        return [*found, *measured]  # "asked for ten years for A"
    return []


def _below(slot: str, verb: Any, trigger: Trigger) -> list[Any]:
    """What stands below a clause or a preposition of a verb."""
    if slot == "dispersed":
        dispersing = claim_words().dispersing
        below = (c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.lemma_.lower() in dispersing)
        return [
            p for inner in below for o in objects(inner) for p in (o, *owners(o), *preposition_objects(o, "of", "by"))
        ]
    if slot == "owner_of_into":
        named = [c.test for c in trigger.conditions if c.wanted and c.test in _TOWARDS] or _TOWARDS
        things = [o for over in (verb, *objects(verb)) for o in preposition_objects(over, *named)]
        return [p for o in things for p in _owned_by(o)]
    if slot == "subject_below":
        gerunds = (c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VBG")
        return [s for c in gerunds for s in c.children if s.dep_ == "nsubj"]
    return objects_below(verb)


def _owners_of_objects(verb: Any) -> list[Any]:
    people = people_words()
    denied = [o for o in objects(verb) if o.dep_ in SUBJECTS and (o.tag_ == "CD" or people.agent_type(o) in _HUMAN)]
    return [p for o in objects(verb) if o not in denied for p in _owned_by(o)]  # "her father was denied food": not she


def _owned_by(noun: Any) -> list[Any]:
    """Whose sentence, verdict or visit it is: "his term", "the term of A", "the term imposed on A"."""
    given = [c for c in noun.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")]
    whole = [o for o in preposition_objects(noun, "of") if noun.lemma_.lower() in claim_words().parts_of_terms]
    if whole:
        return [p for o in whole for p in _owned_by(o)]
    behind = preposition_objects(noun, "of", "against", "for")
    things = (p for p in behind if p.pos_ == "NOUN" and people_words().agent_type(p) is None)
    found = [*owners(noun), *behind, *(p for thing in things for p in owners(thing))]  # "the door of her flat"
    return found or [p for verb in given for p in preposition_objects(verb, "on", "to", "against")]


def _behind_verb(slot: str, verb: Any) -> list[Any]:
    if slot == "named_behind":
        return [c for c in verb.children if c.i > verb.i and c.dep_ in _BEHIND and c.pos_ == "PROPN"]
    return [p for o in (verb, *objects(verb)) for p in preposition_objects(o, "from")]


def _subject(token: Any, trigger: Trigger) -> list[Any]:
    if trigger.type in act_types().written:
        return _writers(token)
    if trigger.frame.name in ("orders", "threatens") and is_passive(token):
        return []  # "soldiers were ordered to kill her": who ordered it, nobody says
    if token.dep_ == "xcomp" and trigger.type in act_types().hurting and _is_forced(token):
        return subjects(token.head)  # "police forced six men to beat each other": the police did it to them
    slots = trigger.frame.slots
    undergone = ("object", "object_passive", "by", "owner_of_object")
    undergoes = is_passive(token) and any(slot in slots for slot in undergone)
    return [] if undergoes else subjects(token)


def _is_forced(verb: Any) -> bool:
    """Whether somebody is made to do it: "forced them to"."""
    forcing = status_words().has("confessing", "forcing", verb.head.lemma_.lower())
    return forcing and any(c.dep_ == "dobj" for c in verb.head.children)


def _indirect(token: Any) -> list[Any]:
    """Whom something is given to, sent to or denied."""
    found = [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"] + preposition_objects(token, "to")
    if found:
        return found
    direct = [c for c in token.children if c.dep_ == "dobj"]
    if len(direct) == 2:
        return direct[:1]  # "denied him bail"
    hers = [c for o in direct for c in o.children if c.dep_ == "poss" and c.lower_ == "her"]
    if hers:
        return hers  # "granted her bail": the parser takes it for whose bail it is
    if is_passive(token):
        return subjects(token) if any(c.dep_ in ("dobj", "oprd", "pobj") for c in token.children) else []
    return [  # "gave five protesters prison terms": the parser makes them one phrase
        c
        for o in direct
        for c in o.children
        if c.dep_ in ("compound", "nmod") and (c.pos_ == "PROPN" or c.tag_ == "NNS")
    ]


def _laid_against(verb: Any) -> list[Any]:
    """Whom charges are laid against, though the parser hangs it on the offence: "a case of theft against A"."""
    for preposition in verb.subtree:
        if preposition.lower_ != "against" or preposition.dep_ != "prep" or preposition.i < verb.i:
            continue
        if any(t.lower_ == "against" and t != preposition for t in preposition.subtree):
            continue  # "charges of plotting against the king against A"
        here = preposition.head
        while here != verb and (here.pos_ in ("NOUN", "ADP", "PROPN") or here.lemma_.lower() in claim_words().laying):
            here = here.head
        if here == verb:
            return [p for p in preposition.children if p.dep_ == "pobj"]
    return []


def _writers(token: Any) -> list[Any]:
    """Who says what a text says: "she posted messages which called for ..." is she calling."""
    found: list[Any] = []
    for subject in subjects(token):
        noun = antecedent(subject) if subject.tag_ in ("WDT", "WP") else subject
        if noun is not None and noun.dep_ == "pobj" and not people_words().agent_type(noun):
            # "messages in a chatroom which"
            noun = next((t for t in noun.head.head.children if t.dep_ == "dobj"), noun)
        text = noun is not None and noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "pobj")
        if text and not people_words().agent_type(noun):
            verb = clause_verb(noun)
            found.extend(subjects(verb) if verb.pos_ == "VERB" and not is_passive(verb) else [])
        else:
            found.append(subject)
    return found
