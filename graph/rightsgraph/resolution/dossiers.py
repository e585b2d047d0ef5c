"""What a person needs to see to say whether two records are one: names, facts and the sentences that tell of each."""

from dataclasses import dataclass

import pyoxigraph as ox

from rightsgraph.iris import HR
from rightsgraph.store import GraphStore, View

__all__ = ["Dossier", "dossier"]

_OTHER_NAME = "http://www.w3.org/2004/02/skos/core#altLabel"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TITLE, _ISSUED = "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/issued"
_ROLES = ("affected", "actor", "inSupportOf", "addressee")
_UNSAID = frozenset({"disclosure", "quantity", "hasPost"})
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A record as read in its document: names, facts as (what, value), and sentences in the order of the text."""

    iri: str
    name: str
    other_names: tuple[str, ...]
    document: str
    title: str
    issued: str
    facts: tuple[tuple[str, str], ...]
    quotes: tuple[str, ...]


def dossier(store: GraphStore, record: str) -> Dossier | None:
    """Return what the document of a record says of it, or None when the store does not hold it."""
    graphs = [q.graph_name for q in store.store.quads_for_pattern(ox.NamedNode(record), _TYPE, None, None)]
    named = sorted(g.value for g in graphs if isinstance(g, ox.NamedNode))
    if not named:
        return None
    view = View.of(store, named[0])
    iri, document = view.document() or ("", "")
    events = {e for e in view.nodes("Event", "NonEvent") for role in _ROLES if record in view.values(e, role)}
    claims = [c for c in view.nodes("Claim") if (events | {record}) & set(view.values(c, "about"))]
    words = {e for c in claims for e in view.values(c, "excerpt")}
    if not words:  # only named: where it is
        words = {m for m in view.nodes("Mention") if record in view.values(m, "mentions")}
    return Dossier(
        iri=record,
        name=view.label(record),
        other_names=view.values(record, _OTHER_NAME),
        document=document,
        title=view.value(iri, _TITLE) or "",
        issued=view.value(iri, _ISSUED) or "",
        facts=tuple(_facts(view, record)),
        quotes=tuple(_short(quote) for _, quote in sorted((view.span(w) or (0, 0), view.quote(w)) for w in words)),
    )


def _facts(view: View, record: str) -> list[tuple[str, str]]:
    """Return the values of the vocabulary's own properties, as they are called and in words."""
    found = []
    for name in view.names(record):
        if not name.startswith("http") and name not in _UNSAID:
            values = (view.label(v).removeprefix(HR).rsplit("#", 1)[-1] for v in view.values(record, name))
            found.append((name, ", ".join(values)))
    return found


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
