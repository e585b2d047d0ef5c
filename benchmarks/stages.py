"""Print how long each stage takes on the given documents, and its ratio to spaCy's own pipeline, in one run.

    python benchmarks/stages.py PATH... [--repeat 5]

Each stage is timed over all documents, best of the repeats, in processor time, since a wall clock measures the
neighbours too; loading the model and the gate stands apart. What is linked and read is parsed anew for each repeat, as
rules remember in a parse what they have found out.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from typing import Any

from rightsgraph.claims import read_story
from rightsgraph.config import Settings
from rightsgraph.dataset import Run
from rightsgraph.documents import read_documents
from rightsgraph.iris import Minter
from rightsgraph.linking import Linked, link
from rightsgraph.mapping import to_nquads
from rightsgraph.records import Document
from rightsgraph.tagging import Parse, load_tagger
from rightsgraph.tagging.blocks import paragraphs
from rightsgraph.validation import Gate


def timed(work: Callable[..., Any], repeat: int, *made: Callable[[], Any]) -> tuple[float, Any]:
    """Return the best processor time of `repeat` runs in seconds, and what the last run returned.

    What `made` makes is given to each run, and takes none of its time.
    """
    best, result = float("inf"), None
    for _ in range(repeat):
        given = [make() for make in made]
        began = time.process_time()
        result = work(*given)
        best = min(best, time.process_time() - began)
    return best, result


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--repeat", type=int, default=5)
    arguments = parser.parse_args()
    settings = Settings()
    loading, (tagger, gate) = timed(lambda: (load_tagger(settings), Gate()), 1)
    run = Run(
        settings=settings,
        model=tagger.model_name,
        model_version=tagger.model_version,
        model_sha256=tagger.model_sha256,
    )
    minter = Minter(settings.base)
    repeat = arguments.repeat

    reading, found = timed(lambda: list(read_documents(arguments.paths, max_bytes=settings.max_bytes)), repeat)
    documents = [one for one in found if isinstance(one, Document)]
    texts = [text for document in documents for _, text, _ in paragraphs(document)]
    words = sum(len(text.split()) for text in texts)
    model = tagger.model
    spacy, _ = timed(lambda: list(model.pipe(texts, batch_size=16)), repeat)

    def parsed() -> list[Parse]:
        return list(tagger.parse(documents))

    def linked() -> list[Linked]:
        return [link(parse, tagger.gazetteer) for parse in parsed()]

    tagging, _ = timed(parsed, repeat)
    linking, _ = timed(lambda parses: [link(parse, tagger.gazetteer) for parse in parses], repeat, parsed)
    claims, stories = timed(lambda ready: list(map(read_story, ready)), repeat, linked)
    mapping, graphs = timed(lambda: [to_nquads(story, minter, run.iri()) for story in stories], repeat)
    checking, _ = timed(lambda: [gate.check(graph) for graph in graphs], repeat)
    rows = [
        ("reading, regions, metadata", reading),
        ("spaCy's pipeline alone", spacy),
        ("tagging beyond spaCy", max(tagging - spacy, 0.0)),
        ("linking", linking),
        ("claims", claims),
        ("mapping to N-Quads", mapping),
        ("SHACL gate", checking),
    ]
    show(rows, spacy, words, len(documents), loading)


def show(rows: Sequence[tuple[str, float]], spacy: float, words: int, documents: int, loading: float) -> None:
    """Print the table."""
    print(f"{documents} documents, {words:,} words; model and gate loaded once in {loading:.1f} s\n")
    print(f"{'stage':<28}{'ms a document':>15}{'words a second':>16}{'to spaCy':>10}")
    for name, seconds in rows:
        rate = f"{words / seconds:,.0f}" if seconds else "-"
        print(f"{name:<28}{1000 * seconds / documents:>15.2f}{rate:>16}{seconds / spacy:>10.2f}")


if __name__ == "__main__":
    main()
