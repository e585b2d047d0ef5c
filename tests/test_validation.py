"""The gate, both engines, quarantine and report, on graphs written by hand: `ok/` and `bad/` have each shape."""

import json
import logging
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightsgraph.errors import InputError, ResourceError, UsageError
from rightsgraph.iris import HR
from rightsgraph.records import Finding, Severity
from rightsgraph.resources import resource_text
from rightsgraph.validation import (
    Gate,
    quarantine,
    report_json,
    report_text,
    sorted_findings,
    validate_files,
    validate_store,
)
from rightsgraph.validation.gate import parse_nquads
from rightsgraph.validation.statements import Statements

HERE = Path(__file__).parent / "shapes"
OK, BAD = sorted((HERE / "ok").glob("*.ttl")), sorted((HERE / "bad").glob("*.ttl"))
WHOLE = HERE / "ok" / "whole-document.ttl"
BASE = "https://rightsgraph.example/"
DOC = f"{BASE}doc/00112233aabbccdd"

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "ontology" / "sample-gold.trig"
TEXT = SHARED / "samples" / "amnesty-asa-17-005-2004.txt"
NEGATIVES = sorted((SHARED / "ontology" / "negative").glob("*.ru"))
needs_gold = pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/ontology, the facts written by hand")

MANY = 20
"""Statements on a thing that tell of no connection: its document, its type."""

# Shapes that ask one question of the whole data have no focus nodes of their own to count.
WHOLE_DATA = {
    "ClaimRolesShape-Warn",
    "ClaimTriggerShape-Warn",
    "DanglingShape",
    "InPartShape",
    "OwnTextShape",
    "RegionEndShape",
    "ReleaseShape",
    "ReleaseShape-Warn",
    "UnknownPropertyShape-Warn",
}


@pytest.fixture(scope="session")
def gate() -> Gate:
    return Gate()


@pytest.fixture(scope="session")
def reference() -> Gate:
    return Gate(engine="reference")


def first_line(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("#").split()


def nquads(path: Path, graph: str | None = None) -> str:
    name = f" <{graph}>" if graph else ""
    return "".join(f"{q.triple}{name} .\n" for q in ox.parse(path=path))


def seen(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(f.severity.value, f.shape) for f in findings}


def agreed(findings: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(f.severity.value, f.shape, f.focus) for f in findings}


def violations(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.severity is Severity.VIOLATION)


def test_the_fixtures_are_all_collected_and_every_shape_has_a_good_and_a_bad_one(gate):
    assert len(OK) == 49
    assert len(BAD) == 110
    assert len(gate.shapes) == 43
    assert {first_line(path)[2] for path in BAD} == set(gate.shapes)
    assert {first_line(path)[1] for path in OK if path != WHOLE} == set(gate.shapes)


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.stem)
def test_a_bad_graph_is_caught_by_its_shape_at_its_severity(gate, path):
    _, severity, shape = first_line(path)
    assert (severity, shape) in seen(validate_files([path], gate=gate))


@pytest.mark.parametrize("path", [p for p in OK if p != WHOLE], ids=lambda p: p.stem)
def test_a_good_graph_is_looked_at_by_its_shape_which_finds_nothing(gate, path):
    _, shape = first_line(path)
    assert shape in WHOLE_DATA or gate.focus_nodes(nquads(path))[shape] > 0
    assert shape not in {f.shape for f in validate_files([path], gate=gate)}


def test_a_whole_document_has_nothing_found_and_something_for_every_shape_to_look_at(gate):
    assert validate_files([WHOLE], gate=gate) == ()
    counts = gate.focus_nodes(nquads(WHOLE))
    assert {name for name, count in counts.items() if count == 0} == WHOLE_DATA
    assert counts["ClaimShape"] == 6
    assert counts["ExcerptShape"] == 22, "mentions and time expressions are excerpts"


@pytest.mark.parametrize("shape", sorted({first_line(p)[2] for p in BAD}))
def test_both_engines_say_the_same_of_a_bad_graph_of_each_shape(gate, reference, shape):
    path = next(p for p in BAD if first_line(p)[2] == shape)
    fast, slow = validate_files([path], gate=gate), validate_files([path], gate=reference)
    assert fast == slow


def test_both_engines_find_nothing_in_a_whole_document(reference):
    assert validate_files([WHOLE], gate=reference) == ()


# The facts written by hand, and what breaks them.


def gold(*, with_text: bool = True) -> ox.Store:
    store = ox.Store()
    store.load(path=GOLD)
    if with_text:
        with TEXT.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        document = ox.NamedNode("https://w3id.org/rightsgraph/doc/b69a22442dcc4700")
        graph = ox.NamedNode("https://w3id.org/rightsgraph/graph/doc-b69a22442dcc4700")
        store.add(ox.Quad(document, ox.NamedNode(HR + "text"), ox.Literal(text), graph))
    return store


def merged(store: ox.Store) -> str:
    return "".join(sorted({f"{q.triple} .\n" for q in store}))


def broken(path: Path, *, with_text: bool = True) -> str:
    store = ox.Store()
    store.load(merged(gold(with_text=with_text)), ox.RdfFormat.N_TRIPLES)
    store.update(path.read_text(encoding="utf-8"))
    return merged(store)


@needs_gold
def test_the_hand_written_facts_conform_with_their_text_and_both_engines_agree(gate, reference):
    fast = gate.check(merged(gold()))
    assert seen(fast) == {("Info", "EventWhenShape-Info")}
    assert len(fast) == 15
    assert fast == reference.check(merged(gold()))


@needs_gold
def test_thirty_three_updates_that_break_the_facts_are_collected():
    assert len(NEGATIVES) == 33


@needs_gold
@pytest.mark.parametrize("path", NEGATIVES, ids=lambda p: p.stem)
def test_an_update_that_breaks_the_facts_is_caught_by_the_shapes_it_names(gate, path):
    _, severity, *shapes = first_line(path)
    data = broken(path)
    findings = gate.check(data)
    assert {(severity, shape) for shape in shapes} <= seen(findings)
    conforming, withheld, _ = quarantine(data, findings, gate=gate)
    assert sorted((conforming + withheld).splitlines()) == sorted(data.splitlines())
    assert not conforming or not violations(gate.check(conforming))
    assert bool(withheld) == bool(violations(findings))


def near(data: str, changed: str) -> str:
    """The statements of `data` on what two graphs say differently, and on what is up to two statements away from it.

    pySHACL takes seconds for all the facts, and finds the same in this much of them.
    """
    triples = [quad.triple for quad in ox.parse(data.encode(), ox.RdfFormat.N_TRIPLES)]
    differing = "\n".join(set(data.splitlines()) ^ set(changed.splitlines()))
    reached = {t for q in ox.parse(differing.encode(), ox.RdfFormat.N_TRIPLES) for t in (q.subject, q.object)}
    uses = Counter(term for t in triples for term in (t.subject, t.object))
    for _ in range(2):
        passed = {term for term in reached if uses[term] < MANY}
        found = [t for t in triples if t.subject in reached or t.object in passed]
        reached |= {term for t in found for term in (t.subject, t.object) if not isinstance(term, ox.Literal)}
    return "".join(sorted(f"{t} .\n" for t in triples if t.subject in reached))


@needs_gold
@pytest.mark.parametrize("path", NEGATIVES, ids=lambda p: p.stem)
def test_both_engines_agree_on_an_update_that_breaks_the_facts(gate, reference, path):
    with_text = path.stem.startswith("01-")  # only that one needs it, and it costs pySHACL seconds
    data = broken(path, with_text=with_text)
    some = near(data, merged(gold(with_text=with_text)))
    _, severity, *shapes = first_line(path)
    assert {(severity, shape) for shape in shapes} <= seen(gate.check(some))
    assert agreed(gate.check(some)) == agreed(reference.check(some))


# What a finding says.


def test_a_finding_names_the_document_the_words_and_the_remedy(gate):
    data = nquads(WHOLE).replace(f"<{DOC}#claim-3> <{HR}saidBy> <{BASE}id/herald> .\n", "")
    (finding,) = gate.check(data)
    assert finding == Finding(
        severity=Severity.VIOLATION,
        shape="ClaimShape",
        message="A claim must say who says it (hr:saidBy); use the document's publisher if the text names nobody else.",
        focus=f"{DOC}#claim-3",
        path="hr:saidBy",
        document="rally.txt",
        quote="In 2012 a court sentenced her to five years in prison.",
        remedy="Complete the claim from its sentence, or withdraw it.",
    )


def test_a_shape_that_asks_of_the_whole_data_names_the_record_not_the_term_it_asks_of(gate):
    dangling = validate_files([HERE / "bad" / "actor-not-described.ttl"], gate=gate)
    (finding,) = (f for f in dangling if f.shape == "DanglingShape")
    assert finding.focus == f"{DOC}#event-1"
    assert finding.message.startswith(f"Refers through hr:actor to {BASE}id/nobody,")


def test_an_event_is_shown_with_the_words_of_its_claim(gate):
    data = nquads(WHOLE).replace(f"<{DOC}#sentence> <{HR}eventType>", f"<{DOC}#sentence> <{HR}evntType>")
    by_shape = {f.shape: f for f in gate.check(data)}
    assert by_shape["EventShape"].quote == "In 2012 a court sentenced her to five years in prison."
    assert by_shape["UnknownPropertyShape-Warn"].focus == f"{DOC}#sentence"


def test_an_empty_graph_does_not_conform_silently(gate):
    for nothing in ("", '<https://a.example/s> <https://a.example/p> "o" .\n'):
        (finding,) = gate.check(nothing)
        assert (finding.severity, finding.shape) == (Severity.WARNING, "NothingToValidate")


def test_what_is_known_besides_is_seen_and_not_reported_on(gate):
    run = f"<{BASE}id/run> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{HR}ExtractionRun> .\n"
    stranger = f"<{BASE}id/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{HR}Person> .\n"
    data = nquads(WHOLE).replace(run, "")
    assert seen(gate.check(data)) == {("Warning", "ClaimRunShape-Warn")}
    assert gate.check(data, context=run + stranger) == ()


def test_the_order_of_the_statements_changes_nothing(gate):
    lines = nquads(HERE / "bad" / "two-labels-in-one-language.ttl").splitlines(keepends=True)
    assert gate.check("".join(lines)) == gate.check("".join(reversed(lines)))


def test_a_blank_node_keeps_its_label_in_the_finding(gate, reference):
    data = f"_:ana <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{HR}Person> .\n_:ana <{HR}relative> _:eva .\n"
    fast = gate.check(data)
    assert {f.focus for f in fast if f.shape == "IriShape"} == {"_:ana"}
    assert agreed(fast) == agreed(reference.check(data))


def test_an_ill_formed_date_is_a_finding_in_both_engines_and_is_not_logged(gate, reference, caplog):
    data = nquads(WHOLE).replace('"2011-05-05"', '"2011"')
    with caplog.at_level(logging.WARNING):
        fast, slow = gate.check(data), reference.check(data)
    assert ("Violation", "DateShape") in seen(fast)
    assert agreed(fast) == agreed(slow)
    assert not caplog.records


def test_the_vocabulary_itself_conforms(gate, tmp_path):
    path = tmp_path / "rightsgraph.ttl"
    path.write_text(resource_text("ontology/rightsgraph.ttl"), encoding="utf-8")
    assert validate_files([path], gate=gate) == ()


# Documents as a mapper writes them, which are not parsed, and some of them at once.


def of_a_document(path: Path, number: int) -> str:
    """The statements of a file as a graph of its own, about a document of its own."""
    own = nquads(path, f"{BASE}graph/doc-{number}").replace("doc/00112233aabbccdd", f"doc/{number:016x}")
    return own.replace(f"<{BASE}id/", f"<{BASE}id/{number}/")


def test_documents_checked_at_once_have_the_findings_that_each_has_when_it_is_parsed_and_checked_alone(gate):
    files = [*OK, *BAD]
    graphs = [of_a_document(path, number) for number, path in enumerate(files)]
    alone = [gate.check_quads(parse_nquads(graph)) for graph in graphs]
    assert len({f.shape for found in alone for f in found}) == len(gate.shapes)
    assert sum(gate._at_once([graph]) is not None for graph in graphs) > 140
    assert [gate.check(graph) for graph in graphs] == alone
    once = [graph for graph in graphs if gate._at_once([graph]) is not None]
    found = [of for at in range(0, len(once), 16) for of in gate._at_once(once[at : at + 16]) or ()]
    assert found == [of for graph, of in zip(graphs, alone, strict=True) if graph in once]
    assert gate.check_all(graphs) == alone


def test_documents_that_speak_of_one_node_are_checked_apart(gate):
    person, mention = f"<{BASE}id/ana>", f"<{DOC}#char=0,8>"
    kind = f"{person} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{HR}Person> <{BASE}graph/doc-1> .\n"
    points = f"{mention} <{HR}mentions> {person} <{BASE}graph/doc-2> .\n"
    points += f"{mention} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{HR}Mention> <{BASE}graph/doc-2> .\n"
    assert gate._at_once([kind]) is not None
    assert gate._at_once([kind, points]) is None
    assert gate.check_all([kind, points]) == [gate.check(kind), gate.check(points)]
    assert "MentionedShape-Warn" in {f.shape for f in gate.check_all([kind, points])[0]}


@pytest.mark.parametrize(
    "line",
    [
        "",
        f'<{DOC}> <{HR}text> "a" .\n',
        f'<{DOC}> <{HR}text>  "a" <{DOC}> .\n',
        f'<{DOC}>\t<{HR}text> "a" <{DOC}> .\n',
        f'<{DOC}> <{HR}text>\t"a" <{DOC}> .\n',
        f'<{DOC}> <{HR}text> "a"  <{DOC}> .\n',
        f'<{DOC}> <{HR}text> <{DOC}> .\n<{DOC}> <{HR}text> "a" <{DOC}> .\n',
        f'# <{DOC}> <{HR}text> "a" <{DOC}> .\n',
        f'_:a <{HR}text> "a" <{DOC}> .\n',
        f"<{DOC}> <{HR}text> _:a <{DOC}> .\n",
        f'<{DOC}> <{HR}text> <<( <{DOC}> <{HR}text> "a" )>> <{DOC}> .\n',
        f'<{HR}text> <{HR}text> "a" <{DOC}> .\n',
        f'<{DOC}> <{HR}text> "a" <{DOC}> .\n<{DOC}> <{HR}text> "a" <{DOC}2> .\n',
    ],
)
def test_what_no_mapper_writes_is_left_to_a_parser(line):
    assert Statements.of(line) is None


# Broken input.


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("this is not Turtle", ":1: not Turtle ("),
        ("", ": holds no SHACL shapes;"),
        (
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> a sh:NodeShape; sh:targetClass <x:c> ; sh:pattern '[' .",
            ": broken shapes (",
        ),
    ],
)
def test_a_broken_shapes_file_is_one_line(tmp_path, text, reason):
    path = tmp_path / "shapes.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError) as error:
        Gate(path, engine="fast")
    assert str(error.value).startswith(f"{path}{reason}")
    assert "\n" not in str(error.value)


def test_a_shapes_file_that_is_not_there_or_not_text_is_one_line(tmp_path):
    with pytest.raises(ResourceError, match=r"none\.ttl: No such file"):
        Gate(tmp_path / "none.ttl")
    (tmp_path / "binary.ttl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceError, match="not UTF-8"):
        Gate(tmp_path / "binary.ttl")


def test_shapes_of_ones_own_run_on_the_reference_engine(tmp_path):
    path = tmp_path / "shapes.ttl"
    path.write_text(
        f"""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <https://a.example/shapes#Rule> a sh:NodeShape ; sh:targetClass <{HR}Event> ; sh:sparql [
            sh:message "later than 2004" ; sh:select '''SELECT $this WHERE {{ $this <{HR}ongoingAsOf> ?day .
            FILTER (?day > "2004-01-01"^^<http://www.w3.org/2001/XMLSchema#date>) }}''' ] .""",
        encoding="utf-8",
    )
    (finding,) = validate_files([HERE / "ok" / "event-with-date.ttl"], gate=Gate(path))
    assert (finding.shape, finding.message, finding.remedy) == ("Rule", "later than 2004", None)


def test_an_unknown_engine_is_refused():
    with pytest.raises(UsageError, match="choose one of fast, reference"):
        Gate(engine="quick")


def test_n_quads_that_do_not_parse_are_one_line_with_its_number(gate):
    with pytest.raises(InputError, match=r"^N-Quads, line 2: .*; write one statement a line$"):
        gate.check("<x:a> <x:b> <x:c> .\n<x:a> <x:b> .\n")
    with pytest.raises(InputError, match=r"RDF 1\.2"):
        gate.check("<x:a> <x:b> <<( <x:a> <x:b> <x:c> )>> .\n")


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nq"])
def test_a_file_that_does_not_parse_is_one_line_with_its_place(gate, tmp_path, suffix):
    path = tmp_path / f"broken{suffix}"
    path.write_text("<x:a> <x:b> <x:c> .\n<x:a> oops .\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        validate_files([path], gate=gate)
    assert str(error.value).startswith(f"{path}:2: not ")
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_or_not_rdf_is_one_line(gate, tmp_path):
    with pytest.raises(InputError, match=r"none\.ttl: cannot be read"):
        validate_files([tmp_path / "none.ttl"], gate=gate)
    with pytest.raises(UsageError, match=r"name a \.ttl, \.trig, \.nq file"):
        validate_files([tmp_path / "page.html"], gate=gate)


# Many documents.


def test_a_store_of_documents_is_checked_a_document_at_a_time_with_what_each_refers_to(gate):
    data = nquads(WHOLE, f"{BASE}graph/doc-00112233aabbccdd")
    run = [line for line in data.splitlines() if line.startswith(f"<{BASE}id/run> ")]
    own = "".join(f"{line}\n" for line in data.splitlines() if line not in run)
    other = own.replace("00112233aabbccdd", "aabbccdd00112233").replace(f"{BASE}id/", f"{BASE}id/other-")
    other = other.replace(f"{BASE}id/other-run", f"{BASE}id/run")
    described = "".join(f"{line}\n" for line in run).replace(f" <{BASE}graph/doc-00112233aabbccdd>", "")
    same_as = "http://www.w3.org/2004/02/skos/core#exactMatch"
    links = f"<{BASE}id/port> <{same_as}> <https://a.example/1> <{BASE}graph/links> .\n"
    store = ox.Store()
    store.load(own + other + described + links, ox.RdfFormat.N_QUADS)
    assert validate_store(store, gate=gate) == ()
    where = ox.NamedNode(f"{BASE}graph/doc-00112233aabbccdd")
    for quad in store.quads_for_pattern(ox.NamedNode(f"{DOC}#claim-2"), ox.NamedNode(HR + "saidBy"), None, where):
        store.remove(quad)
    (finding,) = validate_store(store, gate=gate)
    assert (finding.shape, finding.focus, finding.document) == ("ClaimShape", f"{DOC}#claim-2", "rally.txt")


def test_the_graph_of_the_vocabulary_is_not_taken_for_data(gate):
    store = ox.Store()
    graph = ox.NamedNode("https://w3id.org/rightsgraph/graph/vocabulary")
    store.load(resource_text("ontology/rightsgraph.ttl"), ox.RdfFormat.TURTLE, to_graph=graph)
    assert seen(validate_store(store, gate=gate)) == {("Warning", "NothingToValidate")}


def test_blank_nodes_of_a_file_are_named_alike_every_time(gate):
    path = HERE / "bad" / "blank-node-person.ttl"
    first = validate_files([path], gate=gate)
    assert first == validate_files([path], gate=gate)
    assert "_:c14n0" in {f.focus for f in first}


# Quarantine.


def withheld(gate: Gate, data: str) -> tuple[str, set[str], tuple[Finding, ...]]:
    conforming, out, findings = quarantine(data, gate.check(data), gate=gate)
    assert sorted((conforming + out).splitlines()) == sorted(data.splitlines())
    left = {line.split()[0].strip("<>") for line in conforming.splitlines()}
    gone = {line.split()[0].strip("<>") for line in out.splitlines()} - left
    assert not conforming or not violations(gate.check(conforming))
    return conforming, {iri.removeprefix(DOC).removeprefix(BASE) for iri in gone}, findings


def test_nothing_is_withheld_from_what_conforms(gate):
    data = nquads(WHOLE)
    assert quarantine(data, gate.check(data), gate=gate) == (data, "", ())


def test_a_broken_claim_goes_with_the_event_that_it_alone_supports(gate):
    data = nquads(WHOLE).replace(f"<{DOC}#claim-2> <{HR}saidBy> <{BASE}id/herald> .\n", "")
    _, gone, _ = withheld(gate, data)
    assert gone == {"#claim-2", "#trial", "#s2", "#tried", "#not"}


def test_a_broken_quotation_goes_with_the_claim_and_the_event(gate):
    data = nquads(WHOLE).replace('"tried"', '"tired"')
    _, gone, findings = withheld(gate, data)
    assert gone == {"#claim-2", "#trial", "#s2", "#tried", "#not"}
    assert [f.shape for f in violations(findings)] == ["ExcerptShape"]


def test_a_broken_person_goes_with_every_claim_about_them(gate):
    data = nquads(WHOLE).replace('"Ana Lume"@en', '"Ana Lume"')
    conforming, gone, _ = withheld(gate, data)
    assert {"id/ana", "#ana", "#she", "#her", "#arrest", "#trial", "#sentence", "#q5"} <= gone
    assert {"#claim-1", "#claim-2", "#claim-3", "#claim-5"} <= gone
    assert f"<{DOC}#claim-4>" in conforming
    assert f"{BASE}id/ana" not in conforming


def test_a_broken_document_is_withheld_whole(gate):
    data = nquads(WHOLE).replace("0f0f", "0g0g", 1)
    conforming, out, _ = quarantine(data, gate.check(data), gate=gate)
    assert (conforming, sorted(out.splitlines())) == ("", sorted(data.splitlines()))


def test_what_a_withheld_claim_alone_said_of_an_event_that_stays_is_withheld(gate):
    second = nquads(WHOLE).replace(f"<{DOC}#claim-1>", f"<{DOC}#claim-9>")
    second = "".join(f"{x}\n" for x in second.splitlines() if x.startswith(f"<{DOC}#claim-9>"))
    second = "".join(f"{x}\n" for x in second.splitlines() if not any(w in x for w in ("actorWords", "timeWords")))
    data = nquads(WHOLE).replace(f"<{DOC}#claim-1> <{HR}saidBy> <{BASE}id/herald> .\n", "") + second
    conforming, gone, _ = withheld(gate, data)
    assert "#claim-1" in gone
    assert "#arrest" not in gone
    assert f"<{DOC}#arrest> <{HR}affected> <{BASE}id/ana> ." in conforming
    assert f"<{DOC}#arrest> <{HR}actor>" not in conforming
    assert f"<{DOC}#arrest> <{HR}beginEarliest>" not in conforming


def test_what_comes_to_light_when_the_rest_is_checked_again_is_withheld_too(gate):
    denied = nquads(WHOLE).replace(f"<{DOC}#claim-1>", f"<{DOC}#claim-9>").replace("vocab#reported", "vocab#denied")
    denied = "".join(f"{x}\n" for x in denied.splitlines() if x.startswith(f"<{DOC}#claim-9>"))
    data = nquads(WHOLE).replace(f"<{DOC}#claim-1> <{HR}saidBy> <{BASE}id/herald> .\n", "") + denied
    assert [f.shape for f in violations(gate.check(data))] == ["ClaimShape"]
    _, gone, findings = withheld(gate, data)
    assert {"#claim-1", "#claim-9", "#arrest"} <= gone
    assert {f.shape for f in violations(findings)} == {"ClaimShape", "EventShape"}


@settings(max_examples=60)
@given(st.sets(st.integers(min_value=0, max_value=len(nquads(WHOLE).splitlines()) - 1), min_size=1, max_size=4))
def test_whatever_statements_are_lost_what_is_left_conforms(gate, missing):
    lines = [line for i, line in enumerate(sorted(nquads(WHOLE).splitlines())) if i not in missing]
    withheld(gate, "".join(f"{line}\n" for line in lines))


# The report.


def test_a_report_of_nothing_says_so():
    assert report_text(()) == "Conforms: nothing found.\n"
    assert json.loads(report_json(())) == {
        "conforms": True,
        "counts": {"Violation": 0, "Warning": 0, "Info": 0},
        "findings": [],
    }


def test_a_report_counts_by_severity_and_shows_each_record_with_its_words(gate):
    data = nquads(WHOLE).replace(f"<{DOC}#claim-3> <{HR}saidBy> <{BASE}id/herald> .\n", "")
    assert report_text(gate.check(data)) == (
        "Does not conform: 1 violation.\n\n"
        "VIOLATION A claim must say who says it (hr:saidBy); use the document's publisher if the text names\n"
        "  nobody else. [ClaimShape]\n"
        "  Remedy: Complete the claim from its sentence, or withdraw it.\n"
        f"  - {DOC}#claim-3\n"
        "    document: rally.txt\n"
        "    words: “In 2012 a court sentenced her to five years in prison.”\n"
        "    at: hr:saidBy\n"
    )


def test_a_report_shows_controls_of_the_data_as_escapes_and_keeps_them_in_json():
    finding = Finding(
        severity=Severity.WARNING, shape="S", message="m", focus="https://a.example/x", quote="a\x1b[31mb\u202ec"
    )
    assert "a\\x1b[31mb\\u202ec" in report_text([finding])
    assert json.loads(report_json([finding]))["findings"][0]["quote"] == "a\x1b[31mb\u202ec"


def test_findings_are_sorted_worst_first_and_told_once():
    findings = [
        Finding(severity=severity, shape=shape, message="m", focus="f")
        for severity in (Severity.INFO, Severity.VIOLATION, Severity.WARNING)
        for shape in ("B", "A", "A")
    ]
    assert [(f.severity.value, f.shape) for f in sorted_findings(findings)] == [
        ("Violation", "A"),
        ("Violation", "B"),
        ("Warning", "A"),
        ("Warning", "B"),
        ("Info", "A"),
        ("Info", "B"),
    ]


# The vocabulary and the shapes as files.


def described(kind: str) -> set[str]:
    store = ox.Store()
    store.load(resource_text("ontology/rightsgraph.ttl"), ox.RdfFormat.TURTLE)
    rows = store.query(
        f"""PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX schema: <https://schema.org/>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT DISTINCT ?t {{ {kind} FILTER (STRSTARTS(STR(?t), "https://w3id.org/rightsgraph/")) }}"""
    )
    return {row["t"].value for row in rows}


def test_every_term_has_a_label_a_definition_and_a_source_and_every_property_its_hints():
    classes = described("?t a owl:Class")
    properties = described("?t a ?k . VALUES ?k { owl:ObjectProperty owl:DatatypeProperty }")
    complete = described("?t rdfs:label ?l ; skos:definition ?d ; dcterms:source ?s ; rdfs:isDefinedBy ?o")
    hinted = described("?t schema:domainIncludes ?d ; schema:rangeIncludes ?r")
    assert (len(classes), len(properties)) == (28, 77)
    assert classes | properties == complete
    assert properties == hinted


def test_every_concept_of_a_list_has_a_label_a_definition_and_its_place():
    concepts = described("?t a skos:Concept ; skos:inScheme ?s . ?s skos:definition ?d")
    assert len(concepts) == 166
    placed = "{ ?t skos:topConceptOf ?s } UNION { ?t skos:broader ?b }"
    assert concepts == described(f"?t a skos:Concept ; skos:prefLabel ?l ; skos:definition ?d . {placed}")


def test_every_shape_tells_a_remedy():
    text = resource_text("shapes/rightsgraph.ttl")
    assert text.count('hrs:remedy "') == text.count(" a sh:NodeShape") == 44


def test_every_term_that_the_shapes_use_is_in_the_vocabulary():
    used = {
        iri
        for quad in ox.parse(resource_text("shapes/rightsgraph.ttl").encode(), ox.RdfFormat.TURTLE)
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode)
        and (iri := term.value).startswith(("https://w3id.org/rightsgraph/ns#", "https://w3id.org/rightsgraph/vocab#"))
    }
    assert used <= described("?t ?p ?o")


def test_the_part_of_the_ontology_that_a_document_needs_gives_what_all_of_it_gives():
    paths = sorted([*(HERE / "ok").glob("*.ttl"), *(HERE / "bad").glob("*.ttl")])
    assert len(paths) > 40
    excerpts, everything = Gate(), Gate()
    everything._excerpts = None
    for path in paths:
        quads = list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE))
        assert excerpts.check_quads(quads) == everything.check_quads(quads), path.name
