"""From a story to quads: the same bytes always, no blank node, no person's name in an IRI, every word from the text."""

import dataclasses
import io
import itertools
import json
import re

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightsgraph.claims import read_story
from rightsgraph.config import DATA_BASE
from rightsgraph.export import export
from rightsgraph.iris import HR, HRV, Minter, slug
from rightsgraph.linking import link
from rightsgraph.mapping import to_nquads
from rightsgraph.mapping.terms import PREFIXES, Quads
from rightsgraph.records import Kind, Part, PartKind, Region, RegionKind
from rightsgraph.store import GraphStore

MINTER = Minter(DATA_BASE)
RUN = MINTER.run("test")
OA = PREFIXES["oa"]
RDF_TYPE = PREFIXES["rdf"] + "type"

SENTENCES = [
    "Police arrested Amina Diallo in Conakry on 3 May 2021.",
    "She was held for nine days without charge.",
    "Three activists were arrested, beaten and tortured by soldiers.",
    "The students, including Mary Phiri and Peter Otieno, were released on Monday.",
    "Otieno is believed to have been tortured in custody.",
    "His wife was reportedly threatened by gunmen.",
    '"Guards beat him in his cell," said Mary Phiri, a lawyer from Lusaka.',
    "They were not allowed to see their families.",
    "According to Open Door Foundation, at least 12 villagers were killed in Mali in 2019.",
    "The Union of Free Teachers (UFT) called for the release of its members.",
    "The UFT said a court sentenced Otieno to two to 12 years in prison for sedition.",
    "The minister denied that police had tortured anyone.",
    "Nordlink Systems sold software to the government that is used to censor the internet.",
    "Eva Mora, who wrote under the pseudonym “quiet heron”, could face the death penalty.",
    "Peru released Juan Gil, 34, since 2018 a prisoner — “at last”, he said.",
    "🙂 Żółć مرحبا the café was closed.",
    "The authorities must immediately release Ana Ruiz, who was jailed for posting an article online.",
    "By June 2021 more than 200 protesters had been arrested, a 20 per cent increase on 2020.",
]
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7).flatmap(
    lambda chosen: st.lists(
        st.sampled_from([" ", "\n", "\n\n", "  \n\n\t", " \r\n\r\n"]), min_size=len(chosen), max_size=len(chosen)
    ).map(lambda gaps: "".join(itertools.chain.from_iterable(zip(chosen, gaps, strict=True))))
)
glued = settings(max_examples=40)


def mapped(found) -> str:
    return to_nquads(found.story, MINTER, RUN)


def quads(nquads: str) -> list[ox.Quad]:
    return list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))


def values(found: list[ox.Quad], subject: object, predicate: str) -> list[str]:
    return [q.object.value for q in found if q.subject == subject and q.predicate.value == predicate]


ALL = " ".join(SENTENCES)


@given(texts)
@glued
def test_all_words_stand_where_the_records_say(read, text):
    found = read(text)
    story = found.story
    for mention in (*found.parse.mentions, *(m for e in story.entities for m in e.mentions)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""
    for claim in found.claims:
        for time in filter(None, [claim.time]):
            assert text[time.start : time.end] == time.text
        for quantity in filter(None, [claim.sentence, claim.duration]):
            assert text[quantity.start : quantity.end] == quantity.text
    for statistic in story.statistics:
        assert text[statistic.quantity.start : statistic.quantity.end] == statistic.quantity.text
    for fact in story.facts:
        assert fact.is_entity or text[fact.words.start : fact.words.end] == fact.value


@given(texts, st.integers(min_value=0, max_value=3))
@glued
def test_what_a_claim_points_to_lies_in_the_narrative(read, text, cut):
    parts = list(re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    kinds = itertools.cycle((RegionKind.BODY, RegionKind.TEASER, RegionKind.TITLE, RegionKind.REFERENCES))
    kinds = itertools.islice(kinds, cut, None)
    regions = tuple(Region(kind=k, start=m.start(), end=m.end()) for m, k in zip(parts, kinds, strict=False))
    found = read(text, regions=regions)
    own = [r for r in regions if r.kind.own]
    narrative = [r for r in regions if r.kind.narrative]

    def inside(span, where) -> bool:
        return any(r.start <= span.start and span.end <= r.end for r in where)

    assert all(inside(m, own) for m in found.parse.mentions)
    for claim in found.claims:
        roles = (*claim.affected, *claim.actor, *claim.in_support_of, *claim.addressee, *claim.place)
        spans = [claim.trigger, claim.excerpt, *claim.repeats, *claim.charges, claim.cue, claim.time, *roles]
        assert all(inside(span, narrative) for span in [*spans, claim.sentence, claim.duration] if span is not None)
        assert claim.excerpt.start <= claim.trigger.start < claim.trigger.end <= claim.excerpt.end


@given(texts)
@glued
def test_one_story_always_gives_the_same_bytes(read, text):
    first, second = mapped(read(text)), mapped(read(text))
    assert first == second
    lines = first.splitlines(keepends=True)
    assert lines == sorted(set(lines))


@given(texts)
@glued
def test_every_quad_is_of_the_graph_of_its_document_and_no_node_is_blank(read, text):
    found = read(text)
    graph = MINTER.graph(found.document.id)
    for quad in quads(mapped(found)):
        assert quad.graph_name.value == graph
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)


@given(texts)
@glued
def test_no_name_of_a_person_stands_in_an_iri(read, text):
    found = read(text)
    people = {
        slug(m.text) for e in found.story.entities if e.kind is Kind.PERSON for m in e.mentions if m.form == "name"
    }
    words = {word for name in people for word in name.split("-") if len(word) > 2}
    iris = {
        term.value.lower()
        for quad in quads(mapped(found))
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(DATA_BASE)
    }
    assert not [(word, iri) for iri in iris for word in words if re.search(rf"\b{word}\b", iri)]


@given(texts)
@glued
def test_every_quotation_in_the_graph_is_the_text_at_its_offsets(read, text):
    found = quads(mapped(read(text)))
    quoted = [q for q in found if q.predicate.value == OA + "exact"]
    for quad in quoted:
        (start,) = values(found, quad.subject, OA + "start")
        (end,) = values(found, quad.subject, OA + "end")
        assert text[int(start) : int(end)] == quad.object.value


@given(st.permutations(range(4)))
@settings(max_examples=8)
def test_the_order_of_documents_changes_nothing(tagger, make, order):
    documents = [make(" ".join(SENTENCES[i::4]), date=f"2021-06-0{i + 1}") for i in range(4)]

    def graphs(numbers) -> dict[str, str]:
        parses = tagger.parse(documents[n] for n in numbers)
        return {p.document.id: to_nquads(read_story(link(p, tagger.gazetteer)), MINTER, RUN) for p in parses}

    assert graphs(order) == graphs(range(4))


def test_the_terms_are_those_of_the_ontology(read):
    from rightsgraph.resources import resource_text

    ontology = list(ox.parse(resource_text("ontology/rightsgraph.ttl"), format=ox.RdfFormat.TURTLE))
    defined = {t.subject.value for t in ontology}
    used = {
        term.value
        for quad in quads(mapped(read(ALL, title="A title")))
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith((HR, HRV))
    }
    assert len(used) > 60
    assert used <= defined


def test_every_claim_has_the_parts_of_the_model(read):
    found = quads(mapped(read(ALL)))
    claims = [q.subject for q in found if q.predicate.value == RDF_TYPE and q.object.value == HR + "Claim"]
    assert len(claims) > 20
    for claim in claims:
        for name in ("about", "epistemicStatus", "saidBy", "trigger"):
            assert len(values(found, claim, HR + name)) == 1, name
        assert values(found, claim, HR + "excerpt")
        assert values(found, claim, PREFIXES["prov"] + "wasGeneratedBy") == [RUN]


def test_events_and_non_events_are_told_apart(read):
    found = quads(mapped(read("Police arrested Amina Diallo. Mary Phiri was never arrested.")))
    types = {q.object.value.removeprefix(HR) for q in found if q.predicate.value == RDF_TYPE}
    assert {"Event", "NonEvent"} <= types
    kinds = {q.predicate.value.removeprefix(HR) for q in found if q.object.value == HRV + "arrest"}
    assert kinds == {"eventType", "nonEventType"}


def test_words_that_mean_two_people_have_a_mention_for_each(read):
    found = quads(mapped(read("Peter Otieno and Joseph Mwale are farmers. They were arrested.")))
    nodes = {q.subject for q in found if q.predicate.value == OA + "exact" and q.object.value == "They"}
    people = {v for node in nodes for v in values(found, node, HR + "mentions")}
    assert len(people) == 2
    assert all(len(values(found, node, HR + "mentions")) <= 1 for node in nodes)


def test_the_same_text_on_another_day_is_another_document_with_other_people(read):
    one, other = (read("Amina Diallo was arrested.", date=day) for day in ("2021-06-16", "2021-06-17"))
    people = [
        {q.subject.value for q in quads(mapped(r)) if q.object == ox.NamedNode(HR + "Person")} for r in (one, other)
    ]
    assert people[0]
    assert not people[0] & people[1]


def test_the_document_has_its_metadata(read):
    found = read("Amina Diallo was arrested.", title='On "arrests"', date="2021-06-16", publisher="Harbour Legal Aid")
    (iri,) = {q.subject for q in quads(mapped(found)) if q.object == ox.NamedNode(HR + "Document")}
    statements = quads(mapped(found))
    assert values(statements, iri, PREFIXES["dcterms"] + "title") == ['On "arrests"']
    assert values(statements, iri, PREFIXES["dcterms"] + "issued") == ["2021-06-16"]
    (publisher,) = values(statements, iri, PREFIXES["dcterms"] + "publisher")
    assert values(statements, ox.NamedNode(publisher), PREFIXES["rdfs"] + "label") == ["Harbour Legal Aid"]


def test_a_document_without_a_full_date_has_its_edtf_and_no_day(read):
    found = quads(mapped(read("Amina Diallo was arrested.", date="2021-06")))
    assert "2021-06" in {q.object.value for q in found if q.predicate.value == HR + "edtf"}
    assert not [q for q in found if q.predicate.value == PREFIXES["dcterms"] + "issued"]


EVENT_TIMES = [
    ("Amina Diallo was arrested on 3 May 2021.", "2021-05-03"),
    ("Amina Diallo was arrested in 2018.", "2018"),
    ("At least 54 people had been arrested by January 2021.", "../2021-01"),
    ("Amina Diallo has been in prison since June 2019.", "2019-06/.."),
]


@pytest.mark.parametrize(("text", "edtf"), EVENT_TIMES, ids=[edtf for _, edtf in EVENT_TIMES])
def test_the_time_of_an_event_is_never_more_precise_than_said(read, text, edtf):
    found = quads(mapped(read(text)))
    (event,) = (q.subject for q in found if q.predicate.value == RDF_TYPE and q.object.value == HR + "Event")
    assert values(found, event, HR + "edtf") == [edtf]


@given(st.text(max_size=60))
def test_any_literal_comes_back_as_it_was(text):
    writer = Quads("https://data.example.org/graph/x")
    writer.text("https://data.example.org/s", "rdfs:label", text)
    (quad,) = quads(writer.written())
    assert quad.object.value == text


@given(st.lists(st.tuples(st.text(max_size=4), st.sampled_from([None, "e", "en"])), max_size=9))
def test_statements_are_sorted_as_their_lines_are(said):
    writer = Quads("https://data.example.org/graph/x")
    for text, language in said:
        writer.text("https://data.example.org/s", "rdfs:label", text, language=language)
        writer.link("https://data.example.org/s", "rdfs:seeAlso", f"https://data.example.org/{len(text)}")
    lines = writer.written().split("\n")
    assert lines == [*sorted(lines[:-1]), ""]
    assert len(lines) == len(writer.lines) + 1


@pytest.mark.parametrize(
    ("value", "plain"), [("1.0", "1"), ("0.90", "0.9"), ("12", "12"), ("100", "100"), ("13.5", "13.5")]
)
def test_a_decimal_is_written_as_stores_write_it_back(value, plain):
    writer = Quads("https://data.example.org/graph/x")
    writer.decimal("https://data.example.org/s", "schema:value", value)
    (quad,) = quads(writer.written())
    assert quad.object.value == plain


def test_words_point_to_the_page_on_which_they_begin(read):
    found = read("Police arrested Ana Lume in Northtown on 3 May 2021. She was released a week later.")
    cut = found.document.text.index("She")
    pages = (
        Part(kind=PartKind.PAGE, number=1, label="iv", start=0, end=cut),
        Part(kind=PartKind.PAGE, number=2, label=None, start=cut, end=len(found.document.text)),
    )
    document = dataclasses.replace(found.document, parts=pages)
    graph = quads(to_nquads(dataclasses.replace(found.story, document=document), MINTER, RUN))
    iris = [MINTER.part(document.id, p.start, p.end) for p in pages]
    assert values(graph, ox.NamedNode(iris[0]), f"{HR}partLabel") == ["iv"]
    assert [values(graph, ox.NamedNode(i), f"{HR}partNumber") for i in iris] == [["1"], ["2"]]
    words = {q.subject: q.object.value for q in graph if q.predicate.value == f"{HR}inPart"}
    starts = {q.subject: int(q.object.value) for q in graph if q.predicate.value.endswith("oa#start")}
    assert set(words.values()) == set(iris)
    assert all(page == iris[starts[node] >= cut] for node, page in words.items())
    store = GraphStore.memory()
    store.bulk(to_nquads(dataclasses.replace(found.story, document=document), MINTER, RUN))
    stream = io.BytesIO()
    export(store, "jsonl", stream)
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(r["type"], r["part"]) for r in rows] == [
        ("arrest", {"kind": "page", "number": 1, "label": "iv"}),
        ("release", {"kind": "page", "number": 2, "label": None}),
    ]
