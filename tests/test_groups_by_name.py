"""Who is told by name of a group that the text counted before: their day and place are those of the group."""

import pytest

DAY = "2008-06-13"

NAMED = [
    "On 13 June 2008 police detained two men in Tarn. The report named one of the detainees, Ana Sol, a teacher.",
    "On 13 June 2008, police detained two men in Tarn. Reports only named one man, Ana Sol, whom they held.",
    "On 13 June 2008, police detained several monks in Tarn. Ana Sol, the only detainee named, led the choir.",
    "On 13 June 2008 police held nine teachers. NLR gave the names of 7 of the detainees, including Ana Sol.",
    "On 13 June 2008, police detained three men in Tarn. At noon, Ana Sol (age 17), Bo Lin, and Jon Reva had marched.",
    "On 13 June 2008 police detained two men. Ana Sol and Bo Lin were charged with sedition on 20 June.",
    "On 13 June 2008 police detained three nuns. Nuns Ana Sol, Eva Mora, and Ida Reva had handed out leaflets.",
    (
        "On 13 June 2008, police detained 9 villagers in Tarn. The 9 villagers included 3 teachers (Bo Lin, a teacher; "
        "Jon Reva; and Kim Tal) and two nurses (Ana Sol and Eva Mora)."
    ),
    (
        "On 13 June 2008, police detained 5 men in Tarn. The men are: Bo Lin (or Bo Lun), a singer who founded a "
        "choir; Ana Sol, a teacher (NLR) who worked in Lima; and Jon Reva, a teacher."
    ),
    "On 13 June 2008, police detained nine persons of whom NLR named two teachers (Ana Sol and Bo Lin).",
    "On 13 June 2008, police detained nine men in Tarn. Among the detainees were Ana Sol and Bo Lin.",
    "On 13 June 2008, police detained two men in Tarn. The detainees were identified as Bo Lin and Ana Sol.",
    "On 13 June 2008, police detained two men in Tarn. Those detained were Bo Lin and Ana Sol.",
    "On 13 June 2008, police detained nine men in Tarn. Those detained included Bo Lin and Ana Sol.",
    "On 13 June 2008, police detained nine men in Tarn. Two of those detained—Bo Lin and Ana Sol—were jailed.",
    "On 13 June 2008, police detained two men in Tarn. The names of the detained men are Bo Lin and Ana Sol.",
    "On 13 June 2008, police detained nine men in Tarn. The group included Bo Lin and Ana Sol.",
    "On 13 June 2008, police detained nine men in Tarn. They include Bo Lin and Ana Sol.",
    "On 13 June 2008, police detained two men in Tarn. The two, Bo Lin and Ana Sol, were jailed in July.",
    "On 13 June 2008, police detained two men in Tarn. A court jailed the two men (Bo Lin and Ana Sol) in July.",
    "On 13 June 2008, police detained three men. The detentions of Bo Lin, Jon Reva, and Ana Sol took place at night.",
    "Ana Sol is one of nine men whom police detained on 13 June 2008.",
    "Bo Lin was detained with Ana Sol and six others on 13 June 2008.",
    "After her detention on 13 June 2008, Ana Sol fell ill.",
]


@pytest.mark.parametrize("text", NAMED)
def test_who_is_named_of_a_group_was_taken_in_with_it(read, text):
    told = read(text)
    dated = [c for c in told.claims if c.type == "detention" and c.time is not None and c.time.edtf == DAY]
    assert any("Ana Sol" in told.names(c.affected) for c in dated)


OTHERS = [
    "On 13 June 2008, police detained two men in Tarn. Reports did not name one man, Ana Sol's brother.",
    "On 13 June 2008 police detained three men. Ana Sol, Bo Lin and Jon Reva, their lawyers, and a teacher wept.",
    "Ana Sol spoke. On 13 June 2008, police detained two men in Tarn. Ana Sol and Bo Lin protested against it.",
    "On 13 June 2008, police detained two nuns in Tarn. Ana Sol and Bo Lin protested outside the station.",
    "On 13 June 2008, police detained two journalists in Tarn. Ana Sol and Bo Lin represent them.",
    "On 13 June 2008, police detained two men in Tarn. Ana Sol and Bo Lin filed a complaint.",
    "On 13 June 2008, police detained two men in Tarn. Ana Sol and Bo Lin had visited them.",
    "On 13 June 2008, police detained two nuns in Tarn. Lawyers Ana Sol and Bo Lin visited them.",
    "On 13 June 2008, police detained two nuns in Tarn. Ana Sol, Bo Lin and Jon Reva visited them.",
    "On 13 June 2008, police detained two nuns in Tarn. The detainees were not identified as Ana Sol and Bo Lin.",
    "On 13 June 2008, police detained two nuns in Tarn. Critics protested. They include Ana Sol and Bo Lin.",
    "On 13 June 2008, police detained two nuns in Tarn. The group of critics included Ana Sol and Bo Lin.",
    "On 13 June 2008, police detained three nuns in Tarn. The two, Ana Sol and Bo Lin, protested against it.",
    "On 13 June 2008, police detained two nuns in Tarn. Those who protested were Ana Sol and Bo Lin.",
    "On 13 June 2008, police detained Bo Lin with the help of Ana Sol.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_people_named_behind_a_group_are_not_of_it(read, text):
    told = read(text)
    assert not any("Ana Sol" in told.names(c.affected) for c in told.claims if c.type == "detention")


@pytest.mark.parametrize("behind", ["Bo Lin and Ana Sol in May", "Bo Lin, Jon Reva, and Ana Sol"])
def test_the_detentions_of_others_or_at_another_time_are_not_those_just_told(read, behind):
    told = read(f"On 13 June 2008, police detained two men. The detentions of {behind} led to protests.", date=None)
    assert told.names(told.claims[0].affected) == "two men"


def test_who_was_likely_among_the_detainees_is_no_more_than_alleged_to_be(read):
    told = read("On 13 June 2008, police detained nine men. Among the detainees were likely Ana Sol and Bo Lin.")
    (claim,) = (c for c in told.claims if "Ana Sol" in told.names(c.affected))
    assert claim.status.value == "alleged"
    assert claim.time.edtf == DAY


def test_a_group_named_before_is_still_its_members(read):
    told = read(
        "A court tried 3 teachers, including Ana Sol, Bo Lin and Jon Reva. They had detained the 3 teachers near Tarn "
        "on 13 June 2008."
    )
    claim = told.claim("detention")
    assert "Ana Sol" in told.names(claim.affected)


def test_a_plural_noun_before_a_name_and_an_abbreviated_region_are_no_names_of_people(read):
    told = read("Monks Tam Vel and Bo Lin called for rest in Seda county, Seda TAP, Tarn province.")
    people = [text for kind, text in told.mentions if kind == "person"]
    assert people == ["Tam Vel", "Bo Lin"]


MORE = [
    "On 13 June 2008, police detained fifty nuns. On 15 June they held a priest. Ana Sol was one of the nuns detained.",
    "On 13 June 2008 police held a total of 18 nuns. They detained 7 nuns (Ana Sol, Eva Mora, and Ida Reva) at a gate.",
    "On 13 June 2008, police detained an unknown number. One of the detained men, Ana Sol (NLR), died.",
    "On 13 June 2008 police held a number of persons including three monks (Ana Sol, Bo Lin, and Jon Reva) in Tarn.",
]


@pytest.mark.parametrize("text", MORE)
def test_who_is_named_of_many_was_taken_in_with_them(read, text):
    told = read(text)
    dated = [c for c in told.claims if c.type == "detention" and c.time is not None and c.time.edtf == DAY]
    assert any("Ana Sol" in told.names(c.affected) for c in dated)


def test_the_day_of_a_search_holds_though_several_things_were_taken(read):
    told = read(
        "According to NLR (5 June 2008), on 13 June 2008, officers entered the home of teacher Ana Sol. They searched "
        "her home, took several books, and detained her."
    )
    assert told.claim("detention").time.edtf == DAY
