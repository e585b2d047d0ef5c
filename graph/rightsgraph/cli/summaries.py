"""The screens that follow a build and an evaluation, as rich tables."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rightsgraph.cli.screen import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from rightsgraph.evaluation import ClaimScores, Evaluation, NameScores, Score
    from rightsgraph.summary import Summary

__all__ = ["show_evaluation", "show_summary"]

_LISTED = 10
_MEASURES = ("P", "R", "F1", "right", "given", "gold")


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False, markup=False, soft_wrap=False)


def _table(title: str, *columns: str, words: str | None = None) -> "Table":
    """Return a table of one column of names, columns of numbers and, with `words`, a last one that may wrap."""
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim")
    for position, column in enumerate(columns):
        table.add_column(column, justify="right" if position else "left", no_wrap=True)
    if words is not None:
        table.add_column(words, overflow="fold")
    return table


_NAMED = {
    "person": ("person", "people"),
    "Violation": ("violation", "violations"),
    "Warning": ("warning", "warnings"),
    "Info": ("remark", "remarks"),
}


def _counted(number: int, name: str) -> str:
    singular, plural = _NAMED.get(name, (name, f"{name}s"))
    return f"{number:,} {singular if number == 1 else plural}"


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(_counted(n, kind) for kind, n in counts.items() if n) or "none"


def _statuses(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{n:,} {status}" for status, n in counts.items() if n)


def _size(number: int) -> str:
    return (
        f"{number / 1e6:,.1f} MB"
        if number >= 100_000
        else f"{number / 1e3:,.1f} kB"
        if number >= 1000
        else f"{number} B"
    )


def show_summary(summary: "Summary", out: str) -> None:
    """Print what was read, found, validated and written."""
    from rich.table import Table

    console = _console()
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    read = _counted(summary.documents, "document")
    if summary.repeated:
        read += f"; {_counted(len(summary.repeated), 'repeat')} counted once"
    if summary.unread:
        read += f"; {len(summary.unread):,} could not be read"
    grid.add_row("Read", read)
    if summary.unchanged:
        grid.add_row("", "nothing has changed since the build before; it stays as it is")
    elif summary.reused:
        grid.add_row("", f"{summary.reused:,} as in the build before, taken over")
    for names, what in (
        (summary.removed, "not given any more, so no longer in it (--keep would keep them)"),
        (summary.kept, "not given, but kept; to withdraw one: rightsgraph retract OUT NAME --reason ..."),
    ):
        if names:
            listed = ", ".join(map(one_line, names[:_LISTED])) + (", ..." if len(names) > _LISTED else "")
            grid.add_row("", f"{_counted(len(names), 'document')} {what}: {listed}")
    grid.add_row("Mentions", f"{sum(summary.mentions.values()):,}: {_kinds(summary.mentions)}")
    grid.add_row("Entities", f"{sum(summary.entities.values()):,}: {_kinds(summary.entities)}")
    happened = f"{_counted(summary.events, 'event')} and {_counted(summary.non_events, 'non-event')}"
    grid.add_row("Claims", f"{_counted(sum(summary.claims_by_type.values()), 'claim')} about {happened}")
    if summary.statistics or summary.facts:
        grid.add_row(
            "", f"{_counted(summary.statistics, 'statistic')}, {_counted(summary.facts, 'fact')} about an entity"
        )
    verdict = "conforms" if summary.conforms else f"{summary.withheld:,} statements withheld, see report.txt"
    grid.add_row("Validation", f"{verdict}; findings: {_kinds(summary.findings)}")
    rate = f" ({summary.documents / summary.seconds:,.1f} documents a second)" if summary.documents > 1 else ""
    grid.add_row("Written", f"{summary.statements:,} statements to {one_line(out)} in {summary.seconds:.1f} s{rate}")
    grid.add_row("", ", ".join(f"{name} {_size(size)}" for name, size in summary.files.items()))
    console.print(grid)
    if summary.claims:
        console.print()
        table = _table("Claims by type", "type", "claims", words="status")
        for kind, number in summary.claims_by_type.items():
            table.add_row(one_line(kind), f"{number:,}", _statuses(summary.claims[kind]))
        table.add_row(
            "all", f"{sum(summary.claims_by_type.values()):,}", _statuses(summary.claims_by_status), style="bold"
        )
        console.print(table)


def _row(score: "Score") -> tuple[str, ...]:
    if not score.given and not score.wanted:
        return ("–",) * 3 + ("0",) * 3
    figures = (score.precision, score.recall, score.f1)
    return (*(f"{100 * x:.1f}" for x in figures), f"{score.right:,}", f"{score.given:,}", f"{score.wanted:,}")


def _show_list(console: "Console", title: str, lines: tuple[str, ...], longest: int | None) -> None:
    if not lines:
        return
    shown = lines if longest is None else lines[:longest]
    console.print(f"{title} ({len(lines)}):", style="bold")
    for line in shown:
        console.print(f"  {one_line(line)}")
    if len(shown) < len(lines):
        console.print(f"  ... and {len(lines) - len(shown)} more; --errors lists all")


def _show_names(console: "Console", names: "NameScores", longest: int | None) -> None:
    from rightsgraph.evaluation import Score

    for title, scores in (
        ("Entities (a name once a document)", names.entities),
        ("Mentions (exact words)", names.mentions),
    ):
        table = _table(title, "kind", *_MEASURES)
        for kind, score in scores.items():
            table.add_row(kind, *_row(score))
        table.add_row("all", *_row(sum(scores.values(), Score())), style="bold")
        console.print(table)
        console.print()
    _show_list(console, "Missed", names.missed, longest)
    _show_list(console, "Wrong", names.wrong, longest)
    _show_list(console, "From outside the document's own text", names.outside, longest)
    if not names.outside:
        console.print("Nothing from outside the document's own text.")


def _show_claims(console: "Console", claims: "ClaimScores") -> None:
    console.print()
    table = _table(
        f"Claims of {_counted(claims.documents, 'document')}",
        "type",
        "F1",
        "right",
        "given",
        "gold",
        words="commonest errors",
    )
    for kind, scored in claims.types.items():
        _, _, *figures = _row(scored.score)
        table.add_row(one_line(kind), *figures, one_line(", ".join(scored.errors)))
    precision, recall, *figures = _row(claims.total)
    table.add_row("all", *figures, f"P {precision}  R {recall}", style="bold")
    console.print(table)
    console.print()
    table = _table("Attributes of the claims matched", "attribute", "right", "of", "part", "given for none", "of")
    for name, found in claims.attributes.items():
        part = f"{100 * found.right / found.has:.1f}" if found.has else "–"
        table.add_row(name, *map(str, (found.right, found.has, part, found.given_for_none, found.absent)))
    console.print(table)


def show_evaluation(evaluation: "Evaluation", *, errors: bool) -> None:
    """Print the figures; all that is missing and wrong with `errors`, else the first of it."""
    console = _console()
    longest = None if errors else _LISTED
    if evaluation.names is not None:
        _show_names(console, evaluation.names, longest)
    if evaluation.questions:
        console.print()
        table = _table("Questions", "question", "F1", "expected", "given", "common", "answered")
        for asked in evaluation.questions:
            score = asked.score
            verdict = "yes" if asked.answered else "no" if asked.scored else "not scored"
            figure = f"{score.f1:.2f}" if asked.scored else "–"
            table.add_row(one_line(asked.name), figure, *map(str, (score.wanted, score.given, score.right)), verdict)
        console.print(table)
        if errors:
            for asked in evaluation.questions:
                _show_list(console, f"{asked.name}: missing", asked.missing, None)
                _show_list(console, f"{asked.name}: not expected", asked.extra, None)
        scored = sum(q.scored for q in evaluation.questions)
        console.print(f"{evaluation.answered} of {scored} questions answered", style="bold")
    if evaluation.claims is not None:
        _show_claims(console, evaluation.claims)
    if evaluation.profiles:
        console.print()
        table = _table("Values of rows on people", "value", "rows", "found", "share", "given a row")
        for part in evaluation.profiles:
            share, each = f"{part.found / part.rows:.3f}", f"{part.given / part.rows:.2f}"
            table.add_row(part.value.replace("_", " "), f"{part.rows:,}", f"{part.found:,}", share, each)
        console.print(table)
    if evaluation.posts:
        _show_posts(console, evaluation.posts)


def _show_posts(console: "Console", posts: "Mapping[str, Score]") -> None:
    console.print()
    table = _table("Ranks, titles and bodies of people", "kind", *_MEASURES)
    total = sum(posts.values(), type(next(iter(posts.values())))())
    for kind, score in (*posts.items(), ("all", total)):
        figures = (f"{100 * figure:.1f}" for figure in (score.precision, score.recall, score.f1))
        table.add_row(kind, *figures, *map(str, (score.right, score.given, score.wanted)))
    console.print(table)
