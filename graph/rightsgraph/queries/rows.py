"""The answer to a query: rows of a SELECT, the boolean of an ASK, the statements of a CONSTRUCT or DESCRIBE."""

import io
import shutil
import unicodedata
from collections.abc import Iterator

import pyoxigraph as ox

from rightsgraph.errors import QueryError

__all__ = ["FORMATS", "PREFIXES", "Rows"]

FORMATS = ("table", "csv", "tsv", "json")

_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_KEPT = "\n\u200c\u200d"  # the joiners belong to the spelling of Persian and Indic names
PREFIXES = {
    "hr": "https://w3id.org/rightsgraph/ns#",
    "hrv": "https://w3id.org/rightsgraph/vocab#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Rows:
    """An answer, read once: iterate over it, or write it in one format.

    Iterating gives the rows of a SELECT, a cell being the text of a literal, an IRI, or None where nothing is bound. An
    ASK gives one row, `("true",)` or `("false",)`; a CONSTRUCT or DESCRIBE a row of three for each statement, sorted.
    """

    def __init__(self, answer: "ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples") -> None:
        self._answer = answer

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns, without `?`."""
        if isinstance(self._answer, ox.QuerySolutions):
            return tuple(v.value for v in self._answer.variables)
        return ("answer",) if isinstance(self._answer, ox.QueryBoolean) else ("subject", "predicate", "object")

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        if isinstance(self._answer, ox.QueryBoolean):
            yield ("true" if self._answer else "false",)
        elif isinstance(self._answer, ox.QueryTriples):
            yield from ((_cell(t.subject), t.predicate.value, _cell(t.object)) for t in self._triples())
        else:
            try:
                for row in self._answer:
                    yield tuple(_cell(term) for term in row)
            except (OSError, RuntimeError, ValueError) as error:
                raise _unanswered(error) from error

    def csv(self) -> str:
        """Return W3C SPARQL 1.1 CSV: a header without `?`, lines that end in CRLF."""
        return "".join(self.write("csv"))

    def write(self, form: str) -> Iterator[str]:
        """Yield the answer as `table`, `csv`, `tsv` or `json` (the W3C's SPARQL 1.1 results formats).

        An ASK is `true` or `false`, in JSON as the W3C has it. Statements come as Turtle with `table`, else as sorted
        N-Triples. A table is as wide as the terminal, and control characters of the data are shown as escapes.
        """
        if form not in FORMATS:
            raise QueryError(f"format {form!r}: unknown; choose one of {', '.join(FORMATS)}")
        if isinstance(self._answer, ox.QueryTriples):
            yield self._turtle() if form == "table" else "".join(f"{t} .\n" for t in self._triples())
        elif isinstance(self._answer, ox.QueryBoolean):
            truth = "true" if self._answer else "false"
            yield self._serialised(self._answer, form) if form == "json" else f"{truth}\n"
        elif form == "table":
            yield self._table()
        else:
            yield self._serialised(self._answer, form)

    def _serialised(self, answer: ox.QuerySolutions | ox.QueryBoolean, form: str) -> str:
        formats = {
            "csv": ox.QueryResultsFormat.CSV,
            "tsv": ox.QueryResultsFormat.TSV,
            "json": ox.QueryResultsFormat.JSON,
        }
        stream = io.BytesIO()
        try:
            answer.serialize(stream, formats[form])
        except (OSError, RuntimeError, ValueError) as error:
            raise _unanswered(error) from error
        text = stream.getvalue().decode("utf-8")
        return f"{text}\n" if form == "json" else text

    def _triples(self) -> list[ox.Triple]:
        try:
            return sorted(set(self._answer), key=str)  # type: ignore[arg-type]
        except (OSError, RuntimeError, ValueError) as error:
            raise _unanswered(error) from error

    def _turtle(self) -> str:
        triples = self._triples()
        used = {name: iri for name, iri in PREFIXES.items() if any(f"<{iri}" in str(t) for t in triples)}
        turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used)
        return (turtle or b"").decode("utf-8")

    def _table(self) -> str:
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for name in self.variables:
            table.add_column(Text(_printable(name)), overflow="fold")
        count = 0
        for row in self:
            table.add_row(*(Text(_printable(cell or "")) for cell in row))
            count += 1
        stream = io.StringIO()
        width = shutil.get_terminal_size((100, 24)).columns
        console = Console(file=stream, width=width, color_system=None, highlight=False, legacy_windows=False)
        console.print(table)
        lines = "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
        return f"{lines}{count or 'no'} row{'' if count == 1 else 's'}\n"


def _unanswered(error: Exception) -> QueryError:
    return QueryError(f"the query cannot be answered: {' '.join(str(error).split())}")


def _cell(term: object) -> str | None:
    if term is None:
        return None
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _printable(text: str) -> str:
    return "".join(
        c if c in _KEPT or unicodedata.category(c) not in _UNSAFE else c.encode("unicode_escape").decode("ascii")
        for c in text
    )
