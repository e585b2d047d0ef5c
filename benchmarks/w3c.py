#!/usr/bin/env python3
"""The W3C's SPARQL 1.1 tests through the server's endpoint: protocol, service description, query evaluation and syntax.

    python benchmarks/w3c.py RDF_TESTS [--failed]

RDF_TESTS is a checkout of the W3C's rdf-tests (github: w3c/rdf-tests). All data files go into one store as named
graphs, `rightsgraph serve` shows it, and each test names its data set in the request, as the protocol has it. Tests
that need an update to succeed are left out: the server only reads. Prints a table by suite; `engine` counts those of
the failed that fail without any server too, asked of pyoxigraph on the same store. `--failed` lists them.
"""

import argparse
import collections
import contextlib
import csv
import http.client
import io
import json
import logging
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from rightsgraph.store import GraphStore

BASE = "https://w3c.test/"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
MANIFESTS = (
    "sparql/sparql11/protocol/manifest.ttl",
    "sparql/sparql11/service-description/manifest.ttl",
    "sparql/sparql11/manifest-sparql11-query.ttl",
    "sparql/sparql11/csv-tsv-res/manifest.ttl",
    "sparql/sparql11/json-res/manifest.ttl",
    "sparql/sparql10/manifest-evaluation.ttl",
    "sparql/sparql10/manifest-syntax.ttl",
)
DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"
DATA = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}
RESULTS = {".srx": "xml", ".srj": "json", ".tsv": "tsv"}
TYPES = {
    "xml": "application/sparql-results+xml",
    "json": "application/sparql-results+json",
    "tsv": "text/tab-separated-values",
    "csv": "text/csv",
}
FORMATS = {
    "xml": ox.QueryResultsFormat.XML,
    "json": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
}
NUMBERS = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """One entry of a manifest, with the graph that describes it."""

    suite: str
    name: str
    kind: str
    node: rdflib.term.Node
    graph: rdflib.Graph


def tests(root: Path, manifest: str) -> Iterator[Test]:
    """Yield the tests of a manifest and of those that it includes."""
    path = root / manifest
    graph = rdflib.Graph()
    graph.parse(path, format="turtle", publicID=BASE + manifest)
    for included in graph.objects(None, MF.include):
        for one in Collection(graph, included):
            yield from tests(root, str(one).removeprefix(BASE))
    suite = path.parent.relative_to(root / "sparql").as_posix()
    for entries in graph.objects(None, MF.entries):
        for node in Collection(graph, entries):
            kinds = [str(kind).rpartition("#")[2] for kind in graph.objects(node, rdflib.RDF.type)]
            yield Test(suite=suite, name=str(node).rpartition("#")[2], kind=kinds[0], node=node, graph=graph)


def build(root: Path, out: Path, found: list[Test]) -> None:
    """Write a store with every data file that lies beside a test as a graph of its own."""
    folders = sorted({f"sparql/{test.suite}" for test in found})
    with GraphStore.create(out) as store:
        for folder in folders:
            for path in sorted((root / folder).iterdir()):
                if path.suffix in DATA and not path.name.startswith("manifest"):
                    iri = f"{BASE}{folder}/{path.name}"
                    with contextlib.suppress(SyntaxError):  # some files are there to be refused
                        _load(store.store, path, iri, iri)
        for test in found:
            for data in test.graph.objects(test.node, UT.graphData):
                path = root / str(test.graph.value(data, UT.graph)).removeprefix(BASE)
                _load(store.store, path, str(path), str(test.graph.value(data, rdflib.RDFS.label)))
    (out / "rightsgraph.json").write_text(json.dumps({"settings": {"base": BASE}}), encoding="utf-8")


def _load(store: ox.Store, path: Path, base: str, graph: str) -> None:
    base = base if ":" in base else f"{BASE}file"
    store.load(path.read_bytes(), DATA[path.suffix], base_iri=base, to_graph=ox.NamedNode(graph))


@contextlib.contextmanager
def server(out: Path) -> Iterator[int]:
    """Yield the port of a server of the store."""
    command = [sys.executable, "-m", "rightsgraph", "serve", str(out), "--port", "0", "--seconds", "10"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stderr or ():
                if match := re.search(r"shown at http://[^:]+:(\d+)", line):
                    yield int(match[1])
                    return
                print(line, file=sys.stderr)
            sys.exit("the server did not start")
        finally:
            process.terminate()


class Client:
    """Asks the server."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, str, bytes]:
        """Return status, media type and content."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.headers.get_content_type(), response.read()
        finally:
            connection.close()

    def query(self, text: str, dataset: list[tuple[str, str]], accept: str) -> tuple[int, str, bytes]:
        """Ask a query by POST."""
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.ask("POST", f"/sparql?{urlencode(dataset)}", text.encode(), headers)


class Engine:
    """The engine without a server, asked in the same words."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def query(self, text: str, dataset: list[tuple[str, str]], accept: str) -> tuple[int, str, bytes]:
        """Return status, media type and content, as a server would."""
        graphs = {name: [ox.NamedNode(iri) for key, iri in dataset if key == name] for name, _ in dataset}
        given = {"default_graph": graphs.get(DEFAULT, []), "named_graphs": graphs.get(NAMED, [])} if dataset else {}
        stream = io.BytesIO()
        try:
            answer = self.store.query(text, **given)  # type: ignore[arg-type]
            if isinstance(answer, ox.QueryTriples):
                ox.serialize(answer, stream, format=ox.RdfFormat.N_TRIPLES)
            else:
                form = next((form for form, kind in TYPES.items() if kind == accept), "json")
                answer.serialize(stream, {**FORMATS, "csv": ox.QueryResultsFormat.CSV}[form])
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            return 400, "text/plain", str(error).encode()
        return 200, accept, stream.getvalue()


def passes(test: Test, root: Path, client: Client | Engine) -> bool | None:
    """Return whether a test passes, None when it does not apply."""
    if test.kind == "ProtocolTest" and isinstance(client, Client):
        return None if re.match(r"update_", test.name) else _protocol(test, client)
    if test.kind == "ServiceDescriptionTest" and isinstance(client, Client):
        return _description(client)
    action = test.graph.value(test.node, MF.action)
    if test.kind.startswith(("PositiveSyntaxTest", "NegativeSyntaxTest")):
        status, _, _ = client.query(_text(root, action), [(DEFAULT, "urn:x:none")], "*/*")
        return (status == 200) == test.kind.startswith("Positive")
    if test.kind in ("QueryEvaluationTest", "CSVResultFormatTest"):
        return _evaluation(test, root, client, action)
    return None


def _text(root: Path, query: rdflib.term.Node | None) -> str:
    name = str(query).removeprefix(BASE)
    with (root / name).open(encoding="utf-8", newline="") as stream:
        return f"BASE <{BASE}{name}> {stream.read()}"


def _evaluation(test: Test, root: Path, client: Client | Engine, action: rdflib.term.Node | None) -> bool | None:
    graph = test.graph
    query = graph.value(action, QT.query)
    result = graph.value(test.node, MF.result)
    if query is None or result is None or any(graph.objects(action, QT.graphData / QT.graph)):
        return None
    if graph.value(test.node, rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#entailmentRegime")):
        return None
    dataset = [(DEFAULT, str(d)) for d in graph.objects(action, QT.data)]
    dataset += [(NAMED, str(d)) for d in graph.objects(action, QT.graphData)]
    text = _text(root, query)
    if not dataset and not re.search(r"^\s*FROM\b", text, re.M | re.I):
        dataset = [(DEFAULT, "urn:x:none")]
    expected = root / str(result).removeprefix(BASE)
    if expected.suffix == ".csv":
        status, _, content = client.query(text, dataset, TYPES["csv"])
        return status == 200 and _table(content) == _table(expected.read_bytes())
    form = RESULTS.get(expected.suffix)
    if form is not None:
        status, _, content = client.query(text, dataset, TYPES[form])
        return status == 200 and _same(_results(content, form), _results(expected.read_bytes(), form))
    wanted = rdflib.Graph()
    wanted.parse(expected, publicID=str(result))
    if (None, rdflib.RDF.type, RS.ResultSet) in wanted:
        status, _, content = client.query(text, dataset, TYPES["json"])
        return status == 200 and _same(_results(content, "json"), _result_set(wanted))
    status, _, content = client.query(text, dataset, "application/n-triples")
    found = rdflib.Graph()
    if status == 200:
        found.parse(content, format="nt")
    return status == 200 and isomorphic(_normal(found), _normal(wanted))


def _table(content: bytes) -> list[list[str]]:
    return sorted([re.sub(r"^_:.*", "_:", cell) for cell in row] for row in csv.reader(io.StringIO(content.decode())))


def _results(content: bytes, form: str) -> bool | list[dict[str, object]]:
    parsed = ox.parse_query_results(content, FORMATS[form])
    if isinstance(parsed, ox.QueryBoolean):
        return bool(parsed)
    names = [v.value for v in parsed.variables]
    return [{n: t for n, t in zip(names, row, strict=True) if t is not None} for row in parsed]


def _result_set(graph: rdflib.Graph) -> bool | list[dict[str, object]]:
    node = graph.value(None, rdflib.RDF.type, RS.ResultSet)
    truth = graph.value(node, RS.boolean)
    if truth is not None:
        return bool(truth.toPython())  # type: ignore[attr-defined]
    rows = []
    for solution in graph.objects(node, RS.solution):
        row: dict[str, object] = {}
        for binding in graph.objects(solution, RS.binding):
            row[str(graph.value(binding, RS.variable))] = _term(graph.value(binding, RS.value))
        rows.append(row)
    return rows


def _term(term: object) -> object:
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    assert isinstance(term, rdflib.Literal)
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or rdflib.XSD.string)))


def _same(found: object, wanted: object) -> bool:
    """Return whether two answers are the same up to names of blank nodes, order, and how numbers are written."""
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    assert isinstance(found, list)
    assert isinstance(wanted, list)
    return len(found) == len(wanted) and isomorphic(_as_graph(found), _as_graph(wanted))


def _as_graph(rows: list[dict[str, object]]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for number, row in enumerate(rows):
        node = rdflib.BNode(f"row{number}")
        graph.add((node, rdflib.RDF.type, rdflib.URIRef("urn:x:row")))
        for name, term in row.items():
            graph.add((node, rdflib.URIRef(f"urn:x:{name}"), _rdflib(term)))
    return graph


def _rdflib(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language.lower())
    datatype = term.datatype.value
    return rdflib.Literal(_number(term.value, datatype), datatype=rdflib.URIRef(datatype), normalize=False)


def _number(value: str, datatype: str) -> str:
    if datatype not in NUMBERS:
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return f"{float(number):.6g}" if datatype.endswith(("double", "float")) else str(number.normalize())


def _normal(graph: rdflib.Graph) -> rdflib.Graph:
    made = rdflib.Graph()
    for subject, predicate, target in graph:
        made.add((subject, predicate, _rdflib(_term(target)) if isinstance(target, rdflib.Literal) else target))
    return made


def _protocol(test: Test, client: Client) -> bool:
    graph = test.graph
    action = graph.value(test.node, MF.action)
    for request in Collection(graph, graph.value(action, HT.requests)):
        path = str(graph.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
        headers = {}
        if (listed := graph.value(request, HT.headers)) is not None:
            for header in Collection(graph, listed):
                headers[str(graph.value(header, HT.fieldName))] = str(graph.value(header, HT.fieldValue))
        body = graph.value(request, HT.body)
        content = None
        if body is not None:
            content = str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding) or "utf-8"))
        status, media_type, answer = client.ask(str(graph.value(request, HT.methodName)), path, content, headers)
        response = graph.value(request, HT.resp)
        families = [str(s).rpartition("StatusCode")[2][0] for s in graph.objects(response, MF.expectedStatus)]
        if str(status)[0] not in families:
            return False
        if not _of_format(str(graph.value(response, MF.expectedFormat) or ""), media_type):
            return False
        truth = graph.value(response, MF.expectedBoolean)
        if truth is not None and json.loads(answer)["boolean"] is not truth.toPython():  # type: ignore[attr-defined]
            return False
    return True


def _of_format(expected: str, media_type: str) -> bool:
    tabular, boolean = set(TYPES.values()), {TYPES["xml"], TYPES["json"]}
    rdf = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
    return not expected or media_type in {"tabular": tabular, "boolean": boolean, "RDF": rdf}[expected]


def _description(client: Client) -> bool:
    status, _, content = client.ask("GET", "/sparql", None, {"Accept": "application/n-triples"})
    graph = rdflib.Graph()
    graph.parse(content, format="nt")
    place = rdflib.URIRef(f"http://127.0.0.1:{client.port}/sparql")
    return status == 200 and (place, SD.endpoint, place) in graph and (place, rdflib.RDF.type, SD.Service) in graph


def main() -> int:
    """Run all tests; the status is 1 when one fails that the engine alone passes, or that is about the server."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path, metavar="RDF_TESTS")
    parser.add_argument("--failed", action="store_true", help="list the tests that fail")
    options = parser.parse_args()
    logging.getLogger("rdflib").setLevel(logging.ERROR)  # values that are there to be wrong
    root = options.root.resolve()
    found = [test for manifest in MANIFESTS for test in tests(root, manifest)]
    table: collections.Counter[tuple[str, str]] = collections.Counter()
    failed: list[Test] = []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        out.mkdir()
        build(root, out, found)
        with server(out) as port:
            client = Client(port)
            for test in found:
                passed = passes(test, root, client)
                outcome = {True: "passed", False: "failed", None: "left out"}[passed]
                table[test.suite, outcome] += 1
                if passed is False:
                    failed.append(test)
        # Only now: the server keeps writers out, and this opens the store to read.
        with GraphStore.open(out) as store:
            engine = Engine(store.store)
            own = [test for test in failed if passes(test, root, engine) is False]
        table.update((test.suite, "engine") for test in own)
    columns = ("passed", "failed", "engine", "left out")
    print(f"{'suite':34}", *(f"{column:>8}" for column in columns))
    for suite in dict.fromkeys(test.suite for test in found):
        print(f"{suite:34}", *(f"{table[suite, column]:8}" for column in columns))
    totals = [sum(n for (_, outcome), n in table.items() if outcome == column) for column in columns]
    print(f"{'all':34}", *(f"{total:8}" for total in totals))
    if options.failed:
        print("\n".join(f"{test.suite}#{test.name}" for test in failed))
    return int(len(own) < len(failed))


if __name__ == "__main__":
    sys.exit(main())
