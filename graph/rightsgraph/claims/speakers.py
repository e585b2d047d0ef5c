"""Who speaks: the subject of a verb of saying, a source after "according to", the speaker of a quotation."""

from typing import Any

from rightsgraph.claims.agents import by_agent
from rightsgraph.claims.clauses import subjects
from rightsgraph.claims.dependents import owners, preposition_objects
from rightsgraph.claims.lexicon import status_words
from rightsgraph.claims.voice import is_passive
from rightsgraph.linking import Linked, Referent, people_words, verb_said_after
from rightsgraph.records import Kind
from rightsgraph.tagging import Block
from rightsgraph.tagging.labels import SUBJECTS

__all__ = [
    "aside_of",
    "author_of",
    "is_accuser",
    "is_press",
    "quotations",
    "source_of",
    "speaker_of",
    "speakers_beside",
]

_NEAR = 160
"""Characters between a quotation and its verb of saying, at most."""
_HEADING = 8
"""Tokens before which a colon stands behind the name of who says what follows."""
_OBSERVING = frozenset({"ngo", "human-rights-ngo"})
"""Types of bodies whose name before a colon says who speaks, and not of what is told."""

_WORDS = 4
"""What has fewer words in quotation marks is a term, no speech."""


def speaker_of(linked: Linked, block: int, verb: Any) -> Referent | None:
    """Return who says what stands below a verb of saying in a block, or None when nobody is named."""
    for head in by_agent(verb) if is_passive(verb) else _tellers(verb):
        found = _somebody(linked, block, head) or _publisher_of(linked, block, head)
        if found is None and (head.lemma_.lower() in status_words().tables["attribution"]["voices"] or is_press(head)):
            found = next(iter(linked.referents(block, head, create=True)), None)  # "media sources reported"
        if found is not None:
            return found
    return None


def _tellers(verb: Any) -> list[Any]:
    """The subjects of a verb of saying; who orders it where the verb tells what went before: "after finding that"."""
    over = verb.head.head if verb.dep_ == "pcomp" else verb.head
    ordered = verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "advcl") and is_passive(over) and over.dep_ == "ccomp"
    return subjects(over.head if ordered else verb)


def is_press(noun: Any) -> bool:
    """Return whether a noun stands for the press, though it names no paper: "media reports", "local reports"."""
    papers = status_words().tables["attribution"]["press"]
    return _is_report(noun) and any(c.lower_ in papers for c in noun.children if c.dep_ in ("amod", "compound", "nmod"))


def is_accuser(noun: Any) -> bool:
    """Return whether a noun stands for what or who accuses: "the indictment says", "the charge sheet states"."""
    accusers = status_words().tables["attribution"]["accusers"]
    before = (f"{c.lower_} {noun.lemma_.lower()}" for c in noun.children if c.dep_ in ("compound", "nmod", "poss"))
    return noun.lemma_.lower() in accusers or any(phrase in accusers for phrase in before)


def speakers_beside(linked: Linked, speaker: Referent) -> tuple[Referent, ...]:
    """Return who speaks together with somebody: "Ana Sol and Bo Lin said that", "they said that"."""
    number = linked.parse.block_at(speaker.start)
    token = linked.parse.blocks[number].span(speaker.start, speaker.end).root
    if token.dep_ not in (*SUBJECTS, "pobj") or any(c.dep_ == "cc" and c.lower_ != "and" for c in token.children):
        return ()
    beside = (r for r in linked.referents(number, token) if r.entity != speaker.entity)
    return tuple(r for r in beside if linked.entities[r.entity].kind is not Kind.PLACE)


def _publisher_of(linked: Linked, block: int, noun: Any) -> Referent | None:
    """Who speaks by a report or statement: "a statement by the union said", "a UN report says"; else None."""
    if not _is_report(noun):
        return None
    beside = (_somebody(linked, block, c) for c in noun.children if c.dep_ in ("compound", "nmod"))
    named = (r for r in beside if r is not None and linked.entities[r.entity].kind is Kind.ORGANISATION)
    return author_of(linked, block, noun) or next(named, None)


def author_of(linked: Linked, block: int, noun: Any) -> Referent | None:
    """Return whose a report or allegation is ("her claim that", "a report by X that"), or None when nobody is named."""
    of = ("of",) if noun.lemma_.lower() in status_words().tables["attribution"]["accounts"] else ()
    for head in (*owners(noun), *preposition_objects(noun, "by", "from", *of)):
        found = _somebody(linked, block, head)
        if found is not None:
            return found
    return None


def source_of(linked: Linked, block: int, token: Any) -> Referent | None:
    """Return who speaks for the sentence of a token beside its parse: "..., she said, ..." or "according to X"."""
    aside = aside_of(linked, block, token)
    if aside is not None:
        return aside[0]
    return _according(linked, block, token) or _heading(linked, block, token)


def quotations(linked: Linked) -> list[tuple[int, int, Referent | None]]:
    """Return every quotation of the narrative (start, end, speaker): over sentences, with the verb of saying beside it.

    A quotation without such a verb is by who spoke before in the same paragraph, or in the one before it when the
    paragraph is nothing but the quotation.
    """
    found: list[tuple[int, int, Referent | None]] = []
    last: Referent | None = None
    for number, block in enumerate(linked.parse.blocks):
        if not block.kind.narrative:
            continue
        spans = _quoted_spans(block.text)
        speakers = _speakers(linked, number, spans)
        said: Referent | None = None
        for start, end in spans:
            if len(block.text[start:end].split()) < _WORDS and not _is_clause(block, start, end):
                continue
            near = [
                (min(abs(t.idx - end), abs(start - t.idx)), t.i, r)
                for t, r in speakers
                if abs(t.idx - end) < _NEAR or abs(start - t.idx) < _NEAR
            ]
            before = _before_colon(linked, block.start, block.text[:start])
            if before is not None:
                said = before
            elif near:
                said = min(near, key=lambda n: n[:2])[2]
            speaker = said or (last if start <= 1 else None)
            found.append((block.start + start, block.start + end, speaker))
        if speakers:
            last = said or speakers[-1][1]
    return found


def _is_clause(block: Block, start: int, end: int) -> bool:
    """Whether a short quotation says a whole clause, with its stop or comma inside: "“They beat me,” she said"."""
    if block.text[end - 2] not in ",.!?":
        return False
    return any(t.dep_ in SUBJECTS for t in block.span(block.start + start, block.start + end))


def _before_colon(linked: Linked, offset: int, text: str) -> Referent | None:
    """The person or body whose name and a colon stand right before a quotation."""
    before = text.rstrip()
    if not before.endswith(":"):
        return None
    end = offset + len(before) - 1
    mention = linked.parse.mention_at(end - 1)
    if mention is None or mention.end != end or mention.kind not in (Kind.PERSON, Kind.ORGANISATION):
        return None
    key = linked.named.of_mention[mention.start, mention.end]
    return Referent(entity=key, start=mention.start, end=mention.end)


def _speakers(linked: Linked, number: int, quoted: list[tuple[int, int]]) -> list[tuple[Any, Referent]]:
    """The verbs of saying of a block outside its quotations, with who says it."""
    found = []
    for token in linked.parse.blocks[number].doc:
        if token.pos_ != "VERB" or not status_words().status_of("speech", token.lemma_.lower()):
            continue
        if any(start <= token.idx < end for start, end in quoted):
            continue
        speaker = speaker_of(linked, number, token)
        if speaker is not None:
            found.append((token, speaker))
    return found


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    if '"' not in text and "“" not in text:
        return spans
    start: int | None = None
    for i, char in enumerate(text):
        if char == "“" or (char == '"' and start is None):
            start = i
        elif char in '”"' and start is not None:
            spans.append((start, i + 1))
            start = None
    return spans


def _somebody(linked: Linked, block: int, head: Any) -> Referent | None:
    """The first that a noun refers to and that is no place."""
    referents = linked.referents(block, head)
    return next((r for r in referents if linked.entities[r.entity].kind is not Kind.PLACE), None)


def aside_of(linked: Linked, block: int, token: Any) -> tuple[Referent, Any] | None:
    """Return who speaks by a verb of saying that is set off by commas, and the verb: "soldiers, she said, shot A".

    The verb has nothing of its own below it; None where there is no such verb in the sentence of a token.
    """
    for verb in token.sent:
        if verb.pos_ != "VERB" or verb == token or not status_words().status_of("speech", verb.lemma_.lower()):
            continue
        if _is_in_other_clause(verb, token) or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
            continue  # "a party declared illegal"; "A, who, the army says, killed two men, was executed"
        if any(a.dep_ == "advcl" and a.tag_ == "VBG" and a.head == verb for a in (token, *token.ancestors)):
            continue  # "Responding to the arrest of A, she said"
        addressed = status_words().has("passive_speech", "addressed", verb.lemma_.lower())
        if any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "dobj" and not addressed) for c in verb.children):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        misread = _subject_before(verb) if subject is None else None
        if misread is not None:
            somebody = _somebody(linked, block, misread)
            if somebody is not None:
                return somebody, verb
        if subject is not None and _is_set_off(verb, min(subject.left_edge.i, verb.i)):
            speaker = speaker_of(linked, block, verb)
            if speaker is not None:
                return speaker, verb
    return None


def _subject_before(verb: Any) -> Any | None:
    """The noun right before a verb of saying that the parser counts with what stands before it, or None."""
    before = verb.i - 1
    if before > 0 and verb.doc[before].text == ",":
        before -= 1
    here, found = verb.doc[before], None
    while here.head != here and here.right_edge.i <= before:
        if verb_said_after(here) == verb:
            found = here
        here = here.head
    return found


def _is_set_off(verb: Any, first: int) -> bool:
    """Whether punctuation stands before the token `first` and after the verb."""
    doc = verb.doc
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    before = first > verb.sent.start and doc[first - 1].text in (",", "”", '"', "–")
    return before and (after is None or after.is_punct)


def _according(linked: Linked, block: int, token: Any) -> Referent | None:
    """The source after "according to" anywhere in the sentence speaks for its main clause; so does "in X's words"."""
    said = status_words().tables["attribution"]
    for word in token.sent:
        if _is_in_other_clause(word, token):
            continue  # "A, who, according to his family, was beaten, was released"
        if word.dep_ == "pobj" and word.head.lower_ in said["sources"]:
            somebody = _somebody(linked, block, word)
            if somebody is not None:
                return somebody
        if word.dep_ == "pobj" and word.lower_ in said["words"] and word.head.lower_ == "in":
            for owner in (*owners(word), *preposition_objects(word, "of")):
                somebody = _somebody(linked, block, owner)
                if somebody is not None:
                    return somebody
        if word.lower_ not in said["according"]:
            continue
        for to in word.children:
            for head in (c for c in to.children if c.dep_ == "pobj"):
                source = _source(linked, block, head)
                if source is not None:
                    return source
    return None


def _is_in_other_clause(word: Any, token: Any) -> bool:
    """Whether a word stands in a relative clause that a token does not stand in."""
    clause = next((t for t in (word, *word.ancestors) if t.dep_ == "relcl"), None)
    return clause is not None and clause != token and clause not in token.ancestors


def _heading(linked: Linked, block: int, token: Any) -> Referent | None:
    """The person or the observers whose name and a colon stand before what they say: "Ana Sol: police beat two men"."""
    first = token.sent.start
    colon = next((t for t in token.doc[first : first + _HEADING] if t.text == ":"), None)
    if colon is None or not first < colon.i < token.i or colon.nbor(1).is_quote:
        return None
    if any(t.lower_ == "this" and t.head.pos_ == "NOUN" and _is_person(t.head) for t in token.sent[colon.i - first :]):
        return None  # "Ana Sol: on 3 May, this writer was arrested"
    for word in token.doc[first : colon.i]:
        for referent in linked.referents(block, word):
            entity = linked.entities[referent.entity]
            end = linked.parse.blocks[block].start + colon.idx
            person = entity.kind is Kind.PERSON and " " in entity.name  # one word alone may be a town or a subject
            if referent.end == end and (person or entity.agent_type in _OBSERVING):
                return referent
    return None


def _is_person(noun: Any) -> bool:
    return people_words().agent_type(noun) is not None or noun.lemma_.lower() in people_words().back_reference


def _is_report(noun: Any) -> bool:
    return bool(status_words().status_of("source_nouns", noun.lemma_.lower()))


def _source(linked: Linked, block: int, head: Any) -> Referent | None:
    """Who a source is, or whose it is ("according to the group's report"); an unknown noun is a new group."""
    authors = preposition_objects(head, "by", "of", "from") if _is_report(head) else ()
    for candidate in (head, *owners(head), *authors):
        found = _somebody(linked, block, candidate)
        if found is not None:
            return found
    created = linked.referents(block, head, create=True) if head.pos_ == "NOUN" else ()
    return next((r for r in created if linked.entities[r.entity].kind is not Kind.PLACE), None)
