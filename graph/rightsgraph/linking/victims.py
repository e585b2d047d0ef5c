"""Whom a pronoun may not mean, for the text tells of another victim, of a listener, or of the dead.

"Karl called for the release of Bo. He has been held since 2018", "a prisoner told Karl that he was raped", "Bo was shot
dead by Karl. He was sentenced to 12 years": a wrong person is worse than none.
"""

from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen
from rightsgraph.linking.plurals import TAKING, suffers
from rightsgraph.linking.words import SINGULAR, people_words, verb_forms
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words
from rightsgraph.tagging.names import harmful_verbs

__all__ = ["is_past_trial", "may_be_another_victim"]

_ROLES = frozenset({"nsubjpass", "dobj"})
_LISTENING = frozenset({"dobj", "dative"})
_WITHIN = frozenset({"conj", "xcomp", "advcl", "ccomp", "prep", "pobj", "pcomp", "dobj", "relcl", "acl"})


def is_past_trial(discourse: Discourse, seen: Seen, pronoun: Any) -> bool:
    """Return whether somebody told of before was killed, or harmed by another one, whom a court now deals with.

    "Bo was shot dead by Karl. He was sentenced", "Mary was raped by a teacher. He was charged".
    """
    verb = pronoun.head
    tried = pronoun.dep_ in _ROLES and not people_words().tried_verbs.isdisjoint(verb_forms(verb))
    act = _act_on(seen.token) if tried else None
    if act is None:
        return False
    if act.lemma_.lower() in people_words().killing_words or any(c.lower_ == "dead" for c in act.children):
        return True
    if not people_words().freeing_verbs.isdisjoint(verb_forms(verb)) and act.lemma_.lower() in people_words().held_by:
        return False  # "Bo was kidnapped by Karl. He was released"
    doers = [p for c in act.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    return any(p.tag_ in ("NN", "NNP") and _is_somebody(discourse, p) for p in doers)


def may_be_another_victim(
    discourse: Discourse, token: Any, winner: str, candidates: tuple[tuple[Seen, float], ...]
) -> bool:
    """Return whether what befalls a "he" may have befallen another one, of whom the text tells as of a victim.

    Of who only calls for, finds, buries, reports or tells; so with who listens to what befell the teller.
    """
    if _listens_to_it(discourse, token, winner):
        return True
    gender, genders = SINGULAR[token.lower_], discourse.linked.genders
    near = [s for s, _ in candidates if discourse.sentence - s.sentence <= 1 and len(s.keys) == 1]
    mine = [s.token for s in near if s.keys == (winner,) and (s.token.lower_ not in SINGULAR or s.token.dep_ in _ROLES)]
    others = [
        s.token
        for s in near
        if s.keys != (winner,)
        and s.token.lower_ not in SINGULAR
        and genders.get(s.keys[0], gender) == gender
        and _is_one(discourse, s)
        and discourse.entity(s.keys[0]).agent_type not in TAKING
        and _is_victim(s.token)
        and not is_past_trial(discourse, s, token)
    ]
    if not others:
        return False
    if not _befalls(token):
        return any(_is_told_of(token, other, mine) for other in others)
    hurts = not (name_words().harm_verbs | people_words().assailing_verbs).isdisjoint(verb_forms(token.head))
    if not any(_is_victim(t) for t in mine):
        return bool(mine)
    return hurts and any(_is_hurt(t) for t in others) and not any(_is_hurt(t) for t in mine)


def _befalls(token: Any) -> bool:
    """Whether something befalls a pronoun that may befall victims."""
    if token.dep_ == "nsubjpass" or suffers(token):
        return True
    return token.dep_ == "dobj" and not harmful_verbs().isdisjoint(verb_forms(token.head))


def _act_on(token: Any) -> Any | None:
    """The verb or noun that tells what was done to somebody: "held Bo", "Bo's arrest", "the case of Bo"."""
    top = token
    while top.dep_ in ("appos", "conj") and top.head.pos_ in ("NOUN", "PROPN") and top.head != top:
        top = top.head
    words = people_words()
    nouns = (
        name_words().person_nouns | name_words().harm_verbs | words.of_victims | words.of_the_dead | words.killing_words
    )
    if top.dep_ == "dobj" and top.head.lemma_.lower() in words.mourning_verbs:
        return top.head
    if top.dep_ == "pobj" and top.head.lower_ in ("about", "of") and top.head.head.pos_ == "VERB":
        return top.head.head if words.speaks_of(top.head.head) or top.head.head.lemma_ in ("ask", "write") else None
    if top.head.lemma_ == "befall" and top.i > top.head.i:
        return top.head  # "what befell Bo": read as its subject
    if top.dep_ in _ROLES and not (harmful_verbs() | words.undergone_verbs).isdisjoint(verb_forms(top.head)):
        return top.head
    if top.dep_ == "poss" and top.head.lemma_.lower() in nouns:
        return top.head
    of = top.dep_ == "pobj" and top.head.lower_ in ("of", "on", "against") and top.head.head.pos_ == "NOUN"
    return top.head.head if of and top.head.head.lemma_.lower() in nouns else None


def _is_one(discourse: Discourse, seen: Seen) -> bool:
    """Whether it is one human being: somebody by name, or a sister, a friend of whom somebody speaks."""
    entity = discourse.entity(seen.keys[0])
    return entity.kind is Kind.PERSON or (entity.kind is Kind.GROUP and not entity.named and not seen.plural)


def _is_victim(token: Any) -> bool:
    return _act_on(token) is not None


def _is_hurt(token: Any) -> bool:
    """Whether somebody is told of as killed or hurt, and not only as held or tried."""
    act = _act_on(token)
    words = people_words()
    hurting = name_words().harm_verbs | words.killing_words | words.of_the_dead | words.mourning_verbs
    return act is not None and act.lemma_.lower() in hurting


def _is_told_of(token: Any, other: Any, mine: list[Any]) -> bool:
    """Whether a pronoun that acts stands in what somebody says of another: "Karl said Bo was shot because he"."""
    if other.doc is not token.doc or other.sent != token.sent:
        return False
    for speaker in mine:
        if not people_words().speaks(speaker):
            continue
        content = [c for c in speaker.head.children if c.dep_ in ("ccomp", "dep")]
        if any(c.is_ancestor(other) and c.is_ancestor(token) for c in content):
            return True
    return False


def _listens_to_it(discourse: Discourse, token: Any, winner: str) -> bool:
    """Whether somebody listens to who may tell of himself: "a prisoner told Karl that he was raped".

    What officials tell somebody of is as likely of him: "the judge told Bo that he was free".
    """
    clause = token.head
    while clause.dep_ in _WITHIN and clause.dep_ != "ccomp" and clause.head != clause:
        clause = clause.head
    telling = clause.head
    if clause.dep_ != "ccomp" or telling.lemma_.lower() not in people_words().telling_verbs:
        return False
    to = (p for c in telling.children if c.lower_ == "to" for p in c.children)
    listeners = [c for c in (*telling.children, *to) if c.dep_ in (*_LISTENING, "pobj") and c.i < clause.i]
    tellers = [c for c in telling.children if c.dep_ in SUBJECTS]
    heard = any(winner in discourse.keys(c) for c in listeners if c.pos_ != "PRON")
    official = any(_is_official(discourse, c) for c in tellers)
    return heard and bool(tellers) and not (official and _befalls(token))


def _is_somebody(discourse: Discourse, token: Any) -> bool:
    """Whether a word means a person who acts for no state."""
    people = any(discourse.entity(key).kind in (Kind.PERSON, Kind.GROUP) for key in discourse.keys(token))
    return (people or people_words().agent_type(token) is not None) and not _is_official(discourse, token)


def _is_official(discourse: Discourse, token: Any) -> bool:
    keys = discourse.keys(token)
    types = {discourse.entity(key).agent_type for key in keys} or {people_words().agent_type(token)}
    return not types.isdisjoint(TAKING)
