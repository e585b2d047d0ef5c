"""Which of two a pronoun means: who tells or of whom it is told, who has no name or who is named since."""

from collections.abc import Mapping
from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen, is_source
from rightsgraph.linking.plurals import TAKING, suffers
from rightsgraph.linking.words import SINGULAR, people_words, verb_forms
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = [
    "is_word",
    "named_since",
    "people_in",
    "says_aside",
    "speaks_for",
    "stands_between",
    "teller_of_own",
]

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


def speaks_for(token: Any, gender: str) -> bool:
    """Return whether somebody speaks for one of that gender: "according to his lawyer, guards beat him"."""
    words = (c for t in (token, *(a for a in token.children if a.dep_ == "appos")) for c in t.children)
    owner = any(c.dep_ == "poss" and SINGULAR.get(c.lower_) == gender for c in words)
    return owner and (is_source(token) or people_words().speaks(token))


def says_aside(discourse: Discourse, speaker: Any, token: Any, gender: str) -> bool:
    """Return whether somebody only says in passing what is told of another: "charge Ana, Eva said, or free her"."""
    verb = speaker.head
    if speaker.dep_ != "nsubj" or verb.dep_ != "parataxis" or not people_words().speaks(speaker):
        return False
    genders, own = discourse.linked.genders, discourse.keys(speaker)
    others = (key for key, t in people_in(discourse, token).items() if t.i < token.i and (key,) != own)
    return any(genders.get(key, gender) == gender for key in others)


def is_word(name: Any) -> bool:
    """Return whether a name is only a word that somebody wrote: "painted the word “Ana” on a wall"."""
    doc, last = name.doc, name.i
    first = min((c.i for c in name.lefts if c.dep_ == "compound"), default=last)
    quoted = first and doc[first - 1].is_quote and last + 1 < len(doc) and doc[last + 1].is_quote
    return bool(quoted and name.pos_ == "PROPN" and name.dep_ not in SUBJECTS)


def people_in(discourse: Discourse, token: Any) -> dict[str, Any]:
    """Return the people named in the sentence of a token, each with its last name there."""
    named = {discourse.names[t.i]: t for t in token.sent if t.i in discourse.names}
    return {key: t for key, t in named.items() if discourse.entity(key).kind is Kind.PERSON}
