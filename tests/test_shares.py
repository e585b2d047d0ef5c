"""A verdict on several people with a term for each: nobody is given another's."""

import pytest

COURT = "On 3 May 2010, the court sentenced "

TOLD = [
    (
        "Ana Sol to 3 years and 6 months and Juan Paz to 4 years in prison.",
        {"Ana Sol": "P3Y6M", "Juan Paz": "P4Y"},
    ),
    (
        "the four men to imprisonment: Bo Ek, 7 years; Juan Paz, 5 years; and Li Wu and Omar Said, 3 years.",
        {"the others": None, "Bo Ek": "P7Y", "Juan Paz": "P5Y", "Li Wu and Omar Said": "P3Y"},
    ),
    (
        "Ana Sol and Juan Paz to 4 years and 3 years in prison, respectively.",
        {"Ana Sol and Juan Paz": None, "Ana Sol": "P4Y", "Juan Paz": "P3Y"},
    ),
    (
        "Ana Sol and Juan Paz to 4 and 3 years in prison, respectively.",
        {"Ana Sol and Juan Paz": None, "Ana Sol": "P4Y", "Juan Paz": "P3Y"},
    ),
    ("Ana Sol and Juan Paz to 4, 3 and 2 years in prison, respectively.", {"Ana Sol and Juan Paz": None}),
    ("Ana Sol and Juan Paz to 4 years in prison.", {"Ana Sol and Juan Paz": "P4Y"}),
    ("Ana Sol to 4 years in prison and 2 years' deprivation of political rights.", {"Ana Sol": "P4Y"}),
]


@pytest.mark.parametrize(("text", "terms"), TOLD)
def test_each_person_has_the_term_said_of_them(read, text, terms):
    told = read(COURT + text)
    found = {told.names(c.affected): c.sentence.iso if c.sentence else None for c in told.claims}
    assert list(found.values()) == list(terms.values())
    assert {k: v for k, v in found.items() if v} == {k: v for k, v in terms.items() if v}


def test_the_claims_of_one_verdict_are_told_by_words_of_their_own(read):
    told = read(COURT + "Ana Sol to 3 years and Juan Paz to 4 years in prison.")
    assert [told.words(c.trigger) for c in told.claims] == ["sentenced", "4 years"]
    assert len({event.key for event in told.story.events}) == 2


@pytest.mark.parametrize("words", ["3 years 6 months", "3 years, 6 months", "3 years and 6 months"])
def test_the_months_of_a_term_are_not_dropped(read, words):
    assert read(COURT + f"Ana Sol to {words} in prison.").claim("sentencing").sentence.iso == "P3Y6M"


def test_each_number_of_a_run_of_terms_is_of_one_of_those_named_in_that_order(read):
    told = read(
        "On 30 September 2010 the court sentenced Wang Wei, Nie Shu, and Guo Qin to 12, nine, and 6 years in prison, "
        "respectively."
    )
    terms = {told.names(c.affected): c.sentence.iso for c in told.claims if c.type == "sentencing" and c.sentence}
    assert terms == {"Wang Wei": "P12Y", "Nie Shu": "P9Y", "Guo Qin": "P6Y"}
