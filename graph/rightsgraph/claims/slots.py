"""Which tokens stand in a slot of a frame: around a verb, around a noun, and around the light verb of a noun."""

from typing import Any

from rightsgraph.claims.answerable import answerable
from rightsgraph.claims.clauses import by_agent, clause_verb, objects, owners, preposition_objects, subjects
from rightsgraph.claims.lexicon import Lexicon, Trigger, act_types
from rightsgraph.claims.voice import is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import antecedent, conjuncts, lemma, people_words

__all__ = ["clause_affected", "fillers", "first_conjunct", "light_verb"]

_PREPOSITIONS = frozenset({"on", "upon", "about", "into", "against", "for", "to", "of", "at"})
_NOUN_PREPOSITIONS = frozenset({"on", "against", "for", "to", "of", "at", "from"})
_VERBS = frozenset({"VERB", "AUX"})


def first_conjunct(token: Any) -> Any:
    """Return the first token of the coordination that a token stands in; the token itself when there is none."""
    while token.dep_ == "conj":
        beside = _listed_before(token) if token.pos_ == "NOUN" and token.head.pos_ == "VERB" else None
        token = token.head if beside is None else beside
    return token


def _listed_before(noun: Any) -> Any | None:
    """The noun of a list whose last member hangs on the verb: "subjected to beatings, and harassment by guards"."""
    for child in noun.head.children:
        if child.dep_ == "prep" and child.lower_ == "to" and child.i < noun.i:
            return next((p for p in child.children if p.dep_ == "pobj" and p.pos_ == "NOUN"), None)
    return None


def light_verb(token: Any, lexicon: Lexicon) -> Any | None:
    """Return the verb that lends a noun its arguments ("faces arrest", "arrests followed"), or None."""
    words = claim_words()
    top = first_conjunct(token)
    head = top.head
    if top.dep_ in ("nsubj", "nsubjpass") and head.lemma_.lower() in words.happening:
        return head
    if top.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        word = head.lemma_.lower()
        if word in words.telling_of_own and lemma(token) in words.suffered_alone:
            return head
        return head if any(word in verbs for verbs in lexicon.light_verbs.values()) else None
    if top.dep_ != "pobj":
        return None
    over, preposition = head.head, head.lower_
    if preposition in ("of", "to") and over.lemma_.lower() in words.undergoing:
        return _victims_verb(over)
    if preposition == "of" and over.lemma_.lower() in words.perils and over.dep_ == "pobj":
        return clause_verb(head)  # "is at risk of torture"
    if preposition == "on" and over.lemma_.lower() in words.living:
        return over
    if preposition in ("under", "in") and over.lemma_ in words.time_nouns and over.dep_ == "dobj":
        verb = over.head  # "completed four years under house arrest"
        return verb if verb.lemma_.lower() in words.living else None
    if preposition not in ("to", "under", "in", "into", "through", "with") or over.pos_ not in _VERBS:
        return None
    return over if over.lemma_.lower() in words.holding or over.lemma_.lower() in words.living else None


def _victims_verb(noun: Any) -> Any | None:
    """The "became" of "became a victim of torture", the "fell" of "fell victim to"; None elsewhere."""
    predicate = noun.dep_ in ("attr", "oprd", "acomp", "dobj", "advmod", "conj") and noun.head.pos_ in _VERBS
    return noun.head if predicate and noun.head.lemma_.lower() in claim_words().becoming else None


def fillers(slot: str, token: Any, trigger: Trigger, verb: Any | None) -> list[Any]:
    """Return the heads of what stands in a slot of the trigger at `token`; `verb` is the light verb of a noun."""
    return _around_noun(slot, token, verb) if trigger.part == "noun" else _around_verb(slot, token, trigger)


# ------------------------------------------------------------------ around a verb


def _around_verb(slot: str, token: Any, trigger: Trigger) -> list[Any]:
    if slot == "subject":
        return _subject(token, trigger)
    if slot == "object":
        return objects(token) or [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    if slot == "object_passive":
        return subjects(token) if is_passive(token) else []
    if slot == "from":
        return [p for o in (token, *objects(token)) for p in preposition_objects(o, "from")]
    if slot == "indirect":
        return _indirect(token)
    if slot == "by":
        return by_agent(token)
    if slot == "owner_of_object":
        found = _owners_of_objects(token)
        beside = not found and token.dep_ == "conj" and token.head.pos_ in _VERBS
        return _owners_of_objects(token.head) if beside else found  # "upheld A's conviction but cut the term"
    if slot == "owner_of_subject":
        return [p for s in subjects(token) for p in (*owners(s), *preposition_objects(s, "of"))]
    if slot == "release_of":
        return [p for n in preposition_objects(token, "for") for p in (*owners(n), *preposition_objects(n, "of"))]
    if slot in ("dispersed", "owner_of_into", "subject_below", "object_below"):
        return _below(slot, token)
    if slot == "against":
        found = [p for o in (token, *objects(token)) for p in preposition_objects(o, slot)]
        return found or _laid_against(token)
    if slot == "described":
        return [token.head] if token.dep_ == "amod" else []
    if slot in _PREPOSITIONS:
        return [p for o in (token, *objects(token)) for p in preposition_objects(o, slot)]
    return []


def _below(slot: str, verb: Any) -> list[Any]:
    """What stands below a clause or a preposition of a verb."""
    if slot == "dispersed":
        dispersing = claim_words().dispersing
        below = (c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.lemma_.lower() in dispersing)
        return [
            p for inner in below for o in objects(inner) for p in (o, *owners(o), *preposition_objects(o, "of", "by"))
        ]
    if slot == "owner_of_into":
        return [p for o in preposition_objects(verb, "into", "to") for p in _owned_by(o)]
    if slot == "subject_below":
        gerunds = (c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VBG")
        return [s for c in gerunds for s in c.children if s.dep_ == "nsubj"]
    return _objects_below(verb)


def _objects_below(token: Any) -> list[Any]:
    """Whom an infinitive or a participle below is done to: "threatened to kill A", "ordered A killed"."""
    below = (c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl"))
    return [o for c in below if c.tag_ == "VB" or is_passive(c) for o in objects(c)]


def _owners_of_objects(verb: Any) -> list[Any]:
    return [p for o in objects(verb) for p in _owned_by(o)]


def _owned_by(noun: Any) -> list[Any]:
    """Whose sentence, verdict or visit it is: "his term", "the term of A", "the term imposed on A"."""
    given = [c for c in noun.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")]
    whole = [o for o in preposition_objects(noun, "of") if noun.lemma_.lower() in claim_words().parts_of_terms]
    if whole:
        return [p for o in whole for p in _owned_by(o)]
    found = [*owners(noun), *preposition_objects(noun, "of", "against", "for")]
    return found or [p for verb in given for p in preposition_objects(verb, "on", "to", "against")]


def _subject(token: Any, trigger: Trigger) -> list[Any]:
    if trigger.type in act_types().written:
        return _writers(token)
    slots = trigger.frame.slots
    undergoes = is_passive(token) and ("object" in slots or "object_passive" in slots)
    return [] if undergoes else subjects(token)


def _indirect(token: Any) -> list[Any]:
    """Whom something is given to, sent to or denied."""
    found = [c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP"] + preposition_objects(token, "to")
    if found:
        return found
    direct = [c for c in token.children if c.dep_ == "dobj"]
    if len(direct) == 2:
        return direct[:1]  # "denied him bail"
    if is_passive(token):
        return subjects(token) if any(c.dep_ in ("dobj", "oprd") for c in token.children) else []
    return [  # "gave five protesters prison terms": the parser makes them one phrase
        c
        for o in direct
        for c in o.children
        if c.dep_ in ("compound", "nmod") and (c.pos_ == "PROPN" or c.tag_ == "NNS")
    ]


def _laid_against(verb: Any) -> list[Any]:
    """Whom charges are laid against, though the parser hangs it on the offence: "a case of theft against A"."""
    for preposition in verb.subtree:
        if preposition.lower_ != "against" or preposition.dep_ != "prep" or preposition.i < verb.i:
            continue
        here = preposition.head
        while here != verb and (here.pos_ in ("NOUN", "ADP", "PROPN") or here.lemma_.lower() in claim_words().laying):
            here = here.head
        if here == verb:
            return [p for p in preposition.children if p.dep_ == "pobj"]
    return []


def _writers(token: Any) -> list[Any]:
    """Who says what a text says: "she posted messages which called for ..." is she calling."""
    found: list[Any] = []
    for subject in subjects(token):
        noun = antecedent(subject) if subject.tag_ in ("WDT", "WP") else subject
        if noun is not None and noun.dep_ == "pobj" and not people_words().agent_type(noun):
            # "messages in a chatroom which"
            noun = next((t for t in noun.head.head.children if t.dep_ == "dobj"), noun)
        text = noun is not None and noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "pobj")
        if text and not people_words().agent_type(noun):
            verb = clause_verb(noun)
            found.extend(subjects(verb) if verb.pos_ == "VERB" and not is_passive(verb) else [])
        else:
            found.append(subject)
    return found


# ------------------------------------------------------------------ around a noun


def _around_noun(slot: str, token: Any, light: Any | None) -> list[Any]:
    top = first_conjunct(token)
    if slot == "owner":
        return owners(token) or (owners(top) if top != token else [])
    if slot in _NOUN_PREPOSITIONS:
        return _after_noun(slot, token, top)
    if slot == "by":
        return _by(token, top)
    if slot == "modifier":
        return [c for c in token.children if c.dep_ in ("compound", "nmod") and people_words().agent_type(c)]
    if slot == "subject":
        verb = light if light is not None else clause_verb(token)
        return subjects(verb) if verb.pos_ in _VERBS else []
    if slot == "light_subject":
        governed = (top.dep_ == "pobj" and top.head.lower_ == "on") or (top.dep_ == "dobj" and light is not None)
        return subjects(clause_verb(token)) if governed else []
    if slot == "clause_affected":
        return clause_affected(token)
    if slot == "confessing":
        return _confessing(clause_verb(token))
    if slot in ("have_subject", "owner_of_subject"):
        return _of_clause_verb(slot, clause_verb(token))
    if slot == "behalf":
        behalf = [b for b in preposition_objects(token, "on") if b.lower_ == "behalf"]
        return [o for b in behalf for o in (*preposition_objects(b, "of"), *owners(b))]
    if slot == "object_below":
        return _objects_below(token)
    if slot == "clause_object":
        verb = clause_verb(token)
        own = objects(verb)
        return own if own or verb.dep_ != "advcl" else objects(clause_verb(verb.head))  # "acting on orders of A, they"
    if slot == "object_of_free":
        freeing = claim_words().freeing
        return [o for t in token.sent if t.pos_ == "VERB" and t.lemma_.lower() in freeing for o in objects(t)]
    return []


def _confessing(verb: Any) -> list[Any]:
    """Who confesses, or whose confession it is: "confessed under torture", "the confession was extracted from A"."""
    words = claim_words()
    if verb.lemma_.lower() in words.confessing_verbs and not is_passive(verb):
        return subjects(verb)
    told = [t for t in (*subjects(verb), *objects(verb)) if t.lemma_.lower() in words.confessions]
    return [p for t in told for p in (*owners(t), *preposition_objects(t, "of"), *preposition_objects(verb, "from"))]


def _after_noun(preposition: str, token: Any, top: Any) -> list[Any]:
    found = preposition_objects(token, preposition)
    if not found and preposition == "of":  # "the detention for 200 days of X": hangs on the days
        days = [f for f in preposition_objects(token, "for") if f.ent_type_ == "DATE"]
        found = [p for f in days for p in preposition_objects(f, "of")]
    if found:
        return found
    later = (
        other for other in conjuncts(top) if other.i > token.i and not any(c.dep_ == "det" for c in other.children)
    )
    shared = (preposition_objects(other, preposition) for other in later)  # "arrest and detention of A"
    return next((found for found in shared if found), [])


def _by(token: Any, top: Any) -> list[Any]:
    if top.dep_ == "pobj" and top.head.head.lemma_.lower() in claim_words().practices:
        over = top.head.head  # "the regime's use of torture"
        return by_agent(token) or [*owners(over), *by_agent(over)]
    told = by_agent(token) or next((found for other in conjuncts(top) if (found := by_agent(other))), [])
    return told or answerable(top)


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
    verb = clause_verb(token)
    held = [s for s in subjects(verb) if s.lemma_.lower() in words.proceedings]
    if held and verb.lemma_.lower() in words.happening:  # "Her trial took place without a lawyer"
        return [p for s in held for p in owners(s)]
    for _ in range(3):
        if verb.lemma_ == "spend" and token.lemma_.lower() in words.spent_in:
            return []
        if verb.pos_ not in _VERBS:
            return []
        if is_passive(verb):
            return subjects(verb)
        before = [c for c in verb.children if c.dep_ == "dobj" and c.i < token.i]
        people = [c for c in before if people_words().agent_type(c) or c.pos_ in ("PROPN", "PRON")]
        if people:
            return people
        own = subjects(verb)
        if own and verb.lemma_.lower() in words.enduring:
            return own
        if verb.dep_ not in ("xcomp", "advcl", "conj", "pcomp") or verb.head == verb:
            return []
        verb = clause_verb(verb.head)
    return []
