"""Whom a noun or a count means: a state, the people of a list, somebody named or described before, or a new group."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.detained import all_of_number, held_before, included_people
from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.heads_of_people import of_whom
from rightsgraph.linking.kin import relative_told_of
from rightsgraph.linking.lists import counted, listed_after, listed_as
from rightsgraph.linking.named_members import named_members
from rightsgraph.linking.phrases import identifying, short_phrase
from rightsgraph.linking.plurals import plural
from rightsgraph.linking.pointing import IN_OFFICE, MODIFIERS, NO_BODY, pointed_to
from rightsgraph.linking.told_by_name import told_again, told_by_report
from rightsgraph.linking.words import PLURAL, determiner, governs, lemma, people_words
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["join_included", "named_now", "nominal"]

_OBJECTS = frozenset({"dobj", "oprd", "npadvmod"})
"""As what the parser reads whom a verb names."""

_JUST_BEFORE = 2
"""How many sentences back the group lies whose people a report names."""


def nominal(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the keys of those that the head of a phrase means; where it points to nobody, of a new group."""
    whole = next(of_whom(token), None)
    if whole is not None:
        return discourse.keys(whole) or nominal(discourse, whole)
    state = _state(discourse, token)
    if state is not None:
        return (state,)
    tied = relative_told_of(discourse, token)
    if tied is not None:
        return (tied,)
    announced = listed_after(discourse, token) if token.tag_ in ("NNS", "NNPS") or token.pos_ == "NUM" else []
    enumerated = _enumerated(discourse, token, announced) or _described(discourse, token)
    if enumerated:
        return enumerated
    keys = pointed_to(discourse, token) or all_of_number(discourse, token) or (_group(discourse, token),)
    count = counted(token)
    if announced and (count is None or len(announced) <= count):
        _add_to(discourse, keys, announced)
    called = token.head if token.dep_ == "poss" and token.head.lower_ == "names" else token
    if token.tag_ in ("NNS", "NNPS") or token.pos_ == "NUM":
        _add_to(discourse, keys, listed_as(discourse, called))
    return keys


def join_included(discourse: Discourse, token: Any, keys: tuple[str, ...]) -> None:
    """Add people to the group that a verb says they are of.

    "The nine villagers included Ana Sol and Bo Lin"; "The report named monks Ana Sol and Bo Lin", told of monks.
    """
    _join_one_of(discourse, token)
    held = held_before(discourse, token)
    if held is not None:
        _add_members(discourse, *held)
    for found in (told_again(discourse, token), told_by_report(discourse, token), *named_members(discourse, token)):
        if found is not None:
            _add_members(discourse, *found)
    top = token
    over_names = token.tag_ == "NNS" and counted(token) is not None  # "two monks (Ana and Bo) and three nuns (...)"
    while top.dep_ == "conj" or (over_names and top.dep_ == "appos" and top is not token):
        top = top.head
    verb = top.head
    if top.dep_ not in _OBJECTS or any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return
    people = [one for key in keys for one in _persons(discourse, key)]
    if not people:
        return
    if verb.lemma_ == "include" and top.dep_ == "dobj" and not any(c.dep_ == "aux" for c in verb.children):
        clause = verb
        while clause.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in clause.children):
            clause = clause.head
        for subject in (c for c in clause.children if c.dep_ in SUBJECTS and c.tag_ in ("NNS", "NNPS", "CD")):
            _add_to(discourse, discourse.keys(subject), people)
    elif verb.lemma_ in people_words().naming_verbs:
        if verb.dep_ == "relcl" and verb.head.tag_ in ("NNS", "CD"):  # "nine persons of whom it named two men (A, B)"
            _add_to(discourse, discourse.keys(verb.head), people)
        noun = next((t for t in verb.doc[verb.i + 1 : token.i + 1] if t.tag_ == "NNS"), None)
        group = None if noun is None else _told_before(discourse, noun, len(people))
        if group is not None:
            _add_members(discourse, group, people)


def _join_one_of(discourse: Discourse, noun: Any) -> None:
    """Add a person to the group told of before, of which those charged are a part: "Ana was one of the women charged".

    Who was charged or tried was among those held; of what else is told of some of a group, nothing follows.
    """
    of = noun.head
    one = of.head
    if noun.dep_ != "pobj" or of.lower_ != "of" or one.lower_ != "one" or one.dep_ != "attr" or noun.tag_ != "NNS":
        return
    verb = one.head
    told = any(c.dep_ == "acl" and c.lemma_.lower() in people_words().penal_verbs for c in noun.children)
    sure = verb.lemma_ == "be" and verb.dep_ == "ROOT" and not any(c.dep_ in ("neg", "aux") for c in verb.children)
    if not told or not sure or determiner(noun) not in ("the", "those"):
        return
    people = [key for c in verb.children if c.dep_ in SUBJECTS for key in discourse.keys(c)]
    own = discourse.keys(noun)
    for seen in discourse.seen:
        entity = discourse.entity(seen.keys[0])
        group = len(seen.keys) == 1 and entity.kind is Kind.GROUP and not entity.named and seen.keys != own
        if group and lemma(seen.token) == lemma(noun) and determiner(seen.token) == "the":
            _add_members(discourse, entity.key, [k for k in people if discourse.entity(k).kind is Kind.PERSON])
            return


def _persons(discourse: Discourse, key: str) -> tuple[str, ...]:
    """The person of a key, or the people of its group without a name."""
    entity = discourse.entity(key)
    keys = (key,) if entity.kind is Kind.PERSON else () if entity.named else entity.members
    return tuple(k for k in keys if discourse.entity(k).kind is Kind.PERSON)


def _told_before(discourse: Discourse, noun: Any, people: int) -> str | None:
    """The group of the same noun of which the sentences just before tell, if it has room for so many people."""
    for seen in reversed(discourse.seen):
        if not 0 < discourse.sentence - seen.sentence <= _JUST_BEFORE:
            continue
        entity = discourse.entity(seen.keys[0])
        group = len(seen.keys) == 1 and entity.kind is Kind.GROUP and not entity.named
        if group and lemma(seen.token) == lemma(noun):
            return entity.key if (counted(seen.token) or people) >= people else None
    return None


def named_now(discourse: Discourse, pronoun: Any) -> tuple[str, ...]:
    """Return the group whose members "They were A, B and C" names, with them added; nothing where it is no such."""
    people = listed_as(discourse, pronoun)
    for seen in reversed(discourse.seen if people else ()):
        if discourse.sentence - seen.sentence > 1:
            break
        entity = discourse.entity(seen.keys[0])
        suffers = entity.agent_type not in (*IN_OFFICE, *NO_BODY, "military", "prison-staff", "family")
        if len(seen.keys) == 1 and seen.plural and entity.kind is Kind.GROUP and not entity.named and suffers:
            count = counted(seen.token)
            if count is None or len(people) <= count:
                _add_to(discourse, seen.keys, people)
                return seen.keys
    return ()


def _add_to(discourse: Discourse, keys: tuple[str, ...], people: list[str]) -> None:
    """Add people to the group that keys mean, where they mean one group without a name."""
    entity = discourse.entity(keys[0]) if len(keys) == 1 else None
    if entity is not None and entity.kind is Kind.GROUP and not entity.named:
        _add_members(discourse, entity.key, people)


# ---------------------------------------------------------------- new groups


def _group(discourse: Discourse, token: Any) -> str:
    """Return the key of a new group, or of the one that "the police" means all through the text."""
    linked, words = discourse.linked, people_words()
    key = linked.add_group(discourse.block, token)
    bare = not governs(token, *MODIFIERS) and determiner(token) in ("", "the")
    if bare and words.agent_type(token) in IN_OFFICE:
        return discourse.officials.setdefault(lemma(token), key)
    gender = words.gender(token)
    if gender:
        linked.genders[key] = gender
    _add_members(discourse, key, list(included_people(discourse, token)))
    return key


def _add_members(discourse: Discourse, key: str, members: list[str]) -> None:
    if members:
        entity = discourse.entity(key)
        everybody = tuple(dict.fromkeys((*entity.members, *members)))
        discourse.linked.entities[key] = replace(entity, members=everybody)


def _enumerated(discourse: Discourse, token: Any, announced: list[str]) -> tuple[str, ...]:
    """Return the named people that a count announces, when the list is as long as the count says.

    `announced` are the people whom a list after the phrase names.
    """
    count = counted(token)
    if count is None or not 2 <= count <= 40:
        return ()
    names = discourse.people(_listed(token))
    if len(names) != count:
        names = announced
    if len(names) != count:
        return ()
    of_them = (p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children)
    pronoun = next((p for p in of_them if p.lower_ in PLURAL), None)
    if pronoun is not None:  # "four of them, A, B, C and D": members of the group that "them" means
        for key in plural(discourse, pronoun):
            if discourse.entity(key).kind is Kind.GROUP and not discourse.entity(key).named:
                _add_members(discourse, key, names)
    return tuple(names)


def _described(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the people right before a noun that says something of all of them: "A and B, two nuns who were held"."""
    first = token.left_edge.i
    if token.dep_ != "appos" or token.tag_ != "NNS" or token.i < token.head.i or token.doc[first - 1].text != ",":
        return ()
    top = token.head
    while top.dep_ == "conj":
        top = top.head
    names = discourse.people(one for one in conjuncts(top) if one.i < first)
    count = counted(token)
    bare = count is None and determiner(token) == "" and not governs(token, "poss", "amod")
    return tuple(names) if len(names) > 1 and (count == len(names) or bare) else ()


def _listed(token: Any) -> Iterator[Any]:
    """Yield the heads of the list after a count, and of what stands beside each of them."""
    for child in token.children:
        if child.dep_ in ("conj", "appos") and child.i > token.i:
            parts = list(conjuncts(child))
            yield from parts
            yield from (beside for part in parts for beside in part.children if beside.dep_ == "appos")
        elif child.dep_ == "acl" and child.i > token.i:  # "two men, identified as Ana Sol and Bo Lin"
            named = (p for c in child.children if c.lower_ == "as" for p in c.children if identifying(p) is not None)
            yield from (one for name in named for one in conjuncts(name))


# ---------------------------------------------------------------- states


def _state(discourse: Discourse, token: Any) -> str | None:
    """Return the key of the state that acts ("the Chinese authorities"): an organisation, one a country."""
    if lemma(token) not in people_words().state_heads:
        return None
    linked = discourse.linked
    code = next(_countries_beside(discourse, token), None)
    if code is None:
        states = [key for key in linked.entities if key.startswith("organisation:state:")]
        bare = not governs(token, "amod", "compound", "nmod", "prep", "relcl", "acl", "nummod", "poss")
        sole = len(states) == 1 and lemma(token) not in discourse.officials
        return states[0] if bare and sole and token.tag_ in ("NNS", "NN", "NNPS") else None
    if _is_branch(discourse, token):
        return None
    key = f"organisation:state:{code}"
    if key not in linked.entities:
        words = token.doc[slice(*short_phrase(token))].text
        name = words[4:] if words.lower().startswith("the ") else words
        linked.entities[key] = Entity(key=key, kind=Kind.ORGANISATION, name=name, agent_type="state-authority")
    return key


def _is_branch(discourse: Discourse, token: Any) -> bool:
    """Whether a noun names a part of a state: "the Kenyan prison authorities", "the Kenyan local government"."""
    whole, country_of = people_words().whole_state, discourse.linked.gazetteer.country_of
    beside = (c for c in token.children if c.dep_ in ("amod", "compound", "nmod") and c.i < token.i)
    return any(c.lower_ not in whole and not country_of(c.text) and c.text.islower() for c in beside)


def _countries_beside(discourse: Discourse, token: Any) -> Iterator[str]:
    """Yield the ISO 3166-1 codes of the countries that the words beside a noun name."""
    country_of = discourse.linked.gazetteer.country_of
    for child in token.children:
        if child.dep_ in ("amod", "compound", "nmod", "poss"):
            whole = token.doc[child.left_edge.i : child.i + 1].text
            code = country_of(whole) or country_of(child.text)
            if code:
                yield code
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (code for part in child.children if (code := country_of(part.text)))
