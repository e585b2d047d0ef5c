"""Participles that the parser takes for one more thing, what people are hurt for, and nouns said of a quotation."""

import pytest

ROWS = [
    (
        "Bo Lin was charged with concealment of arms and incitement to violence and held for four months.",
        ["charging of Bo Lin", "detention of Bo Lin"],
    ),
    (
        "Several witnesses said that Bo Lin was taken to a police station, accused of political crimes and tortured.",
        [
            "detention of Bo Lin BY several witnesses",
            "accusation of Bo Lin BY several witnesses",
            "torture of Bo Lin BY several witnesses",
        ],
    ),
    ("Bo Lin was accused of crimes and attempted murder.", ["accusation of Bo Lin"]),
    (
        "Bo Lin was held for five weeks then released uncharged, but was re-detained by soldiers.",
        ["detention of Bo Lin", "release of Bo Lin", "detention of Bo Lin by soldiers"],
    ),
    (
        "Bo Lin was held for two months in Tarn, then moved to Karo prison to face trial.",
        ["detention of Bo Lin", "detention of Bo Lin", "trial of Bo Lin [possible]"],
    ),
    ("Officers arraigned Bo Lin in Tarn and charged him with spying.", ["charging of Bo Lin by officers"]),
    ("Officers arraigned Bo Lin in Tarn.", ["charging of Bo Lin by officers"]),
    ("Bo Lin was sentenced to pre-trial detention.", ["detention of Bo Lin"]),
    (
        "Bo Lin was sentenced to two years in prison after pre-trial detention.",
        ["sentencing of Bo Lin", "detention of Bo Lin"],
    ),
    ("Detainees were beaten in pre-trial detention.", ["ill-treatment of detainees"]),
    ("Bo Lin was beaten in detention.", ["ill-treatment of Bo Lin", "detention of Bo Lin"]),
    # what was not done there, and was there all the same
    ("In the trial, Bo Lin was not able to choose his own lawyer.", ["trial of Bo Lin"]),
    ("Bo Lin was not in detention.", ["detention of Bo Lin [negated]"]),
    # what people are hurt for
    ("Police beat Bo Lin to force him to confess.", ["attack of Bo Lin by police"]),
    ("Bo Lin was tortured in order to force him to sign a false confession.", ["torture of Bo Lin"]),
    ("Police forced Bo Lin to sign a false confession.", ["ill-treatment of Bo Lin by police"]),
    ("Bo Lin was reportedly forced to make confessions.", ["ill-treatment of Bo Lin [reported]"]),
    # whose threats they are
    ("Ana Sol spoke of the threats of the authorities.", []),
    ("Arrests and threats of journalists continued.", ["arrest of journalists", "threat of journalists"]),
    # who is only called so
    ("The accused officers were sentenced to death.", ["sentencing of accused officers"]),
    ("Bo Lin, accused of theft, was sentenced to death.", ["accusation of Bo Lin", "sentencing of Bo Lin"]),
    # said of what is quoted
    ("The court sentenced Bo Lin to death for “treason,” charges that he denied.", ["sentencing of Bo Lin by court"]),
    (
        "The court sentenced Bo Lin to death, witnesses alleged.",
        ["sentencing of Bo Lin by court [alleged] BY witnesses"],
    ),
]


@pytest.mark.parametrize(("text", "told"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_what_is_told_of_whom(read, text, told):
    assert read(text).says_by_whom == told
