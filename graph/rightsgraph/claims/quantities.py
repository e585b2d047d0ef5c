"""Numbers and lengths of time as said: sentences, durations, sizes of groups, percentages."""

import re
from collections.abc import Iterator

from rightsgraph.records import Quantity

__all__ = ["lengths_in", "number_of", "size_of"]

_ONES = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_WORD = (
    "(?:"
    + "|".join(
        [*(f"(?:{t})(?:[- ](?:{'|'.join(list(_ONES)[1:10])}))?" for t in _TENS), *sorted(_ONES, key=len, reverse=True)]
    )
    + ")"
)
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORD}|an additional|another|an?)"
_HALF = r"(?:[- ]and[- ]a[- ]half)?"
_HEDGE = (
    r"(?P<hedge>(?:more than|over|at least|no fewer than|no less than|nearly|almost|up to|about|around|approximately|roughly|some|"
    r"less than|fewer than|under|as many as|a maximum of|exactly|well over|not more than|close to|between|an estimated)\s+)?"
)
_HEDGES = {
    "more than": "more-than", "over": "more-than", "well over": "more-than", "at least": "at-least", "no fewer than": "at-least", "no less than": "at-least",
    "nearly": "almost", "almost": "almost", "close to": "almost", "up to": "at-most", "as many as": "at-most", "a maximum of": "at-most", "not more than": "at-most",
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "some": "about", "an estimated": "about",
    "less than": "less-than", "fewer than": "less-than", "under": "less-than", "exactly": "exactly", "between": "between",
}  # fmt: skip
_UNIT = r"(?P<unit>year|month|week|day|hour)s?"
_LENGTH = re.compile(
    rf"\b{_HEDGE}(?P<one>{_NUMBER}){_HALF}(?:\s*(?:-|–|to|and|or)\s*(?P<two>{_NUMBER}))?[- ]{_UNIT}\b['’]?"
    rf"(?:(?:,?\s+and|,)[- ](?:an?\s+)?(?P<more>{_NUMBER})[- ](?P<munit>month|week|day)s?\b['’]?)?(?:\s+and\s+a\s+half\b)?",
    re.I,
)
_LIFE = re.compile(
    r"\b(?:life (?:imprisonment|sentences?|in prison|terms?|behind bars)|(?:imprisonment|jailed|imprisoned|sentenced to|prison) (?:for )?life|lifelong imprisonment)\b",
    re.I,
)
_DEATH = re.compile(
    r"\b(?:death (?:sentences?|penalty|row)|(?:sentenced|condemned) to (?:death|hang)|capital punishment)\b", re.I
)
_ISO = {"year": "Y", "month": "M", "week": "W", "day": "D"}


def number_of(words: str) -> str | None:
    """Return the number that words or digits say, as a decimal string, or None."""
    text = words.strip().lower().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return text
    if text in ("a", "an", "another", "an additional"):
        return "1"
    total = 0
    for part in re.split(r"[- ]", text):
        if part in _TENS:
            total += _TENS[part]
        elif part in _ONES:
            total += _ONES[part]
        else:
            return None
    return str(total)


def lengths_in(text: str, offset: int) -> Iterator[Quantity]:
    """Yield the lengths of time, life terms and death penalties of a text; `offset` is added to their places."""
    for match in _LENGTH.finditer(text):
        quantity = _length(match, offset)
        if quantity is not None:
            yield quantity
    for pattern, penalty in ((_LIFE, "life"), (_DEATH, "death")):
        for match in pattern.finditer(text):
            yield Quantity(
                start=match.start() + offset,
                end=match.end() + offset,
                text=match.group(),
                unit="year",
                modifier="unknown",
                penalty=penalty,
            )


def _length(match: re.Match[str], offset: int) -> Quantity | None:
    if re.match(r"[- ](?:old|ago|later|earlier|after|before)\b", match.string[match.end() :]) or re.search(
        r"\b(?:aged?|next|past|last|previous|recent)\s*$", match.string[: match.start()].lower()
    ):
        return None
    if re.match(r"\s+(?:later|earlier)\b", match.string[match.end() :]):
        return None
    first, second = number_of(match["one"]), match["two"] and number_of(match["two"])
    if first is None:
        return None
    unit = match["unit"].lower()
    hedge = _HEDGES.get((match["hedge"] or "").strip().lower(), "exactly")
    half = "half" in match.group().lower()
    if second:
        return Quantity(
            start=match.start() + offset,
            end=match.end() + offset,
            text=match.group(),
            unit=_unit(unit),
            modifier="between",
            minimum=first,
            maximum=second,
        )
    value = first
    iso = _iso(unit, first, half)
    if match["more"]:
        more = number_of(match["more"])
        if more is None:
            return None
        months = {"month": 1.0}.get(match["munit"].lower())
        value = _plain(float(first) * 12 + float(more)) if unit == "year" and months else first
        iso = f"{iso}{more}{_ISO[match['munit'].lower()]}"
        if unit == "year" and months:
            unit = "month"
    elif half:
        value = _plain(float(first) + 0.5)
    if unit == "week":
        return Quantity(
            start=match.start() + offset,
            end=match.end() + offset,
            text=match.group(),
            unit="day",
            modifier=hedge,
            value=_plain(float(value) * 7),
            iso=iso,
        )
    if unit == "hour":
        return Quantity(
            start=match.start() + offset,
            end=match.end() + offset,
            text=match.group(),
            unit="day",
            modifier="about",
            value=_plain(round(float(value) / 24, 3)),
            iso=f"PT{first}H",
        )
    return Quantity(
        start=match.start() + offset,
        end=match.end() + offset,
        text=match.group(),
        unit=_unit(unit),
        modifier=hedge,
        value=value,
        iso=iso,
    )


def _iso(unit: str, number: str, half: bool) -> str:
    letter = _ISO.get(unit, "D")
    if "." in number:
        months = float(number) * (12 if unit == "year" else 1)
        return f"P{int(months // 12)}Y{round(months % 12)}M" if unit == "year" else f"P{round(months)}{letter}"
    if half and unit == "year":
        return f"P{number}Y6M"
    if half and unit == "month":
        return f"P{number}M15D"
    return f"P{number}{letter}"


def _unit(unit: str) -> str:
    return unit if unit in ("year", "month", "day") else "day"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


_SIZE = re.compile(
    rf"^{_HEDGE}(?P<one>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:\s+million)?|{_WORD})\b(?:\s*(?:-|–|to|and)\s*(?P<two>\d[\d,]*|{_WORD})\b)?",
    re.I,
)
_VAGUE = {
    "several": "several",
    "many": "several",
    "dozens": "several",
    "hundreds": "several",
    "thousands": "several",
    "scores": "several",
    "most": "majority",
    "unknown": "unknown",
}


def size_of(words: str, offset: int) -> Quantity | None:
    """Return how many people the words of a noun phrase count, or None when they count none."""
    text = re.sub(
        r"^(?:the|an(?!\s+estimated)|a|all|other|another)\s+", lambda m: " " * len(m.group()), words, flags=re.I
    )
    lead = len(text) - len(text.lstrip())
    match = _SIZE.match(text.lstrip())
    if match and not re.match(r"[- ](?:year|month|day|week|per cent|percent|%)", text.lstrip()[match.end() :]):
        number = match["one"].lower()
        value = (
            _plain(float(number.split()[0].replace(",", "")) * 1e6)
            if number.endswith("million")
            else number_of(match["one"])
        )
        if value is not None:
            hedge = _HEDGES.get((match["hedge"] or "").strip().lower(), "exactly")
            upper = number_of(match["two"]) if match["two"] else None
            if upper is None and hedge == "between":
                return None
            return Quantity(
                start=offset + lead,
                end=offset + lead + match.end(),
                text=words[lead : lead + match.end()],
                unit="people",
                modifier=hedge if upper is None else "between",
                value=value if upper is None else None,
                minimum=value if upper is not None else None,
                maximum=upper,
            )
    first = re.match(r"[A-Za-z]+", text.lstrip())
    if first and first.group().lower() in _VAGUE:
        return Quantity(
            start=offset + lead,
            end=offset + lead + first.end(),
            text=words[lead : lead + first.end()],
            unit="people",
            modifier=_VAGUE[first.group().lower()],
        )
    return None
