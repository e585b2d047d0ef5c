"""Facts on where people belong: nation, people, belief, home, body, family; as firm as said, and by whom."""

import pytest


def facts(read, text):
    story = read(text).story
    names = {e.key: e.name for e in story.entities}
    return {
        (names[f.entity], f.predicate, names[f.value] if f.is_entity else f.value, f.status.value) for f in story.facts
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan journalist Ana Ruiz was arrested.", {("nationality", "Kenyan"), ("occupation", "journalist")}),
        ("Ana Ruiz, a Chinese citizen, was arrested.", {("nationality", "Chinese")}),
        ("Tibetan monk Lobsang Kalsang was arrested.", {("ethnicity", "Tibetan"), ("occupation", "monk")}),
        ("Peter Otieno, a man of Kurdish origin, was beaten.", {("ethnicity", "Kurdish")}),
        ("Ana Ruiz, a Falun Gong practitioner, was arrested.", {("religion", "Falun Gong")}),
        ("The Catholic priest Bo Ek was arrested.", {("religion", "Catholic"), ("occupation", "priest")}),
        ("Ana Ruiz, a resident of Lagos, was arrested.", {("residence", "Lagos")}),
        ("The Nairobi-based lawyer Peter Otieno was beaten.", {("residence", "Nairobi"), ("occupation", "lawyer")}),
        ("Ana Ruiz, a writer, lives in Lagos.", {("residence", "Lagos"), ("occupation", "writer")}),
        ("Bo Ek was detained with his wife, Ana Ruiz.", {("relative", "Ana Ruiz")}),
        ("Ana Ruiz, the sister of Bo Ek, was arrested.", {("relative", "Ana Ruiz")}),
        ("Ana Ruiz is a member of the Workers Party.", {("member", "Workers Party")}),
        ("Catholic University lecturer Mary Njeri was arrested.", {("occupation", "lecturer")}),
        ("The former human rights lawyer Bo Ek was freed.", {("occupation", "human rights lawyer")}),
    ],
)
def test_what_stands_beside_a_name_is_told_of_the_person(read, text, expected):
    found = facts(read, text)
    assert {(predicate, value) for _, predicate, value, _ in found} == expected
    assert {status for *_, status in found} == {"asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "Carl Lund is not a Christian.",
        "Carl Lund denied being a member of the Workers Party.",
        "Is Carl Lund a member of the Workers Party?",
        "Carl Lund met a Kenyan minister in Lagos.",
        "Carl Lund used to live in Lagos.",
        "Carl Lund could be a Muslim.",
    ],
)
def test_what_is_not_said_of_a_person_is_no_fact(read, text):
    found = {predicate for _, predicate, _, _ in facts(read, text)}
    assert found & {"religion", "member", "nationality", "residence", "ethnicity"} == set()


def test_an_alleged_membership_is_not_asserted(read):
    found = facts(read, "Police detained the alleged Falun Gong practitioner Ana Ruiz.")
    assert found == {("Ana Ruiz", "religion", "Falun Gong", "alleged")}


def test_what_a_speaker_says_of_a_person_is_the_speakers(read):
    story = read('"Bo Ek is a Muslim," said Ana Ruiz.').story
    names = {e.key: e.name for e in story.entities}
    (fact,) = (f for f in story.facts if f.predicate == "religion")
    assert (names[fact.entity], names[fact.said_by]) == ("Bo Ek", "Ana Ruiz")


def test_every_fact_has_its_words(read):
    reading = read("The Kenyan journalist Ana Ruiz, 34, a resident of Lagos, was arrested with her son, Bo Ruiz.")
    assert {f.predicate for f in reading.story.facts} == {"nationality", "occupation", "age", "residence", "relative"}
    text = reading.document.text
    for fact in reading.story.facts:
        assert fact.excerpt.start <= fact.words.start < fact.words.end <= fact.excerpt.end
        if not fact.is_entity:
            assert text[fact.words.start : fact.words.end] == fact.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police detained alleged Falun Gong practitioner Grace Banda.", {("religion", "Falun Gong", "alleged")}),
        ("Police detained suspected Falun Gong practitioner Ana Ruiz.", {("religion", "Falun Gong", "alleged")}),
        ("Ana Ruiz, allegedly a Falun Gong practitioner, was held.", {("religion", "Falun Gong", "alleged")}),
        ("Ana Ruiz, an alleged member of the Workers Party, was held.", {("member", "Workers Party", "alleged")}),
        ("Police detained the alleged gang leader Ana Ruiz.", {("occupation", "gang leader", "alleged")}),
        ("Police detained the alleged rebel Ana Ruiz, a nurse.", {("occupation", "nurse", "asserted")}),
    ],
)
def test_a_fact_is_as_firm_as_the_whole_phrase_that_tells_it(read, text, expected):
    assert {(predicate, value, status) for _, predicate, value, status in facts(read, text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police detained the worker Ana Ruiz and the defender Bo Ek.",
        "Police detained worker Ana Ruiz and defender Bo Ek.",
        "In the protest the worker Ana Ruiz and the defender Bo Ek were beaten.",
        "The worker Ana Ruiz, and Bo Ek, a defender, were held.",
    ],
)
def test_nobody_has_the_occupation_of_who_is_named_beside(read, text):
    found = {(who, value) for who, predicate, value, _ in facts(read, text) if predicate == "occupation"}
    assert found <= {("Ana Ruiz", "worker"), ("Bo Ek", "defender")}


def test_what_a_lawyer_told_does_not_make_the_victim_a_lawyer(read):
    assert facts(read, "Police beat Ana Ruiz, the lawyer of the family told Radio Lumo.") == set()


@pytest.mark.parametrize("which", ["a second", "another", "a fellow", "the only"])
def test_which_of_several_somebody_is_belongs_to_no_occupation(read, which):
    facts = read(f"Police arrested {which} journalist, Amina Kato.").story.facts
    assert [fact.value for fact in facts if fact.predicate == "occupation"] == ["journalist"]
