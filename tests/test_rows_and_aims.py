"""Participles that the parser takes for one more thing, what people are hurt for, and nouns said of a quotation."""

import pytest

ROWS = [
    (
        "Bo Lin was charged with possession of arms and incitement to violence and held for four months.",
        ["charging of Bo Lin", "detention of Bo Lin"],
    ),
    (
        "Several witnesses said that Bo Lin was taken to an army camp, accused of spying and tortured.",
        [
            "detention of Bo Lin BY several witnesses",
            "accusation of Bo Lin BY several witnesses",
            "torture of Bo Lin BY several witnesses",
        ],
    ),
    ("Bo Lin was accused of crimes and attempted murder.", ["accusation of Bo Lin"]),
    (
        "Bo Lin was held for two months then released uncharged, but was re-detained by soldiers.",
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
    (
        "On 10 February the court held a trial and sentenced Bo Lin to death.",
        ["trial of Bo Lin by court", "sentencing of Bo Lin by court"],
    ),
    (
        "The court held a trial of Ana Sol and sentenced Bo Lin to death.",
        ["trial of Ana Sol by court", "sentencing of Bo Lin by court"],
    ),
    ("The court adjourned the trial and later sentenced Bo Lin to death.", ["sentencing of Bo Lin by court"]),
    # what is done to the held
    (
        "Bo Lin was held for days, during which he was allegedly assaulted.",
        ["detention of Bo Lin", "ill-treatment of Bo Lin [alleged]"],
    ),
    ("Bo Lin was held after a march, during which he was assaulted.", ["detention of Bo Lin", "attack of Bo Lin"]),
    ("Bo Lin was tortured in incommunicado detention.", ["torture of Bo Lin", "incommunicado-detention of Bo Lin"]),
    (
        "Bo Lin was beaten, given electric shocks and released.",
        ["ill-treatment of Bo Lin", "torture of Bo Lin", "release of Bo Lin"],
    ),
    ("Bo Lin was released, given fears for his health.", ["release of Bo Lin"]),
    ("Bo Lin was verbally abused by guards.", ["harassment of Bo Lin by guards"]),
    ("Bo Lin was slapped and forced to stand for hours.", ["ill-treatment of Bo Lin"]),
    ("Bo Lin was forced to stand trial for hours.", ["trial of Bo Lin"]),
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
