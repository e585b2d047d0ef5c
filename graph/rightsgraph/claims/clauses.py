"""The arguments of a verb or noun, over spaCy's dependency parse (ClearNLP labels).

Handles active and passive, coordination ("arrested, beaten and charged"), control and raising ("is believed to have
been tortured"), participles ("jailed for ..."), relative clauses and nominals ("the arrest of X by Y", "her
detention").
"""

from typing import Any

from rightsgraph.claims.dependents import clause_verb, owners, preposition_objects
from rightsgraph.claims.misreadings import (
    attack_above,
    coordinated_participle,
    counted_object,
    left_in_sources,
    misread_object,
    noun_before_relative,
    over_aside,
    people_after_custody,
    stranded_people,
    subject_of_gerund,
    subject_of_misread,
    subjects_behind_sources,
    verb_in_list,
)
from rightsgraph.claims.undergoers import (
    depicted,
    first_objects,
    is_blamed,
    is_filled,
    is_instead,
    named_before,
    objects_as_subjects,
    penalised,
    taken_to_undergo,
    told_in,
)
from rightsgraph.claims.voice import is_imperative, is_infinitive, is_passive
from rightsgraph.claims.words import claim_words
from rightsgraph.tagging.labels import ALL_SUBJECTS, SUBJECTS, VERBS

__all__ = ["is_infinitive", "objects", "subjects"]

_ASKED = ("on", "upon", "to", "with", "for")
_BLAMING = frozenset({"for", "of", "from", "with", "over", "as"})
_DESCRIBING = frozenset({"describe", "portray", "depict", "present", "characterise", "characterize", "regard", "see"})
_USING = frozenset({"use", "employ", "deploy", "invoke"})
"""In the passive, who does what follows stands after "by": "used by the police to watch A"."""

_NEAR = 9
"""Tokens from one verb of a chain to the next at most: ", and in some instances killed"."""


def subjects(verb: Any, depth: int = 0) -> list[Any]:
    """Return the heads of a verb's subject, own or inherited; `depth` counts the verbs gone through."""
    if verb.dep_ == "pcomp" and verb.head.dep_ == "agent" and verb.head.head.lemma_ in claim_words().seeing:
        return subjects(verb.head.head, depth + 1)  # "was seen by neighbours being beaten"
    near = (verb, *(c for c in verb.children if c.dep_ == "auxpass"))  # the subject of "remains imprisoned" is its own
    own = [
        c
        for v in near
        for c in v.children
        if c.dep_ in ALL_SUBJECTS and c.lower_ not in ("there", "whom") and not _is_label(c, verb)
    ]
    if not own and verb.dep_ == "amod" and (object_ := misread_object(verb)) is not None:
        subject = subject_of_misread(verb, object_)
        if subject is not None:
            return [subject]
    if own:
        behind = objects_as_subjects(verb) if len(own) > 1 else []
        return [_through(s) for s in subjects_behind_sources(own, verb) if s not in behind]
    left = left_in_sources(verb)
    if left is not None:
        return [left]
    if is_imperative(verb):
        return []  # "Arrest the killers, bishops tell police"
    if depth > 6 or verb.head == verb:
        return []
    head = verb.head
    noun = subject_of_gerund(verb) or noun_before_relative(verb)
    if noun is not None:
        return [noun]
    over = attack_above(verb)
    if over is not None:
        return subjects(over, depth + 1)
    if verb.dep_ == "conj":
        return _joined(verb, depth)
    if verb.dep_ in ("acl", "amod"):
        return _described(verb, depth)
    if verb.dep_ == "relcl":
        return [head]
    if verb.dep_ in ("xcomp", "ccomp", "advcl"):
        return _controller(verb, depth)
    if verb.dep_ in ("pcomp", "prep", "pobj"):
        return _over_preposition(head, depth, verb)
    return []


def _described(verb: Any, depth: int) -> list[Any]:
    """The subject of a participle or an infinitive that hangs on a noun: the noun, or whose it is."""
    head = verb.head
    if is_infinitive(verb) and (held := owners(head)):
        return held  # "the government's authority to deport A"
    if is_infinitive(verb) and head.dep_ == "dobj" and head.lemma_.lower() in claim_words().not_people:
        return subjects(head.head, depth + 1)  # "ended a strike to protest"
    nominal = head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
    return [head] if nominal else subjects(head, depth + 1)


def _is_label(token: Any, verb: Any) -> bool:
    """Whether a word and a colon only head what follows: "Correction: she was freed", "Ana Sol: guards beat me"."""
    after = token.i + 1
    if after >= verb.i or token.doc[after].text != ":":
        return False
    return bool(token.pos_ != "PROPN" or any(c.dep_ in ALL_SUBJECTS and c.i > after for c in verb.children))


def _joined(verb: Any, depth: int) -> list[Any]:
    """The subject of a verb behind "and": that of the one before, or its object ("fined A 50 dollars or to serve")."""
    head = verb.head
    if head.pos_ not in VERBS:
        return [head] if head.pos_ in ("NOUN", "PROPN") else []
    doers, done_to = [c for c in head.children if c.dep_ == "nsubj"], [c for c in head.children if c.dep_ == "dobj"]
    one = len(done_to) == 1 and done_to[0].i < verb.i and done_to[0].tag_ in ("NNP", "NN", "PRP")
    if one and is_passive(verb) and all(c.tag_ in ("NNS", "NNPS") for c in doers) and _is_of_one(verb):
        return done_to if doers else subjects(head, depth + 1)  # "soldiers arrested A and was held for a week"
    controlled = is_infinitive(verb) and not is_infinitive(head) and head.lemma_ in claim_words().object_control
    return _controller(verb, depth) if controlled else subjects(head, depth + 1)


def _is_of_one(verb: Any) -> bool:
    """Whether a passive is told of one person by its auxiliary: "was held"."""
    return any(c.lower_ in ("was", "is") for c in verb.children if c.dep_ == "auxpass")


def _controller(verb: Any, depth: int) -> list[Any]:
    """The subject of a clause without one of its own: that of the clause above, or its object ("forced her to go")."""
    head = verb.head
    if (before := over_aside(verb)) is not None:
        return subjects(before, depth + 1)
    if verb.dep_ == "ccomp" and not is_infinitive(verb) and verb.tag_ not in ("VB", "VBN", "VBG"):
        return []
    if verb.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return []  # "said that | were detained": a clause has its own subject, even where the parser lost it
    if head.pos_ in VERBS:
        if (telling := told_in(verb)) is not None:
            return subjects(telling, depth + 1)
        if undergoing := depicted(verb):
            return [undergoing]
        if described := named_before(verb):
            return [described]
        if (taken := taken_to_undergo(verb)) is not None:
            return [taken]
        if is_infinitive(verb) and head.lemma_ in _USING and is_passive(head):
            return [p for c in head.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
        if head.lemma_ in claim_words().object_control and (verb.dep_ != "advcl" or is_infinitive(verb)):
            controlled = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
            if controlled:
                return [_through(c) for c in controlled]
        if verb.dep_ == "advcl" and head.dep_ == "acl" and head.head.lemma_.lower() in claim_words().not_people:
            return subjects(clause_verb(head.head), depth + 1)  # "to protest torture received while detained"
        asked = preposition_objects(head, *_ASKED) if head.lemma_ in claim_words().asking else ()
        if is_infinitive(verb) and (before := [_through(c) for c in asked if c.i < verb.i]):
            return before  # "called on the king to free her"
        return subjects(head, depth + 1)
    if head.pos_ in ("ADJ", "NOUN"):
        below = head.dep_ in ("acomp", "attr", "oprd", "dobj", "xcomp", "conj")
        return subjects(head.head if below else head, depth + 1)
    return []


def _over_preposition(head: Any, depth: int, verb: Any | None = None) -> list[Any]:
    """Who does what a preposition governs: the subject above it, or the object that is blamed ("jailed him for")."""
    top = head
    while top.dep_ in ("prep", "pcomp", "pobj", "agent", "conj") and top.pos_ not in ("VERB", "AUX", "NOUN", "PROPN"):
        top = top.head
    if top.lemma_.lower() in claim_words().perils and top.dep_ == "pobj" and top.head.head.pos_ in VERBS:
        top = top.head.head  # "is at risk of being deported"
    if top.pos_ == "ADJ" and top.dep_ in ("acomp", "oprd") and top.head.pos_ in VERBS:
        top = top.head  # "pleaded guilty to killing B"
    if top.pos_ not in VERBS or _is_beyond_clause(top, head):
        return []
    takes = verb is not None and (
        verb.lemma_.lower() in claim_words().done_by_takers
        or any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.children)
    )
    behind = (
        head.i > top.i and head.lower_ == "after" and not takes
    )  # "detained her after protesting", not "After trying her, ..."
    sentenced = [c for c in top.children if c.dep_ in ("dobj", "nsubjpass") and c.lemma_ in claim_words().verdicts]
    if sentenced and head.lower_ in ("for", "of") and verb is not None:  # "upheld the conviction of A for killing B"
        return [p for c in sentenced for p in (*owners(c), *preposition_objects(c, "of", "against"))]
    if verb is not None and head.lower_ in ("for", "over") and (punished := penalised(top)):
        return list(map(_through, punished))  # "issued a warning to A for attending"
    if head.lower_ == "as" and verb is not None and verb.dep_ == "pcomp" and top.lemma_ in _DESCRIBING:
        described = [_through(c) for c in top.children if c.dep_ == "dobj" and c.i < head.i]
        if described:
            return described  # "described the nuns as having been deported"
    blames = head.dep_ != "prep" or behind or (head.lower_ in _BLAMING and not is_instead(head))
    sites = preposition_objects(top, "to", "in", "behind")
    locked_up = any(o.lemma_.lower() in claim_words().custody_sites for o in sites)  # "sent them to prison for"
    if blames and not is_passive(top) and (str(top.lemma_) in claim_words().object_blamed or locked_up):
        blamed = [_through(c) for c in top.children if is_blamed(c)]
        if blamed:
            return blamed
    return subjects(top, depth + 1)


def _is_beyond_clause(verb: Any, head: Any) -> bool:
    """Whether a clause with a subject of its own stands between a verb and what hangs on it: whose that is, is open.

    "Experts voiced concern when A was charged again, after completing a sentence."
    """
    between = (c for c in verb.children if c.dep_ in ("advcl", "ccomp") and verb.i < c.i < head.i)
    return any(s.dep_ in ALL_SUBJECTS for clause in between for s in clause.children)


def _through(token: Any) -> Any:
    """The brother in "X, whose brother, Y, has been abducted": the parser hangs him on X, and he is the subject."""
    if token.pos_ == "VERB" and token.tag_ == "VBN":
        inner = next((c for c in token.children if c.dep_ in ALL_SUBJECTS), None)
        return token if inner is None else inner
    for child in token.children:
        if child.dep_ == "appos" and any(c.dep_ == "poss" and c.lower_ == "whose" for c in child.children):
            return child
    return token


def objects(verb: Any) -> list[Any]:
    """Return the heads of what is acted on: the direct object, or the subject of a passive."""
    if is_passive(verb):
        return subjects(verb)
    own = first_objects(verb) or objects_as_subjects(verb) or people_after_custody(verb) or stranded_people(verb)
    if own:
        return _each_of(verb, own)
    counted = counted_object(verb)
    if counted is not None:
        return [counted]
    misread = misread_object(verb)
    if misread is not None:
        return [misread]
    listed = verb_in_list(verb)
    if listed is not None:
        return objects(listed)
    for child in verb.children:  # "did not allow prisoners to meet their families"
        bare = child.tag_ == "VB" and verb.lemma_ in ("let", "make")  # "let her go"
        small = bare or is_infinitive(child) or child.pos_ == "ADJ"  # "found her guilty", "allowed her to go"
        if child.dep_ in ("ccomp", "xcomp") and verb.lemma_ in claim_words().object_control and small:
            inner = [c for c in child.children if c.dep_ in SUBJECTS or (child.pos_ == "ADJ" and c.lower_ == "her")]
            if inner:
                return inner
    if verb.dep_ == "relcl" and not is_filled(verb):
        return [verb.head]
    return _shared_objects(verb)


def _each_of(verb: Any, own: list[Any]) -> list[Any]:
    """The objects of a verb, "each" being those of the verb before: "tried the four and jailed each for a year"."""
    if len(own) == 1 and own[0].lower_ in ("other", "another") and own[0].left_edge.lower_ in ("each", "one"):
        return subjects(verb)  # "forced six men to beat each other"
    alone = len(own) == 1 and own[0].lower_ == "each" and not any(c.dep_ == "prep" for c in own[0].children)
    if not alone or verb.dep_ != "conj" or verb.head.pos_ not in VERBS:
        return own
    return objects(verb.head) or own


def _shared_objects(verb: Any) -> list[Any]:
    """The objects of the last verb of a chain, which are those of all: "harassed, detained and beat activists"."""
    for child in (*verb.children, *_verbs_beside(verb)):
        if child.dep_ != "conj" or child.i < verb.i or any(c.dep_ in ALL_SUBJECTS for c in child.children):
            continue
        misread = coordinated_participle(child)
        if misread is not None and misread.i - verb.i <= _NEAR:
            return [child]
        if child.pos_ == "VERB" and child.i - verb.i <= _NEAR and not is_passive(child):
            shared = [c for c in child.children if c.dep_ == "dobj"] or stranded_people(child)
            if not shared and not _goes_further(child):
                shared = _shared_objects(child)
            if shared or _goes_further(child):
                return _those_against(shared)
    return []


def _those_against(things: list[Any]) -> list[Any]:
    """Whom what is shared is about, where that is no people: "arrested and filed charges against A"."""
    about = len(things) == 1 and things[0].lemma_.lower() in claim_words().not_people
    return preposition_objects(things[0], "against", "into") if about else things


def _goes_further(verb: Any) -> bool:
    """Whether something stands behind a verb that an object of its own could not be left out before."""
    return any(c.dep_ in ("prep", "ccomp", "xcomp", "advcl") for c in verb.children)


def _verbs_beside(verb: Any) -> list[Any]:
    """The verbs joined to the first of a row behind one with nothing of its own: "detained, [beat], and freed her"."""
    bare = verb.dep_ == "conj" and all(c.dep_ in ("punct", "cc", "advmod", "aux") for c in verb.children)
    row = verb.head.children if bare and verb.head.pos_ in VERBS else ()
    return [c for c in row if c.dep_ == "conj" and c.i > verb.i]
