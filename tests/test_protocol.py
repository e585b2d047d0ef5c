"""SPARQL 1.1 Protocol over a real socket; the table follows the W3C's protocol tests (`data-sparql11/protocol`)."""

import csv
import io
import json
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from rightsgraph.iris import HR
from rightsgraph.queries import named_queries
from rightsgraph.store import opened

FORM = {"Content_Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content_Type": "application/sparql-query"}
CHARSET, UTF_16 = ({"Content_Type": f"application/sparql-query; charset={name}"} for name in ("UTF-8", "UTF-16"))
ALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.fixture(scope="module")
def graphs(served):
    answer = json.loads(served.sparql("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").body)
    return [row["g"]["value"] for row in answer["results"]["bindings"]]


def truth(reply):
    assert reply.status == 200, reply.text
    return json.loads(reply.body)["boolean"]


def count(reply):
    assert reply.status == 200, reply.text
    (row,) = json.loads(reply.body)["results"]["bindings"]
    return int(row["n"]["value"])


def documents(graphs):
    return [g for g in graphs if "/graph/doc-" in g]


# name, method, path, body, headers, status: those of the W3C that concern queries, and what else the protocol says
REQUESTS = [
    ("query_get", "GET", "/sparql?query=ASK%20%7B%7D", None, {}, 200),
    ("query_post_form", "POST", "/sparql", "query=ASK%20%7B%7D", FORM, 200),
    ("query_post_direct", "POST", "/sparql", "ASK {}", DIRECT, 200),
    ("query_post_direct with a charset", "POST", "/sparql", "ASK {}", CHARSET, 200),
    ("query in no known type", "GET", "/sparql?query=ASK%20%7B%7D", None, {"Accept": "image/png"}, 406),
    ("bad_query_method", "PUT", "/sparql?query=ASK%20%7B%7D", None, {}, 405),
    ("bad_multiple_queries", "GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, {}, 400),
    ("bad_multiple_queries, one in each place", "POST", "/sparql?query=ASK%20%7B%7D", "ASK {}", DIRECT, 400),
    ("bad_query_wrong_media_type", "POST", "/sparql", "ASK {}", {"Content_Type": "text/plain"}, 415),
    ("bad_query_missing_form_type", "POST", "/sparql", "query=ASK%20%7B%7D", {}, 415),
    ("bad_query_missing_direct_type", "POST", "/sparql", "ASK {}", {}, 415),
    ("bad_query_non_utf8", "POST", "/sparql", "ASK {}".encode("utf-16"), UTF_16, 415),
    ("bad_query_non_utf8, untold", "POST", "/sparql", "ASK { ?s ?p 'é' }".encode("latin-1"), DIRECT, 400),
    ("bad_query_non_utf8 in the address", "GET", "/sparql?query=ASK%20%7B%FF%7D", None, {}, 400),
    ("bad_query_syntax", "GET", "/sparql?query=ASK%20%7B", None, {}, 400),
    ("no query in the form", "POST", "/sparql", "default-graph-uri=urn%3Ax%3Ag", FORM, 400),
    ("a graph that is no IRI", "GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=a%20b", None, {}, 400),
    ("an update by GET", "GET", "/sparql?update=CLEAR%20ALL", None, {}, 403),
    ("an update in the form", "POST", "/sparql", "update=CLEAR%20ALL", FORM, 403),
    ("an update direct", "POST", "/sparql", "CLEAR ALL", {"Content_Type": "application/sparql-update"}, 403),
    ("an update as a query", "POST", "/sparql", "INSERT DATA { <a:a> <a:a> <a:a> }", DIRECT, 400),
    ("LOAD as a query", "POST", "/sparql", "LOAD <http://127.0.0.1:1/>", DIRECT, 400),
    ("SERVICE", "POST", "/sparql", "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", DIRECT, 400),
    ("SERVICE SILENT", "POST", "/sparql", "ASK { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }", DIRECT, 400),
    ("a very long address", "GET", f"/sparql?query={'a' * 20_000}", None, {}, 414),
    ("a very long body", "POST", "/sparql", "#" * 1_000_001, DIRECT, 413),
    ("an unknown format", "GET", "/sparql?query=ASK%20%7B%7D&format=pdf", None, {}, 400),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"), [r[1:] for r in REQUESTS], ids=[r[0] for r in REQUESTS]
)
def test_a_request_has_the_status_that_the_protocol_gives_it(served, method, path, body, headers, status):
    reply = served.ask(path, method=method, body=body, **headers)
    assert reply.status == status, reply.text
    if status == 200:
        assert truth(reply) is True
        assert reply.headers["vary"] == "Accept, Origin"
    else:
        assert reply.headers["content-type"] == "text/plain; charset=utf-8"
        assert reply.text.strip()
    if status == 405:
        assert {"GET", "HEAD", "POST"} <= {m.strip() for m in reply.headers["allow"].split(",")}


@pytest.mark.parametrize("how", ["get", "direct", "form"])
def test_the_data_set_is_what_the_request_names_whatever_the_query_names(served, graphs, how):
    first, second = documents(graphs)[:2]

    def ask(query, **given):
        pairs = [(n.replace("_", "-"), v) for n, values in given.items() for v in values]
        if how == "direct":
            return truth(served.ask(f"/sparql?{urlencode(pairs)}", method="POST", body=query, **DIRECT))
        encoded = urlencode([("query", query), *pairs])
        if how == "get":
            return truth(served.ask(f"/sparql?{encoded}"))
        return truth(served.ask("/sparql", method="POST", body=encoded, **FORM))

    def holds(graph):
        return f"<{graph.replace('/graph/doc-', '/doc/')}> a ?type_{graph[-4:]} ."

    both = f"ASK {{ {holds(first)} {holds(second)} }}"
    assert ask(both)  # all graphs as one
    assert ask(both, default_graph_uri=[first, second])
    assert not ask(both, default_graph_uri=[first])
    named = f"ASK {{ GRAPH ?g {{ {holds(first)} }} GRAPH ?h {{ {holds(second)} }} }}"
    assert ask(named)
    assert ask(named, named_graph_uri=[first, second])
    assert not ask(named, named_graph_uri=[first])
    assert not ask(both, named_graph_uri=[first, second])  # the default graph is then empty
    full = f"ASK {{ {holds(first)} GRAPH ?g {{ {holds(second)} }} }}"
    assert ask(full, default_graph_uri=[first], named_graph_uri=[second])
    clause = f"ASK FROM <{second}> {{ {holds(first)} }}"
    assert not ask(clause)
    assert ask(clause, default_graph_uri=[first])


def test_without_a_data_set_all_graphs_are_one_and_from_asks_one(served, graphs):
    everything = count(served.sparql(ALL))
    one = documents(graphs)[0]
    assert 0 < count(served.sparql(ALL.replace("{", f"FROM <{one}> {{", 1))) < everything


ROWS_AS = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/xml, */*;q=0.1": "application/sparql-results+xml",
    "text/csv": "text/csv; charset=utf-8",
    "text/tab-separated-values": "text/tab-separated-values",
    "*/*": "application/sparql-results+json",
    "text/turtle, text/csv;q=0.1": "text/csv; charset=utf-8",
}
RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}


@pytest.mark.parametrize(("accept", "content_type"), ROWS_AS.items())
def test_rows_come_in_the_form_that_is_wanted_and_hold_the_same(served, accept, content_type):
    query = "SELECT DISTINCT ?p ?label { ?p a hr:Person ; rdfs:label ?label } ORDER BY ?label"
    query = f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX hr: <{HR}> {query}"
    reply = served.sparql(query, Accept=accept)
    assert reply.headers["content-type"] == content_type
    if content_type.startswith("text/csv"):
        header, *lines = csv.reader(io.StringIO(reply.text))
        assert header == ["p", "label"]
        found = [line[1] for line in lines]
    else:
        found = [row["label"].value for row in ox.parse_query_results(reply.body, RESULTS[content_type])]
    assert {"Ana Lume", "Ben Orr", "Cai Dorn"} <= set(found)
    assert found.count("Ana Lume") == 1  # merged
    assert "Fay Grun" not in found  # withdrawn


GRAPHS_AS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}


def test_a_graph_comes_in_every_form_and_holds_the_same(served):
    query = "CONSTRUCT WHERE { ?claim <https://w3id.org/rightsgraph/ns#epistemicStatus> ?status }"
    found = {}
    for accept, form in GRAPHS_AS.items():
        reply = served.sparql(query, Accept=accept)
        assert reply.headers["content-type"].split(";")[0] == accept
        found[accept] = {str(quad.triple) for quad in ox.parse(reply.body, form)}
    assert len(found["text/turtle"]) > 3
    assert all(triples == found["text/turtle"] for triples in found.values())
    assert served.sparql(query, Accept="text/csv").status == 406
    assert served.sparql("SELECT * { ?s ?p ?o } LIMIT 1", Accept="text/turtle").status == 406


def test_a_format_in_the_address_is_a_download(served):
    reply = served.ask(f"/sparql?query={quote('SELECT * { ?s ?p ?o } LIMIT 1')}&format=csv", Accept="text/html")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["content-disposition"] == 'attachment; filename="answer.csv"'
    assert served.ask(f"/sparql?query={quote('ASK {}')}&format=turtle").status == 406


def test_a_browser_is_shown_the_page_of_queries(served):
    chrome = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    path = f"/sparql?query={quote('SELECT * { ?s ?p ?o } LIMIT 1')}"
    reply = served.ask(path, Accept=chrome)
    assert (reply.status, reply.headers["location"]) == (303, path.replace("/sparql", "/query"))
    assert served.ask(reply.headers["location"], Accept=chrome).status == 200
    assert served.ask("/sparql", Accept=chrome).headers["location"] == "/query"
    assert served.ask(f"{path}&format=csv", Accept=chrome).status == 200


def test_head_has_the_headers_of_get(served):
    path = f"/sparql?query={quote('ASK {}')}"
    head, get = served.ask(path, method="HEAD"), served.ask(path)
    assert head.body == b""
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


def test_a_syntax_error_tells_the_parsers_words_and_the_place(served):
    reply = served.sparql("SELECT *\nWHERE { ?s ?p }")
    assert reply.status == 400
    assert "error at 2:" in reply.text
    assert "expected" in reply.text


def test_the_service_describes_itself_where_it_is(served, graphs):
    reply = served.ask("/sparql", Accept="application/n-triples")
    triples = [quad.triple for quad in ox.parse(reply.body, ox.RdfFormat.N_TRIPLES)]
    place = ox.NamedNode(f"http://127.0.0.1:{served.port}/sparql")
    assert ox.Triple(place, ox.NamedNode(f"{SD}endpoint"), place) in triples
    told = {t.object.value for t in triples if t.predicate.value == f"{SD}name"}
    assert told == set(graphs) - {"https://w3id.org/rightsgraph/graph/vocabulary"}
    assert served.ask("/sparql", Accept="image/png").status == 406


def test_every_named_question_is_answered_as_on_the_command_line(served):
    from rightsgraph.builds import query

    asked = named_queries()
    assert len(asked) >= 20
    for question in asked:
        reply = served.sparql(question.text, Accept="text/csv")
        assert reply.status == 200, question.name
        assert sorted(reply.text.split()) == sorted(query(served.out, question.name).csv().split()), question.name


ENDED = {
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }": (503, "longer than 4 s"),
    "SELECT * { ?s ?p ?o . ?s ?q ?r } LIMIT 5001": (422, "more than 5,000 rows"),
    "CONSTRUCT { ?s ?p ?r } { ?s ?p ?o . ?s ?q ?r }": (422, "more than 5,000 statements"),
}


def test_what_is_too_costly_is_refused_whole_and_the_server_keeps_answering(served):
    for query, (status, words) in ENDED.items():
        reply = served.sparql(query)
        assert (reply.status, words in reply.text) == (status, True), reply.text
        assert truth(served.sparql("ASK {}")) is True
    exactly = served.sparql("SELECT * { ?s ?p ?o . ?s ?q ?r } LIMIT 5000")
    assert len(json.loads(exactly.body)["results"]["bindings"]) == 5000


def test_what_two_documents_say_of_one_person_counts_once_in_every_named_question(small_build):
    with opened(small_build) as store:
        merged = ox.Store()
        for quad in store.store:
            merged.add(quad)
            merged.add(ox.Quad(quad.subject, quad.predicate, quad.object))  # the union as RDF has it: a set
        assert len({str(quad.triple) for quad in store.store}) < len(store.store)
        for question in named_queries():
            asked = sorted(map(str, store.store.query(question.text, use_default_graph_as_union=True)))
            assert asked == sorted(map(str, merged.query(question.text))), question.name
