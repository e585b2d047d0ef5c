"""Records across documents that are one: decisions, the ledger that keeps them, and what holds after all of them."""

from rightsgraph.resolution.decisions import TOOL, Decision, Verdict
from rightsgraph.resolution.ledger import append, ledger_of, line_of, now, read
from rightsgraph.resolution.replay import Conflict, Resolution, replay
from rightsgraph.resolution.view import apply

__all__ = [
    "TOOL",
    "Conflict",
    "Decision",
    "Resolution",
    "Verdict",
    "append",
    "apply",
    "ledger_of",
    "line_of",
    "now",
    "read",
    "replay",
]
