"""Which body "it" and "its" mean: the one told of last, or whose act the clause around is."""

from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.words import lemma, people_words
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["thing"]

_REACH = 1
"""How many sentences back such a pronoun may point."""


def thing(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the key of the organisation that "it" or "its" means; "it" only where it speaks or is harmed."""
    if token.lower_ == "it" and not people_words().speaks(token):
        return _body_befallen(discourse, token)
    own = _body_above(discourse, token) if token.dep_ == "poss" else None
    if own is not None:
        return (own,)
    if token.dep_ == "poss" and _is_of_unknown(discourse, token):
        return ()  # "Al Karo has had its copies seized", where nothing tells what that is
    best: tuple[bool, float, tuple[str, ...]] = (False, 0.0, ())
    for seen, weight in discourse.candidates(token, _REACH):
        if len(seen.keys) == 1 and _is_body(discourse.entity(seen.keys[0])):
            spoke = token.dep_ != "poss" and seen.keys[0] in discourse.speakers  # who spoke before speaks on
            if (spoke, weight) >= best[:2]:
                best = (spoke, weight, seen.keys)
    return best[2]


def _is_of_unknown(discourse: Discourse, token: Any) -> bool:
    """Whether "its" stands in the clause of one thing that means nobody known."""
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    while verb.dep_ in ("ccomp", "xcomp") and not any(c.dep_ in SUBJECTS and c.i < token.i for c in verb.children):
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < token.head.left_edge.i), None)
    if subject is None or subject.tag_ not in ("NN", "NNP", "CD"):
        return False
    known = (Kind.GROUP, Kind.PERSON) if verb.lemma_ == "have" else (Kind.GROUP,)  # "Al Karo had its copies seized"
    return all(discourse.entity(key).kind in known for key in discourse.keys(subject))


def _body_befallen(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the one body told of in the sentence, for an "it" that is banned, closed or the like.

    "Revoked Radio Tarn's licence and banned it from broadcasting", "worked for Radio Tarn before it was closed".
    """
    verb = token.head
    befalls = token.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in people_words().done_to_bodies
    if not befalls or any(c.dep_ == "ccomp" for c in verb.children):
        return ()
    here = [seen for seen in discourse.seen if seen.sentence == discourse.sentence and seen.token.i < token.i]
    bodies = {key for seen in here for key in seen.keys if _is_body(discourse.entity(key))}
    doers = {key for seen in here if seen.token.dep_ in SUBJECTS for key in seen.keys}
    left = bodies - doers
    return tuple(left) if len(left) == 1 else ()


def _is_body(entity: Entity) -> bool:
    """Whether it is an organisation with a name, and not a state."""
    state = entity.key.startswith("organisation:state:")
    return entity.kind is Kind.ORGANISATION and entity.named and not state


def _body_above(discourse: Discourse, token: Any) -> str | None:
    """Return the body that does or says what "its" stands in: "the army said its soldiers had fired"."""
    here = token.head
    while here.head != here:
        here = here.head
        subject = next((c for c in here.children if c.dep_ in SUBJECTS and c.i < token.head.left_edge.i), None)
        if here.pos_ not in ("VERB", "AUX") or subject is None:
            continue
        keys = discourse.keys(subject)
        entity = discourse.entity(keys[0]) if len(keys) == 1 else None
        body = entity is not None and (_is_body(entity) or lemma(subject) in people_words().bodies)
        return entity.key if entity is not None and body and subject.tag_ not in ("NNS", "NNPS") else None
    return None
