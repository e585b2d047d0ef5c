"""Turtle and TriG (W3C, 25 February 2014), grouped by subject and sorted; neither rdflib nor pyoxigraph sorts.

Inside a document, `@base` is the document, so that its parts read `<#char=640,655>` and not as long IRIs.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from rightsgraph.export.selection import RDF_TYPE, Node, Properties, Selection, Subjects

__all__ = ["trig", "turtle"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = f"{_XSD}string"
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}
_NAMED = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
# Controls, non-characters, and the marks that make an editor show text in another order than it has.
_UNSAFE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')
_ROW = 110


def turtle(selection: Selection) -> Iterator[str]:
    """Yield Turtle: the statements of all graphs as one."""
    yield from _prefixes(selection)
    yield from _Writer(selection).blocks(selection.subjects(), indent="")


def trig(selection: Selection) -> Iterator[str]:
    """Yield TriG: the default graph, then the named graphs."""
    writer = _Writer(selection)
    yield from _prefixes(selection)
    for graph in selection.graphs:
        subjects = selection.subjects(graph)
        if not graph:
            yield from writer.blocks(subjects, indent="")
            continue
        # A directive may stand only outside a graph, so one document's base serves the whole graph.
        yield from writer.rebase(next((d for d in selection.documents if d in subjects and _parts(subjects, d)), None))
        yield f"\n<{graph}> {{\n"
        yield from writer.blocks(subjects, indent="    ", rebasing=False)
        yield "}\n"


def _parts(subjects: Subjects, document: str) -> bool:
    """Return whether parts of the document are described too: whether it was read, and not only referred to."""
    return any(subject.startswith(f"{document}#") for subject in subjects)


def _prefixes(selection: Selection) -> Iterator[str]:
    for name, space in selection.prefixes.items():
        yield f"@prefix {name}: <{space}> .\n"


class _Writer:
    """Writes subjects, and remembers which base it last declared."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._base: str | None = None

    def rebase(self, document: str | None) -> Iterator[str]:
        """Yield the directive that makes a document the base, when it is not."""
        if document is not None and document != self._base:
            yield f"\n@base <{document}> .\n"
            self._base = document

    def blocks(self, subjects: Subjects, *, indent: str, rebasing: bool = True) -> Iterator[str]:
        """Yield one block of text a subject."""
        for subject, properties in subjects.items():
            document = subject.split("#", 1)[0]
            if rebasing and document in self._selection.documents and "#" in subject:
                yield from self.rebase(document)
            yield self._block(subject, properties, indent)

    def _block(self, subject: str, properties: Properties, indent: str) -> str:
        rows = [
            self._row("a" if name == RDF_TYPE else self._iri(name), values, indent)
            for name, values in properties.items()
        ]
        name = subject if subject.startswith("_:") else self._iri(subject)
        return f"\n{indent}{name} " + f" ;\n{indent}    ".join(rows) + " .\n"

    def _row(self, name: str, values: tuple[Node, ...], indent: str) -> str:
        if len(values) == 1:
            return f"{name} {self._term(values[0])}"
        terms = [self._term(value) for value in values]
        row = f"{name} {', '.join(terms)}"
        if len(row) > _ROW:
            return f"{name}\n{indent}        " + f",\n{indent}        ".join(terms)
        return row

    def _term(self, term: Node) -> str:
        if isinstance(term, ox.NamedNode):
            return self._iri(term.value)
        if isinstance(term, ox.BlankNode):
            return str(term)
        value, datatype = term.value, term.datatype.value
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(value):
            return value
        quoted = '"' + _UNSAFE.sub(_escaped, value) + '"'
        if language := term.language:
            return f"{quoted}@{language}"
        return quoted if datatype == _STRING else f"{quoted}^^{self._iri(datatype)}"

    def _iri(self, iri: str) -> str:
        base = self._base
        if base is not None and iri.startswith(base) and (iri == base or iri[len(base)] == "#"):
            inside = f"<{iri[len(base) :]}>"
        else:
            inside = f"<{iri}>"
        compact = self._selection.compact(iri)
        return inside if compact is None else f"{compact[0]}:{compact[1]}"


def _escaped(character: re.Match[str]) -> str:
    return _NAMED.get(character[0]) or f"\\u{ord(character[0]):04X}"
