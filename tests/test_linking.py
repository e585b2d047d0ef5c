"""Which words mean the same person, body, place or group, and where no link is made."""

import pytest

from rightsgraph.iris import Minter
from rightsgraph.mapping.nodes import Nodes
from rightsgraph.records import Kind

PRONOUNS = [
    ("Grace Banda is a nurse in Lusaka. She was arrested.", "arrest", ["Grace Banda"]),
    ("Grace Banda is a nurse in Lusaka. Police arrested her.", "arrest", ["Grace Banda"]),
    ("Peter Otieno is a farmer. He was arrested in March 2021.", "arrest", ["Peter Otieno"]),
    ("Peter Otieno was detained in Nairobi. Guards beat him in his cell.", "ill-treatment", ["Peter Otieno"]),
    ("Peter Otieno and Joseph Mwale are farmers. They were arrested.", "arrest", ["Peter Otieno", "Joseph Mwale"]),
    ("Sister Mary Phiri met Mr Peter Otieno. Police arrested him.", "arrest", ["Peter Otieno"]),
    ("Sister Mary Phiri met Mr Peter Otieno. Police arrested her.", "arrest", ["Mary Phiri"]),
]


@pytest.mark.parametrize(("text", "kind", "people"), PRONOUNS, ids=[text for text, _, _ in PRONOUNS])
def test_a_pronoun_means_the_person_where_that_is_sure(read, text, kind, people):
    found = read(text)
    assert [found.entity(p.entity).name for p in found.claim(kind).affected] == people


UNSURE = [
    "Grace Banda and Mary Phiri study in Lusaka. She was arrested on 4 May 2021.",
    "Grace Banda met Mary Phiri. Police arrested her.",
]


@pytest.mark.parametrize("text", UNSURE)
def test_where_two_people_could_be_meant_a_pronoun_means_nobody(read, text):
    found = read(text)
    affected = {p.entity for claim in found.claims for p in claim.affected}
    assert not {"person:grace banda", "person:mary phiri"} & affected


def test_a_pronoun_means_the_one_person_told_of_in_its_sentence_where_others_are_long_gone(read):
    told = read(
        "Police detained Juan Paz. They beat Juan Paz and his brother. Many left. The shops closed early. "
        "In May the court held Grace Banda's trial and sentenced her to two years in prison."
    )
    assert told.names(told.claim("sentencing").affected) == "Grace Banda"


def test_a_pronoun_is_a_mention_of_its_person_with_its_own_form(read):
    found = read("Grace Banda is a nurse in Lusaka. She was arrested.")
    forms = [(m.text, m.form.value) for m in found.named("Grace Banda").mentions]
    assert ("Grace Banda", "name") in forms
    assert ("She", "pronoun") in forms


def test_a_pronoun_cannot_mean_the_other_argument_of_its_verb(read):
    found = read("Peter Otieno is a guard. James Mwale kidnapped him.")
    claim = found.claim("kidnapping")
    assert [found.entity(p.entity).name for p in claim.actor] == ["James Mwale"]
    assert [found.entity(p.entity).name for p in claim.affected] == ["Peter Otieno"]


def test_a_surname_means_the_one_person_who_bears_it(read):
    found = read("Peter Otieno is a farmer. Otieno was arrested in March 2021.")
    assert found.says == ["arrest of Peter Otieno"]
    assert found.forms("Peter Otieno")[-1] == "Otieno"


def test_a_title_before_a_surname_changes_nothing(read):
    found = read("Mr Peter Otieno was arrested. Mr Otieno was beaten by police.")
    assert found.says == ["arrest of Peter Otieno", "ill-treatment of Peter Otieno by police"]


def test_a_surname_that_two_people_bear_is_nobody_of_the_two(read):
    found = read("Peter Otieno and James Otieno are brothers. Otieno was arrested in March 2021.")
    assert found.says == ["arrest of Otieno"]
    assert sorted(e.name for e in found.story.entities if e.kind.value == "person") == [
        "James Otieno",
        "Otieno",
        "Peter Otieno",
    ]


TWINS = [
    (
        "The cleric Selim Karam, 61, was held. Another man named Selim Karam, a student, vanished. He was abducted.",
        "Another man",
    ),
    (
        "The student Selim Karam was abducted. Another man named Selim Karam, a cleric, was arrested. He was beaten.",
        "Another man",
    ),
    ("Selim Karam was arrested on 1 May. Police abducted a second man called Selim Karam. They beat him.", "Police"),
    ("Selim Karam was arrested. Another teacher, Selim Karam, was killed. He was shot by soldiers.", "Another teacher"),
    ("Selim Karam was arrested. An unrelated baker named Selim Karam was killed. He was shot.", "An unrelated"),
    ("Selim Karam was arrested on 1 May. A different Selim Karam, a baker, was killed on 2 May.", "different"),
    ("Selim Karam was arrested on 1 May. The other Selim Karam was killed on 2 May.", "other"),
]


@pytest.mark.parametrize(("text", "words"), TWINS, ids=[text for text, _ in TWINS])
def test_another_person_of_the_same_name_is_a_person_of_its_own(read, text, words):
    found = read(text)
    second = text.index(words)
    first, other = (e for e in found.story.entities if e.name == "Selim Karam")
    assert first.key == "person:selim karam"
    assert other.key == f"person:selim karam#{text.index('Selim Karam', second)}"
    assert all(m.end <= second for m in first.mentions)
    for claim in found.claims:
        told = {first.key} if claim.trigger.start < second else {other.key}
        assert {p.entity for p in claim.affected} == told
    assert len(found.claims) >= 2
    assert all(fact.entity == (first.key if fact.words.start < second else other.key) for fact in found.story.facts)


def test_two_people_of_one_name_have_iris_of_their_own(read):
    found = read("Selim Karam was arrested. A different Selim Karam was killed.")
    nodes = Nodes(found.story, Minter("https://data.example.org/"), "run")
    iris = [nodes.entity(e.key) for e in found.story.entities if e.name == "Selim Karam"]
    assert len(set(iris)) == 2
    assert iris[0] == Minter("https://data.example.org/").entity(found.document.id, Kind.PERSON, "Selim Karam")


def test_a_group_and_whose_lawyer_it_has_are_two(read):
    names = {e.name for e in read("Police arrested the villagers' lawyer. The villagers were beaten.").story.entities}
    assert {"villagers' lawyer", "villagers"} <= names


UNRELATED = [
    ("Selim Karam was arrested. A judge, Selim Karam (no relation), resigned.", 2),
    ("Selim Karam (not related to the minister of the same name) was held. Minister Selim Karam left.", 2),
    ("Selim Karam, not to be confused with the baker Selim Karam, was arrested.", 2),
    ("Selim Karam, no relation to the general Selim Karam, was arrested. Karam was beaten.", 2),
    ("Police arrested Selim Karam, 24, on Monday. Selim Karam, 61, was killed on Tuesday.", 2),
    ("Two men named Selim Karam were arrested. Selim Karam, a baker, was released.", 2),
    ("Both men are called Selim Karam. Selim Karam, a nurse, was killed. Selim Karam, a baker, was held.", 3),
    ("Two men named Selim Karam and Juma Oloo were arrested. Selim Karam was released.", 1),
    ("Police arrested Selim Karam, 24, in 2019. Selim Karam, 25, was released in 2020.", 1),
    ("Selim Karam, related to no minister, was arrested. Selim Karam was released.", 1),
    ("Selim Karam was arrested in May. His cousin, also called Selim Karam, was released in June.", 2),
    ("Selim Karam was held in 1975. His grandson Selim Karam was held in 2019.", 2),
    ("Selim Karam and his father, Selim Karam, were beaten by guards.", 2),
    ("Selim Karam's son, Selim Karam, was arrested.", 2),
    ("Selim Karam's wife said that her husband, Selim Karam, was arrested.", 1),
    ("Selim Karam was held. His wife said that her husband Selim Karam was beaten.", 1),
    ("Police arrested Selim Karam, 25, in Orle and Selim Karam, 26, in Tarn.", 2),
    ("The court jailed Ana Sol, 7 years; Selim Karam, 4 years. On appeal, Selim Karam, 3 years; Ana Sol, 6 years.", 1),
    ("Police arrested Selim Karam (or Selim Karam Aziz). Selim Karam was released.", 1),
    ("Colonel Selim Karam led the raid. Selim Karam, an eight-year-old boy, was killed.", 2),
    ("Selim Karam, a student, was killed. Captain Selim Karam was charged.", 2),
    ("Colonel Selim Karam led the raid. Selim Karam, a career soldier, was charged.", 1),
    ("Minister Selim Karam said that the baker Selim Karam would be freed.", 2),
    ("Selim Karam told the court that Selim Karam had been beaten.", 2),
]


@pytest.mark.parametrize(("text", "people"), UNRELATED, ids=[text for text, _ in UNRELATED])
def test_people_of_one_name_whom_the_text_tells_apart_are_so_many(read, text, people):
    assert len([e for e in read(text).story.entities if e.name == "Selim Karam"]) == people


OF_ONE_FAMILY = [
    ("Imam Selim Karam was held. Selim, his son, was beaten by guards.", "Selim Karam's son"),
    ("The nurse Selim Karam was held with her brother Karam. Karam was beaten by guards.", "Karam"),
    ("The sisters Eva and Ana Karam were held. Karam was beaten by guards.", "Karam"),
    ("Pastor Selim Karam and his bishop, Selim Karam Okoro, were held. Okoro was beaten by guards.", None),
    ("Ana Karam met her husband, Selim Karam. Karam was beaten by guards.", "Karam"),
]


@pytest.mark.parametrize(("text", "name"), OF_ONE_FAMILY, ids=[text for text, _ in OF_ONE_FAMILY])
def test_who_shares_a_name_with_a_relative_is_not_the_relative(read, text, name):
    found = read(text)
    (beaten,) = found.claim("ill-treatment").affected
    assert found.entity(beaten.entity).name == (name or "Selim Karam Okoro")
    held = [c for c in found.claims if c.type == "detention"]
    assert not any(p.entity == beaten.entity and name for c in held for p in c.affected)


COUPLES = [
    ("Mr Karam and Mrs Karam were held. Mrs Karam was freed. Mr Karam was beaten by guards.", [0, 0]),
    ("Selim Karam was held. Mr Karam was beaten by guards. Mrs Karam was freed.", [0, 0]),
    ("Mr. and Mrs. Karam were held. Mr. Karam was beaten by guards. Mrs. Karam was freed.", [1, 2]),
    ("Mr Karam was held with Mrs Karam. Karam was beaten by guards. Mrs Karam was freed.", [2, 1]),
]


@pytest.mark.parametrize(("text", "expected"), COUPLES, ids=[text for text, _ in COUPLES])
def test_titles_of_two_sexes_tell_two_people_of_one_name_apart(read, text, expected):
    found = read(text)
    (beaten,), (freed,), held = (found.claim(kind).affected for kind in ("ill-treatment", "release", "detention"))
    assert beaten.entity != freed.entity
    if expected[0]:
        assert beaten.entity not in {p.entity for p in held}


ANOTHERS = [
    ("Jan Kolb's colleague Ola Perz said that he had been beaten.", None),
    ("Ola Perz condemned the arrest of Jan Kolb. Perz said he was beaten.", None),
    ("Ola Perz, a lawyer, condemned the arrest of Jan Kolb. Perz said he was beaten.", None),
    ("Lena Orso's lawyer, Ola Perz, said she was mistreated.", None),
    ("The doctor saw Jan Kolb in his cell. Ola Perz visited Jan Kolb. Perz said he was beaten.", "Jan Kolb"),
    ("Ola Perz, who had seen a boy in the cell, said that guards had beaten him.", None),
    ("Jan Kolb was arrested. He said he was beaten.", "Jan Kolb"),
    ("Ola Perz and Jan Kolb were arrested. Perz said he was beaten.", "Ola Perz"),
    ("Jan Kolb's wife, Ana Kolb, said she was beaten.", "Ana Kolb"),
    ("Ola Perz, a lawyer for Jan Kolb, was arrested. Perz said he was beaten.", "Ola Perz"),
]


@pytest.mark.parametrize(("text", "name"), ANOTHERS, ids=[text for text, _ in ANOTHERS])
def test_who_speaks_of_somebody_else_suffers_nothing_by_it(read, text, name):
    found = read(text)
    beaten = [found.names(c.affected) for c in found.claims if c.type in ("ill-treatment", "attack") and c.affected]
    assert beaten == ([name] if name else [])


@pytest.mark.parametrize("name", ["Selim Karam", "Karam"])
def test_a_name_that_two_people_bear_is_neither_of_them_afterwards(read, name):
    text = f"Selim Karam was arrested on 1 May. Another man named Selim Karam was killed. {name} was tortured."
    (person,) = read(text).claim("torture").affected
    assert person.entity == f"person:{name.lower()}#{text.rindex(name)}"


ONE = [
    "Selim Karam was arrested on 1 May. Another journalist was arrested on 2 May. Karam was beaten.",
    "Selim Karam and Ana Sol were arrested. Ana Sol was released. Another journalist, Selim Karam, was beaten.",
    "Selim Karam was arrested on 1 May. Another Selim Karam supporter was released. Selim Karam was beaten.",
    "Another journalist, Selim Karam, was arrested. Karam was beaten.",
    "Another man named Selim Karam was arrested. Selim Karam was beaten.",
]


@pytest.mark.parametrize("text", ONE)
def test_another_one_than_somebody_else_is_no_namesake(read, text):
    found = read(text)
    assert [e.key for e in found.story.entities if "Karam" in e.name and e.kind is Kind.PERSON] == [
        "person:selim karam"
    ]
    assert [p.entity for p in found.claim("ill-treatment").affected] == ["person:selim karam"]


def test_a_relative_who_is_called_something_says_nothing(read):
    found = read(
        "Karim Odeh, a teacher, was held in Sallum on 3 May. His cousin, also called Karim Odeh, was released."
    )
    assert found.speaker(found.claim("release")) == "Lantern Rights Watch"


def test_two_people_with_one_given_name_stay_two(read):
    found = read("Maria Lopez was arrested. Maria Santos was released.")
    assert found.says == ["arrest of Maria Lopez", "release of Maria Santos"]


def test_an_acronym_in_brackets_means_the_long_name(read):
    found = read("The Union of Free Teachers (UFT) met in Lagos. The UFT said police had arrested Grace Banda.")
    assert found.speaker(found.claim("arrest")) == "Union of Free Teachers"
    assert found.named("Union of Free Teachers").aliases == ("UFT",)
    assert found.forms("Union of Free Teachers") == ["Union of Free Teachers", "UFT", "UFT"]


def test_the_organisation_means_the_body_named_before(read):
    found = read("Open Door Foundation works in Nairobi. The organisation said that police had beaten Grace Banda.")
    assert found.speaker(found.claim("attack")) == "Open Door Foundation"


def test_the_activist_means_the_one_told_of_before_and_not_a_person_of_whom_nothing_such_was_said(read):
    text = "Minister Paul Banda spoke. Police arrested a young activist. The activist was tortured."
    assert read(text).says == ["arrest of young activist by police", "torture of young activist"]


OF_THE_OTHERS = [
    ("Soldiers beat nine nurses after picking them up from a funeral.", "arrest of nine nurses by soldiers"),
    ("Police arrested nine nurses as they marched to the court.", "protest by nine nurses"),
    ("Officers came for Ana Sol and Bo Lin and searched their flats.", "raid of Ana Sol and Bo Lin by officers"),
    ("Police medical staff tested nine women after their arrests.", "arrest of nine women"),
]


@pytest.mark.parametrize(("text", "says"), OF_THE_OTHERS)
def test_they_are_those_to_whom_it_is_done_and_not_the_officials(read, text, says):
    assert says in read(text).says


def test_no_court_is_she_and_no_owner_is_his_driver(read):
    told = read("A court threw out the case against Ana Sol, but she was arrested.").says
    assert "arrest of Ana Sol" in told
    told = read("The court acquitted Otieno's driver in May and ordered that he be freed.").says
    assert not any(one.startswith("release") for one in told)


def test_who_is_named_after_a_noun_of_no_known_meaning_is_meant(read):
    text = "Masked men stabbed the party's treasurer, Eric Banda, to death in Huye."
    assert read(text).says == ["killing of Eric Banda by masked men"]


CALLED = [
    ("A rapper of the group, Ana Sol, was tried.", "trial of Ana Sol"),
    ("The killing of a Canadian citizen, Ana Sol, was condemned.", "killing of Ana Sol"),
    ("The lawyer of the activist, Ana Sol, was tried.", None),
]


@pytest.mark.parametrize(("text", "says"), CALLED)
def test_a_name_behind_the_phrase_of_a_noun_is_said_of_it(read, text, says):
    found = read(text).says
    assert found == [says] if says else len(found) < 2


def test_the_journalist_means_the_one_person_so_described(read):
    found = read("Grace Banda, a journalist, lives in Lusaka. The journalist was arrested on 4 May 2021.")
    assert found.says == ["arrest of Grace Banda"]
    assert "The journalist" in found.forms("Grace Banda")


def test_the_same_group_named_again_is_one_group(read):
    found = read("Three farmers were arrested in Cali. The farmers were beaten by police.")
    assert found.says == ["arrest of three farmers", "ill-treatment of three farmers by police"]


def test_a_count_followed_by_as_many_names_is_those_people(read):
    found = read("Four farmers, Ana Ruiz, Luis Soto, Eva Mora and Juan Gil, were killed by gunmen near Cali.")
    (claim,) = found.claims
    assert found.names(claim.affected) == "Ana Ruiz and Luis Soto and Eva Mora and Juan Gil"


def test_people_named_after_including_are_members_of_the_group(read):
    found = read("Several members of the Union of Free Teachers, including Grace Banda and Mary Phiri, were detained.")
    (group,) = (e for e in found.story.entities if e.members)
    assert group.members == ("person:grace banda", "person:mary phiri")
    assert {"person:grace banda", "person:mary phiri"} < {p.entity for p in found.claim("detention").affected}


SIZES = [
    ("Police in Lusaka detained at least 30 protesters.", "30", "at-least"),
    ("More than 200 protesters were arrested in Lagos.", "200", "more-than"),
    ("Up to 30 refugees were deported to Rwanda.", "30", "at-most"),
    ("The detention of two monks by the army caused anger.", "2", "exactly"),
    ("Dozens of students were beaten by police.", None, "several"),
    ("Two hundred nuns were arrested in Lagos.", "200", "exactly"),
    ("A group of 12 students was arrested in Lagos.", "12", "exactly"),
]


@pytest.mark.parametrize(
    "words",
    [
        "Nearly half of the 86 nuns",
        "A third of the 60 nuns",
        "Two thirds of the nuns",
        "About 40 percent of the 200 nuns",
        "More than half of those detained in May",
    ],
)
def test_who_are_a_part_of_a_group_are_not_all_of_it_and_have_no_number(read, words):
    found = read(f"{words} were tortured by guards in 2020.")
    claim = found.claim("torture")
    assert found.words(claim.affected[0]) in words
    assert words.split()[-3] in found.words(claim.affected[0])
    assert [s for s in found.story.statistics if s.counts_type == "torture"] == []


@pytest.mark.parametrize(("text", "value", "modifier"), SIZES, ids=[text for text, _, _ in SIZES])
def test_a_group_is_as_large_as_its_words_say(read, text, value, modifier):
    found = read(text)
    (quantity,) = (e.quantity for e in found.story.entities if e.quantity is not None)
    assert (quantity.value, quantity.modifier) == (value, modifier)
    assert found.words(quantity) == quantity.text


def test_a_relative_is_named_after_whose_he_is(read):
    found = read("Gunmen kidnapped Tomas Herrera. His driver was beaten by soldiers.")
    assert "attack of Tomas Herrera's driver by soldiers" in found.says


def test_a_state_named_in_two_ways_is_one_body_and_no_place(read):
    found = read("The Iranian authorities arrested Grace Banda. The Iranian government detained Mary Phiri.")
    actors = {p.entity for claim in found.claims for p in claim.actor}
    assert actors == {"organisation:state:IR"}
    assert found.entity("organisation:state:IR").agent_type == "state-authority"


def test_a_place_knows_its_country_its_identifier_and_its_coordinates(read):
    found = read("Police arrested Eva Mora in Cali, a city of Colombia.")
    cali, colombia = found.named("Cali"), found.named("Colombia")
    assert cali.part_of == (colombia.key,)
    assert any(iri.startswith("https://sws.geonames.org/") for iri in cali.authority)
    assert any(iri.startswith("https://sws.geonames.org/") for iri in colombia.authority)
    assert (round(float(cali.latitude)), round(float(cali.longitude))) == (3, -77)


def test_a_place_without_its_country_in_the_text_is_part_of_nothing(read):
    assert read("Police arrested Amina Diallo in Conakry.").named("Conakry").part_of == ()


def test_people_are_of_their_document_whatever_was_read_before(read):
    first = read("Peter Otieno is a farmer. Otieno was arrested.")
    read("Ana Otieno was arrested. Otieno was beaten.")
    assert read("Peter Otieno is a farmer. Otieno was arrested.").story == first.story


def test_every_key_is_unique_and_every_reference_has_its_entity(read):
    found = read(
        "Several members of the Union of Free Teachers (UFT), including Grace Banda, were detained in Lusaka, Zambia. "
        "She said guards beat them. The authorities denied it."
    )
    keys = [e.key for e in found.story.entities]
    assert len(keys) == len(set(keys))
    used = {p.entity for c in found.claims for p in (*c.affected, *c.actor, *c.place)} | {
        c.said_by for c in found.claims
    }
    used |= {m for e in found.story.entities for m in e.members}
    used |= {wider for e in found.story.entities for wider in e.part_of}
    assert used <= set(keys)


MEMBERS = [
    ("Neema Kito was one of the nuns detained.", "detention"),
    ("Among those detained was Neema Kito.", "detention"),
    ("Those detained included Neema Kito.", "detention"),
    ("Among the students arrested were Neema Kito and Peter Otieno.", "arrest"),
]


@pytest.mark.parametrize(("text", "kind"), MEMBERS, ids=[text for text, _ in MEMBERS])
def test_who_is_one_of_those_detained_is_detained(read, text, kind):
    found = read(text)
    assert "Neema Kito" in [found.entity(p.entity).name for p in found.claim(kind).affected]


NO_MEMBERS = [
    "Neema Kito was not one of the nuns detained.",
    "Neema Kito may have been one of the students arrested.",
    "The sister of one of those detained was Neema Kito.",
    "Was Neema Kito one of the nuns detained?",
    "If Neema Kito was one of the nuns detained, nobody said so.",
]


@pytest.mark.parametrize("text", NO_MEMBERS)
def test_who_is_not_surely_one_of_those_detained_is_not(read, text):
    found = read(text)
    assert "person:neema kito" not in {p.entity for claim in found.claims for p in claim.affected}


def test_a_name_in_brackets_after_a_full_name_is_its_other_form_and_not_its_name(read):
    found = read("Police arrested Amina Sow (also known as Mina Zeb Sow) in Lusaka.")
    assert found.says == ["arrest of Amina Sow by police"]
    assert found.named("Amina Sow").aliases == ("Mina Zeb Sow",)


def test_a_pronoun_before_the_one_person_of_its_sentence_means_that_person(read):
    found = read("Before she was arrested, Neema Kito was harassed by police.")
    assert [found.entity(p.entity).name for p in found.claim("arrest").affected] == ["Neema Kito"]


AHEAD_UNSURE = [
    "When she was arrested, Neema Kito was harassed by Grace Banda.",
    "Before she was arrested, her lawyer met Neema Kito.",
    "Before he was arrested, Mrs Neema Kito was harassed by police.",
]


@pytest.mark.parametrize("text", AHEAD_UNSURE)
def test_a_pronoun_before_names_means_nobody_where_that_is_unsure(read, text):
    found = read(text)
    arrested = {p.entity for c in found.claims if c.type == "arrest" for p in c.affected}
    assert "person:neema kito" not in arrested


def test_others_counted_beside_a_named_person_are_people_too(read):
    found = read("Police arrested Neema Kito, Juma Otieno's wife, and three others.")
    assert "three others" in [found.entity(p.entity).name for p in found.claim("arrest").affected]


def test_others_counted_beside_a_thing_are_no_people(read):
    found = read("Police closed the Daily Lamp and three others.")
    assert "three others" not in [found.entity(p.entity).name for c in found.claims for p in c.affected]


@pytest.mark.parametrize(
    "text",
    [
        "Police detained the teacher Marta Ilonen and the lawyer Petri Saarela.",
        "The teacher Marta Ilonen and the lawyer Petri Saarela were detained.",
    ],
)
def test_each_of_two_with_an_occupation_and_a_name_is_told_of(read, text):
    story = read(text).story
    names = {e.key: e.name for e in story.entities}
    (claim,) = (c for event in story.events for c in event.claims)
    assert {names[p.entity] for p in claim.affected} == {"Marta Ilonen", "Petri Saarela"}


HOMONYMS = [
    ("Police arrested Eva Mora in Aba county, Sichuan province.", "Aba", None),
    ("Chinese officials arrested Eva Mora in Aba (Ngaba) county, Aba prefecture, Sichuan.", "Aba", None),
    ("Chinese officials arrested Eva Mora in Aba.", "Aba", None),
    ("Police in Nigeria and China wrote of Aba county, Sichuan province.", "Aba", None),
    ("Police arrested Eva Mora in Aba, Nigeria.", "Aba", "2353151"),
    ("Nigerian police arrested Eva Mora in Aba.", "Aba", "2353151"),
    ("Police of Libya and Lebanon arrested Eva Mora in Tripoli.", "Tripoli", None),
    ("Police of Libya and Lebanon arrested Eva Mora in Tripoli, Lebanon.", "Tripoli", "266826"),
    ("Police of India and Pakistan arrested Eva Mora in Lahore, Punjab.", "Punjab", None),
    ("American police arrested Eva Mora in Washington.", "Washington", None),
    ("Chinese officials met Eva Mora in London.", "London", "2643743"),
    ("Chinese officials met Eva Mora in Lima village.", "Lima", None),
]


@pytest.mark.parametrize(("text", "name", "authority"), HOMONYMS)
def test_of_places_of_one_name_only_one_that_the_text_agrees_with_is_meant(read, text, name, authority):
    place = read(text).named(name)
    assert [iri.split("/")[3] for iri in place.authority if "geonames" in iri] == ([authority] if authority else [])
    assert (place.latitude is None) is (authority is None)


MEMBERS = [
    "Police detained four nuns in Tarn county, Khatlon province: Ana Sol (age 30), Bo Lin, Eva Mora, and Ines Ruiz.",
    "Police detained ten Tarn Union members for writing leaflets: Ana Sol (32), Bo Lin, Eva Mora and Ines Ruiz.",
    "Police detained 6 farmers in Lima. The 6 were Bo Lin (age 54), Ana Sol (53), Ines Ruiz (72), and Eva Mora (58).",
    "Police held 8 petitioners. The petitioners had lost land and included Ana Sol, Bo Lin, Ines Ruiz and Eva Mora.",
    "Police detained at least 10 monks. The Tarn Group named monks Bo Lin, Ana Sol, Ines Ruiz, and Eva Mora.",
    "Police detained many workers. Bo Lin, Ana Sol, Ines Ruiz, and Eva Mora are among those detained.",
]


@pytest.mark.parametrize("text", MEMBERS)
def test_those_whom_a_text_lists_as_the_people_of_a_group_are_its_people(read, text):
    told = read(text)
    affected = {told.entity(p.entity).name for c in told.claims if c.type == "detention" for p in c.affected}
    assert {"Ana Sol", "Bo Lin", "Eva Mora", "Ines Ruiz"} <= affected


def test_a_colon_that_other_people_stand_before_lists_nobody_of_the_group(read):
    told = read("Police detained three nuns and released two farmers: Ana Sol and Bo Lin.")
    detained = told.claim("detention")
    assert not {"Ana Sol", "Bo Lin"} & set(told.names(detained.affected).split(" and "))


def test_two_of_one_list_are_two_though_one_has_a_word_of_the_others_name(read):
    told = read("The monks held were Khetsun, a former abbot; Sherab; Tashi; and Palden Sherab. Police beat Sherab.")
    assert told.named("Sherab").key != told.named("Palden Sherab").key


def test_they_who_were_sentenced_are_the_two_of_the_ten_who_were_tried(read):
    told = read("Police detained ten nuns on 3 May 2010. The court tried two of the nuns and sentenced them to jail.")
    assert told.names(told.claim("sentencing").affected) == "two of the nuns"


LISTENERS = [
    '"They beat me every night," Ana Sol told reporters. "Then they let me go."',
    "Ana Sol told reporters that they beat her.",
    "Her lawyer told the judges they had tortured Ana Sol.",
    "Ana Sol told the officers they had beaten Bo Lin.",
]


@pytest.mark.parametrize("text", LISTENERS)
def test_who_only_listens_is_not_who_did_it(read, text):
    assert all(not c.actor for c in read(text).claims)


def test_who_is_told_may_be_whom_it_is_done_to(read):
    claim = read("Police told the students they would be arrested.").claim("arrest")
    assert read("Police told the students they would be arrested.").names(claim.affected) == "students"


def test_who_tells_of_somebody_by_the_full_name_is_another_of_the_family_name(read):
    told = read("Ana Sol was freed on Monday. President Sol said that Ana Sol had been pardoned. Sol was glad.")
    speakers = {told.entity(c.said_by).name for c in told.claims if c.speaker is not None}
    assert speakers == {"Sol"}
    told = read("Ana Sol was freed on Monday. Sol said that she had been beaten.")
    assert told.entity(told.claim("ill-treatment").said_by).name == "Ana Sol"


def test_father_and_son_of_one_name_are_two(read):
    told = read("Bo Lin was arrested. Lin said guards beat Bo Lin Jr.")
    assert told.names(told.claim("arrest").affected) == "Bo Lin"
    assert told.names(told.claim("ill-treatment").affected) == "Bo Lin Jr."


def test_a_name_that_is_first_of_one_and_last_of_another_is_neither(read):
    told = read("Ali Hassan and Hassan Ali were arrested. Hassan was beaten.")
    assert told.names(told.claim("ill-treatment").affected) == "Hassan"
