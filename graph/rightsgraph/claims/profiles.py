"""Facts about people that a text states in passing: occupation, origin, other names, age, and where they belong.

What stands beside a name is presupposed, so nothing around it makes it uncertain; what a verb says of a person ("is a
lawyer") is as firm as the verb. In a quotation it is the speaker who says so.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.claims.backgrounds import (
    Told,
    is_belonging,
    profile_words,
    tells_residence,
    told_beside,
    told_by_verb,
    told_of_family,
)
from rightsgraph.claims.dependents import clause_verb
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.status import read_status, status_beside
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, Referent, lemma, people_words, verb_said_after
from rightsgraph.records import Fact, Kind, Span, Status
from rightsgraph.tagging import Block
from rightsgraph.tagging.mentions import name_words

__all__ = ["profile_facts"]

_AGE = re.compile(r"^\s*,?\s*(?:aged\s+|age\s+)?(?P<age>\d{1,3})(?=\s*(?:,|\)|\.|;|years? old|-year-old|$))", re.I)
_QUOTED = re.compile(r"\s*(?:,|of|was|is|:)?\s*([\"“‘'])([^\"”’]{2,60})[\"”’']")
_OLDEST = 120
_TELLING = frozenset({"NOUN", "PROPN", "VERB"})
"""The parts of speech that tell of somebody, beside the nouns of family."""

_Quotation = tuple[int, int, Referent | None]


def profile_facts(linked: Linked, quoted: Sequence[_Quotation]) -> Iterator[Fact]:
    """Yield the facts of a document about its named people, in the order of the text, each with its words."""
    seen: set[tuple[str, str, str]] = set()
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative:
            continue
        for sentence in block.sentences:
            for fact in _of_sentence(linked, number, block, sentence, quoted):
                key = (fact.entity, fact.predicate, fact.value.casefold())
                if key not in seen:
                    seen.add(key)
                    yield fact


def _of_sentence(
    linked: Linked, number: int, block: Block, sentence: Any, quoted: Sequence[_Quotation]
) -> Iterator[Fact]:
    for fact, token in _told_in(linked, number, block, sentence):
        place = block.start + token.idx
        quoted_by = next((r for start, end, r in quoted if start <= place < end and r is not None), None)
        status, speaker = status_beside(token), quoted_by
        if _is_said_by_verb(token):
            reading = read_status(linked, number, token.head, None, negation_counts=True, quoted_by=quoted_by)
            status, speaker = reading.status, reading.speaker
        asked = quoted_by is None and sentence.text.rstrip().endswith("?")
        if asked or not status.happened:
            continue
        if speaker is not None:
            linked.note(speaker)
        yield dataclasses.replace(fact, status=status, said_by=speaker.entity if speaker else linked.publisher)


def _is_said_by_verb(token: Any) -> bool:
    """Whether a noun is what a verb says of its subject, or a verb itself."""
    return token.dep_ in ("attr", "oprd") or token.pos_ == "VERB"


def _told_in(linked: Linked, number: int, block: Block, sentence: Any) -> Iterator[tuple[Fact, Any]]:
    """Yield the facts of a sentence, each with the token that tells it."""
    start, end = block.offsets(sentence)
    excerpt = Span(start=start, end=end)
    family, pseudonyms = profile_words().family, name_words().pseudonym_nouns
    for token in sentence:
        key = _person_of(linked, number, token) if token.pos_ == "NOUN" else None
        if key is not None:
            for fact in _described(linked, number, block, token, key, excerpt):
                yield fact, token
        beside = token.pos_ in _TELLING or lemma(token) in family
        for person, told in _belonging(linked, number, token, key) if beside else ():
            yield _of_told(block, person, told, excerpt), token
        if token.pos_ == "NOUN" and token.lower_ in pseudonyms:
            for fact in _pseudonym(linked, number, block, token, excerpt):
                yield fact, token
    for mention in linked.parse.mentions_in(start, end):
        if mention.kind is Kind.PERSON:
            words = _age_after(linked.parse.document.text, mention.end)
            if words is not None:
                key = linked.named.of_mention[mention.start, mention.end]
                age = linked.parse.document.text[words.start : words.end]
                yield _fact(key, "age", age, words, excerpt), _token_at(block, sentence, mention.start)


def _token_at(block: Block, sentence: Any, place: int) -> Any:
    return next((t for t in sentence if block.start + t.idx >= place), sentence[0])


def _belonging(linked: Linked, number: int, token: Any, described: str | None) -> Iterator[tuple[str, Told]]:
    """Yield (person, what is told) of nation, people, belief, home, body and family, from one token."""
    person = described if described is not None else _named(linked, number, token)
    if person is not None:
        for told in told_beside(linked, number, token):
            yield person, told
    if tells_residence(token):
        subjects = [c for c in token.children if c.dep_ == "nsubj"]
        people = {r.entity for subject in subjects for r in linked.referents(number, subject)}
        if len(people) == 1 and linked.entities[min(people)].kind is Kind.PERSON:
            for told in told_by_verb(linked, number, token):
                yield min(people), told
    yield from told_of_family(linked, number, token)


def _named(linked: Linked, number: int, token: Any) -> str | None:
    """The one person whose name's head a token is, or None."""
    keys = linked.heads.get((number, token.i), ())
    named = token.pos_ == "PROPN" and len(keys) == 1 and linked.entities[keys[0]].kind is Kind.PERSON
    return keys[0] if named else None


def _of_told(block: Block, person: str, told: Told, excerpt: Span) -> Fact:
    words = block.doc[told.start : told.end]
    start, end = block.offsets(words)
    value = told.entity if told.entity is not None else words.text
    span = Span(start=start, end=end)
    return _fact(person, told.predicate, value, span, excerpt, is_entity=told.entity is not None)


def _age_after(text: str, end: int) -> Span | None:
    """The digits of an age that stands behind a name: "Name, 34," or "Name, aged 34"."""
    match = _AGE.match(text[end : end + 24])
    if match is None or int(match["age"]) > _OLDEST:
        return None
    if "age" not in match.group().lower() and text[end : end + 1] != ",":
        return None
    return Span(start=end + match.start("age"), end=end + match.end("age"))


def _fact(entity: str, predicate: str, value: str, words: Span, excerpt: Span, *, is_entity: bool = False) -> Fact:
    """A fact of which it is told elsewhere how firm it is, and who says it (`_of_sentence`)."""
    return Fact(
        entity=entity,
        predicate=predicate,
        value=value,
        is_entity=is_entity,
        said_by="",
        status=Status.ASSERTED,
        words=words,
        excerpt=excerpt,
    )


def _person_of(linked: Linked, number: int, token: Any) -> str | None:
    """The one named person that a describing noun stands beside, or None."""
    if token.pos_ != "NOUN" or people_words().agent_type(token) not in ("individual", "activists", "detainees"):
        return None
    if verb_said_after(token) is not None:
        return None  # "beat Ana, a lawyer told reporters"
    beside = token.head.children if token.dep_ in ("nsubj", "nsubjpass") else ()
    twin = next((c for c in beside if c.dep_ == token.dep_ and c.left_edge.i == token.i + 1), None)
    if twin is not None and twin.pos_ == "PROPN":  # "The journalist Ana Ruiz was": two subjects to the parser
        described = twin
    elif token.dep_ in ("appos", "attr", "compound", "nmod") or any(c.dep_ == "appos" for c in token.children):
        described = token.head if token.dep_ in ("compound", "nmod") else token
    else:
        return None
    keys = linked.heads.get((number, described.i), ())
    if len(keys) != 1 or linked.entities[keys[0]].kind is not Kind.PERSON:
        return None
    return keys[0] if _is_nearest(linked, number, token, keys[0]) else None


def _is_nearest(linked: Linked, number: int, noun: Any, person: str) -> bool:
    """Whether no other person is named between a noun and the person it describes ("the worker A and the nurse B")."""
    block = linked.parse.blocks[number]
    place = block.start + noun.idx
    named = [m for m in linked.parse.mentions if m.kind is Kind.PERSON]
    own = [m for m in named if linked.named.of_mention[m.start, m.end] == person]
    if not own:
        return True
    mine = min(own, key=lambda m: abs(m.start - place))
    low, high = min(place, mine.start), max(place, mine.start)
    return not any(low < m.start < high for m in named if m not in own)


def _described(linked: Linked, number: int, block: Block, token: Any, key: str, excerpt: Span) -> Iterator[Fact]:
    """The occupation that a noun beside a name tells, and the origin after its "from"."""
    bare = lemma(token) in claim_words().no_occupation or is_belonging(linked, token)
    if token.dep_ != "conj" and people_words().agent_type(token) != "detainees" and not bare:
        words = block.doc[_first_of(linked, token) : token.i + 1]
        start, end = block.offsets(words)
        yield _fact(key, "occupation", words.text, Span(start=start, end=end), excerpt)
    origins = [place for c in token.children if c.dep_ == "prep" and c.lower_ == "from" for place in c.children]
    for place in origins:
        keys = linked.heads.get((number, place.i), ())
        if len(keys) != 1 or linked.entities[keys[0]].kind is not Kind.PLACE:
            continue
        offset = block.start + place.idx
        here = next((m for m in linked.entities[keys[0]].mentions if m.start <= offset < m.end), None)
        if here is not None:
            named = Span(start=here.start, end=here.end)
            yield _fact(key, "origin", keys[0], named, excerpt, is_entity=True)


def _first_of(linked: Linked, noun: Any) -> int:
    """The first token of an occupation: with its adjectives, without "former", numbers, dates, nations and beliefs."""
    doc, words = noun.doc, claim_words()
    first = int(noun.i)
    for modifier in reversed([c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")]):
        start = min(t.i for t in modifier.subtree)
        told = modifier.lower_ in words.not_occupation or modifier.tag_ in ("VBN", "VBD", "JJS", "JJR")
        apart = any(t.is_punct and t.text != "-" for t in doc[start:first]) or modifier.ent_type_ in (
            "CARDINAL",
            "DATE",
        )
        doubted = status_words().status_of("adjectives", modifier.lower_) is not None
        if told or doubted or apart or any(is_belonging(linked, t) for t in doc[start : modifier.i + 1]):
            break
        first = start
    return first


def _pseudonym(linked: Linked, number: int, block: Block, token: Any, excerpt: Span) -> Iterator[Fact]:
    """The quoted words (or the name) after "pseudonym", for the person whose it is."""
    text = block.text
    after = text[token.idx + len(token) : token.idx + len(token) + 80]
    match = _QUOTED.match(after)
    if match is None:
        return
    start = block.start + token.idx + len(token) + match.start(2)
    people = [k for k in dict.fromkeys(_owners(linked, number, token)) if linked.entities[k].kind is Kind.PERSON]
    if len(people) == 1:
        name = match.group(2).rstrip(",.")
        yield _fact(people[0], "pseudonym", name, Span(start=start, end=start + len(name)), excerpt)


def _owners(linked: Linked, number: int, noun: Any) -> list[str]:
    """Whose something is: by a possessive, else the subject of its clause."""
    owners = [key for c in noun.children if c.dep_ == "poss" for key in linked.heads.get((number, c.i), ())]
    if owners:
        return owners
    subjects = [c for c in clause_verb(noun).children if c.dep_ == "nsubj"]
    return [r.entity for subject in subjects for r in linked.referents(number, subject)]
