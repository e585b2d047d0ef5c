"""A regular expression of any of many words, shared beginnings written once: a long list is tried a letter at a time.

Python tries the branches of `a|b|c` one after the other at every place of a text; with a tree of their letters most
branches end at the first. Of two words of which one begins the other the longer is preferred.
"""

import re
from collections.abc import Iterable
from typing import Any

__all__ = ["alternation"]

_END = ""


def alternation(words: Iterable[str], *, gap: str) -> str:
    """Return a pattern, in a group of its own, that matches any of the words; `gap` matches what is a space in one."""
    tree: dict[str, Any] = {}
    for word in sorted(set(words)):
        here = tree
        for letter in word:
            here = here.setdefault(gap if letter == " " else re.escape(letter), {})
        here[_END] = {}
    return _pattern(tree, group=True)


def _pattern(tree: dict[str, Any], *, group: bool = False) -> str:
    branches = [unit + _pattern(below) for unit, below in tree.items() if unit != _END]
    if not branches:
        return ""
    if _END in tree:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 and not group else f"(?:{'|'.join(branches)})"
