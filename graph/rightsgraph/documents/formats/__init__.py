"""The readers of every form that is not plain text, what they may cost, and the process in which they run."""

from rightsgraph.documents.formats.kinds import Form
from rightsgraph.documents.formats.process import Reader

__all__ = ["Form", "Reader"]
