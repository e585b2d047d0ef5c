"""Mistakes of the parser that are common in rights texts, told by what stands around them, and what was meant.

A past tense taken for a participle ("the court sentenced lawyer A"), a plural taken for a verb ("officials detained
monks A and B"), a subject counted among the sources before it, a verb coordinated with a gerund.
"""

from typing import Any

from rightsgraph.claims.words import claim_words
from rightsgraph.linking import people_words, run_on_noun
from rightsgraph.tagging.answers import once
from rightsgraph.tagging.labels import SUBJECTS

__all__ = [
    "attack_above",
    "coordinated_participle",
    "counted_object",
    "is_apart",
    "left_in_sources",
    "misread_object",
    "noun_before_relative",
    "noun_read_as_verb",
    "over_aside",
    "people_after_custody",
    "stranded_people",
    "subject_of_gerund",
    "subject_of_misread",
    "subjects_behind_sources",
    "verb_in_list",
]

_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_BEHIND = frozenset({"nsubj", "dobj", "oprd", "appos"})
_BEFORE_NUMBER = frozenset({"between", "from", "over", "around", "about", "above", "under", "below"})


@once
def misread_object(verb: Any) -> Any | None:
    """Return the object of a past tense that is taken for its participle ("the court sentenced lawyer A"), or None."""
    noun = noun_read_as_verb(verb)
    if noun is not None:
        return next((c for c in noun.children if c.i > noun.i and c.pos_ == "PROPN" and c.dep_ in _BEHIND), None)
    own = any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or own:
        return None
    noun = verb.head
    while noun.dep_ == "compound":
        noun = noun.head
    told = any(c.dep_ == "nsubj" for c in verb.children) or subject_of_misread(verb, noun) is not None
    return noun if told or coordinated_participle(noun) == verb else None


def coordinated_participle(noun: Any) -> Any | None:
    """Return the "detained" of "police harassed and detained villagers", taken for a word beside the noun, or None."""
    verb, first = noun.head, noun.left_edge.i
    if noun.dep_ != "conj" or verb.pos_ != "VERB" or noun.pos_ not in ("NOUN", "PROPN") or first <= verb.i:
        return None
    beside = (c for c in noun.children if c.dep_ == "amod" and c.left_edge.i == first and c.tag_ in ("VBN", "VBD"))
    participle = next(beside, None)
    objects = any(c.dep_ == "dobj" for c in verb.children)
    joined = participle is not None and verb.doc[first - 1].dep_ == "cc"
    return participle if joined and not objects else None


def subject_of_misread(verb: Any, noun: Any) -> Any | None:
    """Return who does it when a sentence is left without a verb: "the court in Tarn | sentenced lawyer A", or None.

    The parser then hangs the object `noun` on the subject without a comma, an article or a quotation mark between.
    """
    over = noun.head
    if coordinated_participle(noun) == verb:
        return next((c for c in over.children if c.dep_ == "nsubj"), None)
    alone = noun.dep_ == "appos" and over.dep_ == "ROOT" and over.pos_ in ("NOUN", "PROPN") and over.i < verb.i
    if not alone or verb.left_edge != verb or verb.doc[verb.i - 1].is_punct:
        return None
    return None if noun.left_edge.i < verb.i else over


def noun_read_as_verb(verb: Any) -> Any | None:
    """Return the "monks" of "officials detained monks A and B" where the parser takes it for the verb, else None."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or noun.tag_ != "VBZ" or noun.i < verb.i:
        return None
    return noun if any(c.dep_ == "nsubj" and c.i < verb.i for c in noun.children) else None


def subject_of_gerund(verb: Any) -> Any | None:
    """Return the noun right before "having been beaten", whose object the parser takes for that of a preposition."""
    first = next((c for c in verb.children if c.dep_ == "aux"), None)
    if verb.dep_ not in ("xcomp", "pcomp", "advcl", "acl") or first is None or first.lower_ != "having" or first.i == 0:
        return None
    before = verb.doc[first.i - 1]
    return before if before.dep_ == "pobj" and before.pos_ in ("PROPN", "NOUN", "PRON") else None


def noun_before_relative(verb: Any) -> Any | None:
    """Return the "A" of "A, for whose capture B paid, has not been arrested", or None.

    The parser coordinates the verb with that of the relative clause, and B would not be arrested.
    """
    clause = verb.head
    own = [c for c in clause.children if c.dep_ in SUBJECTS and c.tag_ not in ("WP", "WDT")]
    if verb.dep_ != "conj" or not own:
        return None
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    if not helped and any(c.dep_ == "auxpass" for c in clause.children):
        return None  # "where dissidents were abducted, tortured, and killed" is a row
    if (
        clause.dep_ == "relcl"
        and _is_of_one(verb)
        and own[0].tag_ in ("NNS", "NNPS")
        and clause.head.tag_ in ("NN", "NNP")
    ):
        return clause.head  # "A, whom groups called innocent and was charged"
    if any(c.dep_ == "cc" for c in clause.children):
        return None
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass")), default=verb.i)
    if verb.doc[first - 1].text != ",":
        return None
    if clause.dep_ == "relcl":
        return clause.head
    relative = len(own) > 1 and any(t.tag_ in ("WP", "WP$") for t in verb.doc[own[0].i : own[1].i])
    return own[0] if relative else None


def _is_of_one(verb: Any) -> bool:
    """Whether the auxiliary of a verb is that of one person: "was charged"."""
    return any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("was", "is", "has") for c in verb.children)


def attack_above(verb: Any) -> Any | None:
    """Return the "fired" of "police fired on people who demanded her release, killing two", or None.

    The parser hangs the gerund on the nearest verb, and those who demanded it would have killed.
    """
    relative = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or relative.dep_ != "relcl" or verb.left_edge.i == 0:
        return None
    assailing = claim_words().assailing
    if verb.left_edge.nbor(-1).text != "," or relative.lemma_ in assailing:
        return None
    over = relative.head
    while over.pos_ not in ("VERB", "AUX") and over.head != over:
        over = over.head
    return over if over.lemma_ in assailing and over.i < relative.i else None


def over_aside(verb: Any) -> Any | None:
    """Return the verb that a passive goes on from over what somebody says between commas, or None.

    "She was held and, her sister said, was beaten": the parser makes the sister the one beaten.
    """
    saying, helper = verb.head, next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    if verb.dep_ != "ccomp" or saying.dep_ != "conj" or helper is None or verb.doc[helper.i - 1].text != ",":
        return None
    first = saying.left_edge
    joined = first.text == "," and first.nbor(-1).dep_ == "cc"
    own = any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.children)
    return saying.head if joined and saying.i < verb.i and not own else None


def left_in_sources(verb: Any) -> Any | None:
    """Return the subject of a sentence that the parser counted among its sources, or None.

    "According to Y, Z, and X News, student A was sentenced": A stands right before the verb, and hangs on X News.
    """
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "auxpass")), default=verb.i)
    opening = verb.sent[0]
    if verb.dep_ != "ROOT" or opening.lower_ not in claim_words().source_leads or first <= opening.i + 1:
        return None
    beside = verb.doc[first - 1] if verb.doc[first - 1].text != "," else verb.doc[first - 2]
    chain = [beside]
    while chain[-1].head not in (chain[-1], verb):
        chain.append(chain[-1].head)
    if chain[-1] != opening:
        return None
    body = _body_in_sources(opening, verb)
    if body is not None:
        return body
    listed = [t for t in chain if t.dep_ in ("appos", "conj") and t.pos_ in ("PROPN", "NOUN")]
    person = next((t for t in listed if t.ent_type_ == "PERSON"), None) or _described_in_sources(opening, first)
    return person or (beside if beside in listed and beside.i == first - 1 else None)


def _described_in_sources(opening: Any, end: int) -> Any | None:
    """Return the last name among sources, where a noun for a person is said of it: "A, and C, Ana Sol, a nun, was"."""
    people = (t for t in opening.subtree if t.dep_ in ("conj", "appos") and t.ent_type_ == "PERSON" and t.i < end)
    last = max(people, key=lambda t: t.i, default=None)
    if last is None or last.doc[last.left_edge.i - 1].text != ",":
        return None
    said = (c for c in last.children if c.dep_ == "appos" and c.i > last.i)
    return last if any(people_words().agent_type(c) and c.doc[c.left_edge.i].dep_ == "det" for c in said) else None


def _body_in_sources(opening: Any, verb: Any) -> Any | None:
    """Return the court or police named behind a source and its comma: "According to X, the court in Y jailed A"."""
    words = claim_words()
    acting = words.courts | words.local_authorities | words.officials | words.deciding
    if verb.tag_ != "VBD" or not any(c.dep_ == "dobj" for c in verb.children):
        return None
    for token in opening.subtree:
        first = token.left_edge.i
        apart = token.dep_ in ("appos", "conj") and first > opening.i and token.doc[first - 1].text == ","
        if apart and token.lower_ in acting and token.doc[first].dep_ == "det":
            return token
    return None


def subjects_behind_sources(own: list[Any], verb: Any) -> list[Any]:
    """Return the subjects of a verb without the last name of its sources: "according to her lawyer, A, guards beat B".

    What stands beside a name has a comma on both sides; where the second is missing, it is the subject, and the name
    before it is not.
    """
    leads = claim_words().source_leads
    named = bool(own) and own[0].pos_ == "PROPN" and own[0].ent_type_ == "PERSON"
    if not named or not any(c.dep_ == "prep" and c.lower_ in leads and c.i < own[0].i for c in verb.children):
        return own
    if len(own) > 1:
        return own[-1:]
    (subject,) = own
    beside = [c for c in subject.children if c.dep_ == "appos" and c.i > subject.i and c.pos_ in ("NOUN", "PROPN")]
    first = min((c.i for c in verb.children if c.dep_ in _BEFORE_VERB and c.i > subject.i), default=verb.i)
    return beside if len(beside) == 1 and beside[0].right_edge.i + 1 == min(first, verb.i) else own


def is_apart(clause: Any, verb: Any) -> bool:
    """Return whether a clause is a sentence of its own before a verb: "A was charged: her lawyer denied it"."""
    between = [t.text for t in clause.doc[clause.i : verb.i]]
    return ";" in between or ":" in between or sum(text in ("–", "—") for text in between) == 1


def verb_in_list(verb: Any) -> Any | None:
    """Return the "killed" for the "tortured" of "guards harassed, tortured, and in some cases killed men", or None.

    The parser takes the verb in the middle for a participle, and the guards would be tortured.
    """
    above = verb.head
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBN", "VBD") or above.tag_ != "VBD" or above.i > verb.i:
        return None
    if any(c.dep_ in ("aux", "auxpass", "mark", "nsubj", "prep", "dobj", "agent") for c in verb.children):
        return None
    joined = any(c.dep_ == "cc" for c in verb.children)
    last = next((c for c in above.children if c.dep_ == "conj" and c.i > verb.i and c.tag_ in ("VBD", "VBN")), None)
    return last if joined and last is not None and any(c.dep_ == "dobj" for c in last.children) else None


def counted_object(verb: Any) -> Any | None:
    """Return the people counted behind a verb where the parser takes the number for where: "held over 50 men"."""
    for preposition in verb.children:
        if preposition.i == verb.i + 1 and preposition.dep_ == "prep" and preposition.lower_ in _BEFORE_NUMBER:
            counted = (
                p for p in preposition.children if p.dep_ == "pobj" and any(c.dep_ == "nummod" for c in p.children)
            )
            return next((p for p in counted if people_words().agent_type(p)), None)
    return None


def stranded_people(verb: Any) -> list[Any]:
    """Return the people behind a penalty or charge, which the parser runs together with it.

    "Sentenced to four years in prison opposition leader A", "charged with incitement six activists", "released without
    charge A, B and C".
    """
    taking = claim_words().taking_people | people_words().freeing_verbs
    if verb.lemma_ not in taking and verb.lemma_ != "charge":
        return []
    for preposition in verb.children:
        if preposition.dep_ != "prep" or preposition.i < verb.i:
            continue
        for token in preposition.subtree:
            if token.dep_ == "pobj" and token.left_edge.i == token.head.i + 1 and _are_behind_penalty(token):
                return [token]
            if token.dep_ == "dobj" and token.head.dep_ == "pcomp" and token.head.pos_ == "NOUN":
                return [token] if people_words().agent_type(token) or token.ent_type_ == "PERSON" else []
    return []


def _are_behind_penalty(noun: Any) -> bool:
    """Whether the phrase of people begins with a bare noun that is none of it: "prison | leader A"."""
    if run_on_noun(noun) is not None:
        return noun.ent_type_ == "PERSON" or people_words().agent_type(noun) is not None
    first = noun.left_edge
    return noun.ent_type_ == "PERSON" and first != noun and first.lower_ in claim_words().penalty_nouns


def people_after_custody(verb: Any) -> list[Any]:
    """Return the people in "took into custody lawyer A", whom the parser reads as one noun with "custody"."""
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("into", "in") and preposition.i + 1 < len(verb.doc):
            custody = verb.doc[preposition.i + 1]
            people = [p for p in preposition.children if p.dep_ == "pobj" and p.i > custody.i]
            if people and custody.dep_ == "compound" and custody.lower_ in claim_words().bare_custody:
                return people
    return []
