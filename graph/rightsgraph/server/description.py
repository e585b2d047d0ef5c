"""What the server says of itself: SPARQL 1.1 Service Description, VoID and DCAT.

`/dataset` is the description that the build carries, with where this server gives what it tells of: its query service,
its dumps, its pages. `/.well-known/void` leads there (VoID, section 7.2).
"""

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from rightsgraph.server.negotiation import best
from rightsgraph.server.rdf import MEDIA_TYPES, SUFFIXES, respond
from rightsgraph.server.site import Site

__all__ = ["dataset_description", "routes", "service_description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ROWS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads")
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_DCTERMS = "http://purl.org/dc/terms/"
_TRIPLES_ONLY = ("turtle", "ntriples", "jsonld", "rdfxml")


def routes(site: Site) -> list[Route]:
    """Return the route of `/.well-known/void`."""

    async def void(_: Request) -> Response:
        return RedirectResponse(site.link(f"{site.base}dataset"), 303)

    return [Route("/.well-known/void", void, methods=["GET", "HEAD"])]


def dataset_description(site: Site, address: str) -> list[ox.Quad]:
    """Return what is said of the data set, with the addresses at which this server gives it.

    The whole of the default graph: counts by class, documents, run (dataset.py). `address` is that of the server.
    """
    dataset, service = f"{site.base}dataset", f"{address}/sparql"
    made = list(site.store.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    made += [
        _link(dataset, f"{_VOID}sparqlEndpoint", service),
        _link(dataset, "http://xmlns.com/foaf/0.1/homepage", f"{address}/"),
        _link(service, _TYPE, f"{_DCAT}DataService"),
        _link(service, f"{_DCAT}endpointURL", service),
        _link(service, f"{_DCAT}endpointDescription", service),
        _link(service, f"{_DCAT}servesDataset", dataset),
        _link(service, f"{_DCTERMS}conformsTo", "https://www.w3.org/TR/sparql11-protocol/"),
    ]
    for suffix, form in SUFFIXES.items():
        dump = f"{address}/dumps/rightsgraph.{suffix}"
        made += [
            _link(dataset, f"{_VOID}dataDump", dump),
            _link(f"{dataset}#{form}", f"{_DCAT}downloadURL", dump),
            _link(f"{dataset}#{form}", f"{_DCAT}accessURL", f"{address}/"),
        ]
    return made


def _link(subject: str, name: str, target: str) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(name), ox.NamedNode(target))


def service_description(site: Site, request: Request) -> Response:
    """Return the description of /sparql (W3C, 21 March 2013) in the form that the client wants."""
    offers = {media: form for media, form in MEDIA_TYPES.items() if form in _TRIPLES_ONLY}
    wanted = best(request.headers.get("accept"), tuple(offers))
    if wanted is None:
        return PlainTextResponse(
            f"the service's description can be had as {', '.join(offers)}\n", 406, {"Vary": "Accept"}
        )
    return respond(site, _statements(site, f"{site.address(request)}/sparql"), offers[wanted])


def _statements(site: Site, service: str) -> list[ox.Quad]:
    dataset, union = f"{site.base}dataset", f"{service}#default"

    made = [
        _link(service, _TYPE, f"{_SD}Service"),
        _link(service, f"{_SD}endpoint", service),
        _link(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query"),
        _link(service, f"{_SD}feature", f"{_SD}UnionDefaultGraph"),
        _link(service, f"{_SD}defaultDataset", f"{service}#dataset"),
        _link(f"{service}#dataset", _TYPE, f"{_SD}Dataset"),
        _link(f"{service}#dataset", f"{_SD}defaultGraph", union),
        _link(f"{service}#dataset", "http://xmlns.com/foaf/0.1/topic", dataset),
        _link(union, _TYPE, f"{_SD}Graph"),
    ]
    made += [_link(service, f"{_SD}resultFormat", _FORMATS + name) for name in (*_ROWS, *_GRAPHS)]
    for graph in site.store.graphs():
        named = f"{service}#{graph.rpartition('/')[2]}"
        made += [
            _link(f"{service}#dataset", f"{_SD}namedGraph", named),
            _link(named, _TYPE, f"{_SD}NamedGraph"),
            _link(named, f"{_SD}name", graph),
        ]
    return made
