"""The notebooks, run from the first cell to the last on a build of the sample; one kernel each."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from rightsgraph.pipeline import build

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks") / "out"
    build([ROOT / "data" / "samples"], folder)
    return folder


def test_there_are_three_and_none_holds_what_a_run_has_left():
    assert [p.stem for p in NOTEBOOKS] == ["01-sparql-to-pandas", "02-a-network-study", "03-from-claim-to-source"]
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                assert (cell.outputs, cell.execution_count) == ([], None)
            assert cell.metadata == {}
        assert len(json.dumps(notebook)) < 20_000


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (NOTEBOOKS[0], ("Cai Lujun", "said to have happened", "2003-01-01")),
        (NOTEBOOKS[1], ("Amnesty International", "coverage, not responsibility", "<svg")),
        (NOTEBOOKS[2], ("excerpts, every one as it stands in its text", "<mark>", "trigger")),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_a_notebook_runs_and_shows_what_it_says(path, shown, out, monkeypatch):
    monkeypatch.setenv("RIGHTSGRAPH_OUT", str(out))
    monkeypatch.setenv("IPYTHONDIR", str(out.parent / "ipython"))
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    text = json.dumps(notebook, ensure_ascii=False)
    for words in shown:
        assert words in text
