"""The page of any IRI: what it is decides which; what is nothing of its own gets a table of its statements."""

from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rightsgraph.iris import HR, HRV
from rightsgraph.server.pages.documents import document
from rightsgraph.server.pages.entities import entity, is_entity, replaced
from rightsgraph.server.pages.graph import OA, Node
from rightsgraph.server.pages.happenings import happening, is_happening
from rightsgraph.server.pages.models import Ref
from rightsgraph.server.pages.rendering import Pages
from rightsgraph.server.pages.words import shortened

__all__ = ["record"]

_LONGEST = 600
_MOST = 300


async def record(pages: Pages, request: Request, iri: str) -> Response | None:
    """Return the page of an IRI; None when the graph says nothing of it."""
    if iri.startswith((HR, HRV)) or iri in (HR.rstrip("#"), HRV.rstrip("#")):
        return RedirectResponse(pages.addresses.page(iri) or pages.addresses.at("/vocabulary"), 303)
    reader = pages.reader()
    node = reader.graph.node(iri)
    if is_entity(node):
        return await entity(pages, request, node)
    if standing := replaced(node):
        return RedirectResponse(pages.addresses.page(standing) or pages.addresses.at("/"), 303)
    if is_happening(node):
        return await happening(pages, request, node)
    if node.is_a("Document") and "#" not in iri and node.one("text"):
        return await document(pages, request, node)
    if node.is_a("Claim") and (about := node.one("about")):
        page = pages.addresses.page(about)
        return RedirectResponse(f"{(page or '').partition('#')[0]}#{iri.partition('#')[2]}", 303)
    if (
        node.is_a("Excerpt", "Mention", "TimeExpression", "Region")
        and node.one(f"{OA}start")
        and (page := pages.addresses.page(iri))
    ):
        return RedirectResponse(page, 303)
    if not node and not _pointed_at(pages, iri):
        return None
    return await pages.render(request, "record.html", it=reader.ref(iri), **_table(pages, node))


def _pointed_at(pages: Pages, iri: str) -> bool:
    try:
        name = ox.NamedNode(iri)
    except ValueError:
        return False
    store = pages.site.store.store
    return next(iter(store.quads_for_pattern(None, None, name, None)), None) is not None or store.contains_named_graph(
        name
    )


def _table(pages: Pages, node: Node) -> dict[str, Any]:
    reader = pages.reader()

    def shown(value: str) -> Ref:
        if (
            ":" in value
            and not any(c.isspace() for c in value)
            and (reader.graph.node(value) or value in reader.vocabulary.terms)
        ):
            return reader.ref(value)
        return Ref(iri="", label=shortened(value, _LONGEST), href=None)

    properties = []
    for name, values in sorted(node.values.items()):
        iri = name if ":" in name else f"{HR}{name}"
        term = Ref(iri=iri, label=reader.vocabulary.label(iri), href=pages.addresses.page(iri))
        properties.append((term, [shown(v) for v in values[:_MOST]]))
    pointing = []
    for quad in pages.site.store.store.quads_for_pattern(None, None, ox.NamedNode(node.iri), None):
        if isinstance(quad.subject, ox.NamedNode):
            pointing.append((reader.vocabulary.label(quad.predicate.value), quad.subject.value))
        if len(pointing) == _MOST:
            break
    return {
        "properties": properties,
        "pointing": [(label, reader.ref(iri)) for label, iri in sorted(set(pointing))],
        "most": _MOST,
    }
