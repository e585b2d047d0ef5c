"""How firmly an act is said, and by whom: walk from the trigger up the parse, clause by clause.

What a word governs is what stands below it in the parse: a negation, a modal, a hedge, a verb of saying or demanding.
A relative or temporal clause is presupposed, so what governs its main clause does not reach into it.
"""

from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.clauses import is_passive
from rightsgraph.claims.firmness import Firmness, add_beside
from rightsgraph.claims.governors import add_governor
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.speakers import source_of
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Status

__all__ = ["Reading", "read_status"]

_HEIGHT = 14
"""The words that are climbed at most: more only where the parse has gone astray."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the word that gives it (a token, or None), and who says it (None: the document itself)."""

    status: Status
    cue: Any | None
    speaker: Referent | None


def read_status(
    linked: Linked, block: int, token: Any, verb: Any | None, *, negation_counts: bool, quoted_by: Referent | None
) -> Reading:
    """Return how firmly the act of `token` is said, and by whom.

    `verb` is the light verb or the verb of the trigger when the trigger is a noun. With `negation_counts` False a
    negation is part of the act itself ("was not allowed to see her family"). `quoted_by` speaks the quotation that it
    stands in, None where it stands in none.
    """
    firmness = Firmness(linked=linked, block=block, negation_counts=negation_counts)
    add_beside(firmness, token, negation_counts=negation_counts)
    if verb is not None and verb != token:
        add_beside(firmness, verb, negation_counts=negation_counts)
    if any(t.text == "?" for t in token.sent[-2:]) and quoted_by is None:
        firmness.say(Status.POSSIBLE, token.sent[-1])  # a question says nothing
    here = token
    for _ in range(_HEIGHT):
        head = here.head
        if head == here:
            break
        if not firmness.stopped:
            add_governor(firmness, here, head)
        elif firmness.speaker is None and here.dep_ == "ccomp" and _is_saying(head):
            firmness.said_by(head)  # what is presupposed in a speech is still the speaker's
        here = head
    if firmness.speaker is None:
        firmness.speaker = source_of(linked, block, token) or quoted_by
    return Reading(status=firmness.status, cue=firmness.cue, speaker=firmness.speaker)


def _is_saying(verb: Any) -> bool:
    return bool(status_words().status_of("speech", verb.lemma_.lower())) and not is_passive(verb)
