"""Chance against the readers of text: regions, dates and the lexicon hold whatever they are given."""

import contextlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rightsgraph.claims import lexicon
from rightsgraph.documents import find_regions
from rightsgraph.documents.dates import find_dates, is_date_line, iso_date
from rightsgraph.documents.formats.hyphens import Words, joined
from rightsgraph.errors import ResourceError
from rightsgraph.records import RegionKind

LINES = st.sampled_from(
    [
        "Home | News | About | Contact", "By Our Correspondent", "Published: 9 May 2015 14:05", "Related", "Read more",
        "© 2015 Daily Specimen. All rights reserved.", "ENDS", "Notes to editors", "* * *", "3 Comments", "A/HRC/99/12",
        "Police arrested the teacher Mara Fiction in Northtown on Monday.", "See also: https://a.example/b",
        "The union was banned in 2016. Its secretary remains in detention.", "Tags: prisons", "\t", "  ", "- 30 -",
    ]
)  # fmt: skip
PAGES = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\x0b"]).map(lambda end: end.join(lines))
)


@given(PAGES)
@settings(max_examples=150)
@example("\x1c\x1d\x85\u2028a")
def test_regions_of_any_page_are_in_order_apart_and_cover_its_words(text: str):
    regions = find_regions(text)
    assert all(a.end <= b.start for a, b in pairwise(regions))
    assert all(0 <= r.start < r.end <= len(text) for r in regions)
    covered = "".join(text[r.start : r.end] for r in regions)
    assert "".join(covered.split()) == "".join(text.split())
    assert not text.strip() or any(r.kind is RegionKind.BODY for r in regions)


DATES = st.from_regex(
    re.compile(r"[0-9]{1,4}[-/. ,]{1,2}(?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ,]{1,2}[0-9]{1,4}"), fullmatch=True
)


@given(st.one_of(st.text(max_size=80), DATES, DATES.map(lambda words: f"Posted on {words} at 10:30")))
@settings(max_examples=300)
@example("31 February 2004")
@example("29 February 1900")
def test_dates_of_any_text_are_real_and_where_they_say(text: str):
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert re.fullmatch(r"(?:19|20)\d\d-\d\d(?:-\d\d)?", found.value)
        assert found.value[:4] in text[found.start : found.end]
    assert is_date_line(text) in (True, False)
    value = iso_date(text)
    assert value is None or re.fullmatch(r"(?:19|20)\d\d(?:-\d\d){0,2}", value)


@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=12), max_size=4))
@settings(max_examples=200)
def test_joining_two_lines_adds_at_most_a_hyphen(before: str, after: str, known: list[str]):
    assert joined(before, after, Words(known)) in (before + after, f"{before}-{after}")


@pytest.mark.parametrize("name", ["acts.tsv", "frames.toml", "status.toml", "types.toml"])
@given(chance=st.data())
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_lexicon_is_read_or_named(data_copy: Path, name: str, chance: st.DataObject):
    path = data_copy / "data/lexicon" / name
    whole = path.read_bytes()
    at = chance.draw(st.integers(0, len(whole) - 1))
    path.write_bytes(whole[:at] + chance.draw(st.binary(max_size=5)) + whole[at + chance.draw(st.integers(0, 40)) :])
    clear()
    try:
        with contextlib.suppress(ResourceError):  # nothing else may come of it
            lexicon.load_lexicon()
    finally:
        path.write_bytes(whole)
        clear()


def clear() -> None:
    """Forget what was loaded."""
    for kept in vars(lexicon).values():
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()
