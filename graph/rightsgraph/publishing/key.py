"""The secret key of pseudonyms: HMAC-SHA-256 (RFC 2104) over the record's own IRI.

Whoever has the key and the build can tell who is who; whoever has only the export cannot. The same key gives the same
pseudonyms, another key gives others that nobody can tie to them.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rightsgraph.errors import UsageError

__all__ = ["Key", "make_key", "outside", "read_key"]

_BYTES = 32
_DIGITS = 16
_SHOWN = 12
_CONSONANTS = str.maketrans("abcdef", "hkmpxz")  # so that no pseudonym spells a name


@dataclass(frozen=True, slots=True)
class Key:
    """A key; its representation does not show it."""

    secret: bytes = field(repr=False)

    def pseudonym(self, iri: str) -> str:
        """Return the 16 digits (hex, with the consonants h k m p x z for a to f) that stand for a record."""
        return hmac.new(self.secret, iri.encode(), hashlib.sha256).hexdigest()[:_DIGITS].translate(_CONSONANTS)

    def label(self, kind: str, iri: str) -> str:
        """Return how a record without a name is called: `Person 3z9h1m0k7p22`."""
        return f"{kind} {self.pseudonym(iri)[:_SHOWN]}"


def make_key(path: str | Path) -> None:
    """Write a new random key, for its owner alone (mode 0600); UsageError when there is a file already."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise UsageError(f"{path}: there already, left as it is; a new key would give everybody new names") from error
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(_BYTES) + "\n")


def read_key(path: str | Path) -> Key:
    """Return the key of a file that `make_key` wrote.

    UsageError when it is missing, is not a key, is too short, or can be read by others than its owner.
    """
    place = Path(path)
    try:
        text = place.read_text(encoding="ascii").strip()
        mode = place.stat().st_mode
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: no key that can be read; make one with `rightsgraph key FILE`") from error
    if os.name == "posix" and mode & 0o077:
        raise UsageError(f"{path}: others can read this key; make it yours alone with chmod 600")
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        secret = b""
    if len(secret) < _BYTES:
        raise UsageError(f"{path}: not a key of {_BYTES} bytes in hex digits; make one with `rightsgraph key FILE`")
    return Key(secret)


def outside(path: str | Path, folders: Iterable[str | Path], what: str) -> None:
    """Raise UsageError when a file lies in one of the folders, or anywhere below; symbolic links are followed."""
    real = Path(os.path.realpath(path))
    literal = Path(os.path.abspath(path))  # noqa: PTH100 (a link inside the folder is inside, wherever it leads)
    for folder in folders:
        inside = Path(os.path.realpath(folder))
        if any(p == inside or inside in p.parents for p in (real, literal)):
            raise UsageError(f"{path}: {what} must not lie in {folder}, which is given away; keep it in another folder")
