"""Who was taken in and when, where the parser takes a sentence apart or the text tells it in two places."""

import pytest

DAY = "2019-05-03"

NAMED = [
    "On 3 May 2019, police detained teacher and Tarn labour rights group member Ana Sol.",
    "On 3 May 2019, police detained journalist and gender rights advocate Ana Sol and held her in Tarn prison.",
    "On 3 May 2019, police in Tarn detained husband and wife rights petitioners Ana Sol (age 31) and Bo Sol (age 32).",
    "On 3 May 2019, police took into custody university graduates Jon Reva, Ana Sol, and Bo Lin, after they sang.",
    "On 3 May 2019, police took into custody Ana Sol, a 36-year-old resident of Tarn (or “Tarna”; Tajik: Tur) village.",
    "On 3 May 2019, police detained four elected cadres, including Ana Sol, and ten representatives of Tarn village.",
    "On 3 May 2019, police detained dozens of villagers, including Bo Lin, her husband Ana Sol, and Jon Reva.",
    "On 3 May 2019, police detained three nuns (Eva Mora, Ida Reva) and two monks (Bo Lin, Ana Sol) in Tarn county.",
    "On 3 May 2019, police held two nuns (Eva Mora and Ida Reva) at a gate and two nuns (Ana Sol and Bo Lin) at home.",
    "On 3 May 2019, police detained six nuns--three old women (Bo Lin, Eva Mora, and Ana Sol) and three girls.",
    "According to the Tarn Fund, Ana Sol, a nun detained on May 3, 2019, was released on June 1, 2019 from a prison.",
    "According to NLR, RTN, and GHRD, Ana Sol, a nun, from Tarn county, was detained by Kupa police on May 3, 2019.",
    "On 3 May 2019, police detained nine nuns. Among the nine were Bo Lin, Ana Sol, and Eva Mora.",
    "On 3 May 2019, police detained nine nuns. Reports named two of them: Bo Lin and Ana Sol.",
    "On 3 May 2019, police detained nine nuns. In June a court jailed two of the nuns, Bo Lin and Ana Sol, for a year.",
    "On 3 May 2019, police detained nine nuns. NLR gave the names of 7 of the detainees, including resident Ana Sol.",
    "On 3 May 2019, police brought Ana Sol to a police station to question her.",
    "On 3 May 2019, police took lawyer and writer Ana Sol to the Tarn PSB.",
]


@pytest.mark.parametrize("text", NAMED)
def test_who_is_named_was_taken_in_on_the_day_that_is_told(read, text):
    told = read(text, date=None)
    dated = [c for c in told.claims if c.type in ("detention", "arrest") and c.time is not None and c.time.edtf == DAY]
    assert any("Ana Sol" in told.names(c.affected).split(" and ") for c in dated)


NOT_NAMED = [
    "On 3 May 2019, police detained nine nuns. Among the nine were not Bo Lin and Ana Sol.",
    "On 3 May 2019, police detained nine nuns. Lawyers met two of them: Bo Lin and Ana Sol.",
    "On 3 May 2019, police detained nine nuns. A court freed three of the nuns, Bo Lin and Ana Sol said.",
    "On 3 May 2019, police detained two nuns, Ana Sol fled, and Bo Lin hid.",
    "On 3 May 2019, police detained seven nuns at a gate and ten soldiers (Bo Lin and Ana Sol) in a house.",
    "On 3 May 2019, her brother took Ana Sol to the police station to report a theft.",
]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_who_is_named_beside_those_taken_in_was_not_taken_in(read, text):
    told = read(text, date=None)
    held = [c for c in told.claims if c.type in ("detention", "arrest")]
    assert not any("Ana Sol" in told.names(c.affected) for c in held)


def test_people_named_behind_those_counted_are_no_subject_of_what_goes_on(read):
    told = read(
        "Public security authorities in Vahdat district, Tarn, reportedly criminally detained six petitioners, "
        "Wang Zhi, Chen Qi, Xu Jin, Yang Tao, Lu Zhong, Shen Gao, on May 3, 2019, and held them in administrative "
        "detention for 30 days for “disturbing order” because they had met.",
        date=None,
    )
    detained, held = told.claims
    assert detained.time.edtf == DAY
    assert "Wang Zhi" in told.names(detained.affected)
    assert "authorities" in told.names(held.actor)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ana Sol was detained by police who were checking papers in Tarn on May 3, 2019.", DAY),
        ("Police detained three teachers who are sisters on May 3, 2019.", DAY),
        ("Police beat and detained Ana Sol while she was petitioning at the town hall on May 3, 2019.", DAY),
        ("Ana Sol fled and was not detained until May 3, 2019.", DAY),
        ("Officials in Tarn disrupted a church service on May 3, 2019, and detained some 40 people.", DAY),
        ("When the school year ended on May 3, 2019, officials from Tarn detained Ana Sol.", DAY),
        ("When Ana Sol spoke on May 3, 2019, officials later detained her.", None),
        ("Police surrounded the house on May 3, 2019, and later detained Ana Sol.", None),
        (
            "According to NLR and Bo Lin's Weibo post, on or about May 3, 2019, officials from Tarn detained Ana Sol.",
            DAY,
        ),
        ("According to an NLR report, on or soon after May 3, 2019, officials in Tarn detained Ana Sol.", DAY),
        ("According to a report by Bo Lin on May 3, 2019, police detained Ana Sol.", None),
        ("Ana Sol was detained until May 3, 2019.", None),
        ("Police detained Ana Sol, who was teaching in Tarn in 2009.", None),
        (
            "Ana Sol went to Tarn on May 3, 2019 and marched. Police called the march “disturbing” and detained her.",
            DAY,
        ),
        (
            (
                "On May 3, 2019, hundreds staged a protest in Tarn. Protesters shouted slogans. Police detained an "
                "unknown number of persons, including two nuns (Ana Sol and Bo Lin)."
            ),
            DAY,
        ),
    ],
)
def test_the_day_of_custody_that_stands_behind_a_clause_or_before_the_sentence(read, text, edtf):
    found = [c.time.edtf if c.time else None for c in read(text, date=None).claims if c.type == "detention"]
    assert found == [edtf]


def test_people_freed_without_charge_are_whom_the_verb_is_done_to(read):
    told = read("On 3 May 2019, authorities released without charge Ana Sol, Bo Lin and Jon Reva.")
    assert told.names(told.claim("release").affected) == "Ana Sol and Bo Lin and Jon Reva"


SOURCES = [
    ("According to Radio Tarn (27 January 12), on Wednesday, January 25, police detained Ana Sol.", ["2012-01-25"]),
    ("According to Radio Tarn (5 January 10), police detained Ana Sol on December 28.", ["2009-12-28"]),
    ("According to Radio Tarn (3 Sep 19; 6 Dec 19), police detained Ana Sol on July 16.", ["2019-07-16"]),
    ("According to Radio Tarn (5 January 10; 6 February 11), police detained Ana Sol on January 3.", [None]),
    (
        (
            "According to Radio Tarn (5 January 10), police detained Ana Sol on December 28. On January 3, police held "
            "Bo Lin. On March 7, police detained Jon Reva."
        ),
        ["2009-12-28", "2010-01-03", None],
    ),
    ("Police detained Ana Sol (aged 52) on January 3.", [None]),
]


@pytest.mark.parametrize(("text", "days"), SOURCES)
def test_a_day_without_a_year_is_the_last_before_the_reports_that_tell_of_it(read, text, days):
    claims = read(text, date=None).claims
    assert [c.time.edtf if c.time else None for c in claims if c.type == "detention"] == days


FAMILY_NAMES = [
    ("A court jailed writer He Weidan in 2019. Later officers moved He to a prison.", "He Weidan"),
    ("A court jailed writer You Jing in 2019. Officers had detained You on 5 July 2018.", "You Jing"),
    ("A court jailed writer An Xiu in 2019. Officers had detained An on 5 July 2018.", "An Xiu"),
    ("He Weidan was held in 2019.", "He Weidan"),
]


@pytest.mark.parametrize(("text", "name"), FAMILY_NAMES)
def test_a_family_name_that_is_a_small_word_is_a_name_by_its_capital(read, text, name):
    told = read(text)
    assert {told.names(c.affected) for c in told.claims if c.affected} == {name}


def test_the_short_name_of_one_list_is_nobody_of_the_next(read):
    told = read(
        "On 3 May 2019, police detained five villagers. The five villagers included two monks (Oezer and Dorje) and "
        "three laypersons (Tenzin, Norbu Oezer, and Pema)."
    )
    names = told.names(told.claim("detention").affected).split(" and ")
    assert {"Oezer", "Norbu Oezer"} <= set(names)


def test_a_large_number_of_officials_are_not_whom_officials_detain(read):
    told = read(
        "The nuns marched. A large number of police and security officials blocked the nuns. Officers detained them."
    )
    assert told.names(told.claim("detention").affected) == "nuns"


KINDS = [
    ("Three detainees were men (Ana Sol, Bo Lin, Jan Reva) and two were women (Pia Roth, Ida Banda).", True),
    ("In addition to Jan Reva, two detainees were women (Pia Roth and Ana Sol).", True),
    ("Three detainees were not men (Ana Sol, Bo Lin, Jan Reva).", False),
    ("Two detainees were nurses (Ana Sol, Bo Lin, Jan Reva).", False),
    ("Two lawyers were women (Pia Roth and Ana Sol).", False),
]


@pytest.mark.parametrize(("text", "own"), KINDS)
def test_the_detainees_of_each_kind_are_those_detained(read, text, own):
    told = read(f"On 3 May 2019, police detained eight vendors in Tarn. {text}", date=None)
    assert ("Ana Sol" in told.names(told.claims[0].affected)) is own
