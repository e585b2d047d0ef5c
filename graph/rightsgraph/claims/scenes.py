"""The scene that a sentence sets for those behind it: an act, people met or a deed, on a day or in a month at most."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.dates import TO_DAY
from rightsgraph.claims.lexicon import load_lexicon
from rightsgraph.claims.misreadings import misread_object
from rightsgraph.claims.times import clock_of, times_in
from rightsgraph.claims.trials import is_attributed, verdict_types
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, lemma, people_words
from rightsgraph.records import Claim, Kind, Time
from rightsgraph.tagging.labels import VERBS

__all__ = [
    "ARRIVAL",
    "DEED",
    "FURTHEST",
    "MEETING",
    "PROTEST",
    "RAID",
    "YEAR",
    "Scene",
    "affected_by",
    "deed_of",
    "encounter",
    "is_narrow",
    "is_plain_past",
    "scene_of",
    "scene_types",
    "tells_deed",
]

_WIDEST = 31
"""Days of the widest time that is carried: a month."""

FURTHEST = 4
"""Sentences over which a time is carried at most."""

MEETING = "meeting"
"""The type of a scene that people met in, where nothing was done yet."""

PROTEST = "protest"
RAID = "raid"
DEED = "deed"
"""The type of a scene in which people did something that custody ends."""

ARRIVAL = "arrival"
"""The type of a scene in which officials came to a place where they took people in."""

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAME_CLAUSE = frozenset({"conj", "xcomp", "advcl"})


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The act that set the time, who took part in it, and how many sentences ago that was."""

    type: str
    time: Time
    people: frozenset[str]
    age: int = 0
    protest: bool = False
    inside: bool = False


def scene_of(claims: Sequence[Claim], told: Sequence[tuple[int, Any]]) -> Scene | None:
    """Return the scene that a sentence sets: its acts in the main clause have one time, a month at most."""
    times = {claims[index].time for index, _ in told} - {None}
    if len({time.edtf for time in times if time is not None}) != 1:
        return None
    for index, token in told:
        claim = claims[index]
        if claim.time is None or not claim.status.happened or not is_plain_past(token):
            continue
        of_scene = claim.type in verdict_types() or any(claim.type in types for types in scene_types().values())
        if of_scene and is_narrow(claim.time):
            people = affected_by(claim) | frozenset(p.entity for p in claim.actor)
            return Scene(type=claim.type, time=claim.time, people=people, protest=claim.type == PROTEST)
    return None


def encounter(linked: Linked, number: int, sentence: Any, words: str) -> Scene | None:
    """Return the scene of people met, for the next sentence: "soldiers stopped A on 3 May. They held him"."""
    verb = sentence.root
    if verb.tag_ != "VBD" or verb.lemma_.lower() not in claim_words().encountering:
        return None
    taking_part = [c for c in verb.children if c.dep_ in ("nsubj", "dobj")]
    people = frozenset(r.entity for c in taking_part for r in linked.referents(number, c))
    block = linked.parse.blocks[number]
    times = tuple(times_in(words, block.start + sentence.start_char, clock_of(linked.parse.document), None))
    told_before = YEAR.search(block.text[: sentence.start_char])  # then the year may be that of the story
    if len(times) != 1 or not is_narrow(times[0]) or len(taking_part) < len(("nsubj", "dobj")):
        return None
    if told_before and times[0].edtf[:4] not in times[0].text:
        return None
    return Scene(type=MEETING, time=times[0], people=people, age=FURTHEST)


def _is_deed(verb: Any) -> bool:
    """Whether a sentence tells of what people did until they were taken away, in the simple past."""
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in verb.children))
    return told and (verb.lemma_.lower() in claim_words().interrupted or _is_breaking_in(verb) or _is_arriving(verb))


def _is_breaking_in(verb: Any) -> bool:
    """Whether a verb tells that somebody came into a place: "entered her home", "broke into it", not "broke it up"."""
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    return verb.lemma_.lower() in claim_words().breaking_in and particles <= {"in", "into"}


def _is_arriving(verb: Any) -> bool:
    """Whether a verb tells that somebody came to a place that is no town: "arrived at the school", not "in Tarn"."""
    return verb.lemma_.lower() in claim_words().arriving and any(c.lower_ == "at" for c in verb.children)


def tells_deed(root: Any) -> bool:
    """Return whether the verb of a sentence, or one joined to it ("went to Tarn and petitioned"), tells of a deed."""
    return _is_deed(root) or (root.tag_ == "VBD" and any(c.dep_ == "conj" and _is_deed(c) for c in root.children))


def deed_of(linked: Linked, number: int, sentence: Any, words: str, year: int | None) -> Scene | None:
    """Return the scene of a sentence with one day, that of its verb: with who does it and whom it is done to."""
    verb, block = sentence.root, linked.parse.blocks[number]
    if any(c.dep_ in ("aux", "neg") for c in verb.children):
        return None
    said = times_in(words, block.start + sentence.start_char, clock_of(linked.parse.document), year)
    times = [t for t in said if not _is_year_before_noun(block, t)]
    if len(times) != 1 or len(times[0].edtf) != TO_DAY or not _is_of_verb(block, times[0], verb):
        return None
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "dobj")]
    heads += [noun for c in heads if lemma(c) in people_words().measures for noun in _counted(c)]
    people = {r.entity for head in heads for r in linked.referents(number, head)}
    people = {key for key in people if linked.entities[key].kind in (Kind.PERSON, Kind.GROUP)}
    protest = any(t.lemma_.lower() in _assemblies() for t in verb.subtree)
    inside = _is_breaking_in(verb)
    kind = ARRIVAL if _is_arriving(verb) else DEED
    scene = Scene(type=kind, time=times[0], people=frozenset(people), protest=protest, inside=inside)
    return scene if people else None


def _counted(noun: Any) -> Iterator[Any]:
    """Yield those who are counted: "dozens of nuns"."""
    for preposition in (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"):
        yield from (c for c in preposition.children if c.dep_ == "pobj")


def _is_year_before_noun(block: Any, time: Time) -> bool:
    """Whether a time is a bare year before a noun: "on 10 March, the anniversary of the 1959 uprising"."""
    if len(time.edtf) != len("1959"):
        return False
    year = block.span(time.start, time.end).root
    return year.dep_ in ("nummod", "compound", "nmod") and year.head.i > year.i and year.head.pos_ in ("NOUN", "PROPN")


def _is_of_verb(block: Any, time: Time, verb: Any) -> bool:
    """Whether the parser hangs a time on a verb, through nothing but prepositions, nouns and infinitives of it."""
    here = block.span(time.start, time.end).root
    while here != verb:
        if here.head == here or here.dep_ in ("relcl", "acl", "advcl", "ccomp", "conj", "appos", "amod", "compound"):
            return False
        if here.dep_ == "prep" and here.lower_ in claim_words().source_leads:
            return False
        here = here.head
    return True


def _assemblies() -> frozenset[str]:
    return load_lexicon().lists["assembly"]


def is_narrow(time: Time) -> bool:
    """Return whether a time is a stretch of a month at most, said as one."""
    if time.begin_earliest is None or time.end_latest is None or "/" in time.edtf:
        return False
    return (time.end_latest - time.begin_earliest).days <= _WIDEST


def scene_types() -> Mapping[str, frozenset[str]]:
    """Return the sets of act types that go on one from the other, by what they are of."""
    types = act_types()
    return {"scene": types.of_one_scene, "verdict": types.of_one_verdict, "violence": types.of_violence}


def affected_by(claim: Claim) -> frozenset[str]:
    """Return the keys of those to whom an act was done."""
    return frozenset(p.entity for p in claim.affected)


def is_plain_past(token: Any) -> bool:
    """Return whether the clause of an act is a main clause in the simple past, no perfect and nothing relative."""
    if misread_object(token) is not None:
        return True
    here = token
    while here.head != here and (here.pos_ not in VERBS or here.dep_ in _SAME_CLAUSE):
        if is_attributed(here):
            break
        if here.dep_ in ("relcl", "acl", "ccomp") or any(c.dep_ == "aux" and c.lemma_ == "have" for c in here.children):
            return False
        here = here.head
    if here.pos_ not in VERBS or not (here.dep_ == "ROOT" or is_attributed(here)):
        return False
    auxiliaries = {c.lower_ for c in here.children if c.dep_ in ("aux", "auxpass")}
    if here.tag_ in ("VBN", "VBG") and auxiliaries:
        return bool(auxiliaries <= {"was", "were"})
    misread = here.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in here.children)  # "personnel apprehended them"
    return bool(here.tag_ == "VBD" or misread)
