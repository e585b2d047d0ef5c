"""The package as it is installed: light to import, and whole in a wheel."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import rightsgraph

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("matplotlib", "networkx", "numpy", "pyoxigraph", "pyshacl", "rdflib", "rich", "shacl", "spacy", "trafilatura")
SHIPPED = {
    "ontology": "rightsgraph/_resources/ontology",
    "shapes": "rightsgraph/_resources/shapes",
    "data/gazetteers": "rightsgraph/_resources/data/gazetteers",
    "data/lexicon": "rightsgraph/_resources/data/lexicon",
    "data/models": "rightsgraph/_resources/data/models",
}


def python(code: str, *path: str) -> str:
    found = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
        cwd="/",
    )
    return found.stdout


@pytest.mark.parametrize(
    "module", ["rightsgraph", "rightsgraph.cli", "rightsgraph.cli.arguments", "rightsgraph.records"]
)
def test_importing_the_package_or_the_command_line_loads_no_heavy_library(module):
    loaded = json.loads(python(f"import json, {module}; print(json.dumps(sorted(sys.modules)))", str(ROOT / "graph")))
    assert module in loaded
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.parametrize("name", rightsgraph.__all__)
def test_every_public_name_is_there_and_documented(name):
    found = getattr(rightsgraph, name)
    if name != "__version__":
        assert found.__doc__


def test_an_unknown_public_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'perpetrators'"):
        _ = rightsgraph.perpetrators


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    assert len(list(out.glob("*.tar.gz"))) == 1
    (found,) = out.glob("*.whl")
    return found


def test_every_resource_and_every_module_is_in_the_wheel_that_the_sdist_gives(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        for folder, place in SHIPPED.items():
            files = sorted(f for f in (ROOT / folder).rglob("*") if f.is_file())
            assert files, f"{folder} is empty"
            for file in files:
                name = f"{place}/{file.relative_to(ROOT / folder).as_posix()}"
                assert name in inside
                assert archive.read(name) == file.read_bytes()
    modules = {f.relative_to(ROOT / "graph").as_posix() for f in (ROOT / "graph").rglob("*.py")}
    assert modules <= inside
    assert "rightsgraph/py.typed" in inside
    assert {name.split("/")[0] for name in inside} == {
        "rightsgraph",
        f"rightsgraph-{rightsgraph.__version__}.dist-info",
    }


def test_the_unpacked_wheel_reads_its_own_resources_outside_the_checkout(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "from rightsgraph.resources import resource, resources_in\n"
    code += "print(resource('shapes')); print(len(resources_in('ontology', '.ttl')))"
    where, count = python(code, str(tmp_path)).split()
    assert where == str(tmp_path / "rightsgraph" / "_resources" / "shapes")
    assert int(count) >= 1


@pytest.mark.parametrize("name", ["runtime", "test", "spark"])
def test_locked_requirements_have_hashes_and_no_address(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[\S+\])?==\S+", text, flags=re.MULTILINE)
    assert len(pins) >= 60
    assert len(re.findall(r"^\S+==.*\\\n +--hash=sha256:[0-9a-f]{64}", text, flags=re.MULTILINE)) == len(pins)
    assert not re.search(r"://|^-|@ ?file| /\w", re.sub(r"^ +#.*|^#.*", "", text, flags=re.MULTILINE), re.MULTILINE)


def test_the_test_requirements_pin_what_the_runtime_requirements_pin():
    runtime, test = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("runtime", "test")
    )
    assert len(runtime) >= 60
    assert runtime <= test


def test_the_page_on_the_command_line_says_what_help_says():
    script = ROOT / "scripts" / "write_cli_docs.py"
    checked = subprocess.run([sys.executable, str(script), "--check"], check=False)
    assert checked.returncode == 0, "docs/cli.md is stale: run `make docs`"
