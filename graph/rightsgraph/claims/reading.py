"""Read a linked document sentence by sentence into claims."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rightsgraph.claims.accidents import is_accident, is_by_thing
from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence, sentence_of
from rightsgraph.claims.answerable import is_committed
from rightsgraph.claims.attachment import times_of
from rightsgraph.claims.charges import charges_of
from rightsgraph.claims.courses import Course
from rightsgraph.claims.custody import is_aim, is_during_custody, is_in_family, is_outside_custody, is_told_again
from rightsgraph.claims.days import days_apart, told_beside_names
from rightsgraph.claims.days_in_turn import days_in_turn
from rightsgraph.claims.entries import entry_clock, entry_day, is_main
from rightsgraph.claims.first_persons import resolve_first_persons
from rightsgraph.claims.kept_times import OPEN, kept_time
from rightsgraph.claims.lengths import length_of
from rightsgraph.claims.lexicon import Lexicon
from rightsgraph.claims.offences_apart import offences_apart
from rightsgraph.claims.ongoing import is_ongoing
from rightsgraph.claims.places import places_of
from rightsgraph.claims.quantities import lengths_in
from rightsgraph.claims.settling import doubted, is_refusal, status_of
from rightsgraph.claims.shares import shared_out
from rightsgraph.claims.sites import site_nouns, sites
from rightsgraph.claims.speakers import speakers_beside
from rightsgraph.claims.status import read_status
from rightsgraph.claims.times import Clock, clock_of, times_in
from rightsgraph.claims.triggers import Match, matches
from rightsgraph.claims.verdict_charges import with_charges_of_verdict
from rightsgraph.claims.verdicts import whose_verdict
from rightsgraph.claims.years import Sources, told_last
from rightsgraph.linking import Linked, Referent, determiner
from rightsgraph.records import Claim, Kind, Participant, Span, Status, Time
from rightsgraph.tagging import is_dateline, is_entry_head

__all__ = ["read_claims"]

_ROLES = ("affected", "actor", "in-support-of", "addressee")

_DATELINE = re.compile(r"[^.!?]{0,60}?\d{4}\)?\s+[-–—]{1,2}\s+(?=[A-Z“\"])")
"""The dated head of an entry: "Update, 9 October 2020 - " (`is_dateline` knows that of a whole story)."""

_Quotation = tuple[int, int, Referent | None]


def read_claims(linked: Linked, lexicon: Lexicon, quoted: Sequence[_Quotation]) -> Iterator[Claim]:
    """Yield the claims of a document in the order of the text; what refers to people is noted in `linked`."""
    clock = clock_of(linked.parse.document)
    resolve_first_persons(linked, quoted)
    course = Course()
    head: Time | None = None
    told: Time | None = None
    told_in = 0
    sources = Sources()
    before: list[Claim] = []
    heads = [b for b in linked.parse.blocks if b.kind.narrative and is_entry_head(b.text)]
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative or is_dateline(block.text):
            continue
        if block in heads:
            head = entry_day(block, clock, course.year, listed=len(heads) > 1)
            if head is not None and head.begin_earliest:
                course = dataclasses.replace(course, year=head.begin_earliest.year)
            continue
        day, head = head, None
        told = told if told_in == number - 1 else None
        now = clock if day is None else entry_clock(clock, day)
        said: list[Claim] = []
        for span in block.sentences:
            offset = block.start + span.start_char
            text = block.words(span)
            dateline = _DATELINE.match(text) if span.start == 0 else None
            opened = offset + dateline.end() if dateline else offset
            if now.anchor is None and course.year is None:
                sources = sources.then(linked.parse.document.text[offset : offset + len(text)])
            by = dataclasses.replace(now, sources=sources.days)
            times = tuple(t for t in times_in(text, offset, by, course.year, told) if t.start >= opened)
            times, sources = sources.followed(times) if course.year is None else (times, sources)
            course = course.begun(times, now)
            times = course.settled(block, times)
            told = told_last(block, times, told) if times else told
            told_in = number if times else told_in
            course = course.followed(block, times, offset)
            sentence = sentence_of(linked, number, span, matches(linked, number, span, lexicon))
            first = day if span.start == 0 else None
            reader = _Reader(sentence, times, lexicon, clock, quoted, first, tuple(before))
            yield from (doubted(linked, number, claim, span) for claim in said)
            said = list(with_charges_of_verdict(sentence, tuple(reader.claims())))
            before.extend(said)
        yield from said


class _Reader:
    """Makes the claims of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        times: Iterable[Time],
        lexicon: Lexicon,
        clock: Clock,
        quoted: Sequence[_Quotation],
        entry_day: Time | None,
        before: Sequence[Claim],
    ) -> None:
        self.sentence, self.linked, self.block = sentence, sentence.linked, sentence.block
        self.lexicon, self.clock, self.quoted = lexicon, clock, quoted
        self.lengths = tuple(lengths_in(self.block.words(sentence.span), self.block.start + sentence.span.start_char))
        self.said = tuple(times)
        self.beside = told_beside_names(sentence, self.said)
        self.times = times_of(sentence, self.said) | {place: time for place, (_, time) in self.beside.items()}
        self.entry_day, self.before = entry_day, before
        self.places = places_of(sentence)
        self.sites = site_nouns(sentence)

    def claims(self) -> Iterator[Claim]:
        read = (claim for match in self.sentence.found if (claim := self._claim(match)) is not None)
        shared = (one for claim in read for one in shared_out(self.sentence, claim, self.lengths))
        apart = (one for claim in shared for one in offences_apart(self.sentence, claim))
        in_turn = (one for claim in apart for one in days_in_turn(self.sentence, claim, self.said))
        made = [one for claim in in_turn for one in days_apart(self.sentence, claim, self.said)]
        types = act_types()
        offences = [span for claim in made if claim.type in types.accusing for span in claim.charges]
        crimes = [span for claim in made if claim.type in types.punishing for span in claim.charges]
        petitioners = {p.entity for claim in made if claim.type == "petition" for p in claim.actor}
        refused = any(claim.type == "denial-of-family-contact" for claim in made)
        demanded = {claim.said_by for claim in made if claim.status is Status.REQUESTED and claim.type == "release"}
        for claim in made:
            if self._is_presupposed(claim):
                yield claim
                continue
            own = claim.charges  # "arrested on drug charges": the charge is told by its own words
            if any(span.start <= claim.trigger.start < span.end for span in offences if span not in own):
                continue  # what somebody is accused of is their charge, not an event
            crime = any(s.start <= claim.trigger.start < s.end for s in crimes if s not in own)
            if claim.type not in types.rights_exercise and crime:
                continue  # a crime that somebody is punished for is told as their charge only
            if claim.type == "family-visit" and claim.status is Status.NEGATED and refused:
                continue  # "the family was not allowed to visit her" is that refusal
            if claim.type == "call-for-release" and petitioners & {p.entity for p in claim.actor}:
                continue  # "signed petitions calling for her release" is a petition
            if claim.type in ("appeal", "call-for-release") and demanded & {p.entity for p in claim.actor}:
                continue  # the demand itself is the claim
            yield claim

    def _is_presupposed(self, claim: Claim) -> bool:
        """Whether it happened whoever is charged with it: "for her part in the murder of Ana Sol"."""
        if claim.type not in act_types().presupposed or claim.status is not Status.ASSERTED:
            return False
        noun = self.sentence.token_at(claim.trigger.start, claim.trigger.end)
        of_somebody = any(self.linked.entities[p.entity].kind is Kind.PERSON for p in claim.affected)
        return noun.pos_ == "NOUN" and determiner(noun) == "the" and of_somebody

    def _claim(self, match: Match) -> Claim | None:
        token, kind, types = match.token, match.trigger.type, act_types()
        if token.i in self.beside:
            match = dataclasses.replace(match, roles={"affected": [self.beside[token.i][0]]})
        if told := whose_verdict(self.sentence, match, self.before):
            match = dataclasses.replace(match, roles={**match.roles, "affected": told})
        place = self.block.start + token.idx
        quoted_by = next((r for s, e, r in self.quoted if s <= place < e), None)
        reading = read_status(
            self.linked,
            self.sentence.number,
            token,
            match.verb,
            negation_counts=not is_refusal(match) and match.trigger.frame.name != "lacks",
            quoted_by=quoted_by,
            kind=kind,
        )
        if not self._is_told_of_somebody(match) or is_told_again(self.sentence, match, self.before):
            return None
        if is_aim(self.sentence, match) or is_in_family(match, self.lexicon):
            return None
        if kind in types.by_somebody | types.hurting and is_accident(match.token):
            return None
        if kind in types.custody | types.hurting and is_by_thing(match.token):
            return None
        status, speaker = status_of(match, reading), reading.speaker
        charges = self._charges(match)
        time = kept_time(self.sentence, self.times, match, status, charges, self.clock)
        if token.i not in self.times and self.entry_day is not None and status not in OPEN and is_main(match):
            time = self.entry_day
        length = length_of(self.sentence, match, self.lengths)
        beside = () if speaker is None else speakers_beside(self.linked, speaker)
        self._note(match.roles, *((speaker, *beside) if speaker else ()))
        start, end = self.block.offsets(self.block.doc[match.words[0] : match.words[1]])
        attack = is_outside_custody(self.sentence, match, self.before, self.lexicon)
        inside = not attack and is_during_custody(self.sentence, match)
        return Claim(
            type="attack" if attack else "ill-treatment" if inside else kind,
            status=status,
            said_by=speaker.entity if speaker else self.linked.publisher,
            speaker=Span(start=speaker.start, end=speaker.end) if speaker else None,
            also_said_by=_as_participants(beside),
            trigger=Span(start=start, end=end),
            excerpt=self._excerpt(),
            affected=_participants(match, "affected"),
            actor=_participants(match, "actor") or self._publisher(match, start, end),
            in_support_of=_participants(match, "in-support-of"),
            addressee=_participants(match, "addressee"),
            place=(*self.places.get(token.i, ()), *sites(self.sentence, self.sites.get(token.i, ()))),
            time=time,
            ongoing=kind in types.states and status.happened and is_ongoing(token, time, self.clock),
            duration=length if kind in types.lasting else None,
            sentence=length if kind in types.penalties else None,
            charges=charges,
            cue=self._cue(reading.cue),
        )

    def _publisher(self, match: Match, start: int, end: int) -> tuple[Participant, ...]:
        """The publisher as the actor of an appeal to the readers, shown by the words of the appeal."""
        if not match.trigger.frame.flags.get("by_publisher"):
            return ()
        return (Participant(entity=self.linked.publisher, start=start, end=end),)

    def _is_told_of_somebody(self, match: Match) -> bool:
        """Whether the roles that an act of this type needs are filled."""
        kind = match.trigger.type
        if kind in act_types().needs_affected:
            doers = match.roles.get("actor") if match.trigger.part == "noun" and kind in act_types().committed else None
            return bool(match.roles.get("affected") or (doers and is_committed(match.token, match.verb)))
        somebody = any(match.roles.get(role) for role in _ROLES)
        return somebody or (kind in act_types().place_suffices and bool(self.places.get(match.token.i)))

    def _note(self, roles: Mapping[str, Sequence[Referent]], *speakers: Referent) -> None:
        for role in _ROLES:
            for referent in roles.get(role, ()):
                self.linked.note(referent)
        for speaker in speakers:
            self.linked.note(speaker)

    def _charges(self, match: Match) -> tuple[Span, ...]:
        words = (self.block.doc[start:end] for start, end in charges_of(match, self.lexicon))
        return tuple(Span(start=start, end=end) for start, end in map(self.block.offsets, words))

    def _excerpt(self) -> Span:
        """The sentence without the white space around it."""
        start, end = self.block.offsets(self.sentence.span)
        text = self.linked.parse.document.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return Span(start=start, end=end)

    def _cue(self, token: Any | None) -> Span | None:
        if token is None:
            return None
        start = self.block.start + token.idx
        return Span(start=start, end=start + len(token.text))


def _participants(match: Match, role: str) -> tuple[Participant, ...]:
    return _as_participants(match.roles.get(role, ()))


def _as_participants(referents: Iterable[Referent]) -> tuple[Participant, ...]:
    return tuple(Participant(entity=r.entity, start=r.start, end=r.end) for r in referents)
