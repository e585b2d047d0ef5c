"""`serve`: show a build on the web."""

import argparse

from rightsgraph.cli.publishing import public, publishes
from rightsgraph.cli.screen import notice
from rightsgraph.errors import LeakError

__all__ = ["serve"]


def serve(options: argparse.Namespace) -> int:
    """Show a build until it is ended (Ctrl-C); 1 when a public one would have told a name."""
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
        pseudonymous=publishes(options),
        limits=Limits(
            seconds=options.seconds,
            rows=options.rows,
            memory=options.memory * 1_000_000,
            workers=options.workers or limits.workers,
            queue=options.queue,
        ),
    )
    if not publishes(options):
        show(options.out, settings, notice)
        return 0
    from rightsgraph.server.publicly import public_build
    from rightsgraph.server.site import base_of

    try:
        with public(options, []) as graph, public_build(graph, base_of(options.out)) as out:
            if options.map is not None:
                graph.write_map(options.map)
            show(out, settings, notice)
    except LeakError as error:
        notice(f"rightsgraph: {error}")
        return 1
    return 0
