"""Several people and an offence for each: nobody is charged with or convicted of another's."""

import pytest

APART = [
    (
        "The court convicted Ana Sol of fraud and Bo Lin of theft in May 2021.",
        [("Ana Sol", ["fraud"]), ("Bo Lin", ["theft"])],
    ),
    (
        "The prosecutor charged Ana Sol with fraud and Bo Lin with inciting hatred.",
        [("Ana Sol", ["fraud"]), ("Bo Lin", ["inciting hatred"])],
    ),
    (
        "Officials accused Ana Sol of fraud, Bo Lin of theft and Karl Banda of treason.",
        [("Ana Sol", ["fraud"]), ("Bo Lin", ["theft"]), ("Karl Banda", ["treason"])],
    ),
    ("The court convicted Ana Sol and Bo Lin of theft.", [("Ana Sol and Bo Lin", ["theft"])]),
    ("The court convicted Ana Sol of fraud.", [("Ana Sol", ["fraud"])]),
    (
        "The court convicted Ana Sol of helping Bo Lin of the Karo Union.",
        [("Ana Sol", ["helping Bo Lin of the Karo Union"])],
    ),
]


@pytest.mark.parametrize(("text", "told"), APART)
def test_each_has_an_offence_of_their_own(read, text, told):
    found = read(text)
    claims = [c for c in found.claims if c.type in ("conviction", "charging", "accusation")]
    assert [(found.names(c.affected), [found.words(s) for s in c.charges]) for c in claims] == told
