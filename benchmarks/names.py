"""Print how well people, organisations and places are found, and what each part of it gives.

    python benchmarks/names.py GOLD.jsonl... [--model rightsgraph-ner]

GOLD has one document a line: {"id", "text", "ents": [[start, end, "PER" | "ORG" | "LOC"], ...]}. A name is right when
its span and kind are; articles, quotation marks and possessives around it count neither way. Rows: the recogniser of
the base and the project's, each alone and with the rules; the rules without one part; the rules without a recogniser.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from unittest import mock

from rightsgraph.config import BASE_MODEL, OWN_MODEL, Settings
from rightsgraph.documents import read_documents
from rightsgraph.records import Document, Kind
from rightsgraph.tagging import Parse, Tagger, load_tagger, mentions

KINDS = {Kind.PERSON: "PER", Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC"}
LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
LEAD = re.compile(r"^(?:(?:the|an?)\s+|[\s\"'“”‘’(\[]+)", re.I)
TRAIL = re.compile(r"(?:['’]s|[\s\"'“”‘’)\],;:]+)$")

Names = set[tuple[int, int, str]]

PARTS: dict[str, dict[str, Callable[..., Any]]] = {
    "gazetteer": {"with_known": lambda _number, _doc, mine, _gazetteer: mine},
    "corrections": {
        "stretched": lambda _doc, one, _mine, _gazetteer: one,
        "by_head": lambda _doc, one, _gazetteer: one,
        "by_verb": lambda _doc, one, _gazetteer: one,
        "in_lists": lambda _number, _doc, mine, _gazetteer: mine,
    },
    "consistency": {
        "consistent": lambda _blocks, found, _gazetteer: found,
        "spread": lambda _blocks, found, _gazetteer: found,
    },
}
"""The parts of `mentions_of` that can be taken out, with what stands in for each of their functions."""


def trimmed(text: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """Return a name without what counts neither way."""
    while True:
        lead, trail = LEAD.match(text[start:end]), TRAIL.search(text[start:end])
        if lead and lead.end() < end - start:
            start += lead.end()
        elif trail and trail.start() > 0:
            end = start + trail.start()
        else:
            return start, end, kind


def with_rules(parse: Parse, tagger: Tagger) -> Names:
    """Return the names that the recogniser and the rules find together."""
    text = parse.document.text
    found = mentions.mentions_of(parse.document, parse.blocks, tagger.gazetteer)
    return {trimmed(text, one.start, one.end, KINDS[one.kind]) for one in found if one.kind in KINDS}


def alone(parse: Parse, _tagger: Tagger) -> Names:
    """Return the names that the recogniser finds."""
    text = parse.document.text
    return {
        trimmed(text, *block.offsets(ent), LABELS[ent.label_])
        for block in parse.blocks
        for ent in block.doc.ents
        if ent.label_ in LABELS
    }


def scored(parses: Iterable[Parse], gold: dict[str, Names], find: Callable[[Parse], Names]) -> list[str]:
    """Return precision, recall and F1 of all kinds, and F1 of each, in percent."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for parse in parses:
        mine, true = find(parse), gold[parse.document.name]
        for names, count in ((mine & true, right), (mine, found), (true, wanted)):
            count.update(kind for _, _, kind in names)
    both = found.total() + wanted.total()
    cells = [
        right.total() / max(found.total(), 1),
        right.total() / max(wanted.total(), 1),
        2 * right.total() / max(both, 1),
    ]
    cells += [2 * right[kind] / max(found[kind] + wanted[kind], 1) for kind in ("PER", "ORG", "LOC")]
    return [f"{100 * cell:5.1f}" for cell in cells]


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--model", default=OWN_MODEL)
    arguments = parser.parse_args()
    base, own = load_tagger(Settings(model=BASE_MODEL)), load_tagger(Settings(model=arguments.model))
    for path in arguments.gold:
        documents = [one for one in read_documents([str(path)], max_bytes=10**9) if isinstance(one, Document)]
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        gold = {row["id"]: {trimmed(row["text"], *ent) for ent in row["ents"]} for row in rows}
        print(f"\n{path.stem}: {len(documents)} documents, {sum(map(len, gold.values()))} names")
        print(f"{'':34}    P     R    F1   PER   ORG   LOC")

        def show(title: str, parses: list[Parse], tagger: Tagger, find: Callable[[Parse, Tagger], Names]) -> None:
            cells = scored(parses, gold, lambda parse: find(parse, tagger))  # noqa: B023 - called at once
            print(f"{title:34}{' '.join(cells)}", flush=True)

        for title, tagger in ((BASE_MODEL, base), (arguments.model, own)):
            began = time.perf_counter()
            parses = list(tagger.parse(documents))
            seconds = time.perf_counter() - began
            show(f"{title} alone ({seconds:.0f} s)", parses, tagger, alone)
            show(f"{title} with rules", parses, tagger, with_rules)
        for part, others in PARTS.items():
            with mock.patch.multiple(mentions, **others):
                show(f"  without {part}", parses, own, with_rules)
        with mock.patch.object(mentions, "tagged", return_value=()):
            show("  rules without recogniser", parses, own, with_rules)


if __name__ == "__main__":
    main()
