"""A timeline: what is said to have happened, a row each, as exactly as it is dated and no more."""

import datetime
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rightsgraph.network.canvas import GREY, INK, figure_of, head
from rightsgraph.pictures.happenings import Told
from rightsgraph.pictures.looks import STATUS_LOOKS, legend_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["timeline_figure"]

_MOST = 45
_ROW = 0.27
_LEFT, _RIGHT, _TOP, _BOTTOM = 3.55, 2.25, 0.95, 0.8
_WIDTH = 11.0
_LABEL, _SPEAKERS = 52, 40
_SHORTEST = 0.008  # of the width: what a day takes at least, so that it can be seen


def timeline_figure(found: Sequence[Told], *, about: str = "") -> "Figure":
    """Return the picture of the dated events; of more than 45, those that most claims tell of, and it says so."""
    events = [t for t in found if t.is_event]
    dated = [t for t in events if any(t.begin) or any(t.end)]
    shown = sorted(dated, key=lambda t: (-sum(t.statuses.values()), t.iri))[:_MOST]
    shown.sort(key=lambda t: (_span(t)[0], _span(t)[1], t.iri))
    title = f"What is said of {about}" if about else "What is said to have happened"
    rest = f"{len(shown)} of {len(dated)} dated events" if len(shown) < len(dated) else f"{len(dated)} dated events"
    undated = len(events) - len(dated)
    size = (_WIDTH, _TOP + _ROW * max(len(shown), 2) + _BOTTOM)
    figure = figure_of(*size)
    line = f"{rest}; {undated} without a date are not shown. Claims, not established facts."
    head(figure, title, line, size=size)
    if not shown:
        return figure
    box = (_LEFT, _BOTTOM, size[0] - _LEFT - _RIGHT, _ROW * len(shown))
    axes = figure.add_axes((box[0] / size[0], box[1] / size[1], box[2] / size[0], box[3] / size[1]))
    _rows(axes, shown)
    used = [s for s in STATUS_LOOKS if any(s == status.value for t in shown for status in t.statuses)]
    handles = [*legend_of(s for s in used if s in {t.firmest.value for t in shown}), *_keys(shown)]
    figure.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(0.2 / size[0], 0.08 / size[1]),
        ncol=6,
        frameon=False,
        fontsize=8,
        columnspacing=1.4,
        handlelength=1.6,
    )
    return figure


def _span(one: Told) -> tuple[int, int]:
    """Return the first and last day that an event allows, as ordinals; one side may be all that is told."""
    days = [datetime.date.fromisoformat(d).toordinal() for d in (*one.begin, *one.end) if d]
    return min(days), max(days)


def _rows(axes: "Axes", shown: Sequence[Told]) -> None:
    spans = [_span(one) for one in shown]
    low, high = min(first for first, _ in spans), max(last for _, last in spans)
    margin = max((high - low) * 0.03, 20)
    low, high = low - int(margin), high + int(margin)
    shortest = (high - low) * _SHORTEST
    for row, (one, (first, last)) in enumerate(zip(shown, spans, strict=True)):
        if row % 2:
            axes.axhspan(row, row + 1, color="#f7f7f7", linewidth=0, zorder=0)
        look: dict[str, Any] = {**STATUS_LOOKS[one.firmest.value]}
        middle, length = (first + last) / 2, max(last - first + 1, shortest)
        begun, ended = bool(one.begin[0]), bool(any(one.end))
        lasting = one.begin[1] and one.end[0] and one.begin[1] < one.end[0]
        if last - first > 0 and not lasting:  # some time within: pale, with its limits
            axes.barh(row + 0.5, length, 0.34, left=middle - length / 2, alpha=0.45, zorder=2, **look)
            if last - first > shortest * 2:
                axes.vlines([first, last], row + 0.28, row + 0.72, color=GREY, linewidth=0.8, zorder=3)
        else:
            axes.barh(row + 0.5, length, 0.5, left=middle - length / 2, zorder=2, **look)
        arrow = {"arrowstyle": "-|>", "color": GREY, "linewidth": 0.9, "shrinkA": 0, "shrinkB": 0}
        if not ended:
            axes.annotate("", (last + shortest * 4, row + 0.5), (last + shortest * 0.4, row + 0.5), arrowprops=arrow)
        if not begun:
            axes.annotate("", (first - shortest * 4, row + 0.5), (first - shortest * 0.4, row + 0.5), arrowprops=arrow)
        words = textwrap.shorten(one.label, _LABEL, placeholder=" …")
        axes.text(
            -0.012,
            row + 0.5,
            words,
            ha="right",
            va="center",
            fontsize=7.5,
            color=INK,
            parse_math=False,
            transform=axes.get_yaxis_transform(),
        )
        axes.text(
            1.012,
            row + 0.5,
            _by(one),
            va="center",
            fontsize=6.8,
            color=GREY,
            parse_math=False,
            transform=axes.get_yaxis_transform(),
        )
    axes.set(xlim=(low, high), ylim=(len(shown), 0))
    axes.set_yticks([])
    ticks = _ticks(low, high)
    axes.set_xticks([day for day, _ in ticks], [name for _, name in ticks], fontsize=8, color=INK)
    axes.grid(axis="x", color="#e2e2e2", linewidth=0.7, zorder=1)
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _by(one: Told) -> str:
    """Return how firmly it is said and by whom, and when somebody denies it too."""
    also = [s.value for s in one.statuses if not s.happened]
    words = ", ".join([one.firmest.value, *(f"also {s}" for s in sorted(also))])
    names = "; ".join(sorted(one.speakers.get(one.firmest, ())))
    return textwrap.shorten(f"{words}: {names}" if names else words, _SPEAKERS, placeholder=" …")


def _ticks(low: int, high: int) -> list[tuple[int, str]]:
    first, last = datetime.date.fromordinal(low), datetime.date.fromordinal(high)
    years = last.year - first.year
    if years <= 1:
        months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
        days = [datetime.date(y, m, 1) for y, m in months]
        inside = [d for d in days if low <= d.toordinal() <= high]
        return [(d.toordinal(), d.strftime("%Y-%m")) for d in inside[:: -(-len(inside) // 9) or 1]]
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 500, 10_000) if years / s <= 10)
    starts = [y for y in range(first.year // step * step, last.year + 1, step) if y >= 1]
    days = [datetime.date(y, 1, 1) for y in starts]
    return [(d.toordinal(), str(d.year)) for d in days if low <= d.toordinal() <= high]


def _keys(shown: Sequence[Told]) -> list[Any]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    made: list[Any] = []
    if any(_span(t)[0] < _span(t)[1] for t in shown):
        made.append(Patch(facecolor="#9a9a9a", alpha=0.45, edgecolor=GREY, label="pale: some time within"))
    if any(not any(t.end) or not t.begin[0] for t in shown):
        made.append(Line2D([], [], color=GREY, marker=">", markersize=5, linewidth=0.9, label="no end (or start) told"))
    return made
