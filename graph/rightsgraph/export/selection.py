"""What of a build is exported, in an order that depends on nothing but the statements."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from rightsgraph.errors import StoreError
from rightsgraph.iris import HR, HRV
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

__all__ = ["PREFIXES", "RDF_TYPE", "Node", "Properties", "Selection", "Subjects", "select", "selection_of", "term_key"]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

PREFIXES = MappingProxyType(
    {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "hr": HR,
        "hrv": HRV,
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes of every export, by name; none is also the scheme of an IRI, which JSON-LD would take for a prefix."""

_LEFT_OUT = f"{HR}text"
_TYPE, _DOCUMENT = ox.NamedNode(RDF_TYPE), ox.NamedNode(f"{HR}Document")
_URI_SPACE = ox.NamedNode("http://rdfs.org/ns/void#uriSpace")
_DIGITS = re.compile(r"[0-9]+")
_FOLDERS = {"person": "id/person/", "organisation": "id/org/", "place": "id/place/", "run": "run/"}

Node = ox.NamedNode | ox.BlankNode | ox.Literal
Properties = Mapping[str, tuple[Node, ...]]
Subjects = Mapping[str, Properties]


def term_key(term: Node) -> tuple[str, str, str, str]:
    """Return by what terms are sorted: IRIs before blank nodes before literals, then by their parts."""
    if isinstance(term, ox.Literal):
        return ("c", term.value, term.language or "", term.datatype.value)
    return ("a" if isinstance(term, ox.NamedNode) else "b", term.value, "", "")


@dataclass(frozen=True, slots=True)
class Selection:
    """The statements to export, by graph; the default graph is the empty string.

    `prefixes` are those of the standards and those of the data's own folders, `names` the same by what they stand for;
    `documents` the IRIs of all documents.
    Subjects are IRIs, or `_:label` for a blank node.
    """

    graphs: Mapping[str, tuple[ox.Quad, ...]]
    prefixes: Mapping[str, str]
    names: Mapping[str, str]
    documents: frozenset[str]

    def quads(self) -> Iterator[ox.Quad]:
        """Return the quads of every graph."""
        for quads in self.graphs.values():
            yield from quads

    def subjects(self, graph: str | None = None) -> Subjects:
        """Return the statements of one graph, or of all as one, by subject and property, everything sorted.

        A subject's `rdf:type` stands first.
        """
        found: dict[str, dict[str, list[Node]]] = {}
        for quad in self.quads() if graph is None else self.graphs[graph]:
            subject, target = quad.subject, quad.object
            if isinstance(subject, ox.Triple) or isinstance(target, ox.Triple):
                raise StoreError("a statement about a statement (RDF 1.2) has no place in the model; build it again")
            name = str(subject) if isinstance(subject, ox.BlankNode) else subject.value
            found.setdefault(name, {}).setdefault(quad.predicate.value, []).append(target)
        return {
            subject: {
                # What several graphs say is said once.
                name: (*values,) if len(values) == 1 else tuple(sorted(set(values), key=term_key))
                for name, values in sorted(found[subject].items(), key=_type_first)
            }
            for subject in sorted(found, key=_in_text_order)
        }

    def compact(self, iri: str) -> tuple[str, str] | None:
        """Return prefix and rest of an IRI, or None when no prefix fits or the rest needs escaping."""
        # Every prefix ends in `/` or `#`, and a rest that needs no escaping holds neither.
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = self.names.get(iri[:end])
        if name is None:
            return None
        rest = iri[end:]
        plain = rest.isascii() and rest.replace("-", "").replace("_", "").isalnum() and not rest.startswith("-")
        return (name, rest) if plain else None


def _type_first(pair: tuple[str, object]) -> tuple[bool, str]:
    return pair[0] != RDF_TYPE, pair[0]


def _in_text_order(iri: str) -> tuple[str, str]:
    """Return a key that sorts `#char=640,655` before `#char=1063,1084`."""
    return _DIGITS.sub(_filled, iri), iri


def _filled(digits: re.Match[str]) -> str:
    return digits[0].zfill(12)


def select(store: GraphStore, *, include_vocabulary: bool = False) -> Selection:
    """Return what is exported of a store: every graph but the vocabulary's, and no `hr:text`."""
    graphs: dict[str, list[ox.Quad]] = {}
    for graph in (ox.DefaultGraph(), *store.store.named_graphs()):
        name = "" if isinstance(graph, ox.DefaultGraph) else graph.value
        if include_vocabulary or name != VOCABULARY_GRAPH:
            found = store.store.quads_for_pattern(None, None, None, graph)
            kept = [quad for quad in found if quad.predicate.value != _LEFT_OUT]
            if kept:
                graphs[name] = kept
    described = store.store.quads_for_pattern(None, _URI_SPACE, None, ox.DefaultGraph())
    return selection_of(graphs, bases=[q.object.value for q in described if isinstance(q.object, ox.Literal)])


def selection_of(graphs: Mapping[str, Iterable[ox.Quad]], *, bases: Iterable[str]) -> Selection:
    """Return a selection of statements given by graph; `bases` are those under which the data were minted."""
    kept = {name: tuple(graphs[name]) for name in sorted(graphs)}
    spaces = sorted(bases)
    own = {name: spaces[0] + folder for name, folder in _FOLDERS.items()} if spaces else {}
    prefixes = dict(sorted({**PREFIXES, **own}.items()))
    return Selection(
        graphs=kept,
        prefixes=MappingProxyType(prefixes),
        names=MappingProxyType({space: name for name, space in prefixes.items()}),
        documents=frozenset(
            q.subject.value
            for quads in kept.values()
            for q in quads
            if q.predicate == _TYPE and q.object == _DOCUMENT and isinstance(q.subject, ox.NamedNode)
        ),
    )
