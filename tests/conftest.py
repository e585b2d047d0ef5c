"""The real pipeline, loaded once a session, and one way from a text to all that is read from it."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from rightsgraph import resources
from rightsgraph.claims import read_story
from rightsgraph.config import DATA_BASE, Settings
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
from rightsgraph.store import GraphStore
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
        document = document_of(text, **given)  # type: ignore[arg-type]
        (parse,) = tagger.parse([document])
        linked = link(parse, tagger.gazetteer)
        return Reading(document=document, parse=parse, linked=linked, story=read_story(linked))

    return through


@pytest.fixture(scope="session")
def make() -> Callable[..., Document]:
    """Make a document of a text."""
    return document_of


@pytest.fixture
def data_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's data and ontology that resources are read from, to be broken by a test."""
    for folder in ("data/lexicon", "data/gazetteers", "ontology"):
        shutil.copytree(str(resources.resource(folder)), tmp_path / folder)
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    return tmp_path


HOSTILE = "badbadbadbadbad0"
"""The id of a document of `published` whose words, names and addresses try to become a part of the page."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the golden texts, and of one of them in which markup and marks of direction stand for names."""
    out = tmp_path_factory.mktemp("published") / "out"
    golden = [(Path(__file__).parent / "golden" / f"{name}.nq").read_text("utf-8") for name in GOLDEN_TEXTS]
    with GraphStore.create(out) as store:
        for graph in golden:
            store.bulk(graph)
        store.bulk(_hostile(golden[0]))
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
