"""A query, its answer, and why one is not answered.

RefusedError
├── MalformedError       it does not parse, or would change the graph or ask another server
├── UnacceptableError    its answer has none of the forms that are wanted
├── TooLargeError        its answer has too many rows or bytes
├── TooCostlyError       it took too long or too much memory, and was ended
├── UnanswerableError    the engine cannot answer it
└── BusyError            too many queries wait already, or the build is being replaced
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rightsgraph.errors import QueryError

__all__ = [
    "Answer",
    "Asked",
    "BusyError",
    "MalformedError",
    "RefusedError",
    "TooCostlyError",
    "TooLargeError",
    "UnacceptableError",
    "UnanswerableError",
]


class RefusedError(QueryError):
    """A query that was not answered; the text says why and what to do."""


class MalformedError(RefusedError):
    """It does not parse, or would change the graph or ask another server."""


class UnacceptableError(RefusedError):
    """Its answer has none of the forms that are wanted; the text is `rows` or `graph`."""


class TooLargeError(RefusedError):
    """Its answer has too many rows or bytes."""


class TooCostlyError(RefusedError):
    """It took too long or too much memory, and was ended."""


class UnanswerableError(RefusedError):
    """The engine cannot answer it."""


class BusyError(RefusedError):
    """Too many queries wait already, or the build is being replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query and how it is to be answered.

    `default` and `named` are the graphs of its data set, where the request names them; else FROM in the query does, or
    all graphs are one. `values` are put in the place of variables that the query selects, as terms of N-Triples.
    `rows_as` is json, xml, csv or tsv; `graph_as` turtle, ntriples, jsonld, rdfxml, trig or nquads; None where no form
    of that kind is wanted.
    """

    query: str
    default: Sequence[str] | None = None
    named: Sequence[str] | None = None
    values: Mapping[str, str] | None = None
    rows_as: str | None = "json"
    graph_as: str | None = "turtle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer: `kind` is rows, boolean or graph, `form` one of those that were asked for."""

    kind: str
    form: str
    content: bytes
