"""The named questions on a graph of invented people, their parameters, and every form of answer."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph import resources
from rightsgraph.cli import main
from rightsgraph.errors import QueryError, ResourceError
from rightsgraph.queries import NamedQuery, Parameter, ask, bind, named_queries, names_dataset, parameters
from rightsgraph.resources import resource_text

GRAPH = Path(__file__).parent / "questions" / "port.ttl"
COMPETENCY = Path(__file__).parents[2] / "shared" / "ontology" / "competency"
GOLD = COMPETENCY.parent / "sample-gold.trig"
needs_gold = pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/ontology, the facts written by hand")
VOCABULARY = ox.NamedNode("https://w3id.org/rightsgraph/graph/vocabulary")
NAMES = [query.name for query in named_queries()]

ASKED = {"name": "ana lume", "from": "2011-01-01", "until": "2012-06-30", "body": "fleet", "post": "commander"}

ROWS = {
    "accusations-and-charges": [
        ("Ben Orr", "Charge", "theft"),
    ],
    "appeals": [
        ("Lantern Watch", "Ministry of Ports", "Ana Lume", "release of Ana Lume"),
    ],
    "claims-by-source-and-status": [
        ("Lantern Watch", "Asserted", "8"),
        ("Lantern Watch", "Negated", "1"),
        ("Lantern Watch", "Reported", "3"),
        ("Lantern Watch", "Requested", "1"),
    ],
    "companies-and-censorship": [
        ("Sieve Ltd", "Reported", "Lantern Watch", "guards held Ana Lume"),
    ],
    "detained-for-supporting": [
        ("Ana Lume", "after", 'Cy "the Pen" Dale'),
        ("Ben Orr", "because of", 'Cy "the Pen" Dale'),
    ],
    "events-in-a-period": [
        ("certainly", "2011-05-05", "detention of Ana Lume"),
        ("possibly", "2012", "house arrest of Ben Orr"),
    ],
    "held-without-charge": [
        ('Cy "the Pen" Dale', "about", "3", "months", "2012-03"),
    ],
    "network-edges": [
        ("Ana Lume", "in support of", 'Cy "the Pen" Dale', "Petition", "Asserted"),
        ("Lantern Watch", "addressed to", "Ministry of Ports", "Appeal", "Asserted"),
        ("Lantern Watch", "in support of", "Ana Lume", "Appeal", "Asserted"),
        ("guards", "done to", "Ana Lume", "Detention or imprisonment", "Asserted"),
        ("guards", "done to", "Ana Lume", "Ill-treatment or beating", "Reported"),
    ],
    "no-release-recorded": [
        ("Ben Orr", "2012"),
    ],
    "not-happened-or-only-asked-for": [
        ("charging of Cy Dale", "Negated", "Lantern Watch"),
        ("release of Ana Lume", "Requested", "Lantern Watch"),
    ],
    "only-reported": [
        ("beating of Ana Lume",),
        ("supply of filters",),
    ],
    "other-names": [
        ("Ana Lume", "heron", "pseudonym"),
        ("Lantern Watch", "LW", "other name"),
    ],
    "prisoner-count-growth": [
        ("2012", "30", "50", "2011", "20"),
    ],
    "rights-concerned": [
        ("UDHR Article 12: privacy, family, home, correspondence", "1"),
        ("UDHR Article 19: opinion and expression", "1"),
        ("UDHR Article 5: no torture or cruel, inhuman or degrading treatment", "1"),
        ("UDHR Article 9: no arbitrary arrest, detention or exile", "3"),
    ],
    "sdg-16-10-1-candidates": [
        ("arbitrary-detention", "2", 'Ana Lume, Cy "the Pen" Dale'),
        ("other-harmful-acts", "1", "Ana Lume"),
    ],
    "sentence-length-by-charge": [
        ("Ben Orr", "theft", "5", "5", "years"),
    ],
    "still-detained": [
        ("Ana Lume", "2013-02-01", "Asserted", "Lantern Watch"),
    ],
    "timeline-of-a-person": [
        ("", "appeal to the ministry", "was supported by", "Asserted"),
        ("", "beating of Ana Lume", "underwent", "Reported"),
        ("", "petition for Cy Dale", "did", "Asserted"),
        ("2011-05-05", "detention of Ana Lume", "underwent", "Asserted"),
    ],
    "treatment-in-detention": [
        ("Ana Lume", "Ill-treatment or beating", "guards", "Reported"),
    ],
    "who-held-which-post": [
        (
            *("Dov Ames", "Captain", "commander", "Port Fleet", "2010-03/2011-06"),
            *(None, "2013-02-01", "Asserted", "Lantern Watch"),
        ),
        ("Eli Ross", None, "commander", "Port Fleet", "2011-06/..", None, "2013-02-01", "Reported", "Lantern Watch"),
        ("Fay Moor", None, "deputy commander", "Port Fleet", None, None, "2013-02-01", "Asserted", "Lantern Watch"),
    ],
    "who-was-in-command": [
        ("certainly", "Eli Ross", "commander", "Port Fleet", "2011-06/..", "2013-02-01", "Reported", "Lantern Watch"),
    ],
    "where-is-it-written": [
        ("port.txt", "2013-02-01", "10", "30", "guards held Ana Lume"),
    ],
}


def load(path: Path, **options: object) -> ox.Store:
    store = ox.Store()
    store.load(path=path, **options)
    store.load(resource_text("ontology/rightsgraph.ttl"), ox.RdfFormat.TURTLE, to_graph=VOCABULARY)
    return store


@pytest.fixture(scope="module")
def port() -> ox.Store:
    return load(GRAPH, to_graph=ox.NamedNode("https://rightsgraph.example/graph/doc-00000000000000aa"))


def named(name: str) -> NamedQuery:
    (found,) = (q for q in named_queries() if q.name == name)
    return found


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]


# The named questions.


def test_twenty_two_questions_ship_each_with_a_sentence():
    assert len(NAMES) == 22
    assert sorted(ROWS) == NAMES
    assert all(query.question.endswith("?") for query in named_queries())


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_is_answered_from_the_graph(port, name):
    query = named(name)
    text = bind(query.text, {p.name: ASKED[p.name] for p in query.parameters if p.name in ASKED})
    assert list(ask(port, text)) == ROWS[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_runs_as_it_stands_in_another_sparql_tool(port, name):
    graph = rdflib.Graph().parse(GRAPH)
    graph.parse(data=resource_text("ontology/rightsgraph.ttl"), format="turtle")
    text = named(name).text
    theirs = [tuple(None if cell is None else str(cell) for cell in row) for row in graph.query(text)]
    assert sorted(theirs, key=str) == sorted(ask(port, text), key=str)


@needs_gold
@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("who-")])
def test_a_named_question_gives_the_rows_of_the_hand_written_facts(name):
    (expected,) = COMPETENCY.glob(f"[0-9][0-9]-{name}.csv")
    assert table(ask(load(GOLD), named(name).text).csv()) == table(expected.read_text(encoding="utf-8"))


def command(port: ox.Store, **given: str) -> list[tuple[str, str]]:
    text = bind(named("who-was-in-command").text, given)
    return [(str(row[0]), str(row[1])) for row in ask(port, text)]


def test_who_was_in_command_is_asked_by_body_wider_body_place_and_day(port):
    assert command(port, body="sall navy", on="2010-05-01") == [("certainly", "Dov Ames")]
    assert command(port, place="long quay", on="2011-06-15") == [("possibly", "Dov Ames"), ("possibly", "Eli Ross")]
    assert command(port, place="elsewhere", on="2011-06-15") == []
    assert command(port, on="2009-01-01") == []


def test_a_post_told_as_going_on_is_certain_only_up_to_the_day_of_its_document(port):
    assert command(port, body="fleet", on="2013-02-01") == [("certainly", "Eli Ross")]
    assert command(port, body="fleet", on="2013-02-02") == [("possibly", "Eli Ross")]


def test_the_documentation_lists_every_named_question():
    docs = Path(__file__).parents[1] / "docs" / "queries.md"
    text = docs.read_text(encoding="utf-8")
    for query in named_queries():
        assert f"| `{query.name}` | {query.question} |" in text


# Parameters.


def test_a_parameter_is_declared_with_its_default_and_its_meaning():
    assert named("events-in-a-period").parameters == (
        Parameter(name="from", default="2003-10-01", meaning="the first day"),
        Parameter(name="until", default="2003-12-31", meaning="the last day"),
    )
    assert {q.name: [p.name for p in q.parameters] for q in named_queries() if q.parameters} == {
        "events-in-a-period": ["from", "until"],
        "timeline-of-a-person": ["name"],
        "where-is-it-written": ["name", "type"],
        "who-held-which-post": ["body", "post"],
        "who-was-in-command": ["body", "place", "on"],
    }


def test_a_question_without_values_keeps_its_defaults():
    for query in named_queries():
        assert bind(query.text, {}) == query.text
        assert bind(query.text, {p.name: p.default for p in query.parameters}) == query.text


def test_a_name_is_found_in_any_case_and_by_another_name(port):
    text = named("timeline-of-a-person").text
    assert list(ask(port, bind(text, {"name": "HERON"}))) == ROWS["timeline-of-a-person"]
    assert list(ask(port, bind(text, {"name": 'Cy "the Pen" Dale'})))


@given(st.text())
def test_a_value_never_ends_the_literal_that_it_stands_in(value):
    text = """# param: name "x" anything
    SELECT ?name WHERE { VALUES ?name { "x"@en } }"""
    clean = value.encode("utf-8", "replace").decode()
    assert list(ask(ox.Store(), bind(text, {"name": value}))) == [(clean,)]


def test_an_unknown_parameter_names_those_that_there_are():
    with pytest.raises(QueryError, match=r"^parameter nom: unknown; this query has name$"):
        bind(named("timeline-of-a-person").text, {"nom": "Ana Lume"})
    with pytest.raises(QueryError, match="this query has no parameters"):
        bind(named("still-detained").text, {"name": "Ana Lume"})


@pytest.mark.parametrize("value", ["2003", "2003-13-01", "yesterday", "", "20031001"])
def test_a_value_that_is_no_day_is_refused_where_a_day_is_asked_for(value):
    with pytest.raises(QueryError, match="is not a value of xsd:date"):
        bind(named("events-in-a-period").text, {"from": value})


@pytest.mark.parametrize(
    ("datatype", "good", "bad"), [("integer", "-12", "1.5"), ("decimal", "1.5", "NaN"), ("decimal", "2", "two")]
)
def test_numbers_are_checked_too(datatype, good, bad):
    text = f"""# param: n "1" a number
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    SELECT ?n {{ VALUES ?n {{ "1"^^xsd:{datatype} }} }}"""
    assert f'"{good}"^^xsd:{datatype}' in bind(text, {"n": good})
    with pytest.raises(QueryError, match=f"is not a value of xsd:{datatype}"):
        bind(text, {"n": bad})


def test_a_declared_parameter_without_a_place_is_refused():
    with pytest.raises(QueryError, match=r"no `VALUES \?name"):
        parameters('# param: name "x" a name\nSELECT * { ?s ?p ?o }')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT * { ?s ?p ?o }", ":1: no question;"),
        ('# Who?\n# param: a "x" y\nASK { ?s ?p ?o }', ": parameter a: no `VALUES"),
    ],
)
def test_a_broken_question_file_is_one_line(data_copy, text, reason):
    (data_copy / "ontology" / "queries" / "broken.rq").write_text(text, encoding="utf-8")
    assert resources.resource("ontology/queries/broken.rq").is_file()
    with pytest.raises(ResourceError) as error:
        named_queries()
    assert str(error.value).startswith(f"ontology/queries/broken.rq{reason}")


# Any query, every form of answer.

SELECT = (
    """SELECT ?name ?age ?none { VALUES (?name ?age) { ("Ana, \\"A\\"\\nLume"@en 24) (<https://a.example/x> 1.5) } }"""
)


def test_a_cell_is_the_text_of_a_term_or_none(port):
    rows = ask(port, SELECT)
    assert rows.variables == ("name", "age", "none")
    assert list(rows) == [('Ana, "A"\nLume', "24", None), ("https://a.example/x", "1.5", None)]


def test_csv_is_that_of_the_w3c(port):
    expected = 'name,age,none\r\n"Ana, ""A""\nLume",24,\r\nhttps://a.example/x,1.5,\r\n'
    assert ask(port, SELECT).csv() == expected
    assert "".join(ask(port, SELECT).write("csv")) == expected


def test_tsv_and_json_are_those_of_the_w3c(port):
    lines = "".join(ask(port, SELECT).write("tsv")).splitlines()
    assert lines == ["?name\t?age\t?none", '"Ana, \\"A\\"\\nLume"@en\t24\t', "<https://a.example/x>\t1.5\t"]
    answer = json.loads("".join(ask(port, SELECT).write("json")))
    assert answer["head"] == {"vars": ["name", "age", "none"]}
    assert answer["results"]["bindings"][1]["name"] == {"type": "uri", "value": "https://a.example/x"}


def test_a_table_is_as_wide_as_the_terminal_and_counts_its_rows(port, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    text = "".join(ask(port, named("still-detained").text).write("table"))
    assert text.endswith("\n1 row\n")
    assert max(map(len, text.splitlines())) <= 40
    assert "".join(ask(port, "SELECT ?x { VALUES ?x {} }").write("table")).endswith("\nno rows\n")


def test_a_table_shows_controls_as_escapes_and_takes_no_markup_from_the_data(port):
    text = "".join(ask(port, r'SELECT ?x { VALUES ?x { "[red]a\u001B[31mb\u202Ec" } }').write("table"))
    assert r"[red]a\x1b[31mb\u202ec" in text


@pytest.mark.parametrize(("query", "answer"), [("ASK { ?s ?p ?o }", "true"), ("ASK { <x:a> ?p ?o }", "false")])
def test_an_ask_is_true_or_false(port, query, answer):
    assert [list(ask(port, query)), ask(port, query).csv()] == [[(answer,)], f"{answer}\n"]
    assert "".join(ask(port, query).write("table")) == f"{answer}\n"
    assert json.loads("".join(ask(port, query).write("json")))["boolean"] is (answer == "true")


def test_a_construct_is_turtle_for_reading_and_sorted_n_triples_for_the_rest(port):
    query = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX hr: <https://w3id.org/rightsgraph/ns#>
        CONSTRUCT { ?p rdfs:label ?l } WHERE { ?p a hr:Person ; rdfs:label ?l }"""
    lines = ask(port, query).csv().splitlines()
    assert len(lines) == 6
    assert lines == sorted(lines)
    turtle = "".join(ask(port, query).write("table"))
    assert turtle.startswith("@prefix rdfs:")
    assert {str(q.triple) for q in ox.parse(turtle.encode(), ox.RdfFormat.TURTLE)} == {
        x.removesuffix(" .") for x in lines
    }
    assert len(list(ask(port, query))) == 6
    assert list(ask(port, "DESCRIBE <https://rightsgraph.example/id/ana>"))


def test_an_unknown_format_is_refused(port):
    with pytest.raises(QueryError, match="choose one of table, csv, tsv, json"):
        list(ask(port, "ASK {}").write("xml"))


def test_the_answer_can_be_read_after_the_store_is_let_go(tmp_path):
    store = ox.Store(tmp_path / "store")
    store.load(path=GRAPH)
    rows = ask(store, "SELECT ?s { ?s ?p ?o }")
    del store
    assert len(list(rows)) > 100


# What is refused.


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_a_named_question_without_rows_says_with_which_default_it_was_asked(small_build, form, capsys):
    question = [str(small_build), "timeline-of-a-person", "--format", form]
    assert main(["query", *question]) == 0
    assert capsys.readouterr().err == 'asked with name="Huang Qi"; change it with --set\n'
    assert main(["query", *question, "--set", "name=Nobody"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["query", str(small_build), "SELECT * { ?a <x:none> ?b }", "--format", form]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "SELECT * { ?a rdfs:label ?b }",
            "prefix rdfs: is not declared; begin with PREFIX rdfs: <http://www.w3.org/2000/",
        ),
        (
            "PREFIX a: <a:> SELECT * { ?a a:x 'b:x' ; own:y _:z }",
            "prefix own: is not declared; begin with PREFIX own: <...",
        ),
    ],
)
def test_a_prefix_that_is_not_declared_is_named_with_what_to_write(port, query, said):
    with pytest.raises(QueryError) as caught:
        ask(port, query)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("query", ["SELEC ?x {}", "SELECT ?x WHERE { ?x ", "", "still-detained"])
def test_a_query_that_does_not_parse_is_one_line_with_its_place(port, query):
    with pytest.raises(QueryError, match=r"^SPARQL syntax: error at 1:\d+: .*; correct the query$"):
        ask(port, query)


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <x:a> <x:b> 1 }",
        "PREFIX x: <x:>\ndelete where { ?s ?p ?o }",
        "# SELECT\nLOAD <https://a.example/>",
        "BASE <https://a.example/select> DROP ALL",
        "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_a_query_that_would_change_the_graph_is_refused(port, query):
    with pytest.raises(QueryError, match="changes the graph and is refused"):
        ask(port, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "PREFIX ex: <http://127.0.0.1:1/> SELECT * { SERVICEex:there { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { ?a ?b 5SERVICE:there { ?s ?p ?o } }",
        "SELECT * { ?a ?b trueSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { FILTER(?a<?b)SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } FILTER(?c>?d) }",
        "SELECT * { VALUES ?g { <http://127.0.0.1:1/> } SERVICE ?g { ?s ?p ?o } }",
    ],
)
def test_a_query_that_would_ask_another_server_is_refused(port, query):
    with pytest.raises(QueryError, match="asks another server and is refused"):
        ask(port, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s <https://a.example/SERVICE#insert> ?o } # SERVICE",
        'SELECT * { ?s ?p "it\'s \\" SERVICE" }',
        "SELECT * { ?s ?p '''a ' SERVICE''' }",
        "PREFIX ex: <https://a.example/> SELECT * { ?s ex:service ex:insert }",
    ],
)
def test_the_same_words_elsewhere_are_no_reason_to_refuse(port, query):
    list(ask(port, query))


@pytest.mark.parametrize("query", ["{ " * 20_000, "SELECT * { FILTER (" + "! " * 20_000 + "1) }", "(" * 100_000])
def test_nesting_that_would_exhaust_the_parser_is_refused(port, query):
    with pytest.raises(QueryError, match="nested more than 500 deep"):
        ask(port, query)


def test_what_fails_while_it_is_answered_is_one_line(port):
    with pytest.raises(QueryError, match=r"^the query cannot be answered: "):
        list(ask(port, "SELECT (<https://a.example/function>(1) AS ?x) {}"))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("SELECT * { ?s ?p ?o }", False),
        ("SELECT * FROM <urn:x:g> { ?s ?p ?o }", True),
        ("SELECT * from named <urn:x:g> WHERE { GRAPH ?g { ?s ?p ?o } }", True),
        ("PREFIX ex: <urn:x:> SELECT ?s FROMex:g { ?s ?p ?o }", True),
        ("PREFIX fromage: <urn:x:> DESCRIBE fromage:brie", False),
        ("# FROM\nSELECT ?from { ?from ?p 'FROM <urn:x:g>' }", False),
        ("SELECT (1 AS ?n) WHERE { { SELECT ?s { ?s ?p ?from } } }", False),
        ("ASK FROM<urn:x:g>{ ?s ?p ?o }", True),
    ],
)
def test_a_query_that_names_its_data_set_is_told_from_one_that_does_not(text, given):
    assert names_dataset(text) is given


def test_from_asks_only_the_graphs_that_it_names():
    store = ox.Store()
    for name in "gh":
        triple = ox.NamedNode(f"urn:x:in-{name}"), ox.NamedNode("urn:x:p"), ox.Literal("1")
        store.add(ox.Quad(*triple, ox.NamedNode(f"urn:x:{name}")))
    assert len(list(ask(store, "SELECT ?s { ?s ?p ?o }"))) == 2
    assert list(ask(store, "SELECT ?s FROM <urn:x:g> { ?s ?p ?o }")) == [("urn:x:in-g",)]
    assert list(ask(store, "SELECT ?s FROM NAMED <urn:x:h> { GRAPH ?g { ?s ?p ?o } }")) == [("urn:x:in-h",)]
