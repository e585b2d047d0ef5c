"""A story as one named graph: document, entities, words, events, claims, statistics and facts (docs/graph-model.md)."""

import datetime
from collections.abc import Iterable

from rightsgraph.claims.events import event_interval
from rightsgraph.iris import Minter, slug
from rightsgraph.mapping.terms import Quads
from rightsgraph.records import (
    Claim,
    Entity,
    Event,
    Fact,
    Form,
    Kind,
    Mention,
    Participant,
    Quantity,
    Span,
    Statistic,
    Story,
    Time,
)

__all__ = ["to_nquads"]

_CLASSES = {
    Kind.PERSON: "hr:Person",
    Kind.ORGANISATION: "hr:Organization",
    Kind.PLACE: "hr:Place",
    Kind.GROUP: "hr:Group",
}
_ROLES = {
    "affected": "affected",
    "actor": "actor",
    "in_support_of": "inSupportOf",
    "addressee": "addressee",
    "place": "place",
}
_PENALTIES = {"life": "hrv:life-imprisonment", "death": "hrv:death-penalty"}
_LINKS = {
    "follows": "hr:follows",
    "because_of": "hr:becauseOf",
    "part_of": "hr:partOf",
    "contributes_to": "hr:contributesTo",
}
_FACTS = {"occupation": "hr:occupation", "origin": "hr:origin", "pseudonym": "hr:pseudonym", "age": "hr:age"}


def to_nquads(story: Story, minter: Minter, run: str) -> str:
    """Return the quads of a document's graph as sorted N-Quads; the same story gives the same bytes."""
    return _Mapper(story, minter, run).written()


class _Mapper:
    def __init__(self, story: Story, minter: Minter, run: str) -> None:
        self.story, self.minter, self.run = story, minter, run
        self.document = story.document
        self.iri = minter.document(self.document.id)
        self.quads = Quads(minter.graph(self.document.id))
        self.entities = {e.key: e for e in story.entities}
        self.events = {e.key: e for e in story.events}

    def written(self) -> str:
        self._document()
        self.quads.link(self.run, "rdf:type", "hr:ExtractionRun")
        for entity in self.story.entities:
            self._entity(entity)
        for event in self.story.events:
            self._event(event)
        for statistic in self.story.statistics:
            self._statistic(statistic)
        for fact in self.story.facts:
            self._fact(fact)
        return self.quads.written()

    # -------------------------------------------------------------- document and words

    def _document(self) -> None:
        add, iri, document = self.quads, self.iri, self.document
        add.link(iri, "rdf:type", "hr:Document")
        add.text(iri, "dcterms:title", document.value("title") or document.name, language="en")
        add.text(iri, "schema:name", document.name)
        add.text(iri, "schema:sha256", document.sha256)
        add.text(iri, "dcterms:format", document.media_type)
        add.text(iri, "dcterms:language", document.value("language") or "en")
        add.text(iri, "hr:text", document.text)
        add.link(iri, "hr:disclosure", "hrv:public")
        if document.date is not None:
            add.text(iri, "dcterms:issued", document.date.isoformat(), datatype="xsd:date")
        if date := document.value("date"):
            add.text(iri, "hr:edtf", date, datatype="edtf:EDTF")
        for name, predicate in (
            ("identifier", "dcterms:identifier"),
            ("licence", "dcterms:rights"),
            ("url", "schema:url"),
        ):
            if value := document.value(name):
                add.text(iri, predicate, value)
        publisher = (
            next(
                (
                    key
                    for key in (f"organisation:{(document.value('publisher') or '').casefold()}",)
                    if key in self.entities
                ),
                None,
            )
            or self._publisher()
        )
        if publisher is not None:
            add.link(iri, "dcterms:publisher", self._entity_iri(publisher))
        if issuer := document.value("issuer"):
            add.text(iri, "dcterms:creator", issuer)
        for region in document.regions:
            here = self.minter.region(document.id, region.start, region.end)
            add.link(here, "rdf:type", "hr:Region")
            add.link(here, "hr:regionKind", f"hrv:region-{region.kind.value}")
            add.text(here, "hr:ownText", str(region.kind.own).lower(), datatype="xsd:boolean")
            add.link(here, "oa:hasSource", iri)
            add.number(here, "oa:start", region.start)
            add.number(here, "oa:end", region.end)

    def _publisher(self) -> str | None:
        claims = [c for e in self.story.events for c in e.claims if c.speaker is None]
        return claims[0].said_by if claims else None

    def _excerpt(self, start: int, end: int) -> str:
        iri = self.minter.excerpt(self.document.id, start, end)
        self.quads.link(iri, "rdf:type", "hr:Excerpt")
        self.quads.link(iri, "oa:hasSource", self.iri)
        self.quads.number(iri, "oa:start", start)
        self.quads.number(iri, "oa:end", end)
        self.quads.text(iri, "oa:exact", self.document.text[start:end])
        return iri

    def _mention(self, entity: str, start: int, end: int) -> str:
        """The mention node of words that mean one entity; where they mean several (a "they"), each has its own node."""
        return f"{self._excerpt(start, end)}" if self._sole(entity, start, end) else self._shared(entity, start, end)

    def _sole(self, entity: str, start: int, end: int) -> bool:
        return self._owners().get((start, end)) == [entity]

    def _owners(self) -> dict[tuple[int, int], list[str]]:
        if not hasattr(self, "_owner_table"):
            table: dict[tuple[int, int], list[str]] = {}
            for key, one in self.entities.items():
                for mention in one.mentions:
                    table.setdefault((mention.start, mention.end), []).append(key)
            self._owner_table = table
        return self._owner_table

    def _shared(self, entity: str, start: int, end: int) -> str:
        iri = f"{self.minter.excerpt(self.document.id, start, end)}&of={self._entity_iri(entity).rsplit('-', 1)[-1].rsplit('/', 1)[-1]}"
        self.quads.link(iri, "rdf:type", "hr:Excerpt")
        self.quads.link(iri, "oa:hasSource", self.iri)
        self.quads.number(iri, "oa:start", start)
        self.quads.number(iri, "oa:end", end)
        self.quads.text(iri, "oa:exact", self.document.text[start:end])
        return iri

    # -------------------------------------------------------------- entities

    def _entity_iri(self, key: str) -> str:
        entity = self.entities[key]
        if entity.kind is Kind.GROUP and not entity.named:
            return self.minter.within(self.document.id, "group", key.partition(":")[2])
        if entity.kind is Kind.GROUP:
            return self.minter.within(self.document.id, "group", slug(entity.name))
        return self.minter.entity(self.document.id, entity.kind, entity.name)

    def _entity(self, entity: Entity) -> None:
        add, iri = self.quads, self._entity_iri(entity.key)
        add.link(iri, "rdf:type", _CLASSES[entity.kind])
        add.text(iri, "rdfs:label", entity.name, language="en")
        for alias in entity.aliases:
            add.text(iri, "skos:altLabel", alias, language="en")
        if entity.kind is not Kind.PLACE:
            add.link(iri, "hr:disclosure", "hrv:restricted" if entity.kind is Kind.PERSON else "hrv:public")
            if entity.agent_type:
                add.link(iri, "hr:agentType", f"hrv:{entity.agent_type}")
        for authority in entity.authority:
            add.link(iri, "skos:exactMatch", authority)
        if entity.latitude and entity.longitude:
            add.decimal(iri, "geo:lat", entity.latitude)
            add.decimal(iri, "geo:long", entity.longitude)
        if entity.part_of:
            add.link(iri, "schema:containedInPlace", self._entity_iri(entity.part_of))
        if entity.quantity is not None:
            add.link(iri, "hr:quantity", self._quantity(entity.quantity))
        for member in entity.members:
            add.link(self._entity_iri(member), "hr:memberOf", iri)
        for mention in entity.mentions:
            self._one_mention(entity, mention)

    def _one_mention(self, entity: Entity, mention: Mention) -> None:
        node = self._mention(entity.key, mention.start, mention.end)
        self.quads.link(node, "rdf:type", "hr:Mention")
        self.quads.link(node, "hr:mentions", self._entity_iri(entity.key))
        self.quads.link(node, "hr:mentionForm", f"hrv:{mention.form.value}")
        if mention.form is Form.NAME:
            self.quads.decimal(node, "hr:confidence", f"{mention.confidence:.2f}")

    # -------------------------------------------------------------- quantities and times

    def _quantity(self, quantity: Quantity) -> str:
        add = self.quads
        iri = self.minter.within(self.document.id, "quantity", quantity.start, quantity.end)
        add.link(iri, "rdf:type", "hr:Quantity")
        self._amount(iri, quantity)
        add.link(iri, "hr:excerpt", self._excerpt(quantity.start, quantity.end))
        return iri

    def _amount(self, iri: str, quantity: Quantity) -> None:
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

    def _bounds(self, iri: str, time: Time) -> None:
        for name in ("begin_earliest", "begin_latest", "end_earliest", "end_latest"):
            day: datetime.date | None = getattr(time, name)
            if day is not None:
                first, _, second = name.partition("_")
                self.quads.text(iri, f"hr:{first}{second.capitalize()}", day.isoformat(), datatype="xsd:date")

    def _time(self, time: Time) -> str:
        iri = self._excerpt(time.start, time.end)
        self.quads.link(iri, "rdf:type", "hr:TimeExpression")
        self.quads.text(iri, "hr:edtf", time.edtf, datatype="edtf:EDTF")
        self._bounds(iri, time)
        return iri

    # -------------------------------------------------------------- events and claims

    def _event_iri(self, event: Event) -> str:
        return self.minter.within(self.document.id, "event" if event.happened else "nonevent", event.key)

    def _event(self, event: Event) -> None:
        add, iri = self.quads, self._event_iri(event)
        add.link(iri, "rdf:type", "hr:Event" if event.happened else "hr:NonEvent")
        add.link(iri, "hr:eventType" if event.happened else "hr:nonEventType", f"hrv:{event.type}")
        add.text(iri, "rdfs:label", event.label, language="en")
        for claim in event.claims:
            for role, predicate in _ROLES.items():
                for participant in getattr(claim, role):
                    add.link(iri, f"hr:{predicate}", self._entity_iri(participant.entity))
        if event.time is not None:
            self._event_time(event, iri)
        if event.happened and self.document.date and any(c.ongoing for c in event.claims):
            add.text(iri, "hr:ongoingAsOf", self.document.date.isoformat(), datatype="xsd:date")
        for quantities, predicate in (
            ((c.sentence for c in event.claims), "hr:sentenceLength"),
            ((c.duration for c in event.claims), "hr:duration"),
        ):
            for quantity in quantities:
                if quantity is not None:
                    add.link(iri, predicate, self._quantity(quantity))
        for name, predicate in _LINKS.items():
            for key in getattr(event, name):
                add.link(iri, predicate, self._event_iri(self.events[key]))
        for claim in event.claims:
            self._claim(claim, iri)

    def _event_time(self, event: Event, iri: str) -> None:
        time = event.time
        assert time is not None
        edtf = event_interval(event, self.document.date)
        self.quads.text(iri, "hr:edtf", edtf or time.edtf, datatype="edtf:EDTF")
        self.quads.text(iri, "hr:dateText", time.text, language="en")
        if edtf and edtf.endswith("/") and time.begin_earliest is not None:
            time = Time(
                start=time.start,
                end=time.end,
                text=time.text,
                edtf=edtf,
                begin_earliest=time.begin_earliest,
                begin_latest=time.begin_latest,
            )
        self._bounds(iri, time)

    def _claim(self, claim: Claim, event: str) -> None:
        add = self.quads
        excerpts = [self._excerpt(s.start, s.end) for s in (claim.excerpt, *claim.repeats)]
        trigger = self._excerpt(claim.trigger.start, claim.trigger.end)
        speaker = self._entity_iri(claim.said_by)
        iri = self.minter.claim(self.document.id, event, claim.status.value, speaker, trigger, *sorted(excerpts))
        self._claim_head(iri, event, claim.status.value, speaker, excerpts)
        add.link(iri, "hr:trigger", trigger)
        if claim.confidence < 1:
            add.decimal(iri, "hr:confidence", f"{claim.confidence:.2f}")
        for span, predicate in ((claim.cue, "hr:statusWords"), (claim.speaker, "hr:speakerWords")):
            if span is not None:
                add.link(iri, predicate, self._excerpt(span.start, span.end))
        for role, predicate in _ROLES.items():
            for participant in getattr(claim, role):
                add.link(iri, f"hr:{predicate}Words", self._participant(participant))
        if claim.time is not None:
            add.link(iri, "hr:timeWords", self._time(claim.time))
        for quantity, predicate in ((claim.sentence, "hr:sentenceWords"), (claim.duration, "hr:durationWords")):
            if quantity is not None:
                add.link(iri, predicate, self._quantity(quantity))
        for charge in claim.charges:
            add.link(iri, "hr:chargeWords", self._excerpt(charge.start, charge.end))
            add.link(event, "hr:charge", self._charge(charge))

    def _participant(self, participant: Participant) -> str:
        return self._mention(participant.entity, participant.start, participant.end)

    def _claim_head(self, iri: str, about: str, status: str, speaker: str, excerpts: Iterable[str]) -> None:
        add = self.quads
        add.link(iri, "rdf:type", "hr:Claim")
        add.link(iri, "hr:about", about)
        add.link(iri, "hr:epistemicStatus", f"hrv:{status}")
        add.link(iri, "hr:saidBy", speaker)
        add.link(iri, "prov:wasGeneratedBy", self.run)
        for excerpt in excerpts:
            add.link(iri, "hr:excerpt", excerpt)

    def _charge(self, span: Span) -> str:
        words = " ".join(self.document.text[span.start : span.end].split())
        iri = self.minter.within(self.document.id, "charge", slug(words, 60) or str(span.start))
        scheme = self.minter.within(self.document.id, "charges")
        add = self.quads
        add.link(iri, "rdf:type", "hr:Charge")
        add.link(iri, "rdf:type", "skos:Concept")
        add.text(iri, "skos:prefLabel", words, language="en")
        add.link(iri, "skos:inScheme", scheme)
        add.link(scheme, "rdf:type", "skos:ConceptScheme")
        add.text(scheme, "skos:prefLabel", "Charges and accusations as worded in the text", language="en")
        return iri

    # -------------------------------------------------------------- statistics and facts

    def _statistic(self, statistic: Statistic) -> None:
        add = self.quads
        iri = self.minter.within(self.document.id, "stat", statistic.quantity.start)
        add.link(iri, "rdf:type", "hr:Statistic")
        add.link(iri, "rdf:type", "hr:Quantity")
        add.text(iri, "rdfs:label", statistic.label, language="en")
        self._amount(iri, statistic.quantity)
        if statistic.counts_type:
            add.link(iri, "hr:counts", f"hrv:{statistic.counts_type}")
        if statistic.counts_group:
            add.link(iri, "hr:counts", self._entity_iri(statistic.counts_group))
        if statistic.place:
            add.link(iri, "hr:place", self._entity_iri(statistic.place))
        if statistic.time is not None:
            add.text(iri, "hr:edtf", statistic.time.edtf, datatype="edtf:EDTF")
            add.text(iri, "hr:dateText", statistic.time.text, language="en")
            self._bounds(iri, statistic.time)
        if statistic.baseline is not None:
            add.link(iri, "hr:baseline", self.minter.within(self.document.id, "stat", statistic.baseline))
        excerpt = self._excerpt(statistic.excerpt.start, statistic.excerpt.end)
        speaker = self._entity_iri(statistic.said_by)
        claim = self.minter.claim(self.document.id, iri, statistic.status.value, speaker, excerpt)
        self._claim_head(claim, iri, statistic.status.value, speaker, [excerpt])
        add.link(claim, "hr:trigger", self._excerpt(statistic.quantity.start, statistic.quantity.end))

    def _fact(self, fact: Fact) -> None:
        add = self.quads
        subject, predicate = self._entity_iri(fact.entity), _FACTS[fact.predicate]
        speaker, excerpt = self._entity_iri(fact.said_by), self._excerpt(fact.excerpt.start, fact.excerpt.end)
        value = self._entity_iri(fact.value) if fact.is_entity else fact.value
        claim = self.minter.claim(self.document.id, subject, fact.status.value, speaker, excerpt, predicate, value)
        self._claim_head(claim, subject, fact.status.value, speaker, [excerpt])
        add.link(claim, "hr:trigger", self._excerpt(fact.words.start, fact.words.end))
        add.link(claim, "rdf:subject", subject)
        add.link(claim, "rdf:predicate", predicate)
        for where, name in ((subject, predicate), (claim, "rdf:object")):
            if fact.is_entity:
                add.link(where, name, value)
            else:
                add.text(where, name, value, language="en")
