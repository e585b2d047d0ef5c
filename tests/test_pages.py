"""The pages as a reader without scripts gets them: every link leads somewhere, nothing of a document becomes markup."""

import asyncio
import csv
import io
import json
import re
import string
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest
from lxml import html

from conftest import GONE, serving
from rightsgraph.config import DATA_BASE
from rightsgraph.server.app import create_app
from rightsgraph.server.pages.addresses import Addresses
from rightsgraph.server.pages.census import FIRM, Census, EndedError
from rightsgraph.server.pages.places import Box
from rightsgraph.server.pages.selections import Choice, Paging
from rightsgraph.server.pages.tables import defused
from rightsgraph.server.pages.terms import Vocabulary
from rightsgraph.server.pages.words import link, shortened, spoken, visible
from rightsgraph.store import GraphStore


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status_code: int
    headers: Mapping[str, str]
    text: str
    address: str

    def json(self) -> Any:
        return json.loads(self.text)


@dataclass(frozen=True)
class Client:
    """Asks a server as a browser without scripts does; redirections are followed."""

    base: str

    def get(self, path: str, params: Mapping[str, str] | None = None) -> Answer:
        url = urljoin(self.base, path) + (f"?{urlencode(params)}" if params else "")
        try:
            with urlopen(Request(quote(url, safe=string.punctuation), headers={"Accept": "text/html"})) as found:
                return Answer(found.status, found.headers, found.read().decode(), found.geturl())
        except HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read().decode(), url)


@pytest.fixture(scope="module")
def client(server):
    return Client(server)


@pytest.fixture(scope="module")
def crawled(client) -> dict[str, html.HtmlElement]:
    """Every page that can be reached from the first one, by address."""
    found: dict[str, html.HtmlElement] = {}
    waiting, seen, asked = ["/"], {"/"}, Counter[str]()  # of pages with parameters, a few of each
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found[address] = html.document_fromstring(answer.text)
        links = "//a[not(contains(@rel, 'external'))]/@href | //link/@href | //script/@src"
        for href in found[address].xpath(links):
            target = urlsplit(urljoin(client.base + address, href))
            assert target.netloc == urlsplit(client.base).netloc, (address, href)
            path = target.path + (f"?{target.query}" if target.query else "")
            if path in seen or path.startswith(("/sparql", "/resource.")):
                continue
            seen.add(path)
            asked[target.path] += bool(target.query)
            if asked[target.path] <= 8:
                waiting.append(path)
    return found


def text_of(page: html.HtmlElement) -> str:
    return " ".join(page.find(".//main").text_content().split())


def person(name: str, published: Path) -> str:
    query = f'SELECT ?x WHERE {{ ?x a <https://w3id.org/rightsgraph/ns#Person> ; rdfs:label "{name}"@en }}'
    with GraphStore.open(published) as store:
        rows = store.store.query(
            f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {query}", use_default_graph_as_union=True
        )
        (found,) = {row["x"].value for row in rows}
    return found


def test_every_link_of_every_page_leads_to_a_page(crawled):
    assert len(crawled) > 100
    kinds = {re.sub(r"[?#].*|/[^/]*\.html|/[^/]*-[^/]*$", "", address) for address in crawled}
    assert {"/", "/people", "/places", "/network", "/query", "/vocabulary", "/id/person", "/id/org"} <= kinds


def test_no_page_holds_a_script_or_a_style_of_its_own(crawled):
    for address, page in crawled.items():
        assert page.xpath("//script[not(@src)] | //style | //@style | //iframe | //object | //embed") == [], address
        assert [a for a in page.xpath("//@*") if a.attrname.startswith("on")] == [], address


def test_words_names_and_addresses_of_a_document_never_become_markup(crawled):
    whole = 0
    for address, page in crawled.items():
        assert page.xpath("//img | //i | //b | //main//script") == [], address
        assert page.xpath("//svg[@onload]") == [], address
        assert not [h for h in page.xpath("//@href") if h.lower().startswith(("javascript:", "data:"))], address
        assert not set("\u202e\u2066\u202a\u2067") & set(page.text_content()), address
        whole += page.text_content().count("\"'><script>")
    assert whole > 10
    (document,) = [p for a, p in crawled.items() if re.fullmatch(r"/doc/badbad\w+\.html", a)]
    assert "[U+202E]evil[U+2066]<i>x" in text_of(document)
    assert "javascript:alert(1)" not in text_of(document)
    assert "<img src=x onerror=alert(1)>" in text_of(document)


def test_every_page_has_one_heading_a_language_a_skip_link_and_labelled_fields(crawled):
    for address, page in crawled.items():
        assert len(page.xpath("//h1")) == 1, address
        assert page.get("lang") == "en"
        assert page.xpath("string(//a[@class='skip']/@href)") == "#main"
        for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            assert page.xpath(f"//label[@for='{field.get('id')}']"), (address, field.get("name"))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address


def test_a_status_and_a_speaker_go_with_every_claim_and_event_shown(crawled):
    claims = events = 0
    for address, page in crawled.items():
        for claim in page.find_class("saying"):
            claims += 1
            assert claim.find_class("sign"), address
            assert "said by" in claim.text_content(), address
        for event in page.find_class("happening"):
            events += 1
            assert event.find_class("sign"), address
            assert "said by" in event.text_content() or "here" in event.get("class"), address
    assert claims > 40
    assert events > 40


def test_a_denial_is_shown_apart_and_never_counted(client, published, crawled):
    page = crawled[Addresses(base=DATA_BASE).page(person("Grace Banda", published))]
    apart = page.xpath("//section[@aria-labelledby='apart-title']")[0].text_content()
    counted = page.xpath("//section[@aria-labelledby='events-title']")[0].text_content()
    assert "Denied" in apart
    assert "torture" in apart
    assert "torture" not in counted
    listed = html.document_fromstring(client.get("/events?type=torture").text)
    assert text_of(listed).startswith("Events in order of time 0 events")
    others = html.document_fromstring(client.get("/events?type=torture&kind=non-events").text)
    assert {s.text_content() for s in others.find(".//main").find_class("sign")} == {"Denied"}


def test_a_claim_shows_its_exact_words_and_where_they_stand(client, published):
    with GraphStore.open(published) as store:
        text = next(iter(store.store.quads_for_pattern(None, None, None, None)), None)
    assert text is not None
    found = html.document_fromstring(client.get("/search?q=insulting").text)
    href = found.xpath("//section[@aria-label='Words of claims']//p[@class='by']/a/@href")[0]
    event = html.document_fromstring(client.get(href).text)
    words = event.xpath("//table[@class='why']//q")[0].text_content()
    where = event.xpath("//table[@class='why']//td/a/@href")[0]
    document = html.document_fromstring(client.get(where).text)
    marked = "".join(e.text_content() for e in document.find_class("words"))
    assert marked == words
    assert document.xpath("//*[@id='words']")


def test_the_answer_to_a_named_question_stands_in_the_page_with_its_link_and_downloads(client):
    address = "/query?question=timeline-of-a-person&p.name=Grace%20Banda"
    page = html.document_fromstring(client.get(address).text)
    assert len(page.xpath("//table[@id='rows']/tbody/tr")) > 2
    again = page.xpath("//a[@id='again']/@href")[0]
    assert html.document_fromstring(client.get(again).text).xpath("//table[@id='rows']")
    for href in page.xpath("//p[@class='downloads']/a/@href"):
        assert client.get(href).headers["content-disposition"].startswith("attachment")


def test_an_error_of_a_query_names_its_place(client):
    answer = client.get("/query", params={"query": "SELECT ?a WHERE {\n  ?a ?b }} "})
    assert answer.status_code == 400
    page = html.document_fromstring(answer.text)
    area = page.xpath("//textarea[@id='query']")[0]
    assert area.get("data-line") == "2"
    assert int(area.get("data-column")) > 5
    assert "SPARQL syntax" in page.get_element_by_id("failure").text_content()


def test_a_query_that_would_change_the_graph_or_ask_another_host_is_refused(client):
    for query in ("DELETE WHERE { ?a ?b ?c }", "SELECT * WHERE { SERVICE <http://a.example/> { ?a ?b ?c } }"):
        assert client.get("/query", params={"query": query}).status_code == 400


def test_cells_of_a_csv_that_a_spreadsheet_would_run_are_defused(client):
    query = 'SELECT ?a WHERE { VALUES ?a { "=1+1" "@x" "-2" "+3.5" "-cmd" "plain" } }'
    answer = client.get("/query/answer.csv", params={"query": query})
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows == [["a"], ["'=1+1"], ["'@x"], ["-2"], ["+3.5"], ["'-cmd"], ["plain"]]
    assert defused("\t=x") == "'\t=x"
    assert "=1+1" in client.get("/query/answer.tsv", params={"query": query}).text


def test_a_list_of_events_can_be_had_as_a_table_with_statuses_and_speakers(client):
    for kind in ("events", "non-events"):
        rows = list(csv.DictReader(io.StringIO(client.get("/events.csv", params={"kind": kind}).text)))
        assert rows
        assert {row["kind"] for row in rows} == {"event" if kind == "events" else "nonevent"}
        assert all(row["statuses"] and row["said_by"] for row in rows)
    assert {row["statuses"] for row in rows if row["types"] == "Torture"} == {"1 denied"}


def test_the_network_holds_what_happened_only_and_says_how_firmly(client):
    data = client.get("/network.json").json()
    assert data["edges"]
    for edge in data["edges"]:
        assert set(edge["statuses"]) <= {"asserted", "reported", "alleged"}
        assert sum(edge["statuses"].values()) == edge["events"]
    assert {n["id"] for n in data["nodes"]} >= {e["source"] for e in data["edges"]}
    capped = client.get("/network.json?most=2").json()
    assert len(capped["nodes"]) == 2
    assert "Shown: the 2 records" in client.get("/network?most=2").text
    assert client.get("/network.json?type=deportation").json()["nodes"] != data["nodes"]
    assert client.get("/network.json?until=1990").json()["nodes"] == []


def test_an_iri_of_a_record_inside_a_document_has_a_page(client, published):
    with GraphStore.open(published) as store:
        kinds = {}
        for quad in store.store.quads_for_pattern(None, None, None, None):
            if "#" in quad.subject.value and quad.subject.value.startswith(DATA_BASE):
                kinds.setdefault(re.sub(r"\W?\d.*|-.*", "", quad.subject.value.partition("#")[2]), quad.subject.value)
    assert {"event", "nonevent", "claim", "char", "group", "region"} <= set(kinds)
    for kind, iri in kinds.items():
        answer = client.get("/resource", params={"iri": iri})
        assert answer.status_code == 200, kind


def test_a_record_that_another_stands_for_leads_to_that_other(client, published):
    standing = Addresses(base=DATA_BASE).page(person("Grace Banda", published))
    for address in (Addresses(base=DATA_BASE).page(GONE), Addresses(base=DATA_BASE).page(GONE).removesuffix(".html")):
        answer = client.get(address)
        assert answer.status_code == 200
        assert urlsplit(answer.address).path == standing
        assert "Stands, by decision, also for" in answer.text
        assert GONE.rpartition("/")[2] in answer.text


def test_an_unknown_record_is_not_found(client):
    for path in ("/doc/0123456789abcdef/event-arrest-1", "/doc/0123456789abcdef.html", "/id/person/000000000000"):
        assert client.get(path).status_code == 404


def test_without_the_bundle_the_pages_still_read_and_say_how_to_get_it(published):
    without = "import pathlib, rightsgraph.server.pages.rendering as r; r.BUNDLE = pathlib.Path('nowhere')"
    with serving(published, without) as address:
        client = Client(address)
        for path in ("/", "/query", "/network", "/places"):
            answer = client.get(path)
            assert answer.status_code == 200
            assert "bundle/" not in answer.text
        assert "make frontend" in client.get("/query").text
        assert "make frontend" in client.get("/network").text


def test_choices_of_a_visitor_that_mean_nothing_are_not_taken(published):
    with GraphStore.open(published) as store:
        vocabulary = Vocabulary(store.store)
    given = {"type": "no-such", "status": "x> }", "from": "2001-13", "until": "2001-02"}
    assert Choice.of(given, vocabulary) == Choice(until="2001-02-28")
    assert Choice.of({"until": "2004", "from": "2001-06"}, vocabulary) == Choice(since="2001-06-01", until="2004-12-31")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2003-11", "November 2003"),
        ("2003~", "about 2003"),
        ("2000-06-03/..", "from 3 June 2000"),
        ("../2002", "until 2002"),
        ("2001-21/2001-22", "spring 2001 to summer 2001"),
        ("199X", "1990s"),
        ("2003-77", "2003-77"),
        ("whenever", "whenever"),
    ],
)
def test_a_date_is_said_in_words(edtf, words):
    assert spoken(edtf) == words


def test_what_is_hidden_in_a_text_is_shown():
    assert visible("a\u202eb\u0000\u200fc\r\nd") == "a[U+202E]b[U+0000][U+200F]c\nd"
    assert visible("نام\u200cها") == "نام\u200cها"
    assert shortened("one two  three", 8) == "one two …"


def test_only_addresses_of_the_web_are_links():
    assert link("https://a.example/b?c=d") == "https://a.example/b?c=d"
    for bad in ("javascript:alert(1)", "data:text/html,x", "//a.example", 'https://a.example/"x', "ftp://a.example"):
        assert link(bad) is None


def test_addresses_lead_to_the_pages_of_records_under_any_root():
    here = Addresses(base="https://a.example/data/", root="/hr")
    assert here.page("https://a.example/data/id/person/0123") == "/hr/id/person/0123.html"
    assert here.page("https://a.example/data/doc/01#event-x-5") == "/hr/doc/01/event-x-5"
    assert here.page("https://a.example/data/doc/01#char=5,9&of=77") == "/hr/doc/01.html?at=5,9#words"
    assert here.page("https://w3id.org/rightsgraph/vocab#detention") == "/hr/vocabulary#list-detention"
    assert here.page("https://b.example/") is None
    assert here.within("01", "event-x-5") == "https://a.example/data/doc/01#event-x-5"
    assert here.at("/events", from_="2001", type="") == "/hr/events?from=2001"


def test_a_page_of_rows_knows_its_place_among_them():
    paging = Paging(number=3, size=10, total=25)
    assert (paging.last, paging.first_row, paging.last_row) == (3, 21, 25)
    assert paging.of(range(25)) == range(20, 25)


def test_a_map_holds_its_points_and_stays_on_the_earth():
    for points in ([], [(39.9, 116.4)], [(-50.0, -179.0), (70.0, 179.0)]):
        box = Box.around(points)
        assert box.width >= 24
        assert box.west >= -180
        assert box.west + box.width <= 180.01
        for latitude, longitude in points:
            assert 0 <= box.x(longitude) <= 1000
            assert 0 <= box.y(latitude) <= box.tall


def test_the_census_counts_what_the_graph_holds(published):
    with GraphStore.open(published) as store:
        census = Census(store.store)
        for kind, name in (("person", "Person"), ("event", "Event"), ("nonevent", "NonEvent"), ("claim", "Claim")):
            query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a <https://w3id.org/rightsgraph/ns#{name}> }}"
            (row,) = store.store.query(query, use_default_graph_as_union=True)
            assert census.counts[kind] == int(row["n"].value) > 0
        assert len(census.claims) == census.counts["claim"]
        assert len(census.documents) == 4
        assert {s for event in census.events.values() if event.kind == "event" for s in event.statuses} >= {"asserted"}
        for event in census.events.values():
            happened = bool(set(event.statuses).intersection(FIRM))
            assert happened == (event.kind == "event")
        assert all(text for text, _, _ in census.sentences())
        words = census.words()
        assert {census.kinds[who] for roles in words.values() for those in roles.values() for who in those} >= {
            "person"
        }


def test_who_and_what_there_is_is_read_before_anybody_asks_and_no_longer_than_it_is_shown(small_build, monkeypatch):
    app = create_app(small_build)
    begun, given = threading.Event(), Census._read_events

    async def shown():
        async with app.router.lifespan_context(app):
            return await asyncio.wait_for(app.state.pages._warming, 60)

    assert asyncio.run(shown()).counts["person"] > 3

    def slow(census):
        begun.set()
        assert census._ended.wait(60)
        given(census)

    async def ended():
        async with app.router.lifespan_context(app):
            await asyncio.to_thread(begun.wait)
        return app.state.pages._warming.exception()

    app = create_app(small_build)
    monkeypatch.setattr(Census, "_read_events", slow)
    assert isinstance(asyncio.run(ended()), EndedError)
