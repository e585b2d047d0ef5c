"""The trigger lexicon: which words express which act, and how their arguments become roles.

Everything is in `data/lexicon/`: `acts.tsv` (triggers), `frames.toml` (roles), `wordlists.toml` (conditions)
and `status.toml` (how firmly); `types.toml` is read by `act_types`. Each file is checked at load; a mistake names
file, line or list, and remedy.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rightsgraph.claims.act_types import event_types
from rightsgraph.errors import ResourceError
from rightsgraph.records import Status
from rightsgraph.resources import resource_text
from rightsgraph.tagging import read_lists, read_tables
from rightsgraph.tagging.gazetteer import rows

__all__ = [
    "Condition",
    "Frame",
    "Lexicon",
    "StatusWords",
    "Trigger",
    "load_lexicon",
    "status_words",
]

_ACTS = "data/lexicon/acts.tsv"
_FRAMES = "data/lexicon/frames.toml"
_LISTS = "data/lexicon/wordlists.toml"
_ROLES = frozenset({"actor", "affected", "in-support-of", "addressee", "place", "thing"})
_SLOTS = frozenset(
    "subject object indirect by owner of on at against for to described modifier object_passive release_of "
    "light_subject have_subject from owner_of_object owner_of_subject behalf clause_affected object_of_free "
    "dispersed object_below clause_object upon about into owner_of_into subject_below confessing "
    "undergoing punished named_behind owner_of_site silenced".split()
)
_BY_STATUS = {
    "adverbs": "negated",
    "adjectives": "",
    "raising": "",
    "linking": "",
    "speech": "requested",
    "passive_speech": "reported addressed",
    "feelings": "",
    "over_objects": "cases",
    "over_of": "",
    "put_off": "negated",
    "source_nouns": "",
}
"""The tables of `status.toml` whose lists are named by statuses, each with the lists that the rules ask for by name."""

_BY_NAME = {
    "beside": "barely ever few whole",
    "knowing": "verbs finding nouns matters",
    "telling": "verbs claiming",
    "confessing": "verbs forcing forced",
    "unconfirmed": "verbs",
    "over_applications": "nouns",
    "moved": "nouns prepositions",
    "caused": "verbs prepositions",
    "presupposing": "verbs surviving survived",
    "judging": "verbs",
    "witnessing": "verbs nouns",
    "bringing": "verbs results prepositions",
    "accusing": "verbs nouns",
    "rejections": "verbs inventing apologising lying calling nouns charges truths contrary",
    "demands": "verbs verbs_for verbs_that orders nouns_for intending needed participles",
    "imposed": "verbs infinitives approving approved detaining custody confirming",
    "implied": "verbs seen again",
    "rules": "nouns prepositions",
    "open": "possible over_nouns nouns aims means negated_nouns negated hindering one_way at_last negated_adjectives "
    "able_nouns able stopping gathering papers stopping_nouns up_to_now occasions adjectives doubtful undone awaited "
    "starting modals demand_modals conditions fiction depicting acting temporal ahead undoing opposing "
    "arranging exposing steps against anyone warranting known_of",
    "attribution": "according sources accusers accounts voices press words",
    "truth": "negated false unreal faked made_up superseded versions texts showing falsely",
    "evidence": "nouns scarce",
}
"""The other tables of `status.toml`, each with its lists."""

_FLAGS = frozenset({"light", "status", "must_be_negated", "by_publisher"})
_PLAIN = frozenset(
    "person person-or-actor passive active length since negated noun family contact lawyer care human-rights "
    "speaker-act family-subject official charge-ground time-inside take-action place plural finite people "
    "with-object moves abroad country".split()
)
_KEYED = frozenset({"object", "subject", "infinitive", "adverb", "adjective", "compound", "prep", "owner", "sentence"})
_PREPOSITIONS = frozenset(
    "in inside at on under behind to into from for with without of before against by as over after among".split()
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

    `particle` must stand beside it ("set" + "free"); `line` is its line in the file. Of each set of words in `needed` a
    sentence must have one.
    """

    type: str
    part: str
    lemma: str
    particle: str | None
    frame: Frame
    conditions: tuple[Condition, ...]
    line: int
    needed: tuple[frozenset[str], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needed", tuple(c.words for c in self.conditions if c.wanted and c.words))


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
    _statuses: Mapping[str, Mapping[str, str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        statuses = {
            table: {word: status for status, words in reversed(tuple(lists.items())) for word in words}
            for table, lists in self.tables.items()
            if table in _BY_STATUS
        }
        object.__setattr__(self, "_statuses", statuses)

    def status_of(self, table: str, word: str) -> str | None:
        """Return the status that `word` stands for in a table, or None; where it is in two lists, the first holds."""
        return self._statuses[table].get(word)

    def has(self, table: str, name: str, word: str) -> bool:
        """Return whether `word` is in the list `name` of a table."""
        return word in self.tables[table][name]


@functools.cache
def status_words() -> StatusWords:
    """Return the words for how firmly something is said; ResourceError names the file, the line and the remedy."""
    return StatusWords(read_tables("data/lexicon/status.toml", _status_tables()))


def _status_tables() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The tables of `status.toml`: which lists each must have, and which it may (by status: any status)."""
    statuses = frozenset(status.value for status in Status)
    by_status = {table: (frozenset(needed.split()), statuses) for table, needed in _BY_STATUS.items()}
    return by_status | {table: (frozenset(needed.split()), frozenset()) for table, needed in _BY_NAME.items()}


@functools.cache
def load_lexicon() -> Lexicon:
    """Return the checked lexicon; ResourceError names file, line and remedy."""
    lists, tables = read_lists(_LISTS, ("light_verbs", "phrases"))
    frames = {name: _frame(name, body) for name, body in _toml(_FRAMES).items()}
    types = event_types()
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
        light_verbs=tables["light_verbs"],
        phrases={key: tuple(sorted(words)) for key, words in tables["phrases"].items()},
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
