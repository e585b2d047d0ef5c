"""Times of a sentence that are those of no act in it: of an event by which an act is dated, of a clause behind it.

"After the coup on 1 February, A was arrested" tells no day of the arrest, "was tortured, and in 2016 moved to Paris" no
year of the torture, "police arrested A and, on 6 May, B" no day of A's arrest.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.claims.clauses import objects
from rightsgraph.claims.dates import TO_MONTH
from rightsgraph.claims.dependents import clause_verb, preposition_objects
from rightsgraph.claims.ranges import up_to
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import lemma
from rightsgraph.records import Time
from rightsgraph.tagging.labels import FINITE, PAST, SUBJECTS

__all__ = ["is_of_ending", "other_act", "own_times"]

_FURTHER = frozenset({"and", "but", "then"})
_SAID_OF_NOUN = frozenset({"DT", "PRP$", "POS", "NNS"})
"""What an event has, and an hour has not: "after the coup", "after dark"."""

_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "NUM"})


def own_times(sentence: Sentence, times: Iterable[Time]) -> tuple[Time, ...]:
    """Return the times without those of others; what was done before an event in front was done by its day."""
    return tuple(_own_times(sentence, times))


def _own_times(sentence: Sentence, times: Iterable[Time]) -> Iterator[Time]:
    for time in times:
        words = sentence.block.span(time.start, time.end)
        event = _counted_in_front(sentence, words)
        if event is not None:
            if event.lower_ not in ("after", "following", "since") and time.begin_earliest is not None:
                yield up_to(time)
        elif not _opens_other_clause(sentence, words) and not _is_of_next(sentence, words):
            yield time


def is_of_ending(token: Any, match: Match) -> bool:
    """Return whether a time is that of the end of what an act began: "lifted the house arrest on 3 May"."""
    types = act_types()
    lasting = match.trigger.type in (types.open_ended | types.lasting) - types.in_court
    verb = clause_verb(token)
    ended = match.trigger.part == "noun" and match.token.head == verb and match.token.dep_ in (*SUBJECTS, "dobj")
    return ended and lasting and verb.lemma_ in claim_words().ceasing


def other_act(sentence: Sentence, time: Time, match: Match) -> Match | None:
    """Return the act whose time it is that the parser hung on another, where that is told in front of it.

    "The arrest of A followed the killing of B on 3 May", "charged over the killing of B in 2006".
    """
    words = sentence.block.span(time.start, time.end)
    verb = clause_verb(words.root)
    if verb.lemma_ in claim_words().succeeding and match.token.dep_ in SUBJECTS and match.token.head == verb:
        behind = [*objects(verb), *preposition_objects(verb, "by")]
        return next((m for m in sentence.found if m.token in behind and match.token.i < m.token.i < words.start), None)
    types = act_types()
    proceeding = types.custody | types.accusing | types.in_court
    if match.trigger.type not in proceeding or len(time.edtf) > TO_MONTH:
        return None
    if sentence.block.doc[words.start - 1].lower_ not in ("in", "during"):
        return None  # "arrested over the killing of B on 3 May" is as likely the day of the arrest
    deeds = types.deeds | types.hurting | types.by_somebody | types.presupposed
    for deed in sentence.found:
        if deed.trigger.type in deeds and match.token.i < deed.token.i < words.start and deed.roles.get("affected"):
            inside = set(deed.token.subtree)
            between = sentence.block.doc[deed.token.i : words.start - 1]
            if deed.token.dep_ in ("pobj", "pcomp") and all(t in inside for t in between):
                return deed
    return None


def _counted_in_front(sentence: Sentence, words: Any) -> Any | None:
    """The word in front of an event that tells no act and has a time: "after the coup on 3 May, A was held"."""
    doc, start = sentence.block.doc, sentence.span.start
    first = start
    while first < words.start and doc[first].tag_ == "RB" and doc[first].lower_ not in claim_words().counting_from:
        first += 1  # "shortly after the coup"
    if doc[first].lower_ not in claim_words().counting_from or doc[words.start - 1].lower_ not in ("on", "in", "of"):
        return None
    between = doc[first + 1 : words.start - 1]
    if not any(t.tag_ in _SAID_OF_NOUN for t in between):
        return None  # "after midnight on 3 May"
    if any(t.i in sentence.anchors or t.tag_ in FINITE or t.text in (",", ";") or _is_time(t) for t in between):
        return None
    return doc[first]


def _is_time(token: Any) -> bool:
    words = claim_words()
    return lemma(token) in words.times_of | words.time_nouns or token.ent_type_ in ("DATE", "TIME")


def _opens_other_clause(sentence: Sentence, words: Any) -> bool:
    """Whether a time stands behind "and" in front of what is told next, which is no act or is done to somebody else.

    "Was beaten and later, in 2016, elected mayor", "police arrested A and, on 6 May, B".
    """
    doc = sentence.block.doc
    joint = _joint(sentence, words.start)
    if joint is None or not any(t.tag_ in FINITE | PAST for t in doc[sentence.span.start : joint]):
        return False
    here = words.end
    while here < sentence.span.end and (doc[here].text == "," or doc[here].tag_ in ("RB", "RBR")):
        here += 1
    if here >= sentence.span.end:
        return False
    if doc[here].tag_ in PAST:
        verb = doc[here].head if doc[here].dep_ in ("aux", "auxpass") else doc[here]
        return verb.i not in sentence.anchors
    alone = doc[here].pos_ in _NOMINAL and doc[words.start - 1].head.i < words.start
    return alone and not any(t.pos_ in ("VERB", "AUX") for t in doc[here : sentence.span.end])


def _is_of_next(sentence: Sentence, words: Any) -> bool:
    """Whether a time is that of the next person only: "A was held at home, and B at the airport on 3 May"."""
    here = words.root
    if words.start > 1 and sentence.block.doc[words.start - 2].text == ",":
        return False  # "A was held in Tarn, and B in Karo, on 3 May"
    while here.pos_ in ("ADP", "NOUN", "PROPN", "NUM") and here.dep_ != "conj" and here.head != here:
        here = here.head
    passive = here.dep_ == "conj" and here.head.tag_ == "VBN" and here.head.i in sentence.anchors
    named = passive and here.pos_ == "PROPN" and any(c.dep_ == "prep" and c.i > here.i for c in here.children)
    return bool(named and any(c.dep_ == "prep" and here.head.i < c.i < here.i for c in here.head.children))


def _joint(sentence: Sentence, start: int) -> int | None:
    """The place of the "and" before a time with nothing but "in", "later" and commas between, None without one."""
    doc, here = sentence.block.doc, start - 1
    if here <= sentence.span.start or doc[here].lower_ not in claim_words().dated_by:
        return None
    here -= 1
    while here > sentence.span.start and (doc[here].text == "," or doc[here].tag_ in ("RB", "RBR")):
        if doc[here].lower_ in _FURTHER:
            break
        here -= 1
    return here if here > sentence.span.start and doc[here].lower_ in _FURTHER else None
