"""The page of the vocabulary, made from the ontology: labels, definitions, hierarchies and mappings."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.iris import HR, HRV
from rightsgraph.server.pages.rendering import Pages
from rightsgraph.server.pages.terms import SKOS, Term
from rightsgraph.server.pages.words import link

__all__ = ["vocabulary"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SHOWN: Mapping[str, str] = MappingProxyType(
    {
        f"{_RDFS}subClassOf": "is a kind of",
        f"{_RDFS}subPropertyOf": "is a kind of",
        f"{SKOS}broader": "wider",
        f"{SKOS}exactMatch": "same as",
        f"{SKOS}closeMatch": "close to",
        f"{SKOS}broadMatch": "narrower than",
        f"{SKOS}narrowMatch": "wider than",
        f"{SKOS}relatedMatch": "related to",
        f"{HR}rightConcerned": "right concerned",
        "https://schema.org/domainIncludes": "said of",
        "https://schema.org/rangeIncludes": "takes",
        f"{SKOS}scopeNote": "note",
        f"{SKOS}notation": "code",
        "http://purl.org/dc/terms/source": "source",
    }
)
_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        HR: "hr:",
        HRV: "hrv:",
        SKOS: "skos:",
        "http://www.w3.org/ns/prov#": "prov:",
        "http://xmlns.com/foaf/0.1/": "foaf:",
        "https://schema.org/": "schema:",
        "http://www.w3.org/ns/org#": "org:",
        "http://www.w3.org/ns/oa#": "oa:",
        "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem:",
        "http://linkedevents.org/ontology/": "lode:",
        "https://schema.followthemoney.tech/#": "ftm:",
        "http://purl.org/dc/terms/": "dcterms:",
        "http://www.w3.org/2001/XMLSchema#": "xsd:",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#": "nif:",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One property of a term: what it is called here, and its values with the pages they lead to."""

    label: str
    values: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the vocabulary: its heading, what it is, and its terms with their lines."""

    anchor: str
    title: str
    definition: str
    terms: tuple[tuple[Term, tuple[Line, ...]], ...]


async def vocabulary(pages: Pages, request: Request) -> Response:
    """The page of the vocabulary."""

    async def made() -> tuple[Section, ...]:
        return _sections(pages)

    about = pages.vocabulary.terms.get(HR.rstrip("#"))
    return await pages.render(
        request, "vocabulary.html", sections=await pages.once("vocabulary", made), about=about, ns=HR, list_ns=HRV
    )


def _sections(pages: Pages) -> tuple[Section, ...]:
    terms = pages.vocabulary.terms.values()

    def of(anchor: str, title: str, definition: str, found: list[Term]) -> Section:
        ordered = sorted(found, key=lambda t: (t.label.casefold(), t.iri))
        return Section(
            anchor=anchor, title=title, definition=definition, terms=tuple((t, _lines(pages, t)) for t in ordered)
        )

    classes = [t for t in terms if f"{_OWL}Class" in t.values.get(_RDF_TYPE, ())]
    properties = [t for t in terms if any(v.endswith("Property") for v in t.values.get(_RDF_TYPE, ()))]
    found = [
        of("classes", "Classes", "What there is in the graph.", classes),
        of("properties", "Properties", "What is said of it.", properties),
    ]
    schemes = [t for t in terms if f"{SKOS}ConceptScheme" in t.values.get(_RDF_TYPE, ())]
    for scheme in sorted(schemes, key=lambda t: (t.name.startswith("mt"), t.label)):
        concepts = list(pages.vocabulary.in_scheme(scheme.name))
        if concepts:
            found.append(of(scheme.anchor, scheme.label, scheme.definition, concepts))
    return tuple(found)


def _lines(pages: Pages, term: Term) -> tuple[Line, ...]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for name, label in _SHOWN.items():
        for value in term.values.get(name, ()):
            found.setdefault(label, []).append(_value(pages, value))
    return tuple(Line(label=label, values=tuple(values)) for label, values in found.items())


def _value(pages: Pages, value: str) -> tuple[str, str | None]:
    if value in pages.vocabulary.terms:
        return pages.vocabulary.label(value), pages.addresses.page(value)
    for namespace, prefix in _PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}{value.removeprefix(namespace)}", None
    return value, link(value)
