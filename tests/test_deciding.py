"""What people decide: merged and split, claims reviewed, documents withdrawn, all of it taken back without a trace."""

import io
import itertools
import json
import shutil

import pytest

from rightsgraph.cli import main
from rightsgraph.comparison import compare
from rightsgraph.errors import StoreError, UsageError
from rightsgraph.export import FORMATS, claim_lines, export
from rightsgraph.pipeline import build
from rightsgraph.resolution import Decision, Verdict, append, apply_ledger, ledger_of, read
from rightsgraph.store import GraphStore, opened
from rightsgraph.withdrawal import retract

TEXTS = {
    "a.txt": "Police in Lagos arrested Ana Ruiz on 3 May 2020. Ruiz, a teacher, was beaten in custody.\n",
    "b.txt": "Ana María Ruiz was released on 5 June 2020. Bo Ek was arrested in 2021.\n",
    "c.txt": "Ana Ruiz was sentenced to five years in prison on 5 June 2022.\n",
}
WHEN = "2026-01-01T00:00:00Z"
FILES = ("documents.jsonl", "report.json", "report.txt", "rightsgraph.json", "quarantine.trig")


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def untouched(texts, tmp_path_factory):
    out = tmp_path_factory.mktemp("untouched") / "out"
    build([texts], out)
    return out


@pytest.fixture
def out(untouched, tmp_path):
    return shutil.copytree(untouched, tmp_path / "out")


def written(out, formats=FORMATS):
    """The bytes of every export of a build."""
    result = {}
    for name in formats:
        stream = io.BytesIO()
        export(out, name, stream)
        result[name] = stream.getvalue()
    return result


def rows(out):
    with opened(out) as store:
        return [json.loads(line) for line in claim_lines(store)]


def people(out):
    """The people of each document by name, as they were read."""
    with GraphStore.open(out) as store:
        found = store.store.query(
            "SELECT ?document ?person ?name WHERE { GRAPH ?g { "
            "?person a <https://w3id.org/rightsgraph/ns#Person> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name . "
            "?d <https://schema.org/sha256> ?sha ; <https://schema.org/name> ?document } }"
        )
        return {(row["document"].value, row["name"].value): row["person"].value for row in found}


def values(out, subject, predicate):
    """What a build, its decisions applied, says of a subject: the ends of the IRIs of all values."""
    with opened(out) as store:
        quads = [q for q in store.store if q.subject.value == subject and q.predicate.value.endswith(predicate)]
    return {q.object.value.rsplit("#", 1)[-1] for q in quads}


def test_a_merge_shows_one_person_and_leaves_a_tombstone_and_undoing_gives_the_same_bytes(out, capsys):
    before, who = written(out), people(out)
    first, second = who["a.txt", "Ana Ruiz"], who["b.txt", "Ana María Ruiz"]
    assert main(["merge", str(out), first, second, "--by", "ada", "--reason", "one photograph"]) == 0
    assert {p["name"] for r in rows(out) for p in r["affected"]} == {"Ana Ruiz", "Bo Ek"}
    turtle = written(out, ("ntriples",))["ntriples"].decode()
    assert f"<{second}> <http://purl.org/dc/terms/isReplacedBy> <{first}> ." in turtle
    assert f'<{first}> <http://www.w3.org/2004/02/skos/core#altLabel> "Ana María Ruiz"@en' in turtle
    assert f"<{second}> <https://w3id.org/rightsgraph/ns#" not in turtle
    assert main(["validate", str(out)]) == 0
    (decision,) = read(ledger_of(out))
    capsys.readouterr()
    assert main(["undo", str(out), decision.id[:6], "--by", "bo"]) == 0
    capsys.readouterr()
    assert main(["ledger", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "(taken back)" in shown
    assert f"bo: {Verdict.UNDO} {decision.id}" in shown
    assert written(out) == before


def test_records_are_found_by_iri_by_its_end_and_by_a_name_that_is_its_own(out, capsys):
    who = people(out)
    tail = who["a.txt", "Ana Ruiz"].rsplit("/", 1)[1]
    assert main(["merge", str(out), f"person:{tail}", "ana maría ruiz", "--by", "ada"]) == 0
    assert main(["merge", str(out), "Ana Ruiz", "Bo Ek", "--by", "ada"]) == 2
    message = capsys.readouterr().err
    assert "2 records are so called" in message
    assert who["c.txt", "Ana Ruiz"] in message
    assert main(["merge", str(out), "Nobody", "Bo Ek", "--by", "ada"]) == 2
    assert main(["merge", str(out), "Bo Ek", "Lagos", "--by", "ada"]) == 2
    assert main(["merge", str(out), "Bo Ek", "Bo Ek", "--by", "ada"]) == 2
    assert len(read(ledger_of(out))) == 1


def test_a_merge_over_a_split_is_refused_with_the_way_that_leads_there(out, capsys):
    who = people(out)
    a, b, c = who["a.txt", "Ana Ruiz"], who["b.txt", "Ana María Ruiz"], who["c.txt", "Ana Ruiz"]
    assert main(["split", str(out), a, c, "--by", "ada"]) == 0
    assert main(["merge", str(out), a, b, "--by", "ada"]) == 0
    assert main(["merge", str(out), b, c, "--by", "ada"]) == 1
    message = capsys.readouterr().out
    assert "not merged: Ana María Ruiz" in message
    assert "Ana Ruiz" in message
    assert main(["ledger", str(out)]) == 1
    with opened(out) as store:
        assert any(str(q.object) == f"<{a}>" for q in store.store if "isReplacedBy" in str(q.predicate))
        assert not any(str(q.subject) == f"<{c}>" for q in store.store if "isReplacedBy" in str(q.predicate))


def test_the_program_has_no_say_under_a_persons_name_nor_a_person_under_its(out):
    assert main(["merge", str(out), "Ana María Ruiz", "Bo Ek", "--by", "rightsgraph"]) == 2
    assert not ledger_of(out).exists()


def test_decisions_survive_a_rebuild_in_another_order_and_with_other_documents(out, texts, tmp_path):
    who = people(out)
    main(["merge", str(out), who["a.txt", "Ana Ruiz"], who["c.txt", "Ana Ruiz"], "--by", "ada"])
    expected = written(out)
    (tmp_path / "d.txt").write_text("Li Wei was arrested in 2019.\n", encoding="utf-8")
    build([tmp_path / "d.txt", *(texts / name for name in reversed(TEXTS))], out)
    with opened(out) as store:
        assert sum("isReplacedBy" in str(q.predicate) for q in store.store) == 1
    build([texts / name for name in reversed(TEXTS)], out)
    assert written(out) == expected


def test_a_merge_with_a_record_that_is_not_in_this_build_waits_for_it(out, texts):
    who = people(out)
    main(["merge", str(out), who["a.txt", "Ana Ruiz"], who["c.txt", "Ana Ruiz"], "--by", "ada"])
    build([texts / "b.txt", texts / "c.txt"], out)
    with opened(out) as store:
        assert not any("isReplacedBy" in str(q.predicate) for q in store.store)
    build([texts], out)
    with opened(out) as store:
        assert any("isReplacedBy" in str(q.predicate) for q in store.store)


def test_the_strictest_disclosure_of_all_holds_for_one_person(out):
    who = people(out)
    first, second = who["a.txt", "Ana Ruiz"], who["c.txt", "Ana Ruiz"]
    with GraphStore.open(out, read_only=False) as store:
        store.store.update(
            "PREFIX hr: <https://w3id.org/rightsgraph/ns#> PREFIX hrv: <https://w3id.org/rightsgraph/vocab#> "
            f"DELETE {{ GRAPH ?g {{ <{first}> hr:disclosure ?d }} }} "
            f"INSERT {{ GRAPH ?g {{ <{first}> hr:disclosure hrv:public }} }} "
            f"WHERE {{ GRAPH ?g {{ <{first}> hr:disclosure ?d }} }}"
        )
    append(ledger_of(out), [Decision(verdict=Verdict.SAME, subjects=(first, second), by="ada", when=WHEN)])
    apply_ledger(out)
    assert values(out, first, "#disclosure") == {"restricted"}


def test_an_edited_ledger_is_not_silently_passed_over(out):
    who = people(out)
    main(["merge", str(out), who["a.txt", "Ana Ruiz"], who["c.txt", "Ana Ruiz"], "--by", "ada"])
    ledger_of(out).unlink()
    with pytest.raises(StoreError, match="rightsgraph apply"):
        rows(out)
    assert main(["apply", str(out)]) == 0
    assert len(rows(out)) >= 4


def test_a_rejected_claim_goes_with_its_event_and_comes_back(out):
    before = written(out)
    claim = next(r for r in rows(out) if r["type"] == "release")
    assert main(["judge", str(out), claim["claim"], "reject", "--by", "ada", "--reason", "another person"]) == 0
    assert not any(r["type"] == "release" for r in rows(out))
    after = written(out, ("ntriples",))["ntriples"].decode()
    assert claim["event"] not in after
    assert "rejected by ada" not in after  # of a claim that is left out nothing is told
    assert main(["validate", str(out)]) == 0
    main(["undo", str(out), read(ledger_of(out))[0].id, "--by", "ada"])
    assert written(out) == before


def test_a_corrected_claim_says_what_the_reviewer_said_and_the_reading_stays(out):
    claim = next(r for r in rows(out) if r["type"] == "sentencing")
    given = ["--set", "status=alleged", "--set", "date=2022-06", "--set", "affected=Bo Ek"]
    assert main(["judge", str(out), claim["claim"].rsplit("#", 1)[1], "correct", *given, "--by", "ada"]) == 0
    (now,) = (r for r in rows(out) if r["type"] == "sentencing")
    assert (now["status"], now["date"]) == ("alleged", "2022-06")
    assert [p["name"] for p in now["affected"]] == ["Bo Ek"]
    assert main(["validate", str(out)]) == 0
    with GraphStore.open(out) as store:
        (read_then,) = (json.loads(line) for line in claim_lines(store) if '"sentencing"' in line)
    assert read_then["status"] == "asserted"
    text = written(out, ("ntriples",))["ntriples"].decode()
    assert "corrected by ada" in text


def test_a_correction_to_denied_makes_it_no_event(out):
    claim = next(r for r in rows(out) if r["type"] == "release")
    assert main(["judge", str(out), claim["claim"], "correct", "--set", "status=denied", "--by", "ada"]) == 0
    assert values(out, claim["event"], "#type") == {"NonEvent"}
    assert main(["validate", str(out)]) == 0


@pytest.mark.parametrize(
    "given",
    [
        ["correct"],
        ["correct", "--set", "status=maybe"],
        ["correct", "--set", "date=2020-02-30"],
        ["correct", "--set", "date=May"],
        ["correct", "--set", "colour=red"],
        ["correct", "--set", "status"],
        ["correct", "--set", "actor=Nobody At All"],
        ["reject", "--set", "status=alleged"],
        ["maybe"],
    ],
)
def test_a_wrong_review_is_refused_and_decides_nothing(out, given, capsys):
    claim = rows(out)[0]["claim"]
    assert main(["judge", str(out), claim, *given, "--by", "ada"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not ledger_of(out).exists()


def test_a_withdrawn_document_leaves_what_a_build_without_it_would_have_written(out, texts, tmp_path, capsys):
    assert main(["retract", str(out), "a.txt", "--reason", "asked for by her family", "--by", "ada"]) == 0
    said = capsys.readouterr().out
    assert "- arrest of Ana Ruiz, asserted" in said
    assert "withdrawn: a.txt; 2 documents" in said
    build([texts / "b.txt", texts / "c.txt"], tmp_path / "without")
    for name in FILES:
        assert (out / name).read_bytes() == (tmp_path / "without" / name).read_bytes(), name
    with GraphStore.open(out) as one, GraphStore.open(tmp_path / "without") as other:
        assert sorted(map(str, one.store)) == sorted(map(str, other.store))
    words = [file for file in out.rglob("*") if file.is_file() and b"beaten in custody" in file.read_bytes()]
    assert words == []
    assert sum(b"Lagos" in file.read_bytes() for file in out.rglob("*") if file.is_file()) == 0


def test_a_withdrawn_document_stays_away_until_that_is_undone_and_then_all_is_as_before(out, texts, capsys):
    before = written(out)
    retract(out, "a.txt", by="ada", when=WHEN, reason="asked for")
    summary = build([texts], out)
    assert [u.reason.partition(";")[0] for u in summary.unread] == ["retracted"]
    assert not any(r["document"] == "a.txt" for r in rows(out))
    (decision,) = read(ledger_of(out))
    capsys.readouterr()
    assert main(["undo", str(out), decision.id, "--by", "ada"]) == 0
    assert "comes back with the next build" in capsys.readouterr().out
    build([texts], out)
    assert written(out) == before


def test_the_tombstone_of_a_document_says_when_and_nothing_else(out):
    retract(out, "a.txt", by="ada", when=WHEN, reason="asked for by Ana Ruiz")
    with opened(out) as store:
        (graph,) = (g for g in store.graphs() if g.endswith("/resolution"))
        told = {
            str(q.predicate).rsplit("/", 1)[-1].strip(">") for q in store.store if str(q.graph_name) == f"<{graph}>"
        }
    assert told == {"22-rdf-syntax-ns#type", "prov#invalidatedAtTime"}


@pytest.mark.parametrize(("document", "reason"), [("z.txt", "why"), ("a.txt", " ")])
def test_a_withdrawal_of_nothing_or_for_no_reason_changes_nothing(out, document, reason):
    before = sorted(f.name for f in out.iterdir())
    with pytest.raises(UsageError):
        retract(out, document, by="ada", when=WHEN, reason=reason)
    assert sorted(f.name for f in out.iterdir()) == before


def test_two_builds_are_compared_in_words(out, untouched, texts, tmp_path, capsys):
    assert compare(untouched, out).changes == ()
    changed = tmp_path / "changed"
    shutil.copytree(texts, changed)
    build([changed / "b.txt", changed / "c.txt"], tmp_path / "fewer")
    assert main(["diff", str(tmp_path / "fewer"), str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "a.txt"
    assert any(line.startswith("  + arrest of Ana Ruiz, asserted") for line in lines)
    assert any("occupation of Ana Ruiz" in line for line in lines)
    assert lines[-1].endswith(" same")
    assert main(["diff", str(out), str(tmp_path / "fewer"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["vanished"] == len(lines[1:-1]) // 2
    assert told["counts"]["appeared"] == 0


def test_any_order_of_documents_and_decisions_gives_the_same_bytes(untouched, texts, tmp_path):
    who = people(untouched)
    a, b, c = who["a.txt", "Ana Ruiz"], who["b.txt", "Ana María Ruiz"], who["c.txt", "Ana Ruiz"]
    decisions = [
        Decision(verdict=Verdict.SAME, subjects=(a, b), by="ada", when=WHEN),
        Decision(verdict=Verdict.SAME, subjects=(b, c), by="bo", when="2026-01-02T00:00:00Z"),
        Decision(verdict=Verdict.DIFFERENT, subjects=(c, who["b.txt", "Bo Ek"]), by="bo", when=WHEN),
    ]
    seen = set()
    for number, order in enumerate(itertools.permutations(decisions)):
        out = shutil.copytree(untouched, tmp_path / str(number))
        for decision in order:
            append(ledger_of(out), [decision])
        apply_ledger(out)
        seen.add(tuple(sorted(written(out, ("trig", "jsonl")).items())))
    assert number == 5
    assert len(seen) == 1
