"""The commands that find who is one person across documents, and ask where the program is not sure."""

import argparse
import os
from pathlib import Path

from rightsgraph.cli.screen import one_line, progress
from rightsgraph.resolution import append, apply_ledger, ledger_of, now, propose, read, replay, traits_in
from rightsgraph.store import GraphStore

__all__ = ["resolve"]

DONE = 0
_SHOWN = 15


def resolve(options: argparse.Namespace) -> int:
    """Decide what is sure, and write what is not into OUT/proposals.jsonl for a person."""
    out = Path(options.out)
    decided = replay(read(ledger_of(out)))
    with progress("pairs") as on_progress:
        with GraphStore.open(out) as store:
            records = tuple(traits_in(store))
        found = propose(records, decided, now(), on_progress=on_progress)
    if not options.dry_run:
        _write(out / "proposals.jsonl", "".join(found.lines()))
        append(ledger_of(out), found.decisions)
        apply_ledger(out)
    print(
        f"{len(records):,} records, {found.compared:,} pairs compared: "
        f"{len(found.decisions):,} merge{'' if len(found.decisions) == 1 else 's'} decided, "
        f"{len(found.open):,} left to people{' (nothing was written)' if options.dry_run else ''}"
    )
    for pair in found.open[:_SHOWN]:
        print(one_line(f"  {pair.points:+.1f}  {pair.first.name} | {pair.second.name}: {'; '.join(pair.evidence)}"))
    if len(found.open) > _SHOWN:
        print(f"  ... and {len(found.open) - _SHOWN:,} more in {out / 'proposals.jsonl'}; rightsgraph review {out}")
    return DONE


def _write(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}.{os.getpid()}.partial")
    aside.write_text(text, encoding="utf-8", newline="\n")
    aside.replace(path)
