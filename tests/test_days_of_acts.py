"""Which day of a sentence is that of which act: of hearings and verdicts, of either of two days, of what was before."""

import pytest


def dates(reading, kind):
    return [claim.time.edtf if claim.time else None for claim in reading.claims if claim.type == kind]


EITHER = [
    ("Police detained Ana Sol on 3 or 4 May 2020.", "2020-05-03/2020-05-04"),
    ("Police detained Ana Sol on May 3 or 4, 2020.", "2020-05-03/2020-05-04"),
    ("Police detained Ana Sol on 30 April or 1 May 2020.", "2020-04-30/2020-05-01"),
    ("In late January or mid-February 2020 police detained Ana Sol.", "2020-01/2020-02"),
    ("Police detained Ana Sol in December or January 2020.", "2019-12/2020-01"),
    ("Police detained Ana Sol in 2018 or 2019.", "2018/2019"),
    ("Police detained Ana Sol in 2019 or in May 2018.", None),
    ("Police detained Ana Sol at the end of 2019.", "2019-12"),
]


@pytest.mark.parametrize(("text", "edtf"), EITHER)
def test_of_two_times_one_is_meant_and_which_is_not_said(read, text, edtf):
    assert dates(read(text, date="2021-06-10"), "detention") == [edtf]


def test_what_happened_on_either_of_two_days_began_and_ended_on_any_of_them(read):
    time = read("Police detained Ana Sol on 30 April or 1 May 2020.").claim("detention").time
    assert str(time.begin_earliest) == str(time.end_earliest) == "2020-04-30"
    assert str(time.begin_latest) == str(time.end_latest) == "2020-05-01"


EARLIER = [
    ("Six teachers were beaten on 5 May 2021. A month earlier Ana Sol was arrested.", "2021-04"),
    ("Six teachers were beaten on 5 May 2021. Two days earlier Ana Sol was arrested.", "2021-05-03"),
    ("On 5 May 2021 soldiers beat six teachers. Three days before, police had arrested Ana Sol.", "2021-05-02"),
    ("Six teachers were beaten on 5 May 2021. Some weeks earlier Ana Sol was arrested.", None),
    ("On 5 May 2021 soldiers beat 30 people, ten more than a year earlier. Police arrested Ana Sol.", None),
    ("On 5 May 2021 police arrested Ana Sol, three days earlier than planned.", "2021-05-05"),
]


@pytest.mark.parametrize(("text", "edtf"), EARLIER)
def test_what_was_done_so_long_earlier_counts_back_from_the_day_told_last(read, text, edtf):
    assert dates(read(text, date="2021-06-10"), "arrest") == [edtf]


def test_how_long_somebody_was_held_after_an_arrest_is_not_when(read):
    reading = read("Ana Sol was held incommunicado for two months after her arrest on 4 August 2020.")
    assert dates(reading, "incommunicado-detention") == [None]
    assert dates(reading, "arrest") == ["2020-08-04"]


HEARINGS = [
    ("Bo Lin was taken before a judge on 6 March 2020 and charged with spying.", "charging", "2020-03-06"),
    ("Bo Lin appeared in court on 6 March 2020 and was charged with spying.", "charging", "2020-03-06"),
    (
        "Bo Lin was brought before a court on 6 March 2020, charged with spying and remanded in custody.",
        "detention",
        "2020-03-06",
    ),
    (
        "Bo Lin was beaten for days before being taken before a judge on 6 March 2020 and charged with spying.",
        "charging",
        "2020-03-06",
    ),
    ("Bo Lin was taken before a judge on 6 March 2020 and later charged with spying.", "charging", None),
    ("Bo Lin was taken before a judge on 6 March 2020 and has been charged with spying.", "charging", None),
    ("Bo Lin was taken to Tarn on 6 March 2020 and charged with spying.", "charging", None),
    (
        "Bo Lin was taken before a judge on 6 March 2020 and, on 9 March, charged with spying.",
        "charging",
        "2020-03-09",
    ),
    ("A judge was appointed on 6 March 2020 and Bo Lin was charged with spying.", "charging", None),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), HEARINGS)
def test_what_is_decided_at_a_hearing_has_its_day(read, text, kind, edtf):
    assert dates(read(text), kind) == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lin was held for several days before being taken before a judge on 6 March 2020.",
        "Bo Lin was held in Tarn before being transferred on 6 March 2020 to a camp.",
    ],
)
def test_the_day_of_what_came_after_is_not_that_of_the_custody_before(read, text):
    assert dates(read(text), "detention")[0] is None


VERDICTS = [
    ("On 12 June 2020 a court sentenced Ana Sol to a year in prison after convicting her of theft.", "2020-06-12"),
    ("Ana Sol was sentenced to death on 12 June 2020 after being found guilty of theft.", "2020-06-12"),
    ("On 12 June 2020 a court sentenced Ana Sol to death after finding her guilty of theft.", "2020-06-12"),
    ("Ana Sol was sentenced to death on 12 June 2020, two weeks after being convicted of theft.", None),
    ("Ana Sol was sentenced to death on 12 June 2020 after being convicted of theft in May 2020.", "2020-05"),
]


@pytest.mark.parametrize(("text", "edtf"), VERDICTS)
def test_a_conviction_told_with_after_was_on_the_day_of_the_sentence(read, text, edtf):
    assert dates(read(text), "conviction") == [edtf]


def test_what_holds_now_did_not_happen_on_the_day_of_the_arrest(read):
    reading = read(
        "In April 2021 Ana Sol was arrested along with three lawyers; she and two of them remain in custody."
    )
    assert dates(reading, "arrest") == ["2021-04"]
    assert dates(reading, "detention") == [None]


OVERSEEN = [
    ("On 3 May 2021 the commander supervised the beating and arrest of seven nuns.", "arrest", "2021-05-03"),
    ("On 3 May 2021 Ana Sol survived an attack by gunmen.", "attack", "2021-05-03"),
    ("On 3 May 2021 the union condemned the killing of six farmers.", "killing", None),
    ("On 3 May 2021 a video showed the beating of Bo Lin.", "ill-treatment", None),
    ("After two years in prison, Ana Sol was released on 3 May 2021.", "detention", None),
    ("Ana Sol was released on 3 May 2021 after three days of detention.", "detention", None),
]


@pytest.mark.parametrize(("text", "kind", "edtf"), OVERSEEN)
def test_the_day_of_who_was_there_and_of_who_only_speaks_of_it(read, text, kind, edtf):
    assert dates(read(text), kind) == [edtf]
