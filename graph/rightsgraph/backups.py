"""A copy of a build that can be put back: a folder beside which the original may go on, or one file to carry away."""

import shutil
import tarfile
from pathlib import Path

from rightsgraph.buildfiles import BuildFiles
from rightsgraph.errors import StoreError, UsageError
from rightsgraph.store import MARKER, GraphStore, copied, reason, staged

__all__ = ["backup", "restore"]

_SUFFIX = ".tar"


def backup(out: str | Path, target: str | Path) -> Path:
    """Copy the build at `out` to a new folder, or to a new file ending in `.tar`; return its place.

    A folder on the same disk shares the store's files of data with the build, which never change. The copy is whole or
    not there. UsageError when something is at the target, StoreError when `out` is no build or there is no room.
    """
    out, target = Path(out), Path(target)
    _check(out)
    if target.exists():
        raise UsageError(f"{target}: there already; give a new name, or remove it")
    if target.suffix != _SUFFIX:
        with staged(target) as folder:
            _copy(out, folder)
        return target
    aside = target.with_name(f".{target.name}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(aside, "w") as archive:
            for file in sorted(f for f in out.rglob("*") if f.is_file() and f.name not in ("LOCK", "LOG")):
                archive.add(file, arcname=file.relative_to(out).as_posix(), recursive=False)
        aside.replace(target)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({reason(error)}); choose another place") from error
    finally:
        aside.unlink(missing_ok=True)
    return target


def restore(source: str | Path, out: str | Path) -> Path:
    """Put the backup at `source` in the place of `out`, whole or not at all; return `out`.

    UsageError when `source` is not there, StoreError when it is no backup, is damaged, or `out` cannot be replaced.
    """
    source, out = Path(source), Path(out)
    if not source.exists():
        raise UsageError(f"{source}: no such file or folder; name what `rightsgraph backup` wrote")
    with staged(out) as folder:
        if source.is_dir():
            _check(source)
            _copy(source, folder)
        else:
            try:
                with tarfile.open(source, "r:") as archive:
                    archive.extractall(folder, filter="data")
            except (OSError, tarfile.TarError) as error:
                raise StoreError(f"{source}: not a whole backup ({reason(error)}); take another copy") from error
        _check(folder, source)
    return out


def _copy(out: Path, folder: Path) -> None:
    for file in sorted(out.iterdir()):
        if file.is_file():
            shutil.copyfile(file, folder / file.name)
        elif (file / "graph").is_dir():  # the view
            (folder / file.name).mkdir()
            _copy(file, folder / file.name)
    copied(out, folder)


def _check(out: Path, shown: Path | None = None) -> None:
    """Raise StoreError when a folder does not hold a whole build."""
    if shown is None and not (out / MARKER).is_file():
        raise StoreError(f"{out}: not a build (no {MARKER}); name the folder given to --out")
    try:
        BuildFiles.read(out)
        with GraphStore.open(out) as store:
            store.graphs()
    except StoreError as error:
        if shown is None:
            raise
        raise StoreError(f"{shown}: not a whole backup; take another copy") from error
