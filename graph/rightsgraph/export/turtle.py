"""Turtle and TriG (W3C, 25 February 2014), grouped by subject and sorted; neither rdflib nor pyoxigraph sorts.

Inside a document, `@base` is the document, so that its parts read `<#char=640,655>` and not as long IRIs.
"""

import re
from collections.abc import Iterable, Iterator

from rightsgraph.export.selection import RDF_TYPE, Properties, Selection, Subject, numbered
from rightsgraph.export.terms import STRING, literal
from rightsgraph.iris import HR

__all__ = ["trig", "turtle"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DOCUMENT = f"<{HR}Document>"
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}
_NAMED = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
# Controls, non-characters, and the marks that make an editor show text in another order than it has.
_UNSAFE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')
_ROW = 110
_REMEMBERED = 20_000
"""Short forms of IRIs that are kept at most; those of the vocabulary are met first."""


def turtle(selection: Selection) -> Iterator[str]:
    """Yield Turtle: the statements of all graphs as one."""
    yield from _prefixes(selection)
    with selection.subjects() as subjects:
        yield from _Writer(selection).blocks(subjects, indent="")


def trig(selection: Selection) -> Iterator[str]:
    """Yield TriG: the default graph, then the named graphs."""
    writer = _Writer(selection)
    yield from _prefixes(selection)
    for graph in selection.graphs:
        with selection.subjects(graph) as subjects:
            if not graph:
                yield from writer.blocks(subjects, indent="")
                continue
            held = list(subjects)
        if not held:
            continue
        # A directive may stand only outside a graph, so one document's base serves the whole graph.
        yield from writer.rebase(_read(held))
        yield f"\n<{graph}> {{\n"
        yield from writer.blocks(held, indent="    ", rebasing=False)
        yield "}\n"


def _read(subjects: Iterable[Subject]) -> str | None:
    """Return the document of a graph whose parts are described too: that was read, and not only referred to."""
    parts = {subject.split("#", 1)[0] for subject, _ in subjects if "#" in subject}
    return next((s for s, properties in subjects if s in parts and _is_document(properties)), None)


def _is_document(properties: Properties) -> bool:
    return _DOCUMENT in properties.get(RDF_TYPE, ())


def _prefixes(selection: Selection) -> Iterator[str]:
    for name, space in selection.prefixes.items():
        yield f"@prefix {name}: <{space}> .\n"


class _Writer:
    """Writes subjects, and remembers which base it last declared."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._base: str | None = None
        self._documents: set[str] = set()
        self._number = ""
        self._short: dict[str, str] = {}

    def rebase(self, document: str | None) -> Iterator[str]:
        """Yield the directive that makes a document the base, when it is not."""
        if document is not None and document != self._base:
            yield f"\n@base <{document}> .\n"
            self._base = document

    def blocks(self, subjects: Iterable[Subject], *, indent: str, rebasing: bool = True) -> Iterator[str]:
        """Yield one block of text a subject."""
        for subject, properties in subjects:
            if rebasing:
                if _is_document(properties):
                    self._note(subject)
                document, mark, _ = subject.partition("#")
                if mark and document in self._documents:
                    yield from self.rebase(document)
            yield self._block(subject, properties, indent)

    def _note(self, document: str) -> None:
        """Note a document; its parts follow it, before those of any that is sorted behind it."""
        number = numbered(document)
        if number != self._number:
            self._documents.clear()
        self._number = number
        self._documents.add(document)

    def _block(self, subject: str, properties: Properties, indent: str) -> str:
        short = self._short
        rows = [
            self._row("a" if name == RDF_TYPE else short.get(name) or self._iri(name), values, indent)
            for name, values in properties.items()
        ]
        name = subject if subject.startswith("_:") else self._iri(subject)
        return f"\n{indent}{name} " + f" ;\n{indent}    ".join(rows) + " .\n"

    def _row(self, name: str, values: tuple[str, ...], indent: str) -> str:
        if len(values) == 1:
            return f"{name} {self._term(values[0])}"
        terms = [self._term(value) for value in values]
        row = f"{name} {', '.join(terms)}"
        if len(row) > _ROW:
            return f"{name}\n{indent}        " + f",\n{indent}        ".join(terms)
        return row

    def _term(self, term: str) -> str:
        if term[0] == "<":
            iri = term[1:-1]
            return self._short.get(iri) or self._iri(iri)
        if term[0] != '"':
            return term
        value, language, datatype = literal(term)
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(value):
            return value
        quoted = '"' + _UNSAFE.sub(_escaped, value) + '"'
        if language:
            return f"{quoted}@{language}"
        return quoted if datatype == STRING else f"{quoted}^^{self._iri(datatype)}"

    def _iri(self, iri: str) -> str:
        compact = self._selection.compact(iri)
        if compact is not None:
            short = f"{compact[0]}:{compact[1]}"
            if len(self._short) < _REMEMBERED:
                self._short[iri] = short
            return short
        base = self._base
        if base is not None and iri.startswith(base) and (iri == base or iri[len(base)] == "#"):
            return f"<{iri[len(base) :]}>"
        return f"<{iri}>"


def _escaped(character: re.Match[str]) -> str:
    return _NAMED.get(character[0]) or f"\\u{ord(character[0]):04X}"
