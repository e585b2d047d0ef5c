"""Sentences that name their sources before anything else: "According to A and B, on 3 May police detained C".

Long ones are often parsed without their verb; where that is so, they are parsed anew with the sources apart.
"""

from typing import Any

from rightsgraph.tagging.candidates import MONTHS
from rightsgraph.tagging.labels import FINITE, PAST
from rightsgraph.tagging.names import name_words

__all__ = [
    "DATING",
    "RELATIVE",
    "SOURCES_APART",
    "is_headless",
    "leads",
    "main_clause",
    "names_day",
    "sources_apart",
]

SOURCES_APART = "rightsgraph_sources_apart"
"""In a Doc's user data: parse it with the sources that open a sentence apart."""

DATING = frozenset({"on", "in", "around", "about", "between", "during", "since", "from", "by"})
"""Words that lead a phrase of time."""

RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "when", "where", "while", "as"})
"""Words that lead a clause inside another."""

_LONGEST_LEAD = 120


def is_headless(doc: Any) -> bool:
    """Return whether a sentence that names its sources first was parsed without a verb at its head."""
    for lead in leads(doc):
        root = lead.sent.root
        if root.i == lead.i or root.pos_ not in ("VERB", "AUX"):
            return main_clause(doc, lead.i) is not None
    return False


def sources_apart(doc: Any) -> Any:
    """Return the Doc with a sentence begun behind the sources that are named first: "According to A and B, | on 3 May".

    Only where that is asked for in its user data: what is parsed well stays as it is. Runs before the parser, which
    keeps to borders that are set; `repaired` joins the two again.
    """
    for lead in leads(doc) if doc.user_data.get(SOURCES_APART) else ():
        begin = main_clause(doc, lead.i)
        if begin is not None:
            doc[begin].is_sent_start = True
    return doc


def leads(doc: Any) -> list[Any]:
    """Return the words by which sentences name their sources first."""
    words = name_words().sentence_leads
    return [t for t in doc if t.lower_ in words and t.text[0].isupper() and _opens(t)]


def _opens(token: Any) -> bool:
    return token.i == 0 or token.nbor(-1).is_space or token.nbor(-1).text in (".", "!", "?", "”", '"', ")")


def main_clause(doc: Any, lead: int) -> int | None:
    """Return the token with which a sentence goes on behind its sources: a day or words with a finite verb."""
    depth, last = 0, min(len(doc), lead + _LONGEST_LEAD)
    for i in range(lead + 2, last - 2):
        token = doc[i]
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        if token.text in (".", "!", "?", ";") and not depth:
            return None
        if token.text != "," or depth or doc[i + 1].lower_ in ("and", "or"):
            continue
        dated = doc[i + 1].lower_ in DATING and names_day(doc, i + 2)
        if dated or doc[i + 1].lower_ in name_words().clause_openers or _has_clause(doc, i + 1, last):
            return i + 1
    return None


def names_day(doc: Any, start: int) -> bool:
    """Return whether a day, month or year stands right behind: "on or around 3 May", "in 2010"."""
    for token in doc[start : start + 5]:
        if token.lower_ in MONTHS or (token.is_digit and len(token) == 4):
            return True
        if token.text == ",":
            return False
    return False


def _has_clause(doc: Any, start: int, last: int) -> bool:
    """Whether a subject with a finite verb stands between a comma and the next: no list, no relative clause."""
    first = doc[start]
    if first.lower_ in RELATIVE or first.tag_ in PAST | FINITE | {"IN", "VBG", "CC"}:
        return False
    for token in doc[start + 1 : last]:
        if token.text in (",", ".", ";", ":") or token.lower_ in RELATIVE:
            return False
        if token.tag_ in FINITE:
            return True
    return False
