"""Numbers and lengths of time as said: sentences, durations, sizes of groups, percentages."""

import dataclasses
import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rightsgraph.records import Quantity
from rightsgraph.resources import resource_text
from rightsgraph.tagging.numbers import FIGURE, NUMBER_WORD, ONE_WORD, number_of

__all__ = ["amount_of", "count_of", "counting_words", "lengths_in", "size_of"]

_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{ONE_WORD}|an additional|another|an?)"
_HALVES = re.compile(r"\bhalf\b|½|\b1/2\b", re.I)
_HALF = r"(?:[- ]and[- ]a[- ]half|\s?½|\s1/2)?"
_UNIT = r"(?P<unit>decade|year|month|week|day|hour)s?"
_ISO = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_HOURS = 24
_HALVED = {"year": ("month", "6"), "decade": ("year", "5")}
_LIFE = re.compile(
    r"\b(?:life (?:imprisonment|sentences?|in prison|terms?|behind bars)"
    r"|(?:imprisonment|jailed|imprisoned|sentenced to|prison) (?:for )?life|lifelong imprisonment)\b",
    re.I,
)
_DEATH = re.compile(
    r"\b(?:death (?:sentences?|penalty|row)|(?:sentenced|condemned) to (?:death|hang)|capital punishment)\b", re.I
)
_TO = re.compile(
    r"\bto (?:be )?(?P<what>death|hang(?:ed)?|life)\b(?! (?:imprisonment|sentences?|terms?|in |behind))", re.I
)
_SENTENCED = re.compile(r"\b(?:sentenc(?:ed|es|ing)|condemn(?:ed|s|ing))\s(?!to\b)[^.;:]{1,120}\Z", re.I)
_KILLED = re.compile(r"\b(?:[a-z]+ed|beat|beaten|put|shot)\s+\Z")
"""Right before "to death" these tell how somebody died; who is sentenced "to death" stands between."""

_YEARS_MONTHS = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?")
_SOME_UNIT = re.compile(r"[- ](?:decade|year|month|week|day|hour)s?\b")
_NAMED = {"life": ("life",), "death": ("death", "hang", "capital")}
"""What is not in a text without a length, and words without one of which it has no such penalty: cheap questions."""

_NO_LENGTH_AFTER = re.compile(r"[- ](?:old|ago|later|earlier|after|before)\b|\s+(?:later|earlier)\b")
_NO_LENGTH_BEFORE = re.compile(r"\b(?:aged?|next|past|last|previous|recent)\s*$")
_NO_SIZE_AFTER = re.compile(
    r"[- ](?:year|month|day|week|per cent|percent|%|thirds?|quarters?|fifths?|tenths?|halves|(?:out\s+of|in)\s+)"
)
_DETERMINER = re.compile(
    r"^(?:(?:(?:the|an?)\s+)?(?:total|group|crowd|team|list)\s+of\s+(?:the\s+)?"
    r"|(?:the|an(?!\s+estimated)|a(?!\s+(?:dozen|hundred|thousand|million)\b)|all|other|another)\s+)",
    re.I,
)


@functools.cache
def _words(table: str) -> Mapping[str, str]:
    """The words of a table of `quantities.toml`, each with the modifier that it stands for."""
    lists = tomllib.loads(resource_text("data/lexicon/quantities.toml"))[table]
    return {word: modifier for modifier, words in lists.items() for word in words}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWords:
    """The lists of the table `counting` of `quantities.toml`; the comments there say what each is for."""

    cases: frozenset[str]
    kinds: frozenset[str]
    complaints: frozenset[str]
    changing: frozenset[str]


@functools.cache
def counting_words() -> CountingWords:
    """Return the words with which acts are counted."""
    lists = tomllib.loads(resource_text("data/lexicon/quantities.toml"))["counting"]
    return CountingWords(**{name: frozenset(words) for name, words in lists.items()})


def _hedge() -> str:
    longest_first = sorted(_words("hedges"), key=lambda word: (-len(word), word))
    return rf"(?P<hedge>(?:{'|'.join(map(re.escape, longest_first))})\s+)?"


@functools.cache
def _length_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?=\w){_hedge()}(?:(?P<halved>half)[- ](?=an?\b))?(?P<one>{_NUMBER}){_HALF}"
        rf"(?:\s*(?:-|–|to|and|or)\s*(?P<two>{_NUMBER}))?[- ]"
        rf"(?:more |further )?{_UNIT}\b['’]?"
        rf"(?:(?:,?\s+and|,)?[- ](?:an?\s+)?(?P<more>{_NUMBER})[- ](?P<munit>month|week|day)s?\b['’]?)?"
        r"(?:\s+and\s+a\s+half\b)?",
        re.I,
    )


@functools.cache
def _size_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"^{_hedge()}(?P<one>\d+\.\d+(?:\s+million)?|{NUMBER_WORD}|{FIGURE})\b"
        rf"(?:\s*(?:-|–|to|and)\s*(?P<two>\d[\d,]*|{ONE_WORD})\b)?",
        re.I,
    )


def amount_of(words: str) -> str | None:
    """Return the number that words or digits say, as a decimal string, or None."""
    text = words.strip().lower()
    if re.fullmatch(r"\d+\.\d+", text):
        return text
    if text in ("another", "an additional"):
        return "1"
    number = number_of(text)
    return None if number is None else str(number)


def lengths_in(text: str, offset: int) -> Iterator[Quantity]:
    """Yield the lengths of time, life terms and death penalties of a text; `offset` is added to their places."""
    lower = text.lower()
    matches = _length_pattern().finditer(text) if _SOME_UNIT.search(lower) else ()
    yield from _ranges(text, offset, [q for match in matches if (q := _length(match, offset)) is not None])
    for pattern, penalty in ((_LIFE, "life"), (_DEATH, "death")):
        for match in pattern.finditer(text) if any(word in lower for word in _NAMED[penalty]) else ():
            yield _penalty(match, offset, penalty)
    for match in _TO.finditer(text) if "sentenc" in lower or "condemn" in lower else ():
        before = text[: match.start()]
        if _SENTENCED.search(before) and not _KILLED.search(before):
            yield _penalty(match, offset, "life" if match["what"].lower() == "life" else "death")


def _penalty(match: re.Match[str], offset: int, penalty: str) -> Quantity:
    start, end = match.start() + offset, match.end() + offset
    return Quantity(start=start, end=end, text=match.group(), unit="year", modifier="unknown", penalty=penalty)


def _ranges(text: str, offset: int, lengths: Iterable[Quantity]) -> Iterator[Quantity]:
    """The lengths, two in different units that are the ends of one as one: "six months to six years", in months."""
    before: Quantity | None = None
    for length in lengths:
        low, high = (None, None) if before is None else (_in_months(before), _in_months(length))
        if before is not None and low is not None and high is not None and low < high:
            lead, between = (
                text[: before.start - offset].lower().split(),
                text[before.end - offset : length.start - offset],
            )
            of_change = lead[-1:] == ["from"] and lead[-2:-1] not in (["ranging"], ["range"], ["terms"])
            joined = between.strip() in ("to", "-", "–") or (between.strip() == "and" and before.modifier == "between")
            if joined and not of_change:
                before = dataclasses.replace(
                    before,
                    end=length.end,
                    text=text[before.start - offset : length.end - offset],
                    unit="month",
                    modifier="between",
                    value=None,
                    iso=None,
                    minimum=_plain(low),
                    maximum=_plain(high),
                )
                continue
        if before is not None:
            yield before
        before = length
    if before is not None:
        yield before


def _in_months(length: Quantity) -> float | None:
    """A length in months, odd days left out; None where it is a range or shorter than a month."""
    parts = _YEARS_MONTHS.match(length.iso or "")
    if parts is None or not (parts["years"] or parts["months"]):
        return None
    return 12 * int(parts["years"] or 0) + int(parts["months"] or 0)


def _length(match: re.Match[str], offset: int) -> Quantity | None:
    """What a match of the length pattern says, in years, months or days; None when it is an age or a time ago."""
    before = match.string[: match.start()].lower().rstrip()
    if _NO_LENGTH_AFTER.match(match.string, match.end()) and not before.endswith(" for"):
        return None  # but "held for two months after the verdict"
    if _NO_LENGTH_BEFORE.search(before):
        return None
    first, second = amount_of(match["one"]), match["two"] and amount_of(match["two"])
    if first is None:
        return None
    unit, half = match["unit"].lower(), _HALVES.search(match.group()) is not None
    if match["halved"]:
        unit, first = _HALVED.get(unit, ("", ""))
    elif unit == "decade":
        unit, first, second = "year", f"{first}{5 if half else 0}", second and f"{second}0"
    if not unit:
        return None
    said = Quantity(
        start=match.start() + offset,
        end=match.end() + offset,
        text=match.group(),
        unit=unit if unit in ("year", "month") else "day",
        modifier=_modifier(match),
    )
    if second and float(second) < float(first):  # "in 1996 to 15 years": two numbers, no range
        said = dataclasses.replace(
            said,
            start=match.start("two") + offset,
            text=match.string[match.start("two") : match.end()],
            modifier="exactly",
        )
        first, second = second, None
    if second:
        return dataclasses.replace(said, modifier="between", minimum=first, maximum=second)
    half = half and not match["halved"] and match["unit"].lower() != "decade"
    iso = _iso(unit, first, half=half)
    if match["more"]:
        more = amount_of(match["more"])
        return None if more is None else _with_more(said, unit, first, more, match["munit"].lower(), iso)
    return _in_days(said, unit, _plain(float(first) + 0.5) if half else first, first, iso)


def _with_more(said: Quantity, unit: str, first: str, more: str, more_unit: str, iso: str) -> Quantity:
    """A length in two units ("two years and six months"); only years and months make one number."""
    iso = f"{iso}{more}{_ISO[more_unit]}"
    if unit == "year" and more_unit == "month":
        value = _plain(float(first) * 12 + float(more))
        return dataclasses.replace(said, unit="month", value=value, iso=iso)
    return _in_days(said, unit, first, first, iso)


def _in_days(said: Quantity, unit: str, value: str, first: str, iso: str) -> Quantity:
    """Weeks and hours as days, which the graph has units for; hours are about so many days."""
    if unit == "week":
        value = _plain(float(value) * 7)
    elif unit == "hour":
        value, iso = _plain(round(float(value) / _HOURS, 3)), f"PT{first}H"
        return dataclasses.replace(said, modifier="about", value=value, iso=iso)
    return dataclasses.replace(said, value=value, iso=iso)


def _modifier(match: re.Match[str]) -> str:
    return _words("hedges").get((match["hedge"] or "").strip().lower(), "exactly")


def _iso(unit: str, number: str, *, half: bool) -> str:
    """The ISO 8601 duration of a number, or a number and a half, of a unit."""
    letter = _ISO.get(unit, "D")
    if "." in number:
        months = float(number) * (12 if unit == "year" else 1)
        return f"P{int(months // 12)}Y{round(months % 12)}M" if unit == "year" else f"P{round(months)}{letter}"
    if half and unit == "year":
        return f"P{number}Y6M"
    if half and unit == "month":
        return f"P{number}M15D"
    return f"P{number}{letter}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def size_of(words: str, offset: int) -> Quantity | None:
    """Return how many people the words of a noun phrase count, or None when they count none.

    `offset` is where the words begin in the document.
    """
    text = _DETERMINER.sub(lambda m: " " * len(m.group()), words).lstrip()
    lead = len(words) - len(text)
    match = _size_pattern().match(text)
    if match and not _NO_SIZE_AFTER.match(text, match.end()):
        number = _people_in(match["one"])
        if number is not None:
            return _size(match, number, words, offset, lead)
    first = re.match(r"[A-Za-z]+", text)
    vague = _words("vague").get(first.group().lower()) if first else None
    if first is None or vague is None:
        return None
    end = lead + first.end()
    return Quantity(start=offset + lead, end=offset + end, text=words[lead:end], unit="people", modifier=vague)


def count_of(words: str, offset: int) -> Quantity | None:
    """Return how many acts the words before a noun count ("at least 30 reported"), or None when they count none."""
    number = size_of(f"{words} ", offset)
    return None if number is None or number.value is None else dataclasses.replace(number, unit="acts")


def _people_in(words: str) -> str | None:
    if "." in words and words.lower().endswith("million"):
        return _plain(float(words.split(maxsplit=1)[0]) * 1e6)
    return amount_of(words)


def _size(match: re.Match[str], number: str, words: str, offset: int, lead: int) -> Quantity | None:
    """The number, or the range, that a match of the size pattern says; "between" without a second number is none."""
    upper = amount_of(match["two"]) if match["two"] else None
    end = lead + match.end()
    said = Quantity(
        start=offset + lead, end=offset + end, text=words[lead:end], unit="people", modifier=_modifier(match)
    )
    if upper is not None:
        return dataclasses.replace(said, modifier="between", minimum=number, maximum=upper)
    if "dozen" in said.text.lower() and said.modifier == "exactly":
        said = dataclasses.replace(said, modifier="about")
    return None if said.modifier == "between" else dataclasses.replace(said, value=number)
