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
    # what is said in passing, and before a colon
    ("Soldiers, it is claimed, killed three nurses.", ["killing of three nurses by soldiers [alleged]"]),
    ("Three nurses were, it is alleged, tortured by police.", ["torture of three nurses by police [alleged]"]),
    ("Grace Banda, it was reported, was arrested.", ["arrest of Grace Banda [reported]"]),
    (
        "Grace Banda, who was arrested in May, was, it is claimed, beaten.",
        ["arrest of Grace Banda", "ill-treatment of Grace Banda [alleged]"],
    ),
    ("Grace Banda: Guards beat two nurses.", ["ill-treatment of two nurses by Guards BY Grace Banda"]),
    # relatives tell
    (
        "Relatives of Grace Banda, who said she had been beaten, came to Kitwe.",
        ["ill-treatment of Grace Banda BY relatives of Grace Banda"],
    ),
    (
        "Grace Banda was beaten by guards, she told Radio Kitwe.",
        ["ill-treatment of Grace Banda by guards BY Grace Banda"],
    ),
    (
        "Grace Banda was arrested. According to her lawyer, Peter Otieno, guards beat her.",
        ["arrest of Grace Banda", "ill-treatment of Grace Banda by guards BY Peter Otieno"],
    ),
    # lawyers and relatives
    (
        "Peter Otieno, a lawyer for Grace Banda, said that she had been beaten by guards.",
        ["ill-treatment of Grace Banda by guards BY Peter Otieno"],
    ),
    (
        "Grace Banda's sister said that guards had beaten her.",
        ["ill-treatment of Grace Banda by guards BY Grace Banda's sister"],
    ),
    ("Grace Banda's sister said that she had been beaten by guards.", []),
    (
        "Radio Kitwe quoted Grace Banda's sister as saying that guards had beaten her.",
        ["ill-treatment of Grace Banda by guards BY Grace Banda's sister"],
    ),
    (
        "Peter Otieno was arrested. Tom Mwale's brother said that guards had beaten him.",
        ["arrest of Peter Otieno"],
    ),
    (
        "One nurse was freed. Grace Banda said that she was threatened by a guard.",
        ["release of one nurse", "threat of Grace Banda by guard BY Grace Banda"],
    ),
    (
        "Peter Otieno was freed. He fled. Peter Otieno, a lawyer for Tom Mwale, said that he had been beaten.",
        ["release of Peter Otieno"],
    ),
    ("Tom Mwale's brother, Peter Otieno, said that guards had beaten him.", []),
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
    # ages
    (
        "Grace Banda was freed. The 33-year-old was held again in May.",
        ["release of Grace Banda", "detention of Grace Banda"],
    ),
    (
        "Grace Banda was stabbed, said Peter Otieno. The 40-year-old was held in May.",
        ["attack of Grace Banda", "detention of Grace Banda"],
    ),
    (
        "A man stabbed Grace Banda. The 40-year-old was held.",
        ["attack of Grace Banda by man", "detention of 40-year-old"],
    ),
    (
        "Police arrested a 17-year-old and a 19-year-old.",
        ["arrest of 17-year-old and 19-year-old by police"],
    ),
    # offices, counts and lists
    ("The former mayor of Kitwe, Grace Banda, was arrested.", ["arrest of Grace Banda"]),
    (
        "Two nurses were killed and at least nine others wounded on Sunday.",
        ["killing of two nurses", "attack of at least nine others"],
    ),
    ("Prosecutors charged three firefighters with theft.", ["charging of three firefighters by prosecutors"]),
    (
        "Grace Banda, under house arrest since she was charged in May, was fined 4,000 euros.",
        ["house-arrest of Grace Banda", "charging of Grace Banda"],
    ),
    ("Visitors were charged five euros at the gate.", []),
    (
        "Grace Banda was arrested at a shop in Kitwe along with her publisher, Peter Otieno.",
        ["arrest of Grace Banda and Peter Otieno"],
    ),
    # participles that are no main verbs
    (
        "Thirteen nurses arrested in raids on 28 May remain in custody.",
        [
            "arrest of thirteen nurses arrested in raids on 28 May",
            "detention of thirteen nurses arrested in raids on 28 May",
        ],
    ),
    # what hangs on what
    (
        "Three years after soldiers shot her husband, Grace Banda is waiting for justice.",
        ["attack of Grace Banda's husband by soldiers"],
    ),
    ("Soldiers shot her husband, Peter Otieno, in Kitwe.", ["attack of Peter Otieno by soldiers"]),
    (
        "The mother of a boy killed by police fled.",
        ["killing of boy killed by police by police"],
    ),
    (
        "Border guards have pushed back 40 refugees to Tarn.",
        ["deportation of 40 refugees by border guards"],
    ),
    ("Police pushed back the demonstrators.", []),
    (
        "A court sentenced a nurse who mocked the king to two years in prison on charges of insult.",
        ["sentencing of nurse by court", "charging of nurse"],
    ),
    (
        "An expert on Monday called on the king to immediately free Grace Banda.",
        ["release of Grace Banda by king [requested]"],
    ),
    ("The union called on the king to provide completely free meals.", []),
    (
        "The union calls on the government to grant the nurses' immediate release.",
        ["release of nurses by government [requested]"],
    ),
    (
        "A court on Sunday overturned the conviction of Grace Banda.",
        ["acquittal of Grace Banda by court", "conviction of Grace Banda"],
    ),
    # perils
    ("Grace Banda is at risk of being deported.", ["deportation of Grace Banda [possible]"]),
    ("Grace Banda faces being tortured.", ["torture of Grace Banda [possible]"]),
    # passives
    ("The office of Grace Banda was raided.", ["raid of Grace Banda"]),
    (
        "Grace Banda was arrested in May and held incommunicado.",
        ["arrest of Grace Banda", "incommunicado-detention of Grace Banda"],
    ),
    ("The court lifted the travel ban imposed on Grace Banda.", ["travel-ban of Grace Banda"]),
    (
        "Grace Banda was freed. Her legs were paralysed as a result of torture.",
        ["release of Grace Banda", "torture of Grace Banda"],
    ),
    ("Grace Banda said the roof collapsed after the torture had ended.", []),
    (
        "A teacher was jailed. The court found Grace Banda guilty of theft. She was taken into custody.",
        ["detention of teacher", "conviction of Grace Banda by court", "arrest of Grace Banda"],
    ),
    # datelines
    ("KITWE, Zambia -- A nurse was kidnapped by gunmen.", ["kidnapping of nurse by gunmen"]),
    ("KITWE (12 June 2021) - Police arrested Grace Banda.", ["arrest of Grace Banda by police"]),
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


DATED = [
    ("Grace Banda was convicted last year of acting against the state.", "conviction", "2020"),
    ("Grace Banda spent the last year of her sentence in Kitwe. Police arrested her.", "arrest", None),
    ("Grace Banda was arrested last Wednesday.", "arrest", "2021-06-09"),
    ("Grace Banda was arrested on Wednesday.", "arrest", "2021-06-16"),
    ("Ten years ago today, Grace Banda was arrested.", "arrest", "2011-06-16"),
    ("A year ago this month, Grace Banda was arrested.", "arrest", "2020-06"),
    (
        "Grace Banda was charged in November 2019. A court convicted her the following March.",
        "conviction",
        "2020-03",
    ),
    ("Police arrested Grace Banda on 3 May 2021. A court freed her the following Monday.", "release", "2021-05-10"),
    ("In the last month of the war, Grace Banda was arrested.", "arrest", None),
    ("Grace Banda is accused of rioting during last year's protests.", "accusation", None),
    ("A court on Sunday overturned the conviction of Grace Banda.", "conviction", None),
    ("Grace Banda has been in prison since 2019, when she was sentenced to nine years.", "sentencing", "2019"),
    (
        "Three men who had been abducted by gunmen in Kitwe last Friday were found on Sunday.",
        "kidnapping",
        "2021-06-11",
    ),
    ("Nine nurses were arrested in the run-up to Sunday's election.", "arrest", None),
    ("Grace Banda was wounded in Sunday's attack.", "attack", "2021-06-13"),
    ("Police fired tear gas to disperse nurses in Kitwe on Sunday, leaving six injured.", "attack", "2021-06-13"),
]


@pytest.mark.parametrize(("text", "kind", "date"), DATED, ids=[text for text, _, _ in DATED])
def test_short_news_tell_when(read, text, kind, date):
    time = read(text).claim(kind).time
    assert (time and time.edtf) == date


def test_a_second_offence_behind_and_is_one_of_its_own(read):
    found = read("Grace Banda was convicted of theft and inciting hatred last August for singing a song.")
    assert [found.words(c) for c in found.claim("conviction").charges] == ["theft", "inciting hatred"]


def test_who_walks_free_from_a_prison_is_released_there(read):
    found = read("Grace Banda walked free from Kitwe Prison on Friday.")
    assert found.names(found.claim("release").place) == "Kitwe Prison and Kitwe"


TERMS = [
    ("The court reduced the death sentence of Grace Banda, a nurse aged 25, to imprisonment for life.", "life"),
    ("The court reduced the sentence of Grace Banda to five years.", "P5Y"),
]


@pytest.mark.parametrize(("text", "term"), TERMS, ids=[text for text, _ in TERMS])
def test_a_sentence_is_what_it_was_changed_to(read, text, term):
    found = read(text).claim("sentencing").sentence
    assert (found.penalty or found.iso) == term


def test_an_offence_behind_a_relative_clause_is_the_charge(read):
    found = read("A court convicted Grace Banda, who is 50, of membership of a banned group.")
    assert [found.words(c) for c in found.claim("conviction").charges] == ["membership of a banned group"]


def test_a_sentence_that_was_imposed_has_its_length(read):
    found = read("The union condemned the six-year prison term imposed on Grace Banda.").claim("sentencing")
    assert found.sentence is not None
    assert found.sentence.iso == "P6Y"


def test_a_visit_refused_for_months_is_one_claim(read):
    found = read("Grace Banda's mother was not allowed to visit her for three months.")
    assert found.says == ["denial-of-family-contact of Grace Banda"]
    assert found.claim("denial-of-family-contact").duration.iso == "P3M"
