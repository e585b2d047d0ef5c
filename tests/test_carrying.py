"""The day of a happening, carried to the sentences that go on telling it, and where it must not be."""

import pytest

SET = "On 4 May 2020 soldiers attacked Grace Banda. "

CARRIED = [
    (SET + "They threatened her.", "threat", "2020-05-04"),
    (SET + "The soldiers punched her.", "attack", "2020-05-04"),
    (SET + "The soldiers harassed her and threatened her.", "threat", "2020-05-04"),
    (SET + "It was raining. They threatened her.", "threat", "2020-05-04"),
    ("In May 2020 soldiers attacked Grace Banda. They threatened her.", "threat", "2020-05"),
    (
        "On 3 May 2020 the court convicted Peter Otieno. It sentenced him to two years in prison.",
        "sentencing",
        "2020-05-03",
    ),
    ("On 3 May 2020 police attacked Grace Banda, threatening her with a knife.", "threat", "2020-05-03"),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), CARRIED)
def test_a_day_holds_for_what_goes_on(read, text, kind, edtf):
    assert read(text).claim(kind).time.edtf == edtf


NOT_CARRIED = [
    SET + "The commission expressed alarm over the threats against Grace Banda.",
    SET + "They had threatened her.",
    SET + "They often threatened her.",
    SET + "They later threatened her.",
    SET + "They threaten her.",
    SET + "Peter Otieno was threatened.",
    SET + "Journalists were threatened.",
    SET + "She said that they threatened her.",
    SET + "\n\nThey threatened her.",
    "Since 2019 soldiers have attacked Grace Banda. They threatened her.",
    "In 2020 soldiers attacked Grace Banda. They threatened her.",
    "On 4 May 2020 soldiers arrested Grace Banda. They threatened her.",
]


@pytest.mark.parametrize("text", NOT_CARRIED)
def test_a_day_does_not_hold_for_another_happening(read, text):
    threats = [c for c in read(text).claims if c.type == "threat"]
    assert threats
    assert all(claim.time is None for claim in threats)


def test_words_of_a_carried_day_are_those_that_say_it(read):
    reading = read(SET + "They threatened her.")
    assert reading.words(reading.claim("threat").time) == "4 May 2020"


def test_a_verb_read_as_a_participle_of_its_object_is_the_verb(read):
    claim = read("On 3 May 2020 a court in Lusaka convicted journalist Peter Otieno of libel.").claim("conviction")
    assert claim.time.edtf == "2020-05-03"
    assert len(claim.charges) == 1


def test_as_of_a_day_dates_what_goes_on_then_and_not_what_was_done_before(read):
    assert (
        read("As of 2 December 2020, guards were denying Grace Banda the right to see her family.")
        .claim("denial-of-family-contact")
        .time.edtf
        == "2020-12-02"
    )
    assert read("As of 10 April 2020, police had detained Grace Banda twice.").claim("detention").time is None


def test_him_is_never_who_does_it(read):
    reading = read("In March, a lawyer filed a complaint against the editor, accusing him of fraud.")
    assert "accusation of lawyer" not in reading.says


DAYS = [
    (
        "On 3 May 2010, officers stopped Ana Sol at the border. They detained her and took her phone.",
        "2010-05-03",
    ),
    ("Ana Sol argued with officials on 3 May 2010. She asked for books. Officers detained her.", "2010-05-03"),
    ("On 3 May 2010, Ana Sol marched to the court. Police detained her.", "2010-05-03"),
    ("On 3 May 2010, Ana Sol published an essay. Police detained her.", None),
    ("On 3 May 2010, Ana Sol marched to the court. Police later detained her.", None),
    ("On 3 May 2010, Ana Sol marched to the court. Police had detained her.", None),
    ("On 3 May 2010, Ana Sol marched to the court. In June, police detained her.", "2010-06"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_what_people_did_until_they_were_taken_away_is_that_of_their_custody(read, text, day):
    claim = read(text).claim("detention")
    assert (claim.time and claim.time.edtf) == day


def test_the_protesters_are_those_of_the_protest_just_told_of(read):
    told = read(
        "A group of eleven villagers staged a protest in Lima on 3 May 2010. Police detained the protesters. "
        "Monk Ana Sol was one of the protesters charged with unlawful assembly."
    )
    claim = told.claim("detention")
    assert claim.time.edtf == "2010-05-03"
    assert "Ana Sol" in told.names(claim.affected)


def test_one_of_a_group_who_did_something_else_is_not_among_those_held(read):
    told = read(
        "On 3 May 2010, police detained nine villagers. The villagers were beaten. Ana Sol was one of the villagers "
        "who fled abroad."
    )
    assert "Ana Sol" not in told.names(told.claim("detention").affected)


def test_one_of_the_nuns_held_was_held_with_the_nuns_and_not_with_whom_the_text_tells_of_between(read):
    told = read(
        "On 3 May 2010, police detained nine nuns in Lima. On 8 May 2010, police detained Bo Lin. "
        "Ana Sol was one of the nuns detained."
    )
    assert {c.time.edtf for c in told.claims if "Ana Sol" in told.names(c.affected)} == {"2010-05-03"}


TAKEN_IN_A_RAID = [
    "On 14 June 2009 officers raided a service of the Rock Church. They declared it illegal and detained Ana Sol.",
    "Officers raided a service of the Rock Church on 14 June 2009. Police took into custody Ana Sol and ten others.",
    "Officers entered the home of Bo Lin on 14 June 2009 and detained Ana Sol.",
    "On 14 June 2009 officers raided her home, took her books and arrested Ana Sol.",
    "Ana Sol travelled to Tarn on 14 June 2009 and petitioned at court. Police called that a crime and detained her.",
    (
        "Ana Sol and Bo Lin attempted to stage a protest on 14 June 2009, the anniversary of the 1959 uprising. "
        "Security personnel arrested and beat Ana Sol and Bo Lin before taking them to an unknown place."
    ),
    "On 14 June 2009 police detained three nuns. Officers held females Ana Sol (35), Eva Mora (44), and Bo Lin.",
    "On 14 June 2009 police detained 18 nuns. Police detained seven nuns (Ana Sol, Eva Mora, and Pia Roth) at a gate.",
]


TAKEN_IN_A_RAID += [
    "On 14 June 2009 security officials arrived at Tarn Monastery. They detained three monks and Ana Sol.",
    "On 14 June 2009 officials arrived at the school. Radio Tarn reported they detained Ana Sol.",
    (
        "On 14 June 2009 officers broke into the shop run by Ana Sol. Police took cash, detained Sol, and took her "
        "first to a school and then to Tarn No. 2 prison."
    ),
    "Police detained Ana Sol at the scene of the June 14, 2009, self-immolations of Bo Lin and Pia Roth in Tarn.",
]


@pytest.mark.parametrize("text", TAKEN_IN_A_RAID)
def test_who_is_taken_in_at_a_raid_a_protest_or_with_those_counted_before_was_so_on_that_day(read, text):
    told = read(text)
    held = [c for c in told.claims if c.type in ("detention", "arrest") and "Ana Sol" in told.names(c.affected)]
    assert {c.time.edtf for c in held if c.time is not None} == {"2009-06-14"}


ANOTHER_DAY = [
    "On 14 June 2009 officers raided his home. On 18 September they arrested Ana Sol.",
    "On 14 June 2009 officers raided his home. Later they arrested Ana Sol.",
    "On 14 June 2009 police detained three nuns. They also held Ana Sol, Eva Mora and Bo Lin.",
    "On 14 June 2009 police detained three nuns. Police detained the monks Ana Sol and Bo Lin.",
]


ANOTHER_DAY += [
    "On 14 June 2009 soldiers arrived in Tarn. They detained Ana Sol.",
    "On 14 June 2009 Ana Sol arrived at the airport. Police detained Ana Sol.",
    "On 14 June 2009 officers arrived at the school. Radio Tarn had reported that they detained Ana Sol.",
    "On 14 June 2009 officers arrived at the school. They later detained Ana Sol.",
    "On 14 June 2009 officers took Bo Lin to a school. They then detained Ana Sol.",
]


def test_those_counted_are_those_who_marched(read):
    text = "On 14 June 2009, dozens of nuns from Tarn attempted a protest march to the court. Police detained the nuns."
    assert read(text).claim("detention").time.edtf == "2009-06-14"


@pytest.mark.parametrize("text", ANOTHER_DAY)
def test_who_is_taken_in_at_another_time_or_besides_has_not_that_day(read, text):
    told = read(text)
    held = [c for c in told.claims if c.type in ("detention", "arrest") and "Ana Sol" in told.names(c.affected)]
    assert all(c.time is None or c.time.edtf != "2009-06-14" for c in held)


def test_others_taken_in_were_not_taken_in_the_raid_told_before(read):
    text = "On 4 May 2020 police raided the house of Grace Banda. Officers detained other journalists."
    assert read(text).claim("detention").time is None
