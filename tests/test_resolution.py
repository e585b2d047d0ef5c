"""Who is one across documents: names compared, evidence weighed, merges decided, proposed, or left alone."""

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph.cli import main
from rightsgraph.errors import ResourceError
from rightsgraph.pipeline import build
from rightsgraph.records import Kind
from rightsgraph.resolution import Decision, Traits, Verdict, ledger_of, propose, read, replay, traits_in
from rightsgraph.resolution import names as comparison_of_names
from rightsgraph.resolution.candidates import Namesakes, candidate_pairs
from rightsgraph.resolution.evidence import compare_records
from rightsgraph.resolution.names import differ, load_weights, similarity
from rightsgraph.resolution.traits import Act
from rightsgraph.store import GraphStore

WHEN = "2026-01-01T00:00:00Z"
NOTHING = replay(())
DETAINED = Act("detention", "affected", "2020-05-03", frozenset({"lagos"}), frozenset())


def person(number, name="Bilal Noorzai", **said):
    """A person of document `number`."""
    fields = {"iri": f"https://x.example/id/person/{number:012d}", "document": f"doc-{number}", "kind": Kind.PERSON}
    return Traits(**(fields | {"name": name} | said))


def surely_one(number, name="Bilal Noorzai", **said):
    """A person told of in the same sentence, act and company as every other made here."""
    told = {"sentences": frozenset({"a1"}), "acts": (DETAINED,), "fellows": frozenset({"oda lind"})}
    return person(number, name, **(told | said))


def points(one, other):
    return compare_records(one, other, Namesakes([one, other])).points


def clusters(proposals, *decisions):
    members = replay((*decisions, *proposals.decisions)).members()
    return {frozenset((first, *others)) for first, others in members.items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyen Van Binh", "Binh Nguyen Van"),
        ("Gao Wenli", "Wenli Gao"),
        ("Kim Yong-su", "Kim Yongsu"),
        ("Dr. Amina Haddad", "Amina Haddad"),
        ("Fatima al-Sayegh", "Fatima Sayegh"),
        ("Омар Петров", "Omar Petrov"),
        ("José Muñoz", "Jose Munoz"),
        ("U Kyaw Lin", "Kyaw Lin"),
    ],
)
def test_one_name_in_other_orders_scripts_titles_and_particles_is_alike_enough_to_decide(one, other):
    assert similarity(one, other) >= load_weights().thresholds["name_automatic"]
    assert similarity(one, other) == similarity(other, one)


@pytest.mark.parametrize(("one", "other"), [("J. Okello", "James Okello"), ("Mohamed Sallam", "Muhammad Salam")])
def test_initials_and_transliterations_are_alike_enough_to_ask_but_not_to_decide(one, other):
    limits = load_weights().thresholds
    assert limits["name_proposed"] <= similarity(one, other) < limits["name_automatic"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wang Wei", "Wang Min"),
        ("Maria Lopez", "Mario Gomez"),
        ("Li Na", "Lu Na"),
        ("Tenzin", "Tsering"),
        ("A. Okello", "James Okello"),
    ],
)
def test_names_that_differ_in_a_word_are_not_even_asked_about(one, other):
    assert similarity(one, other) < load_weights().thresholds["name_proposed"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lan Meihua", "Lan Meihu"),
        ("Juan Carlos Ortega", "Juana Carlos Ortega"),
        ("Lan Mei", "Lan Meihua"),
        ("Li", "Lu"),
    ],
)
def test_names_with_a_word_of_their_own_each_differ_however_alike_they_are(one, other):
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lan Meihua", "Meihua Lan"),
        ("Lan Mei Hua", "Lan Meihua"),
        ("Lan Mei'an", "Lan Meian"),
        ("Ana Ruiz", "Ana María Ruiz"),
        ("J. Okello", "James Okello"),
        ("Fatima al-Sayegh", "Fatima Sayegh"),
    ],
)
def test_order_spaces_initials_particles_and_a_word_left_out_make_no_other_name(one, other):
    assert not differ(one, other)
    assert not differ(other, one)


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_the_same_both_ways_and_between_nought_and_one(one, other):
    assert similarity(one, other) == pytest.approx(similarity(other, one))
    assert 0 <= similarity(one, other) <= 1


@pytest.mark.parametrize(
    "shared",
    [
        {"sentences": frozenset({"a1"})},
        {"acts": (DETAINED,)},
        {"fellows": frozenset({"oda lind"})},
        {"company": frozenset({"oda lind"})},
        {"charges": frozenset({"sedition"})},
        {"lengths": frozenset({"P5Y"})},
        {"occupations": frozenset({"teacher"})},
        {"bodies": frozenset({"dock union"})},
        {"birth_years": frozenset({1980})},
        {"aliases": ("Captain Storm",)},
    ],
)
def test_each_thing_that_two_records_share_speaks_for_their_being_one(shared):
    assert points(person(1, **shared), person(2, **shared)) > points(person(1), person(2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"genders": frozenset({"male"})}, {"genders": frozenset({"female"})}),
        ({"peoples": frozenset({"uyghur"})}, {"peoples": frozenset({"tibetan"})}),
        ({"birth_years": frozenset({1950})}, {"birth_years": frozenset({1980})}),
        (
            {"acts": (Act("execution", "affected", "2010-01-02", frozenset(), frozenset()),)},
            {"acts": (Act("detention", "affected", "2015-01-02", frozenset(), frozenset()),)},
        ),
        (
            {"acts": (DETAINED,)},
            {"acts": (Act("trial", "affected", "2020-05-03", frozenset({"oslo"}), frozenset()),)},
        ),
    ],
)
def test_what_two_people_cannot_both_be_speaks_against_their_being_one(one, other):
    assert points(person(1, **one), person(2, **other)) < points(person(1), person(2))


def test_a_birth_year_that_is_off_by_one_is_no_contradiction():
    near, same = {"birth_years": frozenset({1980})}, {"birth_years": frozenset({1981})}
    assert points(person(1, **near), person(2, **same)) == points(person(1), person(2))


def test_a_common_name_alone_makes_no_pairs():
    crowd = [person(n, "Wang Wei") for n in range(200)]
    assert list(candidate_pairs(crowd, Namesakes(crowd))) == []
    assert len(list(candidate_pairs(crowd[:5], Namesakes(crowd[:5])))) == 10


def test_the_same_name_alone_is_asked_about_and_never_decided():
    found = propose([person(1), person(2)], NOTHING, WHEN)
    assert found.decisions == ()
    assert len(found.open) == 1


def test_names_in_which_a_word_differs_are_asked_about_and_never_decided():
    found = propose([surely_one(1, "Lan Meihuan Ortega"), surely_one(2, "Lan Meihua Ortega")], NOTHING, WHEN)
    assert found.decisions == ()
    assert len(found.open) == 1


def test_two_names_that_one_document_gives_to_two_people_are_not_even_asked_about():
    both = [surely_one(3, "Lan Meihuan", iri=f"https://x.example/id/person/{0:012d}"), surely_one(3, "Lan Meihua")]
    found = propose([surely_one(1, "Lan Meihuan"), surely_one(2, "Lan Meihua"), *both], NOTHING, WHEN)
    assert clusters(found) == {
        frozenset(t.iri for t in (surely_one(1), both[0])),
        frozenset(t.iri for t in (surely_one(2), both[1])),
    }
    assert found.open == ()


def test_a_name_and_a_longer_one_are_not_decided_where_a_document_gives_them_to_two_people():
    apart = [surely_one(3, "Ana Ruiz", iri=f"https://x.example/id/person/{0:012d}"), surely_one(3, "Ana María Ruiz")]
    one, other = surely_one(1, "Ana Ruiz"), surely_one(2, "Ana María Ruiz")
    assert clusters(propose([one, other], NOTHING, WHEN)) == {frozenset((one.iri, other.iri))}
    assert not any({one.iri, other.iri} <= group for group in clusters(propose([one, other, *apart], NOTHING, WHEN)))


def test_the_same_name_in_the_same_act_sentence_and_company_is_decided():
    assert len(propose([surely_one(1), surely_one(2)], NOTHING, WHEN).decisions) == 1


def test_two_people_of_one_document_are_never_made_one_even_through_a_third():
    one, twin, third = surely_one(1), surely_one(2, document="doc-1"), surely_one(3)
    found = propose([one, twin, third], NOTHING, WHEN)
    assert found.decisions == ()
    assert {(c.first.iri, c.second.iri) for c in found.open} == {(one.iri, third.iri), (twin.iri, third.iri)}
    merge = Decision(verdict=Verdict.SAME, subjects=(one.iri, third.iri), by="ada", when=WHEN)
    again = propose([one, twin, third, surely_one(4)], replay([merge]), WHEN)
    assert all(not {one.iri, twin.iri} <= cluster for cluster in clusters(again, merge))


@given(st.permutations([surely_one(1), surely_one(2), person(3), surely_one(4, "Noorzai Bilal"), person(5, "Li Na")]))
def test_the_order_of_the_records_changes_nothing(records):
    assert propose(records, NOTHING, WHEN) == propose(sorted(records, key=lambda t: t.iri), NOTHING, WHEN)


@given(st.sets(st.tuples(st.integers(1, 6), st.integers(1, 6)).filter(lambda p: p[0] < p[1]), max_size=6))
def test_what_a_person_said_is_different_is_never_crossed_by_the_program(pairs):
    records = {n: surely_one(n) for n in range(1, 7)}
    refused = [
        Decision(verdict=Verdict.DIFFERENT, subjects=(records[a].iri, records[b].iri), by="ann", when=WHEN)
        for a, b in sorted(pairs)
    ]
    made = clusters(propose(records.values(), replay(refused), WHEN), *refused)
    assert all(not set(d.subjects) <= cluster for d in refused for cluster in made)


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])
def test_a_pair_that_was_decided_is_not_proposed_again(verdict):
    one, other = person(1), person(2)
    decision = Decision(verdict=verdict, subjects=(one.iri, other.iri), by="ann", when=WHEN)
    found = propose([one, other], replay([decision]), WHEN)
    assert (found.decisions, found.open) == ((), ())


@pytest.mark.parametrize("kind", [Kind.PLACE, Kind.ORGANISATION])
def test_places_and_bodies_with_one_id_of_an_authority_are_one_and_with_two_are_not(kind):
    def record(number, authority):
        return person(number, "Northport", kind=kind, authority=frozenset({authority}))

    found = propose([record(1, "geo:1"), record(2, "geo:1"), record(3, "geo:2")], NOTHING, WHEN)
    assert clusters(found) == {frozenset({record(1, "").iri, record(2, "").iri})}


def test_an_id_of_an_authority_joins_no_people():
    assert propose([person(n, authority=frozenset({"q:1"})) for n in (1, 2)], NOTHING, WHEN).decisions == ()


def test_weights_that_are_no_numbers_are_reported_with_their_key(monkeypatch):
    monkeypatch.setattr(comparison_of_names, "resource_text", lambda _: "[thresholds]\nname_proposed = 'high'\n")
    load_weights.cache_clear()
    with pytest.raises(ResourceError, match=r"resolution\.toml: ValueError.*high"):
        load_weights()
    monkeypatch.undo()
    load_weights.cache_clear()


TEXTS = {
    "a.txt": "Police in Kano arrested the teacher Musa Ibrahim and the writer Grace Okafor on 4 March 2019. "
    "A court in Kano sentenced Musa Ibrahim to five years in prison on 6 June 2019.\n",
    "b.txt": "On 4 March 2019 the police in Kano arrested Ibrahim Musa and Grace Okafor. "
    "A court in Kano sentenced Ibrahim Musa to five years in prison on 6 June 2019.\n",
    "c.txt": "Police in Beijing arrested the lawyer Wang Wei on 7 July 2015.\n",
    "d.txt": "Wang Wei, a farmer, was arrested by police in Chengdu on 9 May 2003.\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    out = tmp_path_factory.mktemp("built") / "out"
    build([folder], out)
    return out


@pytest.fixture
def out(built, tmp_path):
    return shutil.copytree(built, tmp_path / "out")


def merged_names(out):
    with GraphStore.open(out) as store:
        names = {t.iri: t.name for t in traits_in(store) if t.kind is Kind.PERSON}
    found = ([names[s] for s in d.subjects if s in names] for d in read(ledger_of(out)))
    return sorted(sorted(pair) for pair in found if pair)


def test_one_person_in_two_spellings_is_found_and_two_people_of_one_name_stay_apart(out):
    assert main(["resolve", str(out)]) == 0
    assert merged_names(out) == [["Ibrahim Musa", "Musa Ibrahim"]]


def test_two_people_of_one_name_in_a_text_are_not_made_one_by_another_text(tmp_path):
    told = "was arrested by police in Kano on 3 May 2020 together with Ladi Musa, Oda Lind and Bo Chukwu."
    twins = f"Bilal Noorzai {told} Another man named Bilal Noorzai was arrested by police in Kano on 3 May 2020."
    (tmp_path / "a.txt").write_text(f"{twins}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Bilal Noorzai {told}\n", encoding="utf-8")
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    with GraphStore.open(tmp_path / "out") as store:
        assert len([t for t in traits_in(store) if t.name == "Bilal Noorzai"]) == 3
    assert main(["resolve", str(tmp_path / "out")]) == 0
    assert ["Bilal Noorzai", "Bilal Noorzai"] not in merged_names(tmp_path / "out")


def test_a_dry_run_writes_nothing(out, capsys):
    before = sorted(p.relative_to(out) for p in out.rglob("*"))
    assert main(["resolve", str(out), "--dry-run"]) == 0
    assert "nothing was written" in capsys.readouterr().out
    assert sorted(p.relative_to(out) for p in out.rglob("*")) == before
    assert read(ledger_of(out)) == ()


def test_a_second_run_adds_nothing(out):
    main(["resolve", str(out)])
    first = ledger_of(out).read_bytes()
    main(["resolve", str(out)])
    assert ledger_of(out).read_bytes() == first
