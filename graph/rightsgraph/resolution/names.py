"""Two names compared: in any order, script and spelling, with initials and particles, as people's names are written.

Letters become Latin ones (anyascii), words are compared by Jaro-Winkler similarity (Winkler 1990) and paired one to
one. The figures are similarities, not probabilities.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text

__all__ = ["NameParts", "Weights", "differ", "load_weights", "name_parts", "similarity", "sound_keys"]

_FILE = "data/lexicon/resolution.toml"
_WORD = re.compile(r"[a-z0-9]+")
_INITIAL = 0.88
_MISSING = 0.05
_OTHER_ORDER = 0.01
_LEAST = 0.84
"""Words less alike than this are different words."""
_TELLING = 3
"""With fewer consonants many words sound alike: "Li", "Lu"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What evidence weighs, in points, and the words that the comparison of names needs (resolution.toml)."""

    thresholds: Mapping[str, float]
    evidence: Mapping[str, float]
    against: Mapping[str, float]
    titles: frozenset[str]
    particles: frozenset[str]
    sounds: tuple[tuple[str, str], ...]


@functools.cache
def load_weights() -> Weights:
    """Return the weights; ResourceError names the key that is missing or no number."""
    try:
        said: dict[str, Any] = tomllib.loads(resource_text(_FILE))
        numbers = {part: {k: float(v) for k, v in said[part].items()} for part in ("thresholds", "evidence", "against")}
        words = said["words"]
        sounds = sorted(words["sounds"].items(), key=lambda pair: (-len(pair[0]), pair[0]))
        return Weights(
            **{part: MappingProxyType(values) for part, values in numbers.items()},
            titles=frozenset(words["titles"].split()),
            particles=frozenset(words["particles"].split()),
            sounds=tuple((str(a), str(b)) for a, b in sounds),
        )
    except (tomllib.TOMLDecodeError, KeyError, AttributeError, ValueError, TypeError) as error:
        raise ResourceError(
            f"{_FILE}: {type(error).__name__}: {error}; restore the file or correct that key"
        ) from error


@dataclass(frozen=True, slots=True)
class NameParts:
    """The words of a name in Latin letters, lower case, without titles; particles apart."""

    words: tuple[str, ...]
    particles: frozenset[str]

    @property
    def single(self) -> bool:
        """Whether it is one word, or one word and initials."""
        return sum(len(w) > 1 for w in self.words) < 2


@functools.lru_cache(maxsize=200_000)
def name_parts(name: str) -> NameParts:
    """Return the words of a name: "Dr. José de la Cruz" gives jose, cruz and the particles de, la."""
    from anyascii import anyascii

    weights = load_weights()
    plain = anyascii(name).lower().replace("'", "").replace("`", "")
    words = _WORD.findall(plain)
    while len(words) > 1 and words[0] in weights.titles:
        words = words[1:]
    own = [w for w in words if w not in weights.particles] or words
    return NameParts(tuple(own), frozenset(words) - frozenset(own))


def similarity(one: str, other: str) -> float:
    """Return how alike two names are, in [0, 1]: 1 for the same words in the same order."""
    from rapidfuzz.distance import JaroWinkler

    first, second = name_parts(one).words, name_parts(other).words
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    if len(first) > len(second):
        first, second = second, first
    if "".join(first) == "".join(second):  # "Xiao Bo", "Xiaobo"
        return 0.98
    pairs = sorted(
        ((_alike(a, b, JaroWinkler.similarity), i, j) for i, a in enumerate(first) for j, b in enumerate(second)),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    taken: dict[int, tuple[int, float]] = {}
    for alike, i, j in pairs:
        if i not in taken and all(j != there for there, _ in taken.values()):
            taken[i] = (j, alike)
    if min(alike for _, alike in taken.values()) < _LEAST:
        return 0.0
    found = sum(alike for _, alike in taken.values()) / len(first)
    in_order = [taken[i][0] for i in range(len(first))]
    found -= _MISSING * (len(second) - len(first)) * (3 if len(first) == 1 else 1)
    return max(0.0, found - (_OTHER_ORDER if in_order != sorted(in_order) else 0.0))


def differ(one: str, other: str) -> bool:
    """Return whether two names differ in a word: each has one that the other has not, though it may be much alike.

    Order, spaces and an initial for a word make no difference, nor does a word that one name leaves out. "Lan Meihua"
    and "Lan Meihu" are two names, and may be two people of one village.
    """
    first, second = name_parts(one).words, name_parts(other).words
    if "".join(first) == "".join(second):
        return False
    short, long = sorted((first, second), key=len)
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        found = next((w for w in left if w == word), None) or next((w for w in left if _initials(word, w)), None)
        if found is None:
            return True
        left.remove(found)
    return False


def _initials(one: str, other: str) -> bool:
    """Whether one of two words is the initial of the other."""
    return 1 in (len(one), len(other)) and one[0] == other[0]


def _alike(one: str, other: str, measure: Any) -> float:
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if one[0] == other[0] else 0.0
    if one == other:
        return 1.0
    found = float(measure(one, other))
    if found < _LEAST and _sound(one) == (sound := _sound(other)) and len(sound) >= _TELLING:
        return _LEAST  # "Mohamed", "Muhammad": enough to ask, not to decide
    return found


def sound_keys(name: str) -> frozenset[str]:
    """Return the keys under which a name is looked for: those of two spellings of one name meet in one of them."""
    sounds = sorted({_sound(w) for w in name_parts(name).words})
    if len(sounds) < 2:
        return frozenset(sounds)
    whole = " ".join(sounds)
    joined = _sound("".join(name_parts(name).words))
    pairs = {f"{a} {b}" for i, a in enumerate(sounds) for b in sounds[i + 1 :]} if len(sounds) <= 5 else set()
    return frozenset({whole, joined, *pairs})


@functools.lru_cache(maxsize=200_000)
def _sound(word: str) -> str:
    """Return the consonants of a word, sounds that are spelled in several ways made one; its first letter stays."""
    for spelled, sound in load_weights().sounds:
        word = word.replace(spelled, sound)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[:1] + re.sub(r"[aeiouh]", "", word[1:])
