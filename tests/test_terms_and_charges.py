"""Charges that share a word, sentences part of which is suspended, and where what follows "where" happened."""

import pytest


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        ("Bo Lin was detained on sedition and terrorism charges.", ["sedition", "terrorism charges"]),
        ("Bo Lin was detained on theft, sedition and terrorism charges.", ["theft", "sedition", "terrorism charges"]),
        ("Bo Lin faces terrorism-related charges.", ["terrorism-related charges"]),
        ("Bo Lin faces new charges.", []),
        ("The miners accuse the ministry of having kept silent.", ["having kept silent"]),
        ("Bo Lin was arrested on drug charges.", ["drug charges"]),
    ],
)
def test_charges_are_told_in_the_words_of_the_text(read, text, charges):
    found = read(text)
    told = [c for c in found.claims if c.type in ("charging", "accusation")]
    assert [found.words(span) for claim in told for span in claim.charges] == charges


def test_who_is_accused_is_named_without_the_deed(read):
    found = read("The miners accuse the ministry of having kept silent.")
    assert found.names(found.claim("accusation").affected) == "ministry"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A court sentenced Bo Lin to five years in prison, part of it suspended.", "asserted"),
        ("A court sentenced Bo Lin to five years in prison, two of them suspended.", "asserted"),
        ("Bo Lin was sentenced to five years, suspended for two.", "asserted"),
    ],
)
def test_a_sentence_that_is_suspended_in_part_was_given(read, text, status):
    claim = read(text).claim("sentencing")
    assert (claim.status.value, claim.sentence.iso) == (status, "P5Y")


def test_what_is_put_off_did_not_happen(read):
    assert read("The execution of Bo Lin was suspended.").claim("execution").status.value == "negated"


def test_what_stands_in_a_row_behind_where_happened_there(read):
    found = read("The nurses were seized in Lusaka, Zambia, and taken to Kenya, where they were detained and charged.")
    assert [found.names(c.place) for c in found.claims if c.type in ("detention", "charging")] == ["Kenya", "Kenya"]


def test_how_long_a_trial_lasted_is_told(read):
    assert read("The trial of Bo Lin lasted two months.").claim("trial").duration.iso == "P2M"


def test_who_jails_somebody_convicted_of_something_is_who_convicted(read):
    found = read('A court has convicted three nurses of "spreading false news" and jailed them, their families said.')
    assert [(c.type, found.names(c.actor), c.status.value) for c in found.claims] == [
        ("conviction", "court", "asserted"),
        ("detention", "court", "asserted"),
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The court sentenced Ana Sol to five years and Bo Lin to four.", {"Ana Sol": "P5Y", "Bo Lin": "P4Y"}),
        (
            "Ana Sol was sentenced to five years, Bo Lin to four and Jan Moyo to 18 months.",
            {"Ana Sol": "P5Y", "Bo Lin": "P4Y", "Jan Moyo": "P18M"},
        ),
        ("A court sentenced Ana Sol to five years; Bo Lin, 42, fled.", {"Ana Sol": "P5Y"}),
        ("A court sentenced Ana Sol, 30, and Bo Lin, 42, to five years.", {"Ana Sol and Bo Lin": "P5Y"}),
    ],
)
def test_the_unit_of_several_terms_may_be_said_once(read, text, terms):
    found = read(text)
    told = {found.names(c.affected): c.sentence.iso for c in found.claims if c.type == "sentencing"}
    assert told == terms


def test_the_numbers_of_several_terms_are_no_people(read):
    found = read("The court sentenced Ana Sol and Bo Lin to prison terms of three, and two years respectively.")
    assert all(e.quantity is None for e in found.story.entities)
    assert [c.sentence.iso for c in found.claims if c.sentence] == ["P3Y", "P2Y"]


GIVEN = [
    ("The judge gave nine years to Ana Sol and seven years to Bo Lin.", [("Ana Sol", "P9Y"), ("Bo Lin", "P7Y")]),
    (
        "The judge gave nine years in prison to Ana Sol, seven years to Bo Lin and a fine to Ina Roth.",
        [("Ana Sol", "P9Y"), ("Bo Lin", "P7Y")],
    ),
    ("Bo Lin was sentenced on appeal to nine years in prison.", [("Bo Lin", "P9Y")]),
    ("Karl Banda, an opponent of the death penalty, was sentenced by a court.", [("Karl Banda", None)]),
    ("Karl Banda is serving a long term for his work against the death penalty.", [("Karl Banda", None)]),
    ("Karl Banda received the death penalty.", [("Karl Banda", "death")]),
]


@pytest.mark.parametrize(("text", "terms"), GIVEN)
def test_each_is_given_the_term_that_is_said_to_be_theirs(read, text, terms):
    found = read(text)
    told = [c for c in found.claims if c.type == "sentencing"]
    given = [(found.names(c.affected), c.sentence and (c.sentence.penalty or c.sentence.iso)) for c in told]
    assert given == terms


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        ("Bo Lin was jailed for what is now his third year behind bars.", []),
        ("The court convicted Bo Lin of theft for a total of three years of imprisonment.", ["theft"]),
        ("Bo Lin was arrested for suspected theft.", ["theft"]),
    ],
)
def test_what_is_no_offence_is_no_charge(read, text, charges):
    found = read(text)
    assert [found.words(span) for claim in found.claims for span in claim.charges] == charges
