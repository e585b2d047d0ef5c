#!/usr/bin/env python3
"""Writes tests/golden/*.nq again from the texts beside them, after a change of the graph that is meant.

Read the diff before you commit it: every line is a statement that the tool now makes, or no longer makes.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
sys.path.insert(0, str(ROOT / "graph"))


def graphs() -> dict[str, str]:
    """Return the N-Quads of every golden text, by the name of the text without its suffix."""
    from rightsgraph.claims import read_story
    from rightsgraph.config import Settings
    from rightsgraph.documents import read_documents
    from rightsgraph.iris import Minter
    from rightsgraph.linking import link
    from rightsgraph.mapping import to_nquads
    from rightsgraph.records import Document
    from rightsgraph.tagging import load_tagger

    settings = Settings()
    tagger, minter = load_tagger(settings), Minter(settings.base)
    documents = [d for d in read_documents(sorted(GOLDEN.glob("*.txt"))) if isinstance(d, Document)]
    run = minter.run("golden")
    return {
        Path(parse.document.name).stem: to_nquads(read_story(link(parse, tagger.gazetteer)), minter, run)
        for parse in tagger.parse(documents)
    }


def main() -> None:
    """Write the files and say how many statements each holds."""
    for name, nquads in graphs().items():
        path = GOLDEN / f"{name}.nq"
        path.write_text(nquads, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(ROOT)}: {nquads.count(chr(10))} statements")


if __name__ == "__main__":
    main()
