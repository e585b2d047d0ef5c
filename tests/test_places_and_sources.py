"""Where it happened, said around the act; and sources named first, which neither date the act nor do it."""

import pytest

from rightsgraph.records import Kind


def claims_of(read, text, type_):
    story = read(text).story
    entities = {e.key: e for e in story.entities}
    found = [c for event in story.events for c in event.claims if c.type == type_]
    assert found, f"no {type_} in {text}"
    return entities, found


def places(read, text, type_):
    entities, found = claims_of(read, text, type_)
    return [entities[p.entity].name for p in found[0].place]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (
            "Police in Tarnow county, Krakow province, detained Ana Ruiz on 3 May 2010.",
            "detention",
            ["Tarnow", "Krakow"],
        ),
        ("Ana Ruiz was arrested in Lokoja (Kupa), Kogi State, on 3 May 2010.", "arrest", ["Lokoja", "Kogi State"]),
        ("Kaduna police detained Ana Ruiz.", "detention", ["Kaduna"]),
        ("Security officers from Kano detained Ana Ruiz.", "detention", ["Kano"]),
        ("Officers detained Ana Ruiz as she protested in Lagos.", "detention", ["Lagos"]),
        ("On 21 May a Baku court sentenced Ana Ruiz to four years in prison.", "sentencing", ["Baku"]),
    ],
)
def test_the_place_is_said_around_the_act(read, text, type_, expected):
    found = places(read, text, type_)
    assert [name.split()[0] for name in found] == [name.split()[0] for name in expected]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Beijing officials detained Ana Ruiz.", "detention"),  # a capital may mean the state
        ("Police from Kenya arrested Ana Ruiz.", "arrest"),
        ("Police detained Ana Ruiz, a teacher from Lagos.", "detention"),
        ("Police detained Ana Ruiz after she returned from Lagos.", "detention"),
    ],
)
def test_where_somebody_comes_from_is_not_where_it_happened(read, text, type_):
    assert places(read, text, type_) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to Radio Tarn (5 June 2012), on 3 May 2012 police detained Ana Ruiz.", "2012-05-03"),
        ("Based on a June 2012 Radio Tarn report, on May 3, 2012, police detained Ana Ruiz.", "2012-05-03"),
        ("According to a January 4, 2012, indictment, police detained Ana Ruiz on May 3, 2011.", "2011-05-03"),
        ("On 3 May 2012 officers came to a restaurant and detained Ana Ruiz.", "2012-05-03"),
    ],
)
def test_the_day_of_a_source_is_not_the_day_of_the_act(read, text, expected):
    _, (claim, *_) = claims_of(read, text, "detention")
    assert claim.time is not None
    assert claim.time.edtf == expected


def test_a_year_in_passing_does_not_move_the_story(read):
    text = "Police detained Ana Ruiz on 3 May 2010 under the 1992 press law. On 5 June they released her."
    _, (claim, *_) = claims_of(read, text, "release")
    assert claim.time.edtf == "2010-06-05"


def test_brackets_that_tell_of_people_are_read(read):
    story = read(
        "Ana Ruiz (arrested on 5 May 2011) and Bo Ek (age 34) went home. Lu Li (born 3 May 1970) stayed."
    ).story
    assert [c.type for event in story.events for c in event.claims] == ["arrest"]


def test_those_who_report_are_not_those_who_detain(read):
    text = "According to the BBC, 8 Sept 2011; and Reuters, 3 Oct 2011, police in Lagos detained Ana Ruiz."
    entities, (claim, *_) = claims_of(read, text, "detention")
    assert {entities[p.entity].kind for p in claim.actor} == {Kind.GROUP}


def test_the_subject_that_stands_among_sources_is_found(read):
    text = (
        "Based on reports by Amnesty International, Radio Tarn, and Dui Hua, Karaj University student Ana Ruiz was "
        "sentenced to two years in prison on December 13, 2001."
    )
    entities, (claim, *_) = claims_of(read, text, "sentencing")
    assert [entities[p.entity].name for p in claim.affected] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On March 23, 2011, police detained 8 teachers in Kano. Ana Ruiz was one of those detained.", "2011-03-23"),
        ("On March 23, 2011, police detained Bo Ek. Ana Ruiz was one of those detained.", None),
    ],
)
def test_a_member_of_a_group_has_the_day_of_the_group(read, text, date):
    entities, found = claims_of(read, text, "detention")
    (mine,) = (c for c in found if any(entities[p.entity].name == "Ana Ruiz" for p in c.affected))
    assert (mine.time.edtf if mine.time else None) == date


def test_single_terms_after_a_common_verdict_have_its_day(read):
    text = "On March 23, 2011, the court sentenced six men. Bo Ek was sentenced to two years. Ana Ruiz was released."
    _, found = claims_of(read, text, "sentencing")
    assert {c.time.edtf for c in found if c.time} == {"2011-03-23"}
    assert all(c.time for c in found)
    _, (release,) = claims_of(read, text, "release")
    assert release.time is None


def test_an_order_to_serve_is_a_sentence_and_not_a_wish(read):
    _, (claim, *_) = claims_of(
        read, "On 23 June 2007 the committee ordered Ana Ruiz to serve one year of labour.", "sentencing"
    )
    assert (claim.status.value, claim.sentence.iso, claim.time.edtf) == ("asserted", "P1Y", "2007-06-23")
    _, (wish, *_) = claims_of(read, "The judge ordered the ministry to release Ana Ruiz.", "release")
    assert wish.status.value == "requested"


def test_took_into_custody_and_the_people_run_together(read):
    text = "Officers in Lagos took into custody rights defender Ana Ruiz."
    entities, (claim, *_) = claims_of(read, text, "arrest")
    assert [entities[p.entity].name for p in claim.affected] == ["Ana Ruiz"]


def test_a_family_name_is_the_one_person_named_by_then(read):
    text = "Police arrested Yang Guixiang. The court tried Yang. Yang Chengxiang came later. Police beat Yang."
    entities, (trial, *_) = claims_of(read, text, "trial")
    assert [entities[p.entity].name for p in trial.affected] == ["Yang Guixiang"]
    _, (beaten, *_) = claims_of(read, text, "attack")
    assert [entities[p.entity].name for p in beaten.affected] == ["Yang"]  # by then, two are so called
