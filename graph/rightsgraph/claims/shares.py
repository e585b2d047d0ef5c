"""One verdict, a term for each: "sentenced Ana to 3 years and Bo to 4", "jailed them: Ana, 3 years; Bo, 4 years".

The verdict on all has no length then, and each term is a claim of its own, told by the words of its length; of "three
and four years, respectively" the first is that of the verdict's own claim. Where the words do not say whose a term is
(more terms than people), nobody is given one.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.anchoring import Sentence
from rightsgraph.records import Claim, Kind, Mention, Participant, Quantity, Span
from rightsgraph.tagging.numbers import ONE_WORD, number_of

__all__ = ["shared_out"]

_NEXT_PERSON = re.compile(r"(?:\s*\([^()]*\))?\s*,?\s*(?:and\s+)?")
_AGED = r"\s*\([^()\d]*(?:\bage[d:]?\s+\d{1,3}\b[^()\d]*)?\)"
_HIS_TERM = re.compile(rf"(?:{_AGED})?\s*(?:,|\()?\s*(?:each\s+)?(?P<to>to\s+)?(?:serve\s+)?(?:each\s+)?(?:an?\s+)?")

_NUMBER = re.compile(rf"\b(?:\d{{1,2}}|{ONE_WORD})\b", re.I)
_NUMBERS_BEFORE = re.compile(rf"(?:{_NUMBER.pattern},?\s+)+and\s+\Z", re.I)
_BARE = re.compile(
    rf"\s+(?:to\s+)?(?P<number>{_NUMBER.pattern})(?=\s*(?:[,;.]|$)|\s+(?:and|at|by|in|on|for|while|but)\b)", re.I
)
"""Behind a name, the number of its term without the unit."""

_TO_PERSON = re.compile(r"\s+(?:(?:in\s+prison|in\s+jail|imprisonment|behind\s+bars)\s+)?to\s+")
"""Between a term and the name of who is given it."""

_SENTENCING = "sentencing"
"""What tells the terms of a verdict, where the conviction is told in the same sentence."""

_ONE_UNIT = re.compile(r"P\d+([YMD])")

_Share = tuple[tuple[Participant, ...], Quantity]


def shared_out(sentence: Sentence, claim: Claim, lengths: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield the claims that a verdict tells: itself, or what each person was given when the terms differ."""
    if len(given := _given_to(sentence, claim, lengths)) > 1:
        for persons, length in given:
            told = claim.trigger if length == given[0][1] else Span(start=length.start, end=length.end)
            yield dataclasses.replace(claim, affected=persons, sentence=length, trigger=told)
        return
    behind = _with_bare_numbers(sentence, claim, [q for q in lengths if q.start >= claim.trigger.end])
    told_by_another = claim.type != _SENTENCING and any(m.trigger.type == _SENTENCING for m in sentence.found)
    if claim.type not in act_types().penalties or not behind:
        yield claim
        return
    if told_by_another:
        several = len(_told_apart(sentence, claim, behind)) > 1
        yield dataclasses.replace(claim, sentence=None) if several else claim
        return
    people = {p.entity for p in claim.affected if sentence.linked.entities[p.entity].kind is Kind.PERSON}
    text = sentence.linked.parse.document.text
    if len(people) > 1 and "respectively" in text[claim.trigger.end : claim.excerpt.end]:
        shares = _in_order(claim, _counted_apart(text, behind), people)
        whole = shares[0] if shares else (claim.affected, None)
        yield dataclasses.replace(claim, affected=whole[0], sentence=whole[1])  # each has a claim, the first this one
        shares = shares[1:]
    else:
        shares = _told_apart(sentence, claim, behind)
        first = _with_first_term(sentence, claim, shares)
        if len(shares) < 2 and (first is None or not _is_another(text, claim, shares)):
            yield _with_only_term(text, claim, shares)
            return
        if first is not None:
            yield first
            shares = shares[1:] if first.sentence == shares[0][1] else shares
        else:
            yield dataclasses.replace(claim, sentence=None)
    for persons, length in shares:
        trigger = Span(start=length.start, end=length.end)
        yield dataclasses.replace(claim, affected=persons, sentence=length, trigger=trigger)


def _given_to(sentence: Sentence, claim: Claim, lengths: Sequence[Quantity]) -> list[_Share]:
    """The terms of a sentence with the person named right behind each: "gave nine years to A and seven years to B"."""
    linked, text = sentence.linked, sentence.linked.parse.document.text
    shares: list[_Share] = []
    for length in lengths if claim.type == _SENTENCING else ():
        to = _TO_PERSON.match(text, length.end)
        mentions = linked.parse.mentions_in(length.end, claim.excerpt.end)
        person = next((m for m in mentions if to and m.start == to.end() and m.kind is Kind.PERSON), None)
        if person is not None:
            key = linked.named.of_mention[person.start, person.end]
            shares.append(((Participant(entity=key, start=person.start, end=person.end),), length))
    return shares


def _with_first_term(sentence: Sentence, claim: Claim, shares: Sequence[_Share]) -> Claim | None:
    """The verdict on those to whom it gives the first term, or None where its words do not say that they are those.

    "Sentenced A, B and C to two years and D to three", "A was given two years; B, three".
    """
    term = claim.sentence
    if term is None or not shares or term.start > shares[0][1].start:
        return None
    others = {p.entity for persons, length in shares if length != term for p in persons}
    given = {p.entity for p in claim.affected}
    if given & others or any(sentence.linked.entities[key].kind is not Kind.PERSON for key in given):
        return None  # "sentenced the men: A to two years, B to three"
    if term != shares[0][1]:
        return claim if given else None
    told = {p.start for p in claim.affected}
    named = {p.entity for p in shares[0][0]}
    return claim if given <= named or all(p.start in told for p in shares[0][0]) else None


def _with_only_term(text: str, claim: Claim, shares: Sequence[_Share]) -> Claim:
    """The verdict with the one term behind those whom it is on, where the parser hung that on something else."""
    if claim.sentence is not None or claim.type != _SENTENCING or not shares:
        return claim
    ((persons, length),) = shares
    behind = _HIS_TERM.fullmatch(text[persons[-1].end : length.start])
    same = {p.start for p in persons} == {p.start for p in claim.affected}
    return dataclasses.replace(claim, sentence=length) if same and behind is not None and behind["to"] else claim


def _is_another(text: str, claim: Claim, shares: Sequence[_Share]) -> bool:
    """Whether the one term told apart is given to somebody else: "A was sentenced to two years, B to three"."""
    ((persons, length),) = shares or (((), None),)
    if length is None or length == claim.sentence:
        return False
    between = _HIS_TERM.fullmatch(text[persons[-1].end : length.start])
    return between is not None and between["to"] is not None


def _counted_apart(text: str, lengths: Sequence[Quantity]) -> list[Quantity]:
    """The lengths, each number of "12, 9, and 6 years" one of its own: the unit is said once."""
    found: list[Quantity] = []
    for length in lengths:
        unit = _ONE_UNIT.fullmatch(length.iso or "")
        run = _NUMBERS_BEFORE.search(text, max(0, length.start - 60), length.start) if unit else None
        for number in _NUMBER.finditer(text, run.start(), run.end()) if run else ():
            said = number.group().lower()
            value = said if said.isdigit() else str(number_of(said))
            start, end = number.span()
            iso = f"P{value}{unit[1]}" if unit else None
            found.append(dataclasses.replace(length, start=start, end=end, text=number.group(), value=value, iso=iso))
        found.append(length)
    return found


def _with_bare_numbers(sentence: Sentence, claim: Claim, lengths: list[Quantity]) -> list[Quantity]:
    """The lengths with the further numbers of "sentenced Ana to five years and Bo to four": the unit is said once."""
    if claim.type != _SENTENCING or not lengths:
        return lengths
    text = sentence.linked.parse.document.text
    found = list(lengths)
    for mention in sentence.linked.parse.mentions_in(lengths[0].end, claim.excerpt.end):
        bare = _BARE.match(text, mention.end, claim.excerpt.end) if mention.kind is Kind.PERSON else None
        before = [q for q in lengths if q.end <= mention.start]
        unit = _ONE_UNIT.fullmatch(before[-1].iso or "") if before else None
        if bare is None or unit is None:
            continue
        start, end = bare.span("number")
        value = str(number_of(bare["number"]))
        iso = f"P{value}{unit[1]}"
        found.append(dataclasses.replace(before[-1], start=start, end=end, text=bare["number"], value=value, iso=iso))
    return sorted(found, key=lambda q: q.start)


def _in_order(claim: Claim, lengths: Sequence[Quantity], people: set[str]) -> list[_Share]:
    """Each person with the term of the same number, when there are as many terms as people."""
    persons = [p for p in claim.affected if p.entity in people]
    if len(persons) != len(lengths) or len(persons) != len(claim.affected):
        return []
    return [((person,), length) for person, length in zip(persons, lengths, strict=True)]


def _told_apart(sentence: Sentence, claim: Claim, lengths: Sequence[Quantity]) -> list[_Share]:
    """The terms behind the verdict, each with the persons named right before it."""
    linked = sentence.linked
    text = linked.parse.document.text
    named = [
        m
        for m in linked.parse.mentions_in(claim.trigger.end, claim.excerpt.end)
        if m.kind is Kind.PERSON and m.end <= claim.excerpt.end
    ]
    shares: list[_Share] = []
    for number, length in enumerate(lengths):
        earlier = lengths[number - 1].end if number else claim.trigger.end
        group = _before(text, [m for m in named if earlier <= m.start and m.end <= length.start], length)
        if group:
            keys = ((linked.named.of_mention[m.start, m.end], m) for m in group)
            shares.append((tuple(Participant(entity=k, start=m.start, end=m.end) for k, m in keys), length))
    return shares


def _before(text: str, named: Sequence[Mention], length: Quantity) -> list[Mention]:
    """The names right before a term, coordinated with nothing but commas and "and" between them."""
    group: list[Mention] = []
    for mention in reversed(named):
        end, pattern = (group[0].start, _NEXT_PERSON) if group else (length.start, _HIS_TERM)
        if not pattern.fullmatch(text[mention.end : end]):
            break
        group.insert(0, mention)
    return group
