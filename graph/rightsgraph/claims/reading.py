"""Read a linked document sentence by sentence into claims."""

import datetime
from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.charges import charges_of
from rightsgraph.claims.lexicon import Lexicon
from rightsgraph.claims.matching import Match, matches
from rightsgraph.claims.quantities import lengths_in
from rightsgraph.claims.status import quotations, read_status
from rightsgraph.claims.times import Clock, clock_of, shifted, times_in
from rightsgraph.linking import Linked, Referent
from rightsgraph.records import Claim, Kind, Participant, Quantity, Span, Status, Time
from rightsgraph.tagging import Block
from rightsgraph.tagging.mentions import name_words

__all__ = ["PUBLISHER", "read_claims"]

PUBLISHER = "publisher"
"""The entity key of the document's publisher, who speaks where the text names nobody else."""

_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "around", "throughout", "from", "within", "on"}
)
_MOVING = frozenset({"kidnapping", "deportation", "enforced-disappearance"})
_STATES = frozenset({"detention", "house-arrest", "incommunicado-detention", "health-condition", "censorship"})
_LASTING = frozenset({"detention", "house-arrest", "incommunicado-detention", "kidnapping", "enforced-disappearance", "denial-of-family-contact", "denial-of-counsel", "denial-of-medical-care", "surveillance", "protest", "ill-treatment", "travel-ban", "torture"})  # fmt: skip
_ACCUSING = frozenset({"accusation", "charging", "conviction"})
_PENALTIES = frozenset({"sentencing", "conviction"})
_NEEDS_AFFECTED = frozenset(
    "arrest detention house-arrest incommunicado-detention kidnapping enforced-disappearance killing execution ill-treatment "
    "charging accusation conviction acquittal sentencing trial unfair-trial release deportation travel-ban denial-of-counsel "
    "denial-of-family-contact denial-of-medical-care family-visit health-condition threat".split()
)
"""Acts that are told of somebody: without the person there is nothing to claim."""


def read_claims(linked: Linked, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the claims of a document in the order of the text; what refers to people is noted in `linked`."""
    clock = clock_of(linked.parse.document)
    quoted = quotations(linked)
    _first_persons(linked, quoted)
    last_year: int | None = None
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative:
            continue
        for sentence in block.doc.sents:
            text = sentence.text
            offset = block.start + sentence.start_char
            times = tuple(times_in(text, offset, clock, last_year))
            for time in times:
                if (
                    time.begin_earliest
                    and len(time.edtf) >= 4
                    and any(c.isdigit() for c in time.text)
                    and str(time.begin_earliest.year) in time.text
                ):
                    last_year = time.begin_earliest.year
            found = list(matches(linked, number, sentence, lexicon))
            lengths = tuple(lengths_in(text, offset))
            reader = _Sentence(linked, number, block, sentence, found, times, lengths, lexicon, clock, quoted)
            yield from reader.claims()


def _first_persons(linked: Linked, quoted: list[tuple[int, int, Referent | None]]) -> None:
    """ "I", "me" and "our" in a quotation are its speaker; a group that "my" names is named after the speaker too late to
    matter, since groups are named by their own words.
    """
    for number, block in enumerate(linked.parse.blocks):
        for token in block.doc:
            if token.lower_ not in _FIRST_PERSON:
                continue
            place = block.start + token.idx
            speaker = next((r for s, e, r in quoted if s <= place < e and r is not None), None)
            if speaker is None:
                continue
            singular = token.lower_ in ("i", "me", "my")
            if linked.entities[speaker.entity].kind is (Kind.PERSON if singular else Kind.ORGANISATION):
                linked.heads[number, token.i] = (speaker.entity,)


class _Sentence:
    """The claims of one sentence; what hangs on which trigger is decided here."""

    def __init__(self, linked: Linked, number: int, block: Block, sentence: Any, found: list[Match], times: tuple[Time, ...], lengths: tuple[Quantity, ...], lexicon: Lexicon, clock: Clock, quoted: list[tuple[int, int, Referent | None]]) -> None:  # fmt: skip
        self.linked, self.number, self.block, self.sentence = linked, number, block, sentence
        self.found, self.lexicon, self.clock, self.quoted = found, lexicon, clock, quoted
        self.owners = {anchor: match for match in found for anchor in match.anchors}
        self.times = self._assign([(t, t.start, t.end) for t in times], share=True)
        self.lengths = lengths
        self.places = self._places()

    def claims(self) -> Iterator[Claim]:
        made = [(match, claim) for match in self.found if (claim := self._claim(match)) is not None]
        offences = [span for _, claim in made if claim.type in _ACCUSING for span in claim.charges]
        demanded = {claim.said_by for _, claim in made if claim.status is Status.REQUESTED and claim.type == "release"}
        for _, claim in made:
            if any(span.start <= claim.trigger.start < span.end for span in offences):
                continue  # what somebody is accused of is their charge, not an event
            if claim.type in ("appeal", "call-for-release") and demanded & {p.entity for p in claim.actor}:
                continue  # the demand itself is the claim
            yield claim

    # -------------------------------------------------------------- attachment

    def _token_at(self, start: int, end: int) -> Any:
        span = self.block.doc.char_span(start - self.block.start, end - self.block.start, alignment_mode="expand")
        return span.root

    def _owner(self, token: Any) -> Match | None:
        """The nearest trigger above a token; a clause without a trigger in between keeps what is its own."""
        here = token
        for _ in range(9):
            if here.i in self.owners:
                return self.owners[here.i]
            if here.dep_ in ("relcl", "ccomp", "advcl", "ROOT") and here.pos_ in ("VERB", "AUX"):
                return self._only_below(here, token)
            if (
                here.dep_ == "conj"
                and here.pos_ == "VERB"
                and any(c.dep_ in ("nsubj", "nsubjpass") for c in here.children)
            ):
                return self._only_below(here, token)
            if here.head == here:
                return None
            here = here.head
        return None

    def _only_below(self, verb: Any, token: Any) -> Match | None:
        """A verb without an act of its own ("began", "continued to") hands on to its infinitive; what stands after the
        object of a comment ("criticised the arrests during the year") tells of the object.
        """
        for child in verb.children:
            if child.dep_ == "xcomp" and child.i in self.owners:
                return self.owners[child.i]
            if child.dep_ == "dobj" and child.i in self.owners and child.i < token.i:
                return self.owners[child.i]
        return None

    def _assign(self, items: list[tuple[Time, int, int]], *, share: bool) -> dict[int, Time]:
        """Give each trigger (by its token) at most one time: by the parse, then over a coordination."""
        given: dict[int, Time] = {}
        for time, start, end in items:
            token = self._token_at(start, end)
            match = self._owner(token.head if token.head != token else token)
            if match is None or match.token.i in given or self._belongs_to_noun(token, match, start):
                continue
            if self._before(start).endswith("as of") and match.trigger.type not in _STATES:
                continue  # up to then, not then
            given[match.token.i] = time
        if share:
            for match in self.found:
                if match.token.i not in given:
                    time = self._shared_time(match, given)
                    if time is not None:
                        given[match.token.i] = time
        return given

    def _before(self, start: int) -> str:
        return self.linked.parse.document.text[max(0, start - 30) : start].rstrip().lower()

    def _belongs_to_noun(self, token: Any, match: Match, start: int) -> bool:
        """A year inside a participant's phrase ("the 1989 protests") is not the time of the act."""
        if self._before(start).split()[-1:] in (["on"], ["in"]):
            return False  # "On 18 July police officers ...": the parser hangs the date on the officers
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

    def _shared_time(self, match: Match, given: dict[int, Time]) -> Time | None:
        token = match.token
        if token.dep_ == "conj" and token.pos_ == "VERB":
            head = token.head
            time = given.get(head.i)
            if (
                time is not None
                and time.start < self.block.start + head.idx
                and not any(
                    c.dep_ == "advmod" and c.lower_ in ("later", "then", "subsequently", "afterwards")
                    for c in token.children
                )
            ):
                return time  # a date in front of a coordination holds for all of it
        for child in token.children:
            if child.dep_ == "conj" and child.i in given and child.i - token.i <= 2:
                return given[child.i]
        if match.trigger.part == "noun" and match.verb is None:
            top = token
            while top.dep_ == "conj":
                top = top.head
            if top.dep_ in ("dobj", "nsubjpass") and top.head.i in given:
                return given[top.head.i]
        if match.trigger.type == "protest" and token.dep_ == "relcl":
            pass
        for other in self.found:  # "while beaten ... he": one act told by two words
            if other.token == token.head and token.dep_ in ("pcomp", "xcomp") and other.token.i in given:
                return given[other.token.i]
        return None

    def _places(self) -> dict[int, list[Participant]]:
        given: dict[int, list[Participant]] = {}
        for mention in self.linked.parse.mentions:
            if not (
                self.block.start + self.sentence.start_char <= mention.start < self.block.start + self.sentence.end_char
            ):
                continue
            key = self.linked.named.of_mention[mention.start, mention.end]
            token = self._token_at(mention.start, mention.end)
            entity = self.linked.entities[key]
            if entity.kind is not Kind.PLACE and not _is_site(entity.name):
                continue
            top = _site_phrase(token)
            if top.dep_ in ("compound", "nmod", "poss") and top.head.i in self.owners:
                given.setdefault(top.head.i, []).append(Participant(entity=key, start=mention.start, end=mention.end))
                continue  # "the Berlin protest"
            in_court = (
                (top != token
                and top.lemma_.lower() in ("court", "tribunal"))
                or (token.dep_ in ("compound", "nmod", "poss") and token.head.lemma_.lower() in ("court", "tribunal"))
            )
            while top.dep_ in ("conj", "appos"):
                top = top.head
            if top.dep_ != "pobj" and not in_court:
                continue
            preposition = top.head.lower_ if top.dep_ == "pobj" else ""
            if not in_court and preposition not in _PLACE_PREPOSITIONS:
                continue
            match = self._owner(top.head)
            if match is None:
                continue
            if preposition == "from" and (match.trigger.type not in _MOVING or top.head.head.i not in match.anchors):
                continue
            if self._describes_other(token, match):
                continue
            given.setdefault(match.token.i, []).append(Participant(entity=key, start=mention.start, end=mention.end))
        for match in self.found:
            if match.token.i in given:
                continue
            token = match.token
            if token.dep_ == "conj" and token.head.i in given and token.pos_ == "VERB":
                first = given[token.head.i]
                if first[0].start < self.block.start + token.head.idx:
                    given[token.i] = first
            for child in token.children:
                if child.dep_ == "conj" and child.i in given and child.i - token.i <= 2:
                    given[token.i] = given[child.i]
        return given

    def _describes_other(self, token: Any, match: Match) -> bool:
        """A place that tells where somebody is from or what a body is ("a student from", "Director in") is not the act's."""
        here = token
        while here.head != here:
            here = here.head
            if here.i in match.anchors:
                return False
            if (
                here.pos_ in ("NOUN", "PROPN")
                and here.dep_ in ("appos", "poss", "compound", "dobj", "pobj")
                and self.linked.heads.get((self.number, here.i))
            ):
                keys = self.linked.heads[self.number, here.i]
                entity = self.linked.entities[keys[0]]
                if entity.kind is Kind.PERSON or (entity.kind is Kind.ORGANISATION and entity.named):
                    return True
        return False

    # -------------------------------------------------------------- one claim

    def _claim(self, match: Match) -> Claim | None:
        token, trigger = match.token, match.trigger
        negation_counts = not trigger.type.startswith("denial") and trigger.frame.name not in ("lacks", "may-not")
        place = self.block.start + token.idx
        quoted_by = next((r for s, e, r in self.quoted if s <= place < e), None)
        verb = match.verb
        reading = read_status(
            self.linked, self.number, token, verb, negation_counts=negation_counts, quoted_by=quoted_by
        )
        status = reading.status
        forced = trigger.frame.flags.get("status")
        if forced and not (status is Status.NEGATED and forced == "possible"):
            status = Status(forced)
        if trigger.frame.name == "may-not" or trigger.type.startswith("denial"):
            status = Status.ASSERTED if status in (Status.NEGATED, Status.POSSIBLE) else status
        roles = {role: tuple(match.roles.get(role, ())) for role in ("affected", "actor", "in-support-of", "addressee")}
        if not any(roles.values()) and not (
            self.places.get(token.i) and trigger.type in ("censorship", "suppression-of-protest", "surveillance")
        ):
            return None
        if trigger.type in _NEEDS_AFFECTED and not roles["affected"]:
            return None
        if status is Status.OPINION and reading.speaker is None and quoted_by is None:
            status = Status.NEGATED if reading.cue is not None and reading.cue.dep_ == "aux" else status
        charges = tuple(
            Span(start=s, end=e)
            for s, e in (self.block.offsets(self.block.doc[a:b]) for a, b in charges_of(match, self.lexicon))
        )
        time = self.times.get(token.i)
        if time is not None and any(span.start <= time.start < span.end for span in charges):
            time = None  # the time of what they are accused of
        length = self._length(match)
        for referents in roles.values():
            for referent in referents:
                self.linked.note(referent)
        if reading.speaker is not None:
            self.linked.note(reading.speaker)
        start, end = match.words
        words = self.block.doc[start:end]
        first, last = self.block.offsets(words)
        speaker = reading.speaker
        ongoing = trigger.type in _STATES and status.happened and self._ongoing(token, time)
        return Claim(
            type=trigger.type,
            status=status,
            said_by=speaker.entity if speaker else PUBLISHER,
            speaker=Span(start=speaker.start, end=speaker.end) if speaker else None,
            trigger=Span(start=first, end=last),
            excerpt=self._excerpt(),
            affected=_participants(roles["affected"]),
            actor=_participants(roles["actor"]),
            in_support_of=_participants(roles["in-support-of"]),
            addressee=_participants(roles["addressee"]),
            place=tuple(self.places.get(token.i, ())),
            time=time,
            ongoing=ongoing,
            duration=length if trigger.type in _LASTING else None,
            sentence=length if trigger.type in _PENALTIES else None,
            charges=charges,
            cue=self._cue(reading.cue),
        )

    def _excerpt(self) -> Span:
        """The sentence, without the white space around it and without a closing full stop of its own line."""
        start, end = self.block.offsets(self.sentence)
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

    def _length(self, match: Match) -> Quantity | None:
        """The length that measures the act: in its own words, by the parse; the first one after the trigger wins."""
        best: tuple[int, Quantity] | None = None
        changed = match.trigger.frame.name == "done-to-object"
        for quantity in self.lengths:
            if (
                changed
                and " to " not in self.linked.parse.document.text[self.block.start + match.token.idx : quantity.start]
            ):
                continue  # "reduced the death sentence to life imprisonment"
            token = self._token_at(quantity.start, quantity.end)
            owner = self.owners.get(token.i) or self._owner(token)
            if (
                owner is not match
                and not (owner is not None and owner.token.i == match.token.i)
                and not self._through_conjunct(owner, match)
            ):
                continue
            if quantity.penalty and match.trigger.type not in _PENALTIES:
                continue
            if match.trigger.type not in _PENALTIES and self._is_after(quantity):
                continue
            distance = abs(token.i - match.token.i)
            if best is None or distance < best[0]:
                best = (distance, quantity)
        return best[1] if best else None

    def _through_conjunct(self, owner: Match | None, match: Match) -> bool:
        return owner is None and match.trigger.part == "noun" and False

    def _is_after(self, quantity: Quantity) -> bool:
        after = self.linked.parse.document.text[quantity.end : quantity.end + 12].lower()
        before = self.linked.parse.document.text[max(0, quantity.start - 14) : quantity.start].lower()
        return after.lstrip().startswith(
            ("after", "before", "later", "ago", "in prison for")
        ) or before.rstrip().endswith(("in the past", "within"))

    def _ongoing(self, token: Any, time: Time | None) -> bool:
        """Whether it is said to be so on the day of the document: a present tense, "remain", "is still held"."""
        if (
            time is not None
            and (time.end_latest is not None or time.begin_latest is None)
            and time.begin_earliest is not None
            and time.end_latest is not None
        ):
            return bool(self.clock.today and time.end_latest >= self.clock.today)
        verb = token
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            if verb.dep_ in ("relcl", "acl", "dobj", "nsubj", "nsubjpass"):
                return False
            verb = verb.head
        if verb.pos_ not in ("VERB", "AUX"):
            return False
        auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
        present = (verb.tag_ in ("VBZ", "VBP") and not auxiliaries) or any(
            a in ("is", "are", "'s", "'re") for a in auxiliaries
        )
        if (
            any(a in ("has", "have") for a in auxiliaries)
            and verb.lemma_ in ("remain", "be", "hold", "keep")
            and any(c.lower_ in ("since", "for") for c in verb.children)
        ):
            return True
        return present and verb.lemma_.lower() in (
            "remain",
            "be",
            "hold",
            "keep",
            "detain",
            "imprison",
            "languish",
            "jail",
            "have",
            "serve",
            "stay",
            "continue",
            "place",
            "incarcerate",
        )


_SITE_WORDS = frozenset(
    {
        "prison",
        "jail",
        "station",
        "hospital",
        "institute",
        "camp",
        "centre",
        "center",
        "colony",
        "penitentiary",
        "prisons",
    }
)


def _is_site(name: str) -> bool:
    """Whether a body is also a place where things happen: a prison, a police station, a hospital."""
    return any(word in _SITE_WORDS for word in name.lower().split())


def _site_phrase(token: Any) -> Any:
    """The head of "the Khatlon region", "Dushanbe's detention centre", for the place named in it."""
    words = name_words().place_heads | {
        "center",
        "centre",
        "station",
        "court",
        "tribunal",
        "area",
        "suburb",
        "neighbourhood",
        "capital",
        "jail",
        "jails",
        "prisons",
    }
    if token.dep_ in ("compound", "nmod", "poss", "amod") and token.head.lower_ in words:
        return token.head
    return token


def _participants(referents: tuple[Referent, ...]) -> tuple[Participant, ...]:
    return tuple(Participant(entity=r.entity, start=r.start, end=r.end) for r in referents)


def year_after(day: datetime.date, quantity: Quantity, *, later: bool) -> int:
    """Return the year that lies a length of time after (or before) a day."""
    number = float(quantity.value or 0)
    months = round(number * 12) if quantity.unit == "year" else round(number) if quantity.unit == "month" else 0
    return shifted(day, "month", months if later else -months).year
