"""A person, organisation, place or group: what is said of them, in whose words, and where they are mentioned."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightsgraph.server.pages.census import Census
from rightsgraph.server.pages.graph import DCTERMS, GEO, LABEL, OA, RDF, SCHEMA, SKOS, Node
from rightsgraph.server.pages.models import Happening, Quote, Ref, Saying
from rightsgraph.server.pages.reading import Reader
from rightsgraph.server.pages.rendering import Pages, number
from rightsgraph.server.pages.selections import Paging

__all__ = ["Entity", "entity"]

_SIZE = 60
_MENTIONS = 60
_TOGETHER = 12
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
    wanted = number(request.query_params.get("page"), 1, most=100_000)
    census = await pages.census()

    def read() -> dict[str, Any]:
        reader = pages.reader()
        roles = {
            iri: tuple(words for role, words in _ROLE_WORDS.items() if node.iri in reader.graph.node(iri).all(role))
            for role in _ROLE_WORDS
            for iri in reader.graph.pointing(role, node.iri)
        }
        counted = sorted(
            (iri for iri in roles if iri in census.events and census.events[iri].kind == "event"),
            key=lambda iri: (census.events[iri].first or "9999", iri),
        )
        apart = [iri for iri in roles if iri in census.events and census.events[iri].kind == "nonevent"]
        others = [iri for iri in roles if iri not in census.events and reader.graph.node(iri).is_a("Statistic", "Post")]
        paging = Paging(number=wanted, size=_SIZE, total=len(counted))
        return {
            "it": _entity(reader, node),
            "events": _taking(reader, roles, paging.of(counted)),
            "paging": paging,
            "apart": _taking(reader, roles, apart[:_SIZE]),
            "others": _taking(reader, roles, others[:_SIZE]),
            "together": [(reader.ref(iri), n) for iri, n in _together(census, node.iri, counted)],
            "namesakes": [(reader.ref(i), reader.document(reader.graph.node(i))) for i in _namesakes(census, node.iri)],
            "said": census.speakers.get(node.iri, 0),
        }

    found = await run_in_threadpool(read)
    return await pages.render(request, "entity.html", **found)


def _taking(reader: Reader, roles: Mapping[str, tuple[str, ...]], iris: Sequence[str]) -> list[Taking]:
    return [Taking(roles=roles[h.iri], happening=h) for h in reader.happenings(iris)]


def _together(census: Census, iri: str, events: Sequence[str]) -> list[tuple[str, int]]:
    """Return who else takes part in the events, those in most of them first, and in how many."""
    found: Counter[str] = Counter()
    for event in events:
        found.update({who for those in census.events[event].roles.values() for who in those} - {iri})
    return sorted(found.items(), key=lambda f: (-f[1], f[0]))[:_TOGETHER]


def _namesakes(census: Census, iri: str) -> list[str]:
    """Return the other records of the same kind and name; a group's name is a description, not a name."""
    kind = census.kinds.get(iri, "group")
    return [] if kind == "group" else [i for i in census.by_name.get((kind, census.names.get(iri, "")), ()) if i != iri]


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
    documents.update(graph.documents(node))
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
