"""Who undergoes a verb: whether its subject does, as in a passive, or a participle that describes a noun."""

from typing import Any

from rightsgraph.claims.misreadings import (
    counted_object,
    misread_object,
    noun_read_as_verb,
    stranded_people,
    subject_of_misread,
    verb_in_list,
)
from rightsgraph.claims.words import claim_words
from rightsgraph.tagging.answers import once
from rightsgraph.tagging.labels import ALL_SUBJECTS, FINITE, SUBJECTS
from rightsgraph.tagging.mentions import name_words

__all__ = ["is_imperative", "is_infinitive", "is_passive"]

_COMPELLING = frozenset({"force", "compel", "coerce"})


def is_infinitive(verb: Any) -> bool:
    """Return whether "to" stands before a verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


@once
def is_passive(verb: Any) -> bool:
    """Return whether a verb's subject undergoes it: a passive, or a past participle that describes a noun."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "csubjpass") for child in verb.children):
        return True
    if _is_small_clause(verb) or _is_inverted(verb) or _is_headline(verb):
        return True
    if verb.lemma_ in claim_words().never_bare and not any(c.dep_ in ("aux", "dobj") for c in verb.children):
        return True  # "cited as activists subjected to torture": the parser makes the activists the subject
    if verb.dep_ == "conj" and verb.lower_ == "let" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        released = any(c.dep_ in ("xcomp", "ccomp") and c.lower_ in ("go", "out") for c in verb.children)
        return released and is_passive(verb.head)  # "were picked up and let go"
    if _opens_sentence(verb):
        return True
    if verb.tag_ != "VBN" and not (verb.tag_ == "VBD" and verb.dep_ in ("acl", "conj")):
        return False
    if noun_read_as_verb(verb) is not None:
        return False
    if verb.dep_ == "amod" and (noun := misread_object(verb)) is not None:
        told = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)  # "authorities often tortured men"
        return not told and subject_of_misread(verb, noun) is None
    if verb_in_list(verb) is not None or _takes_somebody(verb):
        return False
    if verb.dep_ in ALL_SUBJECTS and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "dobj") for c in verb.children):
        return True  # "most of those executed had been tried": the parser makes "executed" the subject
    if verb.dep_ in ("acl", "amod", "pcomp", "relcl") and not any(c.dep_ in ("nsubj", "aux") for c in verb.children):
        return True
    if verb.dep_ == "conj" and is_gapped(verb):
        return True
    if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        return _goes_on_passive(verb)
    if (
        verb.dep_ in ("advcl", "ccomp", "xcomp", "oprd", "ROOT", "dep")
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
    ):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("get", "have") and verb.tag_ == "VBN"


def _takes_somebody(verb: Any) -> bool:
    """Whether it has an object of its own: "after they freed B, a court sentenced A" hangs the court on B."""
    if verb.dep_ != "acl" or verb.lemma_ not in claim_words().taking_people:
        return False
    return any(c.dep_ == "dobj" and (c.ent_type_ == "PERSON" or c.tag_ == "PRP") for c in verb.children)


def _opens_sentence(verb: Any) -> bool:
    """Whether a sentence begins with a participle: "Told that her son had died, she wept"."""
    opening = verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBN") and verb.i == verb.sent.start
    return opening and not any(c.dep_ in ("aux", "dobj", *ALL_SUBJECTS) for c in verb.children)


def _is_headline(verb: Any) -> bool:
    """Whether a participle stands for a passive without "was": "Journalist arrested in Lusaka", "A not tortured"."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("ROOT", "ccomp") or not _is_of_headlines(verb):
        return False
    below = {c.dep_ for c in verb.children}
    if counted_object(verb) is not None or stranded_people(verb):
        return False
    if "nsubj" not in below or below & {"aux", "auxpass", "dobj", "mark", "ccomp", "xcomp", "prt", "dative"}:
        return False
    if any(o.dep_ == "dobj" for c in verb.children if c.dep_ == "conj" for o in c.children):
        return False  # "The court in Lima convicted and jailed A"
    return any(c.lower_ == "not" and c.i < verb.i for c in verb.children) or verb.dep_ == "ROOT"


def _is_of_headlines(verb: Any) -> bool:
    """Whether a bare participle of it tells of a passive: of some verbs only where no full stop ends the line."""
    words = claim_words()
    return verb.lemma_ in words.headlined or (verb.lemma_ in words.headlined_only and verb.sent[-1].text != ".")


def _is_given(verb: Any) -> bool:
    """Whether what stands behind a verb of giving is what its subject got: "was tried and given ten years"."""
    goods = (c.lemma_.lower() in claim_words().given_things for c in verb.children if c.dep_ == "dobj")
    return verb.tag_ == "VBN" or any(goods)


def _is_inverted(verb: Any) -> bool:
    """Whether a participle stands behind its subject and "was": "at no time was she beaten"."""
    inverted = verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.head.lemma_ == "be"
    return inverted and not any(c.dep_ == "nsubj" for c in verb.head.children)


def _goes_on_passive(verb: Any) -> bool:
    """Whether a verb after "and" has the "was" of the passive before it: "was beaten and kicked"."""
    if verb.lemma_ == "tell" and not any(c.dep_ in ("dobj", "dative", "aux") for c in verb.children):
        return is_passive(verb.head)  # "was questioned and told that": who tells, tells somebody
    given = verb.lemma_.lower() in claim_words().giving and _is_given(verb)
    kept = ("ccomp", "xcomp", "prt", "aux") if given else ("dobj", "ccomp", "xcomp", "prt", "aux")
    own = any(c.dep_ in kept and not _is_purpose(c, verb) for c in verb.children)
    return verb.tag_ in ("VBN", "VBD") and not own and is_passive(verb.head)


def _is_purpose(clause: Any, verb: Any) -> bool:
    """Whether an infinitive tells what harm was done for: "tortured to confess", "was beaten and forced to stand"."""
    if clause.dep_ != "xcomp":
        return False
    return verb.lemma_ in _COMPELLING or (is_infinitive(clause) and verb.lemma_.lower() in name_words().harm_verbs)


def is_gapped(verb: Any) -> bool:
    """Return whether the auxiliary of the passive before it is left out: "six were killed and ten injured"."""
    if any(c.dep_ in ("aux", "dobj", "ccomp", "xcomp") for c in verb.children) or verb.tag_ not in ("VBN", "VBD"):
        return False
    by = any(c.lower_ == "by" for c in verb.children)
    harmed = verb.lemma_.lower() in claim_words().wounding
    told = any(c.dep_ == "nsubj" for c in verb.children) and (by or harmed or verb.tag_ == "VBN")
    return told and any(c.dep_ == "auxpass" for c in verb.head.children)


def _is_small_clause(verb: Any) -> bool:
    """Whether a participle says what becomes of its subject: "wants her freed", "had him arrested"."""
    if (
        verb.dep_ not in ("ccomp", "xcomp")
        or verb.tag_ not in ("VBN", "VBD")
        or verb.head.lemma_ not in claim_words().with_participles
    ):
        return False
    return not any(c.dep_ in ("aux", "mark", "dobj") for c in verb.children)


def is_imperative(verb: Any) -> bool:
    """Return whether a sentence begins with a bare verb that nobody is the subject of, or with "do not".

    So does what is quoted goes on with one: "“Free her and arrest him!”".
    """
    if verb.tag_ != "VB" or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children):
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "neg")]
    if verb.dep_ == "conj":
        quoted = any(t.text in ("“", '"') for t in verb.doc[verb.head.i : verb.i])
        return not helpers and verb.head.tag_ in FINITE and quoted
    if verb.dep_ not in ("ROOT", "ccomp") and not (verb.dep_ == "advcl" and verb.i < verb.head.i):
        return False
    first = helpers[0] if helpers else verb
    return all(c.lower_ in ("do", "don't", "not", "n't", "never") for c in helpers) and first.i <= verb.sent.start + 1
