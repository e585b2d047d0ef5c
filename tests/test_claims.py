"""Who did what to whom: triggers and roles over the real parse, times, places, lengths, charges and speakers."""

import pytest

ROLES = [
    # active, passive, "by"
    ("Police arrested Amina Diallo in Conakry.", ["arrest of Amina Diallo by police"]),
    ("Amina Diallo was arrested by police.", ["arrest of Amina Diallo by police"]),
    ("Amina Diallo was arrested.", ["arrest of Amina Diallo"]),
    ("Peter Otieno was shot dead by police.", ["killing of Peter Otieno by police"]),
    ("Peter Otieno was summoned by the police.", ["harassment of Peter Otieno by police"]),
    ("Journalists were attacked by soldiers near the ministry.", ["attack of journalists by soldiers"]),
    ("Amina Diallo was kidnapped by gunmen from her home.", ["kidnapping of Amina Diallo by gunmen"]),
    (
        "Soldiers beat Joseph Mbeki and Peter Otieno.",
        ["attack of Joseph Mbeki and Peter Otieno by soldiers"],
    ),
    ("Security forces opened fire on protesters.", ["attack of protesters by security forces"]),
    # nominal and possessive
    ("The arrest of Marta Kowalska by security forces shocked many.", ["arrest of Marta Kowalska by security forces"]),
    ("The detention of two monks by the army caused anger.", ["detention of two monks by army"]),
    ("Marta Kowalska's arrest shocked the country.", ["arrest of Marta Kowalska"]),
    (
        "The arrest of Peter Otieno and the killing of Mary Phiri were condemned.",
        ["arrest of Peter Otieno", "killing of Mary Phiri"],
    ),
    # participle and adjective
    ("Lucas Ferreira, jailed in 2019, is a teacher.", ["detention of Lucas Ferreira"]),
    # light verb
    ("Soldiers carried out arrests of villagers.", ["arrest of villagers by soldiers"]),
    ("Ivan Petrenko was subjected to beatings by guards.", ["ill-treatment of Ivan Petrenko by guards"]),
    ("Ivan Petrenko received death threats.", ["threat of Ivan Petrenko"]),
    ("The government put Amina Diallo under surveillance.", ["surveillance of Amina Diallo by government"]),
    # coordination and list
    (
        "Three activists were arrested, beaten and tortured by soldiers.",
        [
            "arrest of three activists by soldiers",
            "ill-treatment of three activists by soldiers",
            "torture of three activists by soldiers",
        ],
    ),
    (
        "Amina Diallo was tried, convicted and sentenced to eight years in prison.",
        ["trial of Amina Diallo", "conviction of Amina Diallo", "sentencing of Amina Diallo"],
    ),
    (
        "Amina Diallo, Mary Phiri and Peter Otieno were tried in Lusaka.",
        ["trial of Amina Diallo and Mary Phiri and Peter Otieno"],
    ),
    (
        "Gunmen kidnapped journalist Tomas Herrera and his driver.",
        ["kidnapping of Tomas Herrera and Tomas Herrera's driver by gunmen"],
    ),
    # people whom a penalty or a charge parts from their verb
    (
        "The magistrate sentenced to four years in prison opposition leader Peter Otieno for theft.",
        ["sentencing of Peter Otieno by magistrate"],
    ),
    (
        "Provincial authorities arrested and charged with incitement six activists.",
        ["arrest of six activists by provincial authorities", "charging of six activists by provincial authorities"],
    ),
    (
        "Police detained and later charged with espionage the editor of the paper.",
        ["detention of editor of the paper by police", "charging of editor of the paper by police"],
    ),
    # a chain of verbs that the parser breaks up
    (
        "Officers harassed and detained villagers.",
        ["harassment of villagers by officers", "detention of villagers by officers"],
    ),
    (
        "Police routinely harassed, intimidated, and arrested journalists.",
        ["harassment of journalists by police", "arrest of journalists by police"],
    ),
    (
        "Guards harassed, tortured, and in some instances killed prisoners.",
        ["harassment of prisoners by guards", "torture of prisoners by guards", "killing of prisoners by guards"],
    ),
    (
        "The court found the director of the parks office, Peter Otieno, guilty of misconduct.",
        ["conviction of Peter Otieno by court"],
    ),
    # relative clause
    (
        "The student who was arrested by police on Monday was released on Tuesday.",
        ["arrest of student by police", "release of student"],
    ),
    ("The poet, whom police arrested last year, was freed.", ["arrest of poet by police", "release of poet"]),
    (
        "A court acquitted Grace Banda, who was accused of spying for Rwanda.",
        ["acquittal of Grace Banda by court", "accusation of Grace Banda"],
    ),
    # raising and perception
    ("Ivan Petrenko is believed to have been tortured in custody.", ["torture of Ivan Petrenko [alleged]"]),
    ("Ivan Petrenko appears to have been killed by soldiers.", ["killing of Ivan Petrenko by soldiers [alleged]"]),
    ("Ivan Petrenko is reported to have been executed.", ["execution of Ivan Petrenko [reported]"]),
    ("Witnesses saw soldiers beating Amina Diallo.", ["attack of Amina Diallo by soldiers"]),
    # law
    ("Prosecutors charged Grace Banda with sedition.", ["charging of Grace Banda by prosecutors"]),
    ("Grace Banda went on trial in Lusaka.", ["trial of Grace Banda"]),
    ("Grace Banda was put on trial.", ["trial of Grace Banda"]),
    ("The authorities released Grace Banda on bail.", ["release of Grace Banda by authorities"]),
    ("Peter Otieno was deported to Rwanda.", ["deportation of Peter Otieno"]),
    ("Peter Otieno was banned from leaving Kenya.", ["travel-ban of Peter Otieno"]),
    # custody and contact
    (
        "Prison guards denied Peter Otieno medical care.",
        ["denial-of-medical-care of Peter Otieno by prison guards"],
    ),
    ("Peter Otieno remains in detention.", ["detention of Peter Otieno"]),
    ("Peter Otieno died in custody.", ["death-in-custody of Peter Otieno"]),
    ("Peter Otieno was placed under house arrest.", ["house-arrest of Peter Otieno"]),
    ("Peter Otieno was denied access to a lawyer.", ["denial-of-counsel of Peter Otieno"]),
    ("Peter Otieno was not allowed to see his lawyer.", ["denial-of-counsel of Peter Otieno"]),
    ("Peter Otieno was denied family visits.", ["denial-of-family-contact of Peter Otieno"]),
    ("Peter Otieno was not allowed to see his family.", ["denial-of-family-contact of Peter Otieno"]),
    # expression, assembly, business
    ("Thousands of people protested in Lagos.", ["protest by thousands of people"]),
    ("Amina Diallo went on hunger strike in prison.", ["protest by Amina Diallo"]),
    ("Police dispersed a rally in Lagos.", ["suppression-of-protest by police"]),
    ("Police used tear gas against protesters.", ["attack of protesters by police"]),
    ("Peter Otieno posted an article online criticising the mayor.", ["online-expression by Peter Otieno"]),
    ("The government censored news about the strike.", ["censorship by government"]),
    ("Nordlink Systems supplied software to the Ministry of Interior.", ["technology-supply by Nordlink Systems"]),
]


@pytest.mark.parametrize(("text", "says"), ROLES, ids=[text for text, _ in ROLES])
def test_a_sentence_says_who_did_what_to_whom(read, text, says):
    assert read(text).says == says


NOBODY = [
    "Soldiers forced Amina Diallo to sign a statement.",
    "Amina Diallo wrote a letter.",
    "Amina Diallo wrote about the police.",
    "Amina Diallo spoke to police officers in Conakry.",
    "The police said that Amina Diallo works as a nurse.",
    "Rain stopped the harvest near Conakry.",
    "The arrest warrant was lost.",
    "Nobody was arrested.",
    "The minister held a meeting with teachers in Lusaka.",
    "The museum holds a large collection of letters.",
    "The bank charged high fees.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nothing_is_done_to_people_there_is_no_claim(read, text):
    assert read(text).says == []


def test_who_is_only_spoken_of_is_not_made_affected(read):
    found = read("The prison director was questioned by the police about Amina Diallo.")
    assert found.says == ["harassment of prison director by police"]


def test_a_raid_on_the_office_of_a_body_is_done_to_the_body_once(read):
    found = read("Open Door Foundation works in Nairobi. Police raided the organisation's office.")
    assert found.says == ["raid of Open Door Foundation by police"]


def test_who_quotes_herself_is_whom_it_was_done_to(read):
    found = read('"Police beat me in the cell," said Grace Banda.')
    assert found.says == ["ill-treatment of Grace Banda by police"]
    assert found.words(found.claim("ill-treatment").affected[0]) == "me"


def test_the_government_of_a_country_is_named_in_full(read):
    assert read("The government of Peru released Grace Banda.").says == ["release of Grace Banda by government of Peru"]


def test_the_place_of_the_police_is_not_made_an_actor(read):
    claim = read("Police in Conakry detained Amina Diallo, a teacher, and her husband.").claim("detention")
    assert claim.affected[0].entity == "person:amina diallo"
    assert len(claim.actor) == 1
    assert not claim.actor[0].entity.startswith("place:")


def test_an_owner_is_not_taken_for_who_is_owned(read):
    found = read("Peter Otieno is a farmer. His wife was beaten by police.")
    claim = found.claim("attack")
    assert "Peter Otieno" not in [found.entity(p.entity).name for p in claim.affected]
    assert found.words(claim.affected[0]) == "His wife"


def test_the_mother_of_a_person_is_not_that_person(read):
    assert read("The mother of Grace Banda was arrested.").says == ["arrest of mother of Grace Banda"]


def test_a_country_that_acts_is_its_state_and_not_the_place(read):
    found = read("Peru released Grace Banda.")
    (actor,) = found.claim("release").actor
    entity = found.entity(actor.entity)
    assert (entity.kind.value, entity.agent_type) == ("organisation", "state-authority")


PLACES = [
    ("Police arrested Amina Diallo in Conakry.", "arrest", ["Conakry"]),
    ("Amina Diallo was arrested at her home in Mombasa.", "arrest", ["Mombasa", "her home"]),
    ("Amina Diallo is being held in a prison near Conakry.", "detention", ["Conakry", "a prison"]),
    ("Amina Diallo was kidnapped by gunmen from her home in Conakry.", "kidnapping", ["Conakry", "her home"]),
    ("Peter Otieno, an engineer from Mombasa, was arrested.", "arrest", []),
    ("Peter Otieno was deported to Rwanda.", "deportation", []),
    ("Peter Otieno was banned from leaving Kenya.", "travel-ban", []),
    ("Peter Otieno disappeared in Mombasa in 2018.", "disappearance", ["Mombasa"]),
]


@pytest.mark.parametrize(("text", "kind", "places"), PLACES, ids=[text for text, _, _ in PLACES])
def test_the_place_of_an_act_is_where_it_happened_only(read, text, kind, places):
    found = read(text)
    assert [found.words(p) for p in found.claim(kind).place] == places


TIMES = [
    ("Police arrested Amina Diallo on 3 May 2021.", "arrest", "2021-05-03"),
    ("On Monday, Amina Diallo was arrested.", "arrest", "2021-06-14"),
    ("Thousands of people protested in Lagos on 1 June 2021.", "protest", "2021-06-01"),
    ("Peter Otieno has been in prison since June 2019.", "detention", "2019-06/.."),
    ("Amina Diallo was arrested.", "arrest", None),
    ("Amina Diallo, who fled in 2018, was arrested.", "arrest", None),
    ("Amina Diallo was arrested over the 1998 strike.", "arrest", None),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), TIMES, ids=[text for text, _, _ in TIMES])
def test_the_time_of_an_act_is_what_hangs_on_it_only(read, text, kind, edtf):
    time = read(text).claim(kind).time
    assert (time.edtf if time else None) == edtf


def test_each_act_of_a_sentence_has_its_own_time(read):
    found = read("The student who was arrested by police on 3 May 2021 was released on 5 May 2021.")
    assert [(c.type, c.time.edtf) for c in found.claims] == [("arrest", "2021-05-03"), ("release", "2021-05-05")]


def test_a_release_that_follows_an_arrest_in_one_sentence_is_told_too(read):
    found = read("Amina Diallo was arrested on 3 May 2021 and released two days later.")
    assert found.says == ["arrest of Amina Diallo", "release of Amina Diallo"]
    release = found.claim("release").time
    assert release is None or release.edtf == "2021-05-05"


def test_a_year_set_before_dates_what_follows(read):
    found = read("In 2017 the strike began. Police arrested Amina Diallo on 3 May.")
    assert found.claim("arrest").time.edtf == "2017-05-03"


SENTENCES = [
    ("A court sentenced Grace Banda to five years in prison.", "P5Y", None),
    ("Grace Banda was sentenced to five years' imprisonment.", "P5Y", None),
    ("Peter Otieno was sentenced to three years and six months in prison.", "P3Y6M", None),
    ("Peter Otieno was sentenced to seven-and-a-half years in prison.", "P7Y6M", None),
    ("Peter Otieno was given a 13-and-a-half-month sentence.", "P13M15D", None),
    ("Peter Otieno received a suspended sentence of 18 months.", "P18M", None),
    ("Peter Otieno is serving a ten-year sentence.", "P10Y", None),
    ("The High Court sentenced Mr. Otieno to life imprisonment.", None, "life"),
    ("Peter Otieno was sentenced to death.", None, "death"),
]


@pytest.mark.parametrize(("text", "iso", "penalty"), SENTENCES, ids=[text for text, _, _ in SENTENCES])
def test_a_sentence_has_its_length_or_its_penalty(read, text, iso, penalty):
    sentence = read(text).claim("sentencing").sentence
    assert (sentence.iso, sentence.penalty) == (iso, penalty)


def test_a_sentence_between_two_lengths_has_both(read):
    sentence = read("Peter Otieno was jailed for two to 12 years.").claim("sentencing").sentence
    assert (sentence.minimum, sentence.maximum, sentence.value) == ("2", "12", None)


@pytest.mark.parametrize(
    ("text", "iso"),
    [("Amina Diallo was held for five days.", "P5D"), ("Peter Otieno spent three weeks in detention.", "P3W")],
)
def test_a_detention_has_its_duration_and_no_sentence(read, text, iso):
    claim = read(text).claim("detention")
    assert (claim.duration.iso, claim.sentence) == (iso, None)


@pytest.mark.parametrize(
    ("text", "ongoing"),
    [
        ("Peter Otieno remains in detention.", True),
        ("Peter Otieno has been in prison since June 2019.", True),
        ("Peter Otieno is being held in a prison.", True),
        ("Peter Otieno has been detained since 2019.", True),
        ("Peter Otieno, detained since 2019, is ill.", True),
        ("Peter Otieno continues to be held.", True),
        ("Peter Otieno remains jailed in Kitwe.", True),
        ("Peter Otieno continued to be held.", False),
        ("Peter Otieno has been detained twice since 2019.", False),
        ("Peter Otieno has since been detained.", False),
        ("Peter Otieno had been detained since 2019.", False),
        ("Peter Otieno is no longer detained.", False),
        ("Peter Otieno was held for five days.", False),
        ("Peter Otieno was detained in 2018.", False),
    ],
)
def test_a_state_is_ongoing_only_when_the_text_says_so_on_its_day(read, text, ongoing):
    assert read(text).claim("detention").ongoing is ongoing


CHARGES = [
    ("Grace Banda was charged with sedition and unlawful assembly.", "charging", ["sedition", "unlawful assembly"]),
    ("Grace Banda was accused of inciting violence.", "accusation", ["inciting violence"]),
    ("Grace Banda was convicted of sedition.", "conviction", ["sedition"]),
    ("A court sentenced Grace Banda to five years in prison for sedition.", "sentencing", ["sedition"]),
    ("Peter Otieno was arrested on charges of sedition.", "arrest", ["sedition"]),
    ("A court convicted Ana Sol of incitement and sentenced her to a year in prison.", "conviction", ["incitement"]),
    (
        'Peter Otieno is serving a ten-year sentence for "insulting the president".',
        "sentencing",
        ["insulting the president"],
    ),
    ("Peter Otieno was sentenced to six years in prison.", "sentencing", []),
    ("Peter Otieno was sentenced to six years in prison for his articles.", "sentencing", []),
    ("Grace Banda was tried for extremism.", "trial", ["extremism"]),
    ("Police arrested Peter Otieno for theft.", "arrest", ["theft"]),
    ("Prosecutors charged Peter Otieno and Grace Banda with theft.", "charging", ["theft"]),
    ("The court found the head of the office, Peter Otieno, guilty of theft.", "conviction", ["theft"]),
    ("The prosecutor filed an accusation against Peter Otieno for treason.", "accusation", ["treason"]),
    ("Police arrested Peter Otieno for holding a meeting.", "arrest", []),
    ("Police arrested Peter Otieno for defaming an officer.", "arrest", ["defaming an officer"]),
    ("Peter Otieno, imprisoned for obstruction of justice, is ill.", "detention", ["obstruction of justice"]),
    ("The court upheld incitement convictions for eight nurses.", "conviction", ["incitement"]),
    ("The convictions of eight nurses were upheld.", "conviction", []),
    ("The ministry filed a complaint with the commission against Grace Banda.", "accusation", []),
]


@pytest.mark.parametrize(("text", "kind", "charges"), CHARGES, ids=[text for text, _, _ in CHARGES])
def test_charges_are_quoted_in_the_words_of_the_text(read, text, kind, charges):
    found = read(text)
    assert [found.words(span) for span in found.claim(kind).charges] == charges


def test_each_verdict_keeps_its_own_charge(read):
    found = read("Grace Banda was convicted of sedition and acquitted of theft.")
    charges = {c.type: [found.words(s) for s in c.charges] for c in found.claims}
    assert charges == {"conviction": ["sedition"], "acquittal": ["theft"]}


def test_the_excerpt_is_the_sentence_and_the_trigger_stands_in_it(read):
    text = "It rained. Police arrested Amina Diallo in Conakry. It rained again."
    found = read(text)
    claim = found.claim("arrest")
    assert found.words(claim.excerpt) == "Police arrested Amina Diallo in Conakry."
    assert found.words(claim.trigger) == "arrested"


def test_only_the_narrative_is_read(read):
    from rightsgraph.records import Region, RegionKind

    lines = ["Police arrested Amina Diallo.", "Police arrested Mary Phiri.", "Police arrested Eva Mora."]
    text = "\n\n".join(lines)
    starts = [text.index(line) for line in lines]
    kinds = (RegionKind.NAVIGATION, RegionKind.BODY, RegionKind.TEASER)
    regions = tuple(Region(kind=k, start=s, end=s + len(line)) for k, s, line in zip(kinds, starts, lines, strict=True))
    found = read(text, regions=regions)
    assert found.says == ["arrest of Mary Phiri by police"]
    assert found.mentions == [("person", "Mary Phiri")]


def test_a_title_is_tagged_but_tells_nothing(read):
    from rightsgraph.records import Region, RegionKind

    text = "Police arrested Amina Diallo\n\nMary Phiri was released."
    cut = text.index("\n\n")
    regions = (
        Region(kind=RegionKind.TITLE, start=0, end=cut),
        Region(kind=RegionKind.BODY, start=cut + 2, end=len(text)),
    )
    found = read(text, regions=regions)
    assert ("person", "Amina Diallo") in found.mentions
    assert found.says == ["release of Mary Phiri"]


def test_a_text_without_claims_still_is_a_story(read):
    found = read("The harvest was good.")
    assert (found.claims, found.story.events, found.story.statistics) == ((), (), ())


@pytest.mark.parametrize("text", ["?!.", "...", "—", "1 2 3", "A", '"', "(((", "بيان صحفي", "🙂🙂 🙂", "a\nb\tc"])
def test_odd_texts_are_read_without_error(read, text):
    assert read(text).claims == ()


RULED_OUT = [
    ("Police released Juma Oloo but not Amina Kato.", ["release of Juma Oloo by police"]),
    ("Police arrested not Juma Oloo but Amina Kato.", ["arrest of Amina Kato by police"]),
    ("Everyone but Amina Kato was released.", []),
    ("Amina Kato was arrested by soldiers, not by police.", ["arrest of Amina Kato by soldiers"]),
    ("Amina Kato was shot dead by either soldiers or rebels.", ["killing of Amina Kato"]),
    ("Juma Oloo called for Amina Kato to be killed.", ["killing of Amina Kato [requested]"]),
    (
        "Juma Oloo, wanted for the killing of Amina Kato, was arrested.",
        ["killing of Amina Kato", "arrest of Juma Oloo"],
    ),
    ("Police arrested not only Juma Oloo but also Amina Kato.", ["arrest of Juma Oloo and Amina Kato by police"]),
    ("Amina Kato accused the police of killing Juma Oloo.", ["accusation of police by Amina Kato"]),
    ("Amina Kato was accused by the mayor of killing Juma Oloo.", ["accusation of Amina Kato by mayor"]),
    ("Amina Kato sued the police for torturing her.", ["torture of Amina Kato by police [alleged]"]),
    ("The UN called on the junta not to execute Amina Kato.", ["execution of Amina Kato by junta [possible]"]),
]


def test_a_place_that_is_named_as_not_meant_is_none(read):
    claim = read("Amina Kato was arrested in Kitwe, not in Lusaka.").claim("arrest")
    assert [p.entity for p in claim.place] == ["place:kitwe"]


@pytest.mark.parametrize(("text", "says"), RULED_OUT, ids=[text for text, _ in RULED_OUT])
def test_who_is_named_as_not_meant_accused_or_asked_is_no_other(read, text, says):
    assert read(text).says == says
