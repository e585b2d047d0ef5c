"""The graph on disk, and how a build replaces it.

`GraphStore` is the store, `staged` the folder in which a build is made, `current` the store that decisions were applied
to, `View` one graph as nodes and values.
"""

from rightsgraph.store.current import LEDGER, VIEW, VIEW_OF, current, fingerprint
from rightsgraph.store.graph import VOCABULARY_GRAPH, GraphStore, opened
from rightsgraph.store.holding import hold
from rightsgraph.store.staging import MARKER, reason, staged
from rightsgraph.store.view import View

__all__ = [
    "LEDGER",
    "MARKER",
    "VIEW",
    "VIEW_OF",
    "VOCABULARY_GRAPH",
    "GraphStore",
    "View",
    "current",
    "fingerprint",
    "hold",
    "opened",
    "reason",
    "staged",
]
