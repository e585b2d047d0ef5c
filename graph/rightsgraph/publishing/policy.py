"""What a public export may say: data/lexicon/disclosure.toml, or a file of the user's."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rightsgraph.errors import ResourceError, UsageError
from rightsgraph.resources import resource_text

__all__ = ["ACTIONS", "Policy", "read_policy"]

ACTIONS = ("keep", "words", "link", "group", "place", "edtf", "first", "last", "largest")
"""What may be done with a property; the file itself says what each means."""

_FILE = "data/lexicon/disclosure.toml"
_TITLES = "data/lexicon/names.toml"
_SEARCH = ("fixed",)
_LISTS = ("post_states", "post_in", "acts", "suffering", "organisations", "places", "not_alone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Who keeps a name, and what is kept of each class: local name of a class -> of a property -> action."""

    smallest_group: int
    post_states: frozenset[str]
    post_in: frozenset[str]
    acts: frozenset[str]
    suffering: frozenset[str]
    organisations: frozenset[str]
    places: tuple[str, ...]
    not_alone: frozenset[str]
    titles: frozenset[str]
    fixed: frozenset[str]
    shortest_part: int
    classes: Mapping[str, Mapping[str, str]]


def read_policy(path: str | Path | None = None) -> Policy:
    """Return the policy of a file, or the one that ships; UsageError says what is wrong in a file of the user's."""
    if path is None:
        return _policy(_FILE, resource_text(_FILE), ResourceError)
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read; give --policy a file like {_FILE}") from error
    return _policy(str(path), text, UsageError)


def _policy(where: str, text: str, wrong: type[ResourceError | UsageError]) -> Policy:
    try:
        given: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise wrong(f"{where}: {error}; correct the line") from error
    unknown = sorted(given.keys() - {"smallest_group", "named", "search", "classes"})
    named, search, classes = (given.get(part, {}) for part in ("named", "search", "classes"))
    unknown += sorted(f"named.{name}" for name in named.keys() - set(_LISTS))
    unknown += sorted(f"search.{name}" for name in search.keys() - {*_SEARCH, "shortest_part"})
    if unknown:
        raise wrong(f"{where}: {unknown[0]}: not a setting of this file; remove it")
    smallest: Any = given.get("smallest_group")
    shortest: Any = search.get("shortest_part", 4)
    for name, number in (("smallest_group", smallest), ("search.shortest_part", shortest)):
        if not isinstance(number, int) or isinstance(number, bool) or number < 2:
            raise wrong(f"{where}: {name}: give a whole number, 2 or more")
    lists = {name: (search if name in _SEARCH else named).get(name, []) for name in (*_LISTS, *_SEARCH)}
    for name, values in lists.items():
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            raise wrong(f"{where}: {name}: give a list of words")
    for name, kept in classes.items():
        for item, action in kept.items():
            if action not in ACTIONS:
                raise wrong(f"{where}: classes.{name}.{item}: {action!r}; choose one of {', '.join(ACTIONS)}")
    return Policy(
        smallest_group=smallest,
        shortest_part=shortest,
        places=tuple(lists.pop("places")),
        titles=_titles(),
        classes=MappingProxyType({name: MappingProxyType(dict(kept)) for name, kept in classes.items()}),
        **{name: frozenset(values) for name, values in lists.items()},
    )


def _titles() -> frozenset[str]:
    """Return the words that stand before or after a name and are no part of it."""
    names = tomllib.loads(resource_text(_TITLES))
    return frozenset(word.rstrip(".") for part in ("titles", "honorifics_after", "generations") for word in names[part])
