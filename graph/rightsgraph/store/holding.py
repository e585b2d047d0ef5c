"""Keeping writers out of a store that is read for long: reading beside a writer is undefined (pyoxigraph).

A writer takes an exclusive lock on the file LOCK of its store (RocksDB, POSIX record locks). A shared lock on it lets
any number of readers in and keeps writers out. A build that replaces the folder is not held up: it writes another one.
"""

import errno
from pathlib import Path
from typing import IO

from rightsgraph.errors import StoreError
from rightsgraph.store.staging import reason

__all__ = ["hold"]


def hold(out: str | Path) -> IO[bytes] | None:
    """Return an open file that keeps writers out of the store of `out` until it is closed.

    StoreError when a writer has the store now. None where the system has no such locks (not POSIX), or the store no
    lock file.
    """
    try:
        import fcntl
    except ImportError:
        return None
    lock = Path(out) / "graph" / "LOCK"
    try:
        held = lock.open("rb")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{lock}: cannot be read ({reason(error)}); make it readable") from error
    try:
        fcntl.lockf(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        held.close()
        if error.errno in (errno.EACCES, errno.EAGAIN):
            raise StoreError(f"{out}: in use by another process; wait until it ends, or end it") from error
        return None  # a file system without locks
    return held
