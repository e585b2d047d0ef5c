"""The trigger lexicon: which words express which act, and how their arguments become roles.

Everything is in `data/lexicon/`: `acts.tsv` (triggers), `frames.toml` (roles), `wordlists.toml` (conditions),
`types.toml` (what holds of a type of act) and `status.toml` (how firmly). Each file is checked at load; a mistake names
file, line or list, and remedy.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text
from rightsgraph.tagging.gazetteer import rows

__all__ = [
    "ActTypes",
    "Condition",
    "Frame",
    "Lexicon",
    "StatusWords",
    "Trigger",
    "act_types",
    "load_lexicon",
    "status_words",
    "word_lists",
]

_ACTS = "data/lexicon/acts.tsv"
_FRAMES = "data/lexicon/frames.toml"
_TYPES = "data/lexicon/types.toml"
_ROLES = frozenset({"actor", "affected", "in-support-of", "addressee", "place", "thing"})
_SLOTS = frozenset(
    "subject object indirect by owner of on at against for to described modifier object_passive release_of "
    "light_subject have_subject from owner_of_object owner_of_subject behalf clause_affected object_of_free "
    "dispersed".split()
)
_FLAGS = frozenset({"light", "status", "must_be_negated", "by_publisher"})
_PLAIN = frozenset(
    "person person-or-actor passive active length since negated noun family contact lawyer care human-rights "
    "speaker-act family-subject official charge-ground time-inside take-action place plural finite people "
    "with-object".split()
)
_KEYED = frozenset({"object", "subject", "infinitive", "adverb", "adjective", "compound", "prep", "owner", "sentence"})
_PREPOSITIONS = frozenset(
    "in at on under behind to into from for with without of before against by as over after".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition of a trigger: `test` with its `words` (empty when it takes none); `wanted` False for not-."""

    test: str
    words: frozenset[str]
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which syntactic slot fills which role. `flags` are the frame's other settings."""

    name: str
    slots: Mapping[str, str]
    flags: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that expresses an act.

    `particle` must stand beside it ("set" + "free"); `line` is its line in the file.
    """

    type: str
    part: str
    lemma: str
    particle: str | None
    frame: Frame
    conditions: tuple[Condition, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The triggers by part of speech and lemma, in the order of the file, and the named word lists."""

    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    lists: Mapping[str, frozenset[str]]
    light_verbs: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """`data/lexicon/status.toml`: for each construction, what its words say."""

    tables: Mapping[str, Mapping[str, frozenset[str]]]

    def status_of(self, table: str, word: str) -> str | None:
        """Return the status that `word` stands for in a table, or None."""
        return next((status for status, words in self.tables[table].items() if word in words), None)

    def has(self, table: str, name: str, word: str) -> bool:
        """Return whether `word` is in the list `name` of a table."""
        return word in self.tables[table][name]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTypes:
    """The lists of `types.toml` by name: of which event types something holds, as the comments there say."""

    needs_affected: frozenset[str]
    place_suffices: frozenset[str]
    done_to_people: frozenset[str]
    done_to_bodies: frozenset[str]
    done_to_states: frozenset[str]
    of_the_clause: frozenset[str]
    written: frozenset[str]
    states: frozenset[str]
    lasting: frozenset[str]
    open_ended: frozenset[str]
    penalties: frozenset[str]
    moving: frozenset[str]
    never_by_reporters: frozenset[str]
    by_local_authority: frozenset[str]
    accusing: frozenset[str]
    charged_in_passing: frozenset[str]
    custody: frozenset[str]
    hosts: frozenset[str]
    in_custody: frozenset[str]
    hurting: frozenset[str]
    done_because: frozenset[str]
    grounds: frozenset[str]
    demands: frozenset[str]
    anchors: frozenset[str]
    punishing: frozenset[str]
    rights_exercise: frozenset[str]
    by_somebody: frozenset[str]
    of_one_scene: frozenset[str]
    of_one_verdict: frozenset[str]


@functools.cache
def status_words() -> StatusWords:
    """Return the words for how firmly something is said; ResourceError names the file, the line and the remedy."""
    table = _toml("data/lexicon/status.toml")
    return StatusWords({name: {key: frozenset(words) for key, words in lists.items()} for name, lists in table.items()})


@functools.cache
def act_types() -> ActTypes:
    """Return of which event types something holds; ResourceError names the file, the list and the remedy."""
    lists = word_lists(_TYPES, ActTypes)
    for name, types in lists.items():
        for kind in sorted(types - _event_types()):
            raise ResourceError(f"{_TYPES}: {name}: unknown act type {kind!r}; add it to ontology/rightsgraph.ttl")
    return ActTypes(**lists)


def word_lists(file: str, names: type) -> dict[str, frozenset[str]]:
    """Return the lists of a TOML file, which are those that the dataclass `names` has as fields.

    Raises ResourceError, naming the file, the list and the remedy, when one is missing or nothing asks for it.
    """
    table = _toml(file)
    wanted = {field.name for field in fields(names)}
    for name in sorted(wanted ^ set(table)):
        if name in wanted:
            raise ResourceError(f"{file}: no list {name!r}; add it")
        raise ResourceError(f"{file}: unknown list {name!r}; expected one of {', '.join(sorted(wanted))}")
    return {name: frozenset(words) for name, words in table.items()}


@functools.cache
def load_lexicon() -> Lexicon:
    """Return the checked lexicon; ResourceError names file, line and remedy."""
    table = _toml("data/lexicon/wordlists.toml")
    light = {key: frozenset(words) for key, words in table.pop("light_verbs").items()}
    phrases = {key: tuple(words) for key, words in table.pop("phrases").items()}
    lists = {key: frozenset(words) for key, words in table.items()}
    frames = {name: _frame(name, body) for name, body in _toml(_FRAMES).items()}
    types = _event_types()
    found: dict[tuple[str, str], list[Trigger]] = {}
    for number, (act, part, word, frame, when) in rows(_ACTS, 5):
        if act not in types:
            raise ResourceError(
                f"{_ACTS}:{number}: unknown act type {act!r}; "
                "add it to ontology/rightsgraph.ttl or use one of its event types"
            )
        if part not in ("verb", "noun", "adjective"):
            raise ResourceError(f"{_ACTS}:{number}: unknown part {part!r}; expected verb, noun or adjective")
        if frame not in frames:
            raise ResourceError(
                f"{_ACTS}:{number}: unknown frame {frame!r}; expected one of {', '.join(sorted(frames))}"
            )
        lemma, _, particle = word.partition("+")
        conditions = tuple(_condition(number, one, lists) for one in when.split(";") if one != "-")
        trigger = Trigger(
            type=act,
            part=part,
            lemma=lemma,
            particle=particle or None,
            frame=frames[frame],
            conditions=conditions,
            line=number,
        )
        found.setdefault((part, lemma), []).append(trigger)
    return Lexicon(
        triggers={key: tuple(sorted(value, key=_rank)) for key, value in found.items()},
        lists=lists,
        light_verbs=light,
        phrases=phrases,
    )


def _rank(trigger: Trigger) -> tuple[int, int]:
    """Return a sort key by which triggers that ask for more come first: "held incommunicado" wins over "held"."""
    weight = sum(4 if condition.words and condition.wanted else 1 for condition in trigger.conditions)
    return (-(2 * (trigger.particle is not None) + weight), trigger.line)


def _toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(resource_text(name))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name}: {error}; mend the file") from error


def _frame(name: str, body: Mapping[str, Any]) -> Frame:
    slots = {key: value for key, value in body.items() if key not in _FLAGS}
    for slot, role in slots.items():
        if slot not in _SLOTS:
            raise ResourceError(
                f"{_FRAMES}: [{name}] has unknown slot {slot!r}; expected one of {', '.join(sorted(_SLOTS))}"
            )
        if role not in _ROLES:
            raise ResourceError(
                f"{_FRAMES}: [{name}] {slot}: unknown role {role!r}; expected one of {', '.join(sorted(_ROLES))}"
            )
    return Frame(name=name, slots=slots, flags={key: value for key, value in body.items() if key in _FLAGS})


def _condition(number: int, text: str, lists: Mapping[str, frozenset[str]]) -> Condition:
    wanted = not text.startswith("not-")
    test, _, words = text.removeprefix("not-").removeprefix("@").partition("=")
    if test == "no-length":
        return Condition(test="length", words=frozenset(), wanted=False)
    values: set[str] = set()
    for word in filter(None, words.split(",")):
        if word.startswith("@"):
            if word[1:] not in lists:
                raise ResourceError(f"{_ACTS}:{number}: unknown list {word!r}; add it to data/lexicon/wordlists.toml")
            values |= lists[word[1:]]
        else:
            values.add(word)
    if test not in (_KEYED | _PREPOSITIONS if values else _PLAIN):
        raise ResourceError(f"{_ACTS}:{number}: unknown condition {text!r}; the head of {_FRAMES} lists them")
    return Condition(test=test, words=frozenset(values), wanted=wanted)


@functools.cache
def _event_types() -> frozenset[str]:
    """Return the local names of the event types in the ontology, read without an RDF library (start-up time)."""
    text = resource_text("ontology/rightsgraph.ttl")
    return frozenset(re.findall(r"^hrv:([\w-]+) a [^.;]*hr:EventType", text, re.M))
