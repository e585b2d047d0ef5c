"""The dateline of a wire story is no part of its lead sentence."""

import pytest

from rightsgraph.records import RegionKind
from rightsgraph.tagging.blocks import is_dateline, paragraphs

LEAD = "Police arrested Selma Trabi on 3 March 2021."


@pytest.mark.parametrize(
    "dateline",
    [
        "TUNIS (AP) - ",
        "TUNIS (AFP) — ",
        "TUNIS (AFP)—",
        "TUNIS, 12 March 2021 - ",
        "TUNIS, 12 March 2021 (AFP) - ",
        "TUNIS, March 12 (Reuters) -- ",
        "TUNIS, Tunisia, 12 March 2021 – ",
        "(Tunis) – ",
        "(Tunis, March 12, 2021) – ",
        "A headline without an end\n\nTUNIS (AFP) - ",
    ],
)
def test_the_lead_behind_a_dateline_is_read_as_if_it_stood_alone(read, dateline):
    found = read(dateline + LEAD)
    (claim,) = found.claims
    assert found.in_words(claim) == "arrest of Selma Trabi by police"
    assert claim.time.edtf == "2021-03-03"
    assert [found.words(a) for a in claim.actor] == ["Police"]
    assert found.words(claim.excerpt) == LEAD


def test_a_lead_with_an_apposition_and_a_speaker_is_read(read):
    found = read(
        "TUNIS (AP) - A doctor, Selma Trabi, was arrested by police on 3 March 2021, her lawyer said on Friday."
    )
    claim = found.claim("arrest")
    assert (found.in_words(claim), claim.time.edtf) == ("arrest of Selma Trabi by police", "2021-03-03")
    assert found.speaker(claim) == "Selma Trabi's lawyer"


@pytest.mark.parametrize(
    "text",
    [
        "Selma Trabi (30) - arrested on 3 March 2021.",
        "Police arrested Selma Trabi on 3 March 2021 - Orphe Dal was freed.",
        "Police arrested Selma Trabi.\n\nMerania Press (MP) - Orphe Dal was freed.",
    ],
)
def test_what_is_no_dateline_at_the_head_of_the_story_stays_where_it_is(read, text):
    pieces = list(paragraphs(read(text).document))
    assert [words for _, words, _ in pieces] == text.split("\n\n")


def test_a_dateline_keeps_its_place_in_the_text(read):
    text = f"TUNIS, 12 March 2021 (AFP) -  {LEAD}"
    pieces = list(paragraphs(read(text).document))
    assert pieces == [(0, "TUNIS, 12 March 2021 (AFP) -", RegionKind.BODY), (30, LEAD, RegionKind.BODY)]
    assert [is_dateline(words) for _, words, _ in pieces] == [True, False]


ENTRIES = [
    "3 March 2021 - ",
    "3 March 2021: ",
    "March 3: ",
    "Wednesday, March 3, 2021 — ",
    "- 3 March 2021: ",
    "On 3 March 2021: ",
    "2021-03-03: ",
]


@pytest.mark.parametrize("head", ENTRIES)
def test_what_an_entry_of_a_chronology_tells_was_on_the_day_at_its_head(read, head):
    found = read(f"{head}Police arrested Selma Trabi, who had been beaten before.")
    told = {c.type: c.time.edtf if c.time else None for c in found.claims}
    assert told == {"arrest": "2021-03-03", "ill-treatment": None}
    assert found.words(found.claim("arrest").excerpt).startswith("Police")


def test_entries_on_lines_of_their_own_have_each_its_day_and_a_day_of_their_own_counts(read):
    found = read(
        "3 May 2019: Police arrested Selma Trabi.\n"
        "5 May 2019: She was charged and sentenced to a year in prison.\n"
        "2 June 2019: The army said that it had freed Selma Trabi in May."
    )
    told = {c.type: c.time.edtf for c in found.claims}
    assert told == {"arrest": "2019-05-03", "charging": "2019-05-05", "sentencing": "2019-05-05", "release": "2019-05"}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("16 June 2021 - Police arrested Selma Trabi.", None),
        ("Update, 3 March 2021 - Police arrested Selma Trabi.", None),
        ("Not until June 2015 was Selma Trabi arrested.", "2015-06"),
        ("Only in June 2015 was Selma Trabi arrested.", "2015-06"),
    ],
)
def test_the_day_of_the_document_at_its_head_is_no_day_of_an_act_but_an_inverted_one_is(read, text, edtf):
    time = read(text).claim("arrest").time
    assert (time and time.edtf) == edtf
