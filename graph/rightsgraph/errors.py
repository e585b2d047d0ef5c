"""Errors. Each message says what is wrong, where, and what to do about it.

    RightsgraphError
    ├── UsageError          the call is wrong: an option, a format, a name that does not exist
    ├── InputError          a document cannot be read: empty, binary, wrong encoding, too large
    ├── ModelError          the spaCy pipeline is missing or is not the one that was recorded
    ├── ResourceError       a file of the project's knowledge is broken (lexicon, shapes, query, gazetteer)
    ├── LeakError           a public export would have told a name; it was not written
    ├── RemoteError         a server that a graph was to be sent to refused it or did not answer
    ├── QueryError          a SPARQL query does not parse or cannot be answered
    └── StoreError          the folder of a build cannot be read or written

Bad *data* (a claim that does not conform) is not an error: it becomes a finding in the report.
"""

__all__ = [
    "InputError",
    "LeakError",
    "ModelError",
    "QueryError",
    "RemoteError",
    "ResourceError",
    "RightsgraphError",
    "StoreError",
    "UsageError",
]


class RightsgraphError(Exception):
    """Base of every error that rightsgraph raises on purpose; the command line prints it in one line, exit 2."""


class UsageError(RightsgraphError):
    """The call itself is wrong."""


class InputError(RightsgraphError):
    """A document that was to be read cannot be."""


class ModelError(RightsgraphError):
    """The language model is not installed, or its files are not those recorded."""


class ResourceError(RightsgraphError):
    """A data file of the project (lexicon, gazetteer, shapes, ontology, query) is broken."""


class LeakError(RightsgraphError):
    """A public export holds the name of somebody it must not name. The message says where, and not the name."""


class RemoteError(RightsgraphError):
    """A server does not answer, or refuses what it is asked to take."""


class QueryError(RightsgraphError):
    """A query does not parse, lacks a parameter or cannot be answered."""


class StoreError(RightsgraphError):
    """The folder that a build writes is missing, damaged, locked or cannot be written."""
