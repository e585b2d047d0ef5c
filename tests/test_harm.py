"""What would hurt a person: a denial told as an event, one person's crime given to another, a name leaked."""

import re

import pytest

from rightsgraph.iris import Minter
from rightsgraph.mapping import to_nquads
from rightsgraph.validation import Gate, quarantine

MINTER = Minter("https://data.example.org/")
RUN = "https://data.example.org/run/0"

NOT_HAPPENED = [
    ("Neither Grace Banda nor Peter Otieno was arrested.", "negated"),
    ("It is not true that Grace Banda was arrested.", "negated"),
    ("Grace Banda was almost killed by soldiers.", "negated"),
    ("Was Grace Banda arrested?", "possible"),
    ("Had Grace Banda been arrested, the union would have gone to court.", "possible"),
    ("The court ordered the release of Grace Banda.", "requested"),
    ("A judge ordered police to release Grace Banda.", "requested"),
    ("Grace Banda should have been released in May.", "negated"),
]


@pytest.mark.parametrize(("text", "status"), NOT_HAPPENED, ids=[text for text, _ in NOT_HAPPENED])
def test_what_is_not_said_to_have_happened_is_never_an_event(read, text, status):
    found = read(text)
    about_her = [c for c in found.claims if c.affected]
    assert [c.status.value for c in about_her] == [status]
    assert not any(e.happened for e in found.story.events if any(c.affected for c in e.claims))


@pytest.mark.parametrize(
    "text",
    [
        "Grace Banda was sentenced to ten years in prison for killing Peter Otieno.",
        "Grace Banda was convicted of murdering Peter Otieno.",
        "Grace Banda was accused of kidnapping Peter Otieno.",
        "Grace Banda was charged with torturing Peter Otieno.",
    ],
)
def test_a_crime_that_somebody_is_charged_with_is_their_charge_and_no_event_of_theirs(read, text):
    found = read(text)
    assert not {c.type for c in found.claims} & {"killing", "kidnapping", "torture", "attack"}
    assert any(c.charges for c in found.claims)


@pytest.mark.parametrize("text", ["Grace Banda was killed in a car accident.", "An earthquake killed 12 villagers."])
def test_an_accident_kills_nobody_in_the_sense_of_the_graph(read, text):
    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Grace Banda was killed by a falling tree.",
        "Grace Banda was killed by cancer.",
        "Grace Banda was tortured by doubts.",
        "Grace Banda was tried by the press.",
        "Grace Banda was hanged in effigy.",
        "Grace Banda disappeared into the crowd.",
        "The heat killed Grace Banda.",
        "The guards did not treat Grace Banda badly.",
        "Grace Banda hid her son's whereabouts.",
        "Grace Banda burned her own house.",
        "Grace Banda stood before the judges as a lawyer for the nuns.",
        "Grace Banda was struck on the head by a falling tile.",
        "A gas explosion left Grace Banda dead.",
        "The driver is to blame for the death of Grace Banda.",
        "Mary Phiri said that soldiers were not responsible for the death of Grace Banda.",
        "The dentist removed a tooth of Grace Banda.",
        "Grace Banda was put on a plane by her parents.",
        "Grace Banda was detained by heavy traffic.",
        "Grace Banda was held in high esteem by her pupils.",
        "Grace Banda was held responsible for the delay.",
        "Grace Banda was charged with a mission to Brenia.",
        "Grace Banda was charged 40 dollars for the visit.",
        "The reform sentenced Grace Banda to a life of poverty.",
        "Minister Grace Banda was attacked by the opposition for her budget.",
        "Reporters ambushed Minister Grace Banda outside the hall.",
    ],
)
def test_a_figure_of_speech_hurts_nobody(read, text):
    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Grace Banda and Mary Phiri study in Lusaka. She was beaten by police.",
        "Grace Banda met Mary Phiri in Lusaka. She was beaten by police.",
        "Mary Phiri spoke with Grace Banda in Lusaka. She was beaten by police.",
    ],
)
def test_a_pronoun_that_could_mean_two_women_means_neither(read, text):
    found = read(text)
    people = {p.entity for c in found.claims if c.type == "ill-treatment" for p in c.affected}
    assert not any(key.startswith("person:") for key in people)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amina Diallo was charged with insulting Peter Otieno.", "otieno"),
        ('Peter Otieno, who wrote under the pseudonym "Grey Heron", was arrested in Lusaka.', "heron"),
        ("Amina Diallo, also known as Mina Dia, was released on 3 May 2021.", "dia"),
    ],
)
def test_no_iri_holds_the_name_or_another_name_of_a_person(read, text, name):
    nquads = to_nquads(read(text).story, MINTER, RUN)
    iris = re.findall(r"<([^>]*)>", nquads)
    assert iris
    assert not [iri for iri in iris if name in re.split(r"[^a-z]+", iri.lower())]


def test_a_body_where_somebody_is_held_is_a_place_of_its_own_and_the_graph_conforms(read):
    found = read("Peter Otieno was held for 40 days at the Central Police Station in Lusaka.")
    nquads = to_nquads(found.story, MINTER, RUN)
    assert not [f for f in Gate().check(nquads) if f.severity.value == "Violation"]


def test_a_country_in_a_heading_does_nothing(read):
    found = read("Zambia: Take action to help free Grace Banda, imprisoned for her poems.")
    assert not [p for c in found.claims for p in c.actor if "Zambia" in found.words(p)]
    assert not [c for c in found.claims if c.type == "release" and c.status.happened]


def test_a_release_at_violation_takes_no_other_release_with_it(read):
    found = read(
        "Grace Banda was arrested on 5 May 2020. She was released on 3 March 2019. "
        "Peter Otieno was arrested on 1 January 2020. Peter Otieno was released on 3 May 2020."
    )
    gate = Gate()
    nquads = to_nquads(found.story, MINTER, RUN)
    broken = [f for f in gate.check(nquads) if f.severity.value == "Violation"]
    assert [f.shape for f in broken] == ["ReleaseShape"]
    assert "release" in broken[0].focus
    kept, withheld, _ = quarantine(nquads, broken, gate=gate)
    releases = [line for line in kept.splitlines() if "ns#eventType>" in line and "vocab#release>" in line]
    assert len(releases) == 1
    assert broken[0].focus in withheld


def test_a_long_list_of_accusations_is_told_as_charges_and_as_nothing_else(read):
    found = read(
        "The villagers have been accused of various offences, including holding vigils, killing a soldier, attacking "
        "the harbour office and kidnapping a mayor."
    )
    (claim,) = found.claims
    assert claim.type == "accusation"
    assert [found.words(span) for span in claim.charges] == [
        "holding vigils",
        "killing a soldier",
        "attacking the harbour office",
        "kidnapping a mayor",
    ]


def test_a_hedge_behind_a_semicolon_does_not_reach_before_it(read):
    found = read("Five students were arrested in May; two of them reportedly remain in detention.")
    assert {c.type: c.status.value for c in found.claims} == {"arrest": "asserted", "detention": "reported"}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Police arrested neither Ana Ruiz nor Luis Soto.", "arrest", "negated"),
        ("There are fears that Ana Ruiz was tortured.", "torture", "alleged"),
        ("Rumours spread that Ana Ruiz had been killed.", "killing", "alleged"),
        ("Ana Ruiz feared being tortured.", "torture", "possible"),
        ("The trial of Ana Ruiz was postponed.", "trial", "possible"),
        ("The trial of Ana Ruiz was cancelled.", "trial", "negated"),
        ("Police did not deny that Ana Ruiz was arrested.", "arrest", "reported"),
        ("Police denied that Ana Ruiz was arrested.", "arrest", "denied"),
        ("News spread that Ana Ruiz had been killed.", "killing", "reported"),
    ],
)
def test_fears_rumours_denials_and_what_is_put_off_are_no_plain_events(read, text, kind, status):
    claims = [claim for event in read(text).story.events for claim in event.claims if claim.type == kind]
    assert [claim.status.value for claim in claims] == [status]


def test_a_pronoun_that_two_of_different_gender_share_a_person_for_means_nobody(read):
    story = read('Luis Soto is a lawyer. "Police beat her," he said.').story
    assert [claim.type for event in story.events for claim in event.claims] == []


@pytest.mark.parametrize(
    "text",
    [
        'Luis Soto: "Police tortured Ana Ruiz in the station."',
        "Luis Soto is a lawyer. In Luis Soto's words, police tortured Ana Ruiz.",
        "According to Luis Soto, police tortured Ana Ruiz.",
    ],
)
def test_who_speaks_is_on_record_for_what_is_said(read, text):
    reading = read(text)
    names = {e.key: e.name for e in reading.story.entities}
    (said,) = {claim.said_by for event in reading.story.events for claim in event.claims if claim.type == "torture"}
    assert names[said] == "Luis Soto"
