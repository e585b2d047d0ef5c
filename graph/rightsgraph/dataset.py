"""The description of the data set: what is in it (VoID), in which formats (DCAT), how it was made (PROV).

It is the whole of the default graph. It names no moment of building: the same inputs, model and settings give the same
description.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter

import pyoxigraph as ox

from rightsgraph import __version__
from rightsgraph.config import Settings
from rightsgraph.counts import counted
from rightsgraph.iris import HR, Minter
from rightsgraph.sorting import Sorted
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

__all__ = ["Run", "describe"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DCAT = "http://www.w3.org/ns/dcat#"
_DCTERMS = "http://purl.org/dc/terms/"
_PROV = "http://www.w3.org/ns/prov#"
_SCHEMA = "https://schema.org/"
_VOID = "http://rdfs.org/ns/void#"
_AT_ONCE, _LINES = 1 << 22, 10_000
_IANA = "https://www.iana.org/assignments/media-types/"
_VOCABULARIES = (
    "https://w3id.org/rightsgraph/ns",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2004/02/skos/core",
    "http://www.w3.org/ns/oa",
    "http://www.w3.org/ns/prov",
    "https://schema.org/",
)
_DISTRIBUTIONS = {
    "turtle": ("text/turtle", "http://www.w3.org/ns/formats/Turtle"),
    "trig": ("application/trig", "http://www.w3.org/ns/formats/TriG"),
    "nquads": ("application/n-quads", "http://www.w3.org/ns/formats/N-Quads"),
    "ntriples": ("application/n-triples", "http://www.w3.org/ns/formats/N-Triples"),
    "jsonld": ("application/ld+json", "http://www.w3.org/ns/formats/JSON-LD"),
    "rdfxml": ("application/rdf+xml", "http://www.w3.org/ns/formats/RDF_XML"),
}
_DESCRIPTION = "Claims from human-rights reporting: who is said to have done what to whom, by whom, in which words."
_LICENCE = (
    "The vocabulary is CC BY 4.0. The quotations belong to those who published the texts: a document states its terms "
    "(dcterms:rights) where it has any. People are named as the texts name them: before publishing, weigh what it "
    "means for those at risk."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What made the claims: the settings, and the language model by name, version and SHA-256 of its files.

    Two builds with the same tool, model and settings are one run: that is why documents read later join it.
    """

    settings: Settings
    model: str
    model_version: str
    model_sha256: str
    tool_version: str = field(default=__version__)

    def iri(self) -> str:
        """Return the IRI of the `hr:ExtractionRun`, made from what the run depends on."""
        parts = (self.tool_version, self.model, self.model_version, self.model_sha256)
        return Minter(self.settings.base).run("rightsgraph", *parts)

    def statements(self) -> Iterator[ox.Triple]:
        """Yield what is said of the run, its program and its model."""
        base = self.settings.base
        run, tool, model = self.iri(), f"{base}run/tool/{self.tool_version}", f"{self.iri()}#model"
        yield _link(run, _RDF_TYPE, f"{HR}ExtractionRun")
        yield _link(run, _RDF_TYPE, f"{_PROV}Activity")
        yield _text(run, f"{_RDFS}label", f"rightsgraph {self.tool_version} with {self.model} {self.model_version}")
        yield _link(run, f"{_PROV}wasAssociatedWith", tool)
        yield _link(run, f"{_PROV}used", model)
        yield _text(run, f"{_DCTERMS}description", f"model={self.settings.model}; base={base}")
        yield _link(tool, _RDF_TYPE, f"{_PROV}SoftwareAgent")
        yield _text(tool, f"{_RDFS}label", f"rightsgraph {self.tool_version}")
        yield _plain(tool, f"{_SCHEMA}softwareVersion", self.tool_version)
        yield _link(model, _RDF_TYPE, f"{_PROV}Entity")
        yield _text(model, f"{_RDFS}label", f"{self.model} {self.model_version}")
        yield _plain(model, f"{_SCHEMA}softwareVersion", self.model_version)
        yield _plain(model, f"{_SCHEMA}sha256", self.model_sha256)


def describe(store: GraphStore, run: Run) -> Iterator[str]:
    """Yield the description of what the store holds, as sorted N-Quads of the default graph, some lines at a time.

    Counts are of the named graphs without the vocabulary and without `hr:text`, each statement once: of what an export
    holds besides this description. The documents read are named with the SHA-256 that the store has of them.
    """
    dataset = Minter(run.settings.base).dataset
    with Sorted(at_once=_AT_ONCE) as lines, Sorted(at_once=_AT_ONCE) as inputs:
        said = _said(dataset, store, run, inputs)
        while some := [f"{triple} ." for triple in islice(said, _LINES)]:
            lines.add(some)
        for piece in lines.pieces():
            yield "\n".join(piece) + "\n"


def _said(dataset: str, store: GraphStore, run: Run, inputs: Sorted) -> Iterator[ox.Triple]:
    """Yield the statements of the description; `inputs` sorts the documents that were read."""
    yield from _dataset(dataset, run)
    yield from _counts(dataset, store)
    yield from _distributions(dataset)
    yield from run.statements()
    for graph in store.store.named_graphs():
        if graph.value != VOCABULARY_GRAPH:
            yield _link(dataset, f"{_DCTERMS}hasPart", graph.value)
    rows = _inputs(store)
    while some := list(islice(rows, _LINES)):
        inputs.add(some)
    number = 0
    for document, lines in groupby((line.split("\t") for line in inputs), key=itemgetter(0)):
        number += 1
        *_, (_, sha256) = lines
        yield _link(run.iri(), f"{_PROV}used", document)
        yield _link(dataset, f"{_PROV}wasDerivedFrom", document)
        yield _plain(document, f"{_SCHEMA}sha256", sha256)
    yield _number(dataset, f"{_VOID}documents", number)


def _inputs(store: GraphStore) -> Iterator[str]:
    """Yield the IRI of each document that was read and its SHA-256, with a tab between them."""
    rows = store.store.query(f"SELECT ?d ?sha WHERE {{ GRAPH ?g {{ ?d a <{HR}Document> ; <{_SCHEMA}sha256> ?sha }} }}")
    assert isinstance(rows, ox.QuerySolutions)
    for document, sha256 in rows:
        if isinstance(document, ox.NamedNode) and isinstance(sha256, ox.Literal):
            yield f"{document.value}\t{sha256.value}"


def _dataset(dataset: str, run: Run) -> Iterator[ox.Triple]:
    yield _link(dataset, _RDF_TYPE, f"{_DCAT}Dataset")
    yield _link(dataset, _RDF_TYPE, f"{_VOID}Dataset")
    yield _text(dataset, f"{_DCTERMS}title", "Human-rights claims with their words")
    yield _text(dataset, f"{_DCTERMS}description", _DESCRIPTION)
    yield _text(dataset, f"{_DCTERMS}rights", _LICENCE)
    yield _plain(dataset, f"{_VOID}uriSpace", run.settings.base)
    yield _link(dataset, f"{_PROV}wasGeneratedBy", run.iri())
    for vocabulary in _VOCABULARIES:
        yield _link(dataset, f"{_VOID}vocabulary", vocabulary)


def _counts(dataset: str, store: GraphStore) -> Iterator[ox.Triple]:
    """Yield the statistics of VoID (section 4.6): in all, and the entities of each class of the vocabulary."""
    counts = counted(store)
    yield _number(dataset, f"{_VOID}triples", counts.triples)
    yield _number(dataset, f"{_VOID}distinctSubjects", counts.subjects)
    yield _number(dataset, f"{_VOID}distinctObjects", counts.objects)
    yield _number(dataset, f"{_VOID}properties", counts.properties)
    yield _number(dataset, f"{_VOID}classes", len(counts.entities))
    for kind, entities in counts.entities.items():
        if kind.startswith(HR):
            part = f"{dataset}#class-{kind.rsplit('#', 1)[-1].rsplit('/', 1)[-1]}"
            yield _link(dataset, f"{_VOID}classPartition", part)
            yield _link(part, f"{_VOID}class", kind)
            yield _number(part, f"{_VOID}entities", entities)


def _distributions(dataset: str) -> Iterable[ox.Triple]:
    for name, (media_type, format_iri) in _DISTRIBUTIONS.items():
        distribution = f"{dataset}#{name}"
        yield _link(dataset, f"{_DCAT}distribution", distribution)
        yield _link(distribution, _RDF_TYPE, f"{_DCAT}Distribution")
        yield _link(distribution, f"{_DCAT}mediaType", f"{_IANA}{media_type}")
        yield _link(distribution, f"{_DCTERMS}format", format_iri)
        yield _text(distribution, f"{_DCTERMS}description", f"Written by: rightsgraph export OUT --format {name}")


def _link(subject: str, predicate: str, target: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(target))


def _text(subject: str, predicate: str, words: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(words, language="en"))


def _plain(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(value))


def _number(subject: str, predicate: str, value: int) -> ox.Triple:
    number = ox.Literal(str(value), datatype=ox.NamedNode(f"{_XSD}integer"))
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), number)
