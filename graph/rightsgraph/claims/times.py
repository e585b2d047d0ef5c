"""Times as said, resolved against the day of the document, never more precise than the words.

Returns EDTF (ISO 8601-2:2019, levels 0 and 1) with the days that it allows. A written year wins; a date without a
year takes the year that the story last set, else the latest such day on or before the document's day. A report on one
year ("2023 Human Rights Report") is read as written at the end of that year.
"""

import calendar
import datetime
import functools
import re
from collections.abc import Iterator, Sequence

from rightsgraph.claims.alternatives import are_either, as_either, in_common
from rightsgraph.claims.counted import COUNTED, MAY_COUNT, counted_time
from rightsgraph.claims.dates import TO_YEAR, Clock, clock_of, days_of, shifted, time_on
from rightsgraph.claims.feasts import Feast, feast_of, feast_on, feasts_in, is_feast
from rightsgraph.claims.ranges import is_range, joined, opened, with_bare_day
from rightsgraph.claims.relative import LEADS, RELATIVE, relative_time
from rightsgraph.claims.years import tells_year, year_for
from rightsgraph.records import Time

__all__ = ["Clock", "clock_of", "shifted", "times_in"]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""EDTF's numbers for the seasons."""

_M = (
    r"(?P<{0}month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_D = r"(?P<{0}day>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?P<{0}year>1[89]\d\d|20\d\d)"
_OWNED = r"(?:(?<=\b[Tt]he )|(?<=\b[Aa] )|(?<=\b[Aa]n )|(?<=\b[Hh]is )|(?<=\b[Hh]er )|(?<=\b[Tt]heir )|(?<=\b[Ii]ts ))"
"""What stands before a month that is said of a noun: "the July arrest of A"."""

_FULL = re.compile(
    rf"\b(?=[\dA-Zabdefilmnostuw])(?:{_D.format('a')}\s+(?:of\s+)?{_M.format('a')},?\s+{_Y.format('a')}"
    rf"|{_M.format('b')}\s+{_D.format('b')}(?:,\s*|\s+){_Y.format('b')}"
    rf"|{_Y.format('c')}-(?P<cmonth>0[1-9]|1[0-2])-(?P<cday>[0-3]\d)"
    rf"|{_D.format('d')}\s+(?:of\s+)?{_M.format('d')}(?!\s+[A-Z][a-z]+(?:ist|ion|ing|ment)\b)"
    rf"|{_M.format('e')}\s+{_D.format('e')}(?!\d|,\d|\s*(?:percent|per cent|%))"
    rf"|{_M.format('f')},?\s+(?:of\s+)?{_Y.format('f')}"
    r"|(?P<gpre>(?i:in|since|by|until|till|during|early|late|mid|mid-|last|this|next|from|to|and|of|through|late in"
    rf"|early in|end of|between|throughout)\s*){_M.format('g')}(?!\s*\d|\s+of\s+\d|\s+(?:[A-Z]|be\b|have\b|not\b))"
    rf"|(?P<lpre>\b(?i:in|since|until|during|early|late|mid)\s){_M.format('l')}(?=\s+(?!Day\b|First\b|Fourth\b)[A-Z])"
    rf"|{_OWNED}{_M.format('k')}(?=\s+(?!(?:for|on|of|to|in|and|or|from|by|against|was|has|had|will)\b)[a-z]{{3,}})"
    rf"|(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?{_Y.format('s')}"
    rf"|(?P<decade>(?:1[89]|20)\d)0s"
    r"|(?<![\d$€£,.#/])(?<!\b(?:Act|Law), )(?<!\b(?:Code|Bill), )(?<!\b(?:Act|Law) )(?<!\b(?:Code|Bill) )"
    r"(?<!\b(?:Act|Law) of )(?<!\bDecree )(?<!\bOrdinance )"
    rf"(?<!\b[Nn]o\. )(?<!\b[Nn]umber )(?<!(?<!mid)(?<!\d)-){_Y.format('h')}"
    r"(?![\d%]|,\d|\.\d|\s+(?:people|persons|hours|hrs?|local time|GMT|UTC)\b"
    r"|(?<!\bin \d{4})(?<!\bIn \d{4})(?<!\b[Ss]ince \d{4})\s+[A-Z][a-z])"
    r")"
)
_ANY_YEAR = 2000
"""A year for a day without one, where it is only asked whether a day is named."""

_MAY_BE_FULL = re.compile(r"\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
"""What no such time is without: the cheap question before."""

_ASIDE = re.compile(r",\s+(?:(?:first|once|already|previously)\s+)?\w+(?:ed|en|ld)\s+in\s+\Z")
"""What is told of somebody between commas, before its year."""

_AND = r"\s*(?:and|or|to|through|[-–])\s*"
_BRACKET = r"(?:\s*\([^()]*\))?"
_YEAR_BEHIND = re.compile(
    rf"{_BRACKET}(?:,\s*[0-3]?\d(?!\d))*{_AND}(?:{_M.format('x')}\s+)?[0-3]?\d(?:st|nd|rd|th)?(?:\s+{_M.format('z')})?{_BRACKET}"
    rf"(?:,\s*|\s+){_Y.format('')}"
)
"""The second of two dates with the year of both: "(August 30) and September 13, 2016"."""

_YEAR_PARTED = re.compile(rf"\s*\([^()\d]*\),\s+{_Y.format('')}\b")
"""The year behind who tells of the day: "September 13 (Radio Tarn), 2016"."""

_COUNTED_FROM = re.compile(r",?\s+\w+\s+(?:days?|weeks?)\s+(?P<which>before|after)\s+[^,.;:()]{0,60}?")
"""What stands between a day and the one, with its year, from which it is counted: "3 May, two days before that of"."""

_NAMED_BETWEEN = re.compile(r",?\s+and\s+(?:[A-Z][\w'’-]*\s+){1,5}on\s+")
"""What stands between the days of two people with the year of both: "Ana Sol on 3 May and Bo Lin on 4 May 2019"."""

_YEAR_BEHIND_MONTH = re.compile(
    rf"\s+(?:and|or|to|through)\s+(?:again\s+)?(?:in\s+)?(?:early\s+|late\s+|mid-?\s*)?{_M.format('')},?\s+(?:of\s+)?{_Y.format('')}"
)
"""The second of two months with the year of both: "(in May) and again in June 2019"."""

_SECOND_DAY = re.compile(rf"{_AND}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s*")
_WHICH_YEAR = re.compile(r"\s+(?:of\s+)?(?P<which>last|this|next|the previous)\s+year\b", re.I)
"""Behind a month or a day: "in May last year"."""

_APART = re.compile(r",\s+(?:on|in)\s+")
_AT_END_OF = re.compile(r"\bat the (?:very )?end of\s+\Z", re.I)

_SHORT_YEAR = re.compile(r"\s+\d\d\s*[,;)]")
"""What stands behind the day of a source: "23 Apr 12)"."""


def times_in(text: str, offset: int, clock: Clock, last_year: int | None, told: Time | None = None) -> Iterator[Time]:
    """Yield the times of a stretch of text in order; `offset` is added to their places.

    `last_year` is the year that the story set before, `told` the time told before, of which "the next day" is said.
    Ranges ("from 2005 to 2014") are one time.
    """
    found: list[Time] = []
    counted: set[int] = set()
    for match in _found(text):
        if found and match.start() + offset < found[-1].end:
            continue
        if is_feast(match):
            time = _on_feast(feast_of(match), text, offset, clock, _with_year(found, text, offset), last_year)
        elif match.re is _FULL:
            time = _absolute(match, offset, clock, _with_year(found, text, offset), last_year)
        elif match.re is COUNTED:
            before = (*found, told) if len(found) < len(("one", "two")) else (None,)
            time = counted_time(match, offset, before[0])  # after two it may count from either
        else:
            time = relative_time(match, offset, clock)
        if time is None:
            continue
        if found:
            time = _same_month(text, offset, found[-1], time)
        if (
            found
            and found[-1].start - offset in counted
            and _APART.fullmatch(text, found[-1].end - offset, match.start())
        ):
            found.pop()  # "a week earlier, on 7 June": the day is written
        if match.re is COUNTED:
            counted.add(match.start())
        if found and is_range(text, offset, found[-1], time):
            found[-1] = joined(text, offset, found[-1], time)
        elif found and are_either(text, offset, found[-1], time):
            found[-1:] = in_common(text, offset, found[-1], time)
        else:
            found.append(time)
    for time in found:
        yield opened(text, offset, as_either(text, offset, with_bare_day(text, offset, time)))


def names_time(text: str, clock: Clock) -> bool:
    """Return whether a text names any time: a day without a year, too."""
    return next(times_in(text, 0, clock, _ANY_YEAR), None) is not None


@functools.lru_cache(maxsize=256)
def _found(text: str) -> tuple[re.Match[str], ...]:
    """The matches of the patterns in order, no weekday being that of "Good Friday"; several rules ask it in turn."""
    full = _FULL.finditer(text) if _MAY_BE_FULL.search(text) else ()
    lower = text.lower()
    relative = RELATIVE.finditer(text) if any(word in lower for word in LEADS) else ()
    counted = COUNTED.finditer(text) if any(word in lower for word in MAY_COUNT) else ()
    feasts = feasts_in(text)
    others = (m for m in (*full, *relative, *counted) if not any(f.start() <= m.start() < f.end() for f in feasts))
    return tuple(sorted((*others, *feasts), key=lambda m: (m.start(), -m.end())))


def _with_year(found: Sequence[Time], text: str, offset: int) -> Time | None:
    """The last of the times whose words tell their year, None where none does: "held since 2015" tells no other's."""
    told = (t for t in reversed(found) if t.begin_earliest and tells_year(t))
    return next((t for t in told if not _goes_back(t, text[: t.start - offset], text[t.end - offset :])), None)


def _goes_back(time: Time, before: str, after: str) -> bool:
    """Whether a bare year only tells since when ("since 2015", "from 2015 until"), or what was done then.

    The latter stands between commas: ", arrested in 2015,".
    """
    if len(time.edtf) != TO_YEAR:
        return False
    lead = before.split()[-1:]
    if lead in (["from"], ["From"]) and after.split()[:1] in (["until"], ["till"]):
        return True
    return lead in (["since"], ["Since"]) or (after[:1] == "," and _ASIDE.search(before) is not None)


def _on_feast(
    feast: Feast, text: str, offset: int, clock: Clock, before: Time | None, last_year: int | None
) -> Time | None:
    """The day of a feast, None where no year is told or where its name tells no day."""
    year = feast.year
    if year is None:
        usual = feast_on(feast.name, clock.anchor.year if clock.anchor else _ANY_YEAR)
        around = text[max(0, feast.start - 60) : feast.end + 12]
        year = year_for(usual.month, usual.day, clock, before, last_year, around)
    if year is None or not feast.is_day:
        return None
    day = feast_on(feast.name, year)
    return time_on(feast.start + offset, feast.end + offset, text[feast.start : feast.end], day.isoformat(), (day, day))


def _absolute(
    match: re.Match[str], offset: int, clock: Clock, before: Time | None, last_year: int | None
) -> Time | None:
    """A date, month, season, year or decade; `before` is the time said before it in the same stretch of text."""
    groups = {key: value for key, value in match.groupdict().items() if value}
    lead = groups.get("gpre") or groups.get("lpre", "")
    lead = "" if lead.strip().lower() == "last" else lead  # "since last November": said of the month
    start, end = match.start() + len(lead), match.end()
    words = match.string[start:end]
    place = (start + offset, end + offset)
    if "decade" in groups:
        first = int(groups["decade"] + "0")
        days = (datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31))
        return time_on(*place, words, f"{groups['decade']}X", days)
    year = _number(groups, "year")
    if year is None and clock.today and (which := _WHICH_YEAR.match(match.string, end)):
        year = clock.today.year + {"this": 0, "next": 1}.get(which["which"].lower(), -1)
        end = which.end()
        words, place = match.string[start:end], (start + offset, end + offset)
    if "season" in groups and year:
        days = (datetime.date(year, 1, 1), datetime.date(year + 1, 3, 31))
        return time_on(*place, words, f"{year}-{_SEASONS[groups['season'].lower()]}", days)
    month, day = _month(groups), _number(groups, "day")
    if month is None and year and _AT_END_OF.search(match.string, 0, match.start()):
        month = len(calendar.month_name) - 1  # "at the end of 2019"
    if year is None and day is not None and (following := _YEAR_BEHIND.match(match.string, match.end())):
        year = int(following["year"])
    if year is None and day is not None and month is not None:
        year = _year_counted(match, month, day)
    if year is None and day is not None and (parted := _YEAR_PARTED.match(match.string, match.end())):
        year, end = int(parted["year"]), parted.end()
        words, place = match.string[start:end], (start + offset, end + offset)
    if year is None and day is None and month and (following := _YEAR_BEHIND_MONTH.match(match.string, match.end())):
        year = int(following["year"]) - (month > _MONTHS[following["month"].lower().rstrip(".")])
    if year is None and month is not None and groups.get("gpre", "").strip().lower() == "last" and clock.today:
        year = clock.today.year - (month >= clock.today.month)  # "last November"
    if year is None and clock.sources is not None and _SHORT_YEAR.match(match.string, match.end()):
        return None  # "(Radio Tarn, 23 Apr 12; VOA 23 Apr 12)": the day of a source
    if year is None and month is not None:
        around = match.string[max(0, match.start() - 60) : match.end() + 12]
        year = year_for(month, day, clock, before, last_year, around)
    allowed = None if year is None else days_of(year, month, day)
    if year is None or allowed is None:
        return None
    edtf = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    return time_on(*place, words, edtf, allowed)


def _year_counted(match: re.Match[str], month: int, day: int) -> int | None:
    """The year of a day by the one behind it from which it is counted: "3 May, two days before that of 5 May 2019"."""
    other = _FULL.search(match.string, match.end())
    if other is None:
        return None
    counted = _COUNTED_FROM.fullmatch(match.string, match.end(), other.start())
    if counted is None and _NAMED_BETWEEN.fullmatch(match.string, match.end(), other.start()) is None:
        return None
    groups = {key: value for key, value in other.groupdict().items() if value}
    year, then = _number(groups, "year"), (_month(groups) or month, _number(groups, "day") or day)
    if year is None:
        return None
    after = counted is not None and counted["which"] == "after"
    return year + ((month, day) < then) if after else year - ((month, day) > then)


def _same_month(text: str, offset: int, before: Time, time: Time) -> Time:
    """A year behind a second day ("28 and 30, 2013" after "April") as that day of the month before, else as it is."""
    second = _SECOND_DAY.fullmatch(text[before.end - offset : time.start - offset])
    if second is None or len(time.edtf) != len("2013") or len(before.edtf) != len("2013-04-28"):
        return time
    day = int(second["day"])
    allowed = days_of(int(time.edtf), int(before.edtf[5:7]), day)
    if allowed is None:
        return time
    start = before.end + second.start("day")
    words = text[start - offset : time.end - offset]
    return time_on(start, time.end, words, f"{time.edtf}{before.edtf[4:8]}{day:02d}", allowed)


def _number(groups: dict[str, str], name: str) -> int | None:
    """The number in the one group whose name ends so; the alternatives of the pattern have a letter before it."""
    return next((int(value) for key, value in groups.items() if key.endswith(name)), None)


def _month(groups: dict[str, str]) -> int | None:
    value = next((value for key, value in groups.items() if key.endswith("month")), None)
    if value is None:
        return None
    return int(value) if value.isdigit() else _MONTHS[value.lower().rstrip(".")]
