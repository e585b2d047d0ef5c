"""Acts behind a preposition that were not done, or not yet: "instead of arresting her", "a call for her release"."""

from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.clauses import subjects
from rightsgraph.claims.firmness import Firmness, add_beside
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import is_negated
from rightsgraph.records import Status
from rightsgraph.tagging.labels import VERBS

__all__ = ["governor_of", "is_kept_off", "is_open"]

_BELOW = frozenset({"acl", "relcl", "pobj", "prep", "conj", "ccomp"})


def governor_of(preposition: Any) -> Any:
    """Return what a preposition hangs on, also the second of two: "called for a trial and [for] her release"."""
    here = preposition.head
    while preposition.dep_ == "conj" and here.dep_ in _BELOW and here.head != here:
        if here.lower_ == preposition.lower_ and here.pos_ == "ADP":
            return here.head
        here = here.head
    return preposition.head


def is_kept_off(firmness: Firmness, head: Any) -> bool:
    """Return whether a preposition says that it was not done, which is then added: "instead of", "without"."""
    words = status_words()
    preposition, over = head.lower_, governor_of(head)
    lemma = over.lemma_.lower()
    if preposition == "than" and any(c.lower_ == "rather" for c in head.children):
        firmness.say(Status.OPINION, head)  # "rather than putting them behind bars" asks for nothing of the kind
        firmness.stopped = True
        return True
    if any(words.has("open", "undone", f"{c.lower_} {preposition}") for c in (over, *head.children)):
        firmness.say(Status.NEGATED, head)  # "instead of arresting her", "stopped short of it"
        firmness.stopped = True
        return True
    if preposition == "without" and firmness.negation_counts:
        firmness.turn(head)  # "could be held without charge" tells of nothing that was not done
        if over.pos_ in VERBS and is_negated(
            over
        ):  # nor do "was not held without charge", "cannot go without being held"
            modal = any(c.dep_ == "aux" and words.has("open", "modals", c.lower_) for c in over.children)
            firmness.say(Status.POSSIBLE if modal else Status.NEGATED, over)
        elif over.pos_ in VERBS:
            add_beside(firmness, over, negation_counts=False)
    kept = words.has("open", "negated", lemma) or words.has("open", "hindering", lemma)
    kept_from = preposition == "from" and kept and firmness.negation_counts
    if kept_from and any(c.dep_ == "pcomp" for c in head.children):
        firmness.turn(over)  # "was prohibited from publishing"
        return True
    return False


def is_open(firmness: Firmness, head: Any) -> bool:
    """Return whether it is only asked for, warned of or permitted, which is then added: "calls for"."""
    words = status_words()
    preposition, over = head.lower_, governor_of(head)
    lemma = over.lemma_.lower()
    if preposition == "against" and over.pos_ == "VERB" and words.has("open", "against", lemma):
        firmness.say(Status.POSSIBLE, over)
        firmness.said_by(over)
        firmness.stopped = True
        return True
    if preposition == "pending":
        firmness.say(Status.POSSIBLE, head)  # "held pending the opening of her trial"
        firmness.stopped = True
        return True
    ahead = firmness.kind in act_types().set_beforehand
    if preposition == "of" and over.lower_ == "ahead" and firmness.kind in act_types().appointed:
        firmness.say(Status.POSSIBLE, over)  # "said ahead of her first hearing"
        firmness.stopped = True
        return True
    opposed = preposition in ("against", "to") and words.has("open", "opposing", lemma)
    arranged = preposition in ("on", "for", "about", "over") and words.has("open", "arranging", lemma)
    if ahead and (opposed or arranged):
        firmness.say(Status.POSSIBLE, over)  # "protests against her deportation", "a deal for her release"
        firmness.stopped = True
        return True
    if preposition == "for" and over.pos_ == "VERB" and _is_called_for(over):
        firmness.say(Status.REQUESTED, over)  # "calls grew for her release"
        firmness.stopped = True
        return True
    crime = firmness.kind in act_types().by_somebody | act_types().hurting  # "a warrant for the murder of B"
    if preposition == "for" and not crime and _is_only_permitted(over):
        firmness.say(Status.POSSIBLE, over)  # "a warrant was issued for her arrest"
        firmness.stopped = True
        return True
    if preposition == "for" and over != head and _is_asking_for(over):
        firmness.say(Status.REQUESTED, over)
        if over.pos_ == "VERB":
            firmness.said_by(over)
        firmness.stopped = True
        return True
    return False


def _is_called_for(verb: Any) -> bool:
    if status_words().status_of("speech", verb.lemma_.lower()) in (Status.ALLEGED, Status.ASSERTED, Status.REPORTED):
        return False  # "a petition alleging responsibility for the killing"
    return any(
        s.pos_ == "NOUN" and status_words().has("demands", "nouns_for", s.lemma_.lower()) for s in subjects(verb)
    )


def _is_only_permitted(over: Any) -> bool:
    """Whether what stands over "for" is a warrant or plan, or a verb whose subject or object is one."""
    nouns = [over] if over.pos_ == "NOUN" else []
    if over.pos_ == "VERB":
        nouns = [*subjects(over), *(c for c in over.children if c.dep_ == "dobj")]
    return any(n.pos_ == "NOUN" and status_words().has("open", "papers", n.lemma_.lower()) for n in nouns)


def _is_asking_for(over: Any) -> bool:
    words = status_words()
    if over.pos_ == "VERB":
        return words.has("demands", "verbs_for", over.lemma_.lower())
    return over.pos_ == "NOUN" and words.has("demands", "nouns_for", over.lemma_.lower())
