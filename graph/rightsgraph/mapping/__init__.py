"""Turn what was read from a document into the quads of its named graph."""

from rightsgraph.mapping.graph import to_nquads

__all__ = ["to_nquads"]
