"""What hangs on which act of a sentence, by the parse: its times, its own and over a coordination."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.clauses import clause_verb
from rightsgraph.claims.dates import Clock
from rightsgraph.claims.lexicon import act_types
from rightsgraph.claims.triggers import Match
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, lemma
from rightsgraph.records import Time
from rightsgraph.tagging import Block

__all__ = ["Sentence", "is_dated", "sentence_of", "times_of"]

_BELOW = frozenset({"dispersed", "object_below"})
"""Slots that an infinitive fills: what is said of it is said of the act ("used force to disperse them on 3 May")."""

_HEIGHT = 9
"""The words that are climbed to an act at most: more only where the parse has gone astray."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """A sentence of block `number` with its acts.

    `span` is its part of the block's Doc, `anchors` maps the tokens on which something may hang to their acts.
    """

    linked: Linked
    number: int
    block: Block
    span: Any
    found: tuple[Match, ...]
    anchors: Mapping[int, Match]

    def token_at(self, start: int, end: int) -> Any:
        """Return the head of the words at [start, end) of the document."""
        offset = self.block.start
        return self.block.doc.char_span(start - offset, end - offset, alignment_mode="expand").root

    def owner(self, token: Any) -> Match | None:
        """Return the nearest act above a token; a clause without an act in between keeps what is its own."""
        here = token
        for _ in range(_HEIGHT):
            if here.i in self.anchors:
                return self.anchors[here.i]
            if _is_clause(here) and not _opens_after(here, token):
                return self._handed_on(here, token)
            if _is_before_or_after(here) and here != token:
                return None  # "refused him bail before granting it in May": May is not that of the refusal
            if here.head == here:
                return None
            here = here.head
        return None

    def _handed_on(self, verb: Any, token: Any) -> Match | None:
        """The act that a verb without one of its own passes a token on to.

        "Began" and "continued to" pass all on to the infinitive; what stands after the object of a comment ("criticised
        the arrests during the year") tells of the object; what stands in front holds for what was done next too.
        """
        for child in verb.children:
            if child.i in self.anchors and (child.dep_ == "xcomp" or (child.dep_ == "dobj" and child.i < token.i)):
                return self.anchors[child.i]
        for child in verb.children:  # "On 3 May officers came to her home and detained her"
            if (
                token.i < verb.i < child.i
                and child.dep_ == "conj"
                and child.i in self.anchors
                and not _is_clause(child)
            ):
                return self.anchors[child.i]
        return None


def _is_clause(token: Any) -> bool:
    if token.dep_ in ("relcl", "ccomp", "advcl", "ROOT"):
        return token.pos_ in ("VERB", "AUX")
    own_subject = token.dep_ == "conj" and token.pos_ == "VERB"
    return own_subject and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _is_before_or_after(token: Any) -> bool:
    """Whether a gerund tells what was done before or after, at a time of its own: "before moving him on 3 May"."""
    gerund = token.dep_ == "pcomp" and token.tag_ == "VBG"
    return gerund and token.head.lower_ in ("before", "after", "following", "since")


def _opens_after(verb: Any, token: Any) -> bool:
    """Whether the clause of a verb begins only behind a token that the parser puts in it: "on 3 May, after ..."."""
    return verb.dep_ != "ROOT" and any(c.dep_ == "mark" and c.i > token.i for c in verb.children)


def sentence_of(linked: Linked, number: int, span: Any, found: Iterable[Match]) -> Sentence:
    """Return a sentence of block `number` with the acts found in it."""
    acts = tuple(found)
    anchors = {anchor: match for match in acts for anchor in match.anchors}
    return Sentence(
        linked=linked, number=number, block=linked.parse.blocks[number], span=span, found=acts, anchors=anchors
    )


def times_of(sentence: Sentence, times: Iterable[Time]) -> dict[int, Time]:
    """Return the time of each act, by its token: at most one, by the parse, then over a coordination."""
    given: dict[int, Time] = {}
    left: list[Time] = []
    for time in _of_happenings(sentence, tuple(times)):
        token = sentence.token_at(time.start, time.end)
        match = sentence.owner(token if token.dep_ == "prep" else token.head)  # "during the year" has its preposition
        before = _before(sentence, time.start)
        if match is None or _is_of_other(token, match):
            left.append(time)
            continue
        if _belongs_to_noun(token, match, before) or not _is_nearer(sentence, time, match, given):
            continue
        if _is_bracketed(sentence, time) and not _is_bracketed(sentence, match.token):
            continue  # "RFA (5 December 2019)": the day of a source
        if before.endswith("as of") and not _holds_then(match):
            continue  # up to then, not then
        given[match.token.i] = time
    _add_set_apart(sentence, left, given)
    _of_inverted(sentence, left, given)
    _of_proceedings(sentence, left, given)
    for match in sentence.found:
        if match.token.i not in given:
            shared = _by_one_verb(sentence, match, given) or _shared_time(sentence, match, given)
            if shared is not None:
                given[match.token.i] = shared
    return given


def _of_inverted(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give a time in front of "was A charged" to the participle, which the parser takes for a description of A."""
    for time in left:
        verb = clause_verb(sentence.token_at(time.start, time.end))
        bare = verb.dep_ == "ROOT" and verb.lemma_ == "be" and not any(c.dep_ == "nsubj" for c in verb.children)
        for match in sentence.found if bare else ():
            token = match.token
            if token.dep_ == "acl" and token.head.dep_ == "attr" and token.head.head == verb:
                given.setdefault(token.i, time)


def _add_set_apart(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give a time between commas that the parser hung on a source or a description to the main act of the sentence.

    "According to Radio Tarn, on or around 3 May, police detained A", "Police detained A, of Tarn county, on 3 May".
    """
    main = [m for m in sentence.found if m.trigger.part == "verb" and m.token.dep_ == "ROOT" and m.token.i not in given]
    if len(main) != 1:
        return
    act = main[0].token
    first = sentence.span[0].lower_ in claim_words().source_leads
    for time in left:
        token = sentence.token_at(time.start, time.end)
        early = time.start < sentence.block.start + act.idx
        if (not early or first) and _stands_apart(sentence, time) and not _has_verb_between(token, act):
            given[act.i] = time
            return


def _stands_apart(sentence: Sentence, time: Time) -> bool:
    """Whether a comma and "on", "in" or the like stand before a time."""
    text, start = sentence.linked.parse.document.text, sentence.block.start + sentence.span.start_char
    return _set_apart().search(text[start : time.start].rstrip().lower()) is not None


def _has_verb_between(token: Any, act: Any) -> bool:
    """Whether a verb with a subject stands between a time and an act: then the time may be that verb's."""
    first, last = sorted((token.i, act.i))
    return any(
        t.pos_ in ("VERB", "AUX")
        and not (t.dep_ == "relcl" and t.lemma_ == "be")  # "A and B, who are cousins, on 3 May"
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)
        for t in act.doc[first + 1 : last]
    )


@functools.cache
def _set_apart() -> re.Pattern[str]:
    return re.compile(rf"[,;)]\s+(?:(?:{'|'.join(sorted(claim_words().dated_by))}|or|the)\s*)+$")


def _is_nearer(sentence: Sentence, time: Time, match: Match, given: Mapping[int, Time]) -> bool:
    """Whether an act has no time yet, or one only by the verb before it and now one of its own ("... sentenced on")."""
    former = given.get(match.token.i)
    return former is None or (_is_own(sentence, time, match) and not _is_own(sentence, former, match))


def _is_own(sentence: Sentence, time: Time, match: Match) -> bool:
    """Whether a time hangs on an act itself."""
    return any(t.i in match.anchors for t in sentence.token_at(time.start, time.end).ancestors)


def is_dated(sentence: Sentence, time: Time, match: Match, clock: Clock) -> bool:
    """Return whether the time given to an act that is open is that of the act, and not of who speaks of it."""
    ahead = clock.today is not None and time.begin_earliest is not None and time.begin_earliest > clock.today
    return ahead or match.token.dep_ == "conj" or _is_own(sentence, time, match)


def _is_of_other(token: Any, match: Match) -> bool:
    """Whether a time hangs on a source ("according to a January 2010 report") or a description ("born in 1975")."""
    here = token
    while here.head != here and here.i not in match.anchors:
        if here.dep_ == "prep" and here.lower_ in claim_words().source_leads:
            return True
        if here.dep_ == "acl" and here.tag_ == "VBN":
            return True
        here = here.head
    return False


def _of_happenings(sentence: Sentence, times: Sequence[Time]) -> Sequence[Time]:
    """The times without the days of the sources named first: "Based on a May 2010 report, on 3 March ..."."""
    words = claim_words()
    first = sentence.span[0] if len(sentence.span) else None
    if first is None or first.lower_ not in words.source_leads:
        return times
    text, start = sentence.linked.parse.document.text, sentence.block.start + sentence.span.start_char
    for number, time in enumerate(times):
        if _set_apart().search(text[start : time.start].rstrip().lower()):
            return times[number:]
    return times


def _holds_then(match: Match) -> bool:
    """Whether an act is a state or goes on "as of" a day, and is not told as done before it ("had detained")."""
    verb = match.token if match.verb is None else match.verb
    helpers = {c.lemma_.lower() for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and "be" in helpers:
        return True
    return match.trigger.type in act_types().states and not (verb.pos_ == "VERB" and "have" in helpers)


def _is_bracketed(sentence: Sentence, what: Any) -> bool:
    """Whether a time or a token stands in round brackets of its sentence."""
    start = what.start - sentence.block.start if isinstance(what, Time) else what.idx
    text = sentence.block.text[sentence.span.start_char : start]
    return bool(text.rfind("(") > text.rfind(")"))


def _before(sentence: Sentence, start: int) -> str:
    return sentence.linked.parse.document.text[max(0, start - 30) : start].rstrip().lower()


def _belongs_to_noun(token: Any, match: Match, before: str) -> bool:
    """A year inside a participant's phrase ("the 1989 protests") is not the time of the act."""
    if before.split()[-1:] in (["on"], ["in"]):
        return False  # "On 18 July police officers ...": the parser hangs the date on the officers
    if _is_of_noun(token, match):
        return True
    here = token
    while here.head != here and here.i not in match.anchors:
        if (
            here.dep_ in ("amod", "nummod", "compound", "nmod")
            and here.head.i not in match.anchors
            and here.head.pos_ in ("NOUN", "PROPN")
            and here.head.ent_type_ not in ("DATE", "TIME")
        ):
            return True
        here = here.head
    return False


def _is_of_noun(token: Any, match: Match) -> bool:
    """Whether a time hangs with "of" on a noun that is no time: "after the coup attempt of last July"."""
    here = token
    while here.dep_ in ("compound", "nmod", "nummod", "amod", "npadvmod") and here.head != here:
        here = here.head
    over = here.head.head
    if here.dep_ != "pobj" or here.head.lower_ != "of" or not match.anchors.isdisjoint((here.i, over.i)):
        return False
    timed = over.ent_type_ in ("DATE", "TIME") or lemma(over) in claim_words().times_of
    return over.pos_ in ("NOUN", "PROPN") and not timed


def _of_proceedings(sentence: Sentence, left: Iterable[Time], given: dict[int, Time]) -> None:
    """Give what lacked its time when a verb that tells no act has it: "she was alone on 3 May, without a lawyer"."""
    for time in left:
        token = sentence.token_at(time.start, time.end)
        verb = clause_verb(token)
        for match in sentence.found:
            lacks = match.trigger.frame.name == "lacks" and match.token.i not in given
            if lacks and clause_verb(match.token) == verb and verb.i not in sentence.anchors:
                given[match.token.i] = time


def _by_one_verb(sentence: Sentence, match: Match, given: Mapping[int, Time]) -> Time | None:
    """The time of another act that the same verb lends its roles: "lived with surveillance and threats since May"."""
    verb = clause_verb(match.token) if match.trigger.frame.name == "lacks" else match.verb
    others = (o for o in sentence.found if verb is not None and o.verb == verb and o.token.i in given)
    return next((given[o.token.i] for o in others), None)


def _shared_time(sentence: Sentence, match: Match, given: Mapping[int, Time]) -> Time | None:
    token = match.token
    if token.dep_ == "conj" and token.pos_ == "VERB":
        above = sentence.anchors.get(token.head.i)  # "held a trial and sentenced": the act is the noun's
        time = None if above is None else given.get(above.token.i)
        if time is not None and time.start < sentence.block.start + token.head.idx and not _is_later(token):
            return time  # a date in front of a coordination holds for all of it
    for child in token.children:
        if child.dep_ == "conj" and child.i in given and child.i - token.i <= 2:
            return given[child.i]
        if child.i in given and child.dep_ in ("xcomp", "advcl") and _BELOW & match.trigger.frame.slots.keys():
            return given[child.i]  # "used live rounds to disperse the march on 3 May"
    if match.trigger.part == "noun" and match.verb is None:
        top = token
        while top.dep_ == "conj":
            top = top.head
        if top.dep_ in ("dobj", "nsubjpass") and top.head.i in given:
            return given[top.head.i]
    if (token.dep_ in ("pcomp", "xcomp") or _goes_with(token)) and any(
        other.token == token.head for other in sentence.found
    ):
        return given.get(token.head.i)  # "while beaten ... he": one act told by two words
    return None


def _goes_with(token: Any) -> bool:
    """Whether a participle tells what was done along with the verb above: "filed a charge, accusing them of"."""
    return bool(token.dep_ == "advcl" and token.tag_ == "VBG" and not any(c.dep_ == "mark" for c in token.children))


def _is_later(verb: Any) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in claim_words().at_another_time for c in verb.children)
