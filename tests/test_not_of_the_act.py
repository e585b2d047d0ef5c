"""Times that are not those of the act beside which they stand: of an event, an offence, an end, a clause behind."""

import pytest

TIMES = [
    ("After the coup on 1 February 2021, Bo Lin was arrested.", "arrest", None),
    ("Since the coup on 1 February 2021, 40 journalists were arrested.", "arrest", None),
    ("Following a report on corruption on 3 May 2018, Ana Sol was detained.", "detention", None),
    ("After a visit to Tarn in May 2018, Bo Lin was arrested.", "arrest", None),
    ("Before the election on 3 May 2018, Bo Lin was arrested.", "arrest", "../2018-05-03"),
    ("Prior to the election on 3 May 2018, Bo Lin was arrested.", "arrest", "../2018-05-03"),
    ("Ahead of the election on 3 May 2018, Bo Lin was arrested.", "arrest", "../2018-05-03"),
    ("During the coup on 1 February 2021, soldiers shot Bo Lin.", "attack", "2021-02-01"),
    ("After his arrest on 3 May 2018, Bo Lin was beaten.", "arrest", "2018-05-03"),
    ("After his arrest on 3 May 2018, Bo Lin was beaten.", "ill-treatment", None),
    ("Shortly after midnight on 3 May 2018, soldiers shot Bo Lin.", "attack", "2018-05-03"),
    ("After dark on 3 May 2018, soldiers shot Bo Lin.", "attack", "2018-05-03"),
    ("After the protest, on 3 May 2018, police arrested Bo Lin.", "arrest", "2018-05-03"),
    ("After hours of questioning on 3 May 2018, Bo Lin was freed.", "release", "2018-05-03"),
    ("Since May 2018, 40 journalists were arrested.", "arrest", "2018-05/.."),
    ("Bo Lin was tortured, and in 2016 moved to Paris.", "torture", None),
    ("Bo Lin was beaten and later, in 2016, elected mayor.", "ill-treatment", None),
    ("Bo Lin was arrested and in 2016 won a prize.", "arrest", None),
    ("Bo Lin was detained in 2015 and in 2016 sentenced to two years in prison.", "detention", "2015"),
    ("Bo Lin was detained in 2015 and in 2016 sentenced to two years in prison.", "sentencing", "2016"),
    ("Bo Lin had petitioned, and in 2015 was reportedly beaten.", "ill-treatment", "2015"),
    ("Bo Lin was tried and in May 2018 the court freed him.", "release", "2018-05"),
    ("Police arrested Bo Lin and, on 6 May 2018, Ana Sol.", "arrest", None),
    ("Bo Lin was arrested at his home, and Ana Sol at the airport on 6 May 2018.", "arrest", None),
    ("Bo Lin was arrested in Tarn, and Ana Sol in Karo, on 6 May 2018.", "arrest", "2018-05-06"),
    ("Bo Lin was arrested at his home and in his office on 6 May 2018.", "arrest", "2018-05-06"),
]

OF_DEEDS = [
    ("Bo Lin was charged over the killing of Ana Sol in 2006.", "charging", None),
    ("Bo Lin was charged over the killing of Ana Sol in 2006.", "killing", "2006"),
    ("Bo Lin is on trial for the killing of Ana Sol in 2006.", "trial", None),
    ("Bo Lin was arrested on suspicion of the killing of Ana Sol in 2006.", "arrest", None),
    ("Bo Lin was charged with kidnapping Ana Sol in 2006.", "charging", None),
    ("In 2008 Bo Lin was charged over the killing of Ana Sol in 2006.", "charging", "2008"),
    ("Bo Lin was convicted of murder in 2006.", "conviction", "2006"),
    ("Bo Lin was arrested over the killing of Ana Sol on 3 May 2018.", "arrest", "2018-05-03"),
    ("The arrest of Bo Lin followed the killing of Ana Sol on 3 May 2018.", "arrest", None),
    ("The arrest of Bo Lin followed the killing of Ana Sol on 3 May 2018.", "killing", "2018-05-03"),
    ("The arrest of Bo Lin on 3 May 2018 followed the killing of Ana Sol.", "arrest", "2018-05-03"),
    ("The killing of Ana Sol was followed by the arrest of Bo Lin on 3 May 2018.", "arrest", "2018-05-03"),
    ("Authorities lifted the house arrest of Ana Sol on May 3.", "house-arrest", None),
    ("The house arrest of Ana Sol ended on May 3.", "house-arrest", None),
    ("The detention of Ana Sol began on May 3, 2018.", "detention", "2018-05-03"),
    ("The trial of Ana Sol ended on May 3, 2018.", "trial", "2018-05-03"),
]

NUMBERS = [
    ("At about 2030 hours on 3 May 2018, soldiers shot Bo Lin.", "attack", "2018-05-03"),
    ("At 1930 hours soldiers shot Bo Lin.", "attack", None),
    ("Soldiers shot Bo Lin at around 2015 hrs.", "attack", None),
    ("Police arrested Bo Lin, prisoner no. 1984.", "arrest", None),
    ("Police arrested Bo Lin, prisoner number 1984, in 2016.", "arrest", "2016"),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), [*TIMES, *OF_DEEDS, *NUMBERS])
def test_a_time_is_that_of_the_act_it_is_told_of(read, text, kind, edtf):
    (time,) = {c.time and c.time.edtf for c in read(text).claims if c.type == kind}
    assert time == edtf


EACH = [
    (
        "Bo Lin and Ana Sol were arrested on 4 and 6 May 2018, respectively.",
        {"Bo Lin": "2018-05-04", "Ana Sol": "2018-05-06"},
    ),
    ("Bo Lin and Ana Sol were killed in 2001 and 2005, respectively.", {"Bo Lin": "2001", "Ana Sol": "2005"}),
    ("On 4 and 6 May 2018, police arrested Bo Lin and Ana Sol.", {"Bo Lin": "2018-05", "Ana Sol": "2018-05"}),
    ("Bo Lin and Ana Sol were killed in 2001 and 2005.", {"Bo Lin": None, "Ana Sol": None}),
    ("Bo Lin was arrested in 2001 and 2005.", {"Bo Lin": "2001"}),
    ("Bo Lin was arrested between 4 and 6 May 2018.", {"Bo Lin": "2018-05-04/2018-05-06"}),
]


@pytest.mark.parametrize(("text", "days"), EACH)
def test_two_times_of_several_people_are_each_of_one_only_where_that_is_said(read, text, days):
    told = read(text)
    assert {n: c.time and c.time.edtf for c in told.claims for n in told.names(c.affected).split(" and ")} == days
