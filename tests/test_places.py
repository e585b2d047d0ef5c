"""Where an act happened: places of the clause, the wider places behind them, and where the authority that acts is."""

import pytest

HELD = "On 3 May 2010, "

PLACES = [
    ("officials detained Ana Sol in Vahdat township, Rudaki (Lenin) county, Khatlon province.", {"Vahdat", "Khatlon"}),
    ("officials in Vahdat district, Khatlon province, detained Ana Sol.", {"Vahdat", "Khatlon"}),
    ("officers in Kulob (Kulyab), the capital of Khatlon province, detained Ana Sol.", {"Khatlon"}),
    ("officials detained Ana Sol on the outskirts of Lima.", {"Lima"}),
    ("officials from Vahdat district arrested Ana Sol.", {"Vahdat"}),
    ("Cusco police arrested Ana Sol.", {"Cusco"}),
    ("police from Cusco arrested Ana Sol in Lima.", {"Lima"}),
    ("police detained Ana Sol, a teacher, in Lima.", {"Lima"}),
    (
        "police from Cusco district, Lima municipality, arrested Ana Sol for a speech at a fair in Lima.",
        {"Cusco", "Lima"},
    ),
    ("officers drove Ana Sol to Lima and detained her for ten days.", {"Lima"}),
    ("police detained Ana Sol at the Rex Middle School in Lima.", {"Lima"}),
    ("police detained Ana Sol in front of the Rex High Court in Lima.", {"Lima"}),
    ("police detained Ana Sol as she staged a protest in Lima.", {"Lima"}),
    ("in the capital, Lima, police detained Ana Sol.", {"Lima"}),
    ("police raided the town of Vahdat and detained Ana Sol.", {"Vahdat"}),
    ("police detained Ana Sol at Lima International Airport.", {"Lima International Airport"}),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_a_claim_has_the_places_that_its_clause_and_its_authority_name(read, text, places):
    told = read(HELD + text)
    (claim,) = (c for c in told.claims if c.type in ("detention", "arrest"))
    assert places <= set(told.names(claim.place).split(" and "))


NOWHERE = [
    "the Egyptian authorities detained Ana Sol.",
    "officials from Peru detained Ana Sol.",
    "police detained Ana Sol, a teacher in Lima.",
    "police detained Ana Sol, director of the Rex School in Lima.",
    "police detained Ana Sol, a resident of Lima.",
    "officers drove Bo Lin to Lima and detained Ana Sol.",
    "as people gathered in Lima, Cusco police detained Ana Sol.",
    "Cusco police transferred Ana Sol to the custody of Lima police.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_where_people_or_states_are_from_is_no_place_of_the_act(read, text):
    told = read(HELD + text)
    (claim,) = (c for c in told.claims if c.type in ("detention", "arrest"))
    assert claim.place == ()


def test_a_place_before_a_body_is_no_wider_place_of_the_place_before_it(read):
    told = read(HELD + "as Ana Sol was petitioning in Lima, Cusco police detained her.")
    assert told.names(told.claim("petition").place) == "Lima"


def test_a_court_sits_where_its_name_says_when_the_text_names_that_place(read):
    told = read("Ana Sol lived in Lima. On 3 May 2010, the Lima High Court sentenced Ana Sol to five years in prison.")
    (place,) = told.claim("sentencing").place
    assert told.entity(place.entity).name == "Lima"
    assert (place.start, place.end) in {(m.start, m.end) for m in told.entity(place.entity).mentions}


def test_a_region_called_by_its_short_name_is_shown_by_its_name(read):
    told = read("On 3 May 2010, police in Suo county, TAR, detained Ana Sol. She was held in TAR Prison.")
    region = told.named("Tibet Autonomous Region")
    assert region.aliases == ("TAR",)
    assert region.authority == ("urn:iso:std:iso:3166:-2:CN-XZ",)


WIDER = [
    (
        "Police held Ana Sol in Tarn village, Rudaki county, Khatlon province. Rudaki County Court sentenced Ana Sol.",
        ["Rudaki", "Khatlon"],
    ),
    (
        "Bo Lin was born in Zaria, Kaduna State. A court in Zaria sentenced Ana Sol to five years in prison.",
        ["Zaria", "Kaduna State"],
    ),
    (
        "Ana Sol left Vahdat (Vada) town, Sughd oblast, Tajikistan. A court in Vahdat sentenced Ana Sol to ten years.",
        ["Vahdat", "Sughd", "Tajikistan"],
    ),
    (
        "Bo left Tarn, the capital of Kupa county, Khatlon province. The Tarn Court sentenced Ana Sol.",
        ["Tarn", "Kupa", "Khatlon"],
    ),
    ("The Tarn County Court, located in Khatlon province, sentenced Ana Sol, who left Tarn.", ["Khatlon"]),
    (
        "The Tarn Security Bureau in Khatlon province was shut. Bo left Tarn. The Tarn Court sentenced Ana Sol.",
        ["Tarn", "Khatlon"],
    ),
    (
        "Bo left Tarn and Kupa districts, Lima municipality, Khatlon province. The Tarn Court sentenced Ana Sol.",
        ["Tarn", "Lima", "Khatlon"],
    ),
    (
        "Bo left Tarn prefecture (TP), Khatlon province. The Tarn Court sentenced Ana Sol to a year.",
        ["Tarn", "Khatlon"],
    ),
    (
        "Bo left Tarn (Gora TAP, Khatlon province). The Tarn Court sentenced Ana Sol to a year.",
        ["Tarn", "Khatlon"],
    ),
    (
        "Bo left Tarn prison, Khatlon province. The Tarn Court sentenced Ana Sol to a year.",
        ["Tarn", "Khatlon"],
    ),
]


@pytest.mark.parametrize(("text", "places"), WIDER)
def test_a_place_has_with_it_the_wider_places_in_which_the_text_says_that_it_lies(read, text, places):
    told = read(text)
    assert told.names(told.claim("sentencing").place).split(" and ") == places
    for place in told.claim("sentencing").place:
        assert any((m.start, m.end) == (place.start, place.end) for m in told.entity(place.entity).mentions)


@pytest.mark.parametrize(
    "text",
    [
        "There were strikes in Zaria, Kano and Lagos. A court in Zaria sentenced Ana Sol to five years in prison.",
        "There were strikes in Zaria, Kano, Lagos and Jos. A court in Zaria sentenced Ana Sol to five years in prison.",
        "Bo left Zaria county, Kano State, and Lu left Zaria county, Kogi State. A court in Zaria sentenced Ana Sol.",
        "As crowds met in Zaria, Kano police arrived. A court in Zaria sentenced Ana Sol to five years in prison.",
        "The women of Kano State, Zaria city, struck. A court in Zaria sentenced Ana Sol to five years in prison.",
        "Strikes hit Zaria, the target of Kano State police. A court in Zaria sentenced Ana Sol to five years.",
        "There were strikes in Zaria, Kupa village, and Lagos. A court in Zaria sentenced Ana Sol to five years.",
    ],
)
def test_a_list_of_places_does_not_tell_that_one_lies_in_the_next(read, text):
    told = read(text)
    assert told.names(told.claim("sentencing").place) == "Zaria"


def test_a_place_and_the_one_around_it_are_no_two_places_of_one_event(read):
    told = read(
        "Police detained Ana Sol in Tarn, Khatlon province, on 3 May 2020. Her detention in Khatlon province was long. "
        "Ana Sol was held in Kupa, Khatlon province, in 2022."
    )
    held = [claim for claim in told.claims if claim.type == "detention"]
    assert [told.names(claim.place) for claim in held] == ["Tarn and Khatlon", "Kupa and Khatlon"]


POINTED = [
    ("Officers took Ana Sol to a police station in Lima, where they tortured her.", "torture", "Lima"),
    (
        "Ana Sol was held in Tarn prison, Khatlon province, where she was tortured.",
        "torture",
        "Tarn and Khatlon",
    ),
    ("In Cusco, where Ana Sol was arrested in May, nobody spoke.", "arrest", "Cusco"),
    ("Kenya is a place where teachers can be jailed for one word.", "detention", "Kenya"),
    ("Ana Sol went to Lima. Her sister followed. She was arrested there.", "arrest", "Lima"),
    ("Peru is a hard place, and more teachers have been jailed there than elsewhere.", "detention", "Peru"),
    ("Ana Sol left Lima for Cusco in May. She was arrested there.", "arrest", ""),
    ("Ana Sol left Lima. There she knew nobody. She was arrested in May.", "arrest", ""),
]


@pytest.mark.parametrize(("text", "kind", "place"), POINTED)
def test_where_and_there_mean_the_one_place_told_before(read, text, kind, place):
    told = read(text)
    assert told.names(told.claim(kind).place) == place


SAME_COURT = [
    ("The Tarn Court tried Ana Sol in May, and in June the court sentenced Ana Sol to a year.", "Tarn"),
    ("The Tarn Court heard witnesses. The same court sentenced Ana Sol to a year in prison.", "Tarn"),
    ("The Tarn Court heard witnesses. Later a court sentenced Ana Sol to a year in prison.", ""),
    ("The Tarn Court freed Bo. An unnamed court tried Ana Sol; the court sentenced Ana Sol to a year.", ""),
    ("Ana Sol was tried and sentenced in the Tarn Court in May.", "Tarn"),
    ("According to Radio Sol, the Tarn Labour Committee sentenced teacher Ana Sol to a year in May.", "Tarn"),
]


@pytest.mark.parametrize(("text", "place"), SAME_COURT)
def test_the_court_is_the_one_named_before_and_sits_where_that_does(read, text, place):
    told = read(f"Bo left Tarn. {text}")
    assert told.names(told.claim("sentencing").place) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Officials from Tarn detained Ana Sol over her response to the war that began in Lima.", "Tarn"),
        ("Officials from Tarn detained Ana Sol at a hotel that stands in Lima.", "hotel"),
        ("Ana Sol was detained in the area under Lima's administration.", "Lima"),
        ("Ana Sol was held in territory under the control of Tarn.", "Tarn"),
    ],
)
def test_the_place_of_a_thing_spoken_of_is_none_of_the_act(read, text, place):
    told = read(f"Bo left Tarn and went to Lima. {text}")
    assert told.names(told.claim("detention").place) == place


def test_who_is_released_from_a_prison_is_released_there(read):
    told = read(
        "Bo left Tarn. Authorities released Ana Sol from Tarn Prison in May. They released Bo from duty in Tarn."
    )
    assert told.names(told.claim("release").place) == "Tarn Prison and Tarn"


IN_NAMES = [
    (
        "The Kano State High Court sentenced Ana Sol to two years in prison for a protest in Jos.",
        "sentencing",
        "Kano State",
    ),
    ("The Kano No. 2 High Court sentenced Ana Sol to two years in prison.", "sentencing", "Kano"),
    ("The People's Court of Ho Chi Minh City sentenced Ana Sol to two years.", "sentencing", "Ho Chi Minh City"),
    ("The Lagos State Police Command arrested Ana Sol.", "arrest", "Lagos State"),
    ("The Central Criminal Court sentenced Ana Sol to two years in prison.", "sentencing", ""),
    ("The Supreme Court of Kenya acquitted Ana Sol.", "acquittal", ""),
    ("Bo is from Kupa. The Kupa City Labour Committee sentenced Ana Sol to a year.", "sentencing", "Kupa"),
    ("The Labour Party sentenced Ana Sol to a year.", "sentencing", ""),
    ("Kaduna authorities detained Ana Sol.", "detention", "Kaduna"),
    ("Nairobi authorities detained Ana Sol.", "detention", ""),
]


@pytest.mark.parametrize(("text", "kind", "place"), IN_NAMES)
def test_a_local_body_acts_at_the_place_in_its_name(read, text, kind, place):
    told = read(text)
    assert told.names(told.claim(kind).place) == place


def test_people_are_taken_away_where_their_protest_was_broken_up(read):
    told = read(
        "Ana Sol and Bo Lin marched. They were arrested after police in Lima used violence to break up their protest."
    )
    assert told.names(told.claim("arrest").place) == "Lima"


def test_where_something_was_that_people_are_punished_for_is_no_place_of_the_punishment(read):
    told = read("A judge sentenced Ana Sol to two years in prison for a speech in Jos.")
    assert told.claim("sentencing").place == ()


MEANWHILE = [
    ("Police detained Ana Sol while she was in Lima.", "Lima"),
    ("Officers detained Ana Sol as she left a concert in the town of Cusco.", "Cusco"),
    ("Officers detained Ana Sol as she staged a protest in the market of the seat of Tarn county.", "Tarn"),
    ("Officers came to her home in Lima and detained Ana Sol.", "Lima"),
    ("Police raided a church in Lima and detained Ana Sol.", "Lima"),
    ("Ana Sol went to Lima and was detained in May.", ""),
    ("When Ana Sol shouted for the return of the teachers to Lima, officers detained her.", ""),
    ("Officers detained Ana Sol as she travelled from Lima to Cusco.", ""),
    ("Officers detained Ana Sol when her sister was in Lima.", ""),
    ("Based on a report citing a source living in Peru, on 3 May police detained Ana Sol.", ""),
]


@pytest.mark.parametrize(("text", "place"), MEANWHILE)
def test_people_are_detained_where_they_were_at_that_moment(read, text, place):
    told = read(text)
    assert told.names(told.claim("detention").place).split(" and ")[0] == place


IN_PRISONS = [
    (
        "Ana Sol is from Kupa county, Khatlon province. She was held at the Kupa County Detention Center.",
        "Kupa County Detention Center and Kupa and Khatlon",
    ),
    ("Bo left Kupa county, Khatlon province. Police detained Ana Sol in Kupa TAP.", "Kupa TAP and Khatlon"),
    ("Ana Sol is from Lima. She was held in Lima Central Prison.", "Lima Central Prison and Lima"),
    ("Ana Sol is from Kano. She was held in Kano Road Detention Centre.", "Kano Road Detention Centre"),
    ("Ana Sol was held in North Prison.", "North Prison"),
]


@pytest.mark.parametrize(("text", "places"), IN_PRISONS)
def test_a_prison_lies_in_the_place_of_its_name(read, text, places):
    told = read(text)
    assert told.names(told.claim("detention").place) == places


CARRIED = [
    ("On 5 May 2020 police detained thirty teachers in Lima. Police detained Bo Lin on 5 May 2020.", "Lima"),
    ("On 5 May 2020 police detained thirty teachers in Lima. Police detained Bo Lin on 6 May 2020.", ""),
    ("On 5 May 2020 police detained thirty men in Lima. They detained Bo Lin in Cusco on 5 May 2020.", "Cusco"),
    ("In 2017 police detained nine nuns in Lima. Among those detained was Bo Lin, a trader.", "Lima"),
    ("On 5 May 2020 police detained Ana Sol in Lima. Police detained Bo Lin on 5 May 2020.", ""),
]


@pytest.mark.parametrize(("text", "place"), CARRIED)
def test_who_is_detained_on_the_day_and_in_the_scene_of_others_is_detained_where_they_were(read, text, place):
    told = read(text)
    (claim,) = (c for c in told.claims if c.type == "detention" and told.names(c.affected).endswith("Bo Lin"))
    assert told.names(claim.place) == place


def test_who_is_detained_in_a_scene_that_goes_on_is_detained_there(read):
    told = read("On 5 May 2020 Ana Sol led a protest in Lima. Police detained her.")
    assert told.names(told.claim("detention").place) == "Lima"


def test_a_place_before_the_noun_for_what_people_took_part_in_is_where_it_was(read):
    told = read("Ana Sol took part in the Berlin protest in May.")
    assert told.names(told.claim("protest").place) == "Berlin"


def test_who_is_killed_in_an_attack_on_a_village_is_killed_there(read):
    told = read("Soldiers attacked the village of Vahdat in the Khatlon region, killing ten civilians.")
    assert {"Vahdat", "Khatlon"} == set(told.names(told.claim("killing").place).split(" and "))


ELSEWHERE = [
    ("Ana Sol was arrested and taken to Cusco Prison.", "arrest"),
    ("Ana Sol wrote a post criticizing a mayor in Lima.", "online-expression"),
    ("Bo Lin was sentenced over his Facebook post about a mayor in Lima.", "online-expression"),
    ("The Media Council called on Kenya to release Ana Sol.", "release"),
]


@pytest.mark.parametrize(("text", "kind"), ELSEWHERE)
def test_where_those_written_about_or_asked_are_is_no_place_of_the_act(read, text, kind):
    assert read(text).claim(kind).place == ()


UNNAMED = [
    ("guards beat Ana Sol at a police station in Lima.", {"police station", "Lima"}),
    ("gunmen abducted Ana Sol from her home in Lima.", {"Ana Sol's home", "Lima"}),
    ("police arrested Ana Sol in front of her house.", {"Ana Sol's house"}),
    ("police arrested Ana Sol at a factory and took her to a military camp.", {"factory", "military camp"}),
    ("soldiers tortured Ana Sol in a secret place.", {"secret place"}),
    ("soldiers killed Ana Sol in her car outside her home.", {"Ana Sol's car", "Ana Sol's home"}),
    ("police raided the offices of Ana Sol.", {"offices of Ana Sol"}),
    ("guards beat Ana Sol in prison.", set()),
    ("guards at a prison beat Ana Sol.", set()),
    ("police arrested Ana Sol, a doctor at the hospital.", set()),
    ("guards beat Ana Sol in a place.", set()),
    ("guards beat Ana Sol in no prison.", set()),
]


@pytest.mark.parametrize(("text", "places"), UNNAMED)
def test_a_place_without_a_name_is_the_place_of_the_act_that_is_told_of_it(read, text, places):
    told = read(HELD + text)
    assert {name for c in told.claims for name in told.names(c.place).split(" and ") if name} == places


def test_the_prison_is_the_one_told_of_and_of_two_it_is_neither(read):
    told = read("Ana Sol was held in Rex Prison. Guards beat her in the prison.")
    assert [told.names(c.place).split(" and ")[0] for c in told.claims] == ["Rex Prison", "Rex Prison"]
    told = read("Ana Sol was held in Rex Prison. Bo Lin was held in Kupa Prison. Guards beat Bo Lin in the prison.")
    assert [told.names(c.place) for c in told.claims][-1] == ""


def test_the_home_of_one_owner_is_one_place_and_of_two_are_two(read):
    text = "Police arrested Ana Sol at her home. Soldiers shot Bo Lin at his home. Police beat Ana Sol at her home."
    told = read(text)
    first, second, third = (p.entity for c in told.claims for p in c.place)
    assert first == third != second


def test_a_place_lies_in_the_next_wider_one_that_the_text_says_and_never_in_what_lies_in_it(read):
    told = read("Police detained Ana Sol in Vahdat township, Rudaki county, Khatlon province, Tajikistan.")
    within = {e.name: [told.linked.entities[key].name for key in e.part_of] for e in told.story.entities}
    assert within["Vahdat"][0] == "Rudaki"
    assert within["Rudaki"][0] == "Khatlon"
    assert within["Khatlon"] == ["Tajikistan"]
    told = read("Police detained Ana Sol in Tarn, Kupa county, and in Kupa, Tarn county.")
    within = {e.name: [told.linked.entities[key].name for key in e.part_of] for e in told.story.entities}
    assert not ("Kupa" in within.get("Tarn", ()) and "Tarn" in within.get("Kupa", ()))
