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
        {"Ana Sol": "P4Y", "Juan Paz": "P3Y"},
    ),
    (
        "Ana Sol and Juan Paz to 4 and 3 years in prison, respectively.",
        {"Ana Sol": "P4Y", "Juan Paz": "P3Y"},
    ),
    ("Ana Sol and Juan Paz to 4, 3 and 2 years in prison, respectively.", {"Ana Sol and Juan Paz": None}),
    ("Ana Sol and Juan Paz to 4 years in prison.", {"Ana Sol and Juan Paz": "P4Y"}),
    (
        "Ana Sol, owner of a mill, as well as Juan Paz and Li Wu, to 8 years in prison, and Omar Said to 18 years.",
        {"Ana Sol and Juan Paz and Li Wu": "P8Y", "Omar Said": "P18Y"},
    ),
    (
        "them to imprisonment: Ana Sol (age 36) and Juan Paz (aged 66) each to serve 4 years; Li Wu to 2 years.",
        {"Ana Sol and Juan Paz": "P4Y", "Li Wu": "P2Y"},
    ),
    (
        "Ana Sol and Juan Paz to terms ranging from 1 year (suspended) to 3 years.",
        {"Ana Sol and Juan Paz": None},
    ),
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


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Ana Sol received a 5-year sentence; Bo Ek, 4-year sentence; and Omar Said, 2-year sentence.",
            {"Ana Sol": "P5Y", "Bo Ek": "P4Y", "Omar Said": "P2Y"},
        ),
        ("Ana Sol was sentenced to 5 years, Bo Ek to 4.5 years.", {"Ana Sol": "P5Y", "Bo Ek": "P4Y6M"}),
    ],
)
def test_whoever_is_given_the_first_of_several_terms_keeps_it(read, text, terms):
    told = read(text)
    assert {told.names(c.affected): c.sentence.iso for c in told.claims if c.sentence} == terms


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The court sentenced Ana Sol to serve four years' imprisonment.", "P4Y"),
        ("Officials ordered Ana Sol to serve two years of labour.", "P2Y"),
        ("Ana Sol was sentenced in 2011 to 3 years and 9 months.", "P3Y9M"),
        ("Ana Sol's sentence is 14 years.", "P14Y"),
        ("An official said Ana Sol's sentence was 15 years in prison.", "P15Y"),
        ("The high court resentenced Ana Sol to five years in prison.", "P5Y"),
        ("The high court reduced the length of Ana Sol's sentence to five years.", "P5Y"),
        ("The high court reduced Ana Sol's sentence from nine years to five years.", "P5Y"),
        ("In a trial that lasted six days a court sentenced Ana Sol and Bo Ek to four years' imprisonment.", "P4Y"),
    ],
)
def test_the_term_is_the_one_given_however_it_is_told(read, text, term):
    (claim,) = read(text).claims
    assert (claim.type, claim.sentence.iso) == ("sentencing", term)


def test_a_sentence_that_is_upheld_is_no_new_conviction(read):
    told = read("On 3 May 2010 the high court upheld Ana Sol's sentence.")
    assert [(c.type, c.time.edtf) for c in told.claims] == [("trial", "2010-05-03")]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The court sentenced Ana Sol on 3 May on the same charge to nine years in prison and a fine.", "P9Y"),
        (
            "On 3 May the Tarn Court tried Ana Sol and Bo Ek and, on 4 June, sentenced each to 3 years' imprisonment.",
            "P3Y",
        ),
        ("It held a trial that lasted six days and on 3 May sentenced Ana Sol and Bo Ek to four years.", "P4Y"),
    ],
)
def test_a_length_before_a_verdict_is_none_of_its_terms(read, text, term):
    (claim,) = (c for c in read(text).claims if c.type == "sentencing")
    assert claim.sentence.iso == term


def test_a_list_of_terms_behind_a_colon_is_of_the_sentence_before_it_and_told_once(read):
    told = read(
        "On 3 May the court convicted and sentenced all three to varying terms: Ana Sol to 7 years and 6 months; "
        "Bo Ek to 7 years; and Omar Said to 3 years."
    )
    terms = {told.names(c.affected): c.sentence.iso for c in told.claims if c.sentence}
    assert terms == {"Ana Sol": "P7Y6M", "Bo Ek": "P7Y", "Omar Said": "P3Y"}
    assert all(c.type == "sentencing" for c in told.claims if c.sentence)


def test_a_court_that_sentences_somebody_is_never_sentenced_and_neither_is_a_fine(read):
    told = read(
        "The court in Lima, Kupa province, sentenced essayist Ana Sol on June 7, 2011, to two years' imprisonment for "
        "“incitement,” a crime under Article 27 of the Penal Code. It jailed Bo Ek for a year with a fine of 5,000."
    )
    assert {told.names(c.affected) for c in told.claims} == {"Ana Sol", "Bo Ek"}
    court = "The Lima Development Zone Court, in Kupa district, reportedly convicted and sentenced Ana Sol in May."
    assert all("Court" not in told.names(c.affected) for told in [read(court)] for c in told.claims)


def test_how_long_somebody_was_held_before_a_verdict_is_no_term(read):
    told = read(
        "Police held monk Gedun Lam in several places for nearly one year before a court in Tarn sentenced him to four "
        "years in prison."
    )
    assert told.claim("sentencing").sentence.iso == "P4Y"
