"""Everything that one document says: the last word of the reading stages, the first of the mapper."""

import dataclasses
from collections.abc import Iterable

from rightsgraph.claims.carrying import with_carried_times
from rightsgraph.claims.disappearances import with_enforced
from rightsgraph.claims.events import join_claims
from rightsgraph.claims.lexicon import load_lexicon
from rightsgraph.claims.members import with_times_of_groups
from rightsgraph.claims.offices import posts_of
from rightsgraph.claims.onward import with_years_onward
from rightsgraph.claims.placing import with_carried_places
from rightsgraph.claims.profiles import profile_facts
from rightsgraph.claims.publishers import UNKNOWN_PUBLISHER, add_publisher, publisher_of
from rightsgraph.claims.reading import read_claims
from rightsgraph.claims.relations import links_between, with_relative_times, with_support
from rightsgraph.claims.speakers import quotations
from rightsgraph.claims.statistics import sizes_of_groups, statistics_of
from rightsgraph.claims.tallies import tallies_of
from rightsgraph.claims.wider import with_wider_places, within_wider_places
from rightsgraph.iris import fold
from rightsgraph.linking import Linked, Referent, short_phrase
from rightsgraph.records import Entity, Fact, Form, Kind, Mention, Statistic, Story

__all__ = ["UNKNOWN_PUBLISHER", "read_story"]

_PSEUDONYM = 0.9
"""The confidence of a mention by pseudonym: the words beside it say whose it is."""


def read_story(linked: Linked) -> Story:
    """Return the story of a linked document: its entities, events with their claims, statistics and facts.

    Who refers to what, and the publisher where no mention names it, are noted in `linked`.
    """
    quoted = quotations(linked)
    linked.publisher = publisher_of(linked)
    claims = tuple(read_claims(linked, load_lexicon(), quoted))
    add_publisher(linked)
    for actor in (p for claim in claims for p in claim.actor if p.entity == linked.publisher):
        linked.note(Referent(entity=actor.entity, start=actor.start, end=actor.end))
    claims = with_enforced(linked, claims)
    claims = with_years_onward(linked, claims)
    claims = with_carried_times(linked, with_relative_times(linked, with_support(linked, claims)))
    claims = with_carried_places(linked, with_times_of_groups(linked, claims))
    events = with_wider_places(linked, join_claims(linked, claims, tuple(links_between(linked, claims))))
    statistics = (*statistics_of(linked, claims), *tallies_of(linked, quoted))
    posts = tuple(posts_of(linked, quoted))
    facts = tuple(profile_facts(linked, quoted))
    sizes = sizes_of_groups(linked)
    entities = [
        e if e.quantity == sizes.get(e.key) else dataclasses.replace(e, quantity=sizes.get(e.key))
        for e in within_wider_places(linked, linked.finished())
    ]
    entities = _with_pseudonyms(entities, facts)
    entities = [e for e in entities if e.mentions]
    needed = {linked.publisher} | {f.value for f in facts if f.is_entity}
    known = {e.key for e in entities}
    entities += [linked.entities[key] for key in sorted(needed - known) if key in linked.entities]
    return Story(
        document=linked.parse.document,
        entities=tuple(_with_other_names(linked, _kinds(entities))),
        events=events,
        statistics=_unique(statistics),
        facts=facts,
        posts=posts,
    )


def _with_pseudonyms(entities: Iterable[Entity], facts: Iterable[Fact]) -> list[Entity]:
    """A pseudonym is a mention of its person by name, and of nobody else."""
    names: dict[str, list[Mention]] = {}
    for fact in facts:
        if fact.predicate == "pseudonym":
            start, end = fact.words.start, fact.words.end
            mention = Mention(
                start=start, end=end, text=fact.value, kind=Kind.PERSON, form=Form.NAME, confidence=_PSEUDONYM
            )
            names.setdefault(fact.entity, []).append(mention)
    if not names:
        return list(entities)
    taken = {(m.start, m.end) for mentions in names.values() for m in mentions}
    result = []
    for entity in entities:
        others = (m for m in entity.mentions if (m.start, m.end) not in taken)
        mentions = sorted((*others, *names.get(entity.key, ())), key=lambda m: (m.start, m.end))
        result.append(dataclasses.replace(entity, mentions=tuple(mentions)))
    return result


def _kinds(entities: Iterable[Entity]) -> Iterable[Entity]:
    """Members of "several companies" are companies; members that nothing else needs are left out."""
    by_key = {e.key: e for e in entities}
    companies = {
        member
        for entity in by_key.values()
        if entity.agent_type in ("company", "media", "human-rights-ngo") and entity.kind is Kind.GROUP
        for member in entity.members
    }
    for entity in by_key.values():
        unknown = entity.agent_type is None and entity.key in companies
        agent_type = "company" if unknown else entity.agent_type
        members = tuple(m for m in entity.members if m in by_key)
        same = agent_type == entity.agent_type and members == entity.members
        yield entity if same else dataclasses.replace(entity, agent_type=agent_type, members=members)


def _with_other_names(linked: Linked, entities: Iterable[Entity]) -> Iterable[Entity]:
    """A state that acts is also "the government" and "the authorities", where the document calls it so."""
    said: dict[str, set[str]] = {}
    for (number, index), keys in linked.heads.items():
        token = linked.parse.blocks[number].doc[index]
        if len(keys) == 1 and keys[0].startswith("organisation:state:") and token.pos_ in ("NOUN", "PROPN"):
            start, end = short_phrase(token)
            said.setdefault(keys[0], set()).add(token.doc[start:end].text)
    for entity in entities:
        calls = said.get(entity.key, ())
        others = {s[0].lower() + s[1:] for s in calls if fold(entity.name) not in fold(s)}
        aliases = tuple(sorted({*entity.aliases, *others}))
        yield entity if aliases == entity.aliases else dataclasses.replace(entity, aliases=aliases)


def _unique(statistics: Iterable[Statistic]) -> tuple[Statistic, ...]:
    found: dict[int, Statistic] = {}
    for statistic in statistics:
        found.setdefault(statistic.quantity.start, statistic)
    return tuple(found[key] for key in sorted(found))
