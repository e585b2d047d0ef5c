"""A person, organisation, place or group: what is said of them, in whose words, and where they are mentioned."""

from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.server.pages.graph import DCTERMS, GEO, LABEL, OA, RDF, SCHEMA, SKOS, Node
from rightsgraph.server.pages.models import Happening, Quote, Ref, Saying
from rightsgraph.server.pages.reading import Reader
from rightsgraph.server.pages.rendering import Pages, number
from rightsgraph.server.pages.selections import PREFIXES, Paging, cell, put

__all__ = ["Entity", "entity"]

_SIZE = 60
_MENTIONS = 60
_TOGETHER = 12
_TAKES_PART = (
    PREFIXES
    + """SELECT DISTINCT ?e ?role WHERE {
  VALUES ?role { hr:affected hr:actor hr:inSupportOf hr:addressee hr:place hr:holder hr:postIn hr:counts }
  ?e ?role ?it . ?e a ?kind . VALUES ?kind { hr:Event hr:NonEvent hr:Statistic hr:Post } }"""
)
_SPEAKS = PREFIXES + "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c hr:saidBy ?it }"
_TOGETHER_WITH = (
    PREFIXES
    + """SELECT ?x (COUNT(DISTINCT ?e) AS ?n) WHERE {
  VALUES ?mine { hr:affected hr:actor hr:inSupportOf hr:addressee }
  VALUES ?theirs { hr:affected hr:actor hr:inSupportOf hr:addressee }
  ?e ?mine ?it . ?e a hr:Event ; ?theirs ?x . FILTER(?x != ?it)
} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT """
    + str(_TOGETHER)
)
_NAMESAKES = (
    PREFIXES
    + """SELECT DISTINCT ?x WHERE { ?it rdfs:label ?l ; a ?kind . ?x rdfs:label ?l ; a ?kind .
  VALUES ?kind { hr:Person hr:Organization hr:Place } FILTER(?x != ?it) } ORDER BY ?x LIMIT 21"""
)
_ROLE_WORDS = {
    "affected": "underwent",
    "actor": "did",
    "inSupportOf": "was supported by",
    "addressee": "was addressed by",
    "place": "took place here",
    "holder": "held",
    "postIn": "had in a post",
    "counts": "was counted in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """An event and the roles that somebody has in it."""

    roles: tuple[str, ...]
    happening: Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What the graph holds of a person, organisation, place or group itself."""

    ref: Ref
    others: tuple[tuple[str, str], ...]
    types: tuple[Ref, ...]
    disclosure: str
    quantity: str
    authorities: tuple[tuple[str, str | None], ...]
    within: tuple[Ref, ...]
    member_of: tuple[Ref, ...]
    members: tuple[Ref, ...]
    coordinates: tuple[str, str] | None
    documents: tuple[Ref, ...]
    facts: tuple[Saying, ...]
    mentions: tuple[tuple[Quote, str], ...]
    mentioned: int
    merged: tuple[tuple[str, Ref | None], ...]


async def entity(pages: Pages, request: Request, node: Node) -> Response:
    """The page of a person, organisation, place or group."""
    it = ox.NamedNode(node.iri)
    table = await pages.site.select(put(_TAKES_PART, it=it))
    roles: dict[str, list[str]] = {}
    for row in table.rows:
        roles.setdefault(cell(row, "e"), []).append(cell(row, "role").rpartition("#")[2])
    spoken = await pages.site.select(put(_SPEAKS, it=it))
    together = [(cell(r, "x"), int(cell(r, "n"))) for r in (await pages.site.select(put(_TOGETHER_WITH, it=it))).rows]
    namesakes = [cell(r, "x") for r in (await pages.site.select(put(_NAMESAKES, it=it))).rows]
    wanted = number(request.query_params.get("page"), 1, most=100_000)

    def read() -> dict[str, Any]:
        reader = pages.reader()
        taking = _ordered(reader, roles)
        counted = [t for t in taking if t.happening.kind == "event"]
        paging = Paging(number=wanted, size=_SIZE, total=len(counted))
        return {
            "it": _entity(reader, node),
            "events": counted[paging.first_row - 1 if counted else 0 : paging.last_row],
            "paging": paging,
            "apart": [t for t in taking if t.happening.kind == "nonevent"][:_SIZE],
            "others": [t for t in taking if t.happening.kind in ("statistic", "post")][:_SIZE],
            "together": [(reader.ref(iri), n) for iri, n in together],
            "namesakes": [(reader.ref(iri), reader.document(reader.graph.node(iri))) for iri in namesakes],
        }

    found = await run_in_threadpool(read)
    said = int(cell(spoken.rows[0], "n")) if spoken.rows else 0
    return await pages.render(request, "entity.html", said=said, **found)


def _ordered(reader: Reader, roles: dict[str, list[str]]) -> list[Taking]:
    return [
        Taking(roles=tuple(_ROLE_WORDS[r] for r in _ROLE_WORDS if r in roles[h.iri]), happening=h)
        for h in reader.happenings(roles)
    ]


def _entity(reader: Reader, node: Node) -> Entity:
    graph = reader.graph
    mentions = graph.pointing("mentions", node.iri)
    quotes = []
    for iri in mentions:
        quote = reader.quote(iri)
        if quote is not None:
            form = graph.node(iri).one("mentionForm")
            quotes.append((quote, reader.vocabulary.label(form).lower() if form else ""))
    quotes.sort(key=lambda q: (q[0].href.partition("?")[0], q[0].start))
    latitude, longitude = node.one(f"{GEO}lat"), node.one(f"{GEO}long")
    documents = {graph.node(m).one(f"{OA}hasSource") for m in mentions}
    documents |= {g.replace("graph/doc-", "doc/") for g in node.graphs if "graph/doc-" in g}
    return Entity(
        ref=reader.ref(node.iri),
        others=tuple(
            [(name, "other name") for name in node.all(f"{SKOS}altLabel")]
            + [(name, "pseudonym") for name in node.all("pseudonym")]
            + [(name, "other name") for name in node.all(LABEL)[1:]]
        ),
        types=reader.refs(node.all("agentType")),
        disclosure=reader.vocabulary.label(node.one("disclosure")) if node.one("disclosure") else "",
        quantity=reader.quantity(graph.node(node.one("quantity"))) if node.one("quantity") else "",
        authorities=tuple(
            (_authority(a), a if a.startswith("https://") else None) for a in node.all(f"{SKOS}exactMatch")
        ),
        within=reader.refs(node.all(f"{SCHEMA}containedInPlace")),
        member_of=reader.refs(node.all("memberOf", "unitOf")),
        members=reader.refs(graph.pointing("memberOf", node.iri)[:200]),
        coordinates=(latitude, longitude) if latitude and longitude else None,
        documents=reader.refs(sorted(d for d in documents if d)),
        facts=tuple(s for s in reader.sayings(node.iri) if s.states is not None),
        mentions=tuple(quotes[:_MENTIONS]),
        mentioned=len(quotes),
        merged=tuple(_merged(reader, node.iri)),
    )


def _merged(reader: Reader, iri: str) -> list[tuple[str, Ref | None]]:
    """Return the records that this one stands for by a decision, each with the document it was read in."""
    found: list[tuple[str, Ref | None]] = []
    for gone in reader.graph.pointing(f"{DCTERMS}isReplacedBy", iri):
        where = reader.graph.node(gone).one(f"{DCTERMS}isPartOf")
        found.append((gone, reader.ref(where) if where else None))
    return found


def _authority(iri: str) -> str:
    """Return an authority's record as people write it: `GeoNames 1816670`, `ISO 3166-2 CN-BJ`."""
    if "sws.geonames.org" in iri:
        return f"GeoNames {iri.rstrip('/').rpartition('/')[2]}"
    if iri.startswith("urn:iso:std:iso:"):
        standard, _, code = iri.removeprefix("urn:iso:std:iso:").rpartition(":")
        return f"ISO {standard.replace(':', '')} {code}"
    return iri


def is_entity(node: Node) -> bool:
    """Return whether a node is a person, organisation, place or group."""
    return node.is_a("Person", "Organization", "Place", "Group")


def replaced(node: Node) -> str:
    """Return the IRI of the record that stands for this one by a decision, or an empty string."""
    return "" if node.values.get(f"{RDF}type", ()) and is_entity(node) else node.one(f"{DCTERMS}isReplacedBy")
