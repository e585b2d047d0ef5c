"""How firmly something is said so far, on the way up the parse, and what the words beside a verb or noun add to it."""

from dataclasses import dataclass, field
from typing import Any

from rightsgraph.claims.beside import modal_status, modifier_status
from rightsgraph.claims.clauses import is_infinitive
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.negations import fronted_negation, is_contrast, is_negated, is_neither, is_or, negates
from rightsgraph.claims.speakers import author_of, speaker_of
from rightsgraph.claims.voice import is_imperative
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Status
from rightsgraph.tagging.labels import SUBJECTS

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

_BE = frozenset({"is", "are", "was", "were"})


@dataclass(slots=True)
class Firmness:
    """A status with the word that gives it and the speaker, while a block's parse is climbed from a trigger.

    `stopped` is set where what stands above no longer reaches down. Without `negation_counts` a negation says nothing
    of the status: it is part of the act itself, or stands over a verb that takes the act for granted. `light` is the
    verb that only lends a noun its arguments. `kind` is its event type. `turns` are the verbs by
    which what they govern does not come to pass, the nearest first, each with what was known below it: `status` and
    `cue` then tell of that verb (see `settle`).
    """

    linked: Linked
    block: int
    negation_counts: bool
    light: Any | None = None
    kind: str = ""
    status: Status = Status.ASSERTED
    cue: Any | None = None
    speaker: Referent | None = None
    stopped: bool = False
    turns: list[tuple[Status, Any | None, Any]] = field(default_factory=list)

    def say(self, status: str | Status | None, cue: Any) -> None:
        """Take a status and the word that gives it, unless a stronger one is known; None says nothing."""
        if status is None:
            return
        new = Status(status)
        if _STRENGTH[new] > _STRENGTH[self.status]:
            self.status, self.cue = new, cue

    def turn(self, verb: Any) -> None:
        """Take a verb by which what it governs does not come to pass; what follows tells how firm that verb is."""
        self.turns.append((self.status, self.cue, verb))
        self.status, self.cue = Status.ASSERTED, None
        add_beside(self, verb, negation_counts=True)
        if self.cue is not None and status_words().has("beside", "barely", self.cue.lower_):
            self.status, self.cue = Status.ASSERTED, None
        elif self.status is Status.POSSIBLE and _is_perfect(verb):
            self.status = Status.NEGATED  # "could have been prevented": it was not

    def settle(self) -> None:
        """Say of the act what the verbs of `turns` make of it: "failed to prevent the killing" tells of a killing."""
        while self.turns:
            below, cue, verb = self.turns.pop()
            above, over = self.status, self.cue
            self.status, self.cue = below, cue
            if above.happened:
                self.say(Status.NEGATED, verb)
            elif above is not Status.NEGATED or status_words().has("open", "one_way", verb.lemma_.lower()):
                self.say(Status.POSSIBLE, over or verb)  # "may avoid arrest"; "did not refuse to release her"

    def told_by(self, noun: Any) -> None:
        """Take whose report or allegation a noun is ("Ana's claim that"), unless a nearer speaker is known."""
        if self.speaker is None:
            self.speaker = author_of(self.linked, self.block, noun)

    def said_by(self, verb: Any) -> bool:
        """Take the speaker of a verb of saying, unless a nearer one is known; return whether one is known now."""
        if self.speaker is None and not is_infinitive(verb):  # "urge them to demand": who urges speaks
            self.speaker = speaker_of(self.linked, self.block, verb)
        return self.speaker is not None


def add_beside(firmness: Firmness, token: Any, *, negation_counts: bool) -> None:
    """Add what stands beside a verb or noun: negations, modals, adverbs, adjectives, determiners, "if"."""
    words = status_words()
    negation_counts = negation_counts and not _is_at_last(token)
    inverted = _is_inverted(token)
    if _add_mood(firmness, token, inverted=inverted):
        return
    for child in token.children:
        if child.dep_ == "aux" and words.has("open", "demand_modals", child.lower_) and not inverted:
            if not _is_perfect(token):  # "the beatings must stop": there are beatings
                if is_negated(token):
                    firmness.say(Status.POSSIBLE, child)  # "must not be deported" asks for no deportation
                    return
                firmness.say(None if words.has("open", "stopping", token.lemma_) else Status.REQUESTED, child)
            elif is_negated(token):
                firmness.say(Status.OPINION, child)  # "should never have been jailed"
                return
            elif child.lower_ == "must":
                firmness.say(Status.ALLEGED, child)  # "must have been killed": so somebody concludes
            else:
                firmness.say(Status.NEGATED, child)  # "should have been released"
        elif not is_contrast(child, token) and not (inverted and child.dep_ == "aux"):
            firmness.say(modifier_status(child, negation_counts=negation_counts), child)
    if token.lemma_ == "be" and token.i + 1 < len(token.doc) and token.nbor().dep_ in ("acomp", "amod"):
        firmness.say(words.status_of("adverbs", token.nbor().lower_), token.nbor())  # "among them were likely A and B"
    undone = (fronted_negation(token) or (token if is_neither(token) else None)) if negation_counts else None
    if undone is not None:
        firmness.say(Status.NEGATED, undone)
    if any(_is_either(c) for c in token.children):
        firmness.say(Status.POSSIBLE, token)  # "either A or B was killed"
    if firmness.status is Status.NEGATED and any(_is_condition(c) for c in token.children):
        firmness.status = Status.POSSIBLE  # "if they had not been charged"
    marked = any(c.dep_ == "mark" and c.lower_ == "if" for c in token.children)
    if marked and token.dep_ == "advcl" and token.tag_ == "VBN":
        firmness.say(Status.POSSIBLE, token)  # "if convicted"
    if is_infinitive(token) and any(c.dep_ == "aux" and c.lower_ in _BE for c in token.children):
        firmness.say(Status.POSSIBLE, token)  # "is to be tried"


def _add_mood(firmness: Firmness, token: Any, *, inverted: bool) -> bool:
    """Add what the form of a clause says: a condition, a wish, an order; return whether nothing else counts."""
    if token.i > 1 and token.nbor(-1).lower_ == "but" and token.nbor(-2).lower_ == "all":
        firmness.say(Status.NEGATED, token.nbor(-1))  # "was all but killed"
    if inverted or (is_infinitive(token) and token.dep_ == "ROOT"):
        firmness.say(Status.POSSIBLE, token)  # "had she been arrested, ...", "Police to arrest A"
    elif _is_wished(token):
        firmness.say(Status.REQUESTED, token)  # "let her be freed", "may she be freed"
    elif is_imperative(token):
        firmness.say(Status.POSSIBLE if is_negated(token) else Status.REQUESTED, token)  # "Arrest the killers!"
        return True
    elif _is_in_quotes(token):
        firmness.say(Status.REPORTED, token)  # a "trial": so it was called
    return False


def _is_at_last(token: Any) -> bool:
    """Whether a negated verb did happen, and the words say when: "was not released until 2015"."""
    for child in token.children:
        if child.lower_ in ("until", "till") and child.dep_ in ("prep", "mark"):
            return not any(status_words().has("open", "up_to_now", c.lower_) for c in child.subtree)
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("until", "till") for c in child.children):
            return True
    return False


def add_shared(firmness: Firmness, here: Any, head: Any) -> None:
    """Add what a coordination shares: modals and hedges before the first verb `head`, its negation only over "or"."""
    words = status_words()
    if head.pos_ not in ("VERB", "AUX"):
        for child in head.children if head.pos_ == "NOUN" else ():
            if child.dep_ == "det" and child.lower_ == "no" and firmness.negation_counts:
                firmness.say(Status.NEGATED, child)
            elif child.dep_ == "amod":
                firmness.say(words.status_of("adjectives", child.lower_), child)
        return
    condition = next((c for c in head.children if c.dep_ == "mark" and words.has("open", "conditions", c.lower_)), None)
    if condition is not None:
        firmness.say(Status.POSSIBLE, condition)  # "if arrested and convicted"
    if any(c.dep_ in SUBJECTS or (c.dep_ == "aux" and c.lower_ != "to") for c in here.children):
        return
    undone = firmness.negation_counts and is_or(here, head) and is_negated(head)
    if undone and not _is_at_last(head) and not _is_at_last(here):
        firmness.say(Status.NEGATED, next((c for c in head.children if negates(c)), head))  # "not beaten or tortured"
    for child in head.children:
        if child.dep_ == "aux":
            firmness.say(modal_status(child), child)
        elif child.dep_ == "advmod" and child.i < head.i:
            firmness.say(words.status_of("adverbs", child.lower_), child)


def _is_condition(word: Any) -> bool:
    return bool(word.dep_ == "mark" and status_words().has("open", "conditions", word.lower_))


def _is_either(noun: Any) -> bool:
    """Whether it is one of two people, and nobody says which: "either A or B"."""
    first, joint = noun.left_edge, [c.lower_ for c in noun.children if c.dep_ == "cc"]
    return noun.dep_ in (*SUBJECTS, "dobj") and first.lower_ == "either" and joint == ["or"]


def _is_inverted(token: Any) -> bool:
    """Whether an auxiliary stands before the subject of a dependent clause: a condition without "if"."""
    subject = next((c for c in token.children if c.dep_ in SUBJECTS), None)
    first = next((c for c in token.children if c.dep_ == "aux"), None)
    if token.dep_ not in ("advcl", "ccomp") or subject is None or first is None:
        return False
    return first.lower_ in ("had", "should", "were") and first.i < subject.i


def _is_wished(verb: Any) -> bool:
    """Whether a clause has nothing but a bare "be" for its time."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return len(helpers) == 1 and helpers[0].lower_ == "be" and helpers[0].tag_ == "VB" and verb.dep_ != "conj"


def _is_in_quotes(token: Any) -> bool:
    """Whether a word stands alone between quotation marks."""
    doc, here = token.doc, token.i
    return bool(0 < here < len(doc) - 1 and doc[here - 1].is_quote and doc[here + 1].is_quote)


def _is_perfect(token: Any) -> bool:
    """Whether "have" stands before a verb, among its auxiliaries or hidden behind another of them."""
    auxiliary = any(c.dep_ == "aux" and c.lower_ in ("have", "'ve", "been") for c in token.children)
    return auxiliary and any(c.lower_ == "have" for c in token.children)
