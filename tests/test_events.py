"""Claims joined to events, links between events, counts of people, and facts about people."""

import pytest

JOINED = [
    "Peter Otieno was detained in 2018. Police in Nairobi detained Peter Otieno in 2018.",
    "Peter Otieno was arrested on 3 May 2021 in Nairobi. His arrest was condemned.",
    "Peter Otieno was arrested on 3 May 2021. Otieno was arrested in Nairobi.",
    "Peter Otieno was arrested in May 2021. Peter Otieno was arrested on 3 May 2021.",
]


@pytest.mark.parametrize("text", JOINED)
def test_what_is_told_twice_without_a_difference_is_one_event(read, text):
    assert len(read(text).story.events) == 1


APART = [
    ("Peter Otieno was arrested in 2018. Peter Otieno was arrested again in 2020.", 2),
    ("Peter Otieno was arrested in Nairobi. Peter Otieno was arrested in Kampala.", 2),
    ("Peter Otieno was arrested. Mary Phiri was arrested.", 2),
    ("Peter Otieno was arrested. Peter Otieno was released.", 2),
    (
        "A court sentenced Peter Otieno to two years in prison. A court sentenced Peter Otieno to six years in prison.",
        2,
    ),
    ("Peter Otieno was arrested by soldiers. Peter Otieno was not arrested.", 2),
    ("Guards beat Peter Otieno. Guards should release Peter Otieno.", 2),
]


@pytest.mark.parametrize(("text", "count"), APART, ids=[text for text, _ in APART])
def test_what_differs_in_time_place_person_type_length_or_status_stays_apart(read, text, count):
    assert len(read(text).story.events) == count


def test_a_repeated_sentence_adds_its_words_to_the_claim(read):
    found = read("Peter Otieno was arrested on 3 May 2021 in Nairobi. Peter Otieno was arrested in Nairobi.")
    (claim,) = found.claims
    assert [found.words(s) for s in claim.repeats] == ["Peter Otieno was arrested in Nairobi."]


def test_two_voices_on_one_event_are_two_claims(read):
    found = read("Mary Phiri said Peter Otieno was arrested. Juan Gil said Peter Otieno was arrested.")
    (event,) = found.story.events
    assert [found.speaker(c) for c in event.claims] == ["Mary Phiri", "Juan Gil"]


def test_the_time_of_an_event_is_the_most_precise_that_its_claims_give(read):
    found = read("Peter Otieno was arrested in May 2021. Peter Otieno was arrested on 3 May 2021.")
    assert found.event("arrest").time.edtf == "2021-05-03"


def test_the_key_of_an_event_is_its_type_and_the_place_of_its_first_trigger(read):
    text = "Amina Diallo was arrested by police."
    event = read(text).event("arrest")
    assert event.key == f"arrest-{text.index('arrested')}"


LABELS = [
    ("Amina Diallo was arrested by police.", "arrest of Amina Diallo"),
    ("Thousands of people protested in Lagos.", "protest by thousands of people"),
    ("Amina Diallo was not arrested.", "arrest of Amina Diallo (said not to have happened)"),
    ("The authorities must release Amina Diallo.", "release of Amina Diallo (asked for)"),
    ("Amina Diallo could be executed.", "execution of Amina Diallo (said to be possible)"),
    ("The minister denied that police had tortured Amina Diallo.", "torture of Amina Diallo (denied)"),
    ("Police attacked Amina Diallo.", "attack on Amina Diallo"),
]


@pytest.mark.parametrize(("text", "label"), LABELS, ids=[label for _, label in LABELS])
def test_an_event_is_labelled_by_what_and_to_whom_or_by_whom(read, text, label):
    assert label in [e.label for e in read(text).story.events]


def linked(found, kind: str, link: str) -> set[str]:
    """The types of the events that the event of type `kind` is linked to."""
    keys = getattr(found.event(kind), link)
    return {e.type for e in found.story.events if e.key in keys}


LINKS = [
    ("Amina Diallo was beaten after her arrest.", "ill-treatment", "follows", {"arrest"}),
    ("Peter Otieno was arrested after he posted a video on Facebook.", "arrest", "follows", {"online-expression"}),
    (
        "Amina Diallo was arrested on 3 May 2021. She was later charged with sedition.",
        "charging",
        "follows",
        {"arrest"},
    ),
    (
        "Amina Diallo was arrested because she had published an article online.",
        "arrest",
        "because_of",
        {"online-expression"},
    ),
    ("Peter Otieno was jailed for posting a video on Facebook.", "detention", "because_of", {"online-expression"}),
    (
        "Peter Otieno was detained in Nairobi. Prison guards beat him in his cell.",
        "ill-treatment",
        "part_of",
        {"detention"},
    ),
    (
        "Nordlink Systems sold software to the government that is used by the police to censor the internet.",
        "technology-supply",
        "contributes_to",
        {"censorship"},
    ),
    (
        "Hundreds of farmers demonstrated in Conakry to demand the release of Amina Diallo.",
        "protest",
        "contributes_to",
        {"release"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "link", "types"), LINKS, ids=[f"{t} {link}" for t, _, link, _ in LINKS])
def test_events_are_linked_where_the_words_link_them(read, text, kind, link, types):
    assert linked(read(text), kind, link) == types


UNLINKED = [
    "Amina Diallo was arrested. Peter Otieno was beaten.",
    "Amina Diallo was arrested and Peter Otieno was released.",
    "Three activists were arrested, beaten and tortured by soldiers.",
    "Peter Otieno was detained in Nairobi. In 2012 he was beaten at a match.",
]


@pytest.mark.parametrize("text", UNLINKED)
def test_events_that_only_stand_side_by_side_are_not_linked(read, text):
    for event in read(text).story.events:
        assert (event.follows, event.because_of, event.part_of, event.contributes_to) == ((), (), (), ())


def test_after_is_not_because_and_because_is_not_after(read):
    after = read("Peter Otieno was arrested after he posted a video on Facebook.").event("arrest")
    because = read("Peter Otieno was jailed for posting a video on Facebook.").event("detention")
    assert (bool(after.follows), bool(after.because_of)) == (True, False)
    assert (bool(because.follows), bool(because.because_of)) == (False, True)


def test_whom_a_protest_is_for_stands_in_its_claim(read):
    found = read("Hundreds of farmers demonstrated in Conakry to demand the release of Amina Diallo.")
    claim = found.claim("protest")
    assert [found.entity(p.entity).name for p in claim.in_support_of] == ["Amina Diallo"]
    assert found.names(claim.actor) == "hundreds of farmers"


def test_links_lead_to_events_of_the_story(read):
    found = read(" ".join(text for text, *_ in LINKS))
    keys = {e.key for e in found.story.events}
    for event in found.story.events:
        assert {*event.follows, *event.because_of, *event.part_of, *event.contributes_to} <= keys - {event.key}


def test_a_dated_count_of_people_is_a_statistic(read):
    found = read("The killing of at least 12 villagers by soldiers in Mali in 2019 was never investigated.")
    (statistic,) = found.story.statistics
    assert (statistic.quantity.value, statistic.quantity.modifier) == ("12", "at-least")
    assert (statistic.counts_type, statistic.place, statistic.time.edtf) == ("killing", "place:mali", "2019")
    assert found.words(statistic.quantity) == "at least 12"


def test_a_percentage_is_counted_against_its_baseline(read):
    found = read("More than 200 protesters were arrested in Lagos by June 2021, a 20 per cent increase on 2020.")
    count, change, base = found.story.statistics
    assert (count.quantity.value, count.quantity.unit, count.time.edtf) == ("200", "people", "2021-06")
    assert (change.quantity.value, change.quantity.unit) == ("20", "percent")
    assert (base.quantity.modifier, base.time.edtf) == ("unknown", "2020")
    assert change.baseline == base.quantity.start


COMPARED = [
    ("In 2020 police detained 23 nurses, up from 17 in 2019.", {("23", "2020"), ("17", "2019")}),
    ("The number of detained nurses rose from 17 in 2019 to 23 in 2020.", {("17", "2019"), ("23", "2020")}),
    ("In 2020 police detained 23 nurses, compared with 17 in the previous year.", {("23", "2020")}),
    ("In 2020 police detained 23 nurses from 4 hospitals.", {("23", "2020")}),
]


@pytest.mark.parametrize(("text", "figures"), COMPARED)
def test_a_figure_that_a_count_is_compared_with_is_a_statistic_of_its_own_year(read, text, figures):
    assert {(s.quantity.value, s.time.edtf) for s in read(text).story.statistics} == figures


def test_a_range_of_people_is_a_statistic_with_both_ends_and_the_police_are_not_arrested(read):
    told = read("Police arrested between 100 and 150 protesters in June 2020.")
    (statistic,) = told.story.statistics
    assert (statistic.quantity.minimum, statistic.quantity.maximum) == ("100", "150")
    assert told.names(told.claim("arrest").actor) == "police"


def test_day_and_place_behind_killed_and_injured_are_of_both(read):
    told = read("At least 12 people were killed and more than 300 injured in Lima on 3 May 2021.")
    assert [(c.type, told.names(c.place), c.time.edtf) for c in told.claims] == [
        ("killing", "Lima", "2021-05-03"),
        ("attack", "Lima", "2021-05-03"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 villagers were killed.",
        "At least 12 villagers may have been killed in 2019.",
        "No villagers were killed in 2019.",
        "Prices rose by 20 per cent in 2019.",
    ],
)
def test_what_is_undated_uncertain_or_no_count_of_people_is_no_statistic(read, text):
    assert read(text).story.statistics == ()


FACTS = [
    ("Peter Otieno, an engineer from Mombasa, was arrested.", "occupation", "engineer"),
    ("Peter Otieno, an engineer from Mombasa, was arrested.", "origin", "place:mombasa"),
    ("The activist Peter Otieno was arrested.", "occupation", "activist"),
    ("Police in Conakry detained Amina Diallo, a teacher, and her husband.", "occupation", "teacher"),
    ("Peter Otieno, 34, was arrested.", "age", "34"),
    ('Peter Otieno, who wrote under the pseudonym "Grey Heron", was arrested.', "pseudonym", "Grey Heron"),
]


@pytest.mark.parametrize(("text", "predicate", "value"), FACTS, ids=[f"{t} {p}" for t, p, _ in FACTS])
def test_a_fact_told_in_passing_is_kept_with_its_words(read, text, predicate, value):
    found = read(text)
    (fact,) = (f for f in found.story.facts if f.predicate == predicate)
    assert fact.value == value
    assert found.words(fact.words) == (found.entity(value).name if fact.is_entity else value)
    assert found.words(fact.excerpt) == text


def test_a_pseudonym_is_a_mention_of_its_bearer(read):
    found = read('Peter Otieno, who wrote under the pseudonym "Grey Heron", was arrested.')
    assert "Grey Heron" in found.forms("Peter Otieno")


@pytest.mark.parametrize(
    "text", ["Peter Otieno met an engineer.", "The engineer praised Peter Otieno.", "Room 34 is cold."]
)
def test_a_noun_beside_a_person_is_no_fact_about_that_person(read, text):
    assert read(text).story.facts == ()


def test_two_acts_told_by_words_that_begin_in_one_place_are_two_events_of_their_own_keys(read):
    told = read("In May at least 5 of the detained miners remained in detention; police detained Ana Sol in Lima.")
    keys = [(e.key, e.happened) for e in told.story.events]
    assert len(keys) > 1
    assert len(keys) == len(set(keys))
