"""Acts told in many words, by light nouns and adjectives, or of what belongs to somebody; like words that tell none."""

import pytest

TOLD = [
    # watched
    (
        "The intelligence service monitored the calls and emails of opposition figures.",
        ["surveillance of opposition figures by intelligence service"],
    ),
    ("Agents hacked the phone of Grace Banda.", ["surveillance of Grace Banda by agents"]),
    ("A state agency tracked bloggers.", ["surveillance of bloggers by state agency"]),
    (
        "The blogger Grace Banda remained subject to a travel ban and to police surveillance.",
        ["travel-ban of Grace Banda", "surveillance of Grace Banda by police"],
    ),
    ("Grace Banda became the target of a smear campaign.", ["harassment of Grace Banda"]),
    ("The phone of Grace Banda was infected with malware.", ["surveillance of Grace Banda"]),
    ("Crops were infected with a virus.", []),
    # kept from others, from care and from leaving
    ("Neither his sister nor an attorney was allowed to see Eric Moyo.", ["denial-of-counsel of Eric Moyo"]),
    ("No lawyer has been allowed to visit Grace Banda.", ["denial-of-counsel of Grace Banda"]),
    ("No relatives have been allowed to see Grace Banda.", ["denial-of-family-contact of Grace Banda"]),
    ("Prison doctors refused to treat Grace Banda.", ["denial-of-medical-care of Grace Banda by prison doctors"]),
    ("Guards did not treat the wounds of Grace Banda.", ["denial-of-medical-care of Grace Banda by guards"]),
    ("The doctor did not treat the matter as urgent.", []),
    ("A magistrate refused to return the passport of Grace Banda.", ["travel-ban of Grace Banda by magistrate"]),
    # before the court, and out of it
    ("Grace Banda has never stood before a judge.", ["trial of Grace Banda [negated]"]),
    ("Both teachers remain free on bail.", ["release of both teachers"]),
    ("Grace Banda is free on bail.", ["release of Grace Banda"]),
    ("Grace Banda is free on Monday.", []),
    # kept from speaking
    ("The ministry disrupted access to the internet.", ["censorship by ministry"]),
    ("Officers forced Grace Banda to delete her pictures.", ["censorship of Grace Banda by officers"]),
    ("The regulator ordered the removal of a statue.", []),
    ("Editors practised self-censorship.", []),
    # threatened and attacked
    ("Grace Banda received dozens of death threats.", ["threat of Grace Banda"]),
    ("Soldiers committed acts of torture against prisoners.", ["torture of prisoners by soldiers"]),
    ("Grace Banda survived a poisoning.", ["attack of Grace Banda"]),
    ("The soup caused food poisoning of students.", []),
    ("A guard struck prisoner Grace Banda on the head.", ["ill-treatment of Grace Banda by guard"]),
    ("Unknown men struck Grace Banda in the face.", ["attack of Grace Banda by unknown men"]),
    ("The union struck a deal with Grace Banda.", []),
    (
        "The court jailed Eric Moyo for five years for his part in the murder of Grace Banda.",
        ["sentencing of Eric Moyo by court", "killing of Grace Banda"],
    ),
    (
        "Eric Moyo was convicted of plotting the murder of Grace Banda.",
        ["conviction of Eric Moyo"],
    ),
    ("An officer warned Grace Banda to stop asking questions.", ["threat of Grace Banda by officer"]),
    (
        "Grace Banda received anonymous calls warning her to leave the union.",
        ["threat of Grace Banda"],
    ),
    ("Men fired shots at the house of Grace Banda.", ["attack of Grace Banda by men"]),
    ("Gunmen attacked the vehicle of Grace Banda.", ["attack of Grace Banda by gunmen"]),
    ("Police dispersed the demonstrators with tear gas.", ["attack of demonstrators by police"]),
    ("The mayor warned residents to boil their water.", []),
    ("An official warned reporters not to cover the strike.", ["threat of reporters by official"]),
    ("Guards pointed a rifle at the prisoners.", ["threat of prisoners by guards"]),
    ("Women were subjected to online abuse.", ["harassment of women"]),
    ("Grace Banda has faced constant intimidation.", ["harassment of Grace Banda"]),
    ("Grace Banda faces arrest.", ["arrest of Grace Banda [possible]"]),
    ("Unknown men vandalised the car of Grace Banda.", ["attack of Grace Banda by unknown men"]),
    ("Pegasus was found on the phone of Grace Banda.", ["surveillance of Grace Banda"]),
    ("Officers broke down the door of Grace Banda's flat.", ["raid of Grace Banda by officers"]),
    ("The minister withdrew the press card of Grace Banda.", ["censorship of Grace Banda by minister"]),
    ("Authorities refused to issue a passport to Grace Banda.", ["travel-ban of Grace Banda by authorities"]),
    # tortured
    ("The army engaged in torture.", ["torture by army"]),
    ("The report lists 12 cases of torture committed by the navy.", ["torture by navy"]),
    ("A report documented 32 cases of torture by security forces.", ["torture by security forces"]),
    ("Grace Banda would face a risk of torture in Kupa.", ["torture of Grace Banda [possible]"]),
    # spoke and protested
    (
        "Grace Banda was arrested over a tweet about bread prices.",
        ["arrest of Grace Banda", "online-expression by Grace Banda"],
    ),
    (
        "Grace Banda received a two-year sentence for a Facebook post.",
        ["sentencing of Grace Banda", "online-expression by Grace Banda"],
    ),
    ("The union held weekly sit-ins outside the bank.", ["protest by union"]),
    ("Hundreds of nurses gathered outside the ministry to demand better pay.", ["protest by hundreds of nurses"]),
    ("Hundreds of nurses gathered to celebrate the new hospital.", []),
    ("Students blocked the main road to protest the killing of a nurse.", ["protest by students", "killing of nurse"]),
    ("In a tweet, Grace Banda called the mayor a thief.", ["online-expression by Grace Banda"]),
    ("Editors were told not to report on the protests.", []),
    # law
    ("Prosecutors asked for 12 years for Grace Banda.", ["sentencing of Grace Banda by prosecutors [requested]"]),
    ("Grace Banda was arrested on drug charges.", ["arrest of Grace Banda", "charging of Grace Banda"]),
    ("Grace Banda was brought to court on Tuesday.", ["trial of Grace Banda"]),
    (
        "Two of the miners were picked up and let go at night.",
        ["arrest of two of the miners", "release of two of the miners"],
    ),
    ("Grace Banda lost her case. The High Court granted her bail.", ["release of Grace Banda by High Court"]),
    # custody
    (
        "Grace Banda, whom plainclothes officers took from a bus, is a nurse.",
        ["arrest of Grace Banda by plainclothes officers"],
    ),
    ("Agents forcibly disappeared at least 20 persons.", ["enforced-disappearance of at least 20 persons by agents"]),
    ("Police handed Grace Banda over to Rwandan officials.", ["deportation of Grace Banda by police"]),
    ("Police handed the keys over to the landlord.", []),
    ("The rector expelled 12 students.", ["harassment of 12 students"]),
    # denied
    (
        "Officials failed to provide Grace Banda treatment for her wounds.",
        ["denial-of-medical-care of Grace Banda by officials"],
    ),
    ("Lawyers were not permitted to visit the detainees.", ["denial-of-counsel of detainees"]),
    ("Guards withheld insulin from Grace Banda.", ["denial-of-medical-care of Grace Banda by guards"]),
    (
        "The authorities have not let Grace Banda go to hospital.",
        ["denial-of-medical-care of Grace Banda by authorities"],
    ),
    ("Grace Banda was not given a lawyer.", ["denial-of-counsel of Grace Banda"]),
    ("Grace Banda was kept from her lawyer.", ["denial-of-counsel of Grace Banda"]),
    (
        "Authorities did not inform the family of Grace Banda of her arrest.",
        ["denial-of-family-contact of Grace Banda by authorities", "arrest of Grace Banda"],
    ),
]


@pytest.mark.parametrize(("text", "says"), TOLD, ids=[text for text, _ in TOLD])
def test_what_is_told_in_many_words_is_told(read, text, says):
    assert read(text).says == says


def test_access_to_somebody_is_denied_to_who_is_refused_it(read):
    found = read("Grace Banda was held for a week. Officials denied her access to a doctor.")
    assert found.says == ["detention of Grace Banda", "denial-of-medical-care of Grace Banda by officials"]


VERDICTS = [
    (
        "A court in Kitwe sentenced Grace Banda to two years in prison. In July the High Court overturned the verdict.",
        "acquittal of Grace Banda by High Court",
    ),
    (
        "In May prosecutors charged Grace Banda with theft. On 3 June a judge dismissed the charges.",
        "charging of Grace Banda by judge [negated]",
    ),
]


@pytest.mark.parametrize(("text", "last"), VERDICTS, ids=[text for text, _ in VERDICTS])
def test_the_verdict_is_that_of_whom_the_text_told_before(read, text, last):
    assert read(text).says[-1] == last


def test_the_verdict_is_nobodys_where_two_were_told_of(read):
    found = read("A court convicted Grace Banda and acquitted Peter Otieno. The High Court reversed the verdict.")
    assert found.says == ["conviction of Grace Banda by court", "acquittal of Peter Otieno by court"]


def test_a_judge_is_not_who_was_freed(read):
    found = read("On 3 May a judge in Kitwe sentenced union leader Peter Otieno to two years. He was freed in June.")
    assert found.says[-1] == "release of Peter Otieno"


def test_charges_of_two_people_are_read_behind_the_second_name(read):
    found = read("A court convicted Anglophone activists Peter Otieno and Grace Banda of sedition.")
    assert [found.words(c) for c in found.claim("conviction").charges] == ["sedition"]


BEATEN = [
    ("Plainclothes officers beat Grace Banda at a rally.", ["attack"]),
    ("Police arrested Grace Banda. They beat her.", ["arrest", "ill-treatment"]),
    ("Police beat Grace Banda and arrested her.", ["attack", "arrest"]),
    ("Police arrested and beat Grace Banda.", ["arrest", "ill-treatment"]),
    ("Police beat Grace Banda in custody.", ["ill-treatment"]),
    ("Guards beat Grace Banda.", ["ill-treatment"]),
    ("Police arrested Grace Banda. She was freed in May. In June police beat her.", ["arrest", "release", "attack"]),
]


@pytest.mark.parametrize(("text", "kinds"), BEATEN, ids=[text for text, _ in BEATEN])
def test_whom_officials_hold_is_ill_treated_and_others_are_attacked(read, text, kinds):
    assert [claim.type for claim in read(text).claims] == kinds


def test_news_phrases_are_taken_apart(read):
    found = read("Attackers on a motorbike shot dead Brian Oduor in Kitwe.")
    assert found.says == ["killing of Brian Oduor by attackers on a motorbike"]


GIVEN = [
    ("Grace Banda was tried and given a five-year term.", "sentencing of Grace Banda"),
    ("Grace Banda was arrested and denied access to a lawyer.", "denial-of-counsel of Grace Banda"),
    ("Prisoners described being beaten and given electric shocks.", "torture of prisoners"),
]


@pytest.mark.parametrize(("text", "last"), GIVEN, ids=[text for text, _ in GIVEN])
def test_what_somebody_was_given_or_denied_is_read_behind_another_passive(read, text, last):
    assert read(text).says[-1].split(" [")[0] == last


def test_who_denies_charges_is_denied_nothing(read):
    assert read("Grace Banda was arrested and denied the charges.").says == ["arrest of Grace Banda"]
