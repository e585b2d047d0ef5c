"""Which act a length, an offence, a place or a time belongs to, when the parse hangs it elsewhere."""

import pytest

LENGTHS = [
    ("Guards held Peter Otieno for two months after his appeal.", "detention", "P2M"),
    ("Peter Otieno was released after nine months in prison.", "detention", "P9M"),
    (
        "Officials denied family visits to Grace Banda for three weeks after the trial.",
        "denial-of-family-contact",
        "P3W",
    ),
]


@pytest.mark.parametrize(("text", "kind", "iso"), LENGTHS, ids=[text for text, _, _ in LENGTHS])
def test_a_length_measures_the_act_that_lasted(read, text, kind, iso):
    assert read(text).claim(kind).duration.iso == iso


def test_how_long_after_something_it_happened_is_no_length(read):
    assert read("Police detained Peter Otieno two months after his appeal.").claim("detention").duration is None


OFFENCES = [
    (
        "Peter Otieno was charged with sedition, for which he was convicted and sentenced to two years in prison.",
        {"charging": ["sedition"], "conviction": ["sedition"], "sentencing": ["sedition"]},
    ),
    (
        "Peter Otieno was detained for illegally entering the country.",
        {"detention": ["illegally entering the country"]},
    ),
    ("Peter Otieno was detained for questioning.", {"detention": []}),
    ("Peter Otieno was detained for three days.", {"detention": []}),
]


@pytest.mark.parametrize(("text", "charges"), OFFENCES, ids=[text for text, _ in OFFENCES])
def test_an_offence_is_that_of_every_act_it_is_told_of(read, text, charges):
    found = read(text)
    assert {c.type: [found.words(s) for s in c.charges] for c in found.claims} == charges


PLACES = [
    ("Officers forced Grace Banda to return from Kampala to Rwanda.", "deportation", "Kampala"),
    ("Grace Banda took part in a protest against executions at Luzira Prison.", "protest", "Luzira Prison"),
]


@pytest.mark.parametrize(("text", "kind", "place"), PLACES, ids=[text for text, _, _ in PLACES])
def test_a_place_is_that_of_the_act_above_it(read, text, kind, place):
    found = read(text)
    assert found.names(found.claim(kind).place) == place


def test_a_verb_read_as_a_participle_keeps_what_hangs_on_its_subject(read):
    found = read(
        "In July, the city court in Lusaka sentenced jailed lawyer Peter Otieno "
        "to an additional six years in prison for fraud."
    )
    claim = found.claim("sentencing")
    assert (claim.sentence.iso, claim.time.edtf, found.words(claim.charges[0])) == ("P6Y", "2020-07", "fraud")
    assert found.names(claim.place) == "Lusaka"


OPEN = [
    ("Grace Banda has been detained since 2019.", "detention", "2019/.."),
    ("Grace Banda has been harassed since 2019.", "harassment", "2019"),
    ("Grace Banda was detained in 2019.", "detention", "2019"),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), OPEN, ids=[text for text, _, _ in OPEN])
def test_a_state_since_a_time_has_no_end(read, text, kind, edtf):
    assert read(text).claim(kind).time.edtf == edtf


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("On 3 May 2021 police threatened to kill Grace Banda.", "killing", None),
        ("On 3 May 2021 the minister promised to release Grace Banda.", "release", None),
        ("On 3 May 2021 the minister promised to release Grace Banda on 4 July 2021.", "release", "2021-07-04"),
        ("Grace Banda may have been tortured in May 2020.", "torture", "2020-05"),
        ("In July 2021, Grace Banda could be executed.", "execution", "2021-07"),
    ],
)
def test_what_is_only_possible_has_its_own_day_and_not_that_of_who_speaks_of_it(read, text, kind, edtf):
    time = read(text).claim(kind).time
    assert (time and time.edtf) == edtf


def test_a_court_that_the_parser_hangs_on_a_name_before_it_still_sentences(read):
    told = read("After police had released Bo Lin, a court sentenced Ana Sol to two years in prison.")
    claim = told.claim("sentencing")
    assert (told.names(claim.affected), told.names(claim.actor)) == ("Ana Sol", "court")


SERVED = [
    ("Ana Sol was released after serving three years of a ten-year sentence.", "P10Y"),
    ("Ana Sol has served two years of her five-year term.", "P5Y"),
    ("Ana Sol had served seven years of the sentence.", None),
]


@pytest.mark.parametrize(("text", "iso"), SERVED)
def test_what_was_served_of_a_term_is_not_the_term(read, text, iso):
    length = read(text).claim("sentencing").sentence
    assert (length.iso if length is not None else None) == iso
