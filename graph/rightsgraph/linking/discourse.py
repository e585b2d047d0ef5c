"""What a text has said so far, for the words that point back.

Salience after Lappin and Leass (1994), cut down to what the parse gives surely: recent, subject before object before
the rest, never the other argument of the same verb.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.linking.coordination import conjuncts
from rightsgraph.linking.linked import Linked
from rightsgraph.linking.words import PLURAL, first_of_row, lemma, people_words
from rightsgraph.records import Entity, Kind
from rightsgraph.tagging.labels import SUBJECTS

__all__ = ["MARGIN", "Discourse", "Seen", "clear_winner", "is_source"]

MARGIN = 1.45
"""How many times likelier than the next one somebody must be, to be meant."""

_WHILE = frozenset({"after", "before", "while", "by", "without", "since", "when", "upon", "on"})
"""What a gerund stands after whose subject is that of the clause."""

_FADING = 0.6
"""What is left of the salience of a reference from one sentence to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One earlier reference, for later words to point back to. `weight` is its salience where it stands."""

    keys: tuple[str, ...]
    sentence: int
    weight: float
    token: Any
    plural: bool


@dataclass(slots=True, kw_only=True)
class Discourse:
    """The state of a walk over a text: where it is, whom it has seen, who has spoken, who is described how.

    `names` maps the heads of the names in this block to entity keys; `inside` are all tokens in its names.
    `descriptions` are noun lemmas with the keys of those they were said of, `officials` lemmas like "police" with the
    one group that they mean all through the text.
    """

    linked: Linked
    block: int = 0
    sentence: int = 0
    names: Mapping[int, str] = field(default_factory=dict)
    inside: frozenset[int] = frozenset()
    seen: list[Seen] = field(default_factory=list)
    speakers: set[str] = field(default_factory=set)
    descriptions: dict[str, set[str]] = field(default_factory=dict)
    officials: dict[str, str] = field(default_factory=dict)

    def entity(self, key: str) -> Entity:
        """Return an entity by its key."""
        return self.linked.entities[key]

    def keys(self, token: Any) -> tuple[str, ...]:
        """Return whom a token of this block means, as far as that is known by now."""
        return self.linked.heads.get((self.block, token.i), ())

    def people(self, tokens: Iterable[Any]) -> list[str]:
        """Return the keys of the people that tokens of this block mean, each once, in order."""
        found = (key for token in tokens for key in self.keys(token) if self.entity(key).kind is Kind.PERSON)
        return list(dict.fromkeys(found))

    def describe(self, key: str, noun: Any) -> None:
        """Record that a noun was said of somebody, and the gender it tells."""
        self.descriptions.setdefault(lemma(noun), set()).add(key)
        gender = people_words().gender(noun)
        if gender and self.entity(key).kind is Kind.PERSON:
            self.linked.genders.setdefault(key, gender)

    def add(self, token: Any, keys: tuple[str, ...]) -> None:
        """Record whom a token means."""
        self.linked.heads[self.block, token.i] = keys
        if token.dep_ == "conj" and token.head.i < token.i:
            self._add_list(token)
        if people_words().speaks(token) or is_source(token):
            self.speakers.update(keys)
        self._see(keys, token, _weight(token), plural=len(keys) > 1 or _is_plural(token))

    def _add_list(self, token: Any) -> None:
        """A list of people is one plural reference: "Soler and her husband ... They"."""
        top = first_of_row(token)
        together = tuple(dict.fromkeys(key for part in conjuncts(top) for key in self.keys(part)))
        if len(together) > 1:
            self._see(together, top, _weight(top) + 0.01, plural=True)

    def _see(self, keys: tuple[str, ...], token: Any, weight: float, *, plural: bool) -> None:
        self.seen.append(Seen(keys=keys, sentence=self.sentence, weight=weight, token=token, plural=plural))

    def candidates(self, token: Any, reach: int) -> Iterator[tuple[Seen, float]]:
        """Yield whom a pronoun may mean, with salience in [0, 1], from at most `reach` sentences back."""
        for seen in self.seen:
            distance = self.sentence - seen.sentence
            if distance <= reach and not _co_argument(seen.token, token):
                yield seen, seen.weight * _FADING**distance


def clear_winner(scores: Mapping[str, float]) -> str | None:
    """Return the key of the highest score, or None when the next is close: a wrong person is worse than none."""
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not best or (len(best) > 1 and best[0][1] < MARGIN * best[1][1]):
        return None
    return best[0][0]


def is_source(token: Any) -> bool:
    """Return whether a clause is told "according to" somebody."""
    return bool(token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according")


def _weight(token: Any) -> float:
    """Return the salience of a reference by its place in the clause: subject, object, the rest."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and _counts_some(token.head.head):
        return 0.15  # "two of the nuns": "they" are the two
    if token.dep_ in SUBJECTS:
        return 1.0 if token.head.dep_ in ("ROOT", "ccomp", "conj") else 0.8
    if token.dep_ in ("dobj", "dative", "attr") or (token.dep_ == "pobj" and token.head.lower_ == "with"):
        return 0.7  # "spoke with Grace": whoever is with the subject may be meant as well
    return 0.55 if token.dep_ in ("poss", "pobj") else 0.5


def _counts_some(token: Any) -> bool:
    """Whether a word counts a part of what follows its "of"."""
    return token.pos_ == "NUM" or token.lower_ in ("some", "most", "several", "many", "few", "half")


def _is_plural(token: Any) -> bool:
    return (
        token.tag_ in ("NNS", "NNPS")
        or lemma(token) in people_words().collective
        or token.lower_ in PLURAL
        or token.pos_ == "NUM"
        or token.lower_ in ("those", "others", "most", "some", "many", "several", "all")
    )


def _co_argument(one: Any, other: Any) -> bool:
    """Whether both are arguments of one verb, so that a plain pronoun cannot mean the other."""
    if one.doc is not other.doc or one.sent.start != other.sent.start or other.lower_.endswith(("self", "selves")):
        return False
    if other.head.dep_ == "parataxis" and other.head.head.dep_ == "relcl" and other.head.head.head == one:
        return True  # "officers they said had beaten her"
    if other.dep_ == "poss":  # "her lawyer", "Ana Sol, her lawyer": she is not her own
        return bool(one in (other.head, other.head.head) and (one == other.head or other.head.dep_ == "appos"))
    arguments = (*SUBJECTS, "dobj", "dative", "pobj")
    if one.dep_ not in arguments or other.dep_ not in arguments:
        return False
    here, there = one.head, other.head
    if there.dep_ == "conj" and there.pos_ == "VERB" and one.dep_ in SUBJECTS and not _has_subject(there):
        there = there.head  # "arrested A and took them": the subject is shared
    there = _with_its_subject(there) if other.dep_ == "dobj" and one.dep_ in SUBJECTS else there
    if one.dep_ == "pobj":
        here = here.head
    if other.dep_ == "pobj":
        there = there.head
    return bool(here == there)


def _with_its_subject(verb: Any) -> Any:
    """The verb whose subject does what a gerund says: "soldiers beat nine men after picking them up"."""
    over = verb.head
    adjunct = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and over.lower_ in _WHILE and over.head.pos_ == "VERB"
    return over.head if adjunct and not _has_subject(verb) else verb


def _has_subject(verb: Any) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)
