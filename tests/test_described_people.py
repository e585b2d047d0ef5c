"""People told of by a description beside their name, and what a sentence says behind them."""

import pytest

READ = [
    # a description that the parser tears from the name
    ("Ruvian boy aged 14, Karl Sol, was arrested and reportedly tortured to confess.", [
        "arrest of Karl Sol", "torture of Karl Sol [reported]",
    ]),
    ("Officers in Tarn city detained democracy and human rights advocates Bo Lin, Ana Sol, and Karl Banda.", [
        "detention of Bo Lin and Ana Sol and Karl Banda by officers in Tarn city",
    ]),
    ("General Bo Lin was arrested for the 2006 enforced disappearance of Ana Sol.", [
        "arrest of Bo Lin", "enforced-disappearance of Ana Sol",
    ]),
    ("The men were among 94 nuns, some of whom belong to the Karo Union, who faced trial.", ["trial of 94 nuns"]),
    # somebody said to be somebody
    ("Another man, identified as Karl Sol, was shot dead.", ["killing of Karl Sol"]),
    ("Two men, later identified as Karl Sol and Bo Lin, were killed.", ["killing of Karl Sol and Bo Lin"]),
    ("A teacher named Karl Sol was arrested.", ["arrest of Karl Sol"]),
    ("A man wrongly identified as Bo Lin was killed.", ["killing of man"]),
    ("A boy named after Karl Sol was killed.", ["killing of boy named after Karl Sol"]),
    ("The wife of a man identified as Bo Lin was arrested.", ["arrest of wife of a man identified as Bo Lin"]),
    ("A man not identified as Bo Lin was killed.", ["killing of man"]),
    # courts and their verdicts
    ("The court convicted five of the men of murder.", ["conviction of five of the men by court"]),
    ('Ana Sol was found guilty of "incitement" by a military court.', ["conviction of Ana Sol by military court"]),
    ("Bo Lin was convicted of the killing of a farmer by soldiers.", ["conviction of Bo Lin"]),
    ("Ana Sol was accused of the murder of Bo Lin by prosecutors.", ["accusation of Ana Sol"]),
    ("A court sentenced in absentia self-exiled activist Ana Sol to five years in prison.", [
        "sentencing of Ana Sol by court",
    ]),
    ("In a letter by the lawyers, fellow member, Ana Sol, was assaulted by police.", ["attack of Ana Sol by police"]),
    ("The Supreme Court was accused of bias.", []),
    # headlines
    ("Two students killed in custody", ["killing of two students"]),
    ("Soldiers killed with impunity.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), READ)
def test_who_is_told_of(read, text, says):
    assert read(text).says == says


def test_a_sentence_passed_in_a_session_has_its_court_and_its_term(read):
    claim = read("Bo Lin was sentenced in a closed hearing by Tarn Regional Court to 15 days in jail.").claim(
        "sentencing"
    )
    assert claim.sentence.iso == "P15D"
    assert claim.actor


OFFENCES = [
    (
        "Nuns were charged with several offences including incitement to violence, resisting arrest, hitting a guard.",
        ["incitement to violence", "resisting arrest", "hitting a guard"],
    ),
    (
        "He laid three charges against Bo Lin on 10 May 2020: insulting her, inciting hatred, and misusing a radio.",
        ["insulting her", "inciting hatred", "misusing a radio"],
    ),
]


@pytest.mark.parametrize(("text", "offences"), OFFENCES)
def test_what_people_are_charged_with_is_a_charge_and_no_fact(read, text, offences):
    told = read(text)
    assert [told.words(c) for c in told.claim("charging").charges][: len(offences)] == offences
    assert {claim.type for claim in told.claims} == {"charging"}


def test_what_is_illegal_is_what_people_are_arrested_for(read):
    told = read("Three men were arrested in Tarn for illegal entry.")
    assert [told.words(c) for c in told.claim("arrest").charges] == ["illegal entry"]


def test_charges_are_brought_on_the_day_in_court(read):
    told = read("Ana Sol was taken to court in Tarn on 3 May 2021 where she was charged with treason.")
    assert told.claim("charging").time.edtf == "2021-05-03"
    later = read("Ana Sol was taken to court in Tarn on 3 May 2021, where she was later charged with treason.")
    assert later.claim("charging").time is None


THEY = [
    (
        "Ana Sol and Mara Karo were students. Armed men took them away. Witnesses claim they were seized by soldiers.",
        "arrest of Ana Sol and Mara Karo by soldiers [alleged]",
    ),
    (
        "Lawyers have seen 46 activists who were arrested in Tarn. They are expected to be charged on Monday.",
        "charging of 46 activists [possible]",
    ),
    ("Two lawyers were arrested in Tarn. They were charged with fraud.", "charging of two lawyers"),
    ("Relatives of Ana Sol and Bo Lin said police had beaten them.", "attack of Ana Sol and Bo Lin by police"),
    (
        "The brothers Ana and Bo Sol were arrested. Their relatives said they were tortured.",
        "torture of Ana and Bo Sol",
    ),
    ("Two researchers interviewed farmers. They were detained for two days.", "detention of two researchers"),
]


@pytest.mark.parametrize(("text", "says"), THEY)
def test_who_stands_by_is_not_who_suffers(read, text, says):
    assert says in read(text).says


@pytest.mark.parametrize("teller", ["Witnesses", "Lawyers"])
def test_whom_a_bystander_speaks_of_alone_nobody_knows(read, teller):
    assert read(f"{teller} said they were beaten by police.").says == []


RELATED = [
    ("Officials detained Bana (brother of Abo Bana).", "detention of Bana by officials"),
    ("Police arrested Ana Sol, the daughter of Sol.", "arrest of Ana Sol by police"),
    ("Sol, whose brother Ana Sol fled, was arrested.", "arrest of Sol"),
    ("Officials detained Sola (Maleb or Malep Sola) in Tarn.", "detention of Malep Sola by officials"),
]


@pytest.mark.parametrize(("text", "says"), RELATED)
def test_somebodys_relative_is_somebody_else_and_another_form_is_not(read, text, says):
    assert read(text).says == [says]


FREED = [
    (
        "Bo Lin went to Karo to petition over land but officers forcibly returned him and placed him in a prison.",
        "detention of Bo Lin by officers",
    ),
    ("Police arrested a teacher who had come to pick up his son.", "arrest of teacher by police"),
    ("Police sprayed tear gas at the protesters.", "attack of protesters by police"),
    ("Journalists were barred from the trial.", "censorship of journalists"),
    ("Ana Sol fled in 2019 after receiving death threats from the militia.", "threat of Ana Sol by militia"),
    ("The union faced threats from rising costs.", "threat of union"),
]


@pytest.mark.parametrize(("text", "says"), FREED)
def test_what_happened_is_no_purpose(read, text, says):
    told = read(text).says
    assert says in told
    assert not any("son" in words.split() for words in told)


MEASURES = [
    ("The court released Bo Lin and Ana Sol with an international travel ban.", "travel-ban of Bo Lin and Ana Sol"),
    ("Karl Banda and Mara Sol were given house arrest.", "house-arrest of Karl Banda and Mara Sol"),
    ("A court in Tarn ordered house arrest for four of the nuns.", "house-arrest of four of the nuns by court in Tarn"),
    ("Bo Lin was banned from entering Kenya in 2016.", "travel-ban of Bo Lin"),
    ("The court freed six men after three days of detention.", "detention of six men"),
    ("Bo Lin was taken away and shifted to an unknown location.", "detention of Bo Lin"),
    ("Officers conducted a raid in the Karo Union's offices.", "raid of Karo Union by officers"),
    ("Ana Sol was held without being allowed access to a lawyer.", "denial-of-counsel of Ana Sol"),
    (
        "Guards transferred Bo Lin to a prison without informing the family.",
        "denial-of-family-contact of Bo Lin by guards",
    ),
    ("Bo Lin was arrested for the disappearance of Ana Sol.", "disappearance of Ana Sol"),
    ("The beating of two nuns by a mob shocked Tarn.", "attack of two nuns by mob"),
]


@pytest.mark.parametrize(("text", "says"), MEASURES)
def test_what_is_imposed_on_people(read, text, says):
    assert says in read(text).says


@pytest.mark.parametrize(
    "text", ["Bo Lin was banned from entering the stadium.", "The court ordered house arrest for fraud."]
)
def test_what_is_imposed_on_nobody(read, text):
    assert read(text).says == []


def test_a_heading_over_a_long_line_is_a_paragraph_of_its_own(read):
    line = (
        "Ruvian activist Bo Lin was arrested on 30 July 2020 during a peaceful march in the capital, and he has been "
        "on hunger strike since then."
    )
    told = read(f"Children tortured in prison\n{line}")
    assert told.says[0] == "torture of children"
    assert "arrest of Bo Lin" in told.says
    wrapped = read("Police in the town of Tarn arrested\nBo Lin on 3 May 2021.")
    assert wrapped.says == ["arrest of Bo Lin by police in the town of Tarn"]


def test_a_body_that_nobody_knows_is_a_source_all_the_same(read):
    told = read("Police wounded at least 12 protesters, including two journalists, according to the Press Watch.")
    assert told.says_by_whom == ["attack of at least 12 protesters by police BY Press Watch"]


def test_homes_are_searched_on_the_day_of_the_arrest(read):
    told = read("The nuns were detained on 13 February 2021, and their homes were searched.")
    assert told.claim("raid").time.edtf == "2021-02-13"
    assert read("Bo Lin was arrested on 3 May 2021, and his home was later searched.").claim("raid").time is None
