"""JSON-LD 1.1 with its context in the file: prefixes, and how the values of each property are to be read."""

import json
from collections.abc import Iterator

import pyoxigraph as ox

from rightsgraph.export.selection import RDF_TYPE, Node, Properties, Selection

__all__ = ["jsonld"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def jsonld(selection: Selection) -> Iterator[str]:
    """Yield a JSON-LD document: the nodes of the default graph, then one object a named graph."""
    writer = _Writer(selection)
    yield '{\n  "@context": ' + _indented(writer.context, 2) + ',\n  "@graph": ['
    comma = "\n"
    for graph in selection.graphs:
        subjects = selection.subjects(graph)
        if not graph:
            for subject, properties in subjects.items():
                yield f"{comma}    {_indented(writer.node(subject, properties), 4)}"
                comma = ",\n"
            continue
        yield f'{comma}    {{\n      "@id": {json.dumps(writer.name(graph), ensure_ascii=False)},\n      "@graph": ['
        comma = "\n"
        for subject, properties in subjects.items():
            yield f"{comma}        {_indented(writer.node(subject, properties), 8)}"
            comma = ",\n"
        yield "\n      ]\n    }"
        comma = ",\n"
    yield "\n  ]\n}\n"


def _indented(value: object, by: int) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False).replace("\n", "\n" + " " * by)


class _Writer:
    """Writes nodes by one context, which is made from the data: a property whose values are all alike is coerced."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        alike: dict[str, str | None] = {}
        for quad in selection.quads():
            if quad.predicate.value != RDF_TYPE and not isinstance(quad.object, ox.Triple):
                how = _reading(quad.object)
                alike[quad.predicate.value] = how if alike.get(quad.predicate.value, how) == how else None
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

    def node(self, subject: str, properties: Properties) -> dict[str, object]:
        """Return the object of one subject; a single value stands alone, several in an array."""
        made: dict[str, object] = {"@id": self.name(subject)}
        for name, values in properties.items():
            written = [self._type(v) if name == RDF_TYPE else self._value(name, v) for v in values]
            made["@type" if name == RDF_TYPE else self.name(name)] = written[0] if len(written) == 1 else written
        return made

    def _type(self, term: Node) -> str:
        return str(term) if isinstance(term, ox.BlankNode) else self.name(term.value)

    def _value(self, name: str, term: Node) -> object:
        if isinstance(term, ox.NamedNode | ox.BlankNode):
            iri = self._type(term)
            return iri if self._alike.get(name) == "^" else {"@id": iri}
        if self._alike.get(name) == _reading(term):
            return term.value
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype.value == _STRING:
            return {"@value": term.value}
        return {"@value": term.value, "@type": self.name(term.datatype.value)}


def _reading(term: Node) -> str:
    """Return how a value is read: `^` for a node, `@` and its language, or `^` and its datatype."""
    if not isinstance(term, ox.Literal):
        return "^"
    return f"@{term.language}" if term.language else f"^{term.datatype.value}"
