"""What the shapes file says besides constraints: which nodes each shape targets, and the remedy it names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rightsgraph.errors import ResourceError
from rightsgraph.iris import HR, HRV
from rightsgraph.resources import resource_text

__all__ = ["RDF_TYPE", "Excerpts", "Shape", "ShapesFile", "load_shapes", "local_name", "superclasses", "vocabulary"]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

_SHIPPED = "shapes/rightsgraph.ttl"
_ONTOLOGY = "ontology/rightsgraph.ttl"
_SHACL = "http://www.w3.org/ns/shacl#"
_REMEDY = "https://w3id.org/rightsgraph/shapes#remedy"
_PART_OF = "https://w3id.org/rightsgraph/shapes#partOf"
_PREFIX = re.compile(r"@prefix\s+([\w-]*):\s*<([^>]*)>")
_NAME = re.compile(r"(?<![\w:])([A-Za-z][\w-]*):([A-Za-z_][\w-]*)")
_IRI = re.compile(r"<([^<>\s]+)>")
_CONCEPT = re.compile(rf"<{re.escape(HRV)}([\w.-]+)>")
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One node shape: what it targets (IRIs) and what to do about its findings.

    `name` is the one under which it reports: its own, or that of the shape it is part of.
    """

    name: str
    classes: frozenset[str]
    subjects_of: frozenset[str]
    objects_of: frozenset[str]
    remedy: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapesFile:
    """The shapes, as text and by IRI. `source` is the file's name for messages."""

    source: str
    text: str
    shapes: Mapping[str, Shape]


def local_name(iri: str) -> str:
    """Return what stands after the last `#` or `/`."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def load_shapes(path: str | Path | None) -> ShapesFile:
    """Return the shapes of a Turtle file, or those that ship; ResourceError when there are none to read."""
    import pyoxigraph as ox

    source = _SHIPPED if path is None else str(path)
    try:
        text = resource_text(_SHIPPED) if path is None else Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"{source}: {error.strerror or error}; name a file of SHACL shapes in Turtle") from error
    except UnicodeDecodeError as error:
        raise ResourceError(f"{source}: not UTF-8 text; name a file of SHACL shapes in Turtle") from error
    stated: dict[str, dict[str, set[str]]] = {}
    try:
        for quad in ox.parse(text.encode(), ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                values = stated.setdefault(quad.subject.value, {})
                values.setdefault(quad.predicate.value, set()).add(quad.object.value)
    except SyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise ResourceError(f"{source}:{error.lineno}: not Turtle ({reason}); correct the file") from error
    shapes = {
        iri: Shape(
            name=local_name(min(values.get(_PART_OF, ()), default=iri)),
            classes=frozenset(values.get(_SHACL + "targetClass", ())),
            subjects_of=frozenset(values.get(_SHACL + "targetSubjectsOf", ())),
            objects_of=frozenset(values.get(_SHACL + "targetObjectsOf", ())),
            remedy=min(values.get(_REMEDY, ()), default=None),
        )
        for iri, values in sorted(stated.items())
        if values.get(RDF_TYPE, set()) & {_SHACL + "NodeShape", _SHACL + "PropertyShape"}
    }
    if not shapes:
        raise ResourceError(f"{source}: holds no SHACL shapes; name a file of shapes in Turtle")
    return ShapesFile(source=source, text=text, shapes=shapes)


def vocabulary() -> str:
    """Return the ontology as N-Triples, which shapes need beside the data: sub-classes and lists."""
    import pyoxigraph as ox

    try:
        return "".join(f"{q.triple} .\n" for q in ox.parse(resource_text(_ONTOLOGY).encode(), ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise ResourceError(f"{_ONTOLOGY}:{error.lineno}: not Turtle ({reason}); install rightsgraph again") from error


class Excerpts:
    """The part of the ontology that matters for one document: an engine reads it anew for each.

    Left out are words for people (definitions, sources), and concepts of the lists that the data does not name and no
    named one is below. Only properties that the shapes name are kept, and types and sub-classes; so it holds for shapes
    that name every property they follow, as those that ship do.
    """

    def __init__(self, ntriples: str, shapes: str) -> None:
        prefixes = dict(_PREFIX.findall(shapes))
        named = {prefixes.get(prefix, "?") + local for prefix, local in _NAME.findall(shapes)}
        wanted = {f"<{iri}>" for iri in named | set(_IRI.findall(shapes)) | {RDF_TYPE, _SUBCLASS}}
        self._always = ""
        self._concepts: dict[str, str] = {}
        for line in ntriples.splitlines(keepends=True):
            subject, predicate, _ = line.split(" ", 2)
            if predicate not in wanted:
                continue
            concept = _CONCEPT.fullmatch(subject)
            if concept is None:
                self._always += line
            else:
                self._concepts[concept[1]] = self._concepts.get(concept[1], "") + line

    def of(self, data: str) -> str:
        """Return the N-Triples that matter for data in N-Triples."""
        return self.around(_CONCEPT.findall(data))

    def around(self, concepts: Iterable[str]) -> str:
        """Return the N-Triples that matter for data that names these concepts, given by local name."""
        found: set[str] = set()
        left = set(concepts)
        parts = [self._always]
        while left:
            concept = left.pop()
            found.add(concept)
            lines = self._concepts.get(concept, "")
            parts.append(lines)
            left.update(c for c in _CONCEPT.findall(lines) if c not in found)
        return "".join(sorted(parts))


def superclasses(ntriples: str) -> Mapping[str, frozenset[str]]:
    """Return, for each class of the ontology, the class itself and all classes above it."""
    import pyoxigraph as ox

    above: dict[str, set[str]] = {}
    for quad in ox.parse(ntriples.encode(), ox.RdfFormat.N_TRIPLES):
        if quad.predicate.value == _SUBCLASS and isinstance(quad.subject, ox.NamedNode):
            above.setdefault(quad.subject.value, set()).add(str(quad.object).strip("<>"))

    def closure(iri: str, seen: frozenset[str]) -> frozenset[str]:
        found = seen | {iri}
        for parent in above.get(iri, set()) - found:
            found |= closure(parent, found)
        return found

    return {iri: closure(iri, frozenset()) for iri in above if iri.startswith(HR)}
