"""Names of bodies: without the role of the person who speaks for them, and never a people."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rightsgraph.records import Kind
from rightsgraph.tagging.candidates import KNOWN, MONTHS, SPREAD, Candidate
from rightsgraph.tagging.gazetteer import Gazetteer
from rightsgraph.tagging.names import NameWords, name_words, plain

__all__ = ["is_people", "is_subject", "passed_over_bodies", "without_role"]


def without_role(doc: Any, one: Candidate) -> Candidate | None:
    """Return a body without the role after its name ("Prison Service Director"), None where no body is left."""
    if one.kind is not Kind.ORGANISATION or one.confidence == KNOWN:
        return one
    words = name_words()
    end = one.end
    while end > one.start and doc[end - 1].lower_ in words.role_words:
        end -= 1
    if end == one.end:
        return one
    rest = doc[one.start : end]
    if any(t.lower_ in ("of", "the", "for") for t in rest):
        return one  # "Office of the High Commissioner"
    named = len(rest) > 0 and (
        rest[-1].lower_ in words.organisation_heads or (rest.text.isupper() and len(rest.text) > 1) or len(rest) > 1
    )
    return replace(one, end=end) if named else None


def is_people(doc: Any, one: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether a candidate is a country's people ("Costa Ricans") or another people, which is no name."""
    name = plain(doc[one.start : one.end].text)
    words = name_words()
    peoples = words.peoples | (words.beliefs - words.beliefs_in_names)
    if (name in peoples or name.removesuffix("s") in peoples) and not gazetteer.known(name):
        return True
    return (name in gazetteer.demonyms or name.removesuffix("s") in gazetteer.demonyms) and not gazetteer.known(name)


def is_subject(doc: Any, one: Candidate) -> bool:
    """Whether a candidate for a body is the subject of a report or heading ("State Control of the Press")."""
    span = doc[one.start : one.end]
    return one.kind is Kind.ORGANISATION and len(span) > 1 and span.root.lower_ in name_words().subject_heads


def passed_over_bodies(number: int, doc: Any, mine: list[Candidate]) -> Iterator[Candidate]:
    """Yield names that end in the head of a body's name ("Open Door Foundation") where nothing was recognised.

    So with several words with capitals in "according to the Tarn Watch": with "the" it is no person; and with one in
    "according to NetWatch, a monitoring group".
    """
    words = name_words()
    taken = {i for one in mine for i in range(one.start, one.end)}
    for i in range(3, len(doc)):
        if doc[i - 1].lower_ == "the" and doc[i - 2].lower_ == "to" and doc[i - 3].lower_ == "according":
            end = _end_of_name(doc, i, taken, words)
            if end > i + 1:
                yield Candidate(number, i, end, Kind.ORGANISATION, SPREAD)
                taken.update(range(i, end))
        elif (
            doc[i - 1].lower_ == "to"
            and doc[i - 2].lower_ == "according"
            and i not in taken
            and _is_called_body(doc[i])
        ):
            yield Candidate(number, i, i + 1, Kind.ORGANISATION, SPREAD)
            taken.add(i)
    for head in doc:
        if head.i in taken or not head.text[:1].isupper() or head.lower_ not in words.organisation_heads:
            continue
        start = head.i
        while start and start - 1 not in taken and _is_name_word(doc[start - 1], words):
            start -= 1
        after = doc[head.i + 1] if head.i + 1 < len(doc) else None
        if head.i - start >= 2 and not (after is not None and after.text[:1].isupper()):
            yield Candidate(number, start, head.i + 1, Kind.ORGANISATION, SPREAD)


def _is_called_body(name: Any) -> bool:
    """Whether a word with a capital is said to be a body right behind: "NetWatch, a monitoring group"."""
    if not name.is_alpha or not name.text[:1].isupper() or name.pos_ != "PROPN":
        return False
    said = (c for c in name.children if c.dep_ == "appos" and c.i > name.i)
    return any(c.lower_ in name_words().organisation_heads and c.text.islower() for c in said)


def _end_of_name(doc: Any, start: int, taken: set[int], words: NameWords) -> int:
    """Where words with capitals that nothing was recognised in end; `start` where a month or a number is among them."""
    end = start
    while end < len(doc) and end not in taken and _is_name_word(doc[end], words):
        end += 1
    dated = any(token.lower_ in MONTHS for token in doc[start:end])
    return start if dated or (end < len(doc) and end in taken) else end


def _is_name_word(token: Any, words: NameWords) -> bool:
    """Whether a token can stand inside a body's name before its head."""
    if not token.is_alpha or not token.text[:1].isupper() or token.text.isupper():
        return False
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "VERB", "ADV") and token.lower_ not in words.role_words | words.titles
