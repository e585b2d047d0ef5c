"""Names behind the body or place of who bears them: "the chairperson of Ruvia Watch, Grace Banda, was arrested"."""

import pytest

BEFORE = "Soldiers beat Bo Lin in Tarn. "

HOLDERS = [
    "In April the chairperson of Ruvia Watch, Grace Banda, was arrested.",
    "On 3 May officers arrested the director of Ruvia Watch, Grace Banda, at her home.",
    "A reporter for Radio Tarn, Grace Banda, was arrested.",
    "The mayor of Lima, Grace Banda, was arrested.",
    "A member of Ruvia Watch in Lima, Grace Banda, was arrested.",
]


@pytest.mark.parametrize("text", HOLDERS)
def test_who_is_named_behind_a_body_is_who_holds_the_post(read, text):
    reading = read(BEFORE + text)
    (claim,) = [claim for claim in reading.claims if claim.type == "arrest"]
    assert reading.names(claim.affected) == "Grace Banda"


OTHERS = [
    "The director of Ruvia Watch, Grace Banda and Dan Roe were arrested.",
    "The directors of Ruvia Watch, Grace Banda and Dan Roe, were arrested.",
    "The killers of Ana Sol, Grace Banda and Dan Roe, were arrested.",
    "The mayor of Lima, Peru, was arrested.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_who_is_named_in_a_row_or_is_a_place_holds_no_post(read, text):
    reading = read(BEFORE + text)
    people = " and ".join(reading.names(claim.affected) for claim in reading.claims if claim.type == "arrest")
    assert people
    assert people not in ("Grace Banda", "Peru")
