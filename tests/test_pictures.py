"""Pictures: what they hold, that a status is never lost, and that the same build gives the same bytes."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest

from rightsgraph import pictures
from rightsgraph.cli import main
from rightsgraph.cli import outgoing_arguments as arguments
from rightsgraph.errors import LeakError, UsageError
from rightsgraph.network.canvas import picture
from rightsgraph.pictures.counts import _columns, counts_figure
from rightsgraph.pictures.happenings import Told, told
from rightsgraph.pictures.outline import countries
from rightsgraph.pictures.places import located, map_figure
from rightsgraph.pictures.timeline import timeline_figure
from rightsgraph.publishing import make_key, published, read_key
from rightsgraph.records import Status
from rightsgraph.store import GraphStore

GRAPHS = sorted((Path(__file__).parent / "graphs").glob("*.trig"))


@pytest.fixture(scope="module")
def store():
    made = GraphStore.memory()
    for path in GRAPHS:
        made.store.load(path.read_bytes(), ox.RdfFormat.TRIG)
    made.store.load(
        """<https://data.example.org/rights/dataset> a <http://rdfs.org/ns/void#Dataset> ;
        <http://rdfs.org/ns/void#uriSpace> "https://data.example.org/rights/" .""",
        ox.RdfFormat.TURTLE,
    )
    return made


def words(path: Path) -> str:
    """All words of an SVG, in one line."""
    texts = (e.text or "" for e in ET.parse(path).iter("{http://www.w3.org/2000/svg}text"))
    return " ".join(" ".join(texts).split())


def event(label: str = "detention of A", **given: object) -> Told:
    values: dict = {"iri": f"https://data.example.org/{label}", "label": label, "types": ("detention",)}
    values |= {"is_event": True, "statuses": Counter({Status.ASSERTED: 1})}
    return Told(**{**values, **given})


def test_the_pictures_are_those_of_the_command_line():
    assert pictures.PICTURES == arguments.PICTURES == ("network", "timeline", "counts", "map")


def test_what_is_told_has_its_time_statuses_and_speakers(store):
    found = told(store)
    assert len(found) == len({t.iri for t in found}) > 5
    assert all(sum(t.statuses.values()) for t in found)
    held = next(t for t in found if t.begin == ("2019-05-03", "2019-05-03"))
    assert (held.year, held.is_event, held.firmest) == (2019, True, Status.ASSERTED)
    assert "Mira Okonjo" in held.agents
    others = [t for t in found if not t.is_event]
    assert others
    assert not any(status.happened for t in others for status in t.statuses)
    claims = store.store.query(
        """PREFIX hr: <https://w3id.org/rightsgraph/ns#> SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { GRAPH ?g {
           ?c hr:about ?e ; hr:epistemicStatus ?s . ?e a ?t FILTER (?t IN (hr:Event, hr:NonEvent)) } }"""
    )
    assert sum(sum(t.statuses.values()) for t in found) == int(next(iter(claims))["n"].value)


@pytest.mark.parametrize("name", pictures.PICTURES)
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_picture_is_the_same_bytes_each_time(store, tmp_path, name, ending):
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    for path in (one, two):
        pictures.draw(store, name, path)
    assert one.read_bytes() == two.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == [one.name, two.name]


def test_counts_tell_statuses_apart_and_denials_are_in_no_cell(tmp_path):
    found = [
        event("detention of A", begin=("2001-01-01", "2001-12-31"), statuses=Counter({Status.ALLEGED: 3})),
        event("release of B", types=("release",), is_event=False, statuses=Counter({Status.DENIED: 7})),
    ]
    picture(tmp_path / "counts.svg", lambda: counts_figure(found, {"detention": "Detention", "release": "Release"}))
    text = words(tmp_path / "counts.svg")
    assert "alleged" in text
    assert "denied" in text
    assert "said as fact" not in text, "only what occurs is in the legend"
    assert "not of what happened: they measure coverage" in text
    # 3 stands in its cell, above its year and beside its type; 7 only to the left of the line
    assert (re.findall(r"\b[37]\b", text).count("3"), re.findall(r"\b[37]\b", text).count("7")) == (3, 1)


def test_years_become_spans_when_they_are_many():
    few, column = _columns([2001, 2003, None])
    assert few == ["2001", "2002", "2003", "no year"]
    assert [column(y) for y in (2001, None)] == ["2001", "no year"]
    many, column = _columns(list(range(1950, 2020)))
    assert many[:2] == ["1950-54", "1955-59"]
    assert column(1999) == "1995-99"
    stretched, column = _columns([1200] + [2000 + n % 3 for n in range(300)])
    assert stretched == ["before 2000", "2000", "2001", "2002", "no year"]
    assert column(1200) == "before 2000"


def test_a_timeline_says_how_firm_and_by_whom_and_what_is_not_shown(tmp_path):
    found = [
        event(
            "arrest of A",
            begin=("2019-05-03", "2019-05-03"),
            end=("2019-05-03", "2019-05-03"),
            statuses=Counter({Status.ALLEGED: 1, Status.DENIED: 1}),
            speakers={Status.ALLEGED: frozenset({"Witnesses"}), Status.DENIED: frozenset({"The army"})},
        ),
        event("detention of B", begin=("2018-01-01", "2018-12-31")),
        event("detention of C"),
        event("release of D", is_event=False, begin=("2018-01-01", "2018-12-31")),
    ]
    picture(tmp_path / "time.svg", lambda: timeline_figure(found))
    text = words(tmp_path / "time.svg")
    assert "alleged, also denied: Witnesses" in text
    assert "The army" not in text, "who denies it does not allege it"
    assert "2 dated events; 1 without a date are not shown" in text
    assert "release of D" not in text
    assert "pale: some time within" in text


def test_a_timeline_of_many_events_shows_those_that_most_claims_tell_of(tmp_path):
    days = ("2001-02-03", "2001-02-03")
    found = [event(f"arrest of P{n:03}", begin=days, end=days) for n in range(100)]
    found.append(event("arrest of Z", begin=days, end=days, statuses=Counter({Status.REPORTED: 9})))
    picture(tmp_path / "time.svg", lambda: timeline_figure(found))
    text = words(tmp_path / "time.svg")
    assert "45 of 101 dated events" in text
    assert "arrest of Z" in text


def test_a_place_of_two_documents_is_one_dot_and_a_country_is_no_dot():
    with GraphStore.memory() as made:
        made.store.load(
            """@prefix hr: <https://w3id.org/rightsgraph/ns#> . @prefix e: <https://data.example.org/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
            e:g1 { e:p1 a hr:Place ; rdfs:label "Lusaka" ; geo:lat -15.4 ; geo:long 28.3 . }
            e:g2 { e:p2 a hr:Place ; rdfs:label "Lusaka" ; geo:lat -15.4 ; geo:long 28.3 .
                   e:p3 a hr:Place ; rdfs:label "Peru" ; skos:exactMatch <https://sws.geonames.org/3932488/> .
                   e:p4 a hr:Place ; rdfs:label "the valley" . }""",
            ox.RdfFormat.TRIG,
        )
        found = [
            event(f"arrest {n}", place=f"https://data.example.org/p{1 + n % 4}", statuses=Counter({status: 1}))
            for n, status in enumerate([Status.ASSERTED, Status.REPORTED, Status.ALLEGED, Status.ASSERTED])
        ]
        denied = event("no arrest", is_event=False, place="https://data.example.org/p1")
        places, lost = located(made, [*found, denied])
    assert [(p.name, p.claims, p.firm, p.country) for p in places] == [("Lusaka", 2, 1, ""), ("Peru", 1, 0, "604")]
    assert lost == 1


def test_a_map_tells_what_it_leaves_out_and_where_its_outline_is_from(tmp_path, store):
    places, lost = located(store, told(store))
    picture(tmp_path / "map.svg", lambda: map_figure(places, lost))
    text = words(tmp_path / "map.svg")
    assert f"{lost} at places without coordinates" in text
    assert "Natural Earth" in text
    assert "no position is taken" in text


def test_the_world_that_ships_is_small_whole_and_within_its_limits():
    shapes = countries()
    assert len(shapes) > 170
    assert {"156", "604", "275", "732", "840"} <= set(shapes)
    for rings in shapes.values():
        for ring in rings:
            assert ring[0] == pytest.approx(ring[-1])
            assert all(-540 <= x <= 540 and -90 <= y <= 90 for x, y in ring)
            steps = [abs(a[0] - b[0]) for a, b in pairwise(ring)]
            assert max(steps) < 60, "no line runs across the map where a country crosses the date line"
    file = Path(__file__).parents[1] / "data" / "gazetteers" / "world.json"
    assert file.stat().st_size < 300_000
    assert file.with_name("world.LICENCE.txt").is_file()


def test_an_empty_build_has_its_pictures_too(tmp_path):
    with GraphStore.memory() as empty:
        for name in pictures.PICTURES:
            pictures.draw(empty, name, tmp_path / f"{name}.png")
            assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_about_one_person_or_a_time_holds_no_other(store, tmp_path):
    pictures.draw(store, "timeline", tmp_path / "one.svg", about="mira okonjo")
    pictures.draw(store, "timeline", tmp_path / "none.svg", since="2040")
    assert "What is said of mira okonjo" in words(tmp_path / "one.svg")
    assert "0 dated events" in words(tmp_path / "none.svg")
    with pytest.raises(UsageError, match="'Nobody': nobody of that name"):
        pictures.draw(store, "timeline", tmp_path / "x.svg", about="Nobody")
    with pytest.raises(UsageError, match="no picture; choose one of network"):
        pictures.draw(store, "chart", tmp_path / "x.svg")
    assert not (tmp_path / "x.svg").exists()


def test_hostile_labels_are_drawn_as_words(tmp_path):
    label = "<script>$x_{\u202e}</script>&\x07"
    found = [event(label, begin=("2001-01-01", "2001-01-01"), end=("2001-01-01", "2001-01-01"))]
    picture(tmp_path / "a.svg", lambda: timeline_figure(found))
    picture(tmp_path / "a.png", lambda: timeline_figure(found))
    assert b"<script" not in (tmp_path / "a.svg").read_bytes()


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_public_picture_names_nobody_at_risk(name, store, tmp_path):
    make_key(tmp_path / "key")
    (tmp_path / "out").mkdir()
    with published(store, read_key(tmp_path / "key")) as graph:
        graph.picture(name, tmp_path / "out" / "a.svg")
        text = (tmp_path / "out" / "a.svg").read_text(encoding="utf-8")
        for part in ("Okonjo", "Mira", "Vell", "نور"):
            assert part not in text
        label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
        (where, *_) = graph.store.graphs()
        graph.store.store.add(ox.Quad(ox.NamedNode("a:a"), label, ox.Literal("Mira Okonjo"), ox.NamedNode(where)))
        with pytest.raises(LeakError):
            graph.picture(name, tmp_path / "out" / "b.svg")
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["a.svg"]


def test_plot_draws_from_the_command_line(tmp_path, capsys):
    GraphStore.create(tmp_path / "out").close()
    assert main(["plot", str(tmp_path / "out"), "counts", "-o", str(tmp_path / "a.svg")]) == 0
    assert main(["plot", str(tmp_path / "out"), "map", "-o", str(tmp_path / "a.pdf")]) == 2
    assert "ends in .png or .svg" in capsys.readouterr().err
    assert (tmp_path / "a.svg").is_file()
