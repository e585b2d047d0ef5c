"""Counts of acts: how many, of which type, when, where, and what they are compared with."""

import pytest


def told(found) -> set[tuple[str, str, str, str]]:
    """The statistics of a text as (type, number, unit, EDTF)."""
    return {(s.counts_type, s.quantity.value, s.quantity.unit, s.time.edtf) for s in found.story.statistics}


@pytest.mark.parametrize(
    ("text", "statistics"),
    [
        ("The committee recorded 30 arrests in May 2020.", {("arrest", "30", "acts", "2020-05")}),
        ("Lantern Watch recorded 214 cases of torture in 2021.", {("torture", "214", "acts", "2021")}),
        ("At least 30 executions were carried out in 2021.", {("execution", "30", "acts", "2021")}),
        ("There were 57 enforced disappearances in 2022.", {("enforced-disappearance", "57", "acts", "2022")}),
        ("Courts handed down 76 death sentences in 2021.", {("sentencing", "76", "acts", "2021")}),
        (
            "Between January and June 2021, the union verified 18 abductions.",
            {("kidnapping", "18", "acts", "2021-01/2021-06")},
        ),
        (
            "The number of executions rose from 30 in 2020 to 57 in 2021.",
            {("execution", "30", "acts", "2020"), ("execution", "57", "acts", "2021")},
        ),
        (
            "Arrests doubled to 400 in 2021 from 200 in 2020.",
            {("arrest", "400", "acts", "2021"), ("arrest", "200", "acts", "2020")},
        ),
        (
            "The union documented 30 attacks on journalists in 2021, compared with 12 in 2020.",
            {("attack", "30", "acts", "2021"), ("attack", "12", "acts", "2020")},
        ),
    ],
)
def test_a_dated_count_of_acts_is_a_statistic_of_acts(read, text, statistics):
    found = read(text)
    assert told(found) == statistics
    for statistic in found.story.statistics:
        assert found.words(statistic.quantity) == statistic.quantity.text


def test_complaints_of_an_act_are_counted_as_alleged(read):
    (statistic,) = read("The ombudsman received 214 complaints of torture in 2021.").story.statistics
    assert (statistic.counts_type, statistic.status.value) == ("torture", "alleged")


def test_a_count_is_said_by_its_source_and_of_its_place(read):
    found = read("Courts issued 76 convictions in Mali in 2021, according to the Ministry of Justice.")
    (statistic,) = found.story.statistics
    assert (statistic.place, found.speaker(statistic)) == ("place:mali", "Ministry of Justice")


@pytest.mark.parametrize(
    "text",
    [
        "Up to 30 executions could follow in 2025.",
        "The minister denied that 30 executions had been carried out in 2021.",
        "There were no arrests in 2021.",
        "If 30 arrests follow in 2025, the union will strike.",
        "The company plans 30 releases in 2025.",
        "There were 30 arrests.",
        "The team lost 3 matches in 2021.",
        "The two arrests shocked the town.",
    ],
)
def test_what_is_undated_uncertain_or_no_act_is_not_counted(read, text):
    assert told(read(text)) == set()
