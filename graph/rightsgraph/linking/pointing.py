"""Whom a definite noun points back to: somebody described, so many people, a body or those in office."""

from typing import Any

from rightsgraph.linking.ages import aged
from rightsgraph.linking.discourse import Discourse, Seen, clear_winner
from rightsgraph.linking.lists import counted
from rightsgraph.linking.protagonist import described_anew
from rightsgraph.linking.words import determiner, governs, lemma, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging.numbers import number_of

__all__ = ["IN_OFFICE", "MODIFIERS", "NO_BODY", "pointed_to"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
MODIFIERS = frozenset("amod nummod compound poss acl relcl prep nmod quantmod appos".split())
_REACH = 6
"""How many sentences back a noun may point."""

IN_OFFICE = ("state-authority", "police")
"""Agent types of which a text knows one: "police" without more is the same police all through it."""

NO_BODY = ("state-authority", "court", "media")
"""Agent types that "the organisation" does not mean."""


def pointed_to(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return whom a definite noun points back to, nothing where that is unsure."""
    article = determiner(token)
    one = aged(discourse, token)
    if one is not None:
        return (one,)
    modified = governs(token, *MODIFIERS)
    if article in _DEFINITE and not modified and token.tag_ not in ("NNS", "NNPS"):
        back = _described(discourse, token)
        if back is not None and not _says_it(discourse, token, back):
            return (back,)
    if token.tag_ == "NN" and _unnamed_before(discourse, token) is None:
        anew = described_anew(discourse, token)
        if anew is not None and not _says_it(discourse, token, anew):
            if lemma(token) not in people_words().leading:  # a union's president is no authority
                discourse.describe(anew, token)
            return (anew,)
    if token.pos_ == "NUM" and article == "the" and not modified:
        return _so_many(discourse, number_of(token.text))
    all_of_them = article == "all" and governs(token, "nummod")
    if token.tag_ in ("NNS", "NNPS") and (article in ("the", "these", "those") or all_of_them):
        several = _several(discourse, token)
        if several:
            return several
    if not modified and not token.is_title and article in ("", "the"):
        known = discourse.officials.get(lemma(token))
        if known is not None and people_words().agent_type(token) in (*IN_OFFICE, "prison-staff", "court"):
            return (known,)
    return ()


def _says_it(discourse: Discourse, token: Any, key: str) -> bool:
    """Whether somebody says what a noun stands in: in "Ana said that the student was held" the student is not Ana."""
    here = token
    while here.head != here:
        if here.dep_ == "ccomp":
            speakers = (c for c in here.head.children if people_words().speaks(c))
            if any(key in discourse.keys(c) for c in speakers):
                return True
        here = here.head
    return False


def _described(discourse: Discourse, token: Any) -> str | None:
    """Return whom "the student" or "the organization" means, None where that is unsure."""
    words, word = people_words(), lemma(token)
    described = discourse.descriptions.get(word, set())
    if described:
        return next(iter(described)) if len(described) == 1 else None
    if word in words.organisation_reference:
        return _organisation(discourse)
    return _unnamed_before(discourse, token) if word in words.back_reference else None


def _unnamed_before(discourse: Discourse, token: Any) -> str | None:
    """Return the one without a name whom the noun told of before: "Police arrested an activist. The activist ..."."""
    for seen in reversed(discourse.seen):
        entity = discourse.entity(seen.keys[0])
        unnamed = len(seen.keys) == 1 and entity.kind is Kind.GROUP and not entity.named and not seen.plural
        if unnamed and discourse.sentence - seen.sentence <= _REACH and lemma(seen.token) == lemma(token):
            return entity.key
    return None


def _organisation(discourse: Discourse) -> str | None:
    """Return the body that "the organisation" means: near, prominent, perhaps a speaker; None when two compete."""
    scores: dict[str, float] = {}
    for seen in discourse.seen:
        distance = discourse.sentence - seen.sentence
        if distance > _REACH or len(seen.keys) > 1:
            continue
        key = seen.keys[0]
        entity = discourse.entity(key)
        body = entity.kind is Kind.ORGANISATION or (entity.kind is Kind.GROUP and entity.agent_type is not None)
        if body and entity.named and entity.agent_type not in NO_BODY:
            weight = 0.2 if seen.token.dep_ in ("compound", "nmod") else seen.weight
            before = scores.get(key, 0.6 if key in discourse.speakers else 0.0)
            scores[key] = before + weight * 0.75**distance
    return clear_winner(scores)


def _several(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return whom "the three men" or "the students" means: so many people, or a group of that noun."""
    count = next((c for c in token.children if c.dep_ == "nummod"), None)
    number = None if count is None else number_of(count.text)
    if (
        governs(token, "acl", "relcl", "amod", "poss")
        or _is_told_apart(token, counted=number is not None)
        or (number is None and governs(token, "compound"))
    ):
        return ()
    for seen in reversed(discourse.seen):
        if discourse.sentence - seen.sentence > _REACH:
            break
        if count is not None:
            if len(seen.keys) == number and number > 1 and not governs(token, "compound"):
                return seen.keys
            if _same_count(discourse, seen, token, number):
                return seen.keys
        elif seen.plural and seen.token.tag_ in ("NNS", "NNPS") and lemma(seen.token) == lemma(token):
            return seen.keys
    return ()


def _is_told_apart(token: Any, *, counted: bool) -> bool:
    """Whether a preposition tells which people are meant; where they are counted, most tell of the act ("near")."""
    return any(c.dep_ == "prep" and (not counted or c.lower_ in ("of", "from", "with")) for c in token.children)


def _so_many(discourse: Discourse, number: int | None) -> tuple[str, ...]:
    """Return whom "the six" means: the six, or the group of six, spoken of last."""
    for seen in reversed(discourse.seen if number is not None and number > 1 else ()):
        if discourse.sentence - seen.sentence > _REACH:
            break
        entity = discourse.entity(seen.keys[0])
        unnamed = entity.kind is Kind.GROUP and not entity.named
        if len(seen.keys) == number or (len(seen.keys) == 1 and unnamed and counted(seen.token) == number):
            return seen.keys
    return ()


def _same_count(discourse: Discourse, seen: Seen, token: Any, number: int | None) -> bool:
    """Whether "the nine villagers" are nine villagers spoken of before, or "the nine individuals" any nine."""
    entity = discourse.entity(seen.keys[0])
    group = len(seen.keys) == 1 and entity.kind is Kind.GROUP and not entity.named
    any_of_them = lemma(token) in people_words().any_people and not governs(token, "compound")
    same = lemma(seen.token) == lemma(token) or any_of_them
    return group and same and number is not None and number > 1 and counted(seen.token) == number
