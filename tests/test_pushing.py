"""Pushing to real servers: nothing lost, nothing sent twice, nobody's name or password where it must not be."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from rightsgraph.cli import main
from rightsgraph.errors import LeakError, RemoteError, StoreError, UsageError
from rightsgraph.publishing import make_key, published, read_key
from rightsgraph.pushing import GraphServer, Memory, SignIn, memory_of, push, sign_in
from rightsgraph.pushing.graphs import outgoing
from rightsgraph.pushing.server import PASSWORD, TOKEN, USER
from rightsgraph.store import VOCABULARY_GRAPH, GraphStore

GRAPHS = sorted((Path(__file__).parent / "graphs").glob("*.trig"))
DESCRIPTION = """<https://data.example.org/rights/dataset> a <http://rdfs.org/ns/void#Dataset> ;
    <http://rdfs.org/ns/void#uriSpace> "https://data.example.org/rights/" ."""
SECRET = "s3cret-words"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        assert process.poll() is None, "the server ended"
        try:
            httpx.get(url, timeout=1, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{url} never answered")


@pytest.fixture(scope="module")
def oxigraph():
    port = free_port()
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}/store"
        finally:
            process.terminate()


@pytest.fixture
def store():
    made = GraphStore.memory()
    for path in GRAPHS:
        made.store.load(path.read_bytes(), ox.RdfFormat.TRIG)
    made.store.load(DESCRIPTION, ox.RdfFormat.TURTLE)
    return made


@pytest.fixture
def empty(oxigraph):
    update = {"content": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}
    httpx.post(oxigraph.replace("/store", "/update"), trust_env=False, **update).raise_for_status()
    return oxigraph


def held(url: str, graph: str) -> set[str]:
    """The statements of a graph on a server."""
    answer = httpx.get(url, params={"graph": graph}, headers={"Accept": "text/turtle"}, trust_env=False)
    if answer.status_code == 404:
        return set()
    return {str(q.triple) for q in ox.parse(answer.content, ox.RdfFormat.TURTLE)}


def meant(graph) -> set[str]:
    return {str(q.triple) for q in ox.parse(graph.body, ox.RdfFormat.N_TRIPLES)}


def pushed(store, url, path, **options):
    with GraphServer(url, options.pop("who", None), sleep=lambda _: None) as server, Memory.open(path, url) as memory:
        return push(store, server, memory, **options)


def test_every_graph_arrives_whole_once_and_the_texts_stay(store, empty, tmp_path):
    names = [g.name for g in outgoing(store)]
    assert names[0] == VOCABULARY_GRAPH
    assert names[-1] == "https://data.example.org/rights/dataset"
    assert len(names) >= 4
    progress = []
    done = pushed(store, empty, tmp_path / "m", on_progress=lambda n, of: progress.append((n, of)))
    assert done.sent == tuple(names)
    assert len(progress) == len(names)
    for graph in outgoing(store):
        assert held(empty, graph.name) == meant(graph)
        if graph.name != VOCABULARY_GRAPH:
            assert b"ns#text>" not in graph.body
    again = pushed(store, empty, tmp_path / "m")
    assert (again.sent, again.unchanged, again.trusted) == ((), tuple(names), 0)


def test_what_changed_is_replaced_what_was_lost_is_sent_again_and_what_is_gone_is_offered(store, empty, tmp_path):
    httpx.put(
        empty,
        params={"graph": "https://other.example/graph"},
        content="<a:a> <a:b> <a:c> .",
        headers={"Content-Type": "text/turtle"},
        trust_env=False,
    )
    pushed(store, empty, tmp_path / "m")
    first, second = store.graphs()[:2]
    quad = ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.Literal("new"), ox.NamedNode(first))
    store.store.add(quad)
    store.remove(second)
    httpx.delete(empty, params={"graph": VOCABULARY_GRAPH}, trust_env=False)
    would = pushed(store, empty, tmp_path / "m", dry_run=True, prune=True)
    done = pushed(store, empty, tmp_path / "m")
    assert (would.sent, would.deleted) == (done.sent, (second,))
    assert set(done.sent) == {first, VOCABULARY_GRAPH}
    assert str(quad.triple) in held(empty, first)
    assert (done.gone, done.deleted) == ((second,), ())
    assert held(empty, second), "nothing is deleted unasked"
    pruned = pushed(store, empty, tmp_path / "m", prune=True)
    assert (pruned.gone, pruned.deleted, pruned.sent) == ((), (second,), ())
    assert held(empty, second) == set()
    assert held(empty, "https://other.example/graph"), "what others put there stays"
    assert pushed(store, empty, tmp_path / "m", prune=True).deleted == ()


@contextmanager
def answering(answer):
    """A server on loopback; `answer(method, graph, body, headers)` gives (status, headers, body)."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            graph = httpx.URL(f"http://x{self.path}").params.get("graph")
            status, headers, content = answer(self.command, graph, body, self.headers)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_PUT = do_GET = do_HEAD = do_DELETE = _do  # noqa: N815 (the standard library's names)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/store"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_push_that_is_killed_goes_on_where_it_was(empty, tmp_path):
    with GraphStore.create(tmp_path / "out") as made:
        for path in GRAPHS:
            made.store.load(path.read_bytes(), ox.RdfFormat.TRIG)
        expected = {g.name: meant(g) for g in outgoing(made)}
    puts: list[str] = []
    running: list[subprocess.Popen] = []

    def through(method, graph, body, headers):
        if method == "PUT":
            puts.append(graph)
            if len(puts) == 2 and running:
                running[0].send_signal(signal.SIGKILL)  # while the second graph is on its way
                running[0].wait()
        asked = {k: v for k, v in headers.items() if k in ("Content-Type", "Accept")}
        url = f"{empty}?graph={graph}"
        with httpx.Client(trust_env=False) as client:
            answer = client.request(method, url, content=body, headers=asked)
        return answer.status_code, {}, answer.content

    with answering(through) as url:
        command = [sys.executable, "-m", "rightsgraph", "push", str(tmp_path / "out"), url, "--audience", "holder"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            running.append(process)
        assert process.returncode == -signal.SIGKILL
        known = [json.loads(line)["graph"] for line in memory_of(tmp_path / "out").read_text().splitlines()]
        assert known == puts[:1], "only what the server has acknowledged is remembered"
        running.clear()
        with GraphStore.open(tmp_path / "out") as again:
            done = pushed(again, url, memory_of(tmp_path / "out"))
    assert done.unchanged == (puts[0],)
    assert len(done.sent) == len(expected) - 1
    assert {name: held(empty, name) for name in expected} == expected


def test_a_busy_server_is_waited_for_and_one_that_stays_so_is_an_error(store, tmp_path):
    waits: list[float] = []
    busy = iter([(503, {"Retry-After": "7"}, b""), (503, {}, b""), (429, {}, b"")])

    with answering(lambda *_: next(busy, (204, {}, b""))) as url, GraphServer(url, sleep=waits.append) as server:
        server.put("https://data.example.org/g", b"")
    assert waits == [7.0, 2.0, 4.0]
    with (
        answering(lambda *_: (503, {}, b"full")) as url,
        GraphServer(url, sleep=waits.append) as server,
        pytest.raises(RemoteError, match=r"503 .*\(full\); it stayed so for 6 tries"),
    ):
        server.put("https://data.example.org/g", b"")
    assert waits[3:] == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_what_was_sent_before_an_error_is_remembered(store, tmp_path):
    answers = iter([(204, {}, b""), (413, {}, b"too large")])
    with answering(lambda *_: next(answers)) as url:
        with pytest.raises(RemoteError, match=r"413 .*raise its limit"):
            pushed(store, url, tmp_path / "m")
        with Memory.open(tmp_path / "m", url) as memory:
            assert list(memory.known) == [VOCABULARY_GRAPH]
        with Memory.open(tmp_path / "m", "http://127.0.0.1:1/store") as memory:
            assert memory.known == {}, "each server has a memory of its own"


@pytest.mark.parametrize("scheme", ["Basic", "Digest", "Bearer"])
def test_one_signs_in_as_the_server_asks_and_secrets_are_in_no_message(store, tmp_path, scheme):
    seen: list[str] = []

    def answer(method, graph, body, headers):
        given = headers.get("Authorization", "")
        seen.append(given.split(" ")[0])
        if not given.startswith(scheme):
            challenge = {"Basic": 'Basic realm="x"', "Digest": 'Digest realm="x", nonce="n", qop="auth"'}
            return 401, {"WWW-Authenticate": challenge.get(scheme, "Bearer")}, b""
        return 403, {}, b""

    who = SignIn(token=SECRET) if scheme == "Bearer" else SignIn(user="ada", password=SECRET)
    with answering(answer) as url, pytest.raises(RemoteError, match="403") as caught:
        pushed(store, url, tmp_path / "m", who=who)
    assert seen == {"Basic": ["", "Basic"], "Digest": ["", "", "Digest"], "Bearer": ["Bearer"]}[scheme]
    assert SECRET not in str(caught.value) + repr(who) + (tmp_path / "m").read_text()


def test_who_signs_in_comes_from_the_environment_or_netrc(monkeypatch, tmp_path):
    for name in (USER, PASSWORD, TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert sign_in("https://data.example.org/store") is None
    (tmp_path / "netrc").write_text(f"machine data.example.org login ada password {SECRET}\n")
    (tmp_path / "netrc").chmod(0o600)
    assert sign_in("https://data.example.org/store") == SignIn(user="ada", password=SECRET)
    assert sign_in("https://else.example.org/store") is None
    monkeypatch.setenv(USER, "bo")
    monkeypatch.setenv(PASSWORD, "other")
    assert sign_in("https://data.example.org/store") == SignIn(user="bo", password="other")
    monkeypatch.setenv(TOKEN, "t")
    assert sign_in("https://data.example.org/store") == SignIn(token="t")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://data.example.org/store", "no address of a server"),
        ("store", "no address of a server"),
        (f"https://ada:{SECRET}@data.example.org/store", "the address holds a password"),
        (f"nowhere://ada:{SECRET}@data.example.org/", "no address of a server"),
        ("https://data.example.org/store?graph=x", "without \\? and #"),
        ("http://data.example.org/store", "unencrypted to another machine"),
        ("http://127.0.0.1.example.org/store", "unencrypted to another machine"),
    ],
)
def test_an_address_that_would_do_harm_is_refused(url, said):
    with pytest.raises(UsageError, match=said) as caught:
        GraphServer(url)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:1/s", "http://127.0.0.2/s", "http://[::1]/s", "https://a.example/s"])
def test_loopback_and_encrypted_addresses_are_taken(url):
    GraphServer(url).close()


def test_another_address_is_not_followed_and_a_server_that_is_not_there_is_told_at_once(store, tmp_path):
    with (
        answering(lambda *_: (307, {"Location": "https://else.example/store"}, b"")) as url,
        pytest.raises(RemoteError, match=r"leads to https://else\.example/store, which is not followed"),
    ):
        pushed(store, url, tmp_path / "m")
    with pytest.raises(RemoteError, match=r"start the server, or mend the address"):
        pushed(store, f"http://127.0.0.1:{free_port()}/store", tmp_path / "m")
    with (
        answering(lambda *_: (time.sleep(1.5), (204, {}, b""))[1]) as url,
        GraphServer(url, timeout=0.2, sleep=lambda _: None) as server,
        pytest.raises(RemoteError, match="no answer in time"),
    ):
        server.put("https://data.example.org/g", b"")


def test_a_server_without_head_is_asked_by_get(store, tmp_path):
    asked: list[str] = []

    def answer(method, graph, body, headers):
        asked.append(method)
        return (501 if method == "HEAD" else 200), {}, b""

    with answering(answer) as url:
        pushed(store, url, tmp_path / "m")
        asked.clear()
        done = pushed(store, url, tmp_path / "m")
    assert not done.sent
    assert asked[:3] == ["HEAD", "GET", "GET"]


def test_the_memory_takes_a_line_cut_off_and_no_foreign_file(tmp_path):
    path = tmp_path / "m"
    with Memory.open(path, "u") as memory:
        memory.add("g1", "a")
        memory.add("g2", "b")
        with pytest.raises(StoreError, match="another push of this build is running"), Memory.open(path, "u"):
            pass
    with path.open("a") as stream:
        stream.write('{"server": "u", "gra')
    with Memory.open(path, "u") as memory:
        assert memory.known == {"g1": "a", "g2": "b"}
        memory.forget("g1")
    with Memory.open(path, "u") as memory:
        assert memory.known == {"g2": "b"}
    assert all(json.loads(line) for line in path.read_text().splitlines())
    (tmp_path / "notes").write_text("remember the milk\n")
    with pytest.raises(StoreError, match="notes:1: no memory of pushes"), Memory.open(tmp_path / "notes", "u"):
        pass
    assert (tmp_path / "notes").read_text() == "remember the milk\n"


def test_no_audience_is_assumed(empty, tmp_path, capsys):
    GraphStore.create(tmp_path / "out").close()
    assert main(["push", str(tmp_path / "out"), empty]) == 2
    assert "say who will read it" in capsys.readouterr().err
    assert held(empty, VOCABULARY_GRAPH) == set()
    assert main(["push", str(tmp_path / "out"), empty, "--audience", "holder"]) == 0
    assert "1 graphs sent" in capsys.readouterr().out
    assert held(empty, VOCABULARY_GRAPH)


def test_a_public_push_sends_pseudonyms_and_a_planted_name_stops_it_before_anything_is_sent(store, empty, tmp_path):
    make_key(tmp_path / "key")
    with published(store, read_key(tmp_path / "key")) as graph:
        done = pushed(graph.store, empty, tmp_path / "m", check=graph.checked)
        sent = "".join(t for name in done.sent for t in held(empty, name))
        assert len(done.sent) >= 2
        for name in ("Okonjo", "Mira", "Vell", "نور"):
            assert name not in sent
        label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        (where, *_) = graph.store.graphs()
        graph.store.store.add(ox.Quad(ox.NamedNode("a:a"), label, ox.Literal("Mira Okonjo"), ox.NamedNode(where)))
        with pytest.raises(LeakError):
            pushed(graph.store, empty, tmp_path / "other", check=graph.checked)
    assert "Okonjo" not in "".join(held(empty, where))


VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{database}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 3
"""


@pytest.mark.skipif(
    shutil.which("virtuoso-t") is None, reason="Virtuoso (Debian: virtuoso-opensource-7-bin) is not here"
)
def test_virtuoso_takes_the_graphs_too(store, tmp_path):
    http = free_port()
    (tmp_path / "virtuoso.ini").write_text(VIRTUOSO.format(database=free_port(), http=http))
    command = ["virtuoso-t", "-f", "-c", "virtuoso.ini"]
    environment = {**os.environ, "TZ": "UTC"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            wait_for(f"http://127.0.0.1:{http}/sparql", process)
            url = f"http://127.0.0.1:{http}/sparql-graph-crud-auth"
            who = SignIn(user="dba", password="dba")
            done = pushed(store, url, tmp_path / "m", who=who)
            assert len(done.sent) == len(list(outgoing(store)))
            for graph in outgoing(store):
                # Virtuoso writes a decimal without fraction as an integer; the values are the same.
                there = held(f"http://127.0.0.1:{http}/sparql-graph-crud", graph.name)
                assert len(there) == len(meant(graph))
                assert {t for t in there if "XMLSchema" not in t} == {t for t in meant(graph) if "XMLSchema" not in t}
            again = pushed(store, url, tmp_path / "m", who=who)
            assert (again.sent, again.trusted) == ((), 0)
        finally:
            process.terminate()
