"""Whom a pronoun or a list means, who did it and who says so, where somebody else stands nearer."""

import pytest

FAMILIES = {
    "whoever undergoes something in the sentence, and not who was told of before": {
        (
            "Police beat Omar Keller in Tarn, and he was taken to a clinic.\n\nThe court ruled Dan Alp's "
            "rights had been breached when he was badly injured by a guard."
        ): ["attack of Omar Keller by police"],
        (
            "Monk Karl Banda was held in May. Karl Banda was freed in June.\n\nThe monk Bo Lin's whereabouts "
            "are not known after his arrest by police."
        ): [
            "detention of Karl Banda",
            "release of Karl Banda",
            "arrest of Bo Lin by police",
        ],
    },
    "never who asks for it": {
        (
            "Police jailed Omar Keller for a post. Lina Sato, an expert, called on the king to release him "
            "and to drop the charges against him."
        ): ["detention of Omar Keller by police"],
        "Lina Sato, an expert, called on the king to release her.": [],
    },
    "not those who do it or tell it": {
        "Relatives of the men said that soldiers used threats to press them.": [],
        "Media reported that the government used violence against refugees to press them into returning.": [
            "attack of refugees by government [reported] BY media"
        ],
        "The group urged the state to try members of the agencies involved in their abductions.": [
            "trial of members of the agencies involved in their abductions by state [requested] BY group"
        ],
        "Karl Banda told the nuns that police had taken Omar Keller and Bo Lin to a camp and beat them.": [
            "detention of Omar Keller and Bo Lin by police BY Karl Banda",
            "ill-treatment of Omar Keller and Bo Lin by police BY Karl Banda",
        ],
        "Rights groups assessed Bo Lin had died of torture.": ["killing of Bo Lin BY rights groups"],
        "Lawyers say she is ill and was beaten in detention.": [],
        "A man was shot dead by police while in the custody of an officer. He was arrested on 20 May.": [
            "killing of man by police"
        ],
        "Ana Sol was arrested by police and Bo Lin by soldiers.": ["arrest of Ana Sol by police"],
        "Ana Sol was arrested on 3 May and ordered by a prosecutor to serve ten days in detention.": [
            "arrest of Ana Sol"
        ],
        "Three men were sentenced for the killing of Ana Sol and two were acquitted.": [
            "sentencing of three men",
            "killing of Ana Sol",
            "acquittal of two",
        ],
        "The state punished workers for taking part in a strike.": ["protest by workers"],
    },
    "who spoke last goes on": {
        (
            "Omar Keller had called the three nuns, the source said.\n\n“Two of them were arrested, and one "
            "was beaten,” he said."
        ): [
            "arrest of two of them [reported] BY source",
            "ill-treatment of one [reported] BY source",
        ],
        "The rights groups said officers beat Bo Lin. They stated officers had arrested Lina Sato.": [
            "attack of Bo Lin by officers BY rights groups",
            "arrest of Lina Sato by officers BY rights groups",
        ],
    },
    "news that somebody only responds to": {
        (
            "Responding to news that a court in Tarn has extended the house arrest of Ana Sol, a nun, Maria "
            "Kul, the head of the group, said: “This is a mockery.”"
        ): ["house-arrest of Ana Sol by court in Tarn"],
    },
    "whose account, movement or heading it is": {
        "The official Twitter account of the Public Prosecution said that police arrested Ana Sol.": [
            "arrest of Ana Sol by police BY Public Prosecution"
        ],
        "Ana Sol, a member of Tovra, a movement declared illegal years ago, was arrested.": ["arrest of Ana Sol"],
        "Omar Keller: On February 21, this writer was arrested at his house.": ["arrest of this writer"],
    },
    "names with their articles, and children of one name with their parents": {
        "Police arrested Mana al-Banda. On May 3 al-Banda was held in Tarn.": [
            "arrest of Mana al-Banda by police",
            "detention of Mana al-Banda",
        ],
        "Karl Moyo Jr was arrested, and Karl Moyo Sr was killed.": [
            "arrest of Karl Moyo Jr",
            "killing of Karl Moyo Sr",
        ],
    },
    'somebody new goes on, and not who was "he" before': {
        (
            "Karl Banda was arrested in 2020. He is held in Tarn Prison. Omar Keller was arrested in 2021. "
            "He is held in Karo Prison."
        ): [
            "arrest of Karl Banda",
            "detention of Karl Banda",
            "arrest of Omar Keller",
            "detention of Omar Keller",
        ],
        (
            "Ana Sol was arrested in 2020. She is held in Tarn Prison. Police arrested Lina Sato in 2021. "
            "She is held in Karo Prison."
        ): [
            "arrest of Ana Sol",
            "detention of Ana Sol",
            "arrest of Lina Sato by police",
            "detention of Lina Sato",
        ],
        (
            "Karl Banda was arrested in 2020. He is held in Tarn Prison. "
            "Judge Omar Keller adjourned the hearing. He was beaten."
        ): [
            "arrest of Karl Banda",
            "detention of Karl Banda",
            "ill-treatment of Karl Banda",
        ],
        (
            "Karl Banda was arrested in 2020. He is held in Tarn Prison. Omar Keller visited him in May. "
            "He is ill and was beaten."
        ): [
            "arrest of Karl Banda",
            "detention of Karl Banda",
            "ill-treatment of Karl Banda",
        ],
        "Omar Keller is also the father of Karl Keller, who is missing since he was arrested in May 2019.": [
            "enforced-disappearance of Karl Keller",
            "arrest of Karl Keller",
        ],
        "Karl Banda is the son of Omar Keller, who is missing since he was arrested in May 2019.": [
            "enforced-disappearance of Omar Keller",
            "arrest of Omar Keller",
        ],
        "Omar Keller's lawyer complained about the verdict. He accused authorities of beating nine monks.": [
            "accusation of authorities by Omar Keller's lawyer"
        ],
        "Dom Peko praised a Tajik nurse who was not seen since his arrest.": [
            "enforced-disappearance of Tajik nurse",
            "arrest of Tajik nurse",
        ],
    },
    "those whom it befell, and not those beside them": {
        "Punish those responsible for the attacks against them.": [],
        "The family members and the campaigners blamed the army for their abduction.": [],
        (
            "Madad Keller and Karl Keller were detained by Ruvian forces kept in an army camp for two "
            "days and then released."
        ): ["detention of Madad Keller and Karl Keller by Ruvian forces"],
        "Police found the body of Karl Keller, son of Omar Keller, a youth allegedly abducted in May.": [
            "kidnapping of Karl Keller [alleged]"
        ],
        "The report counted 50 deaths, 3 disappearances and hundreds of displaced persons.": [],
        "Ana Sol faced a defamation campaign on Facebook.": ["harassment of Ana Sol"],
        "Six of the 40 nuns were denied bail.": ["release of six of the 40 nuns [negated]"],
        "Ana Sol and Bo Lin's lawyer Ina Roth was arrested on 3 May.": ["arrest of Ina Roth"],
        "The judge jailed Ana Sol and her brother told reporters she was beaten.": [
            "detention of Ana Sol by judge",
            "ill-treatment of Ana Sol BY Ana Sol's brother",
        ],
        "Police arrested Ana Sol and soldiers killed Bo Lin in Tarn.": [
            "arrest of Ana Sol by police",
            "killing of Bo Lin by soldiers",
        ],
        "The court heard their agent, Mr Y. Zayt. The applicant alleged that he had been beaten by police.": [
            "attack of applicant by police [alleged] BY applicant"
        ],
        "Karl Ayo served as a lawyer of Nelson Banda during his incarceration.": ["detention of Nelson Banda"],
    },
    "who says it": {
        "Karl Ayo noted that Bo Lin was a boy when police held him, and said that the king must free Ana Sol.": [
            "detention of Bo Lin by police BY Karl Ayo",
            "release of Ana Sol by king [requested] BY Karl Ayo",
        ],
        (
            "Ruvia Watch reported Ana Sol fell ill in prison when she told her family she had a broken "
            "leg after being beaten by guards."
        ): ["ill-treatment of Ana Sol by guards BY Ana Sol"],
        "The judge ordered that the nuns be freed after finding that they had been held without trial.": [
            "release of nuns [requested]",
            "detention of nuns BY judge",
            "trial of nuns [negated] BY judge",
        ],
        '"They are going to shoot my son," he said.': ["attack of my son [possible]"],
    },
    "where the parser goes astray": {
        "The monks who were held were tortured.": ["detention of monks", "torture of monks"],
        "Bo Lin was beaten to death by police.": ["killing of Bo Lin by police"],
        "Soldiers arrested Karl Banda in May, and was held for a week.": [
            "arrest of Karl Banda by soldiers",
            "detention of Karl Banda",
        ],
        "Soldiers arrested Karl Banda and were sentenced to two years.": [
            "arrest of Karl Banda by soldiers",
            "sentencing of soldiers",
        ],
        "A national court sentenced to death Karl Banda, a miner.": [],
        "Ana Sol has not been seen by a doctor since May.": [],
        "The court rejected any parole for Bo Lin.": ["release of Bo Lin by court [negated]"],
        "Karl Banda went to the police to ask where his brother Omar was held, he said.": [
            "detention of Omar [possible]"
        ],
    },
}


@pytest.fixture(scope="module")
def found(read_all):
    texts = [text for family in FAMILIES.values() for text in family]
    return read_all(texts)


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_else_is_meant(found, family):
    assert {text: found[text].says_by_whom for text in FAMILIES[family]} == FAMILIES[family]
