"""The day of a happening, carried from the sentence that says it to those that go on telling it.

"On 4 May guards stopped A in the street. They beat him and took his phone." The second sentence has the day of the
first. It is carried only along a paragraph, between acts of one scene done to the same people, told in the plain past,
where no word speaks of another time. So is the day on which people marched or were stopped to their being taken away,
told next. What is carried is as precise as what was said.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rightsgraph.claims.act_types import act_types
from rightsgraph.claims.counted import COUNTED
from rightsgraph.claims.relations import trigger_tokens
from rightsgraph.claims.scenes import (
    ARRIVAL,
    DEED,
    FURTHEST,
    MEETING,
    PROTEST,
    RAID,
    YEAR,
    Scene,
    affected_by,
    deed_of,
    encounter,
    is_plain_past,
    scene_of,
    scene_types,
    tells_deed,
)
from rightsgraph.claims.times import clock_of, names_time
from rightsgraph.claims.trials import are_tried_together, is_only_described, verdict_types
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, lemma, people_words
from rightsgraph.records import Claim, Kind, Participant

__all__ = ["with_carried_times", "without_brackets"]

_BRACKETS = re.compile(r"\([^()]*\)")
"""What stands in brackets tells of sources ("(RFA, 5 May 2012)") and ages, and is no time of what happens."""


def with_carried_times(linked: Linked, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with the time of their scene, where the sentences before set one and they have none."""
    found: dict[int, Claim] = {}
    told: dict[int, list[tuple[int, Any]]] = {}
    for index, (_, token) in enumerate(trigger_tokens(linked, claims)):
        told.setdefault(claims[index].excerpt.start, []).append((index, token))
    for number, block in enumerate(linked.parse.blocks):
        scene: Scene | None = None
        year: int | None = None
        for sentence in block.sentences if block.kind.narrative else ():
            words = without_brackets(block.words(sentence))
            blank = len(words) - len(words.lstrip())
            here = told.get(block.start + sentence.start_char + blank, [])
            met = None if here else encounter(linked, number, sentence, words)
            dated = any(claims[index].time for index, _ in here)
            year = max((int(y) for y in YEAR.findall(words)), default=year)
            deed = (deed_of(linked, number, sentence, words, year) if tells_deed(sentence.root) else None) or met
            if scene is None and not dated and deed is None:
                continue
            if dated or deed is not None or _speaks_of_time(linked, sentence, words):
                verdict = scene is not None and not scene.age and scene.type in verdict_types() and deed is None
                kept = scene if verdict and is_only_described(linked, number, sentence, words) else None
                scene = scene_of(claims, here) or deed or kept
                continue
            assert scene is not None
            for index, token in here:
                if _goes_on(linked, scene, claims[index], token):
                    found[index] = dataclasses.replace(claims[index], time=scene.time)
                    scene = dataclasses.replace(scene, people=scene.people | affected_by(claims[index]))
            scene = dataclasses.replace(scene, age=scene.age + 1) if scene.age < FURTHEST else None
    return tuple(found.get(index, claim) for index, claim in enumerate(claims))


def without_brackets(words: str) -> str:
    """Return the words with blanks for what stands in brackets."""
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
    if word.lower_ == "then" and word.head.pos_ == "ADP":
        return True  # "took him first to a school and then to a prison"
    return word.lower_ in ("before", "after") and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in word.children)


def _goes_on(linked: Linked, scene: Scene, claim: Claim, token: Any) -> bool:
    """Whether a claim tells of the scene: an act of its kind, to people of it, in the plain past."""
    if claim.time is not None or not claim.status.happened:
        return False
    if scene.type == ARRIVAL:
        came = any(p.entity in scene.people for p in _known(linked, claim.actor))
        return scene.age == 0 and came and claim.type in act_types().custody and _is_told_plainly(token)
    if not is_plain_past(token) or _is_spoken_of(token):
        return False
    met = scene.type == MEETING and claim.type in act_types().custody | act_types().of_one_scene
    taken = scene.type in (DEED, PROTEST) and claim.type in act_types().custody
    inside = scene.inside or scene.type == RAID
    if scene.age == 0 and claim.type in act_types().custody and inside and not _are_others(linked, claim):
        return True  # "Officers raided the church on 3 May. They detained five members"
    if taken and scene.protest and any(_are_protesters(linked, p) for p in claim.affected):
        return True
    if taken and scene.protest and scene.age <= 1 and _are_some(linked, claim):
        return True  # "Hundreds marched on 3 May. Police fired on them and detained an unknown number"
    if scene.type in verdict_types() and claim.type in verdict_types() and are_tried_together(token):
        return True
    if not met and not taken and not any({scene.type, claim.type} <= types for types in scene_types().values()):
        return False
    return any(p.entity in scene.people for p in _known(linked, claim.affected or claim.actor))


def _is_told_plainly(token: Any) -> bool:
    """Whether an act is told in the plain past, or so reported: "Radio Tarn reported they held three monks"."""
    over = token.head
    reported = token.dep_ == "ccomp" and token.tag_ == "VBD" and over.dep_ == "ROOT" and people_words().speaks_of(over)
    helped = any(c.dep_ == "aux" for c in token.children)
    return is_plain_past(token) or (reported and over.tag_ == "VBD" and not helped)


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


def _known(linked: Linked, people: Sequence[Participant]) -> Iterator[Participant]:
    """Those who are surely the ones told of before: persons by name, others by a pronoun or "the"."""
    for one in people:
        words = linked.parse.document.text[one.start : one.end].lower()
        definite = words.startswith(("the ", "those ")) or words in ("they", "them", "it")
        if definite or linked.entities[one.entity].kind is Kind.PERSON:
            yield one
