"""Somebody whom a pronoun may mean though the text never tells who they are: a surname alone, an accuser's victim."""

from typing import Any

from rightsgraph.linking.discourse import Discourse
from rightsgraph.records import Kind

__all__ = ["may_be_strangers"]

_ACCUSES = frozenset({"accuse", "blame"})


def may_be_strangers(discourse: Discourse, token: Any, winner: str) -> bool:
    """Whether a "he" may as well mean somebody of whom only a surname is told, or whom an accusation is about."""
    return _is_surnames(discourse, token, winner) or _is_of_accuser(discourse, token, winner)


def _is_surnames(discourse: Discourse, token: Any, winner: str) -> bool:
    """Whether somebody of whom only a name of one word is told says it: "Bo was held. Sharif claimed he was beaten"."""
    clause = token.head
    while clause.dep_ in ("conj", "xcomp") and clause.head != clause:
        clause = clause.head
    if clause.dep_ != "ccomp":
        return False
    tellers = [c for c in clause.head.children if c.dep_ == "nsubj" and c.tag_ == "NNP"]
    if len(tellers) != 1 or tellers[0].is_upper or any(True for _ in tellers[0].children):
        return False
    keys = discourse.keys(tellers[0])
    if winner in keys:
        return False
    before = {key for seen in discourse.seen if seen.sentence < discourse.sentence for key in seen.keys}
    people = (e for e in (discourse.entity(key) for key in keys) if e.kind is Kind.PERSON and e.key not in before)
    return any(people)


def _is_of_accuser(discourse: Discourse, token: Any, winner: str) -> bool:
    """Whether the one it would mean accuses others of harm to another: "Ana accused police of shooting Bo ... his"."""
    verb = next((t for t in token.ancestors if t.lemma_.lower() in _ACCUSES), None)
    if verb is None:
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or winner not in discourse.keys(subject):
        return False
    told = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if told is None or token.dep_ != "poss":
        return False
    others = (t for t in told.subtree if t.i < token.i and t.dep_ == "dobj" and t.head.head == told)
    return any(winner not in discourse.keys(t) for t in others)
