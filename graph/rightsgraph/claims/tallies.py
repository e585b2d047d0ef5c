"""Counts of acts, whoever they were done to: "30 arrests in May 2020", "214 cases of torture", "76 death sentences".

Only those with a time are told, the numbers that the text compares them with among them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.claims.dates import Clock, clock_of, writes_year
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.figures import as_point, compared_with, course_of
from rightsgraph.claims.lexicon import load_lexicon
from rightsgraph.claims.quantities import count_of, counting_words
from rightsgraph.claims.status import Reading, read_status
from rightsgraph.claims.times import times_in
from rightsgraph.claims.triggers import type_told
from rightsgraph.linking import Linked, Referent, lemma, short_phrase
from rightsgraph.records import Kind, Quantity, Span, Statistic, Status, Time
from rightsgraph.tagging import Block

__all__ = ["tallies_of"]

_ACTS = "acts"
_NEAR = 4
"""Tokens from a counted noun to a time that is said right behind it at most."""

_Quotation = tuple[int, int, Referent | None]


def tallies_of(linked: Linked, quoted: Sequence[_Quotation]) -> Iterator[Statistic]:
    """Yield a statistic for each dated count of acts in the order of the text; its unit is `acts`."""
    clock = clock_of(linked.parse.document)
    for number, block in enumerate(linked.parse.blocks):
        for sentence in block.sentences if block.kind.narrative else ():
            if any(token.pos_ == "NUM" for token in sentence):
                yield from _of_sentence(linked, number, block, sentence, clock, quoted)


def _of_sentence(
    linked: Linked, number: int, block: Block, sentence: Any, clock: Clock, quoted: Sequence[_Quotation]
) -> Iterator[Statistic]:
    text = linked.parse.document.text
    excerpt = Span(start=block.offsets(sentence)[0], end=block.offsets(sentence)[1])
    for noun in sentence:
        counted = _number_beside(block, noun) if _may(noun) else None
        course = counted is None and noun.tag_ == "NNS" and _changes(noun)
        if counted is None and not course:
            continue
        act, kind = _act(linked, number, noun)
        if kind is None:
            continue
        place = block.start + noun.idx
        quoted_by = next((r for s, e, r in quoted if s <= place < e and r is not None), None)
        above = clause_verb(noun)
        verb = above if above.pos_ in ("VERB", "AUX") else None
        reading = read_status(linked, number, noun, verb, negation_counts=True, quoted_by=quoted_by, kind=kind)
        if not reading.status.happened:
            continue
        status = _told_as(noun, reading)
        what = block.words(block.doc[short_phrase(noun)[0] : max(noun.i, act.i) + 1])
        where = _place(linked, number, (noun, act))
        figures: list[tuple[Quantity, Time, str]] = []
        end = block.start + (noun.idx if act is noun else act.idx)
        if counted is not None:
            time = _time(block, sentence, (noun, act), clock)
            if time is None:
                continue
            figures.append((counted, as_point(time), what))
            bare = what.removeprefix(counted.text).strip()
            figures += [(q, t, f"{bare} ({t.text})") for q, t in compared_with(text, end, excerpt.end, clock, _ACTS)]
        else:
            figures += [(q, t, f"{what} ({t.text})") for q, t in course_of(text, end, excerpt.end, clock, _ACTS)]
        for quantity, time, label in figures:
            yield Statistic(
                quantity=quantity,
                label=f"{kind.replace('-', ' ')}: {label}",
                said_by=reading.speaker.entity if reading.speaker else linked.publisher,
                status=status,
                excerpt=excerpt,
                counts_type=kind,
                place=where,
                time=time,
            )
        if figures and reading.speaker is not None:
            linked.note(reading.speaker)


def _may(noun: Any) -> bool:
    """Whether a noun may be counted by the number beside it."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "nummod" and c.i < noun.i for c in noun.children)


def _number_beside(block: Block, noun: Any) -> Quantity | None:
    before = block.doc[noun.left_edge.i : noun.i]
    return count_of(block.words(before), block.start + before.start_char)


def _changes(noun: Any) -> bool:
    """Whether a verb says that the number of what a noun names rose or fell."""
    subject = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    counts = subject is noun or lemma(subject) == "number"
    return counts and subject.dep_ == "nsubj" and subject.head.lemma_.lower() in counting_words().changing


def _act(linked: Linked, number: int, noun: Any) -> tuple[Any, str | None]:
    """The noun that names the act which is counted, and its type: of "214 cases of torture" torture."""
    words = counting_words()
    if lemma(noun) in words.cases | words.complaints:
        of = (p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj")
        named = next(of, noun)
        return named, None if named is noun else type_told(linked, number, named, load_lexicon())
    return noun, type_told(linked, number, noun, load_lexicon())


def _told_as(noun: Any, reading: Reading) -> Status:
    """How firmly a count is said: what complaints are of is alleged."""
    return Status.ALLEGED if lemma(noun) in counting_words().complaints else reading.status


def _place(linked: Linked, number: int, nouns: Sequence[Any]) -> str | None:
    """The place that a preposition behind one of the nouns names."""
    for noun in nouns:
        for place in (p for c in noun.children if c.lower_ in ("in", "at") for p in c.children):
            keys = linked.heads.get((number, place.i), ())
            if len(keys) == 1 and linked.entities[keys[0]].kind is Kind.PLACE:
                return keys[0]
    return None


def _time(block: Block, sentence: Any, nouns: Sequence[Any], clock: Clock) -> Time | None:
    """The time of a count: that in the words of its nouns, that right behind them, of its verb, or the only one."""
    offset = block.start + sentence.start_char
    times = tuple(times_in(block.words(sentence), offset, clock, None))
    behind = (c for noun in nouns for c in noun.children if c.dep_ == "prep" and c.lower_ != "including")
    own = {t.i for preposition in behind for t in preposition.subtree}
    last = max(noun.i for noun in nouns)
    for time in times:
        here = block.span(time.start, time.end)
        if here.start in own or here.root.i in own or 0 < here.start - last <= _NEAR:
            return time if _is_sure(time) else None
    verb = clause_verb(nouns[0])
    on_verb = [time for time in times if block.span(time.start, time.end).root.head.head == verb]
    found = on_verb if len(on_verb) == 1 else times
    return found[0] if len(found) == 1 and _is_sure(found[0]) else None


def _is_sure(time: Time) -> bool:
    """Whether the words of a time say its year, or count from the day of the document."""
    return writes_year(time) or any(word in time.text.lower().split() for word in ("year", "month", "week"))
