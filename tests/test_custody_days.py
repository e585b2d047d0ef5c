"""Days of custody that the words tell by another clause, a noun or a name, and days that are none of it."""

import pytest

DAYS = [
    ("Officials were unable to find and detain Ana Sol until 3 May 2019.", ["2019-05-03"]),
    ("Ana Sol eluded capture until 3 May 2019.", ["2019-05-03"]),
    ("Ana Sol evaded arrest until May 2019.", ["2019-05"]),
    ("Police failed to arrest Ana Sol until 3 May 2019.", ["2019-05-03"]),
    (
        "Police detained Ana Sol immediately after they stopped her as she sang on the night of 3 May 2019.",
        ["2019-05-03"],
    ),
    ("Police detained Ana Sol immediately after she decried the killing of a nun on 3 May 2019.", [None]),
    ("Police detained Ana Sol a year after they searched her home on 3 May 2019.", [None]),
    ("Police detained Ana Sol for ten days on the charge of “causing noise” starting on 3 May 2019.", ["2019-05-03"]),
    ("Police detained Ana Sol for ten days over a protest starting on 3 May 2019.", [None]),
    ("Police detained Ana Sol at the scene of Bo Lin's May 3, 2019, self-immolation in Tarn.", ["2019-05-03"]),
    ("Police detained Ana Sol before an image of the May 3, 2019, fire in Tarn.", [None]),
    ("Ana Sol was one of ten nuns detained before the anniversary of the union on 3 May 2019.", ["../2019-05-03"]),
    ("Police detained Ana Sol before the party congress on 3 May 2019.", ["../2019-05-03"]),
    ("Police detained Ana Sol before dawn on 3 May 2019.", ["2019-05-03"]),
    ("Reports linked Ana Sol's detention to a book commemorating Bo Lin following his death in May 2019.", [None]),
    ("On 3 May 2019, police detained Bo Lin. They arrested Ana Sol the same time and took her books.", ["2019-05-03"]),
    ("On 3 May 2019, police detained Bo Lin. At the same time, they arrested Ana Sol.", [None]),
    ("The report named four nuns, including Ana Sol (age 48, detained on or about May 3, 2019).", ["2019-05-03"]),
    (
        "Police accused Bo Lin (a poet), detained May 1, 2019, and Ana Sol (a nun), detained May 3, 2019.",
        ["2019-05-03"],
    ),
    ("Police freed Ana Sol, detained Bo Lin on May 3, 2019, and left.", []),
    (
        "Police took into custody over 30 nuns including Bo Lin on May 1, 2019, and Ana Sol on May 3, 2019.",
        ["2019-05-03"],
    ),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_the_day_of_custody(read, text, days):
    told = read(text, date=None)
    held = [c for c in told.claims if c.type in ("detention", "arrest") and c.status.happened]
    mine = [c for c in held if "Ana Sol" in told.names(c.affected).split(" and ")]
    assert [c.time.edtf if c.time else None for c in mine] == days


def test_who_takes_people_in_on_several_days_holds_them_on_no_one_day(read):
    told = read(
        "Police took into custody Bo Lin on May 1, 2019, and Ana Sol on May 3, 2019, holding Bo and Ana at a school.",
        date=None,
    )
    assert told.claim("detention").time is None


def test_what_nobody_could_avoid_is_not_put_off(read):
    assert read("Ana Sol has evaded arrest until now.").says == ["arrest of Ana Sol [negated]"]


TREES = [
    (
        "According to NLR, the Tarn Association, and Radio Tarn, authorities in Kupa, Tarn Region, detained Ana Sol, a "
        "web site administrator from Kupa, on 3 May 2019."
    ),
    (
        "Based on an NLR report, on 3 May 2019, officials in Tarn district detained market vendors Ana Sol (NLR bio) "
        "and Bo Lin (NLR bio) when the two women asked at a shop about “old letters” they had mailed to Jon Reva."
    ),
    (
        "According to an NLR report, officers detained Ana Sol on 3 May 2019, for forming a club to probe the death of "
        "a child, which had set off a riot in Kupa city, Tarn province, on 28 June 2018."
    ),
    (
        "Ana Sol went to Kupa to petition over land but officers forcibly returned her to Tarn on 3 May 2019, and "
        "placed her in the Tarn No. 2 Detention Center."
    ),
    "Officials in Kupa suspected that Ana Sol led the march and detained her on 3 May 2019.",
    "Officers from the 610-Office, a body which keeps order in Kupa, detained poets Ana Sol and Bo Lin on 3 May 2019.",
    "Officers suspected that Bo Lin and nun Ana Sol led it, and detained them on May 1 and 3, 2019, respectively.",
]


@pytest.mark.parametrize("text", TREES)
def test_the_day_of_custody_where_the_parser_goes_astray(read, text):
    told = read(text, date=None)
    (claim,) = (c for c in told.claims if c.type == "detention" and "Ana Sol" in told.names(c.affected))
    assert "Ana Sol" not in told.names(claim.actor)
    assert (claim.time.edtf, claim.status.value) == ("2019-05-03", "asserted")


def test_who_is_put_away_later_or_by_others_was_not_so_on_the_day_of_the_return(read):
    for then in ("later placed her in a prison", "police held her in Tarn prison"):
        told = read(f"Officers forcibly returned Ana Sol to Tarn on 3 May 2019, and {then}.", date=None)
        assert told.claim("detention").time is None


def test_what_those_suspected_did_to_others_was_not_done_by_who_suspects_them(read):
    told = read("Police suspected that rebels stormed the prison and arrested ten guards.")
    assert told.names(told.claim("arrest").actor) == "rebels"


CASES = [
    ("In the case of Mora, police reportedly held her on January 1, 2016, as she sang in a park.", True),
    ("In the case of Mora, described by Radio Tarn as a nurse, police detained her on January 1, 2016.", True),
    ("In the case of Mora, police detained Pia Roth on January 1, 2016, when she left.", False),
]


@pytest.mark.parametrize(("text", "own"), CASES)
def test_with_whose_case_a_sentence_opens_is_who_was_taken_in(read, text, own):
    told = read(f"Police detained Ana Sol and Eva Mora in 2015. {text}", date=None)
    mine = [c.time.edtf for c in told.claims if told.names(c.affected) == "Eva Mora" and c.time]
    assert mine == (["2016-01-01"] if own else [])
