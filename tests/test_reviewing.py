"""The review in the terminal: driven by its keys, on the real application."""

import argparse
import asyncio
import json
import shutil

import pytest

from rightsgraph.cli import main
from rightsgraph.cli.reviewing import Review, open_questions
from rightsgraph.errors import InputError, UsageError
from rightsgraph.pipeline import build
from rightsgraph.resolution import Verdict, ledger_of, read, replay

TEXTS = {
    "a.txt": "The teacher Ana Ruiz was arrested in [red]Lagos[/red] on 3 May 2020.\n",
    "b.txt": "Bo Ek was arrested in 2021. Ana Ruiz was released on 5 June 2020.\n",
    "c.txt": "Bo Ek was sentenced to five years in prison on 5 June 2022.\n",
}


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("review")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([folder / name for name in TEXTS], folder / "out")
    assert main(["resolve", str(folder / "out")]) == 0
    return folder / "out"


@pytest.fixture
def out(proposed, tmp_path):
    return shutil.copytree(proposed, tmp_path / "out")


def walked(out, *keys):
    """The application after these keys, and what its screen says."""
    questions = open_questions(out)
    app = Review(questions, argparse.Namespace(out=out, by="ada", reason=""))

    async def walk():
        async with app.run_test(size=(110, 32)) as pilot:
            for key in keys:
                await pilot.press(key)
            await pilot.pause()
            return {name: str(app.query_one(f"#{name}").render()) for name in ("head", "first", "second", "said")}

    return app, asyncio.run(walk())


def test_what_was_proposed_is_shown_side_by_side_with_the_quotes(out):
    assert len(open_questions(out)) == 2
    _, shown = walked(out)
    assert shown["head"] == "Are these one? 1 of 2"
    _, other = walked(out, "n")
    both = "".join((*shown.values(), *other.values()))
    assert "[red]Lagos[/red]" in both  # markup of the text is text
    assert "occupation: teacher" in both
    assert "“Bo Ek was sentenced to five years in prison on 5 June 2022.”" in both


def test_answers_are_in_the_ledger_at_once_and_can_be_taken_back(out):
    app, shown = walked(out, "s", "d", "z")
    assert app.answered == 1
    assert "taken back: different" in shown["said"]
    decisions = read(ledger_of(out))
    assert sorted(d.verdict for d in decisions) == ["different", "same", "undo"]
    assert all(d.by == "ada" for d in decisions)
    assert len(replay(decisions).canonical) == 1
    assert len(open_questions(out)) == 1


def test_an_answer_taken_back_and_given_again_at_once_counts(out, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    walked(out, "s", "z", "s", "z", "s")
    decisions = read(ledger_of(out))
    assert len({d.id for d in decisions}) == 5
    assert [d.verdict for d in replay(decisions).decided.values()] == [Verdict.SAME]


def test_a_question_is_answered_once_and_nothing_is_taken_back_twice(out):
    _, shown = walked(out, "u", "p", "s")
    assert "answered already: unsure" in shown["said"]
    assert [d.verdict for d in read(ledger_of(out))] == [Verdict.UNSURE]
    assert open_questions(out)
    app, shown = walked(out, "z")
    assert shown["said"] == "nothing to take back"
    assert app.answered == 0


def test_the_keys_do_not_leave_the_list(out):
    assert walked(out, "p", "p")[1]["head"].startswith("Are these one? 1 of")
    assert walked(out, "n", "n", "n")[1]["head"].startswith("Are these one? 2 of 2")


def test_what_was_decided_elsewhere_is_not_asked_again(out):
    first = json.loads((out / "proposals.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert main(["split", str(out), *first["records"], "--by", "bo"]) == 0
    assert len(open_questions(out)) == 1


def test_a_review_without_a_terminal_proposals_or_whole_ones_says_so(out, tmp_path, capsys):
    assert main(["review", str(out)]) == 2
    assert "needs a terminal" in capsys.readouterr().err
    (out / "proposals.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(InputError, match="make it again"):
        open_questions(out)
    (out / "proposals.jsonl").unlink()
    with pytest.raises(UsageError, match="rightsgraph resolve"):
        open_questions(out)
