"""Sentences as yearly reports on countries write them: who did what to whom, how firmly, on which charges."""

import pytest

TOLD = [
    # reports without "that"
    (
        "There were reports police beat and threatened street vendors.",
        ["attack of street vendors by police [reported]", "threat of street vendors by police [reported]"],
    ),
    (
        "There were credible reports detention officials restrained and beat prisoner Tavi Noor.",
        ["ill-treatment of Tavi Noor by detention officials [reported]"],
    ),
    (
        "There were numerous reports gendarmes arbitrarily arrested street vendors.",
        ["arrest of street vendors by gendarmes [reported]"],
    ),
    ("There were no reports police tortured detainees.", ["torture of detainees by police [possible]"]),
    ("There were reports nomads were beaten by settlers.", ["attack of nomads by settlers [reported]"]),
    (
        "There were allegations soldiers raped two women.",
        ["sexual-violence of two women by soldiers [alleged]"],
    ),
    # verbs in a row
    (
        "In June police detained, beat, and released Pastor Tavi Noor.",
        ["detention of Tavi Noor by police", "ill-treatment of Tavi Noor by police", "release of Tavi Noor by police"],
    ),
    (
        "Two hundred recruits were tortured by military officials and an estimated six men died as a result.",
        ["torture of two hundred recruits by military officials", "killing of estimated six men"],
    ),
    ("Tavi Noor was beaten by police and villagers were forced to watch.", ["attack of Tavi Noor by police"]),
    ("Tribal militias killed 12 persons and displaced thousands.", ["killing of 12 persons by Tribal militias"]),
    (
        "Rebels killed 12 persons and injured 40 others.",
        ["killing of 12 persons by rebels", "attack of 40 others by rebels"],
    ),
    (
        "A letter cited the case of Tavi Noor, who was arrested in 2019, beaten, and jailed for a year.",
        ["arrest of Tavi Noor", "ill-treatment of Tavi Noor", "sentencing of Tavi Noor"],
    ),
    (
        "Tavi Noor was found guilty of insulting the crown and given a three-year suspended sentence.",
        ["conviction of Tavi Noor", "sentencing of Tavi Noor"],
    ),
    (
        "On April 8, a magistrate convicted and sentenced to four years in prison opposition leader Tavi Noor.",
        ["conviction of Tavi Noor by magistrate", "sentencing of Tavi Noor by magistrate"],
    ),
    (
        "The court sentenced in absentia former minister Tavi Noor to death.",
        ["sentencing of Tavi Noor by court"],
    ),
    (
        "On June 1, an officer of the Border Service (BS) shot and killed a smuggler.",
        ["killing of smuggler by officer of the Border Service (BS)"],
    ),
    # how people died
    ("Tavi Noor died after alleged beatings in police custody.", ["killing of Tavi Noor [alleged]"]),
    ("Four others died from torture.", ["killing of four others"]),
    ("Four persons died in an attack attributed to the Red Column.", ["killing of four persons"]),
    ("Tavi Noor died at the hands of soldiers.", ["killing of Tavi Noor by soldiers"]),
    (
        "Officials acknowledged the deaths of eight suspects in custody.",
        ["death-in-custody of eight suspects in custody"],
    ),
    (
        "The deaths in custody of Tavi Noor and Ilo Dane were not investigated.",
        ["death-in-custody of Tavi Noor and Ilo Dane"],
    ),
    (
        "Gendarmes were responsible for the deaths of at least 30 miners in Bamora.",
        ["killing of at least 30 miners in Bamora by gendarmes"],
    ),
    ("The use of live ammunition resulted in the death of 11 marchers.", ["killing of 11 marchers"]),
    ("The shelling of a clinic left 20 people dead.", ["killing of 20 people"]),
    # ill-treatment
    ("Guards singled out Tavi Noor for severe beatings.", ["ill-treatment of Tavi Noor by guards"]),
    ("The guards administered 120 lashes to the prisoner.", ["ill-treatment of prisoner by guards"]),
    (
        "Wardens subjected nine inmates held in the old cells, known as El Foso, to cruel and degrading treatment.",
        [
            "ill-treatment of nine inmates held in the old cells by wardens",
            "detention of nine inmates held in the old cells",
        ],
    ),
    ("Police removed the fingernails of the suspects.", ["torture of suspects by police"]),
    ("Guards slammed Tavi Noor's head against a wall.", ["ill-treatment of Tavi Noor by guards"]),
    ("Inmates routinely faced torture at the hands of the guards.", ["torture of inmates by guards"]),
    ("Tavi Noor suffered beatings at the hands of guards.", ["ill-treatment of Tavi Noor by guards"]),
    # custody and release
    (
        "Tavi Noor and Ilo Dane remained without formal charges under house arrest imposed in 2011.",
        ["charging of Tavi Noor and Ilo Dane [negated]", "house-arrest of Tavi Noor and Ilo Dane"],
    ),
    ("The detention without charge of more than 80 students continued.", ["detention of more than 80 students"]),
    (
        "In exchange for the release of envoy Tavi Noor from prison, the government freed nurse Ilo Dane.",
        ["release of Tavi Noor", "release of Ilo Dane by government"],
    ),
    (
        "Soldiers conducted extrajudicial killings in 2018 against Tavi Noor and Ilo Dane.",
        ["killing of Tavi Noor and Ilo Dane by soldiers"],
    ),
    (
        "The inmates were underfed, interrogated, and at times kept in solitary confinement.",
        ["harassment of inmates", "ill-treatment of inmates"],
    ),
    (
        "On the night of June 5 security forces killed five men.",
        ["killing of five men by security forces"],
    ),
    ("Police moved Bishop Tavi Noor from house arrest to Korba prison.", ["detention of Tavi Noor by police"]),
    (
        "The villagers alleged the officers blindfolded them, beat them with a hammer, and robbed them.",
        ["ill-treatment of villagers by officers [alleged]", "attack of villagers by officers [alleged]"],
    ),
    ("Tavi Noor, head of the Miners' Union, who was arrested in May, left Lima.", ["arrest of Tavi Noor"]),
    ("Tavi Noor, wife of party leader Ilo Dane, who was arrested in May, left Lima.", ["arrest of Ilo Dane"]),
    ("Lawyers were not allowed to meet with their clients.", ["denial-of-counsel of their clients"]),
    (
        "Monitors estimated that between 800 and 1,000 persons were detained.",
        ["detention of between 800 and 1,000 persons"],
    ),
    ("Tavi Noor died on June 3 as a result of beatings by guards.", ["killing of Tavi Noor"]),
    ("At least four foreign nationals remained in prison.", ["detention of at least four foreign nationals"]),
    (
        "Pastor Tavi Noor, detained for ten days in June, said police beat him with cables.",
        ["detention of Tavi Noor", "ill-treatment of Tavi Noor by police"],
    ),
    ("The dead included the teacher Tavi Noor.", ["killing of Tavi Noor"]),
    (
        "Officials took Tavi Noor to a public security office for questioning.",
        ["detention of Tavi Noor by officials"],
    ),
    # deaths that violence led to
    ("A crackdown on protesters led to the deaths of twelve miners.", ["killing of twelve miners"]),
    ("Clashes caused the deaths of three miners.", ["killing of three miners"]),
    ("Police beatings led to the death in custody of Tavi Noor.", ["death-in-custody of Tavi Noor"]),
    ("A gas explosion caused the deaths of three miners.", []),
    # whose an act is, behind its date
    ("Police ended an inquiry into the killing in March 2021 of activist Tavi Noor.", ["killing of Tavi Noor"]),
    (
        "Investigations continued into arbitrary killings in 2022, including of activist Tavi Noor.",
        ["killing of Tavi Noor"],
    ),
    ("Authorities denied Tavi Noor bail on several occasions.", ["release of Tavi Noor by authorities [negated]"]),
    (
        "Police released 12 prisoners previously convicted of spying and believed to have been victims of torture.",
        ["release of 12 prisoners by police", "conviction of 12 prisoners", "torture of 12 prisoners [alleged]"],
    ),
    # who is believed to be somebody, and is not who says it
    ("Men thought to be rebels abducted two nurses.", ["kidnapping of two nurses by men thought to be rebels"]),
    (
        "Gunmen believed to be members of the army shot and killed Tavi Noor.",
        ["killing of Tavi Noor by gunmen believed to be members of the army"],
    ),
    (
        "There was concern about ill-treatment of detainees by the new police force.",
        ["ill-treatment of detainees by new police force [alleged]"],
    ),
    ("The court sentenced in absentia 12 leaders to ten years in prison.", ["sentencing of 12 leaders by court"]),
    # a name told nowhere else may be whom "he" means
    (
        "Tavi Noor remained in prison. In August his lawyer visited him. Sharifzoda claimed that he had been tortured.",
        ["detention of Tavi Noor"],
    ),
]


@pytest.mark.parametrize(("text", "says"), TOLD)
def test_a_sentence_of_a_yearly_report_tells_who_did_what_to_whom(read, text, says):
    assert read(text).says == says


PEOPLE = [
    (
        (
            "Student Tavi Noor died in custody after he and his roommate, Ilo Dane, were apprehended by soldiers. "
            "Dane stated he was beaten during an interrogation."
        ),
        ["Ilo Dane"],
    ),
    (
        (
            "When the morgue released Tavi Noor's remains, his body showed signs of torture. "
            "Soldiers detained Ilo Dane for four months until he was released."
        ),
        ["Ilo Dane"],
    ),
    ("A farmer said that officers assaulted his son and threatened to beat him.", ["his son"]),
    ("Witnesses included Ilo Dane, and Tavi Noor, who told a judge on June 3, guards beat him.", ["Tavi Noor"]),
    ("Soldiers beat Tavi Noor until he was taken away. Rebels detained Ilo Dane before he was tried.", ["Ilo Dane"]),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_he_is_whom_the_clause_above_is_done_to_or_the_victim_who_tells(read, text, names):
    told = read(text)
    assert [told.entity(p.entity).name for p in told.claims[-1].affected] == names


def test_where_soldiers_are_based_they_need_not_kill(read):
    assert read("Soldiers based in Lima shot and killed Tavi Noor.").claim("killing").place == ()
    assert read("Police in Lima shot and killed Tavi Noor.").claim("killing").place != ()


def test_a_family_takes_nobody_in(read):
    told = read("Family members called it a lie. The commander of the unit told media they picked up Tavi Noor.")
    assert told.says == ["arrest of Tavi Noor"]


FIRMNESS = [
    ("The mayor alleged the men had abducted a nurse before killing her.", "alleged"),
    ("Monitors called for full inquiries and for the officers to be prosecuted.", "requested"),
    ("Tavi Noor died from alleged torture.", "alleged"),
    ("Tavi Noor died in May, reportedly as a result of torture.", "reported"),
]


@pytest.mark.parametrize(("text", "status"), FIRMNESS)
def test_what_is_told_along_with_an_allegation_or_a_demand_is_no_fact(read, text, status):
    assert read(text).claims[-1].status.value == status


DATES = [
    ("In September, guards beat Tavi Noor. She had been held since 2018. In May, a court sentenced her.", "2021-05"),
    ("Tavi Noor has been in prison since 2015. In May, guards beat her.", "2021-05"),
    (
        "Soldiers shot Ilo Dane in April 2019. The case was open at year's end. On February 3, police held two men.",
        "2020-02-03",
    ),
    ("Tavi Noor, held since 2015, was released on May 4.", "2021-05-04"),
    ("Tavi Noor remained in prison at year's end.", "2020-12"),
    ("Police arrested ten nurses between January and September.", "2020-01/2020-09"),
    ("Tavi Noor will be tried by the end of the year. She was arrested on May 3.", "2021-05-03"),
]


@pytest.mark.parametrize(("text", "edtf"), DATES)
def test_a_day_without_a_year_is_of_the_year_that_the_report_tells_of(read, text, edtf):
    assert read(text).claims[-1].time.edtf == edtf


def test_during_the_year_is_no_date_in_spring(read):
    assert read("Authorities released Tavi Noor during the year.", date="2021-03-02").claim("release").time is None
    assert read("Authorities released Tavi Noor during the year.").claim("release").time.edtf == "2021"


SITES = [
    ("Tavi Noor died in Prison No. 3 on June 14.", "Prison No. 3"),
    ("Guards beat Tavi Noor in Correctional Colony No. 12.", "Correctional Colony No. 12"),
    ("Tavi Noor was held in Detention Center No. 6.", "Detention Center No. 6"),
]


@pytest.mark.parametrize(("text", "name"), SITES)
def test_a_prison_with_a_number_is_named_with_it(read, text, name):
    told = read(text)
    assert [told.entity(p.entity).name for p in told.claims[-1].place] == [name]


NOT_TOLD = [
    "Editor Tavi Noor was fined for defaming the mayor.",
    "There were reports that the ministry ignored.",
    "There were allegations the reports concealed.",
    "Four men died from an alleged illness.",
    "Ten people died of a heart attack.",
    "A storm left 20 people dead.",
    "Tavi Noor, an expelled leader of the party's youth wing, tried to steal money.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_like_words_of_a_yearly_report_tell_no_act(read, text):
    assert read(text).says == []


CHARGES = [
    ("For example, the court sentenced Tavi Noor to two years in prison for hooliganism.", ["hooliganism"]),
    (
        "The court convicted Tavi Noor on 44 counts of crimes against humanity, war crimes, and murder.",
        ["crimes against humanity", "war crimes", "murder"],
    ),
    (
        "Prosecutors charged Tavi Noor with terrorism, theft of weapons, and undermining state security.",
        ["terrorism", "theft of weapons", "undermining state security"],
    ),
    ("Prosecutors filed charges of incitement against union leader Tavi Noor.", ["incitement"]),
    ("The court acquitted the nurses of manslaughter.", ["manslaughter"]),
]


@pytest.mark.parametrize(("text", "charges"), CHARGES)
def test_the_charges_of_a_list_are_told_one_by_one(read, text, charges):
    told = read(text)
    assert [told.words(charge) for charge in told.claims[-1].charges] == charges


PENALTIES = [
    ("The court sentenced six soldiers to death for the murder of Tavi Noor.", "death"),
    ("Judge Ilo Dane sentenced Mohamed to life.", "life"),
    ("The court convicted five men of beating Tavi Noor to death and sentenced the men to ten years.", None),
]


@pytest.mark.parametrize(("text", "penalty"), PENALTIES)
def test_who_is_sentenced_to_death_stands_between_the_words_of_the_penalty(read, text, penalty):
    assert read(text).claim("sentencing").sentence.penalty == penalty
