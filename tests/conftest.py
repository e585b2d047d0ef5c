"""The real pipeline, loaded once a session, and one way from a text to all that is read from it."""

import asyncio
import hashlib
import http.client
import json
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from rightsgraph import resources
from rightsgraph.claims import read_story
from rightsgraph.config import DATA_BASE, Settings
from rightsgraph.documents import read_documents
from rightsgraph.linking import Linked, link
from rightsgraph.records import (
    Claim,
    Document,
    Entity,
    Event,
    Mention,
    MetadataField,
    Participant,
    Region,
    RegionKind,
    Span,
    Status,
    Story,
)
from rightsgraph.store import GraphStore, View
from rightsgraph.tagging import Parse, Tagger, load_tagger

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

PUBLISHER = "Lantern Rights Watch"
DATE = "2021-06-16"
"""A Wednesday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text at every stage, with words for what the tables of the tests expect."""

    document: Document
    parse: Parse
    linked: Linked
    story: Story

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in the order of their triggers."""
        found = (claim for event in self.story.events for claim in event.claims)
        return tuple(sorted(found, key=lambda c: (c.trigger.start, c.type)))

    @property
    def says(self) -> list[str]:
        """The claims in words: "arrest of A and B by C [reported]"; an assertion has no bracket."""
        return [self.in_words(claim) for claim in self.claims]

    @property
    def says_by_whom(self) -> list[str]:
        """The claims in words, with who says them where that is not the publisher of the tests' texts."""
        speakers = map(self.speaker, self.claims)
        by = ("" if speaker == PUBLISHER else f" BY {speaker}" for speaker in speakers)
        return [f"{words}{who}" for words, who in zip(self.says, by, strict=True)]

    @property
    def mentions(self) -> list[tuple[str, str]]:
        """The named mentions: (kind, words)."""
        return [(m.kind.value, m.text) for m in self.parse.mentions]

    def in_words(self, claim: Claim) -> str:
        """One claim in words."""
        parts = [claim.type]
        for word, role in (
            ("of", claim.affected),
            ("by", claim.actor),
            ("for", claim.in_support_of),
            ("to", claim.addressee),
        ):
            if role:
                parts.append(f"{word} {self.names(role)}")
        if claim.status is not Status.ASSERTED:
            parts.append(f"[{claim.status.value}]")
        return " ".join(parts)

    def names(self, participants: tuple[Participant, ...]) -> str:
        """The names of participants, joined by "and"."""
        return " and ".join(self.entity(p.entity).name for p in participants)

    def entity(self, key: str) -> Entity:
        """An entity of the story by key."""
        return next(e for e in self.story.entities if e.key == key)

    def named(self, name: str) -> Entity:
        """The one entity of the story with that name."""
        (found,) = (e for e in self.story.entities if e.name == name)
        return found

    def forms(self, name: str) -> list[str]:
        """The words that mean the entity of that name, in the order of the text."""
        return [m.text for m in self.named(name).mentions]

    def claim(self, kind: str) -> Claim:
        """The one claim of that type."""
        (found,) = (c for c in self.claims if c.type == kind)
        return found

    def event(self, kind: str) -> Event:
        """The one event of that type."""
        (found,) = (e for e in self.story.events if e.type == kind)
        return found

    def words(self, span: Span | Mention | Participant | None) -> str | None:
        """The words of a span of the text, None for none."""
        return None if span is None else self.document.text[span.start : span.end]

    def speaker(self, claim: Claim) -> str:
        """The name of who says a claim."""
        return self.entity(claim.said_by).name


def document_of(
    text: str,
    *,
    date: str | None = DATE,
    publisher: str | None = PUBLISHER,
    title: str | None = None,
    regions: tuple[Region, ...] | None = None,
) -> Document:
    """A document that is nothing but running text, unless `regions` says otherwise."""
    digest = hashlib.sha256(f"{text}|{date}|{publisher}|{title}".encode()).hexdigest()
    given = (("title", title), ("date", date), ("publisher", publisher))
    return Document(
        id=digest[:16],
        sha256=digest,
        name=digest[:8],
        text=text,
        media_type="text/plain",
        regions=regions or (Region(kind=RegionKind.BODY, start=0, end=len(text)),),
        metadata=tuple(MetadataField(name=name, value=value) for name, value in given if value is not None),
    )


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return load_tagger(Settings())


@pytest.fixture(scope="session")
def read(tagger: Tagger) -> Callable[..., Reading]:
    """Read a text, a date, a publisher, a title (all but the text have defaults) through the real stages."""

    def through(text: str, **given: object) -> Reading:
        (found,) = _readings(tagger, [document_of(text, **given)])  # type: ignore[arg-type]
        return found

    return through


@pytest.fixture(scope="session")
def read_all(tagger: Tagger) -> Callable[[Iterable[str]], dict[str, Reading]]:
    """Read many texts, each a document of its own, in one go: the reading of each by its text."""

    def through(texts: Iterable[str]) -> dict[str, Reading]:
        return {found.document.text: found for found in _readings(tagger, map(document_of, texts))}

    return through


def _readings(tagger: Tagger, documents: Iterable[Document]) -> Iterator[Reading]:
    for parse in tagger.parse(documents):
        linked = link(parse, tagger.gazetteer)
        yield Reading(document=parse.document, parse=parse, linked=linked, story=read_story(linked))


@pytest.fixture(scope="session")
def make() -> Callable[..., Document]:
    """Make a document of a text."""
    return document_of


@pytest.fixture(scope="session")
def sample() -> Document:
    """The real news release of the README."""
    folder = Path(__file__).resolve().parents[1] / "data" / "samples"
    (found,) = (d for d in read_documents([folder / "amnesty-asa-17-005-2004.txt"]) if isinstance(d, Document))
    return found


@pytest.fixture
def data_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's data and ontology that resources are read from, to be broken by a test."""
    for folder in ("data/lexicon", "data/gazetteers", "ontology"):
        shutil.copytree(str(resources.resource(folder)), tmp_path / folder)
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    return tmp_path


HOSTILE = "badbadbadbadbad0"
"""The id of a document of `published` whose words, names and addresses try to become a part of the page."""


GONE = f"{DATA_BASE}id/person/0123456789ab"
"""A record in whose place another stands by a decision."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the golden texts, and of one of them in which markup and marks of direction stand for names."""
    out = tmp_path_factory.mktemp("published") / "out"
    golden = [(Path(__file__).parent / "golden" / f"{name}.nq").read_text("utf-8") for name in GOLDEN_TEXTS]
    with GraphStore.create(out) as store:
        for graph in golden:
            store.bulk(graph)
        store.bulk(_hostile(golden[0]))
        (person,) = re.findall(r'<([^>]+)> <[^>]+#label> "Grace Banda"', golden[0])
        gone, by = f"<{GONE}> <http://purl.org/dc/terms/", f"<{DATA_BASE}graph/resolution> .\n"
        store.bulk(f"{gone}isReplacedBy> <{person}> {by}{gone}isPartOf> <{DATA_BASE}doc/{HOSTILE}> {by}")
    (out / "rightsgraph.json").write_text(json.dumps({"settings": {"base": DATA_BASE}}), encoding="utf-8")
    finding = {"severity": "Warning", "message": "<img src=x onerror=alert(1)>", "quote": "<script>", "remedy": ""}
    line = json.dumps({"id": HOSTILE, "findings": [finding]})
    (out / "documents.jsonl").write_text(f"{line}\n", encoding="utf-8")
    return out


GOLDEN_TEXTS = ("press-release", "two-pages", "wire-story")


def _hostile(nquads: str) -> str:
    """Return a graph as another document's, with other words of the same length in the place of names."""
    (document,) = set(re.findall(r"/doc/([0-9a-f]{16})>", nquads))
    swaps = {
        document: HOSTILE,
        "Grace Banda": "\\\"'><script>",
        "Peter Mwale": "\\u202Eevil\\u2066<i>x",
        "Lantern Rights Watch": "<svg/onload=alert(1)",
        "Lusaka": "&lt;b>",
    }
    for old, new in swaps.items():
        nquads = nquads.replace(old, new)
    nquads = re.sub(r"/id/(person|org|place)/", r"/id/\1/it's(%22)&x=1;", nquads)
    iri = f"<{DATA_BASE}doc/{HOSTILE}>"
    return f'{nquads}{iri} <https://schema.org/url> "javascript:alert(1)" <{DATA_BASE}graph/doc-{HOSTILE}> .\n'


@contextmanager
def serving(out: Path, prelude: str = "") -> Iterator[str]:
    """Run the real server on a build, on a free port of this machine, and yield its address."""
    code = f"import sys\n{prelude}\nfrom rightsgraph.cli import main\nsys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "serve", str(out), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            said: list[str] = []
            for line in process.stdout or ():
                said.append(line)
                if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                    yield found[0]
                    return
            pytest.fail(f"the server ended: {''.join(said)}")
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def server(published: Path) -> Iterator[str]:
    """The address of the real server that shows `published`."""
    with serving(published) as address:
        yield address


SERVED = {
    "a.txt": """Port Varda: two teachers held

Police in Port Varda arrested Ana Lume, a teacher, on 12 May 2021. On 2 June 2021 a court in Port Varda sentenced
Ana Lume to four years in prison for "spreading rumours".

Ben Orr, a teacher at the same school, was reportedly beaten in custody. The Ministry of Ports denied that Ben Orr was
beaten. Lantern Rights Watch called on the Ministry of Ports to release Ana Lume.
""",
    "b.txt": """Ana Lume was released on 4 June 2023. Cai Dorn, her lawyer, was arrested in Port Varda on 9 June 2023.
""",
    "c.txt": """"The <script>alert(1)</script> & <img src=x onerror=alert(2)> 'quoted'"

Police arrested Dov "D'Angelo" Ekk <b>and</b> Eva Orme on 1 March 2022 for "javascript:alert(3)" \u202egnitset\u202c.
""",
    "d.txt": """Police arrested Fay Grun in Port Varda on 3 March 2022.
""",
}
"""What the server of the tests shows: `c.txt` is hostile, `d.txt` is withdrawn, Ana Lume in both others is one."""


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of four small documents with a merge and a withdrawal; it must not be written to."""
    from rightsgraph.cli import main
    from rightsgraph.pipeline import build

    folder = tmp_path_factory.mktemp("served")
    for name, text in SERVED.items():
        (folder / name).write_text(text, encoding="utf-8")
    out = folder / "out"
    build([folder / name for name in SERVED], out)
    records = [json.loads(line) for line in (out / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    ids = {record["name"]: record["id"] for record in records}
    with GraphStore.open(out) as store:
        views = [View.of(store, f"{DATA_BASE}graph/doc-{ids[name]}") for name in ("a.txt", "b.txt")]
        people = [next(p for p in view.nodes("Person") if view.label(p) == "Ana Lume") for view in views]
    decided = ["--by", "tester", "--reason", "for the tests"]
    assert main(["merge", str(out), *people, *decided]) == 0
    assert main(["retract", str(out), f"https://rightsgraph.example/doc/{ids['d.txt']}", *decided]) == 0
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A response over the socket."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server of its own process on a port of its own: what it was told, and how to ask it."""

    out: Path
    process: "subprocess.Popen[str]"
    port: int
    log: Path

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | str | None = None, timeout: float = 30, **headers: str
    ) -> Reply:
        """One request on a connection of its own; a header's underscores are hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            data = body.encode() if isinstance(body, str) else body
            connection.request(method, path, data, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(status=response.status, headers=found, body=response.read())
        finally:
            connection.close()

    def sparql(self, query: str, **headers: str) -> Reply:
        """A query by POST."""
        headers = {"Content_Type": "application/sparql-query", **headers}
        return self.ask("/sparql", method="POST", body=query, **headers)

    def raw(self, data: bytes, *, timeout: float = 30) -> bytes:
        """Bytes sent as they are, and all that comes back until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(data)
            pieces = []
            try:
                while piece := connection.recv(65536):
                    pieces.append(piece)
            except ConnectionResetError:
                pass
            return b"".join(pieces)


@contextmanager
def running(out: Path, log: Path, *options: str) -> Iterator[Served]:
    """A server of the build in a process of its own, ended at the end."""
    command = [sys.executable, "-m", "rightsgraph", "serve", str(out), "--port", "0", *options]
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command, stderr=stream, text=True)
    try:
        deadline = time.monotonic() + 60
        while not (found := re.search(r"shown at http://[^:]+:(\d+)", log.read_text(encoding="utf-8"))):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.05)
        yield Served(out=out, process=process, port=int(found[1]), log=log)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@pytest.fixture(scope="session")
def serving_of() -> Callable[..., AbstractContextManager[Served]]:
    """Start a server of a build: its folder, where to log, options."""
    return running


@pytest.fixture(scope="session")
def served(small_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of the small build: queries end after 4 s and at 5,000 rows."""
    log = tmp_path_factory.mktemp("server") / "log"
    limits = ("--seconds", "4", "--rows", "5000", "--cors", "https://friend.example")
    with running(small_build, log, *limits) as server:
        yield server


@pytest.fixture(autouse=True)
def _no_loop_of_the_browser(request):
    """Let a test run a loop of its own after tests of the browser ran in its process.

    Playwright's loop counts as running on this thread between its calls, as long as the browser is open.
    """
    loop = asyncio._get_running_loop()
    if loop is None or request.path.parent.name == "browser":
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)
