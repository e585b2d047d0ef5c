"""The whole way of a few texts, statement by statement; `scripts/write_golden.py` writes the files again."""

from pathlib import Path

import pytest

from rightsgraph.claims import read_story
from rightsgraph.config import DATA_BASE
from rightsgraph.documents import read_documents
from rightsgraph.iris import Minter
from rightsgraph.linking import link
from rightsgraph.mapping import to_nquads
from rightsgraph.records import Document, Severity
from rightsgraph.validation import Gate

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def test_every_golden_text_has_its_graph():
    assert NAMES == ["press-release", "two-pages", "wire-story"]
    assert sorted(path.stem for path in GOLDEN.glob("*.nq")) == NAMES


@pytest.fixture(scope="module")
def graphs(tagger) -> dict[str, str]:
    """The graphs as read now, from the files in the other order than the alphabet's."""
    minter = Minter(DATA_BASE)
    found = {}
    for name in reversed(NAMES):
        (document,) = read_documents([GOLDEN / f"{name}.txt"])
        assert isinstance(document, Document)
        (parse,) = tagger.parse([document])
        found[name] = to_nquads(read_story(link(parse, tagger.gazetteer)), minter, minter.run("golden"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_text_gives_the_statements_that_were_reviewed(graphs, name):
    expected = (GOLDEN / f"{name}.nq").read_text("utf-8").splitlines()
    found = graphs[name].splitlines()
    lost, new = sorted(set(expected) - set(found)), sorted(set(found) - set(expected))
    assert (lost, new) == ([], []), "meant? then run scripts/write_golden.py and read the diff"
    assert found == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_graph_has_no_violation(graphs, name):
    findings = Gate().check(graphs[name])
    assert [f for f in findings if f.severity is Severity.VIOLATION] == []
