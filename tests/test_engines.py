"""Workers that die, hang or stumble over one document: it is tried again, reported, and costs nothing else."""

import os
import signal
import time

import pytest

from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.engines import Lost, Packed, local
from rightsgraph.errors import ModelError, StoreError
from rightsgraph.stages import DocumentResult

RUN = Run(settings=Settings(), model="a model", model_version="1", model_sha256="00")


class Stages:
    """Stages that do what a document tells them to: real parts do not fail on demand."""

    def __init__(self, settings):
        self.run = RUN

    def results(self, documents):
        for document in documents:
            order, _, argument = document.text.partition(" ")
            if order == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            elif order == "die-once":
                try:
                    os.close(os.open(argument, os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    pass
                else:
                    os.kill(os.getpid(), signal.SIGKILL)
            elif order == "hang":
                time.sleep(60)
            elif order == "stumble":
                raise ZeroDivisionError(argument)
            elif order == "refuse":
                raise ModelError("no model: install one")
            yield DocumentResult(
                id=document.id, name=document.name, conforming=document.text, quarantined="", line=str(os.getpid())
            )


@pytest.fixture(params=[1, 2])
def engine(request, monkeypatch):
    """An engine over the stages above, in this process and in workers."""
    monkeypatch.setattr("rightsgraph.engines.single.Stages", Stages)
    monkeypatch.setattr("rightsgraph.engines.workers.Stages", Stages)
    return lambda **options: local(workers=request.param, **options)(Settings())


@pytest.fixture
def workers(monkeypatch):
    monkeypatch.setattr("rightsgraph.engines.workers.Stages", Stages)
    return lambda **options: local(workers=2, **options)(Settings())


def outcomes(engine, documents):
    """The texts that were done, and the reasons by the texts that were not."""
    done, lost = [], {}
    for outcome in engine.results(documents):
        if isinstance(outcome, Lost):
            lost[outcome.document.text] = outcome.reason
        else:
            assert isinstance(outcome, Packed)
            result = DocumentResult.unpacked(outcome.data)
            assert (result.id, result.conforming) == (outcome.document.id, outcome.document.text)
            done.append(result.conforming)
    return sorted(done), lost


def test_every_document_is_done_once(engine, make):
    texts = sorted(f"text {number}" for number in range(100))
    assert outcomes(engine(), [make(text) for text in texts]) == (texts, {})


def test_documents_are_taken_only_as_they_are_needed(engine, make):
    taken = []

    def documents():
        for number in range(1000):
            taken.append(number)
            yield make(f"text {number}")

    results = engine().results(documents())
    next(results)
    assert len(taken) < 100
    results.close()


def test_a_defect_costs_its_document_alone(engine, make):
    texts = [f"text {number}" for number in range(20)]
    done, lost = outcomes(engine(), [make(text) for text in (*texts, "stumble twice")])
    assert done == sorted(texts)
    assert list(lost) == ["stumble twice"]
    assert "a defect in rightsgraph (ZeroDivisionError: twice); please report it" in lost["stumble twice"]


def test_what_is_wrong_with_the_installation_ends_the_build(engine, make):
    with pytest.raises(ModelError, match="no model: install one"):
        outcomes(engine(), [make("refuse")])


def test_a_document_that_takes_too_long_is_given_up(engine, make):
    texts = [f"text {number}" for number in range(5)]
    done, lost = outcomes(engine(time_limit=0.3), [make(text) for text in ("hang", *texts)])
    assert done == texts
    assert lost == {"hang": "took longer than 0.3 seconds; raise --time-limit, or split it"}


def test_a_document_that_kills_its_worker_is_reported_and_the_others_are_done(workers, make):
    texts = [f"text {number}" for number in range(40)]
    done, lost = outcomes(workers(), [make(text) for text in (*texts[:20], "die", *texts[20:])])
    assert done == sorted(texts)
    assert lost == {"die": "the process that read it died twice (SIGKILL); leave it out, or split it"}


def test_a_document_whose_worker_dies_once_is_done_by_another(workers, make, tmp_path):
    text = f"die-once {tmp_path / 'dead'}"
    assert outcomes(workers(), [make(text)]) == ([text], {})
    assert (tmp_path / "dead").exists()


def test_workers_that_all_die_stop_the_build(workers, make):
    with pytest.raises(StoreError, match=r"workers died one after the other \(SIGKILL\); memory may be short"):
        outcomes(workers(), [make(f"die {number}") for number in range(40)])


def test_no_worker_is_left_when_the_results_are_not_wanted_any_more(workers, make):
    results = workers().results([make(f"text {number}") for number in range(40)])
    first = next(results)
    results.close()
    worker = int(DocumentResult.unpacked(first.data).line)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
