"""The project's word tables as they are read: tab-separated rows, and TOML lists of words.

Both are written by people who know languages and places, not Python, so every mistake is told with its file and line.
"""

import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, get_origin, get_type_hints

from rightsgraph.errors import ResourceError
from rightsgraph.resources import resource_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["read_lists", "read_tables", "read_words", "rows"]

_Words = TypeVar("_Words", bound="DataclassInstance")
_Lists = Mapping[str, frozenset[str]]


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
    text, table = _toml(name)
    hints = get_type_hints(kind)
    wanted = [field.name for field in dataclasses.fields(kind)]
    for key in table:
        if key not in wanted:
            raise ResourceError(f"{_place(name, text, key)}: unknown list {key!r}; expected {', '.join(wanted)}")
    values: dict[str, Any] = {}
    for key in wanted:
        if key not in table:
            raise ResourceError(f"{name}: no list {key!r}; add it, empty when there are no such words")
        if get_origin(hints[key]) is frozenset:
            values[key] = frozenset(_words(partial(_place, name, text, key), key, table[key]))
        else:
            values[key] = dict(_list_of_word(name, text, key, table[key]))
    return kind(**values)


def read_tables(name: str, wanted: Mapping[str, tuple[frozenset[str], frozenset[str]]]) -> dict[str, _Lists]:
    """Return the word lists of a TOML file by table and list.

    `wanted` tells of each table which lists it must have and which more it may have. ResourceError, with file, line and
    remedy, where a table or list is missing or unknown or holds anything but words.
    """
    text, table = _toml(name)
    for key in table:
        if key not in wanted:
            raise ResourceError(f"{_place(name, text, key)}: unknown table {key!r}; expected {', '.join(wanted)}")
    return {key: _checked(name, text, key, table.get(key), *lists) for key, lists in wanted.items()}


def read_lists(name: str, tables: Iterable[str]) -> tuple[_Lists, dict[str, _Lists]]:
    """Return the word lists of a TOML file by name, and those of its `tables` by table and name, whatever their names.

    ResourceError, with file, line and remedy, where a table is missing or anything but words is in a list.
    """
    text, table = _toml(name)
    inner = {key: table.pop(key, None) for key in tables}
    lists = {key: frozenset(_words(partial(_place, name, text, key), key, words)) for key, words in table.items()}
    return lists, {
        key: _checked(name, text, key, found, frozenset(), frozenset(found or ())) for key, found in inner.items()
    }


def _checked(name: str, text: str, key: str, lists: Any, needed: frozenset[str], more: frozenset[str]) -> _Lists:
    if not isinstance(lists, Mapping):
        raise ResourceError(f"{_place(name, text, key)}: {key!r} is no table; write [{key}] and its lists below")
    found: dict[str, frozenset[str]] = {}
    for heading, words in lists.items():
        place = partial(_place_inside, name, text, key, heading)
        if heading not in needed | more:
            known = ", ".join(sorted(needed | more))
            raise ResourceError(f"{place()}: [{key}] has unknown list {heading!r}; expected {known}")
        found[heading] = frozenset(_words(place, heading, words))
    for heading in sorted(needed - set(found)):
        raise ResourceError(
            f"{_place(name, text, key)}: [{key}] has no list {heading!r}; add it, empty when without words"
        )
    return found


def _list_of_word(name: str, text: str, key: str, lists: Any) -> Iterator[tuple[str, str]]:
    """Yield (word, name of its list) of a table of lists."""
    if not isinstance(lists, Mapping):
        raise ResourceError(f"{_place(name, text, key)}: {key!r} is no table; write [{key}] and its lists below")
    for heading, words in lists.items():
        for word in _words(partial(_place, name, text, heading), heading, words):
            yield word, heading


def _words(place: Callable[[], str], key: str, value: Any) -> list[str]:
    """Return the words of a list; `place` tells where it stands, which takes longer than to read it."""
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ResourceError(f'{place()}: {key!r} is no list of words; write {key} = ["one", "two"]')
    return value


def _place(name: str, text: str, key: str) -> str:
    """Return the file and the line where a list or table of that name starts."""
    found = re.search(rf'^[ \t]*\[?"?{re.escape(key)}"?[ \t]*[\]=]', text, re.M)
    return f"{name}:{text.count(chr(10), 0, found.start()) + 1}" if found else name


def _place_inside(name: str, text: str, table: str, key: str) -> str:
    """Return the file and the line where a list of a table starts."""
    header = re.search(rf"^\[{re.escape(table)}\]", text, re.M)
    before = text[: header.start()] if header else ""
    line = _place(name, text[len(before) :], key).removeprefix(f"{name}:")
    return f"{name}:{int(line) + before.count(chr(10))}" if line.isdigit() else name


def _toml(name: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a TOML file and what it holds."""
    text = _text(name)
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"{name}: {error}; mend the file") from error


def _text(name: str) -> str:
    try:
        return resource_text(name)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ResourceError(f"{name}:{line}: not UTF-8; save the file as UTF-8") from error
