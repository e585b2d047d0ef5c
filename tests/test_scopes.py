"""How far what is said of an act reaches: outcomes, orders, rumours, rules, questions, misread clauses."""

import pytest

FAMILIES = {
    "how it came out": [
        ("Police did nothing to arrest Peter Otieno.", ["arrest of Peter Otieno [negated]"]),
        ("The UN did nothing to stop the army from killing villagers.", ["killing of villagers by army"]),
        ("The army has done little to prevent soldiers from killing villagers.", ["killing of villagers by soldiers"]),
        (
            "Police released Grace Banda, only to detain her again a week later.",
            ["release of Grace Banda by police", "detention of Grace Banda by police"],
        ),
        (
            "Grace Banda was freed in May only to be arrested again in June.",
            ["release of Grace Banda", "arrest of Grace Banda"],
        ),
        (
            "Grace Banda may be freed only to be arrested again.",
            ["release of Grace Banda [possible]", "arrest of Grace Banda [possible]"],
        ),
        ("Police came only to arrest Grace Banda.", ["arrest of Grace Banda by police [possible]"]),
        ("The soldiers went on to kill five villagers.", ["killing of five villagers by soldiers"]),
        ("It was too late to save Grace Banda from being killed.", ["killing of Grace Banda"]),
        ("The order came too late to save Grace Banda from being executed.", ["execution of Grace Banda"]),
        ("Grace Banda was too ill to be tried.", ["trial of Grace Banda [negated]"]),
        ("The execution of Peter Otieno was called off.", ["execution of Peter Otieno [negated]"]),
    ],
    "what is wanted and what is asked for": [
        ("The court decided to free Grace Banda.", ["release of Grace Banda by court [possible]"]),
        ("It is time to release Grace Banda.", ["release of Grace Banda [possible]"]),
        ("Grace Banda's release is long overdue.", ["release of Grace Banda [possible]"]),
        ("The execution of Peter Otieno is imminent.", ["execution of Peter Otieno [possible]"]),
        ("The arrest of Grace Banda is unlawful.", ["arrest of Grace Banda"]),
        ("Grace Banda deserves to be released.", ["release of Grace Banda [requested]"]),
        ("The judge ruled out releasing Grace Banda.", ["release of Grace Banda by judge [negated]"]),
        ('"Release Grace Banda now," the crowd shouted.', ["release of Grace Banda [requested]"]),
        ("Grace Banda ought to be released.", ["release of Grace Banda [requested]"]),
        ("Grace Banda has to be released.", ["release of Grace Banda [requested]"]),
        ("Protests against the deportation of Grace Banda grew.", ["deportation of Grace Banda [possible]"]),
        ("The owners paid gunmen to kill Grace Banda.", ["killing of Grace Banda by gunmen [possible]"]),
        ("When Grace Banda is released, she will go home.", ["release of Grace Banda [possible]"]),
        ("When Grace Banda was released, she went home.", ["release of Grace Banda"]),
        ("In case Grace Banda is arrested, her sister will publish the letter.", ["arrest of Grace Banda [possible]"]),
        ("The mayor encouraged residents to attack migrants.", ["attack of migrants by residents [possible]"]),
        ("Peter Otieno incited the crowd to kill Grace Banda.", ["killing of Grace Banda [possible]"]),
        ("Police wanted to arrest Grace Banda.", ["arrest of Grace Banda by police [possible]"]),
        ("Grace Banda wants to be released.", ["release of Grace Banda [requested] BY Grace Banda"]),
        ("Arrest the killers of Grace Banda.", ["arrest of killers of Grace Banda [requested]"]),
        ("Grace Banda must have been killed.", ["killing of Grace Banda [alleged]"]),
        ("The killing of Grace Banda could have been prevented.", ["killing of Grace Banda"]),
        ("Do not deport Grace Banda.", ["deportation of Grace Banda [possible]"]),
        ("Stop the execution of Peter Otieno.", ["execution of Peter Otieno [possible]"]),
        (
            "Lantern Watch asked the army to ensure that Grace Banda is not tortured.",
            ["torture of Grace Banda [possible] BY Lantern Watch"],
        ),
    ],
    "what an authority orders": [
        ("The court ordered Grace Banda detained for 30 days.", ["detention of Grace Banda"]),
        ("The judge ordered Grace Banda remanded in custody.", ["detention of Grace Banda"]),
        ("Authorities ordered Grace Banda placed under residential surveillance.", ["house-arrest of Grace Banda"]),
        ("A court ordered Grace Banda to be held for 14 days.", ["detention of Grace Banda"]),
        ("The court ordered Grace Banda released.", ["release of Grace Banda [requested]"]),
        ("Prosecutors ordered Grace Banda to be arrested.", ["arrest of Grace Banda [requested]"]),
        ("The court did not order Grace Banda detained.", ["detention of Grace Banda [possible]"]),
        (
            "Soldiers were ordered to kill all the men.",
            ["order-to-harm of all the men", "killing of all the men by soldiers [requested]"],
        ),
    ],
    "rumours and reports": [
        ("There are allegations of Grace Banda having been tortured.", ["torture of Grace Banda [alleged]"]),
        ("Journalist 'killed by army'", ["killing of journalist by army [reported]"]),
        ("Activist 'beaten in custody', says lawyer", ["ill-treatment of activist BY lawyer"]),
        (
            "Human rights groups alleged that, in addition to beating detainees, police raped women.",
            [
                "ill-treatment of detainees [alleged] BY human rights groups",
                "sexual-violence of women by police [alleged] BY human rights groups",
            ],
        ),
        ("Rumours that Grace Banda had been executed spread quickly.", ["execution of Grace Banda [alleged]"]),
        ("Word spread that Peter Otieno had been shot.", ["attack of Peter Otieno [reported]"]),
        ("Rumour has it that Grace Banda was tortured.", ["torture of Grace Banda [alleged]"]),
        ("Reports emerged of police beating protesters.", ["attack of protesters by police [reported]"]),
        ("Reports continued of arrests of journalists by police.", ["arrest of journalists by police [reported]"]),
        ("There is evidence that Grace Banda was tortured.", ["torture of Grace Banda [alleged]"]),
        ("Lawyers worry that Grace Banda was beaten.", ["ill-treatment of Grace Banda [alleged] BY lawyers"]),
        ("The so-called arrest of Grace Banda was an abduction.", ["arrest of Grace Banda [alleged]"]),
        (
            'The minister said that reports that Grace Banda was tortured were "lies".',
            ["torture of Grace Banda [denied] BY minister"],
        ),
        (
            "According to the indictment, Peter Otieno has tortured prisoners.",
            ["torture of prisoners by Peter Otieno [alleged] BY indictment"],
        ),
        ("A statement by the union said that police beat miners.", ["attack of miners by police BY union"]),
        (
            "Reports indicated fighters entered the hospital, where they executed twelve patients.",
            ["execution of twelve patients by fighters [alleged]"],
        ),
        (
            "Local reports indicated soldiers arrested 20 men in Tarn, took them to a field, and executed them.",
            [
                "arrest of 20 men by soldiers [alleged] BY local reports",
                "execution of 20 men by soldiers [alleged] BY local reports",
            ],
        ),
    ],
    "clauses whose verb the parser takes for a participle": [
        (
            "Grace Banda concluded that soldiers tortured prisoners.",
            ["torture of prisoners by soldiers BY Grace Banda"],
        ),
        ("The group said police tortured suspects.", ["torture of suspects by police BY group"]),
        (
            "Human rights groups reported police tortured detainees to extract confessions.",
            ["torture of detainees by police [reported] BY human rights groups"],
        ),
        (
            "Police in Tarn injured protesters and burned homes.",
            ["attack of protesters by police in Tarn", "attack by police in Tarn"],
        ),
        ("Peter Otieno jailed prisoners in Tarn.", ["detention of prisoners by Peter Otieno"]),
        ("Troops under the command of General Daniel Mwale tortured prisoners.", ["torture of prisoners by troops"]),
        ("A guard boasted that he had tortured prisoners.", ["torture of prisoners by guard BY guard"]),
        (
            "Families of tortured prisoners protested.",
            ["torture of tortured prisoners", "protest by families of tortured prisoners"],
        ),
        ("Police said detained activist Grace Banda was ill.", ["detention of Grace Banda BY police"]),
    ],
    "orders that somebody disowns, and whose they were": [
        (
            "Peter Otieno denied ordering the killing of Grace Banda.",
            ["order-to-harm of Grace Banda by Peter Otieno [denied] BY Peter Otieno", "killing of Grace Banda"],
        ),
        (
            "Peter Otieno denied that he had ordered the killing of Grace Banda.",
            ["order-to-harm of Grace Banda by Peter Otieno [denied] BY Peter Otieno", "killing of Grace Banda"],
        ),
        (
            "Peter Otieno denied ordering his men to kill villagers.",
            [
                "order-to-harm of villagers by Peter Otieno [denied] BY Peter Otieno",
                "killing of villagers by Peter Otieno's men [possible]",
            ],
        ),
        (
            "Colonel Peter Otieno, on whose orders the men were killed, fled the country.",
            ["order-to-harm of men by Peter Otieno", "killing of men"],
        ),
        ("Colonel Peter Otieno commanded the troops who killed Grace Banda.", ["killing of Grace Banda by troops"]),
    ],
    "what is taken for granted": [
        (
            "Grace Banda fears that by arresting Peter Otieno, the police broke the law.",
            ["arrest of Peter Otieno by police BY Grace Banda"],
        ),
        ("Grace Banda is trying to leave following the murder of Peter Otieno.", ["killing of Peter Otieno"]),
        ("The mayor wants to speak regarding the arrest of Grace Banda.", ["arrest of Grace Banda"]),
        ("We demand to know who killed Grace Banda.", ["killing of Grace Banda"]),
        ("The world must know that Grace Banda was tortured.", ["torture of Grace Banda"]),
        ("The army should admit that its soldiers killed Grace Banda.", ["killing of Grace Banda by its soldiers"]),
        (
            "Grace Banda was not held without charge.",
            ["detention of Grace Banda [negated]", "charging of Grace Banda [possible]"],
        ),
        ("The court failed to consider that Grace Banda had been tortured.", ["torture of Grace Banda"]),
        ("The police denied knowledge of the torture of Grace Banda.", ["torture of Grace Banda"]),
        ("The minister denied knowing that prisoners had been tortured.", ["torture of prisoners"]),
        (
            "Officials reportedly notified her husband that Grace Banda had been jailed.",
            ["detention of Grace Banda [reported]"],
        ),
        ("Grace Banda denied the charges against her.", ["charging of Grace Banda"]),
    ],
    "who it was done to": [
        ("Grace Banda had to flee after guards beat her.", ["ill-treatment of Grace Banda by guards"]),
        (
            "Neither the soldiers who shot Grace Banda nor the officer who led them has been tried.",
            ["attack of Grace Banda by neither the soldiers", "trial of neither the soldiers and officer [negated]"],
        ),
        (
            "Police fired on protesters who were demanding the release of Grace Banda, killing two.",
            [
                "attack of protesters by police",
                "release of Grace Banda [requested] BY protesters",
                "killing of two by police",
            ],
        ),
        (
            "Daniel Mwale was arrested, and his brother was beaten by police.",
            ["arrest of Daniel Mwale", "attack of Daniel Mwale's brother by police"],
        ),
        (
            "The law provides that suspects must be tried, but police held Grace Banda for two weeks.",
            ["trial of suspects [requested]", "detention of Grace Banda by police"],
        ),
        (
            "Grace Banda was arrested for protesting against the killing of Peter Otieno by police.",
            ["arrest of Grace Banda", "protest by Grace Banda", "killing of Peter Otieno"],
        ),
        (
            "Grace Banda was threatened that her children would be killed.",
            ["threat of Grace Banda's children", "killing of Grace Banda's children [possible]"],
        ),
        ("Tarn: Journalist killed by gunmen", ["killing of Journalist killed by gunmen by gunmen"]),
        ("Journalist Grace Banda arrested in Lusaka", ["arrest of Grace Banda"]),
        ("Grace Banda not tortured, says minister", ["torture of Grace Banda [negated] BY minister"]),
        ("Thousands of people protested in Lusaka.", ["protest by thousands of people"]),
        (
            "Police came, arrested Grace Banda and took her away to be interrogated.",
            ["arrest of Grace Banda by police", "harassment of Grace Banda [possible]"],
        ),
        ("Grace Banda was seen by neighbours being beaten.", ["ill-treatment of Grace Banda"]),
        ("The charge of murder against Peter Otieno was dropped.", []),
        ("Grace Banda was expelled from the union.", []),
        ("The school expelled three pupils for wearing ribbons.", ["harassment of three pupils"]),
        ("The government expelled the journalist Grace Banda.", ["deportation of Grace Banda by government"]),
    ],
    "who tells it": [
        ("Prosecutors said that Grace Banda was arrested on Monday.", ["arrest of Grace Banda BY prosecutors"]),
        (
            "Prosecutors said that Grace Banda killed Peter Otieno.",
            ["killing of Peter Otieno by Grace Banda [alleged] BY prosecutors"],
        ),
        ("Grace Banda was beaten – her lawyers worry that she is ill.", ["ill-treatment of Grace Banda"]),
        ("Told that Peter Otieno had been killed, Grace Banda collapsed.", ["killing of Peter Otieno [reported]"]),
        (
            "Witnesses described soldiers torturing Grace Banda.",
            ["torture of Grace Banda by soldiers torturing Grace Banda BY witnesses"],
        ),
        (
            "The commission found that police had shot Peter Otieno and recommended that the officers be prosecuted.",
            ["attack of Peter Otieno by police BY commission", "charging of officers [requested] BY commission"],
        ),
        (
            "Peter Otieno called for an inquiry into claims that police beat men and for the release of Grace Banda.",
            ["attack of men by police [alleged]", "release of Grace Banda [requested] BY Peter Otieno"],
        ),
        ("Tell the world that soldiers arrested Grace Banda.", ["arrest of Grace Banda by soldiers"]),
        ("Grace Banda claims to have been beaten.", ["ill-treatment of Grace Banda [alleged] BY Grace Banda"]),
        (
            "Peter Otieno confessed under torture that he had killed Grace Banda.",
            ["torture of Peter Otieno", "killing of Grace Banda by Peter Otieno [alleged] BY Peter Otieno"],
        ),
        (
            "Grace Banda refused to confess to killing Peter Otieno.",
            ["killing of Peter Otieno by Grace Banda [alleged]"],
        ),
        (
            "Peter Otieno's lawyer said he was innocent of killing Grace Banda.",
            ["killing of Grace Banda by Peter Otieno [denied] BY Peter Otieno's lawyer"],
        ),
        ("Peter Otieno described being tortured.", ["torture of Peter Otieno BY Peter Otieno"]),
        ('"Was my brother beaten?" asked Grace Banda.', ["ill-treatment of my brother [possible]"]),
        (
            "The appeal court confirmed the four-year sentence of Grace Banda.",
            ["trial of Grace Banda by appeal court", "sentencing of Grace Banda"],
        ),
        ("The appeal court upheld the sentence of Grace Banda.", ["trial of Grace Banda by appeal court"]),
        ("The appeal court upheld the conviction of Grace Banda.", ["conviction of Grace Banda by appeal court"]),
    ],
    "rules that tell of nobody": [
        ("The law criminalises the torture of prisoners.", ["torture of prisoners [possible]"]),
        ("The new law makes it easier to arrest journalists.", ["arrest of journalists [possible]"]),
        (
            "A detainee may be held for 90 days without charge.",
            ["detention of detainee [possible]", "charging of detainee [possible]"],
        ),
        ("A play about the killing of Grace Banda was banned.", ["killing of Grace Banda"]),
        ("In the film, police arrest a journalist.", ["arrest of journalist by police [possible]"]),
        (
            "Under the law, people who insult the king are sentenced to death.",
            ["sentencing of people [possible]"],
        ),
        ("Under the law, Grace Banda was sentenced to death.", ["sentencing of Grace Banda"]),
        (
            "Were Grace Banda to be deported, she would face torture.",
            ["deportation of Grace Banda [possible]", "torture of Grace Banda [possible]"],
        ),
    ],
}


@pytest.fixture(scope="module")
def found(read_all):
    return read_all(text for family in FAMILIES.values() for text, _ in family)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_said_of_an_act_reaches_as_far_as_it_should(found, family):
    read = {text: found[text].says_by_whom for text, _ in FAMILIES[family]}
    assert read == dict(FAMILIES[family])


def test_a_length_behind_a_threat_is_that_of_what_is_threatened(read):
    claim = read("Police threatened Grace Banda with detention for 15 days.").claim("detention")
    assert claim.duration is not None
    assert claim.duration.iso == "P15D"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Grace Banda's trial starts on Monday.", "2021-06-21"),
        ("Grace Banda will go on trial on Monday.", "2021-06-21"),
        ("Grace Banda goes on trial on Monday.", "2021-06-21"),
        ("Grace Banda is due to be tried on Monday.", "2021-06-21"),
        ("Grace Banda was tried on Monday.", "2021-06-14"),
        ("The trial of Grace Banda opened on Monday.", "2021-06-14"),
        ("Grace Banda is being tried today.", "2021-06-16"),
    ],
)
def test_a_day_of_the_week_is_the_next_where_the_trial_is_still_to_come(read, text, edtf):
    claim = read(text).claim("trial")
    assert claim.time is not None
    assert claim.time.edtf == edtf


def test_a_day_that_was_said_at_another_time_is_left_out(read):
    assert read("The minister said that Grace Banda would be deported on Friday.").claim("deportation").time is None


def test_a_clause_read_as_a_noun_has_its_doer_and_is_as_firm_as_the_reports_of_it(read):
    told = read(
        "There were many reports that in some camps and other places, authorities systematically tortured inmates."
    )
    claim = told.claim("torture")
    assert (claim.status.value, told.names(claim.affected), told.names(claim.actor)) == (
        "reported",
        "inmates",
        "authorities",
    )


def test_who_is_told_something_says_nothing(read):
    told = read("Bo Lin was questioned for a night and told that he would be arrested if he wrote again.")
    assert told.claim("arrest").speaker is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bo Lin died in police custody.", ["death-in-custody"]),
        ("Bo Lin died in a detention center in Tarn of apparent suicide.", ["death-in-custody"]),
        ("Bo Lin died in prison of heart failure.", ["death-in-custody"]),
        ("Bo Lin was found dead in his cell.", ["death-in-custody"]),
        ("Bo Lin died while serving a five-year sentence.", ["death-in-custody", "sentencing"]),
        ("Bo Lin died in custody after being beaten.", ["killing", "ill-treatment"]),
        ("Bo Lin died in prison under torture.", ["killing"]),
        ("Bo Lin died in a refugee camp.", []),
        ("A guard died in a prison riot.", []),
        ("Bo Lin died in hospital.", []),
    ],
)
def test_who_dies_in_custody_was_killed_only_where_the_text_says_of_what(read, text, kinds):
    assert [claim.type for claim in read(text).claims] == kinds
