"""Whom a pronoun means: salience, gender and number; where two people are about equally likely, nobody."""

from collections.abc import Iterable, Mapping
from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen, clear_winner, is_source
from rightsgraph.linking.plurals import TAKING, doer_above, listens, loses, suffers
from rightsgraph.linking.same_person import another_goes_on, object_above, victim_who_tells, whose_case
from rightsgraph.linking.strangers import may_be_strangers
from rightsgraph.linking.tellers import (
    is_word,
    named_since,
    people_in,
    says_aside,
    speaks_for,
    stands_between,
    teller_of_own,
)
from rightsgraph.linking.victims import is_past_trial, may_be_another_victim
from rightsgraph.linking.words import SINGULAR, lemma, people_words, verb_forms
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["singular"]

_REACH = 4
"""How many sentences back a pronoun may point."""

_TELLS = 0.4
"""What is left of the salience of who only told of others, for a pronoun that does not speak."""

_ASKS = 0.2
"""What is left of the salience of who asks for what is to be done to somebody."""

_DOWN_TO_ASKED = frozenset({"conj", "xcomp", "pcomp", "prep", "dobj", "pobj"})

_OWNS = 0.6
"""What is left of the salience of whose driver or lawyer somebody else is."""

_JUDGES = 0.4
"""What is left of the salience of a judge or an officer without a name, for a pronoun that is freed or held."""


def singular(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the key of the person that "he" or "she" means, or nothing where that is unsure."""
    gender = SINGULAR[token.lower_]
    genders = discourse.linked.genders
    taken = object_above(discourse, token) or victim_who_tells(discourse, token) or teller_of_own(discourse, token)
    taken = taken or whose_case(discourse, token)
    if taken is not None and genders.get(taken, gender) == gender:
        genders.setdefault(taken, gender)
        return (taken,)
    speaks = people_words().speaks(token) and not _calls_somebody(token.head)
    named = _named_in_speech(discourse, token) if speaks else frozenset()
    candidates = tuple(discourse.candidates(token, _REACH))
    tellers = frozenset() if speaks else _told_of_others(discourse, candidates)
    lately = _spoke_lately(discourse, candidates) if speaks else frozenset()
    suffered, doer = suffers(token) or loses(token), doer_above(token)
    past = {s.keys[0] for s, _ in candidates if len(s.keys) == 1 and is_past_trial(discourse, s, token)}
    scores: dict[str, float] = {}
    for seen, weight in candidates:
        if len(seen.keys) > 1:
            continue
        key = seen.keys[0]
        if seen.token == doer:
            continue
        entity = discourse.entity(key)
        known = genders.get(key)
        if not _is_single(entity, seen) or (known and known != gender) or key in named:
            continue
        if _asks_for(seen.token, token):
            weight *= _ASKS
        if (entity.kind is Kind.GROUP and listens(seen.token, token)) or key in past or is_word(seen.token):
            continue
        if (
            not speaks
            and seen.sentence == discourse.sentence
            and (speaks_for(seen.token, gender) or says_aside(discourse, seen.token, token, gender))
        ):
            continue
        spoken = weight * 2.0 if speaks and key in discourse.speakers else weight
        if entity.kind is Kind.GROUP:
            spoken *= _share_of(seen, entity, suffered=suffered)
        if key in tellers:
            spoken *= _TELLS
        if seen.token.dep_ == "poss" and discourse.keys(seen.token.head):
            spoken *= _OWNS
        score = spoken * (1.6 if known and key not in tellers else 1.0) * (1.0 if entity.kind is Kind.PERSON else 0.45)
        scores[key] = scores.get(key, 0.0) + score
    went_on = [key for key in scores if key in lately]
    if len(went_on) == 1:
        scores = {went_on[0]: 1.0}  # "..., said Ana. Bo was held, she added": whoever spoke goes on
    winner = (
        (
            clear_winner(scores)
            or _alone_here(discourse, candidates, scores)
            or named_since(discourse, candidates, scores)
        )
        if scores
        else _ahead(discourse, token) or _of_oneself(discourse, token, named)
    )
    winner = _undergoer_here(discourse, candidates, scores, winner) or winner
    if speaks and winner is not None and _unnamed_spoke(discourse, token, winner):
        return ()  # "Tseten had called them, the source said. He said": the source, not Tseten
    if past and winner is not None and discourse.entity(winner).agent_type in TAKING:
        return ()  # "A man was shot dead in the custody of an officer. He was arrested in May": not the officer
    if winner is None or genders.get(winner, gender) != gender or _may_be_ahead(discourse, token, winner, gender):
        return ()
    if (
        another_goes_on(discourse, token, winner)
        or may_be_strangers(discourse, token, winner)
        or may_be_another_victim(discourse, token, winner, candidates)
        or (winner in tellers and _goes_on_telling(discourse, winner))
    ):
        return ()  # "Ana said that her client was held. She said that guards beat her."
    mine = [seen.token for seen, _ in candidates if seen.keys == (winner,)]
    if any(_asks_for(one, token) for one in mine) and not any(map(_is_undergoer, mine)):
        return ()  # "Ana called on the king to free her": somebody else, told of before
    harmed = not name_words().harm_verbs.isdisjoint(verb_forms(token.head)) and token.dep_ in ("nsubjpass", "dobj")
    if (suffered or harmed) and (
        _may_be_anothers(discourse, token, winner, candidates)
        or stands_between(discourse, candidates, scores, winner)
        or _is_rivalled(discourse, candidates, scores, winner, gender)
    ):
        return ()
    of_named = token.dep_ == "poss" and discourse.people([token.head])  # "his wife Ana said that she": she is Ana
    if winner not in genders and not of_named and _other_gender_beside(token, gender):
        return ()  # "Police beat her," he said: which of the two is the one person named, nothing tells
    genders.setdefault(winner, gender)
    return (winner,)


def _is_rivalled(
    discourse: Discourse,
    candidates: tuple[tuple[Seen, float], ...],
    scores: Mapping[str, float],
    winner: str,
    gender: str,
) -> bool:
    """Whether the sentence tells of another whose noun tells the gender: "Ana, who saw a boy, said they beat him"."""
    if winner in discourse.linked.genders:
        return False
    for seen, _ in candidates:
        if seen.sentence == discourse.sentence and len(seen.keys) == 1 and seen.keys[0] in scores:
            other = discourse.entity(seen.keys[0])
            told = people_words().gender(seen.token) == gender and other.agent_type not in TAKING
            if told and other.key != winner and other.kind is Kind.GROUP:
                return True
    return False


def _asks_for(seen: Any, token: Any) -> bool:
    """Whether somebody asks for what is to be done to a pronoun: "an expert called on the king to release him".

    So with "to drop the charges against him".
    """
    if token.dep_ != "dobj" and not (token.dep_ == "pobj" and token.head.lower_ == "against"):
        return False
    here, asked = token.head, False
    while here.head != here and here != seen.head and here.dep_ in _DOWN_TO_ASKED:
        asked = asked or any(c.dep_ == "aux" and c.lower_ == "to" for c in here.children)
        here = here.head
    return asked and seen.dep_ in SUBJECTS and seen.head == here and people_words().speaks_of(here)


def _calls_somebody(verb: Any) -> bool:
    """Whether a verb of saying has an object and nothing said: "had called the general a thief"."""
    labels = {c.dep_ for c in verb.children}
    return bool(labels & {"dobj", "oprd"}) and not labels & {"ccomp", "parataxis", "dep"}


def _share_of(seen: Seen, entity: Entity, *, suffered: bool) -> float:
    """What is left of the salience of somebody without a name, who may speak for others or take others in."""
    if lemma(seen.token) in people_words().speaking_for:
        return 0.0 if suffered else _JUDGES  # "an army spokesman declined to comment"
    return _JUDGES if suffered and entity.agent_type in TAKING else 1.0


def _undergoer_here(
    discourse: Discourse, candidates: tuple[tuple[Seen, float], ...], scores: Mapping[str, float], winner: str | None
) -> str | None:
    """Return the one person to whom something is done, or who has something, in the sentence of a pronoun before it.

    "Bo's rights were violated when he was hurt": he is not who was told of before. None where the winner stands there.
    """
    here: dict[str, Any] = {}
    for seen, _ in candidates:
        if seen.sentence == discourse.sentence and len(seen.keys) == 1 and seen.keys[0] in scores:
            here[seen.keys[0]] = seen.token
    if winner is None or len(here) != 1 or winner in here:
        return None
    (key, token), *_ = here.items()
    owns = token.dep_ == "poss" and token.head.dep_ in SUBJECTS
    undergoes = token.dep_ == "nsubjpass" or owns
    return key if undergoes and discourse.entity(key).kind is Kind.PERSON else None


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


def _spoke_lately(discourse: Discourse, candidates: tuple[tuple[Seen, float], ...]) -> frozenset[str]:
    """Return who spoke in the sentence before, by a verb of saying or after "according to"."""
    before = (seen for seen, _ in candidates if seen.sentence == discourse.sentence - 1 and len(seen.keys) == 1)
    return frozenset(seen.keys[0] for seen in before if people_words().speaks(seen.token) or is_source(seen.token))


def _unnamed_spoke(discourse: Discourse, token: Any, winner: str) -> bool:
    """Whether one person without a name, who is not the winner, spoke last in the sentence before: "the source said"."""
    number, sentence = discourse.block, token.sent
    before = [s for s in token.doc.sents if s.end <= sentence.start]
    if not before and number:
        number -= 1
        before = list(discourse.linked.parse.blocks[number].sentences)
    for word in reversed(list(before[-1])) if before else ():
        if word.dep_ in SUBJECTS and people_words().speaks(word):
            keys = discourse.linked.heads.get((number, word.i), ())
            return (
                word.tag_ == "NN"
                and winner not in keys
                and not any(discourse.entity(key).kind is Kind.PERSON for key in keys)
            )
    return False


def _told_of_others(discourse: Discourse, candidates: tuple[tuple[Seen, float], ...]) -> frozenset[str]:
    """Return who told only of other people in the sentence before: "Ana said that Bo was held. He ..." is of Bo."""
    before = [seen for seen, _ in candidates if seen.sentence == discourse.sentence - 1 and len(seen.keys) == 1]
    found = set()
    for teller in before:
        if people_words().speaks(teller.token):
            content = (c for c in teller.token.head.children if c.dep_ in ("ccomp", "dep"))
            told = {t.i for c in content for t in c.subtree}
            meant = [s for s in before if s.token.i in told and s.token.dep_ != "poss"]
            others = any(s.keys != teller.keys and _is_single(discourse.entity(s.keys[0]), s) for s in meant)
            if others and all(s.keys != teller.keys for s in meant):
                found.add(teller.keys[0])
    return frozenset(found)


def _goes_on_telling(discourse: Discourse, key: str) -> bool:
    """Whether somebody speaks in this sentence too: whom a pronoun in what is told means is then unsure."""
    now = (seen for seen in discourse.seen if seen.sentence == discourse.sentence and seen.keys == (key,))
    return any(people_words().speaks(seen.token) for seen in now)


def _may_be_anothers(discourse: Discourse, token: Any, winner: str, candidates: tuple[tuple[Seen, float], ...]) -> bool:
    """Whether what somebody says was done to a "he" may have been done to whom others, and not the speaker, befell.

    "Jan Sol's colleague Bo Lin said he had been beaten", "A doctor, Bo Lin, saw Jan Sol. He said he had been beaten".
    """
    speaker = _speaker_above(token)
    if speaker is None or discourse.keys(speaker) != (winner,):
        return False
    if speaker.lower_ not in SINGULAR and winner in discourse.linked.genders:
        return False
    gender, genders = SINGULAR[token.lower_], discourse.linked.genders
    near = [seen for seen, _ in candidates if discourse.sentence - seen.sentence <= 1 and len(seen.keys) == 1]
    undergo = {seen.keys[0] for seen in near if _is_undergoer(seen.token)}
    others = (key for key in undergo if genders.get(key, gender) == gender)
    return winner not in undergo and any(discourse.entity(key).kind is Kind.PERSON for key in others)


def _is_undergoer(token: Any) -> bool:
    """Whether something is done to somebody, or what or whom is told of is theirs: "Ana's lawyer", "arrest of Ana"."""
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


def _ahead(discourse: Discourse, token: Any) -> str | None:
    """Return the one person of a sentence, its subject, for a pronoun in front of it: "Before she was held, Ana".

    So with "Before her arrest, Ana". None where anybody else is named in the sentence.
    """
    opening = _opening(token)
    people = people_in(discourse, token)
    if opening is None or len(people) != 1:
        return None
    key, named = next(iter(people.items()))
    return key if named.dep_ in SUBJECTS and named.head == opening.head and opening.right_edge.i < named.i else None


def _opening(token: Any) -> Any | None:
    """Return the head of the clause or the phrase in front of the main verb in which a token stands, or None."""
    here = token
    while here.head != here and here.head.dep_ != "ROOT":
        here = here.head
    before = here.dep_ in ("advcl", "prep") and here.right_edge.i < here.head.i
    return here if before and here.head != here else None


def _may_be_ahead(discourse: Discourse, token: Any, winner: str, gender: str) -> bool:
    """Whether a pronoun in front of the main verb may as well mean somebody named behind: "since he left, Bo's son".

    Not where that is who speaks, nor where another such pronoun follows: "After she left, Bo saw police beat her".
    """
    opening = _opening(token)
    if opening is None or people_words().speaks_of(opening.head):
        return False
    genders = discourse.linked.genders
    named = {k for k, t in people_in(discourse, token).items() if t.i > opening.right_edge.i}
    others = {key for key in named if genders.get(key, gender) == gender}
    again = any(SINGULAR.get(t.lower_) == gender for t in token.sent if t.i > opening.right_edge.i)
    return bool(others) and winner not in named and not again


def _is_single(entity: Entity, seen: Seen) -> bool:
    """Whether it can be one human being: a person, or somebody without a name ("a farmer")."""
    if entity.kind is Kind.PERSON:
        return True
    unnamed = entity.kind is Kind.GROUP and not entity.named and not seen.plural
    return unnamed and lemma(seen.token) not in people_words().bodies
