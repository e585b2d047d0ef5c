"""Whether what is done to a pronoun may as well have been done to somebody else than the likeliest."""

from collections.abc import Mapping
from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen
from rightsgraph.linking.plurals import TAKING
from rightsgraph.linking.words import SINGULAR, people_words
from rightsgraph.records import Kind

__all__ = ["is_rivalled", "is_undergoer", "may_be_anothers"]


def is_rivalled(
    discourse: Discourse,
    candidates: tuple[tuple[Seen, float], ...],
    scores: Mapping[str, float],
    winner: str,
    gender: str,
) -> bool:
    """Return whether the sentence tells of another of that gender: "Ana, who saw a boy, said they beat him"."""
    if winner in discourse.linked.genders:
        return False
    for seen, _ in candidates:
        if seen.sentence == discourse.sentence and len(seen.keys) == 1 and seen.keys[0] in scores:
            other = discourse.entity(seen.keys[0])
            told = people_words().gender(seen.token) == gender and other.agent_type not in TAKING
            if told and other.key != winner and other.kind is Kind.GROUP:
                return True
    return False


def may_be_anothers(discourse: Discourse, token: Any, winner: str, candidates: tuple[tuple[Seen, float], ...]) -> bool:
    """Return whether what somebody says was done to a "he" may have been done to another than the speaker.

    "Jan Sol's colleague Bo Lin said he had been beaten", "A doctor, Bo Lin, saw Jan Sol. He said he had been beaten".
    """
    speaker = _speaker_above(token)
    if speaker is None or discourse.keys(speaker) != (winner,):
        return False
    if speaker.lower_ not in SINGULAR and winner in discourse.linked.genders:
        return False
    gender, genders = SINGULAR[token.lower_], discourse.linked.genders
    near = [seen for seen, _ in candidates if discourse.sentence - seen.sentence <= 1 and len(seen.keys) == 1]
    undergo = {seen.keys[0] for seen in near if is_undergoer(seen.token)}
    others = (key for key in undergo if genders.get(key, gender) == gender)
    return winner not in undergo and any(discourse.entity(key).kind is Kind.PERSON for key in others)


def is_undergoer(token: Any) -> bool:
    """Return whether something is done to somebody, or is theirs: "Ana's lawyer", "arrest of Ana"."""
    if token.dep_ == "pobj":
        return bool(token.head.lower_ == "of" and token.head.head.pos_ == "NOUN")
    return token.dep_ in ("nsubjpass", "dobj", "poss")


def _speaker_above(token: Any) -> Any | None:
    """Return the subject of the verb of saying over the clause of a pronoun: "Bo said that he had been beaten"."""
    clause = token.head
    while clause.dep_ in ("conj", "xcomp", "prep", "pobj", "dobj") and clause.head != clause:
        clause = clause.head
    if clause.dep_ != "ccomp":
        return None
    return next((c for c in clause.head.children if c.dep_ == "nsubj" and people_words().speaks(c)), None)
