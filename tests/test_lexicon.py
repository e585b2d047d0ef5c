"""The data files of the lexicon: they are whole, they agree with the ontology, and a mistake is told in one line."""

import re

import pytest

from rightsgraph.claims import feasts
from rightsgraph.claims.act_types import act_types, event_types
from rightsgraph.claims.backgrounds import profile_words
from rightsgraph.claims.lexicon import load_lexicon, status_words
from rightsgraph.claims.words import claim_words
from rightsgraph.errors import ResourceError
from rightsgraph.records import Status
from rightsgraph.resources import resource_text

ACTS = "data/lexicon/acts.tsv"


@pytest.fixture
def loaded(data_copy):
    """Load the lexicon from the copy, with nothing kept from before."""

    def load():
        event_types.cache_clear()
        try:
            return load_lexicon.__wrapped__()
        finally:
            event_types.cache_clear()

    return load


def last_line(path, line: str) -> int:
    """Add a line at the end of a file and return its number."""
    text = path.read_text("utf-8")
    path.write_text(f"{text}{line}\n", "utf-8")
    return len(text.splitlines()) + 1


def test_every_act_type_of_the_task_has_a_trigger():
    types = {t.type for triggers in load_lexicon().triggers.values() for t in triggers}
    asked = "detention arrest charging accusation sentencing trial release ill-treatment killing censorship"
    assert set(asked.split()) | {"technology-supply", "protest", "online-expression"} <= types
    assert len(types) > 35


def test_every_act_type_is_an_event_type_of_the_ontology():
    types = {t.type for triggers in load_lexicon().triggers.values() for t in triggers}
    ontology = resource_text("ontology/rightsgraph.ttl")
    assert all(re.search(rf"^hrv:{re.escape(kind)} a ", ontology, re.M) for kind in types)


def test_every_line_of_the_table_is_loaded_once():
    lines = [line for line in resource_text(ACTS).splitlines() if line.strip() and not line.startswith("#")]
    triggers = [t for found in load_lexicon().triggers.values() for t in found]
    assert len(triggers) == len(lines) > 250
    assert len({t.line for t in triggers}) == len(triggers)


def test_lemmas_are_folded_and_parts_are_known():
    assert {part for part, _ in load_lexicon().triggers} == {"verb", "noun", "adjective"}
    assert all(lemma == lemma.lower() for _, lemma in load_lexicon().triggers)


def test_the_status_words_are_statuses():
    words = status_words()
    statuses = set(Status)
    for table in ("adverbs", "adjectives", "raising", "speech", "source_nouns"):
        assert set(words.tables[table]) <= statuses, table


@pytest.mark.parametrize(
    ("table", "word", "status"),
    [
        ("adverbs", "reportedly", "reported"),
        ("adverbs", "allegedly", "alleged"),
        ("speech", "say", "asserted"),
        ("speech", "deny", "denied"),
        ("raising", "believe", "alleged"),
        ("source_nouns", "allegation", "alleged"),
        ("speech", "sing", None),
    ],
)
def test_a_word_has_the_status_that_its_table_gives_it(table, word, status):
    assert status_words().status_of(table, word) == status


BROKEN = [
    ("detension\tverb\tgrab\tdo-to\t-", "unknown act type 'detension'; add it to ontology/rightsgraph.ttl"),
    ("arrest\tadverb\tgrab\tdo-to\t-", "unknown part 'adverb'; expected verb, noun or adjective"),
    ("arrest\tverb\tgrab\tdo-too\t-", "unknown frame 'do-too'; expected one of "),
    ("arrest\tverb\tgrab\tdo-to\tsideways", "unknown condition 'sideways'; the head of data/lexicon/frames.toml"),
    ("arrest\tverb\tgrab\tdo-to\tobject=@nolist", "unknown list '@nolist'; add it to data/lexicon/wordlists.toml"),
    ("arrest\tverb\tgrab\tdo-to", "4 cells, expected 5 separated by tabs"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_mistake_in_the_table_names_file_line_and_remedy(data_copy, loaded, line, message):
    number = last_line(data_copy / ACTS, line)
    with pytest.raises(ResourceError, match=re.escape(f"{ACTS}:{number}: {message}")) as error:
        loaded()
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('[odd]\nsubjekt = "actor"', "frames.toml: [odd] has unknown slot 'subjekt'; expected one of "),
        ('[odd]\nsubject = "aktor"', "frames.toml: [odd] subject: unknown role 'aktor'; expected one of "),
    ],
)
def test_a_mistake_in_the_frames_names_the_frame_and_the_remedy(data_copy, loaded, lines, message):
    last_line(data_copy / "data/lexicon/frames.toml", lines)
    with pytest.raises(ResourceError, match=re.escape(message)):
        loaded()


@pytest.mark.parametrize("file", ["frames.toml", "wordlists.toml"])
def test_a_file_that_is_no_toml_names_file_and_line(data_copy, loaded, file):
    number = last_line(data_copy / "data/lexicon" / file, "= nothing")
    with pytest.raises(ResourceError, match=rf"data/lexicon/{file}: .*line {number}.*; mend the file"):
        loaded()


MISTAKES = [
    ("status.toml", "[speech]\n", "[speech]\nshouted = []\n", "[speech] has unknown list 'shouted'; expected "),
    ("status.toml", "[beside]\n", "[besides]\n", "unknown table 'besides'; expected "),
    (
        "status.toml",
        "[beside]\n",
        "[beside]\nrarely = 3\n",
        "[beside] has unknown list 'rarely'; expected barely, ever, few, whole",
    ),
    ("status.toml", "\never = [", "\never = 3\nnever = [", "'ever' is no list of words; write ever = "),
    ("status.toml", "[unconfirmed]\nverbs", "[unconfirmed]\nverb", "[unconfirmed] has unknown list 'verb'"),
    ("claims.toml", "\nholding = [", "\nholdings = [", "unknown list 'holdings'; expected "),
    ("profiles.toml", "citizens = [", "citizens = [3, ", "'citizens' is no list of words; write citizens = "),
    ("types.toml", "hosts = [", "x = []\nhosts = [", "unknown list 'x'; expected "),
    ("types.toml", "hosts = [", 'hosts = ["jailbreak", ', "hosts: unknown act type 'jailbreak'; add it to ontology/"),
    ("wordlists.toml", "grave = [", "grave = [1, ", "'grave' is no list of words; write grave = "),
    ("wordlists.toml", "[phrases]", "[sayings]", "'sayings' is no list of words"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), MISTAKES, ids=[f"{f}: {m}" for f, _, _, m in MISTAKES])
def test_a_mistake_in_a_word_list_names_file_and_remedy(data_copy, loaded, file, old, new, message):
    path = data_copy / "data/lexicon" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    load = {
        "status.toml": status_words.__wrapped__,
        "claims.toml": claim_words.__wrapped__,
        "profiles.toml": profile_words.__wrapped__,
        "types.toml": act_types.__wrapped__,
        "wordlists.toml": loaded,
    }[file]
    with pytest.raises(ResourceError, match=re.escape(message)) as error:
        load()
    assert f"data/lexicon/{file}" in str(error.value)
    assert "\n" not in str(error.value)


def test_the_line_of_a_wrong_list_is_told(data_copy):
    path = data_copy / "data/lexicon/status.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("[truth]\n", "[truth]\nodd = []\n", 1), "utf-8")
    line = text[: text.index("[truth]\n")].count("\n") + 2
    with pytest.raises(ResourceError, match=rf"status\.toml:{line}: \[truth\] has unknown list 'odd'"):
        status_words.__wrapped__()


def test_a_feast_on_no_day_of_the_calendar_is_told(data_copy):
    path = data_copy / "data/lexicon/feasts.toml"
    path.write_text(path.read_text("utf-8").replace('"12-25"', '"12-32"'), "utf-8")
    with pytest.raises(ResourceError, match=r"feasts\.toml: 'christmas day': '12-32' is no day of every year; write "):
        feasts._calendar.__wrapped__()


def test_a_missing_file_is_a_resource_error(data_copy, loaded):
    (data_copy / ACTS).unlink()
    with pytest.raises(ResourceError, match=r"acts\.tsv: not in this installation"):
        loaded()


def test_a_word_that_is_added_to_the_table_is_read(data_copy, loaded):
    last_line(data_copy / ACTS, "arrest\tverb\tgrab\tdo-to\tperson;not-passive")
    (trigger,) = loaded().triggers["verb", "grab"]
    assert (trigger.type, trigger.frame.slots["object"]) == ("arrest", "affected")
    assert [(c.test, c.wanted) for c in trigger.conditions] == [("person", True), ("passive", False)]


def test_a_trigger_that_asks_for_more_is_tried_first(data_copy, loaded):
    last_line(data_copy / ACTS, "arrest\tverb\tgrab\tdo-to\t-\nkidnapping\tverb\tgrab+away\tdo-to\t-")
    assert [t.type for t in loaded().triggers["verb", "grab"]] == ["kidnapping", "arrest"]
