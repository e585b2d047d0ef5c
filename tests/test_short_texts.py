"""Constructions of short rights texts that once went wrong: roles, days, places and offences of one small text each."""

from collections.abc import Callable

import pytest

from conftest import Reading


def told(reading: Reading) -> set[str]:
    """Each claim in words, with its place, day, penalty and offence where it has them."""
    found = set()
    for claim in reading.claims:
        words = [reading.in_words(claim)]
        if claim.place:
            words.append(f"in {' and '.join(dict.fromkeys(reading.entity(p.entity).name for p in claim.place))}")
        if claim.time is not None:
            words.append(f"on {claim.time.edtf}")
        if claim.sentence is not None:
            words.append(f"to {claim.sentence.penalty or claim.sentence.iso or claim.sentence.text}")
        words.extend(f"as {reading.words(span)}" for span in claim.charges)
        found.add(", ".join(words))
    return found


ROLES = {
    "a thing coordinated with people is no people": (
        "Ana Sol is one of 30 jailed activists, unfair hearings and long waits before trial.",
        "detention of 30 jailed activists and Ana Sol",
    ),
    "a court, its verdict and its place, read without a verb": (
        "The district court in Tarn sentenced jailed poet Ivo Marr to five years in prison for large-scale fraud.",
        "sentencing of Ivo Marr by district court in Tarn, in Tarn, to P5Y, as large-scale fraud",
    ),
    "people run on with their terms": (
        "The People's Court of Tarn City gave four peaceful protesters prison terms of between two and six years.",
        "sentencing of four peaceful protesters by People's Court of Tarn City, to between two and six years",
    ),
    "a finite verb after a list of gerunds": (
        "The court began hearings against Ana Sol on charges of inciting hatred and joining riots and sentenced her.",
        "sentencing of Ana Sol by court",
    ),
    "a victim of": ("Ana Sol became a victim of torture in the barracks.", "torture of Ana Sol, in barracks"),
    "a case against, behind its charges": (
        "Prosecutors opened a criminal case on charges of extremism against Ivo Marr.",
        "charging of Ivo Marr by prosecutors, as extremism",
    ),
    "force used to disperse people": (
        "Officers used tear gas to disperse the students.",
        "attack of students by officers",
    ),
    "those who are counted": (
        "Police detained nine people on 3 May. The arrestees included Ana Sol, a nurse.",
        "arrest of arrestees and Ana Sol, on 2021-05-03",
    ),
    "those counted with a day of their own": (
        "Police detained nine people on 3 May. The detainees included Ana Sol, taken in 2019.",
        "detention of detainees and Ana Sol",
    ),
    "one of those": ("One of those arrested is Ivo Marr.", "arrest of Ivo Marr"),
    "a gerund with a subject": (
        "Evidence points to Ivo Marr having been tortured by soldiers.",
        "torture of Ivo Marr by soldiers",
    ),
    "by whom, behind what he was made to do": (
        "Ivo Marr was tortured and made to sign a confession by the National Guard.",
        "torture of Ivo Marr by National Guard",
    ),
    "the last of a list, behind a comma": (
        "Villagers were subjected to beatings, constant surveillance of the square, and harassment by soldiers.",
        "harassment of villagers by soldiers",
    ),
    "pressure from": (
        "Ana Sol withdrew from the case under pressure from officials.",
        "harassment of Ana Sol by officials",
    ),
    "counsel is what is denied": (
        "Prison officials denied Marko Ilic access to his lawyers for two weeks.",
        "denial-of-counsel of Marko Ilic by prison officials",
    ),
    "a conviction upheld and the sentence cut": (
        "An appeals court upheld the conviction of Marko Ilic but reduced the sentence to eight years.",
        "sentencing of Marko Ilic by appeals court, to P8Y",
    ),
    "taken from home by whom nobody knows": (
        "Dina Rahal was taken from her home by masked men.",
        "kidnapping of Dina Rahal by masked men, in Dina Rahal's home",
    ),
    "made to sign": (
        "Dina Rahal was forced to sign a confession after she was kept awake for four nights.",
        "ill-treatment of Dina Rahal",
    ),
    "a crowd": ("Soldiers opened fire on the crowd.", "attack of crowd by soldiers"),
    "the place and day of what force was used for": (
        "Security forces used live ammunition to disperse protesters in Tarn on June 30.",
        "attack of protesters in Tarn by security forces, in Tarn, on 2020-06-30",
    ),
    "people told of by a participle": (
        "Most of the people executed there in 2015 had been found guilty of theft.",
        "conviction of most of the people, as theft",
    ),
    "charges in brackets": (
        "Marko Ilic faces the same charges (joining and funding a banned group) again.",
        "charging of Marko Ilic, as joining and funding a banned group",
    ),
    "a sit-in": ("Lina Farah took part in a sit-in outside parliament.", "protest by Lina Farah"),
    "a licence": (
        "The ministry revoked the licence of Radio Lantern in March.",
        "censorship of Radio Lantern by ministry, on 2021-03",
    ),
    "a threat to kill": (
        "Unknown persons threatened to kill Ana Keti on 4 July 2020.",
        "threat of Ana Keti by unknown persons, on 2020-07-04",
    ),
    "offences behind a colon": (
        "Prosecutors charged Dina Rahal with three offences: spreading false news, inciting hatred and joining a riot.",
        "charging of Dina Rahal by prosecutors, as spreading false news, as inciting hatred, as joining a riot",
    ),
    "a sentence behind a colon is no offence": (
        "Prosecutors charged Dina Rahal with three offences: no date has been set.",
        "charging of Dina Rahal by prosecutors",
    ),
    "those before whose names their work stands": (
        "Among those killed were the student Jon Reva and his sister.",
        "killing of those killed and Jon Reva",
    ),
    "who is met and then held": (
        "Border guards stopped Marko Ilic at the airport on 3 March 2021. They detained him and took away his phone.",
        "detention of Marko Ilic by border guards, on 2021-03-03",
    ),
    "who is met in the year of the story": (
        "Marko Ilic was freed in 2015. Border guards stopped Marko Ilic on 3 March. They detained him.",
        "detention of Marko Ilic by border guards, on 2015-03-03",
    ),
    "did not let": (
        "Guards did not let Marko Ilic see his family.",
        "denial-of-family-contact of Marko Ilic by guards",
    ),
    "no doctor": (
        "Ana Keti has not been allowed to see a doctor since her arrest.",
        "denial-of-medical-care of Ana Keti",
    ),
    "a lawyer kept from a client": (
        "Police prevented lawyer Dina Rahal from seeing Marko Ilic.",
        "denial-of-counsel of Marko Ilic by police",
    ),
    "an adjective": ("The convicted activists were moved.", "conviction of convicted activists"),
    "no family members": (
        "Ana Sol could not meet family members for a year.",
        "denial-of-family-contact of Ana Sol",
    ),
}

DAYS = {
    "of what was forced": (
        "Ana Sol fled. Soldiers forced her to return to Tarn in April 2020.",
        "deportation of Ana Sol by soldiers, on 2020-04",
    ),
    "of a trial that lacked a lawyer": (
        "Ana Sol was charged. Her trial took place on 18 April 2020 without a defence lawyer.",
        "denial-of-counsel of Ana Sol, on 2020-04-18",
    ),
    "of what was criticised": (
        "The union criticised the arrests of Ana Sol and Ivo Marr during the year.",
        "arrest of Ana Sol and Ivo Marr, on 2021",
    ),
    "of an offence": (
        "Ivo Marr was accused of taking part in a burglary in July 2012.",
        "accusation of Ivo Marr, as taking part in a burglary",
    ),
    "of what came after": (
        "Ivo Marr was held. The court denied him bail three times before granting it in May 2020.",
        "release of Ivo Marr by court [negated]",
    ),
    "of another happening": (
        "Police hounded the editor Ana Sol after the coup attempt of last July.",
        "harassment of Ana Sol by police",
    ),
    "of all that one verb tells": (
        "The family has lived with surveillance and threats since May 2019.",
        "surveillance of family, on 2019-05",
    ),
    "since which somebody is held, not of the verdict": (
        "Ana Sol has been held in Tarn since 2019 serving a six-year sentence.",
        "sentencing of Ana Sol, to P6Y",
    ),
}


@pytest.mark.parametrize("name", [*ROLES, *DAYS])
def test_a_short_text_is_read_with_its_roles_and_days(name: str, read: Callable[..., Reading]) -> None:
    text, expected = {**ROLES, **DAYS}[name]
    assert expected in told(read(text))


def test_one_time_of_a_state_and_of_another_act_is_one_time(read: Callable[..., Reading]) -> None:
    reading = read("Ana Sol has been jailed in Tarn and harassed since 2019.")
    times = {(c.time.start, c.time.edtf) for c in reading.claims if c.time is not None}
    assert len(times) == 1


def test_a_lynching_in_the_media_kills_nobody(read: Callable[..., Reading]) -> None:
    assert "killing" not in {c.type for c in read("Ivo Marr says that he was the victim of a media lynching.").claims}


NO_ACTS = {
    "an earthquake that the parser hangs on its month": (
        "Victims of a strong earthquake last month that killed nine people in Tarn were buried.",
        "killing",
    ),
    "a list of names": ("Ana Sol had disappeared from the electoral roll.", "disappearance"),
    "a lorry": ("Two students were killed after a truck smashed their cart.", "killing"),
    "a baby in somebody's arms": ("A woman holding her baby was standing there.", "detention"),
    "a bridge, and the second verb": ("The bridge collapsed, killing six people and injuring nine.", "attack"),
    "what is withdrawn": ("The unlawful police raid and the withdrawal of services hurt the union.", "raid"),
    "a test": ("A trial of new services was launched.", "trial"),
    "this day": ("Ana Sol is asked about it, something that she faces to this day.", "sentencing"),
    "a photograph": ("In the photograph Ana Sol was captured beside a tree.", "arrest"),
    "who is known on social media": (
        "Ivo Marr, known as Tiger on social media, who is accused of fraud, was remanded in custody.",
        "accusation of social media",
    ),
    "who completed a sentence, across another clause": (
        "Some experts voiced concern when lawyer Ana Sol was charged again, after completing a five-year sentence.",
        "sentencing of some experts",
    ),
    "who hunts after those he holds": (
        "Police detained nine men since launching a crackdown on students.",
        "harassment of students by nine men",
    ),
}


@pytest.mark.parametrize("name", NO_ACTS)
def test_what_nobody_did_or_other_people_did_is_not_told(name: str, read: Callable[..., Reading]) -> None:
    text, unwanted = NO_ACTS[name]
    assert not {claim for claim in told(read(text)) if claim.startswith(unwanted)}


def test_a_lorry_of_the_police_is_no_accident(read: Callable[..., Reading]) -> None:
    text = "Two students were killed after a police truck hit them."
    assert "killing of two students" in told(read(text))
