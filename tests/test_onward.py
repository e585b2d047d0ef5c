"""The year of a month or day said without one, where what is told next can only have come later, or is not said."""

import pytest

ARRESTED = "In August 2018, police arrested Grace Banda. "

LATER = [
    (ARRESTED + "In March, a court sentenced her.", "sentencing", "2019-03"),
    ("Bo Lin was arrested on 12 November 2018. On 3 February, a court sentenced him.", "sentencing", "2019-02-03"),
    ("In October 2019 Ana Sol was arrested. Released in January, she was rearrested in March.", "release", "2020-01"),
    (ARRESTED + "In March, guards later beat her.", "ill-treatment", "2019-03"),
    ("Bo Lin was arrested in August 2018 and sentenced in March.", "sentencing", "2019-03"),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), LATER)
def test_what_proceedings_go_on_to_is_not_before_what_they_began_with(read, text, kind, edtf):
    assert read(text).claim(kind).time.edtf == edtf


def test_what_is_told_on_from_a_later_year_has_that_year(read):
    told = read("In October 2019 Ana Sol was arrested. Released in January, she was rearrested in March.")
    assert [c.time.edtf for c in told.claims] == ["2019-10", "2020-01", "2020-03"]


SAME = [
    (
        "On 12 November 2018 a court sentenced Bo Lin to two years. Police arrested him on 3 February.",
        "arrest",
        "2018-02-03",
    ),
    ("Police arrested Bo Lin on 3 February 2018. In March, a court sentenced him.", "sentencing", "2018-03"),
    (ARRESTED + "In March, guards had beaten her.", "ill-treatment", "2018-03"),
    (ARRESTED + "Earlier, in March, guards beat her.", "ill-treatment", "2018-03"),
    (ARRESTED + "In March of that year, guards beat her.", "ill-treatment", "2018-03"),
    (ARRESTED + "In March, soldiers shot Bo Lin.", "attack", "2018-03"),
    (ARRESTED + "In June, guards beat her.", "ill-treatment", "2018-06"),
    (ARRESTED + "Guards initially beat her in January.", "ill-treatment", "2018-01"),
    (ARRESTED + "In January 2018 she went to Ruvia. In March, guards beat her.", "ill-treatment", "2018-03"),
    ("In early 2018, police arrested Grace Banda. In March, a court sentenced her.", "sentencing", "2018-03"),
    ("On 10 May 2018 police arrested Grace Banda. In May, guards beat her.", "ill-treatment", "2018-05"),
    ("In August 2020, police arrested Grace Banda. In March, a court sentenced her.", "sentencing", "2021-03"),
    ("In 2016, police arrested Grace Banda. In March, a court sentenced her.", "sentencing", "2016-03"),
    (
        "Police arrested Grace Banda in 2016. In March 2017, a court sentenced her. In June, a court freed her.",
        "release",
        "2017-06",
    ),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), SAME)
def test_the_year_is_that_of_the_story_where_it_may_be(read, text, kind, edtf):
    assert read(text).claim(kind).time.edtf == edtf


UNSAID = [
    (ARRESTED + "In September 2018 her mother fell ill. In March, guards beat her.", "ill-treatment"),
    (ARRESTED + "In March, guards beat her.", "ill-treatment"),
    ("In November 2020, police arrested Grace Banda. In August, a court sentenced her.", "sentencing"),
    ("Bo Lin was convicted in 2016. In June a court freed him.", "release"),
    ("Bo Lin was arrested in 2016 and sentenced in June.", "sentencing"),
]


@pytest.mark.parametrize(("text", "kind"), UNSAID)
def test_a_year_that_is_not_said_is_not_made_up(read, text, kind):
    assert read(text).claim(kind).time is None


def test_a_report_on_one_year_tells_its_own(read):
    told = read("Bo Lin was convicted in 2016. In June a court freed him.", title="2020 Human Rights Report: Ruvia")
    assert told.claim("release").time.edtf == "2020-06"
