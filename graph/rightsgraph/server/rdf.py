"""Statements as a response: the forms, their media types and their suffixes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pyoxigraph as ox
from starlette.responses import Response

from rightsgraph.export import selection_of, written
from rightsgraph.iris import HR
from rightsgraph.server.site import Site

__all__ = ["MEDIA_TYPES", "SUFFIXES", "media_type", "respond"]

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "text/turtle": "turtle",
        "application/ld+json": "jsonld",
        "application/trig": "trig",
        "application/n-triples": "ntriples",
        "application/n-quads": "nquads",
        "application/rdf+xml": "rdfxml",
    }
)
"""The forms of statements by media type, the preferred first."""

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {"ttl": "turtle", "jsonld": "jsonld", "trig": "trig", "nt": "ntriples", "nq": "nquads", "rdf": "rdfxml"}
)
"""The forms by the suffix of a path."""

_TEXT = ox.NamedNode(f"{HR}text")


def media_type(form: str) -> str:
    """Return the media type of a form, as the header Content-Type writes it."""
    kind = next(kind for kind, name in MEDIA_TYPES.items() if name == form)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def respond(site: Site, quads: Iterable[ox.Quad], form: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return the statements in a form, sorted; the texts themselves are left out, as in every export."""
    graphs: defaultdict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        if quad.predicate != _TEXT:
            graphs["" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value].append(quad)
    content = "".join(written(selection_of(graphs, bases=(site.base,)), form)).encode()
    return Response(content, headers={"Vary": "Accept", **(headers or {}), "Content-Type": media_type(form)})
