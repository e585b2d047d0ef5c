"""Read who did what to whom, when, where, how firmly said, and by whom: rules over the parse, words in data files."""

from rightsgraph.claims.lexicon import load_lexicon
from rightsgraph.claims.story import UNKNOWN_PUBLISHER, read_story

__all__ = ["UNKNOWN_PUBLISHER", "load_lexicon", "read_story"]
