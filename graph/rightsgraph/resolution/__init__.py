"""Records across documents that are one: decisions, the ledger that keeps them, and what holds after all of them."""

from rightsgraph.resolution.decisions import TOOL, Decision, Verdict
from rightsgraph.resolution.ledger import append, ledger_of, line_of, now, read, second_after
from rightsgraph.resolution.lookup import claim_called, label_of, record_called
from rightsgraph.resolution.proposing import Proposals, propose
from rightsgraph.resolution.replay import Conflict, Resolution, replay
from rightsgraph.resolution.reviewing import CORRECTABLE, checked_values
from rightsgraph.resolution.traits import Traits, traits_in
from rightsgraph.resolution.view import apply as apply_ledger

__all__ = [
    "CORRECTABLE",
    "TOOL",
    "Conflict",
    "Decision",
    "Proposals",
    "Resolution",
    "Traits",
    "Verdict",
    "append",
    "apply_ledger",
    "checked_values",
    "claim_called",
    "label_of",
    "ledger_of",
    "line_of",
    "now",
    "propose",
    "read",
    "record_called",
    "replay",
    "second_after",
    "traits_in",
]
