"""Who the sentence before tells of, where a pronoun might go on about somebody told of long before that."""

from collections.abc import Mapping
from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen
from rightsgraph.linking.plurals import TAKING
from rightsgraph.linking.words import lemma, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["newly_told"]


def newly_told(
    discourse: Discourse, candidates: tuple[tuple[Seen, float], ...], scores: Mapping[str, float], winner: str | None
) -> str | None:
    """Return the one person of the sentence before, where that tells nothing of the likeliest; None where it may not.

    "Al was held. He is in Tarn. Bo was held. He is in Karo": Bo, though Al has been "he" before. So it is with "Bo
    denied insulting Al. He was freed": whom the charge is about is told of only in passing. Whoever only speaks, and
    judges and officers, are not gone on about.
    """
    near = [s for s, _ in candidates if s.sentence >= discourse.sentence - 1 and len(s.keys) == 1]
    here = [s for s in near if s.keys[0] in scores and discourse.entity(s.keys[0]).kind is Kind.PERSON]
    told = [s for s in here if s.keys[0] != winner or not _is_in_passing(s.token)]
    people = {s.keys[0] for s in told}
    if winner is None or len(people) != 1 or winner in people:
        return None
    if any(people_words().speaks(s.token) or _is_in_office(discourse, s) for s in told):
        return None
    others = {s.keys[0] for s in near} - people
    if winner in others and not any(s.keys[0] == winner for s in here):
        return None
    return told[0].keys[0] if any(_is_in_main_clause(s.token) for s in told) else None


def _is_in_main_clause(token: Any) -> bool:
    """Whether somebody is the subject or the object of the main verb of a sentence, or of one joined to it."""
    verb = token.head
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return token.dep_ in (*SUBJECTS, "dobj") and verb.dep_ == "ROOT"


def _is_in_office(discourse: Discourse, seen: Seen) -> bool:
    """Whether a judge or an officer does something: "Judge Bo Lin adjourned the hearing"."""
    token, words = seen.token, people_words()
    beside = (lemma(c) for c in token.children if c.dep_ in ("compound", "nmod", "appos"))
    office = discourse.entity(seen.keys[0]).agent_type in TAKING or any(
        word in words.officials or words.agent_types.get(word) in TAKING for word in beside
    )
    return office and token.dep_ == "nsubj"


def _is_in_passing(token: Any) -> bool:
    """Whether somebody is told of only as whom a deed is about that another is charged with: "of insulting Al"."""
    while token.dep_ in ("appos", "conj", "compound") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    verb = token.head
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "NOUN"):
        verb = verb.head
    deed = token.dep_ == "dobj" and token.head.tag_ == "VBG"
    return deed and verb.dep_ in ("pcomp", "xcomp", "pobj")
