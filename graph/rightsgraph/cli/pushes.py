"""`rightsgraph push`: a build, or its public data set, to a Graph Store server."""

import argparse
from typing import TYPE_CHECKING

from rightsgraph.cli.publishing import public, publishes
from rightsgraph.cli.screen import notice, progress
from rightsgraph.errors import LeakError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rightsgraph.pushing import Pushed
    from rightsgraph.store import GraphStore

__all__ = ["push"]

_DONE, _LEAK, _INTERRUPTED = 0, 1, 130
_SHOWN = 5


def push(options: argparse.Namespace) -> int:
    """Push a build; 1 when a public one would have told a name, 130 when interrupted."""
    from rightsgraph.store import opened

    if options.audience is None:
        raise UsageError(
            "push: say who will read it: --audience public --key FILE sends pseudonyms; --audience holder sends the"
            " names of people, to a server that only those may read who may read the build"
        )
    try:
        if publishes(options):
            with public(options, []) as graph:
                return _pushed(options, graph.store, graph.checked)
        with opened(options.out) as store:
            return _pushed(options, store, None)
    except LeakError as error:
        notice(f"rightsgraph: {error}")
        return _LEAK
    except KeyboardInterrupt:
        notice("rightsgraph: interrupted; what the server took stays there, and the same command goes on")
        return _INTERRUPTED


def _pushed(options: argparse.Namespace, store: "GraphStore", check: "Callable[[bytes, str], bytes] | None") -> int:
    from rightsgraph.pushing import GraphServer, Memory, memory_of, push, sign_in

    with (
        GraphServer(
            options.url, sign_in(options.url), timeout=options.timeout, unencrypted=options.unencrypted
        ) as server,
        Memory.open(options.state or memory_of(options.out), server.url) as memory,
        progress("graphs") as on_progress,
    ):
        done = push(
            store,
            server,
            memory,
            prune=options.prune,
            everything=options.all,
            dry_run=options.dry_run,
            check=check,
            on_progress=on_progress,
        )
    _tell(done, dry_run=options.dry_run)
    return _DONE


def _tell(done: "Pushed", *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    print(
        f"{len(done.sent):,} graphs {would}sent ({done.bytes / 1e6:,.1f} MB), {len(done.unchanged):,} unchanged,"
        f" {len(done.deleted):,} {would}deleted"
    )
    if done.trusted:
        notice(
            f"the server does not say what it has: {done.trusted:,} graphs were taken as unchanged; --all sends them"
        )
    if done.gone:
        more = f" and {len(done.gone) - _SHOWN:,} more" if len(done.gone) > _SHOWN else ""
        names = ", ".join(done.gone[:_SHOWN])
        notice(f"{len(done.gone):,} graphs pushed earlier are no longer in it; --prune deletes them: {names}{more}")
