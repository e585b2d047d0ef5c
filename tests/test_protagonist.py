"""The one person whom a text tells of, called by a new noun: "Ana Sol is free. The campaigner was held for a year"."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Sol is home. After ten days in custody the Ruvian women's rights campaigner was freed.", "release"),
        ("Soldiers came for Bo Lin. The co-founder of the newspaper Lumen has never been charged.", "charging"),
        (
            "Experts called on Kenya to free Bo Lin. The president of the Tarn Writers' Union was detained on 3 May.",
            "detention",
        ),
        ("Bo Lin was arrested on Monday. The 34-year-old teacher faces trial.", "trial"),
        ("Bo Lin was arrested on Monday. The writer remains in prison.", "detention"),
        ("Novelist Bo Lin lives in Tarn, his lawyer Ana Sol said. The writer says that police beat him.", "attack"),
        ("Bo Lin was arrested on Monday. The arrest of the journalist caused anger.", "arrest"),
        ("Judge Ana Sol sentenced Bo Lin on Monday. The 40-year-old blogger was jailed in Tarn.", "detention"),
    ],
)
def test_a_new_noun_means_the_one_person_told_of(read, text, kind):
    found = read(text)
    person = "Ana Sol" if text.startswith("Ana") else "Bo Lin"
    assert [found.names(claim.affected) for claim in found.claims if claim.type == kind][-1] == person
    nouns = {e.name for e in found.story.entities if e.kind.value == "group"}
    assert nouns <= {"police", "experts", "soldiers"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bo Lin was freed. An army spokesman declined to comment. He had been tortured in 2020.", "torture"),
        ("Bo Lin was freed, a police spokesman said. The ministry did not hand back his passport.", "travel-ban"),
        (
            "Novelist Bo Lin has fled, his lawyer Jan Moyo said. He had called General Dan a thief. Gunmen beat him.",
            "attack",
        ),
        ("Bo Lin, for whose capture Jan Moyo offered money, has not been arrested.", "arrest"),
        ("Bo Lin was arrested. His wife, Ana Sol, heard that the detainee was beaten.", "ill-treatment"),
    ],
)
def test_who_speaks_is_called_names_or_pays_is_not_whom_it_is_done_to(read, text, kind):
    found = read(text)
    assert [found.names(claim.affected) for claim in found.claims if claim.type == kind] == ["Bo Lin"]


@pytest.mark.parametrize(
    "text",
    [
        "Journalist Bo Lin was arrested on Monday. The pastor was beaten by police.",
        "Bo Lin was arrested on Monday. The driver was beaten by police.",
        "Bo Lin and Ana Sol were arrested on Monday. The journalist was beaten by police.",
        "Bo Lin was arrested on Monday. The journalist arrested with him was beaten by police.",
        "Bo Lin was arrested on Monday. The other journalist was beaten by police.",
        "Bo Lin was arrested on Monday. The student who sat beside him was beaten by police.",
        "Bo Lin said that soldiers came. The farmer was beaten by police.",
        "Minister Bo Lin spoke in Tarn on Monday. The activist was beaten by police.",
        "Police arrested a woman and freed Bo Lin. The teacher was beaten by police.",
        "Bo Lin shot a woman on Monday. The student was beaten by police.",
        "Bo Lin, a police officer, was convicted of murder. The student was killed in May.",
        "Bo Lin was arrested on Monday. The leader of the students was beaten by police.",
        "Bo Lin was arrested on Monday. The activist's brother was beaten by police.",
        "Bo Lin was arrested on Monday. The co-defendant was beaten by police.",
        "Bo Lin was arrested on Monday. The poet, whose books he sold, was beaten by police.",
        "Bo Lin was arrested on Monday, and so was a priest. The pastor was beaten by police.",
        "Bo Lin interviewed prisoners on Monday. The inmate was beaten by police.",
        "Bo Lin was raped on Monday. The defendant was beaten by police.",
        "Bo Lin was murdered on Monday. The prisoner was beaten by police.",
    ],
)
def test_a_new_noun_that_may_be_another_is_nobody_named(read, text):
    found = read(text)
    (told,) = (c for c in found.claims if found.words(c.trigger).startswith(("beaten", "killed")))
    assert not {"Bo Lin", "Ana Sol"} & set(found.names(told.affected).split(", "))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Bo Lin's daughter Ana said that her father had been beaten.", "Bo Lin"),
        ("Bo Lin's mother, Ana Sol, said her son had been beaten.", "Bo Lin"),
        ("Bo Lin was held. His wife, Ana Sol, said that her husband had been beaten.", "Bo Lin"),
        ("Ana Sol is the mother of Bo Lin. Her son was beaten.", "Bo Lin"),
        ("Ana Sol's brother Bo was killed. His sister was beaten.", "Ana Sol"),
        ("Bo Lin and his wife Ana Sol were held. Her brother was beaten.", "Ana Sol's brother"),
        ("Ana Sol has two sons, Bo and Jan. Her son was beaten.", "Ana Sol's son"),
        ("Bo Lin's father was beaten.", "Bo Lin's father"),
    ],
)
def test_whose_daughter_somebody_is_is_her_father(read, text, person):
    found = read(text)
    assert found.names(found.claims[-1].affected) == person


def test_he_may_be_the_captain_of_the_clause_before(read):
    told = read("Guards beat Bo Lin. In April a police captain testified; he was himself jailed for a year.")
    assert [c.type for c in told.claims if told.names(c.affected) == "Bo Lin"] in (["attack"], ["ill-treatment"])


def test_who_is_denied_something_is_not_whose_father_he_is(read):
    found = read("Jan Moyo's daughter Ana said that her father was denied medicine.")
    assert [(c.type, found.names(c.affected)) for c in found.claims] == [("denial-of-medical-care", "Jan Moyo")]
