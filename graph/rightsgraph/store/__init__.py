"""The graph on disk, and how a build replaces it.

`GraphStore` is the store, `staged` the folder in which a build is made, `Journal` what an unfinished build has done,
`current` the store that decisions were applied to, `View` one graph as nodes and values.
"""

from rightsgraph.store.current import LEDGER, VIEW, VIEW_OF, current, fingerprint
from rightsgraph.store.graph import VOCABULARY_GRAPH, GraphStore, copied, opened
from rightsgraph.store.holding import hold
from rightsgraph.store.journal import Journal
from rightsgraph.store.staging import MARKER, LeftAsItIs, reason, staged
from rightsgraph.store.view import View

__all__ = [
    "LEDGER",
    "MARKER",
    "VIEW",
    "VIEW_OF",
    "VOCABULARY_GRAPH",
    "GraphStore",
    "Journal",
    "LeftAsItIs",
    "View",
    "copied",
    "current",
    "fingerprint",
    "hold",
    "opened",
    "reason",
    "staged",
]
