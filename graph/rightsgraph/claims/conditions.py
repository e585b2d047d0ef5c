"""Whether the conditions of a trigger (the last column of `acts.tsv`) hold around a token."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rightsgraph.claims.around import near_below, objects_of, opens_compound, subjects_of
from rightsgraph.claims.clauses import objects, subjects
from rightsgraph.claims.dependents import preposition_objects
from rightsgraph.claims.lexicon import Condition, Lexicon, Trigger
from rightsgraph.claims.light_verbs import first_conjunct
from rightsgraph.claims.negations import is_undone
from rightsgraph.claims.refusals import contacts_below
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, Referent, conjuncts, lemma, people_words
from rightsgraph.records import Entity, Kind

__all__ = ["OFFICIAL", "ON_ROLES", "hold_somebody", "holds", "holds_of_roles"]

ON_ROLES = frozenset({"person", "person-or-actor", "family-subject", "speaker-act", "official", "people"})
"""The tests that ask who fills the roles; the others ask for words and syntax."""

OFFICIAL = frozenset({"police", "prison-staff", "state-authority", "military", "court", "prosecutor"})
"""The types of agents that act for a state."""

_VOICES = frozenset({"media", "ngo", "human-rights-ngo"})
_BESIDE_NOUN = frozenset({"amod", "compound", "nmod", "advmod", "npadvmod", "punct"})
_MEASURING = frozenset({"dobj", "npadvmod", "nummod", "amod", "compound", "nmod", "poss", "advmod", "quantmod"})


def holds(
    linked: Linked, number: int, token: Any, condition: Condition, part: str, lexicon: Lexicon
) -> tuple[bool, list[Any]]:
    """Return whether a condition on the words around `token` holds, and the words that make it so.

    `part` is the trigger's part of speech, `number` the block's. Whether it should hold is `condition.wanted`.
    """
    if condition.words:
        found = _found(token, condition, part)
        return bool(found), found
    if condition.test == "place":
        keys = (key for o in objects(token) for key in linked.heads.get((number, o.i), ()))
        return any(linked.entities[key].kind is Kind.PLACE for key in keys), []
    if condition.test == "abroad":
        return _is_abroad(linked, token), []
    if condition.test == "country":
        return _is_of_country(linked, token), []
    return _is_so(token, condition.test, part, lexicon), []


def _is_of_country(linked: Linked, token: Any) -> bool:
    """Whether a gerund or infinitive below a verb has a country as its object: "banned from entering Kenya"."""
    return any(
        o.lower_ in ("country", "territory") or linked.gazetteer.country_of(o.text)
        for c in contacts_below(token)
        for o in objects(c)
    )


def _is_abroad(linked: Linked, token: Any) -> bool:
    """Whether a verb gives to another country or its officials, or a country does: "returned her to China"."""
    countries = linked.gazetteer
    back = (c for c in token.children if c.lower_ == "back")
    given = [p for o in (token, *back, *objects(token)) for p in preposition_objects(o, "to")]
    around = (t for o in given for t in (o, *(c for c in o.children if c.dep_ in _BESIDE_NOUN)))
    states = (s for s in subjects(token) if not is_passive(token) and s.ent_type_ == "GPE")
    return any(t.text[:1].isupper() and countries.country_of(t.text) for t in (*around, *states))


def holds_of_roles(
    linked: Linked, condition: Condition, trigger: Trigger, roles: Mapping[str, Sequence[Referent]]
) -> bool:
    """Return whether a condition on who fills the roles holds."""
    affected, actors = ([linked.entities[r.entity] for r in roles.get(role, ())] for role in ("affected", "actor"))
    if condition.test == "person-or-actor":
        return bool(affected or actors)
    if condition.test == "official":
        official = any(a.agent_type in OFFICIAL or hold_somebody(a) for a in actors)
        return not actors or official or any(a.agent_type == "detainees" for a in affected)
    if condition.test == "people":
        return any(_are_people(a) for a in (*actors, *affected))
    if condition.test == "family-subject":
        return any(a.agent_type == "family" for a in actors)
    if condition.test == "speaker-act":
        return any(a.kind in (Kind.ORGANISATION, Kind.PERSON) for a in actors)
    slots = trigger.frame.slots
    if roles.get("addressee"):
        return True
    if slots.get("subject") == "actor" and "affected" not in slots.values():
        return any(a.agent_type not in ("ngo", "human-rights-ngo", "company") for a in actors)
    return any(_is_people(a) for a in affected)


def _is_people(entity: Entity) -> bool:
    return entity.kind in (Kind.PERSON, Kind.GROUP) or entity.agent_type in ("state-authority", "media", "company")


def hold_somebody(one: Entity) -> bool:
    """Return whether words are for those who hold somebody: "his captors"."""
    return not claim_words().captors.isdisjoint(word.removesuffix("s") for word in one.name.lower().split())


def _are_people(entity: Entity) -> bool:
    """Whether somebody is people, or a body that speaks for people; not a firm or an office."""
    return entity.kind in (Kind.PERSON, Kind.GROUP) or entity.agent_type in _VOICES


# ------------------------------------------------------------------ tests for words


def _found(token: Any, condition: Condition, part: str) -> list[Any]:
    """The tokens in the place that the condition names that are among its words."""
    test, words = condition.test, condition.words
    if test == "object":
        return _objects_among(token, words, part)
    if test == "subject":
        return [s for s, forms in subjects_of(token) if not words.isdisjoint(forms)]
    if test == "infinitive":
        below = ("acl", "relcl") if part == "noun" else ("xcomp", "ccomp", "advcl")
        found = [c for c in token.children if c.dep_ in below and _among(c, words) and not _is_circumstance(c)]
        return found or [c for c in _purposes(token) if part == "verb" and _among(c, words)]
    if test == "adverb":
        return [c for c in near_below(token) if c.lower_ in words]
    if test in ("adjective", "compound"):
        beside = [c for c in token.children if c.dep_ in _BESIDE_NOUN and _among(c, words)]
        adjectives = (a for a in token.children if a.dep_ == "amod")
        return beside + [c for a in adjectives for c in a.children if c.dep_ == "conj" and c.lower_ in words]
    if test == "owner":
        return [c for c in token.children if c.dep_ == "poss" and _among(c, words)]
    if test == "sentence":
        return next(([t] for t in token.sent if _among(t, words)), [])
    if test == "prep":
        top = first_conjunct(token)
        over = top.head if top.dep_ == "pobj" else _before_whose(token)
        return [over] if over is not None and over.lower_ in words else []
    return _after_preposition(token, test, words, part)


def _before_whose(token: Any) -> Any | None:
    """The "on" of "A, on whose orders B was beaten", which the parser hangs on the verb."""
    whose = token.left_edge
    return whose.nbor(-1) if whose.lower_ == "whose" and whose.head == token and whose.i > 0 else None


def _purposes(verb: Any) -> Iterator[Any]:
    """Yield the infinitives that the parser hangs on the object of a verb: "blocked the road to protest"."""
    below = (c for o in verb.children if o.dep_ == "dobj" for c in o.children if c.dep_ in ("relcl", "acl"))
    return (c for c in below if any(t.dep_ == "aux" and t.lower_ == "to" for t in c.children))


def _is_circumstance(clause: Any) -> bool:
    """Whether a clause only tells when or why, and not what somebody had done: "had to flee after guards beat her"."""
    causing = clause.dep_ == "advcl" and clause.head.lemma_ in claim_words().with_participles
    return causing and any(c.dep_ == "mark" and c.lower_ != "for" for c in clause.children)


def _among(token: Any, words: frozenset[str]) -> bool:
    return token.lemma_.lower() in words or token.lower_ in words or token.folded in words


def _objects_among(token: Any, words: frozenset[str], part: str) -> list[Any]:
    if part == "noun":
        governed = token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in words
        return [token.head] if governed else []
    return [o for o, forms in objects_of(token) if not words.isdisjoint(forms)]


def _after_preposition(token: Any, preposition: str, words: frozenset[str], part: str) -> list[Any]:
    found = [
        t if t.dep_ == "conj" else o
        for o in preposition_objects(token, preposition)
        for t in (o, *(d for d in o.children if d.dep_ in ("compound", "conj") or opens_compound(d)), *_measured(o))
        if (_among(t, words) or "*" in words)
        and not (lemma(t) in people_words().qualified and people_words().agent_type(t))
    ]
    if part == "verb" and not found:  # "took into custody lawyer A", read as one noun
        here = (c for c in token.children if c.dep_ == "prep" and c.lower_ == preposition and c.i + 1 < len(token.doc))
        found = [token.doc[c.i + 1] for c in here if token.doc[c.i + 1].dep_ == "compound"]
        found = [c for c in found if c.lower_ in claim_words().bare_custody and c.lower_ in words]
    if part == "verb":  # the object may carry the phrase: "keep him in detention" hangs on "him"
        for child in token.children:
            if child.pos_ == "ADJ" and child.dep_ in ("advcl", "acomp", "oprd"):  # "found alive and with a wound"
                behind = (c for c in child.children if c.lower_ == preposition and c.dep_ in ("prep", "conj"))
                found += [o for c in behind for o in c.children if o.dep_ == "pobj" and o.lemma_.lower() in words]
            if child.dep_ in ("dobj", "attr", "acomp", "advmod", "npadvmod", "nsubjpass"):
                listed = conjuncts(child) if child.dep_ == "dobj" else (child,)  # "kept A, B and C in detention"
                behind = (o for c in listed for p in preposition_objects(c, preposition) for o in (p, *_joined(p)))
                found += [o for o in behind if o.lemma_.lower() in words]
        if not found:  # "was kept for three months in a prison": hangs on the months
            spent = (m for m in preposition_objects(token, "for") if m.lemma_.lower() in claim_words().units)
            found = [o for m in spent for o in preposition_objects(m, preposition) if _among(o, words)]
        if token.dep_ == "amod":  # "an expelled leader of the party"
            found += [o for o in preposition_objects(token.head, preposition) if o.lemma_.lower() in words]
    return found


def _joined(noun: Any) -> Iterator[Any]:
    """The nouns joined to a noun, and those before them: "access to his lawyers and family members"."""
    for joined in (c for c in noun.children if c.dep_ == "conj"):
        yield from (joined, *(c for c in joined.children if c.dep_ == "compound"))


def _measured(token: Any) -> Iterator[Any]:
    """What a length of time measures: the detention of "under ten days of detention"."""
    if token.lemma_.lower() in claim_words().units:
        yield from preposition_objects(token, "of")


# ------------------------------------------------------------------ tests without words


def _is_so(token: Any, test: str, part: str, lexicon: Lexicon) -> bool:
    if test == "with-object":
        return any(c.dep_ in ("dobj", "ccomp") for c in token.children)
    if test == "moves":
        return not any(o.dep_ == "dobj" for c in token.children if c.dep_ in ("xcomp", "ccomp") for o in c.children)
    if test == "noun":
        return bool(token.pos_ == "NOUN")
    if test == "passive":
        return is_passive(token)
    if test == "active":
        return token.pos_ == "VERB" and not is_passive(token)
    if test == "length":
        return _has_length(token, part)
    if test == "since":
        below = (c for child in token.children for c in (child, *(child.children if child.dep_ == "advcl" else ())))
        return any(c.lower_ == "since" for c in below)
    if test == "negated":
        return is_undone(token)
    if test == "finite":
        return token.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in token.children)
    if test == "plural":
        return token.tag_ in ("NNS", "NNPS")
    if test == "human-rights":
        text = token.sent.text.lower()
        return any(phrase in text for phrase in lexicon.phrases["human-rights"] if " " in phrase)
    if test == "charge-ground":
        return _is_ground(token)
    if test == "time-inside":
        return _is_time_inside(token)
    if test == "take-action":
        taken = token.dep_ == "dobj" and token.head.lemma_.lower() == "take"
        return taken and not any(s.dep_ == "nsubj" and not _is_heading(s) for s in token.head.children)
    return _speaks_of(token, lexicon.lists[test], with_subject=test == "family")


def _is_heading(token: Any) -> bool:
    """Whether a noun stands before a colon ("Viet Nam: Take action"): it is no subject."""
    after = token.i + 1
    return bool(after < len(token.doc) and token.doc[after].text == ":")


def _speaks_of(token: Any, words: frozenset[str], *, with_subject: bool) -> bool:
    """Whether one of the words stands not far after the token, below it; or, as asked, in its subject."""
    if any(0 < t.i - token.i <= 14 and _among(t, words) for t in token.subtree):
        return True
    return with_subject and any(t.lemma_.lower() in words for s in subjects(token) for t in s.subtree)


def _has_length(token: Any, part: str) -> bool:
    """Whether a length measures the act: "jailed for five years", "a five-year sentence", "five years in prison"."""
    for child in token.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("for", "to", "of"):
            if any(inner.dep_ == "pobj" and _has_unit(inner) for inner in child.children):
                return True
        elif child.dep_ in _MEASURING and _has_unit(child):
            return True
    if part != "noun":
        return False
    return (
        any(_is_unit(c) for c in token.children)
        or (token.dep_ == "pobj" and token.head.head != token.head and _is_unit(token.head.head))
        or any(c.lower_ in claim_words().penalty_modifiers for c in token.children)
    )


def _has_unit(token: Any) -> bool:
    return _is_unit(token) or any(_is_unit(c) for c in token.children)


def _is_unit(token: Any) -> bool:
    low = token.lower_
    return token.lemma_.lower() in claim_words().units or low.endswith(("-year", "-month", "-day")) or low == "life"


def _is_ground(token: Any) -> bool:
    """Whether a charge is the ground of an act that it hangs on ("tried on charges of"), or is somebody's charge."""
    top = first_conjunct(token)
    if top.dep_ == "pobj" and top.head.lower_ in ("on", "under", "with") and top.head.head.pos_ in ("VERB", "NOUN"):
        return top.head.head.lemma_.lower() not in claim_words().charge_verbs
    return any(c.dep_ == "prep" and c.lower_ == "against" for c in token.children)


def _is_time_inside(token: Any) -> bool:
    """Whether the token is where a time was spent, said in passing ("after two years in prison", "of detention")."""
    top = first_conjunct(token)
    if top.dep_ != "pobj" or top.head.lower_ not in ("in", "behind", "of"):
        return False
    time = top.head.head
    return _is_unit(time) and time.head.lower_ in ("after", "following")
