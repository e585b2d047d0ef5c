"""How firmly something is said, and by whom."""

import pytest

STATUS = [
    # asserted
    ("Police arrested Grace Banda.", "arrest", "asserted", None),
    # negated
    ("Grace Banda was not arrested.", "arrest", "negated", "not"),
    ("Police did not arrest Grace Banda.", "arrest", "negated", "not"),
    ("Grace Banda was never charged.", "charging", "negated", "never"),
    ("No charges were filed against Grace Banda.", "charging", "negated", None),
    ("Grace Banda was detained without charge.", "charging", "negated", "without"),
    ("Grace Banda was detained without charge.", "detention", "asserted", None),
    ("Grace Banda was released without charge.", "charging", "negated", "without"),
    ("Grace Banda was released without charge.", "release", "asserted", None),
    ("The government refused to release Grace Banda.", "release", "negated", "refused"),
    ("The court failed to release Grace Banda.", "release", "negated", "failed"),
    ("Police stopped beating Grace Banda.", "attack", "asserted", None),
    # hedged
    ("He said that police had arrested Grace Banda.", "arrest", "reported", "said"),
    ("Grace Banda was reportedly arrested by police.", "arrest", "reported", "reportedly"),
    ("Grace Banda is reported to have been executed.", "execution", "reported", "reported"),
    ("There are reports that Grace Banda was tortured.", "torture", "reported", "reports"),
    ("Grace Banda was allegedly beaten by guards.", "ill-treatment", "alleged", "allegedly"),
    ("Grace Banda is believed to have been tortured.", "torture", "alleged", "believed"),
    ("It is feared that Grace Banda was executed.", "execution", "alleged", "feared"),
    # possible
    ("Grace Banda may have been tortured.", "torture", "possible", "may"),
    ("Grace Banda could be executed.", "execution", "possible", "could"),
    ("Grace Banda faces arrest.", "arrest", "possible", "faces"),
    ("Police threatened to arrest Grace Banda.", "arrest", "possible", "threatened"),
    ("The government plans to deport Grace Banda.", "deportation", "possible", "plans"),
    ("If convicted, Grace Banda could face ten years in prison.", "conviction", "possible", "If"),
    ("If convicted, Grace Banda could face ten years in prison.", "sentencing", "possible", "could"),
    ("Grace Banda faces up to ten years in prison if convicted.", "sentencing", "possible", None),
    ("Grace Banda is at risk of torture.", "torture", "possible", "risk"),
    ("Grace Banda is awaiting trial.", "trial", "possible", None),
    # demanded
    ("The authorities should release Grace Banda.", "release", "requested", "should"),
    ("The authorities must immediately release Grace Banda.", "release", "requested", "must"),
    ("Lantern Rights Watch urged the authorities to release Grace Banda.", "release", "requested", "urged"),
    ("Protesters demanded the release of Grace Banda.", "release", "requested", "demanded"),
    # denied
    ("Police denied arresting Grace Banda.", "arrest", "denied", "denied"),
    ("The government denied that Grace Banda was under house arrest.", "house-arrest", "denied", "denied"),
    ("Her family fears that Grace Banda is under arrest.", "arrest", "alleged", "fears"),
    ("Mayor Tadeusz Lis rejected claims that police had tortured Grace Banda.", "torture", "denied", "rejected"),
    ("The minister denied that police had tortured Grace Banda.", "torture", "denied", "denied"),
]


@pytest.mark.parametrize(
    ("text", "kind", "status", "cue"), STATUS, ids=[f"{text} {kind}" for text, kind, _, _ in STATUS]
)
def test_a_claim_is_as_firm_as_its_words(read, text, kind, status, cue):
    found = read(text)
    claim = found.claim(kind)
    assert claim.status.value == status
    if cue is not None:
        assert found.words(claim.cue) == cue


@pytest.mark.parametrize(
    ("text", "kind", "status", "cue"), STATUS, ids=[f"{text} {kind}" for text, kind, _, _ in STATUS]
)
def test_what_is_negated_demanded_or_possible_is_no_event(read, text, kind, status, cue):
    found = read(text)
    event = next(e for e in found.story.events if any(c.type == kind for c in e.claims))
    assert event.happened is (status in ("asserted", "reported", "alleged"))


def test_a_relative_clause_under_a_demand_still_happened(read):
    found = read("The authorities must release Grace Banda, who was arrested in May 2021.")
    assert {c.type: c.status.value for c in found.claims} == {"release": "requested", "arrest": "asserted"}


def test_a_negated_contact_is_the_act_itself_and_did_happen(read):
    claim = read("Peter Otieno was not allowed to see his family.").claim("denial-of-family-contact")
    assert claim.status.happened


SPEAKERS = [
    ("According to Open Door Foundation, Grace Banda was tortured by police.", "Open Door Foundation"),
    ("Grace Banda was tortured by police, according to Open Door Foundation.", "Open Door Foundation"),
    ("Mary Phiri said that police tortured Grace Banda.", "Mary Phiri"),
    ("Police tortured Grace Banda, Mary Phiri said.", "Mary Phiri"),
    ('"Grace Banda was tortured by police," said Mary Phiri.', "Mary Phiri"),
    ('Mary Phiri said: "Police tortured Grace Banda in the cell."', "Mary Phiri"),
    ("The minister denied that police had tortured Grace Banda.", "minister"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[text for text, _ in SPEAKERS])
def test_who_is_named_as_saying_it_is_the_speaker(read, text, speaker):
    found = read(text)
    claim = found.claim("torture")
    assert found.speaker(claim) == speaker
    assert found.words(claim.speaker).removeprefix("The ").removeprefix("the ") == speaker


def test_where_nobody_is_named_the_publisher_speaks_and_no_words_name_it(read):
    found = read("Police tortured Grace Banda.", publisher="Harbour Legal Aid")
    claim = found.claim("torture")
    assert (found.speaker(claim), claim.speaker) == ("Harbour Legal Aid", None)


def test_the_publisher_that_the_text_names_is_one_entity(read):
    found = read("Open Door said police tortured Grace Banda. Guards beat Mary Phiri.", publisher="Open Door")
    assert {found.speaker(c) for c in found.claims} == {"Open Door"}
    assert [e.name for e in found.story.entities].count("Open Door") == 1


def test_a_quotation_over_several_sentences_has_one_speaker(read):
    found = read(
        '"Police tortured Grace Banda. They killed Peter Otieno in the cell," said Mary Phiri. Juan Gil was freed.'
    )
    speakers = {c.type: found.speaker(c) for c in found.claims}
    assert speakers["torture"] == speakers["killing"] == "Mary Phiri"
    assert speakers["release"] == "Lantern Rights Watch"


def test_a_speaker_of_one_sentence_does_not_speak_the_next(read):
    found = read("Mary Phiri said police tortured Grace Banda. Guards beat Peter Otieno.")
    assert found.speaker(found.claim("torture")) == "Mary Phiri"
    assert found.speaker(found.claim("ill-treatment")) == "Lantern Rights Watch"


def test_two_voices_that_contradict_stand_side_by_side(read):
    found = read("The lawyer said Grace Banda was arrested. Police denied that Grace Banda was arrested.")
    assert [(found.speaker(c), c.status.value) for c in found.claims] == [("lawyer", "asserted"), ("police", "denied")]
    assert [e.happened for e in found.story.events] == [True, False]


WHO_SAYS = {
    "what is condemned": [
        (
            "Open Door Foundation issued a statement criticising the detention of Grace Banda.",
            "detention of Grace Banda",
            "Open Door Foundation",
        ),
        (
            "Nineteen rights groups condemned the arrest of Grace Banda.",
            "arrest of Grace Banda",
            "nineteen rights groups",
        ),
        ("The arrest of Grace Banda was criticised by rights groups.", "arrest of Grace Banda", "rights groups"),
        ("The minister should condemn the killing of Peter Otieno.", "killing of Peter Otieno", None),
        ("The government has not condemned the killing of Peter Otieno.", "killing of Peter Otieno", None),
        ("Protesters gathered to condemn the killing of Peter Otieno.", "killing of Peter Otieno", None),
        ("The judge cited the conviction of Peter Otieno.", "conviction of Peter Otieno", "judge"),
    ],
    "what is seen": [
        (
            "Observers of Open Door saw police beat Grace Banda.",
            "attack of Grace Banda by police",
            "observers of Open Door",
        ),
        ("Witnesses saw soldiers kill Peter Otieno.", "killing of Peter Otieno by soldiers", "witnesses"),
        ("The witness did not see police beat Grace Banda.", "attack of Grace Banda by police", None),
        ("Peter Otieno saw guards beat Grace Banda.", "ill-treatment of Grace Banda by guards", None),
    ],
    "whoever spoke goes on": [
        (
            "Grace Banda was arrested in May, said Mary Phiri, a lawyer. She had been beaten in custody, she said.",
            "ill-treatment of Grace Banda",
            "Mary Phiri",
        ),
        (
            "Peter Otieno was convicted in May, said John Mwale, a lawyer. He had been kept in prison since, he said.",
            "detention of Peter Otieno",
            "John Mwale",
        ),
        (
            "Peter Otieno said that he was beaten in May. He was tortured again in June, he said.",
            "torture of Peter Otieno",
            "Peter Otieno",
        ),
        (
            '"Police arrested Peter Otieno at home," said John Mwale.\n\n"He was convicted in June," he said.',
            "conviction of Peter Otieno",
            "John Mwale",
        ),
        ("Mary Phiri said that Grace Banda had been arrested. She was released.", "release of Grace Banda", None),
    ],
    "no saying": [
        ("Grace Banda now finds herself facing new charges.", "charging of Grace Banda", None),
        (
            "Grace Banda was charged with three offences: her lawyer denied all of them.",
            "charging of Grace Banda",
            None,
        ),
    ],
}


@pytest.mark.parametrize("family", WHO_SAYS)
def test_who_says_it_is_read_from_the_words(read_all, family):
    rows = WHO_SAYS[family]
    found = read_all(dict.fromkeys(text for text, _, _ in rows))
    expected = [(text, claim, speaker or "Lantern Rights Watch") for text, claim, speaker in rows]
    said = [
        (t, e, next((found[t].speaker(c) for c in found[t].claims if found[t].in_words(c) == e), None))
        for t, e, _ in rows
    ]
    assert said == expected


@pytest.mark.parametrize(
    "text",
    [
        "According to his lawyer, guards beat him.",
        "John Mwale said that Peter Otieno had been arrested. He added that police beat him.",
        "Mary Phiri said that Grace Banda had been arrested. She said that guards beat her.",
        "Mary Phiri, a lawyer, said that her client was arrested. She added that guards beat her.",
    ],
)
def test_who_only_speaks_for_others_is_not_made_the_victim(read, text):
    assert [c for c in read(text).claims if c.type == "ill-treatment"] == []


def test_a_noun_in_what_somebody_says_is_not_the_speaker(read):
    found = read("Mary Phiri, a lawyer, told reporters that the student had been beaten.")
    assert found.says == ["ill-treatment of student"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peter Otieno's trial is due to start in June.", "possible"),
        ("The trial of Peter Otieno is scheduled to begin on 5 May.", "possible"),
        ("The trial of Peter Otieno will open in June.", "possible"),
        ("The trial of Peter Otieno opened in May.", "asserted"),
        ("Peter Otieno's trial is due to resume in June.", "asserted"),
        ("Instead of facing trial, Peter Otieno was promoted.", "negated"),
    ],
)
def test_a_trial_that_has_yet_to_start_is_possible(read, text, status):
    assert read(text).claim("trial").status.value == status


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The report was not able to confirm that Grace Banda was raped.", "sexual-violence", "possible"),
        ("The mission was unable to confirm that Grace Banda was raped.", "sexual-violence", "possible"),
        ("The mission was not in a position to confirm that Grace Banda was raped.", "sexual-violence", "possible"),
        ("The team was unable to establish whether Grace Banda was raped.", "sexual-violence", "possible"),
        ("The team was not able to determine that Grace Banda was arrested.", "arrest", "possible"),
        ("The team failed to establish that Grace Banda was arrested.", "arrest", "possible"),
        ("The team was not able to verify the arrest of Grace Banda.", "arrest", "reported"),
        ("The team was unable to establish why Grace Banda was arrested.", "arrest", "asserted"),
        ("Police were not able to arrest Grace Banda.", "arrest", "negated"),
    ],
)
def test_what_nobody_could_find_out_is_left_open(read, text, kind, status):
    assert read(text).claim(kind).status.value == status


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("There was widespread public concern about the detention of Grace Banda.", "detention", "asserted"),
        ("The case raised concerns about the detention of other activists.", "detention", "asserted"),
        ("The embassy expressed regret at the arrest of Grace Banda.", "arrest", "asserted"),
        ("The envoy voiced concern about the deportation of Grace Banda.", "deportation", "alleged"),
        ("There are concerns about torture of Grace Banda.", "torture", "alleged"),
        ("The envoy voiced concern about the possible torture of Grace Banda.", "torture", "possible"),
        ("The envoy voiced concern that Grace Banda may be tortured.", "torture", "possible"),
        ("There are concerns that Grace Banda was tortured.", "torture", "alleged"),
    ],
)
def test_concern_about_an_act_takes_it_for_granted_and_concern_that_it_may_be_does_not(read, text, kind, status):
    assert read(text).claim(kind).status.value == status


def test_what_somebody_unknown_says_did_not_happen_is_denied_and_a_chief_is_somebody(read):
    told = read("The police chief said reports of the torture of Ana Sol were fabricated.")
    claim = told.claim("torture")
    assert (claim.status.value, told.entity(claim.said_by).name) == ("denied", "police chief")
    told = read("The latest in a series of bulletins said Ana Sol was not arrested.")
    assert told.claim("arrest").status.value == "denied"
