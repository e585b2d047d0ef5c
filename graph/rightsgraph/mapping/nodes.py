"""The nodes that the statements of a document share: its excerpts and mentions, entities, quantities and times."""

import datetime
from collections import defaultdict
from collections.abc import Mapping

from rightsgraph.iris import Minter, digest, slug
from rightsgraph.mapping.terms import Quads
from rightsgraph.records import Document, Entity, Event, Kind, Quantity, Span, Story, Time

__all__ = ["Nodes"]

_PENALTIES = {"life": "hrv:life-imprisonment", "death": "hrv:death-penalty"}


class Nodes:
    """The graph of one document while it is written: `quads`, and methods that describe a node and return its IRI."""

    def __init__(self, story: Story, minter: Minter, run: str) -> None:
        self.document: Document = story.document
        self.minter = minter
        self.run = run
        self.iri = minter.document(self.document.id)
        self.quads = Quads(minter.graph(self.document.id))
        self.entities: Mapping[str, Entity] = {e.key: e for e in story.entities}
        self.events: Mapping[str, Event] = {e.key: e for e in story.events}
        self._timed: set[tuple[int, int]] = set()
        self._narrower: set[str] = set()
        self._excerpts: dict[tuple[int, int], str] = {}
        self._mentions: dict[tuple[str, int, int], str] = {}
        self._iris: dict[str, str] = {}
        self._owners: dict[tuple[int, int], list[str]] = defaultdict(list)
        for key, entity in self.entities.items():
            for mention in entity.mentions:
                self._owners[mention.start, mention.end].append(key)

    # ---------------------------------------------------------------- words

    def excerpt(self, start: int, end: int) -> str:
        """Describe words of the text, and return the IRI of their node."""
        iri = self._excerpts.get((start, end))
        if iri is None:
            iri = self._excerpts[start, end] = self.minter.excerpt(self.document.id, start, end)
            self._describe(iri, start, end)
        return iri

    def mention(self, entity: str, start: int, end: int) -> str:
        """Describe words that mean an entity; where they mean several (a "they"), each has a node of its own."""
        if self._owners.get((start, end)) == [entity]:
            return self.excerpt(start, end)
        iri = self._mentions.get((entity, start, end))
        if iri is None:
            local = self.entity(entity).rpartition("-")[2].rpartition("/")[2]
            iri = f"{self.minter.excerpt(self.document.id, start, end)}&of={local}"
            self._mentions[entity, start, end] = iri
            self._describe(iri, start, end)
        return iri

    def _describe(self, iri: str, start: int, end: int) -> None:
        self.quads.stretch(iri, self.iri, start, end, self.document.text[start:end])
        part = self.document.part_at(start)
        if part is not None:
            self.quads.link(iri, "hr:inPart", self.minter.part(self.document.id, part.start, part.end))

    def narrow(self, iri: str, kind: str) -> None:
        """Say of words that they are of a kind of excerpt, which says that they are one."""
        self.quads.link(iri, "rdf:type", kind)
        self._narrower.add(iri)

    def close(self) -> None:
        """Say of all words that are of no narrower kind that they are an excerpt."""
        for iri in (*self._excerpts.values(), *self._mentions.values()):
            if iri not in self._narrower:
                self.quads.link(iri, "rdf:type", "hr:Excerpt")

    # ---------------------------------------------------------------- IRIs

    def within(self, folder: str, *parts: str | int) -> str:
        """Return an IRI below that of the document."""
        return self.minter.within(self.document.id, folder, *parts)

    def entity(self, key: str) -> str:
        """Return the IRI of an entity: below the document's own for a group."""
        iri = self._iris.get(key)
        if iri is None:
            iri = self._iris[key] = self._minted(key)
        return iri

    def _minted(self, key: str) -> str:
        entity = self.entities[key]
        place = key.rpartition("#")[2]
        if entity.kind is Kind.PERSON and place != key and place.isdecimal():  # one of two people of one name
            return self.minter.entity(self.document.id, entity.kind, f"{entity.name}#{place}")
        if entity.kind is Kind.PLACE and not entity.named:
            return self.within("place", key.partition(":")[2])
        if entity.kind is not Kind.GROUP:
            return self.minter.entity(self.document.id, entity.kind, entity.name)
        return self.within("group", slug(entity.name) if entity.named else key.partition(":")[2])

    def event(self, event: Event) -> str:
        """Return the IRI of an event or non-event."""
        return self.within("event" if event.happened else "nonevent", event.key)

    # ---------------------------------------------------------------- quantities, times, charges

    def quantity(self, quantity: Quantity) -> str:
        """Describe a quantity with its words, and return its IRI."""
        iri = self.within("quantity", quantity.start, quantity.end)
        self.quads.link(iri, "rdf:type", "hr:Quantity")
        self.amount(iri, quantity)
        self.quads.link(iri, "hr:excerpt", self.excerpt(quantity.start, quantity.end))
        return iri

    def amount(self, iri: str, quantity: Quantity) -> None:
        """Add the unit, the modifier and the numbers of a quantity to a node."""
        add = self.quads
        add.link(iri, "hr:unit", f"hrv:{quantity.unit}")
        add.link(iri, "hr:modifier", f"hrv:{quantity.modifier}")
        for predicate, value in (
            ("schema:value", quantity.value),
            ("schema:minValue", quantity.minimum),
            ("schema:maxValue", quantity.maximum),
        ):
            if value is not None:
                add.decimal(iri, predicate, value)
        if quantity.iso:
            add.text(iri, "hr:isoDuration", quantity.iso)
        if quantity.penalty:
            add.link(iri, "hr:penalty", _PENALTIES[quantity.penalty])

    def time(self, time: Time) -> str:
        """Describe the words that say a time, and return the IRI of their node; the same words say one time."""
        iri = self.excerpt(time.start, time.end)
        if (time.start, time.end) in self._timed:
            return iri
        self._timed.add((time.start, time.end))
        self.narrow(iri, "hr:TimeExpression")
        self.quads.text(iri, "hr:edtf", time.edtf, datatype="edtf:EDTF")
        self.bounds(iri, time)
        return iri

    def bounds(self, iri: str, time: Time) -> None:
        """Add the first and last days on which a time can begin and end to a node."""
        for predicate, day in (
            ("hr:beginEarliest", time.begin_earliest),
            ("hr:beginLatest", time.begin_latest),
            ("hr:endEarliest", time.end_earliest),
            ("hr:endLatest", time.end_latest),
        ):
            if day is not None:
                self.day(iri, predicate, day)

    def day(self, iri: str, predicate: str, day: datetime.date) -> None:
        """Add a day to a node."""
        self.quads.text(iri, predicate, day.isoformat(), datatype="xsd:date")

    def charge(self, span: Span) -> str:
        """Describe a charge by its words, as a concept of the document's own list, and return its IRI."""
        add = self.quads
        words = " ".join(self.document.text[span.start : span.end].split())
        # A digest, not the words: a charge may name a person ("insulting X"), and no name stands in an IRI.
        iri, scheme = self.within("charge", digest(words, length=12)), self.within("charges")
        add.link(iri, "rdf:type", "hr:Charge")
        add.link(iri, "rdf:type", "skos:Concept")
        add.text(iri, "skos:prefLabel", words, language="en")
        add.link(iri, "skos:inScheme", scheme)
        add.link(scheme, "rdf:type", "skos:ConceptScheme")
        add.text(scheme, "skos:prefLabel", "Charges and accusations as worded in the text", language="en")
        return iri
