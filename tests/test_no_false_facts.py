"""What a text denies, asks for, calls false or leaves open is no fact, however it is put; nor is anybody else meant."""

import pytest

FAMILIES = {
    "negations in front": {
        "Never was Lina Sato tortured in Tarn.": ["torture of Lina Sato [negated]"],
        "Not once was Omar Banda beaten.": ["ill-treatment of Omar Banda [negated]"],
        "On no occasion did soldiers rape Maria Keller.": ["sexual-violence of Maria Keller by soldiers [negated]"],
        "In no instance did police beat Omar Banda.": ["attack of Omar Banda by police [negated]"],
        "Nowhere in Karo were protesters arrested.": ["arrest of protesters [negated]"],
        "By no means was Karl Moyo tortured.": ["torture of Karl Moyo [negated]"],
        "In neither case was Omar Banda arrested.": ["arrest of Omar Banda [negated]"],
        "At no time was Omar Banda beaten.": ["ill-treatment of Omar Banda [negated]"],
        "Omar Banda has been charged with no crime.": ["charging of Omar Banda [negated]"],
    },
    "not this but that": {
        "Lina Sato was not beaten or tortured, but deported.": [
            "ill-treatment of Lina Sato [negated]",
            "torture of Lina Sato [negated]",
            "deportation of Lina Sato",
        ],
        "Rather than killed, Karl Moyo was abducted.": ["killing of Karl Moyo [negated]", "kidnapping of Karl Moyo"],
        "Police arrested not Lina Sato but Maria Keller.": ["arrest of Maria Keller by police"],
        "Police arrested not only Lina Sato but Maria Keller.": ["arrest of Lina Sato and Maria Keller by police"],
        "Police did not just beat Omar Banda, they tortured him.": [
            "attack of Omar Banda by police",
            "torture of Omar Banda by police",
        ],
        "Either Omar Banda or Karl Moyo was killed.": ["killing of Omar Banda and Karl Moyo [possible]"],
    },
    "what is called for, and by nobody done": {
        "Release all political prisoners, Omar Banda urges": [
            "release of all political prisoners [requested]",
        ],
        "Arrest the killers of Lina Sato, bishops tell police": ["arrest of killers of Lina Sato [requested]"],
        "“Release Lina Sato,” Tarn Watch said.": ["release of Lina Sato [requested]"],
        "“Do not kill my brother,” Lina Sato told Karl Moyo.": ["killing of my brother [possible]"],
        "Protesters shouted: “Free Lina Sato and arrest Karl Moyo!”": ["arrest of Karl Moyo [requested]"],
        "Stop torturing prisoners, Tarn Watch told the government.": ["torture of prisoners"],
        "The general ordered his troops not to kill civilians.": ["killing of civilians by his troops [possible]"],
    },
    "what is rejected or only thought": {
        "The court rejected the defence's argument that police had tortured Karl Moyo.": [
            "torture of Karl Moyo by police [denied]"
        ],
        "The idea that police killed Omar Banda is absurd.": ["killing of Omar Banda by police [alleged]"],
        "The possibility that Omar Banda was killed cannot be excluded.": ["killing of Omar Banda [alleged]"],
        "No one saw soldiers kill Karl Moyo.": ["killing of Karl Moyo by soldiers [possible]"],
        "There is no proof Omar Banda was poisoned.": ["attack of Omar Banda [possible]"],
    },
    "what is still to come": {
        "Omar Banda's execution, set for 12 May 2022, would violate the law.": ["execution of Omar Banda [possible]"],
        "Omar Banda dreaded being sent back to prison.": ["detention of Omar Banda [possible]"],
    },
    "who did not do it": {
        "Lina Sato, whom witnesses say guards raped, was deported.": [
            "sexual-violence by guards",
            "deportation of Lina Sato",
        ],
    },
}


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_no_fact_is_told_as_none(read_all, family):
    assert {text: read.says for text, read in read_all(FAMILIES[family]).items()} == FAMILIES[family]


def test_who_speaks_in_a_relative_clause_does_not_speak_for_the_sentence(read):
    told = read("Karl Moyo, who, according to his family, was beaten by police, was released on 3 May.")
    assert told.says_by_whom == [
        "attack of Karl Moyo by police BY Karl Moyo's family",
        "release of Karl Moyo",
    ]


def test_a_day_on_which_something_is_expected_lies_ahead(read):
    time = read("The court was expected to sentence Omar Banda on 14 July.").claim("sentencing").time
    assert time is not None
    assert time.edtf == "2021-07-14"
