"""RDF/XML (W3C, 25 February 2014), one element a subject, sorted.

XML 1.0 has no way to write most control characters: they become U+FFFD here. Whoever needs the exact words of such a
quotation takes another format.
"""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from rightsgraph.errors import UsageError
from rightsgraph.export.selection import Properties, Selection
from rightsgraph.export.terms import STRING, literal

__all__ = ["rdfxml"]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def rdfxml(selection: Selection) -> Iterator[str]:
    """Yield RDF/XML: the statements of all graphs as one. UsageError when a property's IRI ends in no XML name."""
    with selection.subjects() as subjects:
        used = {_split(name)[0] for name in subjects.properties}
        known = {space: name for name, space in selection.prefixes.items()}
        unknown = sorted(used - set(known))
        spaces = {space: known[space] for space in sorted({*used, _RDF}) if space in known}
        spaces |= {space: f"ns{number}" for number, space in enumerate(unknown, 1)}
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
        for space, name in sorted(spaces.items(), key=lambda pair: pair[1]):
            yield f"\n    xmlns:{name}={quoteattr(space)}"
        yield ">\n"
        for subject, properties in subjects:
            yield from _element(subject, properties, spaces)
        yield "</rdf:RDF>\n"


def _element(subject: str, properties: Properties, spaces: Mapping[str, str]) -> Iterator[str]:
    blank = subject.startswith("_:")
    about = f"rdf:nodeID={quoteattr(subject[2:])}" if blank else f"rdf:about={quoteattr(subject)}"
    yield f"  <rdf:Description {about}>\n"
    for name, values in properties.items():
        space, local = _split(name)
        tag = f"{spaces[space]}:{local}"
        for value in values:
            yield f"    <{tag}{_value(value, tag)}\n"
    yield "  </rdf:Description>\n"


def _value(term: str, tag: str) -> str:
    if term[0] == "<":
        return f" rdf:resource={quoteattr(term[1:-1])}/>"
    if term[0] != '"':
        return f" rdf:nodeID={quoteattr(term[2:])}/>"
    words, language, datatype = literal(term)
    how = ""
    if language:
        how = f" xml:lang={quoteattr(language)}"
    elif datatype != STRING:
        how = f" rdf:datatype={quoteattr(datatype)}"
    # A parser turns a bare carriage return into a line feed (XML 1.0, section 2.11), so it is written as a reference.
    words = escape(_NO_XML.sub("\ufffd", words), {"\r": "&#13;"})
    return f"{how}>{words}</{tag}>"


def _split(iri: str) -> tuple[str, str]:
    """Return namespace and XML name of a property."""
    found = _NAME.search(iri)
    if found is None:
        raise UsageError(f"{iri}: a property that RDF/XML cannot name; export as turtle or another format")
    return iri[: found.start()], found[0]
