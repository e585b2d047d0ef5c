"""Whom "they" means, and what a pronoun's verb and place tell of those it may mean."""

from typing import Any

from rightsgraph.linking.asking import asks_for
from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.discourse import Discourse
from rightsgraph.linking.words import first_of_row, lemma, people_words, verb_forms
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["TAKING", "doer_above", "listens", "loses", "plural", "suffers"]

_REACH = 2
"""How many sentences back "they" may point."""

_UP = 4
"""Verbs that are gone up to find a subject at most."""

_OFFICIAL = ("state-authority", "court")
_ARRESTING = (*_OFFICIAL, "police", "prison-staff")
_ARMED = ("military", "armed-group")
_BODIES = ("ngo", "human-rights-ngo", "media")
_NEVER_TAKING = ("family", "detainees", "activists")
TAKING = (*_ARRESTING, *_ARMED)
"""Those who take people in, and who are hardly taken in themselves."""


def plural(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return the keys of those that "they" means: the latest of the most salient, or nothing."""
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    if taken := _people_above(discourse, token):
        return taken
    suffered, doer = suffers(token), doer_above(token)
    accused, taking = _is_accused(token), _takes_in(token)
    candidates = tuple(discourse.candidates(token, _REACH))
    held = suffered and any(_suffered_before(seen.token) for seen, _ in candidates)
    for seen, salience in candidates:
        entities = [discourse.entity(key) for key in seen.keys]
        if not seen.plural or any(e.kind is Kind.PLACE for e in entities) or seen.token == doer:
            continue  # "forces used threats to press them": not the forces (Chomsky 1981, principle B)
        if len(entities) == 1 and entities[0].kind is Kind.PERSON:
            continue  # "practitioners Ana Sol ...": the rest of the list was not found
        arresting = all(e.kind is Kind.ORGANISATION or e.agent_type in _ARRESTING for e in entities)
        if asks_for(seen.token, token) or (suffered and _is_told_to(seen.token, token)):
            continue  # "experts called on the king to drop the charges against them": not the experts
        bodies = suffered and all(e.agent_type in _BODIES and e.kind is not Kind.PERSON for e in entities)
        if suffered and (arresting or bodies or _measures_officials(seen.token)):
            continue  # who is arrested is a human being
        if listens(seen.token, token) or (_asks_after(seen.token, token) and all(map(_never_takes_in, entities))):
            continue
        if taking and all(map(_never_takes_in, entities)):
            continue  # "Her family called it a lie. An officer said they picked her up"
        if accused and not (_is_spoken_with(seen.token, token) or all(_may_assail(e, seen.token) for e in entities)):
            continue  # '"They shot him," his mother said': not those who are told of around the quotation
        if seen.token.lower_ == "those" and seen.token.is_ancestor(token):
            continue  # "those responsible for attacks against them"
        if token.dep_ == "poss" and suffered and _has_part_in(seen.token, token):
            continue  # "officers involved in their abductions" abducted others
        if suffered and _only_speaks_of_them(seen.token, token):
            continue  # "Witnesses said they were seized": those told of before
        weight = _likelihood(seen.token, token, entities, salience, suffered=suffered)
        if held and lemma(seen.token) in _tellers() and not _suffered_before(seen.token):
            weight *= 0.4  # "Lawyers have seen the five who were arrested. They are expected to be charged"
        if weight >= best[0]:
            best = (weight, seen.keys)
    return best[1]


def _likelihood(seen: Any, token: Any, entities: list[Entity], salience: float, *, suffered: bool) -> float:
    """How likely "they" are some people told of before: their salience, and what the verb says of who they may be."""
    weight = salience * 0.7 if any(e.agent_type in _OFFICIAL for e in entities) else salience
    held = suffered and _suffered_before(seen)
    if suffered and any(e.agent_type in (*_ARMED, *_BODIES) for e in entities):
        weight *= 0.5  # "Soldiers fired at protesters. They were wounded."
    if _says_of_itself(seen, token):
        weight += 0.5
    if people_words().speaks(token) and people_words().speaks(seen):
        weight *= 1.6  # "The groups said officers beat her. They said": who spoke goes on
    if all(e.agent_type == "media" for e in entities) and token.dep_ not in SUBJECTS:
        weight *= 0.3  # "Media reported that the government used violence to press them"
    if any(e.agent_type in TAKING for e in entities) and loses(token):
        weight *= 0.5  # "Officers came for A and B and searched their flats"
    if _meanwhile(seen, token):
        weight += 0.8
    return weight + 0.3 if held else weight  # those who were detained are those who are tried or released


def _measures_officials(token: Any) -> bool:
    """Whether a noun only tells how many officials or police there were: "a large number of security officials"."""
    of = [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    whom = [one for noun in of for one in conjuncts(noun)]
    measure = lemma(token) in people_words().measures
    return measure and any(people_words().agent_type(one) in _ARRESTING for one in whom)


def _has_part_in(seen: Any, whose: Any) -> bool:
    """Whether a noun's own phrase tells of the part that they had in what befell those of a pronoun (i-within-i)."""
    return bool(seen.i < whose.i and seen.pos_ == "NOUN" and seen.is_ancestor(whose))


def _never_takes_in(entity: Entity) -> bool:
    """Whether people are a family or prisoners, who take nobody in: "family members", too."""
    kinds = people_words().agent_types
    return entity.agent_type in _NEVER_TAKING or any(
        kinds.get(word) == "family" for word in entity.name.lower().split()
    )


def _takes_in(token: Any) -> bool:
    """Whether a pronoun is the subject of a verb by which officials take people in."""
    verb = token.head
    picks_up = verb.lemma_ == "pick" and any(c.lower_ == "up" for c in verb.children)
    return token.dep_ == "nsubj" and (picks_up or verb.lemma_.lower() in name_words().custody_verbs)


def _is_accused(token: Any) -> bool:
    """Whether somebody says in a quotation that "they" did harm: whom that means, the words around it hardly tell."""
    verb = token.head
    if token.lower_ != "they" or token.dep_ != "nsubj" or verb.pos_ != "VERB":
        return False
    harms = verb.lemma_.lower() in name_words().harm_verbs | name_words().custody_verbs | people_words().assailing_verbs
    return harms and _is_quoted(token)


def _is_quoted(token: Any) -> bool:
    """Whether a token stands between quotation marks that are opened before it in its paragraph."""
    marks = [t.text for t in token.doc[: token.i] if t.text in ('"', "“", "”")]
    return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and marks.count('"') % 2 == 1))


def _is_spoken_with(seen: Any, pronoun: Any) -> bool:
    """Whether two words stand in one quotation."""
    return seen.doc is pronoun.doc and not any(t.text in ('"', "“", "”") for t in seen.doc[seen.i : pronoun.i])


def _may_assail(entity: Entity, token: Any) -> bool:
    """Whether people may be those who harm others: officials, armed people, or strangers; not where others only are."""
    top = first_of_row(token)
    if top.dep_ == "pobj" and top.head.dep_ != "agent":
        return False
    return entity.agent_type in TAKING or lemma(token) in people_words().assailants


def _people_above(discourse: Discourse, token: Any) -> tuple[str, ...]:
    """Return those to whom the verb was done that another goes on from: "held two men, accusing them".

    So with "took A and B to a camp and beat them".
    """
    verb = token.head
    goes_on = (verb.dep_ == "advcl" and verb.tag_ == "VBG") or (verb.dep_ == "conj" and verb.head.pos_ == "VERB")
    if token.lower_ != "them" or token.dep_ != "dobj" or not goes_on:
        return ()
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return ()
    objects = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
    keys = discourse.keys(objects[0]) if len(objects) == 1 else ()
    people = [key for key in keys if discourse.entity(key).kind in (Kind.PERSON, Kind.GROUP)]
    many = len(people) > 1 or any(discourse.entity(key).kind is Kind.GROUP for key in people)
    return tuple(people) if many else ()


def doer_above(pronoun: Any) -> Any | None:
    """Return the subject of the verb that is done to a pronoun, own or inherited, which it cannot mean; or None."""
    verb = pronoun.head
    if pronoun.dep_ not in ("dobj", "dative"):
        return None
    for _ in range(_UP):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None or verb.head == verb or verb.dep_ not in ("xcomp", "advcl", "conj"):
            return subject
        verb = verb.head
    return None


def listens(seen: Any, pronoun: Any) -> bool:
    """Return whether somebody only listens to what tells of others: "told reporters that they beat her".

    Who is warned that "they would be shot" may be meant; that "they would attack", hardly.
    """
    words = people_words()
    verb = seen.head if seen.dep_ in ("dobj", "dative") else seen.head.head if seen.dep_ == "pobj" else None
    if verb is None or verb.lemma_ not in words.telling_verbs or (seen.dep_ == "pobj" and seen.head.lower_ != "to"):
        return False
    acts = pronoun.dep_ == "nsubj" and pronoun.head.pos_ == "VERB" and pronoun.head != verb
    return lemma(seen) in words.listeners or acts


def _is_told_to(seen: Any, pronoun: Any) -> bool:
    """Whether people are told what befell others: "families tried to visit and were told they had been freed"."""
    clause = pronoun.head
    hearing = clause.head
    if clause.dep_ != "ccomp" or hearing.lemma_ not in people_words().telling_verbs | {"inform"}:
        return False
    passive = any(c.dep_ == "auxpass" for c in hearing.children)
    while hearing.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in hearing.children):
        hearing = hearing.head
    return passive and any(c == seen for c in hearing.children if c.dep_ in SUBJECTS)


def _asks_after(seen: Any, pronoun: Any) -> bool:
    """Whether somebody is told, or not, where or why others are: "their families were not told where they were"."""
    clause = pronoun.head
    told = clause.head == seen.head and seen.head.lemma_.lower() in people_words().telling_verbs | {"inform", "know"}
    return told and seen.dep_ in (*SUBJECTS, "dobj") and any(c.tag_ == "WRB" for c in clause.children)


def loses(token: Any) -> bool:
    """Return whether a possessive stands before what is searched or taken: "raided their homes"."""
    return token.dep_ == "poss" and token.head.lemma_.lower() in people_words().lost_things


def _meanwhile(seen: Any, pronoun: Any) -> bool:
    """Whether a pronoun tells what those were doing to whom something is done: "arrested nurses as they marched"."""
    clause = pronoun.head
    if pronoun.dep_ not in SUBJECTS or clause.dep_ != "advcl" or clause.lemma_.lower() in _suffered():
        return False
    marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
    done = clause.head.lemma_.lower() in _suffered() and seen.dep_ == "dobj" and seen.head == clause.head
    return done and clause.i > seen.i and bool(marks & {"as", "while", "when", "after", "because"})


def suffers(token: Any) -> bool:
    """Return whether something is done to a pronoun that is done to human beings: "tried them", "their detentions"."""
    over = _expected(token.head)
    if token.dep_ == "poss":
        return over.lemma_.lower() in name_words().person_nouns and not any(c.lower_ == "of" for c in over.children)
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":  # "they are in custody"
        behind = (c for c in token.head.children if c.dep_ == "prep" and c.lower_ in ("in", "under", "behind"))
        return any(p.lower_ in people_words().held_in for c in behind for p in c.children if p.dep_ == "pobj")
    return token.dep_ in ("nsubjpass", "dobj") and not _suffered().isdisjoint(verb_forms(over))


def _expected(verb: Any) -> Any:
    """The verb that is expected to be done to its subject: "they are expected to be charged"."""
    return next(
        (
            c
            for c in verb.children
            if c.dep_ == "xcomp" and c.tag_ == "VBN" and any(a.lower_ == "be" for a in c.children)
        ),
        verb,
    )


def _suffered() -> frozenset[str]:
    """The lemmas of verbs that are done to human beings, and hardly to those who make arrests."""
    return name_words().person_verbs | people_words().undergone_verbs | name_words().custody_verbs


def _suffered_before(token: Any) -> bool:
    """Whether a noun, or the list that it stands in, is that of those whom a text says to be held: "men who were"."""
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    verbs = _suffered() - people_words().freeing_verbs
    if token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_.lower() in verbs:
        return True
    told = (c for c in token.children if c.dep_ == "relcl" and any(s.dep_ == "nsubjpass" for s in c.children))
    return any(c.lemma_.lower() in verbs for c in told)


def _tellers() -> frozenset[str]:
    """Nouns for those who tell what befell others."""
    return people_words().speaking_for | people_words().acting_for


def _only_speaks_of_them(speaker: Any, pronoun: Any) -> bool:
    """Whether who stands by tells what befell "them": "witnesses said they were seized", "relatives of A and B"."""
    clause = pronoun.head
    while clause.dep_ in ("dobj", "pobj", "prep", "pcomp", "xcomp", "conj") and clause.head != clause:
        clause = clause.head  # "have reported that a prosecutor is seeking their execution"
    told = clause.dep_ == "ccomp" and any(c == speaker for c in clause.head.children)
    whose = any(c.lower_ == "of" or c.dep_ == "poss" for c in speaker.children)
    kin = whose and people_words().agent_type(speaker) == "family"
    return told and (kin or lemma(speaker) in _tellers()) and not _suffered_before(speaker)


def _says_of_itself(speaker: Any, pronoun: Any) -> bool:
    """Whether a pronoun is the subject of what somebody says: "detainees who said they had been beaten"."""
    clause = pronoun.head
    if pronoun.dep_ not in SUBJECTS or clause.dep_ != "ccomp":
        return False
    saying = clause.head
    relative = saying.dep_ == "relcl" and saying.head == speaker
    return any(c == speaker or (c.tag_ == "WP" and relative) for c in saying.children if c.dep_ in SUBJECTS)
