"""Lengths of time, penalties and sizes of groups, as said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph.claims.quantities import amount_of, lengths_in, size_of


def only(text: str):
    (found,) = lengths_in(text, 0)
    return found


@pytest.mark.parametrize(
    ("text", "unit", "value", "iso"),
    [
        ("five years", "year", "5", "P5Y"),
        ("5 years", "year", "5", "P5Y"),
        ("one year", "year", "1", "P1Y"),
        ("a year", "year", "1", "P1Y"),
        ("twenty-five years", "year", "25", "P25Y"),
        ("twenty five years", "year", "25", "P25Y"),
        ("six-year", "year", "6", "P6Y"),
        ("18 months", "month", "18", "P18M"),
        ("eight-month", "month", "8", "P8M"),
        ("40 days", "day", "40", "P40D"),
        ("1,200 days", "day", "1200", "P1200D"),
        ("three weeks", "day", "21", "P3W"),
        ("13-and-a-half months", "month", "13.5", "P13M15D"),
        ("13-and-a-half-month", "month", "13.5", "P13M15D"),
        ("two and a half years", "year", "2.5", "P2Y6M"),
        ("a year and a half", "year", "1.5", "P1Y6M"),
        ("3.5 years", "year", "3.5", "P3Y6M"),
        ("three years and six months", "month", "42", "P3Y6M"),
        ("two years, three months", "month", "27", "P2Y3M"),
    ],
)
def test_a_length_of_time_has_its_unit_its_number_and_its_iso_duration(text, unit, value, iso):
    found = only(f"held for {text} in all")
    assert (found.text, found.unit, found.value, found.iso) == (text, unit, value, iso)
    assert (found.modifier, found.penalty) == ("exactly", None)


@pytest.mark.parametrize("possessive", ["five years' imprisonment", "five years’ imprisonment"])
def test_a_possessive_length_is_a_length(possessive):
    assert only(possessive).iso == "P5Y"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two to 12 years", "2", "12"),
        ("2-5 years", "2", "5"),
        ("between two and four years", "2", "4"),
        ("two or three years", "2", "3"),
    ],
)
def test_a_range_has_a_least_and_a_most_and_no_value(text, low, high):
    found = only(text)
    assert (found.modifier, found.minimum, found.maximum, found.value, found.iso) == ("between", low, high, None, None)


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("more than", "more-than"),
        ("over", "more-than"),
        ("at least", "at-least"),
        ("no less than", "at-least"),
        ("nearly", "almost"),
        ("up to", "at-most"),
        ("about", "about"),
        ("less than", "less-than"),
    ],
)
def test_a_hedge_before_a_number_is_kept(words, modifier):
    assert only(f"jailed for {words} three years").modifier == modifier
    assert size_of(f"{words} 30 farmers", 0).modifier == modifier


@pytest.mark.parametrize(
    ("text", "penalty"),
    [
        ("sentenced to life imprisonment", "life"),
        ("given a life sentence", "life"),
        ("jailed for life", "life"),
        ("sentenced to death", "death"),
        ("facing the death penalty", "death"),
        ("condemned to hang", "death"),
    ],
)
def test_life_and_death_are_penalties_without_a_number(text, penalty):
    found = only(text)
    assert (found.penalty, found.value, found.iso) == (penalty, None, None)
    assert found.text in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a term of six months to six years", "six months to six years"),
        ("six months and two weeks to six years in jail", "six months and two weeks to six years"),
        ("between six months and six years", "between six months and six years"),
        ("ranging from six months to six years", "six months to six years"),
    ],
)
def test_two_lengths_in_different_units_may_be_the_ends_of_one(text, words):
    found = only(text)
    assert (found.text, found.unit, found.minimum, found.maximum, found.value) == (words, "month", "6", "72", None)


def test_a_length_that_was_changed_to_another_is_no_range():
    assert [q.iso for q in lengths_in("raised from six months to six years", 0)] == ["P6M", "P6Y"]


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year-old nurse",
        "two years ago",
        "three years later",
        "the past five years",
        "aged five years",
        "100 trees",
    ],
)
def test_an_age_a_date_or_another_count_is_no_length(text):
    assert list(lengths_in(text, 0)) == []


@pytest.mark.parametrize(
    ("text", "words", "modifier", "value"),
    [
        ("at least 54 people", "at least 54", "at-least", "54"),
        ("200 protesters", "200", "exactly", "200"),
        ("more than 1,500 people", "more than 1,500", "more-than", "1500"),
        ("about 2 million people", "about 2 million", "about", "2000000"),
        ("the two brothers", "two", "exactly", "2"),
        ("all 12 defendants", "12", "exactly", "12"),
        ("some 40 prisoners", "some 40", "about", "40"),
        ("as many as 70 miners", "as many as 70", "at-most", "70"),
        ("twenty-one monks", "twenty-one", "exactly", "21"),
        ("an estimated 300 families", "an estimated 300", "about", "300"),
        ("two hundred students", "two hundred", "exactly", "200"),
        ("more than two thousand five hundred villagers", "more than two thousand five hundred", "more-than", "2500"),
        ("a hundred and twenty nuns", "a hundred and twenty", "exactly", "120"),
        ("1.2 million people", "1.2 million", "exactly", "1200000"),
        ("two dozen students", "two dozen", "about", "24"),
        ("half a dozen men", "half a dozen", "about", "6"),
        ("a total of 43 people", "43", "exactly", "43"),
        ("a group of at least 12 students", "at least 12", "at-least", "12"),
        ("dozens of students", "dozens", "several", None),
        ("several men", "several", "several", None),
        ("most prisoners", "most", "majority", None),
    ],
)
def test_the_size_of_a_group_is_what_its_words_count(text, words, modifier, value):
    found = size_of(text, 100)
    assert (found.text, found.modifier, found.value, found.unit) == (words, modifier, value, "people")
    assert text[found.start - 100 : found.end - 100] == words


@pytest.mark.parametrize(
    ("text", "low", "high"), [("10 to 12 villagers", "10", "12"), ("between 20 and 30 monks", "20", "30")]
)
def test_the_size_of_a_group_may_be_a_range(text, low, high):
    found = size_of(text, 0)
    assert (found.modifier, found.minimum, found.maximum, found.value) == ("between", low, high, None)


@pytest.mark.parametrize(
    "text",
    [
        "a man",
        "the people",
        "prisoners",
        "30-year-old nurse",
        "54 per cent of men",
        "two thirds of the nuns",
        "half of the 30 nuns",
        "two out of three nuns",
        "one in ten inmates",
        "",
    ],
)
def test_words_that_count_nobody_have_no_size(text):
    assert size_of(text, 0) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("five", "5"),
        ("twenty-one", "21"),
        ("ninety nine", "99"),
        ("1,234", "1234"),
        ("3.5", "3.5"),
        ("an", "1"),
        ("x", None),
    ],
)
def test_a_number_is_read_from_words_and_digits(words, number):
    assert amount_of(words) == number


@given(st.text(max_size=80), st.integers(min_value=0, max_value=10**6))
def test_no_text_whatever_breaks_the_reading_of_lengths(text, offset):
    for found in lengths_in(text, offset):
        assert text[found.start - offset : found.end - offset] == found.text
    found = size_of(text, offset)
    if found is not None:
        assert text[found.start - offset : found.end - offset] == found.text


@given(st.integers(min_value=1, max_value=999), st.sampled_from(["year", "month", "day"]))
def test_every_plain_length_keeps_its_number_and_unit(number, unit):
    found = only(f"held for {number} {unit}s in all")
    assert (found.value, found.unit, found.iso) == (str(number), unit, f"P{number}{unit[0].upper()}")
