"""How every picture is made: the same bytes each time, the same fonts and colours, nothing from the user's settings."""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightsgraph.errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["GREY", "INK", "figure_of", "head", "picture"]

INK, GREY = "#222222", "#555555"


def picture(path: str | Path, make: "Callable[[], Figure]") -> None:
    """Write the figure that `make` returns as `.png` or `.svg`, whole or not at all; UsageError on another ending.

    Letters that the installed fonts lack show as boxes in a PNG; an SVG holds the text itself.
    """
    path = Path(path)
    kind = path.suffix.lower().removeprefix(".")
    if kind not in ("png", "svg"):
        raise UsageError(f"{path}: a drawing ends in .png or .svg")
    import matplotlib as mpl

    settings: dict[Any, Any] = {"svg.hashsalt": "rightsgraph", "svg.fonttype": "none", "font.family": _fonts()}
    defaults: Any = mpl.rcParamsDefault  # and not the settings of whoever runs it
    aside = path.with_name(f".{path.name}.partial")
    with mpl.rc_context({**defaults, **settings}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        warnings.filterwarnings("ignore", category=mpl.MatplotlibDeprecationWarning)
        made = make()
        metadata: dict[str, Any] = {"Date": None, "Creator": "rightsgraph"} if kind == "svg" else {"Software": None}
        try:
            made.savefig(aside, format=kind, dpi=150, metadata=metadata)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def figure_of(width: float, height: float) -> "Figure":
    """Return an empty white figure of a size in inches."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def head(figure: "Figure", title: str, *below: str, size: tuple[float, float], margin: float = 0.35) -> "Axes":
    """Write the title and the lines below it; return axes over the whole figure in inches, without a frame."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, size[0]), ylim=(0, size[1]))
    axes.axis("off")
    axes.text(margin, size[1] - 0.3, title, fontsize=12, fontweight="bold", va="center", parse_math=False, color=INK)
    for number, line in enumerate(below):
        axes.text(margin, size[1] - 0.55 - 0.19 * number, line, fontsize=8.5, color=GREY, va="center", parse_math=False)
    return axes


def _fonts() -> list[str]:
    """Return the font that matplotlib brings, then those installed that know more scripts."""
    from matplotlib.font_manager import fontManager

    wider = ("Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai", "FreeSans")
    known = {font.name for font in fontManager.ttflist}
    return ["DejaVu Sans", *(name for name in wider if name in known)]
