"""`--audience public` of `export` and `network`. Nothing is left at the places to write when a name was found."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rightsgraph.cli.networks import measured_table, shaped
from rightsgraph.cli.screen import notice, output
from rightsgraph.errors import LeakError, UsageError

if TYPE_CHECKING:
    from rightsgraph.publishing import PublicGraph

__all__ = ["public", "publish_export", "publish_network", "publish_picture", "publishes"]

_PUBLISHED, _LEAK = 0, 1


def publishes(options: argparse.Namespace) -> bool:
    """Return whether a public data set is asked for; UsageError when only its options are given, or not its key."""
    if options.audience != "public":
        if any(value is not None for value in (options.key, options.policy, options.map)):
            raise UsageError("--key, --policy and --map belong to --audience public; add it, or leave them out")
        return False
    if options.key is None:
        raise UsageError("--audience public needs --key FILE; make one with `rightsgraph key FILE`")
    return True


def publish_export(options: argparse.Namespace) -> int:
    """Write a public data set in a format of `export`."""
    targets = [options.output]
    try:
        with public(options, targets) as graph, output(options.output) as stream:
            graph.export(options.format, stream)
            _write_map(options, graph)
    except LeakError as error:
        return _refused(error, targets)
    return _PUBLISHED


def publish_network(options: argparse.Namespace) -> int:
    """Write and draw a public network."""
    targets = [options.output, options.plot]
    try:
        with public(options, targets) as graph:
            made = shaped(graph.project(options.project, since=options.since, until=options.until), options)
            if options.plot is not None:
                graph.draw(made, options.plot)
            if options.format is not None:
                with output(options.output) as stream:
                    graph.write_network(made, options.format, stream)
            elif options.measures:
                text = measured_table(made, options.engine).encode()
                with output(options.output) as stream:
                    stream.write(graph.checked(text, "table"))
            _write_map(options, graph)
    except LeakError as error:
        return _refused(error, targets)
    return _PUBLISHED


def publish_picture(options: argparse.Namespace) -> int:
    """Draw a public picture."""
    targets = [options.output]
    try:
        with public(options, targets) as graph:
            graph.picture(
                options.picture,
                options.output,
                about=options.about,
                projection=options.project,
                since=options.since,
                until=options.until,
            )
            _write_map(options, graph)
    except LeakError as error:
        return _refused(error, targets)
    return _PUBLISHED


@contextmanager
def public(options: argparse.Namespace, targets: list[str | None]) -> "Iterator[PublicGraph]":
    """Yield the public data set that is asked for, when its key and map lie outside and no target tells a name."""
    from rightsgraph.publishing import outside, published, read_key, read_policy

    folders = [options.out, *(str(Path(t).absolute().parent) for t in targets if t not in (None, "-") and t)]
    outside(options.key, folders, "the key")
    if options.map is not None:
        outside(options.map, folders, "the map of who is who")
    key, policy = read_key(options.key), read_policy(options.policy)
    with published(options.out, key, policy) as graph:
        for target in targets:
            if target not in (None, "-") and target:
                graph.check_name(target)
        yield graph


def _write_map(options: argparse.Namespace, graph: "PublicGraph") -> None:
    if options.map is not None:
        graph.write_map(options.map)


def _refused(error: LeakError, targets: list[str | None]) -> int:
    """Remove what stands at the places to write, an earlier export too: it may tell the same name."""
    for target in targets:
        if target not in (None, "-") and target and Path(target).is_file():
            Path(target).unlink()
    notice(f"rightsgraph: {error}")
    return _LEAK
