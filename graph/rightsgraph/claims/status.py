"""How firmly an act is said, and by whom: walk from the trigger up the parse, clause by clause.

What a word governs is what stands below it in the parse: a negation, a modal, a hedge, a verb of saying or demanding.
A relative or temporal clause is presupposed, so what governs its main clause does not reach into it.
"""

from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.denials import denial_behind, denial_of_it
from rightsgraph.claims.firmness import Firmness, add_beside
from rightsgraph.claims.governors import add_governor
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.misreadings import coordinated_participle, is_apart
from rightsgraph.claims.negations import is_denied
from rightsgraph.claims.reports import add_run_on
from rightsgraph.claims.rules import law_behind
from rightsgraph.claims.sayings import news_heard
from rightsgraph.claims.scares import is_quoted_words
from rightsgraph.claims.speakers import aside_of, is_accuser, source_of
from rightsgraph.claims.voice import is_passive
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Status
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["Reading", "read_status", "status_beside"]

_HEIGHT = 14
"""The words that are climbed at most: more only where the parse has gone astray."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the word that gives it (a token, or None), and who says it (None: the document itself)."""

    status: Status
    cue: Any | None
    speaker: Referent | None


def read_status(
    linked: Linked,
    block: int,
    token: Any,
    verb: Any | None,
    *,
    negation_counts: bool,
    quoted_by: Referent | None,
    kind: str = "",
) -> Reading:
    """Return how firmly the act of `token` is said, and by whom.

    `verb` is the light verb or the verb of the trigger when the trigger is a noun. With `negation_counts` False a
    negation is part of the act itself ("was not allowed to see her family"). `quoted_by` speaks the quotation that it
    stands in, None where it stands in none. `kind` is the event type: what people are free to do tells after "arrested
    for" what they did, and no accusation.
    """
    firmness = Firmness(linked=linked, block=block, negation_counts=negation_counts, light=verb, kind=kind)
    add_beside(firmness, token, negation_counts=negation_counts)
    given = verb is not None and status_words().has("presupposing", "verbs", verb.lemma_.lower())
    if verb is not None and verb != token and not given:  # who did not survive the torture was tortured
        add_beside(firmness, verb, negation_counts=negation_counts)
    _add_of_object(firmness, token)
    add_run_on(firmness, token)
    asked = any(t.text == "?" for t in token.sent[-2:])
    here = token
    if token.dep_ == "amod" and coordinated_participle(token.head) == token:
        here = token.head.head  # "have not harassed and detained villagers": as firm as the verb before it
        add_beside(firmness, here, negation_counts=negation_counts)
    told_on = False
    for _ in range(_HEIGHT):
        head = here.head
        if not firmness.stopped:
            _add_aside(firmness, here)
        if head == here:
            break
        if any(c.dep_ == "mark" and c.lower_ == "whether" for c in here.children):
            firmness.stopped = True  # "it is not clear whether she was arrested"
        told_on = told_on or _is_told_on(here)
        _add_taken_for(firmness, here)
        if not firmness.stopped:
            add_governor(firmness, here, head)
        elif here.dep_ == "ccomp" and not is_apart(here, head) and _is_saying(head) and news_heard(here, head) is None:
            _add_presupposed(firmness, head, told_on=told_on)
        here = head
    firmness.settle()
    if asked and firmness.status is not Status.NEGATED:
        firmness.status, firmness.cue = Status.POSSIBLE, token.sent[-1]  # a question says nothing
    if firmness.speaker is None:
        firmness.speaker = source_of(linked, block, token) or quoted_by
        _add_said_aside(firmness, token)
    unowned = firmness.speaker is None and kind not in act_types().rights_exercise
    if unowned and firmness.status is Status.ASSERTED and is_quoted_words(token):
        firmness.say(Status.REPORTED, token)  # "Journalist 'killed by army'"
    _add_denial(firmness, token)
    _add_accuser(firmness)
    law = law_behind(token) if firmness.status.happened else None
    if law is not None:
        firmness.say(Status.POSSIBLE, law)
    return Reading(status=firmness.status, cue=firmness.cue, speaker=firmness.speaker)


def _add_of_object(firmness: Firmness, token: Any) -> None:
    """Add that a charge or a penalty that somebody faces may never come: "is facing potential charges"."""
    words, types = status_words(), act_types()
    if token.pos_ != "VERB" or firmness.kind not in types.accusing | types.penalties:
        return
    for adjective in (c for noun in token.children if noun.dep_ == "dobj" for c in noun.children if c.dep_ == "amod"):
        if words.status_of("adjectives", adjective.lower_) == Status.POSSIBLE:
            firmness.say(Status.POSSIBLE, adjective)


def _add_presupposed(firmness: Firmness, saying: Any, *, told_on: bool) -> None:
    """Add who says what is presupposed in a speech, and how firm it is where it is only told on (`told_on`)."""
    said = status_words().status_of("speech", saying.lemma_.lower())
    if told_on and said in (Status.REPORTED, Status.ALLEGED) and not is_denied(saying):
        firmness.say(said, saying)  # "reports indicate that soldiers entered the town, where they killed ten men"
    if said != Status.DENIED:
        firmness.said_by(saying)


def _add_aside(firmness: Firmness, verb: Any) -> None:
    """Add what nobody in particular says of a clause in passing: "soldiers, it is claimed, killed three men"."""
    for child in verb.children:
        if child.dep_ == "parataxis" and any(c.lower_ == "it" and c.dep_ in SUBJECTS for c in child.children):
            denied = status_words().has("speech", "denied", child.lemma_.lower()) and not is_denied(child)
            said = Status.DENIED if denied else status_words().status_of("raising", child.lemma_.lower())
            firmness.say(said, child)


def _add_said_aside(firmness: Firmness, token: Any) -> None:
    """Add what somebody makes of an act in passing: "soldiers, the army denies, killed three men"."""
    aside = aside_of(firmness.linked, firmness.block, token) if firmness.speaker is not None else None
    if aside is None or is_denied(aside[1]):
        return
    said = status_words().status_of("speech", aside[1].lemma_.lower())
    charged = firmness.kind in act_types().accusing | act_types().penalties
    if said in (Status.ALLEGED, Status.REPORTED) or (said == Status.DENIED and not charged):
        firmness.say(said, aside[1])


def _add_denial(firmness: Firmness, token: Any) -> None:
    """Add that somebody denies the act behind it, or calls it untrue; what somebody else says then is an allegation."""
    words, types, cue = status_words(), act_types(), firmness.cue
    said = () if cue is None or firmness.status is not Status.NEGATED else (cue.lower_, cue.lemma_.lower())
    if any(words.has("truth", "false", word) for word in said) and firmness.speaker is not None:
        firmness.say(Status.DENIED, cue)
    if firmness.kind in types.accusing | types.penalties:
        return  # the accused denies the charge, and not that it was brought
    verb = denial_behind(token)
    if verb is None and firmness.speaker is not None:
        verb = denial_of_it(token.sent, accused=firmness.kind in types.custody)
    if verb is None:
        return
    if firmness.speaker is not None:
        firmness.say(Status.ALLEGED, verb)
        return
    firmness.say(Status.DENIED, verb)
    firmness.said_by(verb)


def _add_accuser(firmness: Firmness) -> None:
    """Take what an indictment or a prosecutor says for an allegation: they accuse."""
    types = act_types()
    if firmness.speaker is None or firmness.kind not in types.accusable:
        return  # that somebody was arrested is no accusation
    block = firmness.linked.parse.blocks[firmness.block]
    if not block.start <= firmness.speaker.start < block.start + len(block.text):
        return  # who speaks a quotation may stand in another paragraph
    head = block.span(firmness.speaker.start, firmness.speaker.end).root
    if is_accuser(head):
        firmness.say(Status.ALLEGED, head)


def status_beside(token: Any) -> Status:
    """Return how firm what stands beside a name is: "the alleged activist A" says only that somebody alleges it."""
    words, doc = status_words(), token.doc
    before = token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i
    first = min(token.left_edge.i, token.head.left_edge.i) if before else token.left_edge.i
    for word in reversed(doc[first : token.i + 1]):
        said = words.status_of("adjectives", word.lower_) or words.status_of("adverbs", word.lower_)
        if said is not None and said != "negated":
            return Status(said)
        if word.dep_ == "cc" and word.head != token:
            break  # "the alleged rebel A and the nurse B"
    return Status.ASSERTED


def _add_taken_for(firmness: Firmness, clause: Any) -> None:
    """Add how sure it is who somebody was, for what that one did: "believed to be a soldier who killed A"."""
    noun = clause.head
    being = noun.head
    if clause.dep_ != "relcl" or noun.dep_ not in ("attr", "oprd") or being.lemma_ != "be" or being.dep_ != "xcomp":
        return
    status = status_words().status_of("raising", being.head.lemma_.lower())
    if status in (Status.REPORTED, Status.ALLEGED):
        firmness.say(status, being.head)


def _is_told_on(clause: Any) -> bool:
    """Whether a clause only adds to what is told: ", where they killed ten men", "in addition to beating her"."""
    if clause.dep_ == "pcomp":
        return clause.tag_ == "VBG" and clause.head.lower_ in ("to", "besides")
    return bool(clause.dep_ == "relcl" and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ",")


def _is_saying(verb: Any) -> bool:
    return bool(status_words().status_of("speech", verb.lemma_.lower())) and not is_passive(verb)
