"""Who is told by name of a group that the text just told of by its number.

"Police detained three nuns. Nuns A, B and C had handed out leaflets": as many names as were counted, of the same noun.
"Police detained nine nuns. The report named two of the nuns, A and B"; "A, the only detainee named, was beaten".
"""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.detained import group_held, has_room, is_taken_in
from rightsgraph.linking.discourse import Discourse, Seen
from rightsgraph.linking.lists import counted, first_listed
from rightsgraph.linking.pointing import IN_OFFICE, NO_BODY
from rightsgraph.linking.series import names_listed_on
from rightsgraph.linking.words import is_pluperfect, lemma, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.numbers import number_of

__all__ = ["group_told_of", "named_by_report", "people_listed", "told_again", "told_by_report"]

_JUST_BEFORE = 2
"""How many sentences back a group lies of which names tell without more."""

_HELPERS = frozenset({"neg", "mark"})
_CLIMB = 5
"""The words between a noun and the verb that names its people at most: "reported the names of seven of the nuns"."""

_GAP = 12
"""Tokens from a noun to the first of its names at most."""


def told_again(discourse: Discourse, token: Any) -> tuple[str, list[str]] | None:
    """Return the group counted just before and the people at `token` who are just as many, or None.

    The list is the subject of its clause and names people for the first time. It says the noun of the group ("Nuns A, B
    and C") or stands in the sentence right behind, where the group is the only one, and tells what befalls people in
    custody or what had been before ("A and B were charged", "had marched"): else they may be their lawyers.
    """
    first = _first_of_list(discourse, token)
    if token.dep_ not in SUBJECTS or first is None:
        return None
    people = people_listed(discourse, first, token.head)
    if len(people) < 2 or any(discourse.entity(key).kind is not Kind.PERSON for key in people):
        return None
    groups = {s.keys: s for s in _groups_before(discourse) if counted(s.token) == len(people)}
    if len(groups) != 1 or _are_known(discourse, people):
        return None
    ((group,), seen) = next(iter(groups.items()))
    said = (
        (lemma(token) if first is not token else _noun_before(token))
        if lemma(seen.token) not in people_words().any_people
        else None
    )
    if said != lemma(seen.token) and (said is not None or not _goes_on(token) or not _follows_alone(discourse, seen)):
        return None
    return (group, people) if not discourse.entity(group).members and _may_be_of(discourse, group, people) else None


def told_by_report(discourse: Discourse, noun: Any) -> tuple[str, list[str]] | None:
    """Return the group told of before and those whom a report names of it by a noun, or None.

    The noun is that of the group, "detainees" or the like: "named one of the monks, A", "gave the names of seven of
    the detainees, including A", "A, the only detainee named".
    """
    if noun.tag_ not in ("NN", "NNS", "NNP", "NNPS"):
        return None
    people = [key for key in named_by_report(discourse, noun) if discourse.entity(key).kind is Kind.PERSON]
    group = group_told_of(discourse, noun) if people else None
    return None if group is None or not has_room(discourse, group, people) else (group, people)


def _first_of_list(discourse: Discourse, token: Any) -> Any | None:
    """The head of the first name of a list: the token, or the one right behind a plural noun ("Monks Ana Sol and")."""
    if token.i in discourse.names:
        return token
    if token.tag_ not in ("NNS", "NNPS") or not people_words().agent_type(token):
        return None
    behind = token.i + 1 < len(token.doc) and first_listed(discourse, token.i + 1)
    return next((t for t in token.doc[token.i + 1 :] if t.i in discourse.names), None) if behind else None


def people_listed(discourse: Discourse, first: Any, verb: Any) -> list[str]:
    """Return the people of a list before its verb; none where it tells whose they are: "Ana and Bo, their lawyers"."""
    block = discourse.linked.parse.blocks[discourse.block]
    heads = [t for t in conjuncts(first) if t.i in discourse.names]
    stop = min([verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i > first.i)])
    heads += names_listed_on(discourse.linked.parse, block, heads[-1], stop)
    last = max(t.i for t in heads)
    if any(t.tag_ == "PRP$" for t in first.doc[last + 1 : stop]):
        return []
    return list(dict.fromkeys(discourse.names[t.i] for t in heads if t.i in discourse.names))


def _groups_before(discourse: Discourse) -> Iterator[Seen]:
    """Yield what was told of groups without a name just before; those in office are no such groups."""
    for seen in discourse.seen:
        entity = discourse.entity(seen.keys[0])
        near = 0 < discourse.sentence - seen.sentence <= _JUST_BEFORE
        group = len(seen.keys) == 1 and entity.kind is Kind.GROUP and not entity.named
        if near and group and entity.agent_type not in (*IN_OFFICE, *NO_BODY, "military", "prison-staff"):
            yield seen


def _are_known(discourse: Discourse, people: list[str]) -> bool:
    """Whether one of the people was told of in a sentence before."""
    before = {key for seen in discourse.seen if seen.sentence < discourse.sentence for key in seen.keys}
    return not before.isdisjoint(people)


def _noun_before(token: Any) -> str | None:
    """The plural noun for people right before a list of names: "nuns A, B and C"; None where there is none."""
    first = token.left_edge
    while first.i < token.i and (first.is_punct or first.tag_ in ("DT", "CD")):
        first = first.nbor()
    word = lemma(first)
    plural = first.tag_ in ("NNS", "NNPS") or (first.lower_ == f"{word}s")
    return word if plural and first.i < token.i and people_words().agent_type(first) else None


def _goes_on(subject: Any) -> bool:
    """Whether a clause goes on telling of those held: what is done to prisoners, or what those named had done."""
    verb = subject.head
    if verb.lemma_ in people_words().penal_verbs | people_words().freeing_verbs:
        return bool(subject.dep_ == "nsubjpass")
    before = verb.tag_ == "VBN" and is_pluperfect(verb)
    return before and not any(t.tag_ in ("PRP", "PRP$") for t in verb.subtree)


def _follows_alone(discourse: Discourse, seen: Seen) -> bool:
    """Whether a group taken in was told of in the sentence right before, and nobody else in it."""
    if discourse.sentence - seen.sentence != 1 or not is_taken_in(seen.token):
        return False
    others = (s for s in discourse.seen if s.sentence == seen.sentence and s.keys != seen.keys)
    return not any(discourse.entity(key).kind is Kind.PERSON for s in others for key in s.keys)


def _may_be_of(discourse: Discourse, group: str, people: list[str]) -> bool:
    """Whether nobody is known to be of another sex than the group."""
    genders = discourse.linked.genders
    gender = genders.get(group)
    return gender is None or all(genders.get(key, gender) == gender for key in people)


def named_by_report(discourse: Discourse, noun: Any) -> list[str]:
    """Return the people whom a report names of a noun: "named one of the monks, A", "named two of them: A and B"."""
    if noun.dep_ == "appos" and noun.head.i in discourse.names and _is_only_one_named(noun):
        return [discourse.names[noun.head.i]]
    detainees = lemma(noun) == "detainee" and noun.i + 1 < len(noun.doc) and first_listed(discourse, noun.i + 1)
    if not detainees and not _is_named_by_verb(noun):  # "approved the arrest of detainees A, B and C"
        return []
    first = _first_name_behind(discourse, noun)
    if first is None:
        return []
    block = discourse.linked.parse.blocks[discourse.block]
    heads = [first, *names_listed_on(discourse.linked.parse, block, first, len(noun.doc))]
    return list(dict.fromkeys(discourse.names[t.i] for t in heads if t.i in discourse.names))


def _is_only_one_named(noun: Any) -> bool:
    named = any(c.dep_ == "acl" and c.lemma_.lower() in people_words().naming_verbs for c in noun.children)
    return named and any(c.lower_ in ("only", "sole") for c in noun.children)


def _is_named_by_verb(noun: Any) -> bool:
    """Whether a report names people of a noun: "named one of the monks", "reported the names of seven detainees"."""
    here = noun
    for _ in range(_CLIMB):
        above = here.head
        if here.dep_ not in ("pobj", "prep", "dobj", "oprd", "npadvmod", "nmod", "nummod") or above.i > noun.i:
            return False
        if above.pos_ == "VERB":
            told = above.lemma_.lower() in people_words().naming_verbs or lemma(here) == "name"
            modal = any(c.dep_ in _HELPERS or c.tag_ == "MD" for c in above.children)
            return told and not modal and above.tag_ in ("VBD", "VBZ", "VBP", "VBN")
        here = above
    return False


def _first_name_behind(discourse: Discourse, noun: Any) -> Any | None:
    """The head of the name right behind a noun, with nothing but signs, "including", ages and sexes between."""
    doc = noun.doc
    for token in doc[noun.i + 1 : min(noun.sent.end, noun.i + _GAP)]:
        if first_listed(discourse, token.i):
            return next((t for t in doc[token.i :] if t.i in discourse.names), None)
        sign = token.is_punct or token.is_space or token.lower_ in ("including", "namely", "as", "old")
        sign = sign or (token.pos_ == "PROPN" and token.dep_ == "compound" and _is_of_people(token.head))
        person = token.tag_ in ("NN", "NNS") and (people_words().agent_type(token) or token.lower_ == "year")
        if not (sign or person or token.like_num or token.dep_ == "det" or lemma(token) in people_words().sexes):
            return None
        if token.text in (".", ";", ")", "”"):
            return None
    return None


def _is_of_people(noun: Any) -> bool:
    """Whether a name stands beside a noun for people, as in "Tarn resident A", which the parser may hang on A."""
    own = (c for c in noun.children if c.dep_ in ("compound", "nmod") and c.tag_ == "NN")
    return people_words().agent_type(noun) is not None or any(people_words().agent_type(c) for c in own)


def group_told_of(discourse: Discourse, noun: Any) -> str | None:
    """Return the group told of before by the same noun, or held where the noun says no more than that."""
    if lemma(noun) == "detainee" or any(c.tag_ == "VBN" for c in noun.children):
        return group_held(discourse, noun)
    same = (s for s in _groups_before(discourse) if lemma(s.token) == lemma(noun) and s.plural)
    found = list(dict.fromkeys(s.keys[0] for s in same))
    number = next((number_of(c.text) for c in noun.children if c.dep_ == "nummod"), None)
    return found[-1] if found and (len(found) == 1 or number is None) else None
