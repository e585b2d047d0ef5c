"""Organisations without the role after their name, peoples, institutions of one word, and names of votes."""

import pytest

from rightsgraph.records import Kind


def named(read, text, kind=None):
    return [m.text for m in read(text).parse.mentions if kind is None or m.kind is kind]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Umbala Prison Service Director Mary Phiri denied the reports.", "Umbala Prison Service"),
        ("The Lantern Workers' Union Chairman Peter Otieno was arrested.", "Lantern Workers' Union"),
        ("An RLFU spokesperson said that nobody was hurt. RLFU Leader Amina Diallo fled.", "RLFU"),
    ],
)
def test_the_role_after_a_body_is_no_part_of_its_name(read, text, body):
    assert body in named(read, text, Kind.ORGANISATION)


def test_a_minister_of_a_field_is_no_body(read):
    found = named(read, "Yesterday Interior Minister Joseph Mwale visited the prison.")
    assert "Joseph Mwale" in found
    assert not [name for name in found if "Interior" in name]


def test_an_office_that_is_named_after_a_role_keeps_it(read):
    found = named(read, "He complained to the Office of the High Commissioner on Monday.", Kind.ORGANISATION)
    assert not [name for name in found if name.endswith("High")]


def test_a_people_is_no_body(read):
    text = "Costa Ricans voted on Sunday. Many Costa Ricans stayed at home, and Nigerians abroad could not vote."
    assert not [name for name in named(read, text) if name in ("Costa Ricans", "Nigerians")]


def test_a_ministry_of_a_place_word_is_a_body(read):
    found = named(read, "The report was sent to the Ministry of Municipality in Accra.", Kind.ORGANISATION)
    assert found == ["Ministry of Municipality"]


@pytest.mark.parametrize(
    "text",
    [
        "He won the 1998 Peru general election by a few votes.",
        "She stood in the 1998 and 2003 Kenya parliamentary elections.",
        "The 2011 Sudan independence referendum was peaceful.",
    ],
)
def test_a_place_inside_the_name_of_a_vote_is_no_place(read, text):
    assert not {"Peru", "Sudan"} & set(named(read, text, Kind.PLACE))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In the 1998 election in Peru he won.", "Peru"),
        ("In 1998 Peru held a general election.", "Peru"),
        ("Since 1998 Peru has freed many prisoners.", "Peru"),
        ("Peru's general election of 1998 was peaceful.", "Peru"),
    ],
)
def test_a_place_beside_a_vote_stays_a_place(read, text, place):
    assert place in named(read, text, Kind.PLACE)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The editor of the newspaper Al Fanar was arrested in Amman.", "Al Fanar"),
        ("He writes for the daily Umbala Khabar.", "Umbala Khabar"),
    ],
)
def test_a_noun_for_a_body_right_before_a_name_makes_it_a_bodys(read, text, body):
    assert body in named(read, text, Kind.ORGANISATION)


def test_a_person_who_is_told_something_by_a_newspaper_stays_a_person(read):
    found = named(
        read, "Police told the newspaper that Reza Karimi was dead. The newspaper's editor Ana Sol wept.", Kind.PERSON
    )
    assert found == ["Reza Karimi", "Ana Sol"]


def test_the_small_noun_after_a_place_is_no_part_of_its_name(read):
    assert not [
        n for n in named(read, "Troops burned houses in Umbala district and Mopti region.") if n.islower() or " " in n
    ]


@pytest.mark.parametrize(
    "text", ["The King visited every part of the Kingdom.", "Many Māori voted, and so did the Hausa."]
)
def test_a_common_word_for_a_place_and_a_people_without_a_state_are_no_names(read, text):
    assert not {"Kingdom", "Māori", "Hausa"} & set(named(read, text))


def test_one_doubtful_whole_name_does_not_make_a_place_a_person(read):
    text = "Protests shook Kerala. People in Kerala say that Kerala is tired. The police of Kerala met Kerala Janaki."
    kinds = {m.kind for m in read(text).parse.mentions if m.text == "Kerala"}
    assert kinds == {Kind.PLACE}


def test_a_word_in_capitals_among_others_is_no_person(read):
    text = "Officers of the PSB took her away. She said that PSB told her mother nothing."
    assert "PSB" not in named(read, text, Kind.PERSON)


def test_a_whole_name_is_a_persons_whose_first_part_is_one_elsewhere():
    from collections import Counter

    from rightsgraph.tagging.consistency import _has_a_persons_part

    def votes(**kinds):
        return {name: Counter({kind: count}) for name, (kind, count) in kinds.items()}

    assert _has_a_persons_part("nie shulan", votes(nie=(Kind.PERSON, 3)))
    assert not _has_a_persons_part("nie shulan", votes(nie=(Kind.PERSON, 1)))
    assert not _has_a_persons_part("nie foundation", votes(nie=(Kind.PERSON, 3)))
    assert not _has_a_persons_part("lima norte", votes(lima=(Kind.PLACE, 3)))


def test_the_subject_of_a_report_is_no_body(read):
    found = named(read, "See our report Peru: State Control of the Press, and the list of Internet Cafes in Lima.")
    assert not [name for name in found if "Control" in name or "Cafes" in name]


def test_a_body_that_works_on_such_a_subject_stays_one(read):
    found = named(
        read, "The Working Group on Arbitrary Detention wrote to the Press Control Commission.", Kind.ORGANISATION
    )
    assert found == ["Working Group on Arbitrary Detention", "Press Control Commission"]
