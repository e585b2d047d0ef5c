"""Whether officials who beat somebody had that person in their custody: then it is ill-treatment, else an attack."""

from collections.abc import Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.conditions import hold_somebody
from rightsgraph.claims.dependents import preposition_objects
from rightsgraph.claims.lexicon import Lexicon
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Claim

__all__ = ["is_aim", "is_during_custody", "is_in_family", "is_outside_custody", "is_told_again"]

_DEFINITE = frozenset({"the", "these", "those"})
_HELD = frozenset({"prison-staff", "detainees"})
"""Types of agents of whom one is in the custody of the other."""


def is_outside_custody(sentence: Sentence, match: Match, told: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Return whether a beating by officials is an attack: of nobody whom the text, so far, says to be held.

    `told` are the claims of the document before. What nobody is said to have done stays ill-treatment.
    """
    if not _may_be_attack(match, lexicon) or not match.roles.get("actor"):
        return False
    entities = sentence.linked.entities
    if any(entities[r.entity].agent_type in _HELD for role in ("actor", "affected") for r in match.roles.get(role, ())):
        return False
    if any(hold_somebody(entities[r.entity]) for r in match.roles.get("actor", ())):
        return False
    if any(token.lemma_.lower() in claim_words().custody_signs for token in sentence.span):
        return False
    whom = {r.entity for r in match.roles.get("affected", ())}
    custody = act_types().custody | act_types().of_the_state
    before = (m for m in sentence.found if m.trigger.type in custody and m.token.i < match.token.i)
    if any(r.entity in whom for m in before for r in m.roles.get("affected", ())):
        return False
    for claim in reversed(told):
        if claim.status.happened and any(p.entity in whom for p in claim.affected):
            if claim.type in custody:
                return False
            if claim.type == "release":
                return True
    return True


def _may_be_attack(match: Match, lexicon: Lexicon) -> bool:
    """Whether the same verb tells an attack where it is not officials who do it."""
    trigger = match.trigger
    if trigger.type != "ill-treatment" or not any(c.test == "official" and c.wanted for c in trigger.conditions):
        return False
    return any(
        other.type == "attack"
        and other.particle == trigger.particle
        and any(c.test == "official" for c in other.conditions)
        for other in lexicon.triggers[trigger.part, trigger.lemma]
    )


def is_in_family(match: Match, lexicon: Lexicon) -> bool:
    """Return whether the custody is that of a family, and nobody is held: "into the custody of her grandparents"."""
    if match.trigger.type not in act_types().custody:
        return False
    for noun in preposition_objects(match.token, "in", "into", "to", "under"):
        if noun.lower_ == "custody":
            keepers = (*preposition_objects(noun, "of"), *(c for c in noun.children if c.dep_ == "poss"))
            return any(k.lemma_.lower() in lexicon.lists["kin"] for k in keepers)
    return False


def is_told_again(sentence: Sentence, match: Match, told: Sequence[Claim]) -> bool:
    """Return whether "the arrested students" or "those detained" only says again that those told of before are held.

    `told` are the claims of the document before. What more is said of it, or of whom a name tells, is told anew.
    """
    token, types = match.token, act_types()
    if match.trigger.part == "noun" and match.trigger.type in types.custody and _is_where(sentence, match):
        return True  # "detainees were beaten in pre-trial detention"
    if match.trigger.type == "accusation" and match.roles.get("affected") and _is_known_as(token):
        return True  # "the accused officers"
    described = match.trigger.part == "adjective" or token.dep_ in ("amod", "acl")
    if match.trigger.type not in types.custody or not described or token.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    noun = token.head
    definite = noun.lower_ == "those" or any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)
    several = noun.lower_ == "those" or noun.tag_ == "NNS"
    more = any(not c.is_punct for c in token.children)
    more = more or any(c.dep_ in ("nummod", "prep", "relcl", "acl") and c != token for c in noun.children)
    named = (sentence.linked.entities[r.entity].named for r in match.roles.get("affected", ()))
    if not definite or not several or more or any(named):
        return False
    taken = types.custody | types.of_the_state | {"kidnapping"}
    return any(c.type in taken and c.status.happened and len(c.affected) > 0 for c in told)


def _is_known_as(token: Any) -> bool:
    """Whether a participle only says who is meant, by nothing more than what they are: "the accused officers"."""
    noun = token.head
    definite = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)
    return token.dep_ == "amod" and token.tag_ == "VBN" and definite and not any(True for _ in token.children)


def _is_where(sentence: Sentence, match: Match) -> bool:
    """Whether a noun only says that what befell detainees befell them in custody."""
    whom = [sentence.linked.entities[r.entity] for r in match.roles.get("affected", ())]
    inside = match.token.dep_ == "pobj" and match.token.head.lower_ == "in"
    above = sentence.anchors.get(match.token.head.head.i) if inside else None
    hurt = above is not None and above.trigger.type in act_types().hurting
    bare = all(c.dep_ in ("amod", "det", "punct", "compound") for c in match.token.children)
    return hurt and bare and bool(whom) and all(w.agent_type == "detainees" and not w.named for w in whom)


def is_aim(sentence: Sentence, match: Match) -> bool:
    """Return whether an act is only what people were hurt for: "beat him to force him to confess".

    Nobody says that it came to it; that they were beaten for it is told.
    """
    verb = match.token
    if match.trigger.type != "ill-treatment" or verb.tag_ != "VB" or verb.dep_ not in ("advcl", "acl", "xcomp"):
        return False
    over = verb.head
    if over.lower_ in ("order", "attempt", "effort", "bid") and over.dep_ == "pobj":
        over = over.head.head
    above = sentence.owner(over)
    hurting = act_types().hurting | {"attack", "threat"}
    if above is not None and above.token != verb and above.trigger.type in hurting:
        return True
    whom = {r.entity for r in match.roles.get("affected", ())}
    before = (m for m in sentence.found if m.trigger.type in hurting and m.token.i < verb.i)
    return any(r.entity in whom for m in before for r in m.roles.get("affected", ()))


def is_during_custody(sentence: Sentence, match: Match) -> bool:
    """Return whether an assault is told to have been done while its victim was held: "held for days, during which"."""
    verb = match.token
    during = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "during")
    which = any(o.tag_ == "WDT" for c in during for o in c.children)
    held = sentence.anchors.get(verb.head.i) if which and match.trigger.type == "attack" else None
    if held is None or held.trigger.type not in act_types().custody | act_types().of_the_state:
        return False
    whom = {r.entity for r in match.roles.get("affected", ())}
    return not whom.isdisjoint(r.entity for r in held.roles.get("affected", ()))
