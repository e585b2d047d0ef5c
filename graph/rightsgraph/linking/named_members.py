"""Who is named as being of a group that the text just told of: "Among the nine were A and B", "The group included A".

The words say that those named are some of the group, or all of it: "two of the nuns, A and B", "the three nuns, A, B
and C, were jailed", "those detained were A, B and C", "the detainees were identified as A, B and C".
"""

from collections.abc import Iterator
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.detained import group_held, has_room, is_taken_in
from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.lists import counted, first_listed, listed_after, listed_as
from rightsgraph.linking.pointing import IN_OFFICE
from rightsgraph.linking.series import end_of_list, names_listed_on
from rightsgraph.linking.told_by_name import group_told_of, named_by_report, people_listed
from rightsgraph.linking.words import determiner, lemma, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words
from rightsgraph.tagging.numbers import number_of

__all__ = ["named_members"]

_OPENING = frozenset({",", "(", ":", "—", "–", "--", "-"})
"""What stands before the names of those counted: "two of the nuns, A and B", "the three (A, B and C)"."""

_TELLING_MORE = frozenset({"prep", "advcl", "agent", "advmod", "dobj"})
_OBJECTS = frozenset({"dobj", "oprd", "npadvmod"})
_HEDGES = frozenset({"neg", "mark"})
_NEAR = 2
"""How many sentences back the group lies that "they" and "the group" mean."""

_Members = tuple[str, list[str]]
"""The key of a group and those of its people."""


def named_members(discourse: Discourse, token: Any) -> Iterator[_Members]:
    """Yield the group that a word means and who is named as of it, where the words around say so."""
    for tell in _TELLING:
        found = tell(discourse, token)
        if found is None:
            continue
        group, keys = found
        people = [key for key in dict.fromkeys(keys) if discourse.entity(key).kind is Kind.PERSON]
        if group is not None and people and len(people) == len(set(keys)) and has_room(discourse, group, people):
            yield group, people


def _of_them(discourse: Discourse, pronoun: Any) -> tuple[str | None, list[str]] | None:
    """Those named of "two of them": "Reports named two of them: A and B"."""
    if pronoun.lower_ != "them" or pronoun.dep_ != "pobj" or pronoun.head.lower_ != "of":
        return None
    number, people = number_of(pronoun.head.head.text), named_by_report(discourse, pronoun)
    return (group_held(discourse, pronoun), people) if number is not None and len(people) <= number else None


def _beside_count(discourse: Discourse, noun: Any) -> tuple[str | None, list[str]] | None:
    """Those counted of a group and named beside it, as many as are counted: "jailed two of the nuns, A and B"."""
    of = noun.head
    number = number_of(of.head.text) if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.i < noun.i else None
    held = _held_behind(noun)
    if number is None or not (noun.tag_ == "NNS" or held is not None):
        return None
    people = _named_behind(discourse, held or noun, end_of_list(noun, of.head))
    if len(people) != number:
        return None
    return (group_held(discourse, noun) if held else group_told_of(discourse, noun)), people


def _among(discourse: Discourse, noun: Any) -> tuple[str | None, list[str]] | None:
    """Those said to be among a group: "Among the nine were A, B and C"."""
    verb, keys = noun.head.head, discourse.keys(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ != "among" or verb.lemma_ != "be" or verb.dep_ != "ROOT":
        return None
    if determiner(noun) not in ("the", "those") or any(c.dep_ in ("neg", "aux", "advmod") for c in verb.children):
        return None
    first = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("attr", *SUBJECTS)), None)
    if first is None or first.i not in discourse.names:
        return None
    return _unnamed(discourse, keys), people_listed(discourse, first, verb)


def _whole(discourse: Discourse, token: Any) -> tuple[str | None, list[str]] | None:
    """All of a group, named behind it: "The three nuns, A, B and C, were jailed"."""
    count = token if token.pos_ == "NUM" else next((c for c in token.children if c.dep_ == "nummod"), None)
    number = None if count is None else number_of(count.text)
    if number is None or number < len(("one", "two")) or token.dep_ not in (*SUBJECTS, "dobj", "pobj"):
        return None
    if determiner(token) != "the" or not (token.pos_ == "NUM" or token.tag_ == "NNS"):
        return None
    people = _named_behind(discourse, token, end_of_list(token, token))
    if len(people) != number:
        return None
    return _so_many_before(discourse, token, number), people


def _so_many_before(discourse: Discourse, token: Any, number: int) -> str | None:
    """The one group without a name told of just before that was counted so, and called by the same noun if any."""
    found = []
    for seen in discourse.seen:
        same = token.pos_ == "NUM" or lemma(token) in (lemma(seen.token), *people_words().any_people)
        if 0 < discourse.sentence - seen.sentence <= _NEAR and same and counted(seen.token) == number:
            found.append(_unnamed(discourse, seen.keys))
    groups = dict.fromkeys(key for key in found if key is not None)
    return next(iter(groups)) if len(groups) == 1 else None


def _identified(discourse: Discourse, token: Any) -> tuple[str | None, list[str]] | None:
    """Those as whom a group was identified: "The detainees were identified as A, B and C"."""
    verb = token.head
    if token.dep_ != "nsubjpass" or verb.lemma_.lower() not in people_words().naming_verbs:
        return None
    if any(c.dep_ in _HEDGES or c.tag_ == "MD" for c in verb.children):
        return None
    as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
    if as_ is None or as_.i + 1 >= len(token.doc) or not first_listed(discourse, as_.i + 1):
        return None
    return _group_meant(discourse, token), _run(discourse, as_.i + 1, len(token.doc))


def _listed(discourse: Discourse, token: Any) -> tuple[str | None, list[str]] | None:
    """Those whom a form of "be" lists: "Those detained were A and B", "The names of the nuns are A and B"."""
    names = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if names is token and _held_behind(token) is None:
        return None
    if names is not token and (lemma(names) != "name" or names.tag_ != "NNS"):
        return None
    people = listed_as(discourse, names)
    return (_group_meant(discourse, token), people) if people else None


def _included(discourse: Discourse, token: Any) -> tuple[str | None, list[str]] | None:
    """Those whom a group is said to include: "They include A and B", "The group included A"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ != "include" or any(c.dep_ in ("neg", "aux") for c in verb.children):
        return None
    group = token.lower_ == "group" and [c.lower_ for c in token.children] == ["the"]
    if not (group or token.lower_ == "they" or _held_behind(token) is not None):
        return None
    first = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if first is None:
        return None
    block = discourse.linked.parse.blocks[discourse.block]
    heads = list(conjuncts(first))
    heads += names_listed_on(discourse.linked.parse, block, heads[-1], len(token.doc))
    people = [discourse.names[t.i] for t in heads if t.i in discourse.names]
    return (_group_meant(discourse, token), people) if people else None


def _in_parts(discourse: Discourse, token: Any) -> tuple[str | None, list[str]] | None:
    """Those of a part of the group counted before: "nine monks--five men (A, ...) and four boys (B, ...)"."""
    top = token
    while top.dep_ in ("conj", "appos"):
        top = top.head
    if top is token or token.tag_ != "NNS" or top.tag_ != "NNS" or top.dep_ not in (*SUBJECTS, *_OBJECTS):
        return None
    if counted(token) is None or (counted(top) or 0) <= (counted(token) or 0):
        return None
    people: list[str] = []
    for key in discourse.keys(token):
        entity = discourse.entity(key)
        people += entity.members if entity.kind is Kind.GROUP and not entity.named else [key]
    return _unnamed(discourse, discourse.keys(top)), people


def _in_kinds(discourse: Discourse, noun: Any) -> tuple[str | None, list[str]] | None:
    """Those of each kind among the detainees: "Three detainees were men (A, B and C), and two were women (D and E)"."""
    verb = first = noun.head
    while first.dep_ == "conj":
        first = first.head
    if noun.dep_ != "attr" or noun.tag_ != "NNS" or {verb.lemma_, first.lemma_} != {"be"}:
        return None
    own, held = (next((c for c in one.children if c.dep_ == "nsubj"), None) for one in (verb, first))
    if any(c.dep_ in ("neg", "aux") for c in verb.children) or own is None or held is None:
        return None
    people = listed_after(discourse, noun)
    number = number_of(own.text) if own.pos_ == "NUM" else counted(own) if own is held else None
    if lemma(held) != "detainee" or number is None or len(people) != number:
        return None
    return group_held(discourse, held), people


def _held_by_name(discourse: Discourse, token: Any) -> tuple[str | None, list[str]] | None:
    """All of a group told of just before, whose custody is told by name: "The detentions of A, B and C took place"."""
    act = token.head.head
    custody = act.lower_ in ("detentions", "arrests") and determiner(act) == "the"
    if token.dep_ != "pobj" or token.head.lower_ != "of" or not custody or token.i not in discourse.names:
        return None
    if any(
        t.ent_type_ in ("DATE", "TIME") or t.pos_ == "NUM" for t in act.doc[act.i : max(act.i, end_of_list(act, act))]
    ):
        return None  # "the detentions of A and B in May"
    parse = discourse.linked.parse
    heads = list(conjuncts(token))
    heads += names_listed_on(parse, parse.blocks[discourse.block], heads[-1], end_of_list(token, act))
    people = list(dict.fromkeys(discourse.names[t.i] for t in heads if t.i in discourse.names))
    before = (s for s in discourse.seen if discourse.sentence - s.sentence == 1 and is_taken_in(s.token))
    groups = {_unnamed(discourse, s.keys) for s in before if counted(s.token) == len(people) > 1} - {None}
    return (groups.pop(), people) if len(groups) == 1 else None


def _group_meant(discourse: Discourse, token: Any) -> str | None:
    """The group without a name that a word means: the one held, if the word says no more than that or "they"."""
    if _held_behind(token) is not None or lemma(token) == "detainee":
        return group_held(discourse, token)
    told = _unnamed(discourse, discourse.keys(token))
    if token.lower_ not in ("they", "group"):
        return group_held(discourse, token) or told
    if told is not None and token.lower_ == "they" and discourse.entity(told).agent_type not in IN_OFFICE:
        return told
    held = group_held(discourse, token)
    lately = any(s.keys == (held,) and 0 < discourse.sentence - s.sentence <= _NEAR for s in discourse.seen)
    return held if lately else None


def _unnamed(discourse: Discourse, keys: tuple[str, ...]) -> str | None:
    entity = discourse.entity(keys[0]) if len(keys) == 1 else None
    return entity.key if entity is not None and entity.kind is Kind.GROUP and not entity.named else None


def _held_behind(token: Any) -> Any | None:
    """The participle of "those detained", where nothing more is told of them."""
    if token.lower_ not in ("those", "people", "persons"):
        return None
    verb = next((c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    if verb is None or verb.i != token.i + 1 or any(c.dep_ in _TELLING_MORE for c in verb.children):
        return None
    return verb if verb.lemma_.lower() in name_words().custody_verbs or verb.lemma_ == "hold" else None


def _named_behind(discourse: Discourse, token: Any, stop: int) -> list[str]:
    """The people named right behind a word and a comma, a dash or a bracket."""
    doc, behind = token.doc, token.i + 1
    if behind + 1 >= len(doc) or doc[behind].text not in _OPENING or not first_listed(discourse, behind + 1):
        return []
    return _run(discourse, behind + 1, stop)


def _run(discourse: Discourse, start: int, stop: int) -> list[str]:
    """The people of the list that begins with a name at a token."""
    parse = discourse.linked.parse
    block = parse.blocks[discourse.block]
    first = next(t for t in block.doc[start:] if t.i in discourse.names)
    heads = [first, *names_listed_on(parse, block, first, stop)]
    return list(dict.fromkeys(discourse.names[t.i] for t in heads if t.i in discourse.names))


_TELLING = (
    _of_them,
    _beside_count,
    _among,
    _whole,
    _identified,
    _listed,
    _included,
    _in_parts,
    _in_kinds,
    _held_by_name,
)
"""The ways in which the words around say who is of a group."""
