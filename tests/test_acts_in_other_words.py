"""Acts told in words that hardly anybody would look for, and the same words told of something else."""

import pytest

FAMILIES = {
    "told in other words than the usual": {
        "Officials denied Ana Sol reentry on 3 May.": ["travel-ban of Ana Sol by officials"],
        "Ana Sol was prevented by officials from entering the country on 3 May.": [
            "travel-ban of Ana Sol by officials"
        ],
        "The king ordered nine nuns into exile.": ["deportation of nine nuns by king"],
        "Rebels took nine nuns hostage in Tarn.": ["kidnapping of nine nuns by rebels"],
        "Gunmen stormed the church in Tarn.": ["attack by gunmen"],
        "Soldiers burned nine homes in Tarn.": ["attack by soldiers"],
        "The court rejected Ana Sol's application for bail.": ["release of Ana Sol by court [negated]"],
        "Ana Sol has been missing for two weeks.": ["disappearance of Ana Sol"],
        "Ana Sol has not been seen since 3 May.": ["disappearance of Ana Sol"],
        "Officers pushed Ana Sol to the floor.": ["attack of Ana Sol by officers"],
        "Soldiers broke Bo Lin's arm.": ["attack of Bo Lin by soldiers"],
        "Guards kept Ana Sol in solitary confinement.": ["ill-treatment of Ana Sol by guards"],
        "Ana Sol was kept blindfolded for two days.": ["ill-treatment of Ana Sol"],
        "Ana Sol was transferred to an undisclosed location.": ["detention of Ana Sol"],
        "Groups condemned the unlawful executions of nine monks.": ["killing of nine monks BY groups"],
    },
    "the same words of something else": {
        "The army missed the target for two weeks.": [],
        "The gunmen pushed the car to the floor of the valley.": [],
        "The minister was charged at the hotel.": [],
        "Police drove Ana Sol away from the square.": [],
        "Dom Peko was driven away in a white van on 3 May.": [],
        "He was sentenced to two years' probation.": [],
    },
}


@pytest.fixture(scope="module")
def found(read_all):
    texts = [text for family in FAMILIES.values() for text in family]
    return read_all(texts)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_told_is_an_act_or_none(found, family):
    assert {text: found[text].says_by_whom for text in FAMILIES[family]} == FAMILIES[family]
