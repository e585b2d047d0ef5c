"""Who is named as one of those held: added to the group that was told of as held before.

"Police detained fifty nuns on 14 May. ... Ana Sol, one of the detained nuns, was released": she is one of the fifty.
"""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.lists import counted, first_listed, listed_after
from rightsgraph.linking.phrases import included, named_beside_one
from rightsgraph.linking.series import names_listed_on
from rightsgraph.linking.words import PLURAL, lemma, people_words
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["all_of_number", "group_held", "has_room", "held_before", "included_people", "is_taken_in"]

_REACH = 8
"""How many sentences back the group may lie."""


def included_people(discourse: Discourse, noun: Any) -> Iterator[str]:
    """Yield the keys of those named after "including" as of the people of a phrase; no places."""
    heads = list(included(noun))
    if heads:
        block = discourse.linked.parse.blocks[discourse.block]
        for end in dict.fromkeys((heads[0], heads[-1])):
            more = names_listed_on(discourse.linked.parse, block, end, len(noun.doc))
            heads += [name for name in more if name not in heads]
    for head in heads:
        if head.tag_ == "NNS" and not discourse.keys(head):
            yield from listed_after(discourse, head)  # "including five monks (Ana Sol and others)"
        yield from (key for key in discourse.keys(head) if discourse.entity(key).kind is not Kind.PLACE)


def held_before(discourse: Discourse, noun: Any) -> tuple[str, list[str]] | None:
    """Return the group held that "the detained nuns" or "the detainees" are of, and who is named as of them here.

    None where nobody is named, or where it is unsure which group is meant.
    """
    if not _is_held(noun):
        return None
    people = [key for key in dict.fromkeys(_named(discourse, noun)) if discourse.entity(key).kind is Kind.PERSON]
    group = group_held(discourse, noun) if people else None
    return None if group is None or not has_room(discourse, group, people) else (group, people)


def all_of_number(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the people taken in so far, where they are as many as "all three", "both women" or "the three" says.

    Nothing where others were too, or where one is known to be of another sex.
    """
    number = _whole(token)
    if number is None:
        return ()
    taken: dict[str, None] = {}
    for seen in discourse.seen:
        people = [key for key in seen.keys if discourse.entity(key).kind is Kind.PERSON]
        if people and is_taken_in(seen.token):
            taken.update(dict.fromkeys(people))
    gender = people_words().gender(token)
    genders = discourse.linked.genders
    fitting = gender is None or all(genders.get(key, gender) == gender for key in taken)
    return tuple(taken) if len(taken) == number and fitting else ()


def _whole(token: Any) -> int | None:
    """The number that "all four", "the four nuns" or "both women" says, of whom nothing more is told."""
    if any(c.dep_ in ("acl", "relcl", "compound", "amod", "poss") for c in token.children):
        return None
    if any(c.lower_ == "of" and not any(p.tag_ == "PRP" for p in c.children) for c in token.children):
        return None
    words = {t.lower_ for t in token.doc[token.left_edge.i : token.i + 1]}
    if "both" in words and (token.lower_ == "both" or token.tag_ == "NNS"):
        return 2
    number = counted(token)
    definite = "all" in words or "the" in words or (token.i > 0 and token.doc[token.i - 1].lower_ == "all")
    return number if definite and number is not None and number > 1 else None


def _is_held(noun: Any) -> bool:
    """Whether a plural noun says that its people were taken in: "detainees", "the detained nuns", "the nuns held"."""
    if noun.tag_ != "NNS":
        return False
    held = (c.dep_ in ("amod", "acl") and c.tag_ in ("VBN", "VBD") and _takes_in(c) for c in noun.children)
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun  # the parser hangs it on "one" of the nuns
    one_held = behind.dep_ == "acl" and behind.tag_ == "VBN" and behind.head.lower_ == "one" and _takes_in(behind)
    return lemma(noun) == "detainee" or one_held or any(held)


def _takes_in(verb: Any) -> bool:
    return verb.lemma_.lower() in name_words().custody_verbs or verb.lemma_ == "hold"


def _named(discourse: Discourse, noun: Any) -> Iterator[str]:
    beside = named_beside_one(noun)
    if beside is not None:
        yield from discourse.keys(beside)
    yield from included_people(discourse, noun)
    yield from _said_to_be_one(discourse, noun)
    one_of = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one"
    if one_of and noun.i + 2 < len(noun.doc) and noun.doc[noun.i + 1].text == ":":
        yield from first_listed(discourse, noun.i + 2)  # "one of the detained nuns: Ana Sol"
    yield from listed_after(discourse, noun)


def _said_to_be_one(discourse: Discourse, noun: Any) -> Iterator[str]:
    """Yield the key of who "was one of the nuns detained": no "not", no "may"."""
    one = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or one.lower_ != "one" or one.dep_ != "attr":
        return
    verb = one.head
    if (
        verb.lemma_ == "be"
        and verb.dep_ == "ROOT"
        and not any(c.dep_ in ("neg", "aux", "advmod") for c in verb.children)
    ):
        yield from (key for c in verb.children if c.dep_ in SUBJECTS for key in discourse.keys(c))


def group_held(discourse: Discourse, noun: Any) -> str | None:
    """Return the group of the same noun told of last as taken in, or None.

    For "detainees" and "them" it is the only one that was taken in.
    """
    word, found = "people" if noun.lower_ in (*PLURAL, "those", "group") else lemma(noun), []
    for seen in reversed(discourse.seen):
        if discourse.sentence - seen.sentence > _REACH:
            break
        entity = discourse.entity(seen.keys[0])
        if len(seen.keys) > 1 or not _is_unnamed(entity) or seen.token is noun or not is_taken_in(seen.token):
            continue
        uncounted = lemma(seen.token) in people_words().measures and not any(
            c.lower_ == "of" for c in seen.token.children
        )
        if word not in people_words().any_people and word not in _nouns(seen.token) and not uncounted:
            continue
        found.append(entity.key)
    groups = list(dict.fromkeys(found))
    return groups[0] if groups and (len(groups) == 1 or word not in people_words().any_people) else None


def _is_unnamed(entity: Entity) -> bool:
    return entity.kind is Kind.GROUP and not entity.named


def is_taken_in(token: Any) -> bool:
    """Return whether a noun is whom a verb of custody tells of: "detained the nuns", "took into custody nine nuns"."""
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    if token.dep_ not in ("dobj", *SUBJECTS) or (token.dep_ == "nsubj" and verb.tag_ != "VBN"):
        return False
    into = (c for c in verb.children if c.lower_ == "into" and any(p.lower_ == "custody" for p in c.children))
    return _takes_in(verb) or (verb.lemma_ == "take" and next(into, None) is not None)


def _nouns(token: Any) -> set[str]:
    """The nouns by which a phrase calls people: "a number of nuns" calls them nuns."""
    measured = (p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj")
    return {lemma(one) for top in (token, *measured) for one in conjuncts(top)}


def has_room(discourse: Discourse, group: str, people: list[str]) -> bool:
    """Return whether a group has room for so many people, by the number that it was told of with."""
    numbers = (counted(s.token) for s in discourse.seen if s.keys == (group,))
    number = next((n for n in numbers if n is not None), None)
    members = {*discourse.entity(group).members, *people}
    return number is None or len(members) <= number
