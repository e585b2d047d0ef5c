"""JSON-LD 1.1 with its context in the file: prefixes, and how the values of each property are to be read."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from json.encoder import encode_basestring as quoted
from typing import IO

from rightsgraph.export.selection import RDF_TYPE, Properties, Selection, Subject, grouped
from rightsgraph.export.terms import STRING, literal, name_of, reading
from rightsgraph.sorting import no_room

__all__ = ["jsonld"]

_HELD = 1 << 24
"""Bytes that are held in memory before they wait on disk."""

_AT_ONCE = 20_000
_REMEMBERED = 20_000
"""Written forms of IRIs that are kept at most."""


def jsonld(selection: Selection) -> Iterator[str]:
    """Yield a JSON-LD document: the nodes of the default graph, then one object a named graph."""
    with tempfile.SpooledTemporaryFile(_HELD, "w+", encoding="utf-8", newline="\n", prefix="rightsgraph-") as aside:
        try:
            lengths, readings = _put_aside(selection, aside)
            aside.seek(0)
        except OSError as error:
            raise no_room(error) from error
        records = iter(aside)
        writer = _Writer(selection, readings)
        context = json.dumps(writer.context, indent=2, ensure_ascii=False).replace("\n", "\n  ")
        yield f'{{\n  "@context": {context},\n  "@graph": ['
        comma = "\n"
        for graph, length in lengths.items():
            subjects = grouped(line[:-1] for line in islice(records, length))
            if not graph:
                for node in _nodes(writer, subjects, 4):
                    yield comma + node
                    comma = ",\n"
                continue
            yield f'{comma}    {{\n      "@id": {quoted(writer.name(graph))},\n      "@graph": [\n'
            first, *more = _nodes(writer, subjects, 8)
            yield first
            yield from (f",\n{node}" for node in more)
            yield "\n      ]\n    }"
            comma = ",\n"
        yield "\n  ]\n}\n"


def _put_aside(selection: Selection, aside: IO[str]) -> tuple[dict[str, int], set[tuple[str, str]]]:
    """Write the sorted records of all graphs to a file: the context, which stands first, depends on all of them.

    Returns how many each graph has that has any, and how the values of each property are read.
    """
    lengths: dict[str, int] = {}
    readings: set[tuple[str, str]] = set()
    for graph in selection.graphs:
        with selection.subjects(graph) as subjects:
            records = subjects.records()
            while some := list(islice(records, _AT_ONCE)):
                lengths[graph] = lengths.get(graph, 0) + len(some)
                aside.write("\n".join(some) + "\n")
                readings.update(
                    [(r[2], "^" if r[3][0] == "<" else reading(r[3])) for r in (s.split("\t", 3) for s in some)]
                )
    return lengths, readings


def _nodes(writer: "_Writer", subjects: Iterable[Subject], indent: int) -> Iterator[str]:
    space = " " * indent
    return (space + writer.node(subject, properties, indent) for subject, properties in subjects)


class _Writer:
    """Writes nodes by one context, which is made from the data: a property whose values are all alike is coerced."""

    def __init__(self, selection: Selection, readings: Iterable[tuple[str, str]]) -> None:
        self._selection = selection
        self._quoted: dict[str, str] = {}
        alike: dict[str, str | None] = {}
        for name, how in readings:
            alike[name] = None if name in alike else how
        self._alike = {name: how for name, how in alike.items() if how is not None and selection.compact(name)}
        self.context: dict[str, object] = dict(selection.prefixes) | {
            self.name(name): {"@language": how[1:]}
            if how[0] == "@"
            else {"@type": self.name(how[1:]) if how[1:] else "@id"}
            for name, how in sorted(self._alike.items())
            if how != f"^{STRING}"
        }

    def name(self, iri: str) -> str:
        """Return an IRI as it is written: compact when a prefix fits."""
        compact = self._selection.compact(iri)
        return iri if compact is None else ":".join(compact)

    def quoted(self, iri: str) -> str:
        """Return an IRI or a blank node as it is written, in quotation marks."""
        found = self._quoted.get(iri)
        if found is None:
            if len(self._quoted) == _REMEMBERED:
                self._quoted.clear()
            found = self._quoted[iri] = quoted(self.name(iri))
        return found

    def node(self, subject: str, properties: Properties, indent: int) -> str:
        """Return the object of one subject; a single value stands alone, several in an array.

        The lines are those of `json.dumps` with an indent of two, which is many times slower.
        """
        line = "\n" + " " * (indent + 2)
        rows = [f'"@id": {self.quoted(subject)}']
        for name, values in properties.items():
            if name == RDF_TYPE:
                key, written = '"@type"', [self.quoted(name_of(v)) for v in values]
            else:
                key = self.quoted(name)
                within = line if len(values) == 1 else line + "  "
                written = [self._value(name, v, within) for v in values]
            rows.append(f"{key}: {_alone_or_array(written, line)}")
        return "{" + line + f",{line}".join(rows) + line[:-2] + "}"

    def _value(self, name: str, term: str, line: str) -> str:
        """Return a value; `line` begins the line that it stands in."""
        alike = self._alike.get(name)
        if term[0] != '"':
            iri = self.quoted(name_of(term))
            return iri if alike == "^" else f'{{{line}  "@id": {iri}{line}}}'
        words, language, datatype = literal(term)
        value = quoted(words)
        if alike is not None:
            return value
        if language:
            return f'{{{line}  "@value": {value},{line}  "@language": {quoted(language)}{line}}}'
        if datatype == STRING:
            return f'{{{line}  "@value": {value}{line}}}'
        return f'{{{line}  "@value": {value},{line}  "@type": {self.quoted(datatype)}{line}}}'


def _alone_or_array(written: Sequence[str], line: str) -> str:
    if len(written) == 1:
        return written[0]
    return f"[{line}  " + f",{line}  ".join(written) + f"{line}]"
