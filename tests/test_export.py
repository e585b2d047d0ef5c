"""Every format read back by two libraries, and the two tables of JSON lines."""

import gc
import io
import json
import random
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from rightsgraph.errors import StoreError, UsageError
from rightsgraph.export import FORMATS, export, selection
from rightsgraph.iris import HR, Minter
from rightsgraph.mapping import to_nquads
from rightsgraph.sorting import Sorted
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

GRAPHS = sorted((Path(__file__).parent / "graphs").glob("*.trig"))
GOLD = Path(__file__).parents[1] / "../shared/ontology/sample-gold.trig"
RDF = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml"),
}
NAMED = ("trig", "nquads", "jsonld")
STRING = "http://www.w3.org/2001/XMLSchema#string"
Row = tuple[str, ...]


@pytest.fixture(scope="module")
def store():
    made = GraphStore.memory()
    for path in GRAPHS:
        made.store.load(path.read_bytes(), ox.RdfFormat.TRIG)
    base = "https://data.example.org/rights/"
    made.bulk(f'<{base}dataset> <http://rdfs.org/ns/void#uriSpace> "{base}" .\n')
    return made


def exported(store: GraphStore, form: str, **options: bool) -> bytes:
    stream = io.BytesIO()
    export(store, form, stream, **options)
    return stream.getvalue()


def lines(store: GraphStore, form: str) -> list[dict]:
    return [json.loads(line) for line in exported(store, form).decode().splitlines()]


def term(value: ox.NamedNode | ox.Literal) -> Row:
    if isinstance(value, ox.NamedNode):
        return (value.value,)
    return (value.value, value.language or "", "" if value.language else value.datatype.value)


def by_oxigraph(quads: Iterable[ox.Quad], *, named: bool) -> set[Row]:
    found = set()
    for q in quads:
        graph = q.graph_name.value if named and isinstance(q.graph_name, ox.NamedNode) else ""
        found.add((graph, q.subject.value, q.predicate.value, *term(q.object)))
    return found


def by_rdflib(data: bytes, form: str, monkeypatch: pytest.MonkeyPatch) -> set[Row]:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        # rdflib 7.6 warns of calls that its own parsers make.
        warnings.filterwarnings("ignore", message=r"(Dataset|ConjunctiveGraph)\S* is deprecated")
        dataset.parse(data=data, format=RDF[form][1])
    found = set()
    for s, p, o, g in dataset.quads():
        name = str(g) if form in NAMED and g is not None and str(g) != "urn:x-rdflib:default" else ""
        if isinstance(o, rdflib.Literal):
            row: Row = (str(o), o.language or "", "" if o.language else str(o.datatype or STRING))
        else:
            row = (str(o),)
        found.add((name, str(s), str(p), *row))
    return found


def wanted(store: GraphStore, form: str) -> set[Row]:
    kept = (
        q for q in store.store if q.graph_name != ox.NamedNode(VOCABULARY_GRAPH) and q.predicate.value != f"{HR}text"
    )
    return by_oxigraph(kept, named=form in NAMED)


def test_the_formats_are_those_of_the_command_line():
    assert FORMATS == ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "jsonl", "mentions", "posts")
    assert len(GRAPHS) == 2


@pytest.mark.parametrize("form", [f for f in RDF if f != "rdfxml"])
def test_an_export_reads_back_as_the_same_statements_in_two_libraries(store, form, monkeypatch):
    data = exported(store, form)
    assert len(wanted(store, form)) > 650
    assert by_oxigraph(ox.parse(data, RDF[form][0]), named=form in NAMED) == wanted(store, form)
    assert by_rdflib(data, form, monkeypatch) == wanted(store, form)


def test_rdf_xml_reads_back_too_but_for_the_control_characters_that_xml_lacks(store, monkeypatch):
    data = exported(store, "rdfxml")
    expected = {tuple(part.replace("\x0c", "\ufffd") for part in row) for row in wanted(store, "rdfxml")}
    assert by_oxigraph(ox.parse(data, ox.RdfFormat.RDF_XML), named=False) == expected
    assert by_rdflib(data, "rdfxml", monkeypatch) == expected


@pytest.mark.parametrize("form", RDF)
def test_the_hand_written_graph_of_the_sample_reads_back(form, monkeypatch):
    if not GOLD.is_file():
        pytest.skip("the shared ontology draft is not beside this checkout")
    with GraphStore.memory() as gold:
        gold.store.load(GOLD.read_bytes(), ox.RdfFormat.TRIG)
        data, expected = exported(gold, form), wanted(gold, form)
    assert len(expected) > 2300
    assert by_oxigraph(ox.parse(data, RDF[form][0]), named=form in NAMED) == expected
    assert by_rdflib(data, form, monkeypatch) == expected


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_loading_changes_no_byte(store, form, tmp_path):
    quads = [q for q in store.store if q.graph_name != ox.NamedNode(VOCABULARY_GRAPH)]
    first = exported(store, form)
    assert first.endswith(b"\n")
    assert b"\r" not in first
    for seed in range(3):
        random.Random(seed).shuffle(quads)
        with GraphStore.create(tmp_path / str(seed)) as other:
            for q in quads:
                other.store.add(q)
            assert exported(other, form) == first
        assert exported_from(tmp_path / str(seed), form) == first


@pytest.mark.parametrize("form", RDF)
def test_what_is_sorted_in_parts_on_disk_gives_the_same_bytes(store, form, monkeypatch):
    whole = exported(store, form)
    monkeypatch.setattr(Sorted.__init__, "__kwdefaults__", {"at_once": 2_000})
    monkeypatch.setattr(selection, "_AT_ONCE", 10)
    monkeypatch.setattr(sys.modules["rightsgraph.export.jsonld"], "_HELD", 1_000)
    assert exported(store, form) == whole


def exported_from(out: Path, form: str) -> bytes:
    stream = io.BytesIO()
    export(out, form, stream)
    return stream.getvalue()


LITERALS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])).map(ox.Literal),
    st.text(st.sampled_from("\"'\\\n\r\t\x00\x0b\x7f\x85\u2028\u202e\u0627\u05d0\U0001f600<&>]]>{}$")).map(ox.Literal),
    st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["en", "ar", "zh-hant"])).map(
        lambda pair: ox.Literal(pair[0], language=pair[1])
    ),
    st.integers().map(lambda n: ox.Literal(str(n), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))),
    st.sampled_from(["true", "false"]).map(
        lambda b: ox.Literal(b, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#boolean"))
    ),
    st.from_regex(r"\A[0-9]{4}-0[1-9]~?\Z").map(
        lambda d: ox.Literal(d, datatype=ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF"))
    ),
)


@given(st.lists(st.tuples(st.sampled_from("pqr"), LITERALS), min_size=1, max_size=6))
@settings(max_examples=120, deadline=None)
def test_any_literal_survives_every_format(pairs):
    base = "https://data.example.org/rights/"
    with GraphStore.memory() as made:
        graph = ox.NamedNode(f"{base}graph/doc-1")
        made.store.extend(
            ox.Quad(ox.NamedNode(f"{base}doc/1#char={n},{n + 1}"), ox.NamedNode(HR + name), value, graph)
            for n, (name, value) in enumerate(pairs)
        )
        for form, (oxigraph_format, _) in RDF.items():
            data, expected = exported(made, form), wanted(made, form)
            if form == "rdfxml":
                expected = {tuple(map(_in_xml, row)) for row in expected}
            assert by_oxigraph(ox.parse(data, oxigraph_format), named=form in NAMED) == expected, form
            with pytest.MonkeyPatch.context() as patch:
                assert by_rdflib(data, form, patch) == expected, form


def _in_xml(text: str) -> str:
    return "".join(
        c if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else "\ufffd"
        for c in text
    )


def test_neither_the_text_nor_the_vocabulary_is_exported_unless_asked_for(store):
    for form in FORMATS:
        data = exported(store, form)
        assert b"Read also" not in data
        assert b"hr:text" not in data
        assert b"#text>" not in data
        assert b"PositiveStatuses" not in data
    whole = exported(store, "nquads", include_vocabulary=True)
    assert b"PositiveStatuses" in whole
    assert whole == exported(store, "nquads", include_vocabulary=True)


def test_turtle_groups_by_subject_with_the_class_first_and_short_names_of_parts(store):
    text = exported(store, "turtle").decode()
    assert text.count("\n<#event-detention-21> ") == 1
    block = text.split("\n<#event-detention-21> ")[1].split(" .\n")[0].splitlines()
    assert block[0] == "a hr:Event ;"
    assert [row.split()[0] for row in block[1:]] == [
        "rdfs:label",
        "hr:actor",
        "hr:affected",
        "hr:beginEarliest",
        "hr:beginLatest",
        "hr:eventType",
        "hr:place",
    ]
    assert "    hr:actor <#group-0> ;" in block
    assert "person:" in text
    assert text.index("<#char=0,6>") < text.index("<#char=10,20>") < text.index("<#char=100,106>")


def test_marks_that_reorder_what_an_editor_shows_are_escaped_in_turtle():
    with GraphStore.memory() as made:
        made.bulk('<https://data.example.org/s> <https://data.example.org/p> "a\\u202Eb" .\n')
        assert b'"a\\u202Eb"' in exported(made, "turtle")
        assert b'"a\\u202Eb"' in exported(made, "trig")


def test_a_property_without_an_xml_name_is_refused_for_rdf_xml_alone():
    with GraphStore.memory() as made:
        made.bulk('<https://data.example.org/s> <https://data.example.org/p/1> "x" .\n')
        with pytest.raises(UsageError, match="RDF/XML cannot name; export as turtle"):
            exported(made, "rdfxml")
        assert b"/p/1" in exported(made, "turtle")


def test_a_foreign_property_gets_a_prefix_of_its_own_in_rdf_xml():
    with GraphStore.memory() as made:
        made.bulk('<https://data.example.org/s> <https://data.example.org/p/9name> "x" .\n')
        data = exported(made, "rdfxml")
        assert b'xmlns:ns1="https://data.example.org/p/9"' in data
        assert len(list(ox.parse(data, ox.RdfFormat.RDF_XML))) == 1


def test_an_unknown_format_is_refused_with_those_there_are(store, tmp_path):
    with pytest.raises(UsageError, match="'n3': not an export format; choose one of turtle, trig"):
        exported(store, "n3")
    with pytest.raises(StoreError, match="no such folder"):
        export(tmp_path / "nowhere", "turtle", io.BytesIO())


def test_the_garbage_collector_is_off_for_an_export_and_as_it_was_after_it(store):
    class Full(io.BytesIO):
        def write(self, data):
            assert not gc.isenabled()
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        export(store, "turtle", Full())
    assert gc.isenabled()


def test_an_empty_build_exports_as_an_empty_graph(tmp_path):
    GraphStore.create(tmp_path).close()
    for form in RDF:
        stream = io.BytesIO()
        export(tmp_path, form, stream)
        assert list(ox.parse(stream.getvalue(), RDF[form][0])) == []
    assert exported_from(tmp_path, "jsonl") == exported_from(tmp_path, "mentions") == b""


def test_a_claim_a_line_has_the_documented_keys_in_their_order(store):
    claims = lines(store, "jsonl")
    assert len(claims) == 12
    keys = "document type affected actor in_support_of addressee place date duration sentence charge status said_by"
    for claim in claims:
        assert list(claim) == [*keys.split(), "trigger", "excerpt", "part", "claim", "event", "confidence"]
    assert [(c["document"], c["trigger"], c["type"]) for c in claims] == sorted(
        (c["document"], c["trigger"], c["type"]) for c in claims
    )


def test_a_claim_a_line_says_who_did_what_to_whom_in_which_words(store):
    detention, beating, denial, sentence, appeal, request = lines(store, "jsonl")[:6]
    assert detention["affected"] == [
        {"name": "Mira Okonjo", "kind": "person", "start": 30, "end": 41},
        {"name": "Tomas Vell", "kind": "person", "start": 46, "end": 56},
    ]
    assert detention["actor"] == [{"name": "Police", "kind": "group", "start": 0, "end": 6}]
    assert detention["place"] == [{"name": "Port Ansel", "kind": "place", "start": 10, "end": 20}]
    assert (detention["date"], detention["trigger"], detention["excerpt"]) == ("2019-05-03", [21, 29], [0, 99])
    assert (detention["status"], detention["said_by"], detention["confidence"]) == (
        "asserted",
        ["Lantern Committee"],
        0.8,
    )
    assert (beating["type"], beating["status"], beating["said_by"]) == ("ill-treatment", "reported", [])
    assert (denial["type"], denial["status"], denial["said_by"]) == ("ill-treatment", "denied", ["Harbour Ministry"])
    assert (sentence["sentence"], sentence["charge"], sentence["duration"]) == ("P5Y", ["sabotage"], None)
    assert [p["name"] for p in appeal["in_support_of"] + appeal["addressee"]] == ["Mira Okonjo", "Harbour Ministry"]
    assert (request["type"], request["status"]) == ("release", "requested")


def test_a_pronoun_stands_for_its_person_and_life_for_a_sentence_without_a_number(store):
    jailed = next(c for c in lines(store, "jsonl") if c["document"] == "valley-03" and c["type"] == "sentencing")
    assert jailed["affected"] == [{"name": "Mira Okonjo", "kind": "person", "start": 79, "end": 82}]
    assert jailed["sentence"] == "life"


def test_claims_about_an_agent_are_no_lines(store):
    claims = lines(store, "jsonl")
    assert all("#event-" in c["event"] or "#nonevent-" in c["event"] for c in claims)


def test_a_mention_a_line_is_a_name_or_a_described_group_of_the_own_text(store):
    mentions = lines(store, "mentions")
    assert len(mentions) == 22
    assert all(list(m) == ["document", "kind", "start", "end", "text", "name", "entity"] for m in mentions)
    assert {m["kind"] for m in mentions} == {"person", "organisation", "place", "group"}
    assert not {"she", "Ivo Brandt"} & {m["text"] for m in mentions}
    assert {m["name"] for m in mentions if m["text"] == "the farmers"} == {"Two farmers"}
    assert [(m["document"], m["start"]) for m in mentions] == sorted((m["document"], m["start"]) for m in mentions)


def test_text_of_any_script_stands_unescaped_in_the_lines(store):
    assert "نور الخطيب" in exported(store, "mentions").decode()


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Ana Sol was beaten by guards, according to her family.", "her family"),
        ("HRW said that guards beat Ana Sol.", "HRW"),
        ("Human Rights Watch (HRW) said that guards beat Ana Sol.", "Human Rights Watch"),
        ("Ana Sol fled. She said that guards had beaten Bo Lin.", "Ana Sol"),
        ("A witness spoke. He said that guards had beaten Ana Sol.", "witness"),
    ],
)
def test_who_says_it_is_named_as_the_text_has_it(read, text, said_by):
    made = GraphStore.memory()
    base = "https://data.example.org/rights/"
    made.bulk(f'<{base}dataset> <http://rdfs.org/ns/void#uriSpace> "{base}" .\n')
    made.bulk(to_nquads(read(text).story, Minter(base), f"{base}run/1"))
    assert {name for line in lines(made, "jsonl") for name in line["said_by"]} == {said_by}
