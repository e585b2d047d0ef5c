"""Who fills the roles of a trigger: the slots of its frame, what a light verb lends it, and who can fill which role."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.agents import by_agent
from rightsgraph.claims.clauses import is_infinitive, objects, subjects
from rightsgraph.claims.dependents import clause_verb, preposition_objects
from rightsgraph.claims.lexicon import Lexicon, Trigger, status_words
from rightsgraph.claims.light_verbs import first_conjunct
from rightsgraph.claims.membership import one_of, without_listed_behind
from rightsgraph.claims.modifiers import add_officials
from rightsgraph.claims.noun_slots import told_beside
from rightsgraph.claims.refusals import refused_family, without_counsel
from rightsgraph.claims.slots import fillers
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.whose import who_is_meant
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, Referent, antecedent, lemma, numbers_law, people_words
from rightsgraph.records import Entity, Kind

__all__ = ["roles_of"]

_MEASURED = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_REPORTERS = frozenset({"media", "human-rights-ngo"})
_COURTS = frozenset({"court", "courts", "tribunal"})
_OBSERVERS = _REPORTERS | {"ngo", "state-authority", "police", "court", "military", "company", "political-party"}
_TARGETS = frozenset({"on", "against", "at", "into", "upon", "dispersed"})
_REACHED = frozenset({"access", "contact"})
_DETAINED = frozenset({"individual", "activists", "family", "internet-users"})
_STATE = "organisation:state:"
_OBJECTS = frozenset({"him", "her", "them", "me", "us", "his", "their"})


def roles_of(
    linked: Linked, number: int, token: Any, trigger: Trigger, verb: Any | None, lexicon: Lexicon
) -> dict[str, list[Referent]]:
    """Return who fills which role of the trigger at `token` in block `number`; a role that nobody fills is left out.

    `verb` is the light verb of a noun. People whom only the trigger makes people are added to `linked`.
    """
    found: dict[str, list[Referent]] = {}
    by_owner = _is_by_owner(linked, number, token, trigger)
    for slot, slot_role in trigger.frame.slots.items():
        if slot_role == "thing":
            continue
        role = "actor" if slot == "owner" and by_owner else slot_role
        for told in _heads(slot, role, token, trigger, verb, lexicon):
            head = who_is_meant(linked, number, token, told)
            create = role == "affected" and _are_told_as_people(slot, token, trigger, head)
            create = create and ("noun", lemma(head)) not in lexicon.triggers
            may_be = _are_people if token.dep_ == "amod" else _may_be_people
            for referent in linked.referents(number, head, create=create, are_people=may_be):
                agent = _as_agent(linked, referent)
                if agent is None or not _fits(linked.entities[agent.entity], role, trigger):
                    continue
                bucket = found.setdefault(role, [])
                if agent.entity not in {r.entity for r in bucket}:
                    bucket.append(agent)
    if trigger.frame.flags.get("light") and verb is not None:
        _lend(linked, number, token, trigger, verb, lexicon, found)
    add_officials(linked, number, token, trigger, found)
    if not found.get("affected"):
        told = [r for head in told_beside(token, trigger) for r in linked.referents(number, head)]
        found["affected"] = [r for r in told if _fits(linked.entities[r.entity], "affected", trigger)]
    if trigger.type == "denial-of-family-contact":
        refused_family(linked, number, token, found)
    if trigger.type == "denial-of-counsel" and found.get("affected"):
        found["affected"] = without_counsel(linked, number, token, found["affected"], lexicon.lists["lawyer"])
    if trigger.type == "denial-of-medical-care" and found.get("affected"):
        found["affected"] = without_counsel(linked, number, token, found["affected"], lexicon.lists["healers"])
    if trigger.part == "verb" and found.get("affected") and not is_infinitive(token):
        found["affected"] = _without_doer(linked, found)  # whose subject an infinitive has, the parser only guesses
    found["affected"] = without_listed_behind(linked, number, token, found.get("affected", []))
    if "actor" in found and trigger.type in act_types().never_by_reporters:
        found["actor"] = [r for r in found["actor"] if linked.entities[r.entity].agent_type not in _REPORTERS]
    if "actor" in found and trigger.frame.name != "act":
        _part(found, of_owner="owner_of_object" in trigger.frame.slots)
    return {role: referents for role, referents in found.items() if referents}


def _part(found: dict[str, list[Referent]], *, of_owner: bool) -> None:
    """Make nobody both do and undergo an act: who "froze the group's accounts and sealed its office" lost no office."""
    kept, cut = ("actor", "affected") if of_owner else ("affected", "actor")
    others = {r.entity for r in found.get(kept, ())}
    found[cut] = [r for r in found.get(cut, ()) if r.entity not in others]


def _heads(slot: str, role: str, token: Any, trigger: Trigger, verb: Any | None, lexicon: Lexicon) -> list[Any]:
    """The heads of what stands in a slot, and of those said to be among the people there."""
    heads = fillers(slot, token, trigger, verb)
    if slot == "to" and trigger.type == "denial-of-counsel":
        heads = [head for head in heads if lemma(head) not in lexicon.lists["lawyer"]]  # that is what is denied
    if slot == "to" and trigger.type.startswith("denial"):
        heads = [head for head in heads if lemma(head.head.head) not in _REACHED]  # "denied access to a doctor"
    if slot == "clause_object":  # "on the orders of A": for violence
        heads = [head for head in heads if clause_verb(head).lemma_.lower() in lexicon.lists["violence"]]
    if role != "affected":
        return [head for head in heads if not _is_open_choice(head)]
    if slot == "object" and heads and trigger.type in act_types().custody:
        heads = [*heads, *_taken_along(token, heads[-1])]
    return list(chain.from_iterable(_with_members(head) for head in heads))


def _taken_along(verb: Any, last: Any) -> list[Any]:
    """Those taken in "along with" somebody, told behind them: "detained the pastor, Ana Sol, along with her son"."""
    own = [c for over in (verb, last) for c in over.children if c.lower_ in ("along", "together") and c.i > verb.i]
    if not own and last.i < verb.i:  # "was arrested at a shop in Tarn along with her son": hangs on the place
        sites = (o for p in verb.children if p.dep_ == "prep" and p.i > verb.i for o in p.subtree)
        own = [c for o in sites for c in o.children if c.lower_ == "along" and c.dep_ in ("prep", "advmod")]
    beside = [p for along in own if along.i > last.i for p in preposition_objects(along, "with")]
    if beside or verb.lemma_.lower() not in claim_words().taking_in:
        return beside
    return [p for p in preposition_objects(verb, "with") if p.i > max(verb.i, last.i) and _is_taken_too(p)]


def _is_taken_too(head: Any) -> bool:
    """Whether whoever somebody is detained "with" is a person by name or counted: "was detained with six priests"."""
    counted = any(c.dep_ == "nummod" for c in head.children) and people_words().agent_type(head) in _DETAINED
    return counted or (head.ent_type_ == "PERSON" and head.pos_ == "PROPN")


def _is_open_choice(head: Any) -> bool:
    """Whether nobody says which of two it was: "shot by soldiers or rebels"."""
    return any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in head.children)


def _with_members(head: Any) -> list[Any]:
    """A head and those said to be among its people; of a bare "those" only them: "one of those held was Ana"."""
    members = list(one_of((antecedent(head) if head.tag_ in ("WP", "WDT") else None) or head))
    partitive = head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ == "one"
    return members if members and head.lower_ == "those" and partitive else [head, *members]


def _are_told_as_people(slot: str, token: Any, trigger: Trigger, head: Any) -> bool:
    """Whether what stands in a slot is people because of the words there, though it refers to nobody known."""
    return _must_be_people(token, trigger, head) or _is_run_on(head) or (slot in _TARGETS and _is_crowd(head))


def _is_by_owner(linked: Linked, number: int, token: Any, trigger: Trigger) -> bool:
    """Whether the owner of a noun does it, for it is done to those after its "of": "the army's killing of farmers"."""
    slots = trigger.frame.slots
    if trigger.part != "noun" or slots.get("owner") != "affected" or slots.get("of") != "affected":
        return False
    if not fillers("owner", token, trigger, None):
        return False
    people = (r for head in preposition_objects(token, "of") for r in linked.referents(number, head))
    return any(_fits(linked.entities[r.entity], "affected", trigger) for r in people)


def _without_doer(linked: Linked, found: Mapping[str, list[Referent]]) -> list[Referent]:
    """The affected without a "him" or "them" that was taken for the subject: that would be "himself".

    Nor is what police do with "their" things done to the police.
    """
    doers = {r.entity for r in found.get("actor", ())}
    text = linked.parse.document.text
    return [r for r in found["affected"] if r.entity not in doers or text[r.start : r.end].lower() not in _OBJECTS]


def _must_be_people(token: Any, trigger: Trigger, head: Any) -> bool:
    """Whether what a verb like "arrest" governs is people, though nothing else says so."""
    words, types = claim_words(), act_types()
    if head.lower_ == "others" and trigger.part == "verb":
        return trigger.type in types.done_to_people | types.of_violence  # "killed 40 others"
    if trigger.part != "verb" or trigger.type not in types.done_to_people:
        return False
    if token.lemma_.lower() not in words.taking_people or lemma(head) in words.not_people:
        return False
    if _is_nobody(head):
        return False
    if (
        (head.pos_ not in ("NOUN", "NUM", "PRON", "ADJ") and head.tag_ != "NNPS")
        or head.ent_type_ in _MEASURED
        or numbers_law(head)
    ):
        return False
    # A number is people where the tagger takes it for a count; before a noun it is none itself.
    return bool(head.ent_type_ != ("" if head.pos_ == "NUM" else "CARDINAL"))


def _may_be_people(head: Any) -> bool:
    """Whether what is coordinated with people may be people too, for all that its noun says."""
    return lemma(head) not in claim_words().not_people


def _are_people(head: Any) -> bool:
    """Whether a noun is one for people: not the "long waits" of "jailed activists and long waits"."""
    return people_words().agent_type(head) is not None


def _is_crowd(head: Any) -> bool:
    """Whether a noun counts people without naming them: "opened fire on the crowd"."""
    return head.pos_ == "NOUN" and lemma(head) in people_words().collective - people_words().bodies


def _is_run_on(head: Any) -> bool:
    """Whether people stand before a thing that the parser makes one phrase with them: "gave five nuns prison terms"."""
    return head.dep_ in ("compound", "nmod") and head.tag_ == "NNS" and people_words().agent_type(head) is not None


def _is_nobody(head: Any) -> bool:
    """Whether a pronoun stands for nobody, and of no group ("none of the prisoners" are of one)."""
    if head.lower_ == "one" and any(c.dep_ == "det" and c.lower_ == "no" for c in head.children):
        return True
    return head.lower_ in claim_words().nobody and not any(c.lower_ == "of" for c in head.children)


def _lend(
    linked: Linked,
    number: int,
    token: Any,
    trigger: Trigger,
    verb: Any,
    lexicon: Lexicon,
    found: dict[str, list[Referent]],
) -> None:
    """Add the roles that a light verb gives to a noun: "faces arrest", "carried out arrests", "were put on trial"."""
    ordered = (
        status_words().has("demands", "orders", verb.lemma_.lower()) and trigger.lemma in lexicon.lists["violence"]
    )
    for role, heads in () if ordered else _lent(token, verb, lexicon):  # who orders a killing does not kill
        if found.get(role):
            continue
        for head in heads:
            for referent in linked.referents(number, head):
                agent = _as_agent(linked, referent)
                if agent is None or not _fits(linked.entities[agent.entity], role, trigger):
                    continue
                if verb.lemma_ in claim_words().telling_of_own and not _tells_of_own(linked.entities[agent.entity]):
                    continue
                found.setdefault(role, []).append(agent)


def _tells_of_own(entity: Entity) -> bool:
    """Whether who reports harassment is likelier its victim than an observer of it: people, no body and no office."""
    return entity.kind in (Kind.PERSON, Kind.GROUP) and entity.agent_type not in _OBSERVERS


def _lent(token: Any, verb: Any, lexicon: Lexicon) -> list[tuple[str, list[Any]]]:
    words = claim_words()
    word = verb.lemma_.lower()
    if word in words.holding:
        return [("affected", objects(verb)), ("actor", by_agent(verb) if is_passive(verb) else subjects(verb))]
    if word in words.happening and first_conjunct(token).dep_ in ("nsubj", "nsubjpass"):
        return []
    if is_passive(verb):
        return [("actor", by_agent(verb))]
    if word in words.engaging:
        return [("actor", subjects(verb))]
    if word in words.becoming and first_conjunct(token).head.head.lemma_.lower() in words.undergoing:
        return [("affected", subjects(verb))]
    told = word in words.telling_of_own and not is_passive(verb)
    if told or word in lexicon.light_verbs["subject_affected"] or word in words.living:
        return [("affected", subjects(verb)), ("actor", by_agent(verb))]
    if word in lexicon.light_verbs["subject_actor"]:
        return [("actor", subjects(verb))]
    return []


def _as_agent(linked: Linked, referent: Referent) -> Referent | None:
    """A country that acts or undergoes is its state: an organisation, not the place. Other places do neither."""
    entity = linked.entities[referent.entity]
    if entity.kind is not Kind.PLACE:
        return referent
    code = linked.gazetteer.country_of(entity.name)
    if code is None or linked.parse.document.text[referent.end : referent.end + 1] == ":":
        return None  # a heading ("Viet Nam: ...") acts in nothing
    key = f"{_STATE}{code}"
    if key not in linked.entities:
        linked.entities[key] = Entity(
            key=key, kind=Kind.ORGANISATION, name=f"{entity.name} (the state)", agent_type="state-authority"
        )
    return Referent(entity=key, start=referent.start, end=referent.end)


def _fits(entity: Entity, role: str, trigger: Trigger) -> bool:
    if role != "affected":
        return entity.kind is not Kind.PLACE
    if entity.key.startswith(_STATE):
        return trigger.type in act_types().done_to_states
    court = entity.agent_type == "court" or entity.kind is Kind.ORGANISATION
    words = entity.name.lower().split()
    if court and not _COURTS.isdisjoint(words if entity.agent_type == "court" else words[-1:]):
        types = act_types()
        return trigger.type in types.done_to_bodies - types.in_court - types.accusing  # a court is not charged
    return entity.kind in (Kind.PERSON, Kind.GROUP) or trigger.type in act_types().done_to_bodies
