"""To whom contact is refused: the prisoner, whoever it is that may not see or speak to them."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.clauses import objects
from rightsgraph.claims.dependents import preposition_objects
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, Referent, lemma
from rightsgraph.records import Kind

__all__ = ["contacts_below", "is_own_choice", "refused_family", "without_counsel"]

_MEETING = frozenset({"with", "see", "meet", "visit", "represent", "to"})


def contacts_below(verb: Any) -> list[Any]:
    """Return the infinitives and gerunds below a verb: "allowed to see her", "barred from visiting her"."""
    return [c for o in (verb, *verb.children) for c in o.children if c.dep_ in ("xcomp", "ccomp", "pcomp")]


def is_own_choice(verb: Any) -> bool:
    """Return whether it is the prisoner who does not want to: "refused to see a lawyer"."""
    over = verb.head
    return verb.dep_ == "xcomp" and over.lemma_.lower() in claim_words().choosing_not and not is_passive(over)


def refused_family(linked: Linked, number: int, token: Any, found: dict[str, list[Referent]]) -> None:
    """Contact that a family is refused is contact that the prisoner is refused: the affected is whose family it is.

    Where the words do not say whose ("the family was not allowed to see her"), it is whom they may not see.
    """
    people = []
    block = linked.parse.blocks[number]
    for referent in found.get("affected", ()):
        if linked.entities[referent.entity].agent_type != "family":
            people.append(referent)
            continue
        inside = [w for w in token.sent if referent.start <= block.start + w.idx < referent.end]
        whose = [w for w in inside if w.dep_ == "poss" or (w.dep_ == "pobj" and w.head.lower_ == "of")]
        for word in whose or list(_kept_from(token)) or _held_by(token):
            people.extend(linked.referents(number, word))
    once = {r.entity: r for r in reversed(people) if linked.entities[r.entity].kind is not Kind.PLACE}
    if once:
        found["affected"] = list(reversed(once.values()))


def _kept_from(verb: Any) -> Iterator[Any]:
    """Yield whom an infinitive or gerund below a verb is about: "allowed to see her", "barred from speaking to her"."""
    below = contacts_below(verb)
    return (o for c in below for o in (*objects(c), *preposition_objects(c, "to", "with")) if o.dep_ != "nsubj")


def _held_by(verb: Any) -> list[Any]:
    """Whom the clause before "without" is about: "transferred Ana Sol without informing the family"."""
    over = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "without" or over.pos_ != "VERB":
        return []
    return objects(over) or [c for c in over.children if c.dep_ == "nsubjpass"]


def without_counsel(
    linked: Linked, number: int, token: Any, affected: list[Referent], lawyers: frozenset[str]
) -> list[Referent]:
    """Who is without counsel: a lawyer who may not meet a client is not, but the client is; so with a doctor."""
    offset = linked.parse.blocks[number].start
    near = {t.idx + offset for t in token.sent if lemma(t) in lawyers for t in (t, t.head)}
    others = [r for r in affected if not any(r.start <= place < r.end for place in near)]
    if others or not affected:
        return others
    met = (t for t in token.subtree if t.i > token.i and t.dep_ in ("dobj", "pobj") and t.head.lemma_ in _MEETING)
    found = ((linked.entities[r.entity], r) for t in met for r in linked.referents(number, t))
    clients = (
        r for e, r in found if e.kind is Kind.PERSON or e.agent_type == "detainees" or e.name.endswith("clients")
    )
    return [r for r in clients if r.entity not in {a.entity for a in affected}]
