"""A picture of a build by its name."""

from collections.abc import Sequence
from pathlib import Path

from rightsgraph import network
from rightsgraph.errors import UsageError
from rightsgraph.iris import fold
from rightsgraph.network.canvas import picture
from rightsgraph.network.days import first_day, last_day
from rightsgraph.pictures.happenings import Told, told, type_labels
from rightsgraph.store import GraphStore, opened

__all__ = ["PICTURES", "draw"]

PICTURES = ("network", "timeline", "counts", "map")
"""The names of the pictures."""


def draw(
    source: str | Path | GraphStore,
    name: str,
    path: str | Path,
    *,
    about: str = "",
    projection: str = "claims",
    since: str = "",
    until: str = "",
) -> None:
    """Draw a picture of a build (its folder, or its open store) into a `.png` or `.svg` file.

    `about` leaves what one person, body or group has a role in (a name in any case, or an IRI); of the network it is
    what is around them. `since` and `until` leave the events of a time. Raises UsageError for an unknown name, day,
    projection or ending, and when nobody is called so.
    """
    if name not in PICTURES:
        raise UsageError(f"{name!r}: no picture; choose one of {', '.join(PICTURES)}")
    if name == "network":
        graph = network.project(source, projection, since=since, until=until)
        network.draw(network.ego(graph, about) if about else graph, path)
        return
    with opened(source) as store:
        found = _chosen(told(store), about, first_day(since), last_day(until))
        if name == "counts":
            from rightsgraph.pictures.counts import counts_figure

            labels = type_labels(store)
            picture(path, lambda: counts_figure(found, labels))
        elif name == "timeline":
            from rightsgraph.pictures.timeline import timeline_figure

            picture(path, lambda: timeline_figure(found, about=about))
        else:
            from rightsgraph.pictures.places import located, map_figure

            places, lost = located(store, found)
            picture(path, lambda: map_figure(places, lost))


def _chosen(found: Sequence[Told], about: str, since: str, until: str) -> tuple[Told, ...]:
    """Return what has somebody in a role and touches the days given; what has no date touches none."""
    if about:
        named = fold(about)
        found = [t for t in found if any(agent == about or fold(agent) == named for agent in t.agents)]
        if not found:
            raise UsageError(f"{about!r}: nobody of that name has a role in what this build tells of")
    if since or until:
        found = [t for t in found if t.touches(since, until)]
    return tuple(found)
