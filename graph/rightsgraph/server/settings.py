"""What a server may be told: one frozen object that is passed in."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

__all__ = ["Limits", "Serving"]


def _cores() -> int:
    return max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one query, one request and all answers together may take.

    A query that takes longer than `seconds`, more memory than `memory` bytes, or whose answer has more than `rows` rows
    or `answer` bytes is refused whole. `workers` queries run at once and `queue` wait; `request` is the largest body in
    bytes; all answers on their way hold at most `held` bytes. A client has `patience` seconds for each step.
    """

    seconds: float = 30.0
    rows: int = 100_000
    answer: int = 64_000_000
    memory: int = 1_000_000_000
    workers: int = field(default_factory=_cores)
    queue: int = 256
    request: int = 1_000_000
    held: int = 256_000_000
    patience: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Where a server listens and what it allows.

    `origins` may read answers from scripts of other sites (CORS); `*` is every one. `names` are host names by which the
    server may be called besides the address it listens on. `url` is where a proxy shows the server, if one does.
    `pseudonymous` is a public data set, whose readers are told no names.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    title: str = "Human-rights claims with their words"
    origins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    url: str = ""
    pseudonymous: bool = False
    limits: Limits = field(default_factory=Limits)

    @property
    def root(self) -> str:
        """The path under which a proxy shows the server, without a slash at its end; empty without one."""
        return urlsplit(self.url).path.rstrip("/")
