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
