"""What the README shows is what a newcomer gets."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory):
    """A folder with the sample, where the Python of the README was run."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "data" / "samples", folder / "data" / "samples")
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_the_python_of_the_readme_runs_and_gives_rows_and_edges(newcomer):
    _, printed = newcomer
    assert "('Cai Lujun', '2004-01-28', 'Reported', 'Amnesty International')" in printed
    assert "Liu Di in support of Huang Qi asserted" in printed


@pytest.mark.parametrize(
    "arguments",
    [["query", "out", "still-detained"], ["query", "out", "timeline-of-a-person", "--set", "name=Huang Qi"]],
    ids=["still-detained", "timeline-of-a-person"],
)
def test_the_rows_of_the_readme_are_those_of_the_command(newcomer, arguments):
    folder, _ = newcomer
    command = [sys.executable, "-m", "rightsgraph", *arguments, "--format", "csv"]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    rows = list(csv.reader(printed.splitlines()))[1:]
    assert len(rows) > 4
    words = " ".join(README.split())
    for row in rows:
        for cell in row:
            assert " ".join(cell.split()[:4]) in words


def test_the_figures_of_the_sample_in_the_readme_are_those_that_eval_prints(newcomer):
    folder, _ = newcomer
    command = [sys.executable, "-m", "rightsgraph", "eval", "out", "data/samples/gold"]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    answered = re.search(r"(\d+) of (\d+) questions answered", printed)
    best = re.search(r"^all\s+[\d.]+\s+[\d.]+\s+([\d.]+)", printed, re.M)
    assert answered is not None
    assert best is not None
    assert f"{answered[1]} of the {answered[2]} that can be scored" in README
    assert f"| {best[1]}; none from the page around the release |" in README
