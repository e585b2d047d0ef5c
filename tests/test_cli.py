"""The command line, run as a process: what it prints and where, its exit status, one clear line for what goes wrong."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("build", "validate", "query", "export", "network", "eval")
HR = "https://w3id.org/rightsgraph/ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "jsonl", "mentions")
PROJECTIONS = ("co-detained", "person-organisation", "claims", "co-mention")
TEXT = (
    "Oruba: Two teachers held over online letters\n\n"
    "Police arrested Marta Quellin in Lisbon on 3 May 2021 after she posted an open letter. "
    "Her colleague Tobias Renard was sentenced to five years in prison in June 2021.\n\n"
    'Human Rights Watch said: "Marta Quellin should be released immediately."\n'
)


def run(*arguments, cwd, stdin=b"", environment=()):
    return subprocess.run(
        [sys.executable, "-m", "rightsgraph", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "graph"), "COLUMNS": "100", **dict(environment)},
        check=False,
    )


def failure(*arguments, cwd, stdin=b""):
    """Run what must fail with exit status 2 and one line; return the line."""
    done = run(*arguments, cwd=cwd, stdin=stdin)
    error = done.stderr.decode()
    assert done.returncode == 2, (done.returncode, error)
    assert done.stdout == b""
    assert error.startswith("rightsgraph: ")
    assert error.count("\n") == 1, error
    assert "Traceback" not in error
    return error.removeprefix("rightsgraph: ").rstrip("\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("cli")
    (made / "case.txt").write_text(TEXT, encoding="utf-8")
    done = run("build", "case.txt", "--out", "out", cwd=made)
    assert done.returncode == 0, done.stderr.decode()
    assert b"1 document" in done.stdout
    assert done.stderr == b""
    return made


# What can be asked without a build


def test_help_loads_no_heavy_library_and_documents_the_exit_status(tmp_path):
    heavy = ("spacy", "numpy", "rdflib", "pyoxigraph", "pyshacl", "networkx", "matplotlib", "rich", "lxml", "starlette")
    loaded = f"import sys, rightsgraph.cli as c; c.main(['--help']); print([m for m in {heavy} if m in sys.modules])"
    tried = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True)
    assert tried.stdout.decode().splitlines()[-1] == "[]"
    done = run("--help", cwd=tmp_path)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert all(f"\n    {name} " in text for name in COMMANDS)
    assert "exit status:" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, tmp_path):
    done = run(command, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(f"usage: rightsgraph {command} ".encode())


def test_the_version_is_the_packages_version(tmp_path):
    from rightsgraph import __version__

    assert run("--version", cwd=tmp_path).stdout.decode() == f"rightsgraph {__version__}\n"


def test_the_named_questions_are_listed_with_their_parameters(tmp_path):
    done = run("query", "--list", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    names = re.findall(r"^(\S+)$", done.stdout.decode(), flags=re.MULTILINE)
    assert len(names) == len(set(names)) == 22
    assert "still-detained" in names
    assert "--set name=" in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "required: COMMAND"),
        (("biuld",), "biuld"),
        (("build",), "required: PATH, --out"),
        (("build", "x.txt"), "required: --out"),
        (("build", "x.txt", "--out", "out", "--max-bytes", "0"), "'0' is not a whole number above 0"),
        (("build", "x.txt", "--out", "out", "--base", "nowhere"), "--base 'nowhere': not a base IRI"),
        (("build", "x.txt", "--out", "out"), "x.txt"),
        (("query",), "give OUT and a question, or --list"),
        (("query", "out"), "give OUT and a question, or --list"),
        (("query", "out", "still-detained"), "out: no such folder"),
        (("query", "out", "still-detained", "--set", "name"), "--set name: no name=value"),
        (("query", "out", "still-detained", "--format", "xls"), "'xls'"),
        (("export", "out", "--format", "docx"), "'docx'"),
        (("export", "out", "--format", "turtle"), "out: no such folder"),
        (("network", "out", "--project", "claims"), "give --format, --plot or --measures"),
        (("network", "out", "--project", "friends", "--format", "gexf"), "'friends'"),
        (("network", "out", "--project", "claims", "--format", "gexf"), "out: no such folder"),
        (("validate", "out"), "out"),
        (("validate", "none.ttl"), "none.ttl: no such file"),
        (("eval", "out", "gold"), "gold: no such file or folder"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_status_2(arguments, said, tmp_path):
    assert said in failure(*arguments, cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []


# Input that cannot be read: nothing is left behind

BAD_INPUT = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t",
    "nul.txt": b"Police arrested\x00 Marta",
    "binary.txt": bytes(range(256)) * 40,
    "broken.jsonl": b'{"id": "a", "text": \n',
}


@pytest.mark.parametrize("name", BAD_INPUT)
def test_input_that_cannot_be_read_is_one_line_that_names_the_file(name, tmp_path):
    (tmp_path / name).write_bytes(BAD_INPUT[name])
    assert name in failure("build", name, "--out", "out", cwd=tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == [name]


def test_a_file_of_50_megabytes_is_refused(tmp_path):
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    assert "large.txt" in failure("build", "large.txt", "--out", "out", cwd=tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == ["large.txt"]


def test_a_folder_without_readable_files_is_one_line(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "table.xls").write_bytes(b"\xd0\xcf")
    assert "texts" in failure("build", "texts", "--out", "out", cwd=tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == ["texts"]


def test_a_model_that_is_not_installed_is_one_line_with_a_remedy(tmp_path):
    (tmp_path / "case.txt").write_text(TEXT, encoding="utf-8")
    error = failure("build", "case.txt", "--out", "out", "--model", "en_no_such_model", cwd=tmp_path)
    assert error.startswith("--model en_no_such_model: ")
    assert "install" in error
    assert [f.name for f in tmp_path.iterdir()] == ["case.txt"]


@pytest.mark.parametrize("out", ["/dev/null/out", "case.txt", "mine"])
def test_an_output_that_cannot_be_written_or_is_not_ours_is_left_alone(out, tmp_path):
    (tmp_path / "case.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert Path(out).name in failure("build", "case.txt", "--out", out, cwd=tmp_path)
    assert sorted(f.name for f in tmp_path.iterdir()) == ["case.txt", "mine"]
    assert [f.name for f in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_what_cannot_be_read_is_told_and_does_not_stop_the_others(tmp_path):
    (tmp_path / "a\x1b[31m.txt").write_bytes(b"")
    (tmp_path / "case.txt").write_text(TEXT, encoding="utf-8")
    done = run("build", ".", "--out", "out", "--strict", "--json", cwd=tmp_path)
    assert done.returncode == 2
    summary = json.loads(done.stdout)
    assert (summary["documents"], len(summary["unread"])) == (1, 1)
    assert done.stderr.startswith(b"not read: ")
    assert b"\x1b" not in done.stderr
    assert b"\\x1b" in done.stderr
    assert run("query", "out", "ASK { ?s ?p ?o }", cwd=tmp_path).returncode == 0


# A build, asked and exported


def test_a_build_tells_what_it_wrote(folder):
    written = {f.name for f in (folder / "out").iterdir()}
    files = "documents.jsonl graph inputs.json quarantine.trig report.json report.txt rightsgraph.json"
    assert written == set(files.split())
    report = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["conforms"]
    assert report["documents"] == 1
    assert report["claims"]["all"] >= 3
    assert {"arrest", "sentencing", "release"} <= set(report["claims"]["by_type"])
    assert report["mentions"]["person"] >= 3


def test_a_second_build_replaces_the_first_and_gives_the_same_bytes(folder, tmp_path):
    for name in ("case.txt",):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    for _ in range(2):
        assert run("build", "case.txt", "--out", "out", cwd=tmp_path).returncode == 0
    for name in ("report.json", "report.txt", "rightsgraph.json", "quarantine.trig"):
        assert (tmp_path / "out" / name).read_bytes() == (folder / "out" / name).read_bytes()
    first, second = (run("export", "out", "--format", "nquads", cwd=place).stdout for place in (folder, tmp_path))
    assert first == second
    assert sorted(f.name for f in tmp_path.iterdir()) == ["case.txt", "out"]


def test_a_text_on_standard_input_is_built(tmp_path):
    done = run("build", "-", "--out", "out", "--json", cwd=tmp_path, stdin=TEXT.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"] == 1


def test_the_order_of_the_inputs_changes_nothing_and_a_repeat_counts_once(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.txt").write_text(TEXT.replace("Marta", "Nadia"), encoding="utf-8")
    one = run("build", "a.txt", "b.txt", "c.txt", "--out", "one", cwd=tmp_path)
    run("build", "c.txt", "b.txt", "a.txt", "--out", "two", cwd=tmp_path)
    assert one.returncode == 0
    assert b"counted once: b.txt: the same text as a.txt" in one.stderr
    one, two = (run("export", out, "--format", "nquads", cwd=tmp_path).stdout for out in ("one", "two"))
    assert one == two
    for name in ("report.json", "rightsgraph.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_goes_to_standard_output_or_whole_to_a_file(form, folder, tmp_path):
    done = run("export", "out", "--format", form, cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    target = tmp_path / "graph"
    filed = run("export", "out", "--format", form, "-o", target, cwd=folder)
    assert (filed.returncode, filed.stdout, filed.stderr) == (0, b"", b"")
    assert target.read_bytes() == done.stdout
    assert len(done.stdout) > 100
    assert [f.name for f in tmp_path.iterdir()] == ["graph"]
    assert TEXT.encode() not in done.stdout


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("form", ["graphml", "gexf", "csv", "json"])
def test_every_network_is_written_in_every_format(projection, form, folder):
    done = run("network", "out", "--project", projection, "--format", form, cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_a_network_is_drawn_without_writing_it(folder, tmp_path):
    done = run("network", "out", "--project", "co-mention", "--plot", tmp_path / "n.svg", cwd=folder)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
    assert b"<svg" in (tmp_path / "n.svg").read_bytes()


def test_a_question_gives_rows_in_every_format(folder):
    text = f"SELECT ?n WHERE {{ ?p a <{HR}Person> ; <{LABEL}> ?n }} ORDER BY ?n"
    answers = {
        form: run("query", "out", text, "--format", form, cwd=folder) for form in ("table", "csv", "tsv", "json")
    }
    assert {(a.returncode, a.stderr) for a in answers.values()} == {(0, b"")}
    rows = list(csv.reader(io.StringIO(answers["csv"].stdout.decode(), newline="")))
    assert rows == [["n"], ["Marta Quellin"], ["Tobias Renard"]]
    found = json.loads(answers["json"].stdout)["results"]["bindings"]
    assert [row["n"]["value"] for row in found] == ["Marta Quellin", "Tobias Renard"]
    assert b"Marta Quellin" in answers["table"].stdout
    assert answers["tsv"].stdout.startswith(b"?n\n")


def test_a_question_may_be_named_filed_typed_or_piped(folder, tmp_path):
    (tmp_path / "ask.rq").write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    for question in ("still-detained", tmp_path / "ask.rq", "ASK { ?s ?p ?o }", "-"):
        assert run("query", "out", question, cwd=folder, stdin=b"ASK { ?s ?p ?o }").returncode == 0


def test_a_parameter_is_given_and_cannot_break_out_of_its_place(folder):
    ask = ("query", "out", "timeline-of-a-person", "--format", "csv", "--set")
    assert run(*ask, "name=Marta Quellin", cwd=folder).stdout.count(b"\n") > 1
    assert run(*ask, 'name=x" } UNION { ?s ?p ?o } #', cwd=folder).stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("still-detaind", "did you mean still-detained?"),
        ("SELECT ?x WHERE { ?x }", "SPARQL"),
        ("none.rq", "none.rq: no such file"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", ""),
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_line(question, said, folder):
    assert said.lower() in failure("query", "out", question, cwd=folder).lower()


def test_an_unknown_parameter_is_one_line_that_names_those_known(folder):
    assert "name" in failure("query", "out", "timeline-of-a-person", "--set", "nmae=x", cwd=folder)


def test_a_build_conforms_and_a_broken_file_does_not(folder, tmp_path):
    done = run("validate", "out", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = run("export", "out", "--format", "nquads", cwd=folder).stdout.decode().splitlines()
    kept = [line for line in lines if "#excerpt>" not in line and "ns#trigger>" not in line]
    assert len(kept) < len(lines)
    (tmp_path / "broken.nq").write_text("\n".join(kept) + "\n", encoding="utf-8")
    done = run("validate", tmp_path / "broken.nq", cwd=folder)
    assert done.returncode == 1, done.stdout.decode() + done.stderr.decode()
    assert json.loads(run("validate", tmp_path / "broken.nq", "--json", cwd=folder).stdout)


def test_a_file_that_is_not_rdf_and_broken_shapes_are_one_line(folder, tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> ", encoding="utf-8")
    assert "broken.ttl" in failure("validate", broken, cwd=folder)
    assert "broken.ttl" in failure("validate", "out", "--shapes", broken, cwd=folder)
    assert "case.txt" in failure("validate", "case.txt", cwd=folder)


def test_the_evaluation_prints_figures_and_json(folder, tmp_path):
    entity = {"name": "Marta Quellin", "kind": "person", "mentions": [[TEXT.index("Marta"), TEXT.index("Marta") + 13]]}
    (tmp_path / "gold.json").write_text(json.dumps({"id": "case.txt", "entities": [entity]}), encoding="utf-8")
    done = run("eval", "out", tmp_path / "gold.json", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"person" in done.stdout
    figures = json.loads(run("eval", "out", tmp_path / "gold.json", "--json", cwd=folder).stdout)
    assert figures["names"]["entities"]["person"]["recall"] == 1.0


# Streams


def test_a_reader_that_goes_away_ends_the_command_quietly(folder):
    command = [sys.executable, "-m", "rightsgraph", "export", "out", "--format", "nquads"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "graph")}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        error = process.stderr.read()
    assert (process.returncode, error) == (141, b"")


def test_an_output_file_that_cannot_be_written_is_one_line_and_nothing_is_left(folder, tmp_path):
    target = tmp_path / "none" / "graph.ttl"
    assert "graph.ttl" in failure("export", "out", "--format", "turtle", "-o", target, cwd=folder)
    assert "is a folder" in failure("export", "out", "--format", "turtle", "-o", tmp_path, cwd=folder)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_one_line(folder):
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "rightsgraph", "export", "out", "--format", "nquads"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "graph")}
        done = subprocess.run(command, cwd=folder, env=environment, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"No space left on device; free some space" in done.stderr


def test_progress_is_shown_on_a_terminal_only(folder, tmp_path):
    command = [sys.executable, "-m", "rightsgraph", "build", "case.txt", "--out", str(tmp_path / "out"), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "graph"), "TERM": "xterm-256color"}
    terminal, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(terminal, 4096)
            except OSError:  # the other end was closed: Linux says EIO
                break
            if not piece:
                break
            shown += piece
        data = process.stdout.read()
    os.close(terminal)
    assert process.returncode == 0
    assert json.loads(data)["documents"] == 1
    assert b"1/1" in shown
