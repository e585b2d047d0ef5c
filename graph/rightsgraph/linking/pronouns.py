"""Whom a pronoun means: salience, gender and number; where two people are about equally likely, nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rightsgraph.linking.ahead import may_be_ahead, named_ahead
from rightsgraph.linking.asking import asks_for
from rightsgraph.linking.discourse import Discourse, Seen, clear_winner
from rightsgraph.linking.plurals import TAKING, doer_above, listens, loses, suffers
from rightsgraph.linking.rivals import is_rivalled, is_undergoer, may_be_anothers
from rightsgraph.linking.same_person import another_goes_on, object_above, victim_who_tells, whose_case
from rightsgraph.linking.speaking_before import (
    goes_on_telling,
    is_single,
    spoke_lately,
    told_of_others,
    unnamed_spoke,
)
from rightsgraph.linking.strangers import may_be_strangers
from rightsgraph.linking.tellers import (
    is_word,
    named_since,
    says_aside,
    speaks_for,
    stands_between,
    teller_of_own,
)
from rightsgraph.linking.topics import newly_told
from rightsgraph.linking.victims import is_past_trial, may_be_another_victim
from rightsgraph.linking.words import SINGULAR, lemma, people_words, verb_forms
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words
from rightsgraph.tagging.names import harmful_verbs

__all__ = ["singular"]

_REACH = 4
"""How many sentences back a pronoun may point."""

_TELLS = 0.4
"""What is left of the salience of who only told of others, for a pronoun that does not speak."""

_ASKS = 0.2
"""What is left of the salience of who asks for what is to be done to somebody."""

_OWNS = 0.6
"""What is left of the salience of whose driver or lawyer somebody else is."""

_JUDGES = 0.4
"""What is left of the salience of a judge or an officer without a name, for a pronoun that is freed or held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pointing:
    """A pronoun with what its clause says of it, and whom it may mean."""

    token: Any
    gender: str
    speaks: bool
    suffered: bool
    named: frozenset[str]
    candidates: tuple[tuple[Seen, float], ...]
    tellers: frozenset[str]
    past: frozenset[str]


def singular(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the key of the person that "he" or "she" means, or nothing where that is unsure."""
    gender = SINGULAR[token.lower_]
    genders = discourse.linked.genders
    taken = object_above(discourse, token) or victim_who_tells(discourse, token) or teller_of_own(discourse, token)
    taken = taken or whose_case(discourse, token)
    if taken is not None and genders.get(taken, gender) == gender:
        genders.setdefault(taken, gender)
        return (taken,)
    pointing = _pointing(discourse, token, gender)
    scores = _scores(discourse, pointing)
    winner = _winner(discourse, pointing, scores)
    if winner is None or genders.get(winner, gender) != gender or may_be_ahead(discourse, token, winner, gender):
        return ()
    if _is_another(discourse, pointing, winner) or _may_be_others(discourse, pointing, scores, winner):
        return ()
    of_named = token.dep_ == "poss" and discourse.people([token.head])  # "his wife Ana said that she": she is Ana
    if winner not in genders and not of_named and _other_gender_beside(token, gender):
        return ()  # "Police beat her," he said: which of the two is the one person named, nothing tells
    genders.setdefault(winner, gender)
    return (winner,)


def _pointing(discourse: Discourse, token: Any, gender: str) -> _Pointing:
    speaks = people_words().speaks(token) and not _calls_somebody(token.head)
    candidates = tuple(discourse.candidates(token, _REACH))
    past = (s.keys[0] for s, _ in candidates if len(s.keys) == 1 and is_past_trial(discourse, s, token))
    return _Pointing(
        token=token,
        gender=gender,
        speaks=speaks,
        suffered=suffers(token) or loses(token),
        named=_named_in_speech(discourse, token) if speaks else frozenset(),
        candidates=candidates,
        tellers=frozenset() if speaks else told_of_others(discourse, candidates),
        past=frozenset(past),
    )


def _scores(discourse: Discourse, pointing: _Pointing) -> dict[str, float]:
    """How likely each is meant, by key."""
    genders, doer = discourse.linked.genders, doer_above(pointing.token)
    scores: dict[str, float] = {}
    for seen, weight in pointing.candidates:
        if len(seen.keys) > 1 or seen.token == doer or not _may_be_meant(discourse, pointing, seen):
            continue
        key = seen.keys[0]
        entity = discourse.entity(key)
        spoken = weight * 2.0 if pointing.speaks and key in discourse.speakers else weight
        if asks_for(seen.token, pointing.token):
            spoken *= _ASKS
        if entity.kind is Kind.GROUP:
            spoken *= _share_of(seen, entity, suffered=pointing.suffered)
        if key in pointing.tellers or (pointing.suffered and _only_spoke(discourse, pointing, key)):
            spoken *= _TELLS
        if seen.token.dep_ == "poss" and discourse.keys(seen.token.head):
            spoken *= _OWNS
        known = genders.get(key) and key not in pointing.tellers
        score = spoken * (1.6 if known else 1.0) * (1.0 if entity.kind is Kind.PERSON else 0.45)
        scores[key] = scores.get(key, 0.0) + score
    return scores


def _is_someones(token: Any) -> bool:
    """Whether somebody is only told of as another's: "his brother"."""
    return any(c.dep_ == "poss" and c.lower_ in SINGULAR for c in token.children)


def _only_spoke(discourse: Discourse, pointing: _Pointing, key: str) -> bool:
    """Whether somebody spoke, and nothing was done to them, where something was done to another before."""
    undergone = {s.keys[0] for s, _ in pointing.candidates if len(s.keys) == 1 and is_undergoer(s.token)}
    if key not in discourse.speakers or key in undergone or not undergone:
        return False
    told = [s.token for s, _ in pointing.candidates if s.keys == (key,)]
    return not any(t.sent.text.count('"') + t.sent.text.count("”") and _tells_of_self(t.sent) for t in told)


def _tells_of_self(sentence: Any) -> bool:
    """Whether something is done to whoever speaks: '"They hurt me," said Bo'."""
    return any(t.lower_ in ("me", "us") and t.dep_ == "dobj" for t in sentence)


def _may_be_meant(discourse: Discourse, pointing: _Pointing, seen: Seen) -> bool:
    """Whether number, gender and the words around it let a pronoun mean somebody told of before."""
    key, token, gender = seen.keys[0], pointing.token, pointing.gender
    entity = discourse.entity(key)
    known = discourse.linked.genders.get(key)
    if not is_single(entity, seen) or (known and known != gender) or key in pointing.named:
        return False
    if (entity.kind is Kind.GROUP and listens(seen.token, token)) or key in pointing.past or is_word(seen.token):
        return False
    if pointing.speaks and any(c.lower_ in ("my", "our") for c in seen.token.children):
        return False  # '"They will kill my son," he said'
    if pointing.speaks and seen.sentence == discourse.sentence and _is_someones(seen.token):
        return False  # "Bo asked where his brother was, he said"
    beside = not pointing.speaks and seen.sentence == discourse.sentence
    return not beside or not (speaks_for(seen.token, gender) or says_aside(discourse, seen.token, token, gender))


def _winner(discourse: Discourse, pointing: _Pointing, scores: dict[str, float]) -> str | None:
    """The key of whom a pronoun means before the doubts, or None."""
    token, candidates = pointing.token, pointing.candidates
    lately = spoke_lately(discourse, candidates) if pointing.speaks else frozenset()
    went_on = [key for key in scores if key in lately]
    if len(went_on) == 1:
        scores = {went_on[0]: 1.0}  # "..., said Ana. Bo was held, she added": whoever spoke goes on
    if not scores:
        return named_ahead(discourse, token) or _of_oneself(discourse, token, pointing.named)
    winner = (
        clear_winner(scores) or _alone_here(discourse, candidates, scores) or named_since(discourse, candidates, scores)
    )
    winner = _undergoer_here(discourse, candidates, scores, winner) or winner
    return winner if pointing.speaks else newly_told(discourse, candidates, scores, winner) or winner


def _is_another(discourse: Discourse, pointing: _Pointing, winner: str) -> bool:
    """Whether the words say, or leave open, that it is somebody else than the likeliest."""
    token, candidates = pointing.token, pointing.candidates
    if pointing.speaks and unnamed_spoke(discourse, token, winner):
        return True  # "Bo had called them, the source said. He said": the source, not Bo
    if pointing.past and discourse.entity(winner).agent_type in TAKING:
        return True  # "A man was shot dead in the custody of an officer. He was arrested in May": not the officer
    mine = [seen.token for seen, _ in candidates if seen.keys == (winner,)]
    if any(asks_for(one, token) for one in mine) and not any(map(is_undergoer, mine)):
        return True  # "Ana called on the king to free her": somebody else, told of before
    return (
        another_goes_on(discourse, token, winner)
        or may_be_strangers(discourse, token, winner)
        or may_be_another_victim(discourse, token, winner, candidates)
        or (winner in pointing.tellers and goes_on_telling(discourse, winner))
    )  # "Ana said that her client was held. She said that guards beat her."


def _may_be_others(discourse: Discourse, pointing: _Pointing, scores: Mapping[str, float], winner: str) -> bool:
    """Whether what is done to a pronoun may as well have been done to somebody else."""
    token, candidates = pointing.token, pointing.candidates
    harmed = not name_words().harm_verbs.isdisjoint(verb_forms(token.head)) and token.dep_ in ("nsubjpass", "dobj")
    return (pointing.suffered or harmed) and (
        may_be_anothers(discourse, token, winner, candidates)
        or stands_between(discourse, candidates, scores, winner)
        or is_rivalled(discourse, candidates, scores, winner, pointing.gender)
    )


def _calls_somebody(verb: Any) -> bool:
    """Whether a verb of saying has an object and nothing said: "had called the general a thief"."""
    labels = {c.dep_ for c in verb.children}
    called = bool(labels & {"dobj", "oprd"}) and verb.lemma_.lower() != "accuse"
    return called and not labels & {"ccomp", "parataxis", "dep"}


def _share_of(seen: Seen, entity: Entity, *, suffered: bool) -> float:
    """What is left of the salience of somebody without a name, who may speak for others or take others in."""
    if lemma(seen.token) in people_words().speaking_for:
        return 0.0 if suffered else _JUDGES  # "an army spokesman declined to comment"
    return _JUDGES if suffered and entity.agent_type in TAKING else 1.0


def _undergoer_here(
    discourse: Discourse, candidates: tuple[tuple[Seen, float], ...], scores: Mapping[str, float], winner: str | None
) -> str | None:
    """Return the one person to whom something is done, or who has something, in the sentence of a pronoun before it.

    "Bo's rights had been breached when he was hurt": not who was told of before. None where the winner stands there.
    """
    here: dict[str, Any] = {}
    for seen, _ in candidates:
        if seen.sentence == discourse.sentence and len(seen.keys) == 1 and seen.keys[0] in scores:
            here[seen.keys[0]] = seen.token
    if winner is None or len(here) != 1 or winner in here:
        return None
    (key, token), *_ = here.items()
    owns = token.dep_ == "poss" and token.head.dep_ in (*SUBJECTS, "dobj")
    harmed = token.dep_ == "dobj" and token.head.lemma_.lower() in harmful_verbs()
    undergoes = token.dep_ == "nsubjpass" or owns or harmed or token.tag_ == "WP"
    return key if undergoes else None


def _alone_here(
    discourse: Discourse, candidates: tuple[tuple[Seen, float], ...], scores: Mapping[str, float]
) -> str | None:
    """Return the one person told of before in a sentence where the sentence before tells of no other, or None.

    "The court held Ana's trial and sentenced her": whoever was told of long before comes after her.
    """
    near: dict[int, set[str]] = {discourse.sentence: set(), discourse.sentence - 1: set()}
    for seen, _ in candidates:
        if seen.sentence in near:
            near[seen.sentence].update(key for key in seen.keys if key in scores)
    here, before = near.values()
    if len(here) != 1 or not before <= here:
        return None
    (one,) = here
    tells = one in discourse.speakers or discourse.entity(one).kind is not Kind.PERSON
    return None if tells else one


def _other_gender_beside(token: Any, gender: str) -> bool:
    """Whether the sentence also has a pronoun for a person of another gender."""
    return any(SINGULAR.get(t.lower_, gender) != gender for t in token.sent)


def _named_in_speech(discourse: Discourse, token: Any) -> frozenset[str]:
    """Return whom what is said names: "Ana was held, she said" is not said by Ana (Chomsky 1981, principle C).

    Nor does anybody say it whom a quotation calls "she".
    """
    verb = token.head
    content: Iterable[Any] = (t for c in verb.children if c.dep_ in ("ccomp", "dep") for t in c.subtree)
    if verb.dep_ == "parataxis":  # "It was time, she said, to free Ana"
        content = (t for t in verb.sent if not verb.is_ancestor(t))
    named = {discourse.names[t.i] for t in content if t.i in discourse.names}
    clause = token.doc[token.sent.start : min(token.i, token.head.i)]
    if any(t.is_quote for t in clause[-2:]):  # '"He was held," he said': no speaker calls himself "he"
        named.update(key for t in clause if t.lower_ in SINGULAR for key in discourse.keys(t))
    return frozenset(named)


def _of_oneself(discourse: Discourse, token: Any, named: frozenset[str]) -> str | None:
    """Return the one person whom what is said names, where the text tells of nobody else: "Ana was held, she said"."""
    quoted = any(t.is_quote for t in token.doc[token.sent.start : token.i])
    people = {key for s in discourse.seen for key in s.keys if discourse.entity(key).kind is Kind.PERSON}
    return next(iter(people)) if len(people) == 1 and people <= named and not quoted else None
