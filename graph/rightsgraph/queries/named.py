"""The questions that ship, and how their parameters are filled."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from rightsgraph.errors import QueryError, ResourceError
from rightsgraph.resources import resources_in

__all__ = ["NamedQuery", "Parameter", "bind", "named_queries", "parameters"]

_DECLARED = re.compile(r'^#[ \t]*param:[ \t]*(\w+)[ \t]+"((?:[^"\\\n]|\\.)*)"[ \t]*(.*?)[ \t]*\r?$', re.M)
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that a question leaves open: its variable, the value unless told, and what it means."""

    name: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question that ships: `text` is SPARQL with the parameters at their defaults."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


def named_queries() -> tuple[NamedQuery, ...]:
    """Return the questions that ship, by name; ResourceError when a file lacks its question or marks one badly."""
    return tuple(
        _named(file.name, file.read_text(encoding="utf-8")) for file in resources_in("ontology/queries", ".rq")
    )


def _named(file: str, text: str) -> NamedQuery:
    first, _, _ = text.partition("\n")
    if not first.startswith("# "):
        raise ResourceError(f"ontology/queries/{file}:1: no question; the first line is `# ` and the question")
    try:
        declared = parameters(text)
    except QueryError as error:
        raise ResourceError(f"ontology/queries/{file}: {error}") from error
    return NamedQuery(name=file.removesuffix(".rq"), question=first[2:].strip(), parameters=declared, text=text)


def parameters(text: str) -> tuple[Parameter, ...]:
    """Return the parameters that a query declares, in its order; QueryError when one has no `VALUES` to take it."""
    found = []
    for match in _DECLARED.finditer(text):
        name, default, meaning = match.groups()
        if not _place(name).search(text):
            raise QueryError(
                f"parameter {name}: no `VALUES ?{name} {{ ... }}` in the query; add it or the comment is idle"
            )
        found.append(Parameter(name=name, default=re.sub(r"\\(.)", r"\1", default), meaning=meaning))
    return tuple(found)


def bind(text: str, values: Mapping[str, str]) -> str:
    """Return the query with the values in the place of the defaults, as literals of the default's language or datatype.

    A value can only ever be the text of a literal: whatever would end the literal is escaped. Raises QueryError for a
    parameter that the query does not declare, or a value that its datatype does not allow.
    """
    known = [p.name for p in parameters(text)]
    for name, value in values.items():
        if name not in known:
            there = f"this query has {', '.join(known)}" if known else "this query has no parameters"
            raise QueryError(f"parameter {name}: unknown; {there}")
        text = _place(name).sub(lambda m, name=name, value=value: _bound(m, name, value), text)  # type: ignore[misc]
    return text


def _place(name: str) -> re.Pattern[str]:
    literal = r'"(?:[^"\\\n\r]|\\.)*"'
    return re.compile(rf"(VALUES\s+\?{re.escape(name)}\s*\{{\s*){literal}((?:@[\w-]+|\^\^\S+)?\s*\}})", re.I)


def _bound(match: re.Match[str], name: str, value: str) -> str:
    datatype = match[2].rstrip(" \t\r\n}").removeprefix("^^").strip("<>").removeprefix(_XSD).removeprefix("xsd:")
    if not _fits(datatype, value):
        raise QueryError(f"parameter {name}: {value!r} is not a value of xsd:{datatype}")
    escaped = value.encode("utf-8", "replace").decode().replace("\\", "\\\\").replace('"', '\\"')
    escaped = "".join(c if c.isprintable() or c == " " else f"\\U{ord(c):08X}" for c in escaped)
    return f'{match[1]}"{escaped}"{match[2]}'


def _fits(datatype: str, value: str) -> bool:
    try:
        if datatype == "date":
            return len(value) == 10 and bool(datetime.date.fromisoformat(value))
        if datatype == "integer":
            return re.fullmatch(r"[+-]?[0-9]+", value) is not None
        if datatype == "decimal":
            return Decimal(value).is_finite()
    except (ValueError, InvalidOperation):
        return False
    return True
