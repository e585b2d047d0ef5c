"""Which of two a pronoun means: who tells or of whom it is told, who has no name or who is named since."""

from collections.abc import Mapping
from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen
from rightsgraph.linking.plurals import TAKING, suffers
from rightsgraph.linking.words import SINGULAR, people_words, verb_forms
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["named_since", "stands_between", "teller_of_own"]

_OF_ONESELF = frozenset({"i", "me", "my", "myself"})


def teller_of_own(discourse: Discourse, token: Any) -> str | None:
    """Return the person who tells a hearer what harm befell them: "Bo said that Al told him he was kidnapped".

    What judges and officers tell is of the hearer: "Al told him that he was sentenced".
    """
    telling = token.head.head
    told = token.dep_ in SUBJECTS and token.head.dep_ == "ccomp" and telling.dep_ == "ccomp"
    harmed = not name_words().harm_verbs.isdisjoint(verb_forms(token.head))
    if not (told and harmed) or telling.lemma_.lower() not in people_words().telling_verbs:
        return None
    hearers = [c for c in telling.children if c.dep_ in ("dobj", "dative") and c.lower_ in SINGULAR]
    tellers = [c for c in telling.children if c.dep_ == "nsubj" and c.i < telling.i]
    above = [c for c in telling.head.children if c.dep_ == "nsubj"]
    keys = discourse.keys(tellers[0]) if len(tellers) == 1 else ()
    same = above and hearers and discourse.keys(above[0]) == discourse.keys(hearers[0]) != ()
    if not same or len(keys) != 1 or any(c.tag_ == "MD" for c in token.head.children):
        return None
    entity = discourse.entity(keys[0])
    return entity.key if entity.kind is Kind.PERSON and entity.agent_type not in TAKING else None


def named_since(
    discourse: Discourse, candidates: tuple[tuple[Seen, float], ...], scores: Mapping[str, float]
) -> str | None:
    """Return the one person named since others without a name were told of, to whom something was just done, or None.

    "A teacher was jailed. The court found Ana Sol guilty. She was taken away": whoever the teacher was, it is Ana.
    """
    people = [key for key in scores if discourse.entity(key).kind is Kind.PERSON]
    if len(people) != 1:
        return None
    own = [s for s, _ in candidates if s.keys == (people[0],)]
    others = [s.sentence for s, _ in candidates if len(s.keys) == 1 and s.keys != (people[0],) and s.keys[0] in scores]
    last = own[-1]
    done = suffers(last.token) or last.token.dep_ in ("nsubjpass", "dobj")
    near = last.sentence >= discourse.sentence - 1
    return people[0] if done and near and all(sentence < own[0].sentence for sentence in others) else None


def _tells(token: Any) -> bool:
    """Whether somebody says something, and not only writes about it ("was reporting on a strike")."""
    told = token.head.lemma_ != "report" or any(c.dep_ == "ccomp" for c in token.head.children)
    return people_words().speaks(token) and told


def stands_between(
    discourse: Discourse, candidates: tuple[tuple[Seen, float], ...], scores: Mapping[str, float], key: str
) -> bool:
    """Return whether somebody only spoke since something was done to another person whom a pronoun might mean.

    "Ana was deported. 'A scandal,' Bo Lin said. She was held on arrival." Who says "they beat me" may be meant.
    """
    lately = [s for s, _ in candidates if s.keys == (key,) and s.sentence >= discourse.sentence - 1]
    if any(s.sentence == discourse.sentence for s in lately):
        return False  # "Bo Lin said that she was held": who says it
    seen = [s.token for s in lately if s.token.dep_ != "appos"]
    spoke = bool(seen) and all(_tells(t) for t in seen)
    if not spoke or any(t.lower_ in _OF_ONESELF for t in seen[-1].sent):
        return False
    others = (s.token for s, _ in candidates if len(s.keys) == 1 and s.keys != (key,) and s.keys[0] in scores)
    return any(suffers(token) for token in others)
