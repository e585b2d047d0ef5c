"""What the server says of itself: SPARQL 1.1 Service Description, VoID and DCAT."""

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from rightsgraph.server.negotiation import best
from rightsgraph.server.rdf import MEDIA_TYPES, respond
from rightsgraph.server.site import Site

__all__ = ["service_description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ROWS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads")
_TRIPLES_ONLY = ("turtle", "ntriples", "jsonld", "rdfxml")


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

    def link(subject: str, name: str, target: str) -> ox.Quad:
        return ox.Quad(ox.NamedNode(subject), ox.NamedNode(name), ox.NamedNode(target))

    made = [
        link(service, _TYPE, f"{_SD}Service"),
        link(service, f"{_SD}endpoint", service),
        link(service, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query"),
        link(service, f"{_SD}feature", f"{_SD}UnionDefaultGraph"),
        link(service, f"{_SD}defaultDataset", f"{service}#dataset"),
        link(f"{service}#dataset", _TYPE, f"{_SD}Dataset"),
        link(f"{service}#dataset", f"{_SD}defaultGraph", union),
        link(f"{service}#dataset", "http://xmlns.com/foaf/0.1/topic", dataset),
        link(union, _TYPE, f"{_SD}Graph"),
    ]
    made += [link(service, f"{_SD}resultFormat", _FORMATS + name) for name in (*_ROWS, *_GRAPHS)]
    for graph in site.store.graphs():
        named = f"{service}#{graph.rpartition('/')[2]}"
        made += [
            link(f"{service}#dataset", f"{_SD}namedGraph", named),
            link(named, _TYPE, f"{_SD}NamedGraph"),
            link(named, f"{_SD}name", graph),
        ]
    return made
