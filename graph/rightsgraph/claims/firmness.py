"""How firmly something is said so far, on the way up the parse, and what the words beside a verb or noun add to it."""

from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.speakers import speaker_of
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Status

__all__ = ["Firmness", "add_beside", "add_shared"]

_STRENGTH = {
    status: strength
    for strength, status in enumerate(
        (
            Status.ASSERTED,
            Status.REPORTED,
            Status.ALLEGED,
            Status.OPINION,
            Status.POSSIBLE,
            Status.REQUESTED,
            Status.NEGATED,
            Status.DENIED,
        )
    )
}
"""The stronger of two statuses on one way up the parse holds."""

_NOBODY = frozenset({"nobody", "none", "neither"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_BE = frozenset({"is", "are", "was", "were"})


@dataclass(slots=True)
class Firmness:
    """A status with the word that gives it and the speaker, while a block's parse is climbed from a trigger.

    `stopped` is set where what stands above no longer reaches down. Without `negation_counts` a negation is part of the
    act itself and says nothing of its status.
    """

    linked: Linked
    block: int
    negation_counts: bool
    status: Status = Status.ASSERTED
    cue: Any | None = None
    speaker: Referent | None = None
    stopped: bool = False

    def say(self, status: str | Status | None, cue: Any) -> None:
        """Take a status and the word that gives it, unless a stronger one is known; None says nothing."""
        if status is None:
            return
        new = Status(status)
        if _STRENGTH[new] > _STRENGTH[self.status]:
            self.status, self.cue = new, cue

    def said_by(self, verb: Any) -> bool:
        """Take the speaker of a verb of saying, unless a nearer one is known; return whether one is known now."""
        if self.speaker is None and not is_infinitive(verb):  # "urge them to demand": who urges speaks
            self.speaker = speaker_of(self.linked, self.block, verb)
        return self.speaker is not None


def add_beside(firmness: Firmness, token: Any, *, negation_counts: bool) -> None:
    """Add what stands beside a verb or noun: negations, modals, adverbs, adjectives, determiners, "if"."""
    words = status_words()
    for child in token.children:
        if child.dep_ == "aux" and words.has("open", "demand_modals", child.lower_):
            if not _is_perfect(token):  # "the beatings must stop": there are beatings
                firmness.say(None if words.has("open", "stopping", token.lemma_) else Status.REQUESTED, child)
            elif _is_negated(token):
                firmness.say(Status.OPINION, child)  # "should never have been jailed"
                return
            else:
                firmness.say(Status.NEGATED, child)  # "should have been released"
        else:
            firmness.say(_modifier(child, negation_counts=negation_counts), child)
    marked = any(c.dep_ == "mark" and c.lower_ == "if" for c in token.children)
    if marked and token.dep_ == "advcl" and token.tag_ == "VBN":
        firmness.say(Status.POSSIBLE, token)  # "if convicted"
    if _is_inverted(token):
        firmness.say(Status.POSSIBLE, token)  # "had she been arrested, ..."
    if is_infinitive(token) and any(c.dep_ == "aux" and c.lower_ in _BE for c in token.children):
        firmness.say(Status.POSSIBLE, token)  # "is to be tried"


def add_shared(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a coordination shares: modals and hedges before the first verb `head`, not its negation."""
    words = status_words()
    if head.pos_ not in ("VERB", "AUX"):
        for child in head.children if head.pos_ == "NOUN" else ():
            if child.dep_ == "det" and child.lower_ == "no" and firmness.negation_counts:
                firmness.say(Status.NEGATED, child)
            elif child.dep_ == "amod":
                firmness.say(words.status_of("adjectives", child.lower_), child)
        return
    if any(c.dep_ in _SUBJECT or (c.dep_ == "aux" and c.lower_ != "to") for c in here.children):
        return
    for child in head.children:
        if child.dep_ == "aux":
            firmness.say(_modal(child), child)
        elif child.dep_ == "advmod" and child.i < head.i:
            firmness.say(words.status_of("adverbs", child.lower_), child)


def _is_inverted(token: Any) -> bool:
    """Whether an auxiliary stands before the subject of a dependent clause: a condition without "if"."""
    subject = next((c for c in token.children if c.dep_ in _SUBJECT), None)
    first = next((c for c in token.children if c.dep_ == "aux"), None)
    if token.dep_ != "advcl" or subject is None or first is None:
        return False
    return first.lower_ in ("had", "should", "were") and first.i < subject.i


def _modal(auxiliary: Any) -> Status | None:
    words = status_words()
    if words.has("open", "demand_modals", auxiliary.lower_):
        return Status.REQUESTED
    return Status.POSSIBLE if words.has("open", "modals", auxiliary.lower_) else None


def _modifier(child: Any, *, negation_counts: bool) -> str | None:
    """The status that one word below a verb or noun gives it, or None."""
    words = status_words()
    if child.dep_ == "aux":
        return _modal(child)
    if child.dep_ == "mark":
        return Status.POSSIBLE if words.has("open", "conditions", child.lower_) else None
    if child.dep_ == "amod":
        return words.status_of("adjectives", child.lower_)
    if negation_counts and _negates(child):
        return Status.NEGATED
    if child.dep_ in ("advmod", "npadvmod", "neg"):
        status = words.status_of("adverbs", child.lower_)
        return status if status != "negated" or negation_counts else None
    return None


def _negates(child: Any) -> bool:
    """Whether a word below a verb or noun says that there was nothing of the kind: "not", "no", "nobody"."""
    if child.dep_ == "det":
        return child.lower_ in ("no", "neither")
    if child.dep_ == "dobj":  # "arrested neither A nor B"
        return any(c.dep_ in ("preconj", "cc", "det") and c.lower_ == "neither" for c in child.children)
    if child.dep_ not in _SUBJECT:
        return bool(child.dep_ == "neg")
    no_one = child.lower_ == "one" and any(c.lower_ == "no" for c in child.children)
    none = any(c.dep_ in ("det", "cc", "preconj") and c.lower_ in ("no", "neither") for c in child.children)
    return child.lower_ in _NOBODY or no_one or none


def _is_perfect(token: Any) -> bool:
    """Whether "have" stands before a verb, among its auxiliaries or hidden behind another of them."""
    auxiliary = any(c.dep_ == "aux" and c.lower_ in ("have", "'ve", "been") for c in token.children)
    return auxiliary and any(c.lower_ == "have" for c in token.children)


def _is_negated(token: Any) -> bool:
    words = status_words()
    return any(
        c.dep_ == "neg" or (c.dep_ == "advmod" and words.has("adverbs", "negated", c.lower_)) for c in token.children
    )
