"""The names of people who are held: other names in brackets, names that look like other words, and who is meant."""

import pytest

ONE_PERSON = [
    ("Police detained writer Yang Tong (pen name Yang Tian) in May 2006. Police beat Yang.", "Yang Tong"),
    ("Police detained Han Yue (also reported as Han Xue) in May 2006. Police beat Han.", "Han Yue"),
    ("Police detained Yang Maod, a.k.a. Guo Fei, in May 2006. Police beat Guo. Guo fell ill.", "Guo Fei"),
    ("Police detained monk Sengdra (or Anya Sengdra) in May 2006. Police beat Sengdra. Sengdra fell ill.", "Sengdra"),
]


@pytest.mark.parametrize(("text", "name"), ONE_PERSON)
def test_another_name_in_brackets_is_of_the_same_person_who_keeps_the_name_the_text_uses(read, text, name):
    told = read(text)
    assert {told.names(c.affected) for c in told.claims if c.type in ("detention", "ill-treatment")} == {name}


def test_a_short_name_first_is_no_name_where_the_whole_one_starts_with_it(read):
    told = read("Gong, also known as Gong Bang, was detained in May 2006. Police beat Gong.")
    assert told.names(told.claim("detention").affected) == "Gong Bang"


WHOLE_NAMES = [
    ("Officials detained Jiao Mei and An Wenqi on 3 March 2006.", "Jiao Mei and An Wenqi"),
    ("Officials criminally detained Yuan Xinting at the Tarn Detention Center on suspicion of theft.", "Yuan Xinting"),
]


@pytest.mark.parametrize(("text", "names"), WHOLE_NAMES)
def test_a_part_of_a_name_that_looks_like_another_word_is_kept(read, text, names):
    told = read(text)
    assert told.names(told.claim("detention").affected) == names


def test_she_whom_a_participle_goes_on_telling_of_is_who_was_taken_in(read):
    told = read(
        "Police detained Han Yue in May and beat her. They released her in June. On 4 July officers detained Lu Kejun, "
        "holding her for three days."
    )
    holding = next(c for c in told.claims if told.document.text[c.trigger.start : c.trigger.end] == "holding")
    assert told.names(holding.affected) == "Lu Kejun"


PLACED = [
    "On 18 August 2010 authorities placed Lu Kejun under “soft detention” at her home.",
    "Officials placed petitioner Lu Kejun under 7 days of administrative detention on 18 August 2010.",
]


@pytest.mark.parametrize("text", PLACED)
def test_who_is_placed_under_detention_is_detained_on_that_day(read, text):
    told = read(text)
    claim = told.claim("detention")
    assert told.names(claim.affected) == "Lu Kejun"
    assert claim.time.edtf == "2010-08-18"


STILL_CALLED = [
    (
        "A court jailed Han Yue. Han was beaten. Han fell ill. His uncle is Han Wenshi. Nobody came. Police freed Han.",
        "Han Yue",
    ),
    ("A court jailed Han Yue. Han was beaten. Han Wenshi was jailed too. Nobody came. Officials freed Han.", "Han"),
    ("A court jailed Han Yue. His uncle, Han Wenshi, protested. Nobody came. Officials released Han in May.", "Han"),
    (
        "A court jailed Han Yue. Han was beaten. Han fell ill. His uncle, Han Wenshi, was held. Officials freed Han.",
        "Han",
    ),
]


@pytest.mark.parametrize(("text", "name"), STILL_CALLED)
def test_whoever_was_called_by_the_family_name_first_is_so_still_where_nobody_else_of_it_is_near(read, text, name):
    told = read(text)
    assert told.names(told.claim("release").affected) == name


def test_where_somebody_is_called_by_the_first_word_of_a_name_others_are_too(read):
    told = read(
        "The court tried Han Yue, Lu Kejun and Du Jing. Han denied the charges. The court sentenced Han to 8 years, "
        "Lu to 7 years, and Du to 6 years in prison."
    )
    terms = {told.names(c.affected): c.sentence.iso for c in told.claims if c.type == "sentencing"}
    assert terms == {"Han Yue": "P8Y", "Lu Kejun": "P7Y", "Du Jing": "P6Y"}


NICKNAMED = [
    ("Edgar “Tivo” Mwanza was arrested. Tivo was freed in May.", ["Edgar “Tivo” Mwanza"]),
    ('Police arrested Edgar "Tivo" Mwanza. In May they freed Mwanza.', ['Edgar "Tivo" Mwanza']),
    ("Henry “The Lion” Kabwe was arrested. The Lion was freed in May.", ["Henry “The Lion” Kabwe"]),
    ("Henry “Lion” Kabwe and Grace Kabwe were arrested.", ["Henry “Lion” Kabwe", "Grace Kabwe"]),
    ("Peter Otieno was arrested. “Freedom” Banda shouted.", ["Peter Otieno"]),
    ("Peter “Rain” Otieno was arrested. Rain fell in May.", ["Peter “Rain” Otieno"]),
]


@pytest.mark.parametrize(("text", "names"), NICKNAMED, ids=[text for text, _ in NICKNAMED])
def test_a_nickname_within_a_name_is_of_the_same_person(read, text, names):
    told = read(text)
    affected = {p.entity for claim in told.claims for p in claim.affected}
    assert sorted(told.linked.entities[key].name for key in affected) == sorted(names)
    assert len(told.claims[0].affected) == len(names)
