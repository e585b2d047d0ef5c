"""The places without a name where acts happened: "beaten at a police station", "raided his office".

A phrase with "the" means the one place of that kind told of before ("Evin Prison ... in the prison"); where several
were told of, it is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Referent, lemma
from rightsgraph.records import Entity, Kind, Participant

__all__ = ["is_brought", "leads_to", "site_nouns", "sites"]

_PREPOSITIONS = frozenset({"in", "at", "inside", "outside", "near", "on", "within", "into"})
_TELLING = frozenset({"det", "poss", "amod", "compound", "nummod"})
_POINTING = frozenset({"the", "this", "that", "same"})


def site_nouns(sentence: Sentence) -> Mapping[int, tuple[Any, ...]]:
    """Return the nouns for places without a name, by the token of the act that happened there."""
    parse = sentence.linked.parse
    found: defaultdict[int, tuple[Any, ...]] = defaultdict(tuple)
    for token in sentence.span if sentence.found else ():
        if token.pos_ not in ("NOUN", "PROPN") or not _is_site(token):
            continue
        named = parse.mention_at(sentence.block.start + token.idx) is not None
        match = None if named else _act_at(sentence, token)
        if match is not None:
            found[match.token.i] += (token,)
    return found


def sites(sentence: Sentence, nouns: Iterable[Any]) -> Iterator[Participant]:
    """Yield the places that nouns mean; new ones are added to the entities of the document."""
    for noun in nouns:
        place = _meant(sentence, noun)
        if place is not None:
            yield Participant(entity=place.entity, start=place.start, end=place.end)


def _is_site(noun: Any) -> bool:
    """Whether a noun is a kind of place, told apart by an article, an owner or another word."""
    words, kind = claim_words(), lemma(noun)
    if kind in words.unnamed_sites:
        return any(c.dep_ in _TELLING and c.lower_ != "no" for c in noun.children)
    told = words.vague_but_told if kind in words.vague_sites else ()
    return any(c.dep_ == "amod" and c.lower_ in told for c in noun.children)


def _act_at(sentence: Sentence, noun: Any) -> Match | None:
    """The act that a place is told of: the verb or noun on which its preposition hangs, or a raid on it."""
    while noun.dep_ == "conj" and _is_site(noun.head):
        noun = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        match = sentence.anchors.get(noun.head.i)
        return match if match is not None and match.trigger.type in act_types().breaking_up else None
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) in claim_words().sides_of_places:
        noun = noun.head.head
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.dep_ not in ("prep", "pcomp"):
        return None
    while preposition.head.dep_ == "prep" or preposition.head.lower_ in ("out", "away"):
        preposition = preposition.head  # "from inside her home"
    match = sentence.anchors.get(preposition.head.i)
    if match is None:
        return None
    if preposition.lower_ == "from":
        return match if match.trigger.type in act_types().moving | act_types().custody else None
    brought = preposition.lower_ == "to" and is_brought(match, preposition)
    return match if brought or preposition.lower_ in _PREPOSITIONS else None


def _meant(sentence: Sentence, noun: Any) -> Referent | None:
    """The place that a phrase means: one told of before, or a new one; None where it may be one of several."""
    linked = sentence.linked
    bare = not any(c.dep_ in ("amod", "compound", "poss", "prep", "acl", "relcl") for c in noun.children)
    if bare and any(c.dep_ == "det" and c.lower_ in _POINTING for c in noun.children):
        here = sentence.block.start + noun.idx
        known = (e for e in linked.entities.values() if _is_called(e, lemma(noun)) and e.mentions[0].start < here)
        before = {e.name: e.key for e in known}  # a prison that acts and the place that it is are one
        if len(before) > 1:
            return None
        for key in before.values():
            return linked.as_place(key, here, here + len(noun))
    return linked.add_site(sentence.number, noun)


def _is_called(entity: Entity, noun: str) -> bool:
    """Whether a place or body has a kind of place in its name: "Evin Prison", "police station"."""
    body = entity.kind is Kind.PLACE or (entity.kind is Kind.ORGANISATION and entity.agent_type is None)
    return body and bool(entity.mentions) and noun in entity.name.lower().split()


def is_brought(match: Match, preposition: Any) -> bool:
    """Return whether "to" a place is where the act puts people: "took them to the police station" is custody there."""
    return leads_to(match) and preposition.head.i in match.anchors


def leads_to(match: Match) -> bool:
    """Return whether an act puts people in another place than the one where it begins: "taken to prison"."""
    return any(c.test == "to" and c.wanted for c in match.trigger.conditions)
