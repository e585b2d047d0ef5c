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
    ("The son of General Omar Banda and the daughter of Judge Lina Tarn were kidnapped.", [
        "kidnapping of son of General Omar Banda and daughter of Judge Lina Tarn",
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


CLAUSES = [
    # a brother, and not she, is gone
    ("Ana Sol, whose brother Bo Lin disappeared in 2012, was threatened.", [
        "disappearance of Bo Lin", "threat of Ana Sol",
    ]),
    ("Grace Banda, whose brother Peter disappeared in 2012, was threatened.", [
        "disappearance of Peter", "threat of Grace Banda",
    ]),
    ("Ana Sol, whose daughter went missing in 2012, was threatened.", [
        "disappearance of Ana Sol's daughter", "threat of Ana Sol",
    ]),
    ("The man whom police arrested fled.", ["arrest of man by police"]),
    # who was killed did nothing after that
    ("Police closed the road where Bo Lin was killed and arrested a bystander.", [
        "killing of Bo Lin", "arrest of bystander by police",
    ]),
    ("Soldiers burned the village where Bo Lin was killed and abducted two nuns.", [
        "attack by soldiers", "killing of Bo Lin", "kidnapping of two nuns by soldiers",
    ]),
    ("They live in the town where Bo Lin was born and murdered two men.", ["killing of two men by Bo Lin"]),
    ("Instead of arresting the killers, police arrested Bo Lin.", [
        "arrest of killers by police [negated]", "arrest of Bo Lin by police",
    ]),
    ("Police arrested Bo Lin instead of arresting the killers.", [
        "arrest of Bo Lin by police", "arrest of killers by police [negated]",
    ]),
    # what was done before a demand was done
    ("They demanded the release of Ana Sol, arrested on 3 May.", [
        "release of Ana Sol [requested]", "arrest of Ana Sol",
    ]),
    ("Police seized the passport of Ana Sol, detained on 3 May.", [
        "travel-ban of Ana Sol by police", "detention of Ana Sol",
    ]),
    # whose description it is, nobody can tell
    ("The wife of the murdered editor, Ana Sol, was threatened.", [
        "killing of murdered editor", "threat of wife of the murdered editor",
    ]),
    ("The brother of the jailed lawyer, Bo Lin, was arrested.", [
        "detention of jailed lawyer", "arrest of brother of the jailed lawyer",
    ]),
    ("Bo Lin, the lawyer for Ana Sol, jailed since 2012, was attacked.", ["attack of Bo Lin"]),
    ("The lawyer for Ana Sol, jailed since 2012, was attacked.", ["attack of lawyer for Ana Sol"]),
    ("Bo Lin, the editor of Karo Times, jailed since 2012, was attacked.", [
        "detention of Bo Lin", "attack of Bo Lin",
    ]),
    ("Bo Lin, a lawyer, jailed since 2012, was attacked.", ["detention of Bo Lin", "attack of Bo Lin"]),
    ("The murdered editor, Ana Sol, was buried.", ["killing of Ana Sol"]),
    ("The leader of the opposition, Ana Sol, was arrested.", ["arrest of Ana Sol"]),
    # a list, or money, and what may come of it
    ("He offered the guards money to kill Bo Lin.", ["killing of Bo Lin [possible]"]),
    ("Bo Lin was on a list of journalists to be killed.", ["killing of journalists [possible]"]),
    ("The rebels had a list of people to kill, including Bo Lin.", []),
    ("The first man to be executed was Bo Lin.", ["execution of Bo Lin"]),
    ("Bo Lin was the last of the nuns to be released.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), CLAUSES)
def test_a_clause_tells_of_those_it_is_about(read, text, says):
    assert read(text).says == says


SPOKEN = [
    ('"We killed Ana Sol," a man who called himself Bo Lin told the radio.', ["killing of Ana Sol BY man"]),
    ('"We have arrested Ana Sol," a police officer who asked not to be named told The Dawn.', [
        "arrest of Ana Sol BY police officer",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), SPOKEN)
def test_who_is_described_behind_a_quotation_speaks_it(read, text, says):
    assert read(text).says_by_whom == says


def test_an_offence_left_without_its_verb_is_of_who_stands_before_it(read):
    told = read("Grace Banda was convicted of fraud and Peter Oru of theft.")
    assert told.says == ["conviction of Grace Banda", "conviction of Peter Oru"]
    assert [[told.words(c) for c in claim.charges] for claim in told.claims] == [["fraud"], ["theft"]]
    assert read("Ana Sol was convicted of insulting Bo Lin and Tem Oru of Karo.").says == ["conviction of Ana Sol"]
    killed = "Ana Sol was convicted of the murder of her husband and a friend of Bo Lin."
    assert read(killed).says == ["conviction of Ana Sol"]


REPORTS = [
    ("There were reports police tortured detainees.", ["torture of detainees by police [reported]"]),
    ("There were reports that police tortured detainees.", ["torture of detainees by police [reported]"]),
    ("There were reports security forces tortured detainees.", [
        "torture of detainees by security forces [reported]",
    ]),
    ("There were allegations police tortured suspects.", ["torture of suspects by police [alleged]"]),
    ("There were reports of tortured detainees.", []),
    ("There were claims that tortured detainees were killed.", [
        "torture of tortured detainees", "killing of tortured detainees [alleged]",
    ]),
    # some of many
    ("Ten people, including the judge who sentenced Bo Lin, were killed.", [
        "sentencing of Bo Lin by judge", "killing of ten people",
    ]),
    ("Six nuns, including Ana Sol, who were arrested in May, were killed.", [
        "arrest of six nuns and Ana Sol", "killing of six nuns and Ana Sol",
    ]),
    # one body, and one offence each
    ("Police raided the offices of the newspaper Karo Times.", ["raid of Karo Times by police"]),
    ("Police raided the newspaper Karo Times.", ["raid of Karo Times by police"]),
    ("The court convicted Ana Sol of fraud and her brother of theft.", [
        "conviction of Ana Sol by court", "conviction of Ana Sol's brother by court",
    ]),
    ("The court convicted Ana Sol and the head of state security.", [
        "conviction of Ana Sol and head of state security by court",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), REPORTS)
def test_nobody_is_made_of_two_or_of_a_report(read, text, says):
    assert read(text).says == says
