"""Decisions: kept in a file that people merge, replayed in any order, never crossing what was said to be different."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightsgraph.errors import InputError
from rightsgraph.resolution import Decision, Verdict, append, line_of, read, replay

A, B, C, D, E = (f"https://data.example.org/id/person/{letter * 12}" for letter in "abcde")


def decided(verdict, *subjects, by="ada", day=1, **more):
    return Decision(verdict=Verdict(verdict), subjects=subjects, by=by, when=f"2026-01-{day:02}T00:00:00Z", **more)


def test_a_ledger_gives_back_what_was_added_and_takes_nothing_twice(tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    merge = decided("same", A, B, reason="one photograph", evidence=("both born in Tarn",))
    assert append(ledger, [merge, merge]) == (merge,)
    assert append(ledger, [merge]) == ()
    assert read(ledger) == (merge,)
    assert len(ledger.read_text(encoding="utf-8").splitlines()) == 1


def test_a_ledger_whose_last_line_has_no_end_is_not_glued_to_the_next(tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    append(ledger, [decided("same", A, B)])
    ledger.write_text(ledger.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    append(ledger, [decided("different", A, C)])
    assert len(read(ledger)) == 2


def test_two_branches_of_a_ledger_merge_by_keeping_both_sides_lines(tmp_path):
    ours, theirs = decided("same", A, B, day=2), decided("different", A, C, day=1)
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    one.write_text(line_of(ours) + line_of(theirs), encoding="utf-8")
    other.write_text(line_of(theirs) + line_of(ours) + line_of(theirs), encoding="utf-8")
    assert read(one) == read(other) == (theirs, ours)


def test_a_reason_may_hold_what_separates_lines_elsewhere(tmp_path):
    merge = decided("same", A, B, reason="one\u2028photograph\x85of both")
    append(tmp_path / "ledger.jsonl", [merge])
    assert read(tmp_path / "ledger.jsonl") == (merge,)


def test_no_ledger_is_no_decision(tmp_path):
    assert read(tmp_path / "ledger.jsonl") == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a decision"),
        ('{"verdict": "maybe", "subjects": ["a", "b"]}', "one of same, different"),
        ('{"verdict": "same", "subjects": ["a"], "by": "x", "when": "2026-01-01T00:00:00Z"}', "2 records"),
        ('{"verdict": "same", "subjects": ["a", "a"], "by": "x", "when": "2026-01-01T00:00:00Z"}', "2 records"),
        ('{"verdict": "same", "subjects": "ab", "by": "x", "when": "2026-01-01T00:00:00Z"}', "2 records"),
        ('{"verdict": "same", "subjects": ["a", "b"], "by": "", "when": "2026-01-01T00:00:00Z"}', "needs `by`"),
        ('{"verdict": "same", "subjects": ["a", "b"], "by": "x", "when": "yesterday"}', "2026-03-01T09:30:00Z"),
        ('{"verdict": "same", "subjects": ["a", "b"], "by": "x", "when": 3}', "2 records"),
        ('{"verdict": "same", "subjects": ["a", "b"], "by": "x", "who": "y"}', "keys"),
    ],
)
def test_a_broken_line_is_named_with_its_number(tmp_path, line, said):
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_text(line_of(decided("same", A, B)) + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2") as caught:
        read(ledger)
    assert said in str(caught.value)


def test_an_edited_line_is_refused(tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    said = json.loads(line_of(decided("different", A, B)))
    ledger.write_text(json.dumps(said | {"verdict": "same"}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="was edited"):
        read(ledger)


def test_the_first_record_of_the_first_merge_stands_for_all():
    resolution = replay([decided("same", C, A, day=3), decided("same", B, A, day=2)])
    assert resolution.canonical == {A: B, C: B}
    assert resolution.members() == {B: (A, C)}


def test_an_undone_decision_does_not_count_and_an_undone_undo_undoes_nothing():
    merge = decided("same", A, B)
    undo = decided("undo", merge.id, day=2)
    again = decided("undo", undo.id, day=3)
    assert replay([merge, undo]).canonical == {}
    assert replay([again, merge, undo]).canonical == {B: A}


def test_a_person_has_the_last_word_before_the_program_and_the_last_person_before_the_first():
    machine = decided("same", A, B, by="rightsgraph 0.1.0", day=9)
    assert replay([machine, decided("different", B, A)]).canonical == {}
    assert replay([machine, decided("unsure", B, A)]).canonical == {}
    assert replay([decided("different", A, B), decided("same", A, B, day=2)]).canonical == {B: A}


def test_a_merge_that_would_cross_a_difference_is_refused_and_explained():
    chain = [decided("same", A, B, day=2), decided("same", B, C, day=3)]
    no = decided("different", C, A, day=9)
    resolution = replay([*chain, no])
    assert resolution.canonical == {B: A}
    (conflict,) = resolution.conflicts
    assert (conflict.refused, conflict.forbidden_by) == (chain[1], no)
    assert set(conflict.chain) == set(chain)


def test_the_program_yields_to_people_when_both_cannot_be_right():
    machine = decided("same", A, B, by="rightsgraph 0.1.0", day=1)
    person, no = decided("same", B, C, day=5), decided("different", A, C, day=6)
    resolution = replay([machine, person, no])
    assert resolution.canonical == {C: B}
    assert [c.refused for c in resolution.conflicts] == [machine]


verdicts = st.sampled_from(["same", "same", "different", "unsure"])
pairs = st.sampled_from(list(itertools.permutations((A, B, C, D, E), 2)))
made = st.builds(
    lambda verdict, pair, by, day: decided(verdict, *pair, by=by, day=day),
    verdicts,
    pairs,
    st.sampled_from(["ada", "rightsgraph"]),
    st.integers(1, 28),
)


@settings(deadline=None)
@given(st.lists(made, max_size=14), st.randoms(use_true_random=False), st.data())
def test_any_order_of_decisions_holds_the_same_and_no_difference_is_crossed(decisions, random, data):
    undone = data.draw(st.lists(st.sampled_from(decisions), max_size=3)) if decisions else []
    decisions = [*decisions, *(decided("undo", d.id, day=28) for d in undone)]
    shuffled = random.sample(decisions, len(decisions))
    first, second = replay(decisions), replay(shuffled)
    assert first == second
    for (one, other), decision in first.decided.items():
        if decision.verdict is Verdict.DIFFERENT:
            assert first.of(one) != first.of(other)
    refused = {c.refused for c in first.conflicts}
    for decision in first.decided.values():
        if decision.verdict is Verdict.SAME and decision not in refused:
            assert first.of(decision.subjects[0]) == first.of(decision.subjects[1])
    for conflict in first.conflicts:
        assert conflict.forbidden_by.verdict is Verdict.DIFFERENT
        assert conflict.refused in conflict.chain
