"""How yearly reports tell acts: of none of a group, with doers only, by the traces left, with fines beside verdicts."""

import pytest

FAMILIES = {
    "what none of a group underwent": [
        ("None of the six nuns was released.", ["release of six nuns [negated]"]),
        ("None of the nurses were granted bail.", ["release of nurses [negated]"]),
        ("Police arrested none of the robbers.", ["arrest of robbers by police [negated]"]),
        ("None of the prisoners was allowed to see a lawyer.", ["denial-of-counsel of prisoners"]),
    ],
    "who did what, if not to whom": [
        (
            "There were reports soldiers committed abductions and enforced disappearances.",
            ["kidnapping by soldiers [reported]", "enforced-disappearance by soldiers [reported]"],
        ),
        ("Rebels carried out kidnappings.", ["kidnapping by rebels"]),
        ("The army said the killings might have been perpetrated by rebels.", ["killing by rebels [possible] BY army"]),
        ("Soldiers did not commit any killings.", ["killing by soldiers [negated]"]),
        ("Police carried out arrests.", []),
        ("There were allegations soldiers tortured Grace Banda.", ["torture of Grace Banda by soldiers [alleged]"]),
        ("Reports soldiers killed two nurses in Kitwe emerged.", ["killing of two nurses by soldiers [reported]"]),
        ("Police forcibly disappeared Grace Banda.", ["enforced-disappearance of Grace Banda by police"]),
    ],
    "whom acts befell, told behind them": [
        (
            "There were reports of torture and abductions near the coast, including of nurses and miners.",
            ["torture of nurses and miners [reported]", "kidnapping of nurses and miners [reported]"],
        ),
        (
            "Nurses faced government pressure, including incarceration.",
            ["harassment of nurses by government", "detention of nurses"],
        ),
        ("Nurses suffered police harassment.", ["harassment of nurses by police"]),
        (
            "Nurses face harassment, including arrest.",
            ["harassment of nurses [possible]", "arrest of nurses [possible]"],
        ),
        ("Prisoners were subjected to ill-treatment, including beatings.", ["ill-treatment of prisoners"]),
        ("Failure to prosecute threats against nurses was widespread.", ["threat of nurses"]),
        (
            "The union called for the release of opposition figures.",
            ["release of opposition figures [requested] BY union"],
        ),
    ],
    "whom acts are used to silence": [
        (
            "Police used interrogations and threats to silence journalists.",
            ["harassment of journalists by police", "threat of journalists by police"],
        ),
        ("The ministry used sanctions to punish smugglers.", []),
    ],
    "who pleads is charged": [
        ("Grace Banda pleaded guilty to charges of theft.", ["charging of Grace Banda"]),
        ("Grace Banda pleaded not guilty to charges of theft.", ["charging of Grace Banda"]),
        ("Grace Banda pleaded for mercy.", []),
    ],
    "those of before, told of again": [
        (
            "Police arrested nine students. One of the arrested students was ill, and those detained were tortured.",
            ["arrest of nine students by police", "torture of those detained"],
        ),
        (
            "Police arrested nine students. The two detained nurses were ill.",
            ["arrest of nine students by police", "detention of two detained nurses"],
        ),
    ],
    "counted behind a verb of saying": [
        (
            "Residents alleged between 60 and 90 men, including nurses, disappeared.",
            ["disappearance of between 60 and 90 men [alleged] BY residents"],
        ),
        ("Witnesses testified between 2 and 5 May and were beaten.", ["ill-treatment of witnesses"]),
    ],
    "held by whom, and before what is asked": [
        (
            "The army kept Grace Banda, Pavo Lind, and Mira Tosk in a prolonged detention.",
            ["detention of Grace Banda and Pavo Lind and Mira Tosk by army"],
        ),
        (
            "The union called for immediate release of six nuns arbitrarily detained for two years.",
            ["release of six nuns [requested] BY union", "detention of six nuns"],
        ),
        (
            "Police violated the rights of the detainees, forcibly disappearing them.",
            ["enforced-disappearance of detainees by police"],
        ),
    ],
    "had part in it": [
        ("Police were allegedly involved in the torture of Grace Banda.", ["torture of Grace Banda [alleged]"]),
        ("Police were reportedly behind the abduction of Grace Banda.", ["kidnapping of Grace Banda [reported]"]),
        ("Police were involved in the torture of Grace Banda.", ["torture of Grace Banda"]),
    ],
    "traces": [
        ("The mutilated body of Grace Banda was found in a field.", ["killing of Grace Banda"]),
        ("Villagers carried the headless corpse of Grace Banda.", ["killing of Grace Banda"]),
        ("The mutilated body of a cow was found.", []),
        ("The body of Grace Banda showed signs of torture.", ["torture of Grace Banda [alleged]"]),
        ("The body of Grace Banda showed no signs of torture.", ["torture of Grace Banda [possible]"]),
        ("Grace Banda was found in Kitwe, alive and with a gunshot wound.", ["attack of Grace Banda"]),
        ("Grace Banda was found dead with a gunshot wound.", []),
    ],
    "who is fined, and who speaks in what is posted": [
        (
            "A court fined Grace Banda for sharing a post on Facebook.",
            ["sentencing of Grace Banda by court", "online-expression by Grace Banda"],
        ),
        ("Police fined Grace Banda for sharing a post on Facebook.", ["online-expression by Grace Banda"]),
        (
            "A court convicted Grace Banda and fined her $90 for posting a video alleging that an officer shot a boy.",
            [
                "conviction of Grace Banda by court",
                "sentencing of Grace Banda by court",
                "online-expression by Grace Banda",
                "attack of boy by officer [alleged] BY Grace Banda",
            ],
        ),
        ("A trial of Grace Banda began for “harassing two ministers” in a report.", ["trial of Grace Banda"]),
    ],
    "what should be, in the plain form behind a past": [
        (
            "A party accused Grace Banda of anarchy and demanded that regulators ban her songs.",
            ["accusation of Grace Banda by party", "censorship of Grace Banda by regulators [requested] BY party"],
        ),
    ],
    "a charge is as firm as the arrest that it is the ground of": [
        (
            "The union reported Grace Banda was held on charges of theft.",
            ["detention of Grace Banda [reported] BY union", "charging of Grace Banda [reported] BY union"],
        ),
        (
            "Grace Banda could be arrested on charges of theft.",
            ["arrest of Grace Banda [possible]", "charging of Grace Banda [possible]"],
        ),
        (
            "Grace Banda was acquitted on charges of theft.",
            ["acquittal of Grace Banda", "charging of Grace Banda"],
        ),
    ],
    "taken over a border, silenced, before a crowd": [
        (
            "Officers arrested Grace Banda in Nairobi, Kenya, and brought her back to Uganda.",
            ["arrest of Grace Banda by officers", "deportation of Grace Banda by officers"],
        ),
        ("Grace Banda was brought back to Uganda by her mother.", []),
        ("Police forcibly returned Grace Banda to her home.", []),
        ("Officials ordered Grace Banda not to perform her songs.", ["censorship of Grace Banda by officials"]),
        ("Grace Banda told her pupils not to play the piano.", []),
        ("Grace Banda addressed a rally in Lusaka.", ["protest by Grace Banda"]),
        ("The president addressed a rally in Lusaka.", []),
    ],
}


@pytest.mark.parametrize(
    ("text", "says"), [pytest.param(*case, id=case[0]) for cases in FAMILIES.values() for case in cases]
)
def test_acts_are_read_as_reports_on_countries_tell_them(read, text, says):
    assert read(text).says_by_whom == says


def test_offences_before_one_noun_for_charges_are_two(read):
    for claim in read("Police arrested Grace Banda on sedition and terrorism charges.").claims:
        assert len(claim.charges) == 2


MONTHS = [
    ("Nine men were arrested in July and August 2020.", "2020-07/2020-08"),
    ("Nine men were arrested in December 2020 and January 2021.", "2020-12/2021-01"),
    ("Nine men were arrested in June 2019 and July 2020.", "2019-06"),
    ("Nine men were arrested in May 2020 and freed in June 2020.", "2020-05"),
]


@pytest.mark.parametrize(("text", "edtf"), MONTHS, ids=[text for text, _ in MONTHS])
def test_a_month_and_the_next_are_one_time(read, text, edtf):
    assert read(text).claim("arrest").time.edtf == edtf


def test_other_charges_are_another_claim_of_another_case(read):
    told = read("Grace Banda was charged with theft in 2020. In May 2023 she was arrested on charges of fraud.")
    assert [claim.type for claim in told.claims].count("charging") == 2
    again = read("Grace Banda was charged with sedition. She was arrested on charges of sedition.")
    assert [event.type for event in again.story.events].count("charging") == 1


def test_a_deed_of_before_is_what_suspects_are_held_for(read):
    claim = read("Police detained several suspects for the killing.").claim("detention")
    assert len(claim.charges) == 1
    assert not read("Police detained several suspects for questioning.").claim("detention").charges


def test_two_acts_before_a_place_have_it_both(read):
    found = read("Abductions and torture of nurses in Kitwe went on.")
    assert {claim.type: bool(claim.place) for claim in found.claims} == {"kidnapping": True, "torture": True}


def test_a_report_is_not_published_when_what_it_documents_was_done(read):
    found = read("Open Door published a report documenting 23 disappearances from 1 January to 11 August 2023.")
    assert all(claim.time is None for claim in found.claims if claim.type == "publication")


def test_a_place_before_where_is_that_of_both_verbs_behind_it(read):
    found = read("Police took Grace Banda to Kitwe, where she was detained and charged.")
    assert {claim.type: bool(claim.place) for claim in found.claims} == {"detention": True, "charging": True}


def test_media_behind_a_month_are_those_who_report(read):
    found = read("In August media reported the arrest of nurses.")
    assert found.says_by_whom == ["arrest of nurses [reported] BY media"]
