"""Claims by year and type of act: a table of those that say it happened, and bars of all by status."""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rightsgraph.network.canvas import GREY, INK, figure_of, head
from rightsgraph.pictures.happenings import FIRM, Told
from rightsgraph.pictures.looks import NOT_FIRM, STATUS_LOOKS, legend_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["counts_figure"]

_TYPES = 18  # rows; the rarer types are one row
_COLUMNS = 14
_SPANS = (1, 2, 5, 10, 25, 50, 100)
_CELL = (0.36, 0.3)
_LEFT, _RIGHT, _TOP, _BOTTOM = 2.35, 2.7, 1.75, 1.3
_UNDATED = "no year"


def counts_figure(found: Sequence[Told], labels: dict[str, str]) -> "Figure":
    """Return the picture of counts; a claim counts once for each type of its event."""
    if not found:
        figure = figure_of(7.5, 2.0)
        head(figure, _TITLE, "no claim about an event is in this build", size=(7.5, 2.0))
        return figure
    row_of = _rows(found, labels)
    rows = sorted(set(row_of.values()), key=lambda name: (name == _OTHER, -_total(found, row_of, name), name))
    columns, column_of = _columns([t.year for t in found if t.is_event])
    table: defaultdict[tuple[str, str], int] = defaultdict(int)
    by_row: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_column: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        column = column_of(one.year)
        for status, number in one.statuses.items():
            for name in {row_of[t] for t in one.types}:
                by_row[name][status.value] += number
                if status.happened:
                    table[name, column] += number
            if status.happened:
                by_column[column][status.value] += number
    width = _LEFT + _CELL[0] * len(columns) + 0.35 + _RIGHT
    size = (max(width, 8.6), _TOP + _CELL[1] * len(rows) + _BOTTOM)
    claims = sum(sum(t.statuses.values()) for t in found)
    figure = figure_of(*size)
    head(figure, _TITLE, f"{claims:,} claims, one of several types once for each. {_CAPTION}", size=size)
    grid = _axes(figure, size, (_LEFT, _BOTTOM, _CELL[0] * len(columns), _CELL[1] * len(rows)))
    _heat(grid, rows, columns, table)
    above = _axes(figure, size, (_LEFT, size[1] - _TOP + 0.06, _CELL[0] * len(columns), 0.72))
    _above(above, columns, by_column)
    beside = _axes(figure, size, (_LEFT + _CELL[0] * len(columns) + 0.35, _BOTTOM, _RIGHT - 0.75, _CELL[1] * len(rows)))
    _beside(beside, rows, by_row)
    used = [s for s in STATUS_LOOKS if any(s in counter for counter in by_row.values())]
    figure.legend(
        handles=legend_of(used),
        loc="lower left",
        bbox_to_anchor=(0.2 / size[0], 0.1 / size[1]),
        ncol=5,
        frameon=False,
        fontsize=8,
        columnspacing=1.4,
        handlelength=1.3,
    )
    return figure


_OTHER = "other types"
_TITLE = "Claims by year and type of act"
_CAPTION = "Counts are of what was written, not of what happened: they measure coverage."


def _rows(found: Sequence[Told], labels: dict[str, str]) -> dict[str, str]:
    """Return the row of each type: its own name, or that of the rest."""
    totals: Counter[str] = Counter()
    for one in found:
        for kind in one.types:
            totals[kind] += sum(one.statuses.values())
    ranked = sorted(totals, key=lambda kind: (-totals[kind], kind))
    kept = ranked if len(ranked) <= _TYPES else ranked[: _TYPES - 1]
    return {kind: (labels.get(kind, kind) if kind in kept else _OTHER) for kind in ranked}


def _total(found: Sequence[Told], row_of: dict[str, str], name: str) -> int:
    return sum(sum(t.statuses.values()) for t in found if name in {row_of[k] for k in t.types})


def _columns(years: Sequence[int | None]) -> tuple[list[str], "Callable[[int | None], str]"]:
    """Return the columns, years or spans of years, and the column of a year; the last one is of what has none."""
    known = sorted(y for y in years if y is not None)
    if not known:
        return [_UNDATED], lambda _: _UNDATED
    low = known[len(known) // 100]  # a lone year long before all others would stretch the table
    span = next((s for s in _SPANS if known[-1] // s - low // s < _COLUMNS), _SPANS[-1])
    starts = [s * span for s in range(low // span, known[-1] // span + 1)]
    names = {s: str(s) if span == 1 else f"{s}-{str(s + span - 1)[-2:]}" for s in starts}
    early = f"before {starts[0]}"
    columns = [*([early] if known[0] < starts[0] else []), *names.values(), _UNDATED]

    def column(year: int | None) -> str:
        if year is None or year > starts[-1] + span - 1:
            return _UNDATED
        return early if year < starts[0] and early in columns else names.get(year // span * span, _UNDATED)

    return columns, column


def _axes(figure: "Figure", size: tuple[float, float], box: tuple[float, float, float, float]) -> "Axes":
    return figure.add_axes((box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]))


def _heat(axes: "Axes", rows: list[str], columns: list[str], table: dict[tuple[str, str], int]) -> None:
    from matplotlib import colormaps

    most = max(table.values(), default=1)
    shades = colormaps["Blues"]
    for y, row in enumerate(rows):
        for x, column in enumerate(columns):
            number = table.get((row, column), 0)
            share = (number / most) ** 0.5
            colour = shades(0.12 + 0.78 * share) if number else "#f6f6f6"
            axes.fill_between((x + 0.02, x + 0.98), y + 0.04, y + 0.96, color=colour, linewidth=0)
            if number:
                ink = "white" if share > 0.62 else INK
                axes.text(x + 0.5, y + 0.5, f"{number}", ha="center", va="center", fontsize=7, color=ink)
    axes.set(xlim=(0, len(columns)), ylim=(len(rows), 0))
    axes.set_xticks([n + 0.5 for n in range(len(columns))], columns, fontsize=7.5, rotation=90, color=INK)
    wrapped = [textwrap.fill(row, 28) for row in rows]
    axes.set_yticks([n + 0.5 for n in range(len(rows))], wrapped, fontsize=8, color=INK, linespacing=0.95)
    axes.tick_params(length=0, pad=4)
    _bare(axes)


def _above(axes: "Axes", columns: list[str], counts: dict[str, Counter[str]]) -> None:
    heights = [0.0] * len(columns)
    for status in FIRM:  # what has no year stands in the table alone: its bar would press all others down
        values = [counts[c][status.value] if c in counts and c != _UNDATED else 0 for c in columns]
        axes.bar([n + 0.5 for n in range(len(columns))], values, 0.8, bottom=heights, **STATUS_LOOKS[status.value])
        heights = [h + v for h, v in zip(heights, values, strict=True)]
    for n, height in enumerate(heights):
        if height:
            axes.text(n + 0.5, height, f"{height:.0f}", ha="center", va="bottom", fontsize=6.5, color=GREY)
    axes.set(xlim=(0, len(columns)), ylim=(0, max([1.0, *heights]) * 1.25))
    axes.set_xticks([])
    axes.set_yticks([])
    _bare(axes)


def _beside(axes: "Axes", rows: list[str], counts: dict[str, Counter[str]]) -> None:
    widths, left = [0.0] * len(rows), [0.0] * len(rows)
    places = [n + 0.5 for n in range(len(rows))]
    for status in (*(s.value for s in FIRM), *NOT_FIRM):
        values = [counts[r][status] for r in rows]
        if status in NOT_FIRM:  # to the other side: what is denied, asked for or possible adds to no count
            left = [before - v for before, v in zip(left, values, strict=True)]
            axes.barh(places, values, 0.72, left=left, **STATUS_LOOKS[status])
        else:
            axes.barh(places, values, 0.72, left=widths, **STATUS_LOOKS[status])
            widths = [before + v for before, v in zip(widths, values, strict=True)]
    span = max([1.0, *widths]) - min([0.0, *left])
    for place, width, less in zip(places, widths, left, strict=True):
        axes.text(width + span * 0.02, place, f"{width:.0f}", va="center", fontsize=7, color=GREY)
        if less:
            axes.text(less - span * 0.02, place, f"{-less:.0f}", va="center", ha="right", fontsize=7, color=GREY)
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set(xlim=(min([0.0, *left]) - span * 0.14, max([1.0, *widths]) + span * 0.16), ylim=(len(rows), 0))
    axes.set_yticks([])
    axes.set_xticks([])
    words = "right of the line: said to have happened\nleft: denied, asked for or only possible"
    low = axes.get_xlim()[0]
    axes.text(low, len(rows) + 0.25, words, fontsize=7, color=GREY, va="top", linespacing=1.25)
    _bare(axes)


def _bare(axes: "Axes") -> None:
    for side in axes.spines.values():
        side.set_visible(False)
