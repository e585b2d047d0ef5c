"""Times as said: forms, the year that is meant, ranges, open ends, and never more precision than the words have."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsgraph.claims.times import Clock, clock_of, shifted, times_in

TODAY = datetime.date(2021, 6, 16)
CLOCK = Clock(today=TODAY)


def only(text: str, clock: Clock = CLOCK, last_year: int | None = None):
    (time,) = times_in(text, 0, clock, last_year)
    return time


def day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


ABSOLUTE = [
    ("seized on 3 May 2020 at home", "3 May 2020", "2020-05-03"),
    ("seized on May 3, 2020, at home", "May 3, 2020", "2020-05-03"),
    ("seized on May 3 2020 at home", "May 3 2020", "2020-05-03"),
    ("seized on the 3rd of May 2020", "3rd of May 2020", "2020-05-03"),
    ("seized on 2020-05-03 at home", "2020-05-03", "2020-05-03"),
    ("seized on the night of 4 May 2020", "4 May 2020", "2020-05-04"),
    ("seized on 10 Sept 1989", "10 Sept 1989", "1989-09-10"),
    ("seized in May 2020", "May 2020", "2020-05"),
    ("seized in mid-June 2020", "June 2020", "2020-06"),
    ("seized in May of 2020", "May of 2020", "2020-05"),
    ("seized in mid-2020", "2020", "2020"),
    ("seized in 2020", "2020", "2020"),
    ("seized in late 2019", "2019", "2019"),
    ("seized around 2015", "2015", "2015"),
    ("seized in the 1990s", "1990s", "199X"),
    ("seized in spring 2019", "spring 2019", "2019-21"),
    ("seized in the summer of 2019", "summer of 2019", "2019-22"),
    ("seized in autumn 2019", "autumn 2019", "2019-23"),
    ("seized in winter 2019", "winter 2019", "2019-24"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), ABSOLUTE, ids=[words for _, words, _ in ABSOLUTE])
def test_a_date_is_read_as_precisely_as_it_is_said(text, words, edtf):
    time = only(text)
    assert (time.text, time.edtf) == (words, edtf)
    assert text[time.start : time.end] == words


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("on 3 May 2020", ("2020-05-03", "2020-05-03")),
        ("in February 2020", ("2020-02-01", "2020-02-29")),
        ("in February 2019", ("2019-02-01", "2019-02-28")),
        ("in 2020", ("2020-01-01", "2020-12-31")),
        ("in the 1990s", ("1990-01-01", "1999-12-31")),
        ("last week", ("2021-06-07", "2021-06-13")),
        ("last month", ("2021-05-01", "2021-05-31")),
        ("last year", ("2020-01-01", "2020-12-31")),
    ],
)
def test_the_bounds_are_the_first_and_the_last_day_that_the_words_allow(text, bounds):
    time = only(text)
    assert (time.begin_earliest, time.begin_latest) == tuple(map(day, bounds))
    assert (time.end_earliest, time.end_latest) == tuple(map(day, bounds))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2021-06-16"),
        ("this morning", "2021-06-16"),
        ("yesterday", "2021-06-15"),
        ("last night", "2021-06-15"),
        ("tomorrow", "2021-06-17"),
        ("three days ago", "2021-06-13"),
        ("on Monday", "2021-06-14"),
        ("on Wednesday", "2021-06-16"),
        ("on Friday", "2021-06-11"),
        ("last week", "2021-06"),
        ("last month", "2021-05"),
        ("earlier this month", "2021-06"),
        ("next month", "2021-07"),
        ("two months ago", "2021-04"),
        ("last year", "2020"),
        ("this year", "2021"),
        ("next year", "2022"),
        ("five years ago", "2016"),
    ],
)
def test_a_relative_time_counts_from_the_day_of_the_document(text, edtf):
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on Christmas Eve", "2020-12-24"),
        ("on New Year’s Day", "2021-01-01"),
        ("on New Year's Eve 2018", "2018-12-31"),
        ("on International Women's Day", "2021-03-08"),
        ("on Easter Sunday", "2021-04-04"),
        ("on Good Friday", "2021-04-02"),
        ("on Good Friday 2019", "2019-04-19"),
        ("on Easter Monday of 2018", "2018-04-02"),
    ],
)
def test_a_feast_is_the_day_that_it_falls_on(text, edtf):
    assert only(text).edtf == edtf


def test_a_feast_takes_the_year_that_the_story_set():
    assert only("on Palm Sunday", last_year=2017).edtf == "2017-04-09"


@pytest.mark.parametrize(
    "text",
    ["on Orthodox Good Friday", "on Coptic Easter Sunday", "on Chinese New Year's Eve", "during Good Friday prayers"],
)
def test_a_feast_of_another_calendar_or_what_is_called_by_it_is_no_day_nor_the_last_such_weekday(text):
    assert list(times_in(text, 0, Clock(today=datetime.date(2021, 6, 16)), None)) == []


@pytest.mark.parametrize("text", ["yesterday", "on Monday", "last year", "three days ago", "this month", "on 3 May"])
def test_without_a_date_of_the_document_a_relative_time_says_nothing(text):
    assert list(times_in(text, 0, Clock(today=None), None)) == []


def test_a_week_that_spans_two_months_keeps_both_ends():
    time = only("last week", Clock(today=datetime.date(2021, 6, 8)))
    assert time.edtf == "2021-05-31/2021-06-06"


@pytest.mark.parametrize(
    ("text", "last_year", "edtf"),
    [
        ("on 3 May", None, "2021-05-03"),
        ("on 20 December", None, "2020-12-20"),
        ("in September", None, "2020-09"),
        ("in March", 2018, "2018-03"),
        ("on 3 May", 2018, "2018-05-03"),
        ("the trial is due to begin on 2 July", None, "2021-07-02"),
    ],
)
def test_a_date_without_a_year_is_of_the_year_told_before_or_the_last_one_that_fits(text, last_year, edtf):
    assert only(text, last_year=last_year).edtf == edtf


@pytest.mark.parametrize(
    ("text", "words", "edtf", "bounds"),
    [
        (
            "from 3 May to 7 May 2020",
            "3 May to 7 May 2020",
            "2020-05-03/2020-05-07",
            ("2020-05-03", "2020-05-03", "2020-05-07", "2020-05-07"),
        ),
        (
            "from November 2019 to March",
            "November 2019 to March",
            "2019-11/2020-03",
            ("2019-11-01", "2019-11-30", "2020-03-01", "2020-03-31"),
        ),
        ("in 2018-2020", "2018-2020", "2018/2020", ("2018-01-01", "2018-12-31", "2020-01-01", "2020-12-31")),
        ("from 2005 to 2014", "2005 to 2014", "2005/2014", ("2005-01-01", "2005-12-31", "2014-01-01", "2014-12-31")),
        (
            "between March 2019 and June 2020",
            "March 2019 and June 2020",
            "2019-03/2020-06",
            ("2019-03-01", "2019-03-31", "2020-06-01", "2020-06-30"),
        ),
        (
            "between 3 and 7 May 2020",
            "3 and 7 May 2020",
            "2020-05-03/2020-05-07",
            ("2020-05-03", "2020-05-03", "2020-05-07", "2020-05-07"),
        ),
        ("on 3-7 May", "3-7 May", "2021-05-03/2021-05-07", ("2021-05-03", "2021-05-03", "2021-05-07", "2021-05-07")),
        (
            "on the night of 3 to 4 May",
            "3 to 4 May",
            "2021-05-03/2021-05-04",
            ("2021-05-03", "2021-05-03", "2021-05-04", "2021-05-04"),
        ),
        (
            "between May 3 and 7 police",
            "May 3 and 7",
            "2021-05-03/2021-05-07",
            ("2021-05-03", "2021-05-03", "2021-05-07", "2021-05-07"),
        ),
        (
            "from 3 May 2020 until 7 May 2020",
            "3 May 2020 until 7 May 2020",
            "2020-05-03/2020-05-07",
            ("2020-05-03", "2020-05-03", "2020-05-07", "2020-05-07"),
        ),
    ],
)
def test_a_range_is_one_time_with_the_bounds_of_both_ends(text, words, edtf, bounds):
    time = only(text)
    assert (time.text, time.edtf) == (words, edtf)
    assert time.begin_earliest == day(bounds[0])
    assert time.end_latest == day(bounds[3])


@pytest.mark.parametrize("text", ["between 2 and 5 people on 7 May 2020", "from 9 to 7 May 2020"])
def test_a_number_before_a_date_need_not_begin_a_range(text):
    assert (only(text).text, only(text).edtf) == ("7 May 2020", "2020-05-07")


def test_two_dates_joined_by_and_are_two_times():
    assert [t.edtf for t in times_in("on 2 June 2021 and 4 June 2021", 0, CLOCK, None)] == ["2021-06-02", "2021-06-04"]


@pytest.mark.parametrize("text", ["since 2019", "since June 2019", "since 4 June 2019"])
def test_since_leaves_the_end_open(text):
    time = only(text)
    assert time.begin_earliest is not None
    assert time.begin_latest is not None
    assert (time.end_earliest, time.end_latest) == (None, None)


@pytest.mark.parametrize("text", ["by 2019", "by June 2019", "until 2019", "before June 2019"])
def test_by_until_and_before_leave_the_beginning_open(text):
    time = only(text)
    assert time.begin_earliest is None
    assert time.begin_latest is not None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("before 3 May 2020", "../2020-05-03"),
        ("by May 2020", "../2020-05"),
        ("no later than 3 May 2020", "../2020-05-03"),
        ("after 3 May 2020", "2020-05-03/.."),
        ("until 2020", "2020"),
        ("shortly after midnight on 3 May 2020", "2020-05-03"),
    ],
)
def test_a_day_that_only_bounds_the_time_is_not_the_time(text, edtf):
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in May and again in June 2019", ["2019-05", "2019-06"]),
        ("in May and July 2019", ["2019-05", "2019-07"]),
        ("in May and June 2019", ["2019-05/2019-06"]),
        ("in December and January 2019", ["2018-12/2019-01"]),
        ("in May and June 2019, respectively", ["2019-05", "2019-06"]),
        ("during January to June 2016", ["2016-01/2016-06"]),
        ("from November to March 2016", ["2015-11/2016-03"]),
        ("in May and on 3 June 2019", ["2021-05", "2019-06-03"]),
    ],
)
def test_the_second_of_two_months_tells_the_year_of_both(text, edtf):
    assert [t.edtf for t in times_in(text, 0, CLOCK, None)] == edtf


def test_a_stretch_up_to_now_ends_today():
    time = only("over the past two years")
    assert time.begin_earliest == datetime.date(2019, 6, 1)
    assert time.edtf == "2019-06~/2021-06"


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2020",
        "2,020 people",
        "2020 people were there",
        "$2020",
        "room 1234",
        "in the past",
        "decades ago",
        "several years ago",
        "a few weeks ago",
        "she may leave",
        "they march to the square",
        "the weekend",
        "no. 3",
    ],
)
def test_what_is_no_time_gives_none(text):
    assert list(times_in(text, 0, CLOCK, None)) == []


def test_offsets_are_those_of_the_whole_text():
    text = "Nothing here. They came on 3 May 2020."
    (time,) = times_in(text[14:], 14, CLOCK, None)
    assert text[time.start : time.end] == time.text == "3 May 2020"


def test_a_report_on_a_year_counts_from_that_year(make):
    clock = clock_of(make("Text.", date="2021-03-01", title="Annual report 2020"))
    assert clock.period == 2020
    assert only("during the year", clock).edtf == "2020"
    assert only("at the end of the year", clock).edtf == "2020-12"
    assert only("in September", clock).edtf == "2020-09"


@pytest.mark.parametrize(
    "title",
    [
        "Farmers arrested in 2020",
        "Annual reports 2019 and 2020",
        "Report: 30 farmers held in March 2021",
        "Ruvia: report 2021 raids",
        "Tarland Aid Quarterly Report 2021",
        "Situation Report 2021: Ruvia",
        "Report 2021 March",
        "Tarland Aid Report 2022",
    ],
)
def test_a_title_that_is_no_report_on_one_past_year_sets_no_period(make, title):
    assert clock_of(make("Text.", date="2021-03-01", title=title)).period is None


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Annual report 2021", "2021-03-01"),
        ("Tarland Aid Report 2021", "2021-05-24"),
        ("Tarland Aid Report 2021: Ruvia (extract)", "2021-05-24"),
        ("Tarland Aid Report 2020/21 - Ruvia", "2021-04-07"),
        ("World Report 2021: Ruvia, Events of 2020", "2021-01-13"),
        ("World Report 2021: Ruvia, Events of 2020", "2021-12-13"),
    ],
)
def test_a_yearly_report_that_bears_the_year_of_its_coming_out_tells_of_the_year_before(make, title, date):
    clock = clock_of(make("Text.", date=date, title=title))
    assert clock.period == 2020
    assert only("on 4 January", clock).edtf == "2020-01-04"
    assert only("on 4 January 2021", clock).edtf == "2021-01-04"


@pytest.mark.parametrize("date", ["2021-08-01", "2021-12-20"])
def test_a_yearly_report_of_the_second_half_of_its_year_may_tell_of_it(make, date):
    assert clock_of(make("Text.", date=date, title="Tarland Aid Report 2021")).period is None


@pytest.mark.parametrize(
    ("unit", "number", "expected"),
    [
        ("day", 20, "2021-02-20"),
        ("week", 1, "2021-02-07"),
        ("month", 1, "2021-02-28"),
        ("month", -2, "2020-11-30"),
        ("year", 3, "2024-01-31"),
        ("year", -1, "2020-01-31"),
    ],
)
def test_a_shifted_day_never_leaves_its_month(unit, number, expected):
    assert shifted(datetime.date(2021, 1, 31), unit, number) == day(expected)


dates = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31))


@given(dates, st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02}-{d:02}"]))
def test_every_full_date_is_itself_whatever_the_day_of_the_document(date, form):
    text = form.format(d=date.day, m=calendar.month_name[date.month], y=date.year, n=date.month)
    time = only(f"arrested on {text}.")
    assert time.edtf == date.isoformat()
    assert {time.begin_earliest, time.begin_latest, time.end_earliest, time.end_latest} == {date}


@given(dates, st.sampled_from([t for t, _, _ in ABSOLUTE] + ["last week", "last month", "on Monday", "two months ago"]))
def test_bounds_are_ordered_and_words_are_those_of_the_text(today, text):
    for time in times_in(text, 0, Clock(today=today), None):
        assert text[time.start : time.end] == time.text
        assert time.begin_earliest is not None
        assert time.end_latest is not None
        assert time.begin_earliest <= time.end_latest


@given(st.text(max_size=120), dates)
def test_no_text_whatever_breaks_the_reading_of_times(text, today):
    for time in times_in(text, 0, Clock(today=today), None):
        assert text[time.start : time.end] == time.text


COUNTED = [
    ("On 30 April 2020 police arrested Ana Sol. She was released the following day.", "2020-05-01"),
    ("On 3 May 2020 police arrested Ana Sol. Officials released her later that day.", "2020-05-03"),
    ("On 3 May 2020 police arrested Ana Sol and released her two days later.", "2020-05-05"),
    (
        "On 3 May 2020 police arrested Ana Sol, who had marched on 1 May. Police released her the next day.",
        "2020-05-04",
    ),
    ("In May 2020 police arrested Ana Sol. She was released later that month.", "2020-05"),
    ("On 10 May 2020 police arrested Ana Sol. A week later they released her.", "2020-05"),
    ("On 3 May 2020 police arrested Ana Sol. She was released three months later.", "2020-08"),
    ("On 3 May 2020 police arrested Ana Sol. She was released the following year.", "2021"),
]


@pytest.mark.parametrize(("text", "edtf"), COUNTED)
def test_a_time_may_count_from_the_one_told_before(read, text, edtf):
    assert read(text).claim("release").time.edtf == edtf


NOT_COUNTED = [
    "On 3 May 2020 police arrested Ana Sol. Two weeks before that date they had released her.",
    "Police released Ana Sol the next day.",
    "In May 2020 police arrested Ana Sol. She was released the next day.",
    "On 27 May 2020 police arrested Ana Sol. A week later they released her.",
    "On 3 May 2020 police arrested Ana Sol. Several days later they released her.",
    "On 3 May 2020 Radio Tarn said that police had arrested Ana Sol. They released her the next day.",
    "Ana Sol was arrested on 3 May 2020, and Bo Lin on 9 May. Police released Ana Sol the next day.",
    "On 3 May 2020 police arrested Ana Sol.\n\nBo Lin is a nurse.\n\nPolice released Ana Sol the next day.",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_a_time_counts_from_no_source_and_from_nothing_vague(read, text):
    assert read(text).claim("release").time is None


def test_a_year_of_what_is_told_between_commas_is_not_that_of_the_day_behind():
    told = [t.edtf for t in times_in("Bo, arrested in 2015, was freed on 4 June", 0, CLOCK, None)]
    assert told == ["2015", "2021-06-04"]
