"""How a status looks in every picture, so that an allegation never looks like what is said as fact."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from rightsgraph.records import Status

__all__ = ["NOT_FIRM", "STATUS_LOOKS", "legend_of"]

NOT_FIRM = tuple(status.value for status in Status if not status.happened)
"""The statuses that do not say that something happened."""

# Okabe and Ito's colours; hatching says the same to those who see no colours, and on a printer without them.
STATUS_LOOKS: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        "asserted": {"facecolor": "#0072B2", "edgecolor": "white", "linewidth": 0.4},
        "reported": {"facecolor": "#56B4E9", "edgecolor": "white", "linewidth": 0.4, "hatch": "////"},
        "alleged": {"facecolor": "#E69F00", "edgecolor": "white", "linewidth": 0.4, "hatch": "...."},
        "denied": {"facecolor": "#D55E00", "edgecolor": "white", "linewidth": 0.4},
        "negated": {"facecolor": "#F0B89A", "edgecolor": "white", "linewidth": 0.4},
        "requested": {"facecolor": "#CC79A7", "edgecolor": "white", "linewidth": 0.4},
        "possible": {"facecolor": "#BBBBBB", "edgecolor": "white", "linewidth": 0.4},
        "opinion": {"facecolor": "#E4E4E4", "edgecolor": "#999999", "linewidth": 0.4},
    }
)
"""Colours and hatching of a patch, by status."""

_WORDS = {
    "asserted": "said as fact",
    "reported": "reported",
    "alleged": "alleged",
    "denied": "denied",
    "negated": "said not to have happened",
    "requested": "asked for",
    "possible": "possible",
    "opinion": "an opinion",
}


def legend_of(statuses: Iterable[str]) -> list[Any]:
    """Return the keys of a legend."""
    from matplotlib.patches import Patch

    return [Patch(label=_WORDS[status], **STATUS_LOOKS[status]) for status in statuses]
