"""How a build replaces OUT: written beside it, then put in its place whole.

OUT is at any moment either the old build or the new one. The marker file `rightsgraph.json` tells a build from any
other folder: what has none is never replaced.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rightsgraph.errors import StoreError

__all__ = ["MARKER", "LeftAsItIs", "reason", "staged"]

MARKER = "rightsgraph.json"
"""The file that marks a folder as a build; whoever builds writes it into the staged folder."""

_EXCHANGE = 2  # RENAME_EXCHANGE, renameat2(2)
_HERE = -100  # AT_FDCWD


class LeftAsItIs(Exception):  # noqa: N818 (no error: a word to `staged`)
    """Raised in a block of `staged` when there is nothing to change: `out` stays as it is, and the block has ended."""


@contextmanager
def staged(out: str | Path) -> Iterator[Path]:
    """Yield an empty folder beside `out` that takes the place of `out` when the block ends without an error.

    The block must write the marker file `rightsgraph.json`, or raise `LeftAsItIs`. After an error `out` is as it was
    and nothing is left behind; what a killed build left is cleared by the next. Raises StoreError, before anything is
    written, when `out` holds something that is not a build, cannot be written, or is being built by another process.
    """
    out = Path(os.path.realpath(out))
    _refuse_foreign(out)
    partial, old = (out.with_name(f".{out.name}.{what}") for what in ("partial", "old"))
    lock = _claimed(out, partial)
    try:
        if old.is_dir():  # a build was killed between its two renames, or while it removed what it had replaced
            shutil.rmtree(old) if out.exists() else old.rename(out)
        for left in partial.iterdir():
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
        yield partial
        _refuse_foreign(out)
        _swap(partial, out, old)
    except LeftAsItIs:
        shutil.rmtree(partial, ignore_errors=True)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    finally:
        if lock is not None:
            os.close(lock)


def _refuse_foreign(out: Path) -> None:
    """Raise StoreError when something stands at `out` that a build must not replace."""
    if not out.exists():
        return
    if not out.is_dir():
        raise StoreError(f"{out}: is a file; give --out a folder")
    try:
        foreign = not (out / MARKER).is_file() and any(out.iterdir())
    except OSError as error:
        raise StoreError(f"{out}: cannot be read ({reason(error)}); choose another --out") from error
    if foreign:
        raise StoreError(
            f"{out}: holds files that are not a build (no {MARKER}), left as they are; choose another --out"
        )


def _claimed(out: Path, partial: Path) -> int | None:
    """Return a descriptor that holds the lock on the folder `partial`, made when it is not there.

    None where the system has no such locks (not POSIX): two builds into one folder at once are not detected there.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(out.parent, os.W_OK) or (out.exists() and not os.access(out, os.W_OK)):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        partial.mkdir(exist_ok=True)
        try:
            import fcntl
        except ImportError:
            return None
        lock = os.open(partial, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({reason(error)}); choose another --out") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if partial.stat().st_ino != os.fstat(lock).st_ino:  # the other build put it in place between our two calls
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    except OSError as error:
        os.close(lock)
        raise StoreError(f"{out}: another build is writing it; wait until it ends, or end it") from error
    return lock


def _swap(partial: Path, out: Path, old: Path) -> None:
    """Put `partial` in the place of `out`: in one step where the system can exchange two names, else by two renames."""
    if not (partial / MARKER).is_file():
        raise StoreError(f"{partial}: no {MARKER} was written, so {out} was left as it was; report this")
    try:
        if not out.exists():
            partial.rename(out)
        elif _exchanged(partial, out):
            partial.rename(old)
        else:
            out.rename(old)
            partial.rename(out)
    except OSError as error:
        if not out.exists() and old.exists():
            old.rename(out)
        raise StoreError(f"{out}: cannot be replaced ({reason(error)}); choose another --out") from error
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Return whether the names of two folders could be exchanged atomically (Linux, renameat2)."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def reason(error: BaseException) -> str:
    """Return what went wrong, in one line without the path that the message names anyway."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return " ".join(str(error).split())[:160]
