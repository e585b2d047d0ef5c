"""Whom a new description means: the one person whom a text tells of ("Ana Sol is free. The campaigner was held ...").

News names somebody once and goes on with other nouns, each of which says something new. Such a noun means the one
person told of where it stands for whom something is done to, or is alike a noun that was said of that person before.
Where two could be meant, or it may be a bystander, it means nobody.
"""

from typing import Any

from rightsgraph.linking.discourse import Discourse, Seen
from rightsgraph.linking.plurals import TAKING, suffers
from rightsgraph.linking.words import SINGULAR, determiner, lemma, people_words, verb_forms
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["described_anew"]

_ROLES = ("individual", "activists", "detainees")
"""Agent types of the nouns that may say something new of somebody."""

_APART = frozenset({"nummod", "appos", "acl", "conj", "quantmod"})
"""What stands at a noun that tells its person from others, or names a person itself."""

_REACH = 3
"""How many sentences back the person was told of last at most."""


def described_anew(discourse: Discourse, noun: Any) -> str | None:
    """Return the key of the person whom a definite singular noun says something new of, None where that is unsure."""
    words = people_words()
    definite = determiner(noun) == "the" or _of_whose_rights(noun)
    heads = _heads_body(discourse, noun)
    if not definite or not (heads or words.agent_type(noun) in _ROLES) or _is_told_apart(discourse, noun):
        return None
    if any(discourse.entity(key).kind is Kind.PERSON for key in discourse.descriptions.get(lemma(noun), ())):
        return None  # more than one person is so described
    key = _protagonist(discourse)
    if key is None or not _agrees(discourse, noun, key):
        return None
    if words.agent_type(noun) == "detainees" and _is_no_prisoner(discourse, key):
        return None
    alike = _alike(discourse, key)
    kind = words.alike.get(lemma(noun))
    if kind is not None and _is_another_alike(discourse, kind):
        return None
    if kind is not None and alike:
        return key if kind in alike else None
    if (
        lemma(noun) in words.bystanders - words.back_reference and not heads
    ) or noun.head.lemma_.lower() in words.deadly_verbs:
        return None
    return key if lemma(noun) in words.back_reference or _undergoes(noun) else None


def _heads_body(discourse: Discourse, noun: Any) -> bool:
    """Whether somebody leads a body that is no authority: "the president of the Tarn Writers' Union"."""
    if lemma(noun) not in people_words().leading:
        return False
    of = (p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj")
    bodies = [discourse.entity(key) for p in of for key in discourse.keys(p)]
    return bool(bodies) and all(b.kind is Kind.ORGANISATION and b.agent_type not in (*TAKING, "court") for b in bodies)


def _of_whose_rights(noun: Any) -> bool:
    """Whether a noun is "the women's rights campaigner": the article is that of the noun."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    return owner is not None and owner.tag_ == "NNS" and determiner(owner) == "the" and noun.nbor(-1).lower_ == "rights"


def _is_told_apart(discourse: Discourse, noun: Any) -> bool:
    """Whether something at a noun says that it is one of several, another one or somebody's.

    So it is with "the co-defendant", and with "the poet, whose books she sold": she is not the poet.
    """
    together = noun.lower_.startswith("co") and people_words().agent_type(noun) == "detainees"
    others = any(t.lower_ in SINGULAR for t in noun.subtree if t.i > noun.i)
    if (together and lemma(noun) != "convict") or others:
        return True
    for child in noun.children:
        restrictive = child.dep_ == "relcl" and noun.doc[child.left_edge.i - 1].text != ","
        other = child.lower_ in people_words().other_ones or child.tag_ in ("JJR", "JJS", "VBN")
        prepositions = child.dep_ == "prep" and child.lower_ != "of"
        named = child.dep_ in ("compound", "nmod") and _is_person(discourse, child)
        owns = child.dep_ == "poss" and not _of_whose_rights(noun)
        if owns or child.dep_ in _APART or restrictive or (child.dep_ == "amod" and other) or prepositions or named:
            return True
        if child.dep_ == "prep" and any(_is_person(discourse, one) or one.tag_ == "NNS" for one in child.children):
            return True  # "the leader of the students"
    return False


def _is_no_prisoner(discourse: Discourse, key: str) -> bool:
    """Whether somebody is told of as the victim of a crime, or others as prisoners and that somebody never.

    "Ana was killed. The prisoner was released", "Ana interviewed prisoners. The inmate was beaten".
    """
    told = [seen.token for seen in discourse.seen if seen.keys == (key,)]
    deadly = people_words().deadly_verbs
    victim = any(t.dep_ in ("nsubjpass", "dobj") and not deadly.isdisjoint(verb_forms(t.head)) for t in told)
    groups = (discourse.entity(k) for seen in discourse.seen if seen.plural for k in seen.keys)
    others = any(group.agent_type == "detainees" for group in groups)
    return victim or (others and not any(map(_undergoes, told)))


def _is_another_alike(discourse: Discourse, kind: str) -> bool:
    """Whether somebody without a name was told of by a noun of that kind: "a priest" before "the pastor"."""
    kinds = people_words().alike
    unnamed = (s for s in discourse.seen if all(discourse.entity(key).kind is Kind.GROUP for key in s.keys))
    return any(kinds.get(lemma(seen.token)) == kind for seen in unnamed)


def _is_person(discourse: Discourse, token: Any) -> bool:
    return any(discourse.entity(key).kind is Kind.PERSON for key in discourse.keys(token))


def _protagonist(discourse: Discourse) -> str | None:
    """The one person told of before to whom a new noun may be given, if told of lately; None where there may be two.

    That is nobody who only speaks, harms somebody, holds an office or is a relative or lawyer of another.
    """
    told: dict[str, list[Seen]] = {}
    for seen in discourse.seen:
        for key in seen.keys:
            entity = discourse.entity(key)
            unnamed = entity.kind is Kind.GROUP and not entity.named and not seen.plural and _undergoes(seen.token)
            if entity.kind is Kind.PERSON or unnamed:
                told.setdefault(key, []).append(seen)
    words = people_words()
    aside = {
        key
        for noun, keys in discourse.descriptions.items()
        if noun in words.bystanders or words.agent_types.get(noun) in (*TAKING, "family")
        for key in keys
    }
    meant = []
    for key, mentions in told.items():
        undergoes = any(_undergoes(seen.token) for seen in mentions)
        if undergoes or not (key in aside or any(map(_tells, mentions)) or any(map(_acts, mentions))):
            meant.append(key)
    if len(meant) != 1 or discourse.sentence - told[meant[0]][-1].sentence > _REACH:
        return None
    key = meant[0]
    return None if key in aside or any(map(_acts, told[key])) or discourse.entity(key).kind is not Kind.PERSON else key


def _tells(seen: Seen) -> bool:
    """Whether somebody says something, and does not only speak with another."""
    said = (c for c in seen.token.head.children if c.dep_ in ("ccomp", "parataxis", "dep"))
    source = seen.token.dep_ == "pobj" and seen.token.head.lower_ == "to"  # "according to Bo Lin"
    return source or (people_words().speaks(seen.token) and next(said, None) is not None)


def _acts(seen: Seen) -> bool:
    """Whether somebody does to another what is done to people, or has an office before the name ("Minister Sol")."""
    token, words = seen.token, people_words()
    if any(words.agent_types.get(c.lower_) in TAKING for c in token.lefts if c.dep_ in ("compound", "nmod")):
        return True
    verb = token.head
    return token.dep_ == "nsubj" and any(c.dep_ == "dobj" and suffers(c) for c in verb.children)


def _agrees(discourse: Discourse, noun: Any, key: str) -> bool:
    gender = people_words().gender(noun)
    return gender is None or discourse.linked.genders.get(key, gender) == gender


def _alike(discourse: Discourse, key: str) -> frozenset[str]:
    """The kinds of the nouns that were said of a person: writers, those who work for the press..."""
    kinds = people_words().alike
    said = (noun for noun, keys in discourse.descriptions.items() if key in keys)
    return frozenset(kinds[noun] for noun in said if noun in kinds)


def _undergoes(noun: Any) -> bool:
    """Whether a noun stands for whom something is done to: "was held", "remains in prison", "the arrest of"."""
    if suffers(noun):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return noun.head.head.lemma_.lower() in name_words().person_nouns
    return noun.dep_ in SUBJECTS and noun.head.lemma_.lower() in people_words().enduring_verbs
