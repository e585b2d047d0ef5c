"""Find the triggers of a sentence: the words of the lexicon whose conditions hold there, each with its roles filled."""

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rightsgraph.claims.conditions import ON_ROLES, holds, holds_of_roles
from rightsgraph.claims.lexicon import Condition, Lexicon, Trigger, load_lexicon
from rightsgraph.claims.light_verbs import light_verb
from rightsgraph.claims.misreadings import misread_object, subject_of_misread
from rightsgraph.claims.negations import is_undone
from rightsgraph.claims.refusals import contacts_below, is_own_choice
from rightsgraph.claims.roles import roles_of
from rightsgraph.claims.words import claim_words
from rightsgraph.linking import Linked, Referent, determiner, people_words
from rightsgraph.tagging.labels import VERBS

__all__ = ["Match", "matches", "type_told"]

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_REMEMBERED = 20_000
"""Different words of which it is kept what they may tell, at most."""

_WHERE = frozenset({"in", "at", "under", "behind", "to", "into", "on"})
_WHOEVER = frozenset({"any", "every", "each", "no"})
_AROUND = frozenset({"subject", "sentence", "by"})
"""The tests whose words are no part of what tells the act."""

_ONE_WITH = {"protest": "protest", "suppression-of-protest": "attack"}
"""By the type of what is done for it: that of the act with which an aim is one."""

_PARTICLES = frozenset({"prt", "advmod", "acomp", "oprd", "prep", "ccomp", "xcomp", "advcl", "amod", "dobj", "neg"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Match:
    """A trigger in a sentence: its block and token, the light verb that lends it roles (or None), and its roles.

    `words` are the tokens [start, end) that say it; `inner` those that say the same act over again ("in detention");
    `below` the infinitives that are part of it ("forced to return"). `anchors` are the tokens on which times, places
    and lengths of the act may hang.
    """

    block: int
    token: Any
    trigger: Trigger
    verb: Any | None
    words: tuple[int, int]
    inner: frozenset[int]
    below: frozenset[int]
    anchors: frozenset[int]
    roles: Mapping[str, list[Referent]]


def _anchors(token: Any, verb: Any | None, below: frozenset[int]) -> frozenset[int]:
    misread = misread_object(token)
    if misread is not None:  # what follows the verb hangs on its object, what stands before it at times over that
        verbless = misread.head.pos_ == "ADP" or subject_of_misread(token, misread) is not None
        over = misread.head if misread.head.dep_ == "ROOT" and verbless else misread
        return frozenset({token.i, token.head.i, misread.i, over.i})
    return below | ({token.i} if verb is None else {token.i, verb.i})


def matches(linked: Linked, number: int, sentence: Any, lexicon: Lexicon) -> Iterator[Match]:
    """Yield the acts of one sentence of block `number` with their roles filled, in the order of the text."""
    told = []
    for token in sentence:
        known = _triggers(token.pos_, token.lemma_, token.folded, token.lower_)
        if known and not (_PARTS[token.pos_] == "noun" and _in_name(linked, number, token)):
            told.append((token, known))
    words = _words_of(sentence) if told else frozenset()
    taken: set[tuple[int, str]] = set()
    used: set[int] = set()
    found = []
    for token, known in sorted(told, key=lambda one: (one[0].pos_ not in VERBS, one[0].i)):
        if token.i in used:
            continue  # "held in detention" is one act
        for match in _of_token(linked, number, token, known, lexicon, words):
            key = (match.token.i, match.trigger.type)
            if key not in taken:
                taken.add(key)
                used |= match.inner
                found.append(match)
    verbs = {m.token.i: m.trigger.type for m in found if m.trigger.part == "verb"}
    below = {(token, m.trigger.type) for m in found for token in m.below}
    aims = {m.token.i: m.token.head.i for m in found if _is_aim(m, verbs)}
    people = {m.token.i: {r.entity for r in m.roles.get("affected", ())} for m in found}
    for match in sorted(found, key=lambda m: (m.token.i, m.trigger.line)):
        if (match.token.i, match.trigger.type) in below:
            continue  # "ordered her to serve two years" is one act
        over = _inside(match.token, match.trigger.type, verbs) if match.trigger.part == "noun" else None
        if over is not None and not (people[match.token.i] - people[over] and people[over]):
            continue  # "sentenced to four years' imprisonment" is one act; "freed A in exchange for B's release" is not
        if match.token.i in aims:
            continue  # "marched to protest" is one act
        if match.trigger.type == "attack" and verbs.get(match.token.i + 2) == "killing" and _is_fatal(match.token):
            continue  # "shot and killed" is one act
        aim = frozenset(below for below, over in aims.items() if over == match.token.i)
        yield dataclasses.replace(match, below=match.below | aim, anchors=match.anchors | aim) if aim else match


def _inside(token: Any, kind: str, verbs: Mapping[int, str]) -> int | None:
    """The verb in whose clause a noun stands, where it tells the same kind of act; None for none."""
    here = token
    for _ in range(4):
        clause = here.dep_ in ("relcl", "acl", "advcl", "ccomp")
        if here.head == here or (clause and not _is_after_to(here)):
            return None
        here = here.head
        if verbs.get(here.i) == kind:
            return int(here.i)
        if here.pos_ == "VERB":
            return None
    return None


def _is_after_to(noun: Any) -> bool:
    """Whether a noun stands behind a "to" that the parser takes for an infinitive: "to imprisonment for life"."""
    return noun.tag_ == "NN" and any(c.dep_ == "aux" and c.lower_ == "to" for c in noun.children)


def _is_aim(match: Match, verbs: Mapping[int, str]) -> bool:
    """Whether an infinitive only tells what an act is for: "marched to protest", "used force to disperse the march"."""
    over, token = verbs.get(match.token.head.i), match.token
    if over is None or over != _ONE_WITH.get(match.trigger.type):
        return False
    return token.dep_ in ("advcl", "xcomp") and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _is_fatal(token: Any) -> bool:
    """Whether a verb of hurting is coordinated with one of killing right behind it."""
    doc, after = token.doc, token.i + 2
    return bool(doc[token.i + 1].lower_ == "and" and doc[after].dep_ == "conj" and doc[after].head == token)


def _in_name(linked: Linked, number: int, token: Any) -> bool:
    """Whether a noun is part of a name."""
    if token.pos_ == "PROPN" and token.text[:1].isupper() and token.dep_ == "compound":
        return True
    return linked.parse.mention_at(linked.parse.blocks[number].start + token.idx) is not None


@functools.lru_cache(maxsize=_REMEMBERED)
def _triggers(pos: str, word: str, folded: str, lower: str) -> tuple[tuple[Trigger, ...], ...]:
    """The triggers that a word may be, by the form under which they stand in the lexicon; mostly there are none."""
    part = _PARTS.get(pos)
    forms = {lower} if part == "adjective" else {word.lower(), folded}
    if part == "verb" and lower.endswith("ed"):
        forms |= {lower[:-1], lower[:-2]}  # the lemmatiser makes "stag" of "staged"
        doubled = len(lower) > len("added") and lower[-3] == lower[-4]
        forms |= {lower[:-3]} if doubled else set()  # and "surveille" of "surveilled"
    known = load_lexicon().triggers
    return tuple(known[part, form] for form in sorted(forms) if (part, form) in known) if part is not None else ()


def _words_of(sentence: Any) -> frozenset[str]:
    """The words of a sentence in the forms that conditions ask for."""
    words = {token.lower_ for token in sentence}
    words.update(token.folded for token in sentence)
    words.update(token.lemma_.lower() for token in sentence if token.pos_ == "PROPN")
    return frozenset(words)


def _of_token(
    linked: Linked,
    number: int,
    token: Any,
    triggers: Iterable[Sequence[Trigger]],
    lexicon: Lexicon,
    words: frozenset[str],
) -> Iterator[Match]:
    """The acts that one token tells: that of its first trigger that matches, and those told along with it.

    `words` are those of the sentence: a trigger that wants others cannot match.
    """
    found = fatal = False
    reflexives = claim_words().reflexives
    if token.pos_ in VERBS and any(c.dep_ == "dobj" and c.lower_ in reflexives for c in token.children):
        return  # "hanged himself"
    if token.dep_ == "amod" and determiner(token.head) in _WHOEVER:
        return  # "any detained person": nobody is told of
    for of_one_form in triggers:
        for trigger in of_one_form:
            if found and not trigger.type.startswith("denial") and not (fatal and not trigger.conditions):
                continue
            if any(map(words.isdisjoint, trigger.needed)):
                continue
            match = _match(linked, number, token, trigger, lexicon)
            if match is not None:
                found = True
                fatal = trigger.type == "killing" and bool(trigger.conditions)  # "tortured to death" is torture too
                yield match
        if found:
            return


def type_told(linked: Linked, number: int, noun: Any, lexicon: Lexicon) -> str | None:
    """Return the type of the act that a noun of block `number` tells, whoever it is done to, or None.

    The verb over it is not asked: it tells the act of somebody ("handed her a sentence"), here it only counts some.
    """
    for of_one_form in _triggers("NOUN", noun.lemma_, noun.folded, noun.lower_):
        for trigger in of_one_form:
            own = tuple(c for c in trigger.conditions if c.test != "object")
            asks = {c.test for c in trigger.conditions if c.wanted}
            if "object" in asks or (asks & ON_ROLES and not _on_people(noun)):
                continue
            asked = dataclasses.replace(trigger, conditions=own)
            if _words_of_conditions(linked, number, noun, asked, lexicon) is not None:
                return trigger.type
    return None


def _on_people(noun: Any) -> bool:
    """Whether an act is told of unnamed people: "30 attacks on journalists"."""
    on = (c for c in noun.children if c.lower_ in ("of", "on", "against"))
    return any(people_words().agent_type(p) is not None for c in on for p in c.children)


def _match(linked: Linked, number: int, token: Any, trigger: Trigger, lexicon: Lexicon) -> Match | None:
    particle = _particle(token, trigger.particle)
    if trigger.particle is not None and particle is None:
        return None
    words = _words_of_conditions(linked, number, token, trigger, lexicon)
    if words is None or (trigger.frame.flags.get("must_be_negated") and not is_undone(token)):
        return None
    if trigger.frame.name == "may-not" and is_own_choice(token):
        return None
    verb = light_verb(token, lexicon) if token.pos_ == "NOUN" and trigger.part == "noun" else None
    # Asked for last: to fill a role may make a new group of people, and what does not match must leave none behind.
    roles = roles_of(linked, number, token, trigger, verb, lexicon)
    for condition in trigger.conditions:
        if condition.test in ON_ROLES and holds_of_roles(linked, condition, trigger, roles) is not condition.wanted:
            return None
    span = (token.i, token.i + 1)
    if trigger.part == "verb":
        near = [w.i for c, w in words if abs(w.i - token.i) <= 4 and c.test not in _AROUND]
        ends = [token.i, *near] if particle is None else [token.i, particle.i, *near]
        span = (min(ends), max(ends) + 1)
    inner = frozenset(word.i for condition, word in words if condition.test in _WHERE)
    below = frozenset(word.i for condition, word in words if condition.test == "infinitive")
    if "dispersed" in trigger.frame.slots:  # "used force to disperse nurses on 3 May"
        aims = (c for c in token.children if c.dep_ in ("xcomp", "advcl"))
        below |= frozenset(c.i for c in aims if c.lemma_.lower() in claim_words().dispersing)
    if particle is not None and particle.pos_ == "ADJ":
        below |= {particle.i}  # "walked free from the prison"
    if trigger.type.startswith("denial") and trigger.part == "verb":
        below |= frozenset(c.i for c in contacts_below(token))  # "not allowed to visit her for a month"
    return Match(
        block=number,
        token=token,
        trigger=trigger,
        verb=verb,
        words=span,
        inner=inner,
        below=below,
        anchors=_anchors(token, verb, below),
        roles=roles,
    )


def _particle(token: Any, wanted: str | None) -> Any | None:
    """The particle near after a verb: its own, or another's so close that the parser may have mistaken whose."""
    if wanted is None:
        return None
    found = next(
        (t for t in token.subtree if t.lower_ == wanted and 0 < t.i - token.i <= 6 and t.dep_ in _PARTICLES), None
    )
    near = found is not None and (found.head == token or found.i - token.i <= 3)
    return found if near else _behind_object(token, wanted)


def _behind_object(token: Any, wanted: str) -> Any | None:
    """The adjective behind a long object, on which the parser hangs it: "found the head of X, A, guilty"."""
    own = next((c for c in token.children if c.lower_ == wanted and c.dep_ == "ccomp" and c.pos_ == "ADJ"), None)
    if own is not None:
        return own
    inside = (t for o in token.children if o.dep_ == "dobj" for t in o.subtree)
    return next((t for t in inside if t.lower_ == wanted and t.pos_ == "ADJ" and t.head.i < t.i), None)


def _words_of_conditions(
    linked: Linked, number: int, token: Any, trigger: Trigger, lexicon: Lexicon
) -> list[tuple[Condition, Any]] | None:
    """The words that the trigger's conditions on words found, each with its condition; None when one does not hold."""
    found: list[tuple[Condition, Any]] = []
    for condition in trigger.conditions:
        if condition.test in ON_ROLES:
            continue
        so, words = holds(linked, number, token, condition, trigger.part, lexicon)
        if so is not condition.wanted:
            return None
        if condition.wanted:
            found.extend((condition, word) for word in words)
    return found
