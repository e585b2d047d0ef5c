"""A researcher in a real browser: from the overview to the quoted words, a query, the network, a deep link.

The browser is headless and offline; a test fails on any console error and on any request that leaves the server.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest

from conftest import HOSTILE

GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "graph/rightsgraph/server/static/bundle/site.js"
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
SCREENS = ROOT / "out/screens"
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --enable-unsafe-swiftshader --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()


@dataclass
class Visit:
    """A page of the browser at a server, with what went wrong on it."""

    page: Any
    base: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)

    def go(self, path: str) -> Any:
        """Open a path of the server, and return what Playwright gives of the response."""
        return self.page.goto(self.base + path)

    def screen(self, name: str) -> None:
        """Keep a picture of the page in out/screens/."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENS / f"{name}.png", full_page=True)

    def findings(self) -> list[str]:
        """Return what axe-core finds of serious or critical weight."""
        found = self.page.evaluate(
            "async (source) => { if (!window.axe) (0, eval)(source);"
            " return (await axe.run(document, { resultTypes: ['violations'] })).violations }",
            AXE.read_text(encoding="utf-8"),
        )
        return [
            f"{v['id']}: {v['help']}: {n['html'][:200]} ({n['failureSummary'][:200]})"
            for v in found
            if v["impact"] in ("serious", "critical")
            for n in v["nodes"]
        ]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no chromium here: apt-get install chromium")
    if not BUNDLE.is_file():
        pytest.skip("the scripts of the pages are not bundled: make frontend")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, server) -> Iterator[Visit]:
    """A fresh page at the server; the test fails on a console error, a script error, or a request to another host."""
    yield from _visit(browser, server, {})


@pytest.fixture
def plain(browser, server) -> Iterator[Visit]:
    """A fresh page of a browser that runs no scripts."""
    yield from _visit(browser, server, {"java_script_enabled": False})


@pytest.fixture
def narrow(browser, server) -> Iterator[Visit]:
    """A fresh page as wide as a telephone, in the dark."""
    yield from _visit(browser, server, {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"})


def _visit(browser: Any, server: str, given: dict[str, Any]) -> Iterator[Visit]:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "bypass_csp": False, **given})
    page = context.new_page()
    page.set_default_timeout(15_000)
    visit = Visit(page, server)
    host = urlsplit(server).netloc

    def note(message: Any) -> None:
        if message.type == "error":
            visit.errors.append(message.text)

    def ask(request: Any) -> None:
        if request.url.startswith("http") and urlsplit(request.url).netloc != host:
            visit.strangers.append(request.url)

    page.on("console", note)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.on("request", ask)
    page.on("response", lambda answer: visit.answers.append((answer.status, answer.url)))
    yield visit
    context.close()
    assert visit.errors == [], [a for a in visit.answers if a[0] >= 400]
    assert visit.strangers == []


def kinds_of_pages(visit) -> dict[str, str]:
    """One address of each kind of page."""
    visit.go("/people?order=name")
    person = visit.page.get_by_role("link", name="Grace Banda").first.get_attribute("href")
    visit.go(person)
    event = visit.page.locator("#events-title ~ ol .happening a").first.get_attribute("href")
    visit.go(event)
    document = visit.page.locator(".where a").first.get_attribute("href")
    visit.go("/organisations")
    organisation = visit.page.locator("tbody th a").first.get_attribute("href")
    return {
        "overview": "/",
        "search": "/search?q=banda",
        "people": "/people",
        "person": person,
        "organisation": organisation,
        "event": event,
        "document": document,
        "documents": "/documents",
        "events": "/events",
        "non-events": "/events?kind=non-events",
        "places": "/places",
        "network": "/network",
        "query": "/query?question=timeline-of-a-person&p.name=Grace+Banda",
        "query-error": f"/query?query={quote('SELECT ?a WHERE { ?a }')}",
        "vocabulary": "/vocabulary",
    }


def test_a_walk_from_the_overview_through_a_person_to_the_quoted_words(visit):
    page = visit.page
    visit.go("/")
    visit.screen("overview")
    page.get_by_role("link", name="Grace Banda").first.click()
    assert page.locator("h1").inner_text() == "Grace Banda"
    visit.screen("person")
    page.locator("#events-title ~ ol .happening").filter(has_text="sentencing").locator(".head a").click()
    claim = page.locator(".saying").first
    assert claim.locator(".sign").first.inner_text().strip() == "Asserted"
    if not claim.locator("details[open]").count():
        claim.locator("summary").click()
    words = claim.locator(".why tr", has_text="the words of the act").locator("q").inner_text()
    assert words in claim.locator(".quote").inner_text()
    visit.screen("event")
    claim.locator(".where a").click()
    marked = "".join(page.locator(".read .words").all_inner_texts())
    assert "sentenced her to three years and six months" in marked
    assert page.locator("#words").first.is_visible()
    visit.screen("document")


def test_the_same_walk_without_scripts(plain):
    page = plain.page
    plain.go("/")
    page.get_by_role("link", name="Grace Banda").first.click()
    page.locator("#events-title ~ ol .happening a").first.click()
    page.locator(".where a").first.click()
    assert page.locator(".read .words").count()
    plain.go("/query?question=still-detained")
    assert page.locator("#query").is_visible()
    plain.go("/network")
    assert page.locator("#ties tbody tr").count()


def test_a_query_is_typed_with_completion_and_answered_as_table_chart_and_graph(visit):
    page = visit.page
    visit.go("/query")
    editor = page.locator(".code .cm-content")
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("PREFIX hr: <https://w3id.org/rightsgraph/ns#>\nSELECT ?status ?n WHERE {\n")
    page.keyboard.type("?c hr:epistemicS", delay=20)
    page.locator(".cm-tooltip-autocomplete li").first.wait_for()
    assert "hr:epistemicStatus" in page.locator(".cm-tooltip-autocomplete li").first.inner_text()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(
        "PREFIX hr: <https://w3id.org/rightsgraph/ns#>\n"
        "SELECT ?status (COUNT(?c) AS ?n) WHERE { ?c hr:epistemicStatus ?status } GROUP BY ?status ORDER BY DESC(?n)"
    )
    page.keyboard.press("Control+Enter")
    page.locator("#rows").wait_for()
    assert "Asserted" in page.locator("#rows tbody tr").first.inner_text()
    page.get_by_role("button", name="Chart").click()
    assert page.locator("#shown .bar").count() >= 4
    assert page.url.endswith("#view=chart")
    visit.screen("query-chart")
    page.reload()
    page.locator("#shown .bar").first.wait_for()
    page.get_by_role("button", name="Map").click()
    assert "A map needs columns" in page.locator("#shown").inner_text()
    visit.go("/query?question=network-edges")
    page.get_by_role("button", name="Graph").click()
    page.locator("#shown canvas").first.wait_for()


def test_the_keyboard_leaves_the_editor(visit):
    visit.go("/query")
    visit.page.locator(".code .cm-content").click()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.textContent") == "Ask"


def test_rows_with_coordinates_are_points_on_a_map(visit):
    query = f"PREFIX geo: <{GEO}> SELECT ?place ?lat ?long {{ ?place geo:lat ?lat ; geo:long ?long }}"
    visit.go(f"/query?query={quote(query)}#view=map")
    visit.page.locator("#shown .land").first.wait_for(state="attached")
    assert visit.page.locator("#shown circle").count() == visit.page.locator("#rows tbody tr").count() > 0


def test_an_error_is_marked_in_the_editor(visit):
    page = visit.page
    text = "SELECT ?a WHERE {\n  ?a ?b }}"
    visit.go(f"/query?query={quote(text)}")
    page.locator(".cm-lintRange-error").wait_for()
    assert page.locator(".cm-lint-marker-error").count() == 1
    visit.errors[:] = [e for e in visit.errors if "400" not in e]


def test_the_network_is_drawn_and_filtered(visit):
    page = visit.page
    visit.go("/network")
    page.locator("#net[data-drawn]").wait_for()
    every = page.locator("#net").get_attribute("data-drawn")
    name = page.locator("#ties tbody tr td").first.inner_text()
    page.get_by_label("Find", exact=True).fill(name)
    page.get_by_label("Find", exact=True).press("Enter")
    page.locator("#netsaid li").first.wait_for()
    assert re.search(r"Asserted|Reported|Alleged", page.locator("#netsaid li").first.inner_text())
    visit.screen("network")
    page.get_by_label("Type").select_option("detention")
    page.get_by_role("button", name="Show").click()
    page.locator("#net[data-drawn], main p:has-text('No tie fits')").first.wait_for()
    assert "type=detention" in page.url
    assert page.locator("#net[data-drawn]").count() == 0 or page.locator("#net").get_attribute("data-drawn") != every


def test_a_deep_link_of_linked_data_leads_to_its_record(visit, published):
    page = visit.page
    documents = {json.loads(line)["id"] for line in (published / "documents.jsonl").read_text("utf-8").splitlines()}
    assert documents == {HOSTILE}
    visit.go(f"/doc/{HOSTILE}#char=0,9")
    page.wait_for_url(re.compile(r"\?at=0,9"))
    assert page.locator("#words").count() == 1
    visit.go(f"/doc/{HOSTILE}.html")
    group = page.locator("a.mention.group").first.get_attribute("href")
    part = unquote(group.rpartition("/")[2])
    visit.go("/")
    visit.go(f"/doc/{HOSTILE}#{part}")
    page.wait_for_url(re.compile(re.escape(quote(part))))
    assert page.locator(".kind").inner_text().startswith("group")


def test_a_hostile_document_runs_nothing(visit):
    page = visit.page
    page.on("dialog", lambda dialog: visit.errors.append(f"a dialog: {dialog.message}"))
    visit.go(f"/doc/{HOSTILE}.html")
    assert page.locator("main script, main img, main i").count() == 0
    assert "'><script>" in page.locator(".text").inner_text()
    visit.go("/network")
    page.locator("#net[data-drawn]").wait_for()
    visit.go("/search?q=script")
    page.locator(".found a").first.click()
    assert "<script>" in page.locator("h1").inner_text()


def test_no_page_has_a_serious_finding_of_axe(visit):
    found = {}
    addresses = kinds_of_pages(visit)
    assert len(addresses) == 15
    for name, address in addresses.items():
        visit.go(address)
        if name == "network":
            visit.page.locator("#net[data-drawn]").wait_for()
        found[name] = visit.findings()
    visit.errors[:] = [e for e in visit.errors if "400" not in e]
    assert {name: f for name, f in found.items() if f} == {}


def test_no_page_is_wider_than_a_narrow_dark_screen_nor_has_a_serious_finding_there(narrow):
    found = {}
    for name, address in kinds_of_pages(narrow).items():
        narrow.go(address)
        over = narrow.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found[name] = [f"overflows by {over}"] if over > 0 else []
        if name != "vocabulary":  # long, and like the others but for its length
            found[name] += narrow.findings()
        if name in ("overview", "event", "document", "query"):
            narrow.screen(f"{name}-narrow-dark")
    narrow.errors[:] = [e for e in narrow.errors if "400" not in e]
    assert {name: f for name, f in found.items() if f} == {}


def test_the_keyboard_alone_reaches_the_content_and_its_focus_is_seen(visit):
    page = visit.page
    visit.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("path", ["/query", "/network"])
def test_the_policy_of_the_server_lets_the_scripts_work(visit, path):
    answer = visit.go(path)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
