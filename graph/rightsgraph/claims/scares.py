"""Whether a sentence tells something in the words of somebody it does not name: "Journalist 'killed by army'"."""

from typing import Any

__all__ = ["is_quoted_words"]

_LONGEST = 12
"""The words between the quotation marks at most: more are speech."""


def is_quoted_words(token: Any) -> bool:
    """Return whether a token stands with other words between quotation marks that do not hold the whole sentence."""
    sentence, doc = token.sent, token.doc
    if token.pos_ != "VERB":
        return False  # "under “continual pressure” from": a word for it, and no clause
    opened = next((i for i in range(token.i - 1, sentence.start - 1, -1) if _is_mark(doc[i])), None)
    if opened is None or doc[opened].tag_ != "``":
        return False
    closed = next((i for i in range(token.i + 1, sentence.end) if _is_mark(doc[i])), None)
    if closed is None or doc[closed].tag_ != "''":
        return False
    words = sum(not t.is_punct for t in doc[opened + 1 : closed])
    outside = any(not t.is_punct for t in (*doc[sentence.start : opened], *doc[closed + 1 : sentence.end]))
    return outside and 1 < words <= _LONGEST


def _is_mark(token: Any) -> bool:
    return bool(token.is_quote or token.tag_ in ("``", "''"))
