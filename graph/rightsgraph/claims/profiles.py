"""Facts about people that a text states in passing: occupation, origin, other names, age."""

import re
from collections.abc import Iterator
from typing import Any

from rightsgraph.claims.reading import PUBLISHER
from rightsgraph.linking import Linked, people_words
from rightsgraph.records import Fact, Kind, Span, Status
from rightsgraph.tagging import Block
from rightsgraph.tagging.mentions import name_words

__all__ = ["profile_facts"]

_AGE = re.compile(r"^\s*,?\s*(?:aged\s+|age\s+)?(?P<age>\d{1,3})(?=\s*(?:,|\)|\.|;|years? old|-year-old|$))", re.I)
_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'"}


def profile_facts(linked: Linked) -> Iterator[Fact]:
    """Yield the facts of a document about its named people, in the order of the text, each with its words."""
    seen: set[tuple[str, str, str]] = set()
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative:
            continue
        for sentence in block.doc.sents:
            for fact in _of_sentence(linked, number, block, sentence):
                key = (fact.entity, fact.predicate, fact.value.casefold())
                if key not in seen:
                    seen.add(key)
                    yield fact


def _of_sentence(linked: Linked, number: int, block: Block, sentence: Any) -> Iterator[Fact]:
    start, end = block.offsets(sentence)
    excerpt = Span(start=start, end=end)
    for token in sentence:
        key = _person_of(linked, number, block, token)
        if key is not None:
            yield from _described(linked, number, block, token, key, excerpt)
        if token.lower_ in name_words().pseudonym_nouns and token.pos_ == "NOUN":
            yield from _pseudonym(linked, number, block, token, excerpt)
    for mention in linked.parse.mentions:
        if mention.kind is Kind.PERSON and start <= mention.start < end:
            match = _AGE.match(linked.parse.document.text[mention.end : mention.end + 24])
            if (
                match
                and int(match["age"]) <= 120
                and ("age" in match.group().lower() or linked.parse.document.text[mention.end : mention.end + 1] == ",")
            ):
                words = Span(start=mention.end + match.start("age"), end=mention.end + match.end("age"))
                yield _fact(linked.named.of_mention[mention.start, mention.end], "age", match["age"], words, excerpt)


def _fact(entity: str, predicate: str, value: str, words: Span, excerpt: Span, *, is_entity: bool = False) -> Fact:
    return Fact(
        entity=entity,
        predicate=predicate,
        value=value,
        is_entity=is_entity,
        said_by=PUBLISHER,
        status=Status.ASSERTED,
        words=words,
        excerpt=excerpt,
    )


def _person_of(linked: Linked, number: int, block: Block, token: Any) -> str | None:
    """The one named person that a describing noun stands beside, or None."""
    if (
        token.pos_ != "NOUN"
        or (people_words().agent_type(token) != "individual"
        and people_words().agent_type(token) not in ("activists", "detainees"))
    ):
        return None
    if token.dep_ not in ("appos", "attr", "compound", "nmod") and not any(c.dep_ == "appos" for c in token.children):
        return None
    keys = linked.heads.get((number, token.i), ())
    if token.dep_ in ("compound", "nmod"):
        keys = linked.heads.get((number, token.head.i), ())
    if len(keys) != 1 or linked.entities[keys[0]].kind is not Kind.PERSON:
        return None
    return keys[0]


def _described(linked: Linked, number: int, block: Block, token: Any, key: str, excerpt: Span) -> Iterator[Fact]:
    first = min(
        (
            c.i
            for c in token.lefts
            if c.dep_ in ("compound", "amod", "nmod") and c.lower_ not in ("another", "other", "former", "late")
        ),
        default=token.i,
    )
    while first < token.i and (block.doc[first].is_punct or block.doc[first].ent_type_ in ("CARDINAL", "DATE")):
        first += 1
    words = block.doc[first : token.i + 1]
    start, end = block.offsets(words)
    if token.dep_ != "conj" and people_words().agent_type(token) != "detainees":
        yield _fact(key, "occupation", words.text, Span(start=start, end=end), excerpt)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "of", "in"):
            for place in child.children:
                keys = linked.heads.get((number, place.i), ())
                if child.lower_ == "from" and len(keys) == 1 and linked.entities[keys[0]].kind is Kind.PLACE:
                    here = next(
                        (m for m in linked.entities[keys[0]].mentions if m.start <= block.start + place.idx < m.end),
                        None,
                    )
                    if here is not None:
                        yield _fact(
                            key, "origin", keys[0], Span(start=here.start, end=here.end), excerpt, is_entity=True
                        )


def _pseudonym(linked: Linked, number: int, block: Block, token: Any, excerpt: Span) -> Iterator[Fact]:
    """The quoted words (or the name) after "pseudonym", for the person whose it is."""
    text = block.doc.text
    after = text[token.idx + len(token) : token.idx + len(token) + 80]
    match = re.match(r"\s*(?:,|of|was|is|:)?\s*([\"“‘'])([^\"”’]{2,60})[\"”’']", after)
    if match is None or match.group(1) not in _QUOTES:
        return
    start = block.start + token.idx + len(token) + match.start(2)
    owners = [k for c in token.children if c.dep_ == "poss" for k in linked.heads.get((number, c.i), ())]
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not owners:
        for subject in subjects:
            owners.extend(r.entity for r in linked.referents(number, subject))
    people = [k for k in dict.fromkeys(owners) if linked.entities[k].kind is Kind.PERSON]
    if len(people) == 1:
        words = Span(start=start, end=start + len(match.group(2).rstrip(",.")))
        yield _fact(people[0], "pseudonym", match.group(2).rstrip(",."), words, excerpt)
