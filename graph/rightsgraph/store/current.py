"""Which store of a build is asked and exported: what was read, or the view of it in which decisions are applied."""

import hashlib
from pathlib import Path

from rightsgraph.errors import StoreError

__all__ = ["LEDGER", "VIEW", "VIEW_OF", "current", "fingerprint"]

LEDGER = "ledger.jsonl"
"""The file of decisions in the folder of a build; a build that replaces another takes it over."""

VIEW = "view"
"""The folder of a build that holds the store with all decisions applied; there is none without decisions."""

VIEW_OF = "ledger.sha256"
"""The file of the view that says from which ledger it was made."""


def fingerprint(out: str | Path) -> str | None:
    """Return the SHA-256 of a build's ledger in hex, or None when the build has no decisions."""
    ledger = Path(out) / LEDGER
    try:
        content = ledger.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{ledger}: cannot be read ({error.strerror}); restore it from its last copy") from error
    return hashlib.sha256(content).hexdigest() if content.strip() else None


def current(out: str | Path) -> Path:
    """Return the folder whose store answers for the build at `out`: its view, or itself where nothing was decided.

    StoreError when the ledger has changed since the view was made: asking on would show what somebody took back.
    """
    out = Path(out)
    wanted, made = fingerprint(out), out / VIEW / VIEW_OF
    found = made.read_text(encoding="ascii").strip() if made.is_file() else None
    if wanted != found:
        raise StoreError(f"{out}: {LEDGER} has changed since it was last applied; run: rightsgraph apply {out}")
    return out / VIEW if wanted else out
