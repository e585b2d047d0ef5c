"""The year of a day said without one, by the course of the story, and days of which only one is meant."""

import pytest

HEARD = "On January 7, 2017, a letter told her mother that Tarn police had placed Ana Sol under house arrest on {}. "

YEARS = [
    (HEARD.format("December 15, 2016") + "On May 12, police arrested Ana Sol.", "arrest", ["2017-05-12"]),
    (HEARD.format("March 15, 2016") + "On May 12, police arrested Ana Sol.", "arrest", ["2016-05-12"]),
    (
        (
            "On January 7, 2017, police detained Ana Sol. On March 9, 2016, they had searched her home. On May 12, "
            "they arrested her."
        ),
        "arrest",
        [],
    ),
    (
        (
            "On January 7, 2017, a court tried Bo Lin. Police detained Ana Sol on December 15, 2016. They arrested Pia "
            "Roth on May 12."
        ),
        "arrest",
        [],
    ),
    ("Police arrested Ana Sol on May 3 and Bo Lin on May 4, 2019.", "arrest", ["2019-05-03", "2019-05-04"]),
    ("Police arrested Ana Sol on December 30 and Bo Lin on May 4, 2019.", "arrest", ["2018-12-30", "2019-05-04"]),
    (HEARD.format("December 15, 2016") + "Earlier, on May 12, police arrested Ana Sol.", "arrest", ["2016-05-12"]),
    (
        HEARD.format("December 15, 2016") + "She fled on May 12. On June 3, police arrested Ana Sol.",
        "arrest",
        ["2017-06-03"],
    ),
    (
        (
            "On January 7, 2017, Radio Tarn said that police had detained Ana Sol on December 15, 2016. "
            "On December 20, officials arrested her."
        ),
        "arrest",
        ["2016-12-20"],
    ),
    (
        (
            "On July 18, 2015, police detained Ana Sol. On March 15, 2016, a court held her trial at which the "
            "prosecution accused her of carrying books when police detained her on July 18."
        ),
        "detention",
        ["2015-07-18"],
    ),
    (
        (
            "Police detained Ana Sol on 18 July 2015. The court tried her on 15 March 2016. Her lawyer said that "
            "police had beaten her when they detained her on 18 July."
        ),
        "detention",
        ["2015-07-18", "2015-07-18"],
    ),
    (
        "On March 10, 2008, monks marched in Tarn. On March 2, 2009, Bo Lin fled. Police detained Ana Sol on March 10.",
        "detention",
        ["2009-03-10"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "days"), YEARS)
def test_the_year_of_a_day_without_one_is_that_of_the_course_of_the_story(read, text, kind, days):
    times = [c.time.edtf for c in read(text, date=None).claims if c.type == kind and c.time]
    assert times == days


EITHER = [
    ("On either November 7 (RTN) or December 18 (NLR), 2015, police detained Ana Sol.", "2015"),
    ("On March 8, 2016—or March 9, as Radio Tarn has it—police detained Ana Sol.", "2016-03-08/2016-03-09"),
    ("Police detained Ana Sol on May 3 or 4, 2015.", "2015-05-03/2015-05-04"),
    ("Police detained Ana Sol on 3 or 4 May 2015.", "2015-05-03/2015-05-04"),
    ("Police detained Ana Sol in May or June 2015.", "2015-05/2015-06"),
    ("Police detained Ana Sol in 2010 or 2011.", "2010/2011"),
    ("Police detained Ana Sol on May 3 or 10 people fled.", None),
    ("Police detained Ana Sol on or about May 3, 2015.", "2015-05-03"),
    ("Police detained Ana Sol on May 3, 2015, or had her detained.", "2015-05-03"),
    ("On September 13 (Radio Tarn), 2016, police detained Ana Sol.", "2016-09-13"),
]


@pytest.mark.parametrize(("text", "edtf"), EITHER)
def test_of_two_days_of_which_one_is_meant_only_what_they_have_in_common_is_told(read, text, edtf):
    times = [c.time.edtf if c.time else None for c in read(text, date=None).claims if c.type == "detention"]
    assert times[0] == edtf


COUNTED = [
    ("Police arrested Ana Sol in the early hours of 3 May, two days before the vote of 5 May 2019.", "2019-05-03"),
    ("Police arrested Ana Sol on 28 December, a week before the vote of 4 January 2020.", "2019-12-28"),
    ("Police arrested Ana Sol the day before the 3 May 2019 march.", None),
    ("Police arrested Ana Sol a week before her wedding on 3 May 2019.", None),
    ("Two days after the protest on 3 May 2019, police arrested Ana Sol.", None),
    ("Police arrested Ana Sol two days after the protest, on 5 May 2019.", "2019-05-05"),
    ("Police arrested Ana Sol moments after the march on 3 May 2019.", "2019-05-03"),
    ("Police arrested Ana Sol on the anniversary of the killing of her brother on 3 May 2015.", None),
    ("On 3 May 2019, the anniversary of the 1989 protest, police arrested Ana Sol.", "2019-05-03"),
    ("Police arrested Ana Sol for her part in the 3 May 2019 protest.", None),
]


@pytest.mark.parametrize(("text", "edtf"), COUNTED)
def test_a_day_from_which_another_is_counted_is_not_that_of_the_act(read, text, edtf):
    assert [c.time.edtf if c.time else None for c in read(text).claims if c.type == "arrest"] == [edtf]


PASSING = [
    ("Bo Lin was arrested in February 2012 and freed on Wednesday. He was tried on May 10.", "trial", ["2021-05-10"]),
    ("In Case No. 14/2022, the court sentenced Ana Sol on May 10.", "sentencing", ["2021-05-10"]),
    ("Ana Sol was jailed under the Cyber Act, 2018, on May 10.", "detention", ["2021-05-10"]),
    ("Ana Sol was jailed under the Cyber Act 2018 on May 10.", "detention", ["2021-05-10"]),
    ("Ana Sol was jailed in 2018 under the Cyber Act on May 10.", "detention", ["2018-05-10"]),
    ("The soldiers killed nine villagers in a March 2022 operation.", "killing", ["2022-03"]),
    ("Soldiers detained Ana Sol from 2019-2023.", "detention", ["2019/2023"]),
    (
        "Between June 2, 2021, and July 4, 2021, police arrested ten monks.",
        "arrest",
        ["2021-06-02/2021-07-04"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected"), PASSING)
def test_a_year_named_in_passing_is_not_that_of_a_day(read, text, kind, expected):
    assert [c.time.edtf for c in read(text).claims if c.type == kind and c.time] == expected
