"""What is accused of, arranged, feared, a rule or told in passing is as firm as its words, and no firmer."""

import pytest

FAMILIES = {
    "told by somebody inside a relative clause": {
        "The man who villagers said had shot Ana Sol was arrested in Tarn.": [
            "attack of Ana Sol by man BY villagers",
            "arrest of man",
        ],
        "Omar Keller, who police suspect killed Lina Sato, was freed in May.": [
            "killing of Lina Sato by Omar Keller [alleged] BY police",
            "release of Omar Keller",
        ],
        "The soldier whom prosecutors believed had raped Ana Sol was tried in Tarn.": [
            "sexual-violence of Ana Sol by soldier [alleged] BY prosecutors",
            "trial of soldier",
        ],
        "The officer that the family believes tortured Ana Sol still works in Tarn.": [
            "torture of Ana Sol by officer [alleged] BY family"
        ],
        "A commander who rights groups say ordered the killing of ten nuns was deported.": [
            "order-to-harm of ten nuns by commander BY rights groups",
            "killing of ten nuns [requested] BY rights groups",
            "deportation of commander",
        ],
        "Ana Sol, who her lawyer says was beaten by guards, was freed.": [
            "ill-treatment of Ana Sol by guards BY Ana Sol's lawyer",
            "release of Ana Sol",
        ],
        "The groups named Karl Banda, whom they reported soldiers had tortured.": [
            "torture of Karl Banda by soldiers [reported] BY groups named Karl Banda"
        ],
        "Omar Keller, who, the army says, killed six soldiers, was executed.": [
            "killing of six soldiers by Omar Keller BY army",
            "execution of Omar Keller",
        ],
    },
    "those who accuse": {
        "The charge sheet states that Omar Keller shot Lina Sato.": ["attack of Lina Sato by Omar Keller [alleged]"],
        "The indictment says that Omar Keller tortured Lina Sato.": ["torture of Lina Sato by Omar Keller [alleged]"],
        "A petition alleging responsibility of the state for the killing of Bo Lin was filed.": [
            "killing of Bo Lin [alleged]"
        ],
        "Omar Keller was fined for writing that police tortured Ana Sol.": [
            "torture of Ana Sol by police [alleged] BY Omar Keller"
        ],
    },
    "findings taken back, lies and denials": {
        "The court set aside the finding that Omar Keller tortured Lina Sato.": [
            "torture of Lina Sato by Omar Keller [denied] BY court"
        ],
        "The spokesman lied when he said that rebels beat Ana Sol.": ["attack of Ana Sol by rebels [negated]"],
        "Lawyers for Ana Sol dispute that she was ever arrested.": [
            "arrest of Ana Sol [denied] BY lawyers for Ana Sol"
        ],
        "The police still deny having used force against the nuns.": ["attack of nuns by police [denied] BY police"],
        "The report claimed Bo Lin had not been tortured.": ["torture of Bo Lin [denied]"],
    },
    "what is only arranged, asked for or to come": {
        "Talks on the release of Ana Sol resumed in Tarn.": ["release of Ana Sol [possible]"],
        "The deal provides for the release of 50 prisoners.": ["release of 50 prisoners [possible]"],
        "The army must take all steps to free Ana Sol.": ["release of Ana Sol by army [requested]"],
        "The Committee to Defend Miners calls on the king to immediately release Omar Keller.": [
            "release of Omar Keller by king [requested] BY Committee to Defend Miners"
        ],
        "They must free the nuns, and drop any charges brought against them, the group said.": [
            "release of nuns [requested] BY group",
            "charging of nuns [possible] BY group",
        ],
        "Bo Lin vowed to stay on hunger strike until Ana Sol is released.": [
            "protest by Bo Lin",
            "release of Ana Sol [possible]",
        ],
        "The trial of Ana Sol opens on 12 July.": ["trial of Ana Sol [possible]"],
        "Lina Sato, said the group ahead of her first hearing on 12 July, is innocent.": [
            "trial of Lina Sato [possible]"
        ],
        "The union demanded that Ana Sol be released and those involved arrested.": [
            "release of Ana Sol [requested] BY union",
            "arrest of those involved [requested] BY union",
        ],
    },
    "what is only feared, reported or told in passing": {
        "Two nuns were freed, raising concerns they were tortured.": [
            "release of two nuns",
            "torture of two nuns [alleged]",
        ],
        "Authorities claimed rebels opened fire on the officers, wounding four nurses.": [
            "attack of officers by rebels [alleged] BY authorities",
            "attack of four nurses by rebels [alleged] BY authorities",
        ],
        "Rights groups reported instances of monks tortured in prisons.": [
            "torture of monks tortured in prisons [reported] BY rights groups"
        ],
        "Bo Lin was shot dead, reportedly by soldiers.": ["killing of Bo Lin by soldiers [reported]"],
        "Six guards were tried over the reported death by torture of Bo Lin.": [
            "trial of six guards",
            "killing of Bo Lin [reported]",
        ],
        "The judge asked about his alleged May 9 beating of one monk.": ["ill-treatment of one monk [alleged]"],
        "Her detention exposes Ana Sol to torture.": ["torture of Ana Sol [possible]"],
    },
    "rules, conditions and what would be": {
        "Under the code, officers must bring a suspect arrested for theft before a judge.": [
            "arrest of suspect arrested for theft before a judge [possible]"
        ],
        "The group asked the king to free the two nuns if they had not been charged.": [
            "release of two nuns by king [requested] BY group",
            "charging of two nuns [possible]",
        ],
        "Torturing suspects will not end corruption.": ["torture by torturing suspects [possible]"],
        "The court found that the state violated Ana Sol's right not to be tortured.": [
            "torture of Ana Sol [possible] BY court"
        ],
    },
    "not that act": {
        "Guardsmen charged at the nuns.": [],
        "The women were expelled from the courtroom.": [],
        "The report tells of the hanging of monks from iron bars.": [],
        "Soldiers saw killing as an alternative to arrest.": [],
    },
    "faced, demanded, defined or charged": {
        "Ana Sol reportedly endured beatings in Tarn prison.": ["ill-treatment of Ana Sol [reported]"],
        "Ana Sol has asked to be released under house arrest.": [
            "release of Ana Sol [requested] BY Ana Sol",
            "house-arrest of Ana Sol [requested] BY Ana Sol",
        ],
        "Detention of a child without charge is a crime.": ["detention of child [possible]"],
        "Detention of the child without charge is a crime.": ["detention of child"],
        "The court tried four officers charged with torture that led to the death of Bo Lin.": [
            "trial of four officers charged with torture that led to the death of Bo Lin by court",
            "charging of four officers charged with torture that led to the death of Bo Lin",
            "killing of Bo Lin [alleged]",
        ],
        "We demand that these nuns are released at once.": ["release of these nuns [requested]"],
        "Bo Lin, who is facing potential charges of sedition, was freed.": [
            "charging of Bo Lin [possible]",
            "release of Bo Lin",
        ],
    },
}


@pytest.fixture(scope="module")
def found(read_all):
    texts = [text for family in FAMILIES.values() for text in family]
    return read_all(texts)


@pytest.mark.parametrize("family", FAMILIES)
def test_it_is_as_firm_as_its_words(found, family):
    assert {text: found[text].says_by_whom for text in FAMILIES[family]} == FAMILIES[family]
