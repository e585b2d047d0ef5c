"""The command that walks a person through what the program could not decide: two records side by side, one key each.

Every answer is in the ledger at once, so nothing is lost when the terminal goes away.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from rightsgraph.cli.deciding import decision_of
from rightsgraph.cli.screen import printable
from rightsgraph.errors import InputError, UsageError
from rightsgraph.resolution import Verdict, append, apply_ledger, ledger_of, read, replay
from rightsgraph.resolution.dossiers import Dossier, dossier
from rightsgraph.store import GraphStore

__all__ = ["Question", "Review", "open_questions", "review"]

DONE = 0
_QUOTES = 8


@dataclass(frozen=True, slots=True)
class Question:
    """Two records that may be one: their dossiers, and what the program found."""

    first: Dossier
    second: Dossier
    similarity: float
    points: float
    evidence: tuple[str, ...]


def review(options: argparse.Namespace) -> int:
    """Ask about each open proposal, and apply the answers at the end."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise UsageError("review needs a terminal; for scripts: rightsgraph merge, rightsgraph split")
    questions = open_questions(options.out)
    if not questions:
        print(f"nothing to review; `rightsgraph resolve {options.out}` looks for records that may be one")
        return DONE
    app = Review(questions, options)
    app.run()
    apply_ledger(options.out)
    left = len(questions) - app.answered
    print(f"{app.answered:,} decided, {left:,} left; to see them: rightsgraph ledger {options.out}")
    return DONE


def open_questions(out: str | Path) -> tuple[Question, ...]:
    """Return the proposals of a build that nobody has decided yet, the surest first.

    UsageError when nothing has been proposed; InputError when the file of proposals is broken.
    """
    path = Path(out) / "proposals.jsonl"
    resolution = replay(read(ledger_of(out)))
    try:
        proposed = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    except FileNotFoundError as error:
        raise UsageError(f"{out}: nothing has been proposed yet; run: rightsgraph resolve {out}") from error
    except ValueError as error:
        raise InputError(f"{path}: broken; make it again: rightsgraph resolve {out}") from error
    found = []
    with GraphStore.open(out) as store:
        for said in proposed:
            one, other = sorted(said["records"])
            if (one, other) in resolution.decided or resolution.of(one) == resolution.of(other):
                continue
            first, second = dossier(store, one), dossier(store, other)
            if first is not None and second is not None:
                found.append(Question(first, second, said["similarity"], said["points"], tuple(said["evidence"])))
    return tuple(found)


class Review(App[None]):
    """The screen: the two records, what speaks for and against, and the keys."""

    CSS = """
    #head { padding: 0 1; height: auto; text-style: bold; }
    #evidence { padding: 0 1; height: auto; color: $text-muted; }
    #pair { height: 1fr; }
    .record { width: 1fr; border: round $primary; padding: 0 1; }
    #said { padding: 0 1; height: auto; color: $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "answer('same')", "same"),
        Binding("d", "answer('different')", "different"),
        Binding("u", "answer('unsure')", "unsure"),
        Binding("n,right,space", "move(1)", "next"),
        Binding("p,left", "move(-1)", "back"),
        Binding("z", "undo", "undo"),
        Binding("q,escape", "quit", "quit"),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, questions: Sequence[Question], options: argparse.Namespace) -> None:
        super().__init__()
        self._questions, self._options = questions, options
        self._at = 0
        self._answers: list[tuple[int, str, Verdict]] = []

    @property
    def answered(self) -> int:
        """How many questions have an answer that was not taken back."""
        return len(self._answers)

    def compose(self) -> ComposeResult:
        """Yield the parts of the screen."""
        yield Static(id="head", markup=False)
        yield Static(id="evidence", markup=False)
        with Horizontal(id="pair"):
            with VerticalScroll(classes="record"):
                yield Static(id="first", markup=False)
            with VerticalScroll(classes="record"):
                yield Static(id="second", markup=False)
        yield Static(id="said", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the first question."""
        self._show("")

    def action_answer(self, word: str) -> None:
        """Decide the question on the screen and go to the next."""
        given = {number: verdict for number, _, verdict in self._answers}
        if self._at in given:
            self._show(f"answered already: {given[self._at]}; z takes back the last answer")
            return
        question, verdict = self._questions[self._at], Verdict(word)
        decision = decision_of(self._options, verdict, question.first.iri, question.second.iri)
        append(ledger_of(self._options.out), [decision])
        self._answers.append((self._at, decision.id, verdict))
        refused = [c for c in replay(read(ledger_of(self._options.out))).conflicts if c.refused.id == decision.id]
        said = (
            "not merged: an earlier decision keeps them apart (rightsgraph ledger tells)" if refused else str(verdict)
        )
        self._at = min(self._at + 1, len(self._questions) - 1)
        self._show(f"the last one: {said}")

    def action_move(self, step: int) -> None:
        """Go to another question without an answer."""
        self._at = max(0, min(self._at + step, len(self._questions) - 1))
        self._show("")

    def action_undo(self) -> None:
        """Take back the last answer, and go back to its question."""
        if not self._answers:
            self._show("nothing to take back")
            return
        number, decision, verdict = self._answers.pop()
        append(ledger_of(self._options.out), [decision_of(self._options, Verdict.UNDO, decision)])
        self._at = number
        self._show(f"taken back: {verdict}")

    def _show(self, said: str) -> None:
        question = self._questions[self._at]
        given = next((v for number, _, v in self._answers if number == self._at), None)
        head = f"Are these one? {self._at + 1} of {len(self._questions)}"
        self._set("head", f"{head}{f' - answered: {given}' if given else ''}")
        found = "; ".join(question.evidence) or "nothing but the name"
        self._set("evidence", f"names {question.similarity:.2f} alike, {question.points:+.1f} points: {found}")
        self._set("first", _text(question.first))
        self._set("second", _text(question.second))
        self._set("said", said)

    def _set(self, where: str, text: str) -> None:
        self.query_one(f"#{where}", Static).update(printable(text))


def _text(record: Dossier) -> str:
    """Return a dossier as lines: names, document, facts, then the sentences."""
    lines = [record.name]
    if record.other_names:
        lines.append(f"also {', '.join(record.other_names)}")
    lines.append(", ".join(filter(None, (record.document, record.title, record.issued))))
    lines += ["", *(f"{name}: {value}" for name, value in record.facts)]
    lines += ["", *(f"“{quote}”\n" for quote in record.quotes[:_QUOTES])]
    if len(record.quotes) > _QUOTES:
        lines.append(f"... and {len(record.quotes) - _QUOTES} more sentences")
    return "\n".join(lines)
