"""Of whom brackets, participles and aims tell, what there was none of, whose custody it is, how long what lasted."""

import pytest

FAMILIES = {
    "what brackets tell is of the name before them": [
        (
            "Some were rearrested, including Sara Banda (jailed for a year), Omar Keller (rearrested) and Nina Sol.",
            [
                "arrest of Some and Sara Banda and Omar Keller and Nina Sol",
                "sentencing of Sara Banda",
                "arrest of Omar Keller",
            ],
        ),
        (
            "Police held Sara Banda (sentenced to eight years in June), Omar Keller (freed in March) and Ali Sol.",
            [
                "detention of Sara Banda and Omar Keller and Ali Sol by police",
                "sentencing of Sara Banda",
                "release of Omar Keller",
            ],
        ),
        ("Omar Keller (freed in March) told reporters that he had been beaten.", None),
    ],
    "those named behind a union are of whom its people are": [
        (
            "Activists from the independent union, including Sara Banda, Bo Lin and Omar Keller, remained imprisoned.",
            ["detention of activists from the independent union and Sara Banda and Bo Lin and Omar Keller"],
        ),
    ],
    "two officers with their ranks": [
        ("Police arrested army colonel Ana Sol and navy captain Bo Lin.", ["arrest of Ana Sol and Bo Lin by police"]),
    ],
    "who is taken somewhere to undergo something": [
        (
            "Police brought Maria Keller back to Karo to face charges of theft.",
            ["charging of Maria Keller [possible]"],
        ),
        (
            "Watchers reported that officials forced Maria Keller to return in 2018 to face a charge of theft.",
            [
                "deportation of Maria Keller by officials [reported]",
                "charging of Maria Keller [possible]",
            ],
        ),
    ],
    "what there was none of": [
        (
            "There were no separate charges brought against the officers.",
            ["charging of officers [negated]"],
        ),
        ("There was never any charge brought against Ana Sol.", ["charging of Ana Sol [negated]"]),
        ("Ana Sol had no charges filed against her.", ["charging of Ana Sol [negated]"]),
        (
            "Ana Sol was held for a year with no charges brought against her.",
            ["detention of Ana Sol", "charging of Ana Sol [negated]"],
        ),
        ("There were several charges brought against Ana Sol.", ["charging of Ana Sol"]),
        ("There was no evidence found that Ana Sol was beaten.", ["ill-treatment of Ana Sol [possible]"]),
    ],
    "a family's custody and a cell": [
        ("Authorities placed their daughter, aged four, into the custody of her grandparents.", []),
        ("Ana Sol was placed in the custody of the army.", ["detention of Ana Sol"]),
        ("Ana Sol was sent to an isolation cell after a quarrel.", ["ill-treatment of Ana Sol"]),
        ("Police put Ana Sol in a cell.", ["detention of Ana Sol by police"]),
    ],
    "kinds of acts, and who did what is reported": [
        ("452 men had been subjected to various forms of torture.", ["torture of 452 men"]),
        (
            "There were reports of various forms of torture of detainees by police.",
            ["torture of detainees by police [reported]"],
        ),
        ("There were reports of killings of journalists by the army.", None),
        ("Ana Sol suffered abuse by guards.", ["ill-treatment of Ana Sol by guards"]),
        ("Ana Sol suffered racist abuse by guards.", []),
    ],
    "what a court imposes": [
        ("The court fined Ana Sol 500 euros.", ["sentencing of Ana Sol by court"]),
        ("Police fined Ana Sol 500 euros.", []),
    ],
    "a part of a state is not the state": [
        (
            "In 2017 Kenyan military authorities detained Ana Sol. The government said that Bo Lin had been tortured.",
            ["detention of Ana Sol by Kenyan military authorities", "torture of Bo Lin"],
        ),
    ],
    "what people are told and watched for": [
        (
            "Ana Sol’s cousins said that officers had warned them not to talk to reporters.",
            ["threat of Ana Sol’s cousins by officers"],
        ),
        ("The government monitored citizens’ internet use.", ["surveillance of citizens by government"]),
        (
            "A rights group documented Omar Keller’s four years in pretrial detention.",
            ["detention of Omar Keller"],
        ),
    ],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_it_is_told_of_them_and_of_nobody_else(read_all, family):
    wanted = {text: says for text, says in FAMILIES[family] if says is not None}
    assert {text: read.says for text, read in read_all(wanted).items()} == wanted


def test_who_is_reported_to_have_done_it_did_not_report_it(read):
    told = read("There were reports of killings of journalists by the army.")
    assert told.says_by_whom == ["killing of journalists by army [reported]"]


def test_a_part_of_a_state_does_not_speak_for_the_state(read):
    told = read("In 2017 Kenyan military authorities detained Ana Sol. The government said that Bo Lin was tortured.")
    assert told.speaker(told.claim("torture")) == "government"


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("Officials held Maria Keller from 2017 until her trial on 31 March.", "detention", "2017/2021-03-31"),
        ("Officials held Maria Keller from 2017 until her trial on 31 March.", "trial", "2021-03-31"),
        ("Ana Sol was held from May until her release on 3 June 2018.", "detention", "2018-05/2018-06-03"),
        ("Officials forced Ana Sol to return to Ruvia from Karo, Tarn, in April 2018 to face trial.", "trial", None),
        ("Ana Sol was fined over a 3 March post that she shared on Facebook.", "online-expression", "2021-03-03"),
        ("Ana Sol was held. Her trial was on 31 March.", "trial", "2021-03-31"),
        ("The arrest of Ana Sol came on 3 May 2018, after a rally.", "arrest", "2018-05-03"),
        ("In April police detained Ana Sol on Easter Sunday.", "detention", "2021-04-04"),
        ("The arrest of Ana Sol came as a shock.", "arrest", None),
    ],
)
def test_it_was_then(read, text, kind, edtf):
    time = read(text).claim(kind).time
    assert (time and time.edtf) == edtf


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Ana Sol was detained after two weeks of harassment.", None),
        ("Ana Sol was released after two weeks of detention.", "P2W"),
        ("Ana Sol was detained for two weeks.", "P2W"),
    ],
)
def test_it_lasted_so_long(read, text, iso):
    duration = read(text).claim("detention").duration
    assert (duration and duration.iso) == iso


def test_what_is_near_is_no_place_of_the_act(read):
    told = read("Four men attacked the brother of London-based journalist Omar Keller, beating him with iron rods.")
    assert not any(claim.place for claim in told.claims)


@pytest.mark.parametrize("quoted", ["They beat me", "Police beat me", "I was beaten"])
def test_few_words_say_something_where_they_are_a_clause(read, quoted):
    (claim,) = read(f"“{quoted},” said Ana Sol, a nurse.").claims
    assert (read(f"“{quoted},” said Ana Sol, a nurse.").names(claim.affected), claim.type) in (
        ("Ana Sol", "attack"),
        ("Ana Sol", "ill-treatment"),
    )


def test_the_press_speaks_and_what_it_says_is_reported(read):
    told = read("Local reports say that soldiers detained the journalist Ana Sol in Tarn on 7 April 2018.")
    assert told.says_by_whom == ["detention of Ana Sol by soldiers [reported] BY local reports"]
