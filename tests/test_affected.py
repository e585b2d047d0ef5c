"""Whom an act was done to: people in lists, under several names, beside roles and titles; whole readings of texts."""

from collections.abc import Callable

import pytest

from conftest import Reading

AFFECTED = {
    "a list in brackets": (
        "Police detained 3 monks at a tea house on 3 May 2019 (Lobsang Wangchen, abbot; Khetsun Dorje; Sherab Tashi).",
        "detention",
        {"Lobsang Wangchen", "Khetsun Dorje", "Sherab Tashi"},
    ),
    "a list after dashes": (
        "Police held 3 women—Song Yuzhi, Shi Fengxiang (also known as Shi Feng), and Zhou Yan—at a centre.",
        "detention",
        {"Song Yuzhi", "Shi Fengxiang", "Zhou Yan"},
    ),
    "a list after a colon": (
        'Prosecutors indicted the following 3 persons for "using a cult": Guo Zhao, Yin Hong, and Wang Xiao.',
        "charging",
        {"Guo Zhao", "Yin Hong", "Wang Xiao"},
    ),
    "a list in a sentence of its own": (
        "Police detained three monks. The monks were: Lobsang Tenzin (age 40), Tsewang Namgyal (42) and Thinlay Dorje.",
        "detention",
        {"three monks", "Lobsang Tenzin", "Tsewang Namgyal", "Thinlay Dorje"},
    ),
    "their names": (
        "Police detained three women in Lomé. The women's names are: Ana Sol, Bea Lin, and Cora Dan.",
        "detention",
        {"three women", "Ana Sol", "Bea Lin", "Cora Dan"},
    ),
    "they were": (
        "Police detained three nuns. They were Ana Sol, Bea Lin and Cora Dan.",
        "detention",
        {"three nuns", "Ana Sol", "Bea Lin", "Cora Dan"},
    ),
    "they were not": (
        "Police detained three nuns. They were not Ana Sol, Bea Lin and Cora Dan.",
        "detention",
        {"three nuns"},
    ),
    "another form of a name": (
        "Police detained monk Lobsang Dorje (or “Losang Dorjee”; age 23) on 3 May 2019.",
        "detention",
        {"Lobsang Dorje"},
    ),
    "another form of a short name": (
        'On 3 May 2019 police arrested the monk Buga (or "Bumga") in the market.',
        "arrest",
        {"Buga"},
    ),
    "an age between two": (
        "Police detained Wen Yuequn, 52 years old, and Wen Qinying in the market.",
        "detention",
        {"Wen Yuequn", "Wen Qinying"},
    ),
    "two roles of one person": (
        "Police detained school teacher and writer Ana Sol on 3 May 2019.",
        "detention",
        {"Ana Sol"},
    ),
    "two roles before a name": (
        "On 18 May, officials detained the convent's head and founder, Ana Sol, a teacher.",
        "detention",
        {"Ana Sol"},
    ),
    "an honorific": (
        "On 18 May, officials detained the abbey's abbot, Phurbu Tsering Rinpoche, considered a teacher.",
        "detention",
        {"Phurbu Tsering"},
    ),
    "the named relative of somebody": (
        "The brother of Ahmed Ali, James, was arrested in May 2019.",
        "arrest",
        {"James"},
    ),
    "the relative of who is spoken of": (
        "Ana Sol, whose wife was arrested in May 2019, left the country.",
        "arrest",
        {"Ana Sol's wife"},
    ),
    "a faith before a name": ("Officials detained Protestant Ana Lin on 3 May 2019.", "detention", {"Ana Lin"}),
    "a role, then others": (
        "Police held the principal, Ana Sol, and two teachers, Bea Lin and Cora Dan. Authorities released them in May.",
        "release",
        {"Ana Sol", "Bea Lin", "Cora Dan"},
    ),
    "them after the police": (
        "Officials in Lomé detained all three men on 11 December. They were tried on 22 May 2006.",
        "trial",
        {"all three men"},
    ),
    "the nine included": (
        "Police detained nine villagers. The nine villagers included Ana Sol and Bea Lin.",
        "detention",
        {"nine villagers", "Ana Sol", "Bea Lin"},
    ),
    "a lawyer of somebody": (
        "The lawyer of Omar Diallo, Issa Bah, was arrested in May 2019.",
        "arrest",
        {"Issa Bah"},
    ),
    "the soldiers or their victims": (
        "Soldiers fired at protesters. They were wounded.",
        "attack",
        {"protesters"},
    ),
    "the same people by their noun": (
        "Two journalists, Ana Sol and Bea Lin, were arrested. The journalists were released in June 2019.",
        "release",
        {"Ana Sol", "Bea Lin"},
    ),
    "the law that it was done under": (
        "The court sentenced Ana Sol on 12 November 2009 to two years in prison for fraud, a crime under Article 103.",
        "sentencing",
        {"Ana Sol"},
    ),
    "whom a prize was for": (
        "Police detained Ana Sol, Bea Lin, and Cora Dan, on the eve of a prize ceremony for writer Omar Bah.",
        "detention",
        {"Ana Sol", "Bea Lin", "Cora Dan"},
    ),
    "one of a count": (
        "Police detained seven villagers including a female, Ana Sol, on 3 May 2019.",
        "detention",
        {"seven villagers", "Ana Sol"},
    ),
}


POINTING_BACK = [
    ("Ana Sol met Bea Lin in Lomé. Police arrested her in May 2019.", "arrest", set()),
    ("Omar Diallo and his brother Issa Diallo were farmers. He was arrested in May 2019.", "arrest", set()),
    ("Omar Diallo spoke with Issa Bah. The student was arrested in May 2019.", "arrest", {"student"}),
    ("Omar Diallo, a student, spoke with Issa Bah, a teacher. The teacher was arrested.", "arrest", {"Issa Bah"}),
    ("Omar Diallo is a writer. His wife was arrested in May 2019.", "arrest", {"Omar Diallo's wife"}),
    ("Omar Diallo is a writer. His wife Fatou Bah was arrested in May 2019.", "arrest", {"Fatou Bah"}),
    ("Omar Diallo's wife, Fatou Bah, was arrested. He was beaten.", "ill-treatment", {"Omar Diallo"}),
    ("Sam Keita said they had been beaten in prison.", "ill-treatment", set()),
    ("Police met ten villagers in Lomé. They were arrested in May 2019.", "arrest", {"ten villagers"}),
    ("Ten farmers wrote to the officials of Kara. Their detentions were noted.", "detention", {"ten farmers"}),
    ("Omar Diallo told his lawyer Issa Bah that he had been tortured.", "torture", {"Omar Diallo"}),
    ("Issa Bah told Omar Diallo that he would be released.", "release", set()),
    ("Ana Sol was arrested with Bea Lin. She was released in June 2019.", "release", set()),
    ("Mr Omar Diallo and Ms Ana Sol were arrested. She was released in June 2019.", "release", {"Ana Sol"}),
    ("The son of Ana Sol was detained in May 2019.", "detention", {"son of Ana Sol"}),
    (
        "Police arrested Omar Diallo and his two brothers. The brothers were freed.",
        "release",
        {"Omar Diallo's two brothers"},
    ),
    ("Police arrested three students. Two of them were released.", "release", {"two of them"}),
    ("The blogger Ana Sol and the blogger Bea Lin met. The blogger was released in June.", "release", {"blogger"}),
    ("The man whom Ana Sol accused was arrested in May 2019.", "arrest", {"man"}),
    ("Ana Sol, the mother of Omar Diallo, was arrested in May 2019.", "arrest", {"Ana Sol"}),
    ("Omar Diallo, whose mother Ana Sol is a judge, was arrested.", "arrest", {"Omar Diallo"}),
    ("Supporters of Omar Diallo were arrested. They were beaten.", "ill-treatment", {"supporters of Omar Diallo"}),
    ("Police arrested Omar Diallo. Officers beat him. They released him in June.", "release", {"Omar Diallo"}),
    ("The detainee was beaten. Omar Diallo was not there.", "ill-treatment", {"detainee"}),
    ("The prisoners were beaten. Omar Diallo and Issa Bah visited them.", "ill-treatment", {"prisoners"}),
    ("Omar Diallo was arrested, and his house was searched. The family was expelled.", "deportation", {"family"}),
    ("Ana Sol was arrested instead of Bea Lin.", "arrest", {"Ana Sol"}),
    ("Ana Sol, not Bea Lin, was arrested in May 2019.", "arrest", {"Ana Sol"}),
    ("Police arrested everyone except Ana Sol in May 2019.", "arrest", set()),
    ("Police arrested Ana Sol's neighbour Bea Lin in May 2019.", "arrest", {"Bea Lin"}),
    ("Police arrested Ana Sol (Bea Lin's neighbour) in May 2019.", "arrest", {"Ana Sol"}),
]


@pytest.mark.parametrize(("text", "act", "people"), POINTING_BACK, ids=[text for text, _, _ in POINTING_BACK])
def test_who_is_pointed_back_to_is_affected_and_nobody_where_that_is_unsure(
    read: Callable[..., Reading], text: str, act: str, people: set[str]
) -> None:
    assert affected(read(text), act) == people


@pytest.mark.parametrize(("text", "act", "people"), AFFECTED.values(), ids=AFFECTED)
def test_an_act_is_done_to_those_whom_the_words_name(
    read: Callable[..., Reading], text: str, act: str, people: set[str]
) -> None:
    assert affected(read(text), act) == people


def test_neither_a_court_nor_the_number_of_a_law_is_sentenced(read: Callable[..., Reading]) -> None:
    found = read("The Kara court sentenced Ana Sol (CL, Art. 103(2)). The court that sentenced her is not known.")
    assert affected(found, "sentencing") == {"Ana Sol"}


def test_people_spoken_to_before_a_colon_are_no_list(read: Callable[..., Reading]) -> None:
    found = read("Police arrested two monks: Ana Sol and Bo Lin must leave, they said.")
    assert affected(found, "arrest") == {"two monks"}


def test_the_second_of_two_sentences_has_its_own_crime(read: Callable[..., Reading]) -> None:
    found = read("The court jailed Ana Sol for fraud and Bo Lin for theft.")
    assert "Bo Lin" not in affected(found, "detention")


def test_a_company_that_is_convicted_is_no_person(read: Callable[..., Reading]) -> None:
    found = read("A court convicted Volkswagen of fraud in 2019.")
    assert {e.kind.value for e in found.story.entities if e.name == "Volkswagen"} <= {"organisation"}


def test_an_office_by_its_letters_is_no_person_nor_is_its_town(read: Callable[..., Reading]) -> None:
    found = read("Police in Guangzhou municipality arrested Ana Sol. The next day, Guangzhou PSB told her wife of it.")
    assert {e.name for e in found.story.entities if e.kind.value == "person"} == {"Ana Sol"}


def affected(found: Reading, act: str) -> set[str]:
    """Return the names of those whom the acts of one type are said to have been done to."""
    names = {e.key: e.name for e in found.story.entities}
    return {names[p.entity] for c in found.claims if c.type == act for p in c.affected}
