"""The way of a document through the stages, and the sample that both SHACL engines check."""

import gc

import pytest

from rightsgraph import stages as module
from rightsgraph.config import Settings
from rightsgraph.engines.batches import Batch, attempt
from rightsgraph.stages import Disagreement, DocumentResult, Stages

TEXT = "Police arrested Ada Quill in Lisbon on 3 May 2021 after she posted an open letter."


@pytest.fixture(scope="module")
def stages():
    return Stages(Settings())


def test_a_result_is_the_same_after_it_was_packed(stages, make):
    (result,) = stages.results([make(TEXT)])
    assert "Ada Quill" in result.conforming
    assert DocumentResult.unpacked(result.packed()) == result


def test_what_a_document_gives_does_not_depend_on_those_before_it(stages, make):
    documents = [make(TEXT), make(TEXT.replace("Ada Quill", "Bela Rost")), make("")]
    alone = [result for document in documents for result in stages.results([document])]
    assert list(stages.results(documents)) == alone
    assert list(stages.results(reversed(documents))) == alone[::-1]


def test_parts_of_a_result_that_hold_any_character_are_the_same_after_they_were_packed():
    result = DocumentResult(id="0a", name="é\0\n\u2028", conforming='"\\n" 🙂', quarantined="", line="{}\n")
    assert DocumentResult.unpacked(result.packed()) == result


def test_what_is_at_work_is_left_alone_by_the_collector_and_the_rest_is_as_it_was(stages, make):
    before = gc.get_threshold()
    results = stages.results([make(TEXT), make("")])
    next(results)
    assert gc.get_threshold() > before
    results.close()
    assert gc.get_threshold() == before


def test_both_engines_check_the_sample_and_a_disagreement_is_reported(stages, make, monkeypatch):
    monkeypatch.setattr(module, "_SAMPLED", 1)
    (result,) = stages.results([make(TEXT)])
    assert result.conforming
    assert stages._reference is not None
    monkeypatch.setattr(stages._reference, "check", lambda nquads: ())
    with pytest.raises(Disagreement, match="the two SHACL engines disagree on "):
        list(stages.results([make(TEXT)]))
    (reason,) = attempt(stages, Batch((make(TEXT),)))
    assert "a defect in rightsgraph (Disagreement: the two SHACL engines disagree on" in reason
