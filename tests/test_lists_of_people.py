"""Lists of people with what is told of each between the names, and the day of a part of those taken in."""

import pytest

DAY = "2018-09-12"

LISTS = [
    "On 12 September 2018, authorities detained Ana Sol, her sisters Eva Sol and Ida Sol, and Bo Lin in Tarn.",
    "On 12 September 2018, police took into custody pastor Ana Sol of the Tarn Church and his wife Bo Lin.",
    "On 12 September 2018, police detained teachers from Tarn county, Kupa province, 45-year-old Ana Sol and Bo Lin.",
    "On 12 September 2018, police took into custody university graduate Ana Sol, Bo Lin, and about 50 others.",
    "On 12 September 2018, police held two monks, Ana Sol (a.k.a. Anna, age 20) and Bo Lin (age 22), who protested.",
]


@pytest.mark.parametrize("text", LISTS)
def test_a_list_goes_on_behind_what_is_told_of_one_of_its_people(read, text):
    told = read(text)
    (claim,) = (c for c in told.claims if c.type in ("detention", "arrest"))
    assert {"Ana Sol", "Bo Lin"} <= set(told.names(claim.affected).split(" and "))
    assert claim.time.edtf == DAY


def test_another_name_of_somebody_in_brackets_is_nobody_else(read):
    told = read("On 12 September 2018, police detained the teacher Ana Sol (a.k.a. Eva Mora or Ida Reva).")
    assert told.names(told.claim("detention").affected) == "Ana Sol"


PARTS = [
    "Among the 30 teachers, they held Eva Mora and Bo Lin in a prison.",
    "They detained 2 of the roughly 30 who came, including Ana Sol and Bo Lin.",
    "On 20 September the court approved the arrest of detainees Ana Sol and Bo Lin.",
]


@pytest.mark.parametrize("text", PARTS)
def test_a_named_part_of_those_taken_in_was_taken_in_that_day(read, text):
    told = read(f"On 12 September 2018, police took into custody 30 teachers in Tarn. {text}")
    dated = [c for c in told.claims if c.time is not None and c.time.edtf == DAY]
    assert any("Bo Lin" in told.names(c.affected) for c in dated)


def test_who_is_ordered_to_serve_a_detention_is_detained(read):
    told = read("On 9 August 2017, officials ordered Ana Sol to serve 5 days' administrative detention for criticism.")
    assert told.claim("detention").time.edtf == "2017-08-09"
