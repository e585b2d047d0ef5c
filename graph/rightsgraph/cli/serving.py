"""`serve`: show a build on the web."""

import argparse

from rightsgraph.cli.screen import notice

__all__ = ["serve"]


def serve(options: argparse.Namespace) -> int:
    """Show a build until it is ended (Ctrl-C)."""
    from rightsgraph.server.serving import serve as show
    from rightsgraph.server.settings import Limits, Serving

    limits, usual = Limits(), Serving()
    settings = Serving(
        host=options.host,
        port=options.port,
        title=options.title or usual.title,
        origins=tuple(options.cors),
        names=tuple(options.name),
        url=options.url or "",
        limits=Limits(
            seconds=options.seconds,
            rows=options.rows,
            memory=options.memory * 1_000_000,
            workers=options.workers or limits.workers,
            queue=options.queue,
        ),
    )
    show(options.out, settings, notice)
    return 0
