"""The project's word tables as they are read: tab-separated rows, and TOML lists of words.

Both are written by people who know languages and places, not Python, so every mistake is told with its file and line.
"""

import dataclasses
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_origin, get_type_hints

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["read_words", "rows"]

_Words = TypeVar("_Words", bound="DataclassInstance")


def rows(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, cells) of a tab-separated data file; `#` starts a comment line.

    A line with fewer or more cells than `columns` raises ResourceError with file, line and remedy.
    """
    for number, line in enumerate(_text(name).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != columns:
            raise ResourceError(f"{name}:{number}: {len(cells)} cells, expected {columns} separated by tabs")
        yield number, cells


def read_words(name: str, kind: type[_Words]) -> _Words:
    """Return the dataclass `kind` with every field filled from the TOML file's list of the same name.

    A field is a frozenset of words, or a mapping: the file then has a table of lists, and every word is mapped to the
    name of its list. ResourceError where a list is missing, unknown or holds anything but words.
    """
    text = _text(name)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name}: {error}; mend the file") from error
    hints = get_type_hints(kind)
    wanted = [field.name for field in dataclasses.fields(kind)]
    for key in table:
        if key not in wanted:
            raise ResourceError(f"{_place(name, text, key)}: unknown list {key!r}; expected {', '.join(wanted)}")
    values: dict[str, Any] = {}
    for key in wanted:
        if key not in table:
            raise ResourceError(f"{name}: no list {key!r}; add it, empty when there are no such words")
        place = _place(name, text, key)
        if get_origin(hints[key]) is frozenset:
            values[key] = frozenset(_words(place, key, table[key]))
        else:
            values[key] = dict(_list_of_word(name, text, key, table[key]))
    return kind(**values)


def _list_of_word(name: str, text: str, key: str, lists: Any) -> Iterator[tuple[str, str]]:
    """Yield (word, name of its list) of a table of lists."""
    if not isinstance(lists, Mapping):
        raise ResourceError(f"{_place(name, text, key)}: {key!r} is no table; write [{key}] and its lists below")
    for heading, words in lists.items():
        for word in _words(_place(name, text, heading), heading, words):
            yield word, heading


def _words(place: str, key: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ResourceError(f'{place}: {key!r} is no list of words; write {key} = ["one", "two"]')
    return value


def _place(name: str, text: str, key: str) -> str:
    """Return the file and the line where a list or table of that name starts."""
    found = re.search(rf'^[ \t]*\[?"?{re.escape(key)}"?[ \t]*[\]=]', text, re.M)
    return f"{name}:{text.count(chr(10), 0, found.start()) + 1}" if found else name


def _text(name: str) -> str:
    try:
        return resource_text(name)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ResourceError(f"{name}:{line}: not UTF-8; save the file as UTF-8") from error
