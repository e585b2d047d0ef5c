"""Days that the parser hangs on something else than the act, and two days told together."""

import pytest

DATED = [
    ("According to Radio Tarn, on or around May 3, 2010, police in Vahdat detained Ana Sol.", "2010-05-03"),
    ("Police detained Ana Sol, of Tarn county, on May 3, 2010, after she and four others tried to flee.", "2010-05-03"),
    ("Police detained Ana Sol and Juan Paz, who are husband and wife, on May 3, 2010, at their home.", "2010-05-03"),
    ("Between August 30 and September 13, 2016, officials detained Ana Sol.", "2016-08-30/2016-09-13"),
    ("Between April 28 and 30, 2013, officials detained Ana Sol.", "2013-04-28/2013-04-30"),
    ("Officials detained Ana Sol on February 15-16, 2009.", "2009-02-15/2009-02-16"),
    ("Officials detained Ana Sol on February 15 and March 16, 2009.", "2009-02-15"),
]


@pytest.mark.parametrize(("text", "edtf"), DATED)
def test_a_day_set_apart_by_commas_and_the_days_of_a_range_are_those_of_the_act(read, text, edtf):
    assert read(text, date=None).claim("detention").time.edtf == edtf


UNDATED = [
    "Police detained Ana Sol, a lawyer born in Tarn in 1975.",
    "Police detained Ana Sol, who wrote a song in 2009.",
    "Officials detained Ana Sol on April 10. In 2013 she left.",
    "Officials detained Ana Sol a day before her wedding on May 3, 2010.",
    "Officials detained Ana Sol over a post of May 3, 2010.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_the_day_of_something_else_is_not_that_of_the_act(read, text):
    assert read(text, date=None).claim("detention").time is None


def test_a_year_after_a_second_day_is_read_with_its_month(read):
    text = "Officials detained Ana Sol on April 28. She was freed on May 28 and 30, 2013."
    assert read(text, date=None).claim("detention").time is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On May 3, 2010, the court held a trial and sentenced Ana Sol to two years in prison.", "2010-05-03"),
        (
            "On June 5, 2010, the court tried Ana Sol and sentenced her to two years in prison on July 7, 2010.",
            "2010-07-07",
        ),
    ],
)
def test_a_second_verb_has_its_own_day_or_that_in_front(read, text, edtf):
    assert read(text, date=None).claim("sentencing").time.edtf == edtf


ASIDES = [
    (
        "Police detained Ana Sol on 3 June 2009. She had signed a petition released in May 2008. On 19 June a court "
        "sentenced her to one year."
    ),
    (
        "Police detained Ana Sol on 3 June 2009. They accused her of joining a 4 May 2008 march. On 19 June a court "
        "sentenced her to one year."
    ),
]


@pytest.mark.parametrize("text", ASIDES)
def test_an_earlier_year_of_what_is_only_mentioned_is_not_that_of_the_story(read, text):
    assert read(text, date=None).claim("sentencing").time.edtf == "2009-06-19"


def test_an_earlier_year_of_the_main_clause_is_that_of_the_story(read):
    told = read(
        "Police detained Ana Sol on 3 June 2009. She was sentenced in March 2007 to a year. They freed her on 9 May.",
        date=None,
    )
    assert told.claim("release").time.edtf == "2007-05-09"


OWN_DAYS = [
    "After martial law in March 1989, ten monks were detained again (Ana Sol on April 19). They were tried in May.",
    "On days in April 1989, police detained Bo Lin (April 18), Ana Sol (April 19), and Eva Mora (April 20).",
]


@pytest.mark.parametrize("text", OWN_DAYS)
def test_a_day_in_brackets_is_of_who_is_named_beside_it(read, text):
    told = read(text, date=None)
    mine = [c for c in told.claims if c.type == "detention" and told.names(c.affected) == "Ana Sol"]
    assert [c.time.edtf for c in mine if c.time] == ["1989-04-19"]


WHILE = [
    ("Police from Tarn detained Ana Sol while she was singing in the city of Vahdat on May 3, 2010.", "2010-05-03"),
    ("Police detained Ana Sol as she staged a protest on May 3, 2010.", "2010-05-03"),
    ("Officials detained Ana Sol, a pastor, during a police raid on a church meeting on May 3, 2010.", "2010-05-03"),
    ("Based on a July 2010 report citing “people there,” on May 3, 2010, officials detained Ana Sol.", "2010-05-03"),
]


@pytest.mark.parametrize(("text", "edtf"), WHILE)
def test_the_day_of_what_somebody_was_doing_is_that_of_being_taken_then(read, text, edtf):
    assert read(text, date=None).claim("detention").time.edtf == edtf


NOT_WHILE = [
    "Police detained Ana Sol after she marched in Tarn on May 3, 2010.",
    "Police detained Ana Sol, who had sung in Tarn on May 3, 2010.",
    "Police detained Ana Sol while her lawyer was singing in Tarn on May 3, 2010.",
]


@pytest.mark.parametrize("text", NOT_WHILE)
def test_the_day_of_a_reason_or_of_somebody_else_is_not_that_of_the_act(read, text):
    assert read(text, date=None).claim("detention").time is None


def test_who_is_placed_under_residential_surveillance_is_under_house_arrest_from_that_day(read):
    text = "On July 24, 2015, officials placed Ana Sol under residential surveillance on suspicion of theft."
    claim = read(text, date=None).claim("house-arrest")
    assert claim.time.edtf == "2015-07-24"
    assert claim.affected


def test_a_day_of_custody_beside_a_name_of_a_list_is_of_that_person(read):
    text = (
        "In 2015 a court tried four detainees. They were Eva Mora, female, age about 50, detained May 5 (a baker); Ana "
        "Sol (a baker; detained May 3); Bo Lin (aged 40, detained on May 4); and Juan Gil (freed)."
    )
    told = read(text, date=None)
    mine = [(told.names(c.affected), c.time.edtf) for c in told.claims if c.type == "detention" and c.time]
    assert [one for one in mine if len(one[1]) == len("2015-05-03")] == [
        ("Eva Mora", "2015-05-05"),
        ("Ana Sol", "2015-05-03"),
        ("Bo Lin", "2015-05-04"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police detained Ana Sol along with her husband Bo Lin on May 3, 2010.", "Ana Sol and Bo Lin"),
        ("She was from Tarn. Bo Lin was detained along with Ana Sol and Eva Mora.", "Bo Lin and Ana Sol and Eva Mora"),
        ("Soldiers, along with police, detained Bo Lin.", "Bo Lin"),
    ],
)
def test_who_is_taken_along_with_somebody_is_taken_too(read, text, names):
    assert read(text, date=None).names(read(text, date=None).claim("detention").affected) == names


def test_so_many_people_taken_in_right_after_a_march_were_taken_then(read):
    text = "On May 3, 2010, hundreds marched in Tarn. Police detained {}."
    assert read(text.format("at least 12 people"), date=None).claim("detention").time.edtf == "2010-05-03"
    assert read(text.format("12 farmers"), date=None).claim("detention").time is None


def test_so_many_of_a_kind_are_those_told_of_before_whatever_stands_beside_the_noun(read):
    text = "On May 3, 2010, police detained 2 village farmers. The 2 village farmers were Ana Sol and Bo Lin."
    told = read(text, date=None)
    assert "Bo Lin" in told.names(told.claim("detention").affected)


VERDICTS = [
    ("The Tarn court tried Ana Sol on May 3, 2010, and sentenced her to two years in prison.", "2010-05-03"),
    ("The Tarn court tried Ana Sol on May 3, 2010, and later sentenced her to two years in prison.", None),
    ("No verdict came until May 3, 2010, when the court sentenced Ana Sol to two years in prison.", "2010-05-03"),
    ("Police freed Bo Lin on May 3, 2010, while a court sentenced Ana Sol to a year on the same date.", "2010-05-03"),
    ("A court sentenced Ana Sol to two years in prison on the same day.", None),
]


@pytest.mark.parametrize(("text", "edtf"), VERDICTS)
def test_the_day_of_a_trial_or_of_when_or_the_same_day_is_that_of_the_verdict(read, text, edtf):
    time = read(text, date=None).claim("sentencing").time
    assert (time.edtf if time else None) == edtf


def test_a_term_that_another_court_gave_was_not_given_on_the_day_of_the_first(read):
    text = (
        "The Lima District Court sentenced Ana Sol and Eva Mora to terms in prison on May 3, 2010. The Kano High Court "
        "sentenced Bo Lin to two years in prison."
    )
    told = read(text, date=None)
    (one,) = (c for c in told.claims if c.type == "sentencing" and told.names(c.affected) == "Bo Lin")
    assert one.time is None


def test_a_state_told_with_a_form_of_be_held_as_of_that_day(read):
    text = "Police abducted Ana Sol, and as of September 2010, her whereabouts were unknown."
    assert "2010-09" in {claim.time.edtf for claim in read(text).claims if claim.time is not None}


def test_a_release_is_on_the_day_behind_how_early_it_was(read):
    told = read("Officials released Ana Sol one year early, on 3 May 2015; officers took her home.")
    assert told.claim("release").time.edtf == "2015-05-03"


BEFORE_A_NAME = [
    ("In 2018 James Miller was sentenced to four years in prison.", "sentencing", "2018"),
    ("In March Chinese police arrested James Miller.", "arrest", "2021-03"),
    ("Since 2015 James Miller has been detained.", "detention", "2015/.."),
    ("Before the 2008 Olympics police detained James Miller.", "detention", None),
    ("James Miller was arrested in May Day protests.", "arrest", None),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), BEFORE_A_NAME)
def test_a_year_or_month_right_before_a_name_is_still_a_time_and_an_event_named_by_it_is_none(read, text, kind, edtf):
    time = read(text, date="2021-06-16").claim(kind).time
    assert (time.edtf if time is not None else None) == edtf
