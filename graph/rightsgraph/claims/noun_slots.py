"""Which tokens stand in a slot of a frame around a noun, and around the verb of its clause or its light verb."""

from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.agents import by_agent
from rightsgraph.claims.answerable import answerable
from rightsgraph.claims.clauses import objects, subjects
from rightsgraph.claims.dependents import clause_verb, owners, preposition_objects
from rightsgraph.claims.lexicon import Trigger, load_lexicon
from rightsgraph.claims.light_verbs import first_conjunct
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import conjuncts, people_words
from rightsgraph.tagging.labels import VERBS

__all__ = ["around_noun", "clause_affected", "objects_below", "told_beside"]

_NOUN_PREPOSITIONS = frozenset({"on", "against", "for", "to", "of", "at", "from"})
_BESIDE = frozenset({"after", "following", "before", "for", "upon", "in", "since", "despite", "on"})
_CIRCUMSTANCES = ("for", "on", "in", "at", "by", "late", "during")
_HARMED_BY = frozenset({"as", "from", "after", "by", "following", "under"})
_PUNISHED = frozenset({"for", "over", "about"})


def around_noun(slot: str, token: Any, light: Any | None) -> list[Any]:
    """Return the heads of what stands in a slot of the noun at `token`; `light` is its light verb."""
    top = first_conjunct(token)
    if slot == "owner":
        return owners(token) or (owners(top) if top != token else [])
    if slot in _NOUN_PREPOSITIONS:
        found = [p for p in _after_noun(slot, token, top) if slot != "on" or not _owners_of_site(p)]
        behind = preposition_objects(light, slot) if slot == "against" and light is not None else []
        return found or behind  # "carried out killings in 2022 against A and B"
    if slot == "by":
        return _by(token, top) or _suffered_from(token, light)
    if slot == "modifier":
        return [c for c in token.children if c.dep_ in ("compound", "nmod") and people_words().agent_type(c)]
    if slot == "subject":
        verb = light if light is not None else clause_verb(token)
        return subjects(verb) if verb.pos_ in VERBS else []
    if slot == "light_subject":
        return _doing(clause_verb(token), top, light)
    if slot == "punished":
        return _punished(top)
    if slot in ("clause_affected", "owner_of_site"):
        return clause_affected(token) if slot == "clause_affected" else _owners_of_sites(token)
    if slot == "confessing":
        return _confessing(clause_verb(token))
    if slot in ("have_subject", "owner_of_subject"):
        return _of_clause_verb(slot, clause_verb(token))
    if slot == "behalf":
        behalf = [b for b in preposition_objects(token, "on") if b.lower_ == "behalf"]
        return [o for b in behalf for o in (*preposition_objects(b, "of"), *owners(b))]
    if slot in ("object_below", "silenced"):
        return objects_below(token) if slot == "object_below" else _silenced(top, light)
    if slot == "clause_object":
        verb = clause_verb(token)
        own = objects(verb)
        return own if own or verb.dep_ != "advcl" else objects(clause_verb(verb.head))  # "acting on orders of A, they"
    if slot == "object_of_free":
        freeing = claim_words().freeing
        return [o for t in token.sent if t.pos_ == "VERB" and t.lemma_.lower() in freeing for o in objects(t)]
    return []


def _doing(verb: Any, noun: Any, light: Any | None) -> list[Any]:
    """Who does what a noun tells: "went on strike", "in a tweet, she called him a thief"."""
    words, preposition = claim_words(), noun.head.lower_ if noun.dep_ == "pobj" else ""
    striking = preposition == "on" and verb.lemma_.lower() in words.going_on_strike
    says = verb.lemma_.lower() in words.saying_online or people_words().speaks_of(verb)
    saying = preposition == "in" and says and not is_passive(verb) and noun.lemma_.lower() in words.written_things
    governed = striking or saying or (noun.dep_ == "dobj" and light is not None)
    return subjects(verb) if governed else []


def _silenced(noun: Any, light: Any | None) -> list[Any]:
    """Whom acts are used to silence: "used arrests to silence journalists"; the parser sees where they went."""
    words = claim_words()
    if light is None or noun.dep_ != "dobj" or light.lemma_.lower() not in words.using:
        return []
    purposes = (c for over in (light, noun) for c in over.children if c.dep_ in ("xcomp", "advcl", "acl", "relcl"))
    found = [o for c in purposes if c.lemma_.lower() in words.silencing for o in objects(c) if o.i > c.i]
    misread = (p for p in preposition_objects(light, "to") if p.nbor(-1).lower_ in words.silencing)
    return found or [p for p in misread if p.nbor(-2).lower_ == "to"]


def _punished(noun: Any) -> list[Any]:
    """Whom something is done to for what a noun tells: "arrested A over a post", "was fined for the protest"."""
    verb = noun.head.head
    if verb.pos_ == "NOUN" and verb.dep_ == "dobj" and verb.lemma_.lower() in claim_words().penalty_nouns:
        verb = verb.head  # "received a sentence for a post"
    if noun.dep_ != "pobj" or noun.head.lower_ not in _PUNISHED or verb.pos_ not in VERBS:
        return []
    if verb.lemma_.lower() in claim_words().object_blamed:
        return objects(verb)
    penalty = any(c.dep_ == "dobj" and c.lemma_.lower() in claim_words().penalty_nouns for c in verb.children)
    return subjects(verb) if penalty and not is_passive(verb) else []


def _confessing(verb: Any) -> list[Any]:
    """Who confesses, or whose confession it is: "confessed under torture", "the confession was extracted from A"."""
    words = claim_words()
    if verb.lemma_.lower() in words.confessing_verbs and not is_passive(verb):
        return subjects(verb)
    told = [t for t in (*subjects(verb), *objects(verb)) if t.lemma_.lower() in words.confessions]
    return [p for t in told for p in (*owners(t), *preposition_objects(t, "of"), *preposition_objects(verb, "from"))]


def _after_noun(preposition: str, token: Any, top: Any) -> list[Any]:
    charged = top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in claim_words().charge_nouns
    if preposition == "against" and charged:
        return []  # "the charge of murder against A": nobody murdered A
    found = preposition_objects(token, preposition)
    if not found and preposition == "on":  # "the ban imposed on A"
        given = (c for c in token.children if c.dep_ == "acl" and c.lemma_.lower() in claim_words().imposing)
        found = [p for verb in given for p in preposition_objects(verb, "on")]
    if not found and preposition == "of":
        found = [p for between in _between(token) for p in preposition_objects(between, "of")]
        found = found or _including(token, top) or _bearing(top)
    if not found and preposition in ("against", "on"):
        found = [p for verb in _doing_it(token, top) for p in preposition_objects(verb, preposition)]
    if found:
        return found
    own = {"det", "nummod"}  # "3 disappearances and hundreds of the displaced"
    later = (
        other
        for other in conjuncts(top)
        if other.i > token.i and other.ent_type_ != "CARDINAL" and own.isdisjoint(c.dep_ for c in other.children)
    )
    shared = (preposition_objects(other, preposition) for other in later)  # "arrest and detention of A"
    behind = next((found for found in shared if found), [])
    return behind or [  # "the arrest and detention of A": hangs on the first
        p
        for other in conjuncts(top)
        if other.i < token.i
        for p in preposition_objects(other, preposition)
        if p.i > token.i
    ]


def _between(noun: Any) -> Iterator[Any]:
    """Yield a time, a bail or a named place on which the parser hangs whose it is: "the arrest on Monday of A"."""
    for near in (*preposition_objects(noun, *_CIRCUMSTANCES), *(c for c in noun.children if c.dep_ == "npadvmod")):
        words = (near, *(c for c in near.children if c.dep_ == "nummod"))
        time = any(w.ent_type_ in ("DATE", "TIME") for w in words) and not any(c.dep_ == "det" for c in near.children)
        freed = near.lemma_.lower() in claim_words().conditional_freedom
        if near.i > noun.i and (time or freed or near.ent_type_ in ("GPE", "LOC")):
            yield near


def _including(token: Any, top: Any) -> list[Any]:
    """Some of whom acts befell, told behind them: "reports of arrests and beatings in Tarn, including of students"."""
    of = top.head
    reports = of.head if top.dep_ == "pobj" and of.lower_ == "of" else None
    alone = reports is not None and [c for c in reports.children if c.lower_ == "of"] == [of]
    over = [token, top, *((reports,) if alone else ())]
    including = (c for noun in over for c in noun.children if c.lower_ == "including" and c.i > token.i)
    return [p for c in including for p in preposition_objects(c, "of")]


def _bearing(noun: Any) -> list[Any]:
    """Whose body bears the traces of an act: "her body showed signs of torture", "was found with marks of beatings"."""
    traces = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or traces.lemma_.lower() not in claim_words().traces:
        return []
    over = traces.head
    if traces.dep_ == "pobj" and over.lower_ == "with" and over.head.lemma_ == "find" and is_passive(over.head):
        bodies = subjects(over.head)
    elif traces.dep_ == "dobj" and over.lemma_.lower() in claim_words().bearing and not is_passive(over):
        bodies = subjects(over)
    else:
        return []
    things = (b for b in bodies if people_words().agent_type(b) is None and b.pos_ == "NOUN")
    whose = [p for b in things for p in (*owners(b), *preposition_objects(b, "of"))]
    return whose or [b for b in bodies if b.pos_ in ("PRON", "PROPN") or people_words().agent_type(b)]


def _by(token: Any, top: Any) -> list[Any]:
    if top.dep_ == "pobj" and top.head.head.lemma_.lower() in claim_words().practices:
        over = top.head.head  # "the regime's use of torture"
        return by_agent(token) or [*owners(over), *by_agent(over)] or [*_committed_by(token), *_committed_by(over)]
    told = by_agent(token) or next((found for other in conjuncts(top) if (found := by_agent(other))), [])
    return told or _committed_by(token) or answerable(top)


def _suffered_from(token: Any, light: Any | None) -> list[Any]:
    """Who does what somebody suffers: "faced harassment from the police"; of no thing."""
    if light is None or light.lemma_.lower() not in load_lexicon().light_verbs["subject_affected"] or is_passive(light):
        return []
    behind = (p for over in (token, light) for p in preposition_objects(over, "from") if p.i > token.i)
    return [p for p in behind if people_words().agent_type(p) is not None or p.ent_type_ in ("PERSON", "ORG")]


def _owners_of_sites(token: Any) -> list[Any]:
    """Whose the place is that something was done on: "a raid on the home of A", "in her office"."""
    over = (token, token.head) if token.dep_ == "dobj" else (token,)  # "conducted a raid | in her office"
    sites = (s for preposition in ("on", "in", "at") for word in over for s in preposition_objects(word, preposition))
    return [p for site in sites for p in _owners_of_site(site)]


def _owners_of_site(site: Any) -> list[Any]:
    named = site.lemma_.lower() in claim_words().unnamed_sites or site.lower_ == "life"  # "an attempt on his life"
    return [*owners(site), *preposition_objects(site, "of")] if named else []


def _doing_it(token: Any, top: Any) -> list[Any]:
    """The participle that says that a noun was done: "violence committed", "rape, including gang rape, committed"."""
    committing = claim_words().committing
    above = (top.head.head,) if top.dep_ == "pobj" and top.head.lower_ in ("including", "like", "of") else ()
    done = (c for n in (token, top, *above) for c in n.children if c.dep_ == "acl" and c.i > token.i)
    return [c for c in done if c.lemma_.lower() in committing]


def _committed_by(noun: Any) -> list[Any]:
    """By whom a participle behind a noun says that it was done: "the torture carried out by soldiers"."""
    committing = claim_words().committing
    done = (c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_.lower() in committing)
    return [p for verb in done for p in (by_agent(verb) if is_passive(verb) else subjects(verb))]


def _of_clause_verb(slot: str, verb: Any) -> list[Any]:
    word = verb.lemma_.lower()
    if slot == "have_subject":
        return subjects(verb) if word in claim_words().exercising and not is_passive(verb) else []
    return [p for s in subjects(verb) for p in (*owners(s), s)] if word in claim_words().issuing else []


def clause_affected(token: Any) -> list[Any]:
    """Return the heads of whom the clause around a "without charge" or "on charges of" is about."""
    against = preposition_objects(token, "against")
    if against:
        return against
    words = claim_words()
    time = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("in", "under") else token
    if time.lemma_.lower() in words.units and (spending := owners(time)):
        return spending  # "documented her four years in detention"
    verb = clause_verb(token)
    held = [s for s in subjects(verb) if s.lemma_.lower() in words.proceedings]
    if held and verb.lemma_.lower() in words.happening:  # "Her trial took place without a lawyer"
        return [p for s in held for p in owners(s)]
    for _ in range(3):
        if verb.lemma_ == "spend" and token.lemma_.lower() in words.spent_in:
            return []
        if verb.pos_ not in VERBS:
            return []
        if is_passive(verb):
            return subjects(verb)
        before = [c for c in verb.children if c.dep_ == "dobj" and c.i < token.i]
        people = [c for c in before if people_words().agent_type(c) or c.pos_ in ("PROPN", "PRON")]
        if people:
            return people
        acts = [c for c in before if c.lemma_.lower() in words.verdicts]
        told_of = [p for c in acts for p in (*owners(c), *preposition_objects(c, "of"))]
        if told_of:
            return told_of  # "reported the arrest of A, on charges of theft"
        own = subjects(verb)
        if own and verb.lemma_.lower() in words.enduring:
            return own
        if verb.dep_ not in ("xcomp", "advcl", "conj", "pcomp") or verb.head == verb:
            return []
        verb = clause_verb(verb.head)
    return []


def _harmed_by(noun: Any) -> list[Any]:
    """Return whom a clause tells to be the worse for an act: "her legs are paralysed as a result of torture"."""
    top = first_conjunct(noun)
    preposition = top.head
    if preposition.lower_ == "of" and preposition.head.lemma_ in ("result", "consequence"):
        preposition = preposition.head.head
    verb = preposition.head
    behind = top.dep_ == "pobj" and preposition.lower_ in _HARMED_BY
    if not behind or verb.lemma_.lower() not in claim_words().worsening or owners(noun) or by_agent(noun):
        return []
    return [p for s in subjects(verb) for p in (*owners(s), s)]


def objects_below(token: Any) -> list[Any]:
    """Return whom an infinitive or a participle below is done to: "threatened to kill A", "ordered A killed"."""
    below = (c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl"))
    return [o for c in below if c.tag_ == "VB" or is_passive(c) for o in objects(c)]


def told_beside(token: Any, trigger: Trigger) -> list[Any]:
    """Return the heads of whom the clause around a noun tells: "after conviction", "is deaf as a result of torture"."""
    if _is_beside(token, trigger):
        return clause_affected(token)
    return _harmed_by(token) if trigger.part == "noun" and trigger.type in act_types().hurting else []


def _is_beside(token: Any, trigger: Trigger) -> bool:
    """Whether a noun stands beside a clause that tells whom it is about ("after conviction")."""
    top = first_conjunct(token)
    return bool(
        trigger.part == "noun"
        and trigger.type in act_types().of_the_clause
        and top.dep_ == "pobj"
        and top.head.lower_ in _BESIDE
        and token.tag_ == "NN"
    )
