"""Several days told of one act, each of some of those it was done to."""

import pytest

TURNS = [
    (
        "In 2019, police detained Ana Sol on May 3, Bo Lin on May 4, and Eva Mora on May 5.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin", "2019-05-04"), ("Eva Mora", "2019-05-05")],
    ),
    (
        "Police detained monks Ana Sol (age 20) on May 3, 2019 and Bo Lin (age 22) on May 4, 2019, and beat them.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin", "2019-05-04")],
    ),
    (
        "Police detained Ana Sol and Eva Mora on May 3, 2019, and her lawyer, Bo Lin, on May 4, 2019.",
        [("Ana Sol and Eva Mora", "2019-05-03"), ("Bo Lin", "2019-05-04")],
    ),
    (
        "On May 3, 2019, police detained Ana Sol, and on May 4 Bo Lin and Eva Mora.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin and Eva Mora", "2019-05-04")],
    ),
    (
        "Police detained Ana Sol on May 3, 2019, and Bo Lin the next day.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin", "2019-05-04")],
    ),
    (
        "Police detained Ana Sol on May 3, 2019, and, two days later, Bo Lin.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin", "2019-05-05")],
    ),
    (
        "Ana Sol was detained on May 3, 2019, and Bo Lin on May 4.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin", "2019-05-04")],
    ),
    (
        "Ana Sol and Bo Lin were detained on May 3 and May 4, 2019, respectively.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin", "2019-05-04")],
    ),
    (
        "Officials detained Ana Sol and Bo Lin on June 9 and 10, 2019, respectively.",
        [("Ana Sol", "2019-06-09"), ("Bo Lin", "2019-06-10")],
    ),
    (
        "In May and June 2019, officials detained a total of three nuns: Ana Sol (31), May 25; Bo Lin, June 12.",
        [("Ana Sol", "2019-05-25"), ("Bo Lin", "2019-06-12")],
    ),
    (
        "Police detained Ana Sol on May 3, 2019, and Bo Lin on an unspecified date.",
        [("Ana Sol", "2019-05-03"), ("Bo Lin", None)],
    ),
    (
        "Police had detained Ana Sol for several days in March 2019 and then again on May 25, 2019.",
        [("Ana Sol", "2019-03"), ("Ana Sol", "2019-05-25")],
    ),
]


@pytest.mark.parametrize(("text", "told"), TURNS)
def test_each_has_the_day_that_is_told_of_them(read, text, told):
    reading = read(text, date=None)
    claims = [c for c in reading.claims if c.type == "detention"]
    assert [(reading.names(c.affected), c.time.edtf if c.time else None) for c in claims] == told


ONE_DAY = [
    "Police detained Ana Sol on May 3, 2019, and charged Bo Lin on May 4, 2019.",
    "Police detained Ana Sol on May 3, 2019, after Bo Lin on May 4, 2019 complained.",
    "On May 3, 2019, police detained Ana Sol, and on May 4 Bo Lin fled.",
    "Ana Sol was detained on May 3, 2019, and Bo Lin on May 4 left the city.",
]


@pytest.mark.parametrize("text", ONE_DAY)
def test_the_day_of_another_act_is_not_that_of_custody(read, text):
    reading = read(text, date=None)
    claims = [c for c in reading.claims if c.type == "detention"]
    assert [(reading.names(c.affected), c.time.edtf) for c in claims] == [("Ana Sol", "2019-05-03")]


def test_people_released_in_turn_have_their_own_days(read):
    reading = read("Officials released Ana Sol on May 3, 2019, Bo Lin on May 4, 2019, and Eva Mora on May 5, 2019.")
    assert [c.time.edtf for c in reading.claims if c.type == "release"] == ["2019-05-03", "2019-05-04", "2019-05-05"]
