"""Who holds which rank, title or role in which body; short texts of the tests' own, read with the real pipeline."""

import json

import pytest

from rightsgraph.config import DATA_BASE
from rightsgraph.errors import ResourceError
from rightsgraph.export import post_lines
from rightsgraph.iris import Minter
from rightsgraph.mapping import to_nquads
from rightsgraph.store import GraphStore
from rightsgraph.tagging import ranked_names, ranks
from rightsgraph.validation import Gate

MINTER = Minter(DATA_BASE)


def posts(found) -> list[str]:
    """The posts in words: "rank | person | title | body | state"; "-" for what is not said."""
    text = found.document.text
    names = {e.key: e.name for e in found.story.entities}
    return [
        " | ".join(
            (
                text[p.rank.start : p.rank.end] if p.rank else "-",
                text[p.person.start : p.person.end],
                text[p.title.start : p.title.end] if p.title else "-",
                names[p.organisation.entity] if p.organisation else "-",
                p.state or "-",
            )
        )
        for p in found.story.posts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Commander of the 12th Motorised Brigade, Colonel Ibrahim Tessema, said the road was open.",
            ["Colonel | Ibrahim Tessema | Commander | 12th Motorised Brigade | -"],
        ),
        (
            "Brig.-Gen. A. B. Lungu, the Director of Military Intelligence, met reporters on Monday.",
            ["Brig.-Gen. | A. B. Lungu | Director of Military Intelligence | - | -"],
        ),
        (
            "The spokesman of the Presidential Guard, Lt. Col. Moses Banda, denied the report.",
            ["Lt. Col. | Moses Banda | spokesman | Presidential Guard | -"],
        ),
        (
            "Major General Peter Okello was appointed Commander of the Northern Command.",
            ["Major General | Peter Okello | Commander | Northern Command | -"],
        ),
        (
            "Police Commissioner Daniel Mwangi arrived in Nakuru.",
            ["- | Daniel Mwangi | Police Commissioner | - | -"],
        ),
        (
            "On Monday former Minister of Foreign Affairs Maria Lopez spoke.",
            ["- | Maria Lopez | former Minister of Foreign Affairs | - | former"],
        ),
        (
            "The acting Brigade Commander of the 7 Brigade, Col. Musa Dembele, spoke.",
            ["Col. | Musa Dembele | acting Brigade Commander | 7 Brigade | acting"],
        ),
        (
            "Major General Ibo Tessema leaves Headquarters 4 Division and becomes GOC at Headquarters 5 Division.",
            [
                "Major General | Ibo Tessema | - | Headquarters 4 Division | -",
                "Major General | Ibo Tessema | GOC | Headquarters 5 Division | -",
            ],
        ),
        (
            "Maj. Gen. Ivo Kern of Depot Northern Army takes charge of 5 Division as its GOC.",
            [
                "Maj. Gen. | Ivo Kern | - | Depot Northern Army | -",
                "Maj. Gen. | Ivo Kern | GOC | 5 Division | -",
            ],
        ),
        (
            "Major General Ivo Kern ceases to be Commander of the Northern Command.",
            ["Major General | Ivo Kern | Commander | Northern Command | former"],
        ),
        (
            "Lt Gen Omar Roth followed Kern as Adjutant General.",
            ["Lt Gen | Omar Roth | Adjutant General | - | -"],
        ),
        (
            "Major General Ivo Kern replaced the head of the army.",
            ["Major General | Ivo Kern | - | - | -"],
        ),
        (
            "The Tarn State Command will be led by CP Ada Lungu, the Karo State Command by CP Bo Orso.",
            ["CP | CP Ada Lungu | - | Tarn State Command | -", "CP | CP Bo Orso | - | Karo State Command | -"],
        ),
        (
            "Others there were the Commander 37 Brigade, Brig Gen Mo Bash; Commander 57 Brigade, Brig Gen Sam Okoro.",
            [
                "Brig Gen | Brig Gen Mo Bash | Commander | 37 Brigade | -",
                "Brig Gen | Brig Gen Sam Okoro | Commander | 57 Brigade | -",
            ],
        ),
        (
            "Gen. Abel Moto Jr., commander of the Western Command, said so.",
            ["Gen. | Abel Moto Jr. | commander | Western Command | -"],
        ),
        (
            "Colonel Sunday Idowu led the patrol.",
            ["Colonel | Sunday Idowu | - | - | -"],
        ),
    ],
)
def test_rank_title_and_body_around_a_name_are_a_post(read, text, expected):
    assert posts(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Colonel Peter Banda is not the commander of the 3rd Brigade.",
        "Colonel Peter Banda may become the commander of the 3rd Brigade.",
        "Colonel Peter Banda met the commander of the 3rd Brigade.",
        "Colonel Peter Banda was killed near the Army Headquarters.",
        "Colonel Peter Banda and the commander of the 3rd Brigade were absent.",
    ],
)
def test_a_post_that_is_denied_possible_or_anothers_is_not_read(read, text):
    found = read(text)
    assert not [p for p in found.story.posts if p.title is not None or p.organisation is not None]


@pytest.mark.parametrize(
    "text", ["The General Assembly met.", "Major Cities were empty.", "The General Officer Commanding spoke."]
)
def test_words_that_only_look_like_a_rank_make_nobody_a_person(read, text):
    found = read(text)
    assert not found.story.posts
    assert not [e for e in found.story.entities if e.kind == "person"]


def test_a_post_between_two_names_belongs_to_the_one_it_stands_before(read):
    text = "Present were the Commander, 31 Brigade, Col. Juma Otieno; the Commander, 22 Brigade, Col. Ali Hassan."
    assert [p.split(" | ")[1:4] for p in posts(read(text))] == [
        ["Juma Otieno", "Commander", "31 Brigade"],
        ["Ali Hassan", "Commander", "22 Brigade"],
    ]


def test_a_name_behind_a_rank_is_a_person_and_its_rank_no_part_of_it():
    text = "Maj, Gen. AS Osei and DSP Grace Mensah's driver; Vice Admiral J.K Boateng. Nobody else."
    names = [text[slice(*one.name)] for one in ranked_names(text)]
    assert names == ["AS Osei", "Grace Mensah", "J.K Boateng"]


def test_what_a_quotation_says_of_a_post_is_said_by_its_speaker(read):
    found = read('"Colonel Peter Banda was the commander of the 3rd Brigade," said Mary Phiri, a lawyer.')
    (post,) = [p for p in found.story.posts if p.title is not None]
    assert post.status.happened
    assert next(e.name for e in found.story.entities if e.key == post.said_by) == "Mary Phiri"


def test_the_graph_of_a_post_conforms_and_its_lines_point_at_the_words(read):
    text = "The Commander of the 12th Motorised Brigade, Colonel Ibrahim Tessema, said the road was open."
    found = read(text)
    nquads = to_nquads(found.story, MINTER, MINTER.run("test"))
    assert not [f for f in Gate().check(nquads) if f.severity == "Violation"]
    with GraphStore.memory() as store:
        store.bulk(nquads)
        (line,) = [json.loads(line) for line in post_lines(store)]
    told = {(r["type"], text[slice(*r["person"])], text[slice(*r["other"])]) for r in line["relations"]}
    assert told == {
        ("rank", "Ibrahim Tessema", "Colonel"),
        ("post", "Ibrahim Tessema", "Commander"),
        ("posted", "Ibrahim Tessema", "12th Motorised Brigade"),
    }


HELD = {
    "Major General Peter Okello was appointed Commander of the Northern Command in May 2015.": "2015-05/",
    "In May 2014, Colonel Ibrahim Tessema became the Commander of the 12th Brigade.": "2014-05/",
    "Colonel Ibrahim Tessema, Commander of the 12th Motorised Brigade since 2012, spoke.": "2012/..",
    "Colonel Ibrahim Tessema was the Commander of the 12th Brigade from 2009 to 2013.": "2009/2013",
    "Colonel Ibrahim Tessema, who was Commander of the 12th Brigade until May 2014, spoke on Monday.": "/2014-05",
    "Colonel Ibrahim Tessema was Commander of the 12th Brigade in 2012.": "2012",
    "The Commander of the 12th Brigade, Colonel Ibrahim Tessema, said on 3 May 2014 that all was calm.": None,
    "Colonel Ibrahim Tessema, former Commander of the 12th Brigade, won the 2015 election.": None,
    "Colonel Ibrahim Tessema, the Commander of the 12th Brigade, was arrested in May 2015.": None,
}


@pytest.mark.parametrize("text", HELD)
def test_a_post_is_held_when_the_words_say_so(read, text):
    (post,) = (p for p in read(text).story.posts if p.title is not None)
    assert (None if post.held is None else post.held.edtf) == HELD[text]


def test_a_post_held_at_a_time_had_begun_by_then_and_had_not_ended(read):
    (post,) = read("Colonel Ibrahim Tessema was Commander of the 12th Brigade in 2012.").story.posts
    assert (post.held.begin_earliest, post.held.end_latest) == (None, None)
    assert (str(post.held.begin_latest), str(post.held.end_earliest)) == ("2012-12-31", "2012-01-01")


def test_the_time_of_a_post_stands_in_the_graph_with_its_words_and_conforms(read):
    text = "Colonel Ibrahim Tessema, Commander of the 12th Brigade since 2012, has been held since 2012 in Tarn."
    story = read(text).story
    graph = to_nquads(story, MINTER, MINTER.run("test"))
    assert '/ns#edtf> "2012/.."' in graph
    assert '/ns#dateText> "2012"' in graph
    assert not [f for f in Gate().check(graph) if f.severity == "Violation"]


def test_a_bad_rank_names_its_line(monkeypatch):
    monkeypatch.setattr(ranks, "rows", lambda name, columns: iter([(7, ["army", "general", "Gen."])]))
    ranks._ranks.cache_clear()
    try:
        with pytest.raises(ResourceError, match=r"ranks\.tsv:7: form 'Gen\.'"):
            list(ranked_names("Gen. Ada Obi"))
    finally:
        ranks._ranks.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "Joseph Bello and Peter Otieno were confirmed as Minister of Defence and Chief of Police.",
        "The claim that police beat Grace Banda was dismissed by the minister.",
    ],
)
def test_a_post_that_may_be_of_somebody_else_is_nobodys(read, text):
    assert posts(read(text)) == []


def test_an_alleged_post_is_alleged(read):
    (post,) = read("Police held the alleged gang leader Grace Banda.").story.posts
    assert post.status.value == "alleged"


def test_titles_are_looked_for_only_where_one_can_begin_and_none_is_lost():
    from rightsgraph.claims.titles import _patterns

    patterns, found = _patterns(), 0
    for text in (
        "Deputy Director of Operations Ana Sol met the acting Minister of Justice, Bela Rost, and a co-founder.",
        "The former Chief of Army Staff, an officer-in-charge and the Inspector-General; Under-Secretary, leader.",
        "Nobody of that name was a (deputy) head-hunter, said «Secretary» Tamm: chief, chiefs, CHIEF OF STAFF.",
    ):
        expected = [match.span() for match in patterns.title.finditer(text)]
        assert [match.span() for match in patterns.titles(text)] == expected
        found += len(expected)
    assert found >= 8


def test_who_is_moved_to_a_prison_holds_no_post_there(read):
    assert read("Grace Banda was moved to Rex Prison, near Lusaka, in July 2005.").story.posts == ()
