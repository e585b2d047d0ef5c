"""Linked data and the guard over a real socket: every IRI leads somewhere, and nothing that is sent does harm."""

import asyncio
import hashlib
import io
import re
import shutil
import signal
import socket
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest

from rightsgraph.cli import main
from rightsgraph.errors import StoreError
from rightsgraph.export import export
from rightsgraph.server.app import create_app
from rightsgraph.server.patience import _Together, patient
from rightsgraph.server.rdf import SUFFIXES
from rightsgraph.server.settings import Serving
from rightsgraph.server.site import Site
from rightsgraph.store import GraphStore, current, opened

BASE = "https://rightsgraph.example/"
HR = "https://w3id.org/rightsgraph/ns#"
FORMS = {
    "text/turtle": ("ttl", ox.RdfFormat.TURTLE),
    "application/ld+json": ("jsonld", ox.RdfFormat.JSON_LD),
    "application/trig": ("trig", ox.RdfFormat.TRIG),
    "application/n-triples": ("nt", ox.RdfFormat.N_TRIPLES),
    "application/n-quads": ("nq", ox.RdfFormat.N_QUADS),
    "application/rdf+xml": ("rdf", ox.RdfFormat.RDF_XML),
}


@pytest.fixture(scope="module")
def quads(served):
    with opened(served.out) as store:
        return list(store.store)


@pytest.fixture(scope="module")
def minted(quads):
    """Every data IRI of the build, without its part."""
    terms = {t for q in quads for t in (q.subject, q.object, q.graph_name) if isinstance(t, ox.NamedNode)}
    return sorted({t.value.partition("#")[0] for t in terms if t.value.startswith(BASE) and t.value != BASE})


def person(quads, name):
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    return min(
        q.subject.value
        for q in quads
        if q.predicate == label and q.object.value == name and "/person/" in q.subject.value
    )


def path(iri):
    return "/" + iri.removeprefix(BASE)


def test_every_iri_of_the_build_leads_to_a_page_or_to_data(served, minted):
    assert len(minted) > 10
    for iri in minted:
        for accept in ("text/html", "text/turtle"):
            first = served.ask(path(iri), Accept=accept)
            if first.status == 410:  # the withdrawn document
                assert "doc" in iri
                break
            while first.status == 303:
                assert "Accept" in first.headers["vary"]
                first = served.ask(first.headers["location"], Accept=accept)
            assert first.status == 200, (iri, accept, first.text)
            assert first.headers["content-type"].startswith(accept)


@pytest.mark.parametrize("accept", FORMS)
def test_a_person_is_told_of_in_every_form_with_what_leads_to_them(served, quads, accept):
    suffix, form = FORMS[accept]
    iri = person(quads, "Ben Orr")
    see_other = served.ask(path(iri), Accept=accept)
    assert (see_other.status, see_other.headers["location"]) == (303, f"{path(iri)}.{suffix}")
    reply = served.ask(see_other.headers["location"], Accept="text/html")  # the suffix decides
    assert reply.status == 200
    found = list(ox.parse(reply.body, form))
    about = {q.predicate.value for q in found if q.subject == ox.NamedNode(iri)}
    assert f"{HR}disclosure" in about
    assert any(q.object == ox.NamedNode(iri) for q in found)
    assert all(isinstance(q.graph_name, ox.DefaultGraph) for q in found) == (suffix in ("ttl", "nt", "rdf"))
    others = {s for s, _ in FORMS.values() if s != suffix} | {"html"}
    assert set(re.findall(rf"<{path(iri)}\.(\w+)>; rel=\"alternate\"", reply.headers["link"])) == others
    assert f'<{path(iri)}>; rel="describes"' in reply.headers["link"]


def test_a_browser_gets_a_page_and_who_wants_neither_gets_none(served, quads):
    iri = person(quads, "Ben Orr")
    chrome = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
    assert served.ask(path(iri), Accept=chrome).headers["location"] == f"{path(iri)}.html"
    assert (
        served.ask(path(iri), Accept="text/turtle;q=0.4, application/ld+json").headers["location"].endswith(".jsonld")
    )
    assert served.ask(path(iri), Accept="image/png").status == 406
    assert served.ask(path(iri), method="HEAD").status == 303
    assert served.ask(path(iri), method="POST").status == 405


def test_what_a_document_says_comes_whole_and_without_its_text(served, quads):
    graph = min({q.graph_name.value for q in quads if "/graph/doc-" in str(q.graph_name)})
    document = graph.replace("/graph/doc-", "/doc/")
    found = set(ox.parse(served.ask(f"{path(document)}.nq").body, ox.RdfFormat.N_QUADS))
    text = ox.NamedNode(f"{HR}text")
    assert found == {q for q in quads if q.graph_name == ox.NamedNode(graph) and q.predicate != text}
    assert served.ask(f"{path(graph)}.nq").body == served.ask(f"{path(document)}.nq").body


def test_an_iri_that_was_merged_leads_to_what_stands_for_it_and_a_withdrawn_one_is_gone(served, quads):
    replaced = next(q for q in quads if q.predicate.value == "http://purl.org/dc/terms/isReplacedBy")
    reply = served.ask(path(replaced.subject.value), Accept="text/turtle")
    assert (reply.status, reply.headers["location"]) == (303, path(replaced.object.value))
    withdrawn = next(q for q in quads if q.predicate.value.endswith("invalidatedAtTime"))
    assert served.ask(path(withdrawn.subject.value)).status == 410


def test_any_iri_at_all_can_be_asked_for_and_an_unknown_one_is_not_found(served, quads):
    claim = next(q.subject.value for q in quads if q.predicate.value == f"{HR}epistemicStatus")
    assert "#claim-" in claim
    reply = served.ask(f"/resource?iri={quote(claim, safe='')}", Accept="text/turtle")
    assert reply.status == 303
    data = served.ask(reply.headers["location"])
    assert ox.NamedNode(claim) in {q.subject for q in ox.parse(data.body, ox.RdfFormat.TURTLE)}
    assert served.ask(f"/resource?iri={quote(HR + 'Person', safe='')}").status == 303
    for unknown in (
        "/id/person/000000000000",
        "/resource?iri=urn:x:none",
        "/resource",
        "/resource?iri=%3C%22%3E",
        "/nothing.ttl",
    ):
        assert served.ask(unknown).status == 404


def test_the_vocabulary_is_served_where_its_terms_are_named(served):
    for name in ("ns", "vocab"):
        reply = served.ask(f"/{name}", Accept="text/turtle")
        assert (reply.status, reply.headers["location"]) == (303, f"/{name}.ttl")
    found = {q.subject.value for q in ox.parse(served.ask("/ns.ttl").body, ox.RdfFormat.TURTLE)}
    assert f"{HR}Claim" in found


def test_the_data_set_tells_where_it_is_asked_and_had(served):
    assert served.ask("/.well-known/void").headers["location"] == "/dataset"
    reply = served.ask("/dataset", Accept="application/n-triples")
    triples = [q.triple for q in ox.parse(served.ask(reply.headers["location"]).body, ox.RdfFormat.N_TRIPLES)]
    told = {t.predicate.value.rpartition("#")[2]: t.object.value for t in triples}
    address = f"http://127.0.0.1:{served.port}"
    assert told["sparqlEndpoint"] == told["endpointURL"] == f"{address}/sparql"
    assert int(told["triples"]) > 100
    dumps = {t.object.value for t in triples if t.predicate.value == "http://rdfs.org/ns/void#dataDump"}
    assert dumps == {f"{address}/dumps/rightsgraph.{suffix}" for suffix, _ in FORMS.values()}
    assert dumps == {t.object.value for t in triples if t.predicate.value == "http://www.w3.org/ns/dcat#downloadURL"}


def test_every_dump_is_what_export_writes_and_has_its_sum(served):
    sums = dict(reversed(line.split("  ")) for line in served.ask("/dumps/SHA256SUMS").text.splitlines())
    assert set(sums) == {f"rightsgraph.{suffix}" for suffix, _ in FORMS.values()}
    for accept, (suffix, form) in FORMS.items():
        dump = served.ask(f"/dumps/rightsgraph.{suffix}")
        assert dump.headers["content-type"].split(";")[0] == accept
        assert hashlib.sha256(dump.body).hexdigest() == sums[f"rightsgraph.{suffix}"]
        stream = io.BytesIO()
        export(served.out, SUFFIXES[suffix], stream)
        assert stream.getvalue() == dump.body
        assert sum(1 for _ in ox.parse(dump.body, form)) > 100
    tag = dump.headers["etag"]
    assert served.ask("/dumps/rightsgraph.rdf", If_None_Match=tag).status == 304
    assert served.ask("/dumps/rightsgraph.exe").status == 404
    assert served.ask("/dumps/rightsgraph.nq", method="HEAD").headers["content-length"]


def test_crawlers_are_kept_out_unless_it_was_given_an_address_and_never_told_of_people(served, small_build):
    assert served.ask("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert served.ask("/").headers["x-robots-tag"] == "noindex, nofollow"
    listed = served.ask("/sitemap.xml").text
    assert f"<loc>http://127.0.0.1:{served.port}/doc/" in listed
    assert "/person/" not in listed
    app = create_app(small_build, Serving(url="https://data.example.org/rights/"))

    def ask(path, host=b"data.example.org"):
        """One request without a socket; of the application's parts only those that need no process."""
        sent = []

        async def receive():
            return {"type": "http.request", "body": b""}

        async def send(message):
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
        scope |= {"headers": [(b"host", host)], "scheme": "http", "server": ("127.0.0.1", 80), "http_version": "1.1"}
        asyncio.run(app(scope, receive, send))
        return sent[0]["status"], dict(sent[0]["headers"]), b"".join(m.get("body", b"") for m in sent).decode()

    _, headers, robots = ask("/robots.txt")
    assert "Disallow: /rights/id/person/\n" in robots
    assert b"x-robots-tag" not in headers
    assert "<loc>https://data.example.org/rights/doc/" in ask("/sitemap.xml")[2]
    assert ask("/dataset")[1][b"location"] == b"/rights/dataset.html"
    assert ask("/dataset", b"other.example")[0] == 421
    app.state.site.lock.close()


SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
}


def test_every_answer_carries_the_headers_that_guard_it(served, minted):
    replies = [served.ask(p) for p in ("/", "/sparql", "/nothing", "/sparql?query=x", f"{path(minted[0])}")]
    replies += [served.ask("/sparql", method="PUT"), served.ask("/", Host="evil.example")]
    for reply in replies:
        assert {name: reply.headers.get(name) for name in SAFE} == SAFE
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "server" not in reply.headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("[::1]:80", 200),
        ("192.0.2.7", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:80", 421),
        ("", 421),
    ],
)
def test_a_name_that_is_not_its_own_is_refused(served, host, status):
    assert served.ask("/", Host=host).status == status


def test_scripts_of_other_sites_are_let_in_only_where_allowed(served):
    ask = "/sparql?query=ASK%20%7B%7D"
    friend = served.ask(ask, Origin="https://friend.example")
    assert friend.headers["access-control-allow-origin"] == "https://friend.example"
    assert friend.headers["cross-origin-resource-policy"] == "cross-origin"
    stranger = served.ask(ask, Origin="https://stranger.example")
    assert not {name for name in stranger.headers if name.startswith("access-control")}
    preflight = {"Access_Control_Request_Method": "POST"}
    assert served.ask("/sparql", method="OPTIONS", Origin="https://friend.example", **preflight).status == 204
    refused = served.ask("/sparql", method="OPTIONS", Origin="https://stranger.example", **preflight)
    assert refused.status == 405
    assert "access-control-allow-origin" not in refused.headers


def test_paths_that_climb_lead_nowhere(served):
    secret = Path("/etc/hostname").read_bytes().strip() if Path("/etc/hostname").exists() else b"root:"
    for climbing in (
        "/../../../etc/hostname",
        "/%2e%2e/%2e%2e/etc/hostname",
        "/static/../../../etc/hostname",
        "/static/..%2f..%2f..%2fetc/hostname",
        "/static//etc/hostname",
        "/..%5c..%5cetc%5chostname",
        "/doc/%00",
        "/graph/CURRENT",
        "/rightsgraph.json",
        "/ledger.jsonl",
    ):
        answer = served.raw(f"GET {climbing} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1\.1 (400|404) ", answer), (climbing, answer[:100])
        assert secret not in answer


def test_broken_and_oversize_requests_are_refused_and_the_server_keeps_answering(served):
    post = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
    )
    chunks = b"10000\r\n" + b"#" * 65536 + b"\r\n"
    refused = {
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n": b"400",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: localhost\r\nConnection: close\r\n\r\n": b"400",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n": b"400",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + b"a" * 40_000 + b"\r\n\r\n": b"431",
        post + b"Content-Length: 5000000000\r\n\r\n": b"413",
        post + b"Transfer-Encoding: chunked\r\n\r\n" + chunks * 20 + b"0\r\n\r\n": b"413",
        post + b"Content-Length: -1\r\n\r\n": b"400",
        post + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n": b"400",
    }
    for request, status in refused.items():
        answer = served.raw(request)
        assert answer.split(b" ")[1:2] == [status], (request[:80], answer[:200])
    assert served.ask("/sparql?query=ASK%20%7B%7D").status == 200


def test_a_text_full_of_markup_never_reaches_a_page_as_markup(served, minted):
    hostile = 0
    for iri in minted:
        reply = served.ask(f"{path(iri)}.html")
        if reply.status == 200:
            hostile += b"alert(" in reply.body
            for markup in (b"<script>alert", b"<img src=x", b"<b>and</b>", b'href="javascript:'):
                assert markup not in reply.body, iri
    assert hostile


def test_a_client_that_sends_or_reads_slowly_is_cut_off(small_build):
    """In this process, with a patience of a second: the real protocol class, the real application."""
    import uvicorn

    from rightsgraph.server.settings import Limits

    limits = Limits(patience=1, workers=1)
    app = create_app(small_build, Serving(limits=limits))
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, http=patient(1), ws="none", lifespan="on", log_config=None))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    post = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    post += b"Content-Length: 10\r\n\r\n"
    try:
        while not server.started:
            time.sleep(0.05)
        with (
            socket.create_connection(("127.0.0.1", port), timeout=20) as silent,
            socket.create_connection(("127.0.0.1", port), timeout=20) as head,
            socket.create_connection(("127.0.0.1", port), timeout=20) as body,
            socket.create_connection(("127.0.0.1", port), timeout=20) as long,
            socket.socket() as reader,
        ):
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            reader.settimeout(20)
            reader.connect(("127.0.0.1", port))
            large = b"SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 40000"
            reader.sendall(post.replace(b"10", b"%d" % len(large)) + large)
            long.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Long: %s\r\n" % (b"a" * 1000) * 70)
            assert long.recv(1000).startswith(b"HTTP/1.1 400 ")
            head.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: local")
            assert head.recv(1000).startswith(b"HTTP/1.1 200 ")
            body.sendall(post + b"ASK")
            assert silent.recv(1000) == b""
            assert head.recv(1000) == b""
            assert body.recv(1000).startswith(b"HTTP/1.1 408 ")
            told = int(re.search(rb"content-length: (\d+)", reader.recv(300))[1])
            time.sleep(2)  # nothing is taken for longer than the patience
            assert _rest(reader) < told
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


def test_the_head_of_an_answer_is_sent_with_what_follows_it():
    sent, head = [], b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n"

    class Transport:
        def write(self, data):
            sent.append(data)

        def close(self):
            sent.append(None)

    transport = _Together(Transport())
    transport.write(head)
    transport.write(b"ok")
    transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    transport.write(head)
    transport.flush()  # the answer to HEAD has no body
    transport.write(head)
    transport.close()
    assert sent == [head + b"ok", b"HTTP/1.1 100 Continue\r\n\r\n", head, head, None]


def _rest(connection):
    """How many bytes still come before the connection ends."""
    size = 0
    try:
        while piece := connection.recv(65536):
            size += len(piece)
    except ConnectionResetError:
        pass
    return size


def test_a_store_that_is_written_is_not_served_and_one_that_is_served_is_not_written(small_build, tmp_path):
    out = shutil.copytree(small_build, tmp_path / "out")
    place = current(out)
    with GraphStore.open(place, read_only=False), pytest.raises(StoreError, match="in use by another process"):
        _open_elsewhere(out)
    site = Site.open(out)
    try:
        assert "in use by another process" in _write_elsewhere(place)
        second = Site.open(out)  # any number of readers
        second.lock.close()
    finally:
        site.lock.close()


def _open_elsewhere(out):
    """Locks are a process's own, so the server must be another one than the writer."""
    code = f"from rightsgraph.server.site import Site; Site.open({str(out)!r})"
    _raise_of(code)


def _write_elsewhere(place):
    with pytest.raises(StoreError) as error:
        _raise_of(f"from rightsgraph.store import GraphStore; GraphStore.open({str(place)!r}, read_only=False)")
    return str(error.value)


def _raise_of(code):
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        raise StoreError(done.stderr.strip().splitlines()[-1])


def test_what_takes_the_place_of_a_build_while_it_is_shown_is_shown_at_once(small_build, serving_of, tmp_path):
    out, other = (shutil.copytree(small_build, tmp_path / name) for name in ("out", "other"))
    with GraphStore.open(current(other), read_only=False) as store:
        (dorn,) = {s for s in _subjects(store, "Cai Dorn") if "/person/" in s}
        for quad in list(store.store.quads_for_pattern(ox.NamedNode(dorn), None, None, None)):
            store.remove(quad.graph_name.value)
    ask = "/sparql?query=" + quote('ASK { ?p ?label "Cai Dorn"@en }')
    with serving_of(out, tmp_path / "log") as server:
        assert server.ask(ask).body.endswith(b"true}")
        out.rename(tmp_path / "old")
        other.rename(out)
        shutil.rmtree(tmp_path / "old")
        assert server.ask(ask).body.endswith(b"false}")
        assert "has changed; what is there now is shown" in server.log.read_text()
        shutil.rmtree(out)
        away = server.ask(ask)
        assert (away.status, away.headers["retry-after"], away.headers["x-frame-options"]) == (503, "10", "DENY")
        pids = _children(server.process.pid)
        assert pids
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(20) == 0
        assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def _subjects(store, name):
    return {q.subject.value for q in store.store if isinstance(q.object, ox.Literal) and q.object.value == name}


def _children(pid):
    if not Path("/proc/self/task").exists():
        pytest.skip("needs /proc")
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for listed in children for child in listed.read_text().split()]


def test_a_server_that_is_killed_leaves_no_process(small_build, serving_of, tmp_path):
    with serving_of(small_build, tmp_path / "log") as server:
        pids = _children(server.process.pid)
        assert len(pids) >= 4
        server.process.kill()
        server.process.wait(10)
        deadline = time.monotonic() + 10
        while any(Path(f"/proc/{pid}").exists() and not _zombie(pid) for pid in pids):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def _zombie(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_an_address_that_cannot_be_listened_on_is_told_in_one_line(small_build, served, capsys):
    assert main(["serve", str(small_build), "--port", str(served.port)]) == 2
    assert "cannot be listened on" in capsys.readouterr().err
    assert main(["serve", str(small_build / "none")]) == 2
    assert main(["serve", str(small_build), "--port", "x"]) == 2
    assert main(["serve", str(small_build), "--url", "example.org"]) == 2


def test_a_public_data_set_is_shown_under_pseudonyms(small_build, serving_of, tmp_path):
    key = tmp_path / "key"
    assert main(["key", str(key)]) == 0
    with serving_of(small_build, tmp_path / "log", "--audience", "public", "--key", str(key)) as server:
        everything = server.sparql("SELECT DISTINCT ?s ?p ?o { ?s ?p ?o }").text
        assert "/public/person/" in everything
        told = everything + "".join(server.ask(page).text for page in ("/", "/people", "/search?q=port", "/events"))
        for name in ("Lume", "Orr", "Dorn", "Ekk", "Orme"):
            assert f" {name}" not in told
        assert "/public/graph/" not in server.ask("/events").text
        texts = server.sparql(f"SELECT DISTINCT ?d {{ ?d a <{HR}Document> }}", Accept="text/csv").text.split()[1:]
        assert len(texts) > 1
        assert f'<span class="figure">{len(texts)}</span> documents' in server.ask("/").text
        listed = server.ask("/documents").text
        assert all(urlsplit(text).path in listed for text in texts)
        assert any(urlsplit(text).path in server.ask("/events").text for text in texts)
    assert main(["serve", str(small_build), "--audience", "public"]) == 2
