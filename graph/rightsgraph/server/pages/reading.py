"""Claims and what they are about, read from the graph into the records that pages show."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from rightsgraph.iris import HRV
from rightsgraph.server.pages.addresses import Addresses
from rightsgraph.server.pages.graph import DCTERMS, LABEL, OA, PROV, RDF, SCHEMA, SKOS, Graph, Node
from rightsgraph.server.pages.models import Happening, Part, Quote, Ref, Saying, Tally
from rightsgraph.server.pages.terms import Vocabulary
from rightsgraph.server.pages.words import shortened, spoken

__all__ = ["KINDS", "ROLES", "Reader"]

KINDS = {
    "Person": "person",
    "Organization": "organisation",
    "Place": "place",
    "Group": "group",
    "Event": "event",
    "NonEvent": "nonevent",
    "Statistic": "statistic",
    "Post": "post",
    "Document": "document",
    "ExtractionRun": "run",
    "Claim": "claim",
}
ROLES = ("affected", "actor", "inSupportOf", "addressee", "place", "charge", "holder", "postIn")
_PARTS = {
    "trigger": "the words of the act",
    "actorWords": "done by",
    "affectedWords": "done to",
    "inSupportOfWords": "in support of",
    "addresseeWords": "addressed to",
    "placeWords": "place",
    "timeWords": "time",
    "durationWords": "duration",
    "sentenceWords": "sentence",
    "chargeWords": "charge",
    "statusWords": "words that say how firmly",
    "speakerWords": "words that name who says so",
    "holderWords": "holder",
    "rankWords": "rank",
    "titleWords": "title or role",
    "organizationWords": "organisation",
}
_CORRECTED = ("actor", "affected", "place")


class Reader:
    """Reads one page's records; made anew for every request."""

    def __init__(self, graph: Graph, addresses: Addresses, vocabulary: Vocabulary) -> None:
        self.graph = graph
        self.addresses = addresses
        self.vocabulary = vocabulary

    def ref(self, iri: str) -> Ref:
        """Return a record as a page names it."""
        node = self.graph.node(iri)
        if node.is_a("Claim"):  # it has no name: it is called by how firmly it says what
            mark, about = self.vocabulary.mark(node.one("epistemicStatus")), self.graph.node(node.one("about"))
            label = f"{mark.label} claim: {about.one(LABEL) or 'what is said'}"
            return Ref(iri=iri, label=label, href=self.addresses.page(iri), kind="claim")
        label = node.one(LABEL, f"{SKOS}prefLabel", f"{DCTERMS}title", f"{SCHEMA}name", f"{OA}exact")
        if not label and iri in self.vocabulary.terms:
            return Ref(iri=iri, label=self.vocabulary.label(iri), href=self.addresses.page(iri), kind="term")
        href = None if node.is_a("Charge") else self.addresses.page(iri)
        return Ref(iri=iri, label=label or iri, href=href, kind=self.kind(node))

    def refs(self, iris: Iterable[str]) -> tuple[Ref, ...]:
        """Return records as a page names them, by label."""
        return tuple(sorted(map(self.ref, iris), key=lambda r: (r.label.casefold(), r.iri)))

    def kind(self, node: Node) -> str:
        """Return what a record is, in one word of the pages, or an empty string."""
        return next((kind for name, kind in KINDS.items() if node.is_a(name)), "")

    def document(self, node: Node) -> Ref:
        """Return the document that a record of a document's graph was read in."""
        if "#" in node.iri:
            return self.ref(node.iri.partition("#")[0])
        return self.ref(next(iter(self.graph.documents(node)), node.iri))

    def quote(self, iri: str) -> Quote | None:
        """Return a stretch of text, or None when its words are not recorded."""
        node = self.graph.node(iri)
        exact, start, end = node.one(f"{OA}exact"), node.one(f"{OA}start"), node.one(f"{OA}end")
        source = node.one(f"{OA}hasSource")
        if not (exact and start and end and source):
            return None
        return Quote(
            text=exact,
            start=int(start),
            end=int(end),
            href=self.addresses.words(source, int(start), int(end)),
            part=self._part(self.graph.node(node.one("inPart"))) if node.one("inPart") else "",
        )

    def _part(self, node: Node) -> str:
        """Return a part of a file in words: what kind, which, and what the file itself calls it."""
        kind, number, label = node.one("partKind"), node.one("partNumber"), node.one("partLabel")
        named = f"{self.vocabulary.label(kind).lower() if kind else 'part'} {number}".strip()
        return f"{named} ({shortened(label, 60)})" if label and label != number else named

    def saying(self, iri: str) -> Saying:
        """Return a claim with all its words."""
        node = self.graph.node(iri)
        quotes = filter(None, map(self.quote, node.all("excerpt")))
        run = node.one(f"{PROV}wasGeneratedBy")
        return Saying(
            iri=iri,
            anchor=iri.partition("#")[2] or iri,
            mark=self.vocabulary.mark(node.one("epistemicStatus")),
            speakers=self.refs(node.all("saidBy")),
            sentences=tuple(sorted(quotes, key=lambda q: q.start)),
            parts=tuple(self._parts(node)),
            document=self.document(node),
            run=self.ref(run) if run else None,
            confidence=node.one("confidence"),
            reviewed=tuple(self.graph.node(d).one(LABEL) for d in self.graph.pointing(f"{PROV}used", iri)),
            states=self._states(node),
        )

    def sayings(self, about: str) -> tuple[Saying, ...]:
        """Return the claims about a record, firmest first and then as they stand in the text."""
        order = {mark.name: rank for rank, mark in enumerate(self.vocabulary.marks)}
        found = map(self.saying, self.graph.pointing("about", about))
        return tuple(sorted(found, key=lambda s: (order.get(s.mark.name, 9), s.document.label, s.start, s.iri)))

    def happening(self, iri: str) -> Happening:
        """Return what a record of an event, non-event, statistic or post tells, with the statuses of its claims."""
        node = self.graph.node(iri)
        statuses: Counter[str] = Counter()
        speakers: set[str] = set()
        for claim in self.graph.pointing("about", iri):
            saying = self.graph.node(claim)
            statuses[saying.one("epistemicStatus").removeprefix(HRV)] += 1
            speakers.update(saying.all("saidBy"))
        when = node.one("edtf")
        ongoing = node.one("ongoingAsOf")
        return Happening(
            iri=iri,
            href=self.addresses.page(iri) or "",
            label=node.one(LABEL) or iri,
            kind=self.kind(node),
            types=self.refs(node.all("eventType", "nonEventType", "counts")),
            when=when or ongoing,
            words=spoken(when) if when else f"going on as of {spoken(ongoing)}" if ongoing else "",
            first=node.one("beginEarliest", "beginLatest") or ongoing,
            last=node.one("endLatest", "endEarliest", "beginLatest") or ongoing,
            roles=tuple((role, self.refs(node.all(role))) for role in ROLES if node.all(role)),
            tallies=tuple(Tally(mark=m, count=statuses[m.name]) for m in self.vocabulary.marks if statuses[m.name]),
            speakers=self.refs(speakers),
            document=self.document(node),
        )

    def happenings(self, iris: Iterable[str]) -> tuple[Happening, ...]:
        """Return what several records tell, those with a date first and in its order."""
        found = (self.happening(iri) for iri in dict.fromkeys(iris))
        return tuple(sorted(found, key=lambda h: (not (h.first or h.last), h.first or h.last, h.label, h.iri)))

    def _parts(self, claim: Node) -> Iterable[Part]:
        for name, label in _PARTS.items():
            for iri in claim.all(name):
                node = self.graph.node(iri)
                words = self.quote(node.one("excerpt") if node.is_a("Quantity") and node.one("excerpt") else iri)
                means = node.one("mentions")
                yield Part(
                    name=name.removesuffix("Words").lower(),
                    label=label,
                    words=words,
                    means=self.ref(means) if means else None,
                    note=self._note(node),
                )
        for name in _CORRECTED:
            for iri in claim.all(name):
                yield Part(
                    name=name,
                    label=f"{_PARTS[name + 'Words']}, as corrected by a reader",
                    words=None,
                    means=self.ref(iri),
                )
        if claim.one("edtf"):
            yield Part(name="time", label="time, as corrected by a reader", words=None, note=spoken(claim.one("edtf")))

    def _note(self, node: Node) -> str:
        """Return what words of time or length were read as."""
        if edtf := node.one("edtf"):
            return f"{spoken(edtf)} ({edtf})"
        return self.quantity(node) if node.is_a("Quantity") else ""

    def quantity(self, node: Node) -> str:
        """Return a number or length in words, such as "at least 5 years"."""
        if penalty := node.one("penalty"):
            return self.vocabulary.label(penalty)
        value, low, high = node.one(f"{SCHEMA}value"), node.one(f"{SCHEMA}minValue"), node.one(f"{SCHEMA}maxValue")
        number = value
        if not value and low and high:
            number = f"{low} to {high}"
        elif not value and (low or high):
            number = f"{low} or more" if low else f"up to {high}"
        modifier = node.one("modifier").removeprefix(HRV)
        hedge = "" if modifier in ("", "exactly") else f"{self.vocabulary.label(f'{HRV}{modifier}').lower()} "
        unit = self.vocabulary.label(node.one("unit")).lower() if node.one("unit") else ""
        if number == "1":
            unit = {"people": "person"}.get(unit, unit.removesuffix("s"))
        return f"{hedge}{number} {unit}".strip()

    def _states(self, claim: Node) -> tuple[str, Ref] | None:
        """Return the property and value of a claim that is about one value of somebody."""
        predicate, value = claim.one(f"{RDF}predicate"), claim.one(f"{RDF}object")
        if not predicate:
            return None
        known = ":" in value and bool(self.graph.node(value))
        ref = self.ref(value) if known else Ref(iri="", label=shortened(value, 300), href=None)
        return self.vocabulary.label(predicate), ref

    def about(self, iris: Iterable[str]) -> dict[str, list[Saying]]:
        """Return the claims about several records, by record."""
        found: defaultdict[str, list[Saying]] = defaultdict(list)
        for iri in iris:
            found[iri].extend(self.sayings(iri))
        return found
