"""Whole numbers as said, in words or in figures: "seven", "twenty-one", "two hundred and five", "3 dozen", "1,500"."""

import re

__all__ = ["FIGURE", "NUMBER_WORD", "ONE_WORD", "number_of"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_VALUES = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}

FIGURE = r"\d{1,3}(?:,\d{3})+|\d+"
"""The pattern of a whole number in figures."""

ONE_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(sorted(_ONES, key=len)[::-1])})"
"""The pattern of a number below a hundred in words."""

_SCALE = "|".join(_SCALES)
NUMBER_WORD = (
    rf"(?:(?:{FIGURE}|an?|half\s+a|{ONE_WORD})(?:[- ](?:{_SCALE})){{1,2}}"
    rf"(?:(?:,?\s+and)?[- ](?:{ONE_WORD}(?:[- ]hundred(?:(?:\s+and)?[- ]{ONE_WORD})?)?)\b)?|{ONE_WORD})"
)
"""The pattern of a number in words, those with a scale among them; match it without regard to case."""

_PART = re.compile(r"[^\s,-]+")
_FIGURES = re.compile(FIGURE)


def number_of(words: str) -> int | None:
    """Return the whole number that words or figures say ("a" and "an" say one), or None where they say none."""
    text = words.strip().lower()
    if _FIGURES.fullmatch(text):
        return int(text.replace(",", ""))
    total = latest = 0
    halved = counted = False
    for part in _PART.findall(re.sub(r"(?<=\d),(?=\d)", "", text)):
        value = int(part) if part.isdecimal() else _VALUES.get(part)
        if part in _SCALES:
            if not counted and not halved:
                return None  # "dozens" without a number is no number
            latest = (latest if counted else 1) * _SCALES[part]
            total, latest = (total + latest, 0) if latest >= _SCALES["thousand"] else (total, latest)
        elif value is not None:
            if latest % 10 or (latest % 100 and (latest % 100 == _VALUES["ten"] or value >= 10)):
                return None  # "five six"
            latest += value
        elif part in ("a", "an") and not counted:
            latest += 1
        elif part == "half" and not counted:
            halved = True
            continue
        elif part != "and" or not counted or latest % 100:  # "two hundred and five"
            return None
        counted = True
    if not counted:
        return None
    return (total + latest) // 2 if halved else total + latest
