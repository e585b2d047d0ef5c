"""Where people were when it was done to them: "detained her as she protested in Lima", "while he was in Lima".

Only what is told as going on at that moment, of those it was done to, and where somebody came in to do it: before and
after they may be anywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.sharing import is_at_once
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.records import Kind, Mention, Participant
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["where_they_were"]

_WITHIN = frozenset({"in", "at", "near", "inside", "outside"})
_INTO = _WITHIN | {"into", "to", "on"}
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj"})


def where_they_were(
    sentence: Sentence, match: Match, given: Mapping[int, Sequence[Participant]]
) -> tuple[Participant, ...]:
    """Return the places told in a clause beside an act; `given` are those of the acts, by their tokens."""
    verb = match.token if match.verb is None else match.verb
    for other in sentence.found:
        clause = other.token if other.verb is None else other.verb
        beside = other.token.i in given and clause.dep_ == "advcl" and clause.head == match.token
        if beside and (is_at_once(clause) or _is_taken_from(match, other)):
            return tuple(given[other.token.i])
    types = act_types()
    if match.trigger.type not in types.custody | types.of_one_scene | types.hurting | types.ending_a_scene:
        return ()
    goes_on = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i < verb.i)
    if goes_on and _leads_there(sentence, match, verb.head):
        return tuple(p for p in _places_in(sentence, verb.head, _INTO) if p.start < sentence.block.start + verb.idx)[:1]
    for clause in verb.children:
        if clause.dep_ == "advcl" and is_at_once(clause) and _is_of_affected(sentence, match, clause):
            place = next(_places_in(sentence, clause, _WITHIN), None)
            if place is not None:
                return (place,)
    return ()


def _leads_there(sentence: Sentence, match: Match, verb: Any) -> bool:
    """Whether a verb tells that somebody came to where the act is done, or that people were brought there for it."""
    words = claim_words()
    if verb.lemma_.lower() in words.entering:
        return True
    brought = [c for c in verb.children if c.dep_ == "dobj"] if verb.lemma_.lower() in words.bringing else []
    whom = {r.entity for r in match.roles.get("affected", ())}
    return any(r.entity in whom for b in brought for r in sentence.linked.referents(sentence.number, b))


def _is_taken_from(match: Match, other: Match) -> bool:
    """Whether people are taken away when their protest was broken up: "arrested after police beat them in Lima"."""
    if match.trigger.type not in act_types().custody or other.trigger.type not in act_types().breaking_up:
        return False
    whom = {r.entity for r in match.roles.get("affected", ())}
    return not whom.isdisjoint(r.entity for r in other.roles.get("affected", ()))


def _is_of_affected(sentence: Sentence, match: Match, clause: Any) -> bool:
    """Whether a clause tells of those it was done to: by its subject, or without one ("while walking in Lima")."""
    subjects = [c for c in clause.children if c.dep_ in SUBJECTS]
    if not subjects:
        return bool(clause.tag_ == "VBG")
    whom = {r.entity for r in match.roles.get("affected", ())}
    return any(r.entity in whom for s in subjects for r in sentence.linked.referents(sentence.number, s))


def _is_place(noun: Any, mention: Mention) -> bool:
    """Whether a noun is a place by name or by its kind, and not somebody said to be of it: "a Lima journalist"."""
    kinds = name_words().place_heads | claim_words().place_nouns | claim_words().parts_of_places
    return noun.lower_ in kinds or mention.text.endswith(noun.text)


def _places_in(sentence: Sentence, clause: Any, within: frozenset[str]) -> Iterator[Participant]:
    """Yield the places that a clause itself tells with "in", "at" or the other prepositions `within`.

    And the place that a verb of entering has as its object: "stormed the village of Tarn".
    """
    linked, offset = sentence.linked, sentence.block.start
    first, last = offset + clause.left_edge.idx, offset + clause.right_edge.idx
    for mention in linked.parse.mentions_in(first, last + 1):
        if mention.kind is not Kind.PLACE:
            continue
        here = sentence.token_at(mention.start, mention.end)
        prepositions, entered = [], False
        while here not in (clause, here.head) and here.dep_ not in _CLAUSES:
            enters = here.dep_ == "dobj" and clause.lemma_.lower() in claim_words().entering
            entered = enters and _is_place(here, mention)
            if here.dep_ == "prep":
                prepositions.append(here.lower_)
            here = here.head
        told = entered or set(prepositions) - {"of"}
        if here == clause and told and set(prepositions) <= within | {"of"}:
            key = linked.named.of_mention[mention.start, mention.end]
            yield Participant(entity=key, start=mention.start, end=mention.end)
