"""From the recogniser's spans to mentions: boundaries, kinds and consistency over a document.

The steps, in order; each is a rule that holds for any text, and its words are in `data/lexicon/names.toml`:
what the recogniser found, with trimmed boundaries; known names; cut names; the head word of a name; people told by the
verb beside them; lists of one kind; one kind for one name over the document; the same name elsewhere.
"""

from functools import partial
from typing import Any

from rightsgraph.records import Document, Form, Kind, Mention
from rightsgraph.tagging.blocks import Block
from rightsgraph.tagging.bodies import is_people, is_subject, passed_over_bodies, without_role
from rightsgraph.tagging.candidates import KNOWN, TAGGED, Candidate, tagged, with_known
from rightsgraph.tagging.consistency import consistent, spread, without_overlaps
from rightsgraph.tagging.corrections import by_head, by_verb, in_lists, stretched, with_last_name
from rightsgraph.tagging.gazetteer import Gazetteer
from rightsgraph.tagging.names import NameWords, name_words
from rightsgraph.tagging.nicknames import with_nicknames
from rightsgraph.tagging.nouns import by_noun, by_region, without_noun
from rightsgraph.tagging.occasions import in_occasion
from rightsgraph.tagging.people import cut_to_name, passed_over, places_in_brackets
from rightsgraph.tagging.ranks import ranked_names
from rightsgraph.tagging.sites import with_whole_sites

__all__ = ["NameWords", "mentions_of", "name_words"]


def mentions_of(document: Document, blocks: tuple[Block, ...], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the named mentions of a document, in the order of the text, without overlaps."""
    found: list[Candidate] = []
    for number, block in enumerate(blocks):
        mine = [one for one in map(partial(without_role, block.doc), tagged(number, block.doc)) if one is not None]
        mine = with_known(number, block.doc, mine, gazetteer)
        mine = [cut_to_name(block.doc, stretched(block.doc, one, mine, gazetteer)) for one in mine]
        mine = places_in_brackets(block.doc, mine)
        mine.extend(tuple(passed_over_bodies(number, block.doc, mine)))
        mine.extend(tuple(passed_over(number, block.doc, mine, gazetteer)))
        mine = with_whole_sites(number, block.doc, mine)
        mine = [by_verb(block.doc, by_head(block.doc, one, gazetteer), gazetteer) for one in mine]
        mine = [with_last_name(block.doc, one, mine) for one in mine]
        mine = [cut_to_name(block.doc, one) for one in mine]
        mine = [without_noun(block.doc, by_noun(block.doc, one)) for one in mine]
        mine = list(in_lists(number, block.doc, mine, gazetteer))
        found.extend(with_ranked(number, block.doc, with_nicknames(number, block.doc, mine)))
    found = [by_region(blocks[one.block].doc, one) for one in consistent(blocks, found, gazetteer)]
    found = spread(blocks, found, gazetteer)
    found = without_overlaps(one for one in found if not _generic(blocks[one.block].doc, one, gazetteer))
    return tuple(_mention(document, blocks[one.block], one) for one in sorted(found, key=lambda f: (f.block, f.start)))


def _mention(document: Document, block: Block, one: Candidate) -> Mention:
    start, end = block.offsets(block.doc[one.start : one.end])
    return Mention(
        start=start,
        end=end,
        text=document.text[start:end],
        kind=one.kind,
        form=Form.NAME,
        confidence=one.confidence,
    )


def with_ranked(number: int, doc: Any, found: list[Candidate]) -> list[Candidate]:
    """The candidates with everybody who is named behind a rank, whatever the recogniser saw there."""
    for one in ranked_names(doc.text):
        span = doc.char_span(*one.name, alignment_mode="expand")
        same = [c for c in found if c.start < span.end and span.start < c.end]
        if not one.sure or any(c.kind is Kind.PERSON and c.start <= span.start and span.end <= c.end for c in same):
            continue
        found = [c for c in found if c not in same]
        found.append(Candidate(number, span.start, span.end, Kind.PERSON, TAGGED))
    return found


def _generic(doc: Any, one: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether it is a role or common word that never is a name by itself, or part of the name of a vote."""
    if in_occasion(doc, one):
        return True
    if one.confidence == KNOWN:
        return False
    if is_people(doc, one, gazetteer) or is_subject(doc, one):
        return True
    words = name_words()
    span = doc[one.start : one.end]
    if len(span) > 1:
        return all(t.lower_ in words.generic_organisations for t in span)
    if span[0].lower_ in words.institutions and one.confidence == TAGGED and not span[0].is_sent_start:
        return False
    return (
        span[0].lower_ in words.generic_organisations
        or span[0].lower_ in words.titles
        or span[0].lower_ in words.generic_places
        or span[0].lower_.removesuffix("s") in words.person_before
        or (span[0].is_sent_start and span[0].tag_ == "NNS")
        or (one.kind is Kind.ORGANISATION and span.text.islower())
    )
