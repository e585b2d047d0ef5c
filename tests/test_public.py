"""Public exports: nobody's name in any format, keys that cannot be tied, and a search that stops what tells a name."""

import io
import itertools
import json
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

import networkx as nx
import pyoxigraph as ox
import pytest
from anyascii import anyascii

from rightsgraph import pipeline
from rightsgraph.cli import main
from rightsgraph.config import Settings
from rightsgraph.errors import LeakError, UsageError
from rightsgraph.export import FORMATS as ALL_FORMATS
from rightsgraph.network import FORMATS as NETWORK_FORMATS
from rightsgraph.publishing import Key, coarse, make_key, outside, published, read_key, read_policy
from rightsgraph.publishing.leaks import Search
from rightsgraph.store import GraphStore

HERE = Path(__file__).parent
CECC = HERE.parents[0] / "../shared/bench/cecc_dev.jsonl"
SAMPLE = HERE.parent / "data/samples"
FORMATS = tuple(name for name in ALL_FORMATS if name != "posts")
PROJECTIONS = ("co-detained", "person-organisation", "claims")
KEY, OTHER_KEY = Key(b"k" * 32), Key(b"o" * 32)
HR, HRV = "https://w3id.org/rightsgraph/ns#", "https://w3id.org/rightsgraph/vocab#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

FIRST = ("Tomasz", "Nurlan", "Adaeze", "Farrukh", "Miriam", "Thandiwe", "Yevgenia", "Kwabena", "Solange", "Huseyn")
LAST = (
    "Brzozowski", "Akhmetova", "Okonjwu", "Rahmonov", "Castellanos", "Mokwena", "Petrushka", "Asantehene", "Dubreuil",
    "Mammadli", "Oyelaran", "Quispehuaman", "Tshisekwa", "Vorozhtsov", "Wickramanaye", "Xhafferaj", "Yildirimoglu",
    "Zhaksybekova", "Ngarambe", "Lokhande",
)  # fmt: skip
PEOPLE = tuple(f"{first} {last}" for last, first in itertools.product(LAST, FIRST))
"""200 people, none of them real."""


def record(number: int, name: str) -> dict[str, str]:
    verb = ("arrested", "detained", "sentenced to 4 years in prison", "released")[number % 4]
    text = (
        f"Police {verb} {name}, a teacher, on {number % 27 + 1} March {2009 + number % 9} in Lusaka, Zambia. "
        f"{name.split()[1]} was accused of insulting the president, Amnesty International said. "
        f"Soldiers beat {name.split()[1]} in her home."
    )
    return {"id": f"{name} {number}", "text": text, "title": f"The case of {name}", "date": "2019-05-02"}


@pytest.fixture(scope="module")
def build_of_200(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    rows = (json.dumps(record(number, name)) for number, name in enumerate(PEOPLE))
    (folder / "people.jsonl").write_text("\n".join(rows), encoding="utf-8")
    pipeline.build([folder / "people.jsonl"], folder / "out", Settings())
    return folder / "out"


@pytest.fixture(scope="module")
def build_of_sample(tmp_path_factory):
    out = tmp_path_factory.mktemp("sample") / "out"
    pipeline.build([SAMPLE / "amnesty-asa-17-005-2004.txt"], out, Settings())
    return out


@pytest.fixture(scope="module")
def public(build_of_200):
    with published(build_of_200, KEY) as graph:
        yield graph


def everything(graph, folder: Path) -> dict[str, bytes]:
    """All that can be published of a build, by what it is."""
    made = {}
    for form in FORMATS:
        stream = io.BytesIO()
        graph.export(form, stream)
        made[form] = stream.getvalue()
    for name in PROJECTIONS:
        projection = graph.project(name)
        for form in NETWORK_FORMATS:
            stream = io.BytesIO()
            graph.write_network(projection, form, stream)
            made[f"{name}.{form}"] = stream.getvalue()
        graph.draw(projection, folder / "picture.svg")
        made[f"{name}.svg"] = (folder / "picture.svg").read_bytes()
    return made


def plain(text: str) -> str:
    return f" {' '.join(re.findall('[a-z]+', anyascii(unicodedata.normalize('NFKC', text)).lower()))} "


def told(data: bytes, names) -> list[str]:
    """The attacker: has all names, reads the bytes with code of its own, and looks for whole names and for surnames."""
    text = plain(re.sub("[0-9hkmpxz]{12,16}", " ", data.decode()))
    joined = text.replace(" ", "")
    found = []
    for name in names:
        parts = plain(name).split()
        looked_for = [plain(name), plain(" ".join(reversed(parts))), *(f" {p} " for p in parts if len(p) > 5)]
        if any(one in text for one in looked_for) or (len("".join(parts)) > 8 and "".join(parts) in joined):
            found.append(name)
    return found


def people_of(out: Path) -> set[str]:
    with GraphStore.open(out) as store:
        rows = store.store.query(
            f"SELECT ?name {{ ?p a <{HR}Person> ; <{LABEL}> ?name }}", use_default_graph_as_union=True
        )
        return {row[0].value for row in rows}


def test_a_label_says_why_an_act_is_not_counted(tmp_path):
    text = "Officials denied that Nurlan Rahmonov was tortured. Amnesty International called for his release."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    pipeline.build([tmp_path / "a.txt"], tmp_path / "out", Settings())
    with published(tmp_path / "out", KEY) as graph:
        query = f"SELECT ?l {{ ?e a <{HR}NonEvent> ; <{LABEL}> ?l }}"
        labels = {
            row[0].value.rpartition(" ")[0] for row in graph.store.store.query(query, use_default_graph_as_union=True)
        }
    assert labels == {"torture (denied)", "release (requested)"}


def test_no_format_of_200_records_tells_a_name(public, tmp_path):
    made = everything(public, tmp_path)
    assert len(made) == len(FORMATS) + len(PROJECTIONS) * (len(NETWORK_FORMATS) + 1)
    assert {what: told(data, PEOPLE) for what, data in made.items()} == {what: [] for what in made}
    assert all(data for data in made.values())


def test_the_people_of_the_200_records_were_read_so_that_there_was_something_to_hide(build_of_200, public):
    assert len(people_of(build_of_200) & set(PEOPLE)) > 150
    stream = io.BytesIO()
    public.export("jsonl", stream)
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert len(rows) > 200
    assert {who["name"].split()[0] for row in rows for who in row["affected"] if who["kind"] == "person"} == {"Person"}
    assert any(row["said_by"] == ["Amnesty International"] for row in rows)
    assert any(place["name"] == "Zambia" for row in rows for place in row["place"])


def test_no_format_of_the_sample_tells_a_name(build_of_sample, tmp_path):
    names = people_of(build_of_sample)
    assert len(names) > 5
    with published(build_of_sample, KEY) as graph:
        made = everything(graph, tmp_path)
    assert {what: told(data, names) for what, data in made.items()} == {what: [] for what in made}


@pytest.mark.skipif(not CECC.exists(), reason="the records are beside a working copy only")
def test_no_format_of_200_real_records_tells_a_name(tmp_path):
    rows = CECC.read_text(encoding="utf-8").splitlines()[:200]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    pipeline.build([tmp_path / "rows.jsonl"], tmp_path / "out", Settings())
    gold = {(json.loads(row).get("gold") or {}).get("name") for row in rows} - {None}
    names = {n for n in gold | people_of(tmp_path / "out") if len(plain(n).split()) > 1}
    assert len(names) > 150
    with published(tmp_path / "out", KEY) as graph:
        made = everything(graph, tmp_path)
    assert {what: told(data, names) for what, data in made.items()} == {what: [] for what in made}


def test_no_words_no_offsets_and_no_checksums_are_left(build_of_200, public):
    stream = io.BytesIO()
    public.export("nquads", stream)
    text = stream.getvalue().decode()
    assert not re.search(r"char=|#event-|sha256|oa#|insulting|teacher|The case of|people\.jsonl", text)
    assert not re.search(r'"[0-9]{4}-[0-9]{2}-(0[2-9]|1[0-9]|2[0-7])"', text)  # a day; months begin and end on others
    with GraphStore.open(build_of_200) as store:
        digests = {g.rsplit("-", 1)[-1] for g in store.graphs()}
    assert digests
    assert not any(digest in text for digest in digests)


def test_the_same_key_gives_the_same_bytes_and_another_key_nothing_that_can_be_tied(build_of_sample):
    made = []
    for key in (KEY, KEY, OTHER_KEY):
        with published(build_of_sample, key) as graph:
            stream = io.BytesIO()
            graph.export("nquads", stream)
            made.append(stream.getvalue().decode())
    assert made[0] == made[1]
    minted = [set(re.findall(r"public/[a-z]+/([0-9a-z]{16})", text)) for text in made]
    assert len(minted[0]) == len(minted[2]) > 100
    assert not minted[0] & minted[2]


def test_the_only_shape_that_a_public_data_set_breaks_is_that_a_claim_has_words(public, tmp_path):
    from rightsgraph.builds import validate
    from rightsgraph.records import Severity

    path = tmp_path / "public.nq"
    with path.open("wb") as stream:
        public.export("nquads", stream)
    broken = {(f.shape, f.message) for f in validate([path]) if f.severity is Severity.VIOLATION}
    assert broken == {("ClaimShape", "A claim must point to the words that make it (hr:excerpt).")}


PLANTED = "Adaeze Castellanos"
SPELLINGS = (
    PLANTED,
    PLANTED.upper(),
    "Castellanos, Adaeze",
    "Castellanos",
    "Mrs. Adaeze CASTELLANOS",
    "adaeze-castellanos",
    "adaeze_castellanos.pdf",
    "AdaezeCastellanos",
    "xadaezecastellanosx",
    "Adáeze Castëllanos",
    unicodedata.normalize("NFD", "Adáeze Castëllanos"),
    "Адаезе Кастелланос",
    "\uff21daeze Castellanos",
    "Ada\u200beze Castel\u00adlanos",
    quote("Adáeze Castëllanos"),
    quote(quote("Adáeze Castëllanos")),
    "&#65;daeze&#x20;Castellanos",
    "&amp;#65;daeze Castell&aacute;nos",
    "\\u0041daeze \\U00000043astellanos",
    "Adaeze\n  Castellanos",
    "Castellanos's",
)


@pytest.mark.parametrize("written", SPELLINGS)
def test_a_name_is_found_however_it_is_written(written):
    search = Search({"Person 1": [PLANTED]}, read_policy())
    assert search.find(f"claims of 2003; {written}; more") == "Person 1"


@pytest.mark.parametrize(
    "text", ["Amnesty International", "Castell", "a dae ze", "https://w3id.org/rightsgraph/ns#Person", "20031205", ""]
)
def test_other_words_are_not_taken_for_the_name(text):
    assert Search({"Person 1": [PLANTED]}, read_policy()).find(text) is None


def test_a_word_of_the_vocabulary_is_not_looked_for_alone_but_the_name_that_has_it_is():
    search = Search({"Person 1": ["Amina Military"]}, read_policy(), [f"{HRV}military"])
    assert search.find(f"<{HRV}military>") is None
    assert search.find("Military, Amina") == search.find("Amina") == "Person 1"


def test_short_parts_of_a_name_are_not_looked_for_alone_but_its_whole_is():
    search = Search({"Person 1": ["Li Na"]}, read_policy())
    assert search.find("the province of Li") is None
    assert search.find("NA LI") == search.find("li%20na") == search.find("李娜") == "Person 1"


FIELDS = (
    LABEL, "https://schema.org/name", "https://schema.org/sha256", "http://purl.org/dc/terms/title",
    "http://purl.org/dc/terms/identifier", "http://www.w3.org/2004/02/skos/core#altLabel",
    "http://www.w3.org/2004/02/skos/core#exactMatch", "http://www.w3.org/ns/oa#exact", f"{HR}text", f"{HR}dateText",
    f"{HR}edtf", f"{HR}occupation", f"{HR}pseudonym", f"{HR}isoDuration", f"{HR}never-heard-of",
)  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_planted_in_any_field_stops_every_format(build_of_sample, field, form):
    with published(build_of_sample, KEY) as graph:
        event = next(q for q in graph.store.store if q.object == ox.NamedNode(f"{HR}Event"))
        graph.store.store.add(ox.Quad(event.subject, ox.NamedNode(field), ox.Literal("of Huang Qi"), event.graph_name))
        stream = io.BytesIO()
        with pytest.raises(LeakError) as told_of:
            graph.export(form, stream)
    assert stream.getvalue() == b""
    assert re.split("[#/]", field)[-1] in str(told_of.value)
    assert "Huang" not in str(told_of.value)
    assert "Person " in str(told_of.value)


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_in_an_iri_stops_every_format(build_of_sample, form):
    with published(build_of_sample, KEY) as graph:
        event = next(q for q in graph.store.store if q.object == ox.NamedNode(f"{HR}Event"))
        named = ox.NamedNode("https://rightsgraph.example/public/person/huang%2Dqi")
        graph.store.store.add(ox.Quad(event.subject, ox.NamedNode(f"{HR}affected"), named, event.graph_name))
        with pytest.raises(LeakError):
            graph.export(form, io.BytesIO())


@pytest.mark.parametrize("form", [*NETWORK_FORMATS, "svg", "png"])
@pytest.mark.parametrize("where", ["node", "edge", "title"])
def test_a_name_planted_in_a_network_stops_every_format_and_picture(build_of_sample, tmp_path, form, where):
    with published(build_of_sample, KEY) as graph:
        made: nx.Graph = graph.project("co-detained")
        stream = io.BytesIO()
        for _, data in made.nodes(data=True):
            data.update({"label": "Huang Qi"} if where == "node" else {})
        for _, _, data in made.edges(data=True):
            data.update({"evidence": "Huang Qi"} if where == "edge" else {})
        made.graph.update({"title": "Huang Qi"} if where == "title" else {})
        if (where, form) in (("title", "csv"), ("title", "csv-nodes"), ("edge", "csv-nodes")):
            graph.write_network(made, form, stream)  # these hold no title, or no edges
            assert not told(stream.getvalue(), ["Huang Qi"])
            return
        stops = pytest.raises(LeakError)
        if form in NETWORK_FORMATS:
            with stops:
                graph.write_network(made, form, stream)
        else:
            with stops:
                graph.draw(made, tmp_path / f"picture.{form}")
    assert not list(tmp_path.iterdir())


def test_offsets_are_not_published(public):
    assert len(FORMATS) == len(ALL_FORMATS) - 1
    with pytest.raises(UsageError, match="offsets"):
        public.export("posts", io.BytesIO())


def test_how_near_names_stand_is_not_published(public):
    with pytest.raises(UsageError, match="co-mention"):
        public.project("co-mention")


QUADS = f"""
@prefix hr: <{HR}> . @prefix hrv: <{HRV}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix void: <http://rdfs.org/ns/void#> .
@prefix d: <https://d.example/> . @prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
d:set void:uriSpace "https://d.example/" .
d:g {{
  d:doc a hr:Document ; schema:sha256 "00" ; schema:name "x" ; hr:disclosure hrv:public .
  d:e a hr:Event ; hr:eventType hrv:arrest ; hr:affected d:a ; hr:actor d:o, d:f ; hr:place d:jordan, d:village ;
      hr:edtf "2003-11-05" ; hr:beginEarliest "2003-11-05"^^xsd:date ; hr:religion "Baptist"@en .
  d:c a hr:Claim ; hr:about d:e ; hr:epistemicStatus hrv:asserted ; hr:saidBy d:o .
  d:a a hr:Person ; rdfs:label "Michelle Jordan"@en ; hr:disclosure hrv:restricted .
  d:b a hr:Person ; rdfs:label "Ruth Mbeki"@en ; hr:disclosure hrv:public .
  d:o a hr:Person ; rdfs:label "Otto Klamm"@en ; hr:disclosure hrv:restricted .
  d:f a hr:Person ; rdfs:label "Fritz Barnabas"@en ; hr:disclosure hrv:restricted .
  d:secret a hr:Person ; rdfs:label "Nobody Atall"@en ; hr:disclosure hrv:confidential .
  d:post a hr:Post ; hr:holder d:o ; hr:postIn d:ministry .
  d:past a hr:Post ; hr:holder d:f ; hr:postIn d:ministry ; hr:postState hrv:post-former .
  d:ministry a hr:Organization ; rdfs:label "Ministry of Ice"@en ; hr:agentType hrv:state-authority ;
      hr:disclosure hrv:public .
  d:who a hr:Organization ; rdfs:label "Perhaps a Person"@en ; hr:disclosure hrv:public .
  d:jordan a hr:Place ; rdfs:label "Jordan"@en ; skos:exactMatch <https://sws.geonames.org/248816/> .
  d:zambia a hr:Place ; rdfs:label "Zambia"@en ; skos:exactMatch <https://sws.geonames.org/895949/> .
  d:village a hr:Place ; rdfs:label "Littleton"@en ; schema:containedInPlace d:zambia .
}}
"""


def labels(quads: str = QUADS, policy=None) -> set[str]:
    store = GraphStore.memory()
    store.store.load(quads.encode(), ox.RdfFormat.TRIG)
    with published(store, KEY, policy) as graph:
        stream = io.BytesIO()
        graph.export("jsonld", stream)
        found = re.findall(r'"rdfs:label": "([^"]*)"', stream.getvalue().decode())
    return {re.sub(" [0-9hkmpxz]{12}", " *", label) for label in found}


def test_who_is_public_keeps_the_name_and_who_is_confidential_is_not_there():
    assert {"Ruth Mbeki", "Person *"} <= labels()
    assert len([1 for label in labels() if "Nobody" in label]) == 0


def test_an_official_in_office_who_acts_is_named_a_former_one_is_not():
    assert "Otto Klamm" in labels()
    assert "Fritz Barnabas" not in labels()


def test_an_official_to_whom_something_is_done_is_not_named():
    assert "Otto Klamm" not in labels(QUADS.replace("hr:affected d:a", "hr:affected d:a, d:o"))


def test_a_body_of_unknown_kind_may_be_a_person_and_is_not_named():
    assert "Ministry of Ice" in labels()
    assert "Perhaps a Person" not in labels()


def test_a_village_becomes_its_country():
    assert "Zambia" in labels()
    assert "Littleton" not in labels()


def test_a_place_with_the_name_of_a_person_loses_it_unless_the_policy_knows_better(tmp_path):
    assert "Jordan" not in labels()
    text = (HERE.parent / "data/lexicon/disclosure.toml").read_text(encoding="utf-8")
    (tmp_path / "policy.toml").write_text(text.replace("not_alone = []", 'not_alone = ["Jordan"]'), encoding="utf-8")
    policy = read_policy(tmp_path / "policy.toml")
    assert "Jordan" in labels(policy=policy)
    assert Search({"Person 1": ["Michelle Jordan"]}, policy).find("Jordan, Michelle") == "Person 1"


def test_a_property_and_a_class_that_the_policy_does_not_know_are_left_out():
    store = GraphStore.memory()
    more = 'd:e hr:novel hrv:arrest ; hr:weather "rain"@en . d:n a hr:Novelty ; hr:eventType hrv:arrest . }'
    store.store.load(QUADS.strip().removesuffix("}").encode() + more.encode(), ox.RdfFormat.TRIG)
    with published(store, KEY) as graph:
        text = "\n".join(map(str, graph.store.store.quads_for_pattern(None, None, None, None)))
        held = {str(q) for q in graph.store.store if "public/" in str(q.graph_name)}
    assert "novel" not in " ".join(held).lower()
    assert "rain" not in " ".join(held)
    assert "Baptist" not in text


@pytest.mark.parametrize(
    ("date", "month", "year"),
    [
        ("2003-11-05", "2003-11", "2003"),
        ("2003-11", "2003-11", "2003"),
        ("2003~", "2003~", "2003~"),
        ("2000-06-03/..", "2000-06/..", "2000/.."),
        ("../2004-01", "../2004-01", "../2004"),
        ("2003-11-05/2003-12-24", "2003-11/2003-12", "2003"),
        ("1984-06-02?", "1984-06?", "1984?"),
        ("2001-21", "2001-21", "2001"),
        ("200X", "200X", "200X"),
        ("Adaeze", None, None),
        ("2003-11-05T12:00", None, None),
        ("2003/2004/2005", None, None),
    ],
)
def test_dates_are_cut_and_never_made_up(date, month, year):
    assert coarse.edtf(date, to_year=False) == month
    assert coarse.edtf(date, to_year=True) == year


def test_days_become_the_first_or_last_of_the_month_or_year():
    assert coarse.first_day("2004-02-17", to_year=False) == "2004-02-01"
    assert coarse.last_day("2004-02-17", to_year=False) == "2004-02-29"
    assert coarse.last_day("2004-02-17", to_year=True) == "2004-12-31"
    assert coarse.last_day("sometime", to_year=True) is None
    assert coarse.largest_unit("P3Y6M") == "P3Y"
    assert coarse.largest_unit("P0Y18M") == "P18M"
    assert coarse.largest_unit("Adaeze") is None


# --- keys, and the command line


@pytest.fixture
def key_file(tmp_path):
    (tmp_path / "keys").mkdir()
    make_key(tmp_path / "keys/k")
    return tmp_path / "keys/k"


def test_a_key_is_for_its_owner_alone_and_is_never_replaced(key_file):
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert len(read_key(key_file).secret) == 32
    with pytest.raises(UsageError, match="there already"):
        make_key(key_file)
    assert "secret" not in repr(read_key(key_file))


@pytest.mark.parametrize("content", ["", "abcd", "not hex" * 10, "ab" * 31])
def test_a_short_or_broken_key_is_refused(tmp_path, content):
    path = tmp_path / "k"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(UsageError, match="not a key"):
        read_key(path)


def test_a_key_that_others_can_read_is_refused(key_file):
    key_file.chmod(0o644)
    with pytest.raises(UsageError, match="others can read"):
        read_key(key_file)


def test_a_key_inside_is_refused_whichever_way_the_links_lead(tmp_path, key_file):
    given = tmp_path / "given"
    (given / "deep").mkdir(parents=True)
    (given / "deep/k").write_text("x")
    (tmp_path / "into").symlink_to(given)
    (tmp_path / "k").symlink_to(given / "deep/k")
    (given / "out").symlink_to(key_file)
    for path in (given / "deep/k", tmp_path / "into/deep/k", tmp_path / "k", given / "out"):
        with pytest.raises(UsageError, match="must not lie"):
            outside(path, [given], "the key")
    outside(key_file, [given], "the key")


def run(*words: object) -> int:
    return main([str(word) for word in words])


def test_the_command_writes_a_public_export_and_the_map_for_its_holder(build_of_sample, tmp_path, key_file):
    target, who = tmp_path / "given/public.ttl", tmp_path / "keys/who.jsonl"
    target.parent.mkdir()
    options = ("--audience", "public", "--key", key_file, "--map", who)
    assert run("export", build_of_sample, "--format", "turtle", "-o", target, *options) == 0
    rows = [json.loads(line) for line in who.read_text(encoding="utf-8").splitlines()]
    with GraphStore.open(build_of_sample) as store:
        known = {str(q.subject).strip("<>") for q in store.store}
    assert all(row["record"] in known for row in rows)
    assert any(row["label"] in target.read_text(encoding="utf-8") for row in rows)
    assert who.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("where", ["out", "beside", "map"])
def test_the_command_refuses_a_key_or_map_in_what_is_given_away(build_of_sample, tmp_path, key_file, where, capsys):
    inside = {"out": build_of_sample / "k", "beside": tmp_path / "given/k", "map": key_file}[where]
    (tmp_path / "given").mkdir()
    if where != "map":
        make_key(inside)
    more = ("--map", tmp_path / "given/who") if where == "map" else ()
    target = tmp_path / "given/public.nt"
    assert run("export", build_of_sample, "--format", "ntriples", "-o", target, "--audience", "public", "--key", inside,
               *more) == 2  # fmt: skip
    (build_of_sample / "k").unlink(missing_ok=True)
    assert not target.exists()
    assert "must not lie" in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMATS)
def test_a_leak_removes_the_export_and_exits_with_1(build_of_sample, tmp_path, key_file, form, capsys):
    text = (HERE.parent / "data/lexicon/disclosure.toml").read_text(encoding="utf-8")
    label = f'"{LABEL}" = "words"'
    (tmp_path / "policy.toml").write_text(
        text.replace("[classes.Event]", f"[classes.Event]\n{label}"), encoding="utf-8"
    )
    target = tmp_path / "given/public"
    target.parent.mkdir()
    target.write_text("an earlier export")
    assert run("export", build_of_sample, "--format", form, "-o", target, "--audience", "public", "--key", key_file,
               "--policy", tmp_path / "policy.toml") == 1  # fmt: skip
    assert not list(target.parent.iterdir())
    err = capsys.readouterr().err
    assert "'label'" in err
    assert not told(err.encode(), people_of(build_of_sample))


def test_a_name_in_the_name_of_the_file_is_a_leak(build_of_sample, tmp_path, key_file):
    (tmp_path / "given").mkdir()
    options = ("--audience", "public", "--key", key_file)
    target = tmp_path / "given/huang_qi.csv"
    assert run("network", build_of_sample, "--project", "claims", "--format", "csv", "-o", target, *options) == 1
    assert run("network", build_of_sample, "--project", "claims", "--plot", target.with_suffix(".png"), *options) == 1
    assert not list(target.parent.iterdir())
    assert run("network", build_of_sample, "--project", "claims", "--plot", tmp_path / "given/a.png", *options) == 0
    assert (tmp_path / "given/a.png").read_bytes().startswith(b"\x89PNG")


def test_a_public_export_needs_a_key_and_a_key_needs_a_public_export(build_of_sample, key_file, capsys):
    assert run("export", build_of_sample, "--format", "nquads", "--audience", "public") == 2
    assert "rightsgraph key FILE" in capsys.readouterr().err
    assert run("export", build_of_sample, "--format", "nquads", "--key", key_file) == 2
    assert "--audience public" in capsys.readouterr().err
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("smallest_group = 5", "smallest_group = 1", "smallest_group"),
        ("not_alone = []", 'not_alone = "Jordan"', "not_alone"),
        ('actor = "link"', 'actor = "tell"', "classes.Event.actor"),
        ("not_alone = []", "nobody = []", "named.nobody"),
        ("[named]", "[named", "policy.toml"),
    ],
)
def test_a_policy_that_is_wrong_is_refused_and_told_where(tmp_path, old, new, message):
    text = (HERE.parent / "data/lexicon/disclosure.toml").read_text(encoding="utf-8")
    (tmp_path / "policy.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(message)):
        read_policy(tmp_path / "policy.toml")
