"""Days told beside an act, in another clause or in the sentence before, and days that are none of the act's."""

import pytest

COURT = "A court in Kitwe on Monday sentenced Grace Banda to a year in prison"

DAYS = [
    ("Grace Banda was arrested in May last year.", "arrest", "2020-05"),
    ("Grace Banda was arrested in June of last year.", "arrest", "2020-06"),
    ("Grace Banda lost her post in 2017 and has been in prison since last November.", "detention", "2020-11/.."),
    (
        "In 2018 a court tried Peter Otieno. Two men left last year, and one of them, Bo Lin, was hanged in May.",
        "execution",
        "2020-05",
    ),
    ("The miners called a strike for Friday.", "protest", "2021-06-18"),
    ("Over the weekend, police detained Grace Banda.", "detention", "2021-06-12/2021-06-13"),
    ("Peter Otieno is a nurse. He was remanded in custody until 21 January.", "detention", None),
    ("Police arrested Grace Banda on 3 May and accused her of theft.", "accusation", "2021-05-03"),
    (
        "Grace Banda was held for days and, she said in a letter on 6 June, was beaten with cables.",
        "ill-treatment",
        None,
    ),
    (
        f"{COURT}, local radio reported. Banda, who was sacked in 2019, stood by. Two co-defendants were acquitted.",
        "acquittal",
        "2021-06-14",
    ),
    (
        f"{COURT}. Two nurses were acquitted.",
        "acquittal",
        None,
    ),
    (
        f"{COURT}.\n\nEarlier in the day police detained 12 nurses outside the court.",
        "detention",
        "2021-06-14",
    ),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), DAYS, ids=[text for text, _, _ in DAYS])
def test_the_day_of_an_act(read, text, kind, edtf):
    found = [c.time.edtf if c.time else None for c in read(text).claims if c.type == kind]
    assert found == [edtf]


def test_what_was_done_before_later_that_day_was_done_that_day(read):
    text = (
        "On 5 May soldiers arrested 14 miners. Soldiers beat the miners and took their lamps, before freeing them {}."
    )
    for said, edtf in (("later that day", "2021-05-05"), ("", None)):
        claims = read(text.format(said)).claims
        assert [c.time.edtf if c.time else None for c in claims if c.type == "ill-treatment"] == [edtf]


PLACES = [
    ("Officers beat five members of the Lantern Union in Kitwe.", "attack", "Kitwe"),
    ("Officials confirmed the arrest of Grace Banda in Kitwe.", "arrest", "Kitwe"),
    ("At a rally in Kitwe, soldiers opened fire, killing two people.", "killing", "Kitwe"),
    ("Militiamen attacked the village of Tarn, killing six farmers.", "attack", "Tarn"),
]


@pytest.mark.parametrize(("text", "kind", "place"), PLACES, ids=[text for text, _, _ in PLACES])
def test_the_place_of_an_act(read, text, kind, place):
    found = read(text)
    (claim,) = (c for c in found.claims if c.type == kind)
    assert place in found.names(claim.place)


def test_who_goes_on_from_a_demand_does_what_follows_it(read):
    found = read("The union demanded that Grace Banda be freed and announced a march.")
    assert found.says == ["release of Grace Banda [requested]", "protest by union [possible]"]


def test_who_says_something_between_commas_does_not_undergo_it(read):
    found = read("Peter Otieno is ill. He was held for days and, his wife said, was beaten with cables.")
    assert "ill-treatment of Peter Otieno" in [s.split(" [")[0] for s in found.says]


def test_who_is_led_away_blindfolded_is_who_was_led(read):
    says = read("Officers arrested Grace Banda and led her away blindfolded.").says
    assert "ill-treatment of officers" not in says


CHARGES = [
    ("Charges against Grace Banda included incitement and fraud.", "charging", ["incitement", "fraud"]),
    ("Police charged Grace Banda with false messages and fraud.", "charging", ["false messages", "fraud"]),
    ("Media reported the arrest of Grace Banda on 3 May, on charges of theft.", "arrest", ["theft"]),
]


@pytest.mark.parametrize(("text", "kind", "charges"), CHARGES, ids=[text for text, _, _ in CHARGES])
def test_the_offences_of_a_charge(read, text, kind, charges):
    found = read(text)
    assert [found.words(c) for c in found.claim(kind).charges] == charges


def test_the_end_of_the_year_is_that_of_the_state_and_not_of_the_trial_awaited(read):
    text = "Grace Banda remained in prison awaiting trial at year's end."
    assert read(text, title="2020 Human Rights Report").claim("detention").time.edtf == "2020-12"


def test_those_accused_are_those_detained_in_the_clause_above(read):
    text = (
        "The ministry warned two companies. In May police held two editors, Ana Sol and Bo Lin, accusing them of theft."
    )
    found = read(text)
    assert found.names(found.claim("accusation").affected) == "Ana Sol and Bo Lin"


def test_a_participle_goes_on_from_no_gerund(read):
    found = read("Grace Banda was arrested in May, accused of spying for Chile and tortured in a cell.")
    assert found.says == ["arrest of Grace Banda", "accusation of Grace Banda", "torture of Grace Banda"]


def test_an_ambassador_who_is_summoned_is_not_harassed(read):
    assert read("Sweden summoned the Iranian ambassador.").says == []
