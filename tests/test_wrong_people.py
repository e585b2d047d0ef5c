"""Words beside a name, and clauses about other people, put nobody in the place of whom a text tells of."""

import pytest

TITLES = [
    ("Witnesses described how Captain Tem Oru murdered the poet Bo Lin.", [
        "killing of Bo Lin by Tem Oru BY witnesses",
    ]),
    ("Rebels planned to assassinate President Tem Oru.", ["killing of Tem Oru by rebels [possible]"]),
    ("A plot to assassinate President Tem Oru failed.", ["killing of Tem Oru [possible]"]),
    ("The son of General Bo Lin and the daughter of Judge Tem Oru were kidnapped.", [
        "kidnapping of son of General Bo Lin and daughter of Judge Tem Oru",
    ]),
    ("General Bo Lin and Judge Tem Oru were kidnapped.", ["kidnapping of Bo Lin and Tem Oru"]),
    ("Bo Lin was killed by police constable Tem Oru in Karo.", ["killing of Bo Lin by Tem Oru"]),
    ("Was Bo Lin murdered?", ["killing of Bo Lin [possible]"]),
    ("Father of three Tem Oru was shot dead.", ["killing of Tem Oru"]),
    ("Mother-of-two Grace Banda was killed.", ["killing of Grace Banda"]),
    ("Police shot dead father of three Tem Oru.", ["killing of Tem Oru by police"]),
    # where the name is somebody else's
    ("The court told Judge Tem Oru was killed.", ["killing of Tem Oru BY court"]),
    ("After rebels killed President Tem Oru fled.", ["killing of President by rebels"]),
    ("The father of three Karo students was arrested.", ["arrest of father of three Karo students"]),
    ("Will Banda was murdered.", ["killing of Will Banda [possible]"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), TITLES)
def test_a_title_or_description_before_a_name_is_nobody_else(read, text, says):
    assert read(text).says_by_whom == says


IDENTIFIED = [
    ("A man identified by police as Tem Oru was shot dead in Karo.", ["killing of Tem Oru"]),
    ("Police shot dead a man identified by police as Tem Oru.", ["killing of Tem Oru by police"]),
    ("A man identified by the authorities as Tem Oru was arrested.", ["arrest of Tem Oru"]),
    ("The wife of a man identified by police as Bo Lin was arrested.", [
        "arrest of wife of a man identified by police as Bo Lin",
    ]),
    ("A nurse beaten by police as Bo Lin was shot died.", [
        "attack of nurse beaten by police as Bo Lin was shot by police", "attack of Bo Lin",
    ]),
    ("A man described by police as a terrorist was shot dead.", [
        "killing of man described by police as a terrorist",
    ]),
    # who is only thought to be somebody
    ("The man believed to be Tem Oru was shot dead.", ["killing of man believed to be Tem Oru"]),
    ("A man thought to be Tem Oru was arrested on 3 May.", ["arrest of man thought to be Tem Oru"]),
    ("A man believed to be a spy was arrested.", ["arrest of man believed to be a spy"]),
    ("The family believed Bo Lin was killed.", ["killing of Bo Lin [alleged] BY family"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), IDENTIFIED)
def test_who_is_identified_as_somebody_is_one_person(read, text, says):
    assert read(text).says_by_whom == says
