"""A list of names goes on behind its commas, where the parser cuts it off."""

import pytest

LISTS = [
    "Officials detained Dargye, Lobsang Oezer, Tenzin Trinle (Tseten), and Yeshe Jamyang on March 30, 1996.",
    (
        "On 17 April 2006, officers detained practitioners Lobsang Oezer (male), Tenzin Trinle (male), and Yeshe "
        "Jamyang (reports differ on gender), in connection with leaflets found in their homes."
    ),
    "Officers detained the practitioner, Lobsang Oezer, along with Tenzin Trinle, Yeshe Jamyang, and Pema on 3 May.",
    "Officers detained Lobsang Oezer, Oezer's father Tenzin Trinle, and former nun Yeshe Jamyang on 3 May 2006.",
]


@pytest.mark.parametrize("text", LISTS)
def test_all_names_of_a_list_are_held(read, text):
    told = read(text)
    assert {"Lobsang Oezer", "Tenzin Trinle", "Yeshe Jamyang"} <= set(
        told.names(told.claim("detention").affected).split(" and ")
    )


OTHERS = [
    "Police detained Ana Sol, and Bo Lin fled.",
    "Police detained Ana Sol, and Bo Lin, her lawyer, told reporters that she was ill.",
    "Police detained Ana Sol, Bo Lin's sister.",
    "Police detained Ana Sol in May, Bo Lin in June.",
    "Police detained Ana Sol, and released Bo Lin.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_name_of_another_clause_is_not_of_the_list(read, text):
    told = read(text)
    assert told.names(told.claim("detention").affected) == "Ana Sol"


HELD = [
    "On 14 May 2008 police detained fifty nuns. Ana Sol, one of the detained nuns, was beaten.",
    "On 14 May 2008 police detained fifty nuns. A court sentenced Ana Sol, one of the detained nuns, to 3 years.",
    "On 14 May 2008 police detained a number of nuns. Guards beat one of the detainees, Ana Sol, a former teacher.",
    "On 14 May 2008 police detained fifty nuns. NLR gave the name of one of the detained nuns: Ana Sol.",
    "Police detained a number of nuns on 14 May 2008, including Ana Sol (female) and Eva Mora.",
    "On 14 May 2008 police detained nine nuns at the Tarn Museum for “causing a disturbance” including Ana Sol.",
]


@pytest.mark.parametrize("text", HELD)
def test_who_is_named_as_one_of_those_held_was_held_with_them(read, text):
    told = read(text)
    dated = [c for c in told.claims if c.type == "detention" and c.time is not None]
    assert any("Ana Sol" in told.names(c.affected) and c.time.edtf == "2008-05-14" for c in dated)


OTHER_PEOPLE = [
    "On 14 May 2008 police detained fifty nuns. On 16 May they held ten monks. They hit one of the detainees, Ana Sol.",
    "On 14 May 2008 police detained fifty nuns. Lawyers met teachers, including Ana Sol.",
    "Police detained nine nuns on 14 May 2008, who had met teachers, including Ana Sol.",
    "On 14 May 2008 police detained one nun and a monk. Ana Sol and Eva Mora were among the detainees' lawyers.",
]


@pytest.mark.parametrize("text", OTHER_PEOPLE)
def test_who_is_named_of_other_people_was_not_held_with_them(read, text):
    told = read(text)
    dated = [c for c in told.claims if c.type == "detention" and c.time is not None]
    assert not any("Ana Sol" in told.names(c.affected) for c in dated)


def test_a_day_that_opens_a_further_clause_is_of_the_act_behind_it(read):
    told = read(
        "On January 23, 2017, the court held Ana Sol's trial and on February 10, sentenced her to 5 years in prison. "
        "On 3 May 2010 police detained Bo Lin and, on 9 May, formally arrested him."
    )
    assert told.claim("sentencing").time.edtf == "2017-02-10"
    assert told.claim("detention").time.edtf == "2010-05-03"
    assert told.claim("arrest").time.edtf == "2010-05-09"


ALL_OF_THEM = [
    "Police detained Ana Sol and Eva Mora in May. On 5 July 2012 the court sentenced both women to three years.",
    "Police detained Ana Sol and Bo Lin. They held Eva Mora. On 5 July 2012 the court sentenced all three.",
    "Police detained Ana Sol and Bo Lin. On 5 July 2012 the court sentenced both of them to 8 months.",
    "Police detained Ana Sol and Bo Lin. They held Eva Mora. On 5 July 2012 the court sentenced all three lawyers.",
]


@pytest.mark.parametrize("text", ALL_OF_THEM)
def test_all_of_a_number_are_those_taken_in_so_far_where_they_are_as_many(read, text):
    told = read(text)
    claim = next(c for c in told.claims if c.type == "sentencing")
    assert "Ana Sol" in told.names(claim.affected)


NOT_ALL = [
    "Police detained Ana Sol and Bo Lin. On 5 July 2012 the court sentenced all three lawyers to 8 months.",
    "Police detained Ana Sol and Eva Mora. She was ill. On 5 July 2012 the court sentenced both of the judges.",
]


@pytest.mark.parametrize("text", NOT_ALL)
def test_another_number_or_others_are_not_those_taken_in(read, text):
    told = read(text)
    assert all("Ana Sol" not in told.names(c.affected) for c in told.claims if c.type == "sentencing")
