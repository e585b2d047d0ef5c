"""`rightsgraph plot`: one picture into one file."""

import argparse

from rightsgraph.cli.publishing import publish_picture, publishes

__all__ = ["plot"]

_DONE = 0


def plot(options: argparse.Namespace) -> int:
    """Draw a picture; 1 when a public one would have told a name."""
    from rightsgraph.pictures import draw

    if publishes(options):
        return publish_picture(options)
    draw(
        options.out,
        options.picture,
        options.output,
        about=options.about,
        projection=options.project,
        since=options.since,
        until=options.until,
    )
    return _DONE
