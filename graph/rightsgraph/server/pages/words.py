"""Words for people: dates of EDTF as one says them, and text from documents made safe to look at."""

import re

__all__ = ["link", "shortened", "spoken", "visible"]

_MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
_HEDGES = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}

# Unicode TR9 and TR36: marks that turn the reading order, and controls, can make a page say what no text says.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return the text with controls and marks of direction shown as their code points: `[U+202E]`."""
    return _HIDDEN.sub(lambda m: f"[U+{ord(m[0]):04X}]" if m[0] != "\r" else "", text)


def shortened(text: str, longest: int) -> str:
    """Return the text on one line, cut after a word, with an ellipsis, when it is longer than `longest`."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', 1)[0].rstrip(' ,;:')} …"


def link(url: str) -> str | None:
    """Return the address when it is one of the web (http, https), else None: no document chooses what a click runs."""
    return url if re.fullmatch(r"https?://[^\s\"'<>\\^`{|}]+", url, re.I) else None


def spoken(edtf: str) -> str:
    """Return an EDTF date as words: `2003-11` is "November 2003", `2000-06-03/..` "from 3 June 2000"."""
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _date(begin)
    if begin in ("", "..") or end in ("", ".."):
        if begin in ("", "..") and end in ("", ".."):
            return edtf
        return f"from {_date(begin)}" if end in ("", "..") else f"until {_date(end)}"
    return f"{_date(begin)} to {_date(end)}"


def _date(edtf: str) -> str:
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day, hedge = found.groups()
    if "X" in year:
        year = year.replace("X", "0") + "s"
    if month is None:
        said = year
    elif month in _SEASONS:
        said = f"{_SEASONS[month]} {year}"
    elif not 1 <= int(month) <= 12:
        return edtf
    else:
        said = f"{_MONTHS[int(month) - 1]} {year}"
        if day is not None:
            said = f"{int(day)} {said}"
    return _HEDGES.get(hedge, "") + said
