"""Reading: paths and streams to documents, each with its text as read, the regions of its page and its metadata."""

from rightsgraph.documents.reading import read_documents
from rightsgraph.documents.regions import find_regions

__all__ = ["find_regions", "read_documents"]
