"""JSON-LD 1.1 with its context in the file: prefixes, and how the values of each property are to be read."""

import json
from collections.abc import Iterator, Sequence
from json.encoder import encode_basestring as quoted

import pyoxigraph as ox

from rightsgraph.export.selection import RDF_TYPE, Node, Properties, Selection

__all__ = ["jsonld"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def jsonld(selection: Selection) -> Iterator[str]:
    """Yield a JSON-LD document: the nodes of the default graph, then one object a named graph."""
    writer = _Writer(selection)
    context = json.dumps(writer.context, indent=2, ensure_ascii=False).replace("\n", "\n  ")
    yield f'{{\n  "@context": {context},\n  "@graph": ['
    comma = "\n"
    for graph in selection.graphs:
        subjects = selection.subjects(graph)
        if not graph:
            for subject, properties in subjects.items():
                yield f"{comma}    {writer.node(subject, properties, 4)}"
                comma = ",\n"
            continue
        yield f'{comma}    {{\n      "@id": {quoted(writer.name(graph))},\n      "@graph": ['
        comma = "\n"
        for subject, properties in subjects.items():
            yield f"{comma}        {writer.node(subject, properties, 8)}"
            comma = ",\n"
        yield "\n      ]\n    }"
        comma = ",\n"
    yield "\n  ]\n}\n"


class _Writer:
    """Writes nodes by one context, which is made from the data: a property whose values are all alike is coerced."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        alike: dict[str, str | None] = {RDF_TYPE: None}
        for quad in selection.quads():
            name = quad.predicate.value
            if alike.get(name, "") is not None and not isinstance(target := quad.object, ox.Triple):
                how = _reading(target)
                alike[name] = how if alike.setdefault(name, how) == how else None
        self._alike = {name: how for name, how in alike.items() if how is not None and selection.compact(name)}
        self.context: dict[str, object] = dict(selection.prefixes) | {
            self.name(name): {"@language": how[1:]}
            if how[0] == "@"
            else {"@type": self.name(how[1:]) if how[1:] else "@id"}
            for name, how in sorted(self._alike.items())
            if how != f"^{_STRING}"
        }

    def name(self, iri: str) -> str:
        """Return an IRI as it is written: compact when a prefix fits."""
        compact = self._selection.compact(iri)
        return iri if compact is None else ":".join(compact)

    def node(self, subject: str, properties: Properties, indent: int) -> str:
        """Return the object of one subject; a single value stands alone, several in an array.

        The lines are those of `json.dumps` with an indent of two, which is many times slower.
        """
        line = "\n" + " " * (indent + 2)
        rows = [f'"@id": {quoted(self.name(subject))}']
        for name, values in properties.items():
            if name == RDF_TYPE:
                key, written = "@type", [quoted(self._type(v)) for v in values]
            else:
                key = self.name(name)
                within = line if len(values) == 1 else line + "  "
                written = [self._value(name, v, within) for v in values]
            rows.append(f"{quoted(key)}: {_alone_or_array(written, line)}")
        return "{" + line + f",{line}".join(rows) + line[:-2] + "}"

    def _type(self, term: Node) -> str:
        return str(term) if isinstance(term, ox.BlankNode) else self.name(term.value)

    def _value(self, name: str, term: Node, line: str) -> str:
        """Return a value; `line` begins the line that it stands in."""
        alike = self._alike.get(name)
        if isinstance(term, ox.NamedNode | ox.BlankNode):
            iri = quoted(self._type(term))
            return iri if alike == "^" else f'{{{line}  "@id": {iri}{line}}}'
        value = quoted(term.value)
        if alike is not None:
            return value
        if term.language:
            return f'{{{line}  "@value": {value},{line}  "@language": {quoted(term.language)}{line}}}'
        if term.datatype.value == _STRING:
            return f'{{{line}  "@value": {value}{line}}}'
        return f'{{{line}  "@value": {value},{line}  "@type": {quoted(self.name(term.datatype.value))}{line}}}'


def _alone_or_array(written: Sequence[str], line: str) -> str:
    if len(written) == 1:
        return written[0]
    return f"[{line}  " + f",{line}  ".join(written) + f"{line}]"


def _reading(term: Node) -> str:
    """Return how a value is read: `^` for a node, `@` and its language, or `^` and its datatype."""
    if not isinstance(term, ox.Literal):
        return "^"
    return f"@{term.language}" if term.language else f"^{term.datatype.value}"
