"""Where the parser may not begin a sentence: in front of a small letter, or of a list of names behind a colon.

spaCy's parser sets the borders of sentences as it goes, and cuts some in two ("detained | alleged member A on 3 May").
It keeps to borders that are set before it runs (Doc.is_sent_start False), so those are ruled out first.
"""

import itertools
from typing import Any

from rightsgraph.tagging.names import name_words

__all__ = ["whole_sentences"]

_LONGEST_NAME = 6
"""Tokens of a name and the comma behind it at most."""

_LONGEST_HEADING = 10
"""Tokens of the heading of a section at most."""

_IN_HEADINGS = frozenset({",", "-", "/", "–", "\n", "\n\n"})
_NO_START = 2**64 - 1
"""What `is_sent_start = False` is in an array of spaCy: -1 without a sign."""

_SHORT = frozenset({"a.k.a", "e.g", "i.e"})
_NUMBERED = frozenset({"art", "arts"})
"""Abbreviations that end no sentence: always, and before a number ("art. 293")."""

_ENDS = frozenset(".!?:;…\"”’')]}»—–-•*|")


def whole_sentences(doc: Any) -> Any:
    """Return the Doc with every token marked that cannot begin a sentence."""
    words = [token.text for token in doc]
    inside = [
        i
        for i, (before, word) in enumerate(itertools.pairwise(words), 1)
        if (word[0].islower() and before[-1] not in _ENDS and not before.isspace())
        or (before.islower() and before.isalpha() and word[0].isupper())
        or _is_behind_short_form(words, i)
        or (before == ":" and _opens_list(doc[i]))
    ]
    behind = _behind_headings(words)
    if inside or behind:  # all at once: spaCy goes over the whole Doc for each token that is set
        borders = doc.to_array("SENT_START")
        borders[inside] = _NO_START
        borders[behind] = 1
        doc.from_array(["SENT_START"], borders)
    return doc


def _behind_headings(words: list[str]) -> list[int]:
    """The words that begin a sentence behind the heading of a section: "Threats and Harassment: | Police beat her"."""
    found = []
    for i in (i for i, word in enumerate(words[:-1]) if word == ":" and words[i + 1][0].isupper()):
        first = next((k + 1 for k in range(i - 1, max(-1, i - _LONGEST_HEADING), -1) if words[k][-1] in ".!?\n"), 0)
        heading = [word.lower() for word in words[first:i]]
        plain = all(word.isalpha() or word in _IN_HEADINGS for word in heading)
        short = i - first < _LONGEST_HEADING and words[first][:1].isupper()
        if short and plain and not _about().isdisjoint(heading):
            found.append(i + 1)
    return found


def _about() -> frozenset[str]:
    """The words that say what a section of a report is about."""
    return name_words().subject_heads | name_words().section_words


def _is_behind_short_form(words: list[str], i: int) -> bool:
    """Whether the word before ends in the full stop of an abbreviation, in one token or in two."""
    before = words[i - 1].lower()
    short = words[i - 2].lower() if before == "." and i > 1 else before.removesuffix(".") if before[-1] == "." else ""
    return short in _SHORT or (short in _NUMBERED and words[i][0].isdigit())


def _opens_list(token: Any) -> bool:
    """Whether a name stands behind a colon, followed by a comma, brackets or a number: "jailed them: Ana (2 years)".

    The number is behind "to": "jailed them: Ana Sol to 2 years".
    """
    doc = token.doc
    for part in doc[token.i : token.i + _LONGEST_NAME]:
        counted = part.text == "to" and part.i + 1 < len(doc) and doc[part.i + 1].like_num
        if part.text in (",", "(", ";") or counted:
            return bool(part.i > token.i)
        if part.tag_ not in ("NNP", "HYPH"):
            return False
    return False
