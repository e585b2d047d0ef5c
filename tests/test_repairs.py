"""Sentences that the parser takes apart are put together, and all others stay as parsed."""

import pytest

WHOLE = [
    (
        "According to NLR (28 May 14) and the Tarn Group, on May 16, 2014, police in Vahdat district, Khatlon province "
        "criminally detained activists Ana Sol, Bo Lin and Eva Mora on suspicion of “picking quarrels.”"
    ),
    (
        "According to the Tarn Group, on November 10, 2014, public security officials in Vahdat municipality, Khatlon "
        "province, administratively detained writer and guild member Ana Sol."
    ),
    (
        "Based on information from sources in the Tarn Registry and from unofficial reports, security officials "
        "detained alleged guild member Ana Sol, believed to be a resident of Vahdat, on June 13, 2014."
    ),
    "On 3 May 2014, police in Vahdat (Tarn) county, Rudaki (Lenin) prefecture, Khatlon, took into custody Ana Sol.",
    "On 3 May 2014, police took into custody prominent lawyer Ana Sol on suspicion of theft.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_long_sentence_that_names_sources_day_and_places_first_tells_who_was_held_and_when(read, text):
    told = read(text)
    (claim,) = (c for c in told.claims if c.type in ("detention", "arrest"))
    assert "Ana Sol" in told.names(claim.affected)
    assert claim.actor
    assert claim.time.edtf.startswith("2014-")


def test_the_subject_behind_a_day_and_a_comma_is_no_object_of_on(read):
    told = read(
        "On May 14, 2008, more than fifty nuns of Tarn Nunnery, located in Vahdat county, Khatlon province, set out on "
        "a protest march to the county offices. Police detained the nuns on the way."
    )
    assert told.claim("detention").time.edtf == "2008-05-14"


def test_what_follows_the_person_is_of_the_verb_of_a_repaired_sentence(read):
    told = read(
        "In July, the city court in Vahdat sentenced jailed lawyer Bo Lin to an additional ten years for fraud."
    )
    claim = told.claim("sentencing")
    assert claim.sentence.text == "ten years"
    assert [told.document.text[c.start : c.end] for c in claim.charges] == ["fraud"]


NO_ACT = [
    "Police said detained activist Ana Sol was ill.",
    "The families of detained teachers met officials in Vahdat district, Khatlon province.",
    "Officials in Vahdat met jailed teacher Ana Sol.",
]


@pytest.mark.parametrize("text", NO_ACT)
def test_a_participle_before_a_name_is_not_done_by_those_who_only_speak_or_meet(read, text):
    assert all(not claim.actor for claim in read(text).claims if claim.type in ("detention", "arrest"))


def test_the_words_of_a_repaired_sentence_are_those_of_the_text(read):
    told = read(WHOLE[0])
    text = told.document.text
    assert all(text[m.start : m.end] == m.text for m in told.parse.mentions)
    assert all(text[c.trigger.start : c.trigger.end] == "detained" for c in told.claims)


NOUN_READ_AS_VERB = [
    "On April 22, 2014, public security officials detained labor rights advocates Zhang Wei and Lin Bo in Tarn city.",
    (
        "According to NLR (28 May 14) and the Tarn Group, on April 22, 2014, security officials in Tarn city, Khatlon "
        "province, detained rights advocates Zhang Wei, Lin Bo, and Li Na (Li An), on suspicion of “assembly.”"
    ),
    (
        "On April 22, 2014, public security officials detained rights defenders and petitioners Zhang Wei, Lin Bo, "
        "and Li Na on suspicion of theft."
    ),
    (
        "On April 22, 2014, police in Vahdat district, Khatlon province, took into custody rights advocates Zhang Wei "
        "(also known as Zhang An) and Lin Bo at home."
    ),
]


@pytest.mark.parametrize("text", NOUN_READ_AS_VERB)
def test_a_noun_for_people_between_a_verb_of_custody_and_a_name_is_no_verb(read, text):
    told = read(text)
    claim = next(c for c in told.claims if c.type in ("detention", "arrest"))
    assert {"Zhang Wei", "Lin Bo"} <= set(told.names(claim.affected).split(" and "))
    assert claim.time.edtf == "2014-04-22"


def test_what_is_named_last_of_the_sources_does_not_detain_anybody(read):
    told = read(
        "According to NLR (31 August 15), CHRD (1 September 15), and CPPC (27 September 15), on July 10, 2015, public "
        "security officials from Tarn municipality took into custody Christian activist Lin Bo at his home."
    )
    claim = told.claim("arrest")
    assert told.names(claim.affected) == "Lin Bo"
    assert told.names(claim.actor) == "public security officials from Tarn municipality"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "According to a report from Radio Tarn, officers in Datong city, Khatlon province detained Ana Sol in May.",
            "detention of Ana Sol by officers in Datong city",
        ),
        (
            "On 3 May 2010 officials from the Tarn Police Command arrested Ana Sol.",
            "arrest of Ana Sol by officials from the Tarn Police Command",
        ),
        ("On 3 May officers took into custody 25-year-old video journalist Ana Sol.", "arrest of Ana Sol by officers"),
    ],
)
def test_a_place_detains_nobody_and_an_age_is_no_prisoner(read, text, said):
    assert said in read(text).says


CUT = [
    "Based on information from officials, security officers detained alleged practitioner Tam Vel on 3 May 2021.",
    "On 3 May 2021, public security officials criminally detained You Conglin, a member of the Church of Tarn.",
]


@pytest.mark.parametrize("text", CUT)
def test_no_sentence_begins_where_no_sign_ends_the_words_before(read, text):
    told = read(text)
    claim = told.claim("detention")
    assert told.names(claim.affected) in ("Tam Vel", "You Conglin")
    assert claim.time.edtf == "2021-05-03"


def test_another_form_of_a_name_with_its_source_is_the_same_person(read):
    told = read("On 3 May 2021, police detained Kaldor (NLR: Kardor) at home. Police took Kaldor to a prison.")
    assert {told.names(c.affected) for c in told.claims} == {"Kaldor"}
