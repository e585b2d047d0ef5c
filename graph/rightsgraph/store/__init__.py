"""The graph on disk, and how a build replaces it.

`GraphStore` is the store, `staged` the folder in which a build is made, `View` one graph as nodes and values.
"""

from rightsgraph.store.graph import VOCABULARY_GRAPH, GraphStore, opened
from rightsgraph.store.staging import MARKER, staged
from rightsgraph.store.view import View

__all__ = ["MARKER", "VOCABULARY_GRAPH", "GraphStore", "View", "opened", "staged"]
