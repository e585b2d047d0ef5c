"""What is told of one act of a sentence and holds for another: its day and its place, and where it does not."""

import pytest

SHARED = [
    ("Soldiers opened fire on marchers in the centre of Lima on 3 May 2010 and killed six of them.", "killing"),
    ("Gunmen ambushed a bus near Lima on 3 May 2010 and abducted 30 passengers.", "kidnapping"),
    (
        "A court in Lima found Ana Sol guilty of theft on 3 May 2010 and sentenced her to ten years in jail.",
        "sentencing",
    ),
    ("Two women were beaten and allegedly raped by a mob on 3 May 2010 in Lima.", "attack"),
    (
        "Police burst into the offices of the group Mor in Lima on 3 May 2010, broke a desk and arrested Bo Lin.",
        "arrest",
    ),
    ("On 3 May 2010, Ana Sol was detained in solitary confinement at the Lima police station.", "detention"),
]


@pytest.mark.parametrize(("text", "kind"), SHARED)
def test_what_goes_on_in_one_course_has_the_day_and_the_place_of_its_beginning(read, text, kind):
    told = read(text)
    claim = told.claim(kind)
    assert claim.time.edtf == "2010-05-03"
    assert "Lima" in told.names(claim.place)


DATED = [
    ("On 3 May 2010, police arrested 14 teachers as they marched in protest to the embassy.", "protest"),
    ("On 3 May 2010, police fired tear gas and arrested nine nurses protesting late payments.", "protest"),
    ("Ana Sol was tried behind closed doors on 3 May 2010 without a lawyer.", "denial-of-counsel"),
    ("On 3 May 2010, a court ruled in favour of the Ministry, revoking the licence of Radio Tarn.", "censorship"),
    ("Police arrested Ana Sol at a 3 May 2010 rally in Lima.", "arrest"),
]


@pytest.mark.parametrize(("text", "kind"), DATED)
def test_what_was_done_at_once_was_on_the_same_day(read, text, kind):
    assert read(text).claim(kind).time.edtf == "2010-05-03"


UNDATED = [
    ("Soldiers attacked Ana Sol on 3 May 2010 and later killed her.", "killing"),
    ("Soldiers abducted Ana Sol on 3 May 2010 and killed her.", "killing"),
    ("Soldiers attacked Ana Sol on 3 May 2010 and Bo Lin was killed.", "killing"),
    ("Police arrested Ana Sol and, a year on, tortured her on 3 May 2010.", "arrest"),
    ("Ana Sol was arrested and allegedly tortured on 3 May 2010.", "arrest"),
    ("Police arrested Ana Sol for taking part in the 1989 riots.", "arrest"),
]


@pytest.mark.parametrize(("text", "kind"), UNDATED)
def test_what_may_have_been_done_at_another_time_has_no_day(read, text, kind):
    assert all(claim.time is None for claim in read(text).claims if claim.type == kind)


def test_a_month_before_a_noun_and_a_year_of_riots_are_times(read):
    assert (
        read("Ana Sol fled. The July arrest of Bo Lin was reported.", date="2021-11-02").claim("arrest").time.edtf
        == "2021-07"
    )
    assert read("Eleven people were killed in Lima in the 2002 riots.").claim("killing").time.edtf == "2002"
