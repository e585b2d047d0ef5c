"""Public exports: pseudonyms instead of names, what may identify left out or made coarse, and a search for leaks.

policy       who is named and what is told, read from data/lexicon/disclosure.toml
key          the secret key, and the names that it gives to records
coarse       dates, lengths and places, less exact
named        who and what keeps a name in a graph
pseudonyms   a graph -> the graph that may be published
spellings    a name -> the ways in which it may be written
leaks        bytes -> the places where a name stands
export       a build -> a file, or nothing
"""

from rightsgraph.publishing.export import PublicGraph, published
from rightsgraph.publishing.key import Key, make_key, outside, read_key
from rightsgraph.publishing.policy import Policy, read_policy

__all__ = ["Key", "Policy", "PublicGraph", "make_key", "outside", "published", "read_key", "read_policy"]
