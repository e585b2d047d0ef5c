"""Constructions of short news: who spoke, whom "they" and "he" do not mean, whose an act is, what is refused."""

import pytest

SAID = [
    # bodies that speak
    ("Guards beat Grace Banda, the diocese said.", ["ill-treatment of Grace Banda by guards BY diocese"]),
    (
        "Guards beat Grace Banda, state television said.",
        ["ill-treatment of Grace Banda by guards BY state television"],
    ),
    (
        "A court jailed Grace Banda for a year, her defence team said.",
        ["sentencing of Grace Banda by court BY Grace Banda's defence team"],
    ),
    # a lawyer is not their own client
    (
        "Grace Banda was arrested. According to Peter Otieno, her lawyer, guards beat her.",
        ["arrest of Grace Banda", "ill-treatment of Grace Banda by guards BY Peter Otieno"],
    ),
    # "they" in what somebody says
    (
        'Nurses had gathered outside. "They fired into the crowd," said Peter Otieno.',
        ["attack of crowd BY Peter Otieno"],
    ),
    (
        'Soldiers came to the mill. "They beat Grace Banda," said Peter Otieno.',
        ["attack of Grace Banda by soldiers BY Peter Otieno"],
    ),
    (
        '"The farmers hate us. They beat Grace Banda," said Peter Otieno.',
        ["attack of Grace Banda by farmers BY Peter Otieno"],
    ),
    # who spoke last is not surely who was held
    (
        'Peter Otieno was deported. "A scandal for us all," said Tom Mwale, a doctor. He was detained on arrival.',
        ["deportation of Peter Otieno"],
    ),
    (
        'Peter Otieno was deported. "They hurt me as well," said Tom Mwale, a doctor. He was detained on Monday.',
        ["deportation of Peter Otieno", "detention of Tom Mwale"],
    ),
    (
        "Peter Otieno said that Tom Mwale told him he was abducted by gunmen.",
        ["kidnapping of Tom Mwale by gunmen BY Tom Mwale"],
    ),
    (
        "Peter Otieno said that Judge Tom Mwale told him he was acquitted.",
        ["acquittal of Peter Otieno BY Tom Mwale"],
    ),
]


@pytest.mark.parametrize(("text", "says"), SAID, ids=[text for text, _ in SAID])
def test_whoever_speaks_does_not_act_or_suffer_by_that(read, text, says):
    assert read(text).says_by_whom == says


TOLD = [
    # a time or a bail between an act and whose it is
    ("The arrest on 3 May of teacher Grace Banda was condemned.", ["arrest of Grace Banda"]),
    ("The killing in Aleppo of three doctors shocked the town.", ["killing of three doctors"]),
    ("The judge ordered the release on bail of Grace Banda.", ["release of Grace Banda by judge [requested]"]),
    ("The arrest on the orders of Grace Banda was condemned.", []),
    # who arrests searches
    (
        "Police arrested three nurses after raiding a hotel.",
        ["arrest of three nurses by police", "raid by police"],
    ),
    (
        "Police detained three nurses after protesting.",
        ["detention of three nurses by police", "protest by three nurses"],
    ),
    # members told behind the verb
    ("Nine nurses were arrested on Monday, among them Grace Banda.", ["arrest of nine nurses and Grace Banda"]),
    ("Nine nurses were arrested in Kitwe, including Grace Banda.", ["arrest of nine nurses and Grace Banda"]),
    ("The nine, who include Grace Banda, were arrested.", ["arrest of nine and Grace Banda"]),
    ("The nine, who may include Grace Banda, were arrested.", ["arrest of nine"]),
    ("Nine nurses were arrested by officers, among them Grace Banda.", ["arrest of nine nurses by officers"]),
    # what is refused
    ("Grace Banda has not been given access to a lawyer.", ["denial-of-counsel of Grace Banda"]),
    ("Grace Banda was not granted access to a doctor.", ["denial-of-medical-care of Grace Banda"]),
    ("Grace Banda has been allowed no visitors since March.", ["denial-of-family-contact of Grace Banda"]),
    ("Relatives of Grace Banda were forbidden from seeing her.", ["denial-of-family-contact of Grace Banda"]),
    (
        "Grace Banda was arrested. The family was not allowed to visit her.",
        ["arrest of Grace Banda", "denial-of-family-contact of Grace Banda"],
    ),
    ("Children were banned from visiting the zoo with their families.", []),
    # sent away, lost, hurt
    ("Grace Banda was put on a flight to Harare.", ["deportation of Grace Banda"]),
    ("The whereabouts of Grace Banda are not known.", ["disappearance of Grace Banda"]),
    ("Guards pulled out the fingernails of Grace Banda.", ["torture of Grace Banda by guards"]),
    ("Guards handcuffed Grace Banda to a radiator.", ["ill-treatment of Grace Banda by guards"]),
    ("The boy was expelled from kindergarten.", ["harassment of boy"]),
]


@pytest.mark.parametrize(("text", "says"), TOLD, ids=[text for text, _ in TOLD])
def test_short_news_tell_of_whom(read, text, says):
    assert read(text).says == says


def test_a_sentence_that_was_imposed_has_its_length(read):
    found = read("The union condemned the six-year prison term imposed on Grace Banda.").claim("sentencing")
    assert found.sentence is not None
    assert found.sentence.iso == "P6Y"


def test_a_visit_refused_for_months_is_one_claim(read):
    found = read("Grace Banda's mother was not allowed to visit her for three months.")
    assert found.says == ["denial-of-family-contact of Grace Banda"]
    assert found.claim("denial-of-family-contact").duration.iso == "P3M"
