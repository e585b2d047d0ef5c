"""Where the parser may not begin a sentence: in front of a small letter that no end of a sentence stands before.

spaCy's parser sets the borders of sentences as it goes, and cuts some in two ("detained | alleged member A on 3 May").
It keeps to borders that are set before it runs (Doc.is_sent_start False), so those are ruled out first.
"""

import itertools
from typing import Any

__all__ = ["whole_sentences"]

_ENDS = frozenset(".!?:;…\"”’')]}»—–-•*|")


def whole_sentences(doc: Any) -> Any:
    """Return the Doc with every token marked that cannot begin a sentence."""
    for before, token in itertools.pairwise(doc):
        if token.text[0].islower() and not before.is_space and before.text[-1] not in _ENDS:
            token.is_sent_start = False
    return doc
