"""A day in front of a sentence is that of what it tells first, however the parser hung it, and of custody behind it."""

import pytest

DAY = "2016-09-13"

DATED = [
    (
        "According to RFA, NLR, and TRW, on or around September 13, 2016, officers in Tarn city, Kupa province, "
        "detained Ana Sol, Bo Lin, and Eva Mora for protests that lasted for 85 days."
    ),
    "According to an August 22, 2017, report, on the night of September 13, 2016 authorities in Tarn detained Ana Sol.",
    (
        "On September 13, 2016, authorities returned Ana Sol to Tarn when she petitioned at the Tarn Office in Lima "
        "and placed her under administrative detention."
    ),
    "On September 13, 2016, officers ransacked the Tarn Monastery and then detained Ana Sol.",
    "Officers detained Ana Sol as she was going home from her work in a bakery on the afternoon of September 13, 2016.",
    "Ana Sol and Bo Lin staged a brief protest on September 13, 2016, and were detained.",
    "Officers entered the home of teacher Ana Sol on September 13, 2016. They searched it and detained her.",
    "On September 13, 2016, officers broke into the home of the teacher Ana Sol. They detained her.",
]


@pytest.mark.parametrize("text", DATED)
def test_the_day_in_front_is_that_of_the_custody(read, text):
    told = read(text)
    held = [c for c in told.claims if c.type in ("detention", "arrest") and "Ana Sol" in told.names(c.affected)]
    assert held
    assert {c.time.edtf for c in held if c.time is not None} == {DAY}


UNDATED = [
    "On September 13, 2016, a court fined Ana Sol, and later detained her.",
    "On September 13, 2016, a court warned Ana Sol, but officers detained her.",
    "A teacher who had protested on September 13, 2016, wrote that officers detained Ana Sol.",
    "Ana Sol protested on September 13, 2016, and was later detained.",
    "On September 13, 2016, officers broke up a march. They detained other people, Ana Sol said.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_what_another_clause_tells_does_not_have_it(read, text):
    told = read(text)
    assert not any(c.time is not None for c in told.claims if c.type in ("detention", "arrest"))


def test_the_month_of_a_source_named_first_is_not_that_of_what_it_tells(read):
    told = read("Based on February 2009 NLR and RFA reports, officers detained between 13 and 24 protesters in Tarn.")
    assert all(c.time is None for c in told.claims if c.type == "detention")
