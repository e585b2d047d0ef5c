"""Who tells of an act and whom it befell: several speakers, who says in passing, two journalists by name."""

import json

import pytest

from rightsgraph.cli import main
from rightsgraph.pipeline import build


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ana Sol and Bo Lin said that police had beaten Karl Banda.", ["Ana Sol", "Bo Lin"]),
        ("According to Ana Sol and Bo Lin, police beat Karl Banda.", ["Ana Sol", "Bo Lin"]),
        ("Ana Sol and Bo Lin were freed. They said that police had beaten Karl Banda.", ["Ana Sol", "Bo Lin"]),
        ("Ana Sol said that police had beaten Karl Banda.", ["Ana Sol"]),
        ("Ana Sol or Bo Lin said that police had beaten Karl Banda.", ["Ana Sol"]),
        ("Ana Sol, a lawyer for Bo Lin, said that police had beaten Karl Banda.", ["Ana Sol"]),
    ],
)
def test_all_who_say_it_together_say_it(read, text, speakers):
    told = read(text)
    (claim,) = (c for c in told.claims if c.type in ("attack", "ill-treatment"))
    assert [told.speaker(claim), *(told.entity(p.entity).name for p in claim.also_said_by)] == speakers
    assert all(told.words(p) for p in claim.also_said_by)


def test_all_who_say_it_are_exported_each_by_its_own_words(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Ana Sol and three reporters said that police had beaten Karl Banda.\n", encoding="utf-8"
    )
    build([tmp_path / "a.txt"], tmp_path / "out")
    assert main(["export", str(tmp_path / "out"), "--format", "jsonl", "-o", str(tmp_path / "claims.jsonl")]) == 0
    (line,) = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["said_by"] == ["Ana Sol", "three reporters"]


PRONOUNS = {
    "who says it in passing is not whom it is told of": (
        "Omar Keller is in prison. Philip Lund spoke. Either they charge Keller, Lund said, or they must let him go.",
        None,
    ),
    "nobody speaks of himself by name": (
        "Philip Lund recalled the vote. It was hollow, he said, since officials refused to release Omar Keller.",
        ["release of Omar Keller by officials [negated] BY Philip Lund"],
    ),
    "what befell somebody by name": (
        "Karl Moyo spoke. He told what befell Omar Keller in May, when officers hauled him off to a barracks.",
        [],
    ),
    "where others are held, of which their families are not told": (
        "Omar Keller and Bo Lin were led away. Their mothers were never told where they were held.",
        ["arrest of Omar Keller and Bo Lin", "detention of Omar Keller and Bo Lin"],
    ),
    "who is described behind his name": (
        "Tarn Watch praised Omar Keller and Bo Lin, two journalists who were beaten in May.",
        ["ill-treatment of Omar Keller and Bo Lin"],
    ),
    "more than are named": (
        "Tarn Watch praised Omar Keller and Bo Lin, three journalists who were beaten in May.",
        ["ill-treatment of three journalists"],
    ),
    "what a court held": ("The prosecutor, it was held, had not shown that Omar Keller had forged a cheque.", []),
    "of whose murder somebody is to be found": (
        "The experts urged Ruvia to establish who had murdered the lawyer Omar Keller.",
        ["killing of Omar Keller"],
    ),
    "who could be next": (
        "Three refugees could be next to be deported.",
        ["deportation of three refugees [possible]"],
    ),
    "of what counts are laid": (
        "Two counts of beating a guard were brought against Ana Sol.",
        ["ill-treatment of guard [alleged]"],
    ),
}


@pytest.mark.parametrize(("text", "says"), PRONOUNS.values(), ids=PRONOUNS)
def test_whom_it_befell_and_how_firmly(read, text, says):
    told = read(text)
    if says is None:
        assert not any("Philip Lund" in told.names(claim.affected) for claim in told.claims)
    else:
        assert told.says_by_whom == says


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        (
            "A court, founded in 2013 by Ruvia, had jailed Omar Keller for ten years on 30 May last year.",
            "sentencing",
            "2020-05-30",
        ),
        ("The worries of Ana Sol date back to her arrest on 14 September 2018.", "arrest", "2018-09-14"),
    ],
)
def test_it_was_then(read, text, kind, edtf):
    time = read(text).claim(kind).time
    assert time is not None
    assert time.edtf == edtf


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("more than half a year", "P6M"),
        ("a year and a half", "P1Y6M"),
        ("two decades", "P20Y"),
        ("one and a half decades", "P15Y"),
        ("over half a decade", "P5Y"),
    ],
)
def test_halves_and_decades_are_lengths(read, words, iso):
    duration = read(f"Omar Keller has spent {words} in prison.").claim("detention").duration
    assert duration is not None
    assert duration.iso == iso


def test_a_prison_named_behind_the_months_spent_there(read):
    told = read("Omar Keller was kept for three months in the Karo Town Detention Centre for Men, and was beaten.")
    claim = told.claim("detention")
    assert told.names(claim.place) == "Karo Town Detention Centre for Men"
    assert claim.duration is not None


STATUSES = {
    "a demand with a bare be": (
        "Tarn Watch insists that Omar Keller be promptly charged or else released.",
        ["charging of Omar Keller [requested]", "release of Omar Keller [requested]"],
    ),
    "what somebody insists is so": ("Police insisted that Omar Keller had been charged.", ["charging of Omar Keller"]),
    "people of whom there are reports": (
        "Tarn Watch has received reports of monks who were tortured.",
        ["torture of monks [reported]"],
    ),
    "of whom a report is told in passing": (
        "Reports about Omar Keller, who was arrested, were read.",
        ["arrest of Omar Keller"],
    ),
    "a list of what is reported": (
        "There were reports of officials and police attacking nuns, police detaining monks.",
        ["attack of nuns by officials and police [reported]", "detention of monks by police [reported]"],
    ),
    "hardly without it": (
        "Scarcely a week went by in which nuns were not tortured.",
        ["torture of nuns"],
    ),
    "what he says of himself goes on": (
        "Omar Keller was freed. He claimed the men holding him tortured him, threatened, and humiliated him.",
        [
            "release of Omar Keller",
            "detention of Omar Keller by men [alleged]",
            "torture of Omar Keller [alleged]",
            "threat of Omar Keller by men [alleged]",
            "ill-treatment of Omar Keller by men [alleged]",
        ],
    ),
    "who is sent to prison for it": (
        "A judge sent two nuns to prison for a month for mocking the mayor on Twitter.",
        ["sentencing of two nuns by judge", "online-expression by two nuns"],
    ),
    "who beats and fires": (
        "Omar Keller was among six farmers whom soldiers kicked, and then shot at with rifles.",
        ["attack of six farmers and Omar Keller by soldiers"],
    ),
    "a word on a wall": (
        "An artist who painted the words “Rosa” and “Omar” on a wall met Tarn Watch, which urged police to free him.",
        ["release of artist by police [requested]"],
    ),
    "from whose home": (
        "A student was convicted. Officers stormed the home of Omar Keller and took him away.",
        ["conviction of student", "raid of Omar Keller by officers", "arrest of Omar Keller by officers"],
    ),
    "from whom people suffer it": (
        "Journalists faced harassment from the police.",
        ["harassment of journalists by police"],
    ),
}


@pytest.mark.parametrize(("text", "says"), STATUSES.values(), ids=STATUSES)
def test_how_firmly_and_by_whom(read, text, says):
    assert read(text).says == says
