"""What may stand between a name and its post, between two posts, and between who comes and who goes."""

import functools
import re

from rightsgraph.claims.titles import either, post_words
from rightsgraph.tagging import rank_pattern

__all__ = [
    "ARTICLES",
    "BY",
    "CLOSED",
    "FURTHER",
    "GOVERNED",
    "JOINT",
    "LED",
    "LISTED",
    "NUMBERED",
    "OWNS",
    "PLURAL",
    "PREDICATES",
    "REPLACING",
    "RISING",
    "SENDING",
    "STAYING",
    "TO_BODY",
    "WEAK",
    "WHERE",
    "WORD",
    "any_rank",
    "between",
    "courtesy",
    "rank_behind",
]

_CAPITAL = r"[A-Z][\w’'-]*"
_PAREN = r"(?:\s*,?\s*\([^()]{1,40}\)|\s*,\s*[A-Z]{2,7}s?(?=\s*,))?"
_ARTICLE = r"(?:(?:the|its|his|her|their|our|this|that|a|an|new|newly|formed|elite|country[’']s|nation[’']s)\s+)*"
TO_BODY = re.compile(
    rf"{_PAREN}(?:\s*,?\s*(?:of|at|for|in|to|with|in[\s-]charge(?:\s+of)?|commanding)?\s+|\s*[,/–-]\s*|,\s*){_ARTICLE}[‘'“]?",
    re.I,
)
OWNS = re.compile(r"\s*[’']s?\s+(?:new\s+|acting\s+|former\s+|deputy\s+)*|\s+")
WHERE = re.compile(rf"{_PAREN}\s*,?\s*(?:(?:in|at|of|for|and)\s+)?(?:the\s+)?")
FURTHER = re.compile(rf"{_PAREN}(?:\s*,?\s*(?:of|in|under)\s+|\s*,\s*|\s+){_ARTICLE}", re.I)
WORD = re.compile(r"[\w’'-]+")
_MARKS = re.compile(r"[\w’'\s,;()–-]*")
NUMBERED = re.compile(r"\d")
_ASIDE = re.compile(
    r"\bon\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?)\b"
    r"|\b(?:in|since|from)\s+(?:[A-Z][a-z]+\s+)?\d{4}\b|\bfor\s+(?:a\s+time|(?:a|one|two|three|some|many|several)\s+\w+)\b"
    r"|\b(?:before|after)\s+that\b|\bat\s+the\s+time\b|\b(?:last|this)\s+(?:week|month|year)\b"
)
"""What may be said of the time between a name and its post."""

BY = re.compile(
    r"\s*,?\s*(?:(?:which|that|who)\s+)?(?:until\s+(?:now|recently)\s+)?(?:(?:is|was|will|has|have|to|be|been|now|being)\s+)*"
    r"(?:(?:led|headed|commanded|run|handed(?:\s+over)?\s+to|taken\s+over)\s*)?(?:by|under|to)\s+"
)
"""What stands between a body and who leads it: "will be led by", "was under", "by"."""

LED = re.compile(r"(?:led|headed|commanded|run|handed|over|under)\b")
SENDING = re.compile(r"\b(?:posted|moved|redeployed|deployed|sent|transferred|reassigned|seconded)\s+\Z")
"""A verb of moving right before who is moved: "posted General Bo Lin to"."""

REPLACING = re.compile(
    r"\s*,?\s*(?:(?:who|has|had|is|was|to|will|he|she)\s+)*(?:replac(?:es|ed|ing|e)|succeed(?:s|ed|ing)?|follow(?:s|ed|ing)|reliev(?:es|ed)"
    r"|t(?:akes|ook|aking)\s+over\s+from|took\s+the\s+place\s+of|takes\s+the\s+place\s+of)\s+"
)
"""Between who comes and who goes: "succeeded"."""

JOINT = re.compile(r"\s+and(?=\s)")
RISING = re.compile(r"\b(?:promoted|raised|elevated|rises|rose)\s+to\b")
GOVERNED = re.compile(r"\b(?:of|by|for|with|under)\s+(?:(?:Mr|Mrs|Ms|Dr|President|Minister)\.?\s+)?\Z")
PREDICATES = frozenset({"is", "was", "becomes", "became", "has", "will", "goes", "takes"})
LISTED = re.compile(r"\s*(?:;|\.|,?\s+and\b|$)")
CLOSED = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:[,.;:)–-]|and\b|$)")
PLURAL = frozenset({"were", "are", "been"})
ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})
WEAK = frozenset({"of", "to", "by", "with", "from", "at", "in", "over", "while", "when"})
STAYING = frozenset({"of", "the", "formerly", "until", "now", "recently", "at", "was", "who", "currently", "also"})


def between(gap: str) -> set[str] | None:
    """Return the words between a name and a post when all are known to stand there, else None."""
    if _MARKS.fullmatch(gap) is None:
        return None
    words = set(WORD.findall(_ASIDE.sub(" ", re.sub(r"\([^()]*\)", " ", gap)).lower()))
    known = post_words()
    allowed = known.linking | known.moving | {"and"} | {w for m in known.modifiers for w in m.split()}
    return words if words <= allowed else None


@functools.cache
def courtesy() -> re.Pattern[str]:
    """Return what stands between a post and the name or rank behind it."""
    titles = either(post_words().courtesies)
    town = rf"(?:,?\s*(?:in\s+|at\s+|of\s+|for\s+)?(?:the\s+)?{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}\s*(?=,))?"
    being = r"(?:(?:is|was|remains)\s+)?"
    return re.compile(rf"{_PAREN}\s*{town}{_PAREN}\s*[,:–-]?\s*{being}(?:(?i:{titles})\.?\s*,?\s*)*")


@functools.cache
def rank_behind() -> re.Pattern[str]:
    """Return the rank of ", a major general,"."""
    before = r"\s*(?:,\s+(?:an?|himself an?|also an?)\s+(?:retired\s+|serving\s+)?|\()"
    return re.compile(rf"{before}({rank_pattern()})(?=\s*[,.;()]|\s+and\b)", re.I)


@functools.cache
def any_rank() -> re.Pattern[str]:
    """Return a rank alone."""
    return re.compile(rank_pattern(), re.I)
