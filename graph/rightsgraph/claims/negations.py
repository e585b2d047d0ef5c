"""Whether a word is negated where it stands: "not", "never", "no one" as its subject, "neither ... nor"."""

from typing import Any

from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.voice import is_infinitive
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import NOT_ALL
from rightsgraph.tagging.labels import PAST, SUBJECTS

__all__ = [
    "fronted_negation",
    "is_contrast",
    "is_denied",
    "is_negated",
    "is_neither",
    "is_nothing",
    "is_or",
    "is_undone",
    "negates",
]

_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg"})


def is_negated(token: Any) -> bool:
    """Return whether a verb is negated where it stands: "not", "never", "no one" as its subject."""
    words = status_words()
    if token.dep_ == "conj" and is_or(token, token.head) and not any(c.dep_ in _OWN for c in token.children):
        return is_negated(token.head)  # "did not confirm or deny"
    return is_neither(token) or any(
        (negates(c) and not is_contrast(c, token)) or (c.dep_ == "advmod" and words.has("adverbs", "negated", c.lower_))
        for c in token.children
    )


def fronted_negation(verb: Any) -> Any | None:
    """Return what negates a verb from in front of its auxiliary: "never was she beaten", "on no occasion did they"."""
    head = verb.head
    lone = verb.dep_ in ("ccomp", "acomp") and head.lemma_ in ("do", "be") and head.dep_ == "ROOT" and head.i < verb.i
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if lone and not any(c.dep_ in SUBJECTS for c in head.children):
        helpers.append(head)
    for child in (c for helper in helpers for c in helper.children if c.i < helper.i):
        never = child.dep_ == "neg" or (child.dep_ == "advmod" and any(c.dep_ == "neg" for c in child.children))
        if never or (child.dep_ == "prep" and negates(child)):
            return child
    return None


def is_undone(token: Any) -> bool:
    """Return whether an act is told as not done or hardly: "not", "only", "no" before its object, "failed to"."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in claim_words().negative_adverbs:
            return True
        if child.dep_ == "det" and child.lower_ == "no":
            return True
        if child.dep_ in SUBJECTS and negates(child):
            return True  # "neither his wife nor a lawyer was allowed to visit"
        if child.lower_ == "only" and child.dep_ == "advmod":
            return True
        if child.dep_ == "dobj" and any(c.lower_ == "no" for c in child.children):
            return True
    if is_neither(token) or (token.dep_ == "pcomp" and token.head.lower_ == "without"):
        return True  # "neither ... nor allowed her family to visit", "held without being allowed a lawyer"
    if token.dep_ != "xcomp":
        return False
    return token.head.lemma_.lower() in claim_words().failing or any(c.dep_ == "neg" for c in token.head.children)


def is_neither(verb: Any) -> bool:
    """Return whether a verb is the second of two that were not done: "neither confirmed nor denied"."""
    joined = (c for c in verb.head.children if c.dep_ == "cc")
    return bool(verb.dep_ == "conj" and any(c.lower_ == "nor" for c in joined))


def is_contrast(negation: Any, token: Any) -> bool:
    """Return whether a "not" denies nothing of the verb: "arrested A, not B", "whether or not she was arrested"."""
    if negation.i > 1 and negation.nbor(-1).lower_ == "or" and negation.nbor(-2).lower_ == "whether":
        return True
    if negation.dep_ == "neg" and negation.i + 1 < token.i and negation.nbor().lower_ in NOT_ALL:
        return True  # "did not just beat her"
    behind = negation.dep_ == "neg" and negation.lower_ == "not" and negation.i > token.i
    return bool(behind and token.pos_ == "VERB")


def is_or(here: Any, head: Any) -> bool:
    """Return whether two verbs of a list are joined by "or", before the last of them."""
    joined = sorted((c.i, c.lower_) for verb in (here, head) for c in verb.children if c.dep_ == "cc")
    before = [word for i, word in joined if head.i < i < here.i]
    if before and before[-1] in ("or", "nor"):
        return True  # "was not beaten or tortured, but deported"
    return bool(joined) and all(word in ("or", "nor") for _, word in joined)


def negates(child: Any) -> bool:
    """Return whether a word below a verb or noun says that there was nothing of the kind: "not", "no", "nobody"."""
    if child.dep_ == "det":
        return child.lower_ in ("no", "neither")
    if child.dep_ in ("dobj", "dative"):  # "arrested neither A nor B", "granted none of them bail"
        none = child.lower_ in ("none", "neither") and any(c.lower_ == "of" for c in child.children)
        return none or any(c.dep_ in ("preconj", "cc", "det") and c.lower_ == "neither" for c in child.children)
    if child.dep_ == "advmod":  # "never before"
        return status_words().has("beside", "ever", child.lower_) and any(_negates_word(c) for c in child.children)
    if child.dep_ == "agent":  # "beaten by nobody"
        return any(c.lower_ in _NOBODY or (c.lower_ == "one" and is_nothing(c)) for c in child.children)
    if child.dep_ == "prep":  # "at no time", "charged with no crime"
        blaming = child.lower_ in ("with", "of") and child.head.lemma_.lower() in claim_words().charge_verbs
        return any(_is_no_occasion(c) or (blaming and is_nothing(c)) for c in child.children)
    if child.dep_ not in SUBJECTS:
        return bool(child.dep_ == "neg" or (child.dep_ in ("preconj", "cc") and child.lower_ == "neither"))
    no_one = child.lower_ == "one" and any(c.lower_ in ("no", "not") for c in child.children)
    none = any(
        c.dep_ in ("det", "cc", "preconj") and c.lower_ in ("no", "neither") and not _counts(c) for c in child.children
    )
    return child.lower_ in _NOBODY or no_one or none or _is_not_single(child)


def _counts(no: Any) -> bool:
    """Whether a "no" only says how many: "no fewer than 20 were arrested"."""
    return bool(no.i + 2 < len(no.doc) and no.nbor(2).lower_ == "than")


def _negates_word(token: Any) -> bool:
    never = status_words().has("adverbs", "negated", token.lower_)
    return bool(token.dep_ == "neg" or never or (token.lower_ == "no" and token.dep_ in ("det", "advmod")))


def _is_no_occasion(noun: Any) -> bool:
    """Whether a noun after a preposition is no time or case at all ("at no time", "under no circumstances")."""
    occasion = status_words().has("open", "occasions", noun.lemma_.lower())
    return occasion and any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in noun.children)


def _is_not_single(noun: Any) -> bool:
    """Whether a subject is "not one of them" or "not a single one"."""
    first = noun.left_edge
    after = first.nbor().lower_ if first.i + 1 < noun.i + 1 < len(noun.doc) else ""
    return first.lower_ == "not" and (after == "one" or any(c.lower_ == "single" for c in noun.children))


def is_denied(verb: Any) -> bool:
    """Return whether nothing is said by a verb of saying: "did not say that", "refused to confirm that"."""
    if is_negated(verb) or _is_beyond(verb):
        return True
    if verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and is_or(verb, verb.head):
        verb = verb.head  # "refused to confirm or deny"
    over = verb.head
    found = verb.dep_ == "acl" and verb.tag_ in PAST and not any(c.dep_ in SUBJECTS for c in verb.children)
    if found or (is_infinitive(verb) and verb.dep_ in ("acl", "relcl")):
        return is_nothing(over)  # "nothing to suggest that", "no evidence found that"
    return verb.dep_ == "xcomp" and over != verb and status_words().has("open", "negated", over.lemma_.lower())


def is_nothing(noun: Any) -> bool:
    """Return whether a noun says that there is nothing of the kind: "nothing", "no evidence"."""
    return noun.lower_ == "nothing" or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _is_beyond(verb: Any) -> bool:
    """Whether somebody cannot do what an infinitive says: "unable to", "not able to", "not in a position to"."""
    words = status_words()
    over, able = verb.head, verb.head.lower_
    if verb.dep_ == "xcomp" and over != verb:
        if words.has("open", "negated_adjectives", able):
            return True
        if words.has("open", "able", able) and over.head.pos_ in ("VERB", "AUX"):
            return is_negated(over.head)
    if not is_infinitive(verb):
        return False
    while over.head != over and over.pos_ not in ("VERB", "AUX"):
        over = over.head
    nouns = (n for p in over.children if p.dep_ == "prep" and p.lower_ == "in" for n in p.children)
    return is_negated(over) and any(words.has("open", "able_nouns", n.lower_) and n.i < verb.i for n in nouns)
