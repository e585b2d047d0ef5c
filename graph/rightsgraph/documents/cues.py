"""The cues by which parts of a page are told apart, read from `data/lexicon/regions.toml`.

The file says how a cue is written; here each becomes a regular expression over a line in its compared form.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text

__all__ = ["CueList", "Cues", "comparable", "load_cues"]

LEXICON = "data/lexicon/regions.toml"

_LISTS = (
    "control",
    "menu",
    "banner",
    "teaser_head",
    "teaser_end",
    "teaser_line",
    "comments_head",
    "footer",
    "contact",
    "reference",
    "licence",
    "header",
    "end_mark",
)
_WORDS = ("teaser_modifiers", "teaser_nouns")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
_BEFORE = re.compile(r"^[^\w©(\[\"']+")
_AFTER = " :.|,!?>»›→*_-"


def comparable(line: str) -> str:
    """Return a line as cues see it: case folded, plain quotes, single spaces, no bullets before it."""
    return _BEFORE.sub("", " ".join(line.translate(_QUOTES).casefold().split()))


@dataclass(frozen=True, slots=True)
class CueList:
    """One list of cues: whole lines, beginnings, ends, words anywhere, words together, and those with a `*`."""

    lines: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    inside: tuple[str, ...]
    joint: tuple[tuple[str, ...], ...]
    starred: re.Pattern[str] | None

    def found(self, line: str) -> bool:
        """Whether a line, in its comparable form, shows one of the cues."""
        bare = line.rstrip(_AFTER)
        if bare in self.lines or (self.starred is not None and self.starred.match(bare)):
            return True
        if line.startswith(self.begins) and any(_stands(line, cue, 0) for cue in self.begins):
            return True
        if line.endswith(self.ends) or bare.endswith(self.ends):
            return True
        return any(_shows(line, cue) for cue in self.inside) or any(
            all(_shows(line, cue) for cue in cues) for cues in self.joint
        )


def _shows(line: str, cue: str) -> bool:
    """Whether a cue of a pair, or one that may stand anywhere, is in the line."""
    if cue.startswith("^"):
        return _stands(line, cue[1:], 0)
    at = line.find(cue)
    while at >= 0:
        if _stands(line, cue, at):
            return True
        at = line.find(cue, at + 1)
    return False


def _stands(line: str, words: str, at: int) -> bool:
    """Whether words stand at a place of a line as whole words."""
    end = at + len(words)
    if not line.startswith(words, at):
        return False
    open_before = at == 0 or not (line[at - 1].isalnum() and words[0].isalnum())
    return open_before and (end == len(line) or not (line[end].isalnum() and words[-1].isalnum()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """All lists of the lexicon, compiled."""

    control: CueList
    menu: CueList
    banner: CueList
    teaser_head: CueList
    teaser_end: CueList
    teaser_line: CueList
    comments_head: CueList
    footer: CueList
    contact: CueList
    reference: CueList
    licence: CueList
    header: CueList
    end_mark: CueList
    teaser_modifiers: frozenset[str]
    teaser_nouns: frozenset[str]
    html: dict[str, frozenset[str]]

    def heads_teasers(self, line: str) -> bool:
        """Whether a comparable line is the head of a list of other stories: "Related", "World Headlines"."""
        words = line.rstrip(_AFTER).split()
        named = 2 <= len(words) <= 3 and words[-1] in self.teaser_nouns and set(words[:-1]) <= self.teaser_modifiers
        return named or self.teaser_head.found(line)


def _starred(cue: str) -> str:
    """Return the expression of a cue with `*`, which stands for one to four words."""
    words = (r"\S+(?: \S+){0,3}" if word == "*" else re.escape(word) for word in cue.strip("=^$").split())
    return (".*" if cue.endswith("$") else "") + " ".join(words) + (r"\b" if cue.startswith("^") else "$")


def _compiled(cues: Iterable[str]) -> CueList:
    cues = [cue.translate(_QUOTES).casefold() for cue in cues]
    starred = [_starred(cue) for cue in cues if "*" in cue]
    plain = [cue for cue in cues if "*" not in cue]
    single = [cue for cue in plain if " & " not in cue]
    return CueList(
        lines=frozenset(comparable(cue[1:]).rstrip(_AFTER) for cue in single if cue.startswith("=")),
        begins=tuple(cue[1:] for cue in single if cue.startswith("^")),
        ends=tuple(cue[:-1] for cue in single if cue.endswith("$")),
        inside=tuple(cue for cue in single if cue[0] not in "=^" and cue[-1] != "$"),
        joint=tuple(tuple(cue.split(" & ")) for cue in plain if " & " in cue),
        starred=re.compile("|".join(starred)) if starred else None,
    )


@cache
def load_cues() -> Cues:
    """Return the cues of the lexicon; ResourceError when the file is not TOML or lacks a list."""
    try:
        data = tomllib.loads(resource_text(LEXICON))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{LEXICON}: {error}; mend the file or install rightsgraph again") from error
    html = data.get("html")
    for name in (*_LISTS, *_WORDS):
        values = data.get(name)
        if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
            raise ResourceError(f"{LEXICON}: {name!r} is not a list of words; write {name} = ['...']")
    if not isinstance(html, dict):
        raise ResourceError(f"{LEXICON}: the table [html] is missing; install rightsgraph again")
    lists = {name: _compiled(data[name]) for name in _LISTS}
    words = {name: frozenset(data[name]) for name in _WORDS}
    return Cues(**lists, **words, html={kind: frozenset(tokens) for kind, tokens in html.items()})  # type: ignore[arg-type]
