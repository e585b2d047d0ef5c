"""What a verdict was for, told of the trial before it, and charges behind the law between commas."""

import pytest

NAMED = [
    ("Ana Sol was tried for fraud and acquitted.", "acquittal", "fraud"),
    ("Ana Sol was charged with fraud and sentenced to two years in prison.", "sentencing", "fraud"),
    ("Ana Sol was convicted of fraud and sentenced to two years in prison.", "sentencing", "fraud"),
    ("Ana Sol was tried on charges of fraud and convicted.", "conviction", "fraud"),
    ("On 12 June a court sentenced Ana Sol to a year in prison after convicting her of fraud.", "sentencing", "fraud"),
    ("Ana Sol was sentenced to a year in prison after being found guilty of fraud.", "sentencing", "fraud"),
    ("Ana Sol was convicted, under the anti-terror law, of spying.", "conviction", "spying"),
    ("Ana Sol was charged with fraud and sentenced to two years in prison for theft.", "sentencing", "theft"),
    ("Ana Sol was charged with fraud and Bo Lin was acquitted.", "acquittal", None),
    ("Ana Sol was sentenced to a year in prison after her lawyer was convicted of fraud.", "sentencing", None),
    ("Ana Sol was arrested on drug charges in 2007 and has been on death row ever since.", "sentencing", None),
    ("A court acquitted Ana Sol and convicted Bo Lin of theft.", "acquittal", None),
    ("Ana Sol was accused of fraud by Bo Lin and sentenced to two years in prison.", "sentencing", None),
]


@pytest.mark.parametrize(("text", "kind", "words"), NAMED)
def test_a_verdict_is_for_what_the_trial_it_goes_on_from_was_for(read, text, kind, words):
    reading = read(text)
    assert [reading.words(span) for span in reading.claim(kind).charges] == ([words] if words else [])


LAWS = [
    (
        "Bo Lin was charged under Article 221 (hooliganism) and 233 (organisation of riots).",
        ["hooliganism", "organisation of riots"],
    ),
    ("Bo Lin was charged under Section 124A (sedition) of the Penal Code.", ["sedition"]),
    ("Bo Lin was charged under Article 5 (the Press Law).", []),
    ("Bo Lin was charged under Article 5 (part 2) of the Criminal Code (CC).", []),
    ("Bo Lin was charged under the Terrorism Act (in force since 2010).", []),
    ("Bo Lin was charged with offences that included “incitement” and “theft”.", ["incitement", "theft"]),
]


@pytest.mark.parametrize(("text", "told"), LAWS)
def test_an_offence_stands_in_brackets_behind_the_number_of_its_law(read, text, told):
    reading = read(text)
    assert [reading.words(span) for span in reading.claim("charging").charges] == told


WITHOUT = [
    ("Ana Sol was violently seized in the street by intelligence agents on 3 May 2020.", "intelligence agents"),
    ("Ana Sol was arrested without charge by police.", "police"),
    ("Ana Sol was arrested without a warrant issued by a judge.", ""),
    ("Ana Sol was arrested in May, but was held by soldiers in Tarn.", ""),
]


@pytest.mark.parametrize(("text", "names"), WITHOUT)
def test_who_arrests_without_a_warrant_is_named_behind_it(read, text, names):
    reading = read(text)
    assert reading.names(reading.claim("arrest").actor) == names


def test_who_does_it_with_the_help_of_others_is_not_the_help(read):
    text = "Some 60 members of the Red Column, with the help of soldiers, tortured and murdered 31 farmers."
    assert read(text).says == [
        "torture of 31 farmers by some 60 members of the Red Column",
        "killing of 31 farmers by some 60 members of the Red Column",
    ]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("His captors killed Bo Lin in May 2020.", "killing", "His captors"),
        ("His captors beat Bo Lin in May 2020.", "ill-treatment", "His captors"),
        ("The captor of Bo Lin was arrested by police.", "arrest", "police"),
    ],
)
def test_captors_are_people_who_do_things(read, text, kind, names):
    reading = read(text)
    assert reading.names(reading.claim(kind).actor) == names


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On 3 May 2021 Ruvia Watch reported that Ana Sol was still being held in Tarn.", "2021-05-03"),
        ("Ruvia Watch said on 3 May 2021 that Ana Sol remained in custody.", "2021-05-03"),
        ("On 3 May 2021 Ruvia Watch reported that Ana Sol had been held in Tarn.", None),
        ("On 3 May 2021 Ruvia Watch reported that Ana Sol was detained in Tarn.", None),
    ],
)
def test_a_state_that_is_reported_holds_on_the_day_of_the_report(read, text, edtf):
    time = read(text).claim("detention").time
    assert (time.edtf if time else None) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Bo Lin was arrested for his role in a protest held against the tax in 2011.", "2011"),
        ("Ana Sol took part in a rally held in Karo on 3 May 2020.", "2020-05-03"),
        ("Ana Sol took part in a rally for a lawyer held on 3 May 2020.", None),
    ],
)
def test_who_took_part_in_a_protest_did_so_on_the_day_on_which_it_was_held(read, text, edtf):
    time = read(text).claim("protest").time
    assert (time.edtf if time else None) == edtf


def test_a_limit_is_not_how_long_somebody_was_held(read):
    text = "Ana Sol remained in detention despite a limit of six months for detention under the code."
    assert read(text).claim("detention").duration is None
