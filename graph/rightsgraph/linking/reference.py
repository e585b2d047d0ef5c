"""Follow a text sentence by sentence and say whom each noun and pronoun means.

Where two people are about equally likely, there is no link: a wrong person is worse than none.
"""

import dataclasses
from typing import Any

from rightsgraph.linking.clients import spoken_for
from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.heads_of_people import is_nominal
from rightsgraph.linking.identities import find_identities
from rightsgraph.linking.linked import Linked, Referent
from rightsgraph.linking.naming import name_entities
from rightsgraph.linking.nominals import join_included, named_now, nominal
from rightsgraph.linking.phrases import identifying
from rightsgraph.linking.plurals import plural
from rightsgraph.linking.pronouns import singular
from rightsgraph.linking.things import thing
from rightsgraph.linking.words import PLURAL, SINGULAR, THING, people_words
from rightsgraph.records import Kind
from rightsgraph.tagging import Gazetteer, Parse
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["Linked", "Referent", "link"]


def link(parse: Parse, gazetteer: Gazetteer) -> Linked:
    """Return the entities of a document and whom its nouns and pronouns mean."""
    named = name_entities(parse, gazetteer)
    linked = Linked(parse=parse, named=named, gazetteer=gazetteer, entities=dict(named.entities))
    discourse = Discourse(linked=linked)
    for number, block in enumerate(parse.blocks):
        _enter(discourse, number)
        for sentence in block.sentences:
            discourse.sentence += 1
            find_identities(discourse, sentence)
            for token in sentence:
                keys = _meant(discourse, token)
                if keys:
                    discourse.add(token, keys)
                    join_included(discourse, token, keys)
    _learn_agent_types(linked)
    return linked


def _learn_agent_types(linked: Linked) -> None:
    """A named group is what the noun beside its name says, where it is told first ("Hizmet activists")."""
    for (number, index), keys in linked.heads.items():
        entity = linked.entities[keys[0]] if len(keys) == 1 else None
        if entity is not None and entity.kind is Kind.GROUP and entity.named and entity.agent_type is None:
            agent_type = people_words().agent_type(linked.parse.blocks[number].doc[index])
            if agent_type is not None:
                linked.entities[entity.key] = dataclasses.replace(entity, agent_type=agent_type)


def _enter(discourse: Discourse, number: int) -> None:
    """Go on to a block: find the heads of its names, and what titles before them tell of gender."""
    linked = discourse.linked
    block = linked.parse.blocks[number]
    names: dict[int, str] = {}
    inside: set[int] = set()
    for mention in linked.parse.mentions_in(block.start, block.end):
        start = mention.start - block.start
        span = block.span(mention.start, mention.end)
        key = linked.named.of_mention[mention.start, mention.end]
        names[span.root.i] = key
        inside.update(token.i for token in span if token.idx >= start)
        linked.heads[number, span.root.i] = (key,)
        for part in span:  # a name that the parser cuts in two has two heads
            before = part.head.i < span.start and part.dep_ in ("dobj", "pobj", "nsubjpass", "conj")
            behind = part.head.i >= span.end and part.dep_ in SUBJECTS
            if part.i != span.root.i and (before or behind):
                names[part.i] = key
                linked.heads[number, part.i] = (key,)
        if mention.kind is Kind.PERSON:
            _called_so(linked, number, span, key)
        title = span.root.head
        if title.i == span.end and span.root.dep_ == "compound" and title.lower_ in name_words().honorifics_after:
            names[title.i] = key  # "Phurbu Tsering Rinpoche": the parser's head is the honorific
            linked.heads[number, title.i] = (key,)
        if mention.kind is Kind.PERSON and span.start:
            gender = _gender(block.doc[span.start - 1])
            if gender is not None:
                linked.genders[key] = gender
    discourse.block, discourse.names, discourse.inside = number, names, frozenset(inside)


def _called_so(linked: Linked, number: int, span: Any, key: str) -> None:
    """The noun before "named" is the person too: "another man named Bo Lin", "the victim, identified as Ana Sol"."""
    verb = span.root.head if span.root.head.dep_ == "acl" else span.doc[max(0, span.start - 1)]
    words = people_words()
    called = verb.dep_ == "acl" and verb.lower_ in words.called and verb.i < span.start
    if not called and (found := identifying(span.root)) is not None:
        verb, called = found, True
    noun = verb.head
    if not called or noun.tag_ not in ("NN", "NNP") or noun.i > verb.i:
        return  # "two men named Bo Lin"
    gender = words.gender(noun)
    if linked.named.is_namesake(key) or gender or words.agent_type(noun) is not None:
        linked.heads[number, noun.i] = (key,)
        if gender:
            linked.genders[key] = gender


def _gender(title: Any) -> str | None:
    words = name_words()
    return "m" if title.lower_ in words.male_titles else "f" if title.lower_ in words.female_titles else None


def _meant(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the keys of those that a token means; nothing where it refers to nobody, or that is unsure."""
    known = discourse.keys(token)
    if known:
        return known
    if token.lower_ in SINGULAR:
        client = spoken_for(discourse, token)
        return singular(discourse, token) if client is None else client
    if token.lower_ in PLURAL:
        return named_now(discourse, token) or plural(discourse, token)
    if token.lower_ in THING:
        return thing(discourse, token)
    return nominal(discourse, token) if is_nominal(discourse, token) else ()
