"""Scores against gold: names, claims and answers, on small made-up documents."""

import json
from pathlib import Path

import pytest

from rightsgraph.errors import InputError
from rightsgraph.evaluation import Score
from rightsgraph.evaluation.claims import score_claims
from rightsgraph.evaluation.gold import GoldDocument, read_gold
from rightsgraph.evaluation.names import score_names
from rightsgraph.evaluation.posts import score_posts
from rightsgraph.evaluation.profiles import score_profiles
from rightsgraph.evaluation.questions import score_question

SAMPLE_GOLD = Path(__file__).resolve().parent.parent / "data" / "samples" / "gold"
TEXT = "Police in Oruba arrested Tam Vel on 3 May. The Oruba Union says Vel was beaten. | More: Bel Mora sings"


def at(words, text=TEXT):
    return [text.index(words), text.index(words) + len(words)]


def participant(words, kind="person", name=None):
    start, end = at(words)
    return {"name": name or words, "kind": kind, "start": start, "end": end}


def claim(**changed):
    made = {
        "document": "a",
        "type": "arrest",
        "affected": [participant("Tam Vel")],
        "actor": [participant("Police", "group")],
        "place": [participant("Oruba", "place")],
        "date": "2021-05-03",
        "duration": None,
        "sentence": None,
        "charge": [],
        "status": "asserted",
        "said_by": [],
        "trigger": at("arrested"),
        "excerpt": at("Police in Oruba arrested Tam Vel on 3 May."),
    }
    return {**made, **changed}


def mention(words, kind, name=None, entity=None):
    start, end = at(words)
    text = TEXT[start:end]
    return {
        "document": "a",
        "kind": kind,
        "start": start,
        "end": end,
        "text": text,
        "name": name or words,
        "entity": entity or f"#{name or words}",
    }


@pytest.fixture
def gold(tmp_path):
    person = {
        "name": "Tam Vel",
        "kind": "person",
        "mentions": [at("Tam Vel"), [TEXT.index("Vel was"), TEXT.index("Vel was") + 3]],
    }
    place = {"name": "Oruba", "kind": "place", "mentions": [at("Oruba")]}
    union = {"name": "Oruba Union", "kind": "organisation", "mentions": [at("Oruba Union")], "optional": True}
    document = {"id": "a", "own": [[0, TEXT.index(" | More")]], "entities": [person, place, union], "claims": [claim()]}
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(document) + "\n", encoding="utf-8")
    return file


def names(gold, rows):
    return score_names(read_gold(gold).documents, rows)


def test_a_score_gives_precision_recall_and_f1_and_adds_up():
    score = Score(right=1, given=2, wanted=3) + Score(right=1, given=0, wanted=1)
    assert (score.precision, score.recall, score.f1) == (1.0, 0.5, pytest.approx(2 / 3))
    assert Score().f1 == Score().precision == Score().recall == 0.0


def test_an_entity_is_found_by_one_of_its_names_whatever_its_other_words(gold):
    rows = [mention("Tam Vel", "person"), mention("Oruba", "place")]
    scores = names(gold, rows)
    assert {kind: s.f1 for kind, s in scores.entities.items()} == {"person": 1.0, "organisation": 0.0, "place": 1.0}
    assert scores.mentions["person"] == Score(right=1, given=1, wanted=2)
    assert scores.missed == scores.wrong == scores.outside == ()


def test_the_right_words_with_the_wrong_kind_are_missed_and_wrong(gold):
    scores = names(gold, [mention("Tam Vel", "place"), mention("Oruba", "place")])
    assert scores.missed == ("a: person Tam Vel",)
    assert scores.wrong == ("a: place Tam Vel",)
    assert scores.entities["place"] == Score(right=1, given=2, wanted=1)


def test_an_optional_entity_counts_neither_way(gold):
    base = [mention("Tam Vel", "person"), mention("Oruba", "place")]
    with_it = names(gold, [*base, mention("The Oruba Union", "organisation", "Oruba Union")])
    assert with_it == names(gold, base)


def test_an_entity_split_in_two_is_wrong_once(gold):
    later = mention("Vel was", "person", "Vel") | {"text": "Vel", "end": TEXT.index("Vel was") + 3}
    scores = names(gold, [mention("Tam Vel", "person"), later, mention("Oruba", "place")])
    assert scores.entities["person"] == Score(right=1, given=2, wanted=1)
    assert scores.mentions["person"].f1 == 1.0


def test_a_mention_beyond_the_documents_own_text_is_listed(gold):
    scores = names(gold, [mention("Tam Vel", "person"), mention("Oruba", "place"), mention("Bel Mora", "person")])
    assert scores.outside == (f"a: person Bel Mora at {TEXT.index('Bel Mora')}",)


def test_the_same_claim_scores_full_and_nothing_scores_zero(gold):
    documents = read_gold(gold).documents
    full = score_claims(documents, [claim()])
    assert full.total == Score(right=1, given=1, wanted=1)
    assert full.attributes["date"].right == full.attributes["place"].right == 1
    assert full.types["arrest"].errors == ()
    none = score_claims(documents, [])
    assert none.total == Score(right=0, given=0, wanted=1)
    assert none.types["arrest"].errors == ("missed (1)",)


def test_the_commonest_error_of_a_type_names_what_it_was_taken_for(gold):
    scores = score_claims(read_gold(gold).documents, [claim(type="detention")])
    assert scores.types["arrest"].errors == ("read as detention (1)",)
    assert scores.total == Score(right=0, given=1, wanted=1)


def test_a_claim_is_matched_by_a_shared_name_and_its_attributes_are_counted_apart(gold):
    other = participant("Vel was", name="Vel")
    given = claim(affected=[other], actor=[], date=None, charge=["theft"], status="reported")
    scores = score_claims(read_gold(gold).documents, [given])
    assert scores.total.f1 == 1.0
    assert (scores.attributes["status"].has, scores.attributes["status"].right) == (1, 0)
    assert (scores.attributes["charge"].absent, scores.attributes["charge"].given_for_none) == (1, 1)
    assert (scores.attributes["date"].has, scores.attributes["date"].right) == (1, 0)


def test_a_claim_without_actor_and_affected_is_not_scored(gold):
    assert score_claims(read_gold(gold).documents, [claim(), claim(affected=[], actor=[])]).total.given == 1


def test_the_answer_to_a_question_leaves_out_free_wording_and_unnamed_groups():
    expected = "who,asOf,quote\nTam Vel,2021-05-03,he was held\nsix students,2021-05-03,they too\n"
    given = "?who,?asOf,?quote\r\nTam Vel,2021-05-03,held\r\n"
    score = score_question("still-detained", expected, given)
    assert score.answered
    assert score.score == Score(right=1, given=1, wanted=1)


def test_a_question_with_too_few_right_rows_is_not_answered_and_says_what_is_missing():
    score = score_question("held", "who,n\nA,1.0\nB,2\n", "who,n\nA,1\nC,2\n")
    assert not score.answered
    assert (score.missing, score.extra) == (("B | 2",), ("C | 2",))


def test_an_expected_table_of_free_wording_only_is_not_scored():
    score = score_question("reported", "who\nsix students\n", "who\n")
    assert not score.scored
    assert not score.answered


def test_the_gold_of_the_sample_is_whole_and_lies_in_its_text():
    gold = read_gold(SAMPLE_GOLD)
    (document,) = gold.documents
    text = (SAMPLE_GOLD.parent / document.id).read_bytes().decode()
    kinds = [e.kind for e in document.entities]
    assert [kinds.count(k) for k in ("person", "organisation", "place")] == [7, 9, 4]
    assert len(gold.questions) == 20
    assert gold.questions[0].name == "still-detained"
    for entity in document.entities:
        assert entity.mentions
        for start, end in entity.mentions:
            assert text[start:end][0].isalpha()
            assert any(a <= start and end <= b for a, b in document.own)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gold.json", "{", r"gold\.json:1: not JSON"),
        ("gold.jsonl", '{"id": "a"}\n{"entities": []}\n', r"gold\.jsonl:2: not a gold record"),
        ("gold.jsonl", '{"id": "a"}\n\n{"id":\n', r"gold\.jsonl:3: not JSON"),
        ("gold.jsonl", "[1]\n", r"gold\.jsonl:1: not a gold record"),
        ("gold.json", b"\xff\xfe{", "not UTF-8"),
        ("gold.txt", "hello", "no gold in it"),
    ],
)
def test_broken_gold_is_one_line_that_names_the_place(tmp_path, name, content, message):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError, match=message) as caught:
        read_gold(file)
    assert "\n" not in str(caught.value)


def test_gold_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        read_gold(tmp_path / "gold")


def test_rows_on_people_are_asked_value_by_value(tmp_path):
    row = {"name": "Tam Vel", "detention_date": "2021-05-03", "sentence": "P5Y", "province": "Oruba"}
    lines = [{"id": "a", "gold": row}, {"id": "b", "gold": {"name": "Bel Mora"}}, {"id": "c", "gold": None}]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    second = claim(date="2021-05-04", place=[], type="detention")
    scores = {s.value: s for s in score_profiles(read_gold(path).documents, [claim(), second])}
    assert (scores["person"].found, scores["person"].rows) == (1, 2)
    assert (scores["detention_date"].found, scores["detention_date"].given) == (1, 2)
    assert (scores["sentence"].found, scores["sentence"].given) == (0, 0)
    assert (scores["province"].found, scores["province"].rows) == (1, 1)


def test_relations_of_posts_count_once_and_only_for_people_that_the_gold_annotates(tmp_path):
    entities = [
        {"id": "T1", "type": "Person", "start": 10, "end": 20},
        {"id": "T2", "type": "Rank", "start": 0, "end": 9},
        {"id": "T3", "type": "Organization", "start": 30, "end": 40},
    ]
    relations = [
        {"type": "has_rank", "person": "T1", "other": "T2"},
        {"type": "is_posted", "person": "T1", "other": "T3"},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "entities": entities, "relations": relations}) + "\n", encoding="utf-8")
    given = [
        {"type": "rank", "person": [10, 20], "other": [0, 5]},
        {"type": "rank", "person": [10, 20], "other": [0, 5]},
        {"type": "rank", "person": [50, 60], "other": [45, 49]},
    ]
    scores = score_posts(read_gold(path).documents, [{"id": "a", "relations": given}])
    assert (scores["rank"].right, scores["rank"].given, scores["rank"].wanted) == (1, 2, 1)
    assert (scores["posted"].right, scores["posted"].given, scores["posted"].wanted) == (0, 0, 1)


def test_a_participant_that_a_reviewer_put_right_agrees_by_name():
    corrected = claim(affected=[{"name": "Tam Vel", "kind": "person", "start": None, "end": None}])
    gold = GoldDocument(id="a", claims=(claim(),))
    assert score_claims([gold], [corrected]).total.right == 1
