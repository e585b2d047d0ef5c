"""Other forms of a name that the text gives beside it: in brackets, behind "also known as", from another source."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from rightsgraph.records import Kind, Mention
from rightsgraph.tagging import Parse
from rightsgraph.tagging.gazetteer import plain

__all__ = ["bracketed_forms", "called_by_alias", "short_forms"]

_ALSO = re.compile(
    r"[\s,(]*(?:(?:also|better|formerly|initially|previously)\s+)?"
    r"(?:known as|called|reported as|referred to(?: in [a-z ]{3,30})? as|spelled|spelt"
    r"|a\.?k\.?a\.?|alias|pen[ -]?name|nickname|online name"
    r"|real name|birth name):?\s+[\"“‘]?",
    re.I,
)
_OTHER_FORM = re.compile(r"\s*\((?:(?:or|also),?\s+[\"“‘]?|[\"“‘]|[A-Z][A-Za-z]{1,8}:\s+[\"“‘]?)")
"""What stands between a person's name and another form of it in brackets: "Ana Sol (or “Anna”; 23)", "(NLR: Anna)"."""
_LABELLED = re.compile(r"\s*\([A-Z][A-Za-z]{1,8}:\s+[\"“‘]?")
_OR = re.compile(r"[\"”’]?\s+or\s+[\"“‘]?")
_ARTICLE = re.compile(r"^(?:the|The|THE|a|an|A|An(?=\s[a-z]))\s+")


def short_forms(parse: Parse) -> Mapping[str, str]:
    """Return the short forms in brackets after names, by plain form: "Islamic Renaissance Party (IRP)"."""
    found: dict[str, str] = {}
    text = parse.document.text
    opened: tuple[Mention, Mention] | None = None
    for one, other in _pairs(parse):
        between = text[one.end : other.start]
        after = text[other.end : other.end + 2].strip(' ”"’')
        again = one.kind is Kind.PERSON and _OTHER_FORM.fullmatch(between) and after.startswith((")", ";", ","))
        short = between.strip() in ("(", "(the", "(“", '("') and after.startswith(")")
        if again or short or _ALSO.fullmatch(between):
            found[plain(other.text)] = plain(_ARTICLE.sub("", one.text))
        elif opened is not None and opened[1] is one and _OR.fullmatch(between) and after.startswith(")"):
            for form in (one, other):  # "Sola (Maleb or Malep Sola)"
                found[plain(form.text)] = plain(_ARTICLE.sub("", opened[0].text))
        opened = (one, other) if one.kind is Kind.PERSON and between.strip(' "“‘') in ("(", "(or", "(also") else None
    return found


def bracketed_forms(parse: Parse) -> frozenset[int]:
    """Return where the people's names start that another one introduces as its other form: "Li An (also Li Ann)"."""
    text = parse.document.text
    return frozenset(
        other.start
        for one, other in _pairs(parse)
        if one.kind is Kind.PERSON and _opens_alias(text[one.end : other.start])
    )


def _opens_alias(between: str) -> bool:
    told = between.strip(' "“‘') in ("(", "(or", "(also") or _ALSO.fullmatch(between) is not None
    return told or _OTHER_FORM.fullmatch(between) is not None


def _pairs(parse: Parse) -> Iterator[tuple[Mention, Mention]]:
    """Yield each two mentions of one kind that follow each other; "Ana (NLR: Anna)" are two, whatever NLR is."""
    for one, other in itertools.pairwise(parse.mentions):
        if one.kind is other.kind:
            yield one, other
    for one, other in itertools.pairwise(m for m in parse.mentions if m.kind is Kind.PERSON):
        if _LABELLED.fullmatch(parse.document.text[one.end : other.start]):
            yield one, other


def called_by_alias(
    mentions: Sequence[Mention], first: str, aliases: set[str], bracketed: frozenset[int]
) -> str | None:
    """Return the other name of a person by which alone the text goes on: "Ana Sol, a.k.a. Eva Mora. ... Mora said"."""
    later = [" ".join(m.text.split()) for m in mentions if m.start not in bracketed][1:]
    for alias in sorted(aliases):
        own = {alias, *alias.split()} - set(first.split())
        if " " in alias and len(later) > 1 and all(form in own for form in later):
            return alias
    return None
