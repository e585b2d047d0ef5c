"""Find people, organisations and places: a real spaCy pipeline, corrected by rules that hold for any text."""

from rightsgraph.tagging.alternations import alternation
from rightsgraph.tagging.blocks import Block, Parse, is_dateline, is_entry_head
from rightsgraph.tagging.gazetteer import Gazetteer, Known, load_gazetteer
from rightsgraph.tagging.model import Tagger, load_tagger, model_digest
from rightsgraph.tagging.ranks import rank_pattern, ranked_names
from rightsgraph.tagging.tables import read_lists, read_tables, read_words

__all__ = [
    "Block",
    "Gazetteer",
    "Known",
    "Parse",
    "Tagger",
    "alternation",
    "is_dateline",
    "is_entry_head",
    "load_gazetteer",
    "load_tagger",
    "model_digest",
    "rank_pattern",
    "ranked_names",
    "read_lists",
    "read_tables",
    "read_words",
]
