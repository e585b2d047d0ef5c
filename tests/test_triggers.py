"""The words of acts.tsv in sentences of their own: what each tells, and the like words that tell nothing."""

import pytest

TELLS = [
    # deprivation of liberty
    ("Officers took Grace Banda from her home.", ["arrest of Grace Banda by officers"]),
    ("The court confined Peter Otieno to his apartment.", ["house-arrest of Peter Otieno by court"]),
    ("The whereabouts of Peter Otieno remain unknown.", ["disappearance of Peter Otieno"]),
    # violence
    ("Peter Otieno died from torture.", ["killing of Peter Otieno"]),
    ("Guards burned Peter Otieno with cigarettes.", ["torture of Peter Otieno by guards"]),
    ("Police forced Grace Banda to confess.", ["ill-treatment of Grace Banda by police"]),
    ("Stones were thrown at Peter Otieno by masked men.", ["attack of Peter Otieno by masked men"]),
    ("Journalists received threats.", ["threat of journalists"]),
    ("Her lawyer withdrew under pressure from the authorities.", ["harassment of Her lawyer by authorities"]),
    ("Peter Otieno was dismissed from his job.", ["harassment of Peter Otieno"]),
    # law and movement
    ("The president was cleared of fraud charges.", ["acquittal of president"]),
    ("The prosecutor referred the editor to trial.", ["trial of editor by prosecutor"]),
    ("Police confiscated the passport of Amina Diallo.", ["travel-ban of Amina Diallo by police"]),
    ("The court imposed a travel ban on Grace Banda.", ["travel-ban of Grace Banda by court"]),
    ("Grace Banda was forced to return to Rwanda.", ["deportation of Grace Banda"]),
    # treatment in custody
    ("Officials refused to allow Grace Banda to see a lawyer.", ["denial-of-counsel of Grace Banda by officials"]),
    ("Grace Banda had no access to medical care.", ["denial-of-medical-care of Grace Banda"]),
    # expression and surveillance
    ("Officers confiscated the camera of Grace Banda.", ["censorship of Grace Banda by officers"]),
    ("The phone of Grace Banda was infected with Pegasus spyware.", ["surveillance of Grace Banda"]),
    ("Farmers took to the streets in Lusaka.", ["protest by farmers"]),
    # words that rights reports use as often
    ("Masked men bundled Peter Otieno into a van.", ["kidnapping of Peter Otieno by masked men"]),
    ("Officers bundled Peter Otieno into a police car.", ["arrest of Peter Otieno by officers"]),
    ("Peter Otieno was placed under arrest.", ["arrest of Peter Otieno"]),
    ("Peter Otieno was placed under house arrest.", ["house-arrest of Peter Otieno"]),
    ("Guards moved Peter Otieno to another prison.", ["detention of Peter Otieno by guards"]),
    ("The rebels locked Grace Banda in a basement for nine days.", ["detention of Grace Banda by rebels"]),
    ("Peter Otieno ended up in jail.", ["detention of Peter Otieno"]),
    ("Armed men seized Peter Otieno on Monday.", ["kidnapping of Peter Otieno by armed men"]),
    ("Peter Otieno was seized by armed men on Monday.", ["kidnapping of Peter Otieno by armed men"]),
    ("Peter Otieno was held for ransom.", ["kidnapping of Peter Otieno"]),
    ("Grace Banda has been missing since 4 June.", ["disappearance of Grace Banda"]),
    ("Grace Banda has not been heard from since 4 June.", ["disappearance of Grace Banda"]),
    ("Her family reported Grace Banda missing.", ["disappearance of Grace Banda [reported]"]),
    ("Forty-five civilians lost their lives when soldiers entered the town.", ["killing of forty-five civilians"]),
    ("Grace Banda was fatally shot by police.", ["killing of Grace Banda by police"]),
    ("Peter Otieno was shot and killed in Kitwe.", ["killing of Peter Otieno"]),
    (
        "The extrajudicial execution of three farmers by the army shocked the town.",
        ["killing of three farmers by army"],
    ),
    ("Guards gave Peter Otieno electric shocks.", ["torture of Peter Otieno by guards"]),
    ("Guards staged mock executions of prisoners.", ["torture of prisoners by guards"]),
    ("Guards made prisoners kneel for hours.", ["ill-treatment of prisoners by guards"]),
    ("Women were subjected to virginity tests.", ["sexual-violence of women"]),
    ("Masked men set about Grace Banda with iron bars.", ["attack of Grace Banda by masked men"]),
    ("Soldiers shot at protesters.", ["attack of protesters by soldiers"]),
    ("Rebels burned down the house of Grace Banda.", ["attack of Grace Banda by rebels"]),
    ("Violence against journalists by police continued.", ["attack of journalists by police"]),
    ("Grace Banda received threatening messages.", ["threat of Grace Banda"]),
    ("The mayor threatened to evict Grace Banda.", ["threat of Grace Banda by mayor"]),
    ("Police questioned Grace Banda for five hours.", ["harassment of Grace Banda by police"]),
    ("The government cracked down on dissidents.", ["harassment of dissidents by government"]),
    ("A smear campaign against Grace Banda had been going on for weeks.", ["harassment of Grace Banda"]),
    ("Activist Grace Banda reported harassment by officials.", ["harassment of Grace Banda by officials [reported]"]),
    ("Police burst into the offices of the women's group Tumaini.", ["raid of Tumaini by police"]),
    ("The court threw out the case against Grace Banda.", ["charging of Grace Banda by court [negated]"]),
    ("The judge handed down a death sentence to Peter Otieno.", ["sentencing of Peter Otieno by judge"]),
    ("Peter Otieno was sent to prison for seven years.", ["sentencing of Peter Otieno"]),
    ("The court rejected Peter Otieno's bail application.", ["release of Peter Otieno by court [negated]"]),
    ("Police let out Peter Otieno on the fourth night.", ["release of Peter Otieno by police"]),
    ("Germany sent 34 Afghans back to Kabul.", ["deportation of 34 Afghans by Germany (the state)"]),
    ("Officers stopped Grace Banda from boarding a flight.", ["travel-ban of Grace Banda by officers"]),
    ("Grace Banda was not allowed to leave the country.", ["travel-ban of Grace Banda"]),
    ("Officers took away Grace Banda's passport.", ["travel-ban of Grace Banda by officers"]),
    ("Grace Banda was not allowed to choose a lawyer.", ["denial-of-counsel of Grace Banda"]),
    ("Officials blocked access to Telegram.", ["censorship of Telegram by officials"]),
    ("Police prevented Grace Banda from filming the march.", ["censorship of Grace Banda by police"]),
    ("Plainclothes officers followed Grace Banda for weeks.", ["surveillance of Grace Banda by plainclothes officers"]),
    ("Miners in Kitwe have been on strike for a month.", ["protest by miners in Kitwe"]),
    ("An Italian firm supplied the army with spyware.", ["technology-supply by Italian firm"]),
    ("Soldiers were firing into crowds.", ["attack of crowds by soldiers"]),
    ("Peter Otieno confessed under torture.", ["torture of Peter Otieno"]),
    ("The confession was extracted from Peter Otieno under torture.", ["torture of Peter Otieno"]),
    (
        "Prison authorities did not permit Peter Otieno proper medical treatment.",
        ["denial-of-medical-care of Peter Otieno by prison authorities"],
    ),
    (
        "Officials refused to disclose the whereabouts of Peter Otieno.",
        ["enforced-disappearance of Peter Otieno by officials"],
    ),
    (
        "Peter Otieno died after guards beat him.",
        ["killing of Peter Otieno", "ill-treatment of Peter Otieno by guards"],
    ),
    ("Peter Otieno died of injuries sustained during a police beating.", ["killing of Peter Otieno"]),
    ("Peter Otieno was transferred to a psychiatric hospital.", ["detention of Peter Otieno"]),
    ("Masked men set fire to Peter Otieno's car.", ["attack of Peter Otieno by masked men"]),
    ("The ministry banned the app Koru.", ["censorship by ministry"]),
    ("Grace Banda has been denied visits from her lawyer.", ["denial-of-counsel of Grace Banda"]),
    ("Grace Banda survived an assassination attempt.", ["attack of Grace Banda"]),
    ("Thousands of people marched in Lima to protest the killing.", ["protest by thousands of people"]),
    (
        "The prosecutor demanded a sentence of ten years for Grace Banda.",
        ["sentencing of Grace Banda by prosecutor [requested]"],
    ),
    ("Grace Banda was placed under residential surveillance.", ["house-arrest of Grace Banda"]),
    ("Officers sealed the office of the group Tumaini.", ["raid of Tumaini by officers"]),
    ("Peter Otieno completed four years under house arrest.", ["house-arrest of Peter Otieno"]),
    ("A mob beheaded Peter Otieno.", ["killing of Peter Otieno by mob"]),
    ("Guards paraded two women naked.", ["ill-treatment of two women by guards"]),
    ("Officials barred Grace Banda from returning to the country.", ["travel-ban of Grace Banda by officials"]),
    ("Grace Banda left prison in May.", ["release of Grace Banda"]),
    (
        "Activists subjected to arbitrary arrest and mistreatment were named.",
        ["ill-treatment of activists", "arrest of activists"],
    ),
]


@pytest.mark.parametrize(("text", "says"), TELLS, ids=[text for text, _ in TELLS])
def test_a_word_of_the_lexicon_tells_its_act(read, text, says):
    assert read(text).says == says


TELLS_NOTHING = [
    "Neighbours took Grace Banda from her home to hospital.",
    "Grace Banda died of cancer at home.",
    "A boy threw a stone into the river.",
    "The threat of flooding worries the farmers.",
    "The minister is under pressure from voters.",
    "Peter Otieno was expelled from the party.",
    "The company fired 200 workers.",
    "The exiled writer Grace Banda spoke in Paris.",
    "Relatives of Grace Banda refused a second opinion.",
    "The reasons remain unknown.",
    "The union protested the decision of the mayor.",
    "Six villagers are still missing after the flood.",
    "Forty-five people lost their lives when the ferry sank.",
    "The violence of protesters surprised the mayor.",
    "Journalists questioned the minister.",
    "Grace Banda was forced to return her house to the state.",
    "The army supplied the villagers with water.",
    "Men carried off the bodies of the villagers.",
    "Families of the missing persons wept.",
    "Grace Banda walked out of the room.",
    "Grace Banda leads the Dawn Movement.",
    "Nine people lost their lives at sea, police said.",
    "The ambassador left prison after visiting the farmers.",
    "The bank questioned Grace Banda about a loan.",
    "The artist was called in for talks.",
    "A man followed Grace Banda into the shop.",
    "Grace Banda was not let out to see a dentist.",
    "Officials disclosed the whereabouts of Peter Otieno.",
    "Peter Otieno died of injuries in a car crash.",
]


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_a_like_word_tells_nothing(read, text):
    assert read(text).says == []


def test_nothing_told_of_a_strike_is_done_to_the_strike(read):
    told = read("Peter Otieno ended a strike to protest torture received while detained.").says
    assert "protest by Peter Otieno" in told
    assert not any("strike" in one for one in told)


def test_a_trial_without_a_lawyer_is_told_of_whose_trial_it_was(read):
    assert "denial-of-counsel of Grace Banda" in read("Grace Banda's trial took place without a lawyer.").says


def test_to_a_prison_is_where_they_are_held_only_when_the_act_puts_them_there(read):
    reading = read("Peter Otieno was transferred to Insein Prison in May 2020.")
    assert [reading.words(place) for place in reading.claim("detention").place] == ["Insein Prison"]
    reading = read("Peter Otieno was released and went to Insein Prison.")
    assert reading.claim("release").place == ()


@pytest.mark.parametrize("verb", ["was prohibited from publishing", "refrained from publishing"])
def test_what_somebody_is_kept_from_did_not_happen(read, verb):
    assert read(f"Grace Banda {verb} an article online.").claim("online-expression").status.value == "negated"


NO_ACT = [
    # accidents and animals
    "The bridge collapsed on Tuesday, killing six people.",
    "A crash that killed nine people closed the road.",
    "Six people were killed when their boat capsized.",
    "A lion killed two farmers.",
    # play and the ballot
    "The winger released Peter Otieno, who scored a goal.",
    "Peter Otieno beat Grace Banda in the polls.",
    # other senses
    "The president demonstrated how a small state can prosper.",
    "The mayor rallied support for the new road.",
    "The bishop attended a gathering of priests.",
    "They released Peter Otieno from military service.",
    "Residents made a citizen's arrest.",
    "The clinics improved their disease surveillance.",
    "The bank posted its prices on Twitter.",
    "The village is threatened by flooding.",
]


@pytest.mark.parametrize("text", NO_ACT)
def test_accidents_play_and_other_senses_are_no_acts(read, text):
    assert read(text).says == []


STILL_ACTS = [
    ("Soldiers sank a boat, killing six people.", "killing of six people by soldiers"),
    ("Soldiers killed nine farmers.", "killing of nine farmers by soldiers"),
    ("Guards beat Peter Otieno in his cell.", "ill-treatment of Peter Otieno by guards"),
    ("Students demonstrated against the new law.", "protest by students"),
    ("Women attended a protest in Lusaka.", "protest by women"),
    ("They released Peter Otieno from prison.", "release of Peter Otieno"),
    ("Peter Otieno posted a poem on Twitter.", "online-expression by Peter Otieno"),
    ("Police threatened Grace Banda with prison.", "threat of Grace Banda by police"),
]


@pytest.mark.parametrize(("text", "says"), STILL_ACTS, ids=[text for text, _ in STILL_ACTS])
def test_beside_these_the_acts_are_still_told(read, text, says):
    assert any(one.startswith(says) for one in read(text).says)


DISAPPEARANCES = [
    ("Grace Banda disappeared during a fishing trip.", "disappearance"),
    ("Grace Banda went missing near Kitwe.", "disappearance"),
    ("Grace Banda has been missing since May.", "disappearance"),
    ("Grace Banda was reported missing in May.", "disappearance"),
    ("The disappearance of Grace Banda shocked the town.", "disappearance"),
    ("Grace Banda disappeared from a holiday camp.", "disappearance"),
    ("Grace Banda was disappeared by a gang.", "disappearance"),
    ("Gunmen abducted Grace Banda. Her whereabouts are unknown.", "disappearance"),
    ("Police arrested Grace Banda. She was released in June. Her whereabouts are unknown.", "disappearance"),
    ("Grace Banda was forcibly disappeared in 2018.", "enforced-disappearance"),
    ("Grace Banda was disappeared by the army.", "enforced-disappearance"),
    ("Security forces disappeared Grace Banda in 2018.", "enforced-disappearance"),
    ("Grace Banda disappeared in custody.", "enforced-disappearance"),
    ("Grace Banda disappeared after being arrested by soldiers.", "enforced-disappearance"),
    ("The enforced disappearance of Grace Banda shocked the town.", "enforced-disappearance"),
    ("Police arrested Grace Banda. Her whereabouts remain unknown.", "enforced-disappearance"),
    ("On 3 May 2020 Grace Banda went missing. Police held her in a hotel.", "enforced-disappearance"),
    ("On 3 May 2020 Grace Banda went missing. Police later held her in a hotel.", "disappearance"),
    ("On 3 May 2020 Grace Banda went missing. Police arrested her.", "disappearance"),
    ("On 3 May 2020 Grace Banda went missing. Police held her on 9 May 2020.", "disappearance"),
    (
        "Grace Banda disappeared on a hike on 3 May 2020 and was detained on 4 May 2020 by border guards.",
        "disappearance",
    ),
    ("On 3 May 2020 Grace Banda went missing on a hike. On 5 May 2020, border guards held her.", "disappearance"),
]


@pytest.mark.parametrize(("text", "kind"), DISAPPEARANCES, ids=[text for text, _ in DISAPPEARANCES])
def test_a_disappearance_is_enforced_only_where_the_text_says_that_a_state_had_a_hand_in_it(read, text, kind):
    (found,) = (c for c in read(text).claims if "disappearance" in c.type)
    assert found.type == kind


def test_an_alleged_enforced_disappearance_makes_no_plain_one_enforced(read):
    found = read("Grace Banda vanished in May. Her family fears that she is the victim of an enforced disappearance.")
    assert found.says == ["disappearance of Grace Banda", "enforced-disappearance of Grace Banda [alleged]"]


ORDERS = [
    (
        "General Ibra Sawyer ordered his men to kill Grace Banda.",
        [
            "order-to-harm of Grace Banda by Ibra Sawyer",
            "killing of Grace Banda by Ibra Sawyer's men [requested]",
        ],
    ),
    (
        "Ibra Sawyer ordered the killing of Grace Banda.",
        ["order-to-harm of Grace Banda by Ibra Sawyer", "killing of Grace Banda [requested]"],
    ),
    (
        "Ibra Sawyer ordered Grace Banda killed.",
        ["order-to-harm of Grace Banda by Ibra Sawyer", "killing of Grace Banda [requested]"],
    ),
    (
        "Ibra Sawyer had Grace Banda killed.",
        ["order-to-harm of Grace Banda by Ibra Sawyer", "killing of Grace Banda"],
    ),
    (
        "Grace Banda was beaten on the orders of Ibra Sawyer.",
        ["ill-treatment of Grace Banda", "order-to-harm of Grace Banda by Ibra Sawyer"],
    ),
    (
        "Acting on the orders of Ibra Sawyer, soldiers killed Grace Banda.",
        ["order-to-harm of Grace Banda by Ibra Sawyer", "killing of Grace Banda by soldiers"],
    ),
    (
        "Ibra Sawyer did not order the killing of Grace Banda.",
        ["order-to-harm of Grace Banda by Ibra Sawyer [negated]", "killing of Grace Banda [negated]"],
    ),
    ("Ibra Sawyer ordered the arrest of Grace Banda.", ["arrest of Grace Banda by Ibra Sawyer [requested]"]),
    ("On the orders of Ibra Sawyer, police arrested Grace Banda.", ["arrest of Grace Banda by police"]),
    ("A court ordered an investigation into the torture of Grace Banda.", ["torture of Grace Banda"]),
]


@pytest.mark.parametrize(("text", "says"), ORDERS, ids=[text for text, _ in ORDERS])
def test_who_orders_violence_is_told_as_such_and_not_as_who_did_it(read, text, says):
    assert read(text).says == says


NO_ACT = [
    ("Her lawyer Bo Lin warned Ana Sol to stop smoking.", "threat"),
    ("Bo Lin fired at the target range.", "attack"),
    ("Ana Sol kept the children from their relatives.", "denial-of-family-contact"),
    ("Officials expelled students from the country.", "harassment"),
]


@pytest.mark.parametrize(("text", "kind"), NO_ACT)
def test_a_verb_is_no_act_without_those_who_make_it_one(read, text, kind):
    assert kind not in {c.type for c in read(text).claims}


def test_who_was_found_hanged_was_executed_by_nobody(read):
    told = read("Bo Lin was found hanged in his cell. His family disputes the official account.")
    assert told.claims == ()


def test_electric_shocks_are_torture_and_an_unknown_place_is_custody(read):
    told = read("Prison guards subjected Bo Lin to electric shocks and withheld food.")
    assert told.names(told.claim("torture").affected) == "Bo Lin"
    told = read("Soldiers took 14 young men to an unknown location.")
    assert told.names(told.claim("detention").affected) == "14 young men"
