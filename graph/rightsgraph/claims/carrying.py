"""The day of a happening, carried from the sentence that says it to those that go on telling it.

"On 4 May guards stopped A in the street. They beat him and took his phone." The second sentence has the day of the
first. It is carried only along a paragraph, between acts of one scene done to the same people, told in the plain past,
where no word speaks of another time. So is the day on which people marched or were stopped to their being taken away,
told next. What is carried is as precise as what was said.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.counted import COUNTED
from rightsgraph.claims.lexicon import load_lexicon
from rightsgraph.claims.misreadings import misread_object
from rightsgraph.claims.relations import trigger_tokens
from rightsgraph.claims.times import clock_of, names_time, times_in
from rightsgraph.claims.trials import are_tried_together, is_attributed, is_only_described, verdict_types
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, lemma, people_words
from rightsgraph.records import Claim, Kind, Participant, Time
from rightsgraph.tagging.labels import VERBS

__all__ = ["is_narrow", "with_carried_times"]

_WIDEST = 31
"""Days of the widest time that is carried: a month."""

_FURTHEST = 4
"""Sentences over which a time is carried at most."""

_MEETING = "meeting"
"""The type of a scene that people met in, where nothing was done yet."""

_BRACKETS = re.compile(r"\([^()]*\)")
"""What stands in brackets tells of sources ("(RFA, 5 May 2012)") and ages, and is no time of what happens."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_SAME_CLAUSE = frozenset({"conj", "xcomp", "advcl"})


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """The act that set the time, who took part in it, and how many sentences ago that was."""

    type: str
    time: Time
    people: frozenset[str]
    age: int = 0
    protest: bool = False
    inside: bool = False


_PROTEST = "protest"
_RAID = "raid"
_DEED = "deed"
"""The type of a scene in which people did something that custody ends."""


def with_carried_times(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with the time of their scene, where the sentences before set one and they have none."""
    found: dict[int, Claim] = {}
    told: dict[int, list[tuple[int, Any]]] = {}
    for index, (_, token) in enumerate(trigger_tokens(linked, claims)):
        told.setdefault(claims[index].excerpt.start, []).append((index, token))
    for number, block in enumerate(linked.parse.blocks):
        scene: _Scene | None = None
        year: int | None = None
        for sentence in block.sentences if block.kind.narrative else ():
            words = _without_brackets(block.words(sentence))
            blank = len(words) - len(words.lstrip())
            here = told.get(block.start + sentence.start_char + blank, [])
            met = None if here else _encounter(linked, number, sentence, words)
            dated = any(claims[index].time for index, _ in here)
            year = max((int(y) for y in _YEAR.findall(words)), default=year)
            deed = (_deed_of(linked, number, sentence, words, year) if _tells_deed(sentence.root) else None) or met
            if scene is None and not dated and deed is None:
                continue
            if dated or deed is not None or _speaks_of_time(linked, sentence, words):
                verdict = scene is not None and not scene.age and scene.type in verdict_types() and deed is None
                kept = scene if verdict and is_only_described(linked, number, sentence, words) else None
                scene = _scene_of(claims, here) or deed or kept
                continue
            assert scene is not None
            for index, token in here:
                if _goes_on(linked, scene, claims[index], token):
                    found[index] = dataclasses.replace(claims[index], time=scene.time)
                    scene = dataclasses.replace(scene, people=scene.people | _affected(claims[index]))
            scene = dataclasses.replace(scene, age=scene.age + 1) if scene.age < _FURTHEST else None
    return tuple(found.get(index, claim) for index, claim in enumerate(claims))


def _without_brackets(words: str) -> str:
    """The words with blanks for what stands in brackets."""
    return _BRACKETS.sub(lambda found: " " * len(found.group()), words) if "(" in words else words


def _speaks_of_time(linked: Linked, sentence: Any, words: str) -> bool:
    """Whether a sentence names a time, or has a word for another time ("later", "often")."""
    words_for_time = (token for token in sentence if token.lower_ in claim_words().elsewhen)
    if any(not _is_of_one_course(token) and not _counts_things(token) for token in words_for_time):
        return True
    if COUNTED.search(words):
        return True
    return names_time(words, clock_of(linked.parse.document))


def _counts_things(word: Any) -> bool:
    """Whether a word counts no times: "took several books"."""
    return word.dep_ == "amod" and word.head.pos_ == "NOUN" and lemma(word.head) not in claim_words().time_nouns


def _is_of_one_course(word: Any) -> bool:
    """Whether "before" or "after" joins what the same people did in one course: "beat them before taking them away"."""
    return word.lower_ in ("before", "after") and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in word.children)


def _scene_of(claims: Sequence[Claim], told: Sequence[tuple[int, Any]]) -> _Scene | None:
    """The scene that a sentence sets: its acts in the main clause have one time, no wider than a month."""
    times = {claims[index].time for index, _ in told} - {None}
    if len({time.edtf for time in times if time is not None}) != 1:
        return None
    for index, token in told:
        claim = claims[index]
        if claim.time is None or not claim.status.happened or not _is_plain_past(token):
            continue
        of_scene = claim.type in verdict_types() or any(claim.type in types for types in _scenes().values())
        if of_scene and is_narrow(claim.time):
            people = _affected(claim) | frozenset(p.entity for p in claim.actor)
            return _Scene(type=claim.type, time=claim.time, people=people, protest=claim.type == _PROTEST)
    return None


def _encounter(linked: Linked, number: int, sentence: Any, words: str) -> _Scene | None:
    """The scene of people met, for the next sentence: "soldiers stopped A on 3 May. They held him"."""
    verb = sentence.root
    if verb.tag_ != "VBD" or verb.lemma_.lower() not in claim_words().encountering:
        return None
    taking_part = [c for c in verb.children if c.dep_ in ("nsubj", "dobj")]
    people = frozenset(r.entity for c in taking_part for r in linked.referents(number, c))
    block = linked.parse.blocks[number]
    times = tuple(times_in(words, block.start + sentence.start_char, clock_of(linked.parse.document), None))
    told_before = _YEAR.search(block.text[: sentence.start_char])  # then the year may be that of the story
    if len(times) != 1 or not is_narrow(times[0]) or len(taking_part) < len(("nsubj", "dobj")):
        return None
    if told_before and times[0].edtf[:4] not in times[0].text:
        return None
    return _Scene(type=_MEETING, time=times[0], people=people, age=_FURTHEST)


def _is_deed(verb: Any) -> bool:
    """Whether a sentence tells of what people did until they were taken away, in the simple past."""
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in verb.children))
    return told and (verb.lemma_.lower() in claim_words().interrupted or _is_breaking_in(verb))


def _is_breaking_in(verb: Any) -> bool:
    """Whether a verb tells that somebody came into a place: "entered her home", "broke into it", not "broke it up"."""
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    return verb.lemma_.lower() in claim_words().breaking_in and particles <= {"in", "into"}


def _tells_deed(root: Any) -> bool:
    """Whether the verb of a sentence, or one joined to it ("travelled to Tarn and petitioned"), tells of a deed."""
    return _is_deed(root) or (root.tag_ == "VBD" and any(c.dep_ == "conj" and _is_deed(c) for c in root.children))


def _deed_of(linked: Linked, number: int, sentence: Any, words: str, year: int | None) -> _Scene | None:
    """The scene of a sentence with one day, that of its verb; in it are those who do it and those it is done to."""
    verb, block = sentence.root, linked.parse.blocks[number]
    if any(c.dep_ in ("aux", "neg") for c in verb.children):
        return None
    said = times_in(words, block.start + sentence.start_char, clock_of(linked.parse.document), year)
    times = [t for t in said if not _is_year_before_noun(block, t)]
    if len(times) != 1 or len(times[0].edtf) != len("2020-05-03") or not _is_of_verb(block, times[0], verb):
        return None
    heads = [c for c in verb.children if c.dep_ in ("nsubj", "dobj")]
    people = {r.entity for head in heads for r in linked.referents(number, head)}
    people = {key for key in people if linked.entities[key].kind in (Kind.PERSON, Kind.GROUP)}
    protest = any(t.lemma_.lower() in _assemblies() for t in verb.subtree)
    inside = _is_breaking_in(verb)
    scene = _Scene(type=_DEED, time=times[0], people=frozenset(people), protest=protest, inside=inside)
    return scene if people else None


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


def _scenes() -> Mapping[str, frozenset[str]]:
    types = act_types()
    return {"scene": types.of_one_scene, "verdict": types.of_one_verdict, "violence": types.of_violence}


def _goes_on(linked: Linked, scene: _Scene, claim: Claim, token: Any) -> bool:
    """Whether a claim tells of the scene: an act of its kind, to people of it, in the plain past."""
    if claim.time is not None or not claim.status.happened or not _is_plain_past(token) or _is_spoken_of(token):
        return False
    met = scene.type == _MEETING and claim.type in act_types().custody | act_types().of_one_scene
    taken = scene.type in (_DEED, _PROTEST) and claim.type in act_types().custody
    inside = scene.inside or scene.type == _RAID
    if scene.age == 0 and claim.type in act_types().custody and inside and not _are_others(linked, claim):
        return True  # "Officers raided the church on 3 May. They detained five members"
    if taken and scene.protest and any(_are_protesters(linked, p) for p in claim.affected):
        return True
    if taken and scene.protest and scene.age <= 1 and _are_some(linked, claim):
        return True  # "Hundreds marched on 3 May. Police fired on them and detained an unknown number"
    if scene.type in verdict_types() and claim.type in verdict_types() and are_tried_together(token):
        return True
    if not met and not taken and not any({scene.type, claim.type} <= types for types in _scenes().values()):
        return False
    return any(p.entity in scene.people for p in _known(linked, claim.affected or claim.actor))


def _is_spoken_of(token: Any) -> bool:
    """Whether a noun for an act is what somebody speaks of or feels: "expressed alarm over the threats"."""
    return token.pos_ == "NOUN" and token.dep_ == "pobj" and token.head.lower_ in claim_words().spoken_of_with


def _are_others(linked: Linked, claim: Claim) -> bool:
    """Whether an act was done to "other journalists": not to those told of, and who knows when."""
    text = linked.parse.document.text
    words = (text[p.start : p.end].lower().split() for p in claim.affected)
    return all(not claim_words().besides.isdisjoint(one) for one in words)


def _are_protesters(linked: Linked, one: Participant) -> bool:
    """Whether words are "the protesters" and nothing more: those of the protest just told of."""
    words = linked.parse.document.text[one.start : one.end].lower().split()
    return (
        len(words) == len(("the", "protesters"))
        and words[0] == "the"
        and words[1].removesuffix("s") in (claim_words().protesting_people)
    )


def _are_some(linked: Linked, claim: Claim) -> bool:
    """Whether a claim tells of so many people without a name and no more of who they are: "detained 12 persons"."""
    people = [linked.entities[p.entity] for p in claim.affected]
    members = {key for group in people if not group.named for key in group.members}
    groups = [one for one in people if one.key not in members]  # "an unknown number of persons, including A and B"
    words = {word for group in groups for word in group.name.lower().split()}
    known = claim_words().so_many | people_words().any_people | people_words().measures
    unnamed = bool(groups) and all(group.kind is Kind.GROUP and not group.named for group in groups)
    return unnamed and all(word.isdigit() or word in known or word.removesuffix("s") in known for word in words)


def _affected(claim: Claim) -> frozenset[str]:
    return frozenset(p.entity for p in claim.affected)


def _known(linked: Linked, people: Sequence[Participant]) -> Iterator[Participant]:
    """Those who are surely the ones told of before: persons by name, others by a pronoun or "the"."""
    for one in people:
        words = linked.parse.document.text[one.start : one.end].lower()
        definite = words.startswith(("the ", "those ")) or words in ("they", "them", "it")
        if definite or linked.entities[one.entity].kind is Kind.PERSON:
            yield one


def _is_plain_past(token: Any) -> bool:
    """Whether the clause of an act is a main clause in the simple past: no perfect, no present, nothing relative."""
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
    helpers = {c.lower_ for c in here.children if c.dep_ in ("aux", "auxpass")}
    if here.tag_ in ("VBN", "VBG") and helpers:
        return bool(helpers <= {"was", "were"})
    misread = here.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in here.children)  # "personnel apprehended them"
    return bool(here.tag_ == "VBD" or misread)
